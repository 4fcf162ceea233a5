"""Every setting is written at once, can be undone, and says beside the field what cannot be."""

from __future__ import annotations

import gc
import shutil
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from asking import press, unnamed
from offices import end, new_session
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from typing_thai import type_text

from ita_desktop.base.assets import font_path
from ita_desktop.base.errors import UnreadableError
from ita_desktop.domain.checks import Finding, Level
from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.model import COLUMNS, ColumnKind, Doubt, Place, Role, Scalar, SetText
from ita_desktop.services.library import open_office
from ita_desktop.services.samples import sample_office
from ita_desktop.services.starting import new_report
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.session import Session
from ita_desktop.ui.settings.form import BoundLine
from ita_desktop.ui.settings.settings import SettingsPage, page_for
from ita_desktop.ui.settings.type import BOLD, REGULAR
from ita_desktop.ui.settings.widths import LEAST, REQUIRED, share, whole, with_share

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.runner import Runner


def type_into(field: Any, text: str) -> None:  # noqa: ANN401 - any field of one line
    field.setFocus()
    field.selectAll()
    type_text(field, text)
    field.commit()
    if field.completer():
        field.completer().popup().hide()


def section(page: SettingsPage, name: str) -> Any:  # noqa: ANN401 - each section has parts of its own
    page.show_page(name)
    return page.sections[name]


def column(session: Session, key: str) -> Any:  # noqa: ANN401 - a column or nothing
    return next((c for c in session.report.columns if c.key == key), None)


# --- going about ---


def test_sections_are_chosen_in_the_list_and_by_scrolling(page: SettingsPage) -> None:
    for name, row in page.rows.items():
        press(row)
        assert page.page == name
        if name in page.sections:
            assert abs(page.sections[name].mapTo(page.area, QPoint()).y()) < 60
    page.show_page("years")
    bar = page.area.verticalScrollBar()
    bar.setValue(page.sections["columns"].y())
    assert page.page == "columns"
    QTest.keyClick(page.rows["columns"], Qt.Key.Key_Return)
    assert page.page == "columns"


@pytest.mark.parametrize(
    ("field", "name"),
    [("office.district", "office"), ("date", "years"), ("preface", "front"), ("group_word", "issues"), ("?", "front")],
)
def test_each_field_of_the_head_has_its_section(field: str, name: str) -> None:
    assert page_for(field) == name


def test_other_names_of_pages_are_known(page: SettingsPage) -> None:
    page.show_page("preferences")
    assert page.page == "program"
    page.show_page("report")
    assert page.page == "years"
    page.show_page("nothing")
    assert page.page == "front"


@pytest.mark.parametrize(
    ("field", "section", "name"),
    [
        ("title", "front", "ชื่อรายงานบนปก"),
        ("item_code", "front", "รหัสข้อ OIT"),
        ("prepared_by", "front", "หน่วยที่จัดทำ"),
        ("preface_signed", "front", "ผู้ลงท้ายคำนำ"),
        ("date", "years", "วันที่รายงาน"),
        ("as_of", "years", "ข้อมูล ณ วันที่"),
        ("fiscal_year", "years", "ปีงบประมาณของผลงาน"),
        ("office.name", "office", "ชื่อหน่วยงาน"),
        ("office.website", "office", "เว็บไซต์"),
        ("group_word", "issues", "คำนำหน้าเลขประเด็น"),
    ],
)
def test_the_caret_goes_to_the_field_that_was_meant(
    session: Session, preferences: Preferences, qtbot: QtBot, field: str, section: str, name: str
) -> None:
    page = SettingsPage(session, preferences)
    qtbot.addWidget(page)
    page.resize(1366, 688)
    page.show_page(field)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.waitUntil(lambda: page.page == section)
    focus = page.focusWidget()
    assert focus.accessibleName() == name
    top = focus.mapTo(page.area.viewport(), focus.rect().topLeft()).y()
    assert 0 <= top < page.area.viewport().height()


