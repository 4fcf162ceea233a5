"""Fiscal years, Buddhist-era dates and periods: read from what people write, printed in the official form.

A period is text first. What cannot be read with certainty is None and stays the text it is: a deadline, "every
month", a school term, a day that no calendar has. Digits may be Thai, Arabic or mixed. A year of two digits is
25yy; one of four is Buddhist from 2400 on, Christian from 1900 to 2100 where a month is named beside it.

A fiscal year is named by the Buddhist-era year it ends in: 2568 is 1 October 2567 to 30 September 2568. Its
quarters begin in October, January, April and July; its six-month round ends in March (domain notes §3).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ita_desktop.thai.digits import thai_number, to_arabic

ERA = 543
"""Buddhist minus Christian years."""
_FIRST_MONTH = 10  # of a fiscal year
_BUDDHIST_YEARS = range(2400, 10_000)  # of four digits, and such as an office would write
_CHRISTIAN = range(1900, 2101)
_CENTURY = 2500  # of a year of two digits
_SURE_IN_FIGURES = 50  # "1/10/24" may be Christian, "1/10/67" may not

_FULL = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
_SHORT = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a period."""

    start: date
    end: date


# --- fiscal years ---


def fiscal_year(day: date) -> int:
    """Return the fiscal year (Buddhist era) that a day belongs to."""
    return day.year + ERA + (day.month >= _FIRST_MONTH)


def fiscal_span(year: int) -> Span:
    """Return the first and the last day of a fiscal year (Buddhist era)."""
    return _months(year, 0, 12)


def _months(year: int, first: int, end: int) -> Span:
    """Return the days of a fiscal year's months ``first`` to before ``end``, October being 0."""
    return Span(_first_day(year, first), _last_day(year, end - 1))


def _first_day(year: int, month: int) -> date:
    return date(*_calendar(year, month), 1)


def _last_day(year: int, month: int) -> date:
    ce, m = _calendar(year, month)
    return date(ce, m, monthrange(ce, m)[1])


def _calendar(year: int, month: int) -> tuple[int, int]:
    before, m = divmod(month + _FIRST_MONTH - 1, 12)
    return year - ERA - 1 + before, m + 1


# --- printing ---


def print_date(day: date, *, short: bool = False) -> str:
    """Return a day in Thai digits and the Buddhist era: "๑ ตุลาคม ๒๕๖๗", short "๑ ต.ค. ๖๗".

    The short year has two digits only in the century of 25yy, so that it is read as it was meant.
    """
    year = day.year + ERA
    if not short:
        return f"{thai_number(day.day)} {_FULL[day.month - 1]} {thai_number(year)}"
    digits = thai_number(year)
    return f"{thai_number(day.day)} {_SHORT[day.month - 1]} {digits[2:] if year // 100 == _CENTURY // 100 else digits}"


def print_period(span: Span) -> str:
    """Return a period in the official form: "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘"; a single day once."""
    start = f"วันที่ {print_date(span.start, short=True)}"
    return start if span.start == span.end else f"{start} ถึง วันที่ {print_date(span.end, short=True)}"


# --- reading ---


def _loosely(name: str) -> str:
    """Return a pattern for an abbreviation with or without its dots and with blanks after them."""
    return " ?".join(re.escape(part) + r"\.?" for part in name.split(".")[:-1])


_MONTH_NAMES = {name: number for names in (_FULL, _SHORT) for number, name in enumerate(names, 1)}
MONTH_PATTERN = "|".join((*_FULL, *map(_loosely, _SHORT)))
"""What matches a month's name, full or short, with or without its dots."""
_BUDDHIST = rf"(?:{_loosely('พ.ศ.')}|พุทธศักราช)"
_ERA_NAME = rf"(?:(?:ปี ?)?(?:(?P<buddhist>{_BUDDHIST})|(?P<christian>{_loosely('ค.ศ.')})) ?|ปี ?)?"
_YEAR = rf"{_ERA_NAME}(?P<year>[0-9]{{4}}|[0-9]{{2}})"
_DAY_NAME = "(?:วัน(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์)?ที่ ?)"
_WRITTEN = re.compile(
    rf"(?:{_DAY_NAME}?(?P<day>[0-9]{{1,2}})(?: |$|(?=\D)))?(?:(?:เดือน ?)?(?P<month>{MONTH_PATTERN}) ?(?:{_YEAR})?)?"
)
_IN_FIGURES = re.compile(rf"{_DAY_NAME}?(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})/(?P<year>[0-9]{{4}}|[0-9]{{2}})")

