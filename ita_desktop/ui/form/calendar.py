"""The calendar of a period or a day: a pop-up with the months of the fiscal year, days behind "ระบุวัน"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.thai.dates import Span, fiscal_span, fiscal_year, print_date, read_date
from ita_desktop.ui.form.grids import DayGrid, MonthGrid
from ita_desktop.ui.form.reading import (
    EVERY_MONTH,
    FIRST_HALF,
    QUARTERS,
    WHOLE_YEAR,
    State,
    days_typed,
    month_of,
    months_typed,
    read,
)
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import digits
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.fields import FieldMessage, LineField
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import SHADOW, Popup

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

REST = 300
"""Milliseconds without a key after which a date or period is read."""
_WIDE = 616
_YEAR = 12


def opens_calendar(event: QKeyEvent) -> bool:
    """Return whether a key opens a field's calendar, as it opens the list of a choice."""
    return event.key() == Qt.Key.Key_Down and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


class _Days(QWidget):
    """Days of a month or two, with buttons that turn the pages."""

    def __init__(self, day: date, *, months: int, ranges: bool) -> None:
        super().__init__()
        self.grid = DayGrid(day, months=months, ranges=ranges)
        self._titles = [Label("", "captionStrong", most=1) for _n in range(months)]
        before = IconButton("chevron-left", _("เดือนก่อน"), "PgUp")
        after = IconButton("chevron-right", _("เดือนถัดไป"), "PgDn")
        before.clicked.connect(self._back)
        after.clicked.connect(self._on)
        head = QHBoxLayout()
        head.addWidget(before)
        for title in self._titles:
            title.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
            head.addWidget(title, 1)
        head.addWidget(after)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        column.addLayout(head)
        column.addWidget(self.grid)
        self.grid.shown.connect(self._name_months)
        self._name_months()

    def _back(self) -> None:
        self.grid.turn(-1)

    def _on(self) -> None:
        self.grid.turn(1)

    def _name_months(self) -> None:
        for label, title in zip(self._titles, self.grid.titles(), strict=True):
            label.set_text(title)


class PeriodCalendar(Popup):
    """Presets, the twelve months of a fiscal year, days. ``chosen`` is the period as it would be typed."""

    chosen = Signal(str)

    def __init__(self, text: str, year: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("เลือกช่วงเวลา"))
        self._year = year or fiscal_year(date.today())  # noqa: DTZ011 - the clerk's own day
        reading = read(text, year)
        span = reading.span if reading.state is State.READ else None
        self._presets = self._made_presets(" ".join(text.split()))
        self.months = MonthGrid(self._year)
        self._days = _Days(span.start if span else fiscal_span(self._year).start, months=2, ranges=True)
        self.by_day = Button(_("ระบุวัน"), "calendar-days", "plain", "small")
        self.by_day.setCheckable(True)
        self._lay_out()
        if span:
            self._show_span(span)
        self.months.picked.connect(self._months_picked)
        self.days.picked.connect(self._days_picked)
        self.by_day.toggled.connect(self._turn)
        self.setFixedWidth(look().px(_WIDE + 2 * SHADOW))

    @property
    def days(self) -> DayGrid:
        """Return the days to choose from."""
        return self._days.grid

    def _made_presets(self, text: str) -> dict[str, Button]:
        words = (WHOLE_YEAR, FIRST_HALF, *QUARTERS, EVERY_MONTH)
        short = {QUARTERS[1]: "๒", QUARTERS[2]: "๓", QUARTERS[3]: "๔"}
        made = {}
        for typed in words:
            button = Button(digits(short.get(typed, typed)), kind="soft" if typed == text else "outlined", size="small")
            button.setAccessibleName(digits(typed))
            button.setProperty("typed", typed)
            button.clicked.connect(self._preset_picked)
            made[typed] = button
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(look().px(5))
        for button in self._presets.values():
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.by_day)
        column = QVBoxLayout(self)
        edge = look().px(10)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().px(8))
        column.addLayout(row)
        column.addWidget(self.months)
        column.addWidget(self._days)
        self._days.hide()

    def _show_span(self, span: Span) -> None:
        self.days.choose(span.start.toordinal(), span.end.toordinal())
        first = month_of(span.start.year, span.start.month, self._year)
        last = month_of(span.end.year, span.end.month, self._year)
        if first < _YEAR and last >= 0:
            self.months.choose(first, last)

    @override
    def open_under(self, part: QWidget, *, right: bool = False) -> None:
        super().open_under(part, right=right)
        self.months.setFocus(Qt.FocusReason.PopupFocusReason)

    def _turn(self, days: bool) -> None:  # noqa: FBT001 - a slot
        self.months.setVisible(not days)
        self._days.setVisible(days)
        (self.days if days else self.months).setFocus(Qt.FocusReason.OtherFocusReason)
        self.adjustSize()

    def _preset_picked(self) -> None:
        self._tell(str(self.sender().property("typed")), done=True)

    def _months_picked(self, done: bool) -> None:  # noqa: FBT001 - a slot
        self._tell(months_typed(*self.months.selection, self._year), done=done)

    def _days_picked(self, done: bool) -> None:  # noqa: FBT001 - a slot
        first, last = map(date.fromordinal, self.days.selection)
        self._tell(days_typed(Span(first, last)), done=done)

    def _tell(self, text: str, *, done: bool) -> None:
        self.chosen.emit(text)
        if done:
            self.close()


