"""What the system refuses, told without its numbers."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ita_desktop.cli import main, sampling
from ita_desktop.services.library import create_office
from ita_desktop.services.samples import sample_office

AS_NOBODY = """
import contextlib, io, os, sys
from ita_desktop.app import start
with contextlib.redirect_stdout(io.StringIO()):  # nobody may not read all that Python loads when it is first needed
    import ita_desktop.cli.importing, ita_desktop.cli.sampling, ita_desktop.cli.showing, ita_desktop.ui.system.display
    start(["sample", "warm.itadb"])
    start(["show", "warm.itadb"])
    os.unlink("warm.itadb")
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
else:
    os.chmod(".", 0o555)
sys.exit(start(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    ("mode", "argv", "told"),
    [
        (0o600, ["report", "sample.itadb", "-o", "nd/x.pdf"], "บันทึก “x.pdf” ในโฟลเดอร์ “nd” ไม่ได้"),
        (0o600, ["import", "nd/x.docx", "--into", "new.itadb"], "ไม่มีสิทธิ์ใช้ “nd/x.docx”"),
        (0o600, ["import", "nd/x.docx", "--into", "nd/z.itadb"], "บันทึก “z.itadb” ในโฟลเดอร์ “nd” ไม่ได้"),
        (0o600, ["sample", "nd/z.itadb"], "บันทึก “z.itadb” ในโฟลเดอร์ “nd” ไม่ได้"),
        (0o600, ["show", "nd/z.itadb"], "nd/z.itadb"),
        (0o555, ["sample", "nd/z.itadb"], "เขียนแฟ้ม “z.itadb” ในโฟลเดอร์"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_folder_that_may_not_be_used_is_told(open_folder: Path, mode: int, argv: list[str], told: str) -> None:
    create_office(open_folder / "sample.itadb", sample_office()).close()
    closed = open_folder / "nd"
    closed.mkdir(mode)
    assert told in _refused_to_nobody(open_folder, argv)
    closed.chmod(0o755)
    assert list(closed.iterdir()) == []


def test_without_a_command_a_folder_that_cannot_be_written_is_told(open_folder: Path) -> None:
    assert "บันทึก “ตัวอย่าง.itadb” ในโฟลเดอร์ “build/sample” ไม่ได้" in _refused_to_nobody(open_folder, [])


def _refused_to_nobody(folder: Path, argv: list[str]) -> str:
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}  # without one the window stays away, and says so
    said = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, *argv],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={key: value for key, value in os.environ.items() if key not in screens and not key.startswith("COV")}
        | {"PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C"},
        timeout=60,
    )
    assert (said.returncode, said.stdout) == (1, "")
    assert len(said.stderr.strip().splitlines()) == (1 if argv else 2)
    assert "Errno" not in said.stderr
    return said.stderr


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["sample", "a" * 250 + ".itadb"], "ยาวเกินไป"),
        (["report", "sample.itadb", "-o", "a" * 252 + ".pdf"], "ยาวเกินไป"),
        (["report", "sample.itadb", "-o", "lost.pdf"], "ไม่พบโฟลเดอร์"),
        (["sample", "lost.pdf"], "ไม่พบโฟลเดอร์"),
        (["show", "sample.itadb", "--year", "0"], "ไม่มีรายงานที่ยังไม่ระบุปี ปีที่มีคือ ๒๕๖๘"),
    ],
    ids=["long name", "long pdf name", "lost link for pages", "lost link for a file", "no year"],
)
def test_a_name_that_cannot_be_used_is_told(
    argv: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    create_office(Path("sample.itadb"), sample_office()).close()
    Path("lost.pdf").symlink_to(tmp_path / "missing" / "a.pdf")
    assert main.run(argv) == 1
    said = capsys.readouterr()
    assert (told in said.err, "Errno" in said.err, said.out) == (True, False, "")
    assert "missing" in said.err or "lost.pdf" not in argv
    assert {path.name for path in tmp_path.iterdir()} == {"sample.itadb", "lost.pdf"}


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "ไม่มีสิทธิ์"),
        (errno.EROFS, "ไม่มีสิทธิ์"),
        (errno.ENOENT, "ไม่พบ"),
        (errno.ENAMETOOLONG, "ยาวเกินไป"),
        (errno.EISDIR, "เป็นโฟลเดอร์"),
        (errno.ELOOP, "วนกลับมาที่เดิม"),
        (errno.ENOSPC, "พื้นที่ดิสก์ไม่พอ"),
        (errno.EIO, "ดิสก์มีปัญหา"),
    ],
)
@pytest.mark.parametrize("name", ["/a/แฟ้ม", None])
def test_errors_of_the_system_are_told_in_words(
    number: int, told: str, name: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    def job() -> int:
        raise OSError(number, os.strerror(number), name)

    assert main.guarded(job) == 1
    said = capsys.readouterr().err
    assert told in said
    assert ("“/a/แฟ้ม”" in said) == bool(name)
    assert "Errno" not in said


def test_the_demonstration_goes_on_where_nothing_can_be_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_office(tmp_path / "ตัวอย่าง.itadb", sample_office()).close()
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert sampling.demonstrate(tmp_path) == 0
    assert (tmp_path / "ตัวอย่าง.pdf").exists()
