"""The shape of everything in a package, as JSON Schema (2020-12), taken from the dataclasses of the domain.

It travels in every package as schema.json, and it is what records are held to on the way out and in (``shape``): so
it cannot say anything else than the program does. Fields that hold their default are left out of a record, so a
default written out is no sound record either: there is one way to write a value.

Contents are closed (a field that this program does not know would be lost when the record is changed here);
manifest and envelopes are open for fields of later minor versions.
"""

from __future__ import annotations

from dataclasses import MISSING as NO_DEFAULT
from dataclasses import Field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from ita_desktop.domain import model
from ita_desktop.domain.model import Activity, Cell, Change, Issue, Measure, Missing, Office, OfficeFile, Report
from ita_desktop.domain.revision import MOST_ANCESTORS, Kind
from ita_desktop.exchange.package.fields import TITLES, described
from ita_desktop.exchange.package.model import FORMAT, FORMAT_VERSION, MOST_CHARACTERS

Json = dict[str, Any]

_MOST_INT = 9_007_199_254_740_991  # beyond it other programs' numbers lose digits
_MOST_YEAR = 9999

UID: Json = {"type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"}
SHA256: Json = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
TEXT: Json = {"type": "string", "maxLength": MOST_CHARACTERS}
_DAY: Json = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"}
_TIME: Json = {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+]00:00)$",
}
_YEAR: Json = {"type": "integer", "minimum": 0, "maximum": _MOST_YEAR}

_NAMED = {kind.__name__ for kind in (*get_args(Cell), *get_args(Change))}
"""The records that carry their name in ``kind`` (domain/plain.py)."""
_CELLS = [kind.__name__ for kind in get_args(Cell) if kind is not Missing]
_BY_NAME = {Office: "office", Report: "report", Issue: "issue", Measure: "measure", Activity: "activity"}

# What domain/plain.py writes of these whatever its value is; of the others only what is not the default.
_ALWAYS = {
    Office: {"kind", "name", "district", "province", "website"},
    Report: {"fiscal_year", "title", "prepared_by", "office", "preface", "preface_signed", "date"},
    Issue: {"title"},
    Measure: {"title", "activities"},
}
_STANDS_APART = {"issues", "measures"}  # records of their own