def test_what_is_said_of_the_head_is_settled_where_it_is_set(
    page: SettingsPage, session: Session, qtbot: QtBot
) -> None:
    issue = session.report.issues[0]
    was = session.report.prepared_by
    doubt = Doubt(
        "d", Place("prepared_by"), "อ่านไม่แน่ใจ", "ต้นฉบับว่าอย่างนี้", (SetText(Place("prepared_by"), was, "กองคลัง"),)
    )
    session.edit("ข้อสงสัย", lambda report: replace(report, doubts=(doubt,)))
    fix = Finding(Level.WARNING, "doubt", doubt.place, doubt.sentence, doubt.fix, "d")
    others = (
        Finding(Level.ERROR, "ก", Place("steps"), "คอลัมน์"),
        Finding(Level.HINT, "ข", Place("title", issue.uid), "ประเด็น"),
        Finding(Level.HINT, "ค", Place("steps", issue.uid, issue.measures[0].uid), "ไม่ใช่ที่นี่"),
    )
    page.show_findings((fix, *others))
    said = {name: len(section.settle.strips) for name, section in page.sections.items()}
    assert {name: n for name, n in said.items() if n} == {"front": 1, "columns": 1, "issues": 1}
    strip = page.sections["front"].settle.strips[0]
    assert "ต้นฉบับว่าอย่างนี้" in [label.text() for label in strip.findChildren(Label)]
    qtbot.mouseClick(strip.fix, Qt.MouseButton.LeftButton)
    assert session.report.prepared_by == "กองคลัง"
    assert not page.sections["front"].settle.strips


def test_done_back_and_escape_end_it(page: SettingsPage, qtbot: QtBot) -> None:
    for button in (page.done, page.back):
        with qtbot.waitSignal(page.finished):
            press(button)
    with qtbot.waitSignal(page.finished):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.keyClick(page, Qt.Key.Key_F12)


def test_a_change_is_undone_and_redone_by_button_and_key(page: SettingsPage, session: Session, qtbot: QtBot) -> None:
    years = section(page, "years")
    press(page.undo)
    page.undo_last()
    page.redo_last()
    type_into(years.ita, "2570")
    years.ita.left.emit()
    assert session.report.ita_year == 2570
    assert "แก้ปีที่ประเมิน" in page.undo.toolTip()
    press(page.undo)
    assert session.report.ita_year == 2569
    assert years.ita.text() == "๒๕๖๙"
    press(page.redo)
    assert session.report.ita_year == 2570
    with qtbot.waitActive(page):
        page.activateWindow()
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.report.ita_year == 2569


def test_everything_can_be_named_and_goes_without_a_trace(
    page: SettingsPage, session: Session, preferences: Preferences
) -> None:
    assert not unnamed(page)
    other = SettingsPage(session, preferences)
    gone = [weakref.ref(other), *(weakref.ref(s) for s in other.sections.values())]
    other.close()
    other.deleteLater()
    del other
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert not any(ref() for ref in gone)


def test_a_file_open_for_reading_cannot_be_set(
    qtbot: QtBot, session: Session, runner: Runner, preferences: Preferences
) -> None:
    office = runner._pool(Lane.FILE).submit(open_office, session.path, read_only=True).result()
    locked = Session(office, runner)
    page = SettingsPage(locked, preferences)
    qtbot.addWidget(page)
    assert not any(s.isEnabled() for s in page.sections.values())
    end(locked)


def test_a_narrow_and_a_large_window_still_show_it(page: SettingsPage) -> None:
    page.resize(700, 600)
    page.grab()
    page.resize(1366, 688)
    look().use("dark", 1.5)
    for name in page.rows:
        page.show_page(name)
        page.grab()


# --- years and dates ---


def test_years_are_read_in_any_digits_and_bad_ones_change_nothing(page: SettingsPage, session: Session) -> None:
    years = section(page, "years")
    type_into(years.fiscal, "พ.ศ. 67")
    assert session.report.fiscal_year == 2567
    type_into(years.fiscal, "สองห้า")
    assert session.report.fiscal_year == 2567
    assert "สองห้า" in years.fiscal_frame.message.text
    type_into(years.ita, "x")
    assert years.ita_frame.message.text
    type_into(years.fiscal, "๒๕๖๘")
    assert not years.fiscal_frame.message.text
    years.fiscal.clear()
    years.fiscal.commit()
    assert session.report.fiscal_year == 0


def test_a_year_that_another_report_has_is_refused(page: SettingsPage, session: Session) -> None:
    other = new_report(session.value.office, 2566)
    session.edit_file("เพิ่ม", lambda file: file.with_report(other))
    years = section(page, "years")
    type_into(years.fiscal, "2566")
    assert "๒๕๖๖" in years.fiscal_frame.message.text
    assert session.report.fiscal_year == 2568
    session.choose_report(other.uid)
    assert years.fiscal.year == 2566


def test_dates_are_typed(page: SettingsPage, session: Session) -> None:
    years = section(page, "years")
    for field in (years.date, years.as_of):
        field.line.setFocus()
        field.line.selectAll()
        type_text(field.line, "20 เม.ย. 69")
        field.commit()
    assert str(session.report.date.day) == str(session.report.as_of.day) == "2026-04-20"


