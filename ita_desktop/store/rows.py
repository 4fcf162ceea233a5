"""Records as rows: reading the whole value, and writing a difference.

Nothing here opens, commits or closes.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ita_desktop.base.errors import StaleError
from ita_desktop.base.i18n import _
from ita_desktop.domain.diff import filled
from ita_desktop.domain.model import OfficeFile
from ita_desktop.domain.plain import canonical, record_from_plain, record_to_plain
from ita_desktop.store.tables import LEVELS, Level, blob

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ita_desktop.domain.diff import Change, Difference, Record

Versions = dict[tuple[str, str], int]
"""The version of every row as last read or written, by table and uid."""


# --- one record ---


def content(record: Record) -> tuple[str, str]:
    """Return a record's own content as JSON text, and its hash (a measure's is domain.plain.content_hash)."""
    data = record_to_plain(record)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text, hash_of(data)


def hash_of(data: object) -> str:
    """Return the SHA-256 (hex) of JSON data."""
    return hashlib.sha256(canonical(data)).hexdigest()


def record_of(kind: type[Record], text: str) -> Record:
    """Return the record that a row's content holds. Raises ValueError, KeyError, TypeError or AttributeError."""
    return record_from_plain(kind, json.loads(text))


# --- the whole value ---


class UnreadableRowError(Exception):
    """A row's content is not a record's; its text names the table and the uid."""


def load(connection: sa.Connection) -> tuple[OfficeFile, Versions]:
    """Return all that a database holds. Raises UnreadableRowError."""
    versions: Versions = {}
    standing: dict[str, list[Record]] = {}
    with _no_collecting():
        for level in reversed(LEVELS):
            inner, standing = standing, defaultdict(list)
            columns = [level.table.c.uid, level.table.c.version, level.table.c.content]
            order = [level.table.c.uid]
            if level.outer is not None:
                columns.append(level.outer)
                order.insert(0, level.table.c.place)
            for uid, version, text, *outer in connection.execute(sa.select(*columns).order_by(*order)):
                versions[level.table.name, uid] = version
                try:
                    record = record_of(level.kind, text)
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise UnreadableRowError(f"{level.table.name} {uid}") from error
                standing[outer[0] if outer else ""].append(filled(record, inner.get(uid, ())))
    files = standing[""]
    if len(files) != 1 or not isinstance(files[0], OfficeFile):
        raise UnreadableRowError("office")
    return files[0], versions


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the collector of cycles from counting the growing value over and over: three times the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


# --- a difference ---


@dataclass(slots=True)
class Plan:
    """The rows that a difference makes, changes, moves and removes.

    ``made`` and ``changed`` have every value of a row that is written, its new version included. ``moved`` has where
    a row stands now; its version stays, since the order belongs to the outer record, which is guarded.
    """

    made: list[tuple[Level, dict[str, Any]]] = field(default_factory=list)
    changed: list[tuple[Level, dict[str, Any]]] = field(default_factory=list)
    moved: list[tuple[Level, dict[str, Any]]] = field(default_factory=list)
    removed: list[tuple[Level, dict[str, Any]]] = field(default_factory=list)

    def versions_after(self, versions: Versions) -> Versions:
        """Return what is known of all rows once the plan is carried out."""
        after = dict(versions)
        for level, row in (*self.made, *self.changed):
            after[level.table.name, row["uid"]] = row["version"]
        for level, row in self.removed:
            del after[level.table.name, row["uid"]]
        return after


