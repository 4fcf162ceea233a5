"""Every change a clerk can make to a report: value in, value out.

A change that names something which is no longer there, or no longer as it was, raises StaleError and makes
nothing. Wherever a row disappears, the cells that are "same as" one of its cells first take a copy of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from ita_desktop.base.errors import RefusedError, StaleError
from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import cell_from_text, cell_text
from ita_desktop.domain.lines import lines_cell
from ita_desktop.domain.model import (
    Activity,
    Cell,
    ColumnKind,
    Issue,
    Line,
    Lines,
    Measure,
    Missing,
    Place,
    Report,
    SameAs,
    WrittenDate,
    activity,
    new_uid,
)
from ita_desktop.domain.plain import resolve
from ita_desktop.thai.dates import read_date
from ita_desktop.thai.digits import thai_number, to_arabic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


_T = TypeVar("_T")


def gone() -> StaleError:
    """Return the error that says what was meant is no longer there."""
    return StaleError(_("ข้อความตรงนี้เปลี่ยนไปแล้ว จึงไม่ได้แก้ไขอะไร กรุณาดูรายการล่าสุดแล้วลองใหม่"))


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
    return replace(report, issues=_inserted(report.issues, issue, index))


def remove_issue(report: Report, issue_uid: str) -> Report:
    """Return the report without an issue and its measures."""
    find_issue(report, issue_uid)
    return _keep_same_as(report, replace(report, issues=tuple(i for i in report.issues if i.uid != issue_uid)))


def move_issue(report: Report, issue_uid: str, index: int) -> Report:
    """Return the report with an issue at another place (0-based, counted without it)."""
    issue = find_issue(report, issue_uid)
    return replace(report, issues=_inserted([i for i in report.issues if i is not issue], issue, index))


def _map_issue(report: Report, issue_uid: str, change: Callable[[Issue], Issue]) -> Report:
    find_issue(report, issue_uid)
    return replace(report, issues=tuple(change(i) if i.uid == issue_uid else i for i in report.issues))


# --- measures ---


def add_measure(report: Report, issue_uid: str, measure: Measure, index: int | None = None) -> Report:
    """Return the report with a measure in an issue, at ``index`` (the end when None)."""
    return _map_issue(report, issue_uid, lambda i: replace(i, measures=_inserted(i.measures, measure, index)))


def remove_measure(report: Report, measure_uid: str) -> Report:
    """Return the report without a measure."""
    find_measure(report, measure_uid)
    return _keep_same_as(report, _replace_measure(report, measure_uid, ()))


def move_measure(report: Report, measure_uid: str, issue_uid: str, index: int | None = None) -> Report:
    """Return the report with a measure in another place (``index`` counted without it)."""
    measure = find_measure(report, measure_uid)
    return add_measure(_replace_measure(report, measure_uid, ()), issue_uid, measure, index)


def duplicate_measure(report: Report, measure_uid: str) -> Report:
    """Return the report with a copy right behind a measure: new uids, its origin kept."""
    measure = find_measure(report, measure_uid)
    rows = rows_by_uid(report)
    copied = replace(
        measure,
        uid=new_uid(),
        origin_uid=measure.origin_uid or measure.uid,
        activities=tuple(
            activity(new_uid(), {k: _copied(resolve(a, k, rows)) for k, _c in a.cells}) for a in measure.activities
        ),
        evidence=tuple(replace(e, uid=new_uid()) for e in measure.evidence),
    )
    return _replace_measure(report, measure_uid, (measure, copied))


def split_measure(report: Report, measure_uid: str, parts: Sequence[Measure]) -> Report:
    """Return the report with a measure replaced by the several that it holds."""
    find_measure(report, measure_uid)
    return _keep_same_as(report, _replace_measure(report, measure_uid, tuple(parts)))


def join_measures(report: Report, measure_uid: str, other_uid: str) -> Report:
    """Return the report with the other measure's title line, rows and evidence added to a measure, and it gone."""
    measure, other = find_measure(report, measure_uid), find_measure(report, other_uid)
    if measure is other:
        raise RefusedError(_("มาตรการนี้รวมกับตัวเองไม่ได้ กรุณาเลือกอีกมาตรการหนึ่ง"))
    joined = replace(
        measure,
        title="\n".join(t for t in (measure.title, other.title) if t),
        activities=measure.activities + other.activities,
        evidence=measure.evidence + other.evidence,
        note="\n".join(n for n in (measure.note, other.note) if n),
    )
    return _replace_measure(_replace_measure(report, other_uid, ()), measure_uid, (joined,))


