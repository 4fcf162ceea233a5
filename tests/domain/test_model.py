"""The value itself."""

from __future__ import annotations

import uuid

from hypothesis import given, settings

from ita_desktop.domain.model import (
    COLUMNS,
    MISSING,
    Activity,
    Issue,
    Measure,
    Office,
    OfficeFile,
    Report,
    SameAs,
    Scalar,
    activity,
    new_uid,
)
from tests.strategies import office_files


def test_identities_are_random_uuids() -> None:
    assert uuid.UUID(new_uid()).version == 4
    assert new_uid() != new_uid()


def test_equal_rows_are_equal_values_whatever_the_order_of_their_cells() -> None:
    one = activity("a", {"steps": Scalar("ก"), "budget": Scalar("ข"), "results": MISSING})
    other = activity("a", {"budget": Scalar("ข"), "steps": Scalar("ก")})
    assert one == other
    assert hash(one) == hash(other)
    assert one.cell("results") is one.cell("nothing") is MISSING
    assert one.with_cell("steps", MISSING) == Activity("a", (("budget", Scalar("ข")),))
    assert one.with_cell("outcomes", SameAs("b")).cell("outcomes") == SameAs("b")


def test_a_report_yields_its_measures_and_rows_in_printed_order() -> None:
    rows = [Activity(uid) for uid in "abc"]
    first, second = Measure("m", "", (rows[0], rows[1])), Measure("n", "", (rows[2],))
    report = Report("r", issues=(Issue("i", "", (first,)), Issue("j", ""), Issue("k", "", (second,))))
    assert [(i.uid, m.uid) for i, m in report.measures()] == [("i", "m"), ("k", "n")]
    assert [(m.uid, a.uid) for _i, m, a in report.activities()] == [("m", "a"), ("m", "b"), ("n", "c")]


def test_every_report_has_the_six_columns_of_the_criteria() -> None:
    assert [c.key for c in COLUMNS] == ["measure", "steps", "period", "responsible", "results", "outcomes"]
    assert abs(sum(c.width for c in COLUMNS) - 1) < 1e-9


def test_an_offices_name_is_one_word() -> None:
    assert Office("เทศบาลตำบล", "ทุ่งใหญ่").full_name == "เทศบาลตำบลทุ่งใหญ่"


def test_a_file_gives_a_year_or_the_newest() -> None:
    old, new = Report("b", fiscal_year=2567), Report("a", fiscal_year=2568)
    file = OfficeFile("f").with_report(new).with_report(old)
    assert file.reports == (old, new)
    assert file.report() is new
    assert file.report(2567) is old
    assert file.report(2500) is None
    assert OfficeFile("f").report() is None


@settings(max_examples=20)
@given(office_files())
def test_a_report_put_in_its_own_place_changes_nothing(file: OfficeFile) -> None:
    for report in file.reports:
        assert file.with_report(report) == file
