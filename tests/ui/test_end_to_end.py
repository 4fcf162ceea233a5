"""A clerk's first day on a real screen: wizard, three measures typed in Thai, a PDF that says what was typed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from pypdf import PdfReader

from ita_desktop.services.library import open_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MEASURES = (
    ("จัดทำคู่มือการปฏิบัติงานสำหรับเจ้าหน้าที่", ("แต่งตั้งคณะทำงาน", "ประชุมคณะทำงานและจัดทำร่างคู่มือ"), "เผยแพร่คู่มือแล้ว ๔ เล่ม"),
    ("เปิดช่องทางรับเรื่องร้องเรียนการทุจริต", ("กำหนดช่องทางรับเรื่อง", "แจ้งผู้ใหญ่บ้านทุกหมู่บ้าน"), "มีช่องทางรับเรื่อง ๗ ช่องทาง"),
    ("ปลูกจิตสำนึกด้านความซื่อสัตย์และกตัญญู", ("อบรมพนักงานส่วนตำบล", "ประกาศเจตนารมณ์"), "ผู้เข้าอบรม ๓๐ คน"),
)
_PATIENCE = 60  # seconds; on a busy machine, without compiled modules


class Screen(NamedTuple):
    """A screen with one program on it, worked by keys and clicks alone."""

    display: str

    def _do(self, *command: str) -> str:
        environment = {**os.environ, "DISPLAY": self.display}
        return subprocess.run(["xdotool", *command], env=environment, check=True, capture_output=True, text=True).stdout

    def press(self, *keys: str) -> None:
        """Press keys one after the other ("Tab", "ctrl+n")."""
        self._do("key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Type a text on a Thai keyboard."""
        self._do("type", "--delay", "25", text)

    def _focus(self, part: str) -> bool:
        """Give the keyboard to the window whose title holds ``part``; return whether there is one."""
        try:
            for window in self._do("search", "--onlyvisible", "--name", ".").split():
                if part in self._do("getwindowname", window):
                    self._do("windowfocus", "--sync", window)
                    return True
        except subprocess.CalledProcessError:  # there is none, or it went away meanwhile
            pass
        return False

    def wait_for_title(self, part: str) -> None:
        """Wait for a window whose title holds ``part``, and give it the keyboard."""
        _until(lambda: self._focus(part))
        time.sleep(0.5)  # what it shows first takes the focus in a turn of its own


def _until(so: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not so():
        assert time.monotonic() < end, "it does not happen"
        time.sleep(0.1)


@contextmanager
def _screen() -> Iterator[Screen]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    command.append("-noreset")  # else it forgets the Thai keyboard when nothing is connected for a moment
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"
    try:
        subprocess.run(["setxkbmap", "th,us"], env={**os.environ, "DISPLAY": display}, check=True)
        yield Screen(display)
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _program(screen: Screen, home: Path) -> Iterator[subprocess.Popen[bytes]]:
    own = {
        name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    }
    environment = {**os.environ, **own, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "LANG": "th_TH.UTF-8"}
    process = subprocess.Popen([sys.executable, "-m", "ita_desktop"], env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_a_first_day(tmp_path: Path) -> None:
    with _screen() as screen, _program(screen, tmp_path) as program:
        screen.wait_for_title("ตั้งค่าครั้งแรก")
        screen.type("มหาสารคาม")
        screen.press("Tab")
        screen.type("วาปีปทุม")
        screen.press("Tab")
        screen.type("หนองแสง")
        screen.press("Tab", "Return", "Return", "Return", "Return", "Return")
        screen.wait_for_title("องค์การบริหารส่วนตำบลหนองแสง")
        for number, (title, steps, result) in enumerate(_MEASURES):
            if number:
                screen.press("ctrl+n")
            screen.type(title)
            screen.press("Tab")
            screen.type(steps[0])
            screen.press("Return")
            screen.type(steps[1])
            screen.press("alt+5")
            screen.type(result)
        screen.press("F9")
        out = tmp_path / "out.pdf"
        screen.wait_for_title("PDF")
        screen.press("ctrl+a")
        screen.type(str(out))
        screen.press("Return")
        _until(out.is_file)
        text = "".join("".join(page.extract_text().split()) for page in PdfReader(out).pages)
        for title, steps, result in _MEASURES:
            for words in (title, *steps, result):
                assert "".join(words.split()) in text
        screen.wait_for_title("องค์การบริหารส่วนตำบลหนองแสง")
        screen.press("ctrl+q")
        assert program.wait(_PATIENCE) == 0
    (file,) = (tmp_path / "Documents" / "ITA").glob("*.itadb")
    with open_office(file, read_only=True) as office:
        report = office.value.report()
        assert report
        assert [measure.title for _issue, measure in report.measures()] == [
            f"มาตรการ{title}" for title, *_ in _MEASURES
        ]
