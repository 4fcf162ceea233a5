"""`report`: a year's report as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.cli.language import number
from ita_desktop.cli.opening import opened, refuse_folder, report_of_year
from ita_desktop.cli.terminal import after_writing, complain, doing, say
from ita_desktop.services.printing import FontFiles, print_report

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.services.library import OpenOffice


def report(
    file: Path, output: Path, *, year: int | None = None, font: Path | None = None, font_bold: Path | None = None
) -> int:
    """Print the report of a year."""
    with opened(file) as office:
        write_pages(office, output, year=year, font=FontFiles(font, font_bold) if font else None)
    return 0


def write_pages(office: OpenOffice, output: Path, *, year: int | None = None, font: FontFiles | None = None) -> None:
    """Print the report of a year of an open office and say where it is."""
    refuse_folder(output, _("“{name}” เป็นโฟลเดอร์ โปรดระบุชื่อไฟล์ PDF"))
    if output.exists() and output.samefile(office.path):
        raise RefusedError(_("{path} เป็นแฟ้มของหน่วยงาน จึงไม่เขียนรายงานทับ โปรดใช้ชื่ออื่น").format(path=output))
    value = report_of_year(office.value, year, office.path)
    with doing(_("กำลังพิมพ์รายงาน")):
        printed = print_report(value, output, blobs=office.blob, font=font)
    if printed.missing:
        signs = " ".join(f"{char} (U+{ord(char):04X})" for char in printed.missing)
        complain(_("ฟอนต์ที่ใช้ไม่มีอักขระต่อไปนี้ ในหน้ากระดาษจึงเห็นเป็นช่องว่างหรือสี่เหลี่ยม: {signs}").format(signs=signs))
    with after_writing(output):
        say(_("พิมพ์รายงานแล้ว {pages} หน้า: {path}").format(pages=number(printed.pages), path=output))
