"""A PDF file as numbered objects: ReportLab's document, given objects whose bytes are ready."""

from __future__ import annotations

import hashlib
import re
import zlib
from io import BytesIO
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc

from ita_desktop.base.errors import UnreadableError
from ita_desktop.base.i18n import _

_VERSION = (1, 7)
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


class Entry(NamedTuple):
    """An entry of the outline: 0 is the outermost level, ``place`` what it leads to."""

    title: str
    level: int
    place: bytes


class File:
    """One file while it is put together; its identity comes from what is in it."""

    def __init__(self, lang: str) -> None:
        # ReportLab's types leave out much of what its documents are made of.
        self._document: Any = pdfdoc.PDFDocument(invariant=1, pdfVersion=_VERSION, lang=lang)
        self._digest = hashlib.sha256()

    def add(self, item: Raw | bytes) -> bytes:
        """Give an object its number; return the reference to it."""
        return self._refer(Raw(item) if isinstance(item, bytes) else item)

    def add_stream(self, content: bytes, entries: bytes = b"", *, compressed: bool = True) -> bytes:
        """Write a stream with more entries in its dictionary; return the reference to it."""
        if compressed:
            content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
        self._digest.update(content)
        return self.add(b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content))

    def add_picture(self, data: bytes) -> bytes:
        """Write a PNG or JPEG picture; return the reference to it.

        Raises UnreadableError for anything else, and for a damaged file.
        """
        name = hashlib.sha256(data).hexdigest()
        self._digest.update(name.encode())
        try:
            image: Any = pdfdoc.PDFImageXObject(name, ImageReader(BytesIO(data)), mask="auto")
        except Exception as error:  # Pillow's readers let pass whatever their formats' libraries raise
            raise UnreadableError(_("รูปภาพอ่านไม่ได้ โปรดเลือกไฟล์ PNG หรือ JPEG ที่สมบูรณ์")) from error
        if mask := getattr(image, "_smask", None):
            image.smask = self._document.Reference(mask)
        return self._refer(image)

    def add_page(self, page: Raw) -> bytes:
        """Let a page be the next one; return the reference to it."""
        self._document.addPage(page)
        return self._refer(page)

    @property
    def pages(self) -> bytes:
        """The reference to the tree of all pages."""
        return self._refer(self._document.Pages)

    def set_outline(self, entries: list[Entry]) -> None:
        """Write the outline and let viewers show it; without entries there is none."""
        document, last = self._document, -1
        for nth, (title, level, _place) in enumerate(entries):
            last = min(level, last + 1)
            document.Outlines.addOutlineEntry(str(nth), last, pdfdoc.PDFString(text(title)[1:-1], 0, "raw"))
        if entries:
            document.Outlines.prepare(document, _Places(entries))
            document.Catalog.PageMode = "/UseOutlines"
        else:
            document.Catalog.Outlines = None

    def finish(self, info: bytes, **catalog: bytes) -> bytes:
        """Return the whole file, with an information dictionary and these entries (references) in its catalog."""
        document = self._document
        known = document.Catalog.__NoDefault__
        document.Catalog.__NoDefault__ = [*known, *(name for name in catalog if name not in known)]
        for name, value in catalog.items():
            setattr(document.Catalog, name, value)
        document.info = Raw(info)
        self._digest.update(info)
        identity = self._digest.hexdigest()[:32].encode()
        document._ID = b"[<%s><%s>]" % (identity, identity)  # noqa: SLF001 - ReportLab's would be the same for all files
        data: bytes = document.format()
        return data

    def _refer(self, item: pdfdoc.PDFObject) -> bytes:
        reference: bytes = self._document.Reference(item).format(self._document)
        return reference


class _Places:
    """What an outline leads to, as ReportLab asks for it."""

    def __init__(self, entries: list[Entry]) -> None:
        self._entries = entries

    def _bookmarkReference(self, name: str) -> bytes:  # noqa: N802 - ReportLab's name
        return self._entries[int(name)].place


def text(value: str) -> bytes:
    """Return a text string: Latin as it is, any other as UTF-16 (ISO 32000-1, 7.9.2.2)."""
    latin = value.isascii() and value.isprintable()
    plain = value.encode() if latin else b"\xfe\xff" + value.encode("utf-16-be")
    return b"(%s)" % _SPECIAL.sub(rb"\\\g<0>", plain).replace(b"\r", rb"\r")
