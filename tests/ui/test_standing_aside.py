"""What stands beside the work: bars, the cover while closing, dialogs for files, the list of files opened before."""

from __future__ import annotations

import os
import signal
import weakref
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from ita_desktop.services.samples import sample_office
from ita_desktop.ui.dialogs import open_dialog, save_dialog, with_suffix
from ita_desktop.ui.file.cover import Cover
from ita_desktop.ui.file.notices import Act, Notices
from ita_desktop.ui.file.recent import remember
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.system.ending import Ending
from tests.ui.typing_thai import type_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Pressed(QObject):
    """Counts what was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def press(self) -> None:
        """Count one."""
        self.times += 1


# --- bars ---


def test_bars_stand_under_each_other_and_go_one_by_one(qtbot: QtBot) -> None:
    notices, pressed = Notices(), Pressed()
    qtbot.addWidget(notices)
    assert notices.isHidden()
    notices.tell("save", "error", "บันทึกไม่ได้", Act("ลองใหม่", pressed.press))
    notices.tell("folder", "warning", "โฟลเดอร์นี้อยู่ในเครือข่าย")
    assert not notices.isHidden()
    assert [notices.said("save"), notices.said("folder")] == ["บันทึกไม่ได้", "โฟลเดอร์นี้อยู่ในเครือข่าย"]
    notices.buttons["ลองใหม่"].click()
    assert pressed.times == 1
    notices.tell("save", "error", "ยังบันทึกไม่ได้")
    assert notices.said("save") == "ยังบันทึกไม่ได้"
    notices.hush("save")
    assert not notices.isHidden()
    notices.hush("folder")
    notices.hush("folder")
    assert notices.isHidden()
    assert notices.said("save") == ""


# --- the cover ---


def test_nothing_can_be_typed_under_the_cover_and_after_a_moment_it_says_why(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    cover = Cover(window)
    cover.lie_down("กำลังบันทึก…")
    focus = QApplication.focusWidget()
    assert focus is cover
    type_text(focus, "ก")
    assert field.text() == ""
    quiet = window.grab().toImage()
    window.resize(500, 300)
    assert cover.size() == window.size()
    window.resize(400, 300)
    qtbot.waitUntil(lambda: cover._speaks)
    assert window.grab().toImage() != quiet
    cover.lift()
    assert cover.isHidden()
    window.resize(300, 300)


# --- dialogs ---


def test_file_dialogs_offer_our_files_and_go_when_closed(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    (tmp_path / "ก.itadb").touch()
    opening = open_dialog(window, "เปิดแฟ้ม", tmp_path)
    saving = save_dialog(window, "บันทึกที่อื่น", tmp_path / "ข.itadb")
    assert [opening.fileMode(), saving.acceptMode()] == [
        QFileDialog.FileMode.ExistingFile,
        QFileDialog.AcceptMode.AcceptSave,
    ]
    assert "*.itadb" in opening.nameFilters()[0]
    assert "*.docx" in open_dialog(window, "นำเข้า", tmp_path, "Word (*.docx)").nameFilters()[0]
    chosen = QSignalSpy(saving.fileSelected)
    for dialog in (opening, saving):
        dialog.open()
    saving.accept()
    opening.reject()
    assert chosen.at(0) == [str(tmp_path / "ข.itadb")]
    held = weakref.ref(opening)
    del opening, dialog
    qtbot.waitUntil(lambda: held() is None or not held().isVisible())


def test_a_chosen_name_is_that_of_an_office_file() -> None:
    assert with_suffix("/ก/รายงาน") == Path("/ก/รายงาน.itadb")
    assert with_suffix("/ก/รายงาน 2568.ITADB") == Path("/ก/รายงาน 2568.ITADB")
    assert with_suffix("/ก/พ.ศ. 2568") == Path("/ก/พ.ศ. 2568.itadb")


# --- files opened before ---


def test_files_are_remembered_newest_first_with_how_far_they_have_come(qapp: object) -> None:
    assert qapp
    preferences, value = Preferences(), sample_office()
    preferences.put("recent", ["broken"])
    for number in range(14):
        remember(preferences, Path(f"/{number}.itadb"), value)
    remember(preferences, Path("/7.itadb"), replace(value, reports=()))
    listed = preferences.get("recent", list[Any]())
    assert [entry["path"] for entry in listed[:3]] == ["/7.itadb", "/13.itadb", "/12.itadb"]
    assert len(listed) == 12
    assert (listed[0]["year"], listed[0]["total"], listed[0]["office"]) == (0, 0, value.office.full_name)
    report = value.report()
    assert report
    assert listed[1]["year"] == report.fiscal_year
    assert 0 < listed[1]["complete"] <= listed[1]["total"]


# --- the system ends the program ---


def test_the_window_closes_when_the_system_asks(qtbot: QtBot) -> None:
    before = signal.getsignal(signal.SIGTERM)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    ending = Ending(window)
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(window.isHidden)
    ending.stop()
    assert signal.getsignal(signal.SIGTERM) is before
