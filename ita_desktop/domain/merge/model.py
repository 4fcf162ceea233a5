"""What a plan to import says, and what a person says to it.

Nothing is written by planning. Absence never deletes, clocks decide nothing, what both changed differently waits for a
person, and until then nothing of that record is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ita_desktop.domain.diff import Record
    from ita_desktop.domain.merge.three_way import Path, Shape
    from ita_desktop.domain.model import OfficeFile
    from ita_desktop.domain.revision import Copy, Entries, Kind


class State(StrEnum):
    """What a plan says of one incoming record."""

    NEW = "new"
    UPDATED = "updated"
    """Only they changed it."""
    MERGED = "merged"
    """Both changed it, in different places."""
    SAME = "same"
    OLDER = "older"
    """Ours came from theirs."""
    KEPT = "kept"
    """Met first (a report of the same year, an issue of the same title): ours stays, where we have nothing theirs is
    taken. Or what they deleted is in use here.
    """
    DELETED = "deleted"
    """They deleted it; we have not changed it since."""
    DELETED_HERE = "deleted here"
    """We deleted what they still have; it stays away unless a person brings it back."""
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed differently. ``key`` names it in Choices; a choice is a value of the same shape."""

    key: str
    shape: Shape
    path: Path
    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Item:
    """One incoming record in the plan. Records are without what stands in them; None: not there.

    ``uid`` is the record's in our file (or the one it will have); ``report_uid`` and ``issue_uid`` say where it stands
    or will stand. ``order_told``: both put what stands in it in another order, ours stays. ``twins`` are our measures
    of the same issue and title: a person may say that one of them is the same. ``writes``: it changes something.
    """

    kind: Kind
    uid: str
    state: State
    report_uid: str = ""
    issue_uid: str = ""
    base: Record | None = None
    mine: Record | None = None
    theirs: Record | None = None
    merged: Record | None = None
    conflicts: tuple[Conflict, ...] = ()
    twins: tuple[str, ...] = ()
    order_told: bool = False
    writes: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """What came in, read and verified: copies (deleted ones too), the past that came along, what names the same."""

    copies: tuple[Copy, ...]
    past: Mapping[str, Copy] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said of a plan: uids left out, uids brought back, conflicts decided, measures said to be ours."""

    skipped: frozenset[str] = frozenset()
    brought_back: frozenset[str] = frozenset()
    values: Mapping[str, Any] = field(default_factory=dict)
    """By Conflict.key."""
    joined: Mapping[str, str] = field(default_factory=dict)
    """Their measure's uid to ours."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. ``value`` and ``entries`` are ours afterwards, with open conflicts left as ours are."""

    items: tuple[Item, ...]
    value: OfficeFile
    entries: Entries

    @property
    def open(self) -> tuple[Conflict, ...]:
        """Return the conflicts that nobody has decided."""
        return tuple(conflict for item in self.items for conflict in item.conflicts)

    def count(self, *states: State) -> int:
        """Return how many incoming records are in one of these states."""
        return sum(item.state in states for item in self.items)


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an import back leads to; ``kept`` are uids of records that changed since and stay as they are."""

    value: OfficeFile
    entries: Entries
    kept: tuple[str, ...] = ()
