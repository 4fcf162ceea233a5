"""Something chosen, with an x that takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.ring import Ringed

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_REMOVE = Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter


class Chip(Ringed, QWidget):
    """A name with an x; Delete, Backspace and Enter take it away too."""

    ring_radius = 13
    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None, *, fixed: bool = False) -> None:
        super().__init__(parent)
        self.text, self._fixed = text, fixed
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if fixed else Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text if fixed else _("{name} กด Delete เพื่อเอาออก").format(name=text))
        if not fixed:
            self.setToolTip(_("เอา “{name}” ออก").format(name=text))
        look().changed.connect(self._renew)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = look().px
        width = round(look().metrics("button").horizontalAdvance(self.text))
        return QSize(width + px(16 if self._fixed else 34), max(look().size("chip"), look().line("body")))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = look().px
        painter, box = QPainter(self), QRectF(self.rect())
        on = self.isEnabled()
        rounded(painter, box, "accent.soft" if on else "state.hover", radius=box.height() / 2 / look().scale)
        colour = "accent.onSoft" if on else "text.disabled"
        line_of_text(painter, box.adjusted(px(8), 0, 0, 0), self.text, look().font("button"), colour)
        if not self._fixed:
            x = box.adjusted(box.width() - px(22), 0, 0, 0)
            if on and self.underMouse():
                side = px(18)
                spot = QRectF(x.left() - px(2), (box.height() - side) / 2, side, side)
                rounded(painter, spot, "state.pressed", radius=9)
            sign(painter, x, "x", colour, 14)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        near = self.width() - look().size("minTarget")
        if not self._fixed and event.button() is Qt.MouseButton.LeftButton and event.position().x() >= near:
            self.removed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._fixed and event.key() in _REMOVE:
            self.removed.emit()
        else:
            super().keyPressEvent(event)
