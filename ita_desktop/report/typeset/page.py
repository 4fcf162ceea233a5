"""Content to planned pages: what stands on which page and where, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, assert_never

from ita_desktop.report.typeset.content import Together
from ita_desktop.report.typeset.grid import Cursor, Grid, fill
from ita_desktop.report.typeset.lines import Setter
from ita_desktop.report.typeset.paragraph import (
    Anchor,
    Fill,
    Leader,
    PageBreak,
    Paragraph,
    Picture,
    SideBySide,
    Space,
    Style,
)
from ita_desktop.report.typeset.sheet import Box, Image, Layer, Link, Page, Text
from ita_desktop.report.typeset.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ita_desktop.report.typeset.breaker import Breaker
    from ita_desktop.report.typeset.content import Content
    from ita_desktop.report.typeset.font import Family
    from ita_desktop.report.typeset.grid import Part
    from ita_desktop.report.typeset.lines import Galley

__all__ = ["Box", "Mark", "Page", "Plan", "Section", "plan"]

_SLACK = 0.01  # points
_NARROWER = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)  # parts of the width that centred lines may be set in
_NUMBER = Style(10, 15)  # of page numbers a caller says nothing about


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one size; margins are left, top, right, bottom.

    ``number`` makes what is printed in the middle of the top margin from the page's number in the section,
    counted from 1. A viewer names the page by the digits in it; pages without it have no name.
    """

    width: float
    height: float
    margins: tuple[float, float, float, float]
    content: tuple[Content, ...]
    number: Callable[[int], str] | None = None
    number_style: Style | None = None


class Mark(NamedTuple):
    """Where an anchor has come to stand: the page of the plan, counted from 0, and the height on it."""

    page: int
    y: float
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Plan:
    """The planned pages of a section, and where its anchors stand (pages counted from 0)."""

    pages: tuple[Page, ...]
    marks: tuple[Mark, ...]
    family: Family = field(repr=False)

    @property
    def anchors(self) -> dict[str, int]:
        """The page of every anchor."""
        return {mark.anchor.name: mark.page for mark in reversed(self.marks)}


def plan(section: Section, family: Family, breaker: Breaker) -> Plan:
    """Plan the pages of a section; there is always at least one."""
    flow = _Flow(section, Setter(family, breaker))
    flow.place((*section.content, PageBreak()))
    return Plan(tuple(flow.pages), tuple(flow.marks), family)


@dataclass(slots=True)
class _Draft:
    """The page that is being filled; y is how far down it has come."""

    y: float
    fresh: bool
    """Begun on purpose: space at its top stays."""
    empty: bool = True
    """Nothing but space so far."""
    stretches: list[list[Layer]] = field(default_factory=lambda: [[]])
    """What stands between its fills."""
    marks: list[tuple[int, float, Anchor]] = field(default_factory=list)
    """Each with its stretch."""

    def copy(self) -> _Draft:
        stretches = [list(stretch) for stretch in self.stretches]
        return _Draft(self.y, self.fresh, self.empty, stretches, list(self.marks))

    def add(self, layer: Layer) -> None:
        self.stretches[-1].append(layer)
        self.empty = False


class _TableEnd(NamedTuple):
    """How a table's last page began, and how far down the table came on it."""

    grid: Grid
    cursor: Cursor
    before: _Draft
    end: float


