"""No line of the real report ends inside a word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from line_ends import LineEnd, judge, line_ends, tally

from ita_desktop.domain.plain import from_plain
from ita_desktop.report.pdf import names, plan_report
from ita_desktop.report.typeset.breaker import Breaker
from ita_desktop.thai.words import Words

if TYPE_CHECKING:
    from pathlib import Path

_MARKS = {"มาตรการ": {"4": "BAD"}, "หน่วยงาน": {"5": "MINOR"}, "ตามหน่วยงาน": {"3": "OK", "8": "MINOR"}}


def test_no_line_of_the_real_report_ends_inside_a_word(shared: Path) -> None:
    report = from_plain(json.loads((shared / "seed" / "report-2568.json").read_text(encoding="utf-8")))
    marks = json.loads((shared / "seed" / "word-breaks.json").read_text(encoding="utf-8"))["runs"]
    ends = line_ends(page for plan in plan_report(report).plans for page in plan.pages)
    count = tally(ends, marks, Breaker(Words(names(report))))
    assert len(ends) > 300
    assert [str(end) for end in ends if judge(end, marks) in {"BAD", "UNKNOWN"}] == []
    assert count["MINOR"] / len(ends) < 0.01
    assert count["WEAK"] / len(ends) < 0.15


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("มาตร|การ", "BAD"),
        ("มา|ตรการ", "BAD"),
        ("หน่วย|งาน", "MINOR"),
        ("ที่ |มาตรการ", "OK"),
        ("หน่วยงาน|มาตรการ", "OK"),
        ("หน่วย|งานมาตรการ", "MINOR"),
        ("หน่วยงานมาตร|การ", "BAD"),
        ("หน่|วย", "BAD"),
        ("กอง|คลัง", "UNKNOWN"),
    ],
)
def test_a_line_end_is_judged_by_the_marks_of_its_run(text: str, mark: str) -> None:
    assert judge(LineEnd(text.replace("|", ""), text.index("|")), _MARKS) == mark
