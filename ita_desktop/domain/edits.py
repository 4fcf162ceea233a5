"""Every change a clerk can make to the table of a report: value in, value out.

A change that names something which is no longer there raises StaleError and makes nothing. What a change does
not touch stays the same object, so that a difference is found by identity; one that changes nothing returns the
report it was given. Wherever a row disappears, the first cell that was "same as" one of its cells takes a copy
and the others become the same as that one. What is added must have uids of its own (ValueError): see
:func:`copied_measure` and :func:`copied_cell`. What a clerk types is texts.py's, what stands around the table
settings.py's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ita_desktop.base.errors import RefusedError, StaleError
from ita_desktop.base.i18n import _
from ita_desktop.domain.model import (
    MISSING,
    Activity,
    Cell,
    Evidence,
    Issue,
    Lines,
    Measure,
    Missing,
    Report,
    SameAs,
    activity,
    new_uid,
)
from ita_desktop.domain.plain import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


_T = TypeVar("_T")


def gone() -> StaleError:
    """Return the error that says what was meant is no longer there."""
    return StaleError(_("ข้อความตรงนี้เปลี่ยนไปแล้ว จึงไม่ได้แก้ไขอะไร โปรดดูรายการล่าสุดแล้วลองใหม่"))


def _first(items: Iterable[_T]) -> _T:
    """Return the one item that was looked for. Raises StaleError."""
    for item in items:
        return item
    raise gone()


# --- finding ---


def find_issue(report: Report, issue_uid: str) -> Issue:
    """Return the issue with this uid. Raises StaleError."""
    return _first(i for i in report.issues if i.uid == issue_uid)


def find_measure(report: Report, measure_uid: str) -> Measure:
    """Return the measure with this uid. Raises StaleError."""
    return _first(m for _i, m in report.measures() if m.uid == measure_uid)


def find_activity(report: Report, activity_uid: str) -> Activity:
    """Return the row with this uid. Raises StaleError."""
    return _first(a for _i, _m, a in report.activities() if a.uid == activity_uid)


def rows_by_uid(report: Report) -> dict[str, Activity]:
    """Return every row of the report by its uid."""
    return {row.uid: row for _i, _m, row in report.activities()}


# --- issues ---


def add_issue(report: Report, issue: Issue, index: int | None = None) -> Report:
    """Return the report with an issue at ``index`` (0-based; the end when None)."""
    return _sound(report, replace(report, issues=_inserted(report.issues, issue, index)))


def remove_issue(report: Report, issue_uid: str) -> Report:
    """Return the report without an issue and its measures."""
    find_issue(report, issue_uid)
    return _keep_same_as(report, replace(report, issues=tuple(i for i in report.issues if i.uid != issue_uid)))


def move_issue(report: Report, issue_uid: str, index: int) -> Report:
    """Return the report with an issue at another place (0-based, counted without it)."""
    issue = find_issue(report, issue_uid)
    return replace(report, issues=_inserted([i for i in report.issues if i is not issue], issue, index))


def map_issue(report: Report, issue_uid: str, change: Callable[[Issue], Issue]) -> Report:
    """Return the report with ``change`` made to an issue; it adds and takes away no record."""
    before = find_issue(report, issue_uid)
    after = change(before)
    return report if after == before else replace(report, issues=swapped(report.issues, before, (after,)))


# --- measures ---


def add_measure(report: Report, issue_uid: str, measure: Measure, index: int | None = None) -> Report:
    """Return the report with a measure in an issue, at ``index`` (the end when None)."""
    return _sound(report, _with_measure(report, issue_uid, measure, index))


def _with_measure(report: Report, issue_uid: str, measure: Measure, index: int | None) -> Report:
    return map_issue(report, issue_uid, lambda i: replace(i, measures=_inserted(i.measures, measure, index)))


def remove_measure(report: Report, measure_uid: str) -> Report:
    """Return the report without a measure."""
    find_measure(report, measure_uid)
    return _keep_same_as(report, _replace_measure(report, measure_uid, ()))


def move_measure(report: Report, measure_uid: str, issue_uid: str, index: int | None = None) -> Report:
    """Return the report with a measure in another place (``index`` counted without it)."""
    measure = find_measure(report, measure_uid)
    return _with_measure(_replace_measure(report, measure_uid, ()), issue_uid, measure, index)


def duplicate_measure(report: Report, measure_uid: str) -> Report:
    """Return the report with a copy right behind a measure: new uids, its origin kept."""
    measure = find_measure(report, measure_uid)
    return _replace_measure(report, measure_uid, (measure, copied_measure(report, measure)))


def copied_measure(report: Report, measure: Measure) -> Measure:
    """Return a measure of the report as a new one: uids of its own, its origin named.

    A cell that is the same as another row's of the measure stays so; one that is the same as a row elsewhere takes
    a copy of it.
    """
    rows = rows_by_uid(report)
    uids = {row.uid: new_uid() for row in measure.activities}

    def copied(row: Activity, key: str, cell: Cell) -> Cell:
        if isinstance(cell, SameAs) and cell.activity_uid in uids:
            return SameAs(uids[cell.activity_uid])
        return copied_cell(resolve(row, key, rows))

    return replace(
        measure,
        uid=new_uid(),
        origin_uid=measure.origin_uid or measure.uid,
        activities=tuple(activity(uids[a.uid], {k: copied(a, k, c) for k, c in a.cells}) for a in measure.activities),
        evidence=tuple(replace(e, uid=new_uid()) for e in measure.evidence),
    )


def copied_cell(cell: Cell) -> Cell:
    """Return the cell as it may stand in another row: lines with uids of their own."""
    if isinstance(cell, Lines):
        return Lines(tuple(replace(line, uid=new_uid()) for line in cell.lines))
    return cell


def split_measure(report: Report, measure_uid: str, parts: Sequence[Measure]) -> Report:
    """Return the report with a measure replaced by the several that it holds."""
    find_measure(report, measure_uid)
    return _sound(report, _replace_measure(report, measure_uid, tuple(parts)))


def join_measures(report: Report, measure_uid: str, other_uid: str) -> Report:
    """Return the report with the other measure's title line, rows and evidence added to a measure, and it gone."""
    measure, other = find_measure(report, measure_uid), find_measure(report, other_uid)
    if measure is other:
        raise RefusedError(_("มาตรการนี้รวมกับตัวเองไม่ได้ โปรดเลือกอีกมาตรการหนึ่ง"))
    joined = replace(
        measure,
        title="\n".join(t for t in (measure.title, other.title) if t),
        activities=measure.activities + other.activities,
        evidence=measure.evidence + other.evidence,
        note="\n".join(n for n in (measure.note, other.note) if n),
    )
    return _replace_measure(_replace_measure(report, other_uid, ()), measure_uid, (joined,))


