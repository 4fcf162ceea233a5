"""Dragging a record from one place of the window to another: what is carried, and its picture under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QDrag, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

MEASURE: Final = "application/x-ita-measure"
ACTIVITY: Final = "application/x-ita-activity"
_WIDEST = 260
_AWAY = 14  # the picture stands right of and below the pointer, so that where it would go stays in sight


def carried(kind: str, uid: str) -> QMimeData:
    """Return what a drag carries: a record's kind and uid."""
    data = QMimeData()
    data.setData(kind, uid.encode())
    return data


def carried_uid(kind: str, data: QMimeData) -> str:
    """Return the uid of what is dragged, "" for something of another kind."""
    return bytes(data.data(kind).data()).decode() if data.hasFormat(kind) else ""


def picture(words: str, ratio: float) -> QPixmap:
    """Return what is shown at the pointer: the words on a small card; opaque, as not every screen can see through."""
    px, font = look().px, look().font("caption")
    height = look().line("caption") + px(10)
    text = elided(" ".join(words.split()), font, px(_WIDEST))
    width = round(QFontMetricsF(font).horizontalAdvance(text)) + px(38)
    drawn = QPixmap(round(width * ratio), round(height * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(look().colour("surface.panel"))
    painter = QPainter(drawn)
    card = QRectF(0, 0, width, height)
    rounded(painter, card, border="accent.line", radius=0)
    sign(painter, card.adjusted(px(6), 0, 0, 0), "grip-vertical", "text.hint", 16)
    line_of_text(painter, card.adjusted(px(26), 0, 0, 0), text, font, "text.primary")
    painter.end()
    return drawn


def start_drag(source: QWidget, kind: str, uid: str, words: str) -> None:
    """Drag a record until the mouse is let go; the place where it falls does what is to be done."""
    drag = QDrag(source)
    drag.setMimeData(carried(kind, uid))
    drag.setPixmap(picture(words, source.devicePixelRatioF()))
    drag.setHotSpot(QPoint(-look().px(_AWAY), -look().px(_AWAY)))
    drag.exec(Qt.DropAction.MoveAction)


class Grip(QWidget):
    """The six dots by which something is dragged."""

    def __init__(self, kind: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._uid, self._words = kind, "", ""
        self._pressed: QPoint | None = None
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._on_look()
        look().changed.connect(self._on_look)

    def _on_look(self) -> None:
        self.setFixedSize(look().px(18), look().px(22))
        self.update()

    def carry(self, uid: str, words: str) -> None:
        """Stand for a record, shown by these words while it is dragged."""
        self._uid, self._words = uid, words

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            start_drag(self, self._kind, self._uid, self._words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sign(painter, QRectF(self.rect()).adjusted(look().px(1), 0, 0, 0), "grip-vertical", "text.hint", 16)
        painter.end()
