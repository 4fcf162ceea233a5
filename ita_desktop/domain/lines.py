"""List cells as a clerk types and prints them: lines of text with "- " or "๑. " before them.

A number is a line's place in its list and is made anew whenever the list is printed. So a typed number is a
marker only where it is just what would be printed there: the number of that place in Thai digits and a full stop.
Any other ("๔." at the head of a cell, "1.", "๑)") stays part of the words, so that what was typed prints as typed.
Only the form of a dash and the space behind a marker become the program's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ita_desktop.domain.model import MISSING, Line, Lines, Marker, Missing, new_uid
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_DASH = re.compile(r"(?:[-–](?=[\sก-๎])|[•●▪○])\s*(?=\S)")
_NUMBER = re.compile(r"[0-9๐-๙]{1,3}[.)]\s*(?=[^\s0-9๐-๙])")
_PLACE = re.compile(r"([๐-๙]+)\.\s*(?=[^\s0-9๐-๙])")


class _Numbering:
    """How far the numbered lists of a cell have come, by level."""

    def __init__(self) -> None:
        self.count = [0, 0]
        self.under_dash = False

    def take(self, marker: Marker, level: int) -> int:
        """Count a line in; return its number (0 for a line without one)."""
        if marker is Marker.NONE:
            return 0
        if level == 0:
            self.under_dash = marker is Marker.DASH
            self.count[1] = 0
        if marker is Marker.DASH:
            self.count[level] = 0
            return 0
        self.count[level] += 1
        return self.count[level]


def labels(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return what is printed before each line: "-", "๑." or ""."""
    numbering = _Numbering()
    out = []
    for line in lines:
        number = numbering.take(line.marker, line.level)
        out.append(f"{thai_number(number)}." if number else "-" if line.marker is Marker.DASH else "")
    return tuple(out)


def print_lines(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the lines as printed, markers and numbers before their words."""
    return tuple(
        f"{label} {line.text}" if label else line.text for label, line in zip(labels(lines), lines, strict=True)
    )


def read_lines(
    texts: Iterable[str], *, before: Sequence[Line] = (), uid: Callable[[], str] = new_uid
) -> tuple[Line, ...]:
    """Return typed lines as values; empty ones are left out.

    ``before`` are the lines that stood in the cell. One that is typed as it was printed stays as it is, its number
    becoming that of its place; one whose words stay, or that another is put in place of, gives its uid on. ``uid``
    makes the identities of new lines.
    """
    typed = [words for text in texts if (words := text.strip())]
    printed = [text.strip() for text in print_lines(before)]
    numbering = _Numbering()
    out: list[Line] = []
    for text, at in zip(typed, _matches(printed, typed), strict=True):
        old = None if at is None else before[at]
        if at is not None and old and printed[at] == text:
            line = old
        else:
            line = _read_line(text, numbering, old.uid if old else uid())
        numbering.take(line.marker, line.level)
        out.append(line)
    return tuple(out)


def _read_line(text: str, numbering: _Numbering, uid: str) -> Line:
    if dash := _DASH.match(text):
        return Line(uid, text[dash.end() :], Marker.DASH, 1 if numbering.count[0] else 0)
    number = _PLACE.match(text)
    level = 1 if numbering.under_dash else 0
    if number and number[1] == thai_number(numbering.count[level] + 1):
        return Line(uid, text[number.end() :], Marker.NUMBER, level)
    return Line(uid, text)


def _matches(printed: Sequence[str], typed: Sequence[str]) -> list[int | None]:
    """Return for each typed line the line that stood there with its words, or that it is put in place of."""
    old, new = [_words(t) for t in printed], [_words(t) for t in typed]
    ends = 0  # lines that stay at the end; of two with the same words the one that did not move stays
    while ends < min(len(old), len(new)) and old[-1 - ends] == new[-1 - ends]:
        ends += 1
    starts = 0
    while starts < min(len(old), len(new)) - ends and old[starts] == new[starts]:
        starts += 1
    from difflib import SequenceMatcher  # noqa: PLC0415 - printing compares nothing

    matcher = SequenceMatcher(None, old[starts : len(old) - ends], new[starts : len(new) - ends], autojunk=False)
    out: list[int | None] = [None] * len(new)
    out[:starts] = range(starts)
    out[len(new) - ends :] = range(len(old) - ends, len(old))
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag in {"equal", "replace"}:
            for k in range(min(i_end - i, j_end - j)):
                out[starts + j + k] = starts + i + k
    return out


def _words(text: str) -> str:
    """Return a line's words without what marks it."""
    dash = _DASH.match(text)
    return text[dash.end() :] if dash else without_number(text)


def lines_cell(lines: Sequence[Line]) -> Lines | Missing:
    """Return the cell that holds these lines."""
    return Lines(tuple(lines)) if lines else MISSING


def without_number(text: str) -> str:
    """Return a line's words without a number typed before them."""
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text
