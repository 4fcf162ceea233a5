"""Proposals: the corrections that a check or an import suggests, carried out only when a person says so.

A proposal holds what it expects to find. Where that has changed meanwhile it raises StaleError and does nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from ita_desktop.base.errors import RefusedError, StaleError
from ita_desktop.base.i18n import _
from ita_desktop.domain.edits import (
    find_activity,
    find_measure,
    gone,
    set_cell,
    split_measure,
)
from ita_desktop.domain.lines import lines_cell, without_number
from ita_desktop.domain.model import (
    Change,
    Doubt,
    DoubtState,
    Fix,
    Issue,
    Lines,
    Marker,
    Measure,
    Missing,
    MoveLines,
    Report,
    SameAs,
    SetCell,
    SetText,
    SplitMeasure,
)
from ita_desktop.domain.texts import lines_at, set_text, text_at


def apply_fix(report: Report, fix: Fix) -> Report:
    """Return the report with a proposal's changes made, in order; all or none (StaleError)."""
    for change in fix:
        match change:
            case SetText():
                report = _set_text(report, change)
            case SetCell(activity_uid, key, cell_before, cell_after):
                if find_activity(report, activity_uid).cell(key) != cell_before:
                    raise gone()
                report = set_cell(report, activity_uid, key, cell_after)
            case SplitMeasure(measure, parts):
                if find_measure(report, measure.uid) != measure:
                    raise gone()
                report = split_measure(report, measure.uid, parts)
            case MoveLines():
                report = _move_lines(report, change)
            case _:
                assert_never(change)
    return report


def _set_text(report: Report, change: SetText) -> Report:
    try:
        stands = text_at(report, change.place) == change.before
    except ValueError as error:  # a place that has no text: the proposal came from elsewhere
        raise gone() from error
    if not stands:
        raise gone()
    return set_text(report, change.place, change.after)


def _move_lines(report: Report, change: MoveLines) -> Report:
    source = lines_at(report, change.from_activity_uid, change.key)
    moved = [line for line in source if line.uid in change.line_uids]
    if not moved or len(moved) != len(change.line_uids):
        raise gone()
    left = [line for line in source if line.uid not in change.line_uids]
    report = set_cell(report, change.from_activity_uid, change.key, lines_cell(left))
    if not isinstance(find_activity(report, change.to_activity_uid).cell(change.key), (Lines, Missing)):
        raise gone()
    target = list(lines_at(report, change.to_activity_uid, change.key))
    if change.marker is not None:
        level = target[-1].level if target else 0
        number = change.marker is Marker.NUMBER
        moved = [
            replace(x, marker=change.marker, level=level, text=without_number(x.text) if number else x.text)
            for x in moved
        ]
    if change.join != "\n" and target:
        target[-1] = replace(target[-1], text=target[-1].text + change.join + moved[0].text)
        moved = moved[1:]
    return set_cell(report, change.to_activity_uid, change.key, lines_cell([*target, *moved]))


def accept(report: Report, doubt_uid: str) -> Report:
    """Return the report with a doubt's proposal carried out. Raises StaleError; RefusedError without a proposal."""
    doubt = _doubt(report, doubt_uid)
    if doubt.fix is None:
        raise RefusedError(_("ข้อสงสัยนี้ไม่มีข้อเสนอให้ใช้ โปรดแก้ข้อความเองแล้วกด “คงไว้”"))
    return _settled(apply_fix(report, doubt.fix), doubt, DoubtState.ACCEPTED)


def accept_all(report: Report) -> Report:
    """Return the report with every open doubt's proposal carried out, in order; what no longer holds stays open."""
    under_way = _UnderWay(report)
    accepted: set[str] = set()
    for doubt in report.doubts:
        if doubt.state is DoubtState.OPEN and doubt.fix is not None:
            try:
                under_way.apply(doubt.fix)
            except (StaleError, RefusedError):
                continue
            accepted.add(doubt.uid)
    if not accepted:
        return report
    doubts = (replace(d, state=DoubtState.ACCEPTED) if d.uid in accepted else d for d in report.doubts)
    return replace(under_way.whole(), doubts=tuple(doubts))


class _UnderWay:
    """A report while many proposals are carried out: most are about a measure or two and leave the others alone."""

    def __init__(self, report: Report) -> None:
        self._know(report)

    def _know(self, report: Report) -> None:
        self._report = report
        self._changed: dict[str, Measure] = {}
        self._measures = {measure.uid: measure for _i, measure in report.measures()}
        self._measure_of = {row.uid: measure.uid for _i, measure, row in report.activities()}

    def whole(self) -> Report:
        """Return the report as it is now."""
        if self._changed:
            issues = (
                replace(i, measures=tuple(self._changed.get(m.uid, m) for m in i.measures)) for i in self._report.issues
            )
            self._know(replace(self._report, issues=tuple(issues)))
        return self._report

    def apply(self, fix: Fix) -> None:
        """Make a proposal's changes, all or none. Raises StaleError and RefusedError."""
        about = {uid for change in fix for uid in self._about(change)}
        if not about <= self._measures.keys():
            self._know(apply_fix(self.whole(), fix))
            return
        there = Issue("", "", tuple(self._measures[uid] for uid in about))
        for _issue, measure in apply_fix(replace(self._report, issues=(there,)), fix).measures():
            self._measures[measure.uid] = self._changed[measure.uid] = measure

    def _about(self, change: Change) -> tuple[str, ...]:
        """Return the measures that a change is about; "" for one that needs the whole report."""
        match change:
            case SetText(place) if place.activity_uid:
                return (self._measure_of.get(place.activity_uid, ""),)
            case SetText(place):
                return (place.measure_uid,)
            case SetCell(activity_uid, after=after) if not isinstance(after, SameAs):
                return (self._measure_of.get(activity_uid, ""),)
            case MoveLines(from_activity_uid=one, to_activity_uid=other):
                return tuple(self._measure_of.get(uid, "") for uid in (one, other))
            case _:
                return ("",)


def leave(report: Report, doubt_uid: str) -> Report:
    """Return the report with a doubt settled by leaving everything as it is."""
    return _settled(report, _doubt(report, doubt_uid), DoubtState.LEFT)


def _doubt(report: Report, doubt_uid: str) -> Doubt:
    for doubt in report.doubts:
        if doubt.uid == doubt_uid:
            return doubt
    raise gone()


def _settled(report: Report, doubt: Doubt, state: DoubtState) -> Report:
    return replace(report, doubts=tuple(replace(d, state=state) if d.uid == doubt.uid else d for d in report.doubts))
