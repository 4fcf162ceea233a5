"""What is found of a file before it is opened, and the ways out: nothing is lost on any of them."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ita_desktop.base.errors import DiskFullError, FileMissingError, LockedError, RefusedError, UnreadableError
from ita_desktop.domain.model import Attachment, Evidence, Office
from ita_desktop.services import opening
from ita_desktop.services.opening import State, look_at, restore, said, save_elsewhere, take_over
from ita_desktop.store import lock
from ita_desktop.store.office import create_office, open_office
from tests.store.test_lock import holder_of, left_by
from tests.store.values import FILE, titled

LOGO = b"\x89PNG"
SHA = hashlib.sha256(LOGO).hexdigest()
ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return an office file that is closed."""
    path = tmp_path / "หนองแสง.itadb"
    create_office(path, FILE).close()
    return path


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def backed_up(path: Path) -> Path:
    with open_office(path) as office:
        return office.back_up(reason="")


def broken(path: Path) -> None:
    """Wipe what stands in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[4096 : len(data) - 4096] = bytes(len(data) - 8192)
    path.write_bytes(data)


# --- looking ---


def test_a_file_that_simply_opens_is_all_right_and_left_alone(path: Path) -> None:
    before = content(path.parent)
    assert look_at(path) == opening.Opening(State.OK)
    assert content(path.parent) == before
    with opening.open(path) as office:
        assert office.value == FILE


def test_a_locked_file_is_told_with_who_where_and_since(path: Path) -> None:
    with holder_of(path) as program:
        found = look_at(path)
        assert found.state == "locked"
        assert found.holder
        assert (found.holder.user, found.holder.computer) == (lock._user(), platform.node())
        for part in (found.holder.user, found.holder.computer, found.holder.since):
            assert part in found.sentence
        with opening.open(path, read_only=True) as office:
            assert office.value == FILE
        with pytest.raises(LockedError):
            take_over(path)
        program.kill()
    assert look_at(path).state == "ok"  # this computer knows that the program is gone


def test_a_lock_that_names_nobody_is_told(path: Path) -> None:
    other = sqlite3.connect(path.with_name(path.name + ".lock"), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    found = look_at(path)
    assert (found.state, found.holder) == ("locked", None)
    assert path.name in found.sentence
    other.close()


@pytest.mark.parametrize("rest", [b"", b"half a page" * 100])
def test_what_a_power_cut_leaves_of_a_lock_is_none(path: Path, rest: bytes) -> None:
    path.with_name(path.name + ".lock").write_bytes(rest)
    assert look_at(path).state == "ok"
    take_over(path)


def test_a_stale_lock_of_another_computer_is_taken_over_when_asked(path: Path) -> None:
    left = left_by(path, "เครื่องกองคลัง")
    before = content(path.parent)
    found = look_at(path)
    assert found.state == "stale"
    assert found.holder
    assert (found.holder.user, found.holder.computer) == ("สมศรี", "เครื่องกองคลัง")
    assert "เครื่องกองคลัง" in found.sentence
    assert content(path.parent) == before
    with pytest.raises(LockedError):
        opening.open(path)
    take_over(path)
    assert look_at(path).state == "ok"
    with opening.open(path) as office:
        office.save(titled(FILE, "ใหม่", "m1"))
    assert not left.exists()
    take_over(path)  # nobody's


@pytest.mark.parametrize(("since", "shown"), [("2026-01-02T03:04:05", "2/1/2569 03:04"), ("เมื่อเช้า", "เมื่อเช้า")])
def test_since_when_says_the_day_where_it_is_not_today(path: Path, since: str, shown: str) -> None:
    left = left_by(path, "อื่น")
    connection = sqlite3.connect(left)
    with connection:
        connection.execute("UPDATE holder SET since = ?", (since,))
    connection.close()
    found = look_at(path)
    assert found.holder
    assert found.holder.since == shown


def test_a_missing_file_a_foreign_one_and_a_newer_one_are_told_apart(path: Path, tmp_path: Path) -> None:
    assert look_at(tmp_path / "ไม่มี.itadb").state == "missing"
    foreign = tmp_path / "x.itadb"
    foreign.write_text("รายงาน" * 100, encoding="utf-8")
    assert look_at(foreign).state == "not_ours"
    assert look_at(tmp_path).state == "not_ours"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=7")
    connection.close()
    before = content(tmp_path)
    found = look_at(path)
    assert found.state == "newer"
    assert "7" in found.sentence
    assert content(tmp_path) == before


def test_a_missing_file_whose_backups_are_there_offers_them(path: Path) -> None:
    copy = backed_up(path)
    path.unlink()
    found = look_at(path)
    assert found.state == "missing"
    assert found.backup
    assert found.backup.path == copy
    restore(path, copy)
    with open_office(path) as office:
        assert office.value == FILE


@pytest.mark.parametrize("head", [b"", bytes(5000)])
def test_a_file_that_begins_with_nothing_is_a_damaged_one(tmp_path: Path, head: bytes) -> None:
    path = tmp_path / "x.itadb"
    path.write_bytes(head)
    found = look_at(path)
    assert (found.state, found.backup) == ("damaged", None)
    assert "เสียหาย" in found.sentence


READ_ONLY = """
import os, sys
from pathlib import Path
from ita_desktop.services import opening
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
found = opening.look_at(path)
print(found.state, path.parent.name in found.sentence)
if found.state == "read_only_folder":
    with opening.open(path, read_only=True) as office:
        print(office.value.uid)
