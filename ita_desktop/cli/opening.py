"""A report out of an office file, by its year."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.cli.language import number
from ita_desktop.cli.terminal import doing
from ita_desktop.cli.words import year_words
from ita_desktop.services.library import open_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ita_desktop.domain.model import OfficeFile, Report
    from ita_desktop.services.library import OpenOffice

_COMMON_ERA = (1900, 2199)  # years that nobody means in the Buddhist era


@contextmanager
def opened(path: Path) -> Iterator[OpenOffice]:
    """Open an office file for reading; the errors are those of `library.open_office`."""
    with doing(_("กำลังเปิดแฟ้ม")):
        office = open_office(path, read_only=True)
    with office:
        yield office


def report_of_year(value: OfficeFile, year: int | None, path: Path) -> Report:
    """Return the report of a fiscal year, the newest when None. Raises RefusedError where there is none."""
    report = value.report(year)
    if report is not None:
        return report
    if not value.reports:
        raise RefusedError(_("แฟ้ม {path} ยังไม่มีรายงาน โปรดนำเข้ารายงานก่อน").format(path=path))
    years = ", ".join(map(year_words, value.reports))
    sentence = _("แฟ้ม {path} ไม่มีรายงานปีงบประมาณ {year} มีเพียงปี {years}")
    if year and _COMMON_ERA[0] <= year <= _COMMON_ERA[1]:
        sentence = _("แฟ้ม {path} ไม่มีรายงานปีงบประมาณ {year} (โปรดใช้ พ.ศ.) มีเพียงปี {years}")
    raise RefusedError(sentence.format(path=path, year=number(year or 0), years=years))


def refuse_folder(path: Path) -> None:
    """Raise RefusedError where a file is to be written but a folder is named."""
    if path.is_dir():
        raise RefusedError(_("“{name}” เป็นโฟลเดอร์ โปรดระบุชื่อแฟ้มใหม่").format(name=path.resolve().name or path))
