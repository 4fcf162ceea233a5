"""All words of a report in printed order, each text with its place, and the whole as one string to search in.

A rule that looks for something in every text searches the one string, which costs little however many texts
there are, and is told the text it was found in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.model import ColumnKind, Fix, Lines, Place, Report, SetText

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ita_desktop.domain.model import Activity

_BLANK = re.compile(r"[^\S\n]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A text and its place."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A part of a text, ``start`` to ``end`` in its characters."""

    spot: Spot
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the words found."""
        return self.spot.text[self.start : self.end]

    def overlaps(self, other: Hit) -> bool:
        """Return whether the two parts have a character in common."""
        return self.spot.place == other.spot.place and self.start < other.end and other.start < self.end


class Corpus:
    """The texts of a report, and ``text``: all of them, a line feed between."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        self.spots = tuple(spots)
        self.text = "\n".join(spot.text for spot in self.spots)
        self._starts = list(accumulate((len(spot.text) + 1 for spot in self.spots), initial=0))

    def hit(self, start: int, end: int) -> Hit:
        """Return the part of a text that stands at ``start`` to ``end`` of the whole; it ends where its text does."""
        at = bisect_right(self._starts, start) - 1
        spot, first = self.spots[at], self._starts[at]
        return Hit(spot, start - first, min(end - first, len(spot.text)))

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Hit, re.Match[str]]]:
        """Yield where a pattern is found. It must not match a line feed."""
        for match in pattern.finditer(self.text):
            yield self.hit(*match.span()), match

    @cached_property
    def squeezed(self) -> Squeezed:
        """Return the whole without its blanks: what was torn and set together again has them in odd places."""
        return Squeezed(self.text)


class Squeezed:
    """A text without blanks; line feeds stay."""

    def __init__(self, text: str) -> None:
        self.text = _BLANK.sub("", text)
        blanks = (m.start() for m in _BLANK.finditer(text))
        self._before = [at - n for n, at in enumerate(blanks)]  # where in the squeezed text each blank fell out

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where the first to the last letter of a part stand in the text with blanks."""
        return start + bisect_right(self._before, start), end - 1 + bisect_right(self._before, end - 1) + 1


def corpus(report: Report) -> Corpus:
    """Return all that was typed into a report but for codes, web addresses and evidence."""
    return Corpus(spot for spot in _spots(report) if spot.text)


def _spots(report: Report) -> Iterator[Spot]:
    for name in ("title", "preface", "preface_signed"):
        yield Spot(Place(name), "\n".join(getattr(report, name)))
    yield Spot(Place("prepared_by"), report.prepared_by)
    yield Spot(Place("date"), report.date.text)
    yield Spot(Place("as_of"), report.as_of.text)
    keys = [c.key for c in report.columns if c.kind not in {ColumnKind.TITLE, ColumnKind.LINK}]
    for issue in report.issues:
        yield Spot(Place("title", issue.uid), issue.title)
        for measure in issue.measures:
            yield Spot(Place("title", issue.uid, measure.uid), measure.title)
            for row in measure.activities:
                for key in keys:
                    yield from _cell_spots(row, key, Place(key, issue.uid, measure.uid, row.uid))
            yield Spot(Place("note", issue.uid, measure.uid), measure.note)


def _cell_spots(row: Activity, key: str, place: Place) -> Iterator[Spot]:
    cell = row.cell(key)
    if isinstance(cell, Lines):
        for line in cell.lines:
            yield Spot(Place(key, place.issue_uid, place.measure_uid, row.uid, line.uid), line.text)
    else:
        yield Spot(place, cell_text(cell))


def alike(hits: Iterable[Hit]) -> Iterator[tuple[Hit, ...]]:
    """Yield the hits together that are the same words in the same text: they are one finding."""
    groups: dict[tuple[Place, str], list[Hit]] = {}
    for hit in hits:
        groups.setdefault((hit.spot.place, hit.text), []).append(hit)
    yield from map(tuple, groups.values())


def reword(spot: Spot, changes: Iterable[tuple[int, int, str]]) -> Fix:
    """Return the proposal to write other words for some parts of a text (start, end, words; none overlap)."""
    text = spot.text
    for start, end, words in sorted(changes, reverse=True):
        text = text[:start] + words + text[end:]
    return (SetText(spot.place, spot.text, text),)
