"""Dates and periods: the laws of the calendar, and the forms that offices write."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.dates import (
    Span,
    fiscal_span,
    fiscal_year,
    print_date,
    print_period,
    read_date,
    read_period,
    years_in,
)
from ita_desktop.thai.digits import to_arabic, to_thai

if TYPE_CHECKING:
    from pathlib import Path

FIRST, LAST = date(1857, 1, 1), date(9456, 12, 31)  # the years 2400 to 9999 of the Buddhist era
DAYS = st.dates(FIRST, LAST)
FY2568 = Span(date(2024, 10, 1), date(2025, 9, 30))


def span(start: str, end: str) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end))


# --- laws ---


@given(DAYS, st.booleans())
def test_a_printed_day_reads_back(day: date, short: bool) -> None:  # noqa: FBT001 - drawn
    assert read_date(print_date(day, short=short)) == day


@given(DAYS, DAYS)
def test_a_printed_period_reads_back(start: date, end: date) -> None:
    days = Span(start, end)
    assert read_period(print_period(days)) == days


@given(DAYS, st.booleans(), st.data())
def test_thai_arabic_and_mixed_digits_read_alike(day: date, short: bool, data: st.DataObject) -> None:  # noqa: FBT001 - drawn
    printed = print_date(day, short=short)
    mixed = "".join(data.draw(st.sampled_from((to_thai, to_arabic)))(c) for c in printed)
    assert read_date(mixed) == read_date(to_arabic(printed)) == day


@given(DAYS, st.sampled_from((" ถึง ", "\nถึง\n", " - ", "–", " — ", " จนถึง", "ถึงวันที่ ")))
def test_every_way_to_part_two_days_reads_alike(day: date, between: str) -> None:
    end = min(day + timedelta(days=40), LAST)
    assert read_period(print_date(day) + between + print_date(end, short=True)) == Span(day, end)


@given(DAYS)
def test_every_day_lies_in_its_fiscal_year_and_the_years_follow_each_other(day: date) -> None:
    year = fiscal_year(day)
    days = fiscal_span(year)
    assert days.start <= day <= days.end
    assert fiscal_year(days.start) == fiscal_year(days.end) == year
    assert fiscal_span(year - 1).end + timedelta(days=1) == days.start


@given(st.integers(2401, 9999), st.integers(1, 4))
def test_quarters_part_the_fiscal_year(year: int, n: int) -> None:
    quarters = [read_period(f"ไตรมาส {i}", year) for i in range(1, n + 1)]
    together = read_period(f"ไตรมาสที่ ๑ - {n}", year)
    assert together == Span(quarters[0].start, quarters[-1].end)  # type: ignore[union-attr]
    for before, after in pairwise(quarters):
        assert before.end + timedelta(days=1) == after.start  # type: ignore[union-attr]


@given(
    st.text(alphabet="๐๑๒๓๖๘0126789 ./-–\nวันที่ถึงปีงบประมาณพ.ศ.ต.ค.ก.ย.ม.ไตรมาสรอบเดือน()", max_size=40),
    st.integers(0, 3000),
)
def test_no_text_breaks_the_reading(text: str, year: int) -> None:
    read_date(text)
    years_in(text)
    assert read_period(text, year) == read_period(to_thai(text), year)


# --- forms that offices write ---


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("๒๐ เมษายน พ.ศ.๒๕๖๘", "2025-04-20"),
        ("วันที่ ๒๐ เมษายน พ.ศ. ๒๕๖๘", "2025-04-20"),
        ("วันที่ ๒๐ เดือน เมษายน พุทธศักราช ๒๕๖๘", "2025-04-20"),
        ("ณ วันที่ 20 เม.ย. 68", "2025-04-20"),
        ("วันอาทิตย์ที่ ๒๐ เมษายน ๒๕61", "2018-04-20"),
        ("20เมย68", "2025-04-20"),
        ("20 เม. ย. 2568", "2025-04-20"),
        ("20 เมษายน 2025", "2025-04-20"),
        ("20 เมษายน ค.ศ. 2025", "2025-04-20"),
        ("๒๐/๔/๒๕๖๘", "2025-04-20"),
        ("20/04/68", "2025-04-20"),
        ("๒๙ กุมภาพันธ์ ๒๕๖๗", "2024-02-29"),
    ],
)
def test_a_day_is_read(text: str, day: str) -> None:
    assert read_date(text) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        *("", "๒๕๖๘", "เมษายน ๒๕๖๘", "๒๐ เมษายน", "๒๐", "ประมาณ ๒๐ เมษายน ๒๕๖๘"),
        *("๒๙ กุมภาพันธ์ ๒๕๖๘", "๓๑ เม.ย. ๖๘", "๐ เม.ย. ๖๘", "99 เม.ย. 68", "31/4/2568", "1/13/2568"),
        *("20 เมษายน 2300", "20 เมษายน พ.ศ. 2025", "20 เมษายน ค.ศ. 2568", "20 เมษายน ค.ศ. 68", "20 เมษายน 256"),
        *("20/4/2025", "20/4/25", "20 April 2025"),
    ],
)
def test_what_names_no_certain_day_stays_text(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘", FY2568),
        ("วันที่ ๑ ต.ค. ๖๗\nถึง\nวันที่ ๓๐ ก.ย. ๖๘", FY2568),
        ("ตั้งแต่วันที่ 1 ตุลาคม 2567 จนถึงวันที่ 30 กันยายน 2568", FY2568),
        ("ระหว่างวันที่ ๑ ต.ค. 2024 – ๓๐ ก.ย. 2025", FY2568),
        ("1 ตค 67-30 กย 68", FY2568),
        ("1/10/2567 - 30/9/2568", FY2568),
        ("ต.ค. ๖๗ - ก.ย. ๖๘", FY2568),
        ("ตุลาคม ๒๕๖๗ – กันยายน ๒๕๖๘", FY2568),
        ("ช่วงเดือนตุลาคม ๒๕๖๗ ถึงเดือนกันยายน ๒๕๖๘", FY2568),
        ("ตลอดปีงบประมาณ ๒๕๖๘", FY2568),
        ("ตลอดปีงบประมาณ พ.ศ. ๒๕๖๘", FY2568),
        ("ปีงบประมาณ พ.ศ.2568", FY2568),
        ("ปีงบประมาณ ๖๘", FY2568),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘ (๑ ตุลาคม ๒๕๖๗ – ๓๐ กันยายน ๒๕๖๘)", FY2568),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘ - ๒๕๗๐", span("2024-10-01", "2027-09-30")),
        ("รอบ ๑๒ เดือน ปีงบประมาณ ๒๕๖๘", FY2568),
        ("รอบ ๖ เดือน (ตุลาคม ๒๕๖๗ – มีนาคม ๒๕๖๘)", span("2024-10-01", "2025-03-31")),
        ("ไตรมาสที่ ๒ ปีงบประมาณ พ.ศ. ๒๕๖๗", span("2024-01-01", "2024-03-31")),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๘ ไตรมาสที่ ๒", span("2025-01-01", "2025-03-31")),
        ("ปีงบประมาณ ๒๕๖๘ รอบ ๖ เดือนหลัง", span("2025-04-01", "2025-09-30")),
        ("ไตรมาสที่ ๑ – ๔ (ต.ค. ๖๗ – ก.ย. ๖๘)", FY2568),
        ("(๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘)", FY2568),
        ("ไตรมาส ๓/๒๕๖๘", span("2025-04-01", "2025-06-30")),
        ("ไตรมาสที่ ๑ ถึง ไตรมาสที่ ๓ ของปีงบประมาณ ๒๕๖๘", span("2024-10-01", "2025-06-30")),
        ("มกราคม - มีนาคม ๒๕๖๘", span("2025-01-01", "2025-03-31")),
        ("กุมภาพันธ์ ๒๕๖๗", span("2024-02-01", "2024-02-29")),
        ("๑-๕ มีนาคม ๒๕๖๘", span("2025-03-01", "2025-03-05")),
        ("๒๐ มีนาคม - ๕ เมษายน ๒๕๖๘", span("2025-03-20", "2025-04-05")),
        ("๒๐ มี.ค. ๖๘ - ๕ เม.ย.", span("2025-03-20", "2025-04-05")),
        ("๕ มีนาคม ๒๕๖๘", span("2025-03-05", "2025-03-05")),
    ],
)
def test_a_period_is_read_without_knowing_the_report(text: str, days: Span) -> None:
    assert read_period(text) == days
    assert read_period(text, 2590) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ตลอดปีงบประมาณ", FY2568),
        ("ไตรมาส ๑ - ๔", FY2568),
        ("ไตรมาส ๑, ๒, ๓ และ ๔", FY2568),
        ("ไตรมาสที่ ๓ และไตรมาสที่ ๔", span("2025-04-01", "2025-09-30")),
        ("ไตรมาสที่ ๒", span("2025-01-01", "2025-03-31")),
        ("รอบ ๖ เดือน", span("2024-10-01", "2025-03-31")),
        ("รอบ ๖ เดือนแรก", span("2024-10-01", "2025-03-31")),
        ("รอบ ๖ เดือนหลัง", span("2025-04-01", "2025-09-30")),
        ("รอบ ๑๒ เดือน", FY2568),
        ("พฤศจิกายน", span("2024-11-01", "2024-11-30")),
        ("มีนาคม", span("2025-03-01", "2025-03-31")),
        ("๕ มีนาคม", span("2025-03-05", "2025-03-05")),
        ("ต.ค. - ก.ย.", FY2568),
        ("ต.ค. - ก.ย. ๖๘", FY2568),
        ("๑ ต.ค. ๖๗ - ๓๐ ก.ย.", FY2568),
    ],
)
def test_what_names_no_year_takes_the_fiscal_year(text: str, days: Span) -> None:
    assert read_period(text, 2568) == days
    assert read_period(text) is None
    assert read_period(text, 68) is None


@pytest.mark.parametrize(
    "text",
    [
        *("", "ทุกวันที่ ๑ - ๕ ของทุกเดือน", "ตลอดภาคเรียนที่ ๑ และ ๒", "ตามห้วงเวลาจัดงานประเพณี", "ทุกไตรมาส", "ตลอดปี"),
        *("ภายในวันที่ ๓๐ เมษายน ๒๕๖๘", "มีนาคม ๒๕๖๘ เป็นต้นไป", "๑๒ เดือน", "ปี ๒๕๖๘", "๒๕๖๘", "ปีงบประมาณ 2025"),
        *("๓๑ เม.ย. ๖๘", "๑ - ๓๑ เมษายน ๒๕๖๘", "๓๐ ก.พ. ๖๘ ถึง ๑ มี.ค. ๖๘", "วันที่ มีนาคม ๒๕๖๘", "๑", "๑ - ๕"),
        *(
            "ไตรมาส ๔ - ๑",
            "ไตรมาส ๕",
            "ไตรมาสที่ ๑ และ ๓",
            "ไตรมาส ๑ - ๒ - ๔",
            "ไตรมาส ๑ ปี 2025",
            "ปีงบประมาณ ๒๕๖๗ ไตรมาส ๑ ปีงบประมาณ ๒๕๖๘",
            "รอบ ๑๒ เดือนหลัง",
            "รอบ ๙ เดือน",
        ),
        *("กันยายน - ตุลาคม", "๑ - ๓ - ๕ มีนาคม ๒๕๖๘", "๑ มีนาคม ๒๕๖๘ - ๕", "ตุลาคม - ๒๕๖๘", "ปีงบประมาณ ๒๕๖๘ - ๒๕๖๗"),
        *("ปีงบประมาณ ๒๕๖๘ (๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙)", "ปีงบประมาณ ๒๕๖๘ (โดยประมาณ)", "เดือน - มีนาคม ๒๕๖๘"),
    ],
)
def test_what_is_no_certain_period_stays_text(text: str) -> None:
    assert read_period(text, 2568) is None


def test_an_end_before_its_start_is_read_as_written_when_both_years_are_named() -> None:
    assert read_period("๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๗") == span("2025-10-01", "2024-09-30")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", (2568,)),
        ("พ.ศ.2568 และ พ.ศ. ๒๕๖๗ กับ พ.ศ.๒๕๖๘", (2568, 2567)),
        ("ผลในรอบปี ๒๕๖๗", (2567,)),
        ("แผน พ.ศ. ๒๕๖๖ - ๒๕๗๐", (2566, 2570)),
        ("๑ ต.ค. ๖๗ ถึง ๓๐ กันยายน พ.ศ. ๒๕๖๘", (2567, 2568)),
        ("ค.ศ. 2025", (2568,)),
        ("ปี 2025 ปี ๑๒ เดือน ค.ศ. 25", ()),
        ("งบประมาณ ๒,๕๖๘ บาท งบประมาณ 2500.50 บาท ๒๕๖๘ คน", ()),
    ],
)
def test_the_years_a_text_names(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text) == years


def test_every_period_of_the_real_report_is_read(shared: Path) -> None:
    report = json.loads((shared / "seed/report-2568.json").read_text())
    rows = [row for issue in report["issues"] for m in issue["measures"] for row in m["activities"]]
    periods = {row["period"] for row in rows} - {""}
    assert {read_period(text) for text in periods} == {FY2568}
    assert {print_period(FY2568)} == periods
    assert read_date(report["date_as_printed"]) == date(2025, 4, 20)
