"""Revisions: what tells, without a clock, which of two offices' copies of a record came from which.

A record (the office, a report's head, an issue, a measure) gets a revision when it leaves in a package or enters
from one, never by an ordinary save. A revision is the SHA-256 of the record and of the revisions it was made from;
with these in it, a record that was put back to older words is newer than those words (measured: with the content
alone an old file undid the putting back).

The ledger is what an office file remembers of this: the last revision of every record that ever left or entered,
the ancestors of each, and the records as they were, for a common base when two copies meet.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ita_desktop.domain.plain import canonical, record_to_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from ita_desktop.domain.diff import Record
    from ita_desktop.domain.model import OfficeFile

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

    ``outer`` is the uid of the record it stands in ("" for the office), ``order`` the uids of what stands in it (of
    a report and of an issue; the order of reports is that of their years). ``content`` is its exact form
    (plain.record_to_plain); None: it was deleted. ``ancestors`` are the revisions it came from, newest first, at most
    MOST_ANCESTORS; ``parents`` (one, two when joined, none at first) are among them. All uids are canonical: the
    smallest of those that name the same record in several offices.
    """

    kind: Kind
    uid: str
    rev: str = ""
    parents: tuple[str, ...] = ()
    ancestors: tuple[str, ...] = ()
    outer: str = ""
    order: tuple[str, ...] = ()
    content: Json | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The last revision of a record that left or entered.

    ``digest`` is the SHA-256 of the record itself; ``order`` may name records that this office has never had.
    """

    kind: Kind
    rev: str
    parents: tuple[str, ...]
    ancestors: tuple[str, ...]
    digest: str
    order: tuple[str, ...] = ()
    gone: bool = False


def _nothing(_rev: str) -> Copy | None:
    return None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What an office file remembers of exchanges: heads by canonical uid, aliases to them, the past by revision."""

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
class Batch:
    """One import: its number, when it was made (for people), the file it came from, what it wrote."""

    number: int
    made: str
    source: str
    written: tuple[Written, ...]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Entries:
    """What an exchange adds to the ledger: heads by canonical uid, copies by revision, aliases.

    ``written`` is what an import did to the value; ``forgotten`` are uids whose heads go, as if they had never come.
    """

    heads: Mapping[str, Head] = field(default_factory=dict)
    past: Mapping[str, Copy] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    written: tuple[Written, ...] = ()
    forgotten: frozenset[str] = frozenset()


def copy_to_plain(copy: Copy) -> Json:
    """Return a copy as JSON data: what travels and what the ledger keeps."""
    data: Json = {"kind": copy.kind.value, "uid": copy.uid, "rev": copy.rev}
    data |= {name: list(value) for name in ("parents", "ancestors", "order") if (value := getattr(copy, name))}
    if copy.outer:
        data["outer"] = copy.outer
    if copy.content is not None:
        data["content"] = copy.content
    return data


def copy_from_plain(data: Json) -> Copy:
    """Return the copy that JSON data holds. Raises KeyError or ValueError for data of another shape."""
    return Copy(
        kind=Kind(data["kind"]),
        uid=data["uid"],
        rev=data["rev"],
        parents=tuple(data.get("parents", ())),
        ancestors=tuple(data.get("ancestors", ())),
        outer=data.get("outer", ""),
        order=tuple(data.get("order", ())),
        content=data.get("content"),
    )


# --- hashes ---


def digest_of(copy: Copy) -> str:
    """Return the SHA-256 (hex) of a record itself: its kind, uid, outer record, order and content."""
    data = {
        "kind": copy.kind.value,
        "uid": copy.uid,
        "outer": copy.outer,
        "order": copy.order,
        "content": copy.content,
    }
    return hashlib.sha256(canonical(data)).hexdigest()


def rev_from(digest: str, parents: Iterable[str]) -> str:
    """Return the revision of a record with this digest that was made from these revisions."""
    return hashlib.sha256(canonical({"digest": digest, "parents": sorted(parents)})).hexdigest()


def rev_of(copy: Copy) -> str:
    """Return the revision that a copy must have."""
    return rev_from(digest_of(copy), copy.parents)


def next_copy(raw: Copy, digest: str, parents: Iterable[Copy | Head]) -> Copy:
    """Return a record at a new revision, made from others."""
    made_from = sorted(parents, key=lambda parent: parent.rev)
    revs = tuple(parent.rev for parent in made_from)
    ancestors = joined(revs, *(parent.ancestors for parent in made_from))
    return replace(raw, rev=rev_from(digest, revs), parents=revs, ancestors=ancestors)


def joined(*lines: Sequence[str]) -> tuple[str, ...]:
    """Return several lists of ancestors as one: the first list, then the newest of each of the others in turn."""
    first, *others = lines
    found = dict.fromkeys(first)
    for n in range(max(map(len, others), default=0)):
        found |= dict.fromkeys(line[n] for line in others if n < len(line))
    return tuple(found)[:MOST_ANCESTORS]


def head_of(copy: Copy, digest: str) -> Head:
    """Return what the ledger keeps of a copy."""
    gone = copy.content is None
    return Head(copy.kind, copy.rev, copy.parents, copy.ancestors, digest, copy.order, gone)


# --- what an office holds, at its revisions ---


