"""Plans to PDF.

The same plans give the same bytes: nothing in the file comes from a clock or from chance.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, BinaryIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfdoc

from ita_desktop.base.errors import UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.report.typeset.draw import Pen, points
from ita_desktop.report.typeset.embed import embed
from ita_desktop.report.typeset.font import ShapedFont
from ita_desktop.report.typeset.objects import Raw, refer, stream, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from ita_desktop.report.typeset.page import Mark, Page, Plan
    from ita_desktop.report.typeset.sheet import Layer

_VERSION = (1, 7)


@dataclass(frozen=True, slots=True)
class Info:
    """What a file says of itself; ``created`` is not written where it is None."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    lang: str = "th-TH"
    creator: str = ""
    created: datetime | None = None


def write(plans: Sequence[Plan], out: BinaryIO, info: Info) -> int:
    """Draw the plans one after another into one PDF; return how many pages it has.

    Raises UnreadableError for a picture that is not a sound PNG or JPEG file, ValueError without any page.
    """
    if not any(plan.pages for plan in plans):
        raise ValueError("a document has at least one page")
    out.write(_Writer(plans, info).file())
    return sum(len(plan.pages) for plan in plans)


class _Writer:
    """One file while it is put together."""

    def __init__(self, plans: Sequence[Plan], info: Info) -> None:
        self._plans = plans
        self._info = info
        self._document = pdfdoc.PDFDocument(invariant=1, pdfVersion=_VERSION, lang=info.lang)
        self._resources = Raw()
        self._resources_at = refer(self._document, self._resources)
        self._fonts: dict[int, tuple[bytes, ShapedFont]] = {}
        self._pictures: dict[bytes, tuple[bytes, bytes]] = {}  # data -> name, reference
        self._repeated: dict[tuple[int, float], bytes] = {}
        self._pages = [[Raw() for _page in plan.pages] for plan in plans]
        self._anchors: dict[str, bytes] = {}
        self._digest = hashlib.sha256()

    def file(self) -> bytes:
        document = self._document
        for raw in (raw for raws in self._pages for raw in raws):
            document.addPage(raw)
        pages_at = refer(document, document.Pages)
        entries = list(self._marks())
        for plan, raws in zip(self._plans, self._pages, strict=True):
            for page, raw in zip(plan.pages, raws, strict=True):
                raw.data = self._page(page, pages_at)
        self._finish(entries)
        return document.format()

    def _marks(self) -> Iterator[tuple[Mark, bytes]]:
        """Yield all anchors with the places they stand for, and remember these by name."""
        for plan, raws in zip(self._plans, self._pages, strict=True):
            for mark in plan.marks:
                page = plan.pages[mark.page]
                top = points(page.height - mark.y)
                place = b"[%s/XYZ null %s null]" % (refer(self._document, raws[mark.page]), top)
                self._anchors.setdefault(mark.anchor.name, place)
                yield mark, place

    def _page(self, page: Page, parent: bytes) -> bytes:
        pen = Pen(page.height, self._name)
        contents = []
        for repeated, layers in groupby(page.layers, attrgetter("repeated")):
            if repeated:
                contents += [self._repeated_layer(pen, layer, page.height) for layer in layers]
            else:
                contents.append(self._stream(pen.draw(list(layers))))
        return b"<</Type/Page/Parent %s/MediaBox[0 0 %s]/Resources %s/Contents[%s]%s>>" % (
            parent,
            points(page.width, page.height),
            self._resources_at,
            b" ".join(contents),
            self._links(page),
        )

    def _stream(self, content: bytes) -> bytes:
        data = stream(content)
        self._digest.update(data)
        return refer(self._document, data)

    def _repeated_layer(self, pen: Pen, layer: Layer, height: float) -> bytes:
        key = (id(layer), height)
        if key not in self._repeated:
            self._repeated[key] = self._stream(pen.draw([layer]))
        return self._repeated[key]

    def _name(self, item: ShapedFont | bytes) -> bytes:
        """Return the name under which pages know a font or a picture."""
        if isinstance(item, ShapedFont):
            if id(item) not in self._fonts:
                self._fonts[id(item)] = b"/F%d" % len(self._fonts), item
            return self._fonts[id(item)][0]
        if item not in self._pictures:
            self._pictures[item] = b"/P%d" % len(self._pictures), self._picture(item)
        return self._pictures[item][0]

    def _picture(self, data: bytes) -> bytes:
        self._digest.update(data)
        name = hashlib.sha256(data).hexdigest()
        try:
            image = pdfdoc.PDFImageXObject(name, ImageReader(BytesIO(data)), mask="auto")
        except Exception as error:  # Pillow's readers let pass what their formats' libraries raise
            raise UnreadableError(_("รูปภาพอ่านไม่ได้ โปรดเลือกไฟล์ PNG หรือ JPEG ที่สมบูรณ์")) from error
        if mask := getattr(image, "_smask", None):
            image.smask = self._document.Reference(mask)
        return refer(self._document, image)

    def _links(self, page: Page) -> bytes:
        links = [link for layer in page.layers for link in layer.links if link.anchor in self._anchors]
        if not links:
            return b""
        annotations = [
            b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/Dest%s>>"
            % (
                points(x, page.height - y - height, x + width, page.height - y),
                self._anchors[anchor],
            )
            for x, y, width, height, anchor in links
        ]
        return b"/Annots[%s]" % b"".join(annotations)

    def _finish(self, entries: Sequence[tuple[Mark, bytes]]) -> None:
        """Write what stands once in a file."""
        document = self._document
        catalog = document.Catalog
        fonts = b"".join(b"%s %s" % (name, embed(document, font)) for name, font in self._fonts.values())
        pictures = b"".join(b"%s %s" % entry for entry in self._pictures.values())
        self._resources.data = b"<</Font<<%s>>/XObject<<%s>>>>" % (fonts, pictures)
        self._outline(entries)
        catalog.PageLabels = Raw(b"<</Nums[%s]>>" % b"".join(self._labels()))
        catalog.ViewerPreferences = Raw(b"<</DisplayDocTitle true>>")
        catalog.Metadata = Raw(stream(_metadata(self._info), b"/Type/Metadata/Subtype/XML", compressed=False))
        document.info = Raw(_info(self._info))
        self._digest.update(document.info.data)
        identity = self._digest.hexdigest()[:32].encode()
        document._ID = b"[<%s><%s>]" % (identity, identity)

    def _outline(self, entries: Sequence[tuple[Mark, bytes]]) -> None:
        outline, places, last = self._document.Outlines, _Places(), -1
        for mark, place in entries:
            if mark.anchor.title is not None:
                last = min(mark.anchor.level, last + 1)
                title = pdfdoc.PDFString(text(mark.anchor.title)[1:-1], escape=0, enc="raw")
                outline.addOutlineEntry(places.add(place), last, title)
        if places:
            outline.prepare(self._document, places)
            self._document.Catalog.PageMode = "/UseOutlines"
        else:
            self._document.Catalog.Outlines = None

    def _labels(self) -> Iterator[bytes]:
        """Yield the names of pages, one entry for each page with a number of its own."""
        before = None
        pages = (page for plan in self._plans for page in plan.pages)
        for at, page in enumerate(pages):
            name = _bare(page.number)
            if name or name != before:
                yield b"%d<</P%s>>" % (at, text(name))
            before = name


