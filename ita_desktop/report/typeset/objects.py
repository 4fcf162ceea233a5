"""The objects of a PDF file, put into ReportLab's document as bytes that are ready."""

from __future__ import annotations

import re
import zlib

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

_SPECIAL = re.compile(rb"[\\()]")  # of a string; a bare return, too, would be read as a line feed

rl_config.useA85 = 0  # pictures as they are, not as letters a quarter longer


class Raw(pdfdoc.PDFObject):
    """An object of its own in the file; its bytes may be given after others have referred to it."""

    __RefOnly__ = 1

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, document: pdfdoc.PDFDocument) -> bytes:  # noqa: ARG002 - asked for by ReportLab
        """Return the object's bytes."""
        return self.data


def refer(document: pdfdoc.PDFDocument, item: pdfdoc.PDFObject | bytes) -> bytes:
    """Give an object its number if it has none yet; return the reference to it."""
    reference: bytes = document.Reference(Raw(item) if isinstance(item, bytes) else item).format(document)
    return reference


def stream(content: bytes, entries: bytes = b"", *, compressed: bool = True) -> bytes:
    """Return a stream with more entries in its dictionary."""
    if compressed:
        content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def text(value: str) -> bytes:
    """Return a text string: Latin as it is, any other as UTF-16 (ISO 32000-1, 7.9.2.2)."""
    latin = value.isascii() and value.isprintable()
    plain = value.encode() if latin else b"\xfe\xff" + value.encode("utf-16-be")
    return b"(%s)" % _SPECIAL.sub(rb"\\\g<0>", plain).replace(b"\r", rb"\r")
