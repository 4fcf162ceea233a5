"""What becomes of what another office sent, rule by rule (reliability notes §3.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ita_desktop.domain import edits
from ita_desktop.domain.merge.model import Choices, Incoming, State
from ita_desktop.domain.merge.planning import plan
from ita_desktop.domain.merge.three_way import Shape
from ita_desktop.domain.model import (
    COLUMNS,
    MISSING,
    Activity,
    Attachment,
    Column,
    ColumnKind,
    Department,
    Doubt,
    DoubtState,
    Evidence,
    Issue,
    Line,
    Lines,
    Measure,
    Office,
    OfficeFile,
    Period,
    Place,
    Report,
    Role,
    SameAs,
    Signer,
    WrittenDate,
    activity,
)
from ita_desktop.domain.plain import record_to_plain
from ita_desktop.domain.revision import Copy, Kind, copies_of, mint, rev_of
from tests.domain.histories import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_desktop.domain.merge.model import Plan

OFFICE = Office("เทศบาลตำบล", "หนองแสง", departments=(Department("d1", "กองคลัง"), Department("d2", "กองช่าง")))


def lines(*texts: str, name: str = "l") -> Lines:
    return Lines(tuple(Line(f"{name}{n}", text) for n, text in enumerate(texts)))


def row(uid: str, *texts: str) -> Activity:
    return activity(uid, {"steps": lines(*texts, name=uid), "period": Period("ตลอดปี")})


def measure(uid: str, title: str = "", *texts: str) -> Measure:
    return Measure(uid, title or f"มาตรการ {uid}", (row(f"a-{uid}", *(texts or ("หนึ่ง", "สอง", "สาม"))),))


def file(*measures: Measure, office: Office = OFFICE, uid: str = "f1", **head: Any) -> OfficeFile:  # noqa: ANN401
    issues = (Issue("i1", "ประเด็นแรก", measures), Issue("i2", "ประเด็นที่สอง"))
    report: Report = replace(Report("r1", office, 2568, issues=issues), **head)
    return OfficeFile(uid, office, (report,))


def two(*measures: Measure, **head: Any) -> tuple[Desk, Desk]:  # noqa: ANN401
    """Return two offices that hold the same."""
    ours, theirs = Desk(file(*measures, **head)), Desk(OfficeFile("f2"))
    theirs.receive(ours.send())
    return ours, theirs


def edit(desk: Desk, change: Callable[[Report], Report]) -> None:
    desk.value = desk.value.with_report(change(desk.value.reports[0]))


def retitle(desk: Desk, uid: str, title: str) -> None:
    edit(desk, lambda report: edits.map_measure(report, uid, lambda m: replace(m, title=title)))


def cell(desk: Desk, uid: str, key: str, value: Any) -> None:  # noqa: ANN401 - any cell
    edit(desk, lambda report: edits.set_cell(report, uid, key, value))


def steps(desk: Desk, uid: str) -> list[str]:
    found = edits.find_activity(desk.value.reports[0], uid).cell("steps")
    return [line.text for line in found.lines] if isinstance(found, Lines) else []


def state(made: Plan, uid: str) -> State:
    return next(item.state for item in made.items if item.uid == uid)


def measures(desk: Desk) -> list[str]:
    return [m.uid for _issue, m in desk.value.reports[0].measures()]


# --- one side ---


def test_a_new_file_takes_all_and_the_second_time_nothing_changes() -> None:
    ours = Desk(file(measure("m1"), measure("m2")))
    theirs = Desk(OfficeFile("f2"))
    sent = ours.send()
    made = theirs.receive(sent)
    assert {item.state for item in made.items} == {State.NEW, State.UPDATED}
    assert theirs.value.reports == ours.value.reports
    assert theirs.value.office == ours.value.office, "an office that has not said who it is takes what came"
    again = theirs.receive(sent)
    assert {item.state for item in again.items} == {State.SAME}
    assert again.value is made.value
    assert not again.entries.heads


def test_their_change_comes_and_ours_stays_where_only_we_changed() -> None:
    ours, theirs = two(measure("m1"), measure("m2"))
    retitle(theirs, "m1", "ชื่อใหม่")
    retitle(ours, "m2", "ชื่อของเรา")
    made = ours.receive(theirs.send())
    assert state(made, "m1") is State.UPDATED
    assert state(made, "m2") is State.OLDER
    item = next(item for item in made.items if item.uid == "m1")
    assert isinstance(item.mine, Measure)
    assert isinstance(item.theirs, Measure)
    assert (item.mine.title, item.theirs.title, item.report_uid, item.issue_uid) == ("มาตรการ m1", "ชื่อใหม่", "r1", "i1")
    assert item.merged == item.theirs
    assert made.count(State.UPDATED) == 1
    assert not made.open


def test_words_that_were_put_back_are_newer_than_those_in_between() -> None:
    ours, theirs = two(measure("m1"))
    retitle(ours, "m1", "ลองเปลี่ยน")
    between = ours.send()
    theirs.receive(between)
    retitle(ours, "m1", "มาตรการ m1")
    theirs.receive(ours.send())
    made = theirs.receive(between)
    assert state(made, "m1") is State.OLDER
    assert edits.find_measure(theirs.value.reports[0], "m1").title == "มาตรการ m1"


def test_what_is_not_in_a_part_is_not_deleted() -> None:
    ours, theirs = two(measure("m1"), measure("m2"))
    ours.receive(theirs.send(lambda copy: copy.uid == "m1"))
    assert measures(ours) == ["m1", "m2"]


def test_a_record_left_out_is_not_written_and_is_offered_again() -> None:
    ours, theirs = two(measure("m1"))
    edit(theirs, lambda report: edits.add_measure(report, "i1", measure("m9"), 0))
    sent = theirs.send()
    made = plan(ours.value, ours.ledger, sent, Choices(skipped=frozenset({"m9"})))
    assert [m.uid for _i, m in made.value.reports[0].measures()] == ["m1"]
    ours.value = made.value
    ours.keep(made.entries)
    assert state(ours.receive(sent), "m9") is State.NEW
    assert measures(ours) == ["m9", "m1"], "its place is not forgotten meanwhile"


def test_what_stands_in_a_record_left_out_stays_out() -> None:
    ours, theirs = two(measure("m1"))
    edit(theirs, lambda report: edits.add_issue(report, Issue("i9", "ใหม่", (measure("m9"),))))
    made = plan(ours.value, ours.ledger, theirs.send(), Choices(skipped=frozenset({"i9"})))
    assert [i.uid for i in made.value.reports[0].issues] == ["i1", "i2"]
    assert not next(item for item in made.items if item.uid == "m9").writes


# --- both sides ---


def test_both_sides_changes_of_different_places_are_joined_and_both_offices_end_alike() -> None:
    ours, theirs = two(measure("m1"))
    retitle(ours, "m1", "ชื่อของเรา")
    cell(theirs, "a-m1", "results", lines("ผล"))
    edit(theirs, lambda r: edits.set_cell(r, "a-m1", "steps", lines("หนึ่ง", "ใหม่", "สอง", "สาม", name="a-m1")))
    cell(ours, "a-m1", "period", Period("ไตรมาส ๑"))
    made = ours.receive(theirs.send())
    assert state(made, "m1") is State.MERGED
    assert state(theirs.receive(ours.send()), "m1") is State.UPDATED
    assert ours.value.reports == theirs.value.reports
    found = edits.find_measure(ours.value.reports[0], "m1")
    assert (found.title, found.activities[0].cell("period")) == ("ชื่อของเรา", Period("ไตรมาส ๑"))


def test_lines_that_both_added_are_all_there_and_moved_ones_move() -> None:
    ours, theirs = two(measure("m1"))
    base = edits.find_activity(ours.value.reports[0], "a-m1").cell("steps")
    assert isinstance(base, Lines)
    first, second, third = base.lines
    cell(ours, "a-m1", "steps", Lines((first, Line("n1", "เรา"), second, third)))
    cell(theirs, "a-m1", "steps", Lines((third, first, second, Line("n2", "เขา"))))
    theirs_sent = theirs.send()
    theirs.receive(ours.send())
    ours.receive(theirs_sent)
    assert steps(ours, "a-m1") == ["สาม", "หนึ่ง", "เรา", "สอง", "เขา"]
    assert steps(theirs, "a-m1") == steps(ours, "a-m1"), "whoever joins, the same comes out"


def test_the_same_words_typed_by_both_stand_there_once() -> None:
    ours, theirs = two(measure("m1"))
    cell(ours, "a-m1", "results", lines("ประชุมแล้ว", name="x"))
    cell(theirs, "a-m1", "results", lines("ประชุมแล้ว", name="y"))
    ours.receive(theirs.send())
    assert edits.find_activity(ours.value.reports[0], "a-m1").cell("results") == lines("ประชุมแล้ว", name="x")


def test_a_line_changed_by_both_waits_and_nothing_of_its_record_is_written() -> None:
    ours, theirs = two(measure("m1"))
    retitle(theirs, "m1", "ชื่อของเขา")
    for desk, word in ((ours, "เรา"), (theirs, "เขา")):
        base = edits.find_activity(desk.value.reports[0], "a-m1").cell("steps")
        assert isinstance(base, Lines)
        cell(desk, "a-m1", "steps", Lines((replace(base.lines[0], text=word), *base.lines[1:])))
    sent = theirs.send()
    made = ours.receive(sent)
    (conflict,) = made.open
    assert conflict.key == "m1/activities/a-m1/steps/a-m10"
    assert conflict.shape is Shape.LINES
    assert [c[0]["text"] for c in (conflict.base, conflict.mine, conflict.theirs)] == ["หนึ่ง", "เรา", "เขา"]
    assert state(made, "m1") is State.CONFLICT
    assert edits.find_measure(ours.value.reports[0], "m1").title == "มาตรการ m1"
    for chosen, expected in (
        (conflict.mine, ["เรา", "สอง", "สาม"]),
        (conflict.mine + conflict.theirs, ["เรา", "เขา", "สอง", "สาม"]),
        ([], ["สอง", "สาม"]),
        ([{"uid": "a-m10", "text": "พิมพ์เอง"}], ["พิมพ์เอง", "สอง", "สาม"]),
    ):
        decided = plan(ours.value, ours.ledger, sent, Choices(values={conflict.key: chosen}))
        assert not decided.open
        found = edits.find_measure(decided.value.reports[0], "m1")
        assert found.title == "ชื่อของเขา"
        steps_now = found.activities[0].cell("steps")
        assert isinstance(steps_now, Lines)
        assert [line.text for line in steps_now.lines] == expected
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        plan(ours.value, ours.ledger, sent, Choices(values={conflict.key: [{"uid": 7}]}))


def test_a_decision_reaches_the_other_office_without_a_question() -> None:
    ours, theirs = two(measure("m1"))
    retitle(ours, "m1", "เรา")
    retitle(theirs, "m1", "เขา")
    ours.receive(theirs.send(), lambda conflict: conflict.mine)
    made = theirs.receive(ours.send())
    assert not made.open
    assert edits.find_measure(theirs.value.reports[0], "m1").title == "เรา"


def test_a_line_deleted_by_one_and_changed_by_the_other_waits() -> None:
    ours, theirs = two(measure("m1"))
    base = edits.find_activity(ours.value.reports[0], "a-m1").cell("steps")
    assert isinstance(base, Lines)
    cell(ours, "a-m1", "steps", Lines(base.lines[1:]))
    cell(theirs, "a-m1", "steps", Lines((replace(base.lines[0], text="แก้"), base.lines[1])))
    (conflict,) = ours.receive(theirs.send()).open
    assert (conflict.mine, conflict.theirs[0]["text"]) == ([], "แก้")
    ours.receive(theirs.send(), lambda conflict: conflict.mine)
    assert steps(ours, "a-m1") == ["สอง"], "a line that one side deleted and nobody changed is gone"


def test_a_list_that_one_emptied_and_another_kind_of_cell() -> None:
    ours, theirs = two(measure("m1"), measure("m2"))
    base = edits.find_activity(ours.value.reports[0], "a-m1").cell("steps")
    assert isinstance(base, Lines)
    cell(ours, "a-m1", "steps", MISSING)
    cell(theirs, "a-m1", "steps", Lines(base.lines[:2]))
    ours.receive(theirs.send())
    assert steps(ours, "a-m1") == []
    cell(ours, "a-m2", "steps", SameAs("a-m1"))
    cell(theirs, "a-m2", "steps", lines("อื่น"))
    (conflict,) = ours.receive(theirs.send()).open
    assert conflict.shape is Shape.CELL
    assert conflict.mine == {"kind": "SameAs", "activity_uid": "a-m1"}


def test_an_activity_deleted_by_one_and_changed_by_the_other_waits() -> None:
    both = Measure("m1", "มาตรการ", (row("a1", "ก"), row("a2", "ข")))
    ours, theirs = two(both)
    edit(ours, lambda report: edits.remove_activity(report, "a2"))
    cell(theirs, "a2", "period", Period("ไตรมาส ๒"))
    (conflict,) = ours.receive(theirs.send()).open
    assert (conflict.shape, conflict.mine) == (Shape.VALUE, None)
    ours.receive(theirs.send(), lambda conflict: conflict.theirs)
    assert [a.uid for a in edits.find_measure(ours.value.reports[0], "m1").activities] == ["a1", "a2"]
    theirs.receive(ours.send())
    edit(ours, lambda report: edits.remove_activity(report, "a2"))
    cell(theirs, "a2", "period", Period("ไตรมาส ๓"))
    ours.receive(theirs.send(), lambda conflict: conflict.mine)
    assert [a.uid for a in edits.find_measure(ours.value.reports[0], "m1").activities] == ["a1"]


def test_an_activity_moved_by_one_and_changed_by_the_other_is_lost_by_neither() -> None:
    ours, theirs = two(Measure("m1", "หนึ่ง", (row("a1", "ก"), row("a2", "ข"))), measure("m2"))
    edit(ours, lambda report: edits.move_activity(report, "a2", "m2"))
    cell(theirs, "a2", "results", lines("ผลของเขา"))
    ours.receive(theirs.send(), lambda conflict: conflict.theirs)
    rows = [a for _i, _m, a in ours.value.reports[0].activities()]
    assert len({a.uid for a in rows}) == len(rows) == 4
    assert sum(isinstance(a.cell("results"), Lines) for a in rows) == 1


# --- deleting ---


def test_a_deletion_comes_where_we_have_not_changed_it() -> None:
    ours, theirs = two(measure("m1"), measure("m2"))
    edit(theirs, lambda report: edits.remove_measure(report, "m1"))
    sent = theirs.send()
    made = ours.receive(sent)
    assert state(made, "m1") is State.DELETED
    assert measures(ours) == ["m2"]
    assert state(ours.receive(sent), "m1") is State.SAME


def test_what_we_deleted_stays_away_until_a_person_brings_it_back() -> None:
    ours, theirs = two(measure("m1"), measure("m2"))
    edit(ours, lambda report: edits.remove_measure(report, "m1"))
    sent = theirs.send()
    made = ours.receive(sent)
    assert state(made, "m1") is State.DELETED_HERE
    assert measures(ours) == ["m2"]
    made = plan(ours.value, ours.ledger, sent, Choices(brought_back=frozenset({"m1"})))
    ours.value = made.value
    ours.keep(made.entries)
    assert measures(ours) == ["m1", "m2"]
    assert state(theirs.receive(ours.send()), "m1") is State.UPDATED


@pytest.mark.parametrize("keep", [True, False])
def test_a_record_deleted_by_one_and_changed_by_the_other_waits(keep: bool) -> None:  # noqa: FBT001 - a parameter
    ours, theirs = two(measure("m1"), measure("m2"))
    retitle(ours, "m1", "แก้แล้ว")
    edit(theirs, lambda report: edits.remove_measure(report, "m1"))
    sent = theirs.send()
    (conflict,) = ours.receive(sent).open
    assert (conflict.shape, conflict.theirs, conflict.key) == (Shape.RECORD, None, "m1")
    assert measures(ours) == ["m1", "m2"], "the changed one is kept meanwhile"
    ours.receive(sent, lambda conflict: conflict.mine if keep else conflict.theirs)
    assert measures(ours) == (["m1", "m2"] if keep else ["m2"])
    theirs.receive(ours.send())
    assert measures(theirs) == measures(ours)


def test_what_we_deleted_and_they_changed_can_be_brought_back() -> None:
    ours, theirs = two(measure("m1"), measure("m2"))
    edit(ours, lambda report: edits.remove_measure(report, "m1"))
    retitle(theirs, "m1", "แก้แล้ว")
    sent = theirs.send()
    assert state(ours.receive(sent), "m1") is State.CONFLICT
    made = plan(ours.value, ours.ledger, sent, Choices(brought_back=frozenset({"m1"})))
    assert edits.find_measure(made.value.reports[0], "m1").title == "แก้แล้ว"


def test_an_issue_that_they_deleted_stays_while_something_of_ours_stands_in_it() -> None:
    ours, theirs = two(measure("m1"))
    edit(ours, lambda report: edits.add_measure(report, "i1", measure("m9")))
    edit(theirs, lambda report: edits.remove_issue(report, "i1"))
    made = ours.receive(theirs.send())
    assert state(made, "i1") is State.KEPT
    assert measures(ours) == ["m9"]
    made = theirs.receive(ours.send())
    assert measures(theirs) == ["m9"], "it comes back with what stands in it"
    assert state(made, "i1") is State.NEW


def test_an_issue_we_deleted_comes_back_for_a_new_measure_in_it() -> None:
    ours, theirs = two(measure("m1"))
    edit(ours, lambda report: edits.remove_issue(report, "i2"))
    ours.send()
    edit(theirs, lambda report: edits.add_measure(report, "i2", measure("m9")))
    made = ours.receive(theirs.send(), lambda conflict: conflict.theirs)
    assert "m9" in measures(ours)
    assert made.value.reports[0].issues[-1].uid == "i2"


# --- orders ---


def test_one_sides_order_comes_and_where_both_put_it_differently_ours_stays_and_it_is_told() -> None:
    ours, theirs = two(measure("m1"), measure("m2"), measure("m3"))
    edit(theirs, lambda report: edits.move_measure(report, "m3", "i1", 0))
    ours.receive(theirs.send())
    assert measures(ours) == ["m3", "m1", "m2"]
    edit(ours, lambda report: edits.move_measure(report, "m1", "i1", 0))
    edit(theirs, lambda report: edits.move_measure(report, "m2", "i1", 0))
    made = ours.receive(theirs.send())
    assert measures(ours) == ["m1", "m3", "m2"]
    assert next(item for item in made.items if item.uid == "i1").order_told
    assert not made.open
    theirs.receive(ours.send())
    assert measures(theirs) == measures(ours)


def test_a_measure_moved_to_another_issue_by_one_and_changed_by_the_other() -> None:
    ours, theirs = two(measure("m1"), measure("m2"))
    edit(ours, lambda report: edits.move_measure(report, "m1", "i2"))
    retitle(theirs, "m1", "แก้แล้ว")
    ours.receive(theirs.send())
    assert [m.title for m in ours.value.reports[0].issues[1].measures] == ["แก้แล้ว"]
    edit(ours, lambda report: edits.add_issue(report, Issue("i3", "สาม")))
    theirs.receive(ours.send())
    edit(ours, lambda report: edits.move_measure(report, "m1", "i3"))
    edit(theirs, lambda report: edits.move_measure(report, "m1", "i1"))
    (conflict,) = ours.receive(theirs.send()).open
    assert (conflict.path, conflict.base, conflict.mine, conflict.theirs) == (("outer",), "i2", "i3", "i1")


# --- settings ---


def test_departments_signers_columns_dates_doubts_and_evidence_merge_by_the_same_rules() -> None:
    doubt = Doubt("dd", Place("steps", "i1", "m1", "a-m1"), "สงสัย", "ต้นฉบับ")
    file_of = Attachment("ภาพ.jpg", "0" * 64, 5)
    ours, theirs = two(measure("m1"), doubts=(doubt,))
    added = Column("money", "งบประมาณ", ColumnKind.MONEY, 0.1)
    edit(ours, lambda r: replace(r, columns=(*COLUMNS, added), signers=(Signer(Role.AUTHOR, "ก"),)))
    edit(ours, lambda r: replace(r, date=WrittenDate("๑ ต.ค. ๖๘", date(2025, 10, 1))))
    edit(ours, lambda r: edits.set_evidence(r, "m1", (Evidence("e1", "ภาพ", file=file_of),)))
    wider = tuple(replace(c, width=0.3) if c.key == "steps" else c for c in COLUMNS)
    edit(theirs, lambda r: replace(r, columns=wider, doubts=(replace(doubt, state=DoubtState.LEFT),)))
    edit(theirs, lambda r: replace(r, office=replace(r.office, district="เมือง"), preface=("คำนำ",)))
    edit(theirs, lambda r: edits.set_evidence(r, "m1", (Evidence("e2", "ลิงก์", "https://example.go.th"),)))
    office = theirs.value.office
    renamed = (Department("d1", "กองคลังและพัสดุ"), *office.departments[1:], Department("d3", "กองใหม่"))
    theirs.value = replace(theirs.value, office=replace(office, departments=renamed))
    ours.value = replace(ours.value, office=replace(OFFICE, departments=(OFFICE.departments[0],), website="a.go.th"))
    ours.receive(theirs.send())
    report = ours.value.reports[0]
    assert [c.key for c in report.columns] == [*(c.key for c in COLUMNS), "money"]
    assert next(c.width for c in report.columns if c.key == "steps") == 0.3
    assert report.signers == (Signer(Role.AUTHOR, "ก"),)
    assert report.date.day == date(2025, 10, 1)
    assert report.preface == ("คำนำ",)
    assert report.office.district == "เมือง"
    assert [d.state for d in report.doubts] == [DoubtState.LEFT]
    assert sorted(e.uid for e in edits.find_measure(report, "m1").evidence) == ["e1", "e2"]
    assert [d.name for d in ours.value.office.departments] == ["กองคลังและพัสดุ", "กองใหม่"]
    assert ours.value.office.website == "a.go.th"
    theirs.receive(ours.send())
    assert theirs.value.reports == ours.value.reports


def test_a_setting_changed_by_both_waits_and_a_doubt_taken_away_stays_away() -> None:
    doubt = Doubt("dd", Place("steps"), "สงสัย", "ต้นฉบับ")
    ours, theirs = two(measure("m1"), doubts=(doubt,))
    edit(ours, lambda r: replace(r, doubts=(), date=WrittenDate("๑ ต.ค. ๖๘"), signers=(Signer(Role.AUTHOR, "ก"),)))
    edit(
        theirs, lambda r: replace(r, date=WrittenDate("๒ ต.ค. ๖๘"), signers=(Signer(Role.AUTHOR, "ข"),), preface=("ก",))
    )
    edit(ours, lambda r: replace(r, preface=("ข", "ค"), office=replace(r.office, name="หนองสอง")))
    made = ours.receive(theirs.send())
    assert {conflict.path: conflict.shape for conflict in made.open} == {
        ("preface",): Shape.TEXT,
        ("signers", "0-author"): Shape.VALUE,
        ("date",): Shape.VALUE,
    }
    ours.receive(theirs.send(), lambda conflict: conflict.theirs)
    report = ours.value.reports[0]
    assert (report.date.text, report.signers[0].name, report.preface, report.doubts) == ("๒ ต.ค. ๖๘", "ข", ("ก",), ())
    assert report.office.full_name == "เทศบาลตำบลหนองสอง"


# --- other uids for the same ---


def own_start() -> tuple[Desk, Desk]:
    """Return two offices that began the same year's report each on its own."""
    ours, theirs = file(measure("m1")), file(measure("m2", "มาตรการ m1"), uid="f0")
    report = replace(
        theirs.reports[0], uid="r0", issues=tuple(replace(i, uid=f"{i.uid}-0") for i in theirs.reports[0].issues)
    )
    return Desk(ours), Desk(replace(theirs, reports=(report,)))


