"""Parts of a text to be quoted: they begin and end where words do, and "…" tells that something was left out."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ita_desktop.thai.words import Words, clusters

if TYPE_CHECKING:
    from collections.abc import Iterable

_ABBREVIATION = r"(?<![ก-๎])(?:[ก-ฮ]{1,4}\.)+"
_PIECE = re.compile(rf"{_ABBREVIATION}|(?P<thai>[ก-๎]+)|[^\sก-๎]+|\s+")
_LONGEST = 40
"""Characters: a longer word (a web address, a slip of the keyboard) is cut like one that no list knows."""


def beginning(text: str, most: int) -> str:
    """Return a text on one line, cut at the end of a word so that at most ``most`` characters of it are left."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: _before(line, most) or most].rstrip() + "…"


def ending(text: str, most: int) -> str:
    """Return the end of a text on one line, at most ``most`` characters of it, beginning with a word."""
    line = " ".join(text.split())
    return line if len(line) <= most else "…" + line[_after(line, len(line) - most) :].lstrip()


def around(text: str, start: int, end: int, margin: int) -> str:
    """Return the part of a text from ``start`` to ``end`` with the words near it, within ``margin`` characters.

    A word that the part begins or ends in is there whole.
    """
    return _between(text, *_widened(text, start, end, margin))


def around_change(before: str, after: str, margin: int = 20) -> tuple[str, str]:
    """Return two texts cut down to where they differ, with the same words around it."""
    shorter = min(len(before), len(after))
    start = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    same = next((n for n in range(shorter - start) if before[-1 - n] != after[-1 - n]), shorter - start)
    parts = [_widened(text, start, len(text) - same, margin) for text in (before, after)]
    first = min(part[0] for part in parts)
    behind = min(len(text) - part[1] for text, part in zip((before, after), parts, strict=True))
    one, other = (_between(text, first, len(text) - behind) for text in (before, after))
    return one, other


def _widened(text: str, start: int, end: int, margin: int) -> tuple[int, int]:
    first, last = _before(text, start), _after(text, end)
    return (
        min(first, _after(text, max(0, start - margin))),
        max(last, _before(text, min(len(text), end + margin))),
    )


def _between(text: str, first: int, last: int) -> str:
    part = " ".join(text[first:last].split())
    return ("…" if text[:first].strip() else "") + part + ("…" if text[last:].strip() else "")


def _before(text: str, at: int) -> int:
    """Return the last place up to ``at`` where a word begins or ends."""
    return max((place for place in _places(text, at) if place <= at), default=0)


def _after(text: str, at: int) -> int:
    """Return the first place from ``at`` on where a word begins or ends."""
    return min((place for place in _places(text, at) if place >= at), default=len(text))


def _places(text: str, at: int) -> Iterable[int]:
    """Return the places in the word around ``at`` where the text may be cut, its start and its end among them."""
    for piece in _PIECE.finditer(text):
        if piece.start() <= at <= piece.end():
            start, end = piece.span()
            places: list[int] = [start, end]
            if piece["thai"]:
                places += (start + cut.at for cut in _words().cuts(piece[0]))
            places.sort()
            gap = next(((a, b) for a, b in pairwise(places) if a <= at <= b), (start, end))
            if gap[1] - gap[0] > _LONGEST:
                return chain(places, (start + cut for cut in clusters(piece[0])))
            return places
    return ()


@cache
def _words() -> Words:
    return Words()