"""


@pytest.mark.parametrize(("of_file", "of_folder"), [(0o644, 0o555), (0o444, 0o777)])
def test_in_a_folder_that_cannot_be_written_it_is_to_be_read(open_folder: Path, of_file: int, of_folder: int) -> None:
    path = open_folder / "x.itadb"
    create_office(path, FILE).close()
    path.chmod(of_file)
    open_folder.chmod(of_folder)
    done = subprocess.run([sys.executable, "-c", READ_ONLY, path], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["read_only_folder", "True", "f"]
    assert [p.name for p in open_folder.iterdir()] == ["x.itadb"]


def test_a_folder_that_may_not_be_entered_is_told(open_folder: Path) -> None:
    path = open_folder / "x.itadb"
    create_office(path, FILE).close()
    open_folder.chmod(0o600)
    done = subprocess.run([sys.executable, "-c", READ_ONLY, path], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split()[0] == "not_ours"


def test_a_folder_in_a_cloud_is_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "OneDrive" / "x.itadb"
    path.parent.mkdir()
    create_office(path, FILE).close()
    found = look_at(path)
    assert found.state == "ok"
    assert "OneDrive" in found.folder_warning


# --- damage ---


def test_a_damaged_file_is_kept_and_the_newest_good_backup_takes_its_place(path: Path) -> None:
    copy = backed_up(path)
    broken(path)
    damaged = path.read_bytes()
    found = look_at(path)
    assert found.state == "damaged"
    assert found.backup
    assert found.backup.path == copy
    assert f"{found.backup.when:%H:%M}" in found.sentence
    assert path.read_bytes() == damaged
    kept = restore(path, found.backup.path)
    assert kept.read_bytes() == damaged
    assert "เสียหาย" in kept.name
    with open_office(path) as office:
        assert office.value == FILE
    assert sorted(p.name for p in path.parent.iterdir()) == sorted([path.name, kept.name, copy.parent.name])


def test_a_file_whose_beginning_is_overwritten_is_damaged_where_it_has_a_backup(path: Path) -> None:
    copy = backed_up(path)
    path.write_bytes(b"x" * 10_000)
    found = look_at(path)
    assert found.state == "damaged"
    assert found.backup
    assert found.backup.path == copy


def test_damage_that_opening_finds_is_told_with_the_backup(path: Path) -> None:
    copy = backed_up(path)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE measure SET content = substr(content, 1, 20)")
    connection.close()
    with pytest.raises(UnreadableError) as raised:
        opening.open(path)
    found = opening.damaged(path, raised.value)
    assert found.backup
    assert found.backup.path == copy
    assert opening.damaged(path.with_name("อื่น.itadb"), raised.value).sentence == str(raised.value)


def test_a_journal_of_the_damaged_file_goes_with_it_and_not_into_the_backup(path: Path) -> None:
    copy = backed_up(path)
    broken(path)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"journal of what is damaged")
    kept = restore(path, copy)
    assert not journal.exists()
    assert kept.with_name(kept.name + "-journal").read_bytes() == b"journal of what is damaged"
    again = restore(path, copy)
    assert again != kept
    assert kept.exists()


def test_a_damaged_backup_is_refused_and_nothing_changes(path: Path, tmp_path: Path) -> None:
    copy = backed_up(path)
    broken(copy)
    before = content(tmp_path)
    for backup in (copy, tmp_path / "none.itadb"):
        with pytest.raises(UnreadableError):
            restore(path, backup)
    assert content(tmp_path) == before


def test_what_fails_while_the_backup_takes_its_place_is_undone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = backed_up(path)
    broken(path)
    path.with_name(path.name + "-journal").write_bytes(b"j")
    before = content(path.parent)

    def refuse(*_paths: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ita_desktop.base.safe_file._replace", refuse)
    with pytest.raises(DiskFullError):
        restore(path, copy)
    assert content(path.parent) == before


def test_a_file_that_somebody_holds_is_not_replaced(path: Path) -> None:
    copy = backed_up(path)
    with open_office(path), pytest.raises(LockedError):
        restore(path, copy)


def test_a_long_name_is_cut_for_what_is_kept(tmp_path: Path) -> None:
    path = tmp_path / ("ก" * 76 + ".itadb")
    create_office(path, FILE).close()
    copy = backed_up(path)
    assert len(os.fsencode(restore(path, copy).name)) <= 255


# --- elsewhere ---


def test_what_cannot_be_saved_is_saved_elsewhere_with_what_is_attached(path: Path, tmp_path: Path) -> None:
    logo = Attachment("ตรา.png", SHA, len(LOGO))
    value = replace(FILE, office=Office(name="หนองแสง", logo=logo))
    lost = Evidence("e1", "ภาพ", file=Attachment("ภาพ.png", "0" * 64, 3))
    report = value.reports[0]
    issue = report.issues[0]
    measure = replace(issue.measures[0], evidence=(lost,))
    issues = (replace(issue, measures=(measure, *issue.measures[1:])), *report.issues[1:])
    value = value.with_report(replace(report, issues=issues))

    def blob(sha256: str) -> bytes:
        if sha256 == SHA:
            return LOGO
        raise FileMissingError("x")

    with save_elsewhere(value, blob, tmp_path / "ที่อื่น.itadb") as office:
        assert office.value == value
        assert office.blob(SHA) == LOGO
        with pytest.raises(RefusedError):
            save_elsewhere(value, blob, path)


FULL = """
import resource, sys
from pathlib import Path
from ita_desktop.base.errors import DiskFullError
from ita_desktop.services import opening, recovery
from tests.store.values import FILE, titled
path, elsewhere, folder = map(Path, sys.argv[1:])
value = titled(FILE, "ยาว" * 60_000, "m1")
with opening.open(path) as office:
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, most[1]))
    for _try in range(3):
        try:
            office.save(value)
        except DiskFullError:
            print("full")
    resource.setrlimit(resource.RLIMIT_FSIZE, most)
    recovery.keep(folder, path, value)
    with opening.save_elsewhere(value, office.blob, elsewhere) as other:
        print(other.value == value)
    print(office.value == FILE)
"""


def test_a_full_disk_loses_nothing(path: Path, tmp_path: Path) -> None:
    command: list[str | Path] = [sys.executable, "-c", FULL, str(path), tmp_path / "ที่อื่น.itadb", tmp_path / "recovery"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["full", "full", "full", "True", "True"]
    with open_office(path) as office:
        assert office.value == FILE


# --- words ---


def test_when_is_said_as_people_say_it() -> None:
    now = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    assert said(now.replace(hour=9, minute=5), now) == "วันนี้ 09:05"
    assert said(now - timedelta(hours=12), now) == "เมื่อวาน 22:00"
    assert said(now - timedelta(days=2), now) == "วันที่ 22/11/2569 เวลา 10:00"


def test_shutil_is_told_which_file_fails(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = backed_up(path)

    def full(_source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(shutil, "copyfile", full)
    before = content(tmp_path)
    with pytest.raises(DiskFullError):
        restore(path, copy)
    assert content(tmp_path) == before
