"""Opens a workbook from anywhere: bounded before the library sees it, formulas only by the value they had."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError, UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.exchange.archive import open_archive
from ita_desktop.thai.dates import print_date
from ita_desktop.thai.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.cell import Cell

    from ita_desktop.exchange.archive import Archive

MOST_TAGS = 1_200_000
MOST_ROWS, MOST_COLUMNS = 20_000, 200
MOST_CHARACTERS = 20_000
_FORMULA = re.compile(rb"<f[ >/]")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


@contextmanager
def opened(path: Path) -> Iterator[tuple[Workbook, str]]:
    """Open a workbook to read; give it with the SHA-256 (hex) of the file.

    Raises FileMissingError, UnreadableError for what is no sound workbook, RefusedError for a formula without a value.
    """
    with open_archive(path, wanted=_("ตาราง Excel (.xlsx)")) as archive:
        has_formulas = _look_through(archive)
        archive.check_all()
        book = _loaded(path, archive, values=True)
        try:
            _check_size(book, archive)
            if has_formulas:
                _check_formulas(path, archive, book)
            yield book, archive.sha256
        finally:
            book.close()


def _look_through(archive: Archive) -> bool:
    """Weigh every part that holds cells or texts; return whether there is a formula."""
    if "xl/workbook.xml" not in archive.names:
        raise _no_workbook(archive)
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        raise archive.suspect()
    has_formulas = False
    for name in archive.names:
        if not name.endswith((".xml", ".rels")):
            continue
        data = archive.read(name, most_tags=MOST_TAGS) or b""
        if _ENTITY.search(data):
            raise archive.suspect()
        has_formulas = has_formulas or (name.startswith("xl/worksheets/") and _FORMULA.search(data) is not None)
    return has_formulas


def _loaded(path: Path, archive: Archive, *, values: bool) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415 - 150 ms that only a workbook needs

    try:
        return load_workbook(path, data_only=values, keep_links=False)
    except Exception as error:  # its readers let pass whatever a part's content raises
        raise archive.damaged() from error


def _check_size(book: Workbook, archive: Archive) -> None:
    for sheet in book.worksheets:
        if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
            raise archive.too_large()


def _check_formulas(path: Path, archive: Archive, values: Workbook) -> None:
    """Raise RefusedError for a formula that has no value of its own: what it would say is not known."""
    book = _loaded(path, archive, values=False)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and values[sheet.title][cell.coordinate].value is None:
                    sentence = _(
                        "ช่อง {cell} ในแผ่น “{sheet}” ของ “{name}” เป็นสูตรที่ยังไม่มีผลลัพธ์ จึงยังไม่ได้นำเข้าอะไร "
                        "โปรดเปิดใน Excel แล้วบันทึกใหม่ หรือพิมพ์ข้อความแทนสูตร"
                    )
                    raise RefusedError(sentence.format(cell=cell.coordinate, sheet=sheet.title, name=path.name))


def text_of(cell: Cell) -> tuple[str, tuple[str, ...]]:
    """Return a cell's text as it may be kept, and what was put right in it. Raises RefusedError for one too long."""
    value = cell.value
    if value is None:
        return "", ()
    if isinstance(value, datetime | date):
        return print_date(value.date() if isinstance(value, datetime) else value), ()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    if len(text) > MOST_CHARACTERS:
        sentence = _("ช่อง {cell} ยาวเกิน {limit} ตัวอักษร จึงยังไม่ได้นำเข้าอะไร โปรดแบ่งข้อความในไฟล์ต้นฉบับแล้วลองใหม่")
        raise RefusedError(sentence.format(cell=cell.coordinate, limit=f"{MOST_CHARACTERS:,}"))
    cleaned = clean(text)
    return cleaned.text.strip(), cleaned.changes


def _no_workbook(archive: Archive) -> UnreadableError:
    sentence = _("ไฟล์ “{name}” ไม่ใช่ตาราง Excel (.xlsx) จึงอ่านไม่ได้ โปรดเลือกไฟล์ต้นฉบับ")
    return UnreadableError(sentence.format(name=archive.name))
