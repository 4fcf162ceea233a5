"""What stands around the table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ita_desktop.base.errors import RefusedError, StaleError
from ita_desktop.domain import settings
from ita_desktop.domain.model import (
    COLUMNS,
    Column,
    ColumnKind,
    Issue,
    Measure,
    Office,
    OfficeFile,
    Report,
    Role,
    Scalar,
    Signer,
    Status,
    activity,
)
from tests.strategies import office_files, reports

BUDGET = Column("budget", "งบประมาณ", ColumnKind.MONEY, 0.1)
FILLED = Report(
    "r",
    columns=(*COLUMNS, BUDGET),
    issues=(Issue("i", "", (Measure("m", "", (activity("a", {"budget": Scalar("๑")}),)),)),),
)


@hypothesis_settings(max_examples=30)
@given(reports(), st.data())
def test_columns_are_put_in_any_order_hidden_widened_and_renamed(report: Report, data: st.DataObject) -> None:
    order = data.draw(st.permutations(report.columns))
    wide = [replace(c, shown=not c.shown, width=c.width * 2, heading=c.heading + "ใหม่") for c in order]
    after = settings.set_columns(report, wide)
    assert after.columns == tuple(wide)
    assert after.issues is report.issues


def test_a_column_comes_and_goes_but_not_with_what_it_holds() -> None:
    more = settings.set_columns(Report("r"), (*COLUMNS, BUDGET))
    assert more.columns[-1] == BUDGET
    assert settings.set_columns(more, COLUMNS) == Report("r")
    with pytest.raises(RefusedError, match="งบประมาณ"):
        settings.set_columns(FILLED, COLUMNS)
    with pytest.raises(RefusedError, match="ขั้นตอน"):
        settings.set_columns(Report("r"), [c for c in COLUMNS if c.key != "steps"])


@pytest.mark.parametrize(
    "wrong",
    [
        (*COLUMNS, BUDGET, replace(BUDGET, heading="อีก")),
        (*COLUMNS, replace(BUDGET, width=0)),
        (*COLUMNS, replace(BUDGET, width=float("nan"))),
        (*COLUMNS, replace(BUDGET, kind=ColumnKind.TEXT)),
    ],
)
def test_columns_that_make_no_table_are_refused(wrong: tuple[Column, ...]) -> None:
    with pytest.raises(ValueError, match="budget"):
        settings.set_columns(FILLED, wrong)


def test_office_signers_and_status() -> None:
    office, signer = Office("เทศบาล", "ทุ่งใหญ่"), Signer(Role.AUTHOR, "ก")
    report = settings.set_status(
        settings.set_signers(settings.set_report_office(FILLED, office), [signer]), Status.FINAL
    )
    assert report == replace(FILLED, office=office, signers=(signer,), status=Status.FINAL)
    file = settings.set_office(OfficeFile("f", reports=(FILLED,)), office)
    assert file.office == office
    assert file.reports[0] is FILLED


@given(office_files())
def test_a_report_added_and_removed_leaves_the_file_as_it_was(file: OfficeFile) -> None:
    report = Report("new", fiscal_year=2599)
    more = settings.add_report(file, report)
    assert more.report(2599) == report
    assert list(more.reports) == sorted(more.reports, key=lambda r: (r.fiscal_year, r.uid))
    changed = settings.put_report(more, replace(report, item_code="O28"))
    assert changed.report(2599) == replace(report, item_code="O28")
    assert settings.remove_report(changed, "new") == file


def test_a_year_stands_once_in_a_file() -> None:
    file = OfficeFile("f", reports=(Report("a", fiscal_year=2567), Report("b", fiscal_year=2568)))
    with pytest.raises(RefusedError, match="๒๕๖๘"):
        settings.add_report(file, Report("c", fiscal_year=2568))
    with pytest.raises(RefusedError, match="๒๕๖๗"):
        settings.put_report(file, Report("b", fiscal_year=2567))
    unknown = settings.add_report(file, Report("c"))
    with pytest.raises(RefusedError, match="ยังไม่ระบุปี"):
        settings.add_report(unknown, Report("d"))
    with pytest.raises(ValueError, match="a"):
        settings.add_report(file, Report("a", fiscal_year=2590))


def test_a_report_that_is_gone_is_neither_put_nor_removed() -> None:
    with pytest.raises(StaleError):
        settings.put_report(OfficeFile("f"), Report("a"))
    with pytest.raises(StaleError):
        settings.remove_report(OfficeFile("f"), "a")
