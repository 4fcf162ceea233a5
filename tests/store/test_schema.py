"""The schema that the migrations make is the one that the tables declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from ita_desktop.store.connect import Mode, connect, disconnect, driver, open_driver
from ita_desktop.store.migrate import migrate
from ita_desktop.store.tables import APPLICATION_ID, metadata

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def migrated() -> Iterator[sa.Connection]:
    connection = connect(None, Mode.CREATE)
    migrate(connection)
    yield connection
    connection.close()


def checks(table: sa.Table) -> set[str]:
    all_of_it = (*table.constraints, *(c for column in table.columns for c in column.constraints))
    return {str(c.sqltext) for c in all_of_it if isinstance(c, sa.CheckConstraint)}


def test_alembic_finds_no_difference(migrated: sa.Connection) -> None:
    assert compare_metadata(MigrationContext.configure(migrated), metadata) == []


def test_names_and_checks_of_constraints_agree_too(migrated: sa.Connection) -> None:
    there = sa.MetaData()
    there.reflect(migrated)
    for table in metadata.sorted_tables:
        found = there.tables[table.name]
        assert found.primary_key.name == f"pk_{table.name}"
        assert {str(f.name) for f in found.foreign_key_constraints} == {
            f"fk_{table.name}_{column.name}" for column in table.columns if column.foreign_keys
        }
        assert checks(found) == checks(table)


def test_every_table_is_strict(migrated: sa.Connection) -> None:
    tables = migrated.exec_driver_sql("SELECT name, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite%'").all()
    assert sorted(tables) == sorted((table.name, 1) for table in metadata.sorted_tables)


def test_a_migrated_database_says_what_it_is(migrated: sa.Connection) -> None:
    assert migrated.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    assert migrated.exec_driver_sql("PRAGMA user_version").scalar() == 2
    assert migrated.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


SETTINGS = {"foreign_keys": 1, "cell_size_check": 1, "trusted_schema": 0, "synchronous": 3, "busy_timeout": 5000}


@pytest.mark.parametrize("mode", Mode)
def test_every_connection_has_the_settings_that_keep_a_save(office_path: Path, mode: Mode) -> None:
    connection = connect(office_path, mode)
    raw = driver(connection)
    assert {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS} == SETTINGS
    assert raw.isolation_level is None
    assert (raw.execute("PRAGMA journal_mode").fetchone()[0] == "truncate") == (mode is not Mode.READ)
    disconnect(connection)


def test_a_rolled_back_table_is_gone(tmp_path: Path) -> None:
    connection = connect(tmp_path / "x.db", Mode.CREATE)
    connection.exec_driver_sql("CREATE TABLE t (a)")
    connection.rollback()
    assert sa.inspect(connection).get_table_names() == []
    connection.close()


def test_an_empty_journal_is_not_left_behind(tmp_path: Path) -> None:
    connection = connect(tmp_path / "x.db", Mode.CREATE)
    with connection.begin():
        connection.exec_driver_sql("CREATE TABLE t (a)")
    assert (tmp_path / "x.db-journal").exists()
    disconnect(connection)
    assert [p.name for p in tmp_path.iterdir()] == ["x.db"]


def test_a_connection_for_reading_writes_nothing(office_path: Path) -> None:
    raw = open_driver(office_path, Mode.READ)
    with pytest.raises(Exception, match="readonly"):
        raw.execute("CREATE TABLE t (a)")
    raw.close()
