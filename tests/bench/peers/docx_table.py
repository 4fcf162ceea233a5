"""A table's data as a Word file, for LibreOffice."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def document(data: dict[str, Any]) -> Document:
    """Return the Word file."""
    file = docx.Document()
    _set_up(file, data)
    for line in data["title"]:
        _write(file.add_paragraph(), line, "center", bold=True)
    columns = data["columns"]
    rows = 1 + sum(1 + len(group["rows"]) for group in data["groups"])
    table = file.add_table(rows, len(columns), style="Table Grid")
    table.autofit = False
    cells = table._cells
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    at = 0
    for cell, column in zip(cells, columns, strict=False):
        _write(cell.paragraphs[0], column["heading"], "center", bold=True)
    for group in data["groups"]:
        at += 1
        first, last = cells[at * len(columns)], cells[(at + 1) * len(columns) - 1]
        _write(first.paragraphs[0], group["title"], "left", bold=True)
        first.merge(last)
        for row in group["rows"]:
            at += 1
            for number, (cell, column) in enumerate(zip(row, columns, strict=True)):
                if cell:
                    _fill(cells[at * len(columns) + number], cell, column["align"])
                    if cell["span"] > 1:
                        below = cells[(at + cell["span"] - 1) * len(columns) + number]
                        cells[at * len(columns) + number].merge(below)
    for number, cell in enumerate(cells):
        cell.width = Pt(columns[number % len(columns)]["width"])
    return file


def _set_up(file: Document, data: dict[str, Any]) -> None:
    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = (Pt(length) for length in data["page"])
    left, top, right, bottom = (Pt(length) for length in data["margins"])
    section.left_margin, section.top_margin, section.right_margin, section.bottom_margin = left, top, right, bottom
    style = file.styles["Normal"]
    style.font.name = "Sarabun"
    style.font.size = Pt(data["size"])
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:cs"), "Sarabun")
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(round(data["size"] * 2)))
    properties.append(size)
    style.paragraph_format.line_spacing = Pt(data["leading"])
    style.paragraph_format.space_after = Pt(0)


def _fill(cell: _Cell, content: dict[str, Any], align: str) -> None:
    for number, line in enumerate(content["lines"]):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.paragraph_format.left_indent = Pt(line["indent"] + (8 if line["label"] else 0))
        if line["label"]:
            paragraph.paragraph_format.first_line_indent = Pt(-8)
        _write(paragraph, f"{line['label']} {line['text']}".strip(), align)


def _write(paragraph: Any, text: str, align: str, *, bold: bool = False) -> None:  # noqa: ANN401 - has no public type
    run = paragraph.add_run(text)
    run.bold = bold
    run.font.complex_script = True
    run.font.cs_bold = bold
    paragraph.alignment = _ALIGN[align]


if __name__ == "__main__":
    document(json.loads(Path(sys.argv[1]).read_bytes())).save(sys.argv[2])