def test_the_same_year_and_issue_begun_by_both_are_one_and_ours_stays() -> None:
    ours, theirs = own_start()
    edit(ours, lambda r: replace(r, prepared_by="สำนักปลัด"))
    edit(theirs, lambda r: replace(r, prepared_by="กองคลัง", item_code="OIT ๑"))
    sent = theirs.send()
    made = ours.receive(sent)
    assert [state(made, uid) for uid in ("f1", "r1", "i1", "i2", "m2")] == [
        *(State.SAME, State.KEPT, State.SAME, State.SAME, State.NEW)
    ] or [state(made, uid) for uid in ("r1", "i1", "m2")] == [State.KEPT, State.KEPT, State.NEW]
    (report,) = ours.value.reports
    assert (report.uid, report.prepared_by, report.item_code) == ("r1", "สำนักปลัด", "OIT ๑")
    assert [[m.uid for m in i.measures] for i in report.issues] == [["m1", "m2"], []]
    assert not made.open
    assert not any(item.writes for item in ours.receive(sent).items)
    back = theirs.receive(ours.send())
    assert not back.open
    (other,) = theirs.value.reports
    assert other.uid == "r0", "our own uids stay"
    assert [[m.uid for m in i.measures] for i in other.issues] == [["m1", "m2"], []]
    assert other.prepared_by == "สำนักปลัด"
    retitle(theirs, "m1", "แก้ที่เขา")
    assert state(ours.receive(theirs.send()), "m1") is State.UPDATED


