"""One of a few views, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

_EDGE, _SIDE, _ICON = 3, 10, 16


@dataclass(frozen=True, slots=True)
class View:
    """One of the views: its key for the program, its text, its icon ("" for none)."""

    key: str
    text: str
    icon: str = ""


class _Segment(Button):
    """One view's button."""

    def __init__(self, view: View, parent: QWidget) -> None:
        super().__init__(view.text, view.icon, "plain", "normal", parent=parent)
        self._icon_only = False
        self._keeps = True
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAccessibleName(view.text)

    def set_icon_only(self, *, only: bool, keep: bool) -> None:
        self._icon_only, self._keeps = only, keep
        self.setToolTip(self._words if only else "")
        self._renew()

    @property
    def _has_words(self) -> bool:
        return not self._icon_only or (self._keeps and self.isChecked())

    @override
    def sizeHint(self) -> QSize:
        px = look().px
        wide = round(look().metrics("bodyStrong").horizontalAdvance(self._words)) if self._has_words else 0
        gap = px(6) if wide and self._sign else 0
        width = px(_SIDE) + (px(_ICON) if self._sign else 0) + gap + wide + px(_SIDE)
        return QSize(width, super().sizeHint().height() - px(4))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, on = look().px, self.isChecked()
        painter, box = QPainter(self), QRectF(self.rect())
        fill = "accent.soft" if on else "state.pressed" if self.isDown() else "state.hover" if self.underMouse() else ""
        rounded(painter, box, fill, radius=5)
        colour = "accent.onSoft" if on else "text.secondary" if self.isEnabled() else "text.disabled"
        at = float(px(_SIDE))
        if self._sign:
            sign(painter, box.adjusted(at, 0, 0, 0), self._sign, colour, _ICON)
            at += px(_ICON + 6)
        if self._has_words:
            font = look().font("bodyStrong" if on else "button")
            line_of_text(painter, box.adjusted(at, 0, 0, 0), self._words, font, colour)


class Segmented(QWidget):
    """Views side by side, one of them chosen; left and right go through them."""

    chosen = Signal(str)

    def __init__(self, views: Sequence[View], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = tuple(views)
        self._segments = {view.key: _Segment(view, self) for view in views}
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for segment in self._segments.values():
            segment.clicked.connect(self._clicked)
        if views:
            self.choose(views[0].key)
        look().changed.connect(self._renew)
        self._renew()

    @property
    def current(self) -> str:
        """Return the key of the chosen view."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a view without telling."""
        self._segments[key].setChecked(True)
        self._renew()

    def set_icon_only(self, only: bool, *, keep: bool = True) -> None:  # noqa: FBT001 - a setter
        """Show icons without their texts, or with them; with ``keep`` the chosen view keeps its text."""
        for segment in self._segments.values():
            segment.set_icon_only(only=only, keep=keep)
        self._renew()

    def _clicked(self) -> None:
        self._renew()
        self.chosen.emit(self.current)

    def _renew(self) -> None:
        edge, at = look().px(_EDGE), look().px(_EDGE)
        for segment in self._segments.values():
            hint = segment.sizeHint()
            segment.setGeometry(at, edge, hint.width(), hint.height())
            at += hint.width()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        hints = [segment.sizeHint() for segment in self._segments.values()]
        edge = look().px(_EDGE)
        return QSize(sum(h.width() for h in hints) + 2 * edge, max((h.height() for h in hints), default=0) + 2 * edge)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            super().keyPressEvent(event)
            return
        keys = list(self._segments)
        key = keys[(keys.index(self.current) + step) % len(keys)]
        self._segments[key].setFocus(Qt.FocusReason.TabFocusReason)
        self._segments[key].click()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), QRectF(self.rect()), "surface.window", "border.soft", radius=6)
