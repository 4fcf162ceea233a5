"""What differs between two values of an office file: for saving, previews and "what changed".

A difference is a tuple of changes, one per record, from the file inwards: the file, reports, issues, measures. A
record is compared without what stands in it; the order of what stands in it belongs to the outer record. So a
measure put first in its issue is two changes (the measure and its issue), however many stand behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ita_desktop.domain.edits import gone
from ita_desktop.domain.model import Issue, Measure, OfficeFile, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Record = OfficeFile | Report | Issue | Measure

KINDS: tuple[type[Record], ...] = (OfficeFile, Report, Issue, Measure)
"""The kinds of records, each standing in the one before it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A record without what stands in it, and the uids of what stands in it, in order."""

    record: Record
    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None where it was not there (one of the two is)."""

    before: Node | None
    after: Node | None

    @property
    def record(self) -> Record:
        """Return the record as it is after, or as it was before it was removed."""
        node = self.after or self.before
        assert node is not None
        return node.record


Difference = tuple[Change, ...]


def difference(before: OfficeFile | None, after: OfficeFile) -> Difference:
    """Return what turns ``before`` (None: nothing at all) into ``after``; no change when they are equal.

    What is the same object in both is not looked into, so an edit costs as much as its surroundings, not the file.
    Raises ValueError when a uid stands twice: such a value has lost the identity of its records.
    """
    changes: list[Change] = []
    was: dict[str, Record] = {before.uid: before} if before else {}
    now: dict[str, Record] = {after.uid: after}
    while was or now:
        olds = {uid: record for uid, record in was.items() if now.get(uid) is not record}
        news = {uid: record for uid, record in now.items() if was.get(uid) is not record}
        changes += _changes(olds, news)
        was = _by_uid(inner for outer in olds.values() for inner in inside(outer))
        now = _by_uid(inner for outer in news.values() for inner in inside(outer))
    return tuple(changes)


def inverted(changes: Difference) -> Difference:
    """Return the difference that leads back."""
    return tuple(Change(change.after, change.before) for change in changes)


def apply(value: OfficeFile, changes: Difference) -> OfficeFile:
    """Return the value with a difference applied.

    Raises StaleError, and makes nothing, where a record is not as the difference found it.
    """
    nodes: dict[tuple[type[Record], str], Node] = {}
    level: Sequence[Record] = (value,)
    for kind in KINDS:
        nodes |= {(kind, record.uid): node(record) for record in level}
        level = [inner for outer in level for inner in inside(outer)]
    root = value.uid
    for change in changes:
        key = (type(change.record), change.record.uid)
        if nodes.pop(key, None) != change.before:
            raise gone()
        if change.after:
            nodes[key] = change.after
            if isinstance(change.record, OfficeFile):
                root = change.record.uid

    def built(depth: int, uid: str) -> Record:
        there = nodes.get((KINDS[depth], uid))
        if there is None:
            raise gone()
        return filled(there.record, [built(depth + 1, inner) for inner in there.inside])

    file = built(0, root)
    assert isinstance(file, OfficeFile)
    return file


# --- records and what stands in them ---


def inside(record: Record) -> tuple[Record, ...]:
    """Return the records that stand in a record."""
    match record:
        case OfficeFile(reports=reports):
            return reports
        case Report(issues=issues):
            return issues
        case Issue(measures=measures):
            return measures
        case _:
            return ()


def filled(record: Record, inner: Iterable[Any]) -> Record:
    """Return a record with other records standing in it, of the kind that stands in it."""
    match record:
        case OfficeFile():
            return replace(record, reports=tuple(inner))
        case Report():
            return replace(record, issues=tuple(inner))
        case Issue():
            return replace(record, measures=tuple(inner))
        case _:
            return record


def node(record: Record) -> Node:
    """Return a record apart from what stands in it."""
    return Node(filled(record, ()), tuple(inner.uid for inner in inside(record)))


def _by_uid(records: Iterable[Record]) -> dict[str, Record]:
    listed = list(records)
    found = {record.uid: record for record in listed}
    if len(found) < len(listed):
        raise ValueError("a uid stands twice in one office file")
    return found


def _changes(was: dict[str, Record], now: dict[str, Record]) -> Iterable[Change]:
    for uid, record in was.items():
        if uid not in now:
            yield Change(node(record), None)
    for uid, record in now.items():
        old = node(was[uid]) if uid in was else None
        new = node(record)
        if old != new:
            yield Change(old, new)
