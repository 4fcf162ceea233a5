"""Brings a database to the present format, in one transaction or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.store import migrations
from ita_desktop.store.connect import driver
from ita_desktop.store.tables import APPLICATION_ID

if TYPE_CHECKING:
    import sqlalchemy as sa


def present() -> int:
    """Return the number of the present format."""
    return len(migrations.STEPS)


def version(connection: sa.Connection) -> int:
    """Return the number of a database's format; 0 for an empty one."""
    return int(driver(connection).execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sa.Connection) -> None:
    """Carry out the steps a database lacks; an empty one becomes an office file without an office.

    Foreign keys are off meanwhile: rebuilding a table with them on deletes the rows that refer to it, silently.
    They are checked before the commit instead. Raises ValueError when they do not hold.
    """
    # Alembic takes long to import, and a file is seldom old.
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.operations import Operations  # noqa: PLC0415

    connection.rollback()
    driver(connection).execute("PRAGMA foreign_keys=OFF")  # without effect inside a transaction
    try:
        with connection.begin():
            op = Operations(MigrationContext.configure(connection))
            for step in migrations.STEPS[version(connection) :]:
                step(op)
            if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                raise ValueError(f"after the migration rows refer to nothing: {broken[:5]}")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={present()}")
    finally:
        driver(connection).execute("PRAGMA foreign_keys=ON")
