"""The field of who is responsible: departments as chips, found by any part of their name, or all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import names_everyone
from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.model import MISSING, Cell, Missing, Place, Responsible
from ita_desktop.thai.text import clean
from ita_desktop.ui.form import departments
from ita_desktop.ui.form.calendar import opens_calendar
from ita_desktop.ui.form.chip_box import ChipBox
from ita_desktop.ui.form.line_typing import make_again, take_back
from ita_desktop.ui.form.suggestions import Suggestions
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.fields import CheckBox, ComboBox
from ita_desktop.ui.parts.flow_row import FlowRow
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from ita_desktop.domain.model import OfficeFile
    from ita_desktop.ui.session import Session

_PRESET = 120  # the most that the name on a preset takes


class ResponsibleField(QWidget):
    """The departments of an activity. What is typed and not chosen becomes a name of its own when the field is left."""

    focused = Signal(object)
    left = Signal()

    def __init__(self, session: Session, place: Place, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._place = session, place
        self._cell = Responsible()
        self._list: Suggestions | None = None
        self._rows: list[tuple[str, bool]] = []  # a name, and whether it is a new one
        self._build(label)
        self.line = self.box.line
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.box.arrow.clicked.connect(self.open_list)
        self.box.removed.connect(self._remove)
        self.by_one.clicked.connect(self._by_one)
        self.collector.activated.connect(self._collector_chosen)
        self._on_look()
        look().changed.connect(self._on_look)

    def _build(self, label: str) -> None:
        self.label = Label(label, "bodyStrong", most=1)
        self.hint = Label(_("เลือกได้หลายกอง"), "caption", "text.hint", most=1)
        self.box = ChipBox(label, _("พิมพ์ชื่อกอง…"))
        self.label.setBuddy(self.box.line)
        self.by_one = CheckBox(_("ให้กองหนึ่งรวบรวม"))
        self.collector = ComboBox(_("กองที่รวบรวม"))
        self.collector.hide()
        self.presets = FlowRow()
        self._preset_buttons: list[Button] = []
        self.below = FlowRow((self.by_one, self.collector), gap=8)
        self._head = QHBoxLayout()
        self._head.addWidget(self.label)
        self._head.addStretch(1)
        self._head.addWidget(self.hint)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.box)
        self._column.addWidget(self.below)
        self._column.addWidget(self.presets)
        self._column.addStretch(1)

    def _on_look(self) -> None:
        self._column.setSpacing(look().px(4))

    # --- what is shown ---

    def set_place(self, place: Place) -> None:
        """Stand for the responsible of another activity; its cell is shown next."""
        self.commit()
        self._close_list()
        self._place = place

    def show_cell(self, cell: Cell) -> None:
        """Show what the report holds; a name half typed stays."""
        self._cell = cell if isinstance(cell, Responsible) else Responsible()
        everyone = (self._cell.everyone,) if self._cell.everyone else ()
        self.box.set_read_only(self._session.read_only)
        self.box.show_chips((*everyone, *self._cell.names))
        empty = not everyone and not self._cell.names
        self.line.setPlaceholderText("" if self._session.read_only else _("พิมพ์ชื่อกอง…"))
        self._show_collector()
        self.by_one.setVisible(not empty)
        can_edit = not self._session.read_only
        self.presets.setVisible(empty and can_edit)
        if empty and can_edit:
            self._show_presets()

    def _show_presets(self) -> None:
        shown = [*departments.most_used(self._session.value, self._session.report), self._everyone][:3]
        if len(shown) == 3 and self._everyone not in shown:  # noqa: PLR2004 - three buttons
            shown[2] = self._everyone
        while len(self._preset_buttons) < len(shown):
            button = Button("", size="small")
            button.clicked.connect(self._preset_picked)
            self._preset_buttons.append(button)
            self.presets.add(button)
        for n, button in enumerate(self._preset_buttons):
            button.setVisible(n < len(shown))
            if n < len(shown):
                button.setProperty("name", shown[n])
                button.set_text(elided(shown[n], look().font("button"), look().px(_PRESET)))
                button.setToolTip(shown[n])
                button.setAccessibleName(shown[n])
        self.presets.renew()

    def _show_collector(self) -> None:
        """Show who collects: asked only of all departments."""
        everyone, words = bool(self._cell.everyone), self._cell.collector
        self.by_one.setEnabled(everyone and not self._session.read_only)
        self.by_one.setToolTip("" if everyone else _("ใช้ได้เมื่อเลือก “ทุกส่วนราชการ”"))
        self.by_one.setChecked(everyone and bool(words))
        self.collector.setVisible(everyone and bool(words))
        self.collector.setEnabled(not self._session.read_only)
        if not everyone:
            return
        known = self._known
        name = departments.collector_in(words, known) if words else ""
        items = [*known, *([name] if name and name not in known else [])]
        if [self.collector.itemText(n) for n in range(self.collector.count())] != items:
            self.collector.clear()
            self.collector.addItems(items)
        self.collector.setCurrentText(name)

    @property
    def _known(self) -> tuple[str, ...]:
        return departments.names(self._session.value, self._session.report)

    @property
    def _everyone(self) -> str:
        return departments.everyone_words(self._session.report)

    # --- changing ---

    def _put(self, cell: Responsible, *, new: str = "") -> None:
        """Bring a cell into the report; ``new`` is a department to add to the office with it."""
        kept: Responsible | Missing = cell if cell.names or cell.everyone else MISSING
        place = self._place

        def change(file: OfficeFile) -> OfficeFile:
            report = next(r for r in file.reports if r.uid == uid)
            if new:
                file = departments.with_department(file, report, new)
                report = next(r for r in file.reports if r.uid == uid)
            return file.with_report(set_cell(report, place.activity_uid, place.field, kept))

        uid = self._session.report.uid
        name = _("เพิ่มกอง “{name}”").format(name=new) if new else _("แก้ผู้รับผิดชอบ")
        self._session.edit_file(name, change, place=place)

    def add(self, name: str) -> None:
        """Add a department; the words for all of them put the others away."""
        if names_everyone(name):
            self._put(Responsible((), name, self._cell.collector))
        elif name not in self._cell.names:
            names = (*self._cell.names, name)
            self._put(Responsible(names))
        self._clear_line()

    def _add_new(self, name: str) -> None:
        names = tuple(dict.fromkeys((*self._cell.names, name)))
        self._put(Responsible(names), new=name)
        self._clear_line()

    def _remove(self, at: int) -> None:
        if self._cell.everyone and at == 0:
            self._put(Responsible(self._cell.names))
            return
        at -= bool(self._cell.everyone)
        names = self._cell.names
        self._put(replace(self._cell, names=names[:at] + names[at + 1 :]))

    def _preset_picked(self) -> None:
        self.add(str(self.sender().property("name")))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._session.end_step()

    def _by_one(self) -> None:
        known = self._known
        words = departments.collecting(known[0]) if self.by_one.isChecked() and known else ""
        self._put(replace(self._cell, collector=words))
        if words:
            self.collector.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self.collector.showPopup)

    def _collector_chosen(self) -> None:
        self._put(replace(self._cell, collector=departments.collecting(self.collector.currentText())))

    def commit(self) -> None:
        """Make a name of what is typed and was not chosen."""
        text = self._typed_name()
        if text and not self._session.read_only:
            self.add(departments.same_name(text, self._known) or text)

    def _typed_name(self) -> str:
        try:
            return " ".join(clean(self.line.text(), lines=False).text.split())
        except UserError as error:
            self._session.refused.emit(error)
            return ""

    def _clear_line(self) -> None:
        self.line.clear()
        self.box.text_changed()
        self._close_list()

    # --- the list ---

    def _typed(self) -> None:
        self.box.text_changed()
        if self.line.text().strip():
            self.open_list()
        else:
            self._close_list()

    def open_list(self) -> None:
        """Show the departments that the typed part finds; all when nothing is typed."""
        if self._session.read_only:
            return
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        text = self._typed_name()
        names = departments.found(text, self._session.value, self._session.report)
        self._rows = [(name, False) for name in names if name not in self._cell.names]
        if text in self._everyone:
            self._rows.append((self._everyone, False))
        rows = [name for name, _new in self._rows]
        if text and not departments.same_name(text, self._known) and text not in rows:
            self._rows.append((text, True))
            rows.append(_("เพิ่มกอง “{name}”").format(name=text))
        if not rows:
            self._close_list()
            return
        if self._list is None:
            self._list = Suggestions(self.box, _("ส่วนราชการที่ตรงกับคำที่พิมพ์"))
            self._list.taken.connect(self._taken)
        self._list.show_rows(rows)

    def _taken(self, row: int) -> None:
        name, new = self._rows[row]
        if new:
            self._add_new(name)
        else:
            self.add(name)

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
            self._list = None

    def go(self) -> None:
        """Put the caret in the field."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def undo_typing(self) -> bool:
        """Take typing back; return whether there was any."""
        if not self.line.text() or not take_back(self.line):
            return False
        self._typed()
        return True

    def redo_typing(self) -> bool:
        """Make typing again that was taken back; return whether there was any."""
        if not make_again(self.line):
            return False
        self._typed()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.KeyPress:
                return self._key(event)  # type: ignore[arg-type]  # a QKeyEvent
            case QEvent.Type.FocusIn:
                self.focused.emit(self._place)
            case QEvent.Type.FocusOut:
                self._close_list()
                self.commit()
                self._session.end_step()
                self.left.emit()
            case _:
                pass
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; return whether it means anything."""
        key, shown = event.key(), self._list
        if opens_calendar(event) or (key == Qt.Key.Key_Down and shown is None):
            self.open_list()
            return True
        if key == Qt.Key.Key_Backspace and not self.line.text() and self.box.chips and not self._session.read_only:
            self._remove(len(self.box.chips) - 1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if shown is not None:
                shown.take()
            else:
                self.commit()
            return True
        if shown is None:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            shown.move_by(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self._close_list()
            return True
        return False
