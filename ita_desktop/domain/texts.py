"""The texts of a report by their place: read as a clerk would type them, written from what was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import cell_from_text, cell_text, period_cell
from ita_desktop.domain.edits import (
    find_activity,
    find_issue,
    find_measure,
    gone,
    map_issue,
    map_measure,
    set_cell,
    swapped,
)
from ita_desktop.domain.lines import lines_cell
from ita_desktop.domain.model import (
    Column,
    ColumnKind,
    Issue,
    Line,
    Lines,
    Measure,
    Period,
    Place,
    Report,
    WrittenDate,
    new_uid,
)
from ita_desktop.thai.dates import read_date
from ita_desktop.thai.digits import thai_number, to_arabic

if TYPE_CHECKING:
    from collections.abc import Callable

_Titled = TypeVar("_Titled", Issue, Measure)
_YEAR = re.compile("(?:25)?[0-9]{2}")


@dataclass(frozen=True, slots=True)
class _Field:
    """How a field of a report's head is read as text and written from it."""

    get: Callable[[Report], str]
    set: Callable[[Report, str], Report]


_FIELDS = {
    "title": _Field(lambda r: "\n".join(r.title), lambda r, text: replace(r, title=_paragraphs(text))),
    "preface": _Field(lambda r: "\n".join(r.preface), lambda r, text: replace(r, preface=_paragraphs(text))),
    "preface_signed": _Field(
        lambda r: "\n".join(r.preface_signed), lambda r, text: replace(r, preface_signed=_paragraphs(text))
    ),
    "item_code": _Field(lambda r: r.item_code, lambda r, text: replace(r, item_code=text)),
    "prepared_by": _Field(lambda r: r.prepared_by, lambda r, text: replace(r, prepared_by=text)),
    "group_word": _Field(lambda r: r.group_word, lambda r, text: replace(r, group_word=text)),
    "date": _Field(lambda r: r.date.text, lambda r, text: replace(r, date=WrittenDate(text, read_date(text)))),
    "as_of": _Field(lambda r: r.as_of.text, lambda r, text: replace(r, as_of=WrittenDate(text, read_date(text)))),
    "fiscal_year": _Field(lambda r: _year_text(r.fiscal_year), lambda r, text: _in_year(r, _year(text))),
    "ita_year": _Field(lambda r: _year_text(r.ita_year), lambda r, text: replace(r, ita_year=_year(text))),
    "office.kind": _Field(
        lambda r: r.office.kind, lambda r, text: replace(r, office=replace(r.office, kind=text))
    ),
    "office.name": _Field(
        lambda r: r.office.name, lambda r, text: replace(r, office=replace(r.office, name=text))
    ),
    "office.district": _Field(
        lambda r: r.office.district, lambda r, text: replace(r, office=replace(r.office, district=text))
    ),
    "office.province": _Field(
        lambda r: r.office.province, lambda r, text: replace(r, office=replace(r.office, province=text))
    ),
    "office.website": _Field(
        lambda r: r.office.website, lambda r, text: replace(r, office=replace(r.office, website=text))
    ),
}  # fmt: skip


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())


def _year_text(year: int) -> str:
    return thai_number(year) if year else ""


def _year(text: str) -> int:
    """Return the Buddhist-era year of four or two digits, 0 for none. Raises RefusedError for anything else."""
    digits = to_arabic(text).strip().removeprefix("พ.ศ.").strip()
    if not digits:
        return 0
    if _YEAR.fullmatch(digits):
        return int(digits[-2:]) + 2500
    raise RefusedError(_("“{text}” ไม่ใช่ปี พ.ศ. จึงยังไม่ได้เปลี่ยน โปรดพิมพ์ปี พ.ศ. สี่หลัก เช่น ๒๕๖๘").format(text=text))


def _in_year(report: Report, year: int) -> Report:
    """Return the report in another fiscal year: a period that names no year ("ไตรมาส ๑") has other days then."""
    changed = replace(report, fiscal_year=year)
    for _issue, _measure, row in report.activities():
        for key, cell in row.cells:
            if isinstance(cell, Period) and cell == period_cell(cell.text, report.fiscal_year):
                changed = set_cell(changed, row.uid, key, period_cell(cell.text, year))
    return changed


def text_at(report: Report, place: Place) -> str:
    """Return the text that stands at a place, as a clerk would type it.

    Raises StaleError where the place is gone, ValueError for a field that holds no text.
    """
    if place.line_uid:
        return _line(report, place).text
    if place.activity_uid:
        return cell_text(find_activity(report, place.activity_uid).cell(_column(report, place.field).key))
    if place.measure_uid:
        measure = find_measure(report, place.measure_uid)
        return measure.note if place.field == "note" else _titled(measure, place.field).title
    if place.issue_uid:
        return _titled(find_issue(report, place.issue_uid), place.field).title
    return _field(place.field).get(report)


def set_text(report: Report, place: Place, text: str) -> Report:
    """Return the report with what a clerk typed at a place: dates, years, periods and lists are read from it.

    Raises StaleError where the place is gone, RefusedError for a year that is none, ValueError for a field that
    holds no text.
    """
    if place.line_uid:
        return _set_line(report, place, text)
    if place.activity_uid:
        column = _column(report, place.field)
        before = find_activity(report, place.activity_uid).cell(column.key)
        cell = cell_from_text(column.kind, text, fiscal_year=report.fiscal_year, before=before)
        return set_cell(report, place.activity_uid, column.key, cell)
    if place.measure_uid and place.field == "note":
        return map_measure(report, place.measure_uid, lambda m: replace(m, note=text))
    if place.measure_uid:
        return map_measure(report, place.measure_uid, lambda m: replace(_titled(m, place.field), title=text))
    if place.issue_uid:
        return map_issue(report, place.issue_uid, lambda i: replace(_titled(i, place.field), title=text))
    changed = _field(place.field).set(report, text)
    return report if changed == report else changed


def _field(name: str) -> _Field:
    if name not in _FIELDS:
        raise ValueError(name)
    return _FIELDS[name]


def _column(report: Report, key: str) -> Column:
    for column in report.columns:
        if column.key == key and column.kind is not ColumnKind.TITLE:
            return column
    raise ValueError(key)


def _titled(record: _Titled, name: str) -> _Titled:
    if name != "title":
        raise ValueError(name)
    return record


def lines_at(report: Report, activity_uid: str, key: str) -> tuple[Line, ...]:
    """Return the lines of a row's list cell; none where it holds no list. Raises StaleError."""
    cell = find_activity(report, activity_uid).cell(key)
    return cell.lines if isinstance(cell, Lines) else ()


def _line(report: Report, place: Place) -> Line:
    for line in lines_at(report, place.activity_uid, place.field):
        if line.uid == place.line_uid:
            return line
    raise gone()


def _set_line(report: Report, place: Place, text: str) -> Report:
    """Write a line anew: blank text takes it away, each further line of the text becomes one after it."""
    old = _line(report, place)
    parts = [part.strip() for part in text.splitlines() if part.strip()]
    new = tuple(replace(old, text=part, uid=new_uid() if n else old.uid) for n, part in enumerate(parts))
    lines = swapped(lines_at(report, place.activity_uid, place.field), old, new)
    return set_cell(report, place.activity_uid, place.field, lines_cell(lines))