def test_a_measure_of_the_same_title_is_said_to_be_perhaps_the_same_and_joined_only_by_a_person() -> None:
    ours, theirs = own_start()
    cell(theirs, "a-m2", "results", lines("ผลของเขา"))
    sent = theirs.send()
    made = plan(ours.value, ours.ledger, sent)
    assert next(item.twins for item in made.items if item.uid == "m2") == ("m1",)
    joined = plan(ours.value, ours.ledger, sent, Choices(joined={"m2": "m1"}))
    assert [item.uid for item in joined.items if item.kind is Kind.MEASURE] == ["m1"]
    assert all(conflict.base is None for conflict in joined.open)
    choices = Choices(joined={"m2": "m1"}, values={c.key: c.mine or c.theirs for c in joined.open})
    done = plan(ours.value, ours.ledger, sent, choices)
    assert not done.open
    (found,) = [m for _i, m in done.value.reports[0].measures()]
    assert found.uid == "m1"
    ours.value = done.value
    ours.keep(done.entries)
    assert "m2" not in measures(ours)
    theirs.receive(ours.send(), lambda conflict: conflict.mine)
    assert measures(theirs) == ["m2"], "there too it is one measure, under its own uid"


def test_two_reports_of_one_year_do_not_both_become_ours() -> None:
    ours = Desk(file(measure("m1")))
    head = record_to_plain(replace(file().reports[0], issues=()))
    copies = [Copy(Kind.REPORT, uid, outer="f9", content={**head, "uid": uid}) for uid in ("x1", "x2")]
    sent = Incoming(tuple(replace(copy, rev=rev_of(copy)) for copy in copies))
    made = ours.receive(sent)
    assert sorted(item.state for item in made.items) == [State.KEPT, State.NEW]


