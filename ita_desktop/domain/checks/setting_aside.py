"""Findings that a person leaves as they are: said no more, until the text there changes.

What was left is a settled doubt in the report, so that it is saved, goes with a package and can be undone.
"""

from __future__ import annotations

import uuid
from dataclasses import astuple, replace
from typing import TYPE_CHECKING

from ita_desktop.domain.model import Doubt, DoubtState, SetText
from ita_desktop.domain.proposals import leave
from ita_desktop.domain.texts import text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ita_desktop.domain.finding import Finding
    from ita_desktop.domain.model import Report

_NAMES = uuid.UUID("6f0d4c1a-2f0b-5f0e-9d5c-6d0a5f2f1c77")


def set_aside(report: Report, finding: Finding, reason: str = "") -> Report:
    """Return the report with a finding left as it is, and why. Raises StaleError where its place is gone."""
    if finding.doubt_uid:
        return leave(report, finding.doubt_uid)
    uid = _uid(report, finding)
    if any(doubt.uid == uid for doubt in report.doubts):
        return report
    left = Doubt(uid, finding.place, finding.sentence, reason, state=DoubtState.LEFT)
    return replace(report, doubts=(*report.doubts, left))


def without_set_aside(report: Report, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings that nobody has set aside."""
    left = {doubt.uid for doubt in report.doubts if doubt.state is DoubtState.LEFT}
    for finding in findings:
        if not left or finding.doubt_uid or _uid(report, finding) not in left:
            yield finding


def _uid(report: Report, finding: Finding) -> str:
    """Return what names a finding, the same in every language: its rule, its place, the text there.

    Two findings of one rule in one text (two words) differ in what they would change there.
    """
    place = finding.place
    try:
        text = text_at(report, place)
    except ValueError:  # a place without a text of its own: a whole row, a column
        text = ""
    changes = (change for change in finding.fix or () if isinstance(change, SetText) and change.place == place)
    parts = (finding.code, *astuple(place), text, *(words for c in changes for words in (c.before, c.after)))
    return str(uuid.uuid5(_NAMES, "\0".join(parts)))
