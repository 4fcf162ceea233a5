"""The second format: what the file remembers of exchanges with other offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Add the four tables of the ledger."""
    lists = ("parents", "ancestors", "digest", "inside")
    _table(op, "revision", "uid", "kind", "rev", *lists, flag="gone")
    _table(op, "past", "rev", "content")
    _table(op, "alias", "uid", "common")
    _table(op, "batch", sa.Column("number", sa.Integer, nullable=False), "made", "source", "written", flag="undone")


def _table(op: Operations, name: str, *columns: str | sa.Column[int], flag: str = "") -> None:
    made = [sa.Column(c, sa.Text, nullable=False) if isinstance(c, str) else c for c in columns]
    ends: list[sa.schema.SchemaItem] = [sa.PrimaryKeyConstraint(made[0].name, name=f"pk_{name}")]
    if flag:
        ends = [
            sa.Column(flag, sa.Integer, nullable=False),
            sa.CheckConstraint(f"{flag} IN (0, 1)", name=f"ck_{name}_{flag}"),
            *ends,
        ]
    op.create_table(name, *made, *ends, sqlite_strict=True)
