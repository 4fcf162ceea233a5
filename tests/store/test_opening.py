"""Which files are opened, which are refused and left as they are, and what becomes of older ones."""

from __future__ import annotations

import gc
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from ita_desktop.base.errors import (
    FileMissingError,
    LockedError,
    NotWritableError,
    RefusedError,
    TooNewError,
    UnreadableError,
)
from ita_desktop.domain.plain import file_from_plain
from ita_desktop.store import migrations
from ita_desktop.store.check import check_data
from ita_desktop.store.connect import PATH_BYTES, Mode, connect, disconnect
from ita_desktop.store.migrate import present
from ita_desktop.store.office import create_office, open_office
from tests.store.values import FILE, titled

if TYPE_CHECKING:
    from collections.abc import Callable

    from alembic.operations import Operations

DATA = Path(__file__).parents[1] / "data"


# --- files that are none of ours ---


def foreign_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()


def unnumbered(path: Path) -> None:
    create_office(path, FILE).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=0")
    connection.close()


def truncated(path: Path) -> None:
    create_office(path, FILE).close()
    os.truncate(path, path.stat().st_size // 2)


def without_tables(path: Path) -> None:
    create_office(path, FILE).close()
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE measure")
    connection.close()


def without_office(path: Path) -> None:
    create_office(path, FILE).close()
    connection = sqlite3.connect(path)
    connection.executescript("DELETE FROM measure; DELETE FROM issue; DELETE FROM report; DELETE FROM office")
    connection.close()


def with_half_a_record(path: Path) -> None:
    create_office(path, FILE).close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE measure SET content = substr(content, 1, 20)")
    connection.close()


WRONG = (
    lambda p: p.write_bytes(b""),
    lambda p: p.write_bytes(b"SQLite format 3\0"),
    lambda p: p.write_text("รายงานผลการดำเนินการ" * 20, encoding="utf-8"),
    Path.mkdir,
    foreign_database,
    unnumbered,
    truncated,
    without_tables,
    without_office,
    with_half_a_record,
)


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("make", WRONG)
def test_a_wrong_file_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], *, read_only: bool
) -> None:
    path = tmp_path / "x.itadb"
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(UnreadableError):
        open_office(path, read_only=read_only)
    assert (None if path.is_dir() else path.read_bytes()) == before
    assert [p.name for p in tmp_path.iterdir()] == ["x.itadb"]


def test_a_newer_file_is_refused_with_the_version_it_needs_and_left_alone(office_path: Path) -> None:
    connection = sqlite3.connect(office_path)
    connection.execute("PRAGMA user_version=7")
    connection.close()
    before = office_path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(TooNewError, match="7"):
            open_office(office_path, read_only=read_only)
    assert office_path.read_bytes() == before


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        open_office(tmp_path / "x.itadb")
    assert list(tmp_path.iterdir()) == []


# --- names ---


@pytest.mark.parametrize("name", ["ที่ ทำการ?mode=memory.itadb", "50%20 #1.itadb", "a&b;c'd\".itadb", "ปู่.itadb"])
def test_any_name_of_a_file_works(tmp_path: Path, name: str) -> None:
    path = tmp_path / "โฟลเดอร์ ก?ข#ค" / name
    path.parent.mkdir()
    with create_office(path, FILE) as office:
        office.save(titled(FILE, "ใหม่", "m1"))
    for read_only in (False, True):
        with open_office(path, read_only=read_only) as office:
            assert office.value == titled(FILE, "ใหม่", "m1")
    assert [p.name for p in path.parent.iterdir()] == [name]


def test_a_path_too_long_for_sqlite_is_refused_with_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / ("ก" * 80) / ("ข" * 70)
    folder.mkdir(parents=True)
    path = folder / ("x" * (PATH_BYTES - len(os.fsencode(folder))) + ".itadb")
    with pytest.raises(RefusedError, match="ยาว"):
        create_office(path, FILE)
    with pytest.raises(RefusedError, match="ยาว"):
        open_office(path)