def set_evidence(report: Report, measure_uid: str, evidence: Sequence[Evidence]) -> Report:
    """Return the report with a measure's evidence replaced: added, changed, put in order or taken away."""
    return _sound(report, map_measure(report, measure_uid, lambda m: replace(m, evidence=tuple(evidence))))


def _replace_measure(report: Report, measure_uid: str, parts: tuple[Measure, ...]) -> Report:
    issue, measure = _first((i, m) for i, m in report.measures() if m.uid == measure_uid)
    changed = replace(issue, measures=swapped(issue.measures, measure, parts))
    return replace(report, issues=swapped(report.issues, issue, (changed,)))


def map_measure(report: Report, measure_uid: str, change: Callable[[Measure], Measure]) -> Report:
    """Return the report with ``change`` made to a measure; it adds and takes away no record."""
    before = find_measure(report, measure_uid)
    after = change(before)
    return report if after == before else _replace_measure(report, measure_uid, (after,))


# --- rows and cells ---


def add_activity(report: Report, measure_uid: str, row: Activity, index: int | None = None) -> Report:
    """Return the report with a row in a measure, at ``index`` (the end when None)."""
    return _sound(report, _with_activity(report, measure_uid, row, index))


def _with_activity(report: Report, measure_uid: str, row: Activity, index: int | None) -> Report:
    return map_measure(report, measure_uid, lambda m: replace(m, activities=_inserted(m.activities, row, index)))


def remove_activity(report: Report, activity_uid: str) -> Report:
    """Return the report without a row; a measure's last row cannot go (RefusedError)."""
    measure = _measure_of(report, activity_uid)
    left = tuple(a for a in measure.activities if a.uid != activity_uid)
    if not left:
        raise RefusedError(_("มาตรการต้องมีอย่างน้อยหนึ่งแถว หากไม่ต้องการแล้วให้ลบทั้งมาตรการ"))
    return _keep_same_as(report, map_measure(report, measure.uid, lambda m: replace(m, activities=left)))