_FISCAL = rf"(?:(?:ของ|ใน|ประจำ)? ?ปี ?งบ(?:ประมาณ|ฯ)?(?: ?{_BUDDHIST})?)"
_OF_YEAR = rf"(?: ?(?:/|{_FISCAL}|(?:ปี|{_BUDDHIST}|ปี ?{_BUDDHIST}))? ?(?P<year>[0-9]{{4}}|[0-9]{{2}})| ?{_FISCAL})?"
_WHOLE_YEAR = re.compile(
    rf"(?:ตลอด(?:ทั้ง)?|ทั้ง)? ?{_FISCAL} ?"
    rf"(?:(?P<year>[0-9]{{4}}|[0-9]{{2}})(?: ?(?:-|ถึง) ?{_FISCAL}? ?(?P<last>[0-9]{{4}}))?)?"
)
_YEAR_FIRST = rf"(?:{_FISCAL} ?(?P<before>[0-9]{{4}}|[0-9]{{2}}) )?"
_QUARTERS = re.compile(
    rf"{_YEAR_FIRST}ไตรมาส ?(?:ที่ ?)?"
    rf"(?P<quarters>[1-4](?: ?(?:-|ถึง|,|และ) ?(?:ไตรมาส ?)?(?:ที่ ?)?[1-4])*)(?![0-9]){_OF_YEAR}"
)
_ROUND = re.compile(rf"{_YEAR_FIRST}(?:ใน)?รอบ(?:ระยะเวลา)? ?(?P<months>6|12) ?เดือน ?(?P<half>แรก|หลัง)?{_OF_YEAR}")
_EXPLAINED = re.compile(r"(?P<name>[^()]+?) ?\((?P<days>[^()]+)\)")
_LEAD = re.compile("(?:ตั้งแต่|ระหว่าง|(?:ใน)?ช่วง(?:ระหว่าง)?) ?")
_TO = re.compile(" ?(?:-|จนถึง|ถึง) ?")
_DASHES = re.compile("[\u2010-\u2015\u2212~]")


@dataclass(frozen=True, slots=True)
class _Part:
    """One side of a period; 0 for what it does not say. ``year`` is of the Christian era."""

    day: int
    month: int
    year: int


def read_date(text: str) -> date | None:
    """Return the day a text names ("๒๐ เมษายน พ.ศ. ๒๕๖๘"), or None where it is not certain."""
    part = _part(_plain(text).removeprefix("ณ ").removeprefix("เมื่อ"))
    if part is None or not (part.day and part.month and part.year):
        return None
    return _edge(part, part.month, part.year, last=False)


def read_period(text: str, fiscal_year: int = 0) -> Span | None:
    """Return the days a period covers (``fiscal_year``: Buddhist era, 0 unknown), or None where it is not certain.

    What names no year takes it from the other side, else from the fiscal year. Sides that both name their years
    are taken at their word, even when the end is before the start: that is for a check to find.
    """
    fiscal_year = fiscal_year if fiscal_year in _BUDDHIST_YEARS else 0
    plain = _plain(text)
    if explained := _EXPLAINED.fullmatch(plain):
        days = read_period(explained["days"], fiscal_year)
        return days if days and days == read_period(explained["name"], _fiscal_year_of(days)) else None
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1].strip()
    if lead := _LEAD.match(plain):
        plain = plain[lead.end() :]
    for pattern, reader in ((_WHOLE_YEAR, _whole_years), (_QUARTERS, _quarters), (_ROUND, _round)):
        if match := pattern.fullmatch(plain):
            return reader(match, fiscal_year)
    sides = [_part(side) for side in _TO.split(plain)]
    match sides:
        case [_Part() as only]:
            return _one(only, fiscal_year)
        case [_Part() as first, _Part() as last]:
            return _range(first, last, fiscal_year)
        case _:
            return None


def _plain(text: str) -> str:
    return " ".join(_DASHES.sub("-", to_arabic(text)).split())


def _part(text: str) -> _Part | None:
    if match := _IN_FIGURES.fullmatch(text):
        year = _buddhist(match["year"])
        if not year or (len(match["year"]) == 2 and year < _CENTURY + _SURE_IN_FIGURES):  # noqa: PLR2004 - digits
            return None
        return _Part(int(match["day"]), int(match["month"]), year - ERA)
    match = _WRITTEN.fullmatch(text)
    if not match or not text:
        return None
    year = 0
    if match["year"]:
        year = _christian(match["year"], said=bool(match["christian"]), denied=bool(match["buddhist"]))
        if not year:
            return None
    return _Part(int(match["day"] or 0), _month(match["month"]), year)


def _month(name: str | None) -> int:
    if name is None:
        return 0
    bare = name.replace(" ", "").replace(".", "")
    return next(number for have, number in _MONTH_NAMES.items() if have.replace(".", "") == bare)


def _christian(digits: str, *, said: bool, denied: bool) -> int:
    """Return the Christian-era year of a year beside a month; 0 where it is not certain."""
    if int(digits) in _CHRISTIAN and (said or not denied):
        return int(digits)
    buddhist = 0 if said else _buddhist(digits)
    return buddhist - ERA if buddhist else 0


