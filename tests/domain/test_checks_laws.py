"""What holds for every report: checks never fail, and a proposed fix does what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given, settings

from ita_desktop.domain.checks import Finding, Level, check
from ita_desktop.domain.model import DoubtState
from ita_desktop.domain.plain import from_plain
from ita_desktop.domain.proposals import apply_fix
from tests.strategies import reports

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import Report


def _signs(findings: tuple[Finding, ...]) -> set[tuple[object, ...]]:
    return {(f.code, f.place, f.sentence) for f in findings}


def _fixes_hold(report: Report) -> int:
    findings = check(report)
    errors = _signs(tuple(f for f in findings if f.level is Level.ERROR))
    fixed = 0
    for finding in findings:
        if finding.fix and not finding.doubt_uid:
            after = check(apply_fix(report, finding.fix))
            assert not _signs((finding,)) & _signs(after)
            assert _signs(tuple(f for f in after if f.level is Level.ERROR)) <= errors
            fixed += 1
    return fixed


def test_every_fix_for_the_real_report_removes_its_finding_and_makes_no_error(shared: Path) -> None:
    data = json.loads((shared / "seed/report-2568.json").read_text(encoding="utf-8"))
    assert _fixes_hold(from_plain(data)) >= 15


@settings(max_examples=40)
@given(reports())
def test_checking_never_fails_and_every_fix_holds(report: Report) -> None:
    findings = check(report)
    assert check(report) == findings
    uids = {i.uid for i in report.issues} | {m.uid for _i, m in report.measures()}
    uids |= {row.uid for _i, _m, row in report.activities()} | {""}
    for finding in findings:
        assert finding.code
        assert finding.sentence
        assert finding.doubt_uid or set(_uids(finding)) <= uids
    open_doubts = [d.uid for d in report.doubts if d.state is DoubtState.OPEN]
    assert sorted(f.doubt_uid for f in findings if f.code == "doubt") == sorted(open_doubts)
    _fixes_hold(report)


def _uids(finding: Finding) -> tuple[str, str, str]:
    return finding.place.issue_uid, finding.place.measure_uid, finding.place.activity_uid
