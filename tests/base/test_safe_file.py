"""A file is the old one or the new one, whole, whatever goes wrong."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from ita_desktop.base import safe_file
from ita_desktop.base.errors import DiskFullError, FileMissingError, NotWritableError, RefusedError
from ita_desktop.base.safe_file import cut_name, replacing, write_file

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW = b"old", b"new"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    there = tmp_path / "รายงาน.pdf"
    there.write_bytes(OLD)
    return there


def stands(path: Path, data: bytes) -> bool:
    """Return whether the file holds this and nothing stands beside it."""
    return path.read_bytes() == data and [p.name for p in path.parent.iterdir()] == [path.name]


def put(data: bytes) -> Callable[[BinaryIO], int]:
    return lambda file: file.write(data)


def test_the_new_bytes_take_the_place_of_the_old(path: Path) -> None:
    write_file(path, put(NEW))
    assert stands(path, NEW)


def test_a_new_file_is_made(tmp_path: Path) -> None:
    write_file(tmp_path / "x", put(NEW))
    assert stands(tmp_path / "x", NEW)


def test_until_the_end_the_old_file_stands_and_the_new_one_is_named_for_its_writer(path: Path) -> None:
    with replacing(path) as temporary:
        temporary.write_bytes(NEW)
        assert path.read_bytes() == OLD
        assert temporary == path.with_name(f".~{path.name}.{os.getpid()}.tmp")
    assert stands(path, NEW)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_keeps_the_old_file(path: Path, number: int) -> None:
    def fail(file: BinaryIO) -> None:
        file.write(NEW)
        raise OSError(number, os.strerror(number))

    with pytest.raises(DiskFullError):
        write_file(path, fail)
    assert stands(path, OLD)


LIMITED = """
import resource, sys
from pathlib import Path
from ita_desktop.base.errors import DiskFullError
from ita_desktop.base.safe_file import write_file
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_file(Path(sys.argv[1]), lambda file: file.write(bytes(5000)))
except DiskFullError:
    print("told")
"""


def test_a_file_that_may_not_grow_keeps_the_old_one(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED, path], capture_output=True, text=True, check=True)
    assert done.stdout == "told\n"
    assert stands(path, OLD)


def test_what_the_writer_raises_keeps_the_old_file(path: Path) -> None:
    def fail(file: BinaryIO) -> None:
        file.write(NEW)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(path, fail)
    assert stands(path, OLD)


def test_a_file_the_writer_wanted_to_read_is_not_taken_for_the_one_written(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_file(path, lambda _file: Path("/no/such/font.ttf").read_bytes())
    assert stands(path, OLD)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        write_file(tmp_path / "missing" / "x", put(NEW))


def test_a_folder_or_a_device_is_not_replaced(tmp_path: Path) -> None:
    for there in (tmp_path, Path(os.devnull)):
        with pytest.raises(NotWritableError):
            write_file(there, put(NEW))
    assert Path(os.devnull).is_char_device()


def test_a_name_too_long_is_refused_and_the_longest_works(tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        write_file(tmp_path / ("ก" * 86), put(NEW))
    assert list(tmp_path.iterdir()) == []
    write_file(tmp_path / ("ก" * 85), put(NEW))
    assert stands(tmp_path / ("ก" * 85), NEW)


def test_a_cut_name_has_no_half_character() -> None:
    assert cut_name("กขค", 7) == "กข"
    assert cut_name("กขค", -1) == ""


def test_a_link_keeps_pointing_at_the_file(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path)
    write_file(link, put(NEW))
    assert link.is_symlink()
    assert path.read_bytes() == NEW


def test_the_new_file_may_be_read_by_those_who_could_read_the_old(path: Path) -> None:
    path.chmod(0o640)
    write_file(path, put(NEW))
    assert path.stat().st_mode & 0o777 == 0o640


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from ita_desktop.base.errors import UserError
from ita_desktop.base.safe_file import write_file
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    write_file(Path(sys.argv[1]), lambda file: file.write(b"new"))
except UserError as error:
    print(type(error).__name__)
"""


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o666), (0o777, 0o444)])
def test_what_may_not_be_written_is_told_and_stands(open_folder: Path, folder_mode: int, file_mode: int) -> None:
    path = open_folder / "x"
    path.write_bytes(OLD)
    path.chmod(file_mode)
    open_folder.chmod(folder_mode)
    done = subprocess.run([sys.executable, "-c", UNPRIVILEGED, path], capture_output=True, text=True, check=True)
    assert done.stdout == "NotWritableError\n"
    assert stands(path, OLD)


def test_a_file_of_somebody_else_is_not_replaced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(NotWritableError):
        write_file(path, put(NEW))
    assert stands(path, OLD)


# --- what a killed writer leaves ---


def test_the_litter_of_a_dead_writer_is_swept_and_that_of_a_live_one_left(path: Path) -> None:
    dead = subprocess.run(["/bin/sh", "-c", "echo $$"], capture_output=True, text=True, check=True).stdout.strip()
    for pid, end in ((dead, ""), (dead, "-journal"), (os.getpid(), ""), (1, ""), (10**30, ""), ("x", "")):
        path.with_name(f".~{path.name}.{pid}.tmp{end}").touch()
    path.with_name(f".~other.{dead}.tmp").touch()
    write_file(path, put(NEW))
    assert sorted(p.name for p in path.parent.iterdir()) == sorted(
        [f".~{path.name}.{pid}.tmp" for pid in (1, 10**30, "x")] + [f".~other.{dead}.tmp", path.name]
    )


def test_litter_that_cannot_be_removed_is_no_fault(path: Path) -> None:
    path.with_name(f".~{path.name}.{os.getpid()}.tmp-x").mkdir()
    write_file(path, put(NEW))
    assert path.read_bytes() == NEW


# --- what only Windows and some network folders do ---


def held_open(monkeypatch: pytest.MonkeyPatch, times: int, number: int) -> list[float]:
    """Let the renaming fail as on Windows while another program holds the target; return the pauses made."""
    pauses: list[float] = []
    replace = Path.replace

    def renamed(path: Path, target: Path) -> Path:
        if len(pauses) < times:
            error = PermissionError(errno.EACCES, "held open", str(path))
            error.winerror = number  # type: ignore[attr-defined]
            raise error
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", renamed)
    monkeypatch.setattr("time.sleep", pauses.append)
    return pauses


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_another_program_holds_is_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    pauses = held_open(monkeypatch, 5, number)
    write_file(path, put(NEW))
    assert stands(path, NEW)
    assert pauses == [0.05, 0.1, 0.2, 0.4, 0.8]


@pytest.mark.parametrize(("number", "pauses_made"), [(32, 5), (19, 0)])
def test_a_file_that_stays_held_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, pauses_made: int
) -> None:
    pauses = held_open(monkeypatch, 100, number)
    with pytest.raises(NotWritableError):
        write_file(path, put(NEW))
    assert len(pauses) == pauses_made
    assert stands(path, OLD)


def test_windows_has_no_call_for_folders(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    write_file(path, put(NEW))
    assert path.read_bytes() == NEW


@pytest.mark.parametrize(("number", "told"), [(errno.EINVAL, False), (errno.EIO, True)])
def test_a_folder_that_cannot_be_forced_to_the_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, told: bool
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(safe_file.os, "fsync", fail)
    if told:
        with pytest.raises(OSError, match="error"):
            safe_file.sync_folder(path.parent)
    else:
        safe_file.sync_folder(path.parent)
