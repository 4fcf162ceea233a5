"""`export`: an office's work, or a part of it, as a file for somebody else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.cli import reporting
from ita_desktop.cli.language import number
from ita_desktop.cli.opening import refuse_folder, report_of_year
from ita_desktop.cli.terminal import after_writing, doing, say
from ita_desktop.services.library import open_office
from ita_desktop.services.sending import Share, write_share
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.services.library import OpenOffice


def export(file: Path, output: Path, *, year: int | None, issue: int | None, department: str, form: bool) -> int:
    """Write a file of the kind that its suffix names."""
    refuse_folder(output, _("“{name}” เป็นโฟลเดอร์ โปรดระบุชื่อไฟล์"))
    suffix = output.suffix.lower()
    if suffix == ".pdf":
        if issue or department or form:
            raise RefusedError(_("PDF พิมพ์ได้ทั้งรายงานเท่านั้น จึงยังไม่ได้เขียน โปรดส่งบางส่วนเป็น .itapack"))
        return reporting.report(file, output, year=year)
    if suffix not in {".itapack", ".xlsx", ".docx"}:
        sentence = _("เขียนไฟล์ชนิด “{suffix}” ไม่ได้ โปรดใช้ .itapack .xlsx .docx หรือ .pdf")
        raise RefusedError(sentence.format(suffix=suffix or output.name))
    with doing(_("กำลังเปิดแฟ้ม")):
        office = open_office(file, read_only=suffix == ".docx")
    with office:
        if output.exists() and output.samefile(office.path):
            raise RefusedError(_("{path} เป็นแฟ้มของหน่วยงาน จึงไม่เขียนทับ โปรดใช้ชื่ออื่น").format(path=output))
        write_share(office, _share(office, year, issue, department, form=form), output, datetime.now(UTC))
    with after_writing(output):
        size = number(-(-output.stat().st_size // 1024))
        say(_("เขียนแล้ว {size} กิโลไบต์: {path}").format(size=size, path=output))
    return 0


def _share(office: OpenOffice, year: int | None, issue: int | None, department: str, *, form: bool) -> Share:
    """Return what was asked for; a part is of one year, the newest where none was named."""
    if not issue:
        part = department or form
        report = report_of_year(office.value, year, office.path) if part or year is not None else None
        return Share(report.fiscal_year if report else 0, department=department, form=form)
    report = report_of_year(office.value, year, office.path)
    if issue > len(report.issues):
        sentence = _("รายงานนี้มี {count} ประเด็น จึงยังไม่ได้เขียนไฟล์ โปรดเลือกลำดับในจำนวนนี้")
        raise RefusedError(sentence.format(count=thai_number(len(report.issues))))
    return Share(report.fiscal_year, report.issues[issue - 1].uid, department, form)
