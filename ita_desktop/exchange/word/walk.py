"""Walks through a Word document: its paragraphs and tables as they would be printed, as neutral blocks.

What is struck out by tracked changes, hidden, or outside the text (headers, notes, boxes, pictures) is left out; what
was inserted by tracked changes is text like any other. Cells are walked as they stand in the file: python-docx's own
grid repeats a cell for every place it covers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.exchange.reading.blocks import Block, Cell, Paragraph, Source, Table, Tidied, beginning
from ita_desktop.exchange.word.numbering import Numbering, value, whole_number
from ita_desktop.exchange.word.package import W, open_parts
from ita_desktop.thai.digits import thai_number
from ita_desktop.thai.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from ita_desktop.exchange.word.package import Parts

MOST_CHARACTERS_IN_CELL = 20_000
_PAGE = "\f"
_WIDEST = 64  # columns of a grid; Word's own limit is 63

_INSIDE = {  # what only stands around text
    W + name
    for name in (
        *("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "hyperlink", "fldSimple", "dir", "bdo"),
    )
}
_BREAKS = {"page": _PAGE, "column": "\n", "textWrapping": "\n", None: "\n"}
_MARKS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "-"}
_BULLETS = "•"  # any sign of a symbol font: the font says which, and the text cannot


def read_word(path: Path) -> Source:
    """Return what a .docx holds. Raises FileMissingError, UnreadableError, and RefusedError for a text too long."""
    parts = open_parts(path)
    return _Walk(parts).source()


def _too_long(where: str) -> RefusedError:
    sentence = _("{where} ยาวเกิน {limit} ตัวอักษร จึงยังไม่ได้นำเข้าอะไร โปรดแบ่งข้อความในไฟล์ต้นฉบับแล้วลองใหม่")
    return RefusedError(sentence.format(where=where, limit=f"{MOST_CHARACTERS_IN_CELL:,}"))


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield an element's children, those of mere wrappers in place of them."""
    for child in element:
        if child.tag in _INSIDE:
            yield from _children(child)
        elif isinstance(child.tag, str):
            yield child


