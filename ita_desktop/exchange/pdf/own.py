"""The report inside a PDF that this program printed: its exact form and the files it names."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_desktop.base.errors import UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.domain.plain import REPORT_JSON, REPORT_SHA256
from ita_desktop.exchange.exact import ChangedError, exact_report, read_exact
from ita_desktop.exchange.pdf.opening import opened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pypdfium2 import PdfDocument

    from ita_desktop.domain.model import Report

_MOST_ATTACHMENTS = 2_000
_MOST_DATA = 100_000_000  # bytes of all of them


@dataclass(frozen=True, slots=True)
class Printed:
    """A report as it was when it was printed, and bytes by SHA-256 (hex)."""

    report: Report
    blobs: Mapping[str, bytes]


def printed_report(path: Path) -> Printed | None:
    """Return the report that a PDF was printed from, None for a PDF of another program.

    Raises UnreadableError where the report inside is not whole, and what :func:`opened` raises.
    """
    with opened(path) as pdf:
        parts = _attachments(path, pdf)
    if REPORT_JSON not in parts:
        return None
    raw = parts.pop(REPORT_JSON)
    try:
        report = exact_report(read_exact(raw, parts.pop(REPORT_SHA256, b"").decode("latin-1")))
    except ChangedError as error:
        raise _damaged(path) from error
    blobs = {name: content for name, content in parts.items() if hashlib.sha256(content).hexdigest() == name}
    return Printed(report, blobs)


def _attachments(path: Path, pdf: PdfDocument) -> dict[str, bytes]:
    """Return what is attached, by name; nothing where there is no report among it."""
    found: dict[str, bytes] = {}
    count = pdf.count_attachments()
    names = [pdf.get_attachment(n).get_name() for n in range(min(count, _MOST_ATTACHMENTS))]
    if REPORT_JSON not in names:
        return found
    left = _MOST_DATA
    for n, name in enumerate(names):
        content = bytes(pdf.get_attachment(n).get_data())
        left -= len(content)
        if left < 0 or count > _MOST_ATTACHMENTS:
            raise _damaged(path)
        found[name] = content
    return found


def _damaged(path: Path) -> UnreadableError:
    sentence = _("ข้อมูลรายงานใน “{name}” เสียหายหรือถูกแก้ไข จึงไม่ได้อ่านอะไร ข้อมูลเดิมยังอยู่ครบ โปรดขอไฟล์ใหม่จากผู้ส่ง")
    return UnreadableError(sentence.format(name=path.name))