def plan(changes: Difference, versions: Versions) -> Plan:
    """Return the rows that write a difference over rows of these versions."""
    made = Plan()
    stands = _standings(changes)
    new = {(type(c.record), c.record.uid) for c in changes if c.before is None}
    for change in changes:
        record = change.record
        level = next(level for level in LEVELS if level.kind is type(record))
        version = versions.get((level.table.name, record.uid), 0)
        if change.after is None:
            made.removed.append((level, {"uid": record.uid, "version": version}))
            continue
        text, digest = content(record)
        row = {"uid": record.uid, "version": version + 1, "hash": digest, "content": text}
        if change.before is None:
            made.made.append((level, row | stands.get((level.kind, record.uid), {})))
        else:
            made.changed.append((level, row))
    made.moved = [
        (next(level for level in LEVELS if level.kind is kind), {"uid": uid, **where})
        for (kind, uid), where in stands.items()
        if (kind, uid) not in new
    ]
    return made


def _standings(changes: Difference) -> dict[tuple[type[Record], str], dict[str, Any]]:
    """Return where everything stands that stands elsewhere than before."""
    stands: dict[tuple[type[Record], str], dict[str, Any]] = {}
    for change in changes:
        if change.after is None or not change.after.inside:
            continue
        inner = _inner_level(change)
        before = change.before.inside if change.before else ()
        for place, uid in enumerate(change.after.inside):
            if before[place : place + 1] != (uid,):
                assert inner.outer is not None
                stands[inner.kind, uid] = {inner.outer.name: change.record.uid, "place": place}
    return stands


def _inner_level(change: Change) -> Level:
    outer = next(at for at, level in enumerate(LEVELS) if level.kind is type(change.record))
    return LEVELS[outer + 1]


def stale() -> StaleError:
    """Return the error that somebody else has changed what should be saved."""
    return StaleError(_("มีผู้อื่นแก้ไขข้อมูลเดียวกันไปแล้ว จึงยังไม่ได้บันทึกอะไร โปรดเปิดแฟ้มใหม่เพื่อดูข้อมูลล่าสุด"))


def carry_out(connection: sa.Connection, planned: Plan) -> None:
    """Write a plan in the transaction that is open.

    Raises StaleError where a row is no longer of the version that the plan starts from.
    """
    for level in LEVELS:
        if rows := [row for at, row in planned.made if at is level]:
            connection.execute(level.table.insert(), rows)
    for level, row in planned.changed:
        guard = (level.table.c.uid == row["uid"]) & (level.table.c.version == row["version"] - 1)
        if connection.execute(level.table.update().where(guard).values(row)).rowcount != 1:
            raise stale()
    for level, row in planned.moved:
        if connection.execute(level.table.update().where(level.table.c.uid == row["uid"]).values(row)).rowcount != 1:
            raise stale()
    for level, row in reversed(planned.removed):  # what stands inside first
        guard = (level.table.c.uid == row["uid"]) & (level.table.c.version == row["version"])
        if connection.execute(level.table.delete().where(guard)).rowcount != 1:
            raise stale()


def holds(connection: sa.Connection, planned: Plan, blobs: Iterable[str]) -> bool:
    """Return whether a database is as the plan leaves it, and has the bytes of these SHA-256s.

    What is removed need not be looked for: the record it stood in is changed too.
    """
    for level, row in (*planned.made, *planned.changed, *planned.moved):
        columns = [level.table.c[name] for name in row]
        have = connection.execute(sa.select(*columns).where(level.table.c.uid == row["uid"])).first()
        if have is None or have._asdict() != row:
            return False
    return all(get_blob(connection, digest) is not None for digest in blobs)


def put_blobs(connection: sa.Connection, blobs: Mapping[str, bytes]) -> None:
    """Keep bytes by their SHA-256. Raises ValueError for bytes of another hash."""
    for digest, data in blobs.items():
        if hashlib.sha256(data).hexdigest() != digest:
            raise ValueError(f"these are not the bytes of {digest}")
        if get_blob(connection, digest) is None:
            connection.execute(blob.insert().values(sha256=digest, content=data))


def get_blob(connection: sa.Connection, digest: str) -> bytes | None:
    """Return the bytes kept under a SHA-256."""
    return connection.execute(sa.select(blob.c.content).where(blob.c.sha256 == digest)).scalar_one_or_none()
