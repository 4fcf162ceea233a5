"""The Word document of a report: cover, preface and contents upright, then the table and the signatures across."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.image.exceptions import UnrecognizedImageError
from docx.shared import Cm, Pt

from ita_desktop.base.assets import font_path
from ita_desktop.base.errors import UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.base.zips import unzipped, zipped
from ita_desktop.report import book, wording
from ita_desktop.report.docx import styles
from ita_desktop.report.docx.elements import (
    CM,
    POINT,
    bookmarked,
    child,
    element,
    field_end,
    field_start,
    paragraph,
    run,
)
from ita_desktop.report.docx.lists import Lists
from ita_desktop.report.docx.table import of_section, tables
from ita_desktop.report.pdf import names
from ita_desktop.report.typeset.breaker import Breaker
from ita_desktop.report.typeset.font import Family
from ita_desktop.report.typeset.least import least_width
from ita_desktop.thai.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document as Word

    from ita_desktop.domain.model import Report, Signer
    from ita_desktop.report.docx.elements import Element
    from ita_desktop.report.typeset.page import Section

_DAY = datetime(2020, 1, 1)  # noqa: DTZ001 - a document's own times have no zone
_UPRIGHT = (3.0, 2.5, 2.0, 2.0)  # cm: left, top, right, bottom
_TEXT = round((21.0 - 5.0) * CM)  # twips: the width of an upright page's text
_COVER_HEIGHT = 21.7  # cm of the cover that its lines and the space between them take; two lines more have room
_COVER_LINE, _FOOT_LINE, _LOGO = 1.7, 1.1, 3.2  # cm
_ABREAST = 3  # signature blocks beside each other
_UNUSED = ("/stylesWithEffects", "/customXml", "/thumbnail", "/extended-properties")
"""Kinds of parts of the library's template that say nothing, or what is not so, of this document."""


def write_docx(report: Report, out: BinaryIO, logo: bytes | None = None) -> None:
    """Write a report as a .docx; the same report gives the same bytes. ``logo`` is a PNG or JPEG file's bytes.

    Raises UnreadableError for a logo that is no picture.
    """
    document = Document()
    _set_properties(document, report)
    _drop_unused(document)
    styles.set_styles(document)
    styles.set_settings(document)
    across = _across(report)
    _cover(document, report, logo)
    _add(document, (*_preface(report), *_contents(report)))
    _set_sections(document, across)
    _add(document, _title_block(report))
    _add(document, tables(report, of_section(across.content), Lists(document)))
    _add(document, _signatures(report, across))
    out.write(_same_bytes(document))


def _add(document: Word, content: Iterable[Element]) -> None:
    body: Element = document.element.body
    for piece in content:
        body.insert_element_before(piece, "w:sectPr")


def _across(report: Report) -> Section:
    """Return the book's section of the table, its columns as wide as the PDF's: Sarabun is as wide as FONT at SIZE."""
    family = Family(font_path("sarabun/Sarabun-Regular.ttf"), font_path("sarabun/Sarabun-Bold.ttf"))
    breaker = Breaker(Words(tuple(names(report))))
    return book.table(report, lambda text: least_width(text, family, breaker))


# --- front ---


def _cover(document: Word, report: Report, logo: bytes | None) -> None:
    title, maker = wording.cover_title(report), wording.maker(report)
    foot = [*filter(None, (f"จัดทำโดย : {maker}" if maker else "", wording.office_area(report.office)))]
    above, taken = (1.5, 1.5 + _LOGO) if logo else (4.5, 0)
    if logo:
        _picture(document, logo, above)
    _add(document, _spread(title, styles.TITLE, above))
    taken += above + _COVER_LINE * len(title) + _FOOT_LINE * len(foot)
    _add(document, _spread(foot, styles.COVER_FOOT, max(1.0, _COVER_HEIGHT - taken)))


def _picture(document: Word, logo: bytes, above: float) -> None:
    held = document.add_paragraph(style="Title")
    held.paragraph_format.space_before = Cm(above)
    try:
        held.add_run().add_picture(io.BytesIO(logo), height=Cm(_LOGO))
    except UnrecognizedImageError as error:
        raise UnreadableError(_("ไฟล์ตราของหน่วยงานเปิดไม่ได้ จึงยังไม่ได้เขียนไฟล์ Word โปรดเลือกไฟล์ PNG หรือ JPEG ใหม่")) from error


def _spread(lines: Sequence[str], style: str, above: float) -> Iterator[Element]:
    """Yield lines in paragraphs, ``above`` cm of space before the first."""
    for nth, line in enumerate(lines):
        space = [element("spacing", before=round(above * CM))] if nth == 0 else []
        yield paragraph([run(line)], style, space)


