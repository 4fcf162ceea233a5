"""Three offices that edit and exchange at random: nothing that anybody wrote may be lost, all end with the same.

Every edit writes a word of its own, so that it can be told what became of it: it stands in every office at the end, or
a person who saw it took it away, or a person was asked about it.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ita_desktop.domain import edits
from ita_desktop.domain.merge.model import Choices, Conflict, Incoming, Plan, State
from ita_desktop.domain.merge.planning import plan
from ita_desktop.domain.merge.three_way import Shape
from ita_desktop.domain.merge.undoing import undo
from ita_desktop.domain.model import (
    Activity,
    Department,
    Issue,
    Line,
    Lines,
    Measure,
    Office,
    OfficeFile,
    Period,
    Report,
    SameAs,
    Scalar,
    activity,
)
from ita_desktop.domain.plain import canonical, record_to_plain
from ita_desktop.domain.revision import Copy, Entries, Head, Kind, Ledger, Written, copies_of, mint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TOKEN = re.compile(r"คำ\d+ๆ")
_NO_ANSWER = object()


def words_in(data: object) -> set[str]:
    """Return the words that edits wrote, wherever they stand in JSON data."""
    return set(_TOKEN.findall(json.dumps(data, ensure_ascii=False)))


@dataclass
class Desk:
    """An office: its file, and its ledger as the store would keep it."""

    value: OfficeFile
    heads: dict[str, Head] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    past: dict[str, Copy] = field(default_factory=dict)
    batches: list[tuple[Written, ...]] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    """Words of theirs that a plan showed beside ours, which stayed."""

    @property
    def ledger(self) -> Ledger:
        """Return what merging asks."""
        return Ledger(self.heads, self.aliases, self.past.get)

    def keep(self, entries: Entries) -> None:
        """Write what an exchange adds."""
        self.aliases |= entries.aliases
        self.heads |= entries.heads
        self.past |= entries.past
        for uid in (*entries.forgotten, *self.aliases):
            self.heads.pop(uid, None)
        if entries.written:
            self.batches.append(entries.written)

    def send(self, keep: Callable[[Copy], bool] = lambda _copy: True) -> Incoming:
        """Return what leaves: the office, the heads, all issues, and the measures that are kept."""
        minted = mint(self.value, self.ledger)
        self.keep(minted.entries())
        copies = [c for c in minted.copies.values() if c.kind is not Kind.MEASURE or c.content is None or keep(c)]
        past = {rev: self.past[rev] for copy in copies for rev in copy.ancestors[:3] if rev in self.past}
        return Incoming(tuple(copies), past, dict(self.aliases))

    def receive(self, incoming: Incoming, answer: Callable[[Conflict], Any] | None = None) -> Plan:
        """Import; ``answer`` decides conflicts, _NO_ANSWER leaves one open."""
        choices = Choices()
        for _again in range(20):
            made = plan(self.value, self.ledger, incoming, choices)
            values = {}
            for conflict in made.open:
                chosen = answer(conflict) if answer else _NO_ANSWER
                if chosen is not _NO_ANSWER:
                    values[conflict.key] = chosen
            if not values:
                break
            choices = replace(choices, values={**choices.values, **values})
        self.value = made.value
        self.keep(made.entries)
        self.told |= {
            word
            for item in made.items
            if item.state is State.KEPT and item.theirs
            for word in words_in(record_to_plain(item.theirs))
        }
        return made

    def undo_last(self) -> tuple[str, ...]:
        """Take the last import back."""
        undone = undo(self.value, self.ledger, self.batches.pop())
        self.value = undone.value
        self.keep(undone.entries)
        return undone.kept

    def held(self, aliases: dict[str, str]) -> dict[str, bytes]:
        """Return what is in the file, record by record, with common uids."""
        return {copy.uid: canonical([copy.outer, copy.order, copy.content]) for copy in copies_of(self.value, aliases)}


class History:
    """One random history of three offices."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a history that can be had again
        self.count = 0
        self.written: set[str] = set()
        self.taken_away: set[str] = set()
        self.asked: set[str] = set()
        first = OfficeFile("f0", Office("เทศบาลตำบล", "หนองแสง"), (self._report("0"),))
        self.desks = [Desk(first), Desk(OfficeFile("f1")), Desk(OfficeFile("f2"))]
        if self.random.random() < 0.5:  # one has begun on its own
            self.desks[2] = Desk(OfficeFile("f2", Office("เทศบาลตำบล", "หนองแสง"), (self._report("2"),)))
        for desk in self.desks:
            self.written |= words_in([copy.content for copy in copies_of(desk.value, {})])
        self.sent: list[Incoming] = [self.desks[0].send()]
        for desk in self.desks[1:]:
            desk.receive(self.sent[0], self._answer)
        self.edits = 0

    # --- what there is at first ---

    def _word(self) -> str:
        self.count += 1
        return f"คำ{self.count}ๆ"

    def _uid(self, kind: str) -> str:
        return f"{kind}-{self.random.getrandbits(64):016x}"

    def _line(self) -> Line:
        return Line(self._uid("l"), self._word())

    def _row(self) -> Activity:
        lines = Lines(tuple(self._line() for _n in range(self.random.randint(1, 3))))
        return activity(self._uid("a"), {"steps": lines, "period": Period(self._word())})

    def _measure(self) -> Measure:
        return Measure(self._uid("m"), self._word(), tuple(self._row() for _n in range(self.random.randint(1, 2))))

    def _report(self, name: str) -> Report:
        issues = tuple(
            Issue(f"i{n}-{name}", f"ประเด็น {n}", tuple(self._measure() for _n in range(self.random.randint(0, 2))))
            for n in range(3)
        )
        return Report(f"r-{name}", Office("เทศบาลตำบล", "หนองแสง"), 2568, issues=issues)

    # --- what a person does ---

    def edit(self, desk: Desk) -> None:
        """Make one change that a clerk could make."""
        before = words_in([copy.content for copy in copies_of(desk.value, {})])
        report = desk.value.reports[0]
        try:
            report = self.random.choice(_EDITS)(self, report)
        except IndexError:  # there is nothing to change
            return
        desk.value = desk.value.with_report(report)
        if self.random.random() < 0.1:
            department = Department(self._uid("d"), self._word())
            office = desk.value.office
            desk.value = replace(desk.value, office=replace(office, departments=(*office.departments, department)))
        after = words_in([copy.content for copy in copies_of(desk.value, {})])
        self.taken_away |= before - after
        self.written |= after - before
        self.edits += 1

    def _any_measure(self, report: Report) -> Measure:
        return self.random.choice([measure for _issue, measure in report.measures()])

    def _any_row(self, report: Report) -> Activity:
        return self.random.choice([row for _issue, _measure, row in report.activities()])

    def _retitle(self, report: Report) -> Report:
        return edits.map_measure(report, self._any_measure(report).uid, lambda m: replace(m, title=self._word()))

    def _lines(self, report: Report) -> Report:
        row = self._any_row(report)
        key = self.random.choice(["steps", "results", "outcomes"])
        cell = row.cell(key)
        lines = list(cell.lines) if isinstance(cell, Lines) else []
        at = self.random.randint(0, len(lines))
        match self.random.choice(["change", "insert", "delete", "move"]):
            case "insert":
                lines.insert(at, self._line())
            case "change":
                n = self.random.randrange(len(lines)) if lines else 0
                lines[n : n + 1] = [replace(lines[n], text=self._word())] if lines else [self._line()]
            case "delete" if lines:
                lines.pop(self.random.randrange(len(lines)))
            case "move" if lines:
                lines.insert(self.random.randrange(len(lines)), lines.pop(self.random.randrange(len(lines))))
        return edits.set_cell(report, row.uid, key, Lines(tuple(lines)) if lines else _missing())

    def _set_cell(self, report: Report) -> Report:
        row = self._any_row(report)
        key, cell = self.random.choice([("period", Period(self._word())), ("money", Scalar(self._word()))])
        return edits.set_cell(report, row.uid, key, cell)

    def _same_as(self, report: Report) -> Report:
        row, other = self._any_row(report), self._any_row(report)
        if row is other:
            return report
        try:
            return edits.set_cell(report, row.uid, "outcomes", SameAs(other.uid))
        except Exception:  # noqa: BLE001 - a circle is refused
            return report

    def _add(self, report: Report) -> Report:
        issue = self.random.choice(report.issues)
        return edits.add_measure(report, issue.uid, self._measure(), self.random.randint(0, len(issue.measures)))

    def _remove(self, report: Report) -> Report:
        return edits.remove_measure(report, self._any_measure(report).uid)

    def _move(self, report: Report) -> Report:
        measure, issue = self._any_measure(report), self.random.choice(report.issues)
        return edits.move_measure(report, measure.uid, issue.uid, self.random.randint(0, len(issue.measures)))

    def _add_row(self, report: Report) -> Report:
        return edits.add_activity(report, self._any_measure(report).uid, self._row())

    def _move_row(self, report: Report) -> Report:
        measure = self.random.choice([m for _i, m in report.measures() if len(m.activities) > 1])
        return edits.move_activity(report, measure.activities[0].uid, self._any_measure(report).uid)

    def _remove_row(self, report: Report) -> Report:
        measure = self.random.choice([m for _i, m in report.measures() if len(m.activities) > 1])
        return edits.remove_activity(report, self.random.choice(measure.activities).uid)

    def _add_issue(self, report: Report) -> Report:
        return edits.add_issue(report, Issue(self._uid("i"), self._word()), self.random.randint(0, len(report.issues)))

    def _remove_issue(self, report: Report) -> Report:
        if len(report.issues) < 3:
            return report
        return edits.remove_issue(report, self.random.choice(report.issues).uid)

    def _move_issue(self, report: Report) -> Report:
        issue = self.random.choice(report.issues)
        return edits.move_issue(report, issue.uid, self.random.randrange(len(report.issues)))

    def _settings(self, report: Report) -> Report:
        change: dict[str, Any] = self.random.choice(
            [{"prepared_by": self._word()}, {"title": (self._word(),)}, {"preface": (self._word(), self._word())}]
        )
        return replace(report, **change)

    def _join(self, report: Report) -> Report:
        measure, other = self._any_measure(report), self._any_measure(report)
        return report if measure is other else edits.join_measures(report, measure.uid, other.uid)

    # --- exchanging ---

    def _answer(self, conflict: Conflict) -> Any:  # noqa: ANN401 - as Conflict's values
        self.asked |= words_in([conflict.base, conflict.mine, conflict.theirs])
        if conflict.shape is Shape.LINES and self.random.random() < 0.3:
            return conflict.mine + conflict.theirs
        return self.random.choice([conflict.mine, conflict.theirs])

    def _sometimes(self, conflict: Conflict) -> Any:  # noqa: ANN401 - as Conflict's values
        return _NO_ANSWER if self.random.random() < 0.3 else self._answer(conflict)

    def exchange(self) -> None:
        """Let one office send something, or receive something that was sent at any time."""
        desk = self.random.choice(self.desks)
        if self.random.random() < 0.5:
            share = self.random.choice([1.0, 1.0, 0.5])
            chosen = {copy.uid for copy in copies_of(desk.value, desk.aliases) if self.random.random() < share}
            self.sent.append(desk.send(lambda copy: copy.uid in chosen))
        else:
            incoming = self.random.choice(self.sent[-6:])
            batches = len(desk.batches)
            first = desk.receive(incoming, self._sometimes)
            if len(desk.batches) > batches and self.random.random() < 0.1:
                self._undo(desk)
            elif not first.open and self.random.random() < 0.5:
                again = desk.value
                made = desk.receive(incoming, lambda _conflict: _NO_ANSWER)
                assert made.value == again, "the same import twice changes nothing"

    def _undo(self, desk: Desk) -> None:
        for one in desk.batches[-1]:  # what came with each record was said to be unwanted there
            after, before = desk.past[one.after], desk.past.get(one.before)
            self.taken_away |= words_in(after.content) - words_in(before.content if before else None)
        desk.undo_last()

    def run(self, steps: int) -> None:
        """Edit and exchange, then exchange until all have everything."""
        for _n in range(steps):
            if self.random.random() < 0.6:
                self.edit(self.random.choice(self.desks))
            else:
                self.exchange()
        for _round in range(12):
            for desk in self.desks:
                for other in self.desks:
                    if other is not desk:
                        desk.receive(other.send(), self._answer)
            if self.are_equal():
                return

    def are_equal(self) -> bool:
        """Return whether all offices hold the same."""
        aliases = self.desks[0].aliases | self.desks[1].aliases | self.desks[2].aliases
        first, *others = [desk.held(aliases) for desk in self.desks]
        return all(first == other for other in others)

    def lost(self) -> set[str]:
        """Return the words that are nowhere although nobody took them away or was asked."""
        there = set.intersection(*(words_in([c.content for c in copies_of(d.value, {})]) for d in self.desks))
        told = set.union(*(desk.told for desk in self.desks))
        return self.written - there - self.taken_away - self.asked - told

    def conflicts(self) -> Iterator[str]:
        """Yield the words that somebody was asked about."""
        yield from self.asked


def _missing() -> Any:  # noqa: ANN401 - the model's own
    from ita_desktop.domain.model import MISSING  # noqa: PLC0415

    return MISSING


_EDITS: tuple[Callable[[History, Report], Report], ...] = (
    *(History._retitle, History._lines, History._lines, History._lines, History._lines, History._set_cell),
    *(History._same_as, History._add, History._remove, History._move, History._add_row, History._move_row),
    *(History._remove_row, History._add_issue, History._remove_issue, History._move_issue, History._settings),
    History._join,
)
