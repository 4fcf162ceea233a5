"""Office files of any size, made of the rows that the benches print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import rows

from ita_desktop.domain.model import OfficeFile, new_uid

if TYPE_CHECKING:
    from ita_desktop.domain.model import Report

_NEWEST = 2568


def office(measures: int, years: int = 1) -> OfficeFile:
    """Return an office's file with so many measures (0: the source's own) spread over so many years."""
    _name, source = rows.source()
    reports = tuple(_report(source, measures // years, _NEWEST - n) for n in reversed(range(years)))
    return OfficeFile(new_uid(), source.office, reports)


def _report(source: Report, measures: int, year: int) -> Report:
    if not measures:
        return replace(rows.with_own_uids(source), fiscal_year=year)
    issues = [replace(issue, measures=()) for issue in source.issues]
    pairs = [(n, m) for n, issue in enumerate(source.issues) for m in issue.measures]
    for number in range(measures):
        at, measure = pairs[number % len(pairs)]
        issues[at] = replace(issues[at], measures=(*issues[at].measures, measure))
    return rows.with_own_uids(replace(source, issues=tuple(issues), fiscal_year=year, doubts=()))