# --- the office ---


def test_the_office_changes_in_the_file_and_the_report(page: SettingsPage, session: Session) -> None:
    office = section(page, "office")
    type_into(office.name, "เทศบาลตำบลทุ่งน้ำใส")
    type_into(office.website, "www.example.go.th")
    assert session.value.office.full_name == session.report.office.full_name == "เทศบาลตำบลทุ่งน้ำใส"
    press(office.also)
    type_into(office.name, "ทุ่งน้ำลึก")
    assert session.value.office.name == "ทุ่งน้ำลึก"
    assert session.report.office.name == "ทุ่งน้ำใส"
    assert office.differs.isVisibleTo(office)
    press(office.also)
    assert session.report.office.name == "ทุ่งน้ำลึก"
    office.kind.setCurrentText("เทศบาลเมือง")
    assert session.report.office.kind == "เทศบาลเมือง"
    office.kind.setCurrentText("")
    assert session.report.office.full_name == "ทุ่งน้ำลึก"


def test_a_slip_in_a_place_is_asked_about(page: SettingsPage, session: Session) -> None:
    office = section(page, "office")
    type_into(office.province, "อุทัยธานร")
    office.name.setFocus()
    assert "อุทัยธานี" in office._frames[2].message.text
    assert session.value.office.province == "อุทัยธานร"


def test_departments_are_added_and_removed(page: SettingsPage, session: Session) -> None:
    table = section(page, "office").departments
    type_text(table.new, "กองการประปา")
    press(table.add)
    assert session.report.office.departments[-1].name == "กองการประปา"
    type_text(table.new, "กองการประปา")
    press(table.add)
    assert table.message.text
    press(table.rows[-1].trash)
    assert session.report.office.departments[-1].name == "หน่วยตรวจสอบภายใน"
    press(page.undo)
    assert table.rows[-1].entry.department.name == "กองการประปา"


# --- columns ---


def test_a_column_is_made_wider_and_the_others_give(page: SettingsPage, session: Session) -> None:
    columns = section(page, "columns")
    slider = columns.rows["steps"].slider
    slider.setFocus()
    before = share(session.report.columns, "results")
    for _press in range(4):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert share(session.report.columns, "steps") == pytest.approx(0.315, abs=0.002)
    assert share(session.report.columns, "results") < before
    assert sum(c.width for c in session.report.columns if c.shown) == pytest.approx(1, abs=0.002)
    assert columns.rows["steps"].share.text() == "31.5 %"


def test_widths_stay_within_bounds() -> None:
    report = sample_office().reports[0]
    for wanted in (0.0, 0.2, 0.9):
        changed = with_share(report, "period", wanted)
        assert all(c.width >= LEAST - 0.001 for c in changed.columns if c.shown)
    alone = replace(report, columns=(*COLUMNS[:1],))
    assert with_share(alone, "measure", 0.2) is alone
    assert share([], "measure") == 0
    assert whole([]) == []


