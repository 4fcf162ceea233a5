"""A finding that a person leaves is said no more, until the text there changes."""

from __future__ import annotations

import pytest

from ita_desktop.base import i18n
from ita_desktop.base.errors import StaleError
from ita_desktop.domain.checks import Finding, Level, check, set_aside
from ita_desktop.domain.edits import remove_measure
from ita_desktop.domain.model import Doubt, DoubtState, Place, Report, SetText
from ita_desktop.domain.texts import set_text
from tests.store.values import REPORT


def of_code(report: Report, code: str) -> list[Finding]:
    return [finding for finding in check(report) if finding.code == code]


def test_each_finding_can_be_left_alone() -> None:
    findings = check(REPORT)
    report = REPORT
    for finding in findings:
        report = set_aside(report, finding, "ตรวจแล้ว")
    assert findings
    assert check(report) == ()
    assert {doubt.source for doubt in report.doubts} == {"ตรวจแล้ว"}
    assert set_aside(report, findings[0]) is report


def test_it_comes_back_when_the_text_changes_and_goes_when_it_is_as_it_was() -> None:
    report = set_text(REPORT, Place("title", "i2"), "")
    (finding,) = of_code(report, "missing-issue-title")
    report = set_aside(report, finding)
    assert of_code(report, "missing-issue-title") == []
    other = set_text(report, Place("title", "i2"), "-")
    assert of_code(other, "missing-issue-title")
    assert of_code(set_text(other, Place("title", "i2"), ""), "missing-issue-title") == []


def test_an_empty_cell_that_was_left_does_not_silence_the_others() -> None:
    first, *others = of_code(REPORT, "missing-period") or of_code(REPORT, "missing-result")
    left = of_code(set_aside(REPORT, first), first.code)
    assert left == others


def test_two_words_of_one_line_are_left_apart() -> None:
    place = Place("title", "i1", "m1")
    one, two = (Finding(Level.HINT, "x", place, "", (SetText(place, "กข", after),)) for after in ("ก", "ข"))
    report = set_aside(set_aside(REPORT, one), two)
    assert len(report.doubts) == 2


def test_what_was_left_is_left_in_the_other_language_too() -> None:
    report = set_aside(REPORT, check(REPORT)[0])
    i18n.use_language("en")
    assert len(check(report)) == len(check(REPORT)) - 1


def test_a_doubt_is_settled_and_a_place_that_is_gone_is_told() -> None:
    report = Report("r", doubts=(Doubt("d", Place("title"), "?", ""),))
    (doubted,) = (finding for finding in check(report) if finding.doubt_uid)
    assert set_aside(report, doubted).doubts[0].state is DoubtState.LEFT
    gone = Finding(Level.HINT, "x", Place("title", "i2", "m4"), "")
    with pytest.raises(StaleError):
        set_aside(remove_measure(REPORT, "m4"), gone)
