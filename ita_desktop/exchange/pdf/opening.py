"""Opens a PDF from anywhere: what PDFium cannot read is refused with one sentence."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from ita_desktop.base.errors import UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.exchange.refusals import damaged, locked, unopened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdfium2 import PdfDocument

MOST_BYTES = 200_000_000
MOST_PAGES = 2_000


@contextmanager
def opened(path: Path) -> Iterator[PdfDocument]:
    """Open a PDF to read. Raises UnreadableError for one that is damaged, protected, too large, or no PDF at all."""
    import pypdfium2  # noqa: PLC0415 - 30 ms that only a PDF needs

    name = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_large(name)
        data = path.read_bytes()
    except OSError as error:
        raise unopened(name) from error
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError(_("ไฟล์ “{name}” ไม่ใช่ PDF จึงอ่านไม่ได้ โปรดเลือกไฟล์ต้นฉบับ").format(name=name))
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise locked(name) from error
        raise damaged(name) from error
    try:
        if len(pdf) > MOST_PAGES:
            raise _too_large(name)
        yield pdf
    except pypdfium2.PdfiumError as error:
        raise damaged(name) from error
    finally:
        pdf.close()


def _too_large(name: str) -> UnreadableError:
    sentence = _("ไฟล์ “{name}” ใหญ่เกินกว่าที่รายงานจะเป็น จึงไม่เปิดอ่าน โปรดตรวจดูว่าเลือกไฟล์ถูกต้อง")
    return UnreadableError(sentence.format(name=name))
