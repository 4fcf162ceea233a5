"""Joining what another office sent with what this one holds: a plan that changes nothing, and the value it leads to.

Three copies decide: ours, theirs, and the last one both came from. Absence never deletes, clocks decide nothing,
what both changed differently waits for a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ita_desktop.domain.diff import Record
    from ita_desktop.domain.model import OfficeFile, Place
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
    """Another office's report or issue of the same year or title, joined to ours; ours stays as it is."""
    DELETED = "deleted"
    """They deleted it; we have not changed it since."""
    DELETED_HERE = "deleted here"
    """We deleted what they still have; it stays away unless a person brings it back."""
    CONFLICT = "conflict"


class Shape(StrEnum):
    """What a conflict is about, and so what its values are."""

    RECORD = "record"
    """The whole record: one side deleted what the other changed. Values: a record of domain/model.py or None."""
    TEXT = "text"
    """Values: str, or tuple[str, ...] for paragraphs."""
    LINES = "lines"
    """One line of a list cell, or where its lines stand. Values: tuple[Line, ...]; empty: deleted."""
    CELL = "cell"
    """A whole cell. Values: Cell."""
    VALUE = "value"
    """A record within (an activity, a department, a signer, a column, evidence; None: deleted), a date, a uid."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed differently. ``key`` names it in Choices; a choice is a value of the same shape."""

    key: str
    shape: Shape
    place: Place
    base: object
    mine: object
    theirs: object


@dataclass(frozen=True, slots=True)
class Item:
    """One incoming record in the plan. Records are without what stands in them; None: not there.

    ``uid`` is the record's in our file (or the one it will have). ``issue_uid`` says where a measure stands or will
    stand. ``order_told``: both put what stands in it in another order, ours stays. ``twins`` are our measures of the
    same year, issue and title: a person may say that one of them is the same.
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


@dataclass(frozen=True, slots=True)
class Incoming:
    """What came in, read and verified: copies (deleted ones too), the past that came along, what names the same.

    ``foreign``: from a file that knows no revisions (Word, Excel, PDF of another program).
    """

    copies: tuple[Copy, ...]
    past: Mapping[str, Copy] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said of a plan: uids left out, uids brought back, conflicts decided, measures said to be ours."""

    skipped: frozenset[str] = frozenset()
    brought_back: frozenset[str] = frozenset()
    values: Mapping[str, object] = field(default_factory=dict)
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
