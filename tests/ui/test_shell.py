"""The whole window: from the first start over typing to closing, nothing typed is ever lost."""

from __future__ import annotations

import gc
import sqlite3
import threading
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QFileDialog

from ita_desktop.base.errors import DiskFullError, NotWritableError, UserError
from ita_desktop.domain.model import Place
from ita_desktop.services import backups, opening, recovery
from ita_desktop.services.library import create_office, open_office
from ita_desktop.services.samples import sample_office
from ita_desktop.ui.exchange.page import ImportPage
from ita_desktop.ui.exchange.sending import SendPage
from ita_desktop.ui.messages import Message
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Lane, Runner
from ita_desktop.ui.settings.settings import SettingsPage
from ita_desktop.ui.shell import Shell
from ita_desktop.ui.start.folder import own_folder
from ita_desktop.ui.start.page import StartPage
from ita_desktop.ui.start.wizard import Wizard
from tests.two_offices import met
from tests.ui.offices import on_disk
from tests.ui.typing_thai import type_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.file.work import Work


class Window:
    """The shell with hands: waits for what it does, answers what it asks."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.runner, self.preferences = Runner(), Preferences()
        self.shell = Shell(self.runner, self.preferences)

    @property
    def work(self) -> Work:
        """Return the open file."""
        assert self.shell.work
        return self.shell.work

    def begin(self, file: Path | None = None) -> None:
        """Come up."""
        with self.qtbot.waitSignal(self.shell.painted):
            self.shell.begin(file)

    def open(self, path: Path) -> Work:
        """Open a file that opens."""
        with self.qtbot.waitSignal(self.shell.ready):
            if self.shell.isVisible():
                self.shell.open_file(path)
            else:
                self.shell.begin(path)
        return self.work

    def title(self, number: int = 0) -> str:
        """Return a measure's title as it is now."""
        return [m.title for _issue, m in self.work.session.report.measures()][number]

    def retitle(self, text: str, number: int = 0) -> None:
        """Type at the front of a measure's title."""
        uid = [m.uid for _issue, m in self.work.session.report.measures()][number]
        with self.qtbot.waitActive(self.shell):
            self.shell.activateWindow()
        self.work.desk.show_place(Place("title", "", uid))
        focus = QApplication.focusWidget()
        assert focus
        type_text(focus, text)

    def message(self) -> Message:
        """Wait for a message and return it."""
        self.qtbot.waitUntil(lambda: bool(self.messages()))
        (message,) = self.messages()
        return message

    def messages(self) -> list[Message]:
        """Return the messages that stand."""
        return [m for m in self.shell.findChildren(Message) if m.isVisible()]

    def answer(self, key: str) -> None:
        """Press a button of the message, and see it go."""
        message = self.message()
        held = weakref.ref(message)
        message.buttons[key].click()
        del message
        self.qtbot.waitUntil(lambda: held() is None or held() not in self.messages())

    def choose(self, name: Path) -> None:
        """Choose in the file dialog that is open."""
        self.qtbot.waitUntil(lambda: bool(self.dialogs()))
        (dialog,) = self.dialogs()
        dialog.fileSelected.emit(str(name))
        dialog.close()

    def dialogs(self) -> list[QFileDialog]:
        """Return the file dialogs that are open."""
        return [d for d in self.shell.findChildren(QFileDialog) if d.isVisible()]

    def close(self) -> None:
        """Close and wait until the window is gone."""
        self.shell.close()
        self.qtbot.waitUntil(lambda: self.shell.work is None and self.shell.isHidden())

    def end(self) -> None:
        """Let everything go."""
        for message in self.messages():
            message.reject()
        if self.shell.work or not self.shell.isHidden():
            self.close()
        self.runner.settle(Lane.FILE)
        self.runner.close()
        self.shell.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    made = Window(qtbot)
    yield made
    made.end()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "งาน" / "รายงาน ITA 2568.itadb"
    path.parent.mkdir()
    create_office(path, sample_office()).close()
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "งาน" / "อีกแฟ้ม.itadb"
    path.parent.mkdir(exist_ok=True)
    create_office(path, sample_office()).close()
    return path


def disk_title(path: Path, number: int = 0) -> str:
    report = on_disk(path).report()
    assert report
    return [m.title for _issue, m in report.measures()][number]


