"""Makes a report of what was understood: every paragraph as it stood, every record with an identity of its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import period_cell, responsible_cell
from ita_desktop.domain.lines import lines_cell, print_lines
from ita_desktop.domain.model import (
    Activity,
    Cell,
    ColumnKind,
    Issue,
    Measure,
    Missing,
    Report,
    SameAs,
    Scalar,
    activity,
)
from ita_desktop.exchange.reading.blocks import Tidied, beginning
from ita_desktop.exchange.reading.columns import report_columns
from ita_desktop.exchange.reading.lists import read_list
from ita_desktop.exchange.reading.outline import marked
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ita_desktop.domain.model import Column, Line
    from ita_desktop.exchange.reading.blocks import Paragraph, Source
    from ita_desktop.exchange.reading.outline import IssueOutline, MeasureOutline, Outline, Row

_BULLET = re.compile(r"[-–•●▪○]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Built:
    """A report without doubts, and what only its file knew.

    ``torn``: uids of lines that a page may have torn off the line before them; ``apart``: of lines that begin anew on
    purpose; ``counted``: of lines whose number came from a list of the file's program; ``breaks``: of rows right after
    a page's end. ``tidied``: what a report keeps in another form than it was typed in.
    """

    report: Report
    torn: frozenset[str]
    apart: frozenset[str]
    counted: frozenset[str]
    breaks: frozenset[str]
    tidied: tuple[Tidied, ...] = ()


def build(source: Source, read: Outline, head: Report) -> Built:
    """Return ``head`` with the issues of an outline."""
    return _Building(source, read, head).built()


class _Building:
    def __init__(self, source: Source, read: Outline, head: Report) -> None:
        self._source = source
        self._read = read
        self._head = head
        self._columns = report_columns(read.headings, _kinds(read))
        self._torn: set[str] = set()
        self._apart: set[str] = set()
        self._counted: set[str] = set()
        self._breaks: set[str] = set()
        self._tidied: dict[Tidied, None] = {}

    def built(self) -> Built:
        issues = tuple(self._issue(n, issue) for n, issue in enumerate(self._read.issues, 1))
        words = [issue.word for issue in self._read.issues if issue.word]
        report = replace(
            self._head,
            columns=self._columns,
            issues=issues,
            group_word=max(words, key=words.count) if words else "",
        )
        if self._read.dropped:
            where = _("ช่อง {column}").format(column=self._read.dropped)
            self._tidied[Tidied(_("ไม่ได้นำเข้าเลขลำดับ เพราะเรียงตามลำดับแถวอยู่แล้ว"), where)] = None
        return Built(
            report,
            frozenset(self._torn),
            frozenset(self._apart),
            frozenset(self._counted),
            frozenset(self._breaks),
            tuple(self._tidied),
        )

    def _issue(self, number: int, issue: IssueOutline) -> Issue:
        return Issue(
            self._source.uid("issue", number), issue.title, tuple(self._measure(measure) for measure in issue.measures)
        )

    def _tell(self, phrase: str, column: str, paragraph: Paragraph, line: int = 0) -> None:
        """Keep for a person that a text of a column is kept in another form."""
        words = beginning(paragraph.lines()[line])
        self._tidied[Tidied(phrase, _("“{words}” ในช่อง {column}").format(words=words, column=column))] = None

    def _measure(self, measure: MeasureOutline) -> Measure:
        for paragraph in measure.title:
            self._tell_automatic(next(c.heading for c in self._columns if c.key == "measure"), paragraph)
        return Measure(
            self._source.uid("measure", *measure.rows[0].place),
            "\n".join(line for p in measure.title for line in p.lines()),
            tuple(self._row(row) for row in measure.rows),
        )

    def _row(self, row: Row) -> Activity:
        uid = self._row_uid(row)
        if row.torn:
            self._breaks.add(uid)
        cells: dict[str, Cell] = {}
        for column in self._columns:
            if column.key in row.same:
                source = row.same[column.key]
                if column.key in source.cells:
                    cells[column.key] = SameAs(self._row_uid(source))
            elif column.key in row.cells:
                cells[column.key] = self._cell(column, row.cells[column.key], row)
        return activity(uid, cells)

    def _row_uid(self, row: Row) -> str:
        return self._source.uid("row", *row.place)

    def _cell(self, column: Column, paragraphs: Sequence[Paragraph], row: Row) -> Cell:
        match column.kind:
            case ColumnKind.LINES:
                read = read_list(paragraphs, self._line_uids(column, row))
                self._tell_marks(column.heading, paragraphs, read.lines)
                self._torn |= read.torn
                self._apart |= read.apart
                self._counted |= read.counted
                return lines_cell(read.lines)
            case ColumnKind.PERIOD:
                for paragraph in paragraphs:
                    self._tell_automatic(column.heading, paragraph)
                return period_cell("\n".join(line for p in paragraphs for line in p.lines()), self._head.fiscal_year)
            case ColumnKind.RESPONSIBLE:
                for paragraph in paragraphs:
                    self._tell_automatic(column.heading, paragraph)
                    for n, line in enumerate(paragraph.lines()):
                        if _BULLET.match(line):
                            self._tell(_("ตัดเครื่องหมายหัวข้อหน้าชื่อหน่วยงาน"), column.heading, paragraph, n)
                return responsible_cell(_names(paragraphs))
            case _:
                return _scalar(paragraphs)

    def _tell_automatic(self, column: str, paragraph: Paragraph) -> None:
        if paragraph.mark is not None and paragraph.lines():
            self._tell(_("ตัดเครื่องหมายหรือเลขหัวข้ออัตโนมัติ"), column, paragraph)

    def _tell_marks(self, column: str, paragraphs: Sequence[Paragraph], lines: Sequence[Line]) -> None:
        """Tell once a cell for each way in which its typed marks print in the program's form."""
        typed = [(p, n, line) for p in paragraphs for n, line in enumerate(p.lines())]
        told: set[str] = set()
        for (paragraph, n, line), printed in zip(typed, print_lines(lines), strict=True):
            if line == printed or (paragraph.mark is not None and n == 0):
                continue
            phrase = _("เว้นวรรคหลังเครื่องหมายหรือเลขหัวข้อ")
            if line[0] != printed[0]:
                phrase = _("เปลี่ยนเครื่องหมายหัวข้อ “{mark}” เป็น “-”").format(mark=line[0])
            if phrase not in told:
                told.add(phrase)
                self._tell(phrase, column, paragraph, n)

    def _line_uids(self, column: Column, row: Row) -> Callable[[], str]:
        numbers = count(1)
        return lambda: self._source.uid("line", *row.place, column.key, next(numbers))


