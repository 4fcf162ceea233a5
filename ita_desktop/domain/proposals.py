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
    Doubt,
    DoubtState,
    Fix,
    Lines,
    Marker,
    Missing,
    MoveLines,
    Report,
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
    for doubt in report.doubts:
        if doubt.state is DoubtState.OPEN and doubt.fix is not None:
            try:
                report = accept(report, doubt.uid)
            except (StaleError, RefusedError):
                continue
    return report


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
