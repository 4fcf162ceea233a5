"""Makes a merged file sound: no row, line or evidence twice, no cell the same as one that is not there.

What it makes anew has uids derived from the old ones, so that every office that merges the same makes the same.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from operator import is_
from typing import TYPE_CHECKING, TypeVar

from ita_desktop.domain.edits import rows_by_uid
from ita_desktop.domain.merge.three_way import derived_uid
from ita_desktop.domain.model import MISSING, Evidence, Line, Lines, SameAs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ita_desktop.domain.model import Activity, Cell, Doubt, Measure, OfficeFile, Report

_Record = TypeVar("_Record", Line, Evidence)


def gathered(before: OfficeFile, after: OfficeFile, came: Callable[[], Iterable[Measure]]) -> OfficeFile:
    """Return ``after`` made sound. ``before`` and the measures that ``came`` say what a lost cell held."""

    @cache
    def old() -> dict[str, Activity]:
        rows = {row.uid: row for measure in came() for row in measure.activities}
        for report in before.reports:
            rows |= rows_by_uid(report)
        return rows

    same = {report.uid: report for report in before.reports}
    reports = tuple(r if same.get(r.uid) is r else _sound(r, old) for r in after.reports)
    return replace(after, reports=reports)


def _sound(report: Report, old: Callable[[], Mapping[str, Activity]]) -> Report:
    report = _once(report)
    rows = rows_by_uid(report)
    issues = tuple(
        replace(issue, measures=tuple(_standing(measure, rows, old) for measure in issue.measures))
        for issue in report.issues
    )
    there = {uid for issue in issues for uid in (issue.uid, *(m.uid for m in issue.measures))} | rows.keys()
    doubts = tuple(doubt for doubt in report.doubts if _is_about(doubt, there))
    return replace(report, issues=issues, doubts=doubts)


def _is_about(doubt: Doubt, there: set[str]) -> bool:
    place = doubt.place
    return all(not uid or uid in there for uid in (place.issue_uid, place.measure_uid, place.activity_uid))


def _once(report: Report) -> Report:
    """Give what stands twice (moved by one office, changed where it was by the other) a uid of its own."""
    seen: set[str] = set()

    def own(uid: str, where: str) -> str:
        while uid in seen:
            uid = derived_uid(uid, where)
        seen.add(uid)
        return uid

    def row_of(row: Activity, measure_uid: str) -> Activity:
        uid = own(row.uid, measure_uid)
        cells: list[tuple[str, Cell]] = []
        for key, cell in row.cells:
            if isinstance(cell, Lines):
                uids = [own(line.uid, uid + key) for line in cell.lines]
                if any(line.uid != own_uid for line, own_uid in zip(cell.lines, uids, strict=True)):
                    cell = Lines(tuple(map(_named, cell.lines, uids)))  # noqa: PLW2901
            cells.append((key, cell))
        same = uid == row.uid and all(now is was for (_k, now), (_key, was) in zip(cells, row.cells, strict=True))
        return row if same else replace(row, uid=uid, cells=tuple(cells))

    def measure_of(measure: Measure) -> Measure:
        rows = tuple(row_of(row, measure.uid) for row in measure.activities)
        evidence = tuple(_named(each, own(each.uid, measure.uid)) for each in measure.evidence)
        if all(map(is_, rows, measure.activities)) and all(map(is_, evidence, measure.evidence)):
            return measure
        return replace(measure, activities=rows, evidence=evidence)

    return replace(
        report, issues=tuple(replace(i, measures=tuple(measure_of(m) for m in i.measures)) for i in report.issues)
    )


def _named(record: _Record, uid: str) -> _Record:
    return record if record.uid == uid else replace(record, uid=uid)


def _standing(measure: Measure, rows: Mapping[str, Activity], old: Callable[[], Mapping[str, Activity]]) -> Measure:
    """Let every cell that is the same as none, or goes round in a circle, hold what that one held."""
    activities = tuple(_row_standing(row, rows, old) for row in measure.activities)
    same = all(map(is_, activities, measure.activities))
    return measure if same else replace(measure, activities=activities)


def _row_standing(row: Activity, rows: Mapping[str, Activity], old: Callable[[], Mapping[str, Activity]]) -> Activity:
    for key, cell in row.cells:
        if isinstance(cell, SameAs) and not _leads(row, key, rows):
            row = row.with_cell(key, _held(row.uid, cell, key, old()))
    return row


def _leads(row: Activity, key: str, rows: Mapping[str, Activity]) -> bool:
    """Return whether a cell that is the same as another leads to one that holds something of its own, or nothing."""
    seen, cell = {row.uid}, row.cell(key)
    while isinstance(cell, SameAs):
        if cell.activity_uid in seen or cell.activity_uid not in rows:
            return False
        seen.add(cell.activity_uid)
        cell = rows[cell.activity_uid].cell(key)
    return True


def _held(uid: str, cell: Cell, key: str, old: Mapping[str, Activity]) -> Cell:
    """Return what a cell was the same as, with lines of its own; Missing where nobody knows."""
    seen: set[str] = set()
    while isinstance(cell, SameAs):
        if cell.activity_uid in seen or cell.activity_uid not in old:
            return MISSING
        seen.add(cell.activity_uid)
        cell = old[cell.activity_uid].cell(key)
    if isinstance(cell, Lines):
        return Lines(tuple(replace(line, uid=derived_uid(line.uid, uid, key)) for line in cell.lines))
    return cell
