"""Where pages lie in a column of them, and where to look so that a cell can be read. Knows no widget."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

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

    scale: float
    """Pixels of a point."""
    width: int
    height: int
    rects: tuple[QRectF, ...]
    tops: tuple[float, ...]

    def page_at(self, y: float) -> int:
        """Return the page at a height, or the one above it."""
        return max(0, bisect_right(self.tops, y) - 1)

    def area(self, spot: Spot) -> QRectF:
        """Return where a part of a page lies."""
        rect, scale = self.rects[spot.page], self.scale
        return QRectF(rect.x() + spot.x * scale, rect.y() + spot.y * scale, spot.width * scale, spot.height * scale)


def column(pages: Sequence[SetPage], zoom: float, view_width: int, margin: int, gap: int) -> Column:
    """Lay pages out at a zoom, with a margin above the first and below the last."""
    scale = zoom * PIXELS
    widest = max((round(page.width * scale) for page in pages), default=0)
    width = max(view_width, widest)
    y, rects = float(margin), []
    for page in pages:
        wide, high = round(page.width * scale), round(page.height * scale)
        rects.append(QRectF((width - wide) // 2, y, wide, high))
        y += high + gap
    return Column(scale, width, round(y - gap + margin) if rects else 0, tuple(rects), tuple(r.y() for r in rects))


def readable(table_size: float, text_scale: float) -> float:
    """Return the zoom at which a table's text (points) is as large as the text on the screen."""
    least, most = _FOLLOWED
    return min(max(_READABLE * text_scale / (table_size * PIXELS), least), most * max(1.0, text_scale))


def fitting(fit: Fit, pages: Sequence[SetPage], width: float, height: float) -> float:
    """Return the zoom at which the widest page fits a view's width, or every page fits a view whole."""
    wide = max((page.width for page in pages), default=1.0) * PIXELS
    zoom = width / wide
    if fit is Fit.PAGE:
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
