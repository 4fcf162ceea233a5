"""The list cell, by keys and Thai typing: what each key does, what goes to the open file, what is said of a paste."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from typing_thai import type_text

from ita_desktop.domain.edits import find_activity
from ita_desktop.domain.lines import lines_cell, print_lines
from ita_desktop.domain.model import (
    MISSING,
    Activity,
    Cell,
    Issue,
    Line,
    Lines,
    Marker,
    Measure,
    OfficeFile,
    Place,
    Report,
    activity,
)
from ita_desktop.ui.form.list_field import ListField
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button
from tests.ui.offices import end, new_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.form.list_edit import ListEdit
    from ita_desktop.ui.runner import Runner
    from ita_desktop.ui.session import Session

_ALT, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_PLACE = Place("steps", "i", "m", "a")
_ENTER, _TAB, _BACK = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backspace
_BACKTAB = Qt.Key.Key_Backtab


def _office(cell: Cell = MISSING) -> OfficeFile:
    used = lines_cell([Line("u1", "จัดทำคู่มือการปฏิบัติงาน"), Line("u2", "จัดทำคู่มือประชาชน")])
    rows = (activity("a", {"steps": cell}), activity("b", {"steps": used}))
    measures = tuple(Measure(uid, "ชื่อ", (row,)) for uid, row in zip(("m", "n"), rows, strict=True))
    return OfficeFile("f", reports=(Report("r", fiscal_year=2568, issues=(Issue("i", "ประเด็น", measures),)),))


@pytest.fixture
def session(runner: Runner, tmp_path: Path) -> Iterator[Session]:
    made = new_session(runner, tmp_path / "รายงาน.itadb", _office())
    yield made
    end(made)


class _Bench:
    """A list cell in a window with a field before and one behind it, following the open file as a form does."""

    def __init__(self, session: Session, qtbot: QtBot, width: int = 600) -> None:
        self.session = session
        self.window = QWidget()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.field = ListField(session, _PLACE, "ขั้นตอน", "ทำอย่างไร ทีละข้อ", "เช่น แต่งตั้งคณะทำงาน")
        column = QVBoxLayout(self.window)
        for widget in (self.before, self.field, self.after):
            column.addWidget(widget)
        column.addStretch(1)
        self.window.resize(width, 500)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        session.changed.connect(self._follow)
        self.field.show_cell(self.cell)
        self.field.go()

    def _follow(self) -> None:
        self.field.show_cell(self.cell)

    @property
    def cell(self) -> Cell:
        return find_activity(self.session.report, "a").cell("steps")

    @property
    def lines(self) -> tuple[Line, ...]:
        self.field.commit()
        return self.cell.lines if isinstance(self.cell, Lines) else ()

    @property
    def printed(self) -> list[str]:
        return list(print_lines(self.lines))

    @property
    def edit(self) -> ListEdit:
        return self.field.edit

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.edit, key, modifiers)

    def type(self, *lines: str) -> None:
        """Type lines, Enter between them."""
        for n, text in enumerate(lines):
            if n:
                self.press(_ENTER)
            type_text(self.edit, text)

    def caret(self, line: int, at: int, *, select_to: tuple[int, int] | None = None) -> None:
        document = self.edit.document()
        cursor = QTextCursor(document)
        cursor.setPosition(document.findBlockByNumber(line).position() + at)
        if select_to:
            place = document.findBlockByNumber(select_to[0]).position() + select_to[1]
            cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(cursor)

    def paste(self, text: str, html: str = "") -> None:
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        self.edit.insertFromMimeData(data)

    def buttons(self) -> dict[str, Button]:
        return {button.text(): button for button in self.field.findChildren(Button)}


@pytest.fixture
def bench(session: Session, qtbot: QtBot) -> _Bench:
    return _Bench(session, qtbot)


def test_enter_makes_lines_with_markers(bench: _Bench) -> None:
    bench.type("จัดทำคู่มือ", "เผยแพร่")
    assert bench.printed == ["- จัดทำคู่มือ", "- เผยแพร่"]
    assert len({line.uid for line in bench.lines}) == 2


def test_what_is_typed_is_in_the_file_after_a_pause(bench: _Bench, qtbot: QtBot) -> None:
    type_text(bench.edit, "ก")
    assert bench.cell is MISSING
    qtbot.waitUntil(lambda: isinstance(bench.cell, Lines))
    assert bench.session.undo_name == "แก้ขั้นตอน"


def test_enter_in_a_line_keeps_the_uid_with_the_beginning(bench: _Bench) -> None:
    bench.type("จัดทำคู่มือ")
    uid = bench.lines[0].uid
    bench.caret(0, 5)
    bench.press(_ENTER)
    assert [line.text for line in bench.lines] == ["จัดทำ", "คู่มือ"]
    assert bench.lines[0].uid == uid != bench.lines[1].uid


def test_enter_before_a_line_leaves_it_what_it_was(bench: _Bench) -> None:
    bench.type("จัดทำคู่มือ")
    uid = bench.lines[0].uid
    bench.caret(0, 0)
    bench.press(_ENTER)
    bench.caret(0, 0)
    type_text(bench.edit, "ใหม่")
    assert [line.text for line in bench.lines] == ["ใหม่", "จัดทำคู่มือ"]
    assert bench.lines[1].uid == uid


def test_enter_on_an_empty_line_goes_out_and_then_away(bench: _Bench) -> None:
    bench.type("ก", "")
    bench.press(_TAB)
    type_text(bench.edit, "ข")
    bench.press(_ENTER, _ENTER)
    assert bench.edit.hasFocus()
    type_text(bench.edit, "ค")
    assert bench.printed == ["- ก", "๑. ข", "- ค"]
    bench.press(_ENTER, _ENTER)
    assert bench.after.hasFocus()
    assert bench.printed == ["- ก", "๑. ข", "- ค"]
    assert bench.edit.document().blockCount() == 3


def test_enter_on_the_first_empty_line_goes_away(bench: _Bench) -> None:
    bench.type("", "ก")
    bench.field.go()
    bench.type("ก")
    bench.caret(0, 0)
    bench.press(_ENTER)
    bench.caret(0, 0)
    bench.press(_ENTER)
    assert bench.after.hasFocus()
    assert bench.edit.document().blockCount() == 1


def test_tab_at_a_lines_start_makes_a_sub_item_and_back(bench: _Bench) -> None:
    bench.type("มีช่องทาง", "")
    bench.press(_TAB)
    bench.type("ด้วยตนเอง", "ทางโทรศัพท์")
    assert bench.printed == ["- มีช่องทาง", "๑. ด้วยตนเอง", "๒. ทางโทรศัพท์"]
    assert [line.level for line in bench.lines] == [0, 1, 1]
    uid = bench.lines[2].uid
    bench.caret(2, 0)
    bench.press(_BACKTAB, modifiers=_SHIFT)
    assert bench.printed[2] == "- ทางโทรศัพท์"
    assert bench.lines[2].uid == uid


def test_tab_leaves_anywhere_else(bench: _Bench) -> None:
    bench.type("ก", "ข")
    bench.press(_TAB)
    assert bench.after.hasFocus()
    bench.field.go()
    bench.caret(0, 0)
    bench.press(_TAB)
    assert bench.after.hasFocus()
    bench.field.go()
    bench.caret(1, 1)
    bench.press(_BACKTAB, modifiers=_SHIFT)
    assert bench.before.hasFocus()
    bench.field.go()
    bench.caret(1, 0)
    bench.press(_TAB, _TAB)
    assert bench.after.hasFocus()
    assert bench.printed == ["- ก", "๑. ข"]


def test_ctrl_tab_always_leaves(bench: _Bench) -> None:
    bench.type("ก", "ข")
    bench.caret(1, 0)
    bench.press(_TAB, modifiers=_CTRL)
    assert bench.after.hasFocus()
    bench.field.go()
    bench.caret(1, 0)
    bench.press(_BACKTAB, modifiers=_CTRL | _SHIFT)
    assert bench.before.hasFocus()
    assert bench.printed == ["- ก", "- ข"]


def test_a_typed_marker_becomes_the_marker(bench: _Bench) -> None:
    bench.type("- ก", "๑. ข", "๒. ค", "- ง")
    assert bench.printed == ["- ก", "๑. ข", "๒. ค", "- ง"]
    assert [line.text for line in bench.lines] == ["ก", "ข", "ค", "ง"]
    assert [line.level for line in bench.lines] == [0, 1, 1, 0]


def test_a_number_that_is_not_its_places_stays_words(bench: _Bench) -> None:
    bench.type("๑. ก", "๕. ข")
    assert bench.printed == ["๑. ก", "๒. ๕. ข"]


def test_a_typed_marker_can_be_taken_back(bench: _Bench) -> None:
    bench.type("ก", "๑. ")
    assert bench.field.undo_typing()
    assert bench.edit.toPlainText() == "ก\n๑. "
    assert bench.field.redo_typing()
    assert bench.edit.toPlainText() == "ก\n"


def test_a_dash_typed_later_in_a_line_is_words(bench: _Bench) -> None:
    bench.type("ก")
    bench.caret(0, 0)
    type_text(bench.edit, "ข- ")
    assert bench.lines[0].text == "ข- ก"
    bench.caret(0, 0, select_to=(0, 1))
    bench.press(Qt.Key.Key_Delete)
    assert bench.lines[0].text == "- ก"


def test_backspace_at_a_lines_start_joins(bench: _Bench) -> None:
    bench.type("ก", "ข")
    uids = [line.uid for line in bench.lines]
    bench.caret(1, 0)
    bench.press(_BACK)
    assert bench.printed == ["- กข"]
    assert bench.lines[0].uid == uids[0]
    assert bench.field.undo_typing()
    assert [line.uid for line in bench.lines] == uids


def test_backspace_at_the_first_start_takes_the_marker(bench: _Bench) -> None:
    bench.type("ก")
    bench.caret(0, 0)
    bench.press(_BACK)
    assert bench.printed == ["ก"]
    bench.caret(0, 0, select_to=(0, 1))
    bench.press(_BACK)
    assert bench.printed == []


def test_delete_at_a_lines_end_joins(bench: _Bench) -> None:
    bench.type("ก", "ข")
    uid = bench.lines[0].uid
    bench.caret(0, 1)
    bench.press(Qt.Key.Key_Delete)
    assert [(line.text, line.uid) for line in bench.lines] == [("กข", uid)]


def test_alt_and_arrows_move_a_line(bench: _Bench) -> None:
    bench.type("ก", "ข", "ค")
    first, second, third = bench.lines
    bench.caret(2, 1)
    bench.press(Qt.Key.Key_Up, modifiers=_ALT)
    assert bench.lines == (first, third, second)
    bench.press(Qt.Key.Key_Up, Qt.Key.Key_Up, modifiers=_ALT)
    assert bench.lines == (third, first, second)
    assert bench.edit.textCursor().blockNumber() == 0
    bench.press(Qt.Key.Key_Down, modifiers=_ALT)
    assert bench.lines == (first, third, second)
    assert bench.field.undo_typing()
    assert bench.lines == (third, first, second)


def test_a_sub_item_moved_to_the_top_is_none_any_more(bench: _Bench) -> None:
    bench.type("ก", "")
    bench.press(_TAB)
    bench.type("ข")
    bench.press(Qt.Key.Key_Up, modifiers=_ALT)
    assert bench.printed == ["- ข", "- ก"]


def test_moving_is_the_cells_key_and_not_the_windows(bench: _Bench) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Up, _ALT)
    event.ignore()
    QApplication.sendEvent(bench.edit, event)
    assert event.isAccepted()
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, _CTRL)
    QApplication.sendEvent(bench.edit, other)
    assert not other.isAccepted()


def test_a_selection_over_lines_that_is_typed_over_keeps_the_first(bench: _Bench) -> None:
    bench.type("หนึ่ง", "สอง", "สาม")
    uids = [line.uid for line in bench.lines]
    bench.caret(0, 2, select_to=(2, 1))
    type_text(bench.edit, "x")
    assert [(line.text, line.uid) for line in bench.lines] == [("หนxาม", uids[0])]


def test_an_input_method_may_hand_over_several_lines(bench: _Bench) -> None:
    event = QInputMethodEvent()
    event.setCommitString("หนึ่ง\nสอง")
    QApplication.sendEvent(bench.edit, event)
    assert bench.printed == ["- หนึ่ง", "- สอง"]
    assert len({line.uid for line in bench.lines}) == 2


def test_the_caret_stays_while_the_form_follows_its_edits(bench: _Bench) -> None:
    bench.type("หนึ่ง ", "สอง")
    bench.field.commit()
    bench.caret(0, 3)
    type_text(bench.edit, "ก")
    bench.field.commit()
    assert (bench.edit.textCursor().blockNumber(), bench.edit.textCursor().positionInBlock()) == (0, 4)
    assert bench.edit.document().isUndoAvailable()


def test_a_change_from_elsewhere_is_shown_with_the_caret_in_its_line(bench: _Bench) -> None:
    bench.type("หนึ่ง", "สอง")
    bench.field.commit()
    bench.caret(0, 2)
    bench.session.end_step()
    type_text(bench.edit, "ก")
    bench.field.commit()
    bench.session.undo()
    assert bench.edit.toPlainText() == "หนึ่ง\nสอง"
    assert bench.edit.textCursor().blockNumber() == 0
    assert not bench.edit.document().isUndoAvailable()


def test_leaving_tidies_and_saves(bench: _Bench, qtbot: QtBot) -> None:
    bench.type("หนึ่ง  สอง ", "")
    with qtbot.waitSignal(bench.field.left):
        bench.after.setFocus()
    assert bench.printed == ["- หนึ่ง สอง"]
    assert bench.edit.toPlainText() == "หนึ่ง สอง"
    assert not bench.field.undo_typing()
    assert bench.session.undo_name == "แก้ขั้นตอน"


def test_what_is_too_long_stays_and_is_told(bench: _Bench, qtbot: QtBot) -> None:
    bench.edit.textCursor().insertText("ก" * 20_001)
    with qtbot.waitSignal(bench.session.refused):
        bench.field.commit()
    assert bench.cell is MISSING
    bench.field.show_cell(MISSING)
    assert len(bench.edit.toPlainText()) == 20_001
    bench.edit.undo()
    assert bench.printed == []


def test_the_places_of_the_caret_are_told(bench: _Bench) -> None:
    bench.type("ก", "ข")
    first, second = bench.lines
    told: list[Place] = []
    bench.field.focused.connect(told.append)
    bench.caret(0, 0)
    bench.caret(0, 1)
    bench.caret(1, 0)
    assert told == [replace(_PLACE, line_uid=first.uid), replace(_PLACE, line_uid=second.uid)]
    bench.after.setFocus()
    bench.field.go(first.uid)
    assert told[-1].line_uid == first.uid
    assert bench.edit.textCursor().positionInBlock() == 1
    bench.field.go("gone")


def test_hint_count_and_keys(bench: _Bench) -> None:
    assert bench.field._count.text() == "ทำอย่างไร ทีละข้อ"
    assert bench.field._keys.isVisible()
    bench.type("ก", "ข")
    bench.field.commit()
    assert bench.field._count.text() == "๒ ข้อ"
    assert bench.edit.toolTip() == "ทำอย่างไร ทีละข้อ"
    bench.after.setFocus()
    assert not bench.field._keys.isVisible()


def test_a_narrow_cell_shows_no_keys(session: Session, qtbot: QtBot) -> None:
    assert not _Bench(session, qtbot, 400).field._keys.isVisible()


def test_another_cell_is_served(bench: _Bench) -> None:
    bench.type("ก")
    other = Place("steps", "i", "n", "b")
    bench.field.set_place(other)
    assert isinstance(bench.cell, Lines)
    bench.field.show_cell(find_activity(bench.session.report, "b").cell("steps"))
    assert bench.edit.toPlainText().startswith("จัดทำคู่มือ")
    assert bench.field.place == other
    bench.field.set_place(other)


def test_read_only(bench: _Bench) -> None:
    bench.type("ก", "ข")
    bench.field.set_read_only(True)
    bench.caret(1, 0)
    bench.press(_ENTER, _BACK)
    bench.press(Qt.Key.Key_Up, modifiers=_ALT)
    assert not bench.field.undo_typing()
    assert not bench.edit.canInsertFromMimeData(QMimeData())
    assert bench.printed == ["- ก", "- ข"]
    bench.press(_TAB)
    assert bench.after.hasFocus()


def test_copying_takes_the_markers_along(bench: _Bench) -> None:
    bench.type("หนึ่ง", "")
    bench.press(_TAB)
    bench.type("สอง", "สาม")
    bench.edit.selectAll()
    assert bench.edit.createMimeDataFromSelection().text() == "- หนึ่ง\n๑. สอง\n๒. สาม"
    bench.caret(0, 1, select_to=(1, 2))
    assert bench.edit.createMimeDataFromSelection().text() == "นึ่ง\nสอ"


def test_lines_with_a_finding_get_a_bar(bench: _Bench, qtbot: QtBot) -> None:
    bench.type("ก", "ข")
    bench.field.mark_lines([bench.lines[1].uid])
    qtbot.waitUntil(lambda: bench.edit.height() == 4 + 2 * 26 + 4)
    image = bench.window.grab().toImage()
    box = bench.edit.mapTo(bench.window, QPoint(5, 0))
    heights = [4 + 13, 4 + 26 + 13]
    colours = [image.pixelColor(box + QPoint(0, y)) for y in heights]
    assert colours[1] == look().colour("warning.text")
    assert colours[0] != colours[1]


def test_a_screen_reader_reads_the_lines(bench: _Bench) -> None:
    bench.type("ก", "ข")
    interface = QAccessible.queryAccessibleInterface(bench.edit)
    assert interface.text(QAccessible.Text.Name) == "ขั้นตอน"
    assert interface.textInterface().text(0, 3) == "ก\nข"


# --- pasting ---


def test_a_page_from_the_web_becomes_lines(bench: _Bench) -> None:
    html = "<p>มีช่องทาง<br>ทั้งหมด</p><ul><li>ด้วยตนเอง</li><li>ทาง&nbsp;&nbsp;โทรศัพท์</li></ul>"
    bench.paste("", html)
    assert bench.printed == ["- มีช่องทาง", "- ทั้งหมด", "- ด้วยตนเอง", "- ทาง โทรศัพท์"]
    assert bench.field._strip is not None
    assert bench.field._strip.taken.sentence() == "วางแล้ว ๔ ข้อ ตัดช่องว่างเกิน ๑ แห่ง"


def test_numbered_lines_under_a_line_become_sub_items(bench: _Bench) -> None:
    bench.type("มีช่องทาง")
    bench.paste("๑. ด้วยตนเอง\n๒. ทางโทรศัพท์")
    assert bench.printed == ["- มีช่องทาง", "๑. ด้วยตนเอง", "๒. ทางโทรศัพท์"]
    assert [line.level for line in bench.lines] == [0, 1, 1]


def test_a_paste_into_a_line_goes_on_with_it(bench: _Bench) -> None:
    bench.type("หนึ่งสี่")
    uid = bench.lines[0].uid
    bench.caret(0, 5)
    bench.paste("สอง\nสาม")
    assert [line.text for line in bench.lines] == ["หนึ่งสอง", "สามสี่"]
    assert bench.lines[0].uid == uid


def test_a_paste_before_a_line_leaves_it_what_it_was(bench: _Bench) -> None:
    bench.type("สาม")
    uid = bench.lines[0].uid
    bench.caret(0, 0)
    bench.paste("หนึ่ง\nสอง")
    assert [line.text for line in bench.lines] == ["หนึ่ง", "สอง", "สาม"]
    assert bench.lines[2].uid == uid


def test_a_word_pasted_cleanly_says_nothing(bench: _Bench) -> None:
    bench.type("ก")
    bench.paste("ข")
    assert bench.printed == ["- กข"]
    assert bench.field._strip is None


def test_the_strip_shows_what_was_cut_and_goes_with_the_next_edit(bench: _Bench, qtbot: QtBot) -> None:
    bench.paste("ก  ข\nค&nbsp;ง &amp; จ")
    strip = bench.field._strip
    assert strip is not None
    assert strip.taken.sentence() == "วางแล้ว ๒ ข้อ ตัดช่องว่างเกิน ๑ แห่ง และรหัสเว็บ ๒ แห่ง"
    assert not strip._details.isVisible()
    qtbot.waitUntil(strip.isVisible)
    qtbot.mouseClick(bench.buttons()["ดูที่ตัด"], Qt.MouseButton.LeftButton)
    assert strip._details.isVisible()
    assert "&nbsp;  &amp;" in strip._details.text()
    bench.field.go()
    type_text(bench.edit, "ก")
    assert bench.field._strip is None


def test_a_paste_can_be_had_as_it_was(bench: _Bench, qtbot: QtBot) -> None:
    bench.type("หนึ่ง", "")
    bench.paste("๑. ก  ข\nค&nbsp;ง")
    qtbot.waitUntil(bench.buttons()["วางแบบเดิม"].isVisible)
    qtbot.mouseClick(bench.buttons()["วางแบบเดิม"], Qt.MouseButton.LeftButton)
    assert [line.text for line in bench.lines] == ["หนึ่ง", "๑. ก  ข", "ค&nbsp;ง"]
    assert bench.field._strip is None
    bench.after.setFocus()
    assert bench.edit.toPlainText() == "หนึ่ง\n๑. ก  ข\nค&nbsp;ง"


def test_what_cannot_be_pasted_is_told(bench: _Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.session.refused):
        bench.paste("ก" * 20_001)
    assert bench.printed == []


def test_another_cell_forgets_the_paste(bench: _Bench) -> None:
    bench.paste("ก\nข")
    assert bench.field._strip is not None
    bench.field.set_place(Place("steps", "i", "n", "b"))
    assert bench.field._strip is None


# --- phrases ---


def _offered(bench: _Bench, qtbot: QtBot) -> None:
    bench.type("จัดทำคู่มือ")
    qtbot.waitUntil(lambda: bench.field._offer.is_open)


def test_phrases_used_before_are_offered_and_taken_with_the_arrow(bench: _Bench, qtbot: QtBot) -> None:
    _offered(bench, qtbot)
    second = bench.field._offer._rows[1]
    bench.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down, _ENTER)
    assert second in {"จัดทำคู่มือประชาชน", "จัดทำคู่มือการปฏิบัติงาน"}
    assert [line.text for line in bench.lines] == [second]
    assert not bench.field._offer.is_open


def test_enter_keeps_its_meaning_while_nothing_is_chosen(bench: _Bench, qtbot: QtBot) -> None:
    _offered(bench, qtbot)
    bench.press(_ENTER)
    type_text(bench.edit, "ก")
    assert bench.printed == ["- จัดทำคู่มือ", "- ก"]
    assert not bench.field._offer.is_open


def test_escape_and_leaving_put_the_offer_away(bench: _Bench, qtbot: QtBot) -> None:
    _offered(bench, qtbot)
    bench.press(Qt.Key.Key_Up)
    bench.press(Qt.Key.Key_Escape)
    assert not bench.field._offer.is_open
    type_text(bench.edit, "ป")
    qtbot.waitUntil(lambda: bench.field._offer.is_open)
    bench.after.setFocus()
    assert not bench.field._offer.is_open


def test_nothing_is_offered_in_the_middle_of_a_line(bench: _Bench) -> None:
    bench.type("จัดทำคู่มือ")
    bench.caret(0, 3)
    bench.field._offer._offer()
    assert not bench.field._offer.is_open


# --- whatever is done ---

_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), st.sampled_from(["ก", "น้ำ", " ", "- ", "๑. ", "ต่าง ๆ"])),
        st.tuples(st.just("key"), st.sampled_from([_ENTER, _BACK, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_Up])),
        st.tuples(st.just("move"), st.sampled_from([Qt.Key.Key_Up, Qt.Key.Key_Down])),
        st.tuples(st.just("level"), st.booleans()),
        st.tuples(st.just("paste"), st.sampled_from(["ก", "ก\nข", "- ก\n๑. ข", "x  y\n\nz", "ก\u2029ข"])),
        st.tuples(st.just("select"), st.tuples(st.integers(0, 30), st.integers(0, 30))),
        st.tuples(st.just("undo"), st.booleans()),
        st.tuples(st.just("commit"), st.none()),
        st.tuples(st.just("input"), st.sampled_from(["ก\nข", "ค"])),
    ),
    max_size=12,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
@example(steps=[("paste", "ก\nข"), ("select", (0, 2)), ("input", "ก\nข")])
def test_no_two_lines_share_a_uid_and_the_file_holds_what_is_shown(
    steps: list[tuple[str, object]], steady: Callable[[], _Bench]
) -> None:
    bench = steady()
    for kind, value in steps:
        _do(bench, kind, value)
        bench.edit.setFocus()
        uids = [mark.uid for mark in bench.edit.words.marks()]
        assert all(uids)
        assert len(set(uids)) == len(uids)
    shown = [" ".join(row.text.split()) for row in bench.edit.words.rows if row.text.strip()]
    assert [line.text for line in bench.lines] == shown
    assert [line.uid for line in bench.lines] == [line.uid for line in bench.edit.lines()]
    bench.after.setFocus()
    assert bench.edit.lines() == bench.lines


def _do(bench: _Bench, kind: str, value: object) -> None:
    edit = bench.edit
    match kind:
        case "type":
            type_text(edit, str(value))
        case "key":
            assert isinstance(value, Qt.Key)
            bench.press(value)
        case "move":
            assert isinstance(value, Qt.Key)
            bench.press(value, modifiers=_ALT)
        case "level":
            bench.press(_TAB if value else _BACKTAB, modifiers=Qt.KeyboardModifier.NoModifier if value else _SHIFT)
        case "paste":
            bench.paste(str(value))
        case "select":
            assert isinstance(value, tuple)
            last = edit.document().characterCount() - 1
            cursor = edit.textCursor()
            cursor.setPosition(min(value[0], last))
            cursor.setPosition(min(value[1], last), QTextCursor.MoveMode.KeepAnchor)
            edit.setTextCursor(cursor)
        case "undo":
            if value:
                bench.field.undo_typing()
            else:
                bench.field.redo_typing()
        case "commit":
            bench.field.commit()
        case _:
            event = QInputMethodEvent()
            event.setCommitString(str(value))
            QApplication.sendEvent(edit, event)


@pytest.fixture
def steady(bench: _Bench) -> Callable[[], _Bench]:
    """Return the bench, emptied."""

    def emptied() -> _Bench:
        bench.field.go()
        bench.edit.selectAll()
        bench.press(_BACK)
        bench.field.commit()
        return bench

    return emptied


def test_an_activity_without_the_cell_shows_an_example(bench: _Bench) -> None:
    assert isinstance(find_activity(bench.session.report, "a"), Activity)
    bench.field.show_cell(lines_cell([Line("x", "ก", Marker.NONE), Line("y", "ข\nค", Marker.NUMBER)]))
    assert [line.text for line in bench.edit.lines()] == ["ก", "ข\nค"]
