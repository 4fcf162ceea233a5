"""Changes to what stands around the table: a report's office, columns, signers and status; a file's office and reports.

Each puts a whole small value in place of another; what it does not touch stays the same object.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.domain.edits import gone
from ita_desktop.domain.model import COLUMNS, Activity, Column, Office, OfficeFile, Report, Signer, Status
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Sequence


# --- a report ---


def set_report_office(report: Report, office: Office) -> Report:
    """Return the report with another copy of the office's data."""
    return replace(report, office=office)


def set_columns(report: Report, columns: Sequence[Column]) -> Report:
    """Return the report with its columns put in another order, shown or hidden, renamed, made wider, added or removed.

    The six of every report stay, and so does a column whose cells hold something (RefusedError); it can be hidden.
    Raises ValueError for two columns of one key, another kind for one that is there, or a width that is none.
    """
    after = {column.key: column for column in columns}
    if len(after) != len(columns) or any(not column.width > 0 for column in columns):
        raise ValueError(columns)
    for column in report.columns:
        if column.key in after:
            if after[column.key].kind is not column.kind:
                raise ValueError(column.key)
        elif column.key in {c.key for c in COLUMNS} or any(_holds(row, column.key) for *_, row in report.activities()):
            sentence = _("คอลัมน์ “{heading}” ยังมีข้อมูลหรือเป็นคอลัมน์ที่แบบรายงานต้องมี จึงไม่ได้ลบ หากไม่ต้องการพิมพ์ให้ซ่อนไว้แทน")
            raise RefusedError(sentence.format(heading=column.heading))
    return replace(report, columns=tuple(columns))


def _holds(row: Activity, key: str) -> bool:
    return any(have == key for have, _cell in row.cells)


def set_signers(report: Report, signers: Sequence[Signer]) -> Report:
    """Return the report with other signature blocks."""
    return replace(report, signers=tuple(signers))


def set_status(report: Report, status: Status) -> Report:
    """Return the report as a draft or as final."""
    return replace(report, status=status)


# --- a file ---


def set_office(file: OfficeFile, office: Office) -> OfficeFile:
    """Return the file with other data of its office; the copies in its reports stay as they were true then."""
    return replace(file, office=office)


def add_report(file: OfficeFile, report: Report) -> OfficeFile:
    """Return the file with one more report. Raises RefusedError when its fiscal year (0 too) is there already."""
    _refuse_taken_year(file, report)
    if any(have.uid == report.uid for have in file.reports):
        raise ValueError(report.uid)
    return file.with_report(report)


def put_report(file: OfficeFile, report: Report) -> OfficeFile:
    """Return the file with a changed report in place of the one with its uid.

    Raises StaleError when that is gone, RefusedError when another report has its fiscal year.
    """
    if not any(have.uid == report.uid for have in file.reports):
        raise gone()
    _refuse_taken_year(file, report)
    return file.with_report(report)


def remove_report(file: OfficeFile, report_uid: str) -> OfficeFile:
    """Return the file without a report. Raises StaleError when it is gone."""
    left = tuple(report for report in file.reports if report.uid != report_uid)
    if len(left) == len(file.reports):
        raise gone()
    return replace(file, reports=left)


def _refuse_taken_year(file: OfficeFile, report: Report) -> None:
    if not any(have.fiscal_year == report.fiscal_year and have.uid != report.uid for have in file.reports):
        return
    if not report.fiscal_year:
        raise RefusedError(_("แฟ้มนี้มีรายงานที่ยังไม่ระบุปีอยู่แล้ว จึงยังไม่ได้เปลี่ยนอะไร โปรดระบุปีของรายงานนั้นก่อน"))
    sentence = _("แฟ้มนี้มีรายงานปีงบประมาณ พ.ศ. {year} อยู่แล้ว จึงยังไม่ได้เปลี่ยนอะไร โปรดตรวจสอบปีอีกครั้ง")
    raise RefusedError(sentence.format(year=thai_number(report.fiscal_year)))