def test_columns_are_put_in_another_order_by_keys_and_by_dragging(page: SettingsPage, session: Session) -> None:
    columns = section(page, "columns")
    grip = columns.rows["measure"].grip
    grip.setFocus()
    QTest.keyClick(grip, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [c.key for c in session.report.columns][:2] == ["steps", "measure"]
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(grip, grip.rect().center() + QPoint(0, columns.rows["measure"].height()))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert [c.key for c in session.report.columns][:3] == ["steps", "period", "measure"]
    for _more in range(9):
        QTest.keyClick(grip, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [c.key for c in session.report.columns if c.key in REQUIRED][-1] == "measure"
    press(columns.back)
    assert session.report.columns[:6] == COLUMNS


def test_headings_are_renamed_but_never_empty(page: SettingsPage, session: Session) -> None:
    columns = section(page, "columns")
    row = columns.rows["results"]
    press(row.pencil)
    row.heading.field.selectAll()
    type_text(row.heading.field, "ผลงาน")
    QTest.keyClick(row.heading.field, Qt.Key.Key_Return)
    assert column(session, "results").heading == "ผลงาน"
    assert "ผลงาน" in columns.picture.accessibleDescription()
    press(row.pencil)
    row.heading.field.clear()
    row.heading.field.commit()
    assert columns.message.text
    assert column(session, "results").heading == "ผลงาน"


def test_offered_columns_are_added_hidden_and_removed(page: SettingsPage, session: Session) -> None:
    columns = section(page, "columns")
    press(columns.ticks["percent"])
    assert column(session, "percent").kind is ColumnKind.PERCENT
    assert sum(c.width for c in session.report.columns if c.shown) == pytest.approx(1, abs=0.002)
    row = next(iter(session.report.activities()))[2]
    session.edit("ใส่", lambda report: set_cell(report, row.uid, "percent", Scalar("๕๐")))
    columns.rows["percent"].kind_chosen.emit("percent", "text")
    assert columns.message.text  # it holds something
    press(columns.rows["percent"].remove)
    assert not column(session, "percent").shown
    press(columns.ticks["percent"])
    assert column(session, "percent").shown
    session.edit("เอาออก", lambda report: set_cell(report, row.uid, "percent", Scalar("")))


def test_a_column_of_the_offices_own_has_a_kind(page: SettingsPage, session: Session) -> None:
    columns = section(page, "columns")
    press(columns.add)
    key = session.report.columns[-1].key
    own = columns.rows[key]
    assert own.heading.editing
    type_text(own.heading.field, "หมายเหตุ")
    QTest.keyClick(own.heading.field, Qt.Key.Key_Return)
    own.kind.setCurrentIndex(own.kind.findData("money"))
    own.kind.activated.emit(own.kind.currentIndex())
    assert column(session, key).kind is ColumnKind.MONEY
    assert column(session, key).heading == "หมายเหตุ"
    press(columns.ticks[key])
    assert column(session, key) is None


# --- who signs ---


def test_signers_are_the_reports_and_the_offices(page: SettingsPage, session: Session) -> None:
    people = section(page, "signers")
    press(people.add)
    assert len(session.report.signers) == 4
    assert session.value.office.signers == session.report.signers
    press(people.always)
    type_into(people.table.rows[0].name, "นายคนใหม่")
    assert session.report.signers[0].name == "นายคนใหม่"
    assert session.value.office.signers[0].name != "นายคนใหม่"
    press(people.table.rows[0].trash)
    assert session.report.signers[0].role is Role.CHECKER
    press(page.undo)
    assert people.table.rows[0].name.text() == "นายคนใหม่"


# --- issues ---


def test_issues_are_renamed_moved_added_and_removed(page: SettingsPage, session: Session) -> None:
    issues = section(page, "issues")
    rows = list(issues.rows.values())
    press(rows[0].pencil)
    rows[0].title.field.selectAll()
    type_text(rows[0].title.field, "ความโปร่งใส")
    QTest.keyClick(rows[0].title.field, Qt.Key.Key_Return)
    assert session.report.issues[0].title == "ความโปร่งใส"
    QTest.keyClick(rows[0].grip, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(rows[0].grip, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert session.report.issues[1].title == "ความโปร่งใส"
    press(issues.add)
    assert issues.new.hasFocus()
    type_text(issues.new, "ประเด็นเพิ่ม")
    QTest.keyClick(issues.new, Qt.Key.Key_Return)
    assert session.report.issues[-1].title == "ประเด็นเพิ่ม"
    press(list(issues.rows.values())[-1].trash)
    assert not issues.message.text
    press(rows[0].trash)
    assert len(session.report.issues) == 6
    assert "มาตรการ" in issues.message.text
    press(page.undo)
    assert len(issues.rows) == 7
    press(issues.back)
    assert "ความโปร่งใส" not in [i.title for i in session.report.issues]
    assert not issues.back.isEnabled()


def test_the_word_before_the_number_can_be_any_or_none(page: SettingsPage, session: Session) -> None:
    issues = section(page, "issues")
    issues.word.setCurrentText("มิติที่")
    assert session.report.group_word == "มิติที่"
    issues.word.setEditText("")
    assert session.report.group_word == ""
    press(page.undo)
    assert issues.word.currentText() == "ประเด็นที่"


# --- cover, preface, logo ---


def test_cover_and_preface_are_written(page: SettingsPage, session: Session) -> None:
    front = section(page, "front")
    front.title.edit.setFocus()
    front.title.edit.selectAll()
    type_text(front.title.edit, "รายงานของเรา")
    front.title.commit()
    assert session.report.title == ("รายงานของเรา",)
    type_into(front.code.line, "O26")
    assert session.report.item_code == "O26"
    assert isinstance(front.maker, BoundLine)
    press(front.which._segments["own"])
    assert len(session.report.preface) == 2
    assert front.preface.isVisibleTo(front)
    front.preface.edit.setFocus()
    front.preface.edit.selectAll()
    type_text(front.preface.edit, "คำนำสั้น")
    front.signed.edit.setFocus()
    assert session.report.preface == ("คำนำสั้น",)
    press(front.which._segments["template"])
    assert session.report.preface == ()
    press(page.undo)
    assert front.preface.edit.text() == "คำนำสั้น"


def test_the_logo_goes_into_the_file(page: SettingsPage, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    front = section(page, "front")
    Image.new("RGB", (900, 900), "red").save(tmp_path / "ตรา.png")
    with qtbot.waitSignal(front.logo.chosen):
        front.logo.take(str(tmp_path / "ตรา.png"))
    logo = session.report.office.logo
    assert logo
    assert session.value.office.logo == logo
    qtbot.waitUntil(lambda: session.is_saved)
    other = SettingsPage(session, page.program._preferences)
    qtbot.addWidget(other)
    qtbot.waitUntil(lambda: not other.sections["front"].logo.pixmap().isNull())  # type: ignore[attr-defined]
    press(front.logo.remove)
    assert session.report.office.logo is None
    press(page.undo)
    qtbot.waitUntil(lambda: not front.logo.pixmap().isNull())
    front._logo_failed(UnreadableError("ไม่ได้"))
    assert front.logo.message.text == "ไม่ได้"
    with pytest.raises(ZeroDivisionError):
        front._logo_failed(ZeroDivisionError())


# --- fonts and the program ---


def test_a_font_of_the_offices_own_is_kept_on_this_computer(
    page: SettingsPage, preferences: Preferences, qtbot: QtBot, tmp_path: Path
) -> None:
    fonts = section(page, "type")
    assert not fonts.buttons[BOLD].isEnabled()
    own = tmp_path / "THSarabun.ttf"
    shutil.copy(font_path("sarabun/Sarabun-Regular.ttf"), own)
    fonts.take_regular(str(own))
    qtbot.waitUntil(lambda: preferences.get(REGULAR, "") == str(own))
    fonts.take_bold(str(own))
    qtbot.waitUntil(lambda: preferences.get(BOLD, "") == str(own))
    assert fonts.fonts[REGULAR].text() == "THSarabun.ttf"
    fonts.take_bold(str(tmp_path / "none.ttf"))
    qtbot.waitUntil(lambda: "none.ttf" in fonts.message.text)
    own.unlink()
    fonts.refresh()
    assert "THSarabun.ttf" in fonts.message.text
    press(fonts.back)
    assert preferences.get(REGULAR, "") == preferences.get(BOLD, "") == ""
    with pytest.raises(ZeroDivisionError):
        fonts._failed(ZeroDivisionError())
    for button in fonts.buttons.values():
        button.setEnabled(True)
        press(button)
        dialog = page.findChildren(QFileDialog)[-1]
        dialog.close()


def test_digits_are_one_setting_in_two_places(page: SettingsPage, preferences: Preferences) -> None:
    fonts = section(page, "type")
    press(fonts.digits)
    assert preferences.get("look/thai_digits", True) is False
    assert not page.program.digits.isChecked()


def test_the_programs_own_settings_need_no_file(qtbot: QtBot, preferences: Preferences) -> None:
    page = SettingsPage(None, preferences)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    assert page.page == "program"
    page.undo_last()
    page.redo_last()
    program = page.program
    program.language.setCurrentIndex(2)
    program.language.activated.emit(2)
    assert preferences.get("language", "") == "en"
    assert program.frame.message.text
    press(program.digits)
    press(program.one_open)
    assert preferences.get("tree/one_open", True) is False
    with qtbot.waitSignal(page.finished):
        press(page.done)


def test_what_is_being_typed_is_written_when_it_ends(page: SettingsPage, session: Session) -> None:
    front = section(page, "front")
    with_focus = front.code.line
    with_focus.setFocus()
    type_text(with_focus, "O9")
    assert QApplication.focusWidget() is with_focus
    press(page.done)
    assert session.report.item_code == "O9"


def test_typing_is_not_disturbed_by_what_comes_back(page: SettingsPage, session: Session) -> None:
    front = section(page, "front")
    line = front.maker.line
    type_into(line, "กองคลัง ")
    assert line.text() == "กองคลัง "
    assert session.report.prepared_by == "กองคลัง"
    type_text(line, "และ")
    line.show_text("อื่น")
    assert line.text() == "กองคลัง และ"
    line.commit()


def test_a_report_that_lacks_signers_shows_the_offices(
    qtbot: QtBot, runner: Runner, preferences: Preferences, tmp_path: Path
) -> None:
    value = sample_office()
    report = replace(value.reports[0], signers=(), ita_year=0)
    session = new_session(runner, tmp_path / "ข.itadb", replace(value, reports=(report,)))
    page = SettingsPage(session, preferences)
    qtbot.addWidget(page)
    assert len(section(page, "signers").table.rows) == len(value.office.signers)
    end(session)
