"""Lines of a text in a width: for labels, rows and everything else that is drawn rather than typed in."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from ita_desktop.thai.words import Words, clusters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFont

_RUN = re.compile(r"[ก-๛]+|[^ก-๛]+")
_SPACE = re.compile(r"\s+|(?<=[-/])(?=[^\s-])")


@lru_cache(maxsize=1)
def _words() -> Words:
    return Words()


@lru_cache(maxsize=4096)
def _cuts_in(run: str) -> tuple[int, ...]:
    if run[0] >= "ก":
        return tuple(cut[0] for cut in _words().cuts(run))
    return tuple(found.end() for found in _SPACE.finditer(run) if not run[: found.end()].endswith("E-"))


def cuts(text: str) -> tuple[int, ...]:
    """Return where a line of the text may end: behind blanks and between words, in code points."""
    found: list[int] = []
    for run in _RUN.finditer(text):
        found += (run.start() + at for at in _cuts_in(run[0]))
    return tuple(found)


@lru_cache(maxsize=4096)
def flow(text: str, font: QFont, width: float, most: int = 0) -> tuple[str, ...]:
    """Return the lines of a text in a width (pixels); of more than ``most`` (0: any number) the last ends in "…"."""
    wide = QFontMetricsF(font).horizontalAdvance
    out: list[str] = []
    for paragraph in text.split("\n"):
        ends = (*cuts(paragraph), len(paragraph))
        start = 0
        while True:
            rest = paragraph[start:]
            end = _longest(rest, [e - start for e in ends if e > start], wide, width)
            end = end or _longest(rest, clusters(rest), wide, width) or min((*clusters(rest), len(rest)))
            out.append(rest[:end].rstrip())
            start += end
            if start >= len(paragraph):
                break
    if most and len(out) > most:
        return (*out[: most - 1], elided("".join(out[most - 1 :]), font, width))
    return tuple(out)


def elided(text: str, font: QFont, width: float) -> str:
    """Return the text in one line, its end replaced by "…" where it is too long; no cluster is cut."""
    wide = QFontMetricsF(font).horizontalAdvance
    if wide(text) <= width:
        return text
    return text[: _longest(text, clusters(text), wide, width - wide("…"))].rstrip() + "…"


def _longest(text: str, ends: Sequence[int], wide: Callable[[str], float], width: float) -> int:
    """Return the last of the ends up to which the text fits in the width, 0 where not even the first does."""
    at = bisect_right(ends, width, key=lambda end: wide(text[:end].rstrip()))
    return ends[at - 1] if at else 0
