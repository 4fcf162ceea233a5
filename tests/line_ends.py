"""Where the lines of finished pages end, judged by hand-marked places between words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ita_desktop.report.typeset.breaker import Breaker
    from ita_desktop.report.typeset.lines import Galley
    from ita_desktop.report.typeset.page import Page

    Marks = Mapping[str, Mapping[str, str]]
    """Runs of Thai letters, each with its places: "OK" between words, "MINOR" inside a compound, "BAD" in a word."""

_RUN = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_WEAK = {
    *("ที่", "ซึ่ง", "อัน", "และ", "หรือ", "แต่", "กับ", "ของ", "แห่ง", "ใน", "นอก", "บน", "ใต้", "จาก", "ถึง", "ต่อ", "ตาม"),
    *(
        "โดย",
        "ด้วย",
        "เพื่อ",
        "สำหรับ",
        "แก่",
        "ให้",
        "แด่",
        "เป็น",
        "คือ",
        "ได้แก่",
        "มี",
        "ได้",
        "ได้รับ",
        "จะ",
        "ต้อง",
        "ควร",
        "ไม่",
        "ทุก",
    ),
}


class LineEnd(NamedTuple):
    """The end of a line that is not its paragraph's last: the paragraph's text, and how much of it stands before."""

    text: str
    at: int

    def __str__(self) -> str:
        return f"{self.text[max(0, self.at - 20) : self.at]}|{self.text[self.at : self.at + 20]}"


def line_ends(pages: Iterable[Page]) -> list[LineEnd]:
    """Return every line end of some pages; those of repeated headings once."""
    galleys = {
        id(text.galley): text.galley for page in pages for layer in page.layers for text in layer.texts if text.galley
    }
    return [end for galley in galleys.values() for end in _ends_of(galley)]


def _ends_of(galley: Galley) -> Iterator[LineEnd]:
    for _paragraph, lines in groupby(galley.lines, key=lambda line: line.paragraph):
        parts = [line.read() for line in lines]
        text, at = "".join(parts), 0
        for part in parts[:-1]:
            at += len(part)
            yield LineEnd(text, at)


def judge(end: LineEnd, marks: Marks) -> str:
    """Return the mark of a line end: "OK" at a space or a sign, "UNKNOWN" in a run that nobody has marked."""
    run = next((m for m in _RUN.finditer(end.text) if m.start() < end.at < m.end()), None)
    return _mark(run[0], end.at - run.start(), marks) if run else "OK"


def _mark(run: str, at: int, marks: Marks) -> str:
    if run in marks:
        return marks[run].get(str(at), "BAD")
    for cut in range(1, len(run)):  # two runs that were torn apart where they were marked
        if run[:cut] in marks and run[cut:] in marks:
            return "OK" if at == cut else _mark(run[:cut], at, marks) if at < cut else _mark(run[cut:], at - cut, marks)
    for longer, places in marks.items():
        if run in longer:
            return places.get(str(longer.index(run) + at), "BAD")
    return "UNKNOWN"


def tally(ends: Iterable[LineEnd], marks: Marks, breaker: Breaker) -> Counter[str]:
    """Count line ends by their marks, and under "WEAK" those behind a word that belongs to the next."""
    count: Counter[str] = Counter()
    for end in ends:
        count[judge(end, marks)] += 1
        count["WEAK"] += _last_word(end.text[: end.at], breaker) in _WEAK
    return count


def _last_word(text: str, breaker: Breaker) -> str:
    pieces = breaker.pieces(text.rstrip())
    return pieces[-1].text if pieces else ""
