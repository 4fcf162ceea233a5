"""Reads a workbook of ours back: what was changed in it against what it was, what was added as new rows.

A row or a field that is not there any more is not deleted: whoever fills a form in may have taken out what was not
for them.
"""

from __future__ import annotations

import uuid
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError, UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.domain import edits
from ita_desktop.domain.cells import cell_from_text
from ita_desktop.domain.model import Activity, ColumnKind, Department, Measure, Place, activity
from ita_desktop.domain.plain import resolve
from ita_desktop.domain.texts import set_text
from ita_desktop.domain.titles import plain_title
from ita_desktop.exchange.exact import ChangedError, exact_report, read_exact
from ita_desktop.exchange.sheet.form import EXACT, FIELDS, HEAD, KEYS, ROWS, field_text, lines_of, shown_columns
from ita_desktop.exchange.sheet.opening import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl import Workbook
    from openpyxl.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

    from ita_desktop.domain.model import Cell, Column, Report


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A report as a workbook has it now and as it was written, and the revisions that its records had then, by uid."""

    report: Report
    was: Report
    revs: Mapping[str, str]


def is_own(book: Workbook) -> bool:
    """Return whether this program wrote a workbook."""
    return {ROWS, HEAD, EXACT} <= set(book.sheetnames)


def own_sheet(book: Workbook, name: str, sha256: str) -> OwnSheet:
    """Return the report of a workbook that this program wrote.

    Raises UnreadableError where what it was cannot be read any more, RefusedError for a cell too long.
    """
    was, revs = _exact(book, name)
    report = _with_head(was, book[HEAD])
    return OwnSheet(_Rows(report, was, sha256).read(book[ROWS]), was, revs)


def _exact(book: Workbook, name: str) -> tuple[Report, dict[str, str]]:
    texts = [str(row[0].value or "") for row in book[EXACT].iter_rows(max_col=1)]
    raw = "".join(texts[1:]).encode()
    try:
        data = read_exact(raw, texts[0] if texts else "")
        revs = {str(uid): str(rev) for uid, rev in data["revs"].items()}
        return exact_report(data["report"]), revs
    except (ChangedError, KeyError, TypeError, AttributeError) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> UnreadableError:
    sentence = _("แผ่น “{sheet}” ใน “{name}” ถูกแก้ไข จึงไม่ได้อ่านอะไร ข้อมูลเดิมยังอยู่ครบ โปรดขอไฟล์ใหม่จากผู้ส่ง")
    return UnreadableError(sentence.format(sheet=EXACT, name=name))


# --- the head ---


def _with_head(report: Report, sheet: Worksheet) -> Report:
    """Return the report with what was filled in on the second sheet."""
    departments = {d.uid: d for d in report.office.departments}
    signers = list(report.signers)
    for row in sheet.iter_rows(min_row=2, max_col=4):
        key = str(row[3].value or "")
        if key in FIELDS:
            before = field_text(report, key)
            text = _typed(row[1], before)
            with suppress(RefusedError):  # no year: what it was stays
                report = report if text == before else set_text(report, Place(key), text)
        elif key in departments:
            name = departments[key].name
            departments[key] = replace(departments[key], name=_typed(row[1], name) or name)
        elif key.startswith("signer ") and key[7:].isdecimal() and int(key[7:]) < len(signers):
            was = signers[int(key[7:])]
            typed = replace(was, name=_typed(row[1], was.name), position=_typed(row[2], was.position))
            signers[int(key[7:])] = typed
    made: tuple[Department, ...] = tuple(departments.values())
    if made != report.office.departments:
        report = replace(report, office=replace(report.office, departments=made))
    return replace(report, signers=tuple(signers))


# --- the rows ---


class _Rows:
    """The first sheet on its way into the report, row by row."""

    def __init__(self, report: Report, was: Report, sha256: str) -> None:
        self._report = report
        self._sha256 = sha256
        self._columns = shown_columns(was)
        self._known = {line.row.uid: line.texts for line in lines_of(was, edits.rows_by_uid(was)) if line.row}
        self._issues = {issue.uid: issue.title for issue in was.issues}
        self._issue_uid = next(iter(self._issues), "")
        self._measure_uid = ""

    def read(self, sheet: Worksheet) -> Report:
        for n, row in enumerate(sheet.iter_rows(min_row=2, max_col=len(self._columns) + 1 + len(KEYS)), 2):
            keys = [str(cell.value or "") for cell in row[len(self._columns) + 1 :]]
            before = self._known.get(keys[-1], ("",) * (len(self._columns) + 1))
            texts = list(map(_typed, row[: len(self._columns) + 1], before))
            self._take(n, texts, dict(zip(KEYS, keys, strict=True)))
        return self._report

    def _take(self, n: int, texts: list[str], keys: dict[str, str]) -> None:
        if keys["issue"] in self._issues:
            self._issue_uid = keys["issue"]
        else:
            titled = (uid for uid, title in self._issues.items() if plain_title(title) == plain_title(texts[0]))
            self._issue_uid = next(titled, self._issue_uid) if texts[0] else self._issue_uid
        if keys["activity"] in self._known:
            self._measure_uid = keys["measure"]
            self._change(keys["activity"], texts)
        elif any(texts[1:]) and self._issue_uid:
            self._add(n, texts)

    def _change(self, uid: str, texts: list[str]) -> None:
        """Write what differs from what the row said."""
        for column, before, text in zip(self._columns, self._known[uid][1:], texts[1:], strict=True):
            if before == text:
                continue
            if column.kind is ColumnKind.TITLE:
                if text:
                    place = Place("title", measure_uid=self._measure_uid)
                    self._report = set_text(self._report, place, text)
                continue
            row = edits.find_activity(self._report, uid)
            rows = edits.rows_by_uid(self._report)
            cell = self._cell(column, text, f"{uid}/{column.key}", resolve(row, column.key, rows))
            self._report = edits.set_cell(self._report, uid, column.key, cell)

    def _add(self, n: int, texts: list[str]) -> None:
        """Add a row that was typed: a measure of its own, or one more activity of the measure above."""
        title = next(text for c, text in zip(self._columns, texts[1:], strict=True) if c.kind is ColumnKind.TITLE)
        cells = {
            column.key: self._cell(column, text, f"{n}/{column.key}")
            for column, text in zip(self._columns, texts[1:], strict=True)
            if column.kind is not ColumnKind.TITLE
        }
        row: Activity = activity(self._uid(n, "row"), cells)
        here = {m.uid for issue in self._report.issues if issue.uid == self._issue_uid for m in issue.measures}
        if title or self._measure_uid not in here:
            self._measure_uid = self._uid(n, "measure")
            made = Measure(self._measure_uid, title, (row,))
            self._report = edits.add_measure(self._report, self._issue_uid, made)
        else:
            self._report = edits.add_activity(self._report, self._measure_uid, row)

    def _cell(self, column: Column, text: str, place: str, before: Cell | None = None) -> Cell:
        uids = self._uids(place)
        year = self._report.fiscal_year
        if before is None:
            return cell_from_text(column.kind, text, fiscal_year=year, uid=lambda: next(uids))
        return cell_from_text(column.kind, text, fiscal_year=year, before=before, uid=lambda: next(uids))

    def _uids(self, place: str) -> Iterator[str]:
        n = 0
        while True:
            yield self._uid(place, n)
            n += 1

    def _uid(self, *place: object) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join(map(str, (self._sha256, *place)))))


def _typed(cell: SheetCell, before: str) -> str:
    """Return what a cell says; what it said ``before``, whatever a program did to line ends and edges meanwhile."""
    now = "" if cell.value is None else str(cell.value)
    if [line.strip() for line in before.splitlines()] == [line.strip() for line in now.splitlines()]:
        return before
    return text_of(cell)[0]
