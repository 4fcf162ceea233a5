"""New measures, and one that is made several of."""

from __future__ import annotations

from ita_desktop.domain.edits import split_measure
from ita_desktop.domain.measures import empty_measure, parted
from ita_desktop.domain.model import Activity, Evidence, Issue, Measure, Report
from ita_desktop.domain.progress import State, measure_state


def test_a_new_measure_is_empty_with_a_row() -> None:
    made = empty_measure()
    assert measure_state(made, {}) is State.EMPTY
    assert len(made.activities) == 1
    assert made.uid != empty_measure().uid


def test_rows_and_lines_of_the_title_go_in_pairs() -> None:
    whole = Measure("m", "ก\nข", (Activity("a"), Activity("b")), "o", (Evidence("e", "รูป"),), "จด")
    first, second = parted(whole)
    assert (first.uid, first.title, first.activities) == ("m", "ก", (Activity("a"),))
    assert (first.evidence, first.note) == (whole.evidence, "จด")
    assert (second.title, second.activities, second.evidence) == ("ข", (Activity("b"),), ())
    assert second.uid != "m"


def test_where_they_do_not_pair_all_have_the_title() -> None:
    parts = parted(Measure("m", "ก", (Activity("a"), Activity("b"), Activity("c"))))
    assert [p.title for p in parts] == ["ก", "ก", "ก"]


def test_lines_of_a_title_over_one_row_have_rows_of_their_own() -> None:
    first, second = parted(Measure("m", "ก\nข", (Activity("a"),)))
    assert (first.title, second.title) == ("ก", "ข")
    assert first.activities == (Activity("a"),)
    assert len(second.activities) == 1


def test_one_stays_one() -> None:
    whole = Measure("m", "ก", (Activity("a"),))
    assert parted(whole) == (whole,)


def test_the_parts_can_take_the_place_of_the_whole() -> None:
    whole = Measure("m", "ก\nข", (Activity("a"), Activity("b")))
    report = split_measure(Report("r", issues=(Issue("i", "ป", (whole,)),)), "m", parted(whole))
    assert [m.title for _i, m in report.measures()] == ["ก", "ข"]
