"""A report with nothing wrong in it has no finding, whatever words it uses: nagging is the worse fault."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ita_desktop.domain.checks import check
from ita_desktop.domain.model import Department
from ita_desktop.services.samples import sample_office
from tests.clean_report import clean_report

if TYPE_CHECKING:
    from ita_desktop.domain.model import Report


@pytest.mark.parametrize("report", [clean_report(), sample_office().reports[0]], ids=["another", "sample"])
def test_a_clean_report_has_no_finding(report: Report) -> None:
    assert check(report) == ()


def test_the_offices_own_list_of_departments_adds_none() -> None:
    report = clean_report()
    listed = (Department("1", "สำนักปลัด", ("สำนักปลัด อบต.",)), Department("2", "กองคลัง"), Department("3", "กองช่าง"))
    assert check(replace(report, office=replace(report.office, departments=listed))) == ()
