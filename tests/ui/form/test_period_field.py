"""The period field: typing stays, the reading stands beneath, the report holds what prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_thai import type_text

from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.model import Missing, Period, Place
from ita_desktop.ui.form.calendar import PeriodCalendar
from ita_desktop.ui.form.period_field import PeriodField

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.form.form import MeasureForm
    from ita_desktop.ui.session import Session


def _field(form: MeasureForm, at: int = 0) -> PeriodField:
    field = form.activities[at].blocks["period"].field
    assert isinstance(field, PeriodField)
    return field


def _cell(session: Session, uid: str = "a1") -> object:
    return next(row.cell("period") for _i, _m, row in session.report.activities() if row.uid == uid)


def _type(field: PeriodField, text: str) -> None:
    field.go()
    field.line.selectAll()
    type_text(field.line, text)


def test_typing_stays_and_the_report_holds_what_prints(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    field = _field(make_form(session))
    _type(field, "ไตรมาส 1-2")
    qtbot.waitUntil(lambda: _cell(session) == Period("ไตรมาส ๑ - ๒", *_span(session, "ไตรมาส ๑ - ๒")))
    qtbot.waitUntil(lambda: "ไตรมาส ๑ - ๒" in field.message.text)
    assert field.line.text() == "ไตรมาส 1-2"
    assert field.message.text == "จะพิมพ์ว่า “ไตรมาส ๑ - ๒” (ต.ค. ๖๗ – มี.ค. ๖๘)"
    assert field.bars.isVisible()
    assert field.bars.accessibleName() == "ต.ค., พ.ย., ธ.ค., ม.ค., ก.พ., มี.ค."
    assert session.undo_name == "แก้ช่วงเวลา"


def _span(session: Session, text: str) -> tuple[object, object]:
    from ita_desktop.thai.dates import read_period  # noqa: PLC0415

    span = read_period(text, session.report.fiscal_year)
    assert span
    return span.start, span.end


def test_the_reading_waits_for_a_rest(session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot) -> None:
    field = _field(make_form(session))
    before = field.message.text
    _type(field, "ต.ค.")
    assert field.message.text == before
    qtbot.waitUntil(lambda: "๓๑ ต.ค. ๖๗" in field.message.text)


def test_what_was_typed_is_still_there_after_leaving_and_coming_back(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    form = make_form(session)
    _type(_field(form), "ต.ค.67-ธ.ค.67")
    form.head.go()
    form.show_measure("m3")
    assert _field(form).line.text() == "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘"
    form.show_measure("m1")
    assert _field(form).line.text() == "ต.ค.67-ธ.ค.67"
    assert _cell(session).text == "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๑ ธ.ค. ๖๗"  # type: ignore[attr-defined]


def test_a_period_from_elsewhere_is_said_to_print_as_it_stands(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    field = _field(make_form(session))
    session.edit("", lambda report: set_cell(report, "a1", "period", Period("มีนาคม\n2568")))
    assert field.line.text() == "มีนาคม 2568"
    assert field.message.text == "จะพิมพ์ว่า “มีนาคม 2568”"
    assert _cell(session) == Period("มีนาคม\n2568")


def test_an_unread_period_is_amber_and_kept(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    field = _field(make_form(session))
    _type(field, "ตามห้วงงานประเพณี")
    qtbot.waitUntil(lambda: "ตรวจวันให้ไม่ได้" in field.message.text)
    assert field.line.property("state") == "warning"
    assert not field.bars.isVisible()
    assert _cell(session) == Period("ตามห้วงงานประเพณี")


def test_a_period_the_wrong_way_round_is_red_and_mended_by_its_link(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    field = _field(make_form(session))
    _type(field, "30/9/68-1/10/67")
    qtbot.waitUntil(field.swap.isVisible)
    assert field.message.text == "วันสิ้นสุดมาก่อนวันเริ่ม"
    assert field.line.property("state") == "error"
    assert _cell(session).text == "30/9/68-1/10/67"  # type: ignore[attr-defined]
    qtbot.mouseClick(field.swap, Qt.MouseButton.LeftButton)
    assert _cell(session).text == "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘"  # type: ignore[attr-defined]
    assert not field.swap.isVisible()
    assert field.line.hasFocus()


def test_presets_stand_under_an_empty_period_only(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    field = _field(make_form(session, "m2"))
    assert field.presets.isVisible()
    qtbot.mouseClick(field._preset_buttons[1], Qt.MouseButton.LeftButton)
    assert field.line.text() == "๖ เดือนแรก"
    assert _cell(session, "a2").text == "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๑ มี.ค. ๖๘"  # type: ignore[attr-defined]
    assert not field.presets.isVisible()
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(field.presets.isVisible)
    assert isinstance(_cell(session, "a2"), Missing)


def test_typing_is_undone_in_the_field_then_by_steps(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    field = _field(form)
    before = _cell(session)
    assert not form.undo_typing()
    _type(field, "ก")
    assert form.undo_typing()
    assert field.line.text() != "ก"
    assert form.redo_typing()
    assert not form.redo_typing()
    qtbot.waitUntil(lambda: _cell(session) == Period("ก"))
    form.head.go()
    assert not field.undo_typing()
    session.undo()
    assert _cell(session) == before
    assert field.line.text() == "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘"


@pytest.mark.parametrize("how", ["key", "button", "form"])
def test_the_calendar_opens_by_key_by_button_and_from_the_window(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot, how: str
) -> None:
    form = make_form(session)
    field = _field(form)
    match how:
        case "key":
            QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        case "button":
            qtbot.mouseClick(field._button, Qt.MouseButton.LeftButton)
        case _:
            form.open_calendar()
    calendar = QApplication.activePopupWidget()
    assert isinstance(calendar, PeriodCalendar)
    assert calendar.months.selection == (0, 11)
    calendar.months.setFocus()
    QTest.keyClick(calendar.months, Qt.Key.Key_Home)
    QTest.keyClick(calendar.months, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(calendar.months, Qt.Key.Key_Return)
    assert field.line.text() == "ต.ค. ๖๗ - พ.ย. ๖๗"
    assert _cell(session).text == "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ พ.ย. ๖๗"  # type: ignore[attr-defined]


def test_locked_it_can_be_copied_and_opens_nothing(locked: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(locked)
    field = _field(form)
    field.go()
    field.line.selectAll()
    assert field.line.selectedText().startswith("วันที่")
    assert field.line.isReadOnly()
    field.open_calendar()
    field.put("ตลอดปี")
    assert QApplication.activePopupWidget() is None
    assert field.line.text().startswith("วันที่")
    form.show_measure("m2")
    assert not _field(form).presets.isVisible()


def test_its_place_is_told(session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot) -> None:
    form = make_form(session)
    with qtbot.waitSignal(form.focused) as told:
        _field(form).go()
    assert told.args == [Place("period", "i1", "m1", "a1")]
