"""Tells from the rows of a report's tables what is an issue, a measure, another row of one, or the rest of a torn one.

The rules: an issue is known by its name, never by its number, which is often wrong, and goes on where its heading
comes again, with "(ต่อ)" or without. A page ends where a table does or such a heading stands. A row without title,
period and department right after that goes on the row above, unless its first step begins a list: then it is a
measure without title. A row without title that has its own period or department is another row of its measure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ita_desktop.exchange.reading.blocks import Paragraph, Table
from ita_desktop.exchange.reading.columns import ISSUE, NUMBER, Heading, find_header
from ita_desktop.exchange.reading.lists import OWN_MARKS
from ita_desktop.exchange.reading.office import named_in
from ita_desktop.thai.digits import to_arabic

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ita_desktop.exchange.reading.blocks import Block, Cell
    from ita_desktop.exchange.reading.columns import Header

_GROUP = re.compile(
    r"(?P<word>(?:ประเด็น|มิติ|ด้าน|หมวด|ส่วน|องค์ประกอบ|ยุทธศาสตร์|ตัวชี้วัด)\s*(?:ที่)?)\s*(?P<number>[0-9๐-๙]{1,2})"
    r"(?![0-9๐-๙])\s*[.:)–-]?\s*(?P<title>.*)",
    re.DOTALL,
)
_NUMBERED = re.compile(r"(?:\(\s*)?(?P<number>[0-9๐-๙]{1,2})\s*[.)]\s*(?P<title>[^\s0-9๐-๙].*)", re.DOTALL)
_CONTINUED = re.compile(r"\s*[(\[]\s*ต่อ(?:จากหน้า\S*)?\s*[)\]]\s*$")
_LIST_MARK = re.compile(rf"[-–•▪○{OWN_MARKS}]\s*\S|\(?[0-9๐-๙]{{1,2}}[.)]\s*\S")
_LIST_NUMBER = re.compile(r"([0-9๐-๙]{1,2})[.)]")
_RUNNING = re.compile(r"[0-9๐-๙.()\s]*")
_NO_NAME = re.compile(r"(?:หมายเหตุ|รวม|ที่มา|ข้อมูล ณ|ตาราง|รายงาน|ประจำปี|ปีงบประมาณ|แบบ)")
_PAGE_NUMBER = re.compile(r"[-–\s]*[0-9๐-๙]{1,4}[-–\s]*")
_IN_CONTENTS = re.compile(r"(?:\.{3,}|…)|\s[0-9๐-๙]{1,3}$")
_TOTAL = re.compile(r"(?:ผล)?รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน|งบประมาณ|จำนวน|เงิน)*")
_LONGEST_NAME = 200
_ROWS_BEFORE_HEADER = 6
_SIDE_BY_SIDE = 3  # signatures stand in tables of up to three columns
_LIKE = 0.85


@dataclass(slots=True, eq=False)
class Row:
    """A row of a report: where it stands (table and row, from 1), its paragraphs by column, what it shares.

    ``torn``: a page ended right before it. ``same``: for a column, the row whose cell holds here too.
    """

    place: tuple[int, ...]
    torn: bool = False
    cells: dict[str, list[Paragraph]] = field(default_factory=dict)
    same: dict[str, Row] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class MeasureOutline:
    """A measure: the paragraphs of its title and its rows."""

    title: list[Paragraph]
    rows: list[Row]


@dataclass(slots=True, eq=False)
class IssueOutline:
    """An issue: its name, the word and the numbers that stood before it, each with its whole heading."""

    title: str
    word: str = ""
    printed: list[tuple[int, str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    measures: list[MeasureOutline] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """A report's tables understood; ``strays`` are texts between them that are neither heading nor row."""

    issues: list[IssueOutline] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    strays: list[str] = field(default_factory=list)
    dropped: str = ""
    """The heading of a column of running numbers that was left out."""


def outline(blocks: Sequence[Block]) -> Outline | None:
    """Return what the tables of a file say; None where none of them is a report's."""
    found = _Reading(blocks)
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            found.table(at, block)
        elif found.tables:
            found.between.append(block)
    if found.first is None:
        return None
    before = blocks[: found.first - found.headed]
    if found.first_is_named:  # the other tables have their issue's name above them, so the first has
        before = found.name_first(before)
    found.running_numbers()
    return replace(found.out, before=tuple(before), after=tuple(blocks[found.last + 1 :]))


