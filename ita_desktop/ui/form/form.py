"""The form of a measure: the head, then the fields of its activities, in a column that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from ita_desktop.base.errors import StaleError
from ita_desktop.base.i18n import _
from ita_desktop.domain import edits
from ita_desktop.domain.edits import copied_cell, rows_by_uid
from ita_desktop.domain.model import Activity, ColumnKind, Place, activity, new_uid
from ita_desktop.domain.progress import KEYS, State, borrows, filled, measure_state
from ita_desktop.domain.texts import text_at
from ita_desktop.ui.form.activity import STANDARD, ActivityFields, FieldBlock
from ita_desktop.ui.form.head import Head
from ita_desktop.ui.form.period_field import PeriodField
from ita_desktop.ui.form.settle import Settlements
from ita_desktop.ui.form.tab_order import order_tabs
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.bars import Bar
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import EmptyState, Panel, ScrollArea
from ita_desktop.ui.text.flow import keep_whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_desktop.domain.finding import Finding
    from ita_desktop.domain.model import Column, Issue, Measure, OfficeFile, Report
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.session import Session

_TIP = "tips/first_measure"
_EMPTY_CODES = frozenset({"missing-title", "missing-steps", "missing-period", "missing-department"}) | {
    "missing-result",
    "missing-outcome",
}


def _has_text(report: Report, place: Place) -> bool:
    try:
        return bool(text_at(report, place).strip())
    except (StaleError, ValueError):  # gone, or the place of something that has no text
        return False


def _columns_of(report: Report) -> tuple[Column, ...]:
    """Return the columns that the form has fields for: those of every report, and added ones that are printed."""
    return tuple(c for c in report.columns if c.kind is not ColumnKind.TITLE and (c.shown or c.key in STANDARD))


class MeasureForm(Panel):
    """The fields of the measure that is chosen. What is typed reaches the report by itself."""

    focused = Signal(object)
    """The Place that the caret is in."""
    step_to = Signal(int)
    """-1: the measure before is wanted, 1: the next."""
    action_wanted = Signal(str)
    """An action of the table that is about the whole measure ("copy_measure", "delete_measure" …)."""
    row_stepped = Signal(str, int)
    """An activity (its uid) is to go up (-1) or down (1)."""
    row_moved = Signal(str, str)
    """An activity (its uid) is to go to a measure (its uid)."""
    chosen = Signal(str)
    """The form shows another measure by itself (its uid): a place in it was meant."""

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("surface.window", parent=parent)
        self._session, self._preferences = session, preferences
        self._measure_uid = ""
        self._wide = False
        self._columns: tuple[Column, ...] = ()
        self._pool: list[ActivityFields] = []
        self._shown = 0
        self._findings: tuple[Finding, ...] = ()
        self._fresh: set[str] = set()  # measures that were seen empty: nothing is said of a field before it was left
        self._visited: set[tuple[str, str]] = set()
        self._all_said = self._is_switching = False
        self._last = Place()
        self._wanted: FieldBlock | None = None
        self._build()
        session.changed.connect(self._changed)
        session.report_chosen.connect(self._report_chosen)
        self._on_look()
        look().changed.connect(self._on_look)
        self._keep_names()
        self._show_nothing()

    def _build(self) -> None:
        self.head = Head(self._session)
        self.tip_button = Button(_("เข้าใจแล้ว"), size="small")
        sentence = _("กรอกเท่าที่มีก่อนได้ บันทึกให้เองทุกช่อง ช่องที่ว่างจะเตือนอีกครั้งก่อนสร้าง PDF")
        self.tip = Bar("info", sentence, (self.tip_button,), "lightbulb", round_corners=True)
        self.title_settle = Settlements(self._session)
        self.add_button = Button(_("เพิ่มชุดขั้นตอน"), "plus")
        self.add_hint = Label(_("เมื่อมาตรการเดียวมีหลายช่วงเวลาหรือหลายกอง"), "caption", "text.hint", 2)
        self._body = QWidget()
        self._fields, self._add_row = QVBoxLayout(), QHBoxLayout()
        self._add_row.addWidget(self.add_button)
        self._add_row.addWidget(self.add_hint, 1)
        self._column = QVBoxLayout(self._body)
        self._column.addWidget(self.tip)
        self._column.addWidget(self.title_settle)
        self._column.addLayout(self._fields)
        self._column.addLayout(self._add_row)
        self._column.addStretch(1)
        self.area = ScrollArea(self._body)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        self.new_button = Button(_("เพิ่มมาตรการ"), "plus", "filled", key="Ctrl+N")
        why = _("ต้องมีอย่างน้อยหนึ่งมาตรการจึงจะครบ")
        self._empty = EmptyState(_("ยังไม่มีมาตรการที่เลือก"), why, self.new_button)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)
        self.head.step_to.connect(self.step_to)
        self.head.action_wanted.connect(self._action)
        self.head.field_wanted.connect(self._go_key)
        self.head.focused.connect(self._focused)
        self.head.left.connect(self._title_left)
        self.head.entered.connect(self._title_entered)
        self.title_settle.settled.connect(self._settled)
        self.tip_button.clicked.connect(self._tip_read)
        self.add_button.clicked.connect(self.add_activity)
        self.new_button.clicked.connect(self._new_wanted)

    def _on_look(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(16), px(10), px(16), px(16))
        self._column.setSpacing(px(12))
        self._fields.setSpacing(px(20))
        self._add_row.setSpacing(px(8))
        self._arrange_columns()

    # --- what is shown ---

    @property
    def measure_uid(self) -> str:
        """Return the uid of the measure that is shown, "" for none."""
        return self._measure_uid

    def show_measure(self, measure_uid: str) -> None:
        """Show a measure, "" for none; the same one again stays as it is."""
        if measure_uid == self._measure_uid:
            return
        self.commit()
        self._leave_field()
        self._measure_uid = measure_uid
        self._last = Place()
        self.area.verticalScrollBar().setValue(0)
        self._lay_out_later(later=True)
        self._refresh()
        self._lay_out_later(later=False)

    def _leave_field(self) -> None:
        """Count the field with the caret as left, and not the next measure's that stands in its place."""
        if (block := self._focused_block()) is not None:
            self._visited.add((block.place.activity_uid, block.place.field))
        elif self._last.field == "title":
            self._visited.add((self._measure_uid, "title"))
        self._is_switching = True
        QTimer.singleShot(0, self._switched)

    def _switched(self) -> None:
        self._is_switching = False

    def _lay_out_later(self, *, later: bool) -> None:
        """Let the layouts wait while many parts are shown and hidden, then take all in at once."""
        for layout in (self._column, *(x for fields in self._pool for x in fields.layouts())):
            layout.setEnabled(not later)

    def _show_nothing(self) -> None:
        self._measure_uid = ""
        self.new_button.setVisible(not self._session.read_only)
        self._stack.setCurrentIndex(1)

    def _found(self) -> tuple[Issue, Measure] | None:
        there = self._session.report.measures() if self._session.value.reports else iter(())
        return next(((i, m) for i, m in there if m.uid == self._measure_uid), None)

    def _refresh(self) -> None:
        found = self._found()
        if found is None:
            self._show_nothing()
            return
        issue, measure = found
        report = self._session.report
        rows = rows_by_uid(report)
        state = measure_state(measure, rows)
        if state is State.EMPTY:
            self._fresh.add(measure.uid)
        self.head.show_measure(report, issue, measure, state, filled(measure, rows))
        read_only = self._session.read_only
        tells = not self._preferences.get(_TIP, default=False)
        self.tip.setVisible(state is State.EMPTY and tells and not read_only)
        self.add_button.setVisible(not read_only)
        self.add_hint.setVisible(not read_only)
        self._show_activities(report, issue, measure)
        self._stack.setCurrentIndex(0)
        self._say()

    def _show_activities(self, report: Report, issue: Issue, measure: Measure) -> None:
        columns = _columns_of(report)
        if columns != self._columns:
            self._columns = columns
            for fields in self._pool:
                fields.hide()
                self._fields.removeWidget(fields)
                fields.deleteLater()
            self._pool.clear()
        while len(self._pool) < len(measure.activities):
            self._pool.append(self._made_fields())
        # A row that moved keeps its own widgets, and with them the caret.
        by_uid = {fields.activity_uid: fields for fields in self._pool}
        kept = [by_uid.get(row.uid) for row in measure.activities]
        spare = [fields for fields in self._pool if fields not in kept]
        self._pool = [fields or spare.pop(0) for fields in kept] + spare
        self._shown = len(measure.activities)
        for n, fields in enumerate(self._pool):
            if self._fields.indexOf(fields) != n:
                self._fields.removeWidget(fields)
                self._fields.insertWidget(n, fields)
            fields.setVisible(n < self._shown)
        measures = [m for i in report.issues for m in i.measures]
        room = measures[0] is not measure, measures[-1] is not measure
        for n, row in enumerate(measure.activities):
            self._pool[n].show_activity(row, issue.uid, measure.uid, (n, self._shown), room)

    def _made_fields(self) -> ActivityFields:
        fields = ActivityFields(self._session, self._columns)
        fields.set_columns(2 if self._wide else 1)
        fields.focused.connect(self._focused)
        fields.left.connect(self._field_left)
        fields.moved.connect(self._step_sender)
        fields.move_wanted.connect(self._move_sender)
        fields.copied.connect(self._copy_activity)
        fields.deleted.connect(self._delete_sender)
        fields.arranged.connect(self._order_tabs)
        for block in fields.blocks.values():
            block.settle.settled.connect(self._settled)
        self._fields.addWidget(fields)
        return fields

    @property
    def activities(self) -> list[ActivityFields]:
        """Return the fields of the activities that are shown."""
        return self._pool[: self._shown]

    def set_columns(self, columns: int) -> None:
        """Stand in one column, or in two where the window is wide."""
        self._wide = columns > 1
        self._arrange_columns()

    def _arrange_columns(self) -> None:
        for fields in self._pool:
            fields.set_columns(2 if self._wide else 1)

    def _changed(self, before: OfficeFile, after: OfficeFile) -> None:
        if before.office is not after.office:
            self._keep_names()
        if not self._measure_uid:
            return
        uid = self._session.report.uid
        reports = (r for r in before.reports if r.uid == uid)
        was = next((m for r in reports for _i, m in r.measures() if m.uid == self._measure_uid), None)
        found = self._found()
        other = _columns_of(self._session.report) != self._columns
        if found is None or found[1] is not was or other or before.office is not after.office or borrows(found[1]):
            self._refresh()
            self._drop_answered(self._session.report)
            return
        issue, measure = found
        report = self._session.report
        rows = rows_by_uid(report)
        self.head.show_measure(report, issue, measure, measure_state(measure, rows), filled(measure, rows))
        self._show_activities(report, issue, measure)

    def _report_chosen(self) -> None:
        self._keep_names()
        self._refresh()

    def _keep_names(self) -> None:
        """Let no line on the screen end within the name of a department."""
        offices = self._session.value.office, self._session.report.office
        keep_whole(department.name for office in offices for department in office.departments)

    # --- findings ---

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show what is said of the measure under its fields."""
        self._findings = tuple(findings)
        self._say()

    def due(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings that are to be said: an empty field of a new measure waits until it was left once."""
        return tuple(f for f in findings if self._is_due(f))

    def _is_due(self, finding: Finding) -> bool:
        place = finding.place
        if self._all_said or finding.code not in _EMPTY_CODES or place.measure_uid not in self._fresh:
            return True
        return (place.activity_uid or place.measure_uid, place.field) in self._visited

    def reveal(self) -> None:
        """Say all there is to say, of new measures too."""
        self._all_said = True
        self._say()

    def _say(self) -> None:
        here = [f for f in self.due(self._findings) if f.place.measure_uid == self._measure_uid]
        self.title_settle.show_findings([f for f in here if not f.place.activity_uid])
        for fields in self.activities:
            fields.show_findings(here)
        self._order_tabs()

    def _order_tabs(self) -> None:
        order_tabs(self.head.title, self._column)

    def _drop_answered(self, report: Report) -> None:
        """Call no field empty that has just been filled: the next key may be Tab, and must not land on what is said."""
        left = tuple(f for f in self._findings if not (f.code in _EMPTY_CODES and _has_text(report, f.place)))
        if len(left) < len(self._findings):
            self._findings = left
            self._say()

    def _settled(self, finding: Finding) -> None:
        """Take a finding that was settled away at once; the next check says what is left."""
        self._findings = tuple(f for f in self._findings if f != finding)
        self._say()

    def _title_left(self) -> None:
        self._field_left(Place("title", measure_uid=self._measure_uid))

    def _field_left(self, place: Place) -> None:
        if self._is_switching or not self.isActiveWindow():  # a window that was left gets its caret back
            return
        self._visited.add((place.activity_uid or place.measure_uid, place.field))
        self._say()

    def _tip_read(self) -> None:
        self._preferences.put(_TIP, value=True)
        self.tip.hide()
        self.head.go()

    # --- where the caret is ---

    def _focused(self, place: Place) -> None:
        self._last = place
        self.focused.emit(place)

    def _blocks(self) -> list[FieldBlock]:
        return [block for fields in self.activities for block in fields.blocks.values()]

    def go(self, place: Place) -> bool:
        """Put the caret where something stands, in another measure too; return whether there is such a field."""
        if place.measure_uid and place.measure_uid != self._measure_uid:
            self.show_measure(place.measure_uid)
            if self._measure_uid:
                self.chosen.emit(self._measure_uid)
        if not self._measure_uid or (place.measure_uid and place.measure_uid != self._measure_uid):
            return False
        if not place.activity_uid and place.field in ("title", ""):
            self.head.go()
            return True
        rows = [f for f in self.activities if place.activity_uid in ("", f.activity_uid)]
        block = rows[0].blocks.get(place.field) if rows else None
        if block is None:
            return False
        block.go(place.line_uid)
        self._show_block(block)
        return True

    def _show_block(self, block: FieldBlock) -> None:
        """Scroll to a field, once it stands where it will."""
        self._wanted = block
        QTimer.singleShot(0, self._scroll)

    def _scroll(self) -> None:
        block, self._wanted = self._wanted, None
        if block is not None and isValid(block):
            self.area.ensureWidgetVisible(block, 0, look().px(12))

    def go_field(self, nth: int) -> None:
        """Put the caret in the title (1), the steps (2) … the outcomes (6), of the activity that has it."""
        self._go_key(KEYS[nth - 1])

    def _go_key(self, key: str) -> None:
        self.go(Place(key, activity_uid="" if key == "title" else self.current_activity))

    @property
    def current_activity(self) -> str:
        """Return the uid of the activity with the caret, else of the first; "" without a measure."""
        uids = [fields.activity_uid for fields in self.activities]
        return self._last.activity_uid if self._last.activity_uid in uids else next(iter(uids), "")

    def _title_entered(self) -> None:
        self._go_key(KEYS[1])

    def open_calendar(self) -> None:
        """Open the calendar of the period of the activity with the caret."""
        for fields in self.activities:
            field = fields.blocks["period"].field
            if fields.activity_uid == self.current_activity and isinstance(field, PeriodField):
                self._show_block(fields.blocks["period"])
                field.open_calendar()

    def commit(self) -> None:
        """Bring what is typed in any field into the report."""
        self.head.commit()
        for fields in self.activities:
            fields.commit()

    def undo_typing(self) -> bool:
        """Take typing back in the field with the focus; return whether there was any."""
        if self.head.undo_typing():
            return True
        block = self._focused_block()
        return block is not None and block.typed_in.undo_typing()

    def redo_typing(self) -> bool:
        """Make typing again in the field with the focus; return whether there was any."""
        if self.head.redo_typing():
            return True
        block = self._focused_block()
        return block is not None and block.typed_in.redo_typing()

    def _focused_block(self) -> FieldBlock | None:
        focus = QApplication.focusWidget()
        return next((b for b in self._blocks() if focus is not None and b.isAncestorOf(focus)), None)

    # --- activities ---

    def _action(self, name: str) -> None:
        if name == "add_activity":
            self.add_activity()
        else:
            self.commit()
            self.action_wanted.emit(name)

    def _new_wanted(self) -> None:
        self.action_wanted.emit("new_measure")

    def _place_of(self, activity_uid: str, key: str = "steps") -> Place:
        found = self._found()
        issue_uid = found[0].uid if found else ""
        return Place(key, issue_uid, self._measure_uid, activity_uid)

    def add_activity(self) -> None:
        """Add an activity behind the last, and put the caret in its steps."""
        row = Activity(new_uid())
        self._insert(_("เพิ่มชุดขั้นตอน"), row, None)

    def _insert(self, name: str, row: Activity, at: int | None) -> None:
        self.commit()
        uid = self._measure_uid

        def change(report: Report) -> Report:
            return edits.add_activity(report, uid, row, at)

        if uid and self._session.edit(name, change, place=self._place_of(row.uid)):
            self._session.end_step()
            self.go(self._place_of(row.uid))

    def _sender_at(self) -> int:
        return self.activities.index(self.sender())  # type: ignore[arg-type]  # one of them

    def _copy_activity(self) -> None:
        at = self._sender_at()
        self.commit()
        found = self._found()
        if found:
            row = found[1].activities[at]
            copied = activity(new_uid(), {key: copied_cell(cell) for key, cell in row.cells})
            self._insert(_("ทำสำเนาชุดขั้นตอน"), copied, at + 1)

    def _step_sender(self, by: int) -> None:
        self.row_stepped.emit(self.activities[self._sender_at()].activity_uid, by)

    def _move_sender(self, measure_uid: str) -> None:
        self.row_moved.emit(self.activities[self._sender_at()].activity_uid, measure_uid)

    def _delete_sender(self) -> None:
        self._delete(self.activities[self._sender_at()].activity_uid)

    def delete_activity(self) -> None:
        """Delete the activity with the caret; a measure's last one stays, and the reason is told."""
        self._delete(self.current_activity)

    def _delete(self, uid: str) -> None:
        self.commit()

        def change(report: Report) -> Report:
            return edits.remove_activity(report, uid)

        if uid and self._session.edit(_("ลบชุดขั้นตอน"), change, place=self._place_of(uid)):
            self._session.end_step()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