# --- coming up ---


def test_the_first_start_asks_and_the_next_shows_what_was_opened(window: Window, sample: Path) -> None:
    window.begin()
    assert isinstance(window.shell._page, Wizard)
    window.shell._page.cancelled.emit()
    assert isinstance(window.shell._page, StartPage)
    window.open(sample)
    assert window.preferences.get("recent", list[Any]())[0]["path"] == str(sample)
    window.shell.leave_for_start()
    window.qtbot.waitUntil(lambda: isinstance(window.shell._page, StartPage))
    window.close()
    again = Window(window.qtbot)
    again.begin()
    assert isinstance(again.shell._page, StartPage)
    again.end()


def test_a_file_given_at_the_start_is_shown_with_its_name(window: Window, sample: Path) -> None:
    with window.qtbot.waitSignal(window.shell.ready):
        window.begin(sample)
    assert window.shell.windowTitle() == "รายงาน ITA 2568 – เทศบาลตำบลทุ่งน้ำค้าง"


def test_the_wizards_office_becomes_a_file(window: Window, tmp_path: Path) -> None:
    window.begin()
    wizard = window.shell._page
    assert isinstance(wizard, Wizard)
    from ita_desktop.services.starting import Created  # noqa: PLC0415

    taken = Created(tmp_path / "ใหม่.itadb", sample_office())
    taken.path.touch()
    wizard.finished.emit(taken)
    window.qtbot.waitUntil(lambda: "อยู่แล้ว" in wizard_text(wizard))
    assert window.shell._page is wizard
    with window.qtbot.waitSignal(window.shell.ready):
        wizard.finished.emit(Created(tmp_path / "ใหม่ ๒.itadb", sample_office()))
    assert window.work.session.path == tmp_path / "ใหม่ ๒.itadb"


def wizard_text(wizard: Wizard) -> str:
    from ita_desktop.ui.parts.label import Label  # noqa: PLC0415

    return " ".join(label.text() for label in wizard.findChildren(Label))


def test_the_first_thing_typed_goes_into_the_wizards_first_field(window: Window) -> None:
    window.begin()
    with window.qtbot.waitActive(window.shell):
        window.shell.activateWindow()
    (wizard,) = window.shell.findChildren(Wizard)
    assert QApplication.focusWidget() is wizard.step.first_field()


def test_the_caret_stands_in_the_title_and_comes_back_from_the_settings(window: Window, tmp_path: Path) -> None:
    window.begin()
    with window.qtbot.waitActive(window.shell):
        window.shell.activateWindow()
    from ita_desktop.services.starting import Created, new_file, new_report, starting_office  # noqa: PLC0415

    office = starting_office(name="หนองแสง")
    empty = Created(tmp_path / "ใหม่.itadb", new_file(office, [new_report(office, 2568)]))
    with window.qtbot.waitSignal(window.shell.ready):
        window.shell.create_file(empty)
    focus = QApplication.focusWidget()
    assert focus
    type_text(focus, "ส่งเสริมคุณธรรม")
    window.work.desk.commit()
    assert "ส่งเสริมคุณธรรม" in window.title()
    window.shell.show_settings()
    assert QApplication.focusWidget() is not focus
    window.shell._go_back()
    assert QApplication.focusWidget() is focus


def test_no_other_window_flashes_up_while_pages_are_made(window: Window, sample: Path, qapp: QApplication) -> None:
    window.begin()
    with window.qtbot.waitActive(window.shell):
        window.shell.activateWindow()
    focused = QSignalSpy(qapp.focusWindowChanged)
    window.shell.show_start()
    window.open(sample)
    for page in ("office", "program"):
        window.shell.show_settings(page)
        window.shell._go_back()
    window.shell.show_wizard()
    assert focused.count() == 0


def test_the_window_stands_where_it_stood(window: Window, sample: Path) -> None:
    window.begin(sample)
    window.shell.showNormal()
    window.shell.resize(700, 600)
    window.qtbot.waitUntil(lambda: window.shell.work is not None)
    window.close()
    again = Window(window.qtbot)
    assert again.shell.size() == window.shell.size()
    again.end()


# --- typing, closing ---


