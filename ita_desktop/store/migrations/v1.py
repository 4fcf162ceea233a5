"""The first format: a row per record with its content as JSON, and bytes by their SHA-256."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Make the tables in an empty file."""
    _records(op, "office", None)
    _records(op, "report", "office")
    _records(op, "issue", "report")
    _records(op, "measure", "issue")
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_blob"),
        sqlite_strict=True,
    )


def _records(op: Operations, name: str, outer: str | None) -> None:
    stands: list[sa.schema.SchemaItem] = []
    if outer:
        stands = [
            sa.Column(f"{outer}_uid", sa.Text, nullable=False),
            sa.Column("place", sa.Integer, nullable=False),
            sa.CheckConstraint("place >= 0", name=f"ck_{name}_place"),
            sa.ForeignKeyConstraint([f"{outer}_uid"], [f"{outer}.uid"], name=f"fk_{name}_{outer}_uid"),
        ]
    op.create_table(
        name,
        sa.Column("uid", sa.Text, nullable=False),
        *stands,
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.CheckConstraint("version > 0", name=f"ck_{name}_version"),
        sa.PrimaryKeyConstraint("uid", name=f"pk_{name}"),
        sqlite_strict=True,
    )
    if outer:
        op.create_index(f"ix_{name}_{outer}_uid", name, [f"{outer}_uid"])