@cache
def schema() -> Json:
    """Return the schema of all parts: each is one of its ``$defs``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{FORMAT}:{FORMAT_VERSION[0]}.{FORMAT_VERSION[1]}",
        "title": FORMAT,
        "description": "manifest.json is $defs/manifest, aliases.json is $defs/aliases; every line of records.jsonl is "
        "$defs/record, of tombstones.jsonl $defs/tombstone, of history.jsonl one of the two.",
        "$defs": {
            "manifest": _manifest(),
            "source": _open("source", {"uid": UID, "name": TEXT}, {"department": _beside("", TEXT)}),
            "scope": _open(
                "scope",
                {
                    "fiscal_years": _list(_YEAR),
                    "issues": _list(UID),
                    "departments": _list(TEXT),
                    "count": _int(),
                },
            ),
            "listed": _open("listed", {"sha256": SHA256, "size": _int()}),
            "aliases": {"type": "object", "propertyNames": UID, "additionalProperties": UID},
            "record": {"anyOf": [_ref(f"{kind}_record") for kind in Kind]},
            "tombstone": _tombstone(),
            **{f"{kind}_record": _record(kind) for kind in Kind},
            "file": _closed("file", {"uid": UID, "office": _ref("office")}),
            **_contents(),
        },
    }


def _manifest() -> Json:
    version = {"type": "array", "items": _int(), "minItems": 2, "maxItems": 2}
    must = {
        "format": {"const": FORMAT},
        "format_version": version,
        "requires": _list(TEXT),
        "kind": {"enum": ["full", "part", "form", "answer"]},
        "export_id": UID,
        "made": _TIME,
        "source": _ref("source"),
        "scope": _ref("scope"),
        "files": {"type": "object", "additionalProperties": _ref("listed")},
    }
    return _open("manifest", must, {"program": _beside("", TEXT), "reply_to": UID})


def _record(kind: Kind) -> Json:
    """Return the shape of a line with a record of this kind."""
    outer = {} if kind is Kind.OFFICE else {"outer": UID}
    content = _ref("file" if kind is Kind.OFFICE else kind.value)
    inner = {} if kind is Kind.MEASURE else {"order": {**_list(UID), "minItems": 1, "uniqueItems": True}}
    must = {"kind": {"const": kind.value}, "uid": UID, "rev": SHA256, **outer, "content": content}
    shape = _open("record", must, {**_lineage(), **inner})
    absent = {name for name in ("outer", "order") if name not in shape["properties"]}
    return shape | {"properties": shape["properties"] | dict.fromkeys(sorted(absent), False)}


def _tombstone() -> Json:
    must = {"kind": {"enum": [kind.value for kind in Kind]}, "uid": UID, "rev": SHA256}
    shape = _open("record", must, _lineage())
    return shape | {"properties": shape["properties"] | dict.fromkeys(("content", "order", "outer"), False)}


def _lineage() -> Json:
    revs = {**_list(SHA256), "minItems": 1, "maxItems": MOST_ANCESTORS, "uniqueItems": True}
    return {"parents": revs, "ancestors": revs}


# --- contents, from the dataclasses ---


def _contents() -> Json:
    defs: Json = {}
    waiting: list[type] = [Office, Report, Issue, Measure, Activity, *get_args(Cell), *get_args(Change)]
    while waiting:
        kind = waiting.pop()
        if _name(kind) in defs or kind is OfficeFile:
            continue
        defs[_name(kind)] = _activity() if kind is Activity else _content(kind)
        for hint in get_type_hints(kind, vars(model) | {"date": date}).values():
            waiting += _records_in(hint)
    defs["cell"] = {"anyOf": [_ref(name) for name in _CELLS]}
    defs["any_cell"] = {"anyOf": [_ref(name) for name in (*_CELLS, Missing.__name__)]}
    return dict(sorted(defs.items()))


def _name(kind: type) -> str:
    return _BY_NAME.get(kind, kind.__name__)


def _records_in(hint: Any) -> list[type]:  # noqa: ANN401  any type of a field
    if isinstance(hint, type) and is_dataclass(hint):
        return [] if hint is model.WrittenDate else [hint]
    return [kind for part in get_args(hint) for kind in _records_in(part)]


def _activity() -> Json:
    """Return the shape of a row: a cell for each column key, those of the usual columns by what they hold."""
    usual = {
        "steps": "Lines",
        "period": "Period",
        "responsible": "Responsible",
        "results": "Lines",
        "outcomes": "Lines",
    }
    cells = {key: {"anyOf": [_ref(kind), _ref("SameAs")]} for key, kind in usual.items()}
    shape = _closed("activity", {"uid": UID}, cells)
    return shape | {"propertyNames": TEXT, "additionalProperties": _ref("cell")}


def _content(kind: type) -> Json:
    hints = get_type_hints(kind, vars(model) | {"date": date})
    must: Json = {"kind": {"const": kind.__name__}} if kind.__name__ in _NAMED else {}
    may: Json = {}
    for f in fields(kind):
        if f.name in _STANDS_APART:
            continue
        always = f.name in _ALWAYS.get(kind, set()) or (f.default is NO_DEFAULT and kind not in _ALWAYS)
        if hints[f.name] is model.WrittenDate:
            day, printed = _DAY | {"type": ["string", "null"]}, f"{f.name}_as_printed"
            (must if always else may).update({f.name: day, printed: TEXT})
        elif always or f.name == "uid":
            must[f.name] = _field(f, hints[f.name])
        else:
            may[f.name] = _beside(f.default, _field(f, hints[f.name]))
    if kind is Office:
        must["full_name"] = TEXT
    return _closed(_name(kind), must, may)


def _field(f: Field[Any], hint: Any) -> Json:  # noqa: ANN401  any type of a field
    """Return the shape of a field; what a string means is in its name."""
    if f.name == "uid" or f.name.endswith("_uid"):
        return UID
    if f.name == "line_uids":
        return _list(UID)
    if f.name == "sha256":
        return SHA256
    if f.name == "level":
        return {"enum": [0, 1]}
    if f.name.endswith("_year"):
        return _YEAR
    if f.name in {"lines", "activities"} or (f.name == "after" and get_origin(hint) is tuple):
        return {**_of(hint), "minItems": 1}
    return _of(hint)


def _of(hint: Any) -> Json:  # noqa: ANN401  any type of a field
    """Return the shape of a type, as domain/plain.py's ``encode`` writes it."""
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return (
            _ref("any_cell") if Missing in kinds else {"anyOf": [_of(k) for k in kinds]} if kinds[1:] else _of(kinds[0])
        )
    if origin is tuple:
        return _list(_of(get_args(hint)[0]))
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return _ref(_name(hint))
    if issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    simple: dict[type, Json] = {
        str: TEXT,
        int: _int(),
        float: {"type": "number", "exclusiveMinimum": 0, "maximum": 1000},
        bool: {"type": "boolean"},
        date: _DAY,
    }
    return simple[hint]


# --- small shapes ---


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _int() -> Json:
    return {"type": "integer", "minimum": 0, "maximum": _MOST_INT}


def _list(each: Json) -> Json:
    return {"type": "array", "items": each}


def _beside(default: object, shape: Json) -> Json:
    """Return the shape without the value that is left out. None and "" are no values of many shapes."""
    if default is None or default is NO_DEFAULT or "pattern" in shape:
        return shape
    if isinstance(default, tuple):
        return {**shape, "minItems": 1} if not default else shape
    if "enum" in shape:
        return {"enum": [value for value in shape["enum"] if value != default]}
    return {**shape, "minLength": 1} if default == "" and "type" in shape else {**shape, "not": {"const": default}}


def _open(name: str, must: Json, may: Json | None = None) -> Json:
    properties = {
        field: shape | {"description": described(name, field)} for field, shape in {**must, **(may or {})}.items()
    }
    return {"title": TITLES[name][1], "type": "object", "properties": properties, "required": list(must)}


def _closed(name: str, must: Json, may: Json | None = None) -> Json:
    return _open(name, must, may) | {"additionalProperties": False}
