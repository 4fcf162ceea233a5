"""Whether a window can be shown is known before Qt is asked, which would end the program where it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from ita_desktop import app
from ita_desktop.cli.main import DONE, REFUSED
from ita_desktop.ui.system import display

_PLUGINS = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
_NAMES = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XDG_RUNTIME_DIR")

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")


@pytest.fixture(autouse=True)
def _nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _NAMES:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("there", "platforms"),
    [
        ({}, []),
        ({"DISPLAY": ""}, []),
        ({"DISPLAY": ":0"}, ["xcb"]),
        ({"WAYLAND_DISPLAY": "w"}, ["wayland"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, ["xcb", "wayland"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "XDG_SESSION_TYPE": "wayland"}, ["wayland", "xcb"]),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ["offscreen"]),
        ({"QT_QPA_PLATFORM": "wayland;xcb:a=b"}, ["wayland", "xcb"]),
    ],
)
def test_the_platforms_that_may_show_a_window(
    monkeypatch: pytest.MonkeyPatch, there: dict[str, str], platforms: list[str]
) -> None:
    for name, value in there.items():
        monkeypatch.setenv(name, value)
    assert display._platforms() == platforms


def test_without_a_display_one_sentence_says_so() -> None:
    assert "จอภาพ" in display.why_not()


def test_a_display_that_does_not_answer_is_found_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    assert "ไม่ตอบ" in display.why_not()
    monkeypatch.setenv("WAYLAND_DISPLAY", "none")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not display._wayland_answers()


def test_a_platform_or_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nothing")
    assert "libqnothing.so" in display.why_not()
    (tmp_path / "libqxcb.so").write_bytes(b"no library")
    assert "libqxcb.so" in display._fault("xcb", tmp_path)
    assert display._fault("offscreen", tmp_path / "none") == ""


def test_missing_qt_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    assert "PySide6" in display.why_not()


def test_a_platform_that_works_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "nothing;offscreen")
    assert display.why_not() == ""
    monkeypatch.setattr(display.sys, "platform", "win32")
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert display.why_not() == ""


def test_an_answering_display_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(display, "_x_answers", lambda: True)
    assert display.why_not() == ""
    assert os.environ["QT_QPA_PLATFORM"] == "xcb"


# --- what the program does then ---


def test_without_a_display_the_program_says_so_and_makes_the_sample(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "ita_desktop"], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    assert len(said.stderr.splitlines()) == 1
    assert [Path(tmp_path, line.rpartition(": ")[2]).is_file() for line in said.stdout.splitlines()] == [True, True]


@pytest.mark.parametrize("display_name", ["", ":987"])
def test_a_file_without_a_display_is_refused_in_one_line(tmp_path: Path, display_name: str) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "ita_desktop", "a.itadb"],
        cwd=tmp_path,
        env=os.environ | {"DISPLAY": display_name},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (said.returncode, len(said.stderr.splitlines()), said.stdout) == (REFUSED, 1, "")


def test_a_file_or_nothing_opens_the_window_and_a_command_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[Path | None] = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("ita_desktop.ui.program.run", lambda file: opened.append(file) or 7)
    assert app.start([]) == 7
    assert app.start(["ก.ITADB"]) == 7
    assert app.start(["งาน/กองคลัง 3 เม.ย. 68.itapack"]) == 7
    assert opened == [None, Path("ก.ITADB"), Path("งาน/กองคลัง 3 เม.ย. 68.itapack")]
    assert app.start(["--version"]) == DONE
    assert "ita-desktop" in capsys.readouterr().out
