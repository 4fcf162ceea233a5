"""Departments: typed in part, chosen from the list, all of them, collected by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from typing_thai import type_text

from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.model import Missing, Responsible
from ita_desktop.ui.form.departments import collector_in, found, most_used, same_name
from ita_desktop.ui.form.responsible_field import ResponsibleField
from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.form.form import MeasureForm
    from ita_desktop.ui.session import Session

_LEFT = Qt.MouseButton.LeftButton


def _field(form: MeasureForm, at: int = 0) -> ResponsibleField:
    field = form.activities[at].blocks["responsible"].field
    assert isinstance(field, ResponsibleField)
    return field


def _cell(session: Session, uid: str = "a1") -> object:
    return next(row.cell("responsible") for _i, _m, row in session.report.activities() if row.uid == uid)


def _rows(field: ResponsibleField) -> list[str]:
    assert field._list is not None
    return [field._list.item(n).text() for n in range(field._list.count())]


def test_any_part_of_the_name_finds_it_and_enter_takes_it(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    field = _field(make_form(session))
    field.go()
    type_text(field.line, "คลัง")
    assert _rows(field) == ["กองคลัง", "เพิ่มกอง “คลัง”"]
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert _cell(session) == Responsible(("สำนักปลัด", "กองคลัง"))
    assert [chip.text for chip in field.box.chips] == ["สำนักปลัด", "กองคลัง"]
    assert field._list is None
    assert not field.line.text()


def test_the_last_row_adds_a_department_to_the_office_and_the_report(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    field = _field(make_form(session))
    field.go()
    type_text(field.line, "กองการศึกษา")
    assert _rows(field) == ["เพิ่มกอง “กองการศึกษา”"]
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert _cell(session) == Responsible(("สำนักปลัด", "กองการศึกษา"))
    for office in (session.value.office, session.report.office):
        assert office.departments[-1].name == "กองการศึกษา"
    assert session.undo_name == "เพิ่มกอง “กองการศึกษา”"
    session.undo()
    assert len(session.value.office.departments) == 3
    assert [chip.text for chip in field.box.chips] == ["สำนักปลัด"]


def test_arrows_and_mouse_choose_a_row_and_esc_puts_the_list_away(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    field = _field(make_form(session))
    field.go()
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert _rows(field) == ["กองคลัง", "กองช่าง", "ทุกส่วนราชการ"]
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field._list is None
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert _cell(session) == Responsible(("สำนักปลัด", "กองช่าง"))
    qtbot.mouseClick(field.box.arrow, _LEFT)
    assert field._list is not None
    rect = field._list.visualItemRect(field._list.item(0))
    qtbot.mouseClick(field._list.viewport(), _LEFT, pos=rect.center())
    assert _cell(session) == Responsible(("สำนักปลัด", "กองช่าง", "กองคลัง"))


def test_all_departments_are_one_chip_that_puts_others_away_and_one_collects(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    field = _field(make_form(session))
    assert not field.by_one.isEnabled()
    assert field.by_one.toolTip()
    field.go()
    type_text(field.line, "ทุก")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert _cell(session) == Responsible((), "ทุกส่วนราชการ")
    assert [chip.text for chip in field.box.chips] == ["ทุกส่วนราชการ"]
    field.by_one.click()
    assert _cell(session) == Responsible((), "ทุกส่วนราชการ", "สำนักปลัด รวบรวม")
    qtbot.waitUntil(field.collector.isVisible)
    field.collector.hidePopup()
    field.collector.setCurrentText("กองคลัง")
    field.collector.activated.emit(field.collector.currentIndex())
    assert _cell(session) == Responsible((), "ทุกส่วนราชการ", "กองคลัง รวบรวม")
    field.by_one.click()
    assert _cell(session) == Responsible((), "ทุกส่วนราชการ")
    field.add("กองช่าง")
    assert _cell(session) == Responsible(("กองช่าง",))


def test_words_about_the_collector_stay_as_they_were_written(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    field = _field(make_form(session))
    cell = Responsible(("กองคลัง",), "ทุกกอง", "งานแผน รวบรวม")
    session.edit("", lambda report: set_cell(report, "a1", "responsible", cell))
    assert field.collector.currentText() == "งานแผน รวบรวม"
    assert [chip.text for chip in field.box.chips] == ["ทุกกอง", "กองคลัง"]
    field._remove(1)
    assert _cell(session) == Responsible((), "ทุกกอง", "งานแผน รวบรวม")
    field._remove(0)
    assert isinstance(_cell(session), Missing)


def test_backspace_takes_the_last_chip_and_x_any(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    field = _field(make_form(session))
    for name in ("กองคลัง", "กองช่าง"):
        field.add(name)
    field.add("กองช่าง")
    field.go()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert _cell(session) == Responsible(("สำนักปลัด", "กองคลัง"))
    chip = field.box.chips[0]
    qtbot.mouseClick(chip, _LEFT, pos=QPoint(chip.width() - 8, chip.height() // 2))
    assert _cell(session) == Responsible(("กองคลัง",))
    last = field.box.chips[0]
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Delete)
    assert isinstance(_cell(session), Missing)
    assert field.line.hasFocus()


def test_what_was_typed_and_not_chosen_is_kept_as_a_name(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    form = make_form(session)
    field = _field(form)
    field.go()
    type_text(field.line, "งานนิติการ")
    form.head.go()
    assert _cell(session) == Responsible(("สำนักปลัด", "งานนิติการ"))
    assert field._list is None
    assert len(session.report.office.departments) == 3
    field.go()
    type_text(field.line, "กองคลัง ")
    field._close_list()
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert _cell(session) == Responsible(("สำนักปลัด", "งานนิติการ", "กองคลัง"))


def test_an_empty_one_offers_those_used_most(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    field = _field(make_form(session, "m2"))
    assert [b.toolTip() for b in field._preset_buttons] == ["สำนักปลัด", "กองคลัง", "ทุกส่วนราชการ"]
    qtbot.mouseClick(field._preset_buttons[0], _LEFT)
    assert _cell(session, "a2") == Responsible(("สำนักปลัด",))
    assert not field.presets.isVisible()
    assert field.line.hasFocus()


def test_chips_fill_rows_and_the_field_grows(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    field = _field(make_form(session))
    one = field.box.heightForWidth(270)
    for name in ("กองการศึกษา ศาสนา และวัฒนธรรม", "กองสาธารณสุขและสิ่งแวดล้อม"):
        field.add(name)
    assert field.box.heightForWidth(270) > one
    assert all(chip.geometry().right() <= field.box.width() for chip in field.box.chips)
    look().use("dark", 1.5)
    assert field.box.heightForWidth(270) > 3 * one


def test_typing_is_undone_before_it_is_a_chip(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(session)
    field = _field(form)
    assert not field.undo_typing()
    assert not field.redo_typing()
    field.go()
    type_text(field.line, "กอง")
    assert form.undo_typing()
    assert form.redo_typing()
    assert field.line.text()
    field.line.clear()
    field._typed()
    assert field._list is None


def test_locked_the_chips_have_no_x_and_nothing_opens(locked: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(locked)
    field = _field(form)
    field.go()
    field.open_list()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field._list is None
    assert _cell(locked) == Responsible(("สำนักปลัด",))
    assert not field.box.arrow.isVisible()
    assert field.box.chips[0].focusPolicy() == Qt.FocusPolicy.NoFocus
    assert field.grab().width()


def test_departments_are_found_by_any_part_and_by_other_spellings(session: Session) -> None:
    file, report = session.value, session.report
    assert found("ช่าง", file, report) == ("กองช่าง",)
    assert found("กอง", file, report) == ("กองคลัง", "กองช่าง")
    assert most_used(file, report) == ("สำนักปลัด", "กองคลัง", "กองช่าง")
    assert same_name("กอง คลัง", ("กองคลัง",)) == "กองคลัง"
    assert collector_in("กองคลังเป็นผู้รวบรวม", ("กองคลัง",)) == "กองคลัง"


def test_a_text_that_may_not_enter_is_refused(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    field = _field(make_form(session))
    field.line.setText("ก" * 20_001)
    with qtbot.waitSignal(session.refused):
        field.commit()
    field.line.clear()
