"""A list cell of a row: its label, its lines, and what is said of a paste; every edit goes to the open file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.lines import lines_cell
from ita_desktop.domain.model import MISSING, Cell, Line, Lines
from ita_desktop.thai.text import clean
from ita_desktop.ui.form.list_edit import ListEdit
from ita_desktop.ui.form.paste_strip import PasteStrip
from ita_desktop.ui.form.phrases import PhraseOffer
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import KeyCap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    from ita_desktop.domain.model import Place, Report
    from ita_desktop.services.phrases import Phrases
    from ita_desktop.ui.form.paste import Pasted
    from ita_desktop.ui.session import Session

_PAUSE = 40  # milliseconds after the last key
_WIDE = 480


class ListField(QWidget):
    """One list cell. ``focused`` gives the place with the line of the caret, again when that is another line."""

    focused = Signal(object)
    left = Signal()

    def __init__(
        self, session: Session, place: Place, label: str, hint: str, placeholder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._place = session, place
        self._name, self._hint = label, hint
        self._cell: Cell = MISSING
        self._kept: dict[str, tuple[str, Line]] = {}
        self._dirty = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.commit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build_head(label, hint)
        self.edit = ListEdit(label, placeholder)
        self.edit.setAccessibleDescription(hint)
        self._label.setBuddy(self.edit)
        self._column.addWidget(self.edit)
        self._strip: PasteStrip | None = None
        self._offer = PhraseOffer(self.edit, self._complete)
        self._phrases: tuple[object, str, Phrases] | None = None
        self.edit.edited.connect(self._edited)
        self.edit.line_changed.connect(self._at_line)
        self.edit.left.connect(self._was_left)
        self.edit.pasted.connect(self._say_pasted)
        self.edit.refused.connect(session.refused)
        self.edit.installEventFilter(self)
        self.edit.setReadOnly(session.read_only)
        look().changed.connect(self._renew)
        self._renew()

    def _build_head(self, label: str, hint: str) -> None:
        self._label = Label(label, "bodyStrong", most=1)
        self._count = Label(hint, "caption", "text.hint", most=1)
        self._keys = QWidget()
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        for key, words in (("Enter", _("ข้อใหม่")), ("Tab", _("ข้อย่อย"))):
            keys.addWidget(KeyCap(key))
            keys.addWidget(Label(words, "caption", "text.hint", most=1))
        self._head = QHBoxLayout()
        self._head.addWidget(self._label)
        self._head.addWidget(self._count)
        self._head.addStretch(1)
        self._head.addWidget(self._keys)
        self._keys.hide()
        self._column.addLayout(self._head)

    def _renew(self) -> None:
        px = look().px
        self._column.setSpacing(px(4))
        self._head.setSpacing(px(8))
        keys = self._keys.layout()
        if keys is not None:
            keys.setSpacing(px(8))

    # --- what it shows ---

    @property
    def place(self) -> Place:
        """Return whose cell this is."""
        return self._place

    def set_place(self, place: Place) -> None:
        """Serve another cell from now on; what was typed into the one before is kept in it first."""
        if place != self._place:
            self.commit()
            self._place = place
            self._cell, self._kept = MISSING, {}
            self._forget_paste()
            self.edit.mark_lines(frozenset())
            self.edit.set_lines(())

    def show_cell(self, cell: Cell) -> None:
        """Show what the cell holds; the value it shows already changes nothing, not even the caret."""
        if self._dirty:
            self.commit()
            if self._dirty:
                return  # what was typed is not taken yet; it stays
        if cell == self._cell and not self._differs(cell):
            self._cell = cell
        else:
            self._load(cell)
        self._say_count()

    def _load(self, cell: Cell) -> None:
        self._cell = cell
        lines = cell.lines if isinstance(cell, Lines) else ()
        uid = self.edit.line_uid() if self.edit.hasFocus() else ""
        self.edit.set_lines(lines)
        self._kept = {line.uid: (line.text, line) for line in lines}
        self._dirty = False
        if uid:
            self.edit.go_line(uid)

    def _differs(self, cell: Cell) -> bool:
        """Return whether lines stand here that are not those of a cell, be it only that they are not clean yet."""
        return self._lines() != (cell.lines if isinstance(cell, Lines) else ())

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - as Qt's setReadOnly
        """Let the cell be read and copied only."""
        self.edit.setReadOnly(read_only or self._session.read_only)
        self.edit.viewport().update()

    def mark_lines(self, uids: Iterable[str]) -> None:
        """Show a bar beside the lines that have a finding."""
        self.edit.mark_lines(frozenset(uids))

    def go(self, line_uid: str = "") -> None:
        """Put the caret into the cell, at the end of a line when one is named."""
        self.edit.setFocus()
        if line_uid:
            self.edit.go_line(line_uid)

    # --- what is typed ---

    def undo_typing(self) -> bool:
        """Take back what was typed last; return whether there was anything."""
        return self.edit.undo_typing()

    def redo_typing(self) -> bool:
        """Type again what was taken back last; return whether there was anything."""
        return self.edit.redo_typing()

    def _edited(self) -> None:
        self._dirty = True
        self._timer.start()
        if self._strip is not None:
            self._forget_paste()

    def _lines(self) -> tuple[Line, ...]:
        """Return the lines as they may be kept. Raises as `thai.text.clean`."""
        out, kept = [], {}
        for line in self.edit.lines():
            before = self._kept.get(line.uid)
            if before and before[0] == line.text and (line.marker, line.level) == (before[1].marker, before[1].level):
                made = before[1]
            elif self.edit.whole.get(line.uid) == line.text:
                made = replace(line, text=line.text.strip())
            else:
                made = replace(line, text=clean(line.text).text)
            if made.text:
                kept[line.uid] = line.text, made
                out.append(made)
        self._kept = kept
        return tuple(out)

    def commit(self) -> None:
        """Give what was typed to the open file now."""
        self._timer.stop()
        if not self._dirty:
            return
        before = self._cell
        self._dirty = False

        def change(report: Report) -> Report:
            self._dirty = True  # until the lines could be taken
            self._cell = lines_cell(self._lines())
            changed = set_cell(report, self._place.activity_uid, self._place.field, self._cell)
            self._dirty = False
            return changed

        place = replace(self._place, line_uid=self.edit.line_uid())
        self._session.edit(self._step(), change, place=place, field=(self._place.activity_uid, self._place.field))
        if self._dirty:
            self._cell = before
        self._say_count()

    def _step(self) -> str:
        names = {"steps": _("แก้ขั้นตอน"), "results": _("แก้ผลการดำเนินการ"), "outcomes": _("แก้ผลลัพธ์")}
        return names.get(self._place.field) or _("แก้ “{field}”").format(field=self._name)

    def _say_count(self) -> None:
        count = len(self._cell.lines) if isinstance(self._cell, Lines) else 0
        self._count.set_text(_("{n} ข้อ").format(n=number(count)) if count else self._hint)
        self.edit.setToolTip(self._hint if count else "")

    # --- focus ---

    def _at_line(self, uid: str) -> None:
        self._show_keys()
        self.focused.emit(replace(self._place, line_uid=uid))

    def _was_left(self) -> None:
        self.commit()
        self._keys.hide()
        self._session.end_step()
        if self.window().isActiveWindow() and not self._dirty:  # else the person is back soon
            self._tidy()
        self.left.emit()

    def _tidy(self) -> None:
        """Show the lines as they were kept, clean and without empty ones; undo goes by the file's steps now."""
        kept = self._cell.lines if isinstance(self._cell, Lines) else ()
        if [row.text for row in self.edit.words.rows] != ([line.text for line in kept] or [""]):
            self._load(self._cell)
        else:
            self.edit.document().clearUndoRedoStacks()

    def _show_keys(self) -> None:
        self._keys.setVisible(self.edit.hasFocus() and not self.edit.isReadOnly() and self.width() >= look().px(_WIDE))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_keys()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self._offer.is_open:
            return self._offer.take_key(event)  # type: ignore[arg-type]  # a key
        return False

    # --- pasting ---

    def _say_pasted(self, taken: Pasted) -> None:
        self._forget_paste()
        if taken.is_clean and len(taken.lines) <= 1:
            return
        self._strip = PasteStrip(taken)
        self._strip.whole_wanted.connect(self._paste_whole)
        self._column.addWidget(self._strip)

    def _forget_paste(self) -> None:
        if self._strip is not None:
            self._column.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None

    def _paste_whole(self) -> None:
        strip = self._strip
        if strip is not None:
            self.edit.setFocus()
            self.edit.insert_whole(strip.taken)
            self._forget_paste()

    # --- phrases ---

    def _complete(self, beginning: str) -> tuple[str, ...]:
        from ita_desktop.services import phrases  # noqa: PLC0415 - not needed before something is typed

        value, key = self._session.value, self._place.field
        have = self._phrases
        if have is None or have[0] is not value or have[1] != key:
            have = self._phrases = value, key, phrases.phrases(value, key)
        return have[2].complete(beginning)