def _names(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return who is responsible, one by one; a line in brackets belongs to the one before."""
    names: list[str] = []
    for line in (line for p in paragraphs for line in p.lines()):
        name = _BULLET.sub("", line, count=1) if _BULLET.match(line) else line
        if names and name.startswith("("):
            names[-1] += f" {name}"
        else:
            names.append(name)
    return names


def _scalar(paragraphs: Sequence[Paragraph]) -> Scalar | Missing:
    lines = []
    for paragraph in paragraphs:
        mark = paragraph.mark
        label = "" if mark is None else mark.words or (f"{thai_number(mark.number)}." if mark.number else "-")
        for number, line in enumerate(paragraph.lines()):
            lines.append(f"{label} {line}" if label and number == 0 else line)
    return Scalar("\n".join(lines)) if lines else Missing()


def _kinds(read: Outline) -> Mapping[str, ColumnKind]:
    """Return what the columns hold, as their cells show: a list where one has several lines or a marked one."""
    kinds: dict[str, ColumnKind] = {}
    for row in (row for issue in read.issues for measure in issue.measures for row in measure.rows):
        for key, paragraphs in row.cells.items():
            if sum(len(p.lines()) for p in paragraphs) > 1 or any(marked(p) for p in paragraphs):
                kinds[key] = ColumnKind.LINES
    return kinds
