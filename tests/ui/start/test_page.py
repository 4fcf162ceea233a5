"""The start page: yesterday's work under Enter, what is gone said so, every way to begin, files dropped."""

from __future__ import annotations

import gc
import weakref
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from asking import press, unnamed
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desktop.base import i18n
from ita_desktop.ui.look.look import look
from ita_desktop.ui.start.page import StartPage
from ita_desktop.ui.start.recent import recent_files, told_time

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.runner import Runner

NOW = datetime(2026, 4, 2, 10, 42).astimezone()


def entry(path: Path, **more: object) -> dict[str, object]:
    return {"path": str(path), "office": "อบต.หนองแสง", "year": 2568, "opened": NOW.isoformat(), **more}


@pytest.fixture
def page(qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> StartPage:
    for name in ("ก.itadb", "ข.itadb"):
        (tmp_path / name).touch()
    preferences.put(
        "recent",
        [
            entry(tmp_path / "ก.itadb", complete=11, total=15),
            entry(tmp_path / "ข.itadb", complete=15, total=15, year=2567),
            entry(tmp_path / "ค.itadb", year=0, opened="?"),
            {"no": "path"},
            "nothing",
        ],
    )
    page = StartPage(preferences)
    qtbot.addWidget(page)
    page.resize(1366, 688)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


def test_the_first_file_has_the_focus_and_enter_opens_it(page: StartPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert QApplication.focusWidget() is page.rows[0]
    with qtbot.waitSignal(page.open_wanted) as wanted:
        QTest.keyClick(page.rows[0], Qt.Key.Key_Return)
    assert wanted.args == [tmp_path / "ก.itadb"]


def test_rows_say_how_far_each_file_had_come(page: StartPage) -> None:
    assert [row.pill.text() for row in page.rows] == ["ครบ ๑๑ จาก ๑๕", "ครบทุกมาตรการ", "ไม่พบไฟล์"]
    assert "ปีงบประมาณ ๒๕๖๘" in page.rows[0].accessibleName()
    assert "ไม่พบไฟล์" in page.rows[2].accessibleName()
    assert not page.rows[2].when.text()


def test_arrows_go_through_the_rows(page: StartPage) -> None:
    QTest.keyClick(page.rows[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is page.rows[1]
    QTest.keyClick(page.rows[1], Qt.Key.Key_Up)
    assert QApplication.focusWidget() is page.rows[0]
    QTest.keyClick(page.rows[0], Qt.Key.Key_A)
    assert QApplication.focusWidget() is page.rows[0]


def test_a_missing_file_can_be_taken_off_the_list(page: StartPage, preferences: Preferences, tmp_path: Path) -> None:
    press(page.rows[2].drop)
    assert len(page.rows) == 2
    assert not any(r.path == tmp_path / "ค.itadb" for r in recent_files(preferences))
    assert not page.rows[0].drop.isVisible()


def test_every_way_to_begin_is_told(page: StartPage, qtbot: QtBot) -> None:
    for button, signal in (
        (page.open, page.open_dialog_wanted),
        (page.backup, page.backup_wanted),
        (page.new, page.new_wanted),
        (page.bring, page.import_wanted),
        (page.sample, page.sample_wanted),
        (page.settings, page.settings_wanted),
    ):
        with qtbot.waitSignal(signal):
            press(button)


def test_without_files_the_new_report_has_the_focus(qtbot: QtBot, preferences: Preferences) -> None:
    page = StartPage(preferences)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    assert page.nothing.isVisible()
    assert QApplication.focusWidget() is page.new


def test_a_file_without_measures_says_so(qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> None:
    (tmp_path / "ก.itadb").touch()
    preferences.put("recent", [entry(tmp_path / "ก.itadb")])
    page = StartPage(preferences)
    qtbot.addWidget(page)
    page.show()
    assert page.rows[0].pill.text() == "ยังไม่มีมาตรการ"


def test_with_a_runner_files_are_looked_for_beside_the_window(
    qtbot: QtBot, preferences: Preferences, runner: Runner, tmp_path: Path
) -> None:
    preferences.put("recent", [entry(tmp_path / "ก.itadb"), entry(tmp_path / ("x" * 300))])
    page = StartPage(preferences, runner=runner)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.rows[0].pill.text() == "ไม่พบไฟล์")
    page._show_there([True])
    assert page.rows[0].pill.text() == "ไม่พบไฟล์"
    with pytest.raises(ZeroDivisionError):
        page._not_looked(ZeroDivisionError())


def dragged(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in names] + [QUrl("https://example.org/a.docx")])
    return data


@pytest.mark.parametrize("name", ["/a/รายงาน.itadb", "/a/รายงาน.DOCX"])
def test_a_file_is_dropped_anywhere(page: StartPage, qtbot: QtBot, name: str) -> None:
    data = dragged("/a/b.txt", name)
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(5, 5), action, data, buttons, keys)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    assert page.hint.hot
    page.grab()
    with qtbot.waitSignal(page.dropped) as dropped:
        page.dropEvent(QDropEvent(QPointF(5, 5), action, data, buttons, keys))
    assert dropped.args == [Path(name)]
    assert not page.hint.hot


def test_other_files_are_not_taken(page: StartPage, qtbot: QtBot) -> None:
    data = dragged("/a/b.xlsx")
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(5, 5), action, data, buttons, keys)
    entering.setAccepted(False)
    page.dragEnterEvent(entering)
    page.dragLeaveEvent(QDragLeaveEvent())
    assert not entering.isAccepted()
    with qtbot.assertNotEmitted(page.dropped):
        page.dropEvent(QDropEvent(QPointF(5, 5), action, data, buttons, keys))


def test_a_narrow_window_has_one_column(page: StartPage) -> None:
    assert page.new.mapTo(page, QPoint()).y() < page.open.mapTo(page, QPoint()).y()
    page.resize(820, 688)
    QCoreApplication.processEvents()
    assert page.new.mapTo(page, QPoint()).y() > page.open.mapTo(page, QPoint()).y()
    look().use("dark", 1.5)
    page.grab()


def test_days_are_told_as_people_say_them() -> None:
    assert told_time(NOW, NOW) == "วันนี้ 10:42"
    assert told_time(NOW - timedelta(days=1), NOW) == "เมื่อวาน 10:42"
    assert told_time(datetime(2024, 4, 28, 9).astimezone(), NOW) == "28 เม.ย. 67"


def test_everything_can_be_named_and_the_page_is_freed(preferences: Preferences, page: StartPage) -> None:
    assert not unnamed(page)
    other = StartPage(preferences)
    gone = weakref.ref(other)
    other.close()
    other.deleteLater()
    del other
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None


def test_the_page_speaks_english_too(qtbot: QtBot, preferences: Preferences) -> None:
    i18n.use_language("en")
    try:
        page = StartPage(preferences)
        qtbot.addWidget(page)
        page.grab()
    finally:
        i18n.use_language("th")
