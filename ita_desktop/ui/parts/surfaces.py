"""What holds other parts: cards, pop-ups, scrolled columns, an empty state, a key's cap, a line of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.ui.look.drawing import line_of_text, rounded
from ita_desktop.ui.look.icons import pixmap
from ita_desktop.ui.look.look import DARK, look
from ita_desktop.ui.parts.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ita_desktop.ui.parts.button import Button


SHADOW = 8
"""The room around a pop-up's frame, in pixels of the design."""


class Card(QWidget):
    """A box with round corners on a page."""

    def __init__(self, parent: QWidget | None = None, fill: str = "surface.base", border: str = "border.soft") -> None:
        super().__init__(parent)
        self._fill, self._border = fill, border
        look().changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), self._fill, self._border, radius=8)


class Panel(QWidget):
    """A plain surface, with hairlines at the edges named ("top", "bottom", "left", "right")."""

    def __init__(self, fill: str = "surface.panel", edges: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill, self._edges = fill, edges.split()
        look().changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line = QPainter(self), look().colour("border.soft")
        painter.fillRect(event.rect(), look().colour(self._fill))
        wide, high = self.width(), self.height()
        edges = {"top": (0, 0, wide, 1), "bottom": (0, high - 1, wide, 1)}
        edges |= {"left": (0, 0, 1, high), "right": (wide - 1, 0, 1, high)}
        for name in self._edges:
            painter.fillRect(*edges[name], line)


class Line(QWidget):
    """A hairline between two things, level or upright."""

    def __init__(self, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        look().changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), look().colour("border.soft"))


class Popup(QFrame):
    """The frame of what opens over the window and goes with Esc or a click elsewhere; its margins hold the shadow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._renew()
        look().changed.connect(self._renew)

    def _renew(self) -> None:
        edge = look().px(SHADOW)
        self.setContentsMargins(edge, edge, edge, edge)
        self.update()

    def open_under(self, part: QWidget, *, right: bool = False) -> None:
        """Stand under a part, above it where the screen ends; at its left edge or at its right one."""
        self.adjustSize()
        edge, gap = look().px(SHADOW), look().px(4)
        screen = part.screen().availableGeometry()
        at = part.mapToGlobal(
            QPoint(part.width() - self.width() + edge if right else -edge, part.height() + gap - edge)
        )
        if at.y() + self.height() > screen.bottom():
            at.setY(part.mapToGlobal(QPoint(0, edge - gap - self.height())).y())
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        self.move(at)
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, edge = QPainter(self), look().px(SHADOW)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 14 if look().theme == DARK else 3))
        for out in range(edge):
            box = QRectF(self.rect()).adjusted(out, out, -out, -out)
            painter.drawRoundedRect(box, edge + look().px(8) - out, edge + look().px(8) - out)
        inner = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        rounded(painter, inner, "surface.raised", "border.soft", radius=8)


class ScrollArea(QScrollArea):
    """A column that scrolls up and down, never sideways; it shows what is behind it."""

    def __init__(self, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(widget)
        self.viewport().setAutoFillBackground(False)
        widget.setAutoFillBackground(False)


class KeyCap(QLabel):
    """The cap of a key ("Enter")."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        width = round(look().metrics("caption").horizontalAdvance(self.text()))
        return QSize(width + look().px(12), max(look().size("keycap"), look().line("caption")))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        rounded(painter, box, "", "border.soft", radius=4)
        inner = box.adjusted(look().px(6), 0, 0, 0)
        line_of_text(painter, inner, self.text(), look().font("caption"), "text.hint")


class ProgressLine(QProgressBar):
    """How far something is: a thin line with round ends."""

    def __init__(self, name: str, colour: str = "accent.line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def set_colour(self, colour: str) -> None:
        """Show the line in another colour."""
        self._colour = colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(150), look().size("progress"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(40), look().size("progress"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        rounded(painter, box, "track", radius=3)
        span = self.maximum() - self.minimum()
        done = (self.value() - self.minimum()) / span if span else 0
        if done > 0:
            rounded(painter, QRectF(0, 0, max(box.height(), box.width() * done), box.height()), self._colour, radius=3)


class EmptyState(QWidget):
    """What stands where there is nothing: a strong sentence, one line why, one button (in ``button``, or None)."""

    def __init__(
        self,
        sentence: str,
        why: str = "",
        button: Button | None = None,
        icon: str = "",
        colour: str = "done.text",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = button
        self._icon, self._colour = icon, colour
        column = QVBoxLayout(self)
        column.setSpacing(look().px(6))
        column.addStretch(1)
        self._sign = QLabel(self)
        self._sign.setVisible(bool(icon))
        column.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        told = Label(sentence, "bodyStrong", parent=self), Label(why, "caption", "text.secondary", parent=self)
        for label in told:  # shown without a parent they would be windows for an instant, and take the focus
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setVisible(bool(label.text()))
            column.addWidget(label)
        if button:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        look().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        if self._icon:
            self._sign.setPixmap(pixmap(self._icon, self._colour, 32, self.devicePixelRatioF()))
