"""The same lines whether the system knows where Thai words end (libthai) or not, as Windows does not."""

from __future__ import annotations

import ctypes.util
import json
import os
import subprocess
import sys
from itertools import accumulate
from pathlib import Path

from ita_desktop.ui.text.flow import cuts

_ROOT = Path(__file__).parents[3]
_TEXTS = [
    "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ น้ำผึ้งน้ำผึ้งต่าง ๆ ทั้งหมด (ทางโทรศัพท์) E-Service",
    "จัดทำคู่มือเกี่ยวกับแนวทางปฏิบัติเกี่ยวกับการใช้ทรัพย์สินของราชการ การยืมทรัพย์สินของราชการ",
]
_WIDTHS = [30, 120, 250, 400]
_WIDER_THAN_A_WORD = 120
_PROGRAM = """
import json, sys
import ita_desktop.ui
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ita_desktop.ui.look.look import load_fonts, look
load_fonts()
from ita_desktop.ui.text.editor import WrappedEdit
from ita_desktop.ui.text.flow import flow
texts, widths = json.loads(sys.argv[1])
out = []
for text in texts:
    for width in widths:
        edit = WrappedEdit("", text)
        edit.resize(width + 20, 400)
        edit.show()
        layout = edit.document().begin().layout()
        typed = [layout.lineAt(n).textLength() for n in range(layout.lineCount())]
        out.append([text, width, flow(text, look().font("field"), width), typed])
maps = "/proc/self/maps"
loaded = sys.platform == "linux" and any("libthai" in line for line in open(maps))
json.dump([out, loaded], sys.stdout)
"""
_Lines = list[tuple[str, int, list[str], list[int]]]


def _lines(**more: str) -> tuple[_Lines, bool]:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)} | more
    asked = [sys.executable, "-c", _PROGRAM, json.dumps([_TEXTS, _WIDTHS])]
    done = subprocess.run(asked, env=env, capture_output=True, text=True, check=True)
    out, loaded = json.loads(done.stdout)
    return out, loaded


def test_hiding_libthai_changes_no_line(tmp_path: Path) -> None:
    (tmp_path / "libthai.so.0").write_bytes(b"not a library")
    with_it, loaded = _lines()
    without, hidden = _lines(LD_LIBRARY_PATH=str(tmp_path))
    assert loaded is bool(ctypes.util.find_library("thai"))  # where the system has it, it was really asked
    assert not hidden
    assert with_it == without


def test_without_libthai_lines_end_at_our_words(tmp_path: Path) -> None:
    """What holds without a second run to compare with, where the system has no libthai at all."""
    (tmp_path / "libthai.so.0").write_bytes(b"not a library")
    for text, width, drawn, typed in _lines(LD_LIBRARY_PATH=str(tmp_path))[0]:
        assert "".join(drawn).replace(" ", "") == text.replace(" ", "")
        assert len(drawn) > 1
        assert len(typed) > 1
        if width >= _WIDER_THAN_A_WORD:
            assert {*accumulate(typed)} <= {*cuts(text), len(text)}
