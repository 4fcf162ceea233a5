"""One record, three copies of it (ours, theirs, the last that both came from): what becomes of its content.

It works on the exact form (domain/plain.py). Units that are taken whole: a text, a line of a list, a cell that is no
list, a date, the title's lines, the preface, a department, a piece of evidence, a column, a signature. Lists of
activities, lines, departments, evidence and columns go by the identity of what is in them, so that what both sides
added stands there once each and what one side moved is moved.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ita_desktop.domain.model import COLUMNS
from ita_desktop.domain.plain import canonical, encode
from ita_desktop.domain.revision import Json, Kind, merge_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Path = tuple[str, ...]


class Shape(StrEnum):
    """What a conflict is about, and so what its values (in exact form) are; None: not there, or empty."""

    RECORD = "record"
    """The whole record: one side deleted what the other changed. A record's content, or None."""
    TEXT = "text"
    """A text, or the texts of paragraphs."""
    LINES = "lines"
    """One line of a list: a list of lines, empty where it was deleted."""
    CELL = "cell"
    """A cell."""
    VALUE = "value"
    """A record within (an activity, a department, evidence …) or a date."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What both sides changed differently, and where in the record."""

    path: Path
    shape: Shape
    base: Any
    mine: Any
    theirs: Any


class _NoBase:
    """There is no copy that both came from: what differs waits for a person."""


NO_BASE = _NoBase()


@dataclass(slots=True)
class Decided:
    """The values that a person chose, by path, and the differences that nobody has decided."""

    choices: Mapping[Path, Any] = field(default_factory=dict)
    open: list[Difference] = field(default_factory=list)

    def ask(self, difference: Difference) -> Any:  # noqa: ANN401  JSON data has no narrower type
        """Return what a person chose; while nobody has, ours stays."""
        if difference.path in self.choices:
            return self.choices[difference.path]
        self.open.append(difference)
        return difference.theirs if difference.mine in (None, []) else difference.mine


def merge_content(kind: Kind, base: Json | None, mine: Json, theirs: Json, decided: Decided) -> Json:
    """Return the content of a record that both sides may have changed; what cannot be decided is in ``decided.open``.

    The result is the same with the sides changed, apart from what a person decides.
    """
    if mine == theirs:
        return mine
    return _Merge(decided).record(kind, NO_BASE if base is None else base, mine, theirs)


