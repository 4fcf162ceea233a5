"""Tables to pages.

A row is cut at any line, with two lines of a cell on each side where possible. What a page does not hold of a
table is a Cursor, so each page costs only what stands on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.report.typeset.lines import KEPT, Galley
from ita_desktop.report.typeset.paragraph import Paragraph
from ita_desktop.report.typeset.sheet import Box, Layer, Rule, Shade, Text
from ita_desktop.report.typeset.table import Group, Row

if TYPE_CHECKING:
    from ita_desktop.report.typeset.lines import Setter
    from ita_desktop.report.typeset.paragraph import Align, Anchor
    from ita_desktop.report.typeset.sheet import Colour
    from ita_desktop.report.typeset.table import Table

_SLACK = 0.01  # points
# A heading that takes more than this part of a page is cut like a row and not repeated: rows must have room below.
_HEAD_SHARE, _GROUP_SHARE = 0.5, 0.25
# A cell of no more lines than this begins only where it ends as well, if that takes no more than this part of a page.
_SHORT, _SHORT_SHARE = 6, 0.25


class Cell(NamedTuple):
    """The text of one cell, or of several merged below each other; ``done`` lines stand on earlier pages."""

    text: Galley
    done: int
    tags: tuple[object, ...]
    row: object
    """The tag of the row it belongs to."""


class Cursor(NamedTuple):
    """Where a table goes on: at a row, ``begun`` on an earlier page or not, under a group, with cells still open."""

    at: int = 0
    begun: bool = False
    group: int = -1
    cells: tuple[Cell | None, ...] = ()


class Part(NamedTuple):
    """What one page holds of a table, and where the table goes on."""

    layers: tuple[Layer, ...]
    height: float
    anchors: tuple[tuple[Anchor, float], ...]
    """With their heights on the page."""
    rest: Cursor | None


class _Band(NamedTuple):
    """A row made ready: the edges of its cells and their text, None where merged with the cell above."""

    edges: tuple[float, ...]
    cells: tuple[Cell | None, ...]
    open: tuple[bool, ...]
    """Which cells go on in the row below."""
    shade: Colour | None
    height: float
    """Of its own cells, the open ones left out."""
    least: float
    """Below this height it cannot begin on a page."""
    group: Group | None = None
    whole: bool = False
    """Never cut, and never the last on a page."""


class Grid:
    """One table at a place from the left; ``page`` is the height of an empty page's text area."""

    def __init__(self, table: Table, setter: Setter, left: float, page: float) -> None:
        self.table = table
        self.pad = 2 * table.pad_y
        self.line = table.head_style.leading  # the least a row is high, without its paddings
        self._setter = setter
        self._page = page
        edges = [left]
        for column in table.columns:
            edges.append(edges[-1] + column.width)
        self.edges = tuple(edges)
        self._heads: dict[float, Layer] = {}
        self._bands: dict[int, _Band] = {}
        head = self._head()
        self.head = head if head.height <= page * _HEAD_SHARE else None
        self.rows: tuple[Group | Row | None, ...] = table.body if self.head else (None, *table.body)

    def band(self, at: int) -> _Band:
        """Return a row, set."""
        band = self._bands.get(at)
        if band is None:
            item = self.rows[at]
            band = self._head() if item is None else self._group(item) if isinstance(item, Group) else self._row(at)
            self._bands[at] = band
        return band

    def least(self, at: int) -> float:
        """Return the height below which a row, or a heading with the row under it, cannot begin on a page."""
        total = 0.0
        for row in range(at, len(self.rows)):
            band = self.band(row)
            total += band.least
            if not band.whole:
                break
        return total

    def continued(self, group: int) -> _Band | None:
        """Return the heading repeated on a new page; None for one too tall for that."""
        item = self.rows[group]
        assert isinstance(item, Group)
        band = self._group(item, self.table.continued)
        return band if band.whole else None

    def head_layer(self, y: float) -> tuple[Layer, ...]:
        """Return the columns' headings at this height, the same layer for all pages; () when not repeated."""
        if self.head is None:
            return ()
        layer = self._heads.get(y)
        if layer is None:
            table, edges, height = self.table, self.edges, self.head.height
            texts = [
                Text(left + table.pad_x, y + (height - text.height()) / 2, text, 0, len(text.lines), tags)
                for left, (text, _, tags, _) in zip(edges, filter(None, self.head.cells), strict=False)
            ]
            rules = [Rule(edges[0], at, edges[-1], at, table.rule) for at in (y, y + height)]
            rules += [Rule(x, y, x, y + height, table.rule) for x in edges]
            shades = (Shade(edges[0], y, edges[-1] - edges[0], height, table.head_fill),) if table.head_fill else ()
            layer = self._heads[y] = Layer(tuple(texts), tuple(rules), shades, repeated=True)
        return (layer,)

    def _head(self) -> _Band:
        table = self.table
        cells = [
            self._cell((Paragraph(column.heading, table.head_style),), column.width, "center")
            for column in table.columns
        ]
        return self._made(self.edges, cells, table.head_fill)

    def _group(self, group: Group, more: str = "") -> _Band:
        edges = (self.edges[0], self.edges[-1])
        paragraph = Paragraph(group.title + more, self.table.group_style, tag=group.tag)
        band = self._made(edges, [self._cell((paragraph,), edges[1] - edges[0], tag=group.tag)], self.table.group_fill)
        whole = band.height <= self._page * _GROUP_SHARE
        return band._replace(group=group, whole=whole, least=band.height if whole else band.least)

    def _row(self, at: int) -> _Band:
        row, above = self.rows[at], self.rows[at - 1] if at else None
        below = self.rows[at + 1] if at + 1 < len(self.rows) else None
        assert isinstance(row, Row)
        cells = [
            None
            if paragraphs is None and isinstance(above, Row)
            else self._cell(paragraphs or (), column.width, column.align, row.tag)
            for column, paragraphs in zip(self.table.columns, row.cells, strict=True)
        ]
        goes_on = tuple(cell is None for cell in below.cells) if isinstance(below, Row) else ()
        return self._made(self.edges, cells, None, goes_on)

    def _cell(self, paragraphs: tuple[Paragraph, ...], width: float, align: Align = "left", tag: object = None) -> Cell:
        text = self._setter.galley(paragraphs, width - 2 * self.table.pad_x, align)
        return Cell(text, 0, tuple([paragraph.tag for paragraph in paragraphs]), tag)

    def _made(
        self,
        edges: tuple[float, ...],
        cells: list[Cell | None] | list[Cell],
        shade: Colour | None,
        goes_on: tuple[bool, ...] = (),
    ) -> _Band:
        goes_on = goes_on or (False,) * len(cells)
        ending = [cell.text.height() for cell, on in zip(cells, goes_on, strict=True) if cell and not on]
        least = [_beginning(cell.text, self._page * _SHORT_SHARE) for cell in cells if cell]
        height, begins = max([self.line, *ending]) + self.pad, max([self.line, *least]) + self.pad
        return _Band(edges, tuple(cells), goes_on, shade, height, begins)