class _Flow:
    """Content on its way down the pages."""

    def __init__(self, section: Section, setter: Setter) -> None:
        left, top, right, bottom = section.margins
        self.pages: list[Page] = []
        self.marks: list[Mark] = []
        self._section = section
        self._setter = setter
        self._x, self._width = left, section.width - left - right
        self._top, self._bottom = top, section.height - bottom
        self._draft = _Draft(top, fresh=True)
        self._waiting: list[Anchor] = []  # anchors of what comes next
        self._table_end: _TableEnd | None = None  # as long as nothing stands below it

    def place(self, content: Iterable[Content]) -> None:  # noqa: C901, PLR0912 - one case for each kind
        """Place content below what is there."""
        for item in content:
            table_end, self._table_end = self._table_end, None
            match item:
                case Paragraph():
                    self._lines(self._paragraph(item), item.tag, item.style.after)
                case Leader():
                    galley = self._setter.leader(item, self._width)
                    self._lines(galley, item.tag, item.style.after, item.anchor)
                case Space():
                    if self._draft.fresh or not self._draft.empty:
                        self._down(item.height)
                case Anchor():
                    self._waiting.append(item)
                case Table():
                    self._table(item)
                case SideBySide():
                    self._side_by_side(item)
                case Together():
                    self._together(item, table_end)
                case Picture():
                    self._picture(item)
                case Fill():
                    self._draft.stretches.append([])
                case PageBreak():
                    self._mark()
                    self._end_page(fresh=True)
                case _:
                    assert_never(item)

    def _down(self, height: float) -> None:
        self._draft.y = min(self._draft.y + height, self._bottom)

    def _room(self) -> float:
        return self._bottom - self._draft.y + _SLACK

    def _mark(self) -> None:
        """Let the anchors that wait for it stand here."""
        draft = self._draft
        draft.marks += [(len(draft.stretches) - 1, draft.y, anchor) for anchor in self._waiting]
        self._waiting.clear()

    def _end_page(self, *, fresh: bool = False) -> None:
        """End the page: share its free height among its fills, print its number."""
        draft, section = self._draft, self._section
        share = max(0.0, self._bottom - draft.y) / max(1, len(draft.stretches) - 1)
        layers = draft.stretches[0] + [
            layer.moved(nth * share) for nth, stretch in enumerate(draft.stretches) if nth for layer in stretch
        ]
        self.marks += [Mark(len(self.pages), y + nth * share, anchor) for nth, y, anchor in draft.marks]
        number = section.number(len(self.pages) + 1) if section.number else ""
        if number:
            layers.append(self._number(number))
        self.pages.append(Page(section.width, section.height, tuple(layers), number))
        self._draft = _Draft(self._top, fresh)

    def _number(self, text: str) -> Layer:
        style = self._section.number_style or _NUMBER
        galley = self._setter.galley((Paragraph(text, style),), self._width, "center")
        return Layer((_text(galley, self._x, max(0.0, (self._top - galley.height()) / 2), (None,)),))

    def _paragraph(self, item: Paragraph) -> Galley:
        """Set a paragraph; centred, in no more room than its lines need, where its last line would look lost."""
        galley = self._setter.galley((item,), self._width)
        if item.style.align != "center" or item.indent:
            return galley
        for share in _NARROWER:
            if not _ends_short(galley):
                break
            narrower = self._setter.galley((item,), self._width * share)
            if len(narrower.lines) > len(galley.lines):
                break
            galley = narrower
        return galley

    def _lines(self, galley: Galley, tag: object, after: float, anchor: str = "") -> None:
        """Place lines, on as many pages as they need."""
        start, count = 0, len(galley.lines)
        x = self._x + (self._width - galley.width) / 2
        while start < count:
            take = galley.taken(start, self._room())
            if not take:
                if self._draft.y > self._top:
                    self._end_page()
                    continue
                take = max(1, galley.fitting(start, self._room()))
            self._mark()
            y, height = self._draft.y, galley.height(start, start + take)
            link = (Link(self._x, y, self._width, height, anchor),) if anchor else ()
            self._draft.add(Layer((Text(x, y, galley, start, start + take, (tag,)),), links=link))
            self._down(height)
            start += take
            if start < count:
                self._end_page()
        self._down(after)

    def _side_by_side(self, item: SideBySide) -> None:
        count = len(item.columns)
        width = (self._width - item.gap * (count - 1)) / max(1, count)
        galleys = [self._setter.galley(column, width) for column in item.columns]
        tags = [tuple(part.tag for part in column if isinstance(part, Paragraph)) for column in item.columns]
        # Space at the top of a column is above its first line.
        lead = [galley.lines[0].top if galley.lines else 0.0 for galley in galleys]
        done = [0] * count
        if self._draft.y > self._top and _lowest(galleys, lead) > self._room():
            self._end_page()
        while any(start < len(galley.lines) for start, galley in zip(done, galleys, strict=True)):
            takes = [g.taken(at, self._room() - down) for g, at, down in zip(galleys, done, lead, strict=True)]
            if not any(takes):  # an empty page that is too small
                takes = [min(1, len(g.lines) - at) for g, at in zip(galleys, done, strict=True)]
            self._mark()
            texts = [
                Text(
                    self._x + nth * (width + item.gap),
                    self._draft.y + lead[nth],
                    galley,
                    start,
                    start + take,
                    tags[nth],
                )
                for nth, (galley, start, take) in enumerate(zip(galleys, done, takes, strict=True))
                if take
            ]
            self._draft.add(Layer(tuple(texts)))
            self._down(max(t.y - self._draft.y + t.galley.height(t.start, t.stop) for t in texts))
            done = [start + take for start, take in zip(done, takes, strict=True)]
            lead = [0.0] * count
            if any(start < len(galley.lines) for start, galley in zip(done, galleys, strict=True)):
                self._end_page()

    def _picture(self, item: Picture) -> None:
        scale = min(1.0, self._width / item.width, (self._bottom - self._top) / item.height)
        width, height = item.width * scale, item.height * scale
        if height > self._room() and self._draft.y > self._top:
            self._end_page()
        height = min(height, self._room())
        self._mark()
        x, y = self._x + (self._width - width) / 2, self._draft.y
        area = () if item.tag is None else (Box(item.tag, x, y, width, height),)
        self._draft.add(Layer(areas=area, images=(Image(x, y, width, height, item.data),)))
        self._down(height)

    def _together(self, item: Together, above: _TableEnd | None) -> None:
        """Place content on one page if one can hold it, else as it comes; ``above``: the table it follows."""
        before, pages, marks = self._draft.copy(), len(self.pages), len(self.marks)
        waiting = list(self._waiting)

        def back() -> None:
            del self.pages[pages:], self.marks[marks:]
            self._draft, self._waiting = before.copy(), list(waiting)

        self.place(item.items)
        if len(self.pages) == pages or before.y <= self._top:
            return
        back()
        if item.rows and above:
            self._take_rows_along(above)
        if len(self.pages) == pages:
            self._end_page()
        self.place(item.items)
        if len(self.pages) > pages + 1:
            back()
            self.place(item.items)

    def _take_rows_along(self, table: _TableEnd) -> None:
        """Move the last lines of a table to a page of their own, if some can stay where they are."""
        grid, cursor, before, end = table
        part = fill(grid, cursor, before.y, end - grid.line / 2, must=False)
        if part and part.rest:
            self._draft = before
            self._part(part)
            self._end_page()
            self._rows(grid, part.rest)

    def _table(self, table: Table) -> None:
        self._rows(Grid(table, self._setter, self._x, self._bottom - self._top), Cursor())

    def _rows(self, grid: Grid, cursor: Cursor | None) -> None:
        """Place a table from a cursor on."""
        while cursor is not None:
            part = fill(grid, cursor, self._draft.y, self._bottom, must=self._draft.y <= self._top)
            if part is None:
                self._end_page()
                continue
            self._mark()
            before = self._draft.copy()
            self._part(part)
            self._table_end = _TableEnd(grid, cursor, before, self._draft.y)
            cursor = part.rest
            if cursor is not None:
                self._end_page()

    def _part(self, part: Part) -> None:
        stretch = len(self._draft.stretches) - 1
        self._draft.marks += [(stretch, y, anchor) for anchor, y in part.anchors]
        for layer in part.layers:
            self._draft.add(layer)
        self._down(part.height)


def _ends_short(galley: Galley) -> bool:
    """Tell whether the last of several lines is less than half as long as the longest."""
    lengths = [sum(part.width for part in line.parts) for line in galley.lines]
    return len(lengths) > 1 and lengths[-1] < max(lengths) / 2


def _text(galley: Galley, x: float, y: float, tags: tuple[object, ...]) -> Text:
    return Text(x, y, galley, 0, len(galley.lines), tags)


def _lowest(galleys: Sequence[Galley], lead: Sequence[float]) -> float:
    return max((galley.height() + down for galley, down in zip(galleys, lead, strict=True)), default=0.0)