def issue_heading(text: str) -> re.Match[str] | None:
    """Return the parts (word, number, title) of a heading like "ประเด็นที่ ๒ …", None for other texts."""
    return _GROUP.fullmatch(text)


def without_continued(text: str) -> str:
    """Return a heading without "(ต่อ)"."""
    return _CONTINUED.sub("", text)


def letters(text: str) -> str:
    """Return only the letters, marks and digits of a text: what makes it the same as another."""
    return "".join(c for c in text if c.isalnum() or "\u0e30" <= c <= "\u0e4e")


def marked(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is an item of a list."""
    return paragraph.mark is not None or _LIST_MARK.match(paragraph.text) is not None


class _Reading:
    """One pass over the blocks of a file, in order."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self.out = Outline()
        self.first: int | None = None
        self.headed = 0  # blocks before the first table that are headings of its
        self.last = 0
        self.tables = 0
        self.between: list[Block] = []
        self.named_between = False
        self._header: Header | None = None
        self._after_break = False  # no row has come since a page ended
        self._headed_otherwise = False  # by rows, or by words like "ประเด็นที่"
        self._holders: dict[str, Row] = {}

    @property
    def first_is_named(self) -> bool:
        """Tell whether the first table's issue should have its name above the table but was not seen."""
        return self.named_between and bool(self.out.issues) and not self.out.issues[0].title

    # --- blocks ---

    def table(self, at: int, table: Table) -> None:
        """Read a table if it is part of the report."""
        rows = [row for row in table.rows if row]
        start = next((i for i in range(min(len(rows), _ROWS_BEFORE_HEADER)) if self._begins(rows, i)), None)
        if start is None and not self._goes_on(rows):
            if self.tables:
                self.between.append(table)
            return
        header = None if start is None else find_header(rows, start)
        first_row = start or 0
        below = rows[first_row + (header.depth if header else 0) :]
        heads = not below or self._heading(below[0]) is None
        self.tables += 1
        above: Sequence[Block] = self.between
        if self.first is None:
            self.first = at
            self.headed = _headed(self._blocks[:at], heads=heads)
            above = self._blocks[at - self.headed : at]
        self.between = []
        self.last = at
        self._after_break = bool(self.out.issues)
        self._holders = {}
        self._above(above, heads=heads)
        for row in rows[:first_row]:
            self._stray(" ".join(c.text for c in row if c.text))
        self._rows(rows, first_row, header)

    def _begins(self, rows: Sequence[Sequence[Cell]], at: int) -> bool:
        header = find_header(rows, at)
        return header is not None and (self._header is None or header.replaces(self._header))

    def _goes_on(self, rows: Sequence[Sequence[Cell]]) -> bool:
        """Tell whether a table without headings is the next page of the one before."""
        if self._header is None or not rows:
            return False
        columns = len(self._header.headings)
        full = [row for row in rows if len(row) == columns]
        return columns > _SIDE_BY_SIDE and bool(full) and all(len(row) in {1, columns} for row in rows)

    def _above(self, blocks: Sequence[Block], *, heads: bool) -> None:
        """Read what stands between two tables: headings; one other line may be an issue's bare name."""
        said = [block for block in blocks if isinstance(block, Paragraph) and not block.contents and block.lines()]
        others = []
        named = False
        for one in said:
            line = " ".join(one.lines())
            if issue_heading(line):
                self._issue(line)
                self._headed_otherwise = True
            elif heads and one is said[-1] and _heads_by_itself(one):
                self._issue(line)
                self.named_between |= self.tables > 1
                named = True
            elif not _PAGE_NUMBER.fullmatch(line):
                others.append(line)
        if heads and not named and not self._headed_otherwise and len(others) == 1 and self._is_name(others[0]):
            self._issue(others[0])
            self.named_between = True
            others = []
        for line in others:
            self._stray(line)
        for block in blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    self._stray(" ".join(c.text for c in row if c.text))

    def _is_name(self, line: str) -> bool:
        """Tell whether a line may be the bare name of an issue: no title, no office, nothing said before."""
        if len(line) > _LONGEST_NAME or _NO_NAME.match(line) or named_in(line):
            return False
        front = (block for block in self._blocks[: self.first] if isinstance(block, Paragraph))
        return all(letters(line) != letters(block.text) for block in front)

    def _stray(self, text: str) -> None:
        text = " ".join(text.split())
        if text and text not in self.out.strays:
            self.out.strays.append(text)

    def name_first(self, before: Sequence[Block]) -> Sequence[Block]:
        """Give the first issue the line right above its table; return what is before that."""
        for at in range(len(before) - 1, -1, -1):
            block = before[at]
            if isinstance(block, Table):
                break
            if name := " ".join(block.lines()):
                if _NO_NAME.match(name) or named_in(name):
                    break
                first = self.out.issues[0]
                first.word, number, first.title = _parted(name)
                first.printed += [(number, name)] if number else []
                return before[:at]
        return before

    # --- rows ---

    def _rows(self, rows: Sequence[Sequence[Cell]], at: int, header: Header | None) -> None:
        if header:
            self._take_header(header)
            at += header.depth
        while at < len(rows):
            if (again := find_header(rows, at)) and self._header and again.repeats(self._header):
                at += again.depth
                continue
            row = rows[at]
            at += 1
            if (heading := self._heading(row)) is not None:
                self._holders = {}
                if len(heading) > _LONGEST_NAME or _NO_NAME.match(heading):
                    self._stray(heading)
                else:
                    self._issue(heading)
                    self._headed_otherwise = True
            elif any(c.text for c in row):
                self._row(row, (self.tables, at))

    def _take_header(self, header: Header) -> None:
        self._header = header
        have = {h.key for h in self.out.headings}
        self.out.headings += [h for h in header.headings if h.key not in have]

    def _heading(self, row: Sequence[Cell]) -> str | None:
        """Return the text of a row that heads the ones below it."""
        filled = [c for c in row if c.text]
        if len(filled) != 1 or any(c.continues for c in row):
            return None
        (cell,) = filled
        text = " ".join(cell.text.split("\n"))
        wide = len(row) == 1 or cell.span * 2 > sum(c.span for c in row)
        return text if wide or issue_heading(text) else None

    def _issue(self, heading: str) -> None:
        """Go to the issue that a heading names: the one at hand, or a new one."""
        continued = _CONTINUED.search(heading) is not None
        plain = without_continued(heading)
        word, number, title = _parted(plain)
        issue = self.out.issues[-1] if self.out.issues else None
        if issue and continued and not issue.title and not issue.printed:
            issue.title, issue.word = title, word  # only its later pages say its name
        if issue is None or not _same_issue(issue, title, number, continued=continued):
            issue = IssueOutline(title, word)
            self.out.issues.append(issue)
            self._after_break = False
        else:
            self._after_break = True
            if title and letters(title) != letters(issue.title):
                issue.others.append(plain)
        issue.printed += [(number, plain)] if number else []

    def _row(self, row: Sequence[Cell], place: tuple[int, ...]) -> None:
        assert self._header is not None
        filled = [" ".join(c.text.split()) for c in row if c.text]
        if _TOTAL.fullmatch(filled[0]):
            self._stray(" ".join(filled))
            return
        cells = self._header.by_key(row)
        if (named := cells.pop(ISSUE, None)) and named.text:
            at_hand, after_break = self.out.issues[-1:], self._after_break
            self._issue(" ".join(named.text.split("\n")))
            if self.out.issues[-1:] == at_hand:  # said in every row of its
                self._after_break = after_break
        if not self.out.issues:
            self.out.issues.append(IssueOutline(""))
        read = Row(place, self._after_break)
        self._after_break = False
        title = cells.pop("measure", None)
        for key, cell in cells.items():
            if cell.continues:
                if key in self._holders:
                    read.same[key] = self._holders[key]
                continue
            self._holders[key] = read
            if cell.text:
                read.cells[key] = list(cell.paragraphs)
        self._place(read, title)

    def _place(self, row: Row, title: Cell | None) -> None:
        """Put a row where it belongs: into a new measure, under the one at hand, or behind the last row's words."""
        measures = self.out.issues[-1].measures
        last = measures[-1] if measures else None
        words = title.text if title else ""
        said = last is not None and _continues(words, last)
        if last is None or (words and not said):
            measures.append(MeasureOutline(list(title.paragraphs) if title else [], [row]))
            return
        own = [key for key in ("period", "responsible") if key in row.cells]
        if title is not None and title.continues:
            last.rows.append(row)
        elif said and all(_text(row, key) == _text(last.rows[-1], key) for key in own):
            for key in own:
                del row.cells[key]
            self._append(last.rows[-1], row)
        elif own or not row.torn or row.same:
            last.rows.append(row)
        elif _begins_list(row, last.rows[-1]):
            measures.append(MeasureOutline([], [row]))
        else:
            self._append(last.rows[-1], row)

    def _append(self, above: Row, row: Row) -> None:
        for key, (first, *more) in row.cells.items():
            holder = above.same.get(key, above)
            torn = key in holder.cells
            holder.cells.setdefault(key, []).extend((replace(first, torn=torn), *more))
        self._holders = {key: above if held is row else held for key, held in self._holders.items()}

    # --- afterwards ---

    def running_numbers(self) -> None:
        """Drop a column of running numbers; keep what turned out to hold more as a column of its own."""
        rows = [row for issue in self.out.issues for measure in issue.measures for row in measure.rows]
        more = any(not _RUNNING.fullmatch(p.text) for row in rows for p in row.cells.get(NUMBER, ()))
        for row in rows:
            held = row.cells.pop(NUMBER, None)
            shared = row.same.pop(NUMBER, None)
            if held and not more:
                self.out.dropped = next(h.text for h in self.out.headings if h.key == NUMBER)
            if more and held:
                row.cells["order"] = held
            if more and shared:
                row.same["order"] = shared
        if more:
            self.out.headings = [replace(h, key="order") if h.key == NUMBER else h for h in self.out.headings]


def _parted(heading: str) -> tuple[str, int, str]:
    """Return the word, the number (0 for none) and the title of an issue's heading."""
    parts = issue_heading(heading) or _NUMBERED.fullmatch(heading)
    if not parts:
        return "", 0, heading
    word = re.sub(r"\s+", "", parts.groupdict().get("word", ""))
    return word, int(to_arabic(parts["number"])), parts["title"].strip()


def _heads_by_itself(paragraph: Paragraph) -> bool:
    """Tell whether a line right above a table names an issue: it has a number, or goes on one."""
    line = " ".join(paragraph.lines())
    if len(line) > _LONGEST_NAME:
        return False
    if match := _NUMBERED.fullmatch(line):
        return not _NO_NAME.match(match["title"])
    numbered = paragraph.mark is not None and paragraph.mark.number > 0
    return (numbered or _CONTINUED.search(line) is not None) and not _NO_NAME.match(line) and not named_in(line)


def _headed(before: Sequence[Block], *, heads: bool) -> int:
    """Return how many of the blocks before a table, from the last back to its first heading, head it."""
    found = 0
    for count, block in enumerate(reversed(before), 1):
        if isinstance(block, Table) or block.contents or _IN_CONTENTS.search(block.text):
            break
        line = " ".join(block.lines())
        if line and not issue_heading(line) and not (heads and found == 0 and _heads_by_itself(block)):
            break
        found = count if line else found
    return found


def _same_issue(issue: IssueOutline, title: str, number: int, *, continued: bool) -> bool:
    if letters(title) == letters(issue.title):
        return bool(title) or not number or number in {n for n, _heading in issue.printed}
    if not continued:
        return False
    near = SequenceMatcher(None, letters(title), letters(issue.title), autojunk=False).ratio() >= _LIKE
    return near or (not title and number in {0, *(n for n, _heading in issue.printed)})


def _continues(title: str, measure: MeasureOutline) -> bool:
    """Tell whether a title only says that the measure above goes on."""
    if not _CONTINUED.search(title):
        return False
    rest = letters(without_continued(title))
    return not rest or rest == letters(without_continued("\n".join(p.text for p in measure.title)))


def _begins_list(row: Row, above: Row) -> bool:
    """Tell whether a row's first step is the item of a list, unless it is the next number of the list above."""
    steps = row.cells.get("steps")
    if not steps or not marked(steps[0]):
        return False
    number, before = _number(steps[0]), above.same.get("steps", above).cells.get("steps")
    return not (number > 1 and before and _number(before[-1]) == number - 1)


def _number(paragraph: Paragraph) -> int:
    """Return the number of a paragraph in its list, 0 where it has none."""
    if paragraph.mark:
        return paragraph.mark.number
    match = _LIST_NUMBER.match(paragraph.text)
    return int(to_arabic(match[1])) if match else 0


def _text(row: Row, key: str) -> str:
    paragraphs: Iterable[Paragraph] = row.same.get(key, row).cells.get(key, ())
    return letters("".join(p.text for p in paragraphs))