class _Merge:
    def __init__(self, decided: Decided) -> None:
        self._decided = decided

    def record(self, kind: Kind, base: Json | _NoBase, mine: Json, theirs: Json) -> Json:
        merge = {Kind.OFFICE: self._file, Kind.REPORT: self._report, Kind.ISSUE: self._issue}.get(kind, self._measure)
        return merge(base, mine, theirs)

    # --- records ---

    def _file(self, base: Json | _NoBase, mine: Json, theirs: Json) -> Json:
        return {"uid": mine["uid"], "office": self._office(("office",), *_each("office", base, mine, theirs))}

    def _office(self, path: Path, base: Any, mine: Json, theirs: Json) -> Json:  # noqa: ANN401  as ask
        first_met = isinstance(base, _NoBase)
        lists = {"departments": _name if first_met else _uid, "signers": _nth_role}
        data = self._fields(path, base, mine, theirs, lists=lists, left=("full_name",))
        return data | {"full_name": data["kind"] + data["name"]}

    def _report(self, base: Json | _NoBase, mine: Json, theirs: Json) -> Json:
        columns = {"columns": [encode(column) for column in COLUMNS]}
        if mine.get("columns") != theirs.get("columns"):  # the usual ones are not written out
            base = columns | base if isinstance(base, dict) else base
            mine, theirs = columns | mine, columns | theirs
        data = self._fields(
            (),
            base,
            mine,
            theirs,
            lists={"columns": _key, "signers": _nth_role},
            left=("office", "doubts", "date", "date_as_printed", "as_of", "as_of_as_printed"),
        )
        if data.get("columns") == columns["columns"]:
            del data["columns"]
        data["office"] = self._office(("office",), *_each("office", base, mine, theirs))
        for name in ("date", "as_of"):
            data |= self._date(name, base, mine, theirs)
        if doubts := _doubts(*_each("doubts", base, mine, theirs)):
            data["doubts"] = doubts
        return data

    def _date(self, name: str, base: Json | _NoBase, mine: Json, theirs: Json) -> Json:
        keys = (name, f"{name}_as_printed")

        def pair(side: Json | _NoBase) -> Any:  # noqa: ANN401  as ask
            return side if isinstance(side, _NoBase) else {key: side[key] for key in keys if key in side}

        chosen = self._unit((name,), Shape.VALUE, pair(base), pair(mine), pair(theirs))
        return chosen if isinstance(chosen, dict) else {}

    def _issue(self, base: Json | _NoBase, mine: Json, theirs: Json) -> Json:
        return self._fields((), base, mine, theirs)

    def _measure(self, base: Json | _NoBase, mine: Json, theirs: Json) -> Json:
        data = self._fields((), base, mine, theirs, lists={"evidence": _uid}, left=("activities",))
        rows = self._list(("activities",), *_each("activities", base, mine, theirs), _uid, self._activity)
        return data | {"activities": rows}

    def _activity(self, path: Path, base: Any, mine: Json, theirs: Json) -> list[Json]:  # noqa: ANN401  as ask
        data = {"uid": mine["uid"]}
        for key in sorted((mine.keys() | theirs.keys()) - {"uid"}):
            cell = self._cell((*path, key), *_each(key, base, mine, theirs))
            if cell is not None:
                data[key] = cell
        return [data]

    # --- cells ---

    def _cell(self, path: Path, base: Any, mine: Any, theirs: Any) -> Any:  # noqa: ANN401  as ask
        sides = (base, mine, theirs)
        if mine == theirs or any(side == base for side in (mine, theirs)) or not all(map(_may_be_list, sides)):
            return self._unit(path, Shape.CELL, base, mine, theirs)
        before, ours, others = (side["lines"] if side else [] for side in sides)
        if not before and _words(ours) == _words(others):  # both typed the same into an empty cell
            return min(mine, theirs, key=canonical)
        lines = self._list(path, before, ours, others, _uid, self._line, Shape.LINES)
        return {"kind": "Lines", "lines": lines} if lines else None

    def _line(self, path: Path, base: Any, mine: Json, theirs: Json) -> list[Json]:  # noqa: ANN401  as ask
        chosen = self._unit(path, Shape.LINES, [base] if isinstance(base, dict) else [], [mine], [theirs])
        return _apart(chosen)

    # --- parts ---

    def _fields(
        self,
        path: Path,
        base: Any,  # noqa: ANN401  as ask
        mine: Json,
        theirs: Json,
        *,
        lists: Mapping[str, Callable[[Json, int], str]] | None = None,
        left: Sequence[str] = (),
    ) -> Json:
        """Merge the fields of an object each on its own; those ``left`` are not in the result."""
        data: Json = {}
        for name in sorted(mine.keys() | theirs.keys()):
            if name in left:
                continue
            sides = _each(name, base, mine, theirs)
            if lists and name in lists:
                value = self._list((*path, name), *sides, lists[name], self._whole) or None
            else:
                text = any(isinstance(side, str) or _is_texts(side) for side in sides)
                value = self._unit((*path, name), Shape.TEXT if text else Shape.VALUE, *sides)
            if value is not None:
                data[name] = value
        return data

    def _whole(self, path: Path, base: Any, mine: Json, theirs: Json) -> list[Json]:  # noqa: ANN401  as ask
        chosen = self._unit(path, Shape.VALUE, base, mine, theirs)
        return [] if chosen is None else [chosen]

    def _unit(self, path: Path, shape: Shape, base: Any, mine: Any, theirs: Any) -> Any:  # noqa: ANN401  as ask
        if theirs in (mine, base):
            return mine
        if mine == base:
            return theirs
        if isinstance(base, _NoBase) and (not mine or not theirs):
            return mine or theirs
        before = None if isinstance(base, _NoBase) else base
        return self._decided.ask(Difference(path, shape, before, mine, theirs))

    def _list(
        self,
        path: Path,
        base: Any,  # noqa: ANN401  as ask
        mine: list[Json] | None,
        theirs: list[Json] | None,
        name: Callable[[Json, int], str],
        merge: Callable[[Path, Any, Json, Json], list[Json]],
        shape: Shape = Shape.VALUE,
    ) -> list[Json]:
        """Merge lists of records that are told apart by a name."""
        before, ours, others = (
            {name(item, n): item for n, item in enumerate(side)} if isinstance(side, list) else {}
            for side in (base, mine, theirs)
        )
        order, _told = merge_order(None if isinstance(base, _NoBase) else list(before), list(ours), list(others))
        out: list[Json] = []
        for key in order:
            at = (*path, key)
            old = base if isinstance(base, _NoBase) else before.get(key)
            if key in ours and key in others:
                same = ours[key] == others[key]
                out += [ours[key]] if same else merge(at, old, ours[key], others[key])
                continue
            there = ours.get(key) or others[key]
            if key not in before:
                out.append(there)
            elif there != before[key]:  # one side deleted what the other changed
                sides = [[side[key]] if key in side else [] for side in (before, ours, others)]
                if shape is Shape.LINES:
                    out += _apart(self._decided.ask(Difference(at, shape, *sides)))
                else:
                    one = self._decided.ask(Difference(at, shape, *(side[0] if side else None for side in sides)))
                    out += [] if one is None else [one]
        return out


