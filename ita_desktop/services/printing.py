"""Printing a report: its pages in a PDF file that is whole or as it was before."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from ita_desktop.base.errors import RefusedError, UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.base.safe_file import write_file
from ita_desktop.report.book import Logo
from ita_desktop.report.pdf import FontFiles, plan_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ita_desktop.domain.model import Attachment, Report

__all__ = ["FontFiles", "Printed", "print_report"]

_PDF = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was written: where, its number of pages, and the characters its fonts could not show."""

    path: Path
    pages: int
    missing: tuple[str, ...]


def print_report(report: Report, out: Path, *, blobs: Callable[[str], bytes], font: FontFiles | None = None) -> Printed:
    """Write a report as a PDF; ``blobs`` gives an attachment's bytes by its SHA-256.

    Raises RefusedError where ``out`` is a file that is no PDF, FileMissingError or UnreadableError for a font or logo
    that cannot be used, and what `safe_file.write_file` raises; the file that was there before then still stands.
    """
    _refuse_other_file(out)
    logo = _logo(report.office.logo, blobs) if report.office.logo else None
    pages = plan_report(report, logo=logo, font=font)
    count = 0

    def write(file: BinaryIO) -> None:
        nonlocal count
        count = pages.write(file)

    write_file(out, write)
    return Printed(out, count, pages.missing)


def _refuse_other_file(out: Path) -> None:
    """Refuse to replace what may be somebody's work: a file that is neither a PDF nor empty."""
    if not out.is_file():
        return
    with out.open("rb") as file:
        start = file.read(len(_PDF))
    if start not in {b"", _PDF}:
        raise RefusedError(_("“{name}” มีอยู่แล้วและไม่ใช่ไฟล์ PDF จึงไม่ได้เขียนทับ โปรดตั้งชื่ออื่น").format(name=out.name))


def _logo(attachment: Attachment, blobs: Callable[[str], bytes]) -> Logo:
    from PIL import Image  # noqa: PLC0415 - few reports have a logo

    data = blobs(attachment.sha256)
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            if image.format in {"PNG", "JPEG"}:
                return Logo(data, image.width, image.height)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _bad_logo(attachment) from error
    raise _bad_logo(attachment)


def _bad_logo(attachment: Attachment) -> UnreadableError:
    return UnreadableError(
        _("ไฟล์ตราของหน่วยงาน “{name}” เปิดไม่ได้ จึงยังไม่ได้พิมพ์รายงาน โปรดเลือกไฟล์ PNG หรือ JPEG ใหม่").format(
            name=attachment.name
        )
    )
