"""The ring of the keyboard: drawn around the part that has the focus, outside of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ita_desktop.ui.look.drawing import rounded
from ita_desktop.ui.look.look import look

# A class has one base of Qt's: at run time what is mixed in is none.
if TYPE_CHECKING:
    _Part = QWidget
else:
    _Part = object

_OUT = 5
_MOVES = QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.ZOrderChange
_SILENT = Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason


def shows_ring(reason: Qt.FocusReason) -> bool:
    """Return whether a focus of this reason is shown: not that of a click or of a menu that closes."""
    return reason not in _SILENT


def show_ring(around: QWidget, reason: Qt.FocusReason, radius: float = 6) -> None:
    """Draw a ring around a part that got the focus, but by a click or from a menu that closes."""
    host = around.parentWidget()
    if host and shows_ring(reason) and not rings(around):
        Ring(around, host, radius)


def drop_ring(around: QWidget) -> None:
    """Take the ring away from a part that lost the focus."""
    for ring in rings(around):
        ring.hide()
        ring.setParent(None)
        ring.deleteLater()


def rings(around: QWidget) -> list[Ring]:
    """Return the ring around a part, if there is one."""
    host = around.parentWidget()
    return [ring for ring in host.findChildren(Ring) if ring.around is around] if host else []


class Ringed(_Part):
    """What has the keyboard's ring while it has the focus; it stands before Qt's class among a part's bases."""

    ring_radius = 6.0

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        show_ring(self, event.reason(), self.ring_radius)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        drop_ring(self)


class Ring(QWidget):
    """A ring around a sibling, for as long as it lives."""

    def __init__(self, around: QWidget, host: QWidget, radius: float = 6) -> None:
        super().__init__(host)
        self.around, self._host, self._radius = around, host, radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.installEventFilter(self)
        self._follow()
        self.show()

    def _follow(self) -> None:
        out = look().px(_OUT)
        self.setGeometry(self.around.geometry().adjusted(-out, -out, out, out) & self._host.rect())
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
