"""The ring of the keyboard: drawn around the part that has the focus, outside of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.drawing import rounded

_OUT = 5
_MOVES = QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ZOrderChange
_SILENT = Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason


def shows_ring(reason: Qt.FocusReason) -> bool:
    """Return whether a focus of this reason is shown: not that of a click or of a menu that closes."""
    return reason not in _SILENT


class Ring(QWidget):
    """A ring around a sibling, for as long as it lives."""

    def __init__(self, around: QWidget, radius: float = 6) -> None:
        super().__init__(around.parentWidget())
        self._around, self._radius = around, radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.installEventFilter(self)
        self._follow()
        self.show()

    def _follow(self) -> None:
        out = look().px(_OUT)
        room = self._around.geometry().adjusted(-out, -out, out, out)
        host = self.parentWidget()
        self.setGeometry(room & host.rect() if host else room)
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._follow()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), border="focus.ring", radius=self._radius + 3, width=look().px(2))
