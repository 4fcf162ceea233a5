"""What an office has written before, to be offered while a clerk types the same again.

Read from the reports of all years of the open file and from nowhere else. An issue that stays the same object is not
read again, so that asking after every key costs as much as the issue that is typed in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_desktop.domain.cells import cell_lines
from ita_desktop.domain.model import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ita_desktop.domain.model import Cell, Issue, Measure, OfficeFile

KINDS = ("มาตรการ", "โครงการ", "กิจกรรม")
"""What a measure's title begins with."""

LEAST = 2
"""So many letters must have been typed before something is offered."""
_PART = 3  # the same, for the last piece of a line
_MOST = 20
_END = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class _Said:
    """The texts of one column in one issue: in order, and how often each."""

    issue: Issue
    texts: tuple[str, ...]
    counts: Counter[str]

    def beginning(self, start: str) -> Iterator[str]:
        """Yield the texts that begin with ``start``."""
        first = bisect_left(self.texts, start)
        yield from self.texts[first : bisect_left(self.texts, start + _END)]


_said: dict[tuple[str, str], _Said] = {}
"""What was read of an issue, by its uid and the column, as long as it stays the same object."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The texts used before in one column of an office's reports."""

    said: tuple[_Said, ...]
    always: tuple[str, ...] = ()

    def complete(self, beginning: str) -> tuple[str, ...]:
        """Return whole lines that go on from what was typed, the most used first; none for a letter or two.

        Where no line begins so, the last piece behind a blank is gone on with, and what stands before it is kept.
        """
        start = beginning.lstrip()
        if len(start) < LEAST:
            return ()
        if found := self._going_on(start):
            return found
        before, blank, piece = start.rpartition(" ")
        if not blank or len(piece) < _PART:
            return ()
        return tuple(before + blank + text for text in self._going_on(piece))

    def _going_on(self, start: str) -> tuple[str, ...]:
        counts: Counter[str] = Counter({text: 0 for text in self.always if text.startswith(start)})
        for said in self.said:
            for text in said.beginning(start):
                counts[text] += said.counts[text]
        whole = start.rstrip()
        wanted = (text for text in counts if text.rstrip() != whole)
        return tuple(sorted(wanted, key=lambda text: (-counts[text], len(text), text))[:_MOST])


def phrases(file: OfficeFile, key: str) -> Phrases:
    """Return what was used before in a column ("title" for the titles of measures) in all years of an office."""
    said = tuple(_of_issue(issue, key) for report in file.reports for issue in report.issues)
    if key == "title":
        return Phrases(said, KINDS)
    if key == "responsible":
        return Phrases(said, tuple(department.name for department in file.office.departments))
    return Phrases(said)


def _of_issue(issue: Issue, key: str) -> _Said:
    known = _said.get((issue.uid, key))
    if known is None or known.issue is not issue:
        counts = Counter(text for measure in issue.measures for text in _texts(measure, key))
        known = _said[issue.uid, key] = _Said(issue, tuple(sorted(counts)), counts)
    return known


def _texts(measure: Measure, key: str) -> Iterable[str]:
    if key == "title":
        yield from filter(None, map(str.strip, measure.title.splitlines()))
        return
    for row in measure.activities:
        yield from filter(None, map(str.strip, _lines(row.cell(key))))


def _lines(cell: Cell) -> Iterable[str]:
    """Return a cell's lines as they are typed, without the markers that the program puts before them."""
    return (line.text for line in cell.lines) if isinstance(cell, Lines) else cell_lines(cell)