def test_doubts_that_came_lead_to_our_records() -> None:
    ours, theirs = own_start()
    edit(theirs, lambda r: replace(r, doubts=(Doubt("dd", Place("title", "i1-0"), "สงสัย", "ก"),)))
    edit(theirs, lambda r: replace(r, doubts=(*r.doubts, Doubt("d9", Place("title", "i1-0", "m2"), "สงสัย", "ข"))))
    made = plan(ours.value, ours.ledger, theirs.send(), Choices(skipped=frozenset({"m2"})))
    assert [doubt.place.issue_uid for doubt in made.value.reports[0].doubts] == ["i1"], "one about nothing is left out"


# --- files that know no revisions ---


def test_a_copy_without_a_past_that_we_once_held_is_older() -> None:
    ours, _theirs = two(measure("m1"))
    old = [replace(copy, rev=rev_of(copy)) for copy in copies_of(ours.value, {})]
    retitle(ours, "m1", "ใหม่กว่า")
    ours.send()
    assert state(ours.receive(Incoming(tuple(old))), "m1") is State.OLDER
    same = [replace(copy, rev=rev_of(copy)) for copy in copies_of(ours.value, {})]
    assert state(ours.receive(Incoming(tuple(same))), "m1") is State.SAME
    edit(ours, lambda report: edits.remove_measure(report, "m1"))
    assert state(ours.receive(Incoming(tuple(old))), "m1") is State.DELETED_HERE