def fill(grid: Grid, cursor: Cursor, y: float, bottom: float, *, must: bool) -> Part | None:
    """Return the next page's part of a table, from y down to the bottom at most.

    None when nothing fits there; with ``must``, for an empty page, at least a line is placed all the same.
    """
    head = grid.head_layer(y)
    filling = _Filling(grid, cursor, y + (grid.head.height if grid.head else 0.0), bottom)
    if not filling.run(must=must):
        return None
    return Part((*head, filling.layer()), filling.y - y, tuple(filling.anchors), filling.rest)


def _beginning(text: Galley, most: float) -> float:
    """Return the height of the lines that begin a cell: all of a short one not higher than ``most``, else two.

    All as well when the others could not stand alone.
    """
    count = len(text.lines)
    short = count <= _SHORT and text.height() <= most
    return text.height(0, count if short or count < 2 * KEPT else KEPT)


class _Open(NamedTuple):
    """A cell that has begun on this page and may go on in the next row."""

    cell: Cell
    y: float
    place: int
    """Among the page's texts: cells are read in the order they begin."""


class _Filling:
    """One page's part of a table while it is put together; y is how far down it has come."""

    def __init__(self, grid: Grid, cursor: Cursor, y: float, bottom: float) -> None:
        self.grid = grid
        self.y = y
        self.anchors: list[tuple[Anchor, float]] = []
        self.rest: Cursor | None = None
        self._at, self._begun, self._group, self._carried = cursor
        self._bottom = bottom + _SLACK
        self._open: dict[int, _Open] = {}
        self._texts: list[Text | None] = []
        self._areas: list[Box] = []
        self._shades: list[Shade] = []
        self._rules: list[Rule] = []
        self._edges: tuple[float, ...] = ()
        self._edges_from = self._top = y

    def run(self, *, must: bool) -> bool:
        """Place rows until the page is full; say whether the page holds any of the table."""
        rows = self.grid.rows
        placed = not rows and (must or self.y <= self._bottom)
        if self._group >= 0 and isinstance(rows[self._at], Row) and (band := self.grid.continued(self._group)):
            self._heading(band)
        while self._at < len(rows):
            forced = (must or self._begun) and not placed
            if not forced and self.y + self.grid.least(self._at) > self._bottom:
                break
            band = self.grid.band(self._at)
            placed = True
            if (item := rows[self._at]) and item.anchor and not self._begun:
                self.anchors.append((item.anchor, self.y))
            if band.whole:
                self._heading(band)
            else:
                self._enter(band)
                height = self._needed(band)
                if self.y + height > self._bottom:
                    self._end(band, forced=forced)
                    return True
                self._leave(band, height)
            self._pass(band)
        if placed:
            self._end()
        return placed

    def layer(self) -> Layer:
        """Return what has been placed."""
        texts = tuple([text for text in self._texts if text])
        return Layer(texts, tuple(self._rules), tuple(self._shades), tuple(self._areas))

    def _pass(self, band: _Band) -> None:
        """Go on to the next row."""
        self._group = self._at if band.group else self._group
        self._at += 1
        self._begun, self._carried = False, ()

    def _heading(self, band: _Band) -> None:
        self._begin(band)
        (cell,) = band.cells
        assert cell
        self._texts.append(self._text(cell, band.edges[0], self.y, len(cell.text.lines)))
        self._area(cell, 0, (self.y, self.y + band.height))
        self._shade(band, band.height)
        self.y += band.height

    def _begin(self, band: _Band) -> None:
        """Draw the rule between the last row and this one, but not through a cell that goes on."""
        edges, begin = band.edges, 0
        if self.y > self._top:
            for column in range(len(band.cells)):
                if column in self._open:
                    self._rule(edges[begin], edges[column])
                    begin = column + 1
            self._rule(edges[begin], edges[-1])
        if edges != self._edges:
            self._verticals()
            self._edges, self._edges_from = edges, self.y

    def _enter(self, band: _Band) -> None:
        """Begin a row: open its cells, or go on with those an earlier page has begun."""
        self._begin(band)
        for column, own in enumerate(band.cells):
            if column not in self._open:
                cell = self._carried[column] if self._begun or own is None else own
                assert cell
                self._open[column] = _Open(cell, self.y, len(self._texts))
                self._texts.append(None)

    def _needed(self, band: _Band) -> float:
        """Return the height of a row in which all cells end that do not go on."""
        need = self.grid.line
        for column, (cell, y, _place) in self._open.items():
            if not band.open[column]:
                need = max(need, cell.text.height(cell.done) - (self.y - y))
        return need + self.grid.pad

    def _leave(self, band: _Band, height: float) -> None:
        """End a row, and the cells that end with it."""
        self._shade(band, height)
        self.y += height
        for column, goes_on in enumerate(band.open):
            if not goes_on:
                cell, y, place = self._open.pop(column)
                self._close(column, cell, (y, self.y), len(cell.text.lines), place)

    def _end(self, cut: _Band | None = None, *, forced: bool = False) -> None:
        """End the page, through the row that is cut; what is left of its cells goes on on the next page."""
        room = self._bottom - self.grid.pad
        takes = {}
        for column, (cell, y, _) in self._open.items():
            takes[column] = cell.text.taken(cell.done, room - y)
            if forced and not takes[column]:
                takes[column] = cell.text.fitting(cell.done, room - y)
        if forced and not any(takes.values()):
            takes = {column: min(1, len(cell.text.lines) - cell.done) for column, (cell, _, _) in self._open.items()}
        low = min(self.y + self.grid.line + self.grid.pad, self._bottom) if cut else self.y
        for column, (cell, y, _) in self._open.items():
            low = max(low, y + cell.text.height(cell.done, cell.done + takes[column]) + self.grid.pad)
        if cut:
            self._shade(cut, low - self.y)
        self.y = low
        rest: list[Cell | None] = [None] * (len(self._edges) - 1)
        ended = cut is not None  # until a cell is met that does not end with the row
        for column, (cell, y, place) in self._open.items():
            done = cell.done + takes[column]
            self._close(column, cell, (y, low), done, place)
            if cut and not cut.open[column]:
                ended = ended and done == len(cell.text.lines)
            rest[column] = cell._replace(done=done)
        if cut and ended:
            self._pass(cut)
        if self._at < len(self.grid.rows):
            self.rest = Cursor(self._at, cut is not None and not ended, self._group, tuple(rest))
        self._frame()

    def _close(self, column: int, cell: Cell, reach: tuple[float, float], stop: int, place: int) -> None:
        self._texts[place] = self._text(cell, self._edges[column], reach[0], stop)
        self._area(cell, column, reach)

    def _text(self, cell: Cell, left: float, y: float, stop: int) -> Text | None:
        table = self.grid.table
        if stop == cell.done:
            return None
        return Text(left + table.pad_x, y + table.pad_y, cell.text, cell.done, stop, cell.tags)

    def _area(self, cell: Cell, column: int, reach: tuple[float, float]) -> None:
        if cell.row is not None:
            left, right = self._edges[column : column + 2]
            at = column if len(self._edges) == len(self.grid.edges) else -1
            self._areas.append(Box(cell.row, left, reach[0], right - left, reach[1] - reach[0], at))

    def _shade(self, band: _Band, height: float) -> None:
        if band.shade:
            left, right = band.edges[0], band.edges[-1]
            self._shades.append(Shade(left, self.y, right - left, height, band.shade))

    def _rule(self, left: float, right: float) -> None:
        if left < right:
            self._rules.append(Rule(left, self.y, right, self.y, self.grid.table.rule))

    def _verticals(self) -> None:
        """Draw the rules between columns, down from where this kind of row began."""
        for x in self._edges[1:-1]:
            self._rules.append(Rule(x, self._edges_from, x, self.y, self.grid.table.rule))

    def _frame(self) -> None:
        self._verticals()
        if self.y > self._top:
            left, right = self._edges[0], self._edges[-1]
            self._rule(left, right)
            for x in (left, right):
                self._rules.append(Rule(x, self._top, x, self.y, self.grid.table.rule))
            # Also below the columns' headings, whose own rule the shade of the first row may cover.
            self._rules.append(Rule(left, self._top, right, self._top, self.grid.table.rule))
