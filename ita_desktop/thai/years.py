"""The years that a text names, moved: last year's period becomes this year's."""

from __future__ import annotations

import re
from calendar import isleap

from ita_desktop.thai.dates import ERA, MONTH_PATTERN
from ita_desktop.thai.digits import to_arabic, to_thai

_DIGIT = "[0-9๐-๙]"
_ERA_NAME = r"(?:พ\.? ?ศ\.?|ปี)\s*"
_YEAR = re.compile(
    rf"(?P<before>(?:{MONTH_PATTERN}|พ\.? ?ศ\.?|งบประมาณ|/)\s*(?:{_ERA_NAME})?)(?P<two>{_DIGIT}{{2}})(?!{_DIGIT})"
    rf"|(?<!{_DIGIT})(?P<four>{_DIGIT}{{4}})(?!{_DIGIT})"
)
_LEAP_DAY = re.compile(
    rf"(?<!{_DIGIT})(?P<day>29|๒๙)(?P<month>\s*(?:กุมภาพันธ์|ก\.? ?พ\.?)\s*(?:{_ERA_NAME})?)"
    rf"(?P<year>{_DIGIT}{{4}}|{_DIGIT}{{2}})"
)
_BUDDHIST, _CHRISTIAN = range(2400, 2700), range(1900, 2101)
_CENTURY = 2500


def later(text: str, years: int) -> str:
    """Return a text whose years are so many later, in the digits they had; 29 February becomes the 28th if it must.

    A year is one of four digits of either era, or one of two behind a month, "พ.ศ.", "งบประมาณ" or a slash.
    """
    moved = _YEAR.sub(lambda match: _moved(match, years), text)
    return _LEAP_DAY.sub(_in_calendar, moved)


def _moved(match: re.Match[str], years: int) -> str:
    if two := match["two"]:
        return match["before"] + _like(two, f"{(int(to_arabic(two)) + years) % 100:02}")
    year = int(to_arabic(match["four"]))
    if year not in _BUDDHIST and year not in _CHRISTIAN:
        return match[0]
    return _like(match["four"], str(year + years))


def _like(old: str, new: str) -> str:
    return new if old.isascii() else to_thai(new)


def _in_calendar(match: re.Match[str]) -> str:
    year = int(to_arabic(match["year"]))
    year += _CENTURY if len(match["year"]) == 2 else 0  # noqa: PLR2004 - digits
    christian = year - ERA if year in _BUDDHIST else year
    if isleap(christian):
        return match[0]
    return _like(match["day"], "28") + match["month"] + match["year"]
