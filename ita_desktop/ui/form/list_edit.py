"""The text of a list cell as it is typed in: a paragraph is a line with an identity, a marker and a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QTextBlock, QTextCursor
from typing_extensions import override

from ita_desktop.base.errors import UserError
from ita_desktop.domain.lines import labels, read_lines, without_number
from ita_desktop.domain.model import Line, Marker, new_uid
from ita_desktop.ui.form.list_layout import MARK_KEY, ListLayout, Mark, mark_of, shape
from ita_desktop.ui.form.paste import read_paste
from ita_desktop.ui.text.editor import WrappedEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ita_desktop.ui.form.paste import Pasted

_INNER_END = "\u2028"  # a line end within a line, which reading a foreign file may have left
_KEEP = QTextCursor.MoveMode.KeepAnchor
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALT, _CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ListEdit(WrappedEdit):
    """Lines with markers. Enter makes a line, Tab at a line's start a sub-item; both leave where that has no sense."""

    edited = Signal()
    line_changed = Signal(str)
    """The caret is in another line now; its uid."""
    pasted = Signal(object)
    """What was pasted (a Pasted)."""

    words: ListLayout

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        self._loading = True
        self._stepping = False
        self.whole: dict[str, str] = {}
        """The words of lines that were pasted as they were and stay so, by uid."""
        super().__init__(name, placeholder=placeholder, parent=parent)
        self.set_lines(())
        self.textChanged.connect(self._changed)

    @override
    def _new_layout(self) -> ListLayout:
        return ListLayout(self.document(), self._role)

    # --- lines ---

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; what was typed before can then not be undone."""
        self._loading = True
        self.whole.clear()
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        cursor.setBlockFormat(shape(Mark(new_uid())))
        for number, line in enumerate(lines):
            made = shape(Mark(line.uid, line.marker, line.level))
            if number:
                cursor.insertBlock(made)
            else:
                cursor.setBlockFormat(made)
            cursor.insertText(line.text.replace("\n", _INNER_END))
        cursor.endEditBlock()
        document.setUndoRedoEnabled(True)
        self.words.typed, self.words.unsure = -1, False
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._loading = False

    def lines(self) -> tuple[Line, ...]:
        """Return the lines as they stand, empty ones left out."""
        return tuple(
            Line(mark.uid, row.text.replace(_INNER_END, "\n"), mark.marker, mark.level)
            for row, mark in zip(self.words.rows, self.words.marks(), strict=True)
            if row.text.strip()
        )

    def line_uid(self) -> str:
        """Return the uid of the line that holds the caret."""
        return self._mark(self.textCursor().block()).uid

    def go_line(self, uid: str) -> bool:
        """Put the caret at the end of a line; return whether it is there."""
        for number, mark in enumerate(self.words.marks()):
            if mark.uid == uid:
                cursor = QTextCursor(self.document().findBlockByNumber(number))
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
                self.setTextCursor(cursor)
                return True
        return False

    def mark_lines(self, uids: frozenset[str]) -> None:
        """Show a bar beside these lines."""
        if uids != self.words.warned:
            self.words.warned = uids
            self.viewport().update()

    def _mark(self, block: QTextBlock) -> Mark:
        return mark_of(self.words.rows[block.blockNumber()].tag)

    def _parent(self, number: int) -> Mark | None:
        """Return the nearest line of the outer level above a line."""
        return next((m for m in reversed(self.words.marks()[:number]) if not m.level), None)

    # --- what typing brings ---

    @override
    def undo_typing(self) -> bool:
        self._stepping = True
        done = super().undo_typing()
        self._stepping = False
        return done

    @override
    def redo_typing(self) -> bool:
        self._stepping = True
        done = super().redo_typing()
        self._stepping = False
        return done

    def _changed(self) -> None:
        if self._loading:
            return
        typed, unsure = self.words.typed, self.words.unsure
        self.words.typed, self.words.unsure = -1, False
        if not self._stepping:
            if unsure:
                self._give_uids()
            if typed >= 0:
                self._take_marker(typed)
        self.edited.emit()

    def _give_uids(self) -> None:
        """Give lines that came without one, or with another's, an identity of their own, within the same step."""
        seen: set[str] = set()
        again = []
        for number, mark in enumerate(self.words.marks()):
            if not mark.uid or mark.uid in seen:
                again.append((number, mark))
            seen.add(mark.uid)
        if again:
            cursor = QTextCursor(self.document())
            cursor.joinPreviousEditBlock()
            for number, mark in again:
                cursor.setPosition(self.document().findBlockByNumber(number).position())
                cursor.setBlockFormat(shape(mark._replace(uid=new_uid())))
            cursor.endEditBlock()

    def _take_marker(self, number: int) -> None:
        """Make what was typed before a line's words its marker, where it is one."""
        cursor = self.textCursor()
        text = self.words.rows[number].text
        typed, _blank, _rest = text.partition(" ")
        if cursor.blockNumber() != number or cursor.positionInBlock() != len(typed) + 1:
            return
        mark, parent = self._mark(cursor.block()), self._parent(number)
        kind = Marker.NUMBER if typed.endswith(".") else Marker.DASH
        inner = parent is not None and parent.marker is not Marker.NONE and parent.marker is not kind
        new = mark if mark.marker is kind is Marker.DASH else Mark(mark.uid, kind, int(inner))
        marks = self.words.marks()
        marks[number] = new
        if kind is Marker.NUMBER and _labels(marks)[number] != typed:
            return  # a number that is not its place's is words
        cursor.beginEditBlock()
        cursor.setPosition(cursor.block().position(), _KEEP)
        cursor.removeSelectedText()
        cursor.setBlockFormat(shape(new))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    @override
    def _caret_moved(self) -> None:
        number = self.textCursor().blockNumber() if self.hasFocus() else -1
        if number != self.words.focused:
            self.words.focused = number
            self.viewport().update()
            if number >= 0:
                self.line_changed.emit(self.line_uid())
        super()._caret_moved()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._caret_moved()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._caret_moved()

    # --- keys ---

    @override
    def _claim_key(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES and event.modifiers() == _ALT:  # moves the line, not the measure
            event.accept()
            return True
        return super()._claim_key(event)

    @override
    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if event.modifiers() & _CTRL:
                self.leave(forward=key == Qt.Key.Key_Tab)
                return True
            return False
        if self.isReadOnly():
            return super()._take_key(event)
        if key in _ENTER and not event.modifiers() & (_CTRL | _ALT):
            self._new_line()
            return True
        if key in _MOVES and event.modifiers() == _ALT:
            self._move_line(_MOVES[Qt.Key(key)])
            return True
        if key == Qt.Key.Key_Backspace and not event.modifiers() & (_CTRL | _ALT):
            return self._join()
        return super()._take_key(event)

    @override
    def focusNextPrevChild(self, next_: bool) -> bool:
        return (
            self.hasFocus() and not self.isReadOnly() and self._shift_level(inner=next_)
        ) or super().focusNextPrevChild(next_)

    def leave(self, *, forward: bool) -> None:
        """Go to the next field or to the one before."""
        super().focusNextPrevChild(forward)

    def _shift_level(self, *, inner: bool) -> bool:
        """Make the line whose start the caret is at a sub-item or a line again; return whether that could be."""
        cursor = self.textCursor()
        number = cursor.blockNumber()
        mark, parent = self._mark(cursor.block()), self._parent(cursor.blockNumber())
        if cursor.hasSelection() or not cursor.atBlockStart() or bool(mark.level) is inner or (inner and not number):
            return False
        outer = parent.marker if parent else Marker.DASH
        marker = (Marker.DASH if outer is Marker.NUMBER else Marker.NUMBER) if inner else outer
        cursor.setBlockFormat(shape(Mark(mark.uid, marker, int(inner))))
        return True

    def _new_line(self) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection() and not cursor.block().text():
            if not self._shift_level(inner=False):
                self._drop_empty(cursor)
                self.leave(forward=True)
            return
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        block = cursor.block()
        mark = mark_of(block.blockFormat().stringProperty(MARK_KEY))
        new = mark._replace(uid=new_uid())
        if cursor.atBlockStart() and block.text():  # the words that go down stay the line they were
            cursor.setBlockFormat(shape(new))
            cursor.insertBlock(shape(mark))
        else:
            cursor.insertBlock(shape(new))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _drop_empty(self, cursor: QTextCursor) -> None:
        if self.document().blockCount() > 1:
            if cursor.blockNumber():
                cursor.deletePreviousChar()
            else:
                cursor.deleteChar()

    def _join(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection() or not cursor.atBlockStart():
            return False
        if cursor.blockNumber():
            cursor.deletePreviousChar()
        else:
            cursor.setBlockFormat(shape(Mark(self._mark(cursor.block()).uid, Marker.NONE)))
        self.ensureCursorVisible()
        return True

    def _move_line(self, by: int) -> None:
        cursor = self.textCursor()
        number, at = cursor.blockNumber(), cursor.positionInBlock()
        to = number + by
        if not 0 <= to < self.document().blockCount():
            return
        rows = self.words.rows
        marks = self.words.marks()
        cursor.beginEditBlock()
        for place, source in ((number, to), (to, number)):
            mark = marks[source]
            block = self.document().findBlockByNumber(place)
            cursor.setPosition(block.position())
            cursor.setPosition(block.position() + block.length() - 1, _KEEP)
            cursor.insertText(rows[source].text)
            cursor.setBlockFormat(shape(Mark(mark.uid) if not place and mark.level else mark))
        cursor.endEditBlock()
        cursor.setPosition(self.document().findBlockByNumber(to).position() + at)
        self.setTextCursor(cursor)

    def replace_line(self, text: str) -> None:
        """Put other words in place of the line that holds the caret."""
        cursor = self.textCursor()
        block = cursor.block()
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + block.length() - 1, _KEEP)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    # --- copying and pasting ---

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        block = self.document().findBlock(first)
        out = []
        while block.isValid() and block.position() <= last:
            start, text = block.position(), block.text()
            part = text[max(first - start, 0) : last - start]
            label = self.words.labels[block.blockNumber()]
            whole = first <= start and last >= start + len(text)
            out.append(f"{label} {part}" if label and whole else part)
            block = block.next()
        data = QMimeData()
        data.setText("\n".join(out))
        return data

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return (source.hasText() or source.hasHtml()) and not self.isReadOnly()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        try:
            taken = read_paste(source.text(), source.html() if source.hasHtml() else "")
        except UserError as error:
            self.refused.emit(error)
            return
        self._insert(self._as_lines(taken))
        self.pasted.emit(taken)

    def insert_whole(self, taken: Pasted) -> None:
        """Take a paste back and put its text in as it was."""
        self.undo_typing()
        mark = self._mark(self.textCursor().block())
        lines = [Line(new_uid(), text, mark.marker, mark.level) for text in taken.whole]
        uids = self._insert(lines)
        self.whole.update({uid: line.text for uid, line in zip(uids, lines, strict=True)})
        self.edited.emit()

    def _as_lines(self, taken: Pasted) -> list[Line]:
        """Return pasted lines as what they are in this place."""
        cursor = self.textCursor()
        number = cursor.blockNumber()
        here = self._mark(cursor.block())
        outer = self._parent(number + 1 if cursor.block().text() else number)
        above = ["- x"] if outer and outer.marker is Marker.DASH else []
        read = read_lines([*above, *taken.lines])[len(above) :]
        return [
            Line(line.uid, line.text, here.marker, here.level)
            if line.marker is Marker.NONE and without_number(line.text) == line.text
            else line
            for line in read
        ]

    def _insert(self, lines: Sequence[Line]) -> list[str]:
        """Put lines in at the caret; return the uids of the lines that hold them."""
        uids: list[str] = []
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        block = cursor.block()
        mark = mark_of(block.blockFormat().stringProperty(MARK_KEY))
        fresh = bool(block.text()) and cursor.atBlockEnd() and len(lines) > 1
        if block.text() and cursor.atBlockStart() and len(lines) > 1:  # the words here stay the line they are
            first = lines[0].uid
            cursor.insertBlock(shape(mark))
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            mark = mark._replace(uid=first)
            cursor.setBlockFormat(shape(mark))
            block = cursor.block()
        for number, line in enumerate(lines):
            if number or fresh:
                cursor.insertBlock(shape(Mark(line.uid, line.marker, line.level)))
                uids.append(line.uid)
            else:
                if not block.text():
                    level = line.level if block.blockNumber() else 0
                    cursor.setBlockFormat(shape(Mark(mark.uid, line.marker, level)))
                uids.append(mark.uid)
            cursor.insertText(line.text.replace("\n", _INNER_END))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return uids


def _labels(marks: Sequence[Mark]) -> tuple[str, ...]:
    return labels([Line(mark.uid, "", mark.marker, mark.level) for mark in marks])
