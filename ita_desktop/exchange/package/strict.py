"""Reads JSON as strictly as it was written, and weighs what it would take in memory.

What Python's reader lets pass and a package never holds is refused: doubled keys, NaN and Infinity, numbers beyond all
measure, nesting without end, half characters, unseen characters, texts that are not composed.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any, NoReturn

from ita_desktop.base.i18n import _
from ita_desktop.domain.plain import canonical
from ita_desktop.thai.text import is_whole

_WEIGHT_OF_VALUE = 100  # bytes that one more value takes at most, apart from its words: measured
_CONTROL = re.compile(r'\\[^"n]')


class UnsoundError(Exception):
    """What a package holds is not as the program writes it; its text is the reason, for a person."""


class TooMuchError(Exception):
    """It would take more memory than any sound package."""


class Scale:
    """What was read so far would take this much memory, and may take so much at most (bytes)."""

    def __init__(self, most: int) -> None:
        self._left = most

    def weigh(self, text: str) -> None:
        """Add a text of JSON before it is read. Raises TooMuchError."""
        values = text.count(",") + text.count("[") + text.count("{")
        self._left -= sys.getsizeof(text) + values * _WEIGHT_OF_VALUE
        if self._left < 0:
            raise TooMuchError


def read_json(raw: bytes, scale: Scale) -> Any:  # noqa: ANN401  JSON data has no narrower type
    """Return the data of one canonical JSON text. Raises UnsoundError, TooMuchError."""
    data = _read(raw, scale)
    try:
        written = canonical(data)
    except ValueError as error:  # infinite; half of a character
        raise UnsoundError(malformed()) from error
    if written != raw:  # doubled keys are gone by now, other spellings of a number are others
        raise UnsoundError(malformed())
    return data


def read_loose_json(raw: bytes, scale: Scale) -> Any:  # noqa: ANN401  JSON data has no narrower type
    """Return the data of a JSON text that is laid out for people. Raises UnsoundError, TooMuchError."""
    return _read(raw, scale, object_pairs_hook=_without_doubles)


def _read(raw: bytes, scale: Scale, **hooks: Any) -> Any:  # noqa: ANN401  as read_json
    try:
        text = raw.decode()
        scale.weigh(text)
        check_characters(text)
        return json.loads(text, parse_constant=_refuse, **hooks)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a ValueError too
        raise UnsoundError(malformed()) from error


def check_characters(text: str) -> None:
    """Raise UnsoundError for a JSON text with characters that thai/text.py never lets in, escaped or not."""
    if not is_whole(text) or ("\\" in text and _CONTROL.search(text.replace("\\\\", ""))):
        raise UnsoundError(_("มีอักขระควบคุมหรืออักขระที่มองไม่เห็น"))


def _refuse(_word: str) -> NoReturn:
    raise ValueError


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        raise ValueError
    return data


def malformed() -> str:
    """Return the reason that JSON is not as it should be."""
    return _("JSON ผิดรูปแบบ")
