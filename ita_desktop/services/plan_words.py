"""What a plan to import says, in words: for the window and the command line alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.lines import print_lines, read_lines
from ita_desktop.domain.merge.model import State
from ita_desktop.domain.merge.three_way import Shape
from ita_desktop.domain.model import (
    COLUMNS,
    Cell,
    Column,
    Issue,
    Line,
    Measure,
    Office,
    OfficeFile,
    Report,
    SameAs,
    new_uid,
)
from ita_desktop.domain.plain import decode, encode
from ita_desktop.domain.revision import Kind
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


def conflict_field(conflict: Conflict, columns: Sequence[Column] = COLUMNS) -> str:
    """Return which field a conflict is about: "ผลการดำเนินการ", "ชื่อ"."""
    if not conflict.path:
        return _("ทั้งรายการ")
    names = _fields() | {column.key: " ".join(column.heading.split()) for column in columns}
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


# --- what changes ---


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a record with its words before and after; "" where there is nothing."""

    name: str
    before: str
    after: str


def is_news(item: Item) -> bool:
    """Return whether a person should see a record: a measure always, the others where they change in themselves."""
    if item.kind is Kind.MEASURE:
        return True
    if item.state in {State.SAME, State.OLDER, State.KEPT}:
        return False
    return bool(item.order_told or item.conflicts or parts_of_item(item)[0])


def parts_of_item(item: Item, columns: Sequence[Column] = COLUMNS) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """Return what an import would change in a record, part by part, and the names of the parts that stay."""
    before = _words_of(item.mine, columns)
    after = _words_of(item.merged or item.theirs, columns) if item.state is not State.DELETED else {}
    changed, same = [], []
    for name in dict.fromkeys((*after, *before)):
        was, will = before.get(name, ""), after.get(name, "")
        if was != will:
            changed.append(Part(name, was, will))
        elif was:
            same.append(name)
    return tuple(changed), tuple(same)


def _words_of(record: object, columns: Sequence[Column]) -> dict[str, str]:
    """Return the parts of a record that a person reads, by their names."""
    match record:
        case Measure():
            return _words_of_measure(record, columns)
        case Issue(title=title):
            return {_("ชื่อ"): title}
        case Report():
            return _words_of_head(record)
        case OfficeFile(office=office):
            return _words_of_office(office)
        case _:
            return {}


def _words_of_measure(measure: Measure, columns: Sequence[Column]) -> dict[str, str]:
    names = {column.key: " ".join(column.heading.split()) for column in columns}
    words = {_("ชื่อ"): measure.title}
    several = len(measure.activities) > 1
    for n, row in enumerate(measure.activities, 1):
        for key in dict.fromkeys((*names, *(key for key, _cell in row.cells))):
            cell = row.cell(key)
            name = names.get(key, key)
            if several:
                name = _("{name} ชุดที่ {n}").format(name=name, n=thai_number(n))
            text = _("เหมือนแถวอื่น") if isinstance(cell, SameAs) else cell_text(cell)
            if text:
                words[name] = text
    words[_("หลักฐาน")] = "\n".join(
        " ".join((e.caption, e.link or (e.file.name if e.file else ""))) for e in measure.evidence
    )
    words[_("หมายเหตุ")] = measure.note
    return words


def _words_of_head(report: Report) -> dict[str, str]:
    return {
        _("ปีงบประมาณ"): thai_number(report.fiscal_year) if report.fiscal_year else "",
        _("ชื่อรายงาน"): "\n".join(report.title),
        _("หน่วยที่จัดทำ"): report.prepared_by,
        _("คำนำ"): "\n".join(report.preface),
        _("วันที่ของรายงาน"): report.date.text,
        _("ข้อมูล ณ วันที่"): report.as_of.text,
        _("คำหน้าเลขประเด็น"): report.group_word,
        _("คอลัมน์"): "\n".join(" ".join(column.heading.split()) for column in report.columns if column.shown),
        _("ผู้ลงนาม"): "\n".join(f"{signer.name} {signer.position}".strip() for signer in report.signers),
        **{f"{_('หน่วยงาน')} – {name}": text for name, text in _words_of_office(report.office).items()},
    }


def _words_of_office(office: Office) -> dict[str, str]:
    return {
        _("ชื่อหน่วยงาน"): office.full_name,
        _("อำเภอ"): office.district,
        _("จังหวัด"): office.province,
        _("เว็บไซต์"): office.website,
        _("ส่วนราชการ"): "\n".join(department.name for department in office.departments),
        _("ผู้ลงนาม"): "\n".join(f"{signer.name} {signer.position}".strip() for signer in office.signers),
    }


# --- what a person decides ---


def can_be_typed(conflict: Conflict) -> bool:
    """Return whether a conflict's value is words that a person may write anew."""
    if conflict.shape is Shape.CELL:
        return all(side is None or side.get("kind") == "Lines" for side in (conflict.mine, conflict.theirs))
    return conflict.shape in {Shape.TEXT, Shape.LINES}


def both_sides(conflict: Conflict) -> Any:  # noqa: ANN401 - a value of the conflict's shape
    """Return what both sides have, ours first; None where that cannot stand together."""
    mine, theirs = conflict.mine, conflict.theirs
    if not can_be_typed(conflict) or not mine or not theirs:
        return None
    if conflict.shape is Shape.CELL:
        return {"kind": "Lines", "lines": _once([*mine["lines"], *theirs["lines"]])}
    if isinstance(mine, str):
        return f"{mine}\n{theirs}"
    return [*mine, *theirs]


def _once(lines: Sequence[Any]) -> list[Any]:
    """Return lines, one of each identity and wording."""
    out: list[Any] = []
    for line in lines:
        if line not in out:
            doubled = any(line["uid"] == other["uid"] for other in out)
            out.append({**line, "uid": new_uid()} if doubled else line)
    return out


def typed_value(conflict: Conflict, text: str, beside: Any) -> Any:  # noqa: ANN401 - as both_sides
    """Return what a person typed as a value of the conflict's shape; lines that stay keep their uids of ``beside``."""
    if conflict.shape is Shape.TEXT:
        paragraphs = isinstance(conflict.mine, list) or isinstance(conflict.theirs, list)
        return [line for line in text.splitlines() if line.strip()] if paragraphs else text.strip()
    known = (beside or {}).get("lines", []) if conflict.shape is Shape.CELL else beside or []
    lines = [encode(line) for line in read_lines(text.splitlines(), before=[decode(Line, line) for line in known])]
    if conflict.shape is Shape.CELL:
        return {"kind": "Lines", "lines": lines} if lines else None
    return lines
