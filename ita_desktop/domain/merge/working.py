"""What planning and undoing share: ours by canonical uid, the rows to write, the value and the ledger they lead to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ita_desktop.domain.diff import filled
from ita_desktop.domain.merge.gathering import gathered
from ita_desktop.domain.model import Issue, Measure, OfficeFile, Report
from ita_desktop.domain.plain import record_from_plain
from ita_desktop.domain.revision import (
    Copy,
    Entries,
    Head,
    Json,
    Kind,
    Ledger,
    Written,
    copies_of,
    digest_of,
    head_of,
    joined,
    mint,
    next_copy,
    renamed_copy,
    rev_from,
    with_unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ita_desktop.domain.diff import Record
    from ita_desktop.domain.merge.model import State
    from ita_desktop.domain.merge.three_way import Difference
    from ita_desktop.domain.revision import Minted

KINDS = tuple(Kind)
_TYPES: dict[Kind, type[Record]] = {
    Kind.OFFICE: OfficeFile,
    Kind.REPORT: Report,
    Kind.ISSUE: Issue,
    Kind.MEASURE: Measure,
}


@dataclass(slots=True)
class Row:
    """A record that is being decided: what it will be, and from which copies its revision is made."""

    kind: Kind
    uid: str
    state: State
    outer: str = ""
    order: tuple[str, ...] = ()
    content: Json | None = None
    base: Copy | None = None
    mine: Copy | None = None
    theirs: Copy | None = None
    """With canonical uids."""
    sent: Copy | None = None
    """As it came."""
    open: tuple[Difference, ...] = ()
    order_told: bool = False
    writes: bool = False
    adopts: bool = False
    """Ours has never left and said nothing: theirs takes its place, its past with it."""


class Working:
    """What planning and undoing share: ours by canonical uid, the rows to write, the value they lead to."""

    def __init__(self, value: OfficeFile, ledger: Ledger) -> None:
        self.value, self.ledger = value, ledger
        self.minted: Minted = mint(value, ledger)
        self.mine = self.minted.copies
        self.rows: dict[str, Row] = {}
        self._read: dict[int, tuple[Json, Record]] = {}
        self.local = {ledger.aliases[uid]: uid for uid in uids_of(value) if uid in ledger.aliases}
        self.records = {self.canonical(uid): record for uid, record in records_of(value)}

    def canonical(self, uid: str) -> str:
        """Return what a record is called in exchanges."""
        return self.ledger.aliases.get(uid, uid)

    def ours(self, uid: str) -> str:
        """Return what a record of this canonical uid is called in our file."""
        return self.local.get(uid, uid)

    def past(self, rev: str) -> Copy | None:
        """Return a record as it was at a revision, None where nobody kept it."""
        found = self.ledger.past(rev)
        return renamed_copy(found, self.ledger.aliases) if found else None

    def lives(self, uid: str) -> bool:
        """Return whether a record will be there."""
        row = self.rows.get(uid)
        if row and row.writes:
            return row.content is not None
        mine = self.mine.get(uid)
        return mine is not None and mine.content is not None

    def inner(self, uid: str) -> Iterator[str]:
        """Yield what will stand in a record."""
        for other, copy in self.mine.items():
            row = self.rows.get(other)
            if (row.outer if row and row.writes else copy.outer) == uid and self.lives(other):
                yield other
        for other, row in self.rows.items():
            if other not in self.mine and row.outer == uid and self.lives(other):
                yield other

    def written(self) -> list[Row]:
        """Return the rows that change something."""
        return [row for row in self.rows.values() if row.writes]

    def value_after(self) -> OfficeFile:
        """Return the value with the rows written into it."""
        rows = {row.uid: row for row in self.written()}
        if not rows:
            return self.value
        inside: dict[str, list[str]] = defaultdict(list)
        for uid, copy in self.mine.items():
            if uid not in rows and copy.content is not None:
                inside[copy.outer].append(uid)
        for uid, row in rows.items():
            if row.content is not None:
                inside[row.outer].append(uid)
        touched = rows.keys() | {side.outer for row in rows.values() for side in (row, row.mine) if side}
        touched |= {self.mine[uid].outer for uid in touched if uid in self.mine}  # reports of touched issues
        touched |= {rows[uid].outer for uid in touched if uid in rows}

        def built(uid: str) -> Record:
            was = self.records.get(uid)
            if was is not None and uid not in touched and self._kind(uid) is not Kind.OFFICE:
                return was
            row = rows.get(uid)
            if row is None or (row.mine and row.content == row.mine.content):
                assert was is not None
                record: Record = was
            else:
                assert row.content is not None
                record = self.record(row.kind, row.content)
            return filled(record, [built(inner) for inner in ordered(inside[uid], self._order(uid))])

        file = built(self.canonical(self.value.uid))
        assert isinstance(file, OfficeFile)
        reports = tuple(sorted(file.reports, key=lambda report: (report.fiscal_year, report.uid)))
        return gathered(self.value, replace(file, reports=reports), self._came)

    def _order(self, uid: str) -> tuple[str, ...]:
        """Return the order of what may stand in a record: the decided one, then that of either side."""
        row, mine = self.rows.get(uid), self.mine.get(uid)
        orders = [side.order for side in (row if row and row.writes else None, mine, row and row.theirs) if side]
        order = orders[0] if orders else ()
        for other in orders[1:]:
            order = with_unknown(order, other, ())
        return order

    def _came(self) -> Iterator[Measure]:
        """Yield the measures that came: what a cell may be the same as."""
        for row in self.rows.values():
            if row.kind is Kind.MEASURE and row.theirs and row.theirs.content:
                found = self.record(Kind.MEASURE, row.theirs.content)
                assert isinstance(found, Measure)
                yield found

    def _kind(self, uid: str) -> Kind:
        return self.rows[uid].kind if uid in self.rows else self.mine[uid].kind

    def record(self, kind: Kind, content: Json) -> Record:
        """Return a record of our file from content with canonical uids; of the same content always the same one."""
        known = self._read.get(id(content))
        if known and known[0] is content:
            return known[1]
        found = renamed_copy(Copy(kind, content["uid"], content=content), self.local)
        record = record_from_plain(_TYPES[kind], found.content or {})
        self._read[id(content)] = content, record
        return record

    def entries(self, after: OfficeFile, past: Mapping[str, Copy]) -> Entries:
        """Return what the ledger learns when the rows are written."""
        rows = {row.uid: row for row in self.written()}
        raws = self._raws(after, rows)
        known = self.mine.keys() | rows.keys()
        heads: dict[str, Head] = {}
        kept: dict[str, Copy] = {}
        done: list[Written] = []
        for uid, row in rows.items():
            raw = raws.get(uid) or Copy(row.kind, uid)
            for side in (row.theirs, row.mine):
                if side and raw.content is not None:
                    raw = replace(raw, order=with_unknown(raw.order, side.order, known))
            copy = self._copy(row, raw)
            heads[uid] = head_of(copy, digest_of(copy))
            kept[copy.rev] = copy
            for side in (row.mine, row.sent):
                if side:
                    kept.setdefault(side.rev, side)
                    kept |= {rev: past[rev] for rev in side.ancestors if rev in past}
            before = row.mine.rev if row.mine and row.mine.content is not None else ""
            if copy.rev != before and (before or copy.content is not None):
                done.append(Written(uid, before, copy.rev))
        return Entries(heads, kept, {}, tuple(done))

    def _raws(self, after: OfficeFile, rows: Mapping[str, Row]) -> dict[str, Copy]:
        """Return the written records as they stand in the file; what was not touched on the way in needs no look."""
        now = {self.canonical(uid): record for uid, record in records_of(after)}
        raws = {}
        for uid, row in rows.items():
            if row.kind is Kind.MEASURE and row.content and now.get(uid) is self.record(row.kind, row.content):
                raws[uid] = Copy(row.kind, uid, outer=row.outer, content=row.content)
        changed = rows.keys() - raws.keys()
        return raws | {raw.uid: raw for raw in copies_of(after, self.ledger.aliases, changed)}

    @staticmethod
    def _copy(row: Row, raw: Copy) -> Copy:
        """Return what was written at its revision: theirs or ours where it is just that, else a new one."""
        digest = digest_of(raw)
        sides = [side for side in (row.sent, row.mine) if side and rev_from(digest, side.parents) == side.rev]
        if row.sent and row.mine and len(sides) > 1:
            lower, other = sorted(sides, key=lambda side: side.rev)
            ancestors = joined(lower.ancestors, other.ancestors)
            if other.rev != lower.rev and other.rev not in ancestors:
                ancestors = joined((other.rev, *lower.ancestors), other.ancestors)
            return replace(raw, rev=lower.rev, parents=lower.parents, ancestors=ancestors)
        for side in sides:
            other_side = row.mine if side is row.sent else row.sent
            if other_side is None or other_side.rev in side.ancestors or (row.adopts and side is row.sent):
                return replace(raw, rev=side.rev, parents=side.parents, ancestors=side.ancestors)
        parents = [side for side in (row.mine, row.sent) if side]
        parents = [p for p in parents if not any(p.rev in other.ancestors for other in parents)]
        return next_copy(raw, digest, parents)


# --- the value, record by record ---


def records_of(value: OfficeFile) -> Iterator[tuple[str, Record]]:
    """Yield every record with its uid."""
    yield value.uid, value
    for report in value.reports:
        yield report.uid, report
        for issue in report.issues:
            yield issue.uid, issue
            for measure in issue.measures:
                yield measure.uid, measure


def uids_of(value: OfficeFile) -> Iterator[str]:
    """Yield the uid of every record."""
    return (uid for uid, _record in records_of(value))


def issues_of(value: OfficeFile) -> Iterator[tuple[str, Issue]]:
    """Yield every issue with the uid of its report."""
    return ((report.uid, issue) for report in value.reports for issue in report.issues)


def places(value: OfficeFile) -> dict[str, tuple[str, str]]:
    """Return the report and issue in which each record stands."""
    places = {value.uid: ("", "")}
    for report in value.reports:
        places[report.uid] = (report.uid, "")
        for issue in report.issues:
            places[issue.uid] = (report.uid, issue.uid)
            places |= {measure.uid: (report.uid, issue.uid) for measure in issue.measures}
    return places


def bare(record: Record | None) -> Record | None:
    """Return a record without what stands in it."""
    return None if record is None else filled(record, ())


def ordered(uids: Iterable[str], order: tuple[str, ...]) -> list[str]:
    """Return uids in an order; those that are not in it stand last."""
    place = {uid: n for n, uid in enumerate(order)}
    return sorted(uids, key=lambda uid: place.get(uid, len(place)))
