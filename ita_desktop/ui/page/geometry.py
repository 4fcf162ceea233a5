"""Where pages lie in a column of them, and where to look so that a cell can be read. Knows no widget."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.services.pages import SetPage, Spot

PIXELS: Final = 96 / 72  # of a point at 100 %
LEAST, MOST = 0.25, 4.0  # zoom
_READABLE = 13.0  # pixels that the table's text has when it is followed
_FOLLOWED = 0.6, 1.0  # between these zooms
_BESIDE = 7  # pixels left of a column's line
_AT, _FIRST, _LAST = 0.45, 0.2, 0.8  # of the view's height: where a line is put, and where it may stay


class Fit(StrEnum):
    """What decides how large pages are."""

    FOLLOW = "follow"
    """The text of the table is as large as on the screen."""
    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Column:
    """Pages below each other, in pixels; each in the middle of the width."""

    width: int = 0
    height: int = 0
    rects: tuple[QRectF, ...] = ()
    scales: tuple[float, ...] = ()
    """Pixels of a point on each page."""
    tops: tuple[float, ...] = ()
    """Where the room of each page begins."""

    def page_at(self, y: float) -> int:
        """Return the page at a height, or the one above it."""
        return max(0, bisect_right(self.tops, y) - 1)

    def area(self, spot: Spot) -> QRectF:
        """Return where a part of a page lies."""
        rect, scale = self.rects[spot.page], self.scales[spot.page]
        return QRectF(rect.x() + spot.x * scale, rect.y() + spot.y * scale, spot.width * scale, spot.height * scale)


def column(pages: Sequence[SetPage], zooms: Sequence[float], view: QSize, margin: int, gap: int) -> Column:
    """Lay pages out, each at its zoom, with a margin above the first and below the last."""
    scales = tuple(zoom * PIXELS for zoom in zooms)
    sizes = [(round(p.width * s), round(p.height * s)) for p, s in zip(pages, scales, strict=True)]
    width = max([view.width(), *(wide for wide, _high in sizes)])
    y, rects = float(margin), []
    for wide, high in sizes:
        rects.append(QRectF((width - wide) // 2, y, wide, high))
        y += high + gap
    height = round(y - gap + margin) if rects else 0
    return Column(width, height, tuple(rects), scales, tuple(r.y() for r in rects))


def whole_pages(pages: Sequence[SetPage], view: QSize, margin: int) -> Column:
    """Lay pages out so that each fills a view of its own."""
    room = QSize(view.width() - 2 * margin, view.height() - 2 * margin)
    zooms = [fitting([page], room.width(), room.height()) for page in pages]
    each = column(pages, zooms, view, margin, 2 * margin)
    rects = []
    for nth, rect in enumerate(each.rects):
        spare = max(0.0, room.height() - rect.height())
        rects.append(QRectF(rect.x(), nth * view.height() + margin + spare // 2, rect.width(), rect.height()))
    tops = tuple(float(nth * view.height()) for nth in range(len(rects)))
    return Column(each.width, len(rects) * view.height(), tuple(rects), each.scales, tops)


def readable(table_size: float, text_scale: float) -> float:
    """Return the zoom at which a table's text (points) is as large as the text on the screen."""
    least, most = _FOLLOWED
    return min(max(_READABLE * text_scale / (table_size * PIXELS), least), most * max(1.0, text_scale))


def fitting(pages: Sequence[SetPage], width: float, height: float = 0.0) -> float:
    """Return the zoom at which the widest page fits a width, and the highest a height unless that is 0."""
    zoom = width / (max((page.width for page in pages), default=1.0) * PIXELS)
    if height:
        zoom = min(zoom, height / (max((page.height for page in pages), default=1.0) * PIXELS))
    return min(max(zoom, LEAST), MOST)


def left_for(edges: Sequence[float], cell: QRectF, view_width: float) -> float:
    """Return the left edge of a view that shows a cell whole, with as many columns before it as there is room for.

    ``edges`` are those of the columns, in pixels; the view begins a little left of one of them.
    """
    starts = [edge for edge in edges if edge <= cell.left() + 1] or [cell.left()]
    for start in starts:
        if cell.right() - start + 2 * _BESIDE <= view_width:
            return start - _BESIDE
    return starts[-1] - _BESIDE


def top_for(line: QRectF, top: float, view_height: float) -> float:
    """Return the top edge of a view that shows a line where it is easily read; where it is, if that is so."""
    at = line.center().y()
    if _FIRST * view_height <= at - top <= _LAST * view_height:
        return top
    return at - _AT * view_height
