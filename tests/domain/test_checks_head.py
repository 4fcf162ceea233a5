"""The cover, the preface, the dates and the years: what is missing or disagrees, and what is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ita_desktop.domain.checks import Level, check
from ita_desktop.domain.model import Place, Report, WrittenDate
from ita_desktop.domain.proposals import apply_fix
from ita_desktop.domain.texts import set_text
from tests.clean_report import clean_report, with_text

if TYPE_CHECKING:
    from ita_desktop.domain.checks import Finding


def _with(name: str, text: str) -> Report:
    return set_text(clean_report(), Place(name), text)


def _codes(report: Report) -> list[str]:
    return [f.code for f in check(report)]


def _only(report: Report) -> Finding:
    (finding,) = check(report)
    return finding


def _fixed(report: Report) -> Report:
    fix = _only(report).fix
    assert fix
    return apply_fix(report, fix)


@pytest.mark.parametrize(
    ("field", "code", "level"),
    [
        ("office.name", "missing-office", Level.ERROR),
        ("office.kind", "missing-office-kind", Level.WARNING),
        ("office.district", "missing-district", Level.WARNING),
        ("office.province", "missing-province", Level.WARNING),
        ("date", "missing-date", Level.WARNING),
        ("title", "missing-report-title", Level.ERROR),
        ("fiscal_year", "missing-year", Level.ERROR),
    ],
)
def test_what_the_cover_must_have(field: str, code: str, level: Level) -> None:
    finding = _only(_with(field, ""))
    assert (finding.code, finding.level, finding.place) == (code, level, Place(field))


def test_a_missing_title_is_proposed_in_the_items_own_words() -> None:
    assert _fixed(_with("title", "")).title == (
        "รายงานผลการดำเนินการเพื่อส่งเสริม",
        "คุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
    )


def test_a_missing_year_is_proposed_from_the_title() -> None:
    assert _fixed(_with("fiscal_year", "")).fiscal_year == 2567
    unclear = replace(_with("fiscal_year", ""), title=("แผน พ.ศ. ๒๕๖๖ - ๒๕๗๐",))
    assert _only(unclear).fix is None
    assert {f.code for f in check(Report("", title=("",)))} >= {"missing-year", "missing-report-title", "few-issues"}


def test_a_city_has_no_kind_before_its_name() -> None:
    city = set_text(set_text(clean_report(), Place("office.kind"), ""), Place("office.name"), "เมืองพัทยา")
    assert _codes(city) == []


# --- places ---


def test_a_slip_in_the_district_or_province_is_put_right() -> None:
    report = _with("office.province", "สกลนคน")
    assert _only(report).code == "unknown-province"
    assert _fixed(report).office.province == "สกลนคร"
    report = _with("office.district", "พรรณานิคน")
    assert _only(report).code == "unknown-district"
    assert _fixed(report).office.district == "พรรณานิคม"


def test_a_district_that_is_nowhere_near_has_no_proposal() -> None:
    assert _only(_with("office.district", "ดาวอังคาร")).fix is None


def test_the_districts_of_a_capital_may_be_called_by_their_short_name() -> None:
    report = _with("office.district", "เมือง")
    assert _codes(replace(report, preface_signed=())) == []


# --- years ---


def test_the_title_tells_of_another_year() -> None:
    report = _with("title", "รายงานผล\nประจำปีงบประมาณ พ.ศ. ๒๕๖๖")
    assert _only(report).code == "years-disagree"
    assert _fixed(report).title[1].endswith("พ.ศ. ๒๕๖๗")
    arabic = next(f for f in check(_with("title", "รายงานผลของปี พ.ศ. 2566")) if f.code == "years-disagree")
    assert arabic.fix
    assert apply_fix(_with("title", "รายงานผลของปี พ.ศ. 2566"), arabic.fix).title == ("รายงานผลของปี พ.ศ. 2567",)


def test_a_title_of_two_years_or_of_a_short_year_has_no_proposal() -> None:
    assert _only(_with("title", "รายงานผลของ พ.ศ. ๒๕๖๔ และ พ.ศ. ๒๕๖๕")).fix is None
    assert _only(_with("title", "รายงานผล ปีงบประมาณ ๖๖")).fix is None


def test_a_title_may_name_the_year_of_the_assessment() -> None:
    report = replace(_with("title", "รายงาน ITA ประจำปี ๒๕๖๘"), ita_year=2568)
    assert _codes(report) == []


@pytest.mark.parametrize(
    "preface",
    [
        "ผลในรอบปีงบประมาณ พ.ศ. ๒๕๖๗ สูงกว่าปีงบประมาณ พ.ศ. ๒๕๖๕",
        "ตามแผนปฏิบัติการป้องกันการทุจริต ปีงบประมาณ ๒๕๖๖ - ๒๕๗๐",
        "ตามระเบียบฯ พ.ศ. ๒๕๕๙ และที่แก้ไขเพิ่มเติม",
        "เพื่อรับการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
    ],
)
def test_a_preface_may_name_other_years_for_a_reason(preface: str) -> None:
    assert _codes(_with("preface", preface)) == []


def test_a_year_that_the_preface_has_twice_is_one_finding() -> None:
    report = _with("preface", "ผลของปีงบประมาณ พ.ศ. ๒๕๖๕\nมาตรการของปีงบประมาณ พ.ศ. ๒๕๖๕ ครบถ้วน")
    assert _codes(report) == ["years-disagree"]
    assert _fixed(report).preface == ("ผลของปีงบประมาณ พ.ศ. ๒๕๖๗", "มาตรการของปีงบประมาณ พ.ศ. ๒๕๖๗ ครบถ้วน")


def test_most_periods_lie_in_another_year() -> None:
    finding = next(f for f in check(_with("fiscal_year", "๒๕๖๘")) if f.place == Place("fiscal_year"))
    assert finding.code == "years-disagree"
    assert "๒๕๖๗" in finding.sentence


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("วันที่ ๑ ต.ค. ๖๕ ถึง วันที่ ๓๐ ก.ย. ๖๖", ["period-outside-year"]),
        ("วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘", ["period-outside-year"]),
        ("วันที่ ๑ ต.ค. ๖๖ ถึง วันที่ ๓๑ ต.ค. ๖๗", ["period-beyond-year"]),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๖ - ๒๕๗๐", ["period-beyond-year"]),
        ("วันที่ ๓๐ ก.ย. ๖๗ ถึง วันที่ ๑ ต.ค. ๖๖", ["period-backwards"]),
        ("ตามห้วงเวลาจัดงานประเพณี", []),
        ("ไตรมาส ๑", []),
    ],
)
def test_periods_and_the_fiscal_year(text: str, codes: list[str]) -> None:
    report = replace(with_text(clean_report(), (1, 1, 1), "period", text), as_of=WrittenDate("๓๑ ตุลาคม ๒๕๖๗"))
    assert _codes(report) == codes


# --- dates ---


def test_a_date_before_the_year_has_begun() -> None:
    report = replace(_with("date", "๑ กันยายน ๒๕๖๖"), as_of=WrittenDate("x"))
    assert _codes(report) == ["date-before-year"]


def test_a_date_that_cannot_be_read() -> None:
    assert _codes(_with("date", "วันพระใหญ่ เดือนสิบสอง")) == ["unread-date"]


def test_data_cannot_be_of_a_day_after_the_report() -> None:
    assert _codes(_with("as_of", "๕ พฤศจิกายน ๒๕๖๗")) == ["as-of-after-date"]


def test_results_told_as_done_before_their_period_is_over() -> None:
    report = _with("date", "๒๐ เมษายน ๒๕๖๗")
    assert _codes(report) == ["results-before-period-ends"]
    assert _fixed(report).as_of.text == "วันที่ ๒๐ เมษายน ๒๕๖๗"


def test_results_that_are_told_as_unfinished_may_come_early() -> None:
    report = _with("date", "๒๐ เมษายน ๒๕๖๗")
    for issue in range(1, 8):
        for m, measure in enumerate(report.issues[issue - 1].measures, 1):
            for n in range(1, len(measure.activities) + 1):
                report = with_text(
                    report, (issue, m, n), "results", f"- อยู่ระหว่างรวบรวมเอกสารชุดที่ {'๑๒๓๔๕๖๗'[issue - 1]}"
                )
    assert "results-before-period-ends" not in _codes(report)
