"""What reading a file could not decide, each with what the file says and a proposal.

The sentences are kept in the office's file, so they are Thai whatever the reader's language is.

Nothing is decided here: the report stays as it stood until a person accepts. The proposals stand in an order in which
each still holds after the ones before it: a measure is parted first, then lines go back to where they were torn from,
then cells that several share are copied to each, then the head of the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.lines import labels
from ita_desktop.domain.model import (
    Doubt,
    Issue,
    Lines,
    Marker,
    MoveLines,
    Period,
    Place,
    SetCell,
    SetText,
    SplitMeasure,
)
from ita_desktop.domain.proposals import apply_fix
from ita_desktop.exchange.reading.blocks import beginning
from ita_desktop.exchange.reading.head_doubts import head_doubts, listed
from ita_desktop.exchange.reading.lists import OWN_MARKS
from ita_desktop.exchange.reading.quarters import marked_period
from ita_desktop.exchange.reading.splitting import introduces, join_lines, runs, shared_cells, split
from ita_desktop.thai.digits import thai_number, to_arabic

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ita_desktop.domain.model import Activity, Change, Fix, Line, Measure, Report
    from ita_desktop.exchange.reading.blocks import Source
    from ita_desktop.exchange.reading.build import Built
    from ita_desktop.exchange.reading.columns import Heading
    from ita_desktop.exchange.reading.front import Front
    from ita_desktop.exchange.reading.outline import Outline

_NUMBER = re.compile(r"([0-9๐-๙]{1,2})[.)]\s*")
_SHOWN = 30  # letters of a text quoted in a sentence


@dataclass(frozen=True, slots=True)
class Proposal:
    """A doubt under way: where, the sentence, what the file says, what is proposed (None: nothing)."""

    place: Place
    sentence: str
    source: str
    fix: Fix | None = ()


def with_doubts(source: Source, built: Built, read: Outline, front: Front) -> Report:
    """Return the report as it stood with the doubts about it."""
    doubting = _Doubting(built, read.headings)
    doubting.table()
    found = [*doubting.found, *(Proposal(*d) for d in head_doubts(built.report, read, front))]
    doubts = (
        Doubt(source.uid("doubt", number), p.place, p.sentence, p.source, p.fix) for number, p in enumerate(found, 1)
    )
    return replace(built.report, doubts=tuple(doubts))


class _Doubting:
    """Goes through the table and keeps what it will be once every proposal before is accepted."""

    def __init__(self, built: Built, headings: Sequence[Heading]) -> None:
        self._built = built
        self._headings = headings
        self._measures: dict[str, Measure] = {}
        self._measure_of: dict[str, str] = {}
        self._rows: dict[str, Activity] = {}
        self._keep(built.report)
        self.found: list[Proposal] = []
        self._shared: list[tuple[Measure, ...]] = []
        self._issue_of: dict[str, str] = {}
        self._list_keys = [c.key for c in built.report.columns]

    def table(self) -> None:
        """Find all doubts about the table."""
        for issue, measure in self._built.report.measures():
            self._several(issue, measure)
        rows = list(self._parted_rows())
        as_read = {row.uid for _i, _m, row in self._built.report.activities()}
        for key in self._list_keys:
            for at, (issue, measure, row) in enumerate(rows):
                if row.uid in as_read:
                    self._torn_off(rows, at, key, Place(key, issue.uid, measure.uid, row.uid))
        parted = {row.uid for parts in self._shared for m in parts for row in m.activities}
        whole = [(issue, measure, row) for issue, measure, row in rows if row.uid not in parted]
        for issue, measure, row in whole:
            self._torn_within(issue, measure, row)
        self._broken_periods(whole)
        self._marked_periods(whole)
        for issue, measure in self._built.report.measures():
            self._title_lines(issue, measure)
        for parts in self._shared:
            self._copies(parts)

    def _propose(self, place: Place, sentence: str, source: str, fix: Fix | None) -> None:
        self.found.append(Proposal(place, sentence, source, fix))
        if fix:  # on the measures it is about alone: a report may have hundreds of doubts
            named = {uid: self._measures[uid] for change in fix for uid in self._named(change)}
            there = Issue("", "", tuple(named.values()))
            self._keep(apply_fix(replace(self._built.report, issues=(there,)), fix))

    def _named(self, change: Change) -> tuple[str, ...]:
        """Return the measures that a change is about."""
        match change:
            case SetText(place):
                return (place.measure_uid,)
            case SetCell(row_uid):
                return (self._measure_of[row_uid],)
            case SplitMeasure(measure):
                return (measure.uid,)
            case MoveLines(_key, from_uid, _lines, to_uid):
                return (self._measure_of[from_uid], self._measure_of[to_uid])
            case _:
                assert_never(change)

    def _keep(self, report: Report) -> None:
        """Know the measures and rows of a report as they are now."""
        for _issue, measure, row in report.activities():
            self._measures[measure.uid] = measure
            self._measure_of[row.uid] = measure.uid
            self._rows[row.uid] = row

    def _parted_rows(self) -> Iterator[tuple[Issue, Measure, Activity]]:
        """Yield every row with its issue and measure, those of parted measures as they will be."""
        parted = {parts[0].uid: parts for parts in self._shared}
        for issue, measure in self._built.report.measures():
            for part in parted.get(measure.uid, (measure,)):
                for row in part.activities:
                    yield issue, part, row

    # --- several measures in one cell ---

    def _several(self, issue: Issue, measure: Measure) -> None:
        found = split(measure, self._built)
        if found is None:
            return
        titles, change = found
        place = Place("title", issue.uid, measure.uid)
        if change is None:
            sentence = "ช่องเดียวมี {n} มาตรการ แต่แบ่งขั้นตอนและผลให้แต่ละมาตรการไม่ได้ โปรดแยกด้วยตนเอง"
            self._propose(place, sentence.format(n=thai_number(len(titles))), measure.title, None)
            return
        sentence = "ช่องเดียวมี {n} มาตรการ เสนอให้แยกให้แต่ละมาตรการอยู่คนละแถว โดยจับคู่ขั้นตอนและผลตามลำดับ"
        self._propose(place, sentence.format(n=thai_number(len(titles))), measure.title, (change,))
        self._shared.append(change.after)
        self._issue_of[measure.uid] = issue.uid

    def _copies(self, parts: Sequence[Measure]) -> None:
        """Propose that measures parted from one cell each have their own copy of the cells they share."""
        first = parts[0].activities[0]
        changes, said = shared_cells(self._rows[first.uid], parts)
        if not changes:
            return
        headings = [c.heading for c in self._built.report.columns if c.key in said]
        sentence = "หลังแยกแล้ว {n} มาตรการใช้ช่อง {columns} ร่วมกัน เสนอให้คัดลอกข้อความเดิมไปไว้ในแต่ละมาตรการ"
        self._propose(
            Place("", self._issue_of[parts[0].uid], parts[0].uid),
            sentence.format(n=thai_number(len(parts)), columns=listed(headings)),
            "\n".join(said.values()),
            changes,
        )

    # --- lines torn off a row ---

    def _torn_off(self, rows: Sequence[tuple[Issue, Measure, Activity]], at: int, key: str, place: Place) -> None:
        lines = self._lines(place.activity_uid, key)
        if not lines:
            return
        numbered = _leading_numbers(lines)
        if numbered:
            self._numbers_back(rows, at, key, place, numbered)
        elif (
            lines[0].marker is Marker.NONE
            and not _NUMBER.match(lines[0].text)
            and not self._begins_anew(lines[0])
            and any(x.marker is not Marker.NONE for x in lines)
        ):
            self._tail(rows, at, key, place)

    def _numbers_back(
        self,
        rows: Sequence[tuple[Issue, Measure, Activity]],
        at: int,
        key: str,
        place: Place,
        lines: Sequence[Line],
    ) -> None:
        number = _number(lines[0])
        counted = lines[0].uid in self._built.counted and place.activity_uid not in self._built.breaks
        target = None if counted else self._ends_with(rows[:at], key, number - 1, rows[at][0].uid)
        text = "\n".join(x.text for x in lines)
        label = _NUMBER.match(lines[0].text)
        assert label
        fix: Fix
        if target:
            sentence = "ช่องนี้เริ่มที่ข้อ “{this}” ต่อจากข้อ “{last}” ของแถวก่อน เสนอให้ย้ายข้อเหล่านี้กลับไปต่อท้ายแถวนั้น"
            row_uid, last = target
            typed = self._lines(row_uid, key)[-1].marker is Marker.NONE
            marker = None if typed else Marker.NUMBER
            fix = (MoveLines(key, place.activity_uid, tuple(x.uid for x in lines), row_uid, "\n", marker),)
            self._propose(place, sentence.format(this=label[0].strip(), last=last), text, fix)
        elif counted:
            sentence = "เลขข้อของช่องนี้ต่อจากช่องอื่นมาเริ่มที่ “{this}” เสนอให้เริ่มนับที่ ๑ ใหม่"
            before = Lines(self._lines(place.activity_uid, key))
            again = {x.uid for x in lines}
            after = Lines(tuple(_renumbered(x) if x.uid in again else x for x in before.lines))
            fix = (SetCell(place.activity_uid, key, before, after),)
            self._propose(place, sentence.format(this=label[0].strip()), text, fix)
        else:
            sentence = "ช่องนี้เริ่มที่ข้อ “{this}” แต่ไม่พบข้อก่อนหน้า เสนอให้คงไว้ตามต้นฉบับ"
            self._propose(place, sentence.format(this=label[0].strip()), text, ())

    def _ends_with(
        self, rows: Sequence[tuple[Issue, Measure, Activity]], key: str, number: int, issue_uid: str
    ) -> tuple[str, str] | None:
        """Return the nearest row above, of the issue or right above, whose list ends with a number, and its form."""
        for back, (issue, _measure, row) in enumerate(reversed(rows)):
            if issue.uid != issue_uid and back:
                return None
            lines = self._lines(row.uid, key)
            if lines and (label := _label(lines)) and int(to_arabic(label[1])) == number:
                return row.uid, label[0].strip()
        return None

    def _tail(self, rows: Sequence[tuple[Issue, Measure, Activity]], at: int, key: str, place: Place) -> None:
        """Propose that unmarked lines before a list are the end of the row above."""
        lines = self._lines(place.activity_uid, key)
        if not at or rows[at - 1][0].uid != place.issue_uid or introduces(lines[0].text):
            return
        above = rows[at - 1][2].uid
        there = self._lines(above, key)
        if not there or there[-1].marker is Marker.NONE:
            return
        join: str = "" if place.activity_uid in self._built.breaks else " "
        first = next(n for n, x in enumerate(lines) if x.marker is not Marker.NONE or self._begins_anew(x))
        fix: Fix = tuple(
            MoveLines(key, place.activity_uid, (x.uid,), above, "" if n == 0 and not join else " ")
            for n, x in enumerate(lines[:first])
        )
        sentence = "ข้อความแรกของช่องนี้ไม่มีเครื่องหมายหัวข้อ น่าจะเป็นท้ายของแถวบน เสนอให้ย้ายไปต่อท้าย “{above}”"
        self._propose(place, sentence.format(above=_end(there[-1].text)), "\n".join(x.text for x in lines[:first]), fix)

    def _begins_anew(self, line: Line) -> bool:
        """Tell whether a line without a marker of ours is no tail all the same."""
        return line.uid in self._built.apart or line.text.startswith(tuple(OWN_MARKS))

    # --- lines torn within a cell ---

    def _torn_within(self, issue: Issue, measure: Measure, row: Activity) -> None:
        for key in self._list_keys:
            place = Place(key, issue.uid, measure.uid, row.uid)
            lines = self._lines(row.uid, key)
            for first, tail in runs(lines, self._built):
                joined = join_lines(first, tail, self._built.torn)
                changes: list[Change] = [SetText(replace(place, line_uid=first.uid), first.text, joined)]
                changes += [SetText(replace(place, line_uid=x.uid), x.text, "") for x in tail]
                sentence = "ข้อความถูกตัดเป็นหลายบรรทัด เสนอให้ต่อ “{tail}” เข้ากับบรรทัดก่อน"
                self._propose(
                    replace(place, line_uid=first.uid),
                    sentence.format(tail=beginning(tail[0].text)),
                    "\n".join((first.text, *(x.text for x in tail))),
                    tuple(changes),
                )

    def _broken_periods(self, rows: Sequence[tuple[Issue, Measure, Activity]]) -> None:
        """Propose one line for periods of several; those of the same words together."""
        found: dict[tuple[str, str], list[tuple[Place, SetCell]]] = {}
        for issue, measure, row in rows:
            for key, cell in row.cells:
                if isinstance(cell, Period) and "\n" in cell.text:
                    change = SetCell(row.uid, key, cell, replace(cell, text=" ".join(cell.text.split("\n"))))
                    found.setdefault((key, cell.text), []).append((Place(key, issue.uid, measure.uid, row.uid), change))
        for (_key, text), changes in found.items():
            sentence = "ช่วงเวลาพิมพ์ไว้หลายบรรทัด เสนอให้รวมเป็นบรรทัดเดียว"
            if len(changes) > 1:
                sentence = f"ช่วงเวลาพิมพ์ไว้หลายบรรทัดใน {thai_number(len(changes))} แถว เสนอให้รวมเป็นบรรทัดเดียว"
            self._propose(changes[0][0], sentence, text, tuple(change for _place, change in changes))

    def _marked_periods(self, rows: Sequence[tuple[Issue, Measure, Activity]]) -> None:
        """Propose the periods that rows mark by quarters; those of the same quarters together."""
        found: dict[str, list[tuple[Place, str, SetCell]]] = {}
        for issue, measure, row in rows:
            change = marked_period(row, self._headings, fiscal_year=self._built.report.fiscal_year)
            if change is not None:
                place = Place(change.key, issue.uid, measure.uid, row.uid)
                found.setdefault(cell_text(change.after), []).append((place, measure.title, change))
        for period, changes in found.items():
            sentence = f"ช่วงเวลาทำเครื่องหมายไว้เป็นรายไตรมาส เสนอให้ใส่ช่วงเวลาเป็น “{period}”"
            source = "\n".join(dict.fromkeys(title for _place, title, _change in changes if title))
            self._propose(changes[0][0], sentence, source or period, tuple(change for _p, _t, change in changes))

    def _title_lines(self, issue: Issue, measure: Measure) -> None:
        """Propose one line for a title of several that names one measure."""
        title = measure.title
        if "\n" in title and split(measure, self._built) is None:
            place = Place("title", issue.uid, measure.uid)
            sentence = "ชื่อมาตรการพิมพ์ไว้หลายบรรทัด เสนอให้รวมเป็นบรรทัดเดียว"
            self._propose(place, sentence, title, (SetText(place, title, " ".join(title.split("\n"))),))

    def _lines(self, row_uid: str, key: str) -> tuple[Line, ...]:
        cell = self._rows[row_uid].cell(key)
        return cell.lines if isinstance(cell, Lines) else ()


def _leading_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines at the head of a cell whose typed numbers follow each other from more than one on."""
    found: list[Line] = []
    for line in lines:
        number = _number(line)
        if number <= 1 or (found and number != _number(found[-1]) + 1):
            break
        found.append(line)
    return tuple(found)


def _label(lines: Sequence[Line]) -> re.Match[str] | None:
    """Return the number before the last of some lines, printed or typed."""
    return _NUMBER.match(labels(lines)[-1] or lines[-1].text)


def _number(line: Line) -> int:
    """Return the number that stands in a line's words, 0 where none does."""
    match = _NUMBER.match(line.text)
    return int(to_arabic(match[1])) if match and line.marker is Marker.NONE else 0


def _renumbered(line: Line) -> Line:
    return replace(line, text=_NUMBER.sub("", line.text, count=1), marker=Marker.NUMBER)


def _end(text: str) -> str:
    return text if len(text) <= _SHOWN else f"…{text[-_SHOWN:]}"