def test_the_longest_path_that_is_not_refused_works(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 200)
    folder.mkdir()
    short = folder / "a.itadb"
    create_office(short, FILE).close()
    room = PATH_BYTES - len(os.fsencode(folder)) - 1
    inner = folder / ("y" * (room - 120))
    inner.mkdir()
    for length, read_only in ((PATH_BYTES, True), (PATH_BYTES - len(".lock"), False)):
        path = inner / ("z" * (length - len(os.fsencode(inner)) - 1))
        shutil.copy(short, path)
        with open_office(path, read_only=read_only) as office:
            assert office.value == FILE


def test_a_name_that_leaves_no_room_for_the_journal_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="ยาว"):
        create_office(tmp_path / ("x" * 248), FILE)
    create_office(tmp_path / ("x" * 247), FILE).close()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_link_to_the_file_has_the_same_lock(office_path: Path) -> None:
    link = office_path.with_name("link.itadb")
    link.symlink_to(office_path)
    with open_office(link) as office:
        assert office.path == office_path
        with pytest.raises(LockedError):
            open_office(office_path)


# --- creating ---


def test_creating_over_something_is_refused(office_path: Path) -> None:
    before = office_path.read_bytes()
    with pytest.raises(RefusedError):
        create_office(office_path, FILE)
    with open_office(office_path), pytest.raises(RefusedError):
        create_office(office_path, FILE)
    assert office_path.read_bytes() == before


def test_a_failed_create_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="bytes"):
        create_office(tmp_path / "x.itadb", FILE, {"0" * 64: b""})
    assert list(tmp_path.iterdir()) == []


def test_a_create_that_cannot_be_opened_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ita_desktop.store.office._open_to_write", fail)
    with pytest.raises(KeyboardInterrupt):
        create_office(tmp_path / "x.itadb", FILE)
    assert list(tmp_path.iterdir()) == []


def test_creating_in_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        create_office(tmp_path / "missing" / "x.itadb", FILE)


# --- reading alone ---


def test_reading_alone_goes_beside_a_writer(office_path: Path) -> None:
    with open_office(office_path) as writer, open_office(office_path, read_only=True) as reader:
        writer.save(titled(FILE, "ใหม่", "m1"))
        assert reader.value == FILE
        assert (reader.read_only, writer.read_only) == (True, False)


def broken_off(path: Path, to: Path) -> Path:
    """Copy an office file as it stands in the middle of a save, with its journal."""
    connection = connect(path, Mode.WRITE)
    connection.exec_driver_sql("PRAGMA cache_size=1")
    for _ in range(50):
        connection.exec_driver_sql("INSERT INTO blob VALUES (hex(randomblob(32)), randomblob(10000))")
    connection.exec_driver_sql("UPDATE measure SET content = '{}'")
    connection.exec_driver_sql("INSERT INTO blob VALUES (hex(randomblob(32)), randomblob(1000000))")
    shutil.copy(path.with_name(f"{path.name}-journal"), to.with_name(f"{to.name}-journal"))
    shutil.copy(path, to)
    connection.close()
    return to


def test_a_save_that_was_broken_off_is_put_back_for_reading_too(office_path: Path, tmp_path: Path) -> None:
    path = broken_off(office_path, tmp_path / "copy.itadb")
    with pytest.raises(sa.exc.OperationalError, match="readonly"):
        connect(path, Mode.READ)
    with open_office(path, read_only=True) as office:
        assert office.value == FILE
    assert not path.with_name("copy.itadb-journal").exists()


READ_ONLY_FOLDER = """
import os, sys
from pathlib import Path
from ita_desktop.base.errors import UserError
from ita_desktop.store.office import create_office, open_office
path = Path(sys.argv[1])
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with open_office(path, read_only=True) as office:
    print(office.value.uid)
for attempt in (lambda: open_office(path), lambda: create_office(path.with_name("new.itadb"), office.value)):
    try:
        attempt()
    except UserError as error:
        print(type(error).__name__)
"""