def test_two_copies_of_one_file_ask_where_they_differ() -> None:
    ours, theirs = Desk(file(measure("m1"))), Desk(file(measure("m1")))
    retitle(theirs, "m1", "เขา")
    cell(theirs, "a-m1", "outcomes", lines("ผลลัพธ์"))
    cell(theirs, "a-m1", "steps", lines("อื่น"))
    made = ours.receive(theirs.send())
    assert [conflict.path[-1] for conflict in made.open] == ["title", "steps"]
    assert all(conflict.base is None for conflict in made.open)


def test_a_cell_that_is_the_same_as_one_that_did_not_come_says_what_that_one_said() -> None:
    ours, theirs = two(measure("m1"))
    edit(theirs, lambda report: edits.add_measure(report, "i1", measure("m8")))
    edit(theirs, lambda report: edits.add_measure(report, "i1", measure("m9")))
    cell(theirs, "a-m9", "steps", SameAs("a-m8"))
    cell(theirs, "a-m9", "outcomes", SameAs("a-m8"))
    made = plan(ours.value, ours.ledger, theirs.send(), Choices(skipped=frozenset({"m8"})))
    found = edits.find_activity(made.value.reports[0], "a-m9").cell("steps")
    assert isinstance(found, Lines)
    assert [line.text for line in found.lines] == ["หนึ่ง", "สอง", "สาม"]
    assert edits.find_activity(made.value.reports[0], "a-m9").cell("outcomes") == MISSING