def _each(name: str, base: Json | _NoBase, mine: Json, theirs: Json) -> tuple[Any, Any, Any]:
    """Return a field of the three copies; None where it is not written out."""
    before = base.get(name) if isinstance(base, dict) else NO_BASE if isinstance(base, _NoBase) else None
    return before, mine.get(name), theirs.get(name)


def _uid(item: Json, _n: int) -> str:
    return str(item["uid"])


def _name(item: Json, _n: int) -> str:
    return str(item["name"])


def _key(item: Json, _n: int) -> str:
    return str(item["key"])


def _nth_role(item: Json, n: int) -> str:
    return f"{n}-{item['role']}"


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _may_be_list(cell: object) -> bool:
    return cell is None or (isinstance(cell, dict) and cell["kind"] == "Lines")


def _words(lines: list[Json]) -> list[tuple[Any, ...]]:
    return [(line["text"], line.get("marker"), line.get("level")) for line in lines]


def _apart(lines: list[Json]) -> list[Json]:
    """Return chosen lines, each with a uid of its own: of two wordings that both stay the second is a new line."""
    out: list[Json] = []
    for n, line in enumerate(lines):
        uid = line["uid"]
        while any(uid == other["uid"] for other in out):
            uid = derived_uid(uid, str(n))
        out.append({**line, "uid": uid})
    return out


def derived_uid(uid: str, *why: str) -> str:
    """Return the uid of what is made of a record in a merge: the same in every office that makes it."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join((uid, *why))))


def _doubts(base: Any, mine: list[Json] | None, theirs: list[Json] | None) -> list[Json]:  # noqa: ANN401  as ask
    """Return the doubts of both sides; one that a person has settled stays settled, one taken away stays away."""
    before, ours, others = (
        {doubt["uid"]: doubt for doubt in side} if isinstance(side, list) else {} for side in (base, mine, theirs)
    )
    order, _told = merge_order(list(before), list(ours), list(others))
    out = []
    for uid in order:
        sides = [side[uid] for side in (ours, others) if uid in side]
        if len(sides) == 1 and uid in before:
            continue
        out.append(max(sides, key=lambda doubt: ("state" in doubt, canonical(doubt))))
    return out
