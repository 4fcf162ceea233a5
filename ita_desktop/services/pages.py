"""A report's pages as a window needs them: the PDF, and what stands where on each page.

All lengths are points from the top left corner of a page. Loads nothing that sets type, so that a window is there
before that is needed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.domain.model import COLUMNS, ColumnKind, Place
from ita_desktop.report.parts import Part
from ita_desktop.report.typeset.sheet import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ita_desktop.domain.model import Report

__all__ = ["Box", "Choice", "Part", "SetPage", "SetPages", "Spot", "index"]

_TITLE = "title"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which pages are set and how."""

    parts: frozenset[Part] = frozenset(Part)
    stamp: str = ""
    """A word across every page."""
    pages: frozenset[int] | None = None
    """Only these of the pages of the chosen parts, counted from 0; None for all."""


@dataclass(frozen=True, slots=True)
class SetPage:
    """One page; ``number`` is the number printed on it, "" for none."""

    part: Part
    width: float
    height: float
    number: str
    boxes: tuple[Box, ...]
    """The tags are Places. The last that holds a point is the innermost."""


class Spot(NamedTuple):
    """A part of a page, which is counted from 0."""

    page: int
    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Return where it ends."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class SetPages:
    """A report's pages as they are printed."""

    pdf: bytes
    pages: tuple[SetPage, ...]
    missing: tuple[str, ...]
    """The characters the fonts cannot show."""
    table_size: float
    """The size of the table's text."""
    columns: tuple[str, ...]
    """The fields of the table's columns, "title" for the measures' own."""
    _cells: Mapping[tuple[str, int], tuple[Spot, ...]] = field(repr=False)
    _lines: Mapping[Place, tuple[Spot, ...]] = field(repr=False)
    _above: Mapping[str, str] = field(repr=False)
    _first: Mapping[str, str] = field(repr=False)

    def cell(self, place: Place) -> tuple[Spot, ...]:
        """Return where the field of a place stands, one spot for each page it is on; () for nowhere.

        A cell that is merged with the one above it is where that one is.
        """
        if not place.measure_uid or place.field not in self.columns:
            return self.text(place)
        column = self.columns.index(place.field)
        row = place.activity_uid or self._first.get(place.measure_uid, "")
        while row and (row, column) not in self._cells:
            row = self._above.get(row, "")
        return self._cells.get((row, column), ())

    def line(self, place: Place) -> tuple[Spot, ...]:
        """Return where each line of the text of a place stands; () where it has none of its own."""
        return self._lines.get(place, ())

    def text(self, place: Place) -> tuple[Spot, ...]:
        """Return where the text of a place stands, one spot for each page it is on; () where it has none of its own."""
        return _joined(self.line(place))

    def place_at(self, page: int, x: float, y: float) -> Place | None:
        """Return the innermost place at a point of a page, None where nothing of the report stands."""
        for box in reversed(self.pages[page].boxes):
            if box.x <= x < box.x + box.width and box.y <= y < box.y + box.height:
                return self._place(box)
        return None

    def _place(self, box: Box) -> Place | None:
        place = box.tag
        if not isinstance(place, Place) or box.column < 0:
            return place if isinstance(place, Place) else None
        key = self.columns[box.column]
        if key == _TITLE:
            return Place(key, place.issue_uid, place.measure_uid)
        return Place(key, place.issue_uid, place.measure_uid, place.activity_uid)

    def edges(self, page: int) -> tuple[float, ...]:
        """Return the left and right edges of the table's columns on a page, from the left; () without a table."""
        cells = [box for box in self.pages[page].boxes if box.column >= 0]
        return tuple(sorted({round(edge, 2) for box in cells for edge in (box.x, box.x + box.width)}))


def index(report: Report, pdf: bytes, pages: tuple[SetPage, ...], missing: tuple[str, ...], size: float) -> SetPages:
    """Return pages in which every place can be found."""
    shown = tuple(c for c in report.columns if c.shown) or report.columns or COLUMNS
    cells: dict[tuple[str, int], list[Spot]] = {}
    lines: dict[Place, list[Spot]] = {}
    for number, page in enumerate(pages):
        for box in page.boxes:
            spot = Spot(number, box.x, box.y, box.width, box.height)
            tag = box.tag
            assert isinstance(tag, Place)
            if box.column >= 0:
                cells.setdefault((tag.activity_uid, box.column), []).append(spot)
            else:
                lines.setdefault(tag, []).append(spot)
                if tag.line_uid:
                    cell = Place(tag.field, tag.issue_uid, tag.measure_uid, tag.activity_uid)
                    lines.setdefault(cell, []).append(spot)
    rows = [row.uid for _issue, _measure, row in report.activities()]
    return SetPages(
        pdf,
        pages,
        missing,
        size,
        tuple(_TITLE if c.kind is ColumnKind.TITLE else c.key for c in shown),
        {key: tuple(spots) for key, spots in cells.items()},
        {key: tuple(spots) for key, spots in lines.items()},
        dict(zip(rows[1:], rows, strict=False)),
        {measure.uid: measure.activities[0].uid for _issue, measure in report.measures()},
    )


def _joined(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return one spot around those of each page."""
    pages: dict[int, Spot] = {}
    for spot in spots:
        have = pages.get(spot.page, spot)
        x, y = min(have.x, spot.x), min(have.y, spot.y)
        right = max(have.x + have.width, spot.x + spot.width)
        pages[spot.page] = Spot(spot.page, x, y, right - x, max(have.bottom, spot.bottom) - y)
    return tuple(pages.values())
