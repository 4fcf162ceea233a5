"""Backups are made when something changed, thinned, and the newest whole one is found."""

from __future__ import annotations

import os
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.services.backups import DAYS, LAST, MONTHS, WEEKS, back_up_on_close, backups_of, kept, newest_good
from ita_desktop.store.backup import folder_of
from ita_desktop.store.office import create_office, open_office
from tests.store.values import FILE, titled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return an office file that is closed."""
    path = tmp_path / "หนองแสง.itadb"
    create_office(path, FILE).close()
    return path


def put(path: Path, when: datetime, reason: str = "", source: Path | None = None) -> Path:
    """Put a backup as it was made then."""
    folder_of(path).mkdir(exist_ok=True)
    copy = folder_of(path) / f"{path.stem} {when:%Y-%m-%d %H.%M.%S}{reason and ' '}{reason}.itadb"
    shutil.copy(source or path, copy)
    return copy


def flip(path: Path) -> None:
    """Change a saved text as a disk may, which SQLite does not notice."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE measure SET content = replace(content, 'โครงการ', 'โครงกาน')")
    connection.close()


# --- made ---


def test_a_file_that_was_changed_is_backed_up_on_closing(path: Path) -> None:
    with open_office(path) as office:
        office.save(titled(FILE, "ใหม่", "m1"))
        copy = back_up_on_close(office)
    assert copy
    (backup,) = backups_of(path)
    assert (backup.path, backup.reason, backup.size) == (copy, "", copy.stat().st_size)
    assert abs(datetime.now(UTC) - backup.when) < timedelta(minutes=1)
    with open_office(copy, read_only=True) as office:
        assert office.value == titled(FILE, "ใหม่", "m1")


def test_a_file_that_was_only_looked_at_is_not(path: Path) -> None:
    with open_office(path) as office:
        office.save(office.value)
        assert back_up_on_close(office) is None
    with open_office(path, read_only=True) as office:
        assert back_up_on_close(office) is None
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_what_a_program_that_died_had_saved_is_backed_up_the_next_time(path: Path) -> None:
    put(path, datetime.now().astimezone() - timedelta(hours=1))
    with open_office(path) as office:  # changed after that backup, by a program that never closed it
        assert back_up_on_close(office)
    os.utime(path, (0, 0))
    with open_office(path) as office:
        assert back_up_on_close(office) is None
    assert len(backups_of(path)) == 2


# --- found ---


def test_backups_are_listed_the_newest_first_and_nothing_else(path: Path) -> None:
    when = datetime(2026, 11, 24, 10, 0, 0).astimezone()
    first, second = put(path, when), put(path, when.replace(hour=9), "ก่อนนำเข้า 2568")
    twice = put(path, when.replace(hour=8), "ก่อนนำเข้า 2")
    for name in ("x.txt", "อื่น 2026-11-24 10.00.00.itadb", "หนองแสง 2026-99-99 10.00.00.itadb", "หนองแสง.itadb"):
        (folder_of(path) / name).write_bytes(b"")
    assert [(b.path, b.reason) for b in backups_of(path)] == [
        (first, ""),
        (second, "ก่อนนำเข้า 2568"),
        (twice, "ก่อนนำเข้า"),
    ]
    assert backups_of(path)[0].when == when


def test_a_file_without_backups_has_none(path: Path) -> None:
    assert backups_of(path) == ()
    assert newest_good(path) is None


def test_the_newest_good_one_is_that_in_which_nothing_is_damaged(path: Path) -> None:
    now = datetime(2026, 11, 24, 10, 0, 0).astimezone()
    good = put(path, now - timedelta(days=3))
    flip(put(path, now - timedelta(days=2)))
    os.truncate(put(path, now - timedelta(days=1)), 5000)
    put(path, now).write_bytes(b"")
    newest = newest_good(path)
    assert newest
    assert newest.path == good


# --- thinned ---


def test_closing_thins_the_backups_of_closing_and_no_others(path: Path) -> None:
    now = datetime.now().astimezone()
    many = [put(path, now - timedelta(days=n, hours=1)) for n in range(60)]
    before = [put(path, now - timedelta(days=n, hours=1), "ก่อนนำเข้า") for n in range(3)]
    with open_office(path) as office:
        office.save(titled(FILE, "ใหม่", "m1"))
        copy = back_up_on_close(office)
    assert copy
    assert copy.exists()
    assert all(p.exists() for p in before)
    left = [p for p in many if p.exists()]
    assert DAYS - 1 <= len(left) <= LAST + DAYS + WEEKS + MONTHS
    assert max(many) == many[0]


def test_a_backup_that_cannot_be_removed_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now().astimezone()
    many = [put(path, now - timedelta(minutes=n)) for n in range(1, 4)]

    def refuse(path: Path) -> None:
        raise PermissionError(13, "", str(path))

    with open_office(path) as office:
        office.save(titled(FILE, "ใหม่", "m1"))
        with monkeypatch.context() as patch:
            patch.setattr(type(path), "unlink", refuse)
            assert back_up_on_close(office)
    assert all(p.exists() for p in many)


TIMES = st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)), max_size=80)  # noqa: DTZ001


@given(TIMES)
def test_what_is_kept_is_the_newest_of_each_span(times: list[datetime]) -> None:
    stay = kept(times)
    assert len(stay) <= LAST + DAYS + WEEKS + MONTHS
    assert kept(stay) == stay
    assert set(sorted(set(times))[-LAST:]) <= set(stay)
    assert set(stay) <= set(times)
    if times:
        assert stay[0] == max(times)
    days = sorted({t.date() for t in times}, reverse=True)[:DAYS]
    months = sorted({(t.year, t.month) for t in times}, reverse=True)[:MONTHS]
    assert {max(t for t in times if t.date() == day) for day in days} <= set(stay)
    assert {max(t for t in times if (t.year, t.month) == month) for month in months} <= set(stay)
