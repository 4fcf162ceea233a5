"""What is typed as a period is read in every way people write it, and printed in the official form."""

from __future__ import annotations

import pytest

from ita_desktop.thai.dates import Span
from ita_desktop.ui.form.reading import (
    State,
    covered,
    days_typed,
    first_day,
    month_span,
    months_typed,
    read,
)

_YEAR = "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘"


@pytest.mark.parametrize(
    ("typed", "printed", "beside"),
    [
        ("ต.ค.67-ก.ย.68", _YEAR, ""),
        ("1/10/67-30/9/68", _YEAR, ""),
        ("ตลอดปี", "ตลอดปีงบประมาณ ๒๕๖๘", "ต.ค. ๖๗ – ก.ย. ๖๘"),
        ("ไตรมาส 1-2", "ไตรมาส ๑ - ๒", "ต.ค. ๖๗ – มี.ค. ๖๘"),
        ("๖ เดือนแรก", "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๑ มี.ค. ๖๘", ""),
        ("6 เดือนหลัง", "วันที่ ๑ เม.ย. ๖๘ ถึง วันที่ ๓๐ ก.ย. ๖๘", ""),
        ("ทุกเดือน", "ทุกเดือน", "ต.ค. ๖๗ – ก.ย. ๖๘"),
        ("มีนาคม 2568", "วันที่ ๑ มี.ค. ๖๘ ถึง วันที่ ๓๑ มี.ค. ๖๘", ""),
    ],
)
def test_what_is_read_prints_in_the_official_form(typed: str, printed: str, beside: str) -> None:
    reading = read(typed, 2568)
    assert (reading.state, reading.printed, reading.beside) == (State.READ, printed, beside)


def test_the_calendar_types_what_is_read_back() -> None:
    assert months_typed(0, 5, 2568) == "ต.ค. ๖๗ - มี.ค. ๖๘"
    assert months_typed(3, 3, 2568) == "ม.ค. ๖๘"
    for first in range(12):
        for last in range(first, 12):
            span = month_span(first, last, 2568)
            assert read(months_typed(first, last, 2568), 2568).span == span
            assert read(days_typed(span), 2568).span == span
            assert covered(span, 2568) == tuple(first <= n <= last for n in range(12))
    assert days_typed(Span(first_day(0, 2568), first_day(0, 2568))) == "๑ ต.ค. ๖๗"


def test_what_cannot_be_read_prints_as_typed() -> None:
    assert read("ตามห้วงงานประเพณี", 2568) == read(" ตามห้วงงานประเพณี ", 2568)
    assert read("ตามห้วงงานประเพณี", 2568).state is State.UNREAD
    assert read("ตลอดปี", 0).state is State.UNREAD
    assert read("  ", 2568).state is State.EMPTY
    assert covered(None, 2568) == (False,) * 12
    assert read("31/2/68", 2568).beside == ""


def test_an_end_before_the_start_is_offered_turned_round() -> None:
    reading = read("30/9/68-1/10/67", 2568)
    assert (reading.state, reading.printed, reading.mended) == (State.BACKWARDS, "30/9/68-1/10/67", _YEAR)
