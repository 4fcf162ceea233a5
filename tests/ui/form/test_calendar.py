"""The calendar: by mouse and by keyboard, months and days, a range or one day; freed when it closes."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_thai import type_text

from ita_desktop.ui.form.calendar import DateField, DayCalendar, PeriodCalendar
from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.form.grids import DayGrid, MonthGrid

_LEFT = Qt.MouseButton.LeftButton
_SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(300, 40)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _opened(host: QWidget, text: str = "", year: int = 2568) -> tuple[PeriodCalendar, list[str]]:
    calendar = PeriodCalendar(text, year, host)
    told: list[str] = []
    calendar.chosen.connect(told.append)
    calendar.open_under(host)
    return calendar, told


def _month(grid: MonthGrid, place: int) -> QPoint:
    return grid._box(place).center().toPoint()


def _day(grid: DayGrid, day: date) -> QPoint:
    for month in range(grid._months):
        first, column, count = grid._days(month)
        if (first.year, first.month) == (day.year, day.month):
            assert day.day <= count
            return grid._box(month, column + day.day - 1).center().toPoint()
    raise AssertionError(day)


def test_dragging_over_months_chooses_a_range_and_closes(host: QWidget) -> None:
    calendar, told = _opened(host)
    months = calendar.months
    QTest.mousePress(months, _LEFT, pos=_month(months, 7))
    _drag(months, _month(months, 3))
    QTest.mouseRelease(months, _LEFT, pos=_month(months, 3))
    assert told == ["ม.ค. ๖๘ - พ.ค. ๖๘"]
    assert QApplication.activePopupWidget() is None


def _drag(widget: QWidget, to: QPoint) -> None:
    from PySide6.QtCore import QPointF  # noqa: PLC0415
    from PySide6.QtGui import QMouseEvent  # noqa: PLC0415

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(widget.mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        _LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def test_one_click_is_a_month_and_a_second_makes_it_a_range(host: QWidget) -> None:
    calendar, told = _opened(host)
    QTest.mouseClick(calendar.months, _LEFT, pos=_month(calendar.months, 0))
    assert told == ["ต.ค. ๖๗"]
    assert calendar.isVisible()
    QTest.mouseClick(calendar.months, _LEFT, pos=_month(calendar.months, 5))
    assert told[-1] == "ต.ค. ๖๗ - มี.ค. ๖๘"
    assert QApplication.activePopupWidget() is None


def test_the_keyboard_alone_chooses_months(host: QWidget) -> None:
    calendar, told = _opened(host, "ต.ค.67")
    grid = calendar.months
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(grid, key)
    assert grid.selection == (10, 10)
    QTest.keyClick(grid, Qt.Key.Key_Right, _SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_Right, _SHIFT)
    assert "ส.ค. ๖๘ - ก.ย. ๖๘" in grid.accessibleName()
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert told == ["ส.ค. ๖๘ - ก.ย. ๖๘"]


def test_presets_are_typed_as_they_are_named(host: QWidget) -> None:
    calendar, told = _opened(host, "ไตรมาส ๒")
    assert calendar.months.selection == (3, 5)
    QTest.mouseClick(calendar._presets["ทุกเดือน"], _LEFT)
    assert told == ["ทุกเดือน"]


def test_days_have_the_buddhist_year_and_weeks_from_sunday(host: QWidget) -> None:
    calendar, told = _opened(host, "๑ ต.ค. ๖๗ - ๓ ต.ค. ๖๗")
    QTest.mouseClick(calendar.by_day, _LEFT)
    assert calendar.days.hasFocus()
    assert calendar.days.titles() == ("ตุลาคม ๒๕๖๗", "พฤศจิกายน ๒๕๖๗")
    assert calendar.days._days(0)[1] == 2, "1 October 2024 is a Tuesday, the third column"
    QTest.mouseClick(calendar.days, _LEFT, pos=_day(calendar.days, date(2024, 10, 15)))
    QTest.mouseClick(calendar.days, _LEFT, pos=_day(calendar.days, date(2024, 11, 2)))
    assert told == ["๑๕ ต.ค. ๖๗", "๑๕ ต.ค. ๖๗ - ๒ พ.ย. ๖๗"]


def test_the_keyboard_alone_chooses_days(host: QWidget) -> None:
    calendar, told = _opened(host, "๓๑ ม.ค. ๖๘")
    calendar.by_day.setChecked(True)
    grid = calendar.days
    QTest.keyClick(grid, Qt.Key.Key_PageDown)
    assert grid.selection == (date(2025, 2, 28).toordinal(),) * 2
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(grid, key)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    for _n in range(12):
        QTest.keyClick(grid, Qt.Key.Key_Down, _SHIFT)
    assert "๑ ม.ค. ๖๘ - " in grid.accessibleName()
    assert grid.titles()[-1] == "มีนาคม ๒๕๖๘"
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert told == ["๑ ม.ค. ๖๘ - ๒๖ มี.ค. ๖๘"]


def test_pages_are_turned_by_buttons_within_the_era(host: QWidget, qtbot: QtBot) -> None:
    calendar, _told = _opened(host, "๑ ม.ค. ๖๘")
    calendar.by_day.setChecked(True)
    page = calendar._days
    page._on()
    assert calendar.days.titles()[0] == "กุมภาพันธ์ ๒๕๖๘"
    page._back()
    assert page._titles[0].text() == "มกราคม ๒๕๖๘"
    calendar.days.turn(-12 * 400)
    assert calendar.days.titles()[0] == "มกราคม ๒๕๖๘"
    calendar.by_day.setChecked(False)
    assert calendar.months.isVisible()
    QTest.keyClick(calendar.months, Qt.Key.Key_A)
    assert qtbot.screenshot(calendar)


def test_a_period_of_another_year_chooses_no_month(host: QWidget) -> None:
    calendar, _told = _opened(host, "ต.ค.60-ก.ย.61")
    assert not calendar.months._chosen
    unknown, _said = _opened(host, "", 0)
    assert unknown.months.isVisible()


def test_nothing_is_chosen_beside_the_cells(host: QWidget) -> None:
    calendar, told = _opened(host)
    calendar.by_day.setChecked(True)
    QTest.mouseClick(calendar.days, _LEFT, pos=QPoint(2, 2))
    QTest.mouseMove(calendar.days, _day(calendar.days, date(2024, 10, 9)))
    assert told == []


def test_esc_closes_it_and_it_is_freed(host: QWidget) -> None:
    calendar, told = _opened(host)
    ref = weakref.ref(calendar)
    QTest.keyClick(calendar.months, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    del calendar
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert ref() is None
    gc.collect()
    assert told == []


# --- one day ---


def test_a_date_is_typed_or_chosen(qtbot: QtBot) -> None:
    field = DateField("วันที่ของรายงาน", "๒๐ เมษายน ๒๕๖๘")
    qtbot.addWidget(field)
    field.show()
    assert field.line.accessibleName() == "วันที่ของรายงาน"
    assert not field.message.text
    field.line.selectAll()
    with qtbot.waitSignal(field.edited) as told:
        type_text(field.line, "20/4/68")
    assert told.args == ["20/4/68"]
    assert field.message.text == "อ่านได้ว่า ๒๐ เมษายน ๒๕๖๘"
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = QApplication.activePopupWidget()
    assert isinstance(calendar, DayCalendar)
    assert calendar.days.titles() == ("เมษายน ๒๕๖๘",)
    QTest.mouseClick(calendar.days, _LEFT, pos=_day(calendar.days, date(2025, 4, 1)))
    assert field.text() == "๑ เมษายน ๒๕๖๘"


def test_a_date_that_cannot_be_read_is_kept(qtbot: QtBot) -> None:
    field = DateField("วันที่")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus()
    type_text(field.line, "สิ้นปี")
    told: list[str] = []
    field.edited.connect(told.append)
    with qtbot.waitSignal(field.left):
        field.line.clearFocus()
    assert told == ["สิ้นปี"]
    assert field.line.property("state") == "warning"
    field.set_text("")
    assert not field.message.text


def test_today_is_one_click(qtbot: QtBot) -> None:
    field = DateField("วันที่")
    qtbot.addWidget(field)
    field.show()
    field.open_calendar()
    calendar = QApplication.activePopupWidget()
    assert isinstance(calendar, DayCalendar)
    ref = weakref.ref(calendar)
    calendar.today.click()
    assert str(date.today().year + 543)[2:] in field.text().translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))  # noqa: DTZ011
    del calendar
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert ref() is None


def test_a_locked_date_opens_no_calendar(qtbot: QtBot) -> None:
    field = DateField("วันที่", "๑ มกราคม ๒๕๖๘")
    qtbot.addWidget(field)
    field.set_read_only(True)
    field.show()
    field.open_calendar()
    assert QApplication.activePopupWidget() is None
    assert not field.button.isVisible()


def test_it_grows_with_the_text_size(host: QWidget) -> None:
    calendar, _told = _opened(host)
    before = calendar.months.sizeHint()
    look().use("dark", 1.5)
    assert calendar.months.sizeHint().height() > before.height()
    calendar.close()
