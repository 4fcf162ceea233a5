"""One writer at a time, known by name, and no lock that outlives its holder."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ita_desktop.base.errors import LockedError, NotWritableError
from ita_desktop.store import lock
from ita_desktop.store.office import open_office
from tests.store.values import FILE, titled

if TYPE_CHECKING:
    from pathlib import Path

HOLDING = """
import sys
from pathlib import Path
from ita_desktop.store.office import open_office
with open_office(Path(sys.argv[1])) as office:
    print("open", flush=True)
    sys.stdin.read()
"""


def holder_of(path: Path) -> subprocess.Popen[str]:
    """Start a program that holds the file open."""
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDING, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "open\n"
    return program


def test_a_second_writer_is_refused_with_who_where_and_since_until_the_first_is_gone(office_path: Path) -> None:
    with holder_of(office_path) as program:
        with pytest.raises(LockedError) as refused:
            open_office(office_path)
        for part in (lock._user(), platform.node(), str(program.pid), ":"):
            assert part in str(refused.value)
        program.kill()  # as the system kills; it has no time to tidy up
    assert office_path.with_name(office_path.name + ".lock").exists()
    with open_office(office_path) as office:
        office.save(titled(FILE, "ใหม่", "m1"))
    assert [p.name for p in office_path.parent.iterdir()] == [office_path.name]


def test_closing_lets_the_next_one_in(office_path: Path) -> None:
    office = open_office(office_path)
    with pytest.raises(LockedError, match=str(os.getpid())):
        open_office(office_path)
    office.close()
    office.close()
    open_office(office_path).close()


def left_by(file: Path, computer: str) -> Path:
    """Leave a lock as a program that was killed leaves it."""
    held = lock.take(file)
    held.connection.execute("UPDATE holder SET computer = ?, user = 'สมศรี'", (computer,))
    held.connection.execute("COMMIT")
    held.connection.close()
    return held.path


def test_another_computers_lock_stays_and_the_sentence_says_what_to_delete(office_path: Path) -> None:
    left = left_by(office_path, "เครื่องกองคลัง")
    with pytest.raises(LockedError) as refused:
        open_office(office_path)
    for part in ("สมศรี", "เครื่องกองคลัง", left.name):
        assert part in str(refused.value)
    left.unlink()
    open_office(office_path).close()


def test_a_lock_left_by_this_computer_is_taken_over(office_path: Path) -> None:
    left_by(office_path, platform.node())
    open_office(office_path).close()


@pytest.mark.parametrize("rest", [b"", b"half a page" * 100])
def test_what_a_power_cut_leaves_of_a_lock_is_no_lock(office_path: Path, rest: bytes) -> None:
    left = office_path.with_name(office_path.name + ".lock")
    left.write_bytes(rest)
    open_office(office_path).close()
    assert not left.exists()


def test_a_lock_that_names_nobody_is_told_too(office_path: Path) -> None:
    path = office_path.with_name(office_path.name + ".lock")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LockedError):
        open_office(office_path)
    other.close()


def test_a_lock_whose_file_is_gone_meanwhile_is_taken_anew(office_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [None]
    there = lock._holder

    def meanwhile(path: Path) -> lock.Holder | None:
        if names:
            names.pop()
            path.unlink()
        return there(path)

    monkeypatch.setattr(lock, "_holder", meanwhile)
    first = lock.take(office_path)
    with pytest.raises(LockedError):
        lock.take(office_path)
    first.release()


def test_a_lock_that_somebody_removed_by_hand_is_released_without_fault(office_path: Path) -> None:
    held = lock.take(office_path)
    held.path.unlink()
    held.release()


def test_a_lock_that_cannot_be_removed_while_open_is_removed_after(
    office_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = lock.take(office_path)
    remove = type(held.path).unlink

    def as_on_windows(path: Path, **rest: bool) -> None:
        monkeypatch.setattr(type(path), "unlink", remove)
        raise PermissionError(13, "", str(path), 32, **rest)

    monkeypatch.setattr(type(held.path), "unlink", as_on_windows)
    held.release()
    assert not held.path.exists()


def test_a_lock_that_can_be_neither_read_nor_removed_is_told(
    office_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = office_path.with_name(office_path.name + ".lock")
    left.write_bytes(b"no database" * 100)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "", str(path))

    monkeypatch.setattr(type(left), "unlink", refuse)
    with pytest.raises(LockedError):
        lock.take(office_path)


def test_a_place_where_no_lock_can_be_made_is_told(office_path: Path) -> None:
    office_path.with_name(office_path.name + ".lock").mkdir()
    with pytest.raises(NotWritableError):
        open_office(office_path)


def test_a_user_without_a_name_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert lock._user() == "?"


def test_a_copy_of_the_file_is_not_locked(office_path: Path) -> None:
    with open_office(office_path):
        copy = office_path.with_name("copy.itadb")
        shutil.copy(office_path, copy)
        with open_office(copy) as office:
            assert office.value == FILE
