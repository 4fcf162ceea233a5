"""The field of plain text: it wraps at words of ours, grows, and does with keys what Thai typing needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from typing_thai import type_text

from ita_desktop.ui.look.look import DARK, look
from ita_desktop.ui.parts.surfaces import ScrollArea
from ita_desktop.ui.text.editor import WrappedEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_TEXT = "จัดทำคู่มือเกี่ยวกับแนวทางปฏิบัติเกี่ยวกับการใช้ทรัพย์สินของราชการ การยืมทรัพย์สินของราชการ"
_CTRL = Qt.KeyboardModifier.ControlModifier


def shown(qtbot: QtBot, *fields: QWidget, width: int = 400) -> QWidget:
    """Show fields one under the other in an active window; the first has the focus."""
    window = QWidget()
    column = QVBoxLayout(window)
    for field in fields:
        column.addWidget(field)
    column.addStretch(1)
    window.resize(width, 400)
    qtbot.addWidget(window)
    vars(qtbot)["window"] = window  # lives as long as the test
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    fields[0].setFocus()
    return window


def lines_of(edit: WrappedEdit) -> list[str]:
    """Return the lines as they stand on the screen."""
    out = []
    block = edit.document().begin()
    while block.isValid():
        layout = block.layout()
        for n in range(layout.lineCount()):
            line = layout.lineAt(n)
            out.append(block.text()[line.textStart() :][: line.textLength()])
        block = block.next()
    return out


def put_caret(edit: WrappedEdit, at: int, anchor: int | None = None) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(at if anchor is None else anchor)
    cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def pasted(edit: WrappedEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    edit.insertFromMimeData(data)


def test_lines_end_at_words_and_the_field_grows_with_them(qtbot: QtBot) -> None:
    edit = WrappedEdit("หมายเหตุ", _TEXT)
    window = shown(qtbot, edit)
    assert lines_of(edit) == [
        "จัดทำคู่มือเกี่ยวกับแนวทางปฏิบัติเกี่ยวกับการใช้ทรัพย์สิน",
        "ของราชการ การยืมทรัพย์สินของราชการ",
    ]
    high = edit.height()
    with qtbot.waitSignal(edit.height_changed):
        window.resize(200, 400)
    qtbot.waitUntil(lambda: edit.height() > high)
    assert edit.text() == _TEXT


def test_typing_wraps_as_setting_does(qtbot: QtBot) -> None:
    typed, whole = WrappedEdit("หนึ่ง"), WrappedEdit("สอง", _TEXT)
    shown(qtbot, typed, whole)
    type_text(typed, _TEXT)
    assert lines_of(typed) == lines_of(whole)


def test_a_long_word_is_cut_between_clusters(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "น้ำผึ้งน้ำผึ้งน้ำผึ้ง")
    shown(qtbot, edit, width=60)
    assert len(lines_of(edit)) > 1
    assert all(line[0] not in "้ำึ" for line in lines_of(edit))


def test_backspace_takes_one_mark_and_delete_a_whole_cluster(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "น้ำผึ้ง")
    shown(qtbot, edit)
    put_caret(edit, 7)
    put_caret(edit, 6)
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == "น้ำผึง"
    put_caret(edit, 0)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.text() == "ผึง"
    put_caret(edit, 2, 0)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.text() == "ง"
    put_caret(edit, 1)
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.text() == "ง"


def test_ctrl_and_arrows_go_by_our_words(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "ทรัพย์สินของราชการ\nคู่มือ")
    shown(qtbot, edit)
    stops = []
    for _n in range(5):
        QTest.keyClick(edit, Qt.Key.Key_Right, _CTRL)
        stops.append(edit.textCursor().position())
    assert stops == [9, 12, 18, 19, 25]
    QTest.keyClick(edit, Qt.Key.Key_Right, _CTRL)
    assert edit.textCursor().position() == 25
    for _n in range(3):
        QTest.keyClick(edit, Qt.Key.Key_Left, _CTRL)
    assert edit.textCursor().position() == 12
    QTest.keyClick(edit, Qt.Key.Key_Left, _CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert edit.textCursor().selectedText() == "ของ"
    put_caret(edit, 0)
    QTest.keyClick(edit, Qt.Key.Key_Left, _CTRL)
    assert edit.textCursor().position() == 0


def test_ctrl_delete_and_backspace_take_a_word(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "ทรัพย์สินของราชการ")
    shown(qtbot, edit)
    put_caret(edit, 9)
    QTest.keyClick(edit, Qt.Key.Key_Delete, _CTRL)
    assert edit.text() == "ทรัพย์สินราชการ"
    QTest.keyClick(edit, Qt.Key.Key_Backspace, _CTRL)
    assert edit.text() == "ราชการ"
    put_caret(edit, 3, 0)
    QTest.keyClick(edit, Qt.Key.Key_Backspace, _CTRL)
    assert edit.text() == "การ"


def test_a_double_click_selects_our_word(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "ทรัพย์สินของราชการ")
    shown(qtbot, edit)
    put_caret(edit, 10)
    at = edit.cursorRect().center() + QPoint(2, 0)
    QTest.mouseDClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert edit.textCursor().selectedText() == "ของ"


def test_a_double_click_of_another_button_selects_nothing(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "ของ")
    shown(qtbot, edit)
    at = QPointF(15, 15)
    kind, button = QEvent.Type.MouseButtonDblClick, Qt.MouseButton.RightButton
    edit.mouseDoubleClickEvent(QMouseEvent(kind, at, at, button, button, Qt.KeyboardModifier.NoModifier))
    assert not edit.textCursor().hasSelection()


def test_an_input_method_s_text_is_shown_before_it_is_handed_over(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก")
    shown(qtbot, edit)
    QApplication.sendEvent(edit, QInputMethodEvent("ทดลอง", []))
    edit.viewport().repaint()
    assert edit.text() == ""
    commit = QInputMethodEvent()
    commit.setCommitString("ทดลอง")
    QApplication.sendEvent(edit, commit)
    assert edit.text() == "ทดลอง"


def test_one_line_holds_no_line_ends_and_enter_leaves(qtbot: QtBot) -> None:
    edit, next_field = WrappedEdit("ก", "ก\nข", one_line=True), QLineEdit()
    shown(qtbot, edit, next_field)
    assert edit.text() == "ก ข"
    edit.selectAll()
    pasted(edit, "ค\nง")
    assert edit.text() == "ค ง"
    with qtbot.waitSignal(edit.entered):
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert next_field.hasFocus()


def test_enter_goes_where_the_form_says(qtbot: QtBot) -> None:
    edit, second, third = WrappedEdit("ก", one_line=True), QLineEdit(), QLineEdit()
    shown(qtbot, edit, second, third)
    edit.entered.connect(third.setFocus)
    QTest.keyClick(edit, Qt.Key.Key_Enter)
    assert third.hasFocus()


def test_tab_leaves_and_leaving_is_told(qtbot: QtBot) -> None:
    edit, next_field = WrappedEdit("ก"), QLineEdit()
    shown(qtbot, edit, next_field)
    with qtbot.waitSignal(edit.left):
        QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert next_field.hasFocus()


def test_undo_and_redo_are_left_to_the_window(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก")
    shown(qtbot, edit)
    assert not edit.undo_typing()
    assert not edit.redo_typing()
    type_text(edit, "กข")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, _CTRL)
    event.ignore()
    QApplication.sendEvent(edit, event)
    assert not event.isAccepted()
    assert edit.undo_typing()
    assert edit.text() == ""
    assert edit.redo_typing()
    assert edit.text() == "กข"
    edit.setReadOnly(True)
    assert not edit.undo_typing()
    assert not edit.redo_typing()


def test_setting_the_same_text_keeps_the_caret(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "หนึ่ง")
    shown(qtbot, edit)
    put_caret(edit, 3)
    edit.set_text("หนึ่ง")
    assert edit.textCursor().position() == 3


def test_what_is_pasted_is_cleaned_and_what_cannot_be_is_told(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก")
    shown(qtbot, edit)
    pasted(edit, "หนึ่ง  สอง&nbsp;สาม\r\nสี่")
    assert edit.text() == "หนึ่ง สอง สาม\nสี่"
    with qtbot.waitSignal(edit.refused):
        pasted(edit, "ก" * 20_001)
    edit.setReadOnly(True)
    assert not edit.canInsertFromMimeData(QMimeData())


def test_it_scrolls_when_it_may_not_grow(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "\n".join("กขคงจ"), most_lines=2)
    window = shown(qtbot, edit)
    assert edit.height() == 2 * 24 + 10
    assert edit.verticalScrollBar().maximum() > 0
    edit.moveCursor(QTextCursor.MoveOperation.End)
    window.grab()
    low = edit.verticalScrollBar().value()
    assert low > 0
    QApplication.sendEvent(edit.viewport(), _wheel(120))
    assert edit.verticalScrollBar().value() < low


def _wheel(steps: int) -> QWheelEvent:
    at, none = QPointF(5, 5), QPoint()
    buttons, keys, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(at, at, none, QPoint(0, steps), buttons, keys, phase, False)


def test_a_field_that_shows_all_leaves_the_wheel_to_the_form(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "ก")
    shown(qtbot, edit)
    event = _wheel(120)
    QApplication.sendEvent(edit.viewport(), event)
    assert not event.isAccepted()


def test_the_form_scrolls_to_the_caret(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "\n".join(f"บรรทัด {n}" for n in range(60)))
    area = ScrollArea(edit)
    shown(qtbot, area)
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    assert area.verticalScrollBar().value() > 0


@pytest.mark.parametrize("state", ["", "warning", "error"])
def test_its_border_says_its_state(qtbot: QtBot, state: str) -> None:
    edit, other = WrappedEdit("ก"), QLineEdit()
    window = shown(qtbot, edit, other)
    other.setFocus()
    edit.set_state(state)
    colour = window.grab().toImage().pixelColor(edit.mapTo(window, QPoint(0, edit.height() // 2)))
    assert colour == look().colour({"": "border.control"}.get(state, f"{state}.text"))


def test_read_only_is_another_ground(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", "ก")
    window = shown(qtbot, edit)
    edit.setReadOnly(True)
    colour = window.grab().toImage().pixelColor(edit.mapTo(window, QPoint(edit.width() // 2, edit.height() // 2)))
    assert colour == look().colour("surface.panel")
    QTest.keyClick(edit, Qt.Key.Key_Right, _CTRL)


def test_an_example_stands_where_nothing_is(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก")
    window = shown(qtbot, edit)
    before = window.grab().toImage()
    edit.set_placeholder("เช่น จัดทำคู่มือการปฏิบัติงาน")
    assert window.grab().toImage() != before


def test_another_size_and_theme_are_taken_at_once(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", _TEXT)
    shown(qtbot, edit)
    high = edit.height()
    look().use(DARK, 1.5)
    qtbot.waitUntil(lambda: edit.height() > high)
    assert edit.font().family() == look().font("field").family()


def test_a_click_puts_the_caret_into_the_line_it_hits(qtbot: QtBot) -> None:
    edit = WrappedEdit("ก", _TEXT)
    window = shown(qtbot, edit)
    first = edit.document().begin().layout().lineAt(0)
    end = first.textStart() + first.textLength()
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edit.width() - 4, 12))
    assert edit.textCursor().position() < end
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(edit.width() - 4, 40))
    assert edit.textCursor().position() == len(_TEXT)
    put_caret(edit, 20, 3)
    window.grab()
    assert edit.words.hitTest(QPointF(380, 12), Qt.HitTestAccuracy.ExactHit) == -1


def test_a_screen_reader_reads_it(qtbot: QtBot) -> None:
    edit = WrappedEdit("ชื่อมาตรการ", _TEXT)
    shown(qtbot, edit)
    interface = QAccessible.queryAccessibleInterface(edit)
    assert interface.text(QAccessible.Text.Name) == "ชื่อมาตรการ"
    text = interface.textInterface()
    assert text.text(0, text.characterCount()) == _TEXT
    assert interface.role() == QAccessible.Role.EditableText
