"""Reads any other workbook as neutral blocks: texts above the table, the table with its merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.exchange.reading.blocks import Block, Cell, Paragraph, Source, Table, Tidied, beginning
from ita_desktop.exchange.sheet.opening import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FEW = 2  # filled cells: a row above the table with no more is a text, not a row
_GROUP = ("ประเด็น", "มิติ", "ด้านที่")


def blocks_of(book: Workbook, sha256: str) -> Source:
    """Return what a workbook holds, sheet by sheet. Raises RefusedError for a cell too long."""
    tidied: list[Tidied] = []
    blocks = [block for sheet in book.worksheets for block in _Sheet(sheet, tidied).blocks()]
    return Source(tuple(blocks), sha256, tuple(tidied))


class _Sheet:
    def __init__(self, sheet: Worksheet, tidied: list[Tidied]) -> None:
        self._sheet, self._tidied = sheet, tidied
        self._spans: dict[tuple[int, int], tuple[int, int]] = {}  # of merged cells, by their first: rows, columns
        self._covered: dict[tuple[int, int], tuple[int, int]] = {}  # the others, by what covers them
        for merged in sheet.merged_cells.ranges:
            first = merged.min_row, merged.min_col
            self._spans[first] = merged.max_row - merged.min_row + 1, merged.max_col - merged.min_col + 1
            for row in range(merged.min_row, merged.max_row + 1):
                for column in range(merged.min_col, merged.max_col + 1):
                    if (row, column) != first:
                        self._covered[row, column] = first

    def blocks(self) -> Iterator[Block]:
        """Yield the texts above the first row that is one of a table, then the table."""
        rows: list[tuple[Cell, ...]] = []
        for number in range(1, self._sheet.max_row + 1):
            cells = tuple(self._cells(number))
            filled = [cell for cell in cells if cell.text]
            if not rows and len(filled) <= _FEW:
                for cell in filled:
                    yield from (Paragraph(line, aside=True) for line in cell.text.split("\n"))
            elif cells and (filled or any(cell.continues for cell in cells)):
                rows.append(self._heading(cells, filled) or cells)
        if rows:
            yield Table(tuple(rows))

    def _heading(self, cells: tuple[Cell, ...], filled: list[Cell]) -> tuple[Cell, ...] | None:
        """Return a row that only names an issue as one cell across."""
        if len(filled) != 1 or not filled[0].text.startswith(_GROUP) or any(cell.continues for cell in cells):
            return None
        return (Cell(0, self._sheet.max_column, filled[0].paragraphs),)

    def _cells(self, number: int) -> Iterator[Cell]:
        column = 1
        while column <= self._sheet.max_column:
            first = self._covered.get((number, column))
            if first is not None and first[0] < number and first[1] == column:  # the lower part of a cell above
                span = self._spans[first][1]
                yield Cell(column - 1, span, continues=True)
                column += span
                continue
            span = self._spans.get((number, column), (1, 1))[1]
            yield Cell(column - 1, span, self._paragraphs(number, column))
            column += span

    def _paragraphs(self, number: int, column: int) -> tuple[Paragraph, ...]:
        cell = self._sheet.cell(number, column)
        text, phrases = text_of(cell)
        for phrase in phrases:
            where = _("“{words}” ในช่อง {cell}").format(words=beginning(" ".join(text.split())), cell=cell.coordinate)
            self._tidied.append(Tidied(phrase, where))
        return tuple(Paragraph(line) for line in text.split("\n") if line.strip())
