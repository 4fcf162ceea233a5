"""What the checks find in a report that a real office filed: its known defects, each at its place."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import pytest

from ita_desktop.domain.checks import Finding, Level, check
from ita_desktop.domain.model import Period, Place, Report
from ita_desktop.domain.plain import from_plain
from ita_desktop.domain.proposals import apply_fix
from ita_desktop.domain.texts import text_at

if TYPE_CHECKING:
    from pathlib import Path


@cache
def _read(path: Path) -> Report:
    return from_plain(json.loads(path.read_text(encoding="utf-8")))


@cache
def _check(path: Path) -> tuple[Finding, ...]:
    return check(_read(path))


@pytest.fixture
def report(shared: Path) -> Report:
    return _read(shared / "seed/report-2568.json")


@pytest.fixture
def findings(shared: Path) -> tuple[Finding, ...]:
    return _check(shared / "seed/report-2568.json")


def _where(report: Report, place: Place) -> tuple[int, int, int]:
    """Return the numbers of the issue, the measure in it and the row in that, 0 where none is meant."""
    for i, issue in enumerate(report.issues, 1):
        for m, measure in enumerate(issue.measures, 1):
            for n, row in enumerate(measure.activities, 1):
                if row.uid == place.activity_uid:
                    return i, m, n
            if measure.uid == place.measure_uid:
                return i, m, 0
    return 0, 0, 0


def _found(report: Report, findings: tuple[Finding, ...], code: str) -> list[tuple[tuple[int, int, int], str]]:
    return [(_where(report, f.place), f.place.field) for f in findings if f.code == code]


def _only(findings: tuple[Finding, ...], code: str) -> Finding:
    (finding,) = (f for f in findings if f.code == code)
    return finding


def _fixed_text(report: Report, finding: Finding) -> str:
    assert finding.fix
    return text_at(apply_fix(report, finding.fix), finding.place)


def test_4_the_preface_tells_of_another_year(report: Report, findings: tuple[Finding, ...]) -> None:
    finding = _only(findings, "years-disagree")
    assert finding.place == Place("preface")
    assert "๒๕๖๗" in finding.sentence
    assert "๒๕๖๘" in finding.sentence
    assert "๒๕๖๗" not in _fixed_text(report, finding)


def test_5_results_are_told_before_their_period_is_over(report: Report, findings: tuple[Finding, ...]) -> None:
    finding = _only(findings, "results-before-period-ends")
    assert finding.place == Place("date")
    assert "๒๐ เมษายน ๒๕๖๘" in finding.sentence
    assert "๓๐ กันยายน ๒๕๖๘" in finding.sentence
    assert finding.fix
    assert apply_fix(report, finding.fix).as_of.day == report.date.day


def test_6_another_offices_website(report: Report, findings: tuple[Finding, ...]) -> None:
    finding = _only(findings, "two-websites")
    assert _where(report, finding.place) == (2, 2, 1)
    assert "www.napachon.go.th" in finding.sentence
    assert _fixed_text(report, finding).endswith("www.nongsangwapi.go.th")


def test_7_the_offices_name_is_almost_right(report: Report, findings: tuple[Finding, ...]) -> None:
    finding = _only(findings, "office-name-differs")
    assert _where(report, finding.place) == (2, 2, 1)
    assert "ต้องค์การบริหารส่วน ตำบล หนอง แสง" in finding.sentence
    assert "เว็บไซต์องค์การบริหารส่วนตำบลหนองแสง www" in _fixed_text(report, finding)


def test_9_10_misspelled_words(report: Report, findings: tuple[Finding, ...]) -> None:
    assert _found(report, findings, "misspelled") == [
        ((2, 2, 1), "results"),
        ((3, 1, 1), "results"),
        ((3, 2, 1), "steps"),
        ((3, 2, 1), "results"),
    ]
    texts = [_fixed_text(report, f) for f in findings if f.code == "misspelled"]
    assert texts[0] == "อีเมลขององค์การบริหารส่วนตำบลหนองแสง"
    assert all("กล่อง/ตู้รับฟัง" in text for text in texts[1:])


def test_11_arabic_digits_among_thai(report: Report, findings: tuple[Finding, ...]) -> None:
    assert _found(report, findings, "arabic-digits") == [((7, 1, 2), "results"), ((7, 1, 2), "outcomes")]
    for finding in findings:
        if finding.code == "arabic-digits":
            assert "พ.ศ. ๒๕๖๘" in _fixed_text(report, finding)


def test_12_no_blank_before_the_year(report: Report, findings: tuple[Finding, ...]) -> None:
    finding = _only(findings, "no-blank-after-era")
    assert _fixed_text(report, finding) == "วันที่ ๒๐ เมษายน พ.ศ. ๒๕๖๘"


def test_13_lines_without_a_mark(report: Report, findings: tuple[Finding, ...]) -> None:
    assert _found(report, findings, "unmarked-line") == [((7, 1, 2), "results"), ((7, 1, 2), "outcomes")]


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("missing-title", [((2, 2, 0), "title")]),
        ("missing-department", [((2, 2, 1), "responsible")]),
        ("missing-period", [((2, 2, 1), "period"), ((5, 2, 1), "period")]),
        ("missing-outcome", [((2, 2, 1), "outcomes"), ((5, 3, 1), "outcomes"), ((5, 4, 1), "outcomes")]),
    ],
)
def test_14_15_16_missing_cells_are_errors(
    report: Report,
    findings: tuple[Finding, ...],
    code: str,
    where: list[tuple[tuple[int, int, int], str]],
) -> None:
    assert _found(report, findings, code) == where
    assert {f.level for f in findings if f.code == code} == {Level.ERROR}


def test_15_a_missing_period_is_proposed_where_all_rows_have_the_same(
    report: Report, findings: tuple[Finding, ...]
) -> None:
    finding = next(f for f in findings if f.code == "missing-period")
    assert finding.fix
    rows = {row.uid: row for _i, _m, row in apply_fix(report, finding.fix).activities()}
    period = rows[finding.place.activity_uid].cell("period")
    assert isinstance(period, Period)
    assert period.text == "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘"


def test_17_an_outcome_breaks_off(report: Report, findings: tuple[Finding, ...]) -> None:
    finding = _only(findings, "broken-off-outcome")
    assert _where(report, finding.place) == (5, 1, 1)
    assert "“และ”" in finding.sentence
    assert _fixed_text(report, finding).endswith("เป็นปัจจุบัน")


def test_17_19_outcomes_that_are_the_steps_again(report: Report, findings: tuple[Finding, ...]) -> None:
    assert _found(report, findings, "outcome-is-a-copy") == [((5, 1, 1), "outcomes")]
    assert ((4, 1, 1), "outcomes") in _found(report, findings, "outcome-resembles-steps")


def test_18_the_result_counts_something_else(report: Report, findings: tuple[Finding, ...]) -> None:
    finding = _only(findings, "counts-something-else")
    assert _where(report, finding.place) == (5, 2, 1)
    assert "การประชาสัมพันธ์" in finding.sentence
    assert "รับเรื่องร้องเรียน" in finding.sentence


def test_21_results_that_repeat_the_steps(report: Report, findings: tuple[Finding, ...]) -> None:
    found = _found(report, findings, "results-repeat-steps")
    assert {((1, 1, 1), "results"), ((2, 1, 1), "results"), ((5, 4, 1), "results")} <= set(found)
    assert not {((5, 2, 1), "results"), ((6, 1, 1), "results"), ((7, 1, 2), "results")} & set(found)


def test_22_23_terms_in_two_forms(report: Report, findings: tuple[Finding, ...]) -> None:
    assert _found(report, findings, "term-in-two-forms") == [
        ((5, 4, 1), "steps"),
        ((5, 4, 1), "results"),
        ((6, 1, 1), "results"),
    ]
    assert "มาตรการป้องกันผลประโยชน์ทับซ้อน" in _fixed_text(
        report, next(f for f in findings if f.code == "term-in-two-forms")
    )


def test_25_a_department_is_spelled_in_several_ways(report: Report, findings: tuple[Finding, ...]) -> None:
    found = [f for f in findings if f.code == "department-spelled-otherwise"]
    assert [_where(report, f.place) for f in found] == [(1, 1, 1), (2, 1, 1)]
    assert [_fixed_text(report, f) for f in found] == ["ทุกส่วนราชการ (สำนักปลัด รวบรวม)", "สำนักปลัด"]


def test_26_the_sign_of_repetition_with_and_without_a_blank(report: Report, findings: tuple[Finding, ...]) -> None:
    finding = _only(findings, "repetition-sign")
    assert "ต่าง ๆ" in _fixed_text(report, finding)


def test_nothing_else_is_said_of_it(findings: tuple[Finding, ...]) -> None:
    assert {f.code for f in findings} == {
        *("years-disagree", "results-before-period-ends", "two-websites", "office-name-differs", "misspelled"),
        *("arabic-digits", "no-blank-after-era", "unmarked-line", "missing-title", "missing-department"),
        *("missing-period", "missing-outcome", "broken-off-outcome", "outcome-is-a-copy", "outcome-resembles-steps"),
        *("counts-something-else", "results-repeat-steps", "term-in-two-forms", "department-spelled-otherwise"),
        "repetition-sign",
    }


def test_findings_come_in_printed_order(report: Report, findings: tuple[Finding, ...]) -> None:
    where = [_where(report, f.place) for f in findings]
    assert where == sorted(where)
