"""The main window: what passes between its panes, by mouse and by key."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu

from ita_desktop.base.errors import UserError
from ita_desktop.domain.edits import find_measure
from ita_desktop.domain.model import Issue, Office, OfficeFile, Place, Report
from ita_desktop.services.samples import sample_office
from ita_desktop.services.starting import new_file, new_report
from ita_desktop.ui.form.measure_menu import MeasureMenu
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.drag import ACTIVITY, carried
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Runner
from ita_desktop.ui.window.desk import Desk
from ita_desktop.ui.window.tree_model import all_measures
from tests.ui.offices import end, new_session
from tests.ui.typing_thai import type_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.session import Session


_KEY = Qt.Key
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_LEFT = Qt.MouseButton.LeftButton


def uids(desk: Desk) -> list[str]:
    return [m.uid for _issue, m in desk.session.report.measures()]


def act(desk: Desk, name: str) -> None:
    desk.actions_by_name[name].trigger()


def row_center(desk: Desk, uid: str) -> QPoint:
    box = desk.tree.visualRect(desk.tree_pane.model.index_of(uid))
    return QPoint(box.left() + 120, box.center().y())


def click(desk: Desk, qtbot: QtBot, uid: str) -> None:
    desk.tree.scrollTo(desk.tree_pane.model.index_of(uid))
    qtbot.mouseClick(desk.tree.viewport(), Qt.MouseButton.LeftButton, pos=row_center(desk, uid))


# --- beginning ---


def test_it_begins_with_the_first_measure(desk: Desk) -> None:
    assert desk.tree.chosen_uid == desk.form.measure_uid == uids(desk)[0]
    assert desk.panes.width_class == "normal"
    assert desk.page.isVisible()
    assert desk.status.file.words == "รายงาน.itadb"


def test_an_empty_report_begins_with_a_measure_to_write_in(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    office = Office("เทศบาลตำบล", "ทดลอง")
    desk = make_desk(new_file(office, [new_report(office, 2568)]))
    assert len(uids(desk)) == 1
    assert desk.form.measure_uid == uids(desk)[0]
    qtbot.waitUntil(lambda: desk.checks.up_to_date)
    assert desk.findings.waits
    assert desk.findings.folded
    assert desk.findings.model.rowCount() == 0
    with qtbot.waitActive(desk):
        desk.activateWindow()
    desk.form.go(Place("title", "", uids(desk)[0]))
    type_text(desk.focusWidget(), "ปลูกป่า")
    qtbot.waitUntil(lambda: desk.tree_pane.model.progress.begun)
    qtbot.waitUntil(lambda: not desk.findings.waits, timeout=3000)
    codes = {f.code for f in desk.findings.model.findings if f.place.measure_uid}
    assert "missing-period" not in codes
    desk._reveal()
    codes = {f.code for f in desk.findings.model.findings if f.place.measure_uid}
    assert "missing-period" in codes


def test_a_report_that_was_just_begun_is_not_told_that_its_other_issues_are_empty(
    make_desk: Callable[..., Desk], qtbot: QtBot
) -> None:
    office = Office("เทศบาลตำบล", "ทดลอง")
    desk = make_desk(new_file(office, [new_report(office, 2568)]))
    with qtbot.waitActive(desk):
        desk.activateWindow()
    desk.form.go_field(1)
    type_text(desk.focusWidget(), "ปลูกป่า")
    desk.commit()
    qtbot.waitUntil(lambda: desk.checks.up_to_date and not desk.findings.waits)
    empty = [f for f in desk.checks.findings if f.code == "empty-issue"]
    assert empty
    assert not {*empty} & {*desk.told}
    act(desk, "print_view")
    assert {*empty} <= {*desk.told}


def test_a_new_measure_is_not_told_of_the_field_that_was_left_in_the_one_before(desk: Desk, qtbot: QtBot) -> None:
    desk.form.go_field(5)
    act(desk, "new_measure")
    qtbot.waitUntil(lambda: desk.checks.up_to_date)
    new = desk.form.measure_uid
    assert [f for f in desk.checks.findings if f.place.measure_uid == new]
    assert not [f for f in desk.told if f.place.measure_uid == new]
    desk.form.go_field(5)
    desk.form.go_field(6)
    assert [f.place.field for f in desk.told if f.place.measure_uid == new] == ["title", "results"]


def test_a_report_without_issues_shows_nothing(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(OfficeFile("f", reports=(Report("r"),)))
    assert desk.form.measure_uid == ""
    desk.new_measure()
    act(desk, "next_finding")
    act(desk, "next_measure")
    act(desk, "move_up")
    assert not desk.session.report.issues


def test_a_file_without_a_report_offers_to_begin_one(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk(new_file(Office("เทศบาลตำบล", "ทดลอง")))
    assert desk._first.isVisible()
    assert not desk.actions_by_name["pdf"].isEnabled()
    qtbot.mouseClick(desk._first, Qt.MouseButton.LeftButton)
    (report,) = desk.session.value.reports
    assert report.fiscal_year
    assert desk.form.measure_uid == uids(desk)[0]
    assert not desk._first.isVisible()
    assert desk.actions_by_name["pdf"].isEnabled()
    while desk.session.undo_name:
        desk.undo()
    assert not desk.session.value.reports
    assert desk._first.isVisible()


# --- choosing ---


def test_a_click_opens_an_issue_and_chooses_a_measure(desk: Desk, qtbot: QtBot) -> None:
    second = desk.session.report.issues[1]
    click(desk, qtbot, second.uid)
    model = desk.tree_pane.model
    assert desk.tree.isExpanded(model.index_of(second.uid))
    assert not desk.tree.isExpanded(model.index_of(desk.session.report.issues[0].uid))
    click(desk, qtbot, second.measures[1].uid)
    assert desk.form.measure_uid == second.measures[1].uid
    click(desk, qtbot, second.uid)
    assert not desk.tree.isExpanded(model.index_of(second.uid))


def test_all_issues_stay_open_when_a_person_wants_so(desk: Desk) -> None:
    desk.preferences.put("tree/one_open", value=False)
    model = desk.tree_pane.model
    assert all(desk.tree.isExpanded(model.index(n, 0)) for n in range(7))
    desk.preferences.put("tree/one_open", value=True)
    assert sum(desk.tree.isExpanded(model.index(n, 0)) for n in range(7)) == 1


def test_keys_go_through_the_tree(desk: Desk, qtbot: QtBot) -> None:
    desk.tree.setFocus()
    qtbot.keyClick(desk.tree, _KEY.Key_Down)
    assert desk.form.measure_uid == uids(desk)[1]
    qtbot.keyClick(desk.tree, _KEY.Key_Left)
    assert desk.tree.currentIndex() == desk.tree_pane.model.index(0, 0)
    qtbot.keyClick(desk.tree, _KEY.Key_Space)
    assert not desk.tree.isExpanded(desk.tree_pane.model.index(0, 0))
    qtbot.keyClick(desk.tree, _KEY.Key_Space)
    qtbot.keyClick(desk.tree, _KEY.Key_Down)
    qtbot.keyClick(desk.tree, _KEY.Key_Return)
    assert desk.form.isAncestorOf(desk.focusWidget())
    act(desk, "next_measure")
    act(desk, "next_measure")
    assert desk.form.measure_uid == uids(desk)[2]
    act(desk, "previous_measure")
    assert desk.form.measure_uid == uids(desk)[1]


# --- measures ---


def test_add_by_row_by_button_and_by_key(desk: Desk, qtbot: QtBot) -> None:
    first = desk.session.report.issues[0]
    add = desk.tree_pane.model.index(len(first.measures), 0, desk.tree_pane.model.index(0, 0))
    pos = desk.tree.visualRect(add).center()
    qtbot.mouseClick(desk.tree.viewport(), Qt.MouseButton.LeftButton, pos=pos)
    assert len(desk.session.report.issues[0].measures) == len(first.measures) + 1
    assert desk.form.measure_uid == desk.session.report.issues[0].measures[-1].uid
    assert desk.form.isAncestorOf(desk.focusWidget())
    qtbot.keyClick(desk, _KEY.Key_N, _CONTROL)
    desk.tree_pane._head.add.click()
    assert len(desk.session.report.issues[0].measures) == len(first.measures) + 3


def test_copy_delete_and_undo_by_toast(desk: Desk, qtbot: QtBot) -> None:
    before = uids(desk)
    act(desk, "copy_measure")
    assert len(uids(desk)) == len(before) + 1
    assert desk.form.measure_uid == uids(desk)[1]
    desk.tree.setFocus()
    qtbot.keyClick(desk.tree, _KEY.Key_Delete)
    assert uids(desk) == before
    assert desk.toaster.isVisible()
    assert desk.toaster.text.startswith("ลบ “")
    assert desk.toaster.take_focus()
    qtbot.keyClick(desk.focusWidget(), _KEY.Key_Return)
    assert len(uids(desk)) == len(before) + 1
    assert desk.form.measure_uid == uids(desk)[1]


def test_the_toast_goes_when_something_else_is_done(desk: Desk) -> None:
    act(desk, "delete_measure")
    assert desk.toaster.isVisible()
    desk.undo()
    assert not desk.toaster.isVisible()


def test_the_last_measure_of_an_issue_leaves_it_empty(desk: Desk, qtbot: QtBot) -> None:
    issue = desk.session.report.issues[0]
    for _measure in issue.measures:
        act(desk, "delete_measure")
    assert desk.empty.isVisible()
    assert desk.tree.chosen_uid == issue.uid
    act(desk, "delete_measure")
    qtbot.mouseClick(desk._new, Qt.MouseButton.LeftButton)
    assert len(desk.session.report.issues[0].measures) == 1
    assert desk.form.isVisible()


def test_an_empty_issue_is_chosen_by_click_and_by_place(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    office = Office("เทศบาลตำบล", "ทดลอง")
    desk = make_desk(new_file(office, [new_report(office, 2568)]))
    issues = desk.session.report.issues
    click(desk, qtbot, issues[2].uid)
    assert desk.empty.isVisible()
    desk.choose(uids(desk)[0])
    assert not desk.empty.isVisible()
    desk.show_place(Place("title", issues[3].uid))
    assert desk.tree.chosen_uid == issues[3].uid
    desk.tree.setFocus()
    desk.tree.setCurrentIndex(desk.tree_pane.model.index(4, 0))
    qtbot.keyClick(desk.tree, _KEY.Key_Down)
    assert desk.tree.chosen_uid == issues[5].uid


def test_moving_by_keys_crosses_issues(desk: Desk, qtbot: QtBot) -> None:
    first, second = desk.session.report.issues[:2]
    uid = first.measures[-1].uid
    desk.choose(uid)
    desk.tree.setFocus()
    qtbot.keyClick(desk.tree, _KEY.Key_Down, _ALT)
    assert desk.session.report.issues[1].measures[0].uid == uid
    assert desk.toaster.text == "ย้ายไปประเด็นที่ ๒ แล้ว"
    assert desk.form.measure_uid == uid
    qtbot.keyClick(desk.tree, _KEY.Key_Up, _ALT)
    assert desk.session.report.issues[0].measures[-1].uid == uid
    qtbot.keyClick(desk.tree, _KEY.Key_Up, _ALT)
    assert desk.session.report.issues[0].measures[-2].uid == uid
    desk.choose(second.measures[0].uid)
    for _n in range(9):
        act(desk, "move_up")
    assert desk.session.report.issues[0].measures[0].uid == second.measures[0].uid


def rows_of(desk: Desk, uid: str) -> list[str]:
    return [row.uid for row in find_measure(desk.session.report, uid).activities]


def test_an_activity_moves_by_key_over_the_edge_of_its_measure(desk: Desk, qtbot: QtBot) -> None:
    measures = [m for _issue, m in desk.session.report.measures()]
    n = next(n for n, m in enumerate(measures) if len(m.activities) > 1 and n)
    here, before = measures[n], measures[n - 1]
    first, second = here.activities[:2]
    desk.choose(here.uid)
    desk.form.go(Place("steps", "", here.uid, second.uid))
    qtbot.keyClick(QApplication.focusWidget(), _KEY.Key_PageUp, _ALT)
    assert rows_of(desk, here.uid)[:2] == [second.uid, first.uid]
    qtbot.keyClick(QApplication.focusWidget(), _KEY.Key_PageUp, _ALT)
    assert rows_of(desk, before.uid)[-1] == second.uid
    assert desk.form.measure_uid == before.uid
    assert desk.form.current_activity == second.uid, "the caret goes with it"
    assert desk.toaster.text.startswith("ย้ายชุดขั้นตอนไป “")
    desk.undo()
    assert rows_of(desk, here.uid)[:2] == [second.uid, first.uid]
    desk.undo()
    qtbot.mouseClick(desk.form.activities[0].down, _LEFT)
    assert rows_of(desk, here.uid)[:2] == [second.uid, first.uid]


def test_an_activity_is_moved_to_another_issue_by_menu_and_by_mouse(desk: Desk, qtbot: QtBot) -> None:
    report = desk.session.report
    here = next(m for _issue, m in report.measures() if len(m.activities) > 1)
    there = report.issues[-1].measures[0] if report.issues[-1].measures else report.issues[-2].measures[-1]
    row = here.activities[0].uid
    desk.choose(here.uid)
    qtbot.mouseClick(desk.form.activities[0].elsewhere, _LEFT)
    menu = desk.form.activities[0].findChild(MeasureMenu)
    assert isinstance(menu, MeasureMenu)
    actions = {a.data(): a for inner in menu.findChildren(QMenu) for a in inner.actions()}
    assert not actions[here.uid].isEnabled()
    actions[there.uid].trigger()
    menu.close()
    assert rows_of(desk, there.uid)[-1] == row
    desk.undo()
    desk.choose(here.uid)
    index = desk.tree_pane.model.index_of(there.uid)
    desk.tree.expand(index.parent())
    desk.tree.scrollTo(index)
    at = QPointF(desk.tree.visualRect(index).center())
    data = carried(ACTIVITY, row)
    left, none = _LEFT, Qt.KeyboardModifier.NoModifier
    desk.tree.dragEnterEvent(QDragEnterEvent(at, Qt.DropAction.MoveAction, data, left, none))
    over = QDragMoveEvent(at, Qt.DropAction.MoveAction, data, left, none)
    desk.tree.dragMoveEvent(over)
    assert over.isAccepted()
    assert not desk.tree.grab().isNull()
    desk.tree.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, left, none))
    assert rows_of(desk, there.uid)[-1] == row
    desk.tree.dropEvent(QDropEvent(at, Qt.DropAction.MoveAction, data, left, none))
    assert desk.session.undo_name == "ย้ายชุดขั้นตอน"
    desk.undo()
    assert rows_of(desk, here.uid)[0] == row


def test_the_last_activity_of_a_measure_does_not_go(desk: Desk) -> None:
    single = next(m for _i, m in desk.session.report.measures() if len(m.activities) == 1)
    desk.choose(single.uid)
    act(desk, "activity_down")
    assert rows_of(desk, single.uid) == [single.activities[0].uid]
    assert desk.toaster.text.startswith("แถวนี้เป็นแถวเดียวของมาตรการ")


def test_split_and_join(desk: Desk) -> None:
    count = len(uids(desk))
    act(desk, "join_measure")
    assert len(uids(desk)) == count - 1
    assert desk.toaster.text == "รวมเป็นมาตรการเดียวแล้ว"
    act(desk, "split_measure")
    assert len(uids(desk)) >= count
    desk.choose(uids(desk)[-1])
    act(desk, "join_measure")
    assert desk.toaster.text == "ไม่มีมาตรการถัดไปในประเด็นนี้ให้รวม"


def test_a_measure_of_one_row_cannot_be_split(desk: Desk) -> None:
    single = next(m for _i, m in desk.session.report.measures() if len(m.activities) == 1 and "\n" not in m.title)
    desk.choose(single.uid)
    act(desk, "split_measure")
    assert desk.toaster.text.startswith("มาตรการนี้มีชุดขั้นตอนเดียว")


def test_rows_of_a_measure_by_menu(desk: Desk) -> None:
    rows = len(desk.session.report.issues[0].measures[0].activities)
    act(desk, "add_activity")
    assert len(desk.session.report.issues[0].measures[0].activities) == rows + 1


# --- undo ---


def test_undo_and_redo_name_what_they_do(desk: Desk) -> None:
    undo, redo = desk.actions_by_name["undo"], desk.actions_by_name["redo"]
    assert not undo.isEnabled()
    desk.choose(uids(desk)[3])
    act(desk, "delete_measure")
    assert undo.text() == "เลิกทำ: ลบมาตรการ"
    undo.trigger()
    assert redo.text() == "ทำซ้ำ: ลบมาตรการ"
    redo.trigger()
    assert not redo.isEnabled()


def test_typing_is_undone_before_steps(desk: Desk, qtbot: QtBot) -> None:
    act(desk, "delete_measure")
    desk.form.go_field(1)
    title = desk.session.report.issues[0].measures[0].title
    type_text(desk.focusWidget(), "ก")
    qtbot.keyClick(desk.focusWidget(), _KEY.Key_Z, _CONTROL)
    desk.commit()
    assert desk.session.report.issues[0].measures[0].title == title
    assert len(uids(desk)) == 17


def test_what_an_undo_takes_away_is_no_longer_chosen(desk: Desk) -> None:
    count = len(uids(desk))
    act(desk, "copy_measure")
    desk.session.undo()
    assert len(uids(desk)) == count
    assert desk.form.measure_uid in uids(desk)
    desk.session.redo()
    assert desk.form.measure_uid == uids(desk)[1]


def test_what_cannot_be_done_is_said(desk: Desk) -> None:
    desk.session.undo()
    assert desk.toaster.text == "ยังไม่มีอะไรให้เลิกทำ"


# --- page and whole page ---


def test_f8_shows_the_whole_page_and_goes_back(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk, _KEY.Key_F8)
    assert desk.whole
    assert desk.panes.right.currentWidget() is desk.whole
    assert desk.tree_pane.isVisible()
    qtbot.keyClick(desk, _KEY.Key_F8)
    assert desk.panes.right.currentIndex() == 0
    desk.turn_whole()
    desk.show_place(Place("steps", "", uids(desk)[4], ""))
    assert desk.panes.right.currentIndex() == 0
    assert desk.form.measure_uid == uids(desk)[4]
    assert desk.tree.chosen_uid == uids(desk)[4]


def test_a_click_beside_the_table_goes_to_the_settings(desk: Desk, qtbot: QtBot) -> None:
    for place, page in (
        (Place("preface"), "preface"),
        (Place("office.name"), "office.name"),
        (Place("signers"), "signers"),
        (Place("issues"), "issues"),
        (Place("title"), "title"),
        (Place("title", desk.session.report.issues[0].uid), "issues"),
    ):
        with qtbot.waitSignal(desk.settings_wanted) as wanted:
            desk.show_place(place)
        assert wanted.args == [page]
    with qtbot.waitSignal(desk.settings_wanted) as wanted:
        desk.tree_pane._front.click()
    assert wanted.args == ["front"]


def test_page_and_tree_can_be_put_away(desk: Desk) -> None:
    desk.page.close_wanted.emit()
    assert not desk.page.isVisible()
    assert desk.bar.page.isVisible()
    desk.bar.page.click()
    assert desk.page.isVisible()
    desk.tree_pane._head.fold.click()
    assert not desk.tree_pane.isVisible()
    desk.bar.tree.click()
    assert desk.tree_pane.isVisible()


# --- panes and views ---


def test_f6_goes_round_the_panes(desk: Desk, qtbot: QtBot) -> None:
    act(desk, "copy_measure")  # twice the same title: a finding
    qtbot.waitUntil(lambda: desk.findings.model.rowCount() > 0)
    desk.tree.setFocus()
    places = []
    for _n in range(4):
        qtbot.keyClick(desk, _KEY.Key_F6)
        focus = desk.focusWidget()
        panes = (desk.tree_pane, desk._middle, desk.findings, desk.page)
        places.append(next(n for n, pane in enumerate(panes) if pane.isAncestorOf(focus)))
    assert places == [1, 2, 3, 0]
    qtbot.keyClick(desk, _KEY.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert desk.page.isAncestorOf(desk.focusWidget())
    act(desk, "delete_measure")
    desk.tree.setFocus()
    act(desk, "next_pane")
    assert desk.toaster.isAncestorOf(desk.focusWidget())
    desk.turn_whole()
    act(desk, "next_pane")
    assert desk.tree_pane.isAncestorOf(desk.focusWidget())


def test_the_view_of_printing_and_back(desk: Desk, qtbot: QtBot) -> None:
    act(desk, "print")
    assert desk.printing
    assert desk.printing.isVisible()
    assert desk.bar.views.current == "print_view"
    act(desk, "next_pane")
    desk.panes.turn_findings()
    desk.printing.findings_wanted.emit()
    assert desk.panes.isVisible()
    assert not desk.findings.folded
    desk.bar.views.chosen.emit("print_view")
    act(desk, "new_measure")
    assert desk.panes.isVisible()
    desk.bar.views.chosen.emit("write")
    qtbot.waitUntil(lambda: desk.checks.up_to_date)


def test_f9_asks_for_the_file_and_says_when_it_is_there(desk: Desk, qtbot: QtBot) -> None:
    act(desk, "pdf")
    assert desk.errands.pdf
    path = desk.session.path.with_suffix(".pdf")
    for child in desk.findChildren(QMenu):
        child.close()
    with qtbot.waitSignal(desk.errands.pdf.written, timeout=20000):
        desk.errands.pdf.write(path)
    assert path.is_file()
    assert desk.toaster.isVisible()
    for dialog in desk.window().findChildren(type(desk.errands.pdf.ask())):
        dialog.reject()


def test_keys_of_fields_and_of_the_calendar(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk, _KEY.Key_2, _ALT)
    assert desk._place.field == "steps"
    qtbot.keyClick(desk, _KEY.Key_F2)
    assert desk._place.field == "title"


def test_f11_fills_the_screen(desk: Desk) -> None:
    act(desk, "full_screen")
    assert desk.window().isFullScreen()
    act(desk, "full_screen")
    assert not desk.window().isFullScreen()


# --- menus ---


def test_every_action_stands_in_a_menu_with_its_key(desk: Desk) -> None:
    def inside(menu: QMenu) -> list[QAction]:
        return [x for a in menu.actions() for x in (inside(a.menu()) if a.menu() else [a])]  # type: ignore[arg-type]

    tops = [a.menu() for a in desk.bar.menu_bar.actions()]
    names = {a.objectName() for top in tops for a in inside(top)}  # type: ignore[arg-type]
    assert set(desk.actions_by_name) - names <= {"field_1"}
    assert [a.text() for a in desk.bar.menu_bar.actions()] == [
        *("แฟ้ม", "แก้ไข", "มาตรการ", "รายงาน", "มุมมอง", "เครื่องมือ", "วิธีใช้")
    ]


def test_menu_rows_ask_the_program(desk: Desk, qtbot: QtBot) -> None:
    for name, signal in (
        ("open", desk.open_wanted),
        ("new_office", desk.new_wanted),
        ("import", desk.import_wanted),
        ("open_backup", desk.backup_wanted),
        ("save_elsewhere", desk.save_elsewhere_wanted),
        ("start", desk.start_wanted),
        ("quit", desk.quit_wanted),
    ):
        with qtbot.waitSignal(signal):
            act(desk, name)
    for name, page in (("settings", "report"), ("office", "office"), ("preferences", "preferences")):
        with qtbot.waitSignal(desk.settings_wanted) as wanted:
            act(desk, name)
        assert wanted.args == [page]


def test_cut_copy_and_paste_by_menu(desk: Desk) -> None:
    desk.form.go_field(1)
    act(desk, "select_all")
    act(desk, "copy")
    desk.setFocus()
    act(desk, "paste")


def test_about_and_theme(desk: Desk, qtbot: QtBot) -> None:
    act(desk, "about")
    qtbot.keyClick(desk.findChild(type(desk.window()).__mro__[1], "nothing") or desk, _KEY.Key_Escape)
    view = desk.bar.menu_bar.actions()[4].menu()
    assert isinstance(view, QMenu)
    theme = next(a.menu() for a in view.actions() if a.menu())
    assert isinstance(theme, QMenu)
    theme.aboutToShow.emit()
    assert [a.isChecked() for a in theme.actions()] == [True, False, False]
    theme.actions()[2].trigger()
    assert desk.preferences.get("look/theme", "") == "dark"
    view.actions()[-1].trigger()
    assert not desk.preferences.get("tree/one_open", True)


def test_text_size_by_keys(desk: Desk) -> None:
    act(desk, "larger")
    assert desk.preferences.get("look/scale", 0.0) == pytest.approx(1.1)
    act(desk, "smaller")
    assert desk.preferences.get("look/scale", 0.0) == pytest.approx(0.9)
    act(desk, "normal_size")
    assert desk.preferences.get("look/scale", 0.0) == pytest.approx(1.0)


# --- the file ---


def test_saving_is_said(desk: Desk, qtbot: QtBot) -> None:
    act(desk, "copy_measure")
    qtbot.waitUntil(lambda: desk.status.saved.words.startswith("บันทึกแล้ว "), timeout=5000)
    assert desk.session.is_saved
    act(desk, "save")
    assert desk.toaster.isVisible()


def test_a_failure_can_be_clicked(desk: Desk, qtbot: QtBot) -> None:
    desk.errands.tell_failure()
    desk.session.save_error = UserError("ที่เก็บเต็ม")
    desk.session.save_failed.emit(desk.session.save_error)
    assert desk.status.saved.words == "ยังบันทึกไม่ได้"
    with qtbot.waitSignal(desk.status.failure_clicked):
        qtbot.mouseClick(desk.status.saved, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(desk.save_elsewhere_wanted):
        desk.errands._after_failure("elsewhere")
    desk.errands._after_failure("again")
    desk.errands._after_failure("")
    for dialog in desk.findChildren(QMenu):
        dialog.close()


def test_another_year_is_chosen_in_the_head(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    value = sample_office()
    older = Report("old", value.office, fiscal_year=2566, issues=(Issue("i", "ก"),))
    desk = make_desk(value.with_report(older))
    assert desk.tree_pane._head.years.isVisible()
    with qtbot.waitSignal(desk.session.report_chosen):
        desk.tree_pane.report_wanted.emit("old")
    assert desk.session.report.fiscal_year == 2566
    assert desk.tree_pane.model.issues[0].uid == "i"


def test_a_read_only_file_is_shown_as_such(make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    from ita_desktop.ui.session import Session  # noqa: PLC0415

    monkeypatch.setattr(Session, "read_only", property(lambda _self: True))
    desk = make_desk()
    assert desk.status.right.words == "เปิดอ่านอย่างเดียว"
    assert not desk.actions_by_name["new_measure"].isEnabled()
    desk.new_measure()
    assert len(list(all_measures(desk.tree_pane.model))) == 18


def test_bars_and_jobs(desk: Desk) -> None:
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415

    bar = QLabel("แถบ")
    desk.put_bars(bar)
    assert desk._column.indexOf(bar) == 1
    desk.show_job("กำลังนำเข้า", 40)
    assert desk.status._job_line.isVisible()
    desk.hide_job()
    assert not desk.status._job_line.isVisible()
    assert look().scale == 1.0


def used_and_closed(session: Session, qtbot: QtBot) -> weakref.ref[Desk]:
    desk = Desk(session, Preferences())
    desk.show()
    qtbot.waitExposed(desk)
    qtbot.waitUntil(lambda: desk.checks.up_to_date)
    desk.turn_whole()
    desk.doing.delete(uids(desk)[0])
    desk.close()
    desk.deleteLater()
    QCoreApplication.sendPostedEvents(desk, QEvent.Type.DeferredDelete)
    return weakref.ref(desk)


def test_nothing_holds_a_window_that_was_closed(qtbot: QtBot, tmp_path: Path) -> None:
    runner = Runner()
    session = new_session(runner, tmp_path / "a.itadb", sample_office())
    freed = used_and_closed(session, qtbot)
    gc.collect()
    assert freed() is None
    end(session)
    runner.close()


def test_the_caret_begins_in_an_empty_title(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    office = Office("เทศบาลตำบล", "ทดลอง")
    desk = make_desk(new_file(office, [new_report(office, 2568)]))
    with qtbot.waitActive(desk):
        desk.activateWindow()
    qtbot.waitUntil(lambda: desk.form.isAncestorOf(desk.focusWidget()))
    assert desk._place.field == "title"