def _buddhist(digits: str) -> int:
    """Return the Buddhist-era year of two or four digits; 0 where it is not certain."""
    if len(digits) == 2:  # noqa: PLR2004 - digits
        return _CENTURY + int(digits)
    return int(digits) if int(digits) in _BUDDHIST_YEARS else 0


def _fiscal_year_of(days: Span) -> int:
    return fiscal_year(days.end)


def _whole_years(match: re.Match[str], year: int) -> Span | None:
    first = _buddhist(match["year"]) if match["year"] else year
    last = _buddhist(match["last"]) if match["last"] else first
    return Span(_first_day(first, 0), _last_day(last, 11)) if first and first <= last else None


def _quarters(match: re.Match[str], year: int) -> Span | None:
    year = _year_beside(match, year)
    said = [int(digit) for digit in re.findall("[1-4]", match["quarters"])]
    first, last = said[0], said[-1]
    in_a_row = list(range(first, last + 1))
    is_range = re.search("-|ถึง", match["quarters"]) and len(said) == 2  # noqa: PLR2004 - its two ends
    return _months(year, 3 * first - 3, 3 * last) if year and in_a_row and (is_range or said == in_a_row) else None


def _round(match: re.Match[str], year: int) -> Span | None:
    year = _year_beside(match, year)
    if not year or (match["months"] == "12" and match["half"]):
        return None
    if match["months"] == "12":
        return fiscal_span(year)
    return _months(year, 6, 12) if match["half"] == "หลัง" else _months(year, 0, 6)


def _year_beside(match: re.Match[str], year: int) -> int:
    """Return the fiscal year named before or after, else the one given; 0 where it is not certain."""
    before, after = match["before"], match["year"]
    if before and after:
        return 0
    return _buddhist(before or after) if before or after else year


def _one(part: _Part, year: int) -> Span | None:
    if not part.month:
        return None
    ce = part.year or _year_within(part.month, year)
    return _span(part, part.month, ce, part, part.month, ce)


def _range(first: _Part, last: _Part, year: int) -> Span | None:
    if not last.month or not (first.month or (first.day and last.day)):
        return None
    month = first.month or last.month
    if first.year and last.year:
        return _span(first, month, first.year, last, last.month, last.year)
    one = first.year or last.year  # the year that one side names may be the other's too
    if one and (span := _span(first, month, one, last, last.month, one)) and span.start <= span.end:
        return span
    start, end = first.year or _year_within(month, year), last.year or _year_within(last.month, year)
    span = _span(first, month, start, last, last.month, end)
    return span if span and span.start <= span.end else None


def _year_within(month: int, year: int) -> int:
    """Return the Christian-era year of a month within a fiscal year; 0 when that is not known."""
    return year - ERA - (month >= _FIRST_MONTH) if year else 0


def _span(first: _Part, month: int, year: int, last: _Part, last_month: int, last_year: int) -> Span | None:
    start, end = _edge(first, month, year, last=False), _edge(last, last_month, last_year, last=True)
    return Span(start, end) if start and end else None


def _edge(part: _Part, month: int, year: int, *, last: bool) -> date | None:
    """Return the part's day, or the first or last day of its month; None for a day that is not in the calendar."""
    try:
        return date(year, month, part.day or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        return None


# --- years in running text ---

_NAMED = re.compile(
    rf"(?:(?P<christian>{_loosely('ค.ศ.')})|(?:{MONTH_PATTERN})(?: ?{_BUDDHIST})?|{_BUDDHIST}|งบประมาณ|(?P<loose>ปี))"
    r" ?(?P<year>[0-9]{4}|[0-9]{2})(?![0-9]|[,.][0-9])(?: ?(?:-|ถึง) ?(?P<last>[0-9]{4})(?![0-9]|[,.][0-9]))?"
)


def years_in(text: str) -> tuple[int, ...]:
    """Return the Buddhist-era years that a text names, each once, in their order.

    A year is named after "ปี", "ปีงบประมาณ", "พ.ศ.", "ค.ศ." or a month: "ปีงบประมาณ พ.ศ. ๒๕๖๘", "พ.ศ.2568",
    "พ.ศ. ๒๕๖๖ - ๒๕๗๐". One of two digits counts but after "ปี", where it may count years.
    """
    years: dict[int, None] = {}
    for match in _NAMED.finditer(_plain(text)):
        for digits in (match["year"], match["last"]):
            if not digits or (len(digits) == 2 and (match["loose"] or match["christian"])):  # noqa: PLR2004 - digits
                continue
            year = int(digits) + ERA if match["christian"] else _buddhist(digits)
            if year:
                years[year] = None
    return tuple(years)
