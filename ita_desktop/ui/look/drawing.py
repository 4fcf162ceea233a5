"""Strokes that several parts share: rounded boxes, one line of text, icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ita_desktop.ui.look.icons import pixmap
from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QFont


def rounded(
    painter: QPainter, rect: QRectF, fill: str = "", border: str = "", *, radius: float = 6, width: float = 1
) -> None:
    """Draw a box with round corners; colours by name, "" for none."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if border else 0
    painter.setPen(QPen(look().colour(border), width) if border else Qt.PenStyle.NoPen)
    painter.setBrush(look().colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), look().px(radius), look().px(radius))


def line_of_text(painter: QPainter, rect: QRectF, text: str, font: QFont, colour: str) -> float:
    """Draw one line at the left of a box, in the middle of its height; return its width."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(look().colour(colour))
    base = rect.top() + (rect.height() - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    painter.drawText(QPointF(rect.left(), round(base)), text)
    return metrics.horizontalAdvance(text)


def sign(painter: QPainter, rect: QRectF, name: str, colour: str, size: float = 18) -> None:
    """Draw an icon at the left of a box, in the middle of its height."""
    device = painter.device()
    drawn = pixmap(name, colour, size, device.devicePixelRatioF() if device else 1.0)
    side = look().px(size)
    painter.drawPixmap(QPointF(round(rect.left()), round(rect.top() + (rect.height() - side) / 2)), drawn)
