"""Proposals: carried out where they still hold, left alone where not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings

from ita_desktop.base.errors import RefusedError, StaleError
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.edits import find_activity, rows_by_uid
from ita_desktop.domain.model import (
    MISSING,
    Doubt,
    DoubtState,
    Fix,
    Issue,
    Line,
    Lines,
    Marker,
    Measure,
    MoveLines,
    Period,
    Place,
    Report,
    SameAs,
    SetCell,
    SetText,
    SplitMeasure,
    activity,
)
from ita_desktop.domain.plain import to_plain
from ita_desktop.domain.proposals import accept, accept_all, apply_fix, leave
from tests.strategies import reports

N, NUM = Marker.NONE, Marker.NUMBER
FIRST = Lines((Line("1", "หนึ่ง", NUM), Line("2", "สอง", NUM)))
TORN = Lines((Line("3", "๓. สาม", N), Line("x", "ของแถวนี้", Marker.DASH)))
M1 = Measure("m1", "โครงการหนึ่ง", (activity("a", {"steps": FIRST, "period": Period("ไตรมาส ๑")}),))
M2 = Measure("m2", "โครงการสอง", (activity("b", {"steps": TORN, "results": SameAs("a")}),))
REPORT = Report("r", title=("รายงานผลกา",), issues=(Issue("i", "ประเด็น", (M1, M2)),))


def doubted(*fixes: Fix | None) -> Report:
    return replace(
        REPORT, doubts=tuple(Doubt(f"d{n}", Place("title"), "ประโยค", "ต้นฉบับ", fix) for n, fix in enumerate(fixes))
    )


def steps(report: Report, uid: str) -> str:
    return cell_text(find_activity(report, uid).cell("steps"))


def moved(join: str = "\n", marker: Marker | None = None, uids: tuple[str, ...] = ("3",), to: str = "a") -> MoveLines:
    return MoveLines("steps", "b", uids, to, join, marker)  # type: ignore[arg-type]


def test_a_text_is_corrected_only_where_it_is_as_it_was() -> None:
    fix = (SetText(Place("title"), "รายงานผลกา", "รายงานผลการ"),)
    after = apply_fix(REPORT, fix)
    assert after.title == ("รายงานผลการ",)
    with pytest.raises(StaleError):
        apply_fix(after, fix)


def test_a_cell_is_put_only_where_it_is_as_it_was() -> None:
    fix = (SetCell("b", "period", MISSING, SameAs("a")),)
    after = apply_fix(REPORT, fix)
    assert find_activity(after, "b").cell("period") == SameAs("a")
    with pytest.raises(StaleError):
        apply_fix(after, fix)


def test_a_measure_is_split_only_while_it_is_as_it_was() -> None:
    parts = (replace(M1, title="หนึ่ง"), Measure("m3", "สอง", (activity("c", {}),)))
    after = apply_fix(REPORT, (SplitMeasure(M1, parts),))
    assert [m.uid for m in after.issues[0].measures] == ["m1", "m3", "m2"]
    with pytest.raises(StaleError):
        apply_fix(after, (SplitMeasure(M1, parts),))


def test_lines_move_behind_the_others_and_take_their_number() -> None:
    after = apply_fix(REPORT, (moved(marker=NUM),))
    assert steps(after, "a") == "๑. หนึ่ง\n๒. สอง\n๓. สาม"
    assert steps(after, "b") == "- ของแถวนี้"
    assert [line.uid for line in find_activity(after, "a").cell("steps").lines] == ["1", "2", "3"]  # type: ignore[union-attr]


def test_lines_move_with_the_marker_they_have_or_another() -> None:
    assert steps(apply_fix(REPORT, (moved(uids=("3", "x")),)), "a") == "๑. หนึ่ง\n๒. สอง\n๓. สาม\n- ของแถวนี้"
    dashed = apply_fix(REPORT, (moved(uids=("3", "x"), marker=Marker.DASH),))
    assert steps(dashed, "a") == "๑. หนึ่ง\n๒. สอง\n- ๓. สาม\n- ของแถวนี้"
    assert find_activity(dashed, "b").cell("steps") == MISSING


@pytest.mark.parametrize(("join", "tail"), [("", "สอง๓. สาม"), (" ", "สอง ๓. สาม")])
def test_a_torn_line_goes_on_where_it_was_torn(join: str, tail: str) -> None:
    after = apply_fix(REPORT, (moved(join, uids=("3", "x")),))
    assert steps(after, "a") == f"๑. หนึ่ง\n๒. {tail}\n- ของแถวนี้"


def test_lines_move_into_an_empty_cell_as_they_are() -> None:
    report = apply_fix(REPORT, (SetCell("a", "steps", FIRST, MISSING),))
    assert steps(apply_fix(report, (moved(" ", marker=NUM),)), "a") == "๑. สาม"


def test_lines_move_to_the_end_of_their_own_cell() -> None:
    assert steps(apply_fix(REPORT, (moved(to="b"),)), "b") == "- ของแถวนี้\n๓. สาม"


@pytest.mark.parametrize("change", [moved(uids=("gone",)), moved(uids=()), moved(to="nobody")])
def test_lines_that_are_gone_do_not_move(change: MoveLines) -> None:
    with pytest.raises(StaleError):
        apply_fix(REPORT, (change,))


def test_lines_never_move_over_what_is_no_list() -> None:
    with pytest.raises(StaleError):
        apply_fix(apply_fix(REPORT, (SetCell("a", "steps", FIRST, SameAs("b")),)), (moved(),))
    with pytest.raises(StaleError):
        apply_fix(apply_fix(REPORT, (SetCell("a", "steps", FIRST, Period("ก")),)), (moved(),))


def test_of_several_changes_all_or_none_are_made() -> None:
    good = SetText(Place("title"), "รายงานผลกา", "ใหม่")
    with pytest.raises(StaleError):
        apply_fix(REPORT, (good, good))
    assert apply_fix(REPORT, (good, moved(marker=NUM))).title == ("ใหม่",)
    assert apply_fix(REPORT, ()) is REPORT


def test_a_doubt_is_settled_by_its_proposal_or_by_leaving_it() -> None:
    report = doubted((SetText(Place("title"), "รายงานผลกา", "ใหม่"),), None, ())
    done = accept(report, "d0")
    assert (done.title, done.doubts[0].state) == (("ใหม่",), DoubtState.ACCEPTED)
    assert done.doubts[1:] == report.doubts[1:]
    left = leave(report, "d1")
    assert (left.title, left.doubts[1].state) == (report.title, DoubtState.LEFT)
    assert accept(report, "d2").doubts[2].state is DoubtState.ACCEPTED
    with pytest.raises(RefusedError, match="ไม่มีข้อเสนอ"):
        accept(report, "d1")
    for settle in (accept, leave):
        with pytest.raises(StaleError):
            settle(report, "nobody")


def test_accepting_all_takes_what_holds_and_leaves_the_rest_open() -> None:
    title = SetText(Place("title"), "รายงานผลกา", "ใหม่")
    report = doubted((title,), (title,), None, (SetCell("a", "period", Period("ไตรมาส ๑"), SameAs("a")),), (moved(),))
    report = leave(replace(report, doubts=(*report.doubts, Doubt("left", Place(), "", "", (title,)))), "left")
    after = accept_all(report)
    assert [d.state.value for d in after.doubts] == ["accepted", "open", "open", "open", "accepted", "left"]
    assert after.title == ("ใหม่",)
    assert accept_all(after) == after


@settings(max_examples=50)
@given(reports())
def test_whatever_is_proposed_nothing_dangles_and_no_doubt_is_lost(report: Report) -> None:
    after = accept_all(report)
    assert [d.uid for d in after.doubts] == [d.uid for d in report.doubts]
    rows = rows_by_uid(after)
    proposed = {
        c.after.activity_uid
        for d in report.doubts
        for c in d.fix or ()
        if isinstance(c, SetCell) and isinstance(c.after, SameAs)
    }
    for row in rows.values():
        for _key, cell in row.cells:
            if isinstance(cell, SameAs):
                assert cell.activity_uid in rows.keys() | proposed


def test_a_proposal_for_a_place_without_text_no_longer_holds() -> None:
    for place in (Place(""), Place("issues"), Place("office.logo")):
        with pytest.raises(StaleError):
            apply_fix(Report("r"), (SetText(place, "", "ใหม่"),))


@given(reports())
def test_accepting_all_at_once_is_accepting_one_after_the_other(report: Report) -> None:
    one_by_one = report
    for doubt in report.doubts:
        if doubt.state is DoubtState.OPEN:
            with suppress(StaleError, RefusedError):
                one_by_one = accept(one_by_one, doubt.uid)
    at_once = accept_all(report)
    # A cell that takes the place of a row now gone has lines with new uids of their own each time.
    assert to_plain(at_once, ids=False) == to_plain(one_by_one, ids=False)
    assert [doubt.state for doubt in at_once.doubts] == [doubt.state for doubt in one_by_one.doubts]


def test_proposals_about_a_measure_and_about_the_whole_report_take_turns() -> None:
    title = SetText(Place("title", "i", "m1"), "โครงการหนึ่ง", "โครงการที่หนึ่ง")
    line = SetText(Place("steps", "i", "m1", "a", "1"), "หนึ่ง", "ที่หนึ่ง")
    parts = (replace(M2, title="ก"), Measure("m3", "ข", (activity("c", {"steps": SameAs("b")}),)))
    fixes: tuple[Fix, ...] = (
        *((title,), (SplitMeasure(M2, parts),), (line,), (SetCell("c", "steps", SameAs("b"), FIRST),)),
        *((SetCell("c", "period", MISSING, SameAs("a")),), (moved(),), (line,)),
        (SetText(Place("title"), "รายงานผลกา", "รายงานผลการ"),),
    )
    done = accept_all(doubted(*fixes))
    assert [d.state for d in done.doubts] == [*[DoubtState.ACCEPTED] * 6, DoubtState.OPEN, DoubtState.ACCEPTED]
    assert [m.title for _i, m in done.measures()] == ["โครงการที่หนึ่ง", "ก", "ข"]
    assert steps(done, "a") == "๑. ที่หนึ่ง\n๒. สอง\n๓. สาม"
    assert find_activity(done, "c").cell("period") == SameAs("a")
    assert done.title == ("รายงานผลการ",)
