"""Plain text that is typed in and wraps at words of our own, on every system."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QTextEdit
from typing_extensions import override

from ita_desktop.base.errors import UserError
from ita_desktop.thai.text import clean
from ita_desktop.ui.look.drawing import rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.text.layout import WordLayout
from ita_desktop.ui.text.words import next_word, previous_word, word_at

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

_CLUSTER = re.compile(".[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0300-\u036f]*", re.DOTALL)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEEP, _MOVE = QTextCursor.MoveMode.KeepAnchor, QTextCursor.MoveMode.MoveAnchor
_Std = QKeySequence.StandardKey
_WORD_MOVES = {
    _Std.MoveToNextWord: (True, False),
    _Std.MoveToPreviousWord: (False, False),
    _Std.SelectNextWord: (True, True),
    _Std.SelectPreviousWord: (False, True),
}
_WORD_KEYS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_OVERRIDE, _PRESS = QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress
_INSET = 3  # wider than any border
_CORNER = 6
_BORDERS = {"error": "error.text", "warning": "warning.text"}


class WrappedEdit(QTextEdit):
    """A field of plain text that grows with it; with ``one_line`` Enter leaves it and it holds no line ends.

    ``most_lines`` (0: any number) is how high it grows before it scrolls. Undo and redo are the window's keys: it
    asks :meth:`undo_typing` first.
    """

    left = Signal()
    """The focus went elsewhere."""
    height_changed = Signal()
    entered = Signal()
    """Enter was pressed in a field of one line; where nobody moves the focus, it goes to the next field."""
    refused = Signal(object)
    """The UserError that says why what was pasted could not be taken."""

    def __init__(
        self,
        name: str = "",
        text: str = "",
        placeholder: str = "",
        *,
        one_line: bool = False,
        most_lines: int = 0,
        role: str = "field",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._one_line, self._most_lines, self._role = one_line, most_lines, role
        self._height = 0
        self._seen = -1  # where the caret was when the form last scrolled to it
        self._area: QScrollArea | None = None
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.NoWrap)  # the layout wraps
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if not most_lines:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.words = self._new_layout()
        self.words.placeholder = placeholder
        self.document().setDocumentMargin(0)
        self.document().setDocumentLayout(self.words)
        self.words.renew()
        if text:
            self.set_text(text)
        self.document().clearUndoRedoStacks()
        self.words.documentSizeChanged.connect(self._fit)
        self.words.stale.connect(self._draw_anew)
        self.cursorPositionChanged.connect(self._caret_moved)
        look().changed.connect(self._renew)

    def _new_layout(self) -> WordLayout:
        return WordLayout(self.document(), self._role)

    # --- what it holds ---

    def text(self) -> str:
        """Return the text as it stands, its paragraphs parted by line ends."""
        return "\n".join(row.text for row in self.words.rows)

    def set_text(self, text: str) -> None:
        """Show another text; what was typed before can then not be undone. The same text changes nothing."""
        wanted = " ".join(text.split("\n")) if self._one_line else text
        if wanted != self.text():
            self.setPlainText(wanted)

    def set_placeholder(self, text: str) -> None:
        """Show an example while the field is empty."""
        self.words.placeholder = text
        self.viewport().update()

    def set_state(self, state: str) -> None:
        """Show a border of "warning" or "error", "" for none."""
        self.setProperty("state", state)
        self.viewport().update()

    def undo_typing(self) -> bool:
        """Take back what was typed last; return whether there was anything."""
        if not self.document().isUndoAvailable() or self.isReadOnly():
            return False
        self.undo()
        return True

    def redo_typing(self) -> bool:
        """Type again what was taken back last; return whether there was anything."""
        if not self.document().isRedoAvailable() or self.isReadOnly():
            return False
        self.redo()
        return True

    # --- size ---

    def _renew(self) -> None:
        self.words.renew()
        self._fit()
        self.updateGeometry()
        self.viewport().update()

    def _draw_anew(self, top: float, bottom: float) -> None:
        """Have what lies between two heights of the text drawn again, without the border where it can be spared."""
        viewport = self.viewport()
        above = int(top) - self.verticalScrollBar().value()
        viewport.update(_INSET, above, viewport.width() - 2 * _INSET, ceil(min(bottom - top, 1e5)) + 1)

    def _fit(self) -> None:
        height = self._wanted_height()
        if height != self._height:
            self._height = height
            self.updateGeometry()
            self.height_changed.emit()

    def _wanted_height(self) -> int:
        full = ceil(self.words.documentSize().height())
        if self._most_lines:
            full = min(full, ceil(self._most_lines * self.words.high + 2 * self.words.edge))
        return max(full, look().size("field"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(320), self._wanted_height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(80), self._wanted_height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.words.set_width(self.viewport().width())
        super().resizeEvent(event)
        self._seen = -1
        self._caret_moved()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _caret_moved(self) -> None:
        """Let the form that the field stands in scroll to the caret when it is in another line."""
        if self._area is None or not self.hasFocus():
            return
        rect = self.cursorRect()
        if rect.top() != self._seen:
            self._seen = rect.top()
            form = self._area.widget()
            at = self.viewport().mapTo(form, rect.center()) if form else rect.center()
            self._area.ensureVisible(at.x(), at.y(), 0, rect.height())

    # --- focus ---

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        self._area, self._seen = above, -1
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._area = None
        self.viewport().update()
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason):
            self.left.emit()

    # --- drawing ---

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        part, viewport = event.rect(), self.viewport()
        corner = look().px(_CORNER)
        if viewport.rect().adjusted(_INSET, corner, -_INSET, -corner).contains(part):
            QPainter(viewport).fillRect(part, look().colour(self._fill()))
        else:
            self._draw_box(filled=True)
        super().paintEvent(event)
        if self.verticalScrollBar().maximum():
            self._draw_box(filled=False)  # over what has scrolled into it

    def _fill(self) -> str:
        return "surface.panel" if self.isReadOnly() else "surface.base"

    def _draw_box(self, *, filled: bool) -> None:
        painter, box = QPainter(self.viewport()), QRectF(self.viewport().rect())
        fill = self._fill() if filled else ""
        if self.isReadOnly():
            rounded(painter, box, fill, "border.soft")
            sign(
                painter,
                box.adjusted(box.width() - look().px(22), 0, 0, look().size("field") - box.height()),
                "lock",
                "text.hint",
                14,
            )
        else:
            state = _BORDERS.get(str(self.property("state") or ""), "")
            focused = self.hasFocus()
            rounded(
                painter, box, fill, state or ("focus.ring" if focused else "border.control"), width=2 if focused else 1
            )

    # --- keys ---

    @override
    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == _OVERRIDE and isinstance(event, QKeyEvent) and event.modifiers() and self._claim_key(event):
            return True
        if kind == _PRESS and isinstance(event, QKeyEvent) and self._take_key(event):
            return True
        return super().event(event)

    def _claim_key(self, event: QKeyEvent) -> bool:
        """Say whether a shortcut of the window's is rather a key of the field; return whether that was said."""
        if event.matches(_Std.Undo) or event.matches(_Std.Redo):
            event.ignore()  # the window asks the field first
            return True
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        """Do what a key does here and not in every field of Qt's; return whether it did anything."""
        key = event.key()
        if key in _ENTER and self._one_line:
            self.entered.emit()
            if self.hasFocus():
                self.focusNextChild()
            return True
        if key not in _WORD_KEYS or self.isReadOnly():
            return False
        for wanted, (forward, select) in _WORD_MOVES.items():
            if event.matches(wanted):
                self._go_word(forward=forward, select=select)
                return True
        if event.matches(_Std.DeleteEndOfWord) or event.matches(_Std.DeleteStartOfWord):
            cursor = self.textCursor()
            if not cursor.hasSelection():
                self._go_word(forward=event.matches(_Std.DeleteEndOfWord), select=True)
            self.textCursor().removeSelectedText()
            return True
        return key == Qt.Key.Key_Delete and event.matches(_Std.Delete) and self._delete_cluster()

    def _delete_cluster(self) -> bool:
        cursor = self.textCursor()
        found = _CLUSTER.match(cursor.block().text(), cursor.positionInBlock())
        if cursor.hasSelection() or not found:
            return False
        cursor.setPosition(cursor.position() + len(found[0]), _KEEP)
        cursor.removeSelectedText()
        self.ensureCursorVisible()
        return True

    def _go_word(self, *, forward: bool, select: bool) -> None:
        cursor = self.textCursor()
        block, at = cursor.block(), cursor.positionInBlock()
        if forward:
            to = next_word(block.text(), at)
            place = block.position() + to if to > at else min(cursor.position() + 1, self._last_position())
        else:
            to = previous_word(block.text(), at)
            place = block.position() + to if to < at else max(cursor.position() - 1, 0)
        cursor.setPosition(place, _KEEP if select else _MOVE)
        self.setTextCursor(cursor)

    def _last_position(self) -> int:
        return self.document().characterCount() - 1

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._select_word(event.position().toPoint())

    def _select_word(self, point: QPoint) -> None:
        cursor = self.cursorForPosition(point)
        start = cursor.block().position()
        first, last = word_at(cursor.block().text(), cursor.positionInBlock())
        cursor.setPosition(start + first)
        cursor.setPosition(start + last, _KEEP)
        self.setTextCursor(cursor)

    # --- what is pasted or dropped ---

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not self.isReadOnly()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        try:
            text = clean(source.text(), lines=not self._one_line).text
        except UserError as error:
            self.refused.emit(error)
            return
        self.textCursor().insertText(text)
        self.ensureCursorVisible()
