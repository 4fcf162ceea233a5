"""Every dialog, menu and pop-up of the program goes, and is freed, when it closes."""

from __future__ import annotations

import gc
import re
import weakref
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from ita_desktop.services.exchanging import arrive, plan_import
from ita_desktop.services.library import create_office
from ita_desktop.ui.exchange.sending import SendPage
from ita_desktop.ui.form.calendar import DateField
from ita_desktop.ui.form.period_field import PeriodField
from ita_desktop.ui.messages import Choice, Message, tell
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Lane, Runner
from ita_desktop.ui.settings.choosing import choose_file, choose_folder
from ita_desktop.ui.settings.settings import SettingsPage
from ita_desktop.ui.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.file.work import Work
    from ita_desktop.ui.window.desk import Desk

_UI = Path(__file__).parents[2] / "ita_desktop" / "ui"


@pytest.fixture
def shell(qtbot: QtBot, tmp_path: Path, shared: Path) -> Iterator[Shell]:
    """Return the window with the real report open and checked."""
    path = tmp_path / "รายงาน.itadb"
    create_office(path, plan_import(arrive(shared / "seed" / "report-2568.docx")).value).close()
    runner, preferences = Runner(), Preferences()
    made = Shell(runner, preferences)
    with qtbot.waitSignal(made.ready):
        made.begin(path)
    desk = _desk(made)
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: desk.checks.up_to_date and bool(desk.checks.findings))
    yield made
    made.close()
    qtbot.waitUntil(made.isHidden)
    runner.settle(Lane.FILE)
    runner.close()
    made.deleteLater()


class _Deaf:
    """Hears what is chosen and does nothing."""

    def hear(self, _chosen: str) -> None:
        pass


_DEAF = _Deaf()


def _work(shell: Shell) -> Work:
    assert shell.work
    return shell.work


def _desk(shell: Shell) -> Desk:
    return _work(shell).desk


def _ask(shell: Shell) -> None:
    message = Message(shell, "จะทำต่อหรือไม่", [Choice("yes", "ทำต่อ", "filled")])
    message.open()


def _finding_menu(shell: Shell) -> None:
    found = _desk(shell).findings.list
    found.setCurrentIndex(found.model().index(0, 0))
    at = found.visualRect(found.currentIndex()).center()
    QApplication.sendEvent(
        found, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, found.viewport().mapToGlobal(at))
    )


def _trigger(shell: Shell, name: str) -> None:
    action = shell.findChild(QAction, name)
    assert action
    action.trigger()


def _why(shell: Shell) -> None:
    desk = _desk(shell)
    desk.findings.ask_why(desk.checks.findings[0])


def _period(shell: Shell) -> None:
    field = _desk(shell).form.findChild(PeriodField)
    assert field
    field.open_calendar()


def _day(shell: Shell) -> None:
    shell.show_settings()
    page = shell.findChild(SettingsPage)
    assert page
    field = page.findChild(DateField)
    assert field
    field.open_calendar()


def _where_to_send(shell: Shell) -> None:
    shell.show_sending()
    page = shell.findChild(SendPage)
    assert page
    page.save.click()


_OPENERS: dict[str, Callable[[Shell], object]] = {
    "messages.py: ask": _ask,
    "messages.py: tell": lambda shell: tell(shell, "ข้อความ", "รายละเอียด"),
    "dialogs.py: open": Shell.choose_file,
    "dialogs.py: backup": Shell.choose_backup,
    "dialogs.py: Word": Shell.choose_source,
    "dialogs.py: save elsewhere": lambda shell: _work(shell).safekeeping.save_elsewhere(),
    "dialogs.py: copy": lambda shell: _work(shell).standing._copy(),
    "choosing.py: file": lambda shell: choose_file(shell, "เลือก", "ภาพ (*.png)", _DEAF.hear),
    "choosing.py: folder": lambda shell: choose_folder(shell, "เลือก", _DEAF.hear),
    "sending.py: where": _where_to_send,
    "save_pdf.py: PDF": lambda shell: _trigger(shell, "pdf"),
    "desk.py: about": lambda shell: _trigger(shell, "about"),
    "tree_pane.py: years": lambda shell: _desk(shell).tree_pane._head._offer_years(),
    "findings.py: menu": _finding_menu,
    "findings.py: why": _why,
    "status.py: sizes": lambda shell: _desk(shell).status._offer_scales(),
    "head.py: more": lambda shell: _desk(shell).form.head._open_more(),
    "head.py: fields": lambda shell: _desk(shell).form.head._open_fields(),
    "measure_menu.py: measures": lambda shell: _desk(shell).form.activities[0]._open_measures(),
    "calendar.py: period": _period,
    "calendar.py: day": _day,
}


def _small(shell: Shell) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not shell]


def _freed(window: weakref.ref[QWidget]) -> bool:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)
    return window() is None


@pytest.mark.parametrize("name", _OPENERS)
def test_it_stands_on_the_display_and_is_freed_when_it_closes(shell: Shell, qtbot: QtBot, name: str) -> None:
    _OPENERS[name](shell)
    qtbot.waitUntil(lambda: len(_small(shell)) == 1)
    (window,) = _small(shell)
    assert isinstance(window, QDialog | QMenu) or window.windowType() is Qt.WindowType.Popup
    display = window.screen().geometry()
    assert display.contains(QRect(window.mapToGlobal(QPoint()), window.size())) or isinstance(window, QDialog)
    held = weakref.ref(window)
    window.close()
    del window
    qtbot.waitUntil(lambda: _freed(held))


def test_every_module_that_opens_a_small_window_is_tried() -> None:
    made = re.compile(r"\b(QMenu|QFileDialog|QDialog|QMessageBox|Message|Popup|Why|PeriodCalendar|DayCalendar)\(")
    kept = {"menus.py", "command_bar.py", "surfaces.py"}  # the menu bar's live with the window; a base
    modules = {path.name for path in _UI.rglob("*.py") if made.search(path.read_text(encoding="utf-8"))}
    opened_through_others = {"period_field.py"}
    assert modules - kept - opened_through_others <= {name.partition(":")[0] for name in _OPENERS}
