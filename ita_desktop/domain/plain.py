"""The one JSON form of a report: hashed, packed, shown, attached to the PDF.

Its keys are the words of the form: ``issues`` → ``measures`` → ``activities`` → ``steps``, ``period``,
``responsible``, ``results``, ``outcomes``. Fields that hold their default are left out.

With ``ids`` (the exact form) every record carries its ``uid`` and every cell is an object that keeps its lines'
uids, levels and markers, its dates and what it is the same as; ``from_plain`` gives back an equal value. Without
(the readable form) cells are what is printed: lists of lines, a period's words, departments' names.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import MISSING as NO_DEFAULT
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, partial
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from ita_desktop.domain import model
from ita_desktop.domain.cells import names_everyone, period_cell
from ita_desktop.domain.lines import lines_cell, print_lines, read_lines
from ita_desktop.domain.model import (
    COLUMNS,
    MISSING,
    Activity,
    Attachment,
    Cell,
    Column,
    ColumnKind,
    Department,
    Doubt,
    Evidence,
    Issue,
    Lines,
    Measure,
    Missing,
    Office,
    OfficeFile,
    Period,
    Report,
    Responsible,
    SameAs,
    Scalar,
    Signer,
    Status,
    WrittenDate,
    activity,
    new_uid,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Json = dict[str, Any]

REPORT_JSON, REPORT_SHA256 = "report.json", "report.sha256"
"""The files that travel in a printed report: its exact form, canonical, and the SHA-256 (hex) of that."""


# --- bytes ---


def canonical(data: object) -> bytes:
    """Return JSON data as the bytes that are hashed: UTF-8, NFC, sorted keys, no blanks."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return unicodedata.normalize("NFC", text).encode()


def content_hash(measure: Measure) -> str:
    """Return the SHA-256 (hex) of a measure's exact form."""
    return hashlib.sha256(canonical(measure_to_plain(measure))).hexdigest()


# --- to plain ---


def to_plain(report: Report, *, ids: bool = True) -> Json:
    """Return a report as JSON data (exact form with ids, readable form without)."""
    data = _head(report, ids=ids)
    rows = {} if ids else {row.uid: row for _, _, row in report.activities()}
    data["issues"] = [
        {
            **({"uid": issue.uid} if ids else {}),
            "number": number,
            "title": issue.title,
            "measures": [measure_to_plain(m, report.columns, ids=ids, rows=rows) for m in issue.measures],
        }
        for number, issue in enumerate(report.issues, 1)
    ]
    return data


def record_to_plain(record: OfficeFile | Report | Issue | Measure) -> Json:
    """Return the exact form of a record without what stands in it: the file's office, a report's head, an issue."""
    match record:
        case OfficeFile():
            return {"uid": record.uid, "office": office_to_plain(record.office)}
        case Report():
            return head_to_plain(record)
        case Issue():
            return {"uid": record.uid, "title": record.title}
        case _:
            return measure_to_plain(record)


def file_to_plain(file: OfficeFile) -> Json:
    """Return a whole office file as JSON data, exact form."""
    return {
        "uid": file.uid,
        "office": office_to_plain(file.office),
        "reports": [to_plain(report) for report in file.reports],
    }


def head_to_plain(report: Report) -> Json:
    """Return the exact form of all of a report but its issues."""
    return _head(report, ids=True)


def _head(report: Report, *, ids: bool) -> Json:
    data: Json = {"uid": report.uid} if ids else {}
    data |= {
        "fiscal_year": report.fiscal_year,
        "title": list(report.title),
        "prepared_by": report.prepared_by,
        "office": office_to_plain(report.office, ids=ids),
        "preface": list(report.preface),
        "preface_signed": list(report.preface_signed),
        "date": report.date.day.isoformat() if report.date.day else None,
        "date_as_printed": report.date.text,
    }
    if report.ita_year:
        data["ita_year"] = report.ita_year
    if report.item_code:
        data["item_code"] = report.item_code
    if report.as_of != WrittenDate(""):
        data["as_of"] = report.as_of.day.isoformat() if report.as_of.day else None
        data["as_of_as_printed"] = report.as_of.text
    if report.group_word != Report("").group_word:
        data["group_word"] = report.group_word
    if report.columns != COLUMNS:
        data["columns"] = [encode(c) for c in report.columns]
    if report.signers:
        data["signers"] = [encode(s) for s in report.signers]
    if report.status is not Status.DRAFT:
        data["status"] = report.status.value
    if report.doubts and ids:
        data["doubts"] = [encode(d) for d in report.doubts]
    return data


def office_to_plain(office: Office, *, ids: bool = True) -> Json:
    """Return an office as JSON data."""
    data: Json = {
        "kind": office.kind,
        "name": office.name,
        "full_name": office.full_name,
        "district": office.district,
        "province": office.province,
        "website": office.website,
    }
    if office.logo:
        data["logo"] = encode(office.logo)
    if office.departments:
        data["departments"] = [encode(d) if ids else d.name for d in office.departments]
    if office.signers:
        data["signers"] = [encode(s) for s in office.signers]
    return data


