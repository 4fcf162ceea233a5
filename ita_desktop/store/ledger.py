"""The ledger as rows: what an office file remembers of exchanges. Nothing here opens, commits or closes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from ita_desktop.domain.revision import Batch, Copy, Head, Kind, Written, copy_from_plain, copy_to_plain
from ita_desktop.store.tables import alias, batch, past, revision

if TYPE_CHECKING:
    from ita_desktop.domain.revision import Entries

_AT_ONCE = 500  # names in one statement; SQLite takes 999 in its oldest form


def heads_and_aliases(connection: sa.Connection) -> tuple[dict[str, Head], dict[str, str]]:
    """Return the heads by common uid, and the aliases."""
    heads = {
        row.uid: Head(
            Kind(row.kind),
            row.rev,
            _list(row.parents),
            _list(row.ancestors),
            row.digest,
            _list(row.inside),
            bool(row.gone),
        )
        for row in connection.execute(sa.select(revision))
    }
    return heads, {row.uid: row.common for row in connection.execute(sa.select(alias))}


def copy_at(connection: sa.Connection, rev: str) -> Copy | None:
    """Return a record as it was at a revision, None where it was not kept."""
    text = connection.execute(sa.select(past.c.content).where(past.c.rev == rev)).scalar_one_or_none()
    return None if text is None else copy_from_plain(json.loads(text))


def batches(connection: sa.Connection) -> tuple[Batch, ...]:
    """Return all imports, the first one first."""
    rows = connection.execute(sa.select(batch).order_by(batch.c.number))
    return tuple(
        Batch(
            row.number,
            row.made,
            row.source,
            tuple(Written(*each) for each in json.loads(row.written)),
            bool(row.undone),
        )
        for row in rows
    )


def put(connection: sa.Connection, entries: Entries) -> None:
    """Write what an exchange adds; the same twice changes nothing."""
    _put(connection, alias, [{"uid": uid, "common": common} for uid, common in entries.aliases.items()])
    gone = [*entries.forgotten, *entries.aliases]  # a head goes by its common uid
    for n in range(0, len(gone), _AT_ONCE):
        connection.execute(revision.delete().where(revision.c.uid.in_(gone[n : n + _AT_ONCE])))
    _put(connection, revision, [_row(uid, head) for uid, head in entries.heads.items()])
    kept = [{"rev": rev, "content": _json(copy_to_plain(copy))} for rev, copy in entries.past.items()]
    if kept:
        connection.execute(insert(past).on_conflict_do_nothing(), kept)


def put_batch(connection: sa.Connection, new: Batch) -> None:
    """Keep an import; one of the same number is replaced."""
    written = _json([[one.uid, one.before, one.after] for one in new.written])
    row = {"number": new.number, "made": new.made, "source": new.source, "written": written, "undone": int(new.undone)}
    _put(connection, batch, [row])


def holds(connection: sa.Connection, entries: Entries, new: Batch | None) -> bool:
    """Return whether a database has what these would add."""
    if new and new not in batches(connection):
        return False
    heads, aliases = heads_and_aliases(connection)
    return (
        entries.heads.items() <= heads.items()
        and entries.aliases.items() <= aliases.items()
        and not entries.forgotten & heads.keys()
        and all(copy_at(connection, rev) is not None for rev in entries.past)
    )


def _put(connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        statement = insert(table)
        rest = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
        connection.execute(statement.on_conflict_do_update(index_elements=list(table.primary_key), set_=rest), rows)


def _row(uid: str, head: Head) -> dict[str, Any]:
    return {
        "uid": uid,
        "kind": head.kind.value,
        "rev": head.rev,
        "parents": _json(head.parents),
        "ancestors": _json(head.ancestors),
        "digest": head.digest,
        "inside": _json(head.order),
        "gone": int(head.gone),
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
