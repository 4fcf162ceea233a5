"""Asks and tells in a small window that goes when it is answered, and never stops the program."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.icons import pixmap
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button, Kind
from ita_desktop.ui.parts.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ICONS = {
    "ask": ("circle-help", "accent.line"),
    "tell": ("info", "info.text"),
    "error": ("octagon-alert", "error.text"),
}


_NARROW, _WIDE = 320, 420


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: its key for the program, its text, its kind of button."""

    key: str
    text: str
    kind: Kind = "outlined"


class Message(QDialog):
    """A sentence with its answers; Esc answers "". Freed when it closes."""

    answered = Signal(str)

    def __init__(
        self, parent: QWidget | None, sentence: str, choices: Sequence[Choice], icon: str = "ask", details: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QGuiApplication.applicationDisplayName())
        self.sentence = sentence
        self._details = details
        self.buttons: dict[str, Button] = {}
        px = look().px
        sign = QLabel()
        sign.setPixmap(pixmap(*_ICONS[icon], 22, self.devicePixelRatioF()))
        text = Label(sentence, "body")
        text.setFixedWidth(min(max(px(_NARROW), text.sizeHint().width()), px(_WIDE)))
        top = QHBoxLayout()
        top.setSpacing(px(12))
        top.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(text, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        if details:
            copy = Button(_("คัดลอกรายละเอียด"), "copy", "plain")
            copy.clicked.connect(self._copy)
            foot.addWidget(copy)
        foot.addStretch(1)
        for choice in choices:
            button = Button(choice.text, kind=choice.kind)
            button.setObjectName(choice.key)
            button.clicked.connect(self._choose)
            self.buttons[choice.key] = button
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(20), px(20), px(16))
        column.setSpacing(px(20))
        column.addLayout(top)
        column.addLayout(foot)
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.setAccessibleName(sentence)
        self._focus_first(choices)

    def _focus_first(self, choices: Sequence[Choice]) -> None:
        """Give the focus to the filled button, or the last."""
        filled = [c.key for c in choices if c.kind == "filled"] or [c.key for c in choices[-1:]]
        for key in filled:
            self.buttons[key].setFocus()

    def _choose(self) -> None:
        key = self.sender().objectName()
        self.done(1)
        self.answered.emit(key)

    @override
    def reject(self) -> None:
        super().reject()
        self.answered.emit("")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


class _Answer(QObject):
    """Hands the answer to a bound method that is held weakly."""

    def __init__(self, message: Message, then: Callable[[str], object]) -> None:
        super().__init__(message)
        self._then = weakref.WeakMethod(then)
        message.answered.connect(self._answered)

    def _answered(self, key: str) -> None:
        then = self._then()
        if then is not None:
            then(key)


def ask(
    parent: QWidget | None, sentence: str, choices: Sequence[Choice], then: Callable[[str], object], icon: str = "ask"
) -> Message:
    """Ask; ``then`` (a bound method) gets the key of the answer, "" for Esc."""
    message = Message(parent, sentence, choices, icon)
    _Answer(message, then)
    message.open()
    return message


def tell(parent: QWidget | None, what: Exception | str, details: str = "") -> Message:
    """Tell a sentence or a UserError; with ``details`` (of a program fault) they can be copied."""
    icon = "tell" if isinstance(what, str) and not details else "error"
    message = Message(parent, str(what), [Choice("close", _("ปิด"), "filled")], icon, details)
    message.open()
    return message