def _preface(report: Report) -> Iterator[Element]:
    yield paragraph([run(wording.PREFACE)], styles.FRONT_HEADING)
    for text in wording.preface(report):
        yield paragraph([run(text)], styles.PREFACE)
    for nth, line in enumerate(wording.preface_signed(report)):
        space = element("spacing", before=0 if nth else 24 * POINT, line=276, lineRule="auto")
        right = element("ind", left=_TEXT * 2 // 5)
        yield paragraph([run(line)], properties=(element("keepNext"), space, right, element("jc", val="center")))


def _contents(report: Report) -> Iterator[Element]:
    """Yield the field of contents with its entries; Word adds the pages when it opens the document."""
    yield paragraph([run(wording.CONTENTS)], styles.FRONT_HEADING)
    stop = element("tabs", element("tab", val="right", pos=_TEXT))
    yield paragraph([run(f"{wording.ENTRY}\t{wording.PAGE}", bold=True)], properties=(stop,))
    entries = [(book.TABLE, "\n".join(wording.block_title(report)))]
    entries += [(book.issue_anchor(n), wording.issue_heading(report, n)) for n in wording.headed_issues(report)]
    for nth, (anchor, text) in enumerate(entries):
        start = field_start(r'TOC \o "1-1" \h \z \u', dirty=True) if nth == 0 else ()
        page = (*field_start(rf"PAGEREF {anchor} \h"), field_end())
        link = element("hyperlink", run(text), run("\t"), *page, anchor=anchor, history=1)
        end = (field_end(),) if nth == len(entries) - 1 else ()
        yield paragraph((*start, link, *end), styles.ENTRY)


# --- the table's pages ---


def _set_sections(document: Word, across: Section) -> None:
    """End the upright pages; what comes from here on stands on pages laid across, numbered from one."""
    upright = document.sections[0]
    upright.page_width, upright.page_height = map(Pt, book.A4)
    left, top, right, bottom = _UPRIGHT
    upright.left_margin, upright.top_margin, upright.right_margin, upright.bottom_margin = map(
        Cm, (left, top, right, bottom)
    )
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Pt(across.width), Pt(across.height)
    section.left_margin, section.top_margin, section.right_margin, section.bottom_margin = map(Pt, across.margins)
    section.header_distance = Cm(1)
    section.header.is_linked_to_previous = False
    # Without a format of its own the field takes the section's; with one, LibreOffice writes letters.
    number = (run("- "), *field_start("PAGE"), run("๑"), field_end(), run(" -"))
    header: Element = section.header._element  # noqa: SLF001 - the library has no fields
    header.replace(child(header, "p"), paragraph(number, styles.PAGE_NUMBER, (element("jc", val="center"),)))
    properties: Element = document.element.body.sectPr
    child(properties, "pgMar").addnext(element("pgNumType", fmt="thaiNumbers", start=1))


def _title_block(report: Report) -> Iterator[Element]:
    title = bookmarked(0, book.TABLE, [run("\n".join(wording.block_title(report)))])
    yield paragraph(title, styles.BLOCK_TITLE, (element("outlineLvl", val=0),))
    if office := wording.office_line(report):
        yield paragraph([run(office)], styles.BLOCK_TITLE)
    if as_of := wording.as_of_line(report):
        yield paragraph([run(as_of)], styles.NOTE)
    if not wording.headed_issues(report):
        yield paragraph(style=styles.NOTE)


def _signatures(report: Report, across: Section) -> Iterator[Element]:
    signers = wording.signers(report)
    left, _top, right, _bottom = across.margins
    width = round((across.width - left - right) * POINT)
    for nth in range(0, len(signers), _ABREAST):
        yield paragraph(style=styles.SIGNATURE)
        yield _abreast(signers[nth : nth + _ABREAST], width)
    # A document ends with a paragraph: one that takes no room.
    yield paragraph(properties=(element("spacing", before=0, after=0, line=20, lineRule="exact"),))


def _abreast(signers: Sequence[Signer], width: int) -> Element:
    """Return signature blocks beside each other in a table without lines; one alone stands in the right half."""
    blocks: list[Sequence[str]] = [wording.signature(signer) for signer in signers]
    blocks = [("",), *blocks] if len(blocks) == 1 else blocks
    each = width // len(blocks)
    cells = (
        element(
            "tc",
            element("tcPr", element("tcW", w=each, type="dxa")),
            *(paragraph([run(line)], styles.SIGNATURE) for line in block),
        )
        for block in blocks
    )
    properties = element("tblPr", element("tblW", w=width, type="dxa"), element("tblLayout", type="fixed"))
    row = element("tr", element("trPr", element("cantSplit")), *cells)
    return element("tbl", properties, element("tblGrid", *(element("gridCol", w=each) for _block in blocks)), row)


# --- the file ---


def _set_properties(document: Word, report: Report) -> None:
    properties = document.core_properties
    properties.created = properties.modified = _DAY
    properties.title = wording.one_line_title(report)
    properties.subject = wording.office_line(report)
    properties.author = properties.last_modified_by = report.office.full_name
    properties.comments = ""
    properties.language = "th-TH"


def _drop_unused(document: Word) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for uid in [uid for uid, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[uid]


def _same_bytes(document: Word) -> bytes:
    """Return the document's bytes: its font table put right, without the time and the system it was written at."""
    written = io.BytesIO()
    document.save(written)
    return zipped(unzipped(written.getvalue()) | {"word/fontTable.xml": styles.FONT_TABLE})
