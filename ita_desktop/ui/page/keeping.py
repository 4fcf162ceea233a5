"""What stays where it is in the view while the pages under it change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.domain.model import Place

if TYPE_CHECKING:
    from ita_desktop.services.pages import SetPages
    from ita_desktop.ui.page.geometry import Column


class Anchor(NamedTuple):
    """A place, or a part of a page, and its height in the view."""

    place: Place | None
    page: int
    y: float
    """In the view, of the place; else how far down the page the view begins, in points."""


def anchor(pages: SetPages, column: Column, edited: Place | None, top: float, height: float) -> Anchor | None:
    """Return what a view should hold: what is edited if it is seen, else the first line that is."""
    if not column.rects:
        return None
    if edited and (line := next(iter(pages.line(edited)), None)):
        y = column.area(line).top() - top
        if 0 <= y <= height:
            return Anchor(edited, line.page, y)
    page = column.page_at(top)
    down = (top - column.rects[page].top()) / column.scales[page]
    for box in pages.pages[page].boxes:
        if box.column < 0 and box.y >= down and isinstance(box.tag, Place):
            return Anchor(box.tag, page, (box.y - down) * column.scales[page])
    return Anchor(None, page, down)


def held_top(held: Anchor, pages: SetPages, column: Column, top: float) -> float:
    """Return the top edge of the view that holds something in other pages; ``top`` where it is no longer there."""
    if held.place and (spots := pages.line(held.place)):
        nearest = min(spots, key=lambda spot: abs(spot.page - held.page))
        return column.area(nearest).top() - held.y
    if held.place:
        return top
    page = min(held.page, len(column.rects) - 1)
    return column.rects[page].top() + held.y * column.scales[page]