def measure_to_plain(
    measure: Measure,
    columns: Iterable[Column] = COLUMNS,
    *,
    ids: bool = True,
    rows: Mapping[str, Activity] | None = None,
) -> Json:
    """Return a measure as JSON data. ``rows`` (readable form) finds the rows that cells are the same as, by uid."""
    data: Json = {"uid": measure.uid} if ids else {}
    data["title"] = measure.title
    if ids:
        data["activities"] = [{"uid": a.uid, **{k: encode(c) for k, c in a.cells}} for a in measure.activities]
    else:
        shown = [c for c in columns if c.kind is not ColumnKind.TITLE]
        data["activities"] = [_readable_row(a, shown, rows or {}) for a in measure.activities]
    if measure.origin_uid and ids:
        data["origin_uid"] = measure.origin_uid
    if measure.evidence:
        data["evidence"] = [encode(e) for e in measure.evidence]
        if not ids:
            for item in data["evidence"]:
                del item["uid"]
    if measure.note:
        data["note"] = measure.note
    return data


def _readable_row(row: Activity, columns: Iterable[Column], rows: Mapping[str, Activity]) -> Json:
    data: Json = {}
    note = ""
    for column in columns:
        match resolve(row, column.key, rows):
            case Lines(lines):
                data[column.key] = list(print_lines(lines))
            case Period(text) | Scalar(text):
                data[column.key] = text
            case Responsible(names, everyone, collector):
                data[column.key] = [*([everyone] if everyone else []), *names]
                note = collector
            case _:
                lists = column.kind in {ColumnKind.LINES, ColumnKind.RESPONSIBLE}
                data[column.key] = [] if lists else ""
    if note:
        data["responsible_note"] = note
    return data


def resolve(row: Activity, key: str, rows: Mapping[str, Activity]) -> Cell:
    """Return a row's cell with "same as" followed to its source; Missing where that leads nowhere."""
    seen = set()
    cell = row.cell(key)
    while isinstance(cell, SameAs):
        if cell.activity_uid in seen or cell.activity_uid not in rows:
            return MISSING
        seen.add(cell.activity_uid)
        cell = rows[cell.activity_uid].cell(key)
    return cell


# --- from plain ---


def from_plain(data: Json) -> Report:
    """Return the report that JSON data of either form holds; absent fields take their defaults.

    Raises KeyError, TypeError or ValueError for data of another shape.
    """
    head = head_from_plain(data)
    issues = tuple(
        Issue(
            _uid(issue),
            _text(issue["title"]),
            tuple(measure_from_plain(m, head.columns, head.fiscal_year) for m in _list(issue["measures"])),
        )
        for issue in _list(data["issues"])
    )
    return replace(head, issues=issues)


def file_from_plain(data: Json) -> OfficeFile:
    """Return the office file that JSON data in exact form holds."""
    reports = tuple(from_plain(r) for r in _list(data["reports"]))
    return OfficeFile(_text(data["uid"]), office_from_plain(data["office"]), reports)


def record_from_plain(kind: type, data: Json) -> OfficeFile | Report | Issue | Measure:
    """Return a record of this kind, nothing standing in it. Raises KeyError, TypeError, ValueError, AttributeError."""
    if kind is Measure:
        return measure_from_plain(data)
    if kind is Issue:
        return Issue(_text(data["uid"]), _text(data["title"]))
    if kind is Report:
        return head_from_plain(data)
    return OfficeFile(_text(data["uid"]), office_from_plain(data["office"]))


def head_from_plain(data: Json) -> Report:
    """Return a report without issues from JSON data."""
    empty = Report("")
    return Report(
        uid=_uid(data),
        office=office_from_plain(data["office"]),
        fiscal_year=decode(int, data["fiscal_year"]),
        ita_year=decode(int, data.get("ita_year", 0)),
        title=decode(_TEXTS, data["title"]),
        item_code=_text(data.get("item_code", "")),
        prepared_by=_text(data["prepared_by"]),
        preface=decode(_TEXTS, data["preface"]),
        preface_signed=decode(_TEXTS, data["preface_signed"]),
        date=WrittenDate(_text(data["date_as_printed"]), _day(data["date"])),
        as_of=WrittenDate(_text(data.get("as_of_as_printed", "")), _day(data.get("as_of"))),
        group_word=_text(data.get("group_word", empty.group_word)),
        columns=decode(tuple[Column, ...], data["columns"]) if "columns" in data else COLUMNS,
        signers=decode(tuple[Signer, ...], data.get("signers", [])),
        doubts=decode(tuple[Doubt, ...], data.get("doubts", [])),
        status=Status(data.get("status", Status.DRAFT)),
    )


def office_from_plain(data: Json) -> Office:
    """Return an office from JSON data."""
    return Office(
        kind=_text(data["kind"]),
        name=_text(data["name"]),
        district=_text(data["district"]),
        province=_text(data["province"]),
        website=_text(data["website"]),
        logo=decode(Attachment, data["logo"]) if "logo" in data else None,
        departments=tuple(
            Department(new_uid(), d) if isinstance(d, str) else decode(Department, d)
            for d in _list(data.get("departments", []))
        ),
        signers=decode(tuple[Signer, ...], data.get("signers", [])),
    )


