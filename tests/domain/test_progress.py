"""How far measures, issues and reports have come."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from ita_desktop.domain.edits import rows_by_uid
from ita_desktop.domain.model import Issue, Line, Lines, Measure, Period, Report, Responsible, SameAs, activity
from ita_desktop.domain.progress import KEYS, State, borrows, filled, joint_state, measure_state, progress
from tests.strategies import reports

_FULL = {
    "steps": Lines((Line("l1", "จัดทำคู่มือ"),)),
    "period": Period("ตลอดปี"),
    "responsible": Responsible(("สำนักปลัด",)),
    "results": Lines((Line("l2", "มีคู่มือ"),)),
    "outcomes": Lines((Line("l3", "ประชาชนรู้ขั้นตอน"),)),
}


def full(uid: str = "m") -> Measure:
    return Measure(uid, "มาตรการ จัดทำคู่มือ", (activity(f"{uid}-a", _FULL),))


def test_a_measure_with_all_six_fields_is_done() -> None:
    assert filled(full(), {}) == set(KEYS)
    assert measure_state(full(), {}) is State.DONE


def test_a_measure_with_a_field_less_is_partial_and_one_without_any_is_empty() -> None:
    assert measure_state(replace(full(), title=""), {}) is State.PARTIAL
    assert measure_state(Measure("m", "", (activity("a", {}),)), {}) is State.EMPTY


def test_a_kind_alone_is_no_title_and_a_dash_no_text() -> None:
    dash = activity("a", {"steps": Lines((Line("l", "-"),))})
    assert measure_state(Measure("m", "โครงการ", (dash,)), {}) is State.EMPTY


def test_a_field_counts_only_when_every_row_has_it() -> None:
    two = replace(full(), activities=(activity("a", _FULL), activity("b", {"steps": _FULL["steps"]})))
    assert filled(two, {}) == {"title", "steps"}
    assert measure_state(two, {}) is State.PARTIAL


def test_a_row_that_has_something_makes_the_measure_partial() -> None:
    two = Measure("m", "", (activity("a", {}), activity("b", {"period": Period("ตลอดปี")})))
    assert not filled(two, {})
    assert measure_state(two, {}) is State.PARTIAL


def test_same_as_counts_as_what_it_leads_to() -> None:
    other = full("o")
    same = {key: SameAs("o-a") for key in _FULL}
    measure = Measure("m", "โครงการ ปลูกป่า", (activity("a", same),))
    report = Report("r", issues=(Issue("i", "ก", (other, measure)),))
    assert measure_state(measure, rows_by_uid(report)) is State.DONE
    assert measure_state(measure, {}) is State.PARTIAL
    assert borrows(measure)
    assert not borrows(other)


def test_an_issue_is_as_its_measures_are() -> None:
    assert joint_state([]) is State.EMPTY
    assert joint_state([State.DONE, State.DONE]) is State.DONE
    assert joint_state([State.DONE, State.EMPTY]) is State.PARTIAL


def test_a_report_counts_its_measures() -> None:
    report = Report("r", issues=(Issue("i", "ก", (full(), Measure("n", "", (activity("b", {}),)))),))
    found = progress(report)
    assert (found.done, found.total, found.begun) == (1, 2, True)
    assert not progress(Report("r", issues=(Issue("i", "ก"),))).begun


@given(reports())
def test_any_report_has_a_progress(report: Report) -> None:
    found = progress(report)
    assert 0 <= found.done <= found.total == sum(len(i.measures) for i in report.issues)
