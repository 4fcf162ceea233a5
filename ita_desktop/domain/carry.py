"""Last year's measures as this year's: new identities with their origin kept, results emptied, dates moved.

The new uids follow from the old ones and the year, so that it can be done again (in another office too) and adds
nothing the second time.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import period_cell
from ita_desktop.domain.edits import rows_by_uid
from ita_desktop.domain.model import (
    MISSING,
    Activity,
    Cell,
    ColumnKind,
    Issue,
    Lines,
    Measure,
    OfficeFile,
    Period,
    Report,
    Responsible,
    SameAs,
    Status,
    WrittenDate,
    activity,
)
from ita_desktop.domain.plain import resolve
from ita_desktop.domain.titles import plain_title
from ita_desktop.thai.digits import thai_number
from ita_desktop.thai.years import later

if TYPE_CHECKING:
    from collections.abc import Collection

_EMPTIED = frozenset({"results", "outcomes"})
_KEPT_KINDS = frozenset({ColumnKind.LINES, ColumnKind.PERIOD, ColumnKind.RESPONSIBLE, ColumnKind.TEXT})


def carry(file: OfficeFile, from_year: int, to_year: int, only: Collection[str] | None = None) -> OfficeFile:
    """Return the file with measures of one fiscal year (all, or those with these uids) carried into another.

    A report of that year is begun where there is none. Raises RefusedError where there is no report to carry from,
    or the years are the same.
    """
    source = file.report(from_year)
    if source is None or from_year == to_year:
        raise RefusedError(
            _("ไม่มีรายงานปีงบประมาณ {year} ให้ยกมา จึงไม่มีอะไรเปลี่ยน โปรดเลือกปีอื่น").format(year=thai_number(from_year))
        )
    target = file.report(to_year) or _begun(source, to_year)
    return file.with_report(_Carrying(source, target).carried(only))


def _new(uid: str, year: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{uid}/{year}"))


def _begun(source: Report, year: int) -> Report:
    """Return an empty report of another year with the settings of this one."""
    years = year - source.fiscal_year
    return replace(
        source,
        uid=_new(source.uid, year),
        fiscal_year=year,
        ita_year=source.ita_year + years if source.ita_year else 0,
        title=tuple(later(line, years) for line in source.title),
        preface=tuple(later(paragraph, years) for paragraph in source.preface),
        preface_signed=(),
        date=WrittenDate(""),
        as_of=WrittenDate(""),
        issues=tuple(Issue(_new(issue.uid, year), issue.title) for issue in source.issues),
        doubts=(),
        status=Status.DRAFT,
    )


class _Carrying:
    def __init__(self, source: Report, target: Report) -> None:
        self.source, self.target = source, target
        self.year, self.years = target.fiscal_year, target.fiscal_year - source.fiscal_year
        self.kinds = {column.key: column.kind for column in source.columns}
        self.rows = rows_by_uid(source)

    def carried(self, only: Collection[str] | None) -> Report:
        there = {m.origin_uid for _issue, m in self.target.measures()} | {m.uid for _issue, m in self.target.measures()}
        wanted = [
            (issue, m)
            for issue, m in self.source.measures()
            if (only is None or m.uid in only) and not there & {m.uid, _new(m.uid, self.year)}
        ]
        here = {row.uid for _issue, m in wanted for row in m.activities}
        there_rows = rows_by_uid(self.target).keys()
        carried = {uid for uid in self.rows if uid in here or _new(uid, self.year) in there_rows}
        issues = list(self.target.issues)
        for issue, m in wanted:
            at = next((n for n, each in enumerate(issues) if plain_title(each.title) == plain_title(issue.title)), None)
            if at is None:
                issues.append(Issue(_new(issue.uid, self.year), issue.title))
                at = len(issues) - 1
            issues[at] = replace(issues[at], measures=(*issues[at].measures, self._measure(m, carried)))
        return replace(self.target, issues=tuple(issues))

    def _measure(self, measure: Measure, carried: Collection[str]) -> Measure:
        rows = tuple(self._row(row, carried) for row in measure.activities)
        return Measure(_new(measure.uid, self.year), later(measure.title, self.years), rows, origin_uid=measure.uid)

    def _row(self, row: Activity, carried: Collection[str]) -> Activity:
        cells: dict[str, Cell] = {}
        for key, cell in row.cells:
            if key not in _EMPTIED and self.kinds.get(key) in _KEPT_KINDS:
                cells[key] = self._cell(key, row, cell, carried)
        return activity(_new(row.uid, self.year), cells)

    def _cell(self, key: str, row: Activity, cell: Cell, carried: Collection[str]) -> Cell:
        if isinstance(cell, SameAs):
            if cell.activity_uid in carried:
                return SameAs(_new(cell.activity_uid, self.year))
            cell = resolve(row, key, self.rows)
        match cell:
            case Lines(lines):
                return Lines(
                    tuple(
                        replace(line, uid=_new(f"{row.uid}/{line.uid}", self.year), text=later(line.text, self.years))
                        for line in lines
                    )
                )
            case Period(text):
                return period_cell(later(text, self.years), self.year)
            case Responsible():
                return cell
            case _:
                return MISSING
