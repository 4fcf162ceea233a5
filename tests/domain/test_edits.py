"""Changes to the table: whatever a clerk does, identities stay unique, shared cells lead somewhere, no word is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.base.errors import RefusedError, StaleError
from ita_desktop.domain import edits
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.model import (
    MISSING,
    Activity,
    Cell,
    Evidence,
    Issue,
    Line,
    Lines,
    Measure,
    Report,
    SameAs,
    activity,
)
from ita_desktop.domain.plain import resolve
from tests.strategies import activities, evidence, issues, measures, own_cells, reports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hypothesis.strategies import DrawFn

KEYS = ("steps", "results")


# --- laws ---


@dataclass(frozen=True)
class Step:
    """An edit that was made: the report after it, and the cells and measures whose words it meant to change."""

    after: Report
    cells: frozenset[tuple[str, str]] = frozenset()
    measures: frozenset[str] = field(default_factory=frozenset)


def uids(report: Report) -> Iterator[str]:
    for issue in report.issues:
        yield issue.uid
        for measure in issue.measures:
            yield measure.uid
            yield from (e.uid for e in measure.evidence)
            for row in measure.activities:
                yield row.uid
                for _key, cell in row.cells:
                    if isinstance(cell, Lines):
                        yield from (line.uid for line in cell.lines)


def said(report: Report) -> dict[tuple[str, str], str]:
    """Return what every row says in every column, shared cells followed to their source."""
    rows = edits.rows_by_uid(report)
    return {(uid, key): cell_text(resolve(row, key, rows)) for uid, row in rows.items() for key, _cell in row.cells}


def assert_sound(report: Report) -> None:
    assert [uid for uid, n in Counter(uids(report)).items() if n > 1] == []
    rows = edits.rows_by_uid(report)
    for row in rows.values():
        for key, cell in row.cells:
            seen = {row.uid}
            at: Cell = cell
            while isinstance(at, SameAs):
                assert at.activity_uid in rows, "a cell is the same as a row that is gone"
                assert at.activity_uid not in seen, "cells are the same as each other in a circle"
                seen.add(at.activity_uid)
                at = rows[at.activity_uid].cell(key)
    assert all(measure.activities for _issue, measure in report.measures())


def _insert_issue(draw: DrawFn, report: Report) -> Step:
    return Step(edits.add_issue(report, draw(issues()), draw(st.integers(0, len(report.issues)))))


def _drop_issue(draw: DrawFn, report: Report) -> Step:
    return Step(edits.remove_issue(report, draw(st.sampled_from(report.issues)).uid))


def _shift_issue(draw: DrawFn, report: Report) -> Step:
    issue = draw(st.sampled_from(report.issues))
    return Step(edits.move_issue(report, issue.uid, draw(st.integers(0, len(report.issues) - 1))))


def _any_measure(draw: DrawFn, report: Report) -> Measure:
    return draw(st.sampled_from([m for _i, m in report.measures()]))


def _any_row(draw: DrawFn, report: Report) -> Activity:
    return draw(st.sampled_from([a for _i, _m, a in report.activities()]))


def _insert_measure(draw: DrawFn, report: Report) -> Step:
    issue = draw(st.sampled_from(report.issues))
    return Step(edits.add_measure(report, issue.uid, draw(measures()), draw(st.none() | st.just(0))))


def _drop_measure(draw: DrawFn, report: Report) -> Step:
    return Step(edits.remove_measure(report, _any_measure(draw, report).uid))


def _shift_measure(draw: DrawFn, report: Report) -> Step:
    issue = draw(st.sampled_from(report.issues))
    return Step(edits.move_measure(report, _any_measure(draw, report).uid, issue.uid, draw(st.none() | st.just(0))))


def _copy_measure(draw: DrawFn, report: Report) -> Step:
    return Step(edits.duplicate_measure(report, _any_measure(draw, report).uid))


def _part_measure(draw: DrawFn, report: Report) -> Step:
    measure = _any_measure(draw, report)
    first = replace(measure, activities=measure.activities[:1])
    parts = [first, *draw(st.lists(measures(), max_size=1))]
    if draw(st.booleans()):
        parts = draw(st.lists(measures(), min_size=1, max_size=2))
    return Step(edits.split_measure(report, measure.uid, parts), measures=frozenset({measure.uid}))


def _join(draw: DrawFn, report: Report) -> Step:
    return Step(edits.join_measures(report, _any_measure(draw, report).uid, _any_measure(draw, report).uid))


def _show(draw: DrawFn, report: Report) -> Step:
    measure = _any_measure(draw, report)
    return Step(edits.set_evidence(report, measure.uid, draw(st.lists(evidence(), max_size=2))))


def _insert_row(draw: DrawFn, report: Report) -> Step:
    return Step(
        edits.add_activity(report, _any_measure(draw, report).uid, draw(activities()), draw(st.none() | st.just(0)))
    )


def _drop_row(draw: DrawFn, report: Report) -> Step:
    return Step(edits.remove_activity(report, _any_row(draw, report).uid))


def _shift_row(draw: DrawFn, report: Report) -> Step:
    row, measure = _any_row(draw, report), _any_measure(draw, report)
    return Step(edits.move_activity(report, row.uid, measure.uid, draw(st.none() | st.just(0))))


def _write(draw: DrawFn, report: Report) -> Step:
    row, key = _any_row(draw, report), draw(st.sampled_from(KEYS))
    kind = next(c.kind for c in report.columns if c.key == key)
    cell = draw(st.just(MISSING) | own_cells(kind))
    return Step(edits.set_cell(report, row.uid, key, cell), frozenset({(row.uid, key)}))


def _share(draw: DrawFn, report: Report) -> Step:
    row, other, key = _any_row(draw, report), _any_row(draw, report), draw(st.sampled_from(KEYS))
    return Step(edits.set_cell(report, row.uid, key, SameAs(other.uid)), frozenset({(row.uid, key)}))


STEPS: tuple[Callable[[DrawFn, Report], Step], ...] = (
    *(_insert_issue, _drop_issue, _shift_issue, _insert_measure, _drop_measure, _shift_measure, _copy_measure),
    *(_part_measure, _join, _show, _insert_row, _drop_row, _shift_row, _write, _share, _share, _share),
)


def _followers(report: Report, cells: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Return the cells and all that are the same as one of them."""
    rows = edits.rows_by_uid(report)
    found = set(cells)
    for row in rows.values():
        for key, cell in row.cells:
            at: Cell = cell
            while isinstance(at, SameAs):
                if (at.activity_uid, key) in cells:
                    found.add((row.uid, key))
                at = rows[at.activity_uid].cell(key)
    return frozenset(found)


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_done_the_report_stays_sound_and_every_other_cell_says_what_it_said(data: st.DataObject) -> None:
    report = data.draw(reports().filter(lambda r: any(True for _ in r.measures())))
    assert_sound(report)
    for _ in range(data.draw(st.integers(1, 8))):
        if not any(True for _ in report.measures()):
            break
        before = report
        try:
            step = data.draw(st.sampled_from(STEPS))(cast("DrawFn", data.draw), report)
        except RefusedError:
            continue
        report = step.after
        assert_sound(report)
        meant = _followers(before, step.cells)
        gone = {a.uid for _i, m, a in before.activities() if m.uid in step.measures}
        after = said(report)
        there = edits.rows_by_uid(report)
        for (row, key), text in said(before).items():
            if row in there and row not in gone and (row, key) not in meant:
                assert after.get((row, key), "") == text


