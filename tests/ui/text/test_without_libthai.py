"""The same lines whether the system knows where Thai words end (libthai) or not, as Windows does not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[3]
_PROGRAM = """
import json, sys
import ita_desktop.ui
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ita_desktop.ui.look.look import load_fonts, look
load_fonts()
from ita_desktop.ui.text.editor import WrappedEdit
from ita_desktop.ui.text.flow import flow
texts = ["กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ น้ำผึ้งน้ำผึ้งต่าง ๆ ทั้งหมด (ทางโทรศัพท์) E-Service",
         "จัดทำคู่มือเกี่ยวกับแนวทางปฏิบัติเกี่ยวกับการใช้ทรัพย์สินของราชการ การยืมทรัพย์สินของราชการ"]
out = []
for text in texts:
    for width in (30, 120, 250, 400):
        out.append(flow(text, look().font("field"), width))
        edit = WrappedEdit("", text)
        edit.resize(width + 20, 400)
        edit.show()
        layout = edit.document().begin().layout()
        out.append([layout.lineAt(n).textLength() for n in range(layout.lineCount())])
loaded = any("libthai" in line for line in open("/proc/self/maps"))
json.dump([out, loaded], sys.stdout)
"""


def _lines(**more: str) -> tuple[object, bool]:
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT)} | more
    done = subprocess.run([sys.executable, "-c", _PROGRAM], env=env, capture_output=True, text=True, check=True)
    out, loaded = json.loads(done.stdout)
    return out, loaded


@pytest.mark.skipif(sys.platform != "linux", reason="only there is libthai")
def test_hiding_libthai_changes_no_line(tmp_path: Path) -> None:
    (tmp_path / "libthai.so.0").write_bytes(b"not a library")
    with_it, _known = _lines()
    without, _hidden = _lines(LD_LIBRARY_PATH=str(tmp_path))
    assert with_it == without
