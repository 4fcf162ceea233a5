"""Small Word files for the tests: what a clerk's file holds, said in a few lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ita_desktop.domain.cells import cell_lines
from ita_desktop.domain.edits import rows_by_uid
from ita_desktop.domain.model import Marker
from ita_desktop.domain.plain import resolve
from ita_desktop.exchange.reading.report import read_report
from ita_desktop.exchange.word.walk import read_word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.table import _Cell

    from ita_desktop.domain.model import Report

SIX = (
    "มาตรการ/โครงการ/กิจกรรม",
    "ขั้นตอน/วิธีการปฏิบัติ",
    "ช่วงระยะเวลาในการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ผลการดำเนินการ",
    "ผลลัพธ์/ผลสัมฤทธิ์ในการดำเนินการ",
)
YEAR = "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘"


@dataclass(frozen=True)
class Listed:
    """A paragraph of a Word list: a bullet or a number, at a depth."""

    text: str
    marker: Marker = Marker.DASH
    depth: int = 0


ABOVE = object()
"""A cell that is the lower part of the one above it."""


@dataclass(frozen=True)
class Wide:
    """A row of one cell over the whole width."""

    text: str


class File:
    """A Word file under way."""

    def __init__(self) -> None:
        self.word: WordDocument = Document()

    def lines(self, *texts: str) -> File:
        """Add paragraphs; a form feed is a page break."""
        for text in texts:
            if text == "\f":
                self.word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            else:
                self.word.add_paragraph(text)
        return self

    def table(self, *rows: Sequence[object] | Wide, header: Sequence[str] = SIX) -> File:
        """Add a table under a header; a row is a tuple of cells, a cell one content or a list of paragraphs."""
        width = len(header) or max(len(r) for r in rows if not isinstance(r, Wide))
        table = self.word.add_table(0, width)
        for row in ([tuple(header)] if header else []) + list(rows):
            cells = table.add_row().cells
            if isinstance(row, Wide):
                cells[0].merge(cells[-1]).text = row.text
                continue
            for cell, content in zip(cells, row, strict=True):
                _fill(cell, content)
        return self

    def save(self, folder: Path, name: str = "report.docx") -> Path:
        """Write the file and return where."""
        path = folder / name
        self.word.save(str(path))
        return path

    def read(self, folder: Path) -> Report:
        """Write the file and read it back as a report."""
        return read_report(read_word(self.save(folder)))


def _fill(cell: _Cell, content: object) -> None:
    if content is ABOVE:
        cell._tc.get_or_add_tcPr().append(OxmlElement("w:vMerge"))
        return
    contents = content if isinstance(content, list) else [content]
    for number, one in enumerate(contents):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if isinstance(one, Listed):
            style = "List Bullet" if one.marker is Marker.DASH else "List Number"
            paragraph.style = style + (f" {one.depth + 1}" if one.depth else "")
            paragraph.add_run(one.text)
        else:
            paragraph.add_run(str(one))


def merge_starts(file: File, table: int, *places: tuple[int, int]) -> None:
    """Mark cells (row, column) as the upper part of a vertical merge, as Word does."""
    for row, column in places:
        merge = OxmlElement("w:vMerge")
        merge.set(qn("w:val"), "restart")
        file.word.tables[table].rows[row]._tr.tc_lst[column].get_or_add_tcPr().append(merge)


def row(
    title: str, *steps: str, period: str = YEAR, who: str = "สำนักปลัด", results: Sequence[str] = ("- ทำแล้ว",)
) -> tuple[object, ...]:
    """Return a plain row of the six columns."""
    return (title, list(steps) or "", period, who, list(results), "- ประชาชนได้รับประโยชน์")


def texts(report: Report, key: str) -> list[list[str]]:
    """Return what every row prints in a column."""
    rows = rows_by_uid(report)
    return [list(cell_lines(resolve(r, key, rows))) for _i, _m, r in report.activities()]


def titles(report: Report) -> list[str]:
    """Return the measures' titles."""
    return [m.title for _i, m in report.measures()]


def says(report: Report, words: str) -> list[str]:
    """Return the sentences of the doubts that have these words."""
    return [d.sentence for d in report.doubts if words in d.sentence]
