"""The form of a measure: head, fields by key, activities, "as above", what is said when."""

from __future__ import annotations

import weakref
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from typing_thai import type_text

from ita_desktop.domain.checks import Finding, Level, check
from ita_desktop.domain.edits import find_activity, find_measure, move_activity, remove_measure, set_cell
from ita_desktop.domain.model import (
    MISSING,
    Column,
    ColumnKind,
    Department,
    Line,
    Lines,
    Marker,
    Place,
    Responsible,
    SameAs,
)
from ita_desktop.services.exchanging import arrive, plan_import
from ita_desktop.ui.form.list_field import ListField
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.surfaces import ScrollArea

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ita_desktop.domain.model import Report
    from ita_desktop.ui.form.form import MeasureForm
    from ita_desktop.ui.runner import Runner
    from ita_desktop.ui.session import Session

_SEED = Path(__file__).parents[4] / "shared" / "seed" / "report-2568.docx"
_LEFT = Qt.MouseButton.LeftButton
_KEYS = "steps", "period", "responsible", "results", "outcomes"


def _title(session: Session, uid: str = "m1") -> str:
    return find_measure(session.report, uid).title


def _replace_title(form: MeasureForm, text: str) -> None:
    form.head.go()
    form.head.title.selectAll()
    type_text(form.head.title, text)


# --- the head ---


