"""The measures as tables, one under the heading of each issue: a heading inside a table is none for Word's contents.

Widths, alignment and which cells are one with the cell above come from the book, and so are those of the PDF.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ita_desktop.domain.model import ColumnKind
from ita_desktop.report import book
from ita_desktop.report.docx.elements import POINT, bookmarked, element, paragraph, run
from ita_desktop.report.docx.lists import hanging
from ita_desktop.report.docx.styles import CELL, GRID, HEAD, HEADING
from ita_desktop.report.typeset.table import Group, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ita_desktop.domain.model import Column, Report
    from ita_desktop.report.docx.elements import Element
    from ita_desktop.report.docx.lists import Lists
    from ita_desktop.report.typeset.paragraph import Paragraph
    from ita_desktop.report.typeset.table import Row, TableColumn

_PAD = 70  # twips on either side of a cell's text
_LETTER = 6.2  # points: what a letter takes on average
_WHOLE = 8  # lines: a row of more may go on on the next page
_FILL = "E3EBF5"


@dataclass(slots=True)
class _Part:
    """What stands under one heading: the rows of each table of it."""

    group: Group | None
    tables: list[list[Row]] = field(default_factory=lambda: [[]])


def tables(report: Report, table: Table, lists: Lists) -> Iterator[Element]:
    """Yield the headings of the issues and their tables; ``table`` is the book's. Headings are bookmarked by number."""
    columns = book.shown_columns(report)
    for part in _parts(columns, table):
        if part.group:
            assert part.group.anchor is not None
            number = int(part.group.anchor.name.rpartition("-")[2])
            yield paragraph(bookmarked(number, part.group.anchor.name, [run(part.group.title)]), HEADING)
        for nth, rows in enumerate(part.tables):
            head = [_head(table.columns)] if nth == 0 else []
            yield _table(table.columns, [*head, *(_rows(table.columns, rows, lists))])


def of_section(content: Sequence[object]) -> Table:
    """Return the table among the content of the book's section."""
    return next(piece for piece in content if isinstance(piece, Table))


def _parts(columns: Sequence[Column], table: Table) -> Iterator[_Part]:
    part: _Part | None = None
    for piece in table.body:
        if isinstance(piece, Group):
            if part:
                yield part
            part = _Part(piece)
            continue
        part = part or _Part(None)
        if part.tables[-1] and _seems_torn(columns, piece):
            part.tables.append([])
        part.tables[-1].append(_with_words(columns, piece, part.tables[-1]))
    yield part or _Part(None)


def _seems_torn(columns: Sequence[Column], row: Row) -> bool:
    """Tell whether a row would be taken for the rest of the measure above: no title, period or department of its own.

    Such a measure begins another table. Right under each other Word shows two tables as one; but for a reader of the
    file the measure above ends there.
    """
    cells = {column.key: cell for column, cell in zip(columns, row.cells, strict=True)}
    own = all(cell is not None for cell in row.cells)
    steps = cells.get("steps")
    return own and bool(steps and steps[0].label) and not any(map(cells.get, ("measure", "period", "responsible")))


def _with_words(columns: Sequence[Column], row: Row, above: Sequence[Row]) -> Row:
    """Return a row of which something is seen: one that is all one with the rows above says its first words again."""
    if any(row.cells):
        return row
    for n, column in enumerate(columns):
        said = next((r.cells[n] for r in reversed(above) if r.cells[n] is not None), ())
        if column.kind is not ColumnKind.TITLE and row.cells[n] is None and said:
            return replace(row, cells=(*row.cells[:n], said, *row.cells[n + 1 :]))
    return row


def _table(columns: Sequence[TableColumn], rows: Sequence[Element]) -> Element:
    widths = [round(column.width * POINT) for column in columns]
    pads = (
        element(side, w=pad, type="dxa") for side, pad in (("top", 40), ("left", _PAD), ("bottom", 40), ("right", _PAD))
    )
    properties = element(
        "tblPr",
        element("tblStyle", val=GRID),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblInd", w=0, type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *pads),
    )
    return element("tbl", properties, element("tblGrid", *(element("gridCol", w=w) for w in widths)), *rows)


def _head(columns: Sequence[TableColumn]) -> Element:
    """Return the row that stands at the top of every page that its table goes on to."""
    cells = (
        element(
            "tc",
            element(
                "tcPr",
                _width(column),
                element("shd", val="clear", color="auto", fill=_FILL),
                element("vAlign", val="center"),
            ),
            *(paragraph([run(line)], HEAD) for line in column.heading.split("\n")),
        )
        for column in columns
    )
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)


def _rows(columns: Sequence[TableColumn], rows: Sequence[Row], lists: Lists) -> Iterator[Element]:
    for row, below in pairwise((*rows, None)):
        assert row is not None
        # A row that is taller than a page must break, and a tall one leaves a gap when it may not.
        whole = [element("trPr", element("cantSplit"))] if _height(columns, row) <= _WHOLE else []
        shared = [below is not None and below.cells[n] is None for n in range(len(columns))]
        cells = (_cell(*piece, lists) for piece in zip(columns, row.cells, shared, strict=True))
        yield element("tr", *whole, *cells)


def _cell(column: TableColumn, content: Sequence[Paragraph] | None, shared: bool, lists: Lists) -> Element:  # noqa: FBT001
    """Return a cell; ``shared``: it goes on in the row below. None as its content: it goes on from the row above."""
    merged = [element("vMerge")] if content is None else [element("vMerge", val="restart")] if shared else []
    said = list(_said(column, content or (), lists)) or [paragraph((), CELL)]
    return element("tc", element("tcPr", _width(column), *merged), *said)


def _said(column: TableColumn, content: Sequence[Paragraph], lists: Lists) -> Iterator[Element]:
    places = lists.places((piece.label, int(piece.indent > 0)) for piece in content)
    for piece, place in zip(content, places, strict=True):
        properties = [] if place is None else [place]
        if piece.style.after and piece is not content[-1]:
            properties.append(element("spacing", after=round(piece.style.after * POINT)))
        if column.align != "left":
            properties.append(element("jc", val=column.align))
        yield paragraph([run(piece.text)], CELL, properties)


def _width(column: TableColumn) -> Element:
    return element("tcW", w=round(column.width * POINT), type="dxa")


def _height(columns: Sequence[TableColumn], row: Row) -> float:
    """Return about how many lines a row takes."""
    return max(
        sum(
            -(-_letters(piece.text) * _LETTER // (column.width - (2 * _PAD + hanging(piece.label)) / POINT))
            for piece in cell or ()
        )
        for column, cell in zip(columns, row.cells, strict=True)
    )


def _letters(text: str) -> int:
    """Return how many places the letters of a text take: marks stand above and below them."""
    return sum(unicodedata.category(char) != "Mn" for char in text)
