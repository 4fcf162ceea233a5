"""The fields of one activity: each with its label, what is said under it, and a way to say "as above"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.edits import copied_cell, set_cell
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import COLUMNS, MISSING, Cell, ColumnKind, Lines, Missing, Place, SameAs, Scalar
from ita_desktop.ui.form import same_as
from ita_desktop.ui.form.fixes import leave, missing_code
from ita_desktop.ui.form.head import field_names
from ita_desktop.ui.form.list_field import ListField
from ita_desktop.ui.form.measure_menu import MeasureMenu
from ita_desktop.ui.form.period_field import PeriodField
from ita_desktop.ui.form.responsible_field import ResponsibleField
from ita_desktop.ui.form.scalar_field import ScalarField
from ita_desktop.ui.form.settle import Settlements
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import IconButton
from ita_desktop.ui.parts.drag import ACTIVITY, Grip
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from ita_desktop.domain.model import Activity, Column, Report
    from ita_desktop.ui.session import Session

STANDARD = tuple(column.key for column in COLUMNS if column.kind is not ColumnKind.TITLE)
_PAIRED = 440  # narrower than this period and responsible stand one under the other


class Field(Protocol):
    """What every kind of field can do."""

    def set_place(self, place: Place) -> None:
        """Stand for another cell."""

    def show_cell(self, cell: Cell) -> None:
        """Show what the report holds."""

    def commit(self) -> None:
        """Bring what is typed into the report."""

    def undo_typing(self) -> bool:
        """Take typing back; return whether there was any."""

    def redo_typing(self) -> bool:
        """Make typing again; return whether there was any."""


def _made(session: Session, place: Place, column: Column, label: str) -> QWidget:
    match column.kind:
        case ColumnKind.LINES:
            hints = {
                "steps": (_("ทำอย่างไร ทีละข้อ"), _("เช่น แต่งตั้งคณะทำงานจัดทำคู่มือ")),
                "results": (
                    _("ทำอะไรไปแล้ว มีวันที่ จำนวน หรือหลักฐาน"),
                    _("เช่น จัดทำคู่มือแล้ว ๔ เล่ม เผยแพร่บนเว็บไซต์เมื่อ ๑๕ ม.ค. ๖๘"),
                ),
                "outcomes": (_("เกิดผลดีอย่างไรกับประชาชนหรือหน่วยงาน"), _("เช่น ประชาชนรู้ขั้นตอนและระยะเวลาก่อนมาติดต่อ")),
            }
            hint, placeholder = hints.get(column.key, ("", ""))
            return ListField(session, place, label, hint, placeholder)
        case ColumnKind.PERIOD:
            return PeriodField(session, place, label)
        case ColumnKind.RESPONSIBLE:
            return ResponsibleField(session, place, label)
        case _:
            return ScalarField(session, place, label, column.kind)


class FieldBlock(QWidget):
    """A field, the note in its place where the cell is the same as another, and what is said under it."""

    focused = Signal(object)
    left = Signal(object)
    """The place of the field."""

    def __init__(self, session: Session, place: Place, column: Column, label: str) -> None:
        super().__init__()
        self._session, self.place = session, place
        self._cell: Cell = MISSING
        self.findings: tuple[Finding, ...] = ()
        self.field = _made(session, place, column, label)
        self.note = same_as.SameAsNote(label)
        self.offer = same_as.SameAsOffer()
        self.settle = Settlements(session)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        for part in (self.note, self.field, self.offer, self.settle):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.field.focused.connect(self.focused)  # type: ignore[attr-defined]  # every field has it
        self.field.left.connect(self._left)  # type: ignore[attr-defined]  # every field has it
        self.note.own.connect(self._make_own)
        self.offer.same.connect(self._take_above)
        self.offer.none.connect(self._say_none)
        self._on_look()
        look().changed.connect(self._on_look)

    def _on_look(self) -> None:
        self.column.setSpacing(look().px(6))

    def _left(self) -> None:
        self.left.emit(self.place)

    @property
    def typed_in(self) -> Field:
        """Return the field as what every kind of it can do."""
        return self.field  # type: ignore[return-value]  # every field has these methods

    def show_cell(self, place: Place, cell: Cell) -> None:
        """Show a cell of the report."""
        if place != self.place:
            self.typed_in.set_place(place)
            self.place = place
        elif cell is self._cell and isinstance(cell, (Lines, Scalar)):
            return  # what the others show depends on the rest of the report
        self._cell = cell
        report = self._session.report
        is_same = False
        if isinstance(cell, SameAs):
            is_same = True
            title, there = same_as.source(report, cell, place.field)
            self.note.show_source(title, there, read_only=self._session.read_only)
        self.note.setVisible(is_same)
        self.field.setVisible(not is_same)
        self.typed_in.show_cell(cell)
        asks = isinstance(cell, Missing) and place.field in same_as.KEYS and not self._session.read_only
        if asks:
            before, said = same_as.above(report, place), same_as.said_missing(report, place)
            asks = before is not None or said
            self.offer.show_offer(there=before is not None, said=said)
        self.offer.setVisible(asks)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is said of this cell."""
        self.findings = tuple(findings)
        self.settle.show_findings(findings)
        if isinstance(self.field, ListField):
            self.field.mark_lines({f.place.line_uid for f in findings if f.place.line_uid})

    def go(self, line_uid: str = "") -> None:
        """Put the caret in the field, or the focus on the note in its place."""
        if self.note.isVisibleTo(self):
            self.note.make_own.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif isinstance(self.field, ListField):
            self.field.go(line_uid)
        else:
            self.field.go()  # type: ignore[attr-defined]  # every field has it

    def _make_own(self) -> None:
        place = self.place

        def change(report: Report) -> Report:
            row = next(row for _i, _m, row in report.activities() if row.uid == place.activity_uid)
            cell = row.cell(place.field)
            assert isinstance(cell, SameAs)
            return set_cell(report, row.uid, place.field, copied_cell(same_as.source(report, cell, place.field)[1]))

        if self._session.edit(_("แก้เฉพาะข้อนี้"), change, place=place):
            self._session.end_step()
            self.go()

    def _take_above(self) -> None:
        place, before = self.place, same_as.above(self._session.report, self.place)
        if before is None:
            return
        uid = before.uid

        def change(report: Report) -> Report:
            return set_cell(report, place.activity_uid, place.field, SameAs(uid))

        if self._session.edit(_("ใช้ตามข้อบน"), change, place=place):
            self._session.end_step()
            self.go()

    def _say_none(self) -> None:
        code = missing_code(self.place.field)
        known = next((f for f in self.findings if f.code == code), None)
        leave(self._session, known or Finding(Level.ERROR, code, self.place, ""), _("ยังไม่มี"))
        self._session.end_step()


