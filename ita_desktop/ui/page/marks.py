"""What is drawn over the pages and never printed: the edited cell, warnings, what the mouse is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ita_desktop.ui.look.drawing import line_of_text, rounded
from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILL = 0.09
_BAR = 4
_NAME_PAD = 6


def draw_cell(painter: QPainter, area: QRectF) -> None:
    """Frame and tint the part of a cell that is being edited."""
    colour = look().colour("page.mark")
    tint = QColor(colour)
    tint.setAlphaF(_FILL)
    width = look().px(2)
    painter.setPen(QPen(colour, width, j=Qt.PenJoinStyle.MiterJoin))
    painter.setBrush(tint)
    painter.drawRect(area)


def draw_warnings(painter: QPainter, areas: Iterable[QRectF]) -> None:
    """Draw a bar left of each area."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour("page.warningEdge"))
    wide = look().px(_BAR)
    for area in areas:
        painter.drawRoundedRect(QRectF(area.left() - 2 * wide, area.top(), wide, area.height()), wide / 2, wide / 2)


def draw_hover(painter: QPainter, areas: Iterable[QRectF], name: str, view: QRectF) -> None:
    """Frame the areas of what the mouse is over thinly, with its name at the first that is seen."""
    painter.setPen(QPen(look().colour("page.mark"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    first = True
    for area in areas:
        painter.drawRect(area)
        if first and name:
            _draw_name(painter, area, name, view)
            first = False


def _draw_name(painter: QPainter, area: QRectF, name: str, view: QRectF) -> None:
    font, pad = look().font("caption"), look().px(_NAME_PAD)
    wide, high = QFontMetricsF(font).horizontalAdvance(name) + 2 * pad, look().line("caption")
    left = min(max(area.left(), view.left() + 2), view.right() - wide - 2)
    top = max(area.top() - high - 2, view.top() + 2)
    box = QRectF(QPointF(left, top), QPointF(left + wide, top + high))
    rounded(painter, box, "toast.fill", radius=4)
    line_of_text(painter, box.adjusted(pad, 0, 0, 0), name, font, "toast.text")
