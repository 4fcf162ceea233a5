"""What a plan to import says, in words: for the window and the command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.lines import print_lines
from ita_desktop.domain.merge.model import State
from ita_desktop.domain.merge.three_way import Shape
from ita_desktop.domain.model import COLUMNS, Cell, Issue, Line, Measure, OfficeFile, Report, SameAs
from ita_desktop.domain.plain import decode
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.domain.merge.model import Conflict, Item


def state_word(state: State) -> str:
    """Return what a plan's state is called."""
    words = {
        State.NEW: _("ใหม่"),
        State.UPDATED: _("แก้ไข"),
        State.MERGED: _("รวมสองฝ่าย"),
        State.SAME: _("เหมือนเดิม"),
        State.OLDER: _("เก่ากว่าของเรา"),
        State.KEPT: _("คงของเราไว้"),
        State.DELETED: _("ผู้ส่งลบแล้ว"),
        State.DELETED_HERE: _("ที่นี่ลบแล้ว"),
        State.CONFLICT: _("ชนกัน"),
    }
    return words[state]


def item_title(item: Item) -> str:
    """Return what an incoming record is called, in one line."""
    record = item.theirs or item.mine or item.base or item.merged
    match record:
        case Measure(title=title):
            return " ".join(title.split()) or _("มาตรการใหม่")
        case Issue(title=title):
            return _("ประเด็น {title}").format(title=title)
        case Report(fiscal_year=year):
            return _("ข้อมูลทั่วไปของรายงานปีงบประมาณ {year}").format(year=thai_number(year) if year else "–")
        case OfficeFile():
            return _("ข้อมูลหน่วยงาน")
        case _:
            return item.uid


def _fields() -> dict[str, str]:
    return {
        "title": _("ชื่อ"),
        "note": _("หมายเหตุ"),
        "activities": _("ชุดขั้นตอน"),
        "evidence": _("หลักฐาน"),
        "outer": _("ประเด็นที่อยู่"),
        "departments": _("ส่วนราชการ"),
        "signers": _("ผู้ลงนาม"),
        "columns": _("คอลัมน์"),
        "preface": _("คำนำ"),
        "date": _("วันที่ของรายงาน"),
        "as_of": _("ข้อมูล ณ วันที่"),
        "office": _("หน่วยงาน"),
        "name": _("ชื่อหน่วยงาน"),
        "prepared_by": _("หน่วยที่จัดทำ"),
    }


def conflict_field(conflict: Conflict) -> str:
    """Return which field a conflict is about: "ผลการดำเนินการ", "ชื่อ"."""
    if not conflict.path:
        return _("ทั้งรายการ")
    names = _fields() | {column.key: column.heading for column in COLUMNS}
    return next((names[part] for part in reversed(conflict.path) if part in names), conflict.path[0])


def value_text(shape: Shape, value: Any) -> str:  # noqa: ANN401 - any value of a conflict, in exact form
    """Return one side of a conflict as a person reads it; "" where there is nothing."""
    if value in (None, [], ""):
        return ""
    match shape:
        case Shape.LINES:
            return _lines_text(value)
        case Shape.CELL:
            cell = decode(Cell, value)
            return _("เหมือนแถวอื่น") if isinstance(cell, SameAs) else cell_text(cell)
        case Shape.TEXT:
            return value if isinstance(value, str) else "\n".join(value)
        case Shape.RECORD:
            return str(value.get("title") or _("ข้อมูลหน่วยงาน"))
        case _:
            return _value_text(value)


def _lines_text(lines: Sequence[Any]) -> str:
    return "\n".join(print_lines([decode(Line, line) for line in lines]))


def _value_text(value: Any) -> str:  # noqa: ANN401 - as value_text
    """Return the words of a record within, whichever it is."""
    if not isinstance(value, dict):
        return str(value)
    for key in ("date_as_printed", "as_of_as_printed", "caption", "heading"):
        if value.get(key):
            return str(value[key])
    if "role" in value:
        return " ".join(value.get(key, "") for key in ("name", "position")).strip()
    if value.get("name"):
        return str(value["name"])
    cells = [decode(Cell, cell) for key, cell in value.items() if key != "uid" and isinstance(cell, dict)]
    return "\n".join(text for cell in cells if (text := cell_text(cell)))
