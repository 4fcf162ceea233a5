"""Pages as a person writes them: "1-3, 5", in either digits."""

from __future__ import annotations

import re

from ita_desktop.thai.digits import to_arabic

_RANGE = re.compile(r"(\d*)\s*(?:([-–]|ถึง)\s*(\d*))?")


def read_range(text: str, count: int) -> frozenset[int] | None:
    """Return the pages, counted from 0, of ``count`` that there are; None where the text names none or others."""
    pages: set[int] = set()
    for part in re.split(r"[,;\s]+(?![-–]|ถึง)(?<![-–ถึง]\s)", to_arabic(text).strip(" ,;")):
        found = _RANGE.fullmatch(part.strip())
        if found is None or not (found[1] or found[3]):
            return None
        first = int(found[1] or 1)
        last = int(found[3] or count) if found[2] else first
        if not 1 <= first <= last <= count:
            return None
        pages.update(range(first - 1, last))
    return frozenset(pages)
