"""Holds JSON data to a schema: the few words of JSON Schema that ours uses, as functions made once.

A library that knows the whole language takes a hundred times as long; the tests hold this one to it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from ita_desktop.exchange.package.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]
Check = "Callable[[Any], bool]"

_NO_RULES = frozenset({"$schema", "$id", "$defs", "title", "description"})


@cache
def checker(name: str) -> Callable[[Any], bool]:
    """Return what tells whether JSON data has the shape of a ``$defs`` of the schema."""
    return _Maker(schema()["$defs"]).named(name)


class _Maker:
    def __init__(self, defs: Json) -> None:
        self.defs = defs
        self._made: dict[str, Callable[[Any], bool]] = {}

    def named(self, name: str) -> Callable[[Any], bool]:
        """Return the check of a definition; one that is being made already (measures hold measures) is asked later."""
        if name not in self._made:
            self._made[name] = lambda data: self._made[name](data)  # noqa: PLW0108 - looked up once it is made
            self._made[name] = self.check(self.defs[name])
        return self._made[name]

    def check(self, shape: Json | bool) -> Callable[[Any], bool]:  # noqa: FBT001  false is a schema too
        if shape is False:
            return lambda _data: False
        assert isinstance(shape, dict)
        rules = {key: value for key, value in shape.items() if key not in _NO_RULES}
        checks = [make(self, rules) for words, make in _RULES if words & rules.keys()]
        assert rules.keys() <= {word for words, _make in _RULES for word in words}, rules
        if len(checks) == 1:
            return checks[0]
        return lambda data: all(check(data) for check in checks)


def _ref(maker: _Maker, rules: Json) -> Callable[[Any], bool]:
    return maker.named(rules["$ref"].removeprefix("#/$defs/"))


def _const(_maker: _Maker, rules: Json) -> Callable[[Any], bool]:
    only = rules["const"]
    return lambda data: type(data) is type(only) and data == only


def _enum(_maker: _Maker, rules: Json) -> Callable[[Any], bool]:
    values = frozenset((type(value), value) for value in rules["enum"])
    return lambda data: type(data) in {str, int} and (type(data), data) in values


def _not(maker: _Maker, rules: Json) -> Callable[[Any], bool]:
    refused = maker.check(rules["not"])
    return lambda data: not refused(data)


def _any_of(maker: _Maker, rules: Json) -> Callable[[Any], bool]:
    """Return the check of a choice; records that carry their name in ``kind`` are told apart by it."""
    options = [option if "$ref" not in option else maker.defs[option["$ref"][8:]] for option in rules["anyOf"]]
    checks = [maker.check(option) for option in rules["anyOf"]]
    names = [option.get("properties", {}).get("kind", {}).get("const") for option in options]
    if all(names):
        by_name = dict(zip(names, checks, strict=True))

        def named(data: Any) -> bool:  # noqa: ANN401  JSON data has no narrower type
            kind = data.get("kind") if type(data) is dict else None
            check = by_name.get(kind) if type(kind) is str else None
            return check is not None and check(data)

        return named
    return lambda data: any(check(data) for check in checks)


def _typed(maker: _Maker, rules: Json) -> Callable[[Any], bool]:
    kinds = rules["type"] if isinstance(rules["type"], list) else [rules["type"]]
    checks = [_TYPES[kind](maker, rules) for kind in kinds]
    return checks[0] if len(checks) == 1 else lambda data: any(check(data) for check in checks)


def _null(_maker: _Maker, _rules: Json) -> Callable[[Any], bool]:
    return lambda data: data is None


def _boolean(_maker: _Maker, _rules: Json) -> Callable[[Any], bool]:
    return lambda data: type(data) is bool


def _string(_maker: _Maker, rules: Json) -> Callable[[Any], bool]:
    least, most = rules.get("minLength", 0), rules.get("maxLength", float("inf"))
    if "format" in rules:
        pattern = re.compile(rules["pattern"].replace("$", r"\Z"), re.ASCII)
        return lambda data: type(data) is str and pattern.match(data) is not None and _is_day(data)
    if "pattern" in rules:
        matches = re.compile(rules["pattern"].replace("$", r"\Z"), re.ASCII).match
        return lambda data: type(data) is str and matches(data) is not None
    return lambda data: type(data) is str and least <= len(data) <= most


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _number(_maker: _Maker, rules: Json) -> Callable[[Any], bool]:
    kinds = {int} if rules["type"] == "integer" else {int, float}
    least, most = rules.get("minimum", float("-inf")), rules["maximum"]
    over = rules.get("exclusiveMinimum", float("-inf"))
    return lambda data: type(data) in kinds and least <= data <= most and data > over


def _array(maker: _Maker, rules: Json) -> Callable[[Any], bool]:
    each = maker.check(rules["items"])
    least, most, unique = rules.get("minItems", 0), rules.get("maxItems", float("inf")), "uniqueItems" in rules

    def check(data: Any) -> bool:  # noqa: ANN401  JSON data has no narrower type
        if type(data) is not list or not least <= len(data) <= most or not all(map(each, data)):
            return False
        return not unique or len(set(data)) == len(data)  # only lists of strings are told to be without doubles

    return check


def _object(maker: _Maker, rules: Json) -> Callable[[Any], bool]:
    properties = {name: maker.check(shape) for name, shape in rules.get("properties", {}).items()}
    required = frozenset(rules.get("required", ()))
    more = rules.get("additionalProperties")
    other = maker.check(more) if more is not None else lambda _data: True
    name_fits = maker.check(rules["propertyNames"]) if "propertyNames" in rules else None

    def check(data: Any) -> bool:  # noqa: ANN401  JSON data has no narrower type
        if type(data) is not dict or not required <= data.keys():
            return False
        for name, value in data.items():
            if not properties.get(name, other)(value):
                return False
        return name_fits is None or all(map(name_fits, data))

    return check


_TYPES: dict[str, Callable[[_Maker, Json], Callable[[Any], bool]]] = {
    "null": _null,
    "boolean": _boolean,
    "string": _string,
    "integer": _number,
    "number": _number,
    "array": _array,
    "object": _object,
}

# The words of a schema, and what makes the check of those that belong together.
_RULES: tuple[tuple[set[str], Callable[[_Maker, Json], Callable[[Any], bool]]], ...] = (
    ({"$ref"}, _ref),
    ({"const"}, _const),
    ({"enum"}, _enum),
    ({"anyOf"}, _any_of),
    (
        {
            *("type", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "exclusiveMinimum"),
            *("items", "minItems", "maxItems", "uniqueItems"),
            *("properties", "required", "additionalProperties", "propertyNames"),
        },
        _typed,
    ),
    ({"not"}, _not),
)