def test_the_head_says_where_and_how_far(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(session)
    assert form.head.number.text() == "ประเด็นที่ ๑"
    assert form.head.issue.text() == "กระบวนการปฏิบัติงาน"
    assert form.head.pill.text() == "ครบ ๖ จาก ๖ ช่อง"
    form.show_measure("m2")
    assert form.head.pill.text() == "ว่าง ๖ ช่อง"
    session.edit("", lambda report: set_cell(report, "a2", "responsible", Responsible(("กองคลัง",))))
    assert form.head.pill.text() == "ยังไม่ครบ ๑ จาก ๖ ช่อง"
    form.show_measure("m4")
    assert form.head.number.text() == "ประเด็นที่ ๒"


def test_the_kind_is_the_first_word_and_changing_it_rewrites_that(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    form = make_form(session)
    kind, title = form.head.kind, form.head.title
    assert (kind.currentText(), title.toPlainText()) == ("โครงการ", "จัดทำคู่มือ")
    kind.setCurrentIndex(2)
    kind.activated.emit(2)
    assert _title(session) == "กิจกรรมจัดทำคู่มือ"
    assert title.toPlainText() == "จัดทำคู่มือ"
    session.undo()
    assert kind.currentText() == "โครงการ"


def test_a_title_is_typed_behind_its_kind(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    _replace_title(form, "อบรมคุณธรรม")
    qtbot.waitUntil(lambda: _title(session) == "โครงการอบรมคุณธรรม")
    assert session.undo_name == "แก้ชื่อมาตรการ"
    assert form.undo_typing()
    assert form.redo_typing()
    form.go_field(2)
    session.undo()
    assert form.head.title.toPlainText() == "จัดทำคู่มือ"


def test_a_kind_that_is_typed_is_taken_as_the_kind(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(session)
    _replace_title(form, "กิจกรรมอบรม")
    assert form.head.title.toPlainText() == "กิจกรรมอบรม"
    form.go_field(2)
    assert _title(session) == "กิจกรรมอบรม"
    assert (form.head.kind.currentText(), form.head.title.toPlainText()) == ("กิจกรรม", "อบรม")


def test_an_empty_title_is_empty_and_keeps_the_kind_that_was_chosen(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    form = make_form(session, "m2")
    assert form.head.kind.currentText() == "มาตรการ"
    form.head.kind.setCurrentIndex(1)
    form.head.kind.activated.emit(1)
    assert _title(session, "m2") == ""
    _replace_title(form, "อบรม")
    form.commit()
    assert _title(session, "m2") == "โครงการอบรม"
    form.head.title.selectAll()
    QTest.keyClick(form.head.title, Qt.Key.Key_Backspace)
    form.commit()
    assert _title(session, "m2") == ""


def test_a_title_without_a_kind_stays_without(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(session, "m4")
    assert form.head.kind.currentIndex() == -1
    type_text(form.head.title, "ใหม่")
    form.commit()
    assert _title(session, "m4") == "ใหม่เผยแพร่ข้อมูล"
    form.head.kind.setCurrentIndex(0)
    form.head.kind.activated.emit(0)
    assert _title(session, "m4") == "มาตรการใหม่เผยแพร่ข้อมูล"


def test_a_title_of_two_lines_keeps_them(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(session, "m3")
    assert form.head.title.toPlainText() == "เปิดเผยข้อมูล\nกิจกรรมอบรม"
    type_text(form.head.title, "ก")
    form.commit()
    assert _title(session, "m3") == "มาตรการกเปิดเผยข้อมูล\nกิจกรรมอบรม"


def test_enter_in_the_title_goes_to_the_steps(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(session)
    form.head.go()
    QTest.keyClick(form.head.title, Qt.Key.Key_Return)
    assert form.activities[0].blocks["steps"].isAncestorOf(QApplication.focusWidget())
    assert "\n" not in _title(session)


def test_the_arrows_ask_for_the_measures_around(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    assert not form.head.previous.isEnabled()
    with qtbot.waitSignal(form.step_to) as told:
        qtbot.mouseClick(form.head.next, _LEFT)
    assert told.args == [1]
    form.show_measure("m4")
    assert not form.head.next.isEnabled()
    with qtbot.waitSignal(form.step_to) as told:
        qtbot.mouseClick(form.head.previous, _LEFT)
    assert told.args == [-1]


def _menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_pill_lists_the_fields_and_leads_to_them(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session, "m3")
    qtbot.mouseClick(form.head.pill, _LEFT)
    menu = _menu()
    ref = weakref.ref(menu)
    names = [action.text() for action in menu.actions()]
    assert names[0] == "ชื่อมาตรการ – ครบ"
    assert len(names) == 6
    menu.actions()[3].trigger()
    menu.close()
    del menu
    assert form.activities[0].blocks["responsible"].isAncestorOf(QApplication.focusWidget())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert ref() is None


def test_more_adds_activities_and_asks_for_the_rest(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    asked: list[str] = []
    form.action_wanted.connect(asked.append)
    qtbot.mouseClick(form.head.more, _LEFT)
    menu = _menu()
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert asked == ["copy_measure", "split_measure", "join_measure", "delete_measure"]
    assert len(form.activities) == 2


# --- going places ---


def test_places_in_other_measures_are_gone_to(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    with qtbot.waitSignal(form.chosen) as told:
        assert form.go(Place("results", "i1", "m3", "a4", "a4-r-0"))
    assert told.args == ["m3"]
    assert form.measure_uid == "m3"
    assert form.activities[1].blocks["results"].isAncestorOf(QApplication.focusWidget())
    assert form.go(Place("title", "i2", "m4"))
    assert form.head.title.hasFocus()
    assert not form.go(Place("nothing", "i2", "m4", "a5"))
    assert not form.go(Place("steps", "i2", "m4", "gone"))
    assert not form.go(Place("steps", "i2", "gone", "a5"))
    assert form.measure_uid == ""
    assert not form.go(Place("title"))


def test_each_field_has_its_number_in_the_activity_of_the_caret(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    form = make_form(session, "m3")
    form.go(Place("steps", "i1", "m3", "a4"))
    for nth, key in enumerate(_KEYS, 2):
        form.go_field(nth)
        assert form.activities[1].blocks[key].isAncestorOf(QApplication.focusWidget())
    form.go_field(1)
    assert form.head.title.hasFocus()


def test_a_field_gone_to_is_seen(session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot) -> None:
    form = make_form(session, "m3")
    form.resize(595, 420)
    block = form.activities[1].blocks["outcomes"]
    form.go(Place("outcomes", "i1", "m3", "a4"))
    view = form.area.viewport()
    qtbot.waitUntil(lambda: 0 < block.mapTo(view, block.rect().topLeft()).y() < view.height())


def test_typing_in_a_list_reaches_the_report_and_is_undone(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    field = form.activities[0].blocks["steps"].field
    assert isinstance(field, ListField)
    form.go_field(2)
    type_text(field.edit, "ก")
    qtbot.waitUntil(lambda: "ก" in str(find_activity(session.report, "a1").cell("steps")))
    assert form.undo_typing()
    assert form.redo_typing()
    form.go_field(1)
    assert not form.undo_typing()
    assert not form.redo_typing()
    form.setFocus()
    QApplication.focusWidget().clearFocus()
    assert not form.undo_typing()
    assert not form.redo_typing()


# --- activities ---


def test_one_activity_has_no_heading_and_several_have(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    assert not form.activities[0].heading.isVisible()
    qtbot.mouseClick(form.add_button, _LEFT)
    assert [fields.name.text() for fields in form.activities] == ["ชุดขั้นตอนที่ ๑", "ชุดขั้นตอนที่ ๒"]
    assert all(fields.heading.isVisible() for fields in form.activities)
    assert form.activities[1].blocks["steps"].isAncestorOf(QApplication.focusWidget())
    assert session.undo_name == "เพิ่มชุดขั้นตอน"
    session.undo()
    assert len(form.activities) == 1
    assert not form.activities[0].heading.isVisible()


def test_activities_are_moved_copied_and_deleted(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session, "m3")
    first, second = form.activities
    with qtbot.waitSignal(form.row_stepped) as asked:
        qtbot.mouseClick(first.down, _LEFT)
    assert asked.args == ["a3", 1]
    session.edit("", lambda report: move_activity(report, "a3", "m3", 1))
    assert form.activities == [second, first], "a row that moves keeps its widgets"
    assert form._fields.indexOf(second) < form._fields.indexOf(first)
    session.undo()
    qtbot.mouseClick(form.activities[0].copy, _LEFT)
    rows = find_measure(session.report, "m3").activities
    assert len(rows) == 3
    assert rows[1].cell("period") == rows[0].cell("period")
    assert session.undo_name == "ทำสำเนาชุดขั้นตอน"
    qtbot.mouseClick(form.activities[1].delete, _LEFT)
    assert [a.uid for a in find_measure(session.report, "m3").activities] == ["a3", "a4"]


def test_a_measures_last_activity_stays(session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot) -> None:
    form = make_form(session)
    with qtbot.waitSignal(session.refused):
        form.delete_activity()
    assert len(form.activities) == 1


# --- as above ---


def test_an_empty_cell_takes_the_text_above_and_can_be_made_its_own(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session, "m2")
    for key in ("period", "responsible", "outcomes"):
        block = form.activities[0].blocks[key]
        assert block.offer.take.isVisible()
        qtbot.mouseClick(block.offer.take, _LEFT)
        assert find_activity(session.report, "a2").cell(key) == SameAs("a1")
        assert block.note.isVisible()
        assert not block.field.isVisible()
        assert not block.offer.isVisible()
        assert "โครงการจัดทำคู่มือ" in block.note.whose.text()
    note = form.activities[0].blocks["outcomes"].note
    assert note.text.text() == "- ประชาชนรู้ขั้นตอน"
    assert note.grab().width()
    qtbot.mouseClick(note.make_own, _LEFT)
    cell = find_activity(session.report, "a2").cell("outcomes")
    assert isinstance(cell, Lines)
    assert cell.lines[0].text == "ประชาชนรู้ขั้นตอน"
    assert cell.lines[0].uid != "a1-o-0"
    assert form.activities[0].blocks["outcomes"].isAncestorOf(QApplication.focusWidget())
    form.go_field(3)
    assert form.activities[0].blocks["period"].note.make_own.hasFocus()


def test_text_that_is_shown_as_above_follows_its_source(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    session.edit("", lambda report: set_cell(report, "a2", "responsible", SameAs("a1")))
    form = make_form(session, "m2")
    note = form.activities[0].blocks["responsible"].note
    assert note.text.text() == "สำนักปลัด"
    session.edit("", lambda report: set_cell(report, "a1", "responsible", Responsible(("กองช่าง",))))
    assert note.text.text() == "กองช่าง"
    session.edit("", lambda report: set_cell(report, "a1", "responsible", MISSING))
    assert note.text.text() == "ยังไม่มีข้อความ"


def test_the_first_row_has_nothing_above(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    session.edit("", lambda report: set_cell(report, "a1", "outcomes", MISSING))
    form = make_form(session)
    assert not form.activities[0].blocks["outcomes"].offer.isVisible()


def test_saying_that_there_is_none_yet_is_kept(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session, "m2")
    form.show_findings(check(session.report))
    block = form.activities[0].blocks["outcomes"]
    qtbot.mouseClick(block.offer.say_none, _LEFT)
    assert block.offer.said.isVisible()
    assert not block.offer.say_none.isVisible()
    assert not any(f.place == block.place for f in check(session.report))


# --- a new measure ---


def test_a_new_measure_tells_how_to_begin_until_that_was_read(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session, "m2")
    assert form.tip.isVisible()
    qtbot.mouseClick(form.tip_button, _LEFT)
    assert not form.tip.isVisible()
    assert form.head.title.hasFocus()
    form.show_measure("m1")
    form.show_measure("m2")
    assert not form.tip.isVisible()


def test_an_empty_field_of_a_new_measure_is_not_said_before_it_was_left(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    form = make_form(session, "m2")
    place = Place("period", "i1", "m2", "a2")
    finding = Finding(Level.ERROR, "missing-period", place, "ยังไม่ได้กรอก")
    other = Finding(Level.ERROR, "missing-period", Place("period", "i1", "m1", "a1"), "ยังไม่ได้กรอก")
    form.show_findings([finding, other])
    assert form.due([finding, other]) == (other,)
    settle = form.activities[0].blocks["period"].settle
    assert not settle.strips
    form.go_field(3)
    assert not settle.strips
    form.go_field(4)
    assert len(settle.strips) == 1


def test_all_is_said_when_the_report_is_to_be_printed(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(session, "m2")
    form.show_findings([Finding(Level.ERROR, "missing-title", Place("title", "i1", "m2"), "ยังไม่มีชื่อ")])
    assert not form.title_settle.strips
    form.reveal()
    assert len(form.title_settle.strips) == 1


def test_departments_of_long_names_leave_the_form_as_narrow_as_it_is(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    long = Department("d9", "สำนักปลัดองค์การบริหารส่วนตำบลหนองแสงและหน่วยตรวจสอบภายใน")
    everyone = Responsible((), "ทุกส่วนราชการ", "สำนักปลัด รวบรวม")

    def change(report: Report) -> Report:
        office = replace(report.office, departments=(*report.office.departments, long))
        return set_cell(replace(report, office=office), "a1", "responsible", everyone)

    session.edit("ทดสอบ", change)
    form = make_form(session, "m1", 520)
    column = form.findChild(ScrollArea)
    assert column
    for width in (900, 520, 583, 640):
        form.resize(width, 900)
        QCoreApplication.processEvents()
        assert column.widget().width() == column.viewport().width(), width


def test_a_field_that_is_filled_is_called_empty_no_more(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    form = make_form(session, "m2")
    form.show_findings([Finding(Level.ERROR, "missing-title", Place("title", "i1", "m2"), "ยังไม่มีชื่อ")])
    form.reveal()
    form.go(Place("title", "i1", "m2"))
    type_text(form.head.title, "โครงการอบรม")
    form.commit()
    assert not form.title_settle.strips


# --- what is around ---


def test_nothing_chosen_offers_a_new_measure(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session, "")
    assert form.new_button.isVisible()
    with qtbot.waitSignal(form.action_wanted) as told:
        qtbot.mouseClick(form.new_button, _LEFT)
    assert told.args == ["new_measure"]
    session.edit("", lambda report: set_cell(report, "a1", "steps", MISSING))
    form.show_measure("m1")
    session.edit("", lambda report: remove_measure(report, "m1"))
    assert form.measure_uid == ""
    session.undo()
    form.show_measure("m1")
    session.report_chosen.emit()
    assert form.measure_uid == "m1"


def test_what_changes_elsewhere_leaves_the_fields_alone(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    form = make_form(session)
    field = form.activities[0].blocks["steps"]
    session.edit("", lambda report: set_cell(report, "a5", "steps", Lines((Line("x", "ก", Marker.DASH),))))
    assert form.activities[0].blocks["steps"] is field
    assert form.head.pill.text() == "ครบ ๖ จาก ๖ ช่อง"


def test_wide_has_results_beside_steps_and_narrow_one_field_a_row(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session, width=1100)
    blocks = form.activities[0].blocks

    def beside(one: str, other: str) -> bool:
        return blocks[one].y() == blocks[other].y() and blocks[one].x() < blocks[other].x()

    assert not beside("steps", "results")
    form.set_columns(2)
    qtbot.waitUntil(lambda: beside("steps", "results"))
    assert beside("period", "responsible")
    form.set_columns(1)
    qtbot.waitUntil(lambda: blocks["results"].y() > blocks["period"].y())
    form.resize(400, 900)
    qtbot.waitUntil(lambda: blocks["responsible"].y() > blocks["period"].y())


@pytest.mark.parametrize(("width", "scale"), [(520, 1.0), (595, 1.0), (780, 1.5), (1040, 2.0)])
def test_nothing_is_wider_than_the_form(
    session: Session, make_form: Callable[..., MeasureForm], width: int, scale: float
) -> None:
    look().use("light", scale)
    form = make_form(session, "m2", width)
    form.show_findings(check(session.report))
    form.reveal()
    form.grab()
    assert form._body.minimumSizeHint().width() <= form.area.viewport().width()


def test_every_input_and_button_has_a_name(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(session, "m3")
    inputs = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QPushButton)
    nameless = [
        widget
        for widget in form.findChildren(QWidget)
        if isinstance(widget, inputs) and not widget.accessibleName() and not getattr(widget, "text", str)()
    ]
    assert nameless == []


def test_locked_all_can_be_read_and_nothing_changed(locked: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(locked, "m3")
    before = locked.value
    assert form.head.title.isReadOnly()
    assert not form.head.kind.isEnabled()
    assert not form.add_button.isVisible()
    assert not form.activities[0].delete.isEnabled()
    form.open_calendar()
    form.add_activity()
    assert locked.value is before
    form.show_measure("m2")
    assert not form.tip.isVisible()
    assert not form.activities[0].blocks["outcomes"].offer.isVisible()
    form.show_measure("")
    assert not form.new_button.isVisible()


def test_measures_of_the_real_report_share_their_fields(
    runner: Runner, tmp_path: Path, make_form: Callable[..., MeasureForm]
) -> None:
    from offices import end, new_session  # noqa: PLC0415

    session = new_session(runner, tmp_path / "จริง.itadb", plan_import(arrive(_SEED)).value)
    try:
        uids = [m.uid for _i, m in session.report.measures()][:10]
        form = make_form(session, uids[-1])
        form.resize(595, 504)
        form.show_findings(check(session.report))
        seen: list[set[ListField]] = []
        for _round in range(2):
            for uid in uids:
                form.show_measure(uid)
                assert len(form.activities) == len(find_measure(session.report, uid).activities)
            seen.append(set(form.findChildren(ListField)))
        most = max(len(find_measure(session.report, uid).activities) for uid in uids)
        assert seen[0] == seen[1]
        assert len(seen[0]) == most * len(form.activities[0].findChildren(ListField))
    finally:
        end(session)


def _stops(form: MeasureForm) -> list[str]:
    """Return the names of what the Tab key stops at, from the title on."""
    names: list[str] = []
    widget = form.head.title.nextInFocusChain()
    while widget is not form.head.title:
        stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        if stops and form._body.isAncestorOf(widget):
            names.append(widget.accessibleName() or widget.text())  # type: ignore[attr-defined]  # a button has it
        widget = widget.nextInFocusChain()
    return names


def test_the_tab_key_goes_through_the_fields_as_they_stand(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session, width=700)
    steps, period, who = "ขั้นตอน / วิธีการปฏิบัติ", "ช่วงเวลา", "ผู้รับผิดชอบ"
    chip, results, outcomes = "สำนักปลัด กด Delete เพื่อเอาออก", "ผลการดำเนินการ", "ผลลัพธ์ / ผลสัมฤทธิ์"
    rest = [outcomes, "เพิ่มชุดขั้นตอน"]
    assert _stops(form) == [steps, period, chip, who, results, *rest]
    field = form.activities[0].blocks["responsible"].field
    field.add("กองคลัง")  # type: ignore[attr-defined]  # it is that of the responsible
    form.show_findings([Finding(Level.HINT, "x", Place("steps", "i1", "m1", "a1"), "ควรดู")])
    more = "กองคลัง กด Delete เพื่อเอาออก"
    assert _stops(form) == [steps, "ปล่อยไว้", period, chip, more, who, results, *rest]
    form.set_columns(2)
    assert _stops(form) == [steps, "ปล่อยไว้", results, period, chip, more, who, *rest]
    form.show_measure("m3")
    qtbot.waitUntil(lambda: len(form.activities) == 2)
    assert _stops(form).index("เพิ่มชุดขั้นตอน") == len(_stops(form)) - 1


def test_columns_that_are_added_while_it_is_shown_appear(
    session: Session, make_form: Callable[..., MeasureForm]
) -> None:
    form = make_form(session)
    column = Column("money", "งบประมาณ", ColumnKind.MONEY, 0.1)
    session.edit("", lambda report: replace(report, columns=(*report.columns, column)))
    assert "money" in form.activities[0].blocks