def copies_of(value: OfficeFile, aliases: Mapping[str, str], only: Collection[str] | None = None) -> Iterator[Copy]:
    """Yield the records of a file (all, or those with these canonical uids) as they stand, without revisions."""
    office = aliases.get(value.uid, value.uid)
    if only is None or office in only:
        yield _raw(Kind.OFFICE, value, aliases)
    for report in value.reports:
        at = aliases.get(report.uid, report.uid)
        if only is None or at in only:
            yield _raw(Kind.REPORT, report, aliases, office, [issue.uid for issue in report.issues])
        for issue in report.issues:
            inner = aliases.get(issue.uid, issue.uid)
            if only is None or inner in only:
                yield _raw(Kind.ISSUE, issue, aliases, at, [measure.uid for measure in issue.measures])
            for measure in issue.measures:
                if only is None or aliases.get(measure.uid, measure.uid) in only:
                    yield _raw(Kind.MEASURE, measure, aliases, inner)


def _raw(kind: Kind, record: Record, aliases: Mapping[str, str], outer: str = "", inside: Iterable[str] = ()) -> Copy:
    content = renamed(record_to_plain(record), aliases)
    order = tuple(aliases.get(uid, uid) for uid in inside)
    return Copy(kind, content["uid"], outer=outer, order=order, content=content)


def renamed(content: Json, names: Mapping[str, str]) -> Json:
    """Return a record's content with other uids for records, in its doubts too."""
    if not names:
        return content
    data = {**content, "uid": names.get(content["uid"], content["uid"])}
    if origin := content.get("origin_uid"):
        data["origin_uid"] = names.get(origin, origin)
    if doubts := content.get("doubts"):
        data["doubts"] = _renamed_deep(doubts, names)
    return data


def _renamed_deep(data: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401  JSON data has no narrower type
    match data:
        case str():
            return names.get(data, data)
        case list():
            return [_renamed_deep(each, names) for each in data]
        case dict():
            return {key: _renamed_deep(each, names) for key, each in data.items()}
    return data


def renamed_copy(copy: Copy, names: Mapping[str, str]) -> Copy:
    """Return a copy with other uids for records; its revision stays, and fits only where nothing was renamed."""
    if not names:
        return copy
    return replace(
        copy,
        uid=names.get(copy.uid, copy.uid),
        outer=names.get(copy.outer, copy.outer),
        order=tuple(names.get(uid, uid) for uid in copy.order),
        content=None if copy.content is None else renamed(copy.content, names),
    )


@dataclass(frozen=True, slots=True)
class Minted:
    """Every record of a file at its revision, and a tombstone of each that is gone, by canonical uid."""

    copies: Mapping[str, Copy]
    digests: Mapping[str, str]
    fresh: frozenset[str]
    """Uids of those that have changed since they last left or entered."""

    def entries(self) -> Entries:
        """Return what leaving with all of this adds to the ledger."""
        heads = {uid: head_of(self.copies[uid], self.digests[uid]) for uid in self.fresh}
        return Entries(heads, {self.copies[uid].rev: self.copies[uid] for uid in self.fresh})


def mint(value: OfficeFile, ledger: Ledger) -> Minted:
    """Return an office's records at their revisions: the old one where nothing has changed, else a new one."""
    copies: dict[str, Copy] = {}
    digests: dict[str, str] = {}
    fresh: set[str] = set()
    raws = list(copies_of(value, ledger.aliases))
    here = {raw.uid for raw in raws}
    for raw in raws:
        head = ledger.heads.get(raw.uid)
        if head and head.order and raw.order != head.order:
            raw = replace(raw, order=with_unknown(raw.order, head.order, here | ledger.heads.keys()))  # noqa: PLW2901
        digest = digests[raw.uid] = digest_of(raw)
        if head and head.digest == digest:
            copies[raw.uid] = replace(raw, rev=head.rev, parents=head.parents, ancestors=head.ancestors)
        else:
            copies[raw.uid] = next_copy(raw, digest, [head] if head else [])
            fresh.add(raw.uid)
    for uid, head in ledger.heads.items():
        if uid in here or uid in ledger.aliases:
            continue
        raw = Copy(head.kind, uid)
        digest = digests[uid] = digest_of(raw)
        if head.gone:
            copies[uid] = replace(raw, rev=head.rev, parents=head.parents, ancestors=head.ancestors)
        else:
            copies[uid] = next_copy(raw, digest, [head])
            fresh.add(uid)
    return Minted(copies, digests, frozenset(fresh))


# --- orders ---


def with_unknown(order: Sequence[str], before: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """Return an order with those of an earlier one that are not known here put back behind their left neighbours."""
    out, there = list(order), set(order)
    for n, uid in enumerate(before):
        if uid in there or uid in known:
            continue
        left = next((other for other in reversed(before[:n]) if other in there), None)
        out.insert(out.index(left) + 1 if left else 0, uid)
        there.add(uid)
    return tuple(out)


def merge_order(base: Sequence[str] | None, mine: Sequence[str], theirs: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Return the order of what either side has, and whether both put it in another order (then mine stays).

    The same for both sides, apart from that: what both put in at one place stands by its uid.
    """
    both = set(mine) & set(theirs)
    ours, others = [uid for uid in mine if uid in both], [uid for uid in theirs if uid in both]
    old = [uid for uid in base or () if uid in both]
    told = ours != others and old not in (ours, others)
    frame = others if old == ours else ours
    gaps: dict[str, list[list[str]]] = {}
    for side in (mine, theirs):
        runs: dict[str, list[str]] = {}
        left = ""
        for uid in side:
            if uid in both:
                left = uid
            else:
                runs.setdefault(left, []).append(uid)
        for left, run in runs.items():
            gaps.setdefault(left, []).append(run)
    return tuple(uid for left in ("", *frame) for uid in (*([left] if left else []), *_runs(gaps.get(left, [])))), told


def _runs(runs: list[list[str]]) -> list[str]:
    return [uid for run in sorted(runs) for uid in run]
