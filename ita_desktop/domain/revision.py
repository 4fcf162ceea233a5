"""Revisions: what tells, without a clock, which of two offices' copies of a record came from which.

A record (the office, a report's head, an issue, a measure) gets a revision when it leaves in a package or enters
from one, never by an ordinary save. A revision is the SHA-256 of the record and of the revisions it was made from;
with these in it, a record that was put back to older words is newer than those words (measured: with the content
alone an old file undid the putting back).

The ledger is what an office file remembers of this: the last revision of every record that ever left or entered,
the ancestors of each, and the records as they were, for a common base when two copies meet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Json = dict[str, Any]

MOST_ANCESTORS = 64


class Kind(StrEnum):
    """The kinds of records that are exchanged, each standing in the one before it."""

    OFFICE = "office"
    REPORT = "report"
    ISSUE = "issue"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Copy:
    """A record as an office holds it, at one revision.

    ``outer`` is the uid of the record it stands in ("" for the office), ``order`` the uids of what stands in it.
    ``content`` is its exact form (plain.record_to_plain); None: it was deleted. ``ancestors`` are the revisions it
    came from, newest first, at most MOST_ANCESTORS; ``parents`` (one, two when joined, none at first) are among
    them. All uids are canonical: the smallest of those that name the same record in several offices.
    """

    kind: Kind
    uid: str
    rev: str
    parents: tuple[str, ...] = ()
    ancestors: tuple[str, ...] = ()
    outer: str = ""
    order: tuple[str, ...] = ()
    content: Json | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The last revision of a record that left or entered.

    ``digest`` is the SHA-256 of what was hashed of the record itself; ``order`` may name records that this office has
    never had.
    """

    kind: Kind
    rev: str
    ancestors: tuple[str, ...]
    digest: str
    order: tuple[str, ...] = ()
    gone: bool = False


def _nothing(_rev: str) -> Copy | None:
    return None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What an office file remembers of exchanges: heads by canonical uid, aliases to them, the past by rev."""

    heads: Mapping[str, Head] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    past: Callable[[str], Copy | None] = _nothing


@dataclass(frozen=True, slots=True)
class Written:
    """What an import did to one record: its revision before ("" when it was not there) and after."""

    uid: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entries:
    """What an exchange adds to the ledger: heads by canonical uid, copies by rev, aliases; of an import what it did."""

    heads: Mapping[str, Head] = field(default_factory=dict)
    past: Mapping[str, Copy] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    written: tuple[Written, ...] = ()
