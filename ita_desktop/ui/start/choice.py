"""A choice as a card: a sign on a tint, what it is, what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up)


class CardButton(QAbstractButton):
    """A card that is pressed: hover, focus and Enter as a button has them; what is on it its children draw."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not self.isCheckable():
            self.click()
        elif event.key() in _MOVES and not self.isCheckable():
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def draw_card(self, painter: QPainter) -> None:
        """Draw the card and its border in the state it is in."""
        box = QRectF(self.rect())
        fill = "state.pressed" if self.isDown() else "state.hover" if self.underMouse() else "surface.base"
        if self.isChecked():
            fill = "accent.soft"
        strong = self.hasFocus() or self.isChecked()
        rounded(painter, box, fill, "focus.ring" if strong else "border.soft", radius=8, width=2 if strong else 1)


class ChoiceCard(CardButton):
    """One choice. The first of several is ``strong``; with ``mark`` it is one of a few that can be chosen."""

    def __init__(
        self,
        icon: str,
        title: str,
        remark: str,
        *,
        strong: bool = False,
        choosable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self._icon, self._title, self._remark, self._strong = icon, title, remark, strong
        self.setAccessibleDescription(remark)
        self.setCheckable(choosable)
        self.setAutoExclusive(choosable)

    @override
    def sizeHint(self) -> QSize:
        return QSize(
            look().px(480), max(look().px(76), look().line("bodyStrong") + look().line("caption") + look().px(28))
        )

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(200), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter = look().px, QPainter(self)
        self.draw_card(painter)
        side = px(44)
        tile = QRectF(px(13), (self.height() - side) / 2, side, side)
        rounded(painter, tile, "accent.fill" if self._strong or self.isChecked() else "accent.soft", radius=6)
        white = self._strong or self.isChecked()
        sign(painter, tile.adjusted(px(11), 0, 0, 0), self._icon, "accent.onFill" if white else "accent.line", 22)
        left, right = px(69), self.width() - px(40)
        high, low = look().line("bodyStrong"), look().line("caption")
        top = (self.height() - high - low - px(4)) / 2
        strong, small = look().font("bodyStrong"), look().font("caption")
        room = right - left
        upper, lower = QRectF(left, top, room, high), QRectF(left, top + high + px(4), room, low)
        line_of_text(painter, upper, elided(self._title, strong, room), strong, "text.primary")
        line_of_text(painter, lower, elided(self._remark, small, room), small, "text.secondary")
        if not self.isCheckable():
            sign(
                painter, QRectF(self.rect()).adjusted(self.width() - px(32), 0, 0, 0), "chevron-right", "text.secondary"
            )
            return
        side = px(18)
        ring = QRectF(self.width() - px(32), (self.height() - side) / 2, side, side)
        chosen = self.isChecked()
        rounded(painter, ring, "surface.base", "accent.line" if chosen else "border.control", radius=9)
        if chosen:
            inner = px(4)
            rounded(painter, ring.adjusted(inner, inner, -inner, -inner), "accent.line", radius=5)
