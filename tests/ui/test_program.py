"""The running program: its look follows the person and the system, it has one window, and ends with all saved."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ita_desktop.base import i18n
from ita_desktop.services.library import create_office, open_office
from ita_desktop.services.samples import sample_office
from ita_desktop.ui import program
from ita_desktop.ui.look.look import CONTRAST, DARK, LIGHT, look
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

_HEAVY = {
    "sqlalchemy",
    "reportlab",
    "uharfbuzz",
    "docx",
    "PySide6.QtPdf",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
}


@pytest.fixture
def running(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    hooks = sys.excepthook, threading.excepthook
    made = Program(qapp)
    yield made
    made.shell.close()
    made.end()
    made.shell.deleteLater()
    made.deleteLater()
    sys.excepthook, threading.excepthook = hooks
    qapp.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    qapp.setStyleSheet("")


def test_the_look_follows_what_the_person_likes(running: Program, qapp: QApplication) -> None:
    assert (look().theme, look().scale, look().thai_digits) == (LIGHT, 1.0, True)
    running.preferences.put("look/theme", "dark")
    assert look().theme == DARK
    assert qapp.palette().window().color() == look().colour("surface.window")
    for asked, taken in ((1.5, 1.5), (7.0, 2.0), (0.1, 0.8)):
        running.preferences.put("look/scale", asked)
        assert look().scale == taken
    running.preferences.put("look/thai_digits", False)
    assert not look().thai_digits
    running.preferences.put("tree/one_open", False)
    running.preferences.put("look/theme", "light")
    assert look().theme == LIGHT
    look().use_digits(thai=True)


def test_the_look_follows_the_system_until_the_person_chooses(
    running: Program, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    for asked in (DARK, CONTRAST, LIGHT):
        monkeypatch.setattr("ita_desktop.ui.look.style.system_theme", lambda asked=asked: asked)
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
        assert look().theme == asked
    running.preferences.put("look/theme", "light")
    monkeypatch.setattr("ita_desktop.ui.look.style.system_theme", lambda: DARK)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert look().theme == LIGHT


def test_the_language_is_the_one_the_person_chose(qapp: QApplication) -> None:
    Preferences().put("language", "en")
    made = Program(qapp)
    assert i18n._("คำสั่ง") != "คำสั่ง"
    made.end()
    made.shell.deleteLater()
    made.deleteLater()


def test_the_window_comes_up_with_its_sign_and_opens_a_door(qtbot: QtBot, running: Program, qapp: QApplication) -> None:
    with qtbot.waitSignal(running.shell.ready):
        running.shell.begin(None)
    assert not qapp.windowIcon().isNull()
    assert running._door.asked
    assert sys.excepthook.__name__ == "caught"


# --- the process ---


def start(code: str, home: Path, *args: str) -> subprocess.Popen[str]:
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "TMPDIR")
    environment = os.environ | dict.fromkeys(names, str(home)) | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-c", code, *args], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_the_first_picture_needs_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import json, os, sys\n"
        "from ita_desktop.app import start\n"
        "from ita_desktop.ui.shell import Shell\n"
        "def begin(self): print(json.dumps(sorted(sys.modules)), flush=True); os._exit(0)\n"
        "Shell._begin = begin\n"
        "start(sys.argv[1:])"
    )
    said, complained = start(code, tmp_path, "a.itadb").communicate(timeout=60)
    loaded = set(json.loads(said))
    assert "ita_desktop.ui.shell" in loaded, complained
    assert loaded.isdisjoint(_HEAVY)
    assert not {name for name in loaded if name.startswith(("ita_desktop.domain", "ita_desktop.store"))}


@pytest.mark.skipif(sys.platform == "win32", reason="signals as systems send them on logout")
def test_a_second_start_ends_and_the_first_ends_when_the_system_asks(tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.itadb"
    create_office(path, sample_office()).close()
    ready = (
        "import sys\n"
        "from ita_desktop.ui.shell import Shell\n"
        "show = Shell._show_desk\n"
        "def shown(self): show(self); print('ready', flush=True)\n"
        "Shell._show_desk = shown\n"
        "from ita_desktop.app import start\n"
        "sys.exit(start(sys.argv[1:]))"
    )
    first = start(ready, tmp_path, str(path))
    assert first.stdout
    assert first.stdout.readline() == "ready\n"
    second = start(ready, tmp_path, str(path))
    assert second.communicate(timeout=60)[0] == ""
    assert second.returncode == 0
    assert first.stdout.readline() == "ready\n"
    first.send_signal(signal.SIGTERM)
    said = first.communicate(timeout=60)
    assert (first.returncode, said[1].replace("This plugin does not support raise()\n", "")) == (0, "")
    open_office(path).close()
    assert not path.with_name(path.name + ".lock").exists()


def test_a_start_that_is_handed_over_shows_nothing(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    monkeypatch.setattr(program, "QApplication", lambda _argv: qapp)
    monkeypatch.setattr(program.instance, "hand_over", lambda _file: True)
    interval = sys.getswitchinterval()
    assert program.run(None) == 0
    sys.setswitchinterval(interval)


def test_the_program_runs_until_its_window_is_closed(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(program, "QApplication", lambda _argv: qapp)
    monkeypatch.setattr(qapp, "exec", lambda: 3, raising=False)
    made: list[Program] = []
    begin = program.Shell.begin
    monkeypatch.setattr(program.Shell, "begin", lambda shell, file: (made.append(shell), begin(shell, file)))
    interval = sys.getswitchinterval()
    assert program.run(None) == 3
    sys.setswitchinterval(interval)
    made[0].close()
    made[0].parent()
    made[0].deleteLater()
    for each in qapp.findChildren(Program):
        each.deleteLater()