def test_in_a_folder_that_cannot_be_written_reading_works_and_writing_is_refused(open_folder: Path) -> None:
    path = open_folder / "x.itadb"
    create_office(path, FILE).close()
    before = path.read_bytes()
    path.chmod(0o444)
    open_folder.chmod(0o555)
    done = subprocess.run([sys.executable, "-c", READ_ONLY_FOLDER, path], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["f", "NotWritableError", "NotWritableError"]
    assert path.read_bytes() == before
    assert [p.name for p in open_folder.iterdir()] == ["x.itadb"]


CLOSED_FOLDER = """
import os, sys
from pathlib import Path
from ita_desktop.base.errors import UserError
from ita_desktop.store.office import create_office, open_office
from tests.store.values import FILE
path = Path(sys.argv[1])
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
def read() -> None:
    open_office(path, read_only=True)
for attempt in (read, lambda: open_office(path), lambda: create_office(path, FILE)):
    try:
        attempt()
    except UserError as error:
        print(type(error).__name__)
"""


def test_a_folder_that_may_not_be_entered_is_told(open_folder: Path) -> None:
    path = open_folder / "x.itadb"
    create_office(path, FILE).close()
    open_folder.chmod(0o600)
    done = subprocess.run([sys.executable, "-c", CLOSED_FOLDER, path], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["UnreadableError", "UnreadableError", "NotWritableError"]


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "x.itadb"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableError):
        open_office(pipe, read_only=True)
    with pytest.raises(RefusedError):
        create_office(pipe, FILE)


# --- older files ---


def test_a_file_of_the_first_format_opens(tmp_path: Path) -> None:
    path = Path(shutil.copy(DATA / "office-v1.itadb", tmp_path))
    expected = file_from_plain(json.loads((DATA / "office-v1.json").read_text(encoding="utf-8")))
    with open_office(path, read_only=True) as office:
        assert office.value == expected
    with open_office(path) as office:
        assert office.value == expected
    assert check_data(path) == ()


def next_step(op: Operations) -> None:
    with op.batch_alter_table("issue") as batch:
        batch.add_column(sa.Column("colour", sa.Text))
        batch.create_check_constraint("ck_issue_colour", "colour <> ''")


def losing_step(op: Operations) -> None:
    next_step(op)
    op.execute("DELETE FROM issue WHERE uid = 'i1'")


def columns(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return [row[1] for row in connection.execute("PRAGMA table_info(issue)")]
    finally:
        connection.close()


def test_an_older_file_is_backed_up_then_migrated(office_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = columns(office_path)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, next_step))
    with open_office(office_path) as office:
        assert office.value == FILE  # the rebuilt table has taken no row of another with it
        office.save(titled(FILE, "ใหม่", "m1"))
    assert columns(office_path) == [*before, "colour"]
    (backup,) = (office_path.parent / "หนองแสง-backups").iterdir()
    assert columns(backup) == before
    monkeypatch.undo()
    with open_office(backup, read_only=True) as office:
        assert office.value == FILE


def test_an_older_file_is_read_without_being_changed(office_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = office_path.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, next_step))
    with open_office(office_path, read_only=True) as office:
        assert office.value == FILE
    assert check_data(office_path) == ()
    assert office_path.read_bytes() == before
    assert [p.name for p in office_path.parent.iterdir()] == [office_path.name]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    office_path: Path, monkeypatch: pytest.MonkeyPatch, *, read_only: bool
) -> None:
    before = office_path.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, losing_step))
    with pytest.raises(ValueError, match="refer to nothing"):
        open_office(office_path, read_only=read_only)
    monkeypatch.undo()
    assert office_path.read_bytes()[100:] == before[100:]
    with open_office(office_path) as office:
        assert office.value == FILE


def test_nothing_is_migrated_without_a_backup(office_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office_path.parent / "หนองแสง-backups").write_bytes(b"")
    before = office_path.read_bytes()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, next_step))
    with pytest.raises(NotWritableError):
        open_office(office_path)
    assert office_path.read_bytes() == before


def test_a_present_file_is_opened_without_alembic(office_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from ita_desktop.store.office import open_office\n"
        "open_office(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, office_path], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_opening_leaves_the_collector_of_cycles_as_it_was(office_path: Path) -> None:
    for switch in (gc.disable, gc.enable):
        switch()
        was_on = gc.isenabled()
        open_office(office_path, read_only=True).close()
        assert gc.isenabled() == was_on


def test_the_present_format_is_the_number_of_steps(office_path: Path) -> None:
    connection = connect(office_path, Mode.READ)
    assert connection.exec_driver_sql("PRAGMA user_version").scalar() == present() == len(migrations.STEPS)
    disconnect(connection)
