"""How far a measure, an issue, a report has come: what is filled in of what the criteria ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ita_desktop.domain.cells import cell_lines
from ita_desktop.domain.edits import rows_by_uid
from ita_desktop.domain.model import COLUMNS, ColumnKind, SameAs
from ita_desktop.domain.plain import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ita_desktop.domain.model import Activity, Measure, Report

KEYS: Final = ("title", *(c.key for c in COLUMNS if c.kind is not ColumnKind.TITLE))
"""What every measure has to tell: its title and the five columns of the criteria."""

_KINDS: Final = ("มาตรการ", "โครงการ", "กิจกรรม")


class State(StrEnum):
    """How far something has come."""

    DONE = "done"
    PARTIAL = "partial"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of a report's measures are complete, and whether anything was entered at all."""

    done: int
    total: int
    begun: bool


def filled(measure: Measure, rows: Mapping[str, Activity]) -> frozenset[str]:
    """Return which of KEYS are filled in, in every row; ``rows`` by uid are where "same as" cells lead."""
    found = {"title"} if _titled(measure) else set()
    found.update(key for key in KEYS[1:] if all(_says(row, key, rows) for row in measure.activities))
    return frozenset(found)


def measure_state(measure: Measure, rows: Mapping[str, Activity]) -> State:
    """Return how far a measure has come."""
    have = len(filled(measure, rows))
    if have == len(KEYS):
        return State.DONE
    if have or any(_says(row, key, rows) for row in measure.activities for key in KEYS[1:]):
        return State.PARTIAL
    return State.EMPTY


def joint_state(states: Iterable[State]) -> State:
    """Return how far an issue has come whose measures have these states: without any it is empty."""
    seen = set(states)
    if not seen:
        return State.EMPTY
    return seen.pop() if len(seen) == 1 else State.PARTIAL


def borrows(measure: Measure) -> bool:
    """Return whether a measure's state depends on another's: it has a cell that is the same as a row elsewhere."""
    own = {row.uid for row in measure.activities}
    return any(isinstance(c, SameAs) and c.activity_uid not in own for row in measure.activities for _k, c in row.cells)


def progress(report: Report) -> Progress:
    """Return how far a report has come."""
    rows = rows_by_uid(report)
    states = [measure_state(measure, rows) for _issue, measure in report.measures()]
    return Progress(states.count(State.DONE), len(states), any(s is not State.EMPTY for s in states))


def _titled(measure: Measure) -> bool:
    title = measure.title.strip()
    return title not in _KINDS and any(c.isalnum() for c in title)


def _says(row: Activity, key: str, rows: Mapping[str, Activity]) -> bool:
    cell = row.cell(key)
    if isinstance(cell, SameAs):
        cell = resolve(row, key, rows)
    return any(c.isalnum() for line in cell_lines(cell) for c in line)
