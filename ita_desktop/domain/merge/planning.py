"""Plans an import: three copies of each record decide, ours, theirs, and the last one both came from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ita_desktop.domain.merge.aliases import aliases_with, rekeyed
from ita_desktop.domain.merge.model import Choices, Conflict, Incoming, Item, Plan, State
from ita_desktop.domain.merge.three_way import Decided, Difference, Path, Shape, merge_content
from ita_desktop.domain.merge.working import KINDS, Row, Working, bare, issues_of, places, records_of
from ita_desktop.domain.model import Measure, OfficeFile
from ita_desktop.domain.plain import record_to_plain
from ita_desktop.domain.revision import Copy, Entries, Json, Kind, Ledger, digest_of, merge_order, renamed_copy
from ita_desktop.domain.titles import plain_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_desktop.domain.diff import Record

_NO_OFFICE = record_to_plain(OfficeFile(""))


def plan(value: OfficeFile, ledger: Ledger, incoming: Incoming, choices: Choices | None = None) -> Plan:
    """Return what importing would do to an office's file, with a person's choices so far.

    Raises KeyError, TypeError, ValueError or AttributeError for a chosen value that is of another shape.
    """
    return _Planning(value, ledger, incoming, choices or Choices()).plan()


class _Planning(Working):
    def __init__(self, value: OfficeFile, ledger: Ledger, incoming: Incoming, choices: Choices) -> None:
        aliases = aliases_with(value, ledger, incoming, choices.joined)
        super().__init__(value, rekeyed(ledger, aliases))
        self._new_aliases = {uid: to for uid, to in aliases.items() if ledger.aliases.get(uid) != to}
        self._came_past = {rev: renamed_copy(copy, aliases) for rev, copy in incoming.past.items()}
        self._incoming = incoming
        self._skipped = {self.canonical(uid) for uid in choices.skipped}
        self._joined = {self.canonical(uid) for uid in choices.joined}
        self._brought_back = {self.canonical(uid) for uid in choices.brought_back}
        self._values: dict[str, dict[Path, Any]] = defaultdict(dict)
        for key, chosen in choices.values.items():
            uid, *path = key.split("/")
            self._values[self.canonical(uid)][tuple(path)] = chosen

    def plan(self) -> Plan:
        for sent in sorted(self._incoming.copies, key=lambda copy: KINDS.index(copy.kind)):
            theirs = renamed_copy(sent, self.ledger.aliases)
            if theirs.uid not in self.rows:
                self.rows[theirs.uid] = self._decide(sent, theirs)
        self._keep_outers()
        self._need_outers()
        after = self.value_after()
        entries = self.entries(after, self._incoming.past)
        aliases = {uid: to for uid, to in self._new_aliases.items() if self._is_of(entries, uid, to)}
        return Plan(tuple(self._items(after)), after, replace(entries, aliases=aliases))

    @staticmethod
    def _is_of(entries: Entries, uid: str, to: str) -> bool:
        return to in entries.heads or uid in entries.heads

    def past(self, rev: str) -> Copy | None:
        return self._came_past.get(rev) or super().past(rev)

    # --- one record ---

    def _decide(self, sent: Copy, theirs: Copy) -> Row:
        uid = theirs.uid
        row = Row(theirs.kind, uid, State.SAME, mine=self.mine.get(uid), theirs=theirs, sent=sent)
        self._judge(row, theirs)
        if uid in self._skipped or (row.state is State.CONFLICT and row.open):
            row.writes = False
        return row

    def _judge(self, row: Row, theirs: Copy) -> None:
        mine = row.mine
        if mine is None:
            self._take(row, theirs, State.NEW if theirs.content is not None else State.SAME)
        elif theirs.rev == mine.rev:
            if row.uid in self._joined:  # nothing changes, but it is to be remembered that both are one
                self._take(row, theirs, State.SAME)
        elif mine.rev in theirs.ancestors:
            gone = mine.content is None
            if theirs.content is None:
                self._take(row, theirs, State.SAME if gone else State.DELETED)
            else:
                self._take(row, theirs, State.NEW if gone else State.UPDATED)
        elif theirs.rev in mine.ancestors or self._is_old(theirs, mine):
            self._older(row, theirs, mine)
        elif digest_of(theirs) == self.minted.digests[row.uid]:
            self._take(row, theirs, State.SAME)
        elif mine.content is None or theirs.content is None:
            self._deleted_and_changed(row, theirs, mine)
        else:
            self._both(row, theirs, mine)

    @staticmethod
    def _take(row: Row, side: Copy, state: State) -> None:
        row.state, row.outer, row.order, row.content, row.writes = state, side.outer, side.order, side.content, True

    def _is_old(self, theirs: Copy, mine: Copy) -> bool:
        """Return whether a copy that knows no past is one that ours came from (an own PDF, a sheet)."""
        if theirs.ancestors or theirs.content is None:
            return False
        digest = digest_of(theirs)
        return any((old := self.past(rev)) is not None and digest_of(old) == digest for rev in mine.ancestors)

    def _older(self, row: Row, theirs: Copy, mine: Copy) -> None:
        row.state = State.OLDER
        if mine.content is None and theirs.content is not None:
            row.state = State.DELETED_HERE
            if row.uid in self._brought_back:
                self._take(row, theirs, State.NEW)

    def _deleted_and_changed(self, row: Row, theirs: Copy, mine: Copy) -> None:
        kept = mine if theirs.content is None else theirs
        if row.kind in {Kind.ISSUE, Kind.REPORT} and any(b.content == kept.content for b in self._bases(theirs, mine)):
            # Only what stands in it has changed, and that speaks for itself.
            if theirs.content is None:
                self._take(row, theirs, State.DELETED)
            else:
                row.state = State.DELETED_HERE
            return
        difference = Difference((), Shape.RECORD, None, mine.content, theirs.content)
        chosen = self._values.get(row.uid, {})
        row.state = State.CONFLICT
        self._take(row, kept, State.CONFLICT)
        if () in chosen:
            row.content = chosen[()]
        elif row.uid in self._brought_back:
            row.content = kept.content
        else:
            row.open = (difference,)

    def _both(self, row: Row, theirs: Copy, mine: Copy) -> None:
        assert mine.content is not None
        assert theirs.content is not None
        bases = self._bases(theirs, mine)
        met_by_alias = row.sent is not None and row.sent.uid != self.ours(row.uid) and not bases
        if not bases and mine.content == _NO_OFFICE | {"uid": row.uid}:
            self._take(row, theirs, State.UPDATED)
            row.adopts = row.uid in self.minted.fresh and not mine.ancestors
            return
        if met_by_alias and row.kind is not Kind.MEASURE:
            order, _told = merge_order(None, mine.order, theirs.order)
            row.state, row.outer, row.order, row.writes = State.KEPT, mine.outer, order, True
            row.content = merge_content(row.kind, None, mine.content, theirs.content, Decided())
            return
        decided = Decided(self._values.get(row.uid, {}))
        row.base = bases[0] if bases else None
        row.content = self._merged(row.kind, bases, mine, theirs, decided)
        base_outer = row.base.outer if row.base else ""
        row.outer = theirs.outer if mine.outer in (base_outer, theirs.outer) else mine.outer
        if len({mine.outer, theirs.outer, base_outer}) == 3:  # noqa: PLR2004 - all three differ
            row.outer = decided.ask(Difference(("outer",), Shape.VALUE, base_outer, mine.outer, theirs.outer))
        row.order, row.order_told = merge_order(row.base.order if row.base else None, mine.order, theirs.order)
        row.open = tuple(decided.open)
        row.state = State.CONFLICT if row.open or decided.choices else State.MERGED
        row.writes = True

    def _merged(self, kind: Kind, bases: list[Copy], mine: Copy, theirs: Copy, decided: Decided) -> Json:
        """Return the joined content; where several last common copies lead to different ones none of them counts."""
        assert mine.content is not None
        assert theirs.content is not None
        results = []
        for base in bases[1:]:
            trial = Decided(decided.choices)
            results.append(merge_content(kind, base.content, mine.content, theirs.content, trial))
            decided_fully = not trial.open
            if not decided_fully:
                return merge_content(kind, None, mine.content, theirs.content, decided)
        first = Decided(decided.choices)
        content = merge_content(kind, bases[0].content if bases else None, mine.content, theirs.content, first)
        if any(result != content for result in results):
            return merge_content(kind, None, mine.content, theirs.content, decided)
        decided.open += first.open
        return content

    def _bases(self, theirs: Copy, mine: Copy) -> list[Copy]:
        """Return the last copies that both came from (more than one where offices have crossed)."""
        ours = {mine.rev, *mine.ancestors}
        found: list[Copy] = []
        for rev in (theirs.rev, *theirs.ancestors):
            if rev in ours and not any(rev in other.ancestors for other in found):
                copy = self.past(rev) or (mine if rev == mine.rev else None)
                if copy and copy.content is not None:
                    found.append(copy)
        return found

    # --- records and what they stand in ---

    def _need_outers(self) -> None:
        """Bring back what is needed for what comes to stand in; where it cannot be, what comes stays out."""
        for row in reversed(list(self.rows.values())):
            self._need_outer(row)
        for row in self.rows.values():
            if row.writes and row.content is not None and row.outer and not self.lives(row.outer):
                row.writes = False

    def _need_outer(self, row: Row) -> None:
        outer = self.rows.get(row.outer)
        if not row.writes or row.content is None or self.lives(row.outer) or outer is None or outer.theirs is None:
            return
        if outer.uid not in self._skipped and outer.theirs.content is not None:
            self._take(outer, outer.theirs, State.NEW)
            outer.open = ()
            self._need_outer(outer)

    def _keep_outers(self) -> None:
        """Let no deletion of a record take away what will still stand in it."""
        for row in sorted(self.rows.values(), key=lambda row: -KINDS.index(row.kind)):
            if row.writes and row.content is None and row.mine and row.mine.content and any(self.inner(row.uid)):
                self._take(row, row.mine, State.KEPT)

    # --- for a person ---

    def _items(self, after: OfficeFile) -> Iterator[Item]:
        now = {self.canonical(uid): record for uid, record in records_of(after)}
        where = places(after) | places(self.value)
        titles: dict[tuple[str, str], list[str]] = defaultdict(list)
        for _issue_uid, issue in issues_of(self.value):
            for measure in issue.measures:
                titles[issue.uid, plain_title(measure.title)].append(measure.uid)
        printed = {uid: n for n, uid in enumerate(dict.fromkeys((*now, *self.records)))}
        for row in sorted(self.rows.values(), key=lambda row: printed.get(row.uid, len(printed))):
            uid = self.ours(row.uid)
            report_uid, issue_uid = where.get(uid) or self._place(row)
            base = theirs = merged = None
            if row.state not in {State.SAME, State.OLDER}:
                base, theirs = self._shown(row.base), self._shown(row.theirs)
                merged = bare(now.get(row.uid)) if row.writes else None
            twins: tuple[str, ...] = ()
            if row.kind is Kind.MEASURE and row.state is State.NEW and isinstance(theirs, Measure):
                twins = tuple(
                    t for t in titles[issue_uid, plain_title(theirs.title)] if self.canonical(t) not in self.rows
                )
            conflicts = tuple(
                Conflict("/".join((uid, *d.path)), d.shape, d.path, d.base, d.mine, d.theirs) for d in row.open
            )
            mine = bare(self.records.get(row.uid))
            yield Item(
                row.kind, uid, row.state, report_uid, issue_uid, base, mine, theirs, merged, conflicts, twins,
                row.order_told, row.writes,
            )  # fmt: skip

    def _place(self, row: Row) -> tuple[str, str]:
        """Return the report and the issue of a record that is not there."""
        side = row.theirs if row.theirs and row.theirs.outer else row.mine
        outer = side.outer if side else ""
        if row.kind is Kind.MEASURE:
            issue = self.rows.get(outer)
            copy = (issue.theirs or issue.mine) if issue else self.mine.get(outer)
            return self.ours(copy.outer) if copy else "", self.ours(outer)
        return (self.ours(outer), "") if row.kind is Kind.ISSUE else ("", "")

    def _shown(self, copy: Copy | None) -> Record | None:
        return self.record(copy.kind, copy.content) if copy and copy.content is not None else None
