"""`carry`: last year's measures as this year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.cli.language import number
from ita_desktop.cli.terminal import after_writing, doing, say
from ita_desktop.domain.carry import carry as carried
from ita_desktop.services.library import open_office

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import OfficeFile


def carry(file: Path, from_year: int, to_year: int) -> int:
    """Carry all measures of a year into another; those that are there already stay as they are."""
    with doing(_("กำลังเปิดแฟ้ม")):
        office = open_office(file)
    with office:
        before = _count(office.value, to_year)
        office.save(carried(office.value, from_year, to_year))
        added = _count(office.value, to_year) - before
    with after_writing(file):
        if added:
            say(_("ยกมาแล้ว {count} มาตรการ: {path}").format(count=number(added), path=file))
        else:
            say(_("ยกมาครบอยู่แล้ว ไม่มีอะไรเพิ่ม: {path}").format(path=file))
    return 0


def _count(value: OfficeFile, year: int) -> int:
    report = value.report(year)
    return sum(1 for _pair in report.measures()) if report else 0
