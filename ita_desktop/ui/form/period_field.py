"""The field of a period: any way of typing it, how it will print beneath, and a calendar to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import period_cell
from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.model import MISSING, Cell, Period, Place
from ita_desktop.thai.text import clean
from ita_desktop.ui.form.calendar import REST, PeriodCalendar, opens_calendar
from ita_desktop.ui.form.line_typing import make_again, settle, take_back
from ita_desktop.ui.form.reading import (
    FIRST_HALF,
    MONTHS,
    WHOLE_YEAR,
    Reading,
    State,
    covered,
    read,
)
from ita_desktop.ui.look.drawing import line_of_text, rounded
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import digits
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.fields import FieldMessage, LineField
from ita_desktop.ui.parts.flow_row import FlowRow
from ita_desktop.ui.parts.label import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from ita_desktop.domain.model import Report
    from ita_desktop.ui.session import Session

COMMIT = 40
"""Milliseconds after the last key in which a field's value reaches the report."""


class MonthBars(QWidget):
    """Twelve bars from October to September: those that a period covers are filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[bool, ...] = (False,) * 12
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    def show_months(self, months: tuple[bool, ...]) -> None:
        """Fill the bars of the months that are covered."""
        if months != self._months:
            self._months = months
            self.update()
        self.setAccessibleName(", ".join(name for name, there in zip(MONTHS, months, strict=True) if there))

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(240), look().line("caption"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().line("caption"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter, font = look().px, QPainter(self), look().font("caption")
        wide = QFontMetricsF(font).horizontalAdvance
        start, end = px(20) + wide(MONTHS[0]) + px(8), wide(MONTHS[-1]) + px(6)
        line_of_text(painter, QRectF(px(20), 0, start, self.height()), MONTHS[0], font, "text.hint")
        step = min(px(17), (self.width() - start - end) / len(MONTHS))
        gap = px(3)
        for n, there in enumerate(self._months):
            bar = QRectF(start + n * step, (self.height() - px(8)) / 2, max(1.0, step - gap), px(8))
            rounded(painter, bar, "accent.line" if there else "track", radius=2)
        after = QRectF(start + step * len(MONTHS) + px(4), 0, end, self.height())
        line_of_text(painter, after, MONTHS[-1], font, "text.hint")


class PeriodField(QWidget):
    """The period of an activity. What is typed stays in the field; the report holds how it prints."""

    focused = Signal(object)
    left = Signal()

    def __init__(self, session: Session, place: Place, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._place, self._name = session, place, label
        self._cell: Cell = MISSING
        self._dirty = False
        self._typed: dict[tuple[str, str], tuple[str, str]] = {}  # per cell: what was typed, and how it prints
        self._build(label)
        self._commits = QTimer(self, singleShot=True, interval=COMMIT)
        self._rests = QTimer(self, singleShot=True, interval=REST)
        self._commits.timeout.connect(self.commit)
        self._rests.timeout.connect(self._say)
        self.line.textEdited.connect(self._on_typed)
        self.line.installEventFilter(self)
        self._button.clicked.connect(self.open_calendar)
        self.swap.clicked.connect(self._swap)
        self._on_look()
        look().changed.connect(self._on_look)

    def _build(self, label: str) -> None:
        self.label = Label(label, "bodyStrong", most=1)
        self.hint = Label(_("พิมพ์แบบใดก็ได้"), "caption", "text.hint", most=1)
        self.line = LineField(label, placeholder=_("เช่น ต.ค.67-ก.ย.68"))
        self.label.setBuddy(self.line)
        self._button = self.line.add_button("calendar-days", _("ปฏิทินช่วงเวลา"), "Ctrl+;")
        self.message = FieldMessage()
        self.swap = Button(_("สลับวัน"), kind="link", size="small")
        self.bars = MonthBars()
        self._preset_buttons = [
            self._preset(WHOLE_YEAR, WHOLE_YEAR),
            self._preset(FIRST_HALF, FIRST_HALF),
            Button(_("ไตรมาส…"), size="small"),
        ]
        self._preset_buttons[-1].clicked.connect(self.open_calendar)
        self.presets = FlowRow(self._preset_buttons)
        self._head, self._said = QHBoxLayout(), QHBoxLayout()
        self._head.addWidget(self.label)
        self._head.addStretch(1)
        self._head.addWidget(self.hint)
        self._said.addWidget(self.message, 1)
        self._said.addWidget(self.swap, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.line)
        self._column.addLayout(self._said)
        self._column.addWidget(self.bars)
        self._column.addWidget(self.presets)
        self._column.addStretch(1)
        for part in (self.swap, self.bars, self.presets):
            part.hide()

    def _preset(self, text: str, typed: str) -> Button:
        button = Button(digits(text), size="small")
        button.setProperty("typed", typed)
        button.clicked.connect(self._preset_picked)
        return button

    def _on_look(self) -> None:
        self._column.setSpacing(look().px(4))

    # --- what is shown ---

    def set_place(self, place: Place) -> None:
        """Stand for the period of another activity; its cell is shown next."""
        self.commit()
        self._place, self._cell = place, MISSING
        self.line.setText("")

    def show_cell(self, cell: Cell) -> None:
        """Show what the report holds; what was typed for it stays."""
        self._cell = cell
        stored = cell.text if isinstance(cell, Period) else ""
        typed, printed = self._typed.get(self._key, ("", ""))
        shown = typed if typed and printed == stored else " ".join(stored.split())
        if self.line.text() != shown and not self._is(self.line.text(), stored):
            self.line.setText(shown)
        read_only = self._session.read_only
        self._button.setVisible(not read_only)
        self.line.setReadOnly(read_only)
        self._say()

    @property
    def _key(self) -> tuple[str, str]:
        return self._place.activity_uid, self._place.field

    def _is(self, typed: str, stored: str) -> bool:
        """Return whether a typed text is what the report holds."""
        return bool(typed) and self._read(typed).printed == stored

    @property
    def _year(self) -> int:
        return self._session.report.fiscal_year

    def _read(self, text: str) -> Reading:
        return read(text, self._year)

    def _say(self) -> None:
        """Say how the period will print, which months it covers, or what is wrong with it."""
        self._rests.stop()
        text = self.line.text()
        reading = self._read(text)
        states = {State.UNREAD: "warning", State.BACKWARDS: "error"}
        self.line.set_state(states.get(reading.state, ""))  # type: ignore[arg-type]  # a state has a border or none
        match reading.state:
            case State.EMPTY:
                self.message.say("", "")
            case State.READ:
                self.message.say("done", self._sentence(reading))
            case State.UNREAD:
                self.message.say("warning", _("พิมพ์ตามนี้ได้ แต่ตรวจวันให้ไม่ได้"))
            case State.BACKWARDS:
                self.message.say("error", _("วันสิ้นสุดมาก่อนวันเริ่ม"))
        can_edit = not self._session.read_only
        self.swap.setVisible(reading.state is State.BACKWARDS and can_edit)
        self.bars.setVisible(reading.state is State.READ and bool(self._year))
        self.bars.show_months(covered(reading.span, self._year))
        self.presets.setVisible(reading.state is State.EMPTY and can_edit)

    def _sentence(self, reading: Reading) -> str:
        printed = reading.printed
        typed = self._typed.get(self._key)
        if typed is None and isinstance(self._cell, Period) and not self._dirty:
            printed = " ".join(self._cell.text.split())  # written elsewhere: it prints as it stands
        sentence = _("จะพิมพ์ว่า “{text}”").format(text=printed)
        return f"{sentence} ({digits(reading.beside)})" if reading.beside else sentence

    # --- what a person does ---

    def _on_typed(self) -> None:
        self._dirty = True
        self._commits.start()
        self._rests.start()

    def commit(self) -> None:
        """Bring what is typed into the report, if it has changed."""
        self._commits.stop()
        if self._dirty:
            self._put(self.line.text())

    def _put(self, text: str) -> None:
        self._dirty = False
        place, year = self._place, self._year

        def change(report: Report) -> Report:
            printed = self._read(clean(text, lines=False).text).printed
            self._typed[self._key] = (text, printed)
            return set_cell(report, place.activity_uid, place.field, period_cell(printed, year))

        self._session.edit(_("แก้ช่วงเวลา"), change, place=place, field=("cell", *self._key))

    def put(self, text: str) -> None:
        """Take a text as if it had been typed."""
        if self._session.read_only:
            return
        self.line.selectAll()
        self.line.insert(text)
        self._put(text)
        self._session.end_step()
        self._say()

    def _preset_picked(self) -> None:
        self.put(str(self.sender().property("typed")))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _swap(self) -> None:
        self.put(self._read(self.line.text()).mended)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_calendar(self) -> None:
        """Open the calendar at the period that is typed."""
        if self._session.read_only:
            return
        calendar = PeriodCalendar(self.line.text(), self._year, self)
        calendar.chosen.connect(self.put)
        calendar.open_under(self.line)

    def go(self) -> None:
        """Put the caret in the field."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def undo_typing(self) -> bool:
        """Take typing back that is not yet a step of its own; return whether there was any."""
        if not take_back(self.line):
            return False
        self._on_typed()
        return True

    def redo_typing(self) -> bool:
        """Make typing again that was taken back; return whether there was any."""
        if not make_again(self.line):
            return False
        self._on_typed()
        return True

    def _leave(self) -> None:
        self.commit()
        self._say()
        settle(self.line)
        self._session.end_step()
        self.left.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.KeyPress if opens_calendar(event):  # type: ignore[arg-type]  # a QKeyEvent
                self.open_calendar()
                return True
            case QEvent.Type.FocusIn:
                self.focused.emit(self._place)
            case QEvent.Type.FocusOut:
                self._leave()
            case _:
                pass
        return False