@settings(max_examples=40)
@given(st.data())
def test_what_an_edit_does_not_touch_is_the_same_object(data: st.DataObject) -> None:
    report = data.draw(reports().filter(lambda r: any(True for _ in r.measures())))
    row = _any_row(cast("DrawFn", data.draw), report)
    after = edits.set_cell(report, row.uid, "steps", Lines((Line("new", "ใหม่"),)))
    for (issue, old), (_issue, new) in zip(report.measures(), after.measures(), strict=True):
        assert (new is old) == (row not in old.activities)
        if not any(row in m.activities for m in issue.measures):
            assert issue in after.issues
    assert edits.set_cell(report, row.uid, "steps", row.cell("steps")) is report


# --- examples ---


def lines(*texts: str) -> Lines:
    return Lines(tuple(Line(f"line {t}", t) for t in texts))


def row(uid: str, **cells: Cell) -> Activity:
    return activity(uid, cells)


def table(*rows: Activity) -> Report:
    """Make a report of one issue with a measure a row."""
    return Report("r", issues=(Issue("i", "ประเด็น", tuple(Measure(f"m-{a.uid}", a.uid, (a,)) for a in rows)),))


def cell(report: Report, uid: str, key: str = "steps") -> Cell:
    return edits.find_activity(report, uid).cell(key)