def move_activity(report: Report, activity_uid: str, measure_uid: str, index: int | None = None) -> Report:
    """Return the report with a row in another place (``index`` counted without it).

    A measure's last row cannot go to another (RefusedError): its title and evidence would be left without a row.
    """
    row, source = find_activity(report, activity_uid), _measure_of(report, activity_uid)
    left = tuple(a for a in source.activities if a is not row)
    if not left and source.uid != measure_uid:
        raise RefusedError(_("แถวนี้เป็นแถวเดียวของมาตรการ จึงยังไม่ได้ย้าย หากต้องการย้ายทั้งหมดให้รวมมาตรการเข้าด้วยกัน"))
    report = map_measure(report, source.uid, lambda m: replace(m, activities=left))
    return _with_activity(report, measure_uid, row, index)


def set_cell(report: Report, activity_uid: str, key: str, cell: Cell) -> Report:
    """Return the report with a cell replaced. A cell cannot be the same as itself, by whatever way (RefusedError)."""
    if isinstance(cell, SameAs):
        _refuse_circle(report, activity_uid, key, cell)
    return _map_activity(report, activity_uid, lambda a: a.with_cell(key, cell))


def _refuse_circle(report: Report, activity_uid: str, key: str, cell: Cell) -> None:
    rows, seen = rows_by_uid(report), {activity_uid}
    while isinstance(cell, SameAs):
        if cell.activity_uid in seen:
            raise RefusedError(_("ช่องนี้อ้างถึงตัวเองไม่ได้ โปรดเลือกแถวอื่น"))
        if cell.activity_uid not in rows:
            raise gone()
        seen.add(cell.activity_uid)
        cell = rows[cell.activity_uid].cell(key)


def _map_activity(report: Report, activity_uid: str, change: Callable[[Activity], Activity]) -> Report:
    measure, before = _first((m, a) for _i, m, a in report.activities() if a.uid == activity_uid)
    after = change(before)
    if after == before:
        return report
    rows = swapped(measure.activities, before, (after,))
    return _replace_measure(report, measure.uid, (replace(measure, activities=rows),))


def _measure_of(report: Report, activity_uid: str) -> Measure:
    return _first(m for _i, m, a in report.activities() if a.uid == activity_uid)


# --- small parts ---


def _inserted(items: Sequence[_T], item: _T, index: int | None) -> tuple[_T, ...]:
    at = len(items) if index is None else index
    return (*items[:at], item, *items[at:])


def swapped(items: Sequence[_T], old: _T, new: Sequence[_T]) -> tuple[_T, ...]:
    """Return the items with the object ``old`` replaced by the new ones."""
    return tuple(x for item in items for x in (new if item is old else (item,)))


def _uids(report: Report) -> Iterator[str]:
    """Yield the uid of every record of the table."""
    for issue in report.issues:
        yield issue.uid
    for _issue, measure in report.measures():
        yield measure.uid
        yield from (e.uid for e in measure.evidence)
    for _issue, _measure, row in report.activities():
        yield row.uid
        yield from (line.uid for _key, cell in row.cells if isinstance(cell, Lines) for line in cell.lines)


def _sound(before: Report, after: Report) -> Report:
    """Return ``after``, to which records were added. Raises ValueError where one has a uid that is in use."""
    seen: set[str] = set()
    for uid in _uids(after):
        if uid in seen:
            raise ValueError(uid)
        seen.add(uid)
    return _keep_same_as(before, after)


def _keep_same_as(before: Report, after: Report) -> Report:
    """Return ``after`` with every cell that was the same as a row now gone holding what it said in ``before``.

    Several that were the same as one cell stay the same as each other.
    """
    rows, there = rows_by_uid(before), rows_by_uid(after)
    heirs: dict[tuple[str, str], str] = {}
    for row in there.values():
        for key, cell in row.cells:
            if not isinstance(cell, SameAs) or cell.activity_uid in there:
                continue
            source, kept = _left(cell, key, rows, there)
            if (source, key) in heirs:
                kept = SameAs(heirs[source, key])
            elif not isinstance(kept, (SameAs, Missing)):
                heirs[source, key] = row.uid
            after = _map_activity(after, row.uid, _puts(key, kept))
    return after


def _puts(key: str, cell: Cell) -> Callable[[Activity], Activity]:
    return lambda row: row.with_cell(key, cell)


def _left(cell: Cell, key: str, rows: Mapping[str, Activity], there: Mapping[str, Activity]) -> tuple[str, Cell]:
    """Follow a cell through the rows that are gone; return the last of them and what is left of the cell."""
    seen: set[str] = set()
    source = ""
    while isinstance(cell, SameAs) and cell.activity_uid not in there:
        source = cell.activity_uid
        if source in seen or source not in rows:
            return source, MISSING
        seen.add(source)
        cell = rows[source].cell(key)
    return source, copied_cell(cell)
