"""What differs between two values of an office file, and that it leads from one to the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from ita_desktop.base.errors import StaleError
from ita_desktop.domain.diff import Node, apply, difference, inverted
from ita_desktop.domain.edits import add_measure, move_measure, remove_issue
from ita_desktop.domain.model import Activity, Issue, Measure, Office, OfficeFile, Report
from tests.strategies import office_file_pairs
from tests.trees import trees


def measure(uid: str, title: str = "โครงการ") -> Measure:
    return Measure(uid, title, (Activity(f"row of {uid}"),))


REPORT = Report(
    "r",
    fiscal_year=2568,
    issues=(Issue("i1", "หนึ่ง", (measure("m1"), measure("m2"))), Issue("i2", "สอง", (measure("m3"),))),
)
FILE = OfficeFile("f", Office(name="หนองแสง"), (REPORT,))


def named(before: OfficeFile, after: OfficeFile) -> list[str]:
    return [change.record.uid for change in difference(before, after)]


def leads_there_and_back(before: OfficeFile, after: OfficeFile) -> bool:
    changes = difference(before, after)
    assert apply(before, changes) == after
    assert apply(after, inverted(changes)) == before
    assert bool(changes) == (before != after)
    return True


@given(trees(), trees())
def test_a_difference_applied_gives_the_value_after_and_inverted_the_value_before(
    before: OfficeFile, after: OfficeFile
) -> None:
    assert leads_there_and_back(before, after)


@settings(max_examples=20)
@given(office_file_pairs())
def test_so_it_does_for_files_of_every_content(pair: tuple[OfficeFile, OfficeFile]) -> None:
    assert leads_there_and_back(*pair)


@given(trees())
def test_equal_values_do_not_differ_whether_they_share_objects_or_not(value: OfficeFile) -> None:
    assert difference(value, value) == ()
    copied = replace(value, reports=tuple(replace(r, issues=tuple(map(replace, r.issues))) for r in value.reports))
    assert difference(value, copied) == ()


def test_a_changed_measure_is_one_change() -> None:
    after = FILE.with_report(replace(REPORT, issues=(REPORT.issues[0], Issue("i2", "สอง", (measure("m3", "ใหม่"),)))))
    (change,) = difference(FILE, after)
    assert (change.before, change.after) == (Node(measure("m3")), Node(measure("m3", "ใหม่")))


def test_a_measure_put_first_leaves_those_behind_it_alone() -> None:
    after = FILE.with_report(add_measure(REPORT, "i1", measure("new"), 0))
    assert named(FILE, after) == ["i1", "new"]


def test_a_measure_moved_to_another_issue_is_a_change_of_the_two_issues() -> None:
    after = FILE.with_report(move_measure(REPORT, "m1", "i2"))
    assert named(FILE, after) == ["i1", "i2"]


def test_what_stood_in_a_removed_issue_is_removed_too() -> None:
    changes = difference(FILE, FILE.with_report(remove_issue(REPORT, "i1")))
    assert [(c.record.uid, c.after is None) for c in changes] == [
        ("r", False),
        ("i1", True),
        ("m1", True),
        ("m2", True),
    ]


def test_the_office_is_a_change_of_the_file_alone() -> None:
    assert named(FILE, replace(FILE, office=Office(name="ทุ่งใหญ่"))) == ["f"]


def test_a_difference_between_two_files_leads_from_one_to_the_other() -> None:
    other = OfficeFile("other", reports=(REPORT,))
    changes = difference(FILE, other)
    assert [c.record.uid for c in changes] == ["f", "other"]
    assert apply(FILE, changes) == other


def test_a_difference_does_not_apply_where_the_record_has_changed_since() -> None:
    changes = difference(FILE, FILE.with_report(add_measure(REPORT, "i1", measure("new"), 0)))
    with pytest.raises(StaleError):
        apply(FILE.with_report(remove_issue(REPORT, "i1")), changes)


def test_a_difference_does_not_apply_where_what_it_moves_is_gone() -> None:
    changes = difference(FILE, FILE.with_report(move_measure(REPORT, "m1", "i2")))
    with pytest.raises(StaleError):
        apply(apply(FILE, changes), changes)
    only_target = tuple(c for c in changes if c.record.uid == "i2")
    emptied = replace(FILE, reports=(replace(REPORT, issues=REPORT.issues[1:]),))
    with pytest.raises(StaleError):
        apply(emptied, only_target)


@pytest.mark.parametrize("where", [0, 1])
def test_a_uid_that_stands_twice_is_refused(where: int) -> None:
    issues = list(REPORT.issues)
    issues[where] = replace(issues[where], measures=(*issues[where].measures, REPORT.issues[0].measures[0]))
    twice = replace(REPORT, issues=tuple(issues))
    with pytest.raises(ValueError, match="twice"):
        difference(OfficeFile("f"), FILE.with_report(twice))