def measure_from_plain(data: Json, columns: Iterable[Column] = COLUMNS, fiscal_year: int = 0) -> Measure:
    """Return a measure from JSON data; a readable period is read with the report's fiscal year."""
    kinds = {c.key: c.kind for c in columns}
    return Measure(
        uid=_uid(data),
        title=_text(data["title"]),
        activities=tuple(_row_from_plain(a, kinds, fiscal_year) for a in _list(data["activities"])),
        origin_uid=_text(data.get("origin_uid", "")),
        evidence=tuple(decode(Evidence, {"uid": new_uid(), **_object(e)}) for e in _list(data.get("evidence", []))),
        note=_text(data.get("note", "")),
    )


def _row_from_plain(data: Json, kinds: Mapping[str, ColumnKind], fiscal_year: int) -> Activity:
    cells: dict[str, Cell] = {}
    read_cell = _reader(Cell)
    note = _text(_object(data).get("responsible_note", ""))
    for key, value in data.items():
        if key in {"uid", "responsible_note"}:
            continue
        if isinstance(value, dict):
            cells[key] = read_cell(value)
        elif isinstance(value, list):
            cells[key] = _readable_list(kinds.get(key), decode(_TEXTS, value), note)
        elif _text(value):
            cells[key] = period_cell(value, fiscal_year) if kinds.get(key) is ColumnKind.PERIOD else Scalar(value)
    return activity(_uid(data), cells)


def _readable_list(kind: ColumnKind | None, texts: tuple[str, ...], note: str) -> Cell:
    if kind is not ColumnKind.RESPONSIBLE:
        return lines_cell(read_lines(texts))
    everyone = texts[0] if texts and names_everyone(texts[0]) else ""
    return Responsible(texts[1:] if everyone else texts, everyone, note) if texts or note else MISSING


_TEXTS = tuple[str, ...]


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value


def _uid(data: Json) -> str:
    return _text(_object(data).get("uid", "")) or new_uid()


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


# --- small records: one object per dataclass, fields by their names ---

_KINDS: dict[str, type] = {
    c.__name__: c
    for c in (
        *(Missing, SameAs, Lines, Period, Responsible, Scalar),
        *(model.SetText, model.SetCell, model.SplitMeasure, model.MoveLines),
    )
}


def encode(value: object) -> Any:  # noqa: ANN401  JSON data has no narrower type
    """Return a small record of the model as JSON data; the kinds of a union carry their name in ``kind``."""
    if isinstance(value, Measure):
        return measure_to_plain(value)
    if is_dataclass(value):
        kind = type(value).__name__
        data: Json = {"kind": kind} if kind in _KINDS else {}
        for f in fields(value):
            have = getattr(value, f.name)
            if f.default is NO_DEFAULT or have != f.default:
                data[f.name] = encode(have)
        return data
    if isinstance(value, tuple):
        return [encode(v) for v in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def decode(kind: Any, data: Any) -> Any:  # noqa: ANN401  the caller names the type it gets back
    """Return the record of type ``kind`` that JSON data holds. Raises KeyError, TypeError or ValueError."""
    return _reader(kind)(data)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401  as decode
    """Return what reads a type. It is taken apart once: a file holds tens of thousands of lines."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _union_reader(get_args(kind))
    if origin is tuple:
        each = _reader(get_args(kind)[0])
        return lambda data: tuple(map(each, _list(data)))
    if origin is Literal:
        return lambda data: get_args(kind)[get_args(kind).index(data)]
    if kind is Measure:
        return measure_from_plain
    if isinstance(kind, type) and is_dataclass(kind):
        return _record_reader(kind)
    if issubclass(kind, StrEnum):
        members: dict[str, Any] = {member.value: member for member in kind}
        return members.__getitem__
    if kind is date:
        return date.fromisoformat
    return _text if kind is str else partial(_scalar, kind)


def _scalar(kind: type, data: Any) -> Any:  # noqa: ANN401  as decode
    if type(data) is not kind and (kind, type(data)) != (float, int):
        raise TypeError(data)
    return data


def _record_reader(kind: type) -> Callable[[Any], Any]:
    readers = {name: _reader(hint) for name, hint in _hints(kind).items()}
    left_out = "" if "kind" in readers else "kind"  # its union reads it; a Column has a kind itself

    def read(data: Any) -> Any:  # noqa: ANN401  as decode
        return kind(**{name: readers[name](value) for name, value in _object(data).items() if name != left_out})

    return read


def _union_reader(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    named = {name: _reader(kind) for name, kind in _KINDS.items() if kind in kinds}
    others = [k for k in kinds if k is not type(None)]

    def read(data: Any) -> Any:  # noqa: ANN401  as decode
        if data is None and type(None) in kinds:
            return None
        if isinstance(data, dict) and (read_named := named.get(data.get("kind", ""))):
            return read_named(data)
        (only,) = others
        return _reader(only)(data)

    return read


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, {**vars(model), "date": date})
