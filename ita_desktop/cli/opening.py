"""A report out of an office file, by its year."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.base.safe_file import write_error
from ita_desktop.cli.language import number
from ita_desktop.cli.terminal import doing
from ita_desktop.cli.words import year_words
from ita_desktop.services.library import open_office

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    sentence = _("แฟ้ม {path} ไม่มีรายงานปีงบประมาณ {year} ปีที่มีคือ {years}")
    if not year:
        sentence = _("แฟ้ม {path} ไม่มีรายงานที่ยังไม่ระบุปี ปีที่มีคือ {years}")
    elif _COMMON_ERA[0] <= year <= _COMMON_ERA[1]:
        sentence = _("แฟ้ม {path} ไม่มีรายงานปีงบประมาณ {year} (โปรดใช้ พ.ศ.) ปีที่มีคือ {years}")
    raise RefusedError(sentence.format(path=path, year=number(year or 0), years=years))


def refuse_folder(path: Path, sentence: str = "") -> None:
    """Refuse a path to write at that is a folder, or a link into a folder that is not there.

    Raises RefusedError with the sentence (the name of the folder is put in), and what `safe_file.write_error` makes.
    """
    try:
        folder = path.is_dir()
        target = Path(os.path.realpath(path))
        lost = path.is_symlink() and not target.parent.exists()
    except OSError as error:
        raise write_error(error, path) from error
    if folder:
        sentence = sentence or _("“{name}” เป็นโฟลเดอร์ โปรดระบุชื่อแฟ้มใหม่")
        raise RefusedError(sentence.format(name=path.resolve().name or path))
    if lost:
        raise write_error(FileNotFoundError(errno.ENOENT, ""), target)
