"""What the places and the pages of a report are called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.services.pages import Part
from ita_desktop.ui.numbers import digits, number

if TYPE_CHECKING:
    from ita_desktop.domain.model import Place, Report
    from ita_desktop.services.pages import SetPages


def place_name(report: Report, place: Place) -> str:
    """Return the name of a place's field."""
    if place.measure_uid:
        return _column_name(report, place.field)
    if place.issue_uid:
        return _("ชื่อประเด็น")
    names = {
        "title": _("ชื่อรายงาน"),
        "preface": _("คำนำ"),
        "preface_signed": _("ผู้ลงนามในคำนำ"),
        "prepared_by": _("หน่วยงานที่จัดทำ"),
        "date": _("วันที่ของรายงาน"),
        "as_of": _("วันที่ของข้อมูล"),
        "signers": _("ผู้ลงนามท้ายรายงาน"),
        "office.logo": _("ตราของหน่วยงาน"),
    }
    return names.get(place.field) or (_("หน่วยงาน") if place.field.startswith("office.") else place.field)


def _column_name(report: Report, key: str) -> str:
    names = {
        "": _("ชื่อมาตรการ"),
        "title": _("ชื่อมาตรการ"),
        "steps": _("ขั้นตอน"),
        "period": _("ช่วงเวลา"),
        "responsible": _("ผู้รับผิดชอบ"),
        "results": _("ผลการดำเนินการ"),
        "outcomes": _("ผลลัพธ์"),
    }
    return names.get(key) or next((c.heading for c in report.columns if c.key == key), key)


def part_name(part: Part) -> str:
    """Return the name of a part of the report."""
    return {
        Part.COVER: _("ปก"),
        Part.PREFACE: _("คำนำ"),
        Part.CONTENTS: _("สารบัญ"),
        Part.TABLE: _("ตารางผลการดำเนินการ"),
    }[part]


def page_name(pages: SetPages, page: int) -> str:
    """Return which page this is: its number among the table's pages, or the part of the front matter."""
    shown = pages.pages[page]
    if shown.part is not Part.TABLE:
        return part_name(shown.part)
    count = sum(p.part is Part.TABLE for p in pages.pages)
    return _("หน้า {page} จาก {pages}").format(page=digits(shown.number), pages=number(count))
