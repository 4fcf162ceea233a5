"""Words of a text as the caret and the mouse know them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from ita_desktop.ui.text.flow import cuts

_RUN = re.compile(r"[ก-ฺเ-๎]+|\w+|\s+|[^\w\s]+")


def _words(text: str) -> list[tuple[int, int]]:
    """Return the words of a text, blanks and signs between them left out."""
    places = cuts(text)
    out = []
    for run in _RUN.finditer(text):
        if run[0].isspace():
            continue
        start, end = run.span()
        edges = [start, *places[bisect_right(places, start) : bisect_left(places, end)], end]
        out += list(pairwise(edges))
    return out


def next_word(text: str, at: int) -> int:
    """Return where the next word begins, the end of the text behind the last."""
    return next((start for start, _end in _words(text) if start > at), len(text))


def previous_word(text: str, at: int) -> int:
    """Return where the word that the place is behind or in begins, 0 before the first."""
    return next((start for start, _end in reversed(_words(text)) if start < at), 0)


def word_at(text: str, at: int) -> tuple[int, int]:
    """Return the word that holds a place, or that ends there; where there is none, the place alone."""
    for start, end in _words(text):
        if start <= at < end or at == end == len(text):
            return start, end
    return next(((start, end) for start, end in _words(text) if end == at), (at, at))