def test_the_sample_is_made_typed_in_closed_and_holds_what_was_typed(window: Window) -> None:
    window.begin()
    window.shell.show_start()
    page = window.shell._page
    assert isinstance(page, StartPage)
    with window.qtbot.waitSignal(window.shell.ready):
        page.sample_wanted.emit()
    path = window.work.session.path
    window.retitle("น้ำผึ้ง ")
    window.close()
    assert "น้ำผึ้ง" in disk_title(path)
    again = Window(window.qtbot)
    again.begin(path)
    again.qtbot.waitUntil(lambda: again.shell.work is not None)
    assert "น้ำผึ้ง" in again.title()
    again.end()


def test_nothing_is_lost_when_a_save_is_still_under_way(window: Window, sample: Path) -> None:
    window.begin(sample)
    window.qtbot.waitUntil(lambda: window.shell.work is not None)
    held = threading.Event()
    window.runner.run(Lane.FILE, held.wait, window.work.session._was_let_go, window.work.session._was_let_go)
    window.retitle("กก ")
    window.work.session.save_now()
    window.retitle("ขข ")
    window.shell.close()
    window.shell.close()
    assert window.shell.isVisible()
    assert window.work._cover.isVisible()
    held.set()
    window.qtbot.waitUntil(window.shell.isHidden)
    assert "กก" in disk_title(sample)
    assert "ขข" in disk_title(sample)


def test_the_system_ends_the_program_and_what_was_typed_is_in_the_file(window: Window, sample: Path) -> None:
    window.begin(sample)
    window.shell.end_now()
    window.qtbot.waitUntil(lambda: window.shell.work is not None)
    window.retitle("กก ")
    window.shell.end_now()
    assert "กก" in disk_title(sample)


def test_another_file_takes_the_place_of_the_open_one(window: Window, sample: Path, other: Path) -> None:
    window.begin(sample)
    window.qtbot.waitUntil(lambda: window.shell.work is not None)
    window.retitle("กก ")
    held = weakref.ref(window.work.desk)
    window.open(other)
    window.qtbot.waitUntil(lambda: window.work.session.path == other)
    assert "กก" in disk_title(sample)
    open_office(sample).close()  # nobody holds it
    window.qtbot.waitUntil(lambda: gc.collect() >= 0 and held() is None)


def test_the_open_file_opened_again_is_only_shown(window: Window, sample: Path) -> None:
    work = window.open(sample)
    window.shell.show_settings("report")
    assert isinstance(window.shell._page, SettingsPage)
    window.shell.open_file(sample)
    assert window.shell._page is None
    assert window.shell.work is work
    window.shell.show_settings()
    assert isinstance(window.shell._page, SettingsPage)
    window.shell._page.finished.emit()
    assert window.shell._stack.currentWidget() is work.desk


# --- saves that fail ---


