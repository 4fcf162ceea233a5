"""What lies over the window while its file is being closed: nothing can be typed any more, and it says why."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ita_desktop.ui.look.drawing import rounded
from ita_desktop.ui.look.look import look

_QUIET = 300  # milliseconds: what takes no longer needs no words
_HIDING = 140  # of 255: how much of the window the cover hides


class Cover(QWidget):
    """Takes keys and mouse away from the window it lies over; after a moment it shows its sentence."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._sentence = ""
        self._speaks = False
        self._timer = QTimer(self, singleShot=True, interval=_QUIET)
        self._timer.timeout.connect(self._speak)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        window.installEventFilter(self)
        self.hide()

    def lie_down(self, sentence: str) -> None:
        """Cover the window; without a sentence nothing is said on it."""
        self._sentence, self._speaks = sentence, False
        self.setAccessibleName(sentence)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.setFocus()
        if sentence:
            self._timer.start()
        else:
            self._timer.stop()

    def lift(self) -> None:
        """Give the window back."""
        self._timer.stop()
        self.hide()

    def _speak(self) -> None:
        self._speaks = True
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._speaks:
            return
        painter, font = QPainter(self), look().font("bodyStrong")
        veil = QColor(look().colour("surface.window"))
        veil.setAlpha(_HIDING)
        painter.fillRect(self.rect(), veil)
        width, height = self.fontMetrics().horizontalAdvance(self._sentence) + look().px(64), look().px(64)
        box = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        rounded(painter, box, "surface.raised", "border.soft", radius=8)
        painter.setFont(font)
        painter.setPen(look().colour("text.primary"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._sentence)