class DayCalendar(Popup):
    """One day to choose. ``chosen`` is it as it would be typed: "๒๐ เมษายน ๒๕๖๘"."""

    chosen = Signal(str)

    def __init__(self, day: date | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("เลือกวันที่"))
        today = date.today()  # noqa: DTZ011 - the clerk's own day
        self._page = _Days(day or today, months=1, ranges=False)
        if day:
            self.days.choose(day.toordinal(), day.toordinal())
        self.today = Button(_("วันนี้"), size="small")
        column = QVBoxLayout(self)
        edge = look().px(10)
        column.setContentsMargins(edge, edge, edge, edge)
        column.addWidget(self._page)
        column.addWidget(self.today, 0, Qt.AlignmentFlag.AlignLeft)
        self.days.picked.connect(self._picked)
        self.today.clicked.connect(self._today_picked)

    @property
    def days(self) -> DayGrid:
        """Return the days to choose from."""
        return self._page.grid

    @override
    def open_under(self, part: QWidget, *, right: bool = False) -> None:
        super().open_under(part, right=right)
        self.days.setFocus(Qt.FocusReason.PopupFocusReason)

    def _picked(self) -> None:
        self._tell(date.fromordinal(self.days.selection[0]))

    def _today_picked(self) -> None:
        self._tell(date.today())  # noqa: DTZ011 - the clerk's own day

    def _tell(self, day: date) -> None:
        self.chosen.emit(print_date(day))
        self.close()


class DateField(QWidget):
    """A date as text, with a calendar of the Buddhist era; what is typed stays, how it is read stands beneath."""

    edited = Signal(str)
    """The text, when a person has changed it and rests."""
    left = Signal()

    def __init__(self, name: str, text: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineField(name, text, placeholder)
        self.message = FieldMessage()
        self.button = self.line.add_button("calendar-days", _("ปฏิทิน"), "Alt+↓")
        self._timer = QTimer(self, singleShot=True, interval=REST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(4))
        column.addWidget(self.line)
        column.addWidget(self.message)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self._timer.timeout.connect(self._rested)
        self.button.clicked.connect(self.open_calendar)
        self._read()

    def text(self) -> str:
        """Return what is typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self.line.text():
            self.line.setText(text)
        self._timer.stop()
        self._read()

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a plain setter
        """Let the text be copied only."""
        self.line.setReadOnly(read_only)
        self.button.setVisible(not read_only)

    def commit(self) -> None:
        """Say what was typed, without waiting for a rest."""
        if self._timer.isActive():
            self._rested()

    def open_calendar(self) -> None:
        """Open the calendar at the day that is typed."""
        if self.line.isReadOnly():
            return
        calendar = DayCalendar(read_date(self.text()), self)
        calendar.chosen.connect(self._chosen)
        calendar.open_under(self.line)

    def _chosen(self, text: str) -> None:
        self.line.setText(text)
        self._rested()

    def _typed(self) -> None:
        self._timer.start()

    def _rested(self) -> None:
        self._timer.stop()
        self._read()
        self.edited.emit(self.text())

    def _read(self) -> None:
        text = self.text().strip()
        day = read_date(text)
        if not text or (day and print_date(day) in text):
            self.message.say("", "")
        elif day:
            self.message.say("done", _("อ่านได้ว่า {day}").format(day=digits(print_date(day))))
        else:
            self.message.say("warning", _("พิมพ์ตามนี้ได้ แต่ตรวจวันให้ไม่ได้"))
        self.line.set_state("warning" if text and not day else "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and opens_calendar(event):  # type: ignore[arg-type]  # a QKeyEvent
            self.open_calendar()
            return True
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
            self.left.emit()
        return False