# --- taking back ---


def test_an_import_is_taken_back_as_one_step_and_the_sender_keeps_its_own() -> None:
    ours, theirs = two(measure("m1"), measure("m2"))
    before = ours.value
    retitle(theirs, "m1", "ชื่อของเขา")
    edit(theirs, lambda report: edits.remove_measure(report, "m2"))
    edit(theirs, lambda report: edits.add_issue(report, Issue("i9", "ใหม่", (measure("m9"),))))
    sent = theirs.send()
    ours.receive(sent)
    assert ours.undo_last() == ()
    assert ours.value == before
    made = theirs.receive(ours.send())
    assert state(made, "m1") is State.UPDATED
    assert "m9" in measures(theirs)
    assert state(ours.receive(sent), "m9") is State.NEW


def test_what_was_changed_since_loses_only_what_the_import_brought() -> None:
    ours, theirs = two(measure("m1"), measure("m2"))
    retitle(theirs, "m1", "ชื่อของเขา")
    retitle(theirs, "m2", "ชื่อของเขา")
    edit(theirs, lambda report: edits.add_issue(report, Issue("i9", "ใหม่", (measure("m9"),))))
    ours.receive(theirs.send())
    cell(ours, "a-m1", "results", lines("ผลของเรา"))
    retitle(ours, "m2", "แก้อีก")
    edit(ours, lambda report: edits.add_measure(report, "i9", measure("m7")))
    kept = ours.undo_last()
    assert set(kept) == {"m2", "i9"}
    assert edits.find_measure(ours.value.reports[0], "m1").title == "มาตรการ m1"
    assert edits.find_activity(ours.value.reports[0], "a-m1").cell("results") == lines("ผลของเรา")
    assert measures(ours) == ["m1", "m2", "m7"]