def _replace_measure(report: Report, measure_uid: str, parts: tuple[Measure, ...]) -> Report:
    issues = tuple(
        replace(
            issue,
            measures=tuple(p for m in issue.measures for p in (parts if m.uid == measure_uid else (m,))),
        )
        if any(m.uid == measure_uid for m in issue.measures)
        else issue
        for issue in report.issues
    )
    return replace(report, issues=issues)


def _map_measure(report: Report, measure_uid: str, change: Callable[[Measure], Measure]) -> Report:
    return _replace_measure(report, measure_uid, (change(find_measure(report, measure_uid)),))


# --- rows and cells ---


def add_activity(report: Report, measure_uid: str, row: Activity, index: int | None = None) -> Report:
    """Return the report with a row in a measure, at ``index`` (the end when None)."""
    return _map_measure(report, measure_uid, lambda m: replace(m, activities=_inserted(m.activities, row, index)))


def remove_activity(report: Report, activity_uid: str) -> Report:
    """Return the report without a row; a measure's last row cannot go (RefusedError)."""
    measure = _measure_of(report, activity_uid)
    left = tuple(a for a in measure.activities if a.uid != activity_uid)
    if not left:
        raise RefusedError(_("มาตรการต้องมีอย่างน้อยหนึ่งแถว หากไม่ต้องการแล้วให้ลบทั้งมาตรการ"))
    return _keep_same_as(report, _map_measure(report, measure.uid, lambda m: replace(m, activities=left)))


def move_activity(report: Report, activity_uid: str, measure_uid: str, index: int | None = None) -> Report:
    """Return the report with a row in another place; a measure that loses its last row goes."""
    row, source = find_activity(report, activity_uid), _measure_of(report, activity_uid)
    left = tuple(a for a in source.activities if a is not row)
    if left or source.uid == measure_uid:
        report = _map_measure(report, source.uid, lambda m: replace(m, activities=left))
    else:
        report = _replace_measure(report, source.uid, ())
    return add_activity(report, measure_uid, row, index)


def set_cell(report: Report, activity_uid: str, key: str, cell: Cell) -> Report:
    """Return the report with a cell replaced. A cell cannot be the same as itself, by whatever way (RefusedError)."""
    find_activity(report, activity_uid)
    changed = _map_activity(report, activity_uid, lambda a: a.with_cell(key, cell))
    if isinstance(cell, SameAs):
        rows, seen, at = rows_by_uid(changed), {activity_uid}, cell
        while isinstance(at, SameAs):
            if at.activity_uid in seen:
                raise RefusedError(_("ช่องนี้อ้างถึงตัวเองไม่ได้ กรุณาเลือกแถวอื่น"))
            if at.activity_uid not in rows:
                raise gone()
            seen.add(at.activity_uid)
            at = rows[at.activity_uid].cell(key)
    return changed


def _map_activity(report: Report, activity_uid: str, change: Callable[[Activity], Activity]) -> Report:
    measure = _measure_of(report, activity_uid)
    rows = tuple(change(a) if a.uid == activity_uid else a for a in measure.activities)
    return _map_measure(report, measure.uid, lambda m: replace(m, activities=rows))


def _measure_of(report: Report, activity_uid: str) -> Measure:
    return _first(m for _i, m, a in report.activities() if a.uid == activity_uid)


# --- text ---

_TUPLES = ("title", "preface", "preface_signed")
_TEXTS = ("item_code", "prepared_by", "group_word")
_DATES = ("date", "as_of")
_YEARS = ("fiscal_year", "ita_year")
_OFFICE = ("kind", "name", "district", "province", "website")