SHARED = table(
    row("a", steps=lines("ก")), row("b", steps=SameAs("a")), row("c", steps=SameAs("b")), row("d", steps=SameAs("a"))
)


def test_when_a_source_goes_the_first_takes_its_text_and_the_others_follow_it() -> None:
    after = edits.remove_measure(SHARED, "m-a")
    assert cell_text(cell(after, "b")) == "ก"
    assert cell(after, "b") != lines("ก"), "the copy has identities of its own"
    assert cell(after, "c") == SameAs("b")
    assert cell(after, "d") == SameAs("b")


def test_when_a_link_of_a_chain_goes_the_rest_leads_on() -> None:
    after = edits.remove_measure(SHARED, "m-b")
    assert cell(after, "c") == SameAs("a")
    assert cell(edits.remove_issue(edits.add_issue(SHARED, Issue("j", "")), "j"), "c") == SameAs("b")


def test_a_split_that_makes_as_many_rows_as_it_takes_leaves_no_cell_leading_nowhere() -> None:
    after = edits.split_measure(SHARED, "m-a", [Measure("n", "ใหม่", (row("new", steps=lines("ข")),))])
    assert cell_text(cell(after, "b")) == "ก"
    assert_sound(after)


def test_a_source_with_nothing_leaves_nothing() -> None:
    report = table(row("a"), row("b", steps=SameAs("a")), row("c", steps=SameAs("a")))
    after = edits.remove_measure(report, "m-a")
    assert [cell(after, uid) for uid in "bc"] == [MISSING, MISSING]


def test_cells_of_a_damaged_report_that_lead_nowhere_or_in_a_circle_end_as_missing() -> None:
    report = table(row("a", steps=SameAs("b")), row("b", steps=SameAs("a")), row("c", steps=SameAs("a")))
    nowhere = edits.add_measure(report, "i", Measure("m", "", (row("x", steps=SameAs("nobody")),)))
    assert cell(nowhere, "x") == MISSING
    joined = edits.join_measures(report, "m-a", "m-b")
    assert cell(edits.remove_measure(joined, "m-a"), "c") == MISSING
    with pytest.raises(RefusedError):
        edits.set_cell(report, "c", "results", SameAs("c"))
    with pytest.raises(RefusedError):
        edits.set_cell(edits.set_cell(report, "c", "steps", MISSING), "c", "steps", SameAs("a"))


def test_a_cell_cannot_be_the_same_as_itself_by_any_way() -> None:
    for target in "abcd":
        with pytest.raises(RefusedError, match="ตัวเอง"):
            edits.set_cell(SHARED, "a", "steps", SameAs(target))
    with pytest.raises(StaleError):
        edits.set_cell(SHARED, "a", "steps", SameAs("nobody"))
    assert cell(edits.set_cell(SHARED, "c", "steps", SameAs("a")), "c") == SameAs("a")


def test_emptying_a_source_empties_what_is_the_same_as_it_and_keeps_them_together() -> None:
    after = edits.set_cell(SHARED, "a", "steps", MISSING)
    assert cell(after, "b") == SameAs("a")
    assert set(said(after).values()) == {""}


def test_a_copied_measure_keeps_what_is_shared_within_it_and_copies_what_is_shared_with_others() -> None:
    measure = Measure(
        "m",
        "โครงการ",
        (row("x", steps=SameAs("a"), results=lines("ผล")), row("y", steps=SameAs("x"), results=SameAs("x"))),
        evidence=(Evidence("e", "ภาพ"),),
    )
    after = edits.duplicate_measure(edits.add_measure(SHARED, "i", measure), "m")
    copy = after.issues[0].measures[-1]
    first, second = copy.activities
    assert copy.title == "โครงการ"
    assert copy.origin_uid == "m"
    assert cell_text(first.cell("steps")) == "ก"
    assert second.cell("steps") == second.cell("results") == SameAs(first.uid)
    assert edits.copied_measure(after, copy).origin_uid == "m"
    assert_sound(after)