def test_a_new_record_that_was_changed_since_stays() -> None:
    ours, theirs = two(measure("m1"))
    edit(theirs, lambda report: edits.add_measure(report, "i1", measure("m9")))
    ours.receive(theirs.send())
    retitle(ours, "m9", "แก้แล้ว")
    assert ours.undo_last() == ("m9",)
    assert "m9" in measures(ours)


def test_taking_back_a_deletion_where_the_issue_is_gone_meanwhile() -> None:
    ours, theirs = two(measure("m1"))
    edit(theirs, lambda report: edits.remove_measure(report, "m1"))
    ours.receive(theirs.send())
    edit(ours, lambda report: edits.remove_issue(report, "i1"))
    assert "m1" in ours.undo_last()
    assert measures(ours) == []


def test_minting_twice_gives_the_same_revisions() -> None:
    ours, _theirs = two(measure("m1"))
    retitle(ours, "m1", "ใหม่")
    first = mint(ours.value, ours.ledger)
    assert first == mint(ours.value, ours.ledger)
    assert first.fresh == {"m1"}
    ours.keep(first.entries())
    assert mint(ours.value, ours.ledger).fresh == frozenset()
    assert all(rev_of(copy) == copy.rev for copy in mint(ours.value, ours.ledger).copies.values())
