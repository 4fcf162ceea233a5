"""The tables of an office file.

One row per record of the value: the office, its reports, their issues, their measures; a row says where it stands
(outer record and place, 0-based) and holds its own content as JSON, the exact form of domain/plain.py. The measure
is what is saved, guarded, hashed and later exchanged whole, so it is one row and not a table for each of its
parts: one form to read and write, a new field needs no migration, and its lines cannot get lost one by one. Other
tools read it with SQLite's own ``json_each``.

A row's ``version`` counts the changes of its content or of the order of what stands in it; its ``hash`` is the
SHA-256 of the canonical content, by which "check data" finds what a disk has changed silently.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ita_desktop.domain.diff import KINDS

if TYPE_CHECKING:
    from ita_desktop.domain.diff import Record

APPLICATION_ID = 0x49544144
"""What SQLite's header says of the file's kind: "ITAD"."""

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
"""How constraints are named: a migration can only change what has a name."""

metadata = sa.MetaData(naming_convention=NAMES)


def _records(name: str, outer: str | None) -> sa.Table:
    stands: tuple[sa.schema.SchemaItem, ...] = ()
    if outer:
        stands = (
            sa.Column(f"{outer}_uid", sa.Text, sa.ForeignKey(f"{outer}.uid"), nullable=False, index=True),
            sa.Column("place", sa.Integer, sa.CheckConstraint("place >= 0", name="place"), nullable=False),
        )
    return sa.Table(
        name,
        metadata,
        sa.Column("uid", sa.Text, primary_key=True, nullable=False),
        *stands,
        sa.Column("version", sa.Integer, sa.CheckConstraint("version > 0", name="version"), nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sqlite_strict=True,
    )


office = _records("office", None)
report = _records("report", "office")
issue = _records("issue", "report")
measure = _records("measure", "issue")

blob = sa.Table(
    "blob",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Bytes of logos and evidence by their content's name; never in a value."""

revision = sa.Table(
    "revision",
    metadata,
    sa.Column("uid", sa.Text, primary_key=True, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("rev", sa.Text, nullable=False),
    sa.Column("parents", sa.Text, nullable=False),
    sa.Column("ancestors", sa.Text, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.Column("inside", sa.Text, nullable=False),
    sa.Column("gone", sa.Integer, sa.CheckConstraint("gone IN (0, 1)", name="gone"), nullable=False),
    sqlite_strict=True,
)
"""The last revision of every record that ever left or entered, by its common uid; lists are JSON."""

past = sa.Table(
    "past",
    metadata,
    sa.Column("rev", sa.Text, primary_key=True, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sqlite_strict=True,
)
"""Records as they were at a revision, JSON (domain.revision.copy_to_plain)."""

alias = sa.Table(
    "alias",
    metadata,
    sa.Column("uid", sa.Text, primary_key=True, nullable=False),
    sa.Column("common", sa.Text, nullable=False),
    sqlite_strict=True,
)
"""Uids that name the same record in several offices: each with the common one."""

batch = sa.Table(
    "batch",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, nullable=False),
    sa.Column("made", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("written", sa.Text, nullable=False),
    sa.Column("undone", sa.Integer, sa.CheckConstraint("undone IN (0, 1)", name="undone"), nullable=False),
    sqlite_strict=True,
)
"""Imports in their order: when (for people), from which file, and what they wrote (JSON)."""


@dataclass(frozen=True, slots=True)
class Level:
    """A kind of record with its table and the column that names the record it stands in."""

    kind: type[Record]
    table: sa.Table
    outer: sa.Column[Any] | None


LEVELS = tuple(
    Level(kind, table, outer)
    for kind, table, outer in zip(
        KINDS,
        (office, report, issue, measure),
        (None, report.c.office_uid, issue.c.report_uid, measure.c.issue_uid),
        strict=True,
    )
)
"""From the file inwards, as in domain/diff.py."""
