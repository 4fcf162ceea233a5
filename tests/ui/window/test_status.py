"""The line at the bottom."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ita_desktop.base.errors import UserError
from ita_desktop.ui.window.status import StatusBar, moment

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_NOW = datetime(2026, 3, 5, 10, 42, tzinfo=UTC)


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    made = StatusBar()
    qtbot.addWidget(made)
    made.resize(1366, 28)
    made.show()
    return made


def test_saving_is_said_with_its_time(bar: StatusBar) -> None:
    bar.show_saving()
    assert bar.saved.words == "กำลังบันทึก…"
    bar.show_saved(_NOW)
    assert bar.saved.words == "บันทึกแล้ว 10:42"
    assert not bar.grab().isNull()


def test_a_failure_is_red_and_can_be_clicked(bar: StatusBar, qtbot: QtBot) -> None:
    bar.show_failure(UserError("ที่เก็บเต็ม"))
    assert bar.saved.toolTip() == "ที่เก็บเต็ม"
    assert bar.saved.focusPolicy() is Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(bar.failure_clicked):
        qtbot.mouseClick(bar.saved, Qt.MouseButton.LeftButton)
    bar.saved.setFocus()
    assert not bar.grab().isNull()
    bar.show_saved(_NOW)
    with qtbot.assertNotEmitted(bar.failure_clicked):
        qtbot.mouseClick(bar.saved, Qt.MouseButton.LeftButton)


def test_the_file_and_what_may_be_done_with_it(bar: StatusBar) -> None:
    bar.show_file(Path("/a/รายงาน.itadb"), read_only=False)
    assert (bar.file.words, bar.right.words) == ("รายงาน.itadb", "เปิดไว้เขียน")
    bar.show_file(Path("/a/รายงาน.itadb"), read_only=True)
    assert bar.right.words == "เปิดอ่านอย่างเดียว"
    assert bar.saved.isHidden()


def test_backups_are_told_as_people_say_it(bar: StatusBar) -> None:
    assert bar.backup.words == "ยังไม่มีไฟล์สำรอง"
    bar.show_backup(datetime.now().astimezone())
    assert bar.backup.words.startswith("สำรองล่าสุด วันนี้ ")
    assert moment(_NOW - timedelta(days=1), _NOW) == "เมื่อวาน 10:42"
    assert moment(_NOW - timedelta(days=20), _NOW) == "13/2/2569 10:42"


def test_a_job_can_be_cancelled(bar: StatusBar, qtbot: QtBot) -> None:
    class Job:
        cancelled = False

        def cancel(self) -> None:
            self.cancelled = True

    job = Job()
    bar.show_job("กำลังนำเข้า ๙ จาก ๑๖", 56, job.cancel)
    assert bar._job_line.value() == 56
    qtbot.mouseClick(bar._job_cancel, Qt.MouseButton.LeftButton)
    assert job.cancelled
    bar.hide_job()
    assert not bar._job_words.isVisible()
    bar.show_job("กำลังสร้าง PDF", 0)
    assert not bar._job_cancel.isVisible()
    bar._cancel()


def test_the_text_size_is_chosen_from_a_menu(bar: StatusBar, qtbot: QtBot) -> None:
    assert bar.scale.words == "ขนาดตัวอักษร 100 %"
    qtbot.mouseClick(bar.scale, Qt.MouseButton.LeftButton)
    menu = bar.findChild(QMenu)
    assert menu
    assert [a.isChecked() for a in menu.actions()] == [False, False, True, False, False, False, False, False]
    with qtbot.waitSignal(bar.scale_wanted) as wanted:
        menu.actions()[5].trigger()
    assert wanted.args == [1.5]
    menu.close()


def test_less_is_said_where_there_is_no_room(bar: StatusBar) -> None:
    bar.set_compact(True)
    assert bar.file.isHidden()
    assert bar.backup.isHidden()
    assert not bar.saved.isHidden()
    assert not bar.grab().isNull()
