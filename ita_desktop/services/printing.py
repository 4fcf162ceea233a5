"""Printing a report: its pages in a PDF file that is whole or as it was before, or in memory for a window."""

from __future__ import annotations

import hashlib
import io
import os
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from ita_desktop.base.errors import NotWritableError, RefusedError, UnreadableError, UserError
from ita_desktop.base.i18n import _
from ita_desktop.base.safe_file import cut_name, write_file
from ita_desktop.domain.plain import REPORT_JSON, REPORT_SHA256, canonical, to_plain
from ita_desktop.report.book import Logo
from ita_desktop.report.pdf import FontFiles, plan_report
from ita_desktop.services.pages import Choice, SetPage, index
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ita_desktop.domain.model import Attachment, Report
    from ita_desktop.report.pdf import Pages
    from ita_desktop.services.pages import SetPages

__all__ = ["FontFiles", "Printed", "pdf_name", "print_report", "set_pages"]

_PDF = b"%PDF-"
_SUFFIX = ".pdf"
_NAME_BYTES = 143
"""What every file system of an office takes: encrypted folders of Linux no more than this (a Thai letter is three)."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_SHORT = {
    "องค์การบริหารส่วนตำบล": "อบต.",
    "องค์การบริหารส่วนจังหวัด": "อบจ.",
    "เทศบาลนคร": "ทน.",
    "เทศบาลเมือง": "ทม.",
    "เทศบาลตำบล": "ทต.",
}
_ALL = Choice()
_HELD_OPEN = {5, 32, 33}  # Windows: access denied, sharing violation, lock violation


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was written: where, its number of pages, and the characters its fonts could not show."""

    path: Path
    pages: int
    missing: tuple[str, ...]


def print_report(
    report: Report,
    out: Path,
    *,
    blobs: Callable[[str], bytes],
    font: FontFiles | None = None,
    choice: Choice = _ALL,
) -> Printed:
    """Write a report as a PDF; ``blobs`` gives an attachment's bytes by its SHA-256.

    Raises RefusedError where ``out`` is a file that is no PDF, FileMissingError or UnreadableError for a font or logo
    that cannot be used, and what `safe_file.write_file` raises; the file that was there before then still stands.
    """
    _refuse_other_file(out)
    pages = _planned(report, blobs, font)
    only = _chosen(pages, choice)
    attached = _attached(report, blobs) if only is None and not choice.stamp else None
    count = 0

    def write(file: BinaryIO) -> None:
        nonlocal count
        count = pages.write(file, only, choice.stamp, attached)

    try:
        write_file(out, write)
    except NotWritableError as error:
        raise (_held_open() if _is_held_open(error, out) else error) from error
    return Printed(out, count, pages.missing)


def _attached(report: Report, blobs: Callable[[str], bytes]) -> dict[str, bytes]:
    """Return what the whole report was printed from, so that its PDF can be read back exactly: data and files."""
    data = canonical(to_plain(report))
    own = {REPORT_JSON: data, REPORT_SHA256: hashlib.sha256(data).hexdigest().encode()}
    for file in report.files():
        with suppress(UserError):  # a file that is gone is told where it is shown
            own[file.sha256] = blobs(file.sha256)
    return own


def _is_held_open(error: NotWritableError, out: Path) -> bool:
    """Tell whether the old file could be replaced if no other program had it open (as Windows says)."""
    reason = getattr(error.__cause__, "winerror", None)
    return reason in _HELD_OPEN and out.is_file() and os.access(out, os.W_OK)


def _held_open() -> NotWritableError:
    return NotWritableError(_("สร้าง PDF ไม่ได้ เพราะไฟล์เดิมเปิดอยู่ในโปรแกรมอื่น ปิดแล้วลองใหม่"))


def set_pages(
    report: Report, blobs: Callable[[str], bytes], *, font: FontFiles | None = None, choice: Choice = _ALL
) -> SetPages:
    """Set a report's pages in memory; raises as :func:`print_report` but for what concerns its file."""
    pages = _planned(report, blobs, font)
    only = _chosen(pages, choice)
    out = io.BytesIO()
    pages.write(out, only, choice.stamp)
    every = zip(pages.parts, (page for plan in pages.plans for page in plan.pages), strict=True)
    shown = [pair for number, pair in enumerate(every) if only is None or number in only]
    return index(
        report,
        out.getvalue(),
        tuple(SetPage(part, p.width, p.height, p.number.strip("- "), p.boxes) for part, p in shown),
        pages.missing,
        pages.table_size,
    )


def pdf_name(report: Report) -> str:
    """Return a name for a report's PDF that says what it is and that every file system takes."""
    year, office = report.fiscal_year or report.ita_year, report.office
    kind = _SHORT.get(office.kind, office.kind)
    parts = "รายงาน ITA", thai_number(year) if year else "", (kind + office.name).strip()
    plain = _FORBIDDEN.sub(" ", " ".join(filter(None, parts)))
    return _cut(" ".join(plain.split()), _NAME_BYTES - len(_SUFFIX)).rstrip(" .") + _SUFFIX


def _cut(name: str, size: int) -> str:
    """Return the beginning of a name in at most ``size`` bytes, no mark torn from its letter."""
    start = cut_name(name, size)
    end = len(start)
    while end < len(name) and end and unicodedata.category(name[end])[0] == "M":
        end -= 1
    return start[:end]


def _planned(report: Report, blobs: Callable[[str], bytes], font: FontFiles | None) -> Pages:
    logo = _logo(report.office.logo, blobs) if report.office.logo else None
    return plan_report(report, logo=logo, font=font)


def _chosen(pages: Pages, choice: Choice) -> frozenset[int] | None:
    """Return the pages of a choice, None for all. Raises RefusedError when there are none."""
    numbers = [number for number, part in enumerate(pages.parts) if part in choice.parts]
    if choice.pages is not None:
        numbers = [number for nth, number in enumerate(numbers) if nth in choice.pages]
    if not numbers:
        raise RefusedError(_("ยังไม่ได้เลือกหน้าใด โปรดเลือกส่วนหรือหน้าที่จะพิมพ์"))
    return None if len(numbers) == len(pages.parts) else frozenset(numbers)


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
