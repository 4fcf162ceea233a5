"""The departments of an office as a list to tick, rename and add to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.model import Department, new_uid
from ita_desktop.thai.text import clean
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import IconButton
from ita_desktop.ui.parts.fields import CheckBox, FieldMessage, LineField
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Card, Line
from ita_desktop.ui.settings.rows import EditableText, Rows, trash

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALIASES = 194  # width of the second column at 100 %


@dataclass(frozen=True, slots=True)
class Entry:
    """A department in the list; only a ticked one is the office's."""

    department: Department
    ticked: bool = True


class _Row(QWidget):
    """One department: its tick or nothing, its name, its other spellings, the buttons."""

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, entry: Entry, *, ticks: bool) -> None:
        super().__init__()
        self.entry = entry
        name = entry.department.name
        self.tick = CheckBox("")
        self.tick.setVisible(ticks)
        self.name = EditableText(_("ชื่อที่พิมพ์ในรายงาน"), name)
        self.aliases = EditableText(_("ชื่ออื่นที่ใช้เรียก"), self._spelt(), "caption")
        self.pencil = IconButton("pencil", "")
        self.trash = trash(name)
        self.trash.setVisible(not ticks)
        row = QHBoxLayout(self)
        row.setContentsMargins(look().px(12), look().px(1), look().px(8), look().px(1))
        row.setSpacing(look().px(10))
        row.addWidget(self.tick)
        row.addWidget(self.name, 1)
        row.addWidget(self.aliases)
        row.addWidget(self.pencil)
        row.addWidget(self.trash)
        self.tick.toggled.connect(self._ticked)
        self.name.typed.connect(self._named)
        self.aliases.typed.connect(self._spelled)
        self.pencil.clicked.connect(self.name.edit)
        self.pencil.clicked.connect(self._open_aliases)
        self.trash.clicked.connect(self._remove)
        look().changed.connect(self._renew)
        self.show_entry(entry)
        self._renew()

    def _renew(self) -> None:
        self.setMinimumHeight(look().px(37))
        self.aliases.setFixedWidth(look().px(_ALIASES))

    def _spelt(self) -> str:
        return ", ".join(self.entry.department.aliases) or self.entry.department.name

    def show_entry(self, entry: Entry) -> None:
        """Show what a department is now."""
        self.entry = entry
        name = entry.department.name
        self.tick.setAccessibleName(name)
        if self.tick.isChecked() != entry.ticked:
            self.tick.blockSignals(True)
            self.tick.setChecked(entry.ticked)
            self.tick.blockSignals(False)
        self.name.show_text(name)
        if not self.aliases.editing:
            self.aliases.show_text(self._spelt())
        self.name.label.set_look(colour="text.primary" if entry.ticked else "text.secondary")
        self.aliases.label.set_look(colour="text.secondary")
        self.pencil.set_name(_("แก้ชื่อ {name}").format(name=name))
        self.trash.set_name(_("ลบ {name}").format(name=name))

    def _open_aliases(self) -> None:
        self.aliases.edit()
        self.name.edit()

    def _ticked(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._change(replace(self.entry, ticked=on))

    def _named(self, name: str) -> None:
        if name:
            self._change(replace(self.entry, department=replace(self.entry.department, name=name)))

    def _spelled(self, text: str) -> None:
        parts = tuple(p for p in dict.fromkeys(map(str.strip, text.split(","))) if p and p != self.name.text())
        self._change(replace(self.entry, department=replace(self.entry.department, aliases=parts)))

    def _change(self, entry: Entry) -> None:
        if entry != self.entry:
            self.entry = entry
            self.changed.emit(self)

    def _remove(self) -> None:
        self.removed.emit(self)


class DepartmentTable(Card):
    """The departments with a line to add one. ``edited`` tells that a person changed the list."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, ticks: bool, aliases: str) -> None:
        super().__init__(parent)
        self._ticks = ticks
        self.rows: list[_Row] = []
        self._head = Label(_("ชื่อที่พิมพ์ในรายงาน"), "captionStrong", "text.secondary")
        self._head_aliases = Label(aliases, "captionStrong", "text.secondary")
        self._list = Rows()
        name = _("เพิ่มกอง")
        self.new = LineField(name, "", _("พิมพ์ชื่อกองที่ยังไม่มี แล้วกด Enter"))
        self.add = IconButton("plus", name)
        self.message = FieldMessage()
        head = QHBoxLayout()
        head.setContentsMargins(look().px(40 if ticks else 12), look().px(4), look().px(8), look().px(4))
        head.addWidget(self._head, 1)
        head.addWidget(self._head_aliases)
        last = QHBoxLayout()
        last.setContentsMargins(look().px(8), look().px(4), look().px(6), look().px(4))
        last.addWidget(self.add)
        last.addWidget(self.new, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(self._list)
        column.addWidget(Line())
        column.addLayout(last)
        column.addWidget(self.message)
        self.message.setContentsMargins(look().px(40), 0, 0, look().px(6))
        self.add.clicked.connect(self._add)
        self.new.installEventFilter(self)
        look().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        buttons = 1 if self._ticks else 2
        beside = look().px(_ALIASES) + buttons * (look().size("buttonSmall") + look().px(10))
        self._head_aliases.setFixedWidth(beside)

    def entries(self) -> tuple[Entry, ...]:
        """Return what the list holds."""
        return tuple(row.entry for row in self.rows)

    def departments(self) -> tuple[Department, ...]:
        """Return the departments that are the office's."""
        return tuple(row.entry.department for row in self.rows if row.entry.ticked)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these departments; a row of one that is there stays as it is."""
        have = {row.entry.department.uid: row for row in self.rows}
        self.rows = [have.get(e.department.uid) or self._made(e) for e in entries]
        self._list.show_rows(self.rows)
        for row, entry in zip(self.rows, entries, strict=True):
            row.show_entry(entry)

    def _made(self, entry: Entry) -> _Row:
        row = _Row(entry, ticks=self._ticks)
        row.changed.connect(self._changed)
        row.removed.connect(self._removed)
        row.name.left.connect(self.left)
        row.aliases.left.connect(self.left)
        return row

    def _changed(self, row: _Row) -> None:
        row.show_entry(row.entry)
        self.edited.emit()

    def _removed(self, row: _Row) -> None:
        self.show_entries([r.entry for r in self.rows if r is not row])
        self.edited.emit()
        self.left.emit()

    def _add(self) -> None:
        name = clean(self.new.text(), lines=False).text
        if not name:
            self.new.setFocus()
            return
        there = next(
            (row for row in self.rows if name in (row.entry.department.name, *row.entry.department.aliases)), None
        )
        if there and (not self._ticks or there.entry.ticked):
            self.message.say("error", _("มี “{name}” อยู่แล้ว จึงยังไม่ได้เพิ่ม").format(name=name))
            return
        self.message.say("", "")
        self.new.clear()
        if there:
            there.tick.setChecked(True)
            return
        self.show_entries([*self.entries(), Entry(Department(new_uid(), name))])
        self.edited.emit()
        self.left.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if pressed and self.new.text().strip():
            self._add()
            return True
        return False