class _Places(dict[str, bytes]):
    """The places an outline leads to, under the names ReportLab asks for."""

    def add(self, place: bytes) -> str:
        name = str(len(self))
        self[name] = place
        return name

    def _bookmarkReference(self, name: str) -> bytes:
        return self[name]


def _bare(number: str) -> str:
    """Return a printed page number without what stands around its digits and letters."""
    inside = [at for at, char in enumerate(number) if char.isalnum()]
    return number[inside[0] : inside[-1] + 1] if inside else ""


def _info(info: Info) -> bytes:
    entries = (
        (b"Title", info.title),
        (b"Author", info.author),
        (b"Subject", info.subject),
        (b"Keywords", info.keywords),
        (b"Creator", info.creator),
    )
    out = b"".join(b"/%s%s" % (name, text(value)) for name, value in entries if value)
    if info.created:
        out += b"/CreationDate(D:%s)" % info.created.strftime("%Y%m%d%H%M%S").encode()
    return b"<<%s>>" % out


def _metadata(info: Info) -> bytes:
    """Return the same as XMP (ISO 16684-1)."""

    def escape(value: str) -> str:  # as xml.sax.saxutils, which would load the whole of HTTP
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def language(value: str) -> str:
        return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt>'

    entries = (
        ("dc:title", language(info.title), info.title),
        ("dc:description", language(info.subject), info.subject),
        ("dc:creator", f"<rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq>", info.author),
        ("dc:language", f"<rdf:Bag><rdf:li>{escape(info.lang)}</rdf:li></rdf:Bag>", info.lang),
        ("pdf:Keywords", escape(info.keywords), info.keywords),
        ("xmp:CreatorTool", escape(info.creator), info.creator),
        ("xmp:CreateDate", info.created.isoformat() if info.created else "", info.created),
    )
    body = "".join(f"<{name}>{value}</{name}>" for name, value, given in entries if given)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        f' xmlns:xmp="http://ns.adobe.com/xap/1.0/">{body}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="r"?>'
    ).encode()
