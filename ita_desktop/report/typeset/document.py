"""Plans to PDF.

The same plans give the same bytes: nothing in the file comes from a clock or from chance.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, BinaryIO

from ita_desktop.report.typeset.draw import MULTIPLY, Pen, points
from ita_desktop.report.typeset.embed import embed
from ita_desktop.report.typeset.font import ShapedFont
from ita_desktop.report.typeset.objects import Entry, File, Raw, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from ita_desktop.report.typeset.font import Family
    from ita_desktop.report.typeset.page import Page, Plan
    from ita_desktop.report.typeset.sheet import Layer


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


def write(
    plans: Sequence[Plan], out: BinaryIO, info: Info, stamp: str = "", attached: Mapping[str, bytes] | None = None
) -> int:
    """Draw the plans one after another into one PDF; return how many pages it has.

    ``stamp`` is a word drawn large, pale and slanted across every page, so that what is under it can still be read.
    ``attached`` are files by name that travel inside, as what the pages were made from (ISO 32000-2, 14.13).

    Raises UnreadableError for a picture that is not a sound PNG or JPEG file and for a font with damaged glyphs,
    ValueError without any plan.
    """
    if not plans:
        raise ValueError("a document has at least one page")
    out.write(_Writer(plans, info, stamp, attached or {}).file())
    return sum(len(plan.pages) for plan in plans)


class _Writer:
    """One file while its pages are drawn."""

    def __init__(self, plans: Sequence[Plan], info: Info, stamp: str, attached: Mapping[str, bytes]) -> None:
        self._attached = attached
        self._plans = plans
        self._info = info
        self._stamp = stamp
        self._file = File(info.lang)
        self._resources = Raw()
        self._resources_at = self._file.add(self._resources)
        self._fonts: dict[ShapedFont, bytes] = {}  # their names on pages
        self._pictures: dict[bytes, tuple[bytes, bytes]] = {}  # data -> name on pages, reference
        self._repeated: dict[tuple[int, float], bytes] = {}
        self._stamps: dict[tuple[float, float], bytes] = {}  # by the size of the page
        self._anchors: dict[str, bytes] = {}  # the places they stand for

    def file(self) -> bytes:
        file = self._file
        raws = [[Raw() for _page in plan.pages] for plan in self._plans]
        references = [[file.add_page(raw) for raw in plan] for plan in raws]
        outline = list(self._outline(references))
        for plan, pages in zip(self._plans, raws, strict=True):
            for page, raw in zip(plan.pages, pages, strict=True):
                raw.data = self._page(page, plan.family)
        fonts = b"".join(b"%s %s" % (name, embed(file, font)) for font, name in self._fonts.items())
        pictures = b"".join(b"%s %s" % entry for entry in self._pictures.values())
        states = b"/ExtGState<<%s<</Type/ExtGState/BM/Multiply>>>>" % MULTIPLY if self._stamp else b""
        self._resources.data = b"<</Font<<%s>>/XObject<<%s>>%s>>" % (fonts, pictures, states)
        file.set_outline(outline)
        return file.finish(
            _info(self._info),
            PageLabels=file.add(b"<</Nums[%s]>>" % b"".join(self._labels())),
            ViewerPreferences=file.add(b"<</DisplayDocTitle true>>"),
            Metadata=file.add_stream(_metadata(self._info), b"/Type/Metadata/Subtype/XML", compressed=False),
            **self._attachments(),
        )

    def _attachments(self) -> dict[str, bytes]:
        """Add the attached files; return what the catalogue says of them."""
        specs = {}
        for name, data in sorted(self._attached.items()):
            stream = self._file.add_stream(data, b"/Type/EmbeddedFile/Params<</Size %d>>" % len(data))
            spec = b"<</Type/Filespec/F%s/UF%s/EF<</F %s>>/AFRelationship/Source>>" % (text(name), text(name), stream)
            specs[name] = self._file.add(spec)
        if not specs:
            return {}
        names = b"".join(b"%s %s" % (text(name), spec) for name, spec in specs.items())
        return {
            "Names": self._file.add(b"<</EmbeddedFiles<</Names[%s]>>>>" % names),
            "AF": self._file.add(b"[%s]" % b" ".join(specs.values())),
        }

    def _outline(self, references: Sequence[Sequence[bytes]]) -> Iterator[Entry]:
        """Yield the entries of the outline, and remember by name where all anchors are."""
        for plan, pages in zip(self._plans, references, strict=True):
            for page, y, anchor in plan.marks:
                place = b"[%s/XYZ null %s null]" % (pages[page], points(plan.pages[page].height - y))
                self._anchors.setdefault(anchor.name, place)
                if anchor.title is not None:
                    yield Entry(anchor.title, anchor.level, place)

    def _page(self, page: Page, family: Family) -> bytes:
        pen = Pen(page.height, self._name)
        contents = []
        for repeated, layers in groupby(page.layers, attrgetter("repeated")):
            if repeated:
                contents += [self._repeated_layer(pen, layer, page.height) for layer in layers]
            else:
                contents.append(self._file.add_stream(pen.draw(list(layers))))
        if self._stamp:
            contents.append(self._stamp_layer(pen, page, family.font(bold=True)))
        return b"<</Type/Page/Parent %s/MediaBox[0 0 %s]/Resources %s/Contents[%s]%s>>" % (
            self._file.pages,
            points(page.width, page.height),
            self._resources_at,
            b" ".join(contents),
            self._links(page),
        )

    def _repeated_layer(self, pen: Pen, layer: Layer, height: float) -> bytes:
        key = (id(layer), height)
        if key not in self._repeated:
            self._repeated[key] = self._file.add_stream(pen.draw([layer]))
        return self._repeated[key]

    def _stamp_layer(self, pen: Pen, page: Page, font: ShapedFont) -> bytes:
        key = page.width, page.height
        if key not in self._stamps:
            self._stamps[key] = self._file.add_stream(pen.stamp(self._stamp, font, page.width))
        return self._stamps[key]

    def _name(self, item: ShapedFont | bytes) -> bytes:
        """Return the name under which pages know a font or a picture."""
        if isinstance(item, ShapedFont):
            if item not in self._fonts:
                self._fonts[item] = b"/F%d" % len(self._fonts)
            return self._fonts[item]
        if item not in self._pictures:
            self._pictures[item] = b"/P%d" % len(self._pictures), self._file.add_picture(item)
        return self._pictures[item][0]

    def _links(self, page: Page) -> bytes:
        links = [link for layer in page.layers for link in layer.links if link.anchor in self._anchors]
        if not links:
            return b""
        annotations = [
            b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/Dest%s>>"
            % (points(x, page.height - y - height, x + width, page.height - y), self._anchors[anchor])
            for x, y, width, height, anchor in links
        ]
        return b"/Annots[%s]" % b"".join(annotations)

    def _labels(self) -> Iterator[bytes]:
        """Yield the names of pages: one entry for each page with a number, one for the first of some without."""
        before = None
        pages = (page for plan in self._plans for page in plan.pages)
        for at, page in enumerate(pages):
            name = _bare(page.number)
            if name or name != before:
                yield b"%d<</P%s>>" % (at, text(name))
            before = name


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

    created = info.created.isoformat() if info.created else ""
    entries = (
        ("dc:title", "<rdf:Alt><rdf:li xml:lang='x-default'>{}</rdf:li></rdf:Alt>", info.title),
        ("dc:description", "<rdf:Alt><rdf:li xml:lang='x-default'>{}</rdf:li></rdf:Alt>", info.subject),
        ("dc:creator", "<rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq>", info.author),
        ("dc:language", "<rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>", info.lang),
        ("pdf:Keywords", "{}", info.keywords),
        ("xmp:CreatorTool", "{}", info.creator),
        ("xmp:CreateDate", "{}", created),
    )
    body = "".join(f"<{name}>{form.format(escape(value))}</{name}>" for name, form, value in entries if value)
    return (
        "<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
        " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:pdf='http://ns.adobe.com/pdf/1.3/'"
        f" xmlns:xmp='http://ns.adobe.com/xap/1.0/'>{body}</rdf:Description></rdf:RDF></x:xmpmeta>"
        "<?xpacket end='r'?>"
    ).encode()