def text_at(report: Report, place: Place) -> str:
    """Return the text that stands at a place, as a clerk would type it. Raises StaleError."""
    if place.line_uid:
        return _line(report, place).text
    if place.activity_uid:
        return cell_text(find_activity(report, place.activity_uid).cell(place.field))
    if place.measure_uid:
        measure = find_measure(report, place.measure_uid)
        return measure.note if place.field == "note" else measure.title
    if place.issue_uid:
        return find_issue(report, place.issue_uid).title
    name = place.field
    if name in _TUPLES:
        return "\n".join(getattr(report, name))
    if name in _DATES:
        return str(getattr(report, name).text)
    if name in _YEARS:
        return thai_number(getattr(report, name)) if getattr(report, name) else ""
    if name in _TEXTS:
        return str(getattr(report, name))
    part = name.removeprefix("office.")
    if part == name or part not in _OFFICE:
        raise ValueError(name)
    return str(getattr(report.office, part))


def set_text(report: Report, place: Place, text: str) -> Report:
    """Return the report with what a clerk typed at a place: dates, periods and lists are read from it."""
    if place.line_uid:
        return _set_line(report, place, text)
    if place.activity_uid:
        row = find_activity(report, place.activity_uid)
        kind = next((c.kind for c in report.columns if c.key == place.field), ColumnKind.TEXT)
        before = row.cell(place.field)
        cell = cell_from_text(kind, text, fiscal_year=report.fiscal_year, before=before)
        return set_cell(report, row.uid, place.field, cell)
    if place.measure_uid:
        name = "note" if place.field == "note" else "title"
        return _map_measure(report, place.measure_uid, lambda m: replace(m, **{name: text}))
    if place.issue_uid:
        return _map_issue(report, place.issue_uid, lambda i: replace(i, title=text))
    return _set_field(report, place.field, text)


def _set_field(report: Report, name: str, text: str) -> Report:
    value: Any
    if name in _TUPLES:
        value = tuple(line for line in text.splitlines() if line.strip())
    elif name in _DATES:
        value = WrittenDate(text, read_date(text))
    elif name in _YEARS:
        value = int(to_arabic(text.strip()) or "0")
    elif name in _TEXTS:
        value = text
    else:
        part = name.removeprefix("office.")
        if part == name or part not in _OFFICE:
            raise ValueError(name)
        return replace(report, office=replace(report.office, **{part: text}))
    return replace(report, **{name: value})


def lines_at(report: Report, activity_uid: str, key: str) -> tuple[Line, ...]:
    """Return the lines of a row's list cell; none where it holds no list. Raises StaleError."""
    cell = find_activity(report, activity_uid).cell(key)
    return cell.lines if isinstance(cell, Lines) else ()


def _line(report: Report, place: Place) -> Line:
    lines = lines_at(report, place.activity_uid, place.field)
    return _first(line for line in lines if line.uid == place.line_uid)


def _set_line(report: Report, place: Place, text: str) -> Report:
    old = _line(report, place)
    lines = lines_at(report, place.activity_uid, place.field)
    kept = [replace(x, text=text) if x is old else x for x in lines if x is not old or text.strip()]
    return set_cell(report, place.activity_uid, place.field, lines_cell(kept))


# --- helpers ---


def _inserted(items: Sequence[_T], item: _T, index: int | None) -> tuple[_T, ...]:
    at = len(items) if index is None else index
    return (*items[:at], item, *items[at:])


def _copied(cell: Cell) -> Cell:
    """Return the cell with identities of its own."""
    if isinstance(cell, Lines):
        return Lines(tuple(replace(line, uid=new_uid()) for line in cell.lines))
    return cell


def _keep_same_as(before: Report, after: Report) -> Report:
    """Return ``after`` with cells that were the same as a row now gone holding what it said in ``before``."""
    rows, there = rows_by_uid(before), rows_by_uid(after)
    if len(rows) == len(there):
        return after
    for row in there.values():
        for key, cell in row.cells:
            if isinstance(cell, SameAs) and cell.activity_uid not in there:
                kept = _first_left(row, key, rows, there)
                after = _map_activity(after, row.uid, lambda a, k=key, c=kept: a.with_cell(k, c))  # type: ignore[misc]
    return after


def _first_left(row: Activity, key: str, rows: dict[str, Activity], there: dict[str, Activity]) -> Cell:
    cell = row.cell(key)
    while isinstance(cell, SameAs) and cell.activity_uid not in there:
        cell = rows[cell.activity_uid].cell(key) if cell.activity_uid in rows else Missing()
    return _copied(cell)
