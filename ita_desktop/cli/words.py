"""What the commands call the parts of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ita_desktop.base.i18n import _
from ita_desktop.cli.language import number
from ita_desktop.domain.cells import cell_lines, cell_text
from ita_desktop.domain.model import Cell, Lines, MoveLines, SetCell, SetText, SplitMeasure

if TYPE_CHECKING:
    from ita_desktop.domain.model import Change, Fix, Place, Report


def year_words(report: Report) -> str:
    """Return a report's fiscal year, or that it is not known."""
    return number(report.fiscal_year) if report.fiscal_year else _("ยังไม่ระบุปี")


def counts(report: Report) -> str:
    """Return how much a report holds."""
    return _("{issues} ประเด็น {measures} มาตรการ {rows} แถว").format(
        issues=number(len(report.issues)),
        measures=number(sum(1 for _found in report.measures())),
        rows=number(sum(1 for _found in report.activities())),
    )


def field_words(report: Report, field: str) -> str:
    """Return what a field of the report, or a column, is called."""
    names = {
        "title": _("ชื่อรายงาน"),
        "fiscal_year": _("ปีงบประมาณ"),
        "ita_year": _("ปี ITA"),
        "prepared_by": _("ผู้จัดทำ"),
        "preface": _("คำนำ"),
        "preface_signed": _("ผู้ลงชื่อท้ายคำนำ"),
        "date": _("วันที่รายงาน"),
        "as_of": _("ข้อมูล ณ วันที่"),
        "office": _("หน่วยงาน"),
        "office.kind": _("ประเภทหน่วยงาน"),
        "office.name": _("ชื่อหน่วยงาน"),
        "office.district": _("อำเภอ"),
        "office.province": _("จังหวัด"),
        "office.website": _("เว็บไซต์"),
        "issues": _("ประเด็น"),
        "signers": _("ผู้ลงนาม"),
    }
    headings = {c.key: c.heading for c in report.columns}
    return headings.get(field) or names.get(field, field)


def place_numbers(report: Report, place: Place) -> dict[str, int]:
    """Return the numbers, from 1, of the issue, measure, row and line that a place names, as far as it names them."""
    for i, issue in enumerate(report.issues, 1):
        if place.issue_uid and place.issue_uid != issue.uid:
            continue
        if place.issue_uid and not place.measure_uid and not place.activity_uid:
            return {"issue": i}
        for m, measure in enumerate(issue.measures, 1):
            if place.measure_uid and place.measure_uid != measure.uid:
                continue
            if place.measure_uid and not place.activity_uid:
                return {"issue": i, "measure": m}
            for a, row in enumerate(measure.activities, 1):
                if place.activity_uid and row.uid == place.activity_uid:
                    return {"issue": i, "measure": m, "activity": a, **_line_number(row.cell(place.field), place)}
    return {}


def _line_number(cell: Cell, place: Place) -> dict[str, int]:
    lines = cell.lines if isinstance(cell, Lines) else ()
    return next(({"line": n} for n, line in enumerate(lines, 1) if line.uid == place.line_uid), {})


def place_words(report: Report, place: Place) -> str:
    """Return where something stands, from the issue down to the column."""
    at = place_numbers(report, place)
    if not at:
        return field_words(report, place.field) if place.field else _("ทั้งรายงาน")
    parts = [" ".join(filter(None, (report.group_word or _("ข้อ"), number(at["issue"]))))]
    if "measure" in at:
        parts.append(_("มาตรการที่ {number}").format(number=number(at["measure"])))
    if at.get("activity", 1) > 1:
        parts.append(_("แถวที่ {number}").format(number=number(at["activity"])))
    if place.field:
        parts.append(_field_of(report, place))
    return " › ".join(parts)


def _field_of(report: Report, place: Place) -> str:
    return _("ชื่อ") if place.field == "title" and place.issue_uid else field_words(report, place.field)


def fix_words(report: Report, fix: Fix) -> tuple[str, ...]:
    """Return what a proposed fix would do, a sentence for each of its changes."""
    sentences = dict.fromkeys(_change_words(report, change) for change in fix)  # copies to several rows read alike
    return tuple(sentences) or (_("คงไว้"),)


def _change_words(report: Report, change: Change) -> str:
    match change:
        case SetText(place, before, after):
            if not before:
                return _("ใส่ช่อง {field} เป็น “{text}”").format(field=_field_of(report, place), text=short(after))
            if not after:
                return _("ลบ “{text}”").format(text=short(before))
            from ita_desktop.thai.excerpt import around_change  # noqa: PLC0415 - needs the word list

            before, after = around_change(before, after)
            return _("แก้ “{before}” เป็น “{after}”").format(before=before, after=after)
        case SetCell(_uid, key, _before, after):
            text = short(cell_text(after)) if cell_lines(after) else _("เหมือนแถวอื่นหรือว่าง")
            return _("ให้ช่อง {column} เป็น “{text}”").format(column=field_words(report, key), text=text)
        case SplitMeasure(_before, after):
            return _("แยกเป็น {count} มาตรการ").format(count=number(len(after)))
        case MoveLines(key, _from, uids):
            return _("ย้าย {count} บรรทัดในช่อง {column} ไปต่อท้ายแถวที่เป็นเจ้าของ").format(
                count=number(len(uids)), column=field_words(report, key)
            )
        case _:
            assert_never(change)


def short(text: str, most: int = 90) -> str:
    """Return a text on one line, cut at the end of a word where it is long."""
    if len(text) <= most:  # most are: no words need be looked up
        return " ".join(text.split())
    from ita_desktop.thai.excerpt import beginning  # noqa: PLC0415 - needs the word list

    return beginning(text, most)
