"""Reads a report as a careful colleague would and says what is missing, what contradicts itself, what looks wrong.

A finding offers a correction where there is one; nothing is ever changed without asking, for the file is an
official record. A clerk who is nagged stops reading: a rule that cannot be nearly sure says nothing.

``head`` reads the cover and the dates, ``table`` what is missing, ``content`` what the rows tell, ``targets`` what was
aimed at and what was counted, ``names`` the names that must agree, ``spelling`` (with ``twins`` and ``glossary``) the
words, ``form`` digits and blanks. ``corpus`` gives them all words with their places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.domain.checks.content import check_content, unmarked_lines
from ita_desktop.domain.checks.corpus import corpus
from ita_desktop.domain.checks.form import check_form
from ita_desktop.domain.checks.head import check_head, period_years
from ita_desktop.domain.checks.names import check_departments, check_own_names, check_websites, own_names
from ita_desktop.domain.checks.setting_aside import set_aside, without_set_aside
from ita_desktop.domain.checks.spelling import check_spelling
from ita_desktop.domain.checks.table import check_table
from ita_desktop.domain.checks.targets import check_targets
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import DoubtState, Lines, MoveLines, SetCell, SetText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ita_desktop.domain.model import Place, Report

__all__ = ["Finding", "Level", "check", "set_aside"]


def check(report: Report) -> tuple[Finding, ...]:
    """Return all findings about a report, in printed order of their places; open doubts are among them.

    What a person has set aside is left out.
    """
    order = _order(report)
    open_ones = without_set_aside(report, _undoubted(report, _all(report)))
    return tuple(sorted(dict.fromkeys(open_ones), key=lambda f: order(f.place)))


def _all(report: Report) -> Iterator[Finding]:
    words = corpus(report)
    for doubt in report.doubts:
        if doubt.state is DoubtState.OPEN:
            yield Finding(Level.WARNING, "doubt", doubt.place, doubt.sentence, doubt.fix, doubt.uid)
    yield from check_head(report)
    yield from check_table(report)
    yield from period_years(report)
    yield from check_content(report)
    yield from check_targets(report)
    yield from unmarked_lines(report)
    yield from check_websites(report, words)
    near = own_names(report, words)
    yield from check_own_names(near)
    yield from check_departments(report)
    yield from check_spelling(report, words, taken=(hit for name in near for hit in name.hits))
    yield from check_form(words)


def _undoubted(report: Report, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings but for hints on lines that an open doubt speaks of or would change.

    Two proposals for the same words contradict each other; what the doubt leaves is told when it is settled.
    """
    lines: set[str] = set()
    cells: set[tuple[str, str]] = set()
    for doubt in report.doubts:
        if doubt.state is DoubtState.OPEN:
            lines.add(doubt.place.line_uid)
            for change in doubt.fix or ():
                match change:
                    case SetText(place):
                        lines.add(place.line_uid)
                    case MoveLines(line_uids=moved):
                        lines.update(moved)
                    case SetCell(row, key):
                        cells.add((row, key))
                    case _:  # a measure that is to be split: its lines stay what they are
                        pass
    lines.discard("")
    for finding in findings:
        place = finding.place
        touched = place.line_uid in lines or (place.activity_uid, place.field) in cells
        if finding.level is not Level.HINT or not touched:
            yield finding


_HEAD = (
    *("", "office.kind", "office.name", "office.district", "office.province", "office.website", "fiscal_year"),
    *("ita_year", "item_code", "title", "prepared_by", "preface", "preface_signed", "date", "as_of", "issues"),
)


def _order(report: Report) -> Callable[[Place], tuple[int, ...]]:
    """Return what gives a place its number in print: the cover first, then row by row."""
    uids: dict[str, int] = {}
    for issue in report.issues:
        uids[issue.uid] = len(uids)
        for measure in issue.measures:
            uids[measure.uid] = len(uids)
            for row in measure.activities:
                uids[row.uid] = len(uids)
                for _key, cell in row.cells:
                    if isinstance(cell, Lines):
                        uids.update((line.uid, len(uids) + n) for n, line in enumerate(cell.lines))
    fields = {name: n for n, name in enumerate((*_HEAD, *(c.key for c in report.columns)))}

    def number(place: Place) -> tuple[int, ...]:
        parts = (place.issue_uid, place.measure_uid, place.activity_uid)
        field = fields.get(place.field, -1 if place.issue_uid else len(fields))
        return (*(uids.get(uid, -1) for uid in parts), field, uids.get(place.line_uid, -1))

    return number
