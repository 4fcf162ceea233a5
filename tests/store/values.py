"""A small office file and edits of it, for the tests of the store."""

from __future__ import annotations

from dataclasses import replace

from ita_desktop.domain.edits import find_measure
from ita_desktop.domain.model import (
    Activity,
    Issue,
    Line,
    Lines,
    Measure,
    Office,
    OfficeFile,
    Report,
    Responsible,
    activity,
)


def row(uid: str, text: str) -> Activity:
    """Return a row with a line of its own and a department."""
    return activity(uid, {"steps": Lines((Line(f"line of {uid}", text),)), "responsible": Responsible(("สำนักปลัด",))})


def measure(uid: str, title: str = "โครงการส่งเสริมคุณธรรม") -> Measure:
    """Return a measure of one row."""
    return Measure(uid, title, (row(f"row of {uid}", "จัดทำคู่มือ"),))


REPORT = Report(
    "r1",
    fiscal_year=2568,
    issues=(
        Issue("i1", "การเปิดเผยข้อมูล", (measure("m1"), measure("m2"), measure("m3"))),
        Issue("i2", "การให้บริการ", (measure("m4"),)),
    ),
)
FILE = OfficeFile("f", Office("เทศบาลตำบล", "หนองแสง", "เมือง", "น่าน"), (REPORT,))


def titled(value: OfficeFile, title: str, *measure_uids: str) -> OfficeFile:
    """Return the file with measures of its first report given a title."""
    report = value.reports[0]
    wanted = {uid: replace(find_measure(report, uid), title=title) for uid in measure_uids}
    issues = tuple(replace(i, measures=tuple(wanted.get(m.uid, m) for m in i.measures)) for i in report.issues)
    return value.with_report(replace(report, issues=issues))
