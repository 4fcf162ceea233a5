"""The texts of a report by their place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ita_desktop.base.errors import RefusedError, StaleError
from ita_desktop.domain.model import (
    COLUMNS,
    MISSING,
    Column,
    ColumnKind,
    Issue,
    Line,
    Lines,
    Marker,
    Measure,
    Office,
    Period,
    Place,
    Report,
    Responsible,
    Scalar,
    WrittenDate,
    activity,
)
from ita_desktop.domain.texts import lines_at, set_text, text_at
from tests.strategies import reports, words

HEAD = (
    *("title", "preface", "preface_signed", "item_code", "prepared_by", "group_word", "date", "as_of"),
    *("fiscal_year", "ita_year", "office.kind", "office.name", "office.district", "office.province", "office.website"),
)
STEPS = Lines((Line("l1", "หนึ่ง", Marker.NUMBER), Line("l2", "สอง", Marker.NUMBER)))
ROW = activity("a", {"steps": STEPS, "period": Period("ไตรมาส ๑"), "responsible": Responsible(("กองคลัง",))})
REPORT = Report(
    "r",
    office=Office("เทศบาล", "ทุ่งใหญ่"),
    columns=(*COLUMNS, Column("budget", "งบ", ColumnKind.MONEY, 0.1)),
    issues=(Issue("i", "ประเด็น", (Measure("m", "มาตรการ", (ROW,), note="ข้อสังเกต"),)),),
)


def at(field: str, line: str = "") -> Place:
    return Place(field, "i", "m", "a", line)


PLACES = (
    *map(Place, HEAD),
    *(Place("title", "i"), Place("title", "i", "m"), Place("note", "i", "m")),
    *(at("steps"), at("steps", "l1"), at("period"), at("responsible"), at("results"), at("budget")),
)


@settings(max_examples=40)
@given(reports(), st.sampled_from(HEAD))
def test_a_head_typed_as_it_stands_is_the_same_report(report: Report, name: str) -> None:
    if name in {"date", "as_of"} or (name == "fiscal_year" and report.fiscal_year):
        return  # drawn days need not be what their words say
    assert set_text(report, Place(name), text_at(report, Place(name))) == report


@pytest.mark.parametrize("place", PLACES)
def test_what_stands_typed_again_is_the_same_object(place: Place) -> None:
    assert set_text(REPORT, place, text_at(REPORT, place)) is REPORT


@given(st.sampled_from([p for p in PLACES if not p.field.endswith("_year")]), words())
def test_what_is_typed_stands_there(place: Place, text: str) -> None:
    assume(not text.startswith("–"))  # a list's dash prints as "-"
    after = set_text(REPORT, place, text)
    assert text_at(after, place).split() == text.split()
    if not place.line_uid:
        assert text_at(set_text(after, place, ""), place) == ""


def test_texts_by_example() -> None:
    report = set_text(REPORT, Place("title"), "รายงาน\n\nปี ๒๕๖๘\n")
    assert report.title == ("รายงาน", "ปี ๒๕๖๘")
    report = set_text(REPORT, Place("date"), "๒๐ เมษายน ๒๕๖๘")
    assert report.date == WrittenDate("๒๐ เมษายน ๒๕๖๘", date(2025, 4, 20))
    assert set_text(report, Place("as_of"), "ราว ๆ เมษายน").as_of == WrittenDate("ราว ๆ เมษายน")
    assert set_text(REPORT, Place("office.name"), "ทุ่งเล็ก").office == Office("เทศบาล", "ทุ่งเล็ก")
    assert text_at(REPORT, at("steps")) == "๑. หนึ่ง\n๒. สอง"
    assert text_at(REPORT, at("results")) == ""
    cell = set_text(REPORT, at("budget"), " ๑,๐๐๐ ").issues[0].measures[0].activities[0].cell("budget")
    assert cell == Scalar("๑,๐๐๐")


@pytest.mark.parametrize(("typed", "year"), [("๒๕๖๘", 2568), (" 2568 ", 2568), ("พ.ศ. ๖๘", 2568), ("", 0)])
def test_a_year_is_read(typed: str, year: int) -> None:
    report = set_text(REPORT, Place("fiscal_year"), typed)
    assert report.fiscal_year == year
    assert set_text(report, Place("ita_year"), typed).ita_year == year


@pytest.mark.parametrize("typed", ["ปีหน้า", "2025", "๒๕๖", "๓๕๖๘", "2568.5", "-1"])
def test_what_is_no_year_is_refused(typed: str) -> None:
    with pytest.raises(RefusedError, match="ไม่ใช่ปี"):
        set_text(REPORT, Place("fiscal_year"), typed)


def test_another_year_gives_other_days_to_what_names_none() -> None:
    fixed = REPORT.issues[0].measures[0].activities[0].with_cell("period", Period("ตลอดเวลา", date(2024, 10, 1)))
    measure = Measure("m2", "", (replace(fixed, uid="b", cells=fixed.cells[:1]),))
    report = replace(REPORT, issues=(*REPORT.issues, Issue("j", "", (measure,))))
    later = set_text(set_text(report, Place("fiscal_year"), "2568"), Place("fiscal_year"), "๒๕๖๙")
    period = later.issues[0].measures[0].activities[0].cell("period")
    assert period == Period("ไตรมาส ๑", date(2025, 10, 1), date(2025, 12, 31))
    assert later.issues[1] is report.issues[1]
    assert set_text(later, Place("fiscal_year"), "") == report


def test_a_line_is_written_parted_and_taken_away() -> None:
    def steps(text: str) -> tuple[Line, ...]:
        return lines_at(set_text(REPORT, at("steps", "l1"), text), "a", "steps")

    assert steps("ใหม่") == (Line("l1", "ใหม่", Marker.NUMBER), STEPS.lines[1])
    assert steps(" ") == STEPS.lines[1:]
    first, second, third = steps("ก\n\n ข ")
    assert (first, third) == (Line("l1", "ก", Marker.NUMBER), STEPS.lines[1])
    assert (second.text, second.marker) == ("ข", Marker.NUMBER)
    assert second.uid not in {"l1", "l2"}
    emptied = set_text(set_text(REPORT, at("steps", "l1"), ""), at("steps", "l2"), "")
    assert emptied.issues[0].measures[0].activities[0].cell("steps") is MISSING
    assert lines_at(REPORT, "a", "period") == ()


@pytest.mark.parametrize(
    "place", [at("steps", "?"), Place("steps", activity_uid="?"), Place("title", measure_uid="?"), Place("title", "?")]
)
def test_what_is_gone_is_not_read_or_written(place: Place) -> None:
    with pytest.raises(StaleError):
        text_at(REPORT, place)
    with pytest.raises(StaleError):
        set_text(REPORT, place, "ก")


@pytest.mark.parametrize(
    "place",
    [
        *(
            Place("issues"),
            Place("office"),
            Place("office.logo"),
            Place("uid"),
            at("measure"),
            at("nothing"),
        ),
        *(Place("steps", "i", "m"), Place("steps", "i")),
    ],
)
def test_what_holds_no_text_is_no_place_for_text(place: Place) -> None:
    with pytest.raises(ValueError, match=place.field):
        text_at(REPORT, place)
    with pytest.raises(ValueError, match=place.field):
        set_text(REPORT, place, "ก")
