"""One of several, and a value on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QSlider, QStyle, QStyleOptionSlider
from typing_extensions import override

from ita_desktop.ui.look.drawing import line_of_text, rounded
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.ring import Ringed

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget


class RadioButton(Ringed, QRadioButton):
    """One of several with its text; the arrow keys go through those of one parent."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        wide = look().size("checkbox") + look().px(8) + self.fontMetrics().horizontalAdvance(self._words)
        return QSize(wide, max(look().size("minTarget"), look().line("body")))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, on = QPainter(self), self.isEnabled()
        side = look().size("checkbox")
        box = QRectF(0, (self.height() - side) // 2, side, side)
        fill = "state.hover" if on and self.underMouse() else "surface.base"
        if self.isChecked():
            rounded(painter, box, "accent.fill" if on else "track", radius=9)
            dot = look().px(5)
            rounded(painter, box.adjusted(dot, dot, -dot, -dot), "accent.onFill", radius=4)
        else:
            rounded(painter, box, fill, "border.control" if on else "border.soft", radius=9)
        text = QRectF(self.rect()).adjusted(side + look().px(8), 0, 0, 0)
        line_of_text(painter, text, self._words, self.font(), "text.primary" if on else "text.disabled")


class Slider(Ringed, QSlider):
    """A value between two ends; the wheel moves it only while it has the focus."""

    def __init__(self, name: str, low: int = 0, high: int = 99, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(low, high)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(150), look().size("minTarget"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(60), look().size("minTarget"))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        px, on = look().px, self.isEnabled()
        painter, line = QPainter(self), "accent.line" if on else "border.control"
        middle, thick, at = self.height() / 2, px(6), handle.center().x() + 0.5
        rounded(painter, QRectF(0, middle - thick / 2, self.width(), thick), "track", radius=3)
        rounded(painter, QRectF(0, middle - thick / 2, at, thick), line, radius=3)
        painter.setPen(QPen(look().colour(line), px(2)))
        held = on and (self.underMouse() or self.hasFocus())
        painter.setBrush(look().colour("accent.soft" if held else "surface.base"))
        painter.drawEllipse(QPointF(at, middle), px(7), px(7))
