"""Titles: a report's in fewer lines than the cover has (Thai words join without a space), and any two compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

YEAR = re.compile(r"[2๒][4-6๔-๖][0-9๐-๙]{2}")
"""A Buddhist-era year; a line that names one stays a line of its own."""

_THAI_END, _THAI_START = re.compile(r"[\u0e01-\u0e4e]$"), re.compile(r"[\u0e01-\u0e4e]")


def joined_title(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of a title in as few as sense allows: those that go on joined, the year in its own.

    Where two Thai words meet no space comes between them; where another script meets them one does.
    """
    joined: list[str] = []
    for line in lines:
        if not joined or YEAR.search(line):
            joined.append(line)
        else:
            space = "" if _THAI_END.search(joined[-1]) and _THAI_START.match(line) else " "
            joined[-1] += space + line
    return tuple(joined)


def plain_title(title: str) -> str:
    """Return a title without its blanks: what titles are compared by."""
    return "".join(title.split())
