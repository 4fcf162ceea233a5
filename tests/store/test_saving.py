"""What is saved is there, whole, and nobody's work is overwritten."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from sqlalchemy.exc import IntegrityError

from ita_desktop.base.errors import (
    DiskFullError,
    FileMissingError,
    LockedError,
    NotWritableError,
    RefusedError,
    StaleError,
)
from ita_desktop.domain.edits import add_measure, move_measure, remove_issue, remove_measure
from ita_desktop.domain.plain import content_hash
from ita_desktop.store.check import check_data
from ita_desktop.store.connect import driver
from ita_desktop.store.office import OpenOffice, create_office, open_office
from tests.store.values import FILE, REPORT, measure, titled
from tests.strategies import office_file_pairs
from tests.trees import trees

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.engine.interfaces import DBAPIConnection

    from ita_desktop.domain.model import OfficeFile, Report


def save_and_reopen(before: OfficeFile, after: OfficeFile) -> OfficeFile:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "office.itadb"
        with create_office(path, before) as office:
            assert office.value == before
            office.save(after)
        assert check_data(path) == ()
        with open_office(path, read_only=True) as office:
            return office.value


@settings(max_examples=15)
@given(office_file_pairs())
def test_saving_the_difference_of_two_values_leaves_the_value_after(pair: tuple[OfficeFile, OfficeFile]) -> None:
    before, after = pair
    assert save_and_reopen(before, after) == after


@settings(max_examples=40)
@given(trees(), trees())
def test_whatever_moves_is_read_back_where_it_stands(before: OfficeFile, after: OfficeFile) -> None:
    assert save_and_reopen(before, after) == after


@pytest.mark.parametrize(
    "edit",
    [
        lambda r: add_measure(r, "i1", measure("new"), 0),
        lambda r: move_measure(r, "m1", "i2", 1),
        lambda r: move_measure(r, "m3", "i1", 0),
        lambda r: remove_measure(r, "m2"),
        lambda r: remove_issue(move_measure(r, "m2", "i2", 0), "i1"),
        lambda r: replace(r, issues=r.issues[::-1]),
        lambda r: replace(r, uid="r2", issues=()),
    ],
)
def test_moves_and_removals_are_read_back_in_order(office_path: Path, edit: Callable[[Report], Report]) -> None:
    after = replace(FILE, reports=(edit(REPORT),))
    with open_office(office_path) as office:
        office.save(after)
    with open_office(office_path, read_only=True) as office:
        assert office.value == after


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_a_save_writes_what_changed_and_nothing_else(office_path: Path) -> None:
    with open_office(office_path) as office:
        office.save(titled(FILE, "ใหม่", "m2"))
    assert rows(office_path, "SELECT uid, version FROM measure ORDER BY uid") == [
        ("m1", 1),
        ("m2", 2),
        ("m3", 1),
        ("m4", 1),
    ]
    assert rows(office_path, "SELECT version FROM issue UNION SELECT version FROM report") == [(1,)]


def test_saving_an_equal_value_writes_nothing(office_path: Path) -> None:
    with open_office(office_path) as office:
        before = office_path.read_bytes()
        equal = replace(FILE, reports=(replace(REPORT),))
        office.save(equal)
        assert office.value is equal
    assert office_path.read_bytes() == before


def test_a_measure_is_kept_with_its_content_hash(office_path: Path) -> None:
    assert rows(office_path, "SELECT hash FROM measure WHERE uid = 'm1'") == [(content_hash(measure("m1")),)]


def test_other_tools_read_the_lines_with_json_each(office_path: Path) -> None:
    query = (
        "SELECT DISTINCT json_extract(line.value, '$.text') FROM measure,"
        " json_each(content, '$.activities') AS row, json_each(row.value, '$.steps.lines') AS line"
    )
    assert rows(office_path, query) == [("จัดทำคู่มือ",)]


# --- somebody else ---


def by_another(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ("UPDATE measure SET version = 2 WHERE uid = 'm2'", titled(FILE, "ของฉัน", "m1", "m2")),
        ("DELETE FROM measure WHERE uid = 'm2'", titled(FILE, "ของฉัน", "m1", "m2")),
        ("UPDATE measure SET version = 2 WHERE uid = 'm2'", FILE.with_report(remove_measure(REPORT, "m2"))),
        ("UPDATE issue SET version = 2 WHERE uid = 'i1'", FILE.with_report(move_measure(REPORT, "m3", "i1", 0))),
        ("DELETE FROM measure WHERE uid = 'm3'", FILE.with_report(move_measure(REPORT, "m3", "i1", 0))),
    ],
)
def test_what_another_has_changed_is_not_overwritten_and_nothing_is_written(
    office_path: Path, theirs: str, mine: OfficeFile
) -> None:
    with open_office(office_path) as office:
        by_another(office_path, theirs)
        before = rows(office_path, "SELECT * FROM measure ORDER BY uid")
        with pytest.raises(StaleError):
            office.save(mine)
        assert office.value == FILE
    assert rows(office_path, "SELECT * FROM measure ORDER BY uid") == before


def test_two_may_change_different_measures(office_path: Path) -> None:
    with open_office(office_path) as office:
        by_another(office_path, "UPDATE measure SET version = 2 WHERE uid = 'm3'")
        office.save(titled(FILE, "ของฉัน", "m1"))


# --- a commit that fails ---


def fail_commit(office: OpenOffice, *, done: bool) -> None:
    """Let the next commit report an error of the disk, after it was done or before."""
    dialect = office._connection.engine.dialect
    commit = dialect.do_commit

    def failing(connection: DBAPIConnection) -> None:
        dialect.do_commit = commit  # type: ignore[method-assign]
        if done:
            commit(connection)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
        raise error

    dialect.do_commit = failing  # type: ignore[method-assign]


def test_a_commit_that_failed_late_is_found_to_be_done(office_path: Path) -> None:
    after = FILE.with_report(add_measure(remove_measure(REPORT, "m1"), "i2", measure("new"), 0))
    with open_office(office_path) as office:
        fail_commit(office, done=True)
        office.save(after)
        office.save(titled(after, "อีกครั้ง", "new"))
    with open_office(office_path) as office:
        assert office.value == titled(after, "อีกครั้ง", "new")


def test_a_commit_that_failed_is_told_and_may_be_repeated(office_path: Path) -> None:
    after = titled(FILE, "ใหม่", "m1")
    with open_office(office_path) as office:
        fail_commit(office, done=False)
        with pytest.raises(NotWritableError):
            office.save(after)
        assert office.value == FILE
        office.save(after)
    with open_office(office_path) as office:
        assert office.value == after


def test_a_removal_whose_commit_failed_is_told(office_path: Path) -> None:
    with open_office(office_path) as office:
        fail_commit(office, done=False)
        with pytest.raises(NotWritableError):
            office.save(replace(FILE, reports=()))


def test_a_save_whose_outcome_was_unknown_may_be_repeated(office_path: Path) -> None:
    after = titled(FILE, "ใหม่", "m1")
    with open_office(office_path) as office:
        fail_commit(office, done=True)
        dialect = office._connection.engine.dialect
        execute = dialect.do_execute

        def failing(cursor: sqlite3.Cursor, statement: str, *rest: object) -> None:
            if statement.startswith("SELECT measure"):
                dialect.do_execute = execute  # type: ignore[method-assign]
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
                raise error
            execute(cursor, statement, *rest)  # type: ignore[arg-type]

        dialect.do_execute = failing  # type: ignore[method-assign,assignment]
        with pytest.raises(NotWritableError, match="ไม่ทราบว่าบันทึก"):
            office.save(after)
        office.save(after)
        assert office.value == after


def test_a_full_disk_is_told_and_the_file_stands(office_path: Path) -> None:
    with open_office(office_path) as office:
        raw = driver(office._connection)
        raw.execute(f"PRAGMA max_page_count={raw.execute('PRAGMA page_count').fetchone()[0]}")
        with pytest.raises(DiskFullError):
            office.save(titled(FILE, "ยาว" * 10_000, "m1"))
        office.save(titled(FILE, "สั้น", "m1"))
    with open_office(office_path) as office:
        assert office.value == titled(FILE, "สั้น", "m1")


def test_another_programs_transaction_is_told(office_path: Path) -> None:
    with open_office(office_path) as office:
        driver(office._connection).execute("PRAGMA busy_timeout=0")
        other = sqlite3.connect(office_path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedError):
            office.save(titled(FILE, "ใหม่", "m1"))
        other.close()
        office.save(titled(FILE, "ใหม่", "m1"))


def test_a_uid_that_stands_twice_is_a_mistake_of_the_program_and_nothing_is_written(office_path: Path) -> None:
    twice = FILE.with_report(replace(REPORT, uid="r2", fiscal_year=2569))
    with open_office(office_path) as office:
        with pytest.raises(ValueError, match="twice"):
            office.save(twice)
        office.save(FILE)  # now the same objects, so that only the database sees it
        with pytest.raises(IntegrityError):
            office.save(twice)
        office.save(titled(FILE, "ใหม่", "m1"))


# --- bytes ---

LOGO = b"\x89PNG"
LOGO_NAME = hashlib.sha256(LOGO).hexdigest()


def test_bytes_are_kept_by_their_hash(office_path: Path) -> None:
    with open_office(office_path) as office:
        office.save(FILE, {LOGO_NAME: LOGO})
        office.save(titled(FILE, "ใหม่", "m1"), {LOGO_NAME: LOGO})
    with open_office(office_path, read_only=True) as office:
        assert office.blob(LOGO_NAME) == LOGO
        with pytest.raises(FileMissingError):
            office.blob("0" * 64)


def test_bytes_whose_commit_failed_are_told(office_path: Path) -> None:
    with open_office(office_path) as office:
        fail_commit(office, done=False)
        with pytest.raises(NotWritableError):
            office.save(FILE, {LOGO_NAME: LOGO})
        fail_commit(office, done=True)
        office.save(FILE, {LOGO_NAME: LOGO})
        assert office.blob(LOGO_NAME) == LOGO


def test_bytes_of_another_hash_are_refused(office_path: Path) -> None:
    with open_office(office_path) as office, pytest.raises(ValueError, match="bytes"):
        office.save(FILE, {"0" * 64: LOGO})


def test_a_file_opened_for_reading_is_not_saved(office_path: Path) -> None:
    with open_office(office_path, read_only=True) as office, pytest.raises(RefusedError):
        office.save(titled(FILE, "ใหม่", "m1"))
