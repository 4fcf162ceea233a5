"""List cells as a clerk types and prints them: lines of text with "- " or "๑. " before them.

A number is a line's place in its list and is made anew whenever the list is printed. So a typed number is a
marker only where it is the number that place would get; any other ("๔." at the head of a cell) stays part of
the words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from ita_desktop.domain.model import MISSING, Line, Lines, Marker, Missing, new_uid
from ita_desktop.thai.digits import thai_number, to_arabic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_DASH = re.compile(r"(?:[-–](?=[\sก-๎])|[•●▪○])\s*(?=\S)")
_NUMBER = re.compile(r"([0-9๐-๙]{1,2})[.)]\s*(?=[^\s0-9๐-๙])")


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

    ``before`` are the lines that stood in the cell: a line whose words stay, or that is put in place of one, keeps
    its uid. ``uid`` makes the identities of new lines.
    """
    numbering = _Numbering()
    out: list[Line] = []
    for text in texts:
        words = text.strip()
        if not words:
            continue
        marker, level = Marker.NONE, 0
        if dash := _DASH.match(words):
            marker, level = Marker.DASH, 1 if numbering.count[0] else 0
            words = words[dash.end() :]
        elif number := _NUMBER.match(words):
            level = 1 if numbering.under_dash else 0
            if int(to_arabic(number[1])) == numbering.count[level] + 1:
                marker = Marker.NUMBER
                words = words[number.end() :]
            else:
                level = 0
        numbering.take(marker, level)
        out.append(Line("", words, marker, level))
    return _with_uids(out, before, uid)


def lines_cell(lines: Sequence[Line]) -> Lines | Missing:
    """Return the cell that holds these lines."""
    return Lines(tuple(lines)) if lines else MISSING


def without_number(text: str) -> str:
    """Return a line's words without a number typed before them."""
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


def _with_uids(lines: list[Line], before: Sequence[Line], uid: Callable[[], str]) -> tuple[Line, ...]:
    uids = [""] * len(lines)
    matcher = SequenceMatcher(None, [x.text for x in before], [x.text for x in lines], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag in {"equal", "replace"}:
            for k in range(min(i_end - i, j_end - j)):
                uids[j + k] = before[i + k].uid
    return tuple(replace(line, uid=have or uid()) for line, have in zip(lines, uids, strict=True))
