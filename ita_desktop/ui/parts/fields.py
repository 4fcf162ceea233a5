"""What a person fills in: a line, a choice, a number, a tick; and the frame of label, hint and message around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import IconButton
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.ring import Ringed
from ita_desktop.ui.parts.states import state_look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

Message = Literal["", "done", "hint", "warning", "error", "locked"]
"""The kind of what is said under a field; "" is a plain remark."""

_LOOKS = {"": ("", "text.hint"), "done": ("check", "done.text"), "locked": ("lock", "info.text")}


def field_height() -> int:
    """Return the height of a field of one line."""
    return max(look().size("field"), look().line("field") + look().px(6))


def set_state(widget: QWidget, state: Message) -> None:
    """Give a field the border of a warning or an error ("" takes it away)."""
    if widget.property("state") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class LineField(QLineEdit):
    """A field of one line; undo and redo keys go to the window, that asks the field first."""

    def __init__(self, name: str = "", text: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._buttons: list[IconButton] = []
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)

    def set_state(self, state: Message) -> None:
        """Show a border of warning or error, "" for none."""
        set_state(self, state)

    def add_button(self, icon: str, name: str, key: str = "") -> IconButton:
        """Return a new button at the right end, within the border."""
        button = IconButton(icon, name, key, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons.append(button)
        self._renew()
        return button

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        if read_only:
            self.setCursorPosition(0)  # a long text is read from its beginning
        self.style().unpolish(self)
        self.style().polish(self)
        self._renew()

    def _renew(self) -> None:
        side = look().size("buttonSmall")
        shown = [button for button in self._buttons if not button.isHidden()]
        for n, button in enumerate(reversed(shown), start=1):
            button.setGeometry(self.width() - n * side - look().px(3), (self.height() - side) // 2, side, side)
        self.setTextMargins(look().px(22) if self.isReadOnly() else 0, 0, side * len(shown), 0)
        self.updateGeometry()
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), field_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(60), field_height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isReadOnly():
            sign(QPainter(self), QRectF(self.rect()).adjusted(look().px(9), 0, 0, 0), "lock", "text.hint", 16)


class ComboBox(QComboBox):
    """A choice of a few; the wheel turns it only while it has the focus."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), field_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), field_height())


class SpinBox(QSpinBox):
    """A whole number; the wheel turns it only while it has the focus."""

    def __init__(self, name: str = "", low: int = 0, high: int = 99, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(low, high)
        self.lineEdit().setTextMargins(look().px(7), 0, 0, 0)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), field_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(60), field_height())


class CheckBox(Ringed, QCheckBox):
    """A tick with its text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = text
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words)
        box = look().size("checkbox") + (look().px(8) + wide if self._words else 0)
        return QSize(box, max(look().size("minTarget"), look().line("body")))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, on = QPainter(self), self.isEnabled()
        side = look().size("checkbox")
        box = QRectF(0, (self.height() - side) // 2, side, side)
        if self.checkState() != Qt.CheckState.Unchecked:
            rounded(
                painter, box, ("accent.fillHover" if self.underMouse() else "accent.fill") if on else "track", radius=4
            )
            partly = self.checkState() == Qt.CheckState.PartiallyChecked
            sign(painter, box.adjusted(look().px(2), 0, 0, 0), "minus" if partly else "check", "accent.onFill", 14)
        else:
            fill = "state.hover" if on and self.underMouse() else "surface.base"
            rounded(painter, box, fill, "border.control" if on else "border.soft", radius=4)
        text = QRectF(self.rect()).adjusted(side + look().px(8), 0, 0, 0)
        line_of_text(painter, text, self._words, self.font(), "text.primary" if on else "text.disabled")


class FieldMessage(QWidget):
    """What is said under a field: sign and sentence in a colour; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: Message = ""
        self._label = Label("", "caption", "text.hint")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label)
        self.hide()
        look().changed.connect(self.update)

    @property
    def text(self) -> str:
        """Return what is said."""
        return self._label.text()

    def say(self, kind: Message, text: str) -> None:
        """Say a sentence of a kind; "" for nothing."""
        self._kind = kind
        name, colour = self._sign()
        self._label.set_look(colour=colour)
        self._label.set_text(text)
        self._label.setContentsMargins(look().px(20) if name else 0, 0, 0, 0)
        self.setVisible(bool(text))

    def _sign(self) -> tuple[str, str]:
        if self._kind in _LOOKS:
            return _LOOKS[self._kind]
        shown = state_look(self._kind)
        return shown.icon, shown.colour

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        name, colour = self._sign()
        if name:
            high = look().line("caption")
            sign(QPainter(self), QRectF(0, 0, high, high), name, colour, 14)


class FieldFrame(QWidget):
    """A field with its label above, a hint right of the label and a message below."""

    def __init__(
        self, label: str, widget: QWidget, hint: str = "", message: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.widget = widget
        self.label = Label(label, "bodyStrong", most=1)
        self.hint = Label(hint, "caption", "text.hint", most=1)
        self.message = FieldMessage()
        self.label.setBuddy(widget)
        if not widget.accessibleName():
            widget.setAccessibleName(label)
        head = QHBoxLayout()
        head.setSpacing(look().px(8))
        head.addWidget(self.label)
        head.addWidget(self.hint)
        head.addStretch(1)
        self.head = head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        column.addLayout(head)
        column.addWidget(widget)
        column.addWidget(self.message)
        self.say("", message)

    def say(self, kind: Message, text: str) -> None:
        """Say a sentence under the field, and give its border the colour of a warning or an error."""
        self.message.say(kind, text)
        set_state(self.widget, kind if text and kind in ("warning", "error") else "")