def test_two_measures_joined_keep_all_that_both_had() -> None:
    report = edits.set_evidence(SHARED, "m-b", [Evidence("e", "ภาพ")])
    report = edits.map_measure(report, "m-b", lambda m: replace(m, note="หมายเหตุ"))
    measure = edits.find_measure(edits.join_measures(report, "m-d", "m-b"), "m-d")
    assert (measure.title, measure.note) == ("d\nb", "หมายเหตุ")
    assert [a.uid for a in measure.activities] == ["d", "b"]
    assert measure.evidence == (Evidence("e", "ภาพ"),)
    with pytest.raises(RefusedError):
        edits.join_measures(report, "m-d", "m-d")


def test_a_measures_last_row_neither_goes_nor_moves_away() -> None:
    with pytest.raises(RefusedError, match="อย่างน้อยหนึ่งแถว"):
        edits.remove_activity(SHARED, "a")
    with pytest.raises(RefusedError, match="แถวเดียว"):
        edits.move_activity(SHARED, "a", "m-b")
    assert edits.move_activity(SHARED, "a", "m-a") == SHARED
    two = edits.add_activity(SHARED, "m-a", row("z", steps=lines("ฮ")), 0)
    assert [a.uid for a in edits.find_measure(two, "m-a").activities] == ["z", "a"]
    moved = edits.move_activity(two, "a", "m-b", 0)
    assert [a.uid for a in edits.find_measure(moved, "m-b").activities] == ["a", "b"]
    assert cell(edits.remove_activity(two, "a"), "d") == SameAs("b")


def test_places_are_counted_without_what_moves() -> None:
    report = edits.add_issue(SHARED, Issue("j", "สอง"))
    assert [i.uid for i in edits.move_issue(report, "i", 1).issues] == ["j", "i"]
    assert [m.uid for m in edits.move_measure(report, "m-a", "i", 1).issues[0].measures][:2] == ["m-b", "m-a"]
    assert edits.move_measure(report, "m-a", "j").issues[1].measures[0].uid == "m-a"


def test_what_is_gone_is_not_changed() -> None:
    missing: list[Callable[[], object]] = [
        lambda: edits.remove_issue(SHARED, "?"),
        lambda: edits.move_issue(SHARED, "?", 0),
        lambda: edits.add_measure(SHARED, "?", Measure("m", "", (Activity("n"),))),
        lambda: edits.remove_measure(SHARED, "?"),
        lambda: edits.move_measure(SHARED, "?", "i"),
        lambda: edits.move_measure(SHARED, "m-a", "?"),
        lambda: edits.duplicate_measure(SHARED, "?"),
        lambda: edits.split_measure(SHARED, "?", []),
        lambda: edits.join_measures(SHARED, "m-a", "?"),
        lambda: edits.set_evidence(SHARED, "?", []),
        lambda: edits.add_activity(SHARED, "?", Activity("n")),
        lambda: edits.remove_activity(SHARED, "?"),
        lambda: edits.move_activity(SHARED, "?", "m-a"),
        lambda: edits.set_cell(SHARED, "?", "steps", MISSING),
    ]
    for edit in missing:
        with pytest.raises(StaleError):
            edit()


@pytest.mark.parametrize(
    "measure",
    [
        Measure("m-a", "", (Activity("new"),)),
        Measure("new", "", (Activity("a"),)),
        Measure("new", "", (row("x", steps=lines("ก")),)),
        Measure("new", "", (Activity("x"),), evidence=(Evidence("a", ""),)),
    ],
)
def test_what_is_added_has_uids_of_its_own(measure: Measure) -> None:
    with pytest.raises(ValueError, match=r"^(m-a|a|line ก)$"):
        edits.add_measure(SHARED, "i", measure)
