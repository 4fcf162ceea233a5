"""Buttons: with a text, with an icon only, and the key that does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.ring import Ringed

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

Kind = Literal["outlined", "filled", "plain", "danger", "link", "soft", "toast"]
Size = Literal["normal", "small", "footer"]

_HEIGHTS: Final = {"normal": "button", "small": "buttonSmall", "footer": "buttonFooter"}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BORDERS: Final = {"outlined": "border.control", "danger": "error.text"}
_LINKS: Final = ("link", "toast")
_TEXTS: Final = {
    "outlined": "text.primary",
    "filled": "accent.onFill",
    "plain": "text.secondary",
    "danger": "error.text",
    "link": "accent.line",
    "soft": "accent.onSoft",
    "toast": "toast.action",
}


class Button(Ringed, QPushButton):
    """A button of one kind: one filled per screen, outlined and plain ones beside it; Enter presses it too."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        kind: Kind = "outlined",
        size: Size = "normal",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._sign, self._kind, self._size, self._key = text, icon, kind, size, key
        self._after = ""
        self._width = 0.0  # of all that is drawn; 0 while not measured
        self._action: QAction | None = None
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind in _LINKS else Qt.CursorShape.ArrowCursor)
        self.set_text(text)
        look().changed.connect(self._renew)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self._renew()

    def set_icon(self, name: str, *, after: str = "") -> None:
        """Show another icon before the text; ``after`` is one behind it."""
        self._sign, self._after = name, after
        self._renew()

    def set_kind(self, kind: Kind) -> None:
        """Look like another kind."""
        self._kind = kind
        self._renew()

    def set_key(self, key: str) -> None:
        """Show another key ("Ctrl+N")."""
        self._key = key
        self._renew()

    def set_action(self, action: QAction) -> None:
        """Do what an action does, as long as it can be done."""
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow_action)
        self._follow_action()

    def _follow_action(self) -> None:
        if self._action:
            self.setEnabled(self._action.isEnabled())
            self.setToolTip("" if self._action.isEnabled() else self._action.statusTip())

    def _renew(self) -> None:
        self._width = 0.0
        self.updateGeometry()
        self.update()

    # --- size ---

    @property
    def _small(self) -> bool:
        return self._size == "small"

    def _type(self) -> tuple[str, int]:
        """Return role and weight of the text."""
        if self._kind in ("filled", "toast"):
            return ("captionStrong" if self._small else "bodyStrong"), 0
        return ("caption", 500) if self._small else ("button", 0)

    def _key_role(self) -> str:
        return "caption" if self._small or self._boxed_key else "body"

    @property
    def _boxed_key(self) -> bool:
        return self._kind not in ("filled", "toast")

    def _icon_size(self) -> int:
        return 16 if self._small else 18

    def _sides(self) -> tuple[int, int]:
        """Return the room left and right of what is drawn."""
        px = look().px
        if self._kind in _LINKS:
            return px(4), px(4)
        side = 9 if self._small else 12
        return px(side - 2 if self._sign else side), px(side)

    def _parts_width(self) -> float:
        """Return the width of all that is drawn, without the sides."""
        if self._width:
            return self._width
        px = look().px
        width = look().metrics(*self._type()).horizontalAdvance(self._words)
        for name in (self._sign, self._after):
            width += px(self._icon_size()) + (px(6) if self._words else 0) if name else 0
        if self._key:
            width += px(8) + look().metrics(self._key_role()).horizontalAdvance(self._key)
            width += px(12) if self._boxed_key else 0
        self._width = width
        return width

    @override
    def sizeHint(self) -> QSize:
        height = max(
            look().size(_HEIGHTS[self._size]), look().line("caption" if self._small else "button") + look().px(4)
        )
        return QSize(round(self._parts_width()) + sum(self._sides()), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # --- drawing ---

    def _colours(self) -> tuple[str, str, str]:
        """Return the colours of fill, border and text."""
        kind, on = self._kind, self.isEnabled()
        text = _TEXTS[kind] if on else "text.disabled"
        hovered, pressed = on and self.underMouse(), on and (self.isDown() or self.isChecked())
        if kind == "filled":
            fill = "accent.fillPressed" if pressed else "accent.fillHover" if hovered else "accent.fill"
            return (fill if on else "track"), "", text
        fill = "state.pressed" if pressed else "state.hover" if hovered else ""
        if kind in _LINKS:
            return "", "", text
        border = _BORDERS.get(kind, "")
        if border:
            return fill or "surface.base", border if on else "border.soft", text
        return fill or ("accent.soft" if kind == "soft" and on else ""), "", text

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = look().px
        painter = QPainter(self)
        box = QRectF(self.rect())
        fill, border, text = self._colours()
        rounded(painter, box, fill, border)
        font = look().font(*self._type())
        if self._kind in _LINKS and self.isEnabled() and self.underMouse():
            font.setUnderline(True)
        left, right = self._sides()
        at = left + max((box.width() - self._parts_width() - left - right) / 2, 0)
        if self._sign:
            sign(painter, box.adjusted(at, 0, 0, 0), self._sign, text, self._icon_size())
            at += px(self._icon_size()) + (px(6) if self._words else 0)
        at += line_of_text(painter, box.adjusted(at, 0, 0, 0), self._words, font, text)
        if self._key:
            at = self._draw_key(painter, box, at + px(8), text)
        if self._after:
            sign(painter, box.adjusted(at + px(6), 0, 0, 0), self._after, text, self._icon_size())

    def _draw_key(self, painter: QPainter, box: QRectF, at: float, text: str) -> float:
        font = look().font(self._key_role())
        if not self._boxed_key:
            return at + line_of_text(painter, box.adjusted(at, 0, 0, 0), self._key, font, text)
        cap = QRectF(
            at,
            0,
            look().metrics(self._key_role()).horizontalAdvance(self._key) + 2 * look().px(6),
            look().size("keycap"),
        )
        cap.moveTop((box.height() - cap.height()) / 2)
        rounded(painter, cap, "surface.window", "border.soft", radius=4)
        return at + look().px(12) + line_of_text(painter, cap.adjusted(look().px(6), 0, 0, 0), self._key, font, text)

    # --- keys and focus ---

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(Button):
    """A button of an icon alone; its name is said by the tooltip and to screen readers."""

    def __init__(
        self, icon: str, name: str, key: str = "", size: Size = "small", parent: QWidget | None = None
    ) -> None:
        super().__init__("", icon, "plain", size, parent=parent)
        self.set_name(name, key)

    def set_name(self, name: str, key: str = "") -> None:
        """Say what the button does, and the key that does the same."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)

    @override
    def _follow_action(self) -> None:
        if self._action:
            super()._follow_action()
            why = self.toolTip()
            keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.set_name(self._action.text(), keys)
            if why:
                self.setToolTip(why)

    @override
    def _sides(self) -> tuple[int, int]:
        return 0, 0

    @override
    def sizeHint(self) -> QSize:
        side = super().sizeHint().height()
        return QSize(side, side)
