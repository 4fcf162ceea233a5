"""Small parts of the forms: a line that tells what was typed, a text that becomes a line, a grip, a row to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.thai.text import clean
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import IconButton
from ita_desktop.ui.parts.fields import LineField, field_height
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Line
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

COMMIT = 40
"""Milliseconds after the last key in which a field's value reaches the report."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TypedLine(LineField):
    """A field of one line that tells what was typed soon after the last key, and when it was left."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str = "", text: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, text, placeholder, parent)
        self._timer = QTimer(self, singleShot=True, interval=COMMIT)
        self._timer.timeout.connect(self.commit)
        self.textEdited.connect(self._begin)

    def show_text(self, text: str) -> None:
        """Show a text that changed elsewhere; what is shown already keeps its caret, what is being typed stays."""
        if not self._timer.isActive() and text != clean(self.text(), lines=False).text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # a long text is read from its beginning

    def commit(self) -> None:
        """Tell what was typed now, as it may be kept."""
        self._timer.stop()
        self.typed.emit(clean(self.text(), lines=False).text)

    def _begin(self) -> None:
        self._timer.start()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._timer.isActive():
            self.commit()
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class EditableText(QWidget):
    """A text to read; its pencil (or F2) turns it into a field, Enter or leaving it turns it back."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, name: str, text: str, role: str = "field", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = text
        self.label = Label(text, role, most=2)
        self.label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.field = TypedLine(name, text)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.label)
        self._stack.addWidget(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.field.typed.connect(self._typed)
        self.field.left.connect(self._left)
        self.field.installEventFilter(self)
        look().changed.connect(self.updateGeometry)

    @property
    def editing(self) -> bool:
        """Return whether the field is shown."""
        return self._stack.currentWidget() is self.field

    def text(self) -> str:
        """Return the text as it may be kept."""
        return clean(self.field.text(), lines=False).text

    def show_text(self, text: str) -> None:
        """Show a text that changed elsewhere."""
        self.field.show_text(text)
        self.label.set_text(text)

    def edit(self) -> None:
        """Show the field and go there."""
        self._before = self.field.text()
        self._stack.setCurrentWidget(self.field)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _typed(self, text: str) -> None:
        self.label.set_text(text)
        self.typed.emit(text)

    def _left(self) -> None:
        if self.editing:
            self._stack.setCurrentWidget(self.label)
            self.left.emit()

    @override
    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            key = event.key()  # type: ignore[attr-defined]  # a QKeyEvent
            if key == Qt.Key.Key_Escape:
                self.field.setText(self._before)
                self.field.commit()
            if key == Qt.Key.Key_Escape or key in _ENTER:
                self.field.commit()
                self.focusNextChild()
                self._left()
                return True
        return False

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(200), max(field_height(), self.label.heightForWidth(max(self.width(), look().px(120)))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(80), field_height())


class Grip(QWidget):
    """What a row is dragged by; Alt+up and Alt+down move it too. ``moved`` tells by how many rows: -1 or 1."""

    moved = Signal(int)
    dropped = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from = 0.0
        self.set_name(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)

    def set_name(self, name: str) -> None:
        """Say what the grip moves."""
        self.setAccessibleName(_("ย้าย {name}").format(name=name))
        self.setToolTip(_("ลากเพื่อย้าย (Alt+↑, Alt+↓)"))

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(20), look().size("minTarget"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
            self.dropped.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.globalPosition().y()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        parent = self.parentWidget()
        row = parent.height() if parent else self.height()
        far = event.globalPosition().y() - self._from
        if abs(far) > row / 2:
            step = 1 if far > 0 else -1
            self._from += step * row
            self.moved.emit(step)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.dropped.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        if self.hasFocus():
            rounded(painter, box, border="focus.ring", radius=4, width=2)
        sign(painter, box.adjusted((box.width() - look().px(16)) / 2, 0, 0, 0), "grip-vertical", "text.hint", 16)


class NavRow(QAbstractButton):
    """A page to choose in a list at the left: a sign and a name, a bar and a tint on the chosen one."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(look().font("bodyStrong")).horizontalAdvance(self.text())
        return QSize(round(wide) + look().px(44 + 12), max(look().px(42), look().line("body") + look().px(12)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(40), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
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

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter, box = look().px, QPainter(self), QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.fillRect(box, look().colour("accent.soft" if chosen else "state.hover"))
        if chosen:
            painter.fillRect(QRectF(0, 0, px(3), box.height()), look().colour("accent.fill"))
        colour = "accent.onSoft" if chosen else "text.secondary"
        sign(painter, box.adjusted(px(16), 0, 0, 0), self._icon, colour)
        font = look().font("bodyStrong" if chosen else "button")
        text = elided(self.text(), font, box.width() - px(44 + 8))
        line_of_text(painter, box.adjusted(px(44), 0, 0, 0), text, font, colour if chosen else "text.primary")
        if self.hasFocus():
            inner = box.adjusted(px(4), 1, -1, -1)
            rounded(painter, inner, border="focus.ring", radius=4, width=2)


class Rows(QWidget):
    """Rows under each other with hairlines between them; they can be put in another order and stay themselves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._lines: list[Line] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows in this order; one that is not among them is taken away and freed."""
        for line in self._lines:
            self._column.removeWidget(line)
        for row in self._rows:
            self._column.removeWidget(row)
            if row not in rows:
                row.hide()
                row.deleteLater()
        while len(self._lines) < len(rows):
            self._lines.append(Line(self))
        self._rows = list(rows)
        for row, line in zip(rows, self._lines, strict=False):
            self._column.addWidget(row)
            self._column.addWidget(line)
            row.show()
        for n, line in enumerate(self._lines):
            line.setVisible(n < len(rows) - 1)


class PageHead(QWidget):
    """The title of a page of a form, a remark under it, and what stands at the right."""

    def __init__(self, title: str, remark: str = "", *, level: str = "heading2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, level)
        self.remark = Label(remark, "caption", "text.secondary")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.remark)
        self.remark.setVisible(bool(remark))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addLayout(words, 1)


def trash(name: str) -> IconButton:
    """Return the button that takes a row away."""
    return IconButton("trash-2", _("ลบ {name}").format(name=name))