class ActivityFields(QWidget):
    """All fields of one activity, under a small heading where a measure has several."""

    focused = Signal(object)
    left = Signal(object)
    moved = Signal(int)
    """-1: up, 1: down."""
    move_wanted = Signal(str)
    """Into the measure with this uid."""
    copied = Signal()
    deleted = Signal()
    arranged = Signal()
    """The fields stand in another order now."""

    def __init__(self, session: Session, columns: Sequence[Column]) -> None:
        super().__init__()
        self._session = session
        self.columns = tuple(columns)
        self._wide = False
        self._stacked: bool | None = None
        self.activity_uid = ""
        self.heading = QWidget()
        self._build_heading()
        labels = field_names(session.report)
        self.blocks: dict[str, FieldBlock] = {}
        for column in columns:
            label = labels.get(column.key, " ".join(column.heading.split()))
            block = FieldBlock(session, Place(column.key), column, label)
            block.focused.connect(self.focused)
            block.left.connect(self.left)
            self.blocks[column.key] = block
        self._grid = QGridLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.heading)
        self._column.addLayout(self._grid)
        for n in (0, 1):
            self._grid.setColumnStretch(n, 1)
        self._on_look()
        look().changed.connect(self._on_look)
        self._arrange()

    def _build_heading(self) -> None:
        self.grip = Grip(ACTIVITY, _("ลากไปวางที่มาตรการอื่น"))
        self.name = Label("", "captionStrong", "text.secondary", most=1)
        self.up = IconButton("arrow-up", _("ย้ายชุดขั้นตอนขึ้น"))
        self.down = IconButton("arrow-down", _("ย้ายชุดขั้นตอนลง"))
        self.elsewhere = IconButton("file-output", _("ย้ายไปมาตรการอื่น"))
        self.copy = IconButton("copy-plus", _("ทำสำเนาชุดขั้นตอน"))
        self.delete = IconButton("trash-2", _("ลบชุดขั้นตอน"))
        row = QHBoxLayout(self.heading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(8))
        row.addWidget(self.grip)
        row.addWidget(self.name)
        row.addWidget(Line(), 1)
        for button in (self.up, self.down, self.elsewhere, self.copy, self.delete):
            row.addWidget(button)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.elsewhere.clicked.connect(self._open_measures)
        self.copy.clicked.connect(self.copied)
        self.delete.clicked.connect(self.deleted)

    def _up(self) -> None:
        self.moved.emit(-1)

    def _down(self) -> None:
        self.moved.emit(1)

    def _open_measures(self) -> None:
        menu = MeasureMenu(self._session.report, self.activity_uid, self)
        menu.chosen.connect(self.move_wanted)
        menu.popup(self.elsewhere.mapToGlobal(QPoint(0, self.elsewhere.height())))

    def _on_look(self) -> None:
        self._grid.setHorizontalSpacing(look().px(14))
        self._grid.setVerticalSpacing(look().px(16 if self._wide else 12))
        self._column.setSpacing(look().px(8))

    def set_columns(self, columns: int) -> None:
        """Stand in one column, or in two: steps beside results."""
        if self._wide != (columns > 1):
            self._wide = columns > 1
            self._stacked = None
            self._on_look()
            self._arrange()

    def _arrange(self) -> None:
        stacked = self.width() < look().px(_PAIRED) and not self._wide
        if stacked == self._stacked:
            return
        self._stacked = stacked
        added = [key for key in self.blocks if key not in STANDARD]
        pair = [("period",), ("responsible",)] if stacked else [("period", "responsible")]
        rows: list[tuple[str, ...]]
        if self._wide:
            rows = [("steps", "results"), ("period", "responsible"), ("outcomes",)]
            rows += [tuple(added[n : n + 2]) for n in range(0, len(added), 2)]
        else:
            rows = [("steps",), *pair, ("results",), ("outcomes",), *((key,) for key in added)]
        for row, keys in enumerate(rows):
            for column, key in enumerate(keys):
                self._grid.addWidget(self.blocks[key], row, column, 1, 1 if len(keys) > 1 else 2)
        self.arranged.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def layouts(self) -> list[QLayout]:
        """Return the layouts of the fields, which may wait while many parts change."""
        return [self._column, *(block.column for block in self.blocks.values())]

    def show_activity(
        self, row: Activity, issue_uid: str, measure_uid: str, at: tuple[int, int], room: tuple[bool, bool]
    ) -> None:
        """Show an activity: the ``at[0]``-th (from 0) of ``at[1]``; ``room``: a measure is before, behind this one."""
        self.activity_uid = row.uid
        here, of = at
        self.heading.setVisible(of > 1)
        name = _("ชุดขั้นตอนที่ {n}").format(n=number(here + 1))
        self.name.set_text(name)
        can_edit = not self._session.read_only
        self.grip.carry(row.uid, name)
        self.grip.setVisible(can_edit)
        self.up.setEnabled(can_edit and (here > 0 or room[0]))
        self.down.setEnabled(can_edit and (here < of - 1 or room[1]))
        self.elsewhere.setEnabled(can_edit)
        self.copy.setEnabled(can_edit)
        self.delete.setEnabled(can_edit)
        for key, block in self.blocks.items():
            block.show_cell(Place(key, issue_uid, measure_uid, row.uid), row.cell(key))

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show each finding under its field."""
        by_key: dict[str, list[Finding]] = {}
        for finding in findings:
            if finding.place.activity_uid == self.activity_uid:
                by_key.setdefault(finding.place.field, []).append(finding)
        for key, block in self.blocks.items():
            block.show_findings(by_key.get(key, []))

    def commit(self) -> None:
        """Bring what is typed in any field into the report."""
        for block in self.blocks.values():
            block.typed_in.commit()
