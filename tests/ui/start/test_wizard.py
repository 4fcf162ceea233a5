"""The wizard: every question has an answer, what is answered stays, and nothing is written by it."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from asking import go_on, press, unnamed
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from typing_thai import type_text

from ita_desktop.base.errors import RefusedError, UserError
from ita_desktop.domain.model import DoubtState, Role
from ita_desktop.services.library import open_office
from ita_desktop.services.samples import sample_office
from ita_desktop.services.starting import Created, create, starting_office
from ita_desktop.ui.look.look import look
from ita_desktop.ui.start.answers import Begin
from ita_desktop.ui.start.folder import own_folder
from ita_desktop.ui.start.wizard import Wizard
from ita_desktop.ui.start.wizard_departments import DepartmentStep
from ita_desktop.ui.start.wizard_office import OfficeStep
from ita_desktop.ui.start.wizard_signers import SignerStep
from ita_desktop.ui.start.wizard_size import SizeStep

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.runner import Runner

SEED = Path(__file__).parents[4] / "shared" / "seed" / "report-2568.docx"


def office_step(wizard: Wizard) -> OfficeStep:
    step = wizard.steps[0]
    assert isinstance(step, OfficeStep)
    return step


def department_step(wizard: Wizard) -> DepartmentStep:
    step = wizard.steps[1]
    assert isinstance(step, DepartmentStep)
    return step


def signer_step(wizard: Wizard) -> SignerStep:
    step = wizard.steps[2]
    assert isinstance(step, SignerStep)
    return step


def type_into(field: object, text: str) -> None:
    field.setFocus()  # type: ignore[attr-defined]  # a field of one line
    field.selectAll()  # type: ignore[attr-defined]
    type_text(field, text)  # type: ignore[arg-type]
    field.commit()  # type: ignore[attr-defined]
    if field.completer():  # type: ignore[attr-defined]
        field.completer().popup().hide()  # type: ignore[attr-defined]


def fill_office(wizard: Wizard) -> None:
    step = office_step(wizard)
    for field, text in ((step.province, "มหาสารคาม"), (step.district, "วาปีปทุม"), (step.subdistrict, "หนองแสง")):
        type_into(field, text)


def made_by(wizard: Wizard, qtbot: QtBot) -> Created:
    with qtbot.waitSignal(wizard.finished) as finished:
        press(wizard.next)
    return finished.args[0]


def test_enter_alone_leads_to_a_file_that_opens(wizard: Wizard, qtbot: QtBot) -> None:
    for step in wizard.steps[:-1]:
        assert wizard.step is step
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert wizard.step is wizard.begin
    with qtbot.waitSignal(wizard.finished) as finished:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert wizard.next.text() == "กำลังสร้างแฟ้ม…"
    wizard.show_error(UserError("ที่เก็บเต็ม"))
    assert wizard.next.text() == "สร้างแฟ้มและเริ่มงาน"
    assert not own_folder().exists()
    with create(finished.args[0]) as office:
        assert office.path.parent == own_folder()
        assert len(office.value.reports[0].issues) == 7


def test_the_office_is_named_by_its_place(wizard: Wizard, qtbot: QtBot) -> None:
    fill_office(wizard)
    step = office_step(wizard)
    assert step.name.text() == "หนองแสง"
    assert step.summary == "อบต.หนองแสง"
    assert "องค์การบริหารส่วนตำบลหนองแสง" in step.paper.accessibleDescription()
    go_on(wizard, 4)
    made = made_by(wizard, qtbot)
    office = made.value.office
    assert (office.full_name, office.district) == ("องค์การบริหารส่วนตำบลหนองแสง", "วาปีปทุม")
    assert made.value.reports[0].office == office
    assert office.signers[2].position == "นายกองค์การบริหารส่วนตำบลหนองแสง"


def test_words_before_the_names_are_not_doubled(wizard: Wizard) -> None:
    step = office_step(wizard)
    type_into(step.province, "จังหวัดมหาสารคาม")
    type_into(step.name, "องค์การบริหารส่วนตำบลหนองแสง")
    assert wizard.answers.office.province == "มหาสารคาม"
    assert wizard.answers.office.name == "หนองแสง"


def test_completion_offers_what_is_there(wizard: Wizard) -> None:
    step = office_step(wizard)
    step.province.setFocus()
    type_text(step.province, "สารคาม")
    completer = step.province.completer()
    assert completer.completionCount() == 1
    popup = completer.popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert step.province.text() == "มหาสารคาม"
    assert wizard.step is step
    assert wizard.answers.office.province == "มหาสารคาม"


def test_a_slip_in_a_name_is_asked_about(wizard: Wizard) -> None:
    step = office_step(wizard)
    type_into(step.province, "มหาสารคาม")
    type_into(step.district, "กาปีปทุม")
    step.name.setFocus()
    assert "วาปีปทุม" in step.frames[step.district].message.text
    type_into(step.district, "วาปีปทุม")
    step.name.setFocus()
    assert not step.frames[step.district].message.text


def test_each_kind_asks_what_it_needs(wizard: Wizard) -> None:
    step = office_step(wizard)
    step.kind.setCurrentText("องค์การบริหารส่วนจังหวัด")
    type_into(step.province, "มหาสารคาม")
    assert step.name.text() == "มหาสารคาม"
    assert not step.frames[step.subdistrict].isVisible()
    step.kind.setCurrentText("เมืองพัทยา")
    assert not step.frames[step.name].isVisible()
    step.kind.setCurrentText("กรุงเทพมหานคร")
    assert wizard.answers.office.province == "กรุงเทพมหานคร"


def test_another_kind_brings_its_departments_unless_they_were_changed(wizard: Wizard) -> None:
    step = office_step(wizard)
    step.kind.setCurrentText("เทศบาลตำบล")
    go_on(wizard)
    table = department_step(wizard).table
    assert table.departments()[0].name == "สำนักปลัดเทศบาล"
    press(table.rows[1].tick)
    kept = [d.name for d in table.departments()]
    press(wizard.back)
    step.kind.setCurrentText("เทศบาลเมือง")
    go_on(wizard)
    assert [d.name for d in table.departments()] == kept


def test_departments_are_ticked_renamed_and_added(wizard: Wizard, qtbot: QtBot) -> None:
    go_on(wizard)
    step = department_step(wizard)
    table = step.table
    press(table.rows[1].tick)
    press(table.rows[0].pencil)
    name = table.rows[0].name
    assert name.editing
    name.field.selectAll()
    type_text(name.field, "สำนักปลัด อบต.")
    QTest.keyClick(name.field, Qt.Key.Key_Return)
    assert not name.editing
    assert wizard.step is step
    table.new.setFocus()
    type_text(table.new, "กองพัสดุ")
    QTest.keyClick(table.new, Qt.Key.Key_Return)
    assert wizard.step is step
    assert not table.new.text()
    names = [d.name for d in wizard.answers.office.departments]
    assert names[0] == "สำนักปลัด อบต."
    assert "กองคลัง" not in names
    assert names[-1] == "กองพัสดุ"
    assert "สำนักปลัด อบต." in step.paper.accessibleDescription()
    go_on(wizard, 3)
    assert [d.name for d in made_by(wizard, qtbot).value.office.departments] == names


def test_a_department_that_is_there_is_not_added_twice(wizard: Wizard) -> None:
    go_on(wizard)
    table = department_step(wizard).table
    count = len(table.rows)
    type_text(table.new, "กองคลัง")
    press(table.add)
    assert "กองคลัง" in table.message.text
    table.new.clear()
    type_text(table.new, "กองสาธารณสุขและสิ่งแวดล้อม")  # there, but not ticked
    press(table.add)
    assert not table.message.text
    assert len(table.rows) == count
    assert "กองสาธารณสุขและสิ่งแวดล้อม" in [d.name for d in table.departments()]
    press(table.add)
    assert table.new.hasFocus()


def test_renaming_can_be_given_up(wizard: Wizard) -> None:
    go_on(wizard)
    row = department_step(wizard).table.rows[0]
    press(row.pencil)
    type_text(row.name.field, "อื่น")
    QTest.keyClick(row.name.field, Qt.Key.Key_Escape)
    assert row.entry.department.name == "สำนักปลัด"
    row.aliases.edit()
    row.aliases.field.selectAll()
    type_text(row.aliases.field, "สป., สำนักปลัด, สป.,")
    QTest.keyClick(row.aliases.field, Qt.Key.Key_Return)
    assert row.entry.department.aliases == ("สป.",)
    press(row.pencil)
    row.name.field.selectAll()
    QTest.keyClick(row.name.field, Qt.Key.Key_Delete)
    row.name.field.commit()
    assert row.entry.department.name == "สำนักปลัด"


def test_signers_are_added_moved_and_removed(wizard: Wizard, qtbot: QtBot) -> None:
    go_on(wizard, 2)
    step = signer_step(wizard)
    table = step.table
    press(step.add)
    assert QApplication.focusWidget() is table.rows[3].name
    type_text(table.rows[3].name, "นางสาวสมใจ ตัวอย่าง")
    table.rows[3].name.commit()
    type_text(table.rows[3].position, "นักวิชาการ")
    table.rows[3].position.commit()
    table.rows[3].role.setCurrentIndex(0)
    QTest.keyClick(table.rows[3].grip, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(table.rows[0].trash)
    signers = wizard.answers.office.signers
    assert [s.role for s in signers] == [Role.CHECKER, Role.AUTHOR, Role.APPROVER]
    assert signers[1].name == "นางสาวสมใจ ตัวอย่าง"
    assert signers[1].position == "นักวิชาการ"
    for _more in range(9):
        press(step.add)
    assert len(table.rows) == 6
    for _row in range(6):
        press(table.rows[0].trash)
    assert step.first_field() is step.add
    go_on(wizard, 2)
    assert made_by(wizard, qtbot).value.office.signers == ()


def test_a_signer_is_dragged(wizard: Wizard) -> None:
    go_on(wizard, 2)
    table = signer_step(wizard).table
    row = table.rows[0]
    QTest.mousePress(row.grip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(row.grip, row.grip.rect().center() + row.rect().bottomLeft())
    QTest.mouseRelease(row.grip, Qt.MouseButton.LeftButton)
    QTest.keyClick(row.grip, Qt.Key.Key_A)
    assert table.rows[1] is row
    QTest.keyClick(table.rows[0].grip, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert table.rows[1] is row


def test_the_logo_is_made_small_and_kept(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    go_on(wizard, 2)
    step = signer_step(wizard)
    Image.new("RGB", (900, 900), "red").save(tmp_path / "ตรา.png")
    with qtbot.waitSignal(step.logo.chosen):
        step.logo.take(str(tmp_path / "ตรา.png"))
    assert step.cover.isVisibleTo(step)
    press(wizard.back)
    go_on(wizard)
    assert not step.logo.pixmap().isNull()
    go_on(wizard, 2)
    made = made_by(wizard, qtbot)
    logo = made.value.office.logo
    assert logo
    with create(made) as office:
        assert len(office.blob(logo.sha256)) == logo.size


def test_a_picture_that_is_none_says_so_and_the_logo_can_go(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    go_on(wizard, 2)
    logo = signer_step(wizard).logo
    (tmp_path / "a.png").write_text("x")
    logo.take(str(tmp_path / "a.png"))
    qtbot.waitUntil(lambda: bool(logo.message.text))
    Image.new("RGB", (9, 9)).save(tmp_path / "b.png")
    with qtbot.waitSignal(logo.chosen):
        logo.take(str(tmp_path / "b.png"))
    press(logo.remove)
    assert wizard.answers.office.logo is None
    with pytest.raises(ZeroDivisionError):
        logo._failed(ZeroDivisionError())


def test_text_size_and_theme_are_this_computers(wizard: Wizard, preferences: Preferences) -> None:
    go_on(wizard, 3)
    step = wizard.step
    assert isinstance(step, SizeStep)
    QTest.keyClick(step.size_slider.slider, Qt.Key.Key_Right)
    assert preferences.get("look/scale", 0.0) == 1.1
    press(step.theme.choice._segments["dark"])
    assert preferences.get("look/theme", "") == "dark"
    look().use("dark", 1.5)
    assert step.size_slider.value.text() == "110 %"
    assert step.summary == "150 %"


def test_going_back_keeps_what_was_entered_and_rows_lead_to_steps(wizard: Wizard) -> None:
    fill_office(wizard)
    go_on(wizard, 4)
    press(wizard.back)
    assert wizard.step is wizard.steps[3]
    press(wizard.rows[0])
    assert wizard.step is wizard.steps[0]
    assert office_step(wizard).name.text() == "หนองแสง"
    press(wizard.rows[4])
    assert wizard.step is wizard.begin
    assert wizard.rows[0].accessibleName().endswith("อบต.หนองแสง")


def test_a_step_not_come_to_yet_cannot_be_chosen(wizard: Wizard) -> None:
    press(wizard.rows[3])
    assert wizard.step is wizard.steps[0]


def test_skipping_keeps_what_was_entered(wizard: Wizard, qtbot: QtBot) -> None:
    fill_office(wizard)
    press(wizard.skip)
    assert wizard.step is wizard.begin
    assert not wizard.skip.isVisible()
    assert made_by(wizard, qtbot).value.office.name == "หนองแสง"


def test_the_first_steps_back_cancels_and_leaves_nothing(wizard: Wizard, qtbot: QtBot) -> None:
    fill_office(wizard)
    with qtbot.waitSignal(wizard.cancelled):
        press(wizard.back)
    assert not own_folder().exists()


def test_a_year_or_name_that_is_none_says_why(wizard: Wizard, qtbot: QtBot) -> None:
    go_on(wizard, 4)
    begin = wizard.begin
    type_into(begin.year, "25")
    assert wizard.answers.year == 2525
    type_into(begin.year, "ปีนี้")
    assert "ปีนี้" in begin.year_frame.message.text
    with qtbot.assertNotEmitted(wizard.finished):
        press(wizard.next)
    type_into(begin.year, "2568")
    QTest.keyClick(begin.year, Qt.Key.Key_Up)
    assert begin.year.text() == "๒๕๖๙"
    assert begin.file.text() == "รายงาน ITA 2569"
    type_into(begin.file, "a/b")
    with qtbot.assertNotEmitted(wizard.finished):
        press(wizard.next)
    assert begin.file_frame.message.text
    type_into(begin.file, "รายงานของเรา")
    type_into(begin.year, "2567")
    assert begin.file.text() == "รายงานของเรา"
    made = made_by(wizard, qtbot)
    assert made.path.name == "รายงานของเรา.itadb"
    assert made.value.reports[0].fiscal_year == 2567
    assert not wizard.next.isEnabled()
    wizard.show_error(RefusedError("มีแล้ว"))
    assert wizard.next.isEnabled()
    assert begin.file_frame.message.text == "มีแล้ว"


def test_an_emptied_year_is_said_and_the_last_one_stays(wizard: Wizard) -> None:
    go_on(wizard, 4)
    year = wizard.answers.year
    wizard.begin.year.clear()
    wizard.begin.year.commit()
    assert wizard.begin.year_frame.message.text
    assert wizard.answers.year == year


def test_the_folder_can_be_another(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    go_on(wizard, 4)
    press(wizard.begin.folder)
    dialog = wizard.findChild(QFileDialog)
    assert dialog
    dialog.reject()
    wizard.begin.keep_in(str(tmp_path))
    made = made_by(wizard, qtbot)
    assert made.path.parent == tmp_path


def test_the_folder_that_goes_meanwhile_is_said(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    go_on(wizard, 4)
    wizard.begin.keep_in(str(tmp_path / "file"))
    with qtbot.assertNotEmitted(wizard.finished):
        press(wizard.next)
    assert wizard.begin.file_frame.message.text


def test_the_sample_office(wizard: Wizard, qtbot: QtBot) -> None:
    go_on(wizard, 4)
    press(wizard.begin.cards[Begin.SAMPLE])
    assert not wizard.begin.year_frame.isVisible()
    made = made_by(wizard, qtbot)
    assert made.path.name == "หน่วยงานตัวอย่าง.itadb"
    assert made.value == sample_office()


def test_last_years_word_file_is_read_and_names_the_office(wizard: Wizard, qtbot: QtBot) -> None:
    go_on(wizard, 4)
    begin = wizard.begin
    press(begin.cards[Begin.WORD])
    with qtbot.assertNotEmitted(wizard.finished):
        press(wizard.next)
    assert begin.word.message.text
    with qtbot.waitSignal(begin.word.read, timeout=20_000):
        begin.word.take(SEED)
        assert begin.word.busy
        with qtbot.assertNotEmitted(wizard.finished):
            press(wizard.next)
    assert "ข้อที่ต้องตัดสินใจ" in begin.word.message.text
    press(begin.word.show_list)
    assert begin.word.doubts.isVisible()
    assert begin.file.text() == "รายงาน ITA 2568"
    assert wizard.answers.office.name == "หนองแสง"
    made = made_by(wizard, qtbot)
    report = made.value.reports[0]
    assert len(list(report.measures())) == 12
    assert any(d.state is DoubtState.OPEN for d in report.doubts)
    with create(made) as office:
        assert office.value == made.value


def test_all_proposals_can_be_taken_at_once(qtbot: QtBot, runner: Runner, preferences: Preferences) -> None:
    wizard = Wizard(runner, preferences, office=starting_office("เทศบาลตำบล", "ก"), source=SEED)
    qtbot.addWidget(wizard)
    wizard.show()
    word = wizard.begin.word
    qtbot.waitUntil(lambda: word.report is not None, timeout=20_000)
    assert len(wizard.rows) == 1
    assert not wizard.begin.cards[Begin.SAMPLE].isVisible()
    word.accept.setChecked(True)
    made = made_by(wizard, qtbot)
    assert any(d.state is DoubtState.ACCEPTED for d in made.value.reports[0].doubts)
    assert made.value.office.name == "ก"
    with qtbot.waitSignal(wizard.cancelled):
        press(wizard.back)


def test_a_file_that_cannot_be_read_says_why(wizard: Wizard, qtbot: QtBot, tmp_path: Path) -> None:
    go_on(wizard, 4)
    press(wizard.begin.cards[Begin.WORD])
    word = wizard.begin.word
    (tmp_path / "a.docx").write_text("x")
    with qtbot.waitSignal(word.read):
        word._chosen(str(tmp_path / "a.docx"))
    assert word.message.text
    assert not word.busy
    press(wizard.begin.cards[Begin.EMPTY])
    made_by(wizard, qtbot)


def test_reading_can_be_stopped(wizard: Wizard, qtbot: QtBot) -> None:
    go_on(wizard, 4)
    press(wizard.begin.cards[Begin.WORD])
    word = wizard.begin.word
    word.take(SEED)
    press(word.cancel)
    assert not word.busy
    word.take(SEED)
    word.take(SEED)
    qtbot.waitUntil(lambda: word.report is not None, timeout=20_000)
    stale = word.children()[-1]
    word.went_wrong(stale, RefusedError("x"))  # type: ignore[arg-type]  # whatever it is, it is not the one awaited
    assert word.report


def test_a_fault_while_reading_is_told_and_raised(wizard: Wizard, tmp_path: Path) -> None:
    word = wizard.begin.word
    word.take(tmp_path / "a.docx")
    reading = word._reading
    assert reading
    with pytest.raises(ZeroDivisionError):
        reading.failed(ZeroDivisionError())
    assert word.message.text


def test_files_are_chosen_in_the_systems_dialog_and_it_is_freed(wizard: Wizard) -> None:
    go_on(wizard, 4)
    press(wizard.begin.cards[Begin.WORD])
    press(wizard.begin.word.choose)
    dialog = wizard.findChild(QFileDialog)
    assert dialog
    gone = weakref.ref(dialog)
    dialog.close()
    del dialog
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
    press(signer_step(wizard).logo.choose)
    dialog = wizard.findChild(QFileDialog)
    assert dialog
    dialog.close()


def test_everything_can_be_named(wizard: Wizard) -> None:
    for _step in range(5):
        assert not unnamed(wizard)
        go_on(wizard)


@pytest.mark.usefixtures("qtbot")
def test_it_is_freed_when_it_is_closed(runner: Runner, preferences: Preferences) -> None:
    wizard = Wizard(runner, preferences)
    wizard.show()
    go_on(wizard, 4)
    steps = [weakref.ref(step) for step in wizard.steps]
    gone = weakref.ref(wizard)
    wizard.close()
    wizard.deleteLater()
    del wizard
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
    assert not any(step() for step in steps)


def test_a_narrow_step_shows_no_preview(wizard: Wizard) -> None:
    assert wizard.step.beside.isVisible()
    wizard.resize(900, 688)
    assert not wizard.step.beside.isVisible()


def test_a_file_without_a_year_takes_the_one_that_is_asked(wizard: Wizard, qtbot: QtBot) -> None:
    go_on(wizard, 4)
    begin = wizard.begin
    press(begin.cards[Begin.WORD])
    with qtbot.waitSignal(begin.word.read, timeout=20_000):
        begin.word.take(SEED)
    assert begin.word.report
    report = begin.word.report
    unknown = replace(report, fiscal_year=0, office=replace(report.office, name=""), doubts=())
    begin.word.report = unknown
    type_into(begin.year, "2570")
    made = made_by(wizard, qtbot)
    assert made.value.reports[0].fiscal_year == 2570
    with open_office(create_path(made)) as office:
        assert office.value == made.value


def create_path(made: Created) -> Path:
    with create(made) as office:
        return office.path
