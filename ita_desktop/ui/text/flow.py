"""Lines of a text in a width, ended at words by rules of our own.

A line ends behind a blank, between two words, or at a sign that allows it; behind a word that leans on the next one
("ของ") or inside a compound only where the line would be left too short else. A stretch that has no such place and is
wider than the line is cut between two clusters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from ita_desktop.thai.words import BOUND_WORDS, WEAK_WORDS, Words, clusters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QFont, QTextLine

_THAI = "ก-ฺเ-๎"
_ATOM = re.compile(rf"[{_THAI}]+|\s+|[^{_THAI}\s]+")
_LEANING = WEAK_WORDS | BOUND_WORDS
_STEP = re.compile(r"(?<=[-/,;])(?=[A-Za-z])")
_BEGINS_WORD = re.compile("[ก-ฮเ-ไ]")
_BEFORE_THAI = frozenset(")]}”’»,;!?%…")  # behind these Thai letters may begin a line though no blank stands between
_OPENERS = frozenset("([{“‘«")
_CLOSERS = frozenset(")]}”’»,.:;!?%…ๆฯ")
_HAIR = 1 / 64  # the least that Qt's lengths differ by
_FILLED = 0.5  # how much of its line a better place to end it must leave filled


class Ends(NamedTuple):
    """Where a line of a text may end, in code points: every place, and those where it gladly ends."""

    every: tuple[int, ...]
    glad: tuple[int, ...]


class _Atom(NamedTuple):
    """What was found in an unbroken run of letters: ``leans`` tells whether its last word leans on the next."""

    every: tuple[int, ...]
    glad: tuple[int, ...]
    leans: bool


class _Known:
    """The words that lines end at."""

    def __init__(self) -> None:
        self.words: Words | None = None
        self.names: frozenset[str] = frozenset()

    def cuts(self, run: str) -> tuple[tuple[int, bool], ...]:
        if self.words is None:
            self.words = Words(self.names)
        return self.words.cuts(run)


_known = _Known()


def keep_whole(names: Iterable[str]) -> None:
    """Keep these names of an office whole from now on, beside the words that are always known."""
    wanted = frozenset(names)
    if wanted != _known.names:
        _known.names, _known.words = wanted, None
        for found in (_thai, ends, flow):
            found.cache_clear()


@lru_cache(maxsize=8192)
def _thai(run: str) -> _Atom:
    every, glad, start = [], [], 0
    for at, inner in _known.cuts(run):
        every.append(at)
        if not inner and run[start:at] not in _LEANING:
            glad.append(at)
        start = at
    return _Atom(tuple(every), tuple(glad), run[start:] in _LEANING)


@lru_cache(maxsize=4096)
def _foreign(run: str) -> _Atom:
    every = tuple(m.end() for m in _STEP.finditer(run) if not run[: m.end()].endswith("E-"))
    return _Atom(every, every, leans=False)


@lru_cache(maxsize=1024)
def ends(text: str) -> Ends:
    """Return where a line of the text may end."""
    every: list[int] = []
    glad: list[int] = []
    before, leans = "", False
    for found in _ATOM.finditer(text):
        run, start = found[0], found.start()
        first = run[0]
        if first.isspace():
            following = text[found.end() : found.end() + 1]
            if before and following and following not in _CLOSERS and before[-1] not in _OPENERS:
                every.append(found.end())
                if not leans:
                    glad.append(found.end())
            before = ""
            continue
        thai = "ก" <= first <= "๎"
        if before and _may_part(before, first, thai=thai):
            every.append(start)
            if not leans:
                glad.append(start)
        atom = _thai(run) if thai else _foreign(run)
        every += [start + at for at in atom.every]
        glad += [start + at for at in atom.glad]
        before, leans = run, atom.leans
    return Ends(tuple(every), tuple(glad))


def _may_part(before: str, first: str, *, thai: bool) -> bool:
    """Tell whether a line may end between a run and the one that follows without a blank."""
    if thai:
        last = before[-1]
        return (last in _BEFORE_THAI or (last.isascii() and last.isalpha())) and bool(_BEGINS_WORD.match(first))
    return first in _OPENERS or (first.isascii() and first.isalpha())


def cuts(text: str) -> tuple[int, ...]:
    """Return where a line of the text may end: behind blanks, between words and at signs, in code points."""
    return ends(text).every


def line_end(text: str, found: Ends, start: int, most: int) -> int:
    """Return where the line that begins at ``start`` ends, when the letters up to ``most`` have room."""
    every, glad = found
    at = bisect_right(every, most)
    if not at or every[at - 1] <= start:
        last = [start + place for place in clusters(text[start : most + 8]) if start + place <= most]
        return last[-1] if last else max(most, start + 1)
    end = every[at - 1]
    at = bisect_right(glad, end)
    if at and glad[at - 1] - start >= _FILLED * (end - start):
        return glad[at - 1]
    return end


def left_of(line: QTextLine, at: int) -> float:
    """Return where in a line a place of its text stands, from the line's left."""
    return float(line.cursorToX(at)[0])  # type: ignore[index]  # a pair: the place may be moved to a cluster's edge


def broken(layout: QTextLayout, text: str, width: float) -> Iterator[QTextLine]:
    """Break a layout's text (``text``, with what an input method has not handed over yet) and yield its lines."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
    layout.setTextOption(option)
    size, found = len(text), None
    layout.beginLayout()
    start = 0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        most = start + line.textLength()
        if most < size:
            found = found or ends(text)
            end = line_end(text, found, start, most)
            if end != most:
                line.setLineWidth(left_of(line, end) + _HAIR)  # setNumColumns counts clusters as the font has them
            most = start + line.textLength()
        start = most
        yield line
    layout.endLayout()


@lru_cache(maxsize=4096)
def flow(text: str, font: QFont, width: float, most: int = 0) -> tuple[str, ...]:
    """Return the lines of a text in a width (pixels); of more than ``most`` (0: any number) the last ends in "…"."""
    out: list[str] = []
    for paragraph in text.split("\n"):
        out += _lines(paragraph, font, width)
    if most and len(out) > most:
        return (*(line.rstrip() for line in out[: most - 1]), elided("".join(out[most - 1 :]), font, width))
    return tuple(line.rstrip() for line in out)


def _lines(paragraph: str, font: QFont, width: float) -> list[str]:
    if not paragraph or QFontMetricsF(font).horizontalAdvance(paragraph) <= width:
        return [paragraph]
    layout = QTextLayout(paragraph, font)
    spans = [(line.textStart(), line.textLength()) for line in broken(layout, paragraph, width)]
    return [paragraph[start : start + many] for start, many in spans]


def elided(text: str, font: QFont, width: float) -> str:
    """Return the text in one line, its end replaced by "…" where it is too long; no cluster is cut."""
    wide = QFontMetricsF(font).horizontalAdvance
    if wide(text) <= width:
        return text
    places = clusters(text)
    room = width - wide("…")
    at = bisect_right(places, room, key=lambda end: wide(text[:end].rstrip()))
    return text[: places[at - 1] if at else 0].rstrip() + "…"


def place_lines(layout: QTextLayout, text: str, width: float, high: float, base: float) -> int:
    """Break a layout's text into lines ``high`` apart, their letters standing at ``base`` in them; return how many."""
    count = 0
    for line in broken(layout, text, width):
        line.setPosition(QPointF(0, count * high + base - line.ascent()))
        count += 1
    return count