def broken(window: Window, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def save(*_args: object) -> None:
        raise error

    monkeypatch.setattr(window.work.session.office, "save", save)


def test_a_full_disk_is_told_and_work_goes_on_elsewhere(
    window: Window, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = window.open(sample)
    broken(window, monkeypatch, DiskFullError("เต็ม"))
    window.retitle("กก ")
    window.qtbot.waitUntil(lambda: bool(work._notices.said("save")))
    assert work._notices.said("save") == "บันทึกลง งาน ไม่ได้ เพราะที่เก็บเต็ม งานที่พิมพ์ยังอยู่ครบในเครื่องนี้"
    work._notices.buttons["บันทึกที่อื่น"].click()
    with window.qtbot.waitSignal(work.session.moved):
        window.choose(tmp_path / "ที่อื่น")
    assert work._notices.said("save") == ""
    assert work.session.path == tmp_path / "ที่อื่น.itadb"
    window.retitle("ขข ")
    window.close()
    assert "ขข" in disk_title(tmp_path / "ที่อื่น.itadb")
    assert "กก" in disk_title(tmp_path / "ที่อื่น.itadb")


def test_closing_on_a_full_disk_asks_and_loses_nothing(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = window.open(sample)
    with monkeypatch.context() as full:
        broken(window, full, NotWritableError("ไม่ได้"))
        window.retitle("กก ")
        window.shell.close()
        assert "งานที่พิมพ์ยังอยู่ครบ" in window.message().sentence
        assert work._cover.isVisible()
        assert work._cover.accessibleName() == "", "nothing is being saved while it asks"
        window.answer("stay")
        assert not work._cover.isVisible()
        window.shell.close()
        window.answer("again")
        assert window.message().isVisible()
        window.message().reject()
        assert window.shell.isVisible()
        window.shell.close()
        window.answer("elsewhere")
        window.dialogs()[0].close()
    window.close()
    assert "กก" in disk_title(sample)


def test_what_could_not_be_saved_on_closing_is_offered_at_the_next_start(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open(sample)
    broken(window, monkeypatch, DiskFullError("เต็ม"))
    window.retitle("กก ")
    window.shell.close()
    window.answer("leave")
    window.qtbot.waitUntil(window.shell.isHidden)
    assert "กก" not in disk_title(sample)
    again = Window(window.qtbot)
    work = again.open(sample)
    assert "กู้ข้อความที่พิมพ์ไว้ได้" in work._notices.said("recovered")
    work._notices.buttons["ใช้ข้อความที่กู้ได้"].click()
    assert "กก" in again.title()
    assert work.session.undo_name == "ใช้ข้อความที่กู้ได้"
    again.close()
    assert "กก" in disk_title(sample)
    once_more = Window(window.qtbot)
    assert once_more.open(sample)._notices.said("recovered") == ""
    once_more.end()
    again.end()


def test_what_is_not_wanted_back_is_not_offered_again(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open(sample)
    broken(window, monkeypatch, DiskFullError("เต็ม"))
    window.retitle("กก ")
    window.shell.close()
    window.answer("leave")
    window.qtbot.waitUntil(window.shell.isHidden)
    for sentence in ("กู้ข้อความ", ""):
        again = Window(window.qtbot)
        work = again.open(sample)
        assert sentence in work._notices.said("recovered")
        if sentence:
            work._notices.buttons["ไม่ใช้"].click()
        else:
            assert work._notices.said("recovered") == ""
        again.end()


def test_without_room_even_for_a_copy_closing_says_so(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open(sample)
    with monkeypatch.context() as full:
        broken(window, full, DiskFullError("เต็ม"))
        full.setattr(recovery, "keep", raising(DiskFullError("เต็ม")))
        window.retitle("กก ")
        window.shell.close()
        assert window.message().buttons["leave"].text() == "ปิดโดยไม่บันทึก"
        window.answer("stay")
    window.work.session.save_now()
    window.close()
    assert "กก" in disk_title(sample)


def raising(error: Exception) -> Callable[..., Any]:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("answer", ["leave", "again", "esc", "elsewhere"])
def test_a_backup_that_fails_is_told_after_all_is_saved(
    window: Window, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    window.open(sample)
    window.retitle("กก ")
    with monkeypatch.context() as full:
        full.setattr(backups, "back_up_on_close", raising(DiskFullError("สำรองไม่ได้")))
        window.shell.close()
        assert window.message().sentence == "สำรองไม่ได้"
        assert "กก" in disk_title(sample)
        if answer == "esc":
            window.message().reject()
            assert window.shell.isVisible()
            return
        if answer == "elsewhere":
            window.answer("elsewhere")
            with window.qtbot.waitSignal(window.work.session.moved):
                window.choose(tmp_path / "ที่อื่น")
            assert "กก" in disk_title(tmp_path / "ที่อื่น.itadb")
            return
        if answer == "leave":
            window.answer("leave")
            window.qtbot.waitUntil(window.shell.isHidden)
            return
    window.answer("again")
    window.qtbot.waitUntil(window.shell.isHidden)


# --- files that do not simply open ---


def test_a_file_that_another_writes_is_opened_for_reading_and_then_for_writing(
    window: Window, sample: Path, tmp_path: Path
) -> None:
    writer = open_office(sample)
    window.shell.open_file(sample)
    assert set(window.message().buttons) == {"other", "again", "read"}
    window.answer("again")
    window.qtbot.waitUntil(lambda: bool(window.messages()))
    with window.qtbot.waitSignal(window.shell.ready):
        window.answer("read")
    assert window.work.session.read_only
    assert "เปิดอ่านอย่างเดียว" in window.work._notices.said("read_only")
    writer.close()
    window.work._notices.buttons["ลองใหม่"].click()
    window.qtbot.waitUntil(lambda: window.shell.work is not None and not window.work.session.read_only)
    assert window.work._notices.said("read_only") == ""
    assert tmp_path.exists()


def test_a_copy_of_a_file_for_reading_can_be_edited(window: Window, sample: Path, tmp_path: Path) -> None:
    writer = open_office(sample)
    window.shell.open_file(sample)
    with window.qtbot.waitSignal(window.shell.ready):
        window.answer("read")
    window.work._notices.buttons["ทำสำเนามาแก้"].click()
    window.choose(sample)  # there already: refused
    assert window.message()
    window.messages()[0].reject()
    window.work._notices.buttons["ทำสำเนามาแก้"].click()
    window.choose(tmp_path / "สำเนา.itadb")
    window.qtbot.waitUntil(lambda: window.shell.work is not None and not window.work.session.read_only)
    assert window.work.session.path == tmp_path / "สำเนา.itadb"
    writer.close()


def test_a_missing_file_and_one_that_is_not_ours_are_told(window: Window, tmp_path: Path, sample: Path) -> None:
    window.begin(tmp_path / "ไม่มี.itadb")
    assert "ไม่มี.itadb" in window.message().sentence
    window.message().reject()
    assert isinstance(window.shell._page, StartPage)
    foreign = tmp_path / "ก.itadb"
    foreign.write_text("ไม่ใช่", encoding="utf-8")
    window.shell.open_file(foreign)
    window.answer("other")
    with window.qtbot.waitSignal(window.shell.ready):
        window.choose(sample)
    assert foreign.read_text(encoding="utf-8") == "ไม่ใช่"


def test_a_file_taken_between_the_look_and_the_opening_is_looked_at_again(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = open_office(sample)
    look = opening.look_at
    looks: list[Path] = []

    def blind(path: Path) -> Any:  # noqa: ANN401 - what look_at gives
        looks.append(path)
        return look(path) if len(looks) > 1 else look(sample.with_name("อีกแฟ้ม.itadb"))

    create_office(sample.with_name("อีกแฟ้ม.itadb"), sample_office()).close()
    monkeypatch.setattr(opening, "look_at", blind)
    window.shell.open_file(sample)
    assert "read" in window.message().buttons
    window.messages()[0].reject()
    writer.close()


def test_a_folder_that_may_harm_the_file_is_told_once(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "folder_warning", lambda _path: "โฟลเดอร์นี้ซิงค์อยู่")
    window.shell.create_file(created(sample.with_name("ใหม่.itadb")))
    window.qtbot.waitUntil(lambda: window.shell.work is not None)
    assert window.work._notices.said("folder") == "โฟลเดอร์นี้ซิงค์อยู่"
    window.work._notices.buttons["รับทราบ"].click()
    assert window.work._notices.said("folder") == ""
    window.shell.create_file(created(sample.with_name("ใหม่กว่า.itadb")))
    window.qtbot.waitUntil(lambda: window.shell.work is not None and "กว่า" in window.work.session.path.name)
    assert window.work._notices.said("folder") == ""


def created(path: Path) -> Any:  # noqa: ANN401 - what starting makes
    from ita_desktop.services.starting import Created  # noqa: PLC0415

    return Created(path, sample_office())


def test_what_fails_to_be_made_without_a_wizard_is_told(window: Window, sample: Path) -> None:
    window.begin(sample)
    window.qtbot.waitUntil(lambda: window.shell.work is not None)
    window.shell.create_file(created(sample))
    assert "อยู่แล้ว" in window.message().sentence
    window.messages()[0].reject()


def test_a_fault_while_opening_is_told_and_the_start_page_stands(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "look_at", raising(UserError("อ่านไม่ได้")))
    window.begin(sample)
    assert window.message().sentence == "อ่านไม่ได้"
    window.messages()[0].reject()
    assert isinstance(window.shell._page, StartPage)


def test_closing_while_a_file_is_being_opened_lets_go_of_it(window: Window, sample: Path) -> None:
    window.begin()
    held = threading.Event()
    window.runner.run(Lane.FILE, held.wait, window.shell.opener._was_let_go, window.shell.opener._was_let_go)
    window.shell.open_file(sample)
    window.close()
    held.set()
    window.runner.settle(Lane.FILE)
    window.runner.settle(Lane.FILE)
    open_office(sample).close()


def test_another_file_that_opens_while_the_first_cannot_be_saved_is_let_go_of(
    window: Window, sample: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open(sample)
    with monkeypatch.context() as full:
        broken(window, full, DiskFullError("เต็ม"))
        window.retitle("กก ")
        window.shell.open_file(other)
        window.answer("stay")
        window.runner.settle(Lane.FILE)
    assert window.work.session.path == sample
    open_office(other).close()


def test_a_damaged_file_is_kept_and_its_newest_backup_opened(window: Window, sample: Path) -> None:
    window.open(sample)
    window.retitle("กก ")
    window.shell.leave_for_start()
    window.qtbot.waitUntil(lambda: isinstance(window.shell._page, StartPage))
    whole = sample.read_bytes()
    sample.write_bytes(whole[:100] + bytes(len(whole) - 100))
    window.shell.open_file(sample)
    assert "เสียหาย" in window.message().sentence
    with window.qtbot.waitSignal(window.shell.ready, timeout=10_000):
        window.answer("backup")
    assert "กก" in window.title()
    note = window.work._notices.said("note")
    (kept,) = [path for path in sample.parent.glob("*.itadb") if path != sample]
    assert kept.name in note
    window.work._notices.buttons["รับทราบ"].click()
    assert window.work._notices.said("note") == ""


def test_a_file_that_is_gone_is_brought_back_from_its_backup(window: Window, sample: Path) -> None:
    window.open(sample)
    window.retitle("กก ")
    window.shell.leave_for_start()
    window.qtbot.waitUntil(lambda: isinstance(window.shell._page, StartPage))
    sample.unlink()
    window.shell.open_file(sample)
    with window.qtbot.waitSignal(window.shell.ready, timeout=10_000):
        window.answer("backup")
    assert "กก" in window.title()
    assert window.work._notices.said("note") == "เปิดจากไฟล์สำรองแล้ว"


def test_a_lock_that_another_computer_left_is_taken_over(window: Window, sample: Path) -> None:
    lock = sample.with_name(sample.name + ".lock")
    left = sqlite3.connect(lock)
    left.execute("CREATE TABLE holder(user TEXT, computer TEXT, pid INTEGER, since TEXT) STRICT")
    left.execute("INSERT INTO holder VALUES ('ปลัด', 'การเงิน-2', 7, '2026-11-23T10:12:00+07:00')")
    left.commit()
    left.close()
    window.shell.begin(sample)
    assert "การเงิน-2" in window.message().sentence
    with window.qtbot.waitSignal(window.shell.ready, timeout=10_000):
        window.answer("over")
    assert not window.work.session.read_only


def test_a_folder_that_may_not_be_written_opens_for_reading(
    window: Window, sample: Path, open_folder: Path, as_nobody: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(open_folder / "data"))
    window.open(sample)  # what is imported at the first file is not closed to this process later
    path = open_folder / "รายงาน.itadb"
    create_office(path, sample_office()).close()
    open_folder.chmod(0o555)
    as_nobody()
    work = window.open(path)
    assert work.session.path == path
    assert work.session.read_only
    assert open_folder.name in work._notices.said("read_only")


def test_a_copy_that_cannot_be_read_any_more_does_not_keep_the_file_from_opening(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "pending", raising(UserError("อ่านที่กู้ไว้ไม่ได้")))
    window.open(sample)
    assert window.message().sentence == "อ่านที่กู้ไว้ไม่ได้"
    window.messages()[0].reject()


def test_a_file_without_a_report_opens_under_its_own_name(window: Window, sample: Path) -> None:
    path = sample.with_name("ว่าง.itadb")
    create_office(path, replace(sample_office(), reports=())).close()
    window.open(path)
    assert window.shell.windowTitle() == "ว่าง"


# --- other ways in ---


def test_a_file_dropped_on_the_window_is_opened(window: Window, sample: Path, tmp_path: Path) -> None:
    window.begin()
    for path, taken in ((tmp_path / "ก.txt", False), (sample, True)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        args = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        drop = QDropEvent(QPointF(5, 5), *args)
        for happen in (window.shell.dragEnterEvent, window.shell.dropEvent):
            drop.ignore()
            happen(drop)
            assert drop.isAccepted() is taken
    window.qtbot.waitUntil(lambda: window.shell.work is not None)


def test_a_word_file_leads_to_the_wizard_and_into_an_open_file_to_the_plan(
    window: Window, sample: Path, shared: Path
) -> None:
    word = shared / "seed" / "report-2568.docx"
    window.begin()
    window.shell.take(word)
    assert isinstance(window.shell._page, Wizard)
    window.open(sample)
    window.shell.choose_source()
    window.choose(word)
    page = window.shell._page
    assert isinstance(page, ImportPage)
    window.qtbot.waitUntil(lambda: page.plan is not None, timeout=20_000)
    assert page.plan
    assert not page.plan.open
    window.qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.shell._stack.currentWidget() is window.work.desk


def test_a_package_is_imported_into_the_open_file_and_taken_back(window: Window, tmp_path: Path) -> None:
    ours, package = met(tmp_path)
    work = window.open(ours)
    before = work.session.value
    window.shell.take(package)
    page = window.shell._page
    assert isinstance(page, ImportPage)
    window.qtbot.waitUntil(lambda: page.plan is not None)
    page.go.click()
    page.conflicts.all_theirs.click()
    window.qtbot.waitUntil(lambda: page.plan is not None and not page.plan.open)
    page.go.click()
    window.qtbot.waitUntil(lambda: window.shell._page is None)
    assert work.desk.toaster.text == "นำเข้า ๕ รายการจาก “กองคลัง 3 เม.ย. 68.itapack” แล้ว"
    assert work.session.undo_name == "นำเข้าจาก “กองคลัง 3 เม.ย. 68.itapack”"
    assert work.session.is_saved
    work.desk.undo()
    assert work.session.value == before
    window.close()
    with open_office(ours, read_only=True) as office:
        assert office.value == before
        (batch,) = office.batches()
        assert batch.undone
        brought = {one.uid for one in batch.written if not one.before}
        assert brought
        assert not brought & office.ledger().heads.keys(), "what the undone import brought is no deletion of theirs"


def test_a_package_that_is_double_clicked_shows_its_plan_for_the_file_worked_on_last(
    window: Window, tmp_path: Path
) -> None:
    ours, package = met(tmp_path)
    window.preferences.put("recent", [{"path": str(tmp_path / "ไม่มีแล้ว.itadb")}, {"path": str(ours)}])
    with window.qtbot.waitSignal(window.shell.ready):
        window.begin(package)
    page = window.shell._page
    assert isinstance(page, ImportPage)
    window.qtbot.waitUntil(lambda: page.plan is not None)
    assert window.work.session.path == ours
    assert window.work.session.is_saved
    window.close()
    with open_office(ours, read_only=True) as office:
        assert not office.batches()


def test_a_package_alone_becomes_a_file_of_its_own(window: Window, tmp_path: Path) -> None:
    _ours, package = met(tmp_path)
    window.begin(package)
    window.qtbot.waitUntil(lambda: window.shell.work is not None)
    assert len(list(window.work.session.report.measures())) == 18
    assert window.work.session.path.parent == own_folder()
    window.close()


def test_a_package_that_cannot_be_read_is_told(window: Window, tmp_path: Path) -> None:
    (tmp_path / "a.itapack").write_bytes(b"x")
    window.begin(tmp_path / "a.itapack")
    assert "a.itapack" in window.message().sentence


def test_sending_is_shown_by_its_key_and_left_with_esc(window: Window, sample: Path) -> None:
    work = window.open(sample)
    work.desk.actions_by_name["hand_over"].trigger()
    page = window.shell._page
    assert isinstance(page, SendPage)
    window.qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.shell._page is None


def test_a_second_start_brings_the_window_forward_with_its_file(window: Window, sample: Path) -> None:
    window.begin()
    window.shell.showMinimized()
    window.shell.asked(None)
    assert not window.shell.isMinimized()
    with window.qtbot.waitSignal(window.shell.ready):
        window.shell.asked(sample)


def test_a_backup_is_opened_to_look_at(window: Window, sample: Path) -> None:
    window.begin()
    window.shell.choose_backup()
    with window.qtbot.waitSignal(window.shell.ready):
        window.choose(sample)
    assert window.work.session.read_only
