"""How the paragraphs of the document look: a few styles, each with its size for both scripts.

Word sets Thai by the complex script's font, size and boldness alone (``w:cs``, ``w:szCs``, ``w:bCs``): whatever has
the one has the other. Nothing else in the document sets sizes, so that a clerk changes them in one place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from ita_desktop.report.docx.elements import CM, POINT, child, element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document

    from ita_desktop.report.docx.elements import Element

FONT = "TH Sarabun New"
SIZE = 16  # points of everything that is not a heading

TITLE, COVER_FOOT, FRONT_HEADING, PREFACE = "Title", "CoverFoot", "TOCHeading", "BodyText"
ENTRY, BLOCK_TITLE, NOTE, HEADING = "TOC1", "Subtitle", "Note", "Heading1"
HEAD, CELL, SIGNATURE, PAGE_NUMBER = "TableHead", "TableText", "SignatureBlock", "Header"
GRID = "TableGrid"

_WORD_2013 = 15  # the way of setting pages that Word does not call a compatibility mode

FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:font w:name="{FONT}"><w:altName w:val="TH SarabunPSK"/><w:charset w:val="DE"/>'
    '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
).encode()
"""The part that names the font to take where the document's own is not installed: its elder twin, as wide."""


def set_styles(document: Document) -> None:
    """Give a new document the report's styles in place of those that its template has for the same things."""
    styles: Element = document.styles.element
    _drop_tables(styles)
    for fonts in list(styles.iter(qn("w:rFonts"))):
        fonts.getparent().replace(fonts, _fonts())
    _set_defaults(styles)
    for made in _styles():
        _replace(styles, made)


def set_settings(document: Document) -> None:
    """Let Word set the pages its present way, and take the text for Thai."""
    settings: Element = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), str(_WORD_2013))
    settings.replace(child(settings, "themeFontLang"), element("themeFontLang", val="en-US", bidi="th-TH"))


def _styles() -> Iterator[Element]:
    centre, left, thai = element("jc", val="center"), element("jc", val="left"), element("jc", val="thaiDistribute")
    outer = element("outlineLvl", val=0)
    yield _style(TITLE, "Title", [_spacing(line=300), centre], size=27, bold=True)
    yield _style(COVER_FOOT, "ท้ายปก", [_spacing(line=280), _copy(centre)], size=19)
    yield _style(
        FRONT_HEADING,
        "TOC Heading",
        [element("keepNext"), element("pageBreakBefore"), _spacing(after=14), _copy(centre)],
        size=21,
        bold=True,
    )
    first_line = element("ind", firstLine=5 * CM // 2)
    yield _style(PREFACE, "Body Text", [_spacing(after=6, line=264), first_line, thai])
    stop = element("tab", val="right", leader="dot", pos=16 * CM)
    beside = element("ind", left=0, right=CM)
    yield _style(ENTRY, "toc 1", [element("tabs", stop), _spacing(after=5), beside])
    yield _style(BLOCK_TITLE, "Subtitle", [element("keepNext"), _copy(centre)], size=19, bold=True)
    yield _style(NOTE, "ข้อมูล ณ วันที่", [element("keepNext"), _copy(centre)])
    above = _spacing(before=9, after=3)
    yield _style(HEADING, "heading 1", [element("keepNext"), element("keepLines"), above, outer], bold=True)
    yield _style(HEAD, "หัวช่องตาราง", [element("keepNext"), _copy(centre)], bold=True)
    yield _style(CELL, "ข้อความในตาราง", [left])
    yield _style(SIGNATURE, "ลายมือชื่อ", [element("keepNext"), _spacing(line=280), _copy(centre)])


def _style(uid: str, name: str, shape: list[Element], *, size: int = SIZE, bold: bool = False) -> Element:
    letters = [element("b"), element("bCs")] if bold else []
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="Normal"),
        *([element("next", val="Normal")] if uid in {TITLE, FRONT_HEADING, HEADING} else []),
        element("qFormat"),
        element("pPr", *shape),
        element("rPr", *letters, *_sizes(size)),
        type="paragraph",
        styleId=uid,
        **({} if name.isascii() else {"customStyle": 1}),
    )


def _replace(styles: Element, made: Element) -> None:
    """Put a style in place of the template's, whose twin for characters goes with it."""
    uid = made.get(qn("w:styleId"))
    for old in [s for s in styles.findall(qn("w:style")) if s.get(qn("w:styleId")) in {uid, f"{uid}Char"}]:
        styles.remove(old)
    styles.append(made)


def _drop_tables(styles: Element) -> None:
    """Drop the template's hundred styles of tables, which Word has anyway."""
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in {GRID, "TableNormal"}:
            styles.remove(style)


def _set_defaults(styles: Element) -> None:
    defaults = child(styles, "docDefaults")
    tongue = element("lang", val="en-US", eastAsia="en-US", bidi="th-TH")
    letters = element("rPrDefault", element("rPr", _fonts(), *_sizes(SIZE), tongue))
    shape = element("pPrDefault", element("pPr", _spacing()))
    styles.replace(defaults, element("docDefaults", letters, shape))


def _fonts() -> Element:
    return element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _sizes(points: int) -> list[Element]:
    return [element("sz", val=2 * points), element("szCs", val=2 * points)]


def _spacing(*, before: int = 0, after: int = 0, line: int = 240) -> Element:
    """Return the space before and after a paragraph in points, and from line to line in parts of 240."""
    return element("spacing", before=before * POINT, after=after * POINT, line=line, lineRule="auto")


def _copy(made: Element) -> Element:
    return element("jc", val=made.get(qn("w:val")))
