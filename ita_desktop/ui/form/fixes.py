"""What can be done about a finding: the fix by a name that says what it does, carried out or set aside as one step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_desktop.base.errors import StaleError
from ita_desktop.base.i18n import _
from ita_desktop.domain import proposals
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.model import (
    Change,
    MoveLines,
    Period,
    Responsible,
    SetCell,
    SetText,
    SplitMeasure,
)
from ita_desktop.domain.texts import lines_at
from ita_desktop.thai.dates import years_in
from ita_desktop.thai.digits import thai_number
from ita_desktop.ui.numbers import number

if TYPE_CHECKING:
    from ita_desktop.domain.finding import Finding
    from ita_desktop.domain.model import Report
    from ita_desktop.ui.session import Session

_SEVERAL = 3  # from so many changed places on a button says how many


def fix_name(finding: Finding) -> str:
    """Return what a finding's fix does, as a button says it; "" where it has none."""
    fix = finding.fix
    if fix is None:
        return ""
    if not fix:
        return _("คงไว้ตามนี้")
    if finding.code == "doubt":
        return _proposed(fix)
    if finding.code.startswith("broken-off"):
        return _("ตัดคำท้าย")
    names = {
        "arabic-digits": _("ใช้เลขไทย"),
        "department-spelled-otherwise": _("ใช้ชื่อเดียวกัน"),
        "no-blank-after-era": _("เว้นวรรค"),
        "office-name-differs": _("แก้ชื่อหน่วยงาน"),
        "results-before-period-ends": _("ระบุวันของข้อมูล"),
        "two-websites": _("แก้เว็บไซต์"),
        "unmarked-line": _("ใส่ขีดนำหน้า"),
    }
    if finding.code in names:
        return names[finding.code]
    first = fix[0]
    if isinstance(first, SetCell) and isinstance(first.after, Period):
        return _("ใส่ช่วงเวลานี้")
    if len(fix) >= _SEVERAL:
        return _("แก้ {count} แห่ง").format(count=number(len(fix)))
    if isinstance(first, SetText) and finding.code in {"years-disagree", "missing-year"}:
        new = [year for year in years_in(first.after) if year not in years_in(first.before)]
        return _("ใช้ {year}").format(year=thai_number(new[0])) if new else _("แก้ปี")
    return _("แก้คำนี้")


def _proposed(fix: tuple[Change, ...]) -> str:
    match fix[0]:
        case SplitMeasure(after=parts):
            return _("แยกเป็น {count} มาตรการ").format(count=number(len(parts)))
        case MoveLines(join="\n"):
            return _("ย้ายข้อ")
        case MoveLines():
            return _("รวมเป็นข้อเดียว")
        case SetText() if any(isinstance(c, SetText) and not c.after for c in fix):
            return _("รวมเป็นข้อเดียว")
        case SetCell(before=Period() as before, after=Period() as after) if _one_line(before) == _one_line(after):
            return _("รวมเป็นบรรทัดเดียว")
        case SetCell(after=Period()) if len(fix) == 1:
            return _("ใส่ช่วงเวลานี้")
        case SetCell(after=Responsible()) if len(fix) == 1:
            return _("ใส่ผู้รับผิดชอบ")
        case _:
            return _("ใช้ตามที่เสนอ")


def _one_line(period: Period) -> str:
    return " ".join(period.text.split())


def carry_out(session: Session, finding: Finding) -> bool:
    """Make a finding's fix; return whether anything changed (what no longer holds is told by ``refused``)."""
    name = fix_name(finding)

    def change(report: Report) -> Report:
        if finding.doubt_uid:
            return proposals.accept(report, finding.doubt_uid)
        return proposals.apply_fix(report, finding.fix or ())

    return session.edit(name, change, place=finding.place)


def leave(session: Session, finding: Finding, reason: str = "") -> bool:
    """Leave everything as it is and say no more of it; return whether anything changed."""

    def change(report: Report) -> Report:
        if finding.doubt_uid:
            return proposals.leave(report, finding.doubt_uid)
        from ita_desktop.domain.checks import set_aside  # noqa: PLC0415 - the rules are read when they are needed

        return set_aside(report, finding, reason)

    return session.edit(_("ปล่อยไว้"), change, place=finding.place)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A text before and after a fix, with the words that say where where it is not at hand."""

    before: str
    after: str
    where: str = ""


def comparisons(report: Report, finding: Finding) -> tuple[Comparison, ...]:
    """Return what a fix changes, to be shown before it is made; nothing where it no longer holds."""
    try:
        return tuple(_compared(report, change) for change in finding.fix or ())
    except StaleError:
        return ()


def _compared(report: Report, change: Change) -> Comparison:
    match change:
        case SetText(before=before, after=after):
            return Comparison(before, after)
        case SetCell(before=cell, after=other):
            return Comparison(cell_text(cell), cell_text(other))
        case SplitMeasure(before=measure, after=parts):
            return Comparison(measure.title, "\n".join(part.title for part in parts))
        case MoveLines(key, from_uid, uids, to_uid, join):
            moved = [line for line in lines_at(report, from_uid, key) if line.uid in uids]
            there = lines_at(report, to_uid, key)
            last = there[-1].text if there else ""
            text = "\n".join(line.text for line in moved)
            where = next((m.title for _i, m, row in report.activities() if row.uid == to_uid), "")
            return Comparison(last, last + (join if last else "") + text, where)


def missing_code(key: str) -> str:
    """Return the code of the finding that an activity's cell is empty."""
    return {"outcomes": "missing-outcome", "results": "missing-result", "responsible": "missing-department"}.get(
        key, f"missing-{key}"
    )
