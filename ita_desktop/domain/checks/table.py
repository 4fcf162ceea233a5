"""What the table lacks, or has twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import COLUMNS, ColumnKind, Period, Place, SetCell
from ita_desktop.domain.plain import resolve
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_desktop.domain.model import Fix, Issue, Measure, Report

_ISSUES = 7
"""An item that leaves one of the seven out is not complete (domain notes §1.1, §1.3)."""
_ISSUE = "ประเด็น"  # an office that calls its groups otherwise ("มิติที่") divides the item in its own way

_CODES = {"outcomes": "missing-outcome", "results": "missing-result", "responsible": "missing-department"}
_ALIKE = 3  # so many rows with one period say what a row without one means
_MANY = 3  # so many rows that all lack one thing lack it by design: it is told once


def check_table(report: Report) -> Iterator[Finding]:
    """Yield issues, titles and cells that are missing, and measures that stand twice under one issue."""
    if len(report.issues) < _ISSUES and report.group_word.startswith(_ISSUE):
        sentence = _("พบ {count} ประเด็น จาก {all} ประเด็นที่เกณฑ์กำหนด โปรดตรวจว่าครบหรือไม่").format(
            count=thai_number(len(report.issues)), all=thai_number(_ISSUES)
        )
        yield Finding(Level.WARNING, "few-issues", Place("issues"), sentence)
    for issue in report.issues:
        place = Place("title", issue.uid)
        if not _says_something(issue.title):
            yield Finding(Level.WARNING, "missing-issue-title", place, _("ประเด็นนี้ยังไม่มีชื่อ โปรดระบุชื่อประเด็น"))
        if not issue.measures:
            sentence = _("ประเด็น “{title}” ยังไม่มีมาตรการ โปรดเพิ่มอย่างน้อยหนึ่งมาตรการ").format(title=issue.title)
            yield Finding(Level.WARNING, "empty-issue", place, sentence)
        yield from _twice(issue)
    yield from _missing_cells(report)


def _twice(issue: Issue) -> Iterator[Finding]:
    seen: set[str] = set()
    for measure in issue.measures:
        title = "".join(measure.title.split())
        if title in seen:
            sentence = _("มาตรการ “{title}” มีอยู่แล้วในประเด็นเดียวกัน โปรดรวมเป็นรายการเดียวหรือแก้ชื่อให้ต่างกัน").format(
                title=measure.title
            )
            yield Finding(Level.WARNING, "same-title-twice", Place("title", issue.uid, measure.uid), sentence)
        if _says_something(title):
            seen.add(title)


def _missing_cells(report: Report) -> Iterator[Finding]:
    headings = {c.key: c.heading for c in (*COLUMNS, *report.columns)}
    keys = [c.key for c in COLUMNS if c.kind is not ColumnKind.TITLE]
    rows = {row.uid: row for _i, _m, row in report.activities()}
    usual = _usual_period(report)
    lacking = {key for key in keys if not any(_says_something(cell_text(resolve(r, key, rows))) for r in rows.values())}
    if len(rows) < _MANY:
        lacking.clear()
    for key in keys:
        if key in lacking:
            sentence = _("รายงานนี้ไม่มีข้อมูลในช่อง {heading} ซึ่งเกณฑ์กำหนดให้มี โปรดตรวจว่าข้อมูลนี้อยู่ในช่องอื่นหรือไม่").format(
                heading=headings[key]
            )
            yield Finding(Level.ERROR, _code(key), Place(key), sentence)
    for issue, measure in report.measures():
        if not _says_something(measure.title):
            yield _missing_title(issue, measure)
        for row in measure.activities:
            for key in keys:
                if key in lacking or _says_something(cell_text(resolve(row, key, rows))):
                    continue
                sentence = _("ยังไม่ได้กรอก{heading} ซึ่งเกณฑ์กำหนดให้มีทุกแถว").format(heading=headings[key])
                fix: Fix | None = None
                if key == "period" and usual:
                    fix = (SetCell(row.uid, key, row.cell(key), usual),)
                    sentence = _("ยังไม่ได้กรอก{heading} ซึ่งเกณฑ์กำหนดให้มีทุกแถว แถวอื่นทุกแถวคือ {usual}").format(
                        heading=headings[key], usual=" ".join(usual.text.split())
                    )
                yield Finding(Level.ERROR, _code(key), Place(key, issue.uid, measure.uid, row.uid), sentence, fix)


def _code(key: str) -> str:
    return _CODES.get(key, f"missing-{key}")


def _missing_title(issue: Issue, measure: Measure) -> Finding:
    sentence = _("รายการนี้ยังไม่มีชื่อมาตรการ/โครงการ/กิจกรรม ซึ่งเกณฑ์กำหนดให้มีทุกรายการ")
    return Finding(Level.ERROR, "missing-title", Place("title", issue.uid, measure.uid), sentence)


def _usual_period(report: Report) -> Period | None:
    """Return the period that all rows have which have one; None where they differ or are few."""
    periods = [cell for _i, _m, row in report.activities() if isinstance(cell := row.cell("period"), Period)]
    meant = {(p.start, p.end) if p.start and p.end else " ".join(p.text.split()) for p in periods}
    if len(meant) != 1 or len(periods) < _ALIKE:
        return None
    ((period, _count),) = Counter(periods).most_common(1)
    return period if _says_something(period.text) else None


def _says_something(text: str) -> bool:
    """Return whether a text has a letter or a digit: a dash in a cell says nothing."""
    return any(c.isalnum() for c in text)