class _Walk:
    """One walk through one document, in its order: lists are counted and fields followed on the way."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._numbering = Numbering(parts.numbering, parts.styles)
        self._contents = _contents_styles(parts.styles)
        self._fields: list[str] = []  # the open fields' instructions, outermost first
        self._new_page = False
        self._tidied: list[Tidied] = []
        self._paragraphs = 0
        self._tables = 0

    def source(self) -> Source:
        body = self._parts.document.find(W + "body")
        blocks = () if body is None else tuple(self._blocks(body))
        return Source(blocks, self._parts.sha256, tuple(self._tidied))

    def _blocks(self, element: etree._Element) -> Iterator[Block]:
        for child in _children(element):
            if child.tag == W + "p":
                self._paragraphs += 1
                where = _("ย่อหน้าที่ {n}").format(n=thai_number(self._paragraphs))
                yield from self._paragraph(child, where, quoted=True)
            elif child.tag == W + "tbl":
                yield self._table(child)

    # --- tables ---

    def _table(self, element: etree._Element) -> Table:
        self._tables += 1
        table = self._tables
        rows = []
        for number, row in enumerate((r for r in _children(element) if r.tag == W + "tr"), 1):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                continue
            rows.append(tuple(self._cells(row, table, number)))
        return Table(tuple(rows))

    def _cells(self, row: etree._Element, table: int, number: int) -> Iterator[Cell]:
        at = min(whole_number(value(row, "trPr", "gridBefore")) or 0, _WIDEST)
        last: Cell | None = None
        for order, element in enumerate((c for c in _children(row) if c.tag == W + "tc"), 1):
            where = _("ตารางที่ {table} แถวที่ {row} ช่องที่ {cell}").format(
                table=thai_number(table), row=thai_number(number), cell=thai_number(order)
            )
            span = min(max(whole_number(value(element, "tcPr", "gridSpan")) or 1, 1), _WIDEST)
            found = self._cell(element, at, span, where)
            at += span
            across = element.find(f"{W}tcPr/{W}hMerge")
            if last is not None and across is not None and across.get(W + "val") != "restart":
                last = replace(last, span=last.span + span, paragraphs=last.paragraphs + found.paragraphs)
                continue
            if last is not None:
                yield last
            last = found
        if last is not None:
            yield last

    def _cell(self, element: etree._Element, start: int, span: int, where: str) -> Cell:
        merge = element.find(f"{W}tcPr/{W}vMerge")
        paragraphs = tuple(p for p in self._cell_paragraphs(element, where) if p.text)
        if sum(len(p.text) for p in paragraphs) > MOST_CHARACTERS_IN_CELL:
            raise _too_long(where)
        if merge is not None and merge.get(W + "val") != "restart":
            return Cell(start, span, continues=True)  # what stands in it is not shown
        return Cell(start, span, paragraphs)

    def _cell_paragraphs(self, element: etree._Element, where: str) -> Iterator[Paragraph]:
        apart = False
        for child in _children(element):
            if child.tag == W + "p":
                for paragraph in self._paragraph(child, where):
                    yield replace(paragraph, apart=apart)
                    apart = apart and not paragraph.text
            elif child.tag == W + "tbl":  # a table in a cell: its text, row by row
                for row in (r for r in _children(child) if r.tag == W + "tr"):
                    for cell in (c for c in _children(row) if c.tag == W + "tc"):
                        for paragraph in self._cell_paragraphs(cell, where):
                            yield replace(paragraph, apart=True)
                apart = True

    # --- text ---

    def _paragraph(self, element: etree._Element, where: str, *, quoted: bool = False) -> Iterator[Paragraph]:
        """Yield a paragraph; a page break in it makes two of it. ``quoted``: its words tell better where it is."""
        properties = element.find(W + "pPr")
        style = align = None
        if properties is not None:
            style, align = value(properties, "pStyle"), value(properties, "jc")
            before = properties.find(W + "pageBreakBefore")
            if before is not None and before.get(W + "val") not in {"0", "false", "off"}:
                self._new_page = True
        listed = self._in_contents()
        pages = "".join(self._text(element)).split(_PAGE)
        contents = listed or self._in_contents() or style in self._contents
        mark = self._numbering.mark(element) if "".join(pages).strip() else None
        for number, page in enumerate(pages):
            self._new_page |= number > 0
            text = self._clean(page, where, quoted=quoted)
            if text or len(pages) == 1:
                new_page, self._new_page = self._new_page, False
                yield Paragraph(text, mark, new_page, align in {"center", "right", "end"}, contents)
                mark = None
        if properties is not None and properties.find(W + "sectPr") is not None:
            self._new_page = True

    def _clean(self, text: str, where: str, *, quoted: bool) -> str:
        if not text.strip():
            return ""
        try:
            cleaned = clean(text, limit=MOST_CHARACTERS_IN_CELL)
        except RefusedError as error:
            raise _too_long(where) from error
        first, *_rest = cleaned.text.split("\n")
        told = f"“{beginning(first)}”" if quoted and first else where
        self._tidied += [Tidied(phrase, told) for phrase in cleaned.changes]
        return cleaned.text

    def _text(self, element: etree._Element) -> Iterator[str]:
        for child in _children(element):
            if child.tag == W + "r":
                hidden = child.find(f"{W}rPr/{W}vanish")
                shown = hidden is None or hidden.get(W + "val") in {"0", "false", "off"}
                yield from (piece for piece in self._run(child) if shown)

    def _run(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            if child.tag == W + "t":
                yield child.text or ""
            elif child.tag in _MARKS:
                yield _MARKS[child.tag]
            elif child.tag == W + "br":
                yield _BREAKS.get(child.get(W + "type"), "\n")
            elif child.tag == W + "sym":
                yield _BULLETS
            elif child.tag == W + "fldChar":
                self._field(child.get(W + "fldCharType"))
            elif child.tag == W + "instrText" and self._fields:
                self._fields[-1] += child.text or ""

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_contents(self) -> bool:
        return any(instruction.strip().upper().startswith("TOC") for instruction in self._fields)


def _contents_styles(styles: etree._Element | None) -> frozenset[str | None]:
    """Return the ids of the styles that entries of a table of contents have."""
    found = {f"TOC{level}" for level in range(1, 10)}
    if styles is not None:
        for style in styles.iterchildren(W + "style"):
            if (value(style, "name") or "").lower().startswith("toc "):
                found.add(style.get(W + "styleId", ""))
    return frozenset(found)
