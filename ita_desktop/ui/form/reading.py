"""A period as typed: how it will print, which months it covers, and what is wrong with it. Nothing typed is changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ita_desktop.thai.dates import Span, fiscal_span, print_date, print_period, read_period
from ita_desktop.thai.digits import thai_number, to_thai

MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
"""The months of a fiscal year, in its order."""

WHOLE_YEAR = "ตลอดปี"
FIRST_HALF = "๖ เดือนแรก"
EVERY_MONTH = "ทุกเดือน"
QUARTERS = ("ไตรมาส ๑", "ไตรมาส ๒", "ไตรมาส ๓", "ไตรมาส ๔")

_WHOLE = re.compile("(?:ตลอด(?:ทั้ง)?|ทั้ง) ?ปี")
_HALF = re.compile("[6๖] ?เดือน ?(?:แรก|หลัง)")
_NAMED = re.compile("ไตรมาส|ปี ?งบ|รอบ|ทุก")  # a period called by its name keeps it; one of dates prints as dates
_DASH = re.compile("(?<=[0-9๐-๙]) ?[-\u2010-\u2015~] ?(?=[0-9๐-๙])")


class State(StrEnum):
    """What came of reading a period."""

    EMPTY = "empty"
    READ = "read"
    UNREAD = "unread"
    """It prints as typed; its days are not known."""
    BACKWARDS = "backwards"


@dataclass(frozen=True, slots=True)
class Reading:
    """How a typed period will print. ``span`` are its days where known; ``mended`` what would set it right."""

    state: State
    printed: str = ""
    span: Span | None = None
    mended: str = ""

    @property
    def beside(self) -> str:
        """Return the months in short where what prints does not name them: "ต.ค. ๖๗ – มี.ค. ๖๘"."""
        if self.span is None or self.state is not State.READ or not _NAMED.search(self.printed):
            return ""
        first, last = (print_date(day, short=True).partition(" ")[2] for day in (self.span.start, self.span.end))
        return first if first == last else f"{first} – {last}"


def read(text: str, year: int) -> Reading:
    """Read what was typed as a period (``year``: the report's fiscal year, 0 unknown)."""
    plain = " ".join(text.split())
    if not plain:
        return Reading(State.EMPTY)
    if year and _WHOLE.fullmatch(plain):
        return Reading(State.READ, f"ตลอดปีงบประมาณ {thai_number(year)}", fiscal_span(year))
    if year and plain == EVERY_MONTH:
        return Reading(State.READ, plain, fiscal_span(year))
    span = read_period(f"รอบ {plain}" if _HALF.fullmatch(plain) else plain, year)
    if span is None:
        return Reading(State.UNREAD, text.strip())
    if span.start > span.end:
        return Reading(State.BACKWARDS, text.strip(), span, print_period(Span(span.end, span.start)))
    if _NAMED.search(plain):
        return Reading(State.READ, to_thai(_DASH.sub(" - ", plain)), span)
    return Reading(State.READ, print_period(span), span)


def covered(span: Span | None, year: int) -> tuple[bool, ...]:
    """Return for each of the twelve months of a fiscal year whether a period touches it."""
    if span is None or not year:
        return (False,) * 12
    first, last = month_of(span.start.year, span.start.month, year), month_of(span.end.year, span.end.month, year)
    return tuple(first <= month <= last for month in range(12))


def month_of(christian: int, month: int, year: int) -> int:
    """Return a calendar month's place in a fiscal year (October of it is 0); outside 0 to 11 it is of another."""
    start = fiscal_span(year).start
    return (christian - start.year) * 12 + month - start.month


def first_day(place: int, year: int) -> date:
    """Return the first day of the month at a place in a fiscal year."""
    start = fiscal_span(year).start
    years, month = divmod(start.month - 1 + place, 12)
    return date(start.year + years, month + 1, 1)


def month_text(place: int, year: int) -> str:
    """Return a month of a fiscal year as it is typed: "ต.ค. ๖๗"."""
    return print_date(first_day(place, year), short=True).partition(" ")[2]


def month_span(first: int, last: int, year: int) -> Span:
    """Return the days of the months from one place in a fiscal year to another."""
    return Span(first_day(first, year), first_day(last + 1, year) - timedelta(days=1))


def months_typed(first: int, last: int, year: int) -> str:
    """Return a range of months as it is typed: "ต.ค. ๖๗ - มี.ค. ๖๘"."""
    if first == last:
        return month_text(first, year)
    return f"{month_text(first, year)} - {month_text(last, year)}"


def days_typed(span: Span) -> str:
    """Return a range of days as it is typed: "๑ ต.ค. ๖๗ - ๑๕ ม.ค. ๖๘"."""
    start = print_date(span.start, short=True)
    return start if span.start == span.end else f"{start} - {print_date(span.end, short=True)}"
