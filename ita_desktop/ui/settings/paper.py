"""Small pictures of how something will be printed: white paper, Sarabun, words broken as on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.base.assets import font_path
from ita_desktop.ui.look.look import look
from ita_desktop.ui.text.flow import flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ita_desktop.domain.model import Column

_INK = QColor("#1A1A1A")
_SIZE = 16.0
_ABOVE, _BELOW = 4, 3  # Sarabun's marks reach over its own line
_HEAD_FILL = QColor("#D9E2F3")


@cache
def _family() -> str:
    for name in ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(font_path(f"sarabun/{name}")))
    return "Sarabun"


def paper_font(size: float = _SIZE, *, bold: bool = False) -> QFont:
    """Return the font of the printed page; ``size`` in pixels at 100 %."""
    font = QFont(_family())
    font.setPixelSize(max(1, look().px(size)))
    font.setBold(bold)
    return font


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paragraph on a picture of paper; ``size`` in pixels at 100 %."""

    text: str
    bold: bool = False
    size: float = _SIZE


@dataclass(frozen=True, slots=True)
class PaperPicture:
    """A picture on the paper (the office's logo), this high at most in pixels at 100 %."""

    pixmap: QPixmap
    height: float = 56


class Paper(QWidget):
    """Paragraphs in the middle of a white sheet; with ``ruled`` the first is a column's head over its cell."""

    def __init__(
        self, name: str, *, ruled: bool = False, height: int = 0, middle: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ruled, self._height, self._middle = ruled, height, middle
        self._items: tuple[PaperLine | PaperPicture, ...] = ()
        self._name = name
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self._renew)

    def show_items(self, items: Sequence[PaperLine | PaperPicture]) -> None:
        """Show these paragraphs and pictures."""
        self._items = tuple(items)
        said = " ".join(item.text for item in items if isinstance(item, PaperLine))
        self.setAccessibleDescription(said)
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return max(look().px(self._height), round(self._laid(None, width)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(230), self.heightForWidth(look().px(230)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(60))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), look().colour("page.paper"))
        self._laid(painter, self.width())
        painter.setPen(QPen(_INK if self._ruled else look().colour("border.soft"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _laid(self, painter: QPainter | None, width: float) -> float:
        """Go through all that is shown, drawing it where there is a painter; return the height."""
        px = look().px
        pad = px(8)
        top = float(pad)
        if painter and self._middle:
            top = max(pad, (self.height() - self._laid(None, width)) / 2 + pad)
        for n, item in enumerate(self._items):
            if isinstance(item, PaperPicture):
                top = self._picture(painter, item, width, top)
                continue
            font = paper_font(item.size, bold=item.bold)
            metrics = QFontMetricsF(font)
            line = metrics.ascent() + metrics.descent()
            for text in flow(item.text, font, width - 2 * pad):
                if painter:
                    painter.setFont(font)
                    painter.setPen(_INK)
                    left = (width - metrics.horizontalAdvance(text)) / 2
                    painter.drawText(QPointF(left, round(top + px(_ABOVE) / 2 + metrics.ascent())), text)
                top += line + px(_ABOVE + _BELOW) / 2
            if self._ruled and n == 0:
                top += px(4)
                if painter:
                    painter.setPen(QPen(_INK, 1))
                    painter.drawLine(QPointF(0, round(top)), QPointF(width, round(top)))
                top += px(6)
        return top + pad

    def _picture(self, painter: QPainter | None, item: PaperPicture, width: float, top: float) -> float:
        high = look().px(item.height)
        if painter:
            size = QSize(item.pixmap.size())
            size.scale(round(width * 0.8), high, Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawPixmap(
                QRectF((width - size.width()) / 2, top, size.width(), size.height()).toRect(), item.pixmap
            )
        return top + high + look().px(4)


class TableHead(QWidget):
    """The head of the table as it will be printed, drawn from its columns, with an empty row under it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show the columns that are printed."""
        self._columns = tuple(columns)
        self.setAccessibleDescription(" | ".join(column.heading for column in columns))
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    def edges(self) -> list[float]:
        """Return where the columns begin and end, in pixels from the left."""
        pad, total = look().px(10), sum(column.width for column in self._columns) or 1
        at, found = float(pad), [float(pad)]
        for column in self._columns:
            at += column.width / total * (self.width() - 2 * pad)
            found.append(round(at))
        return found

    def _headings(self) -> list[tuple[str, ...]]:
        font, pad = paper_font(12, bold=True), look().px(6)
        edges = self.edges()
        return [
            flow(column.heading, font, max(1, right - left - 2 * pad))
            for column, left, right in zip(self._columns, edges, edges[1:], strict=False)
        ]

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(600), look().px(96))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(96))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter = look().px, QPainter(self)
        painter.fillRect(self.rect(), look().colour("page.paper"))
        edges, font = self.edges(), paper_font(12, bold=True)
        metrics = QFontMetricsF(font)
        top, middle, bottom = px(10), px(62), px(86)
        fill = QColor(_HEAD_FILL)
        painter.fillRect(QRectF(edges[0], top, edges[-1] - edges[0], middle - top), fill)
        painter.setPen(QPen(_INK, 1))
        for y in (top, middle, bottom):
            painter.drawLine(QPointF(edges[0], y), QPointF(edges[-1], y))
        for x in edges:
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        painter.setFont(font)
        line = metrics.ascent() + metrics.descent()
        for lines, left, right in zip(self._headings(), edges, edges[1:], strict=False):
            at = (top + middle - line * len(lines)) / 2 + metrics.ascent()
            painter.save()
            painter.setClipRect(QRectF(left, top, right - left, middle - top))
            for text in lines:
                painter.drawText(QPointF((left + right - metrics.horizontalAdvance(text)) / 2, round(at)), text)
                at += line
            painter.restore()
