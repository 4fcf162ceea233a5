"""How a report stands in a workbook of ours: which sheets, columns and fields, and what each cell says.

The first sheet has a row for every activity, the second the report and the office by name and value. What a person
does not see (who the rows are, every cell as it was) stands in hidden columns and a hidden sheet, so that an unchanged
workbook gives back the very report and a changed cell is read against what it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.model import ColumnKind, Place
from ita_desktop.domain.plain import resolve
from ita_desktop.domain.texts import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ita_desktop.domain.model import Activity, Column, Issue, Measure, Report

ROWS, HEAD, EXACT = "มาตรการ", "รายงาน", "ข้อมูลของโปรแกรม"
"""The names of the sheets; people see the first two."""
KEYS = ("issue", "measure", "activity")
"""The hidden columns, behind the visible ones: the uids of what a row is of."""
CHUNK = 30_000
"""Characters of the exact form in one cell; Excel takes 32,767."""

FIELDS = (
    *("title", "fiscal_year", "ita_year", "item_code", "prepared_by", "preface", "preface_signed", "date", "as_of"),
    *("group_word", "office.kind", "office.name", "office.district", "office.province", "office.website"),
)
"""The fields of the head that can be filled in (Place.field)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the first sheet: the texts of its visible cells, and whose it is."""

    texts: tuple[str, ...]
    issue: Issue
    measure: Measure | None = None
    row: Activity | None = None


def field_names() -> dict[str, str]:
    """Return what the fields of the head are called."""
    names = (
        *(_("ชื่อรายงาน"), _("ปีงบประมาณ"), _("ปีประเมิน ITA"), _("รหัสข้อ OIT"), _("หน่วยที่จัดทำ"), _("คำนำ")),
        *(_("ท้ายคำนำ"), _("วันที่ของรายงาน"), _("ข้อมูล ณ วันที่"), _("คำหน้าเลขประเด็น"), _("ประเภทหน่วยงาน")),
        *(_("ชื่อหน่วยงาน"), _("อำเภอ"), _("จังหวัด"), _("เว็บไซต์")),
    )
    return dict(zip(FIELDS, names, strict=True))


def field_text(report: Report, name: str) -> str:
    """Return what a field of the head says."""
    return text_at(report, Place(name))


def shown_columns(report: Report) -> tuple[Column, ...]:
    """Return the columns of the first sheet behind the issue's: the title's first, then those that are printed."""
    title = [column for column in report.columns if column.kind is ColumnKind.TITLE]
    return (*title, *(c for c in report.columns if c.kind is not ColumnKind.TITLE and c.shown))


def lines_of(report: Report, rows: Mapping[str, Activity]) -> Iterator[Line]:
    """Yield the rows of the first sheet; an issue without measures has one to be filled in."""
    columns = shown_columns(report)
    for issue in report.issues:
        if not issue.measures:
            yield Line((issue.title, *("" for _column in columns)), issue)
        for measure in issue.measures:
            for n, row in enumerate(measure.activities):
                texts = [
                    (measure.title if n == 0 else "")
                    if column.kind is ColumnKind.TITLE
                    else cell_text(resolve(row, column.key, rows))
                    for column in columns
                ]
                yield Line((issue.title, *texts), issue, measure, row)
