"""States as sign, word and colour together: complete or not, what must be fixed, what an import does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

State = str
"""done partial empty (measures) · error warning hint (findings) · new changed conflict deleted same (an import)."""


@dataclass(frozen=True, slots=True)
class StateLook:
    """How a state is shown."""

    word: str
    icon: str
    colour: str
    soft: str


def state_look(state: State) -> StateLook:
    """Return sign, word (in the language in use) and colours of a state."""
    shown: dict[State, StateLook] = {
        "done": StateLook(_("ครบ"), "circle-check", "done.text", "done.soft"),
        "partial": StateLook(_("ยังไม่ครบ"), "circle-dot-dashed", "warning.text", "warning.soft"),
        "empty": StateLook(_("ว่าง"), "circle-dashed", "text.hint", "state.hover"),
        "error": StateLook(_("ต้องแก้"), "octagon-alert", "error.text", "error.soft"),
        "warning": StateLook(_("ควรตรวจ"), "triangle-alert", "warning.text", "warning.soft"),
        "hint": StateLook(_("แนะนำ"), "info", "info.text", "info.soft"),
        "new": StateLook(_("ใหม่"), "plus", "done.text", "done.soft"),
        "changed": StateLook(_("แก้ไข"), "pencil", "info.text", "info.soft"),
        "conflict": StateLook(_("ชนกัน"), "git-compare", "error.text", "error.soft"),
        "deleted": StateLook(_("ลบ"), "trash-2", "warning.text", "warning.soft"),
        "same": StateLook(_("เหมือนเดิม"), "equal", "info.text", "info.soft"),
    }
    return shown[state]


class StateSign(QLabel):
    """Sign and word of a state in one line; with a ``text`` that stands for the word."""

    def __init__(self, state: State, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(state, text)
        look().changed.connect(self._renew)

    def set_state(self, state: State, text: str = "") -> None:
        """Show another state; ``text`` for another word than its own."""
        self._state = state
        self.setText(text or state_look(state).word)
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = look().metrics("caption", 500).horizontalAdvance(self.text())
        return QSize(round(width) + look().px(20) + 2, look().line("caption"))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, shown, box = QPainter(self), state_look(self._state), QRectF(self.rect())
        sign(painter, box, shown.icon, shown.colour, 16)
        font = look().font("caption", 500)
        line_of_text(painter, box.adjusted(look().px(20), 0, 0, 0), self.text(), font, shown.colour)


class Pill(QLabel):
    """A state on its soft tint; with a ``text`` that stands for the word and an ``icon`` for the sign."""

    def __init__(self, state: State, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._sign = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(state, text, icon)
        look().changed.connect(self._renew)

    def set_state(self, state: State, text: str = "", icon: str = "") -> None:
        """Show another state, with another word or sign than its own."""
        self._state, self._sign = state, icon
        self.setText(text or state_look(state).word)
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = look().px
        width = look().metrics("captionStrong").horizontalAdvance(self.text())
        return QSize(round(width) + px(8 + 14 + 4 + 8), max(look().size("pill"), look().line("caption") + px(2)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = look().px
        painter, shown, box = QPainter(self), state_look(self._state), QRectF(self.rect())
        rounded(painter, box, shown.soft, radius=box.height() / 2 / look().scale)
        sign(painter, box.adjusted(px(8), 0, 0, 0), self._sign or shown.icon, shown.colour, 14)
        text = box.adjusted(px(26), 0, 0, 0)
        line_of_text(painter, text, self.text(), look().font("captionStrong"), shown.colour)
