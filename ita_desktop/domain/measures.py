"""Measures that a clerk makes: a new one, and the several that one holds."""

from __future__ import annotations

from dataclasses import replace

from ita_desktop.domain.model import Activity, Measure, new_uid


def empty_measure() -> Measure:
    """Return a new measure with one row, nothing entered."""
    return Measure(new_uid(), "", (Activity(new_uid()),))


def parted(measure: Measure) -> tuple[Measure, ...]:
    """Return a measure as one for each of its rows, or of its title's lines where it has one row; itself if it has one.

    The first keeps the uid, the evidence and the note. Where there are as many lines in the title as rows each part
    has its own line, else all have the whole title: which is whose only a person can tell.
    """
    titles = [line for line in measure.title.split("\n") if line.strip()]
    rows = list(measure.activities)
    if len(rows) == 1:
        rows += [Activity(new_uid()) for _line in titles[1:]]
    if len(rows) == 1:
        return (measure,)
    if len(titles) != len(rows):
        titles = [measure.title] * len(rows)
    first = replace(measure, title=titles[0], activities=(rows[0],))
    pairs = zip(titles[1:], rows[1:], strict=True)
    return (first, *(Measure(new_uid(), title, (row,), measure.origin_uid) for title, row in pairs))
