"""Last year's measures as this year's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ita_desktop.base.errors import RefusedError
from ita_desktop.domain import edits
from ita_desktop.domain.carry import carry
from ita_desktop.domain.model import (
    MISSING,
    Evidence,
    Issue,
    Line,
    Lines,
    Measure,
    Office,
    OfficeFile,
    Period,
    Report,
    Responsible,
    SameAs,
    Scalar,
    Status,
    activity,
)

STEPS = Lines((Line("l1", "ประชุมปี ๒๕๖๘"),))
FIRST = activity(
    "a1",
    {
        "steps": STEPS,
        "period": Period("๑ ต.ค. ๖๗ ถึง ๒๙ ก.พ. ๖๗", date(2024, 10, 1)),
        "responsible": Responsible(("กองคลัง",)),
        "results": Lines((Line("l2", "ทำแล้ว"),)),
        "outcomes": Lines((Line("l3", "ดี"),)),
        "money": Scalar("๑๐๐"),
    },
)
SECOND = activity("a2", {"steps": SameAs("a1"), "period": SameAs("a1")})
FILE = OfficeFile(
    "f",
    Office("เทศบาลตำบล", "หนองแสง"),
    (
        Report(
            "r1",
            fiscal_year=2568,
            ita_year=2569,
            title=("รายงาน", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
            prepared_by="สำนักปลัด",
            status=Status.FINAL,
            issues=(
                Issue(
                    "i1", "ประเด็นแรก", (Measure("m1", "มาตรการ ปี ๒๕๖๘", (FIRST,), evidence=(Evidence("e", "ภาพ"),)),)
                ),
                Issue("i2", "ประเด็นสอง", (Measure("m2", "มาตรการสอง", (SECOND,)),)),
            ),
        ),
    ),
)


def test_a_new_year_begins_with_last_years_measures() -> None:
    value = carry(FILE, 2568, 2569)
    report = value.report(2569)
    assert report
    assert report.title == ("รายงาน", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙")
    assert (report.ita_year, report.prepared_by, report.status) == (2570, "สำนักปลัด", Status.DRAFT)
    (first, second) = (m for _i, m in report.measures())
    assert (first.title, first.origin_uid, first.evidence) == ("มาตรการ ปี ๒๕๖๙", "m1", ())
    row = first.activities[0]
    steps = row.cell("steps")
    assert isinstance(steps, Lines)
    assert steps.lines[0].text == "ประชุมปี ๒๕๖๙"
    assert steps.lines[0].uid != "l1"
    period = row.cell("period")
    assert isinstance(period, Period)
    assert period.text == "๑ ต.ค. ๖๘ ถึง ๒๘ ก.พ. ๖๘"
    assert row.cell("responsible") == Responsible(("กองคลัง",))
    assert [row.cell(key) for key in ("results", "outcomes", "money")] == [MISSING] * 3
    assert second.activities[0].cell("steps") == SameAs(row.uid)
    assert value.report(2568) == FILE.reports[0]


def test_done_twice_it_adds_nothing_in_any_office() -> None:
    value = carry(FILE, 2568, 2569)
    assert carry(value, 2568, 2569) == value
    assert carry(FILE, 2568, 2569) == value


def test_only_what_was_chosen_comes_and_a_lost_source_is_written_out() -> None:
    value = carry(FILE, 2568, 2569, {"m2"})
    report = value.report(2569)
    assert report
    (only,) = (m for _i, m in report.measures())
    assert only.origin_uid == "m2"
    steps = only.activities[0].cell("steps")
    assert isinstance(steps, Lines)
    assert steps.lines[0].text == "ประชุมปี ๒๕๖๙"
    rest = carry(value, 2568, 2569).report(2569)
    assert rest
    assert [m.origin_uid for _i, m in rest.measures()] == ["m1", "m2"]


def test_a_year_that_is_there_keeps_what_it_has() -> None:
    there = Report("r2", fiscal_year=2569, issues=(Issue("x", "ประเด็น แรก", (Measure("y", "มีแล้ว", (FIRST,)),)),))
    there = replace(there, issues=(replace(there.issues[0], measures=(Measure("y", "มีแล้ว", ()),)),))
    report = carry(FILE.with_report(there), 2568, 2569).report(2569)
    assert report
    assert report.uid == "r2"
    assert [[m.title for m in i.measures] for i in report.issues] == [["มีแล้ว", "มาตรการ ปี ๒๕๖๙"], ["มาตรการสอง"]]
    assert edits.find_issue(report, "x")


def test_a_year_that_is_not_there_is_refused() -> None:
    for years in ((2560, 2569), (2568, 2568)):
        with pytest.raises(RefusedError):
            carry(FILE, *years)
