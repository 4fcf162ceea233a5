"""`show`: what a report holds, to be read at a glance, or all of it as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.cli.language import number
from ita_desktop.cli.opening import opened, report_of_year
from ita_desktop.cli.terminal import padded, say, say_json, width
from ita_desktop.cli.words import counts, short, year_words
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.edits import rows_by_uid
from ita_desktop.domain.model import ColumnKind, DoubtState, Missing, Status
from ita_desktop.domain.plain import resolve, to_plain
from ita_desktop.domain.titles import joined_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ita_desktop.domain.model import Activity, OfficeFile, Report


def show(file: Path, year: int | None, *, as_json: bool) -> int:
    """Show the report of a year."""
    with opened(file) as office:
        value = office.value
    report = report_of_year(value, year, file)
    if as_json:
        say_json(to_plain(report, ids=False))
        return 0
    for line in (*head(report), *_years(value, report), "", *_table(report)):
        say(line)
    return 0


def head(report: Report) -> Iterator[str]:
    """Yield what a report is about, a field a line."""
    office = report.office
    area = (
        _("อำเภอ{name}").format(name=office.district) if office.district else "",
        _("จังหวัด{name}").format(name=office.province) if office.province else "",
    )
    still_open = sum(doubt.state is DoubtState.OPEN for doubt in report.doubts)
    rows = (
        (_("ชื่อรายงาน"), " ".join(joined_title(report.title))),
        (_("ปีงบประมาณ"), year_words(report)),
        (_("หน่วยงาน"), " ".join(filter(None, (office.full_name, *area)))),
        (_("จัดทำโดย"), report.prepared_by),
        (_("วันที่รายงาน"), report.date.text),
        (_("สถานะ"), _("เสร็จแล้ว") if report.status is Status.FINAL else _("ร่าง")),
        (_("เนื้อหา"), counts(report)),
        (_("รอตัดสินใจ"), _("{count} ข้อ").format(count=number(still_open)) if still_open else ""),
    )
    cells = max(width(name) for name, _text in rows) + 2
    for name, text in rows:
        if text or name != _("รอตัดสินใจ"):
            yield padded(name, cells) + (text or _("(ว่าง)"))


def _years(value: OfficeFile, report: Report) -> Iterator[str]:
    others = [year_words(r) for r in value.reports if r is not report]
    if others:
        yield _("แฟ้มนี้มีปีอื่นด้วย: {years}").format(years=", ".join(others))


def _table(report: Report) -> Iterator[str]:
    rows = rows_by_uid(report)
    for i, issue in enumerate(report.issues, 1):
        yield f"{report.group_word} {number(i)} {issue.title}".strip()
        for m, measure in enumerate(issue.measures, 1):
            yield f"  {number(m)}. {short(measure.title) or _('(ไม่มีชื่อ)')}"
            for row in measure.activities:
                for line in _row(report, row, rows):
                    yield f"       {line}"
        yield ""


def _row(report: Report, row: Activity, rows: Mapping[str, Activity]) -> Iterator[str]:
    told, missing = [], []
    for column in report.columns:
        if column.kind is ColumnKind.TITLE:
            continue
        cell = resolve(row, column.key, rows)
        if isinstance(cell, Missing):
            if column.shown:
                missing.append(column.heading)
        elif column.kind in {ColumnKind.PERIOD, ColumnKind.RESPONSIBLE}:
            told.append(short(cell_text(cell)))
    if told:
        yield " · ".join(told)
    if missing:
        yield _("ยังว่าง: {columns}").format(columns=", ".join(missing))
