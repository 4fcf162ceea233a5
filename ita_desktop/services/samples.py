"""A made-up office with one finished report, to try things on; resources/sample says what it shows."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from functools import cache

from ita_desktop.base.assets import resource_path
from ita_desktop.domain.model import Activity, Cell, Lines, Measure, Office, OfficeFile, Report, SameAs, activity
from ita_desktop.domain.plain import from_plain, office_from_plain

_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://www.thungnamkhang.example/")


@cache
def sample_office() -> OfficeFile:
    """Return the sample office's file: the same value, uids too, at every call and on every machine."""
    data = json.loads(resource_path("sample", "office.json").read_text(encoding="utf-8"))
    shared = {"office": data["office"], "signers": data["office"]["signers"]}
    reports = tuple(_with_fixed_uids(from_plain({**report, **shared})) for report in data["reports"])
    return OfficeFile(_uid("file"), _office(office_from_plain(data["office"])), reports)


def _uid(*path: object) -> str:
    return str(uuid.uuid5(_NAMES, "/".join(map(str, path))))


def _office(office: Office) -> Office:
    return replace(office, departments=tuple(replace(d, uid=_uid("department", d.uid)) for d in office.departments))


def _with_fixed_uids(report: Report) -> Report:
    """Return the report with uids that follow from where things stand in it."""
    top = _uid(report.fiscal_year)
    new = {
        row.uid: _uid(top, i, m, n)
        for i, issue in enumerate(report.issues)
        for m, measure in enumerate(issue.measures)
        for n, row in enumerate(measure.activities)
    }
    issues = tuple(
        replace(
            issue,
            uid=_uid(top, i),
            measures=tuple(_measure(measure, _uid(top, i, m), new) for m, measure in enumerate(issue.measures)),
        )
        for i, issue in enumerate(report.issues)
    )
    return replace(report, uid=top, office=_office(report.office), issues=issues)


def _measure(measure: Measure, uid: str, rows: dict[str, str]) -> Measure:
    return replace(
        measure,
        uid=uid,
        activities=tuple(_row(row, rows) for row in measure.activities),
        evidence=tuple(replace(e, uid=_uid(uid, "evidence", n)) for n, e in enumerate(measure.evidence)),
    )


def _row(row: Activity, rows: dict[str, str]) -> Activity:
    uid = rows[row.uid]
    return activity(uid, {key: _cell(cell, _uid(uid, key), rows) for key, cell in row.cells})


def _cell(cell: Cell, path: str, rows: dict[str, str]) -> Cell:
    match cell:
        case SameAs(source):
            return SameAs(rows[source])
        case Lines(lines):
            return Lines(tuple(replace(line, uid=_uid(path, n)) for n, line in enumerate(lines)))
        case _:
            return cell
