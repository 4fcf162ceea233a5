"""A second start finds the window that is open and gives it its file; whatever else knocks changes nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtNetwork import QLocalSocket

from ita_desktop.ui.system import instance
from ita_desktop.ui.system.instance import Instance, hand_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

_START = """
import sys
from pathlib import Path
from ita_desktop.ui.system.instance import hand_over

sys.exit(0 if hand_over(Path(sys.argv[1]) if len(sys.argv) > 1 else None) else 1)
"""


@pytest.fixture
def door(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Instance]:
    assert qapp
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    made = Instance()
    yield made
    made.deleteLater()


def second_start(*file: str, cwd: Path | None = None) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _START, *file], cwd=cwd, env=os.environ)


@pytest.mark.parametrize("name", ["รายงาน ITA 2568.itadb", "a.itadb"])
def test_a_second_start_hands_its_file_over_and_ends(qtbot: QtBot, door: Instance, tmp_path: Path, name: str) -> None:
    with qtbot.waitSignal(door.asked, timeout=20_000) as asked:
        started = second_start(name, cwd=tmp_path)
    assert asked.args == [tmp_path / name]
    assert started.wait(10) == 0


def test_a_second_start_without_a_file_only_asks_to_come_forward(qtbot: QtBot, door: Instance) -> None:
    with qtbot.waitSignal(door.asked, timeout=20_000) as asked:
        started = second_start()
    assert asked.args == [None]
    assert started.wait(10) == 0


def test_the_first_start_finds_nobody(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qapp
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert not hand_over(None)


def test_another_person_has_a_window_of_their_own(
    door: Instance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert door
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other"))
    assert not hand_over(None)


def test_a_door_left_by_a_killed_program_is_taken_over(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    killed = (
        "import os; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([])\n"
        "from ita_desktop.ui.system.instance import Instance; door = Instance(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", killed], check=True, timeout=60)
    assert Path(instance._name()).exists()
    assert not hand_over(None)
    door = Instance()
    with qtbot.waitSignal(door.asked, timeout=20_000):
        started = second_start("ก.itadb")
    assert started.wait(10) == 0
    door.deleteLater()


@pytest.mark.parametrize(
    "said", [b"{\n", b"7\n", b"\xff\xff\n", b"x" * 50_000], ids=["open", "number", "bytes", "long"]
)
def test_whatever_else_is_said_at_the_door_is_not_heard(qtbot: QtBot, door: Instance, said: bytes) -> None:
    socket = QLocalSocket()
    socket.connectToServer(instance._name())
    with qtbot.assertNotEmitted(door.asked, wait=50), qtbot.waitSignal(socket.disconnected):
        socket.write(said)


def test_what_comes_in_pieces_is_heard_whole(qtbot: QtBot, door: Instance) -> None:
    socket = QLocalSocket()
    socket.connectToServer(instance._name())
    line = json.dumps("/ก.itadb").encode() + b"\n"
    with qtbot.waitSignal(door.asked) as asked:
        for piece in (line[:5], line[5:]):
            socket.write(piece)
            socket.flush()
            qtbot.wait(20)
    assert asked.args == [Path("/ก.itadb")]
    qtbot.waitUntil(socket.canReadLine)
    socket.close()
