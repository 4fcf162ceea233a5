"""Parts a cell that holds several measures, and finds lines that a clerk's Enter key or a page's end tore apart."""

from __future__ import annotations

import re
import uuid
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.model import (
    Activity,
    Cell,
    Line,
    Lines,
    Marker,
    Measure,
    Period,
    Responsible,
    SameAs,
    Scalar,
    SetCell,
    SplitMeasure,
    activity,
)
from ita_desktop.exchange.reading.lists import OWN_MARKS
from ita_desktop.thai.dates import read_period

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ita_desktop.exchange.reading.build import Built

_KIND = re.compile(r"(?:[-–•●▪○]\s*|\(?[0-9๐-๙]{1,2}[.)]\s*)?(มาตรการ|โครงการ|กิจกรรม)(?![/ๆ])")
_NEXT = re.compile(r"(?<!และ)(?<!หรือ)(?<!ตาม)(?<!ใน)(?<!กับ)\s+(?=(?:มาตรการ|โครงการ|กิจกรรม)(?![/ๆ]))")
_MARK = re.compile(r"[-–•●▪○]\s*(?=\S)")
_LISTED = re.compile(rf"\(?(?:[0-9๐-๙]{{1,2}}|[ก-ฮ])[.)]|[{OWN_MARKS}]")
_TYPED = re.compile(r"[0-9๐-๙]{1,2}[.)]\s*[^\s0-9๐-๙]")
_INTRODUCES = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ต่อไปนี้|ได้แก่|ประกอบด้วย|คือ|เช่น)\s*[:：]?\s*[-–]?$|[:：]$")
_OWN_START = re.compile(r"(?:หมายเหตุ|ทั้งนี้|อนึ่ง)")


def introduces(text: str) -> bool:
    """Tell whether a text only leads to what comes after it."""
    return _INTRODUCES.search(text) is not None


# --- several measures in one cell ---


def split(measure: Measure, built: Built) -> tuple[tuple[str, ...], SplitMeasure | None] | None:
    """Return the titles that a title cell holds and the measures to make of it; None where it holds one.

    The second is None where titles and lists do not match. Cells that cannot be parted stay with the first measure,
    and the others are the same as its.
    """
    lines = measure.title.split("\n")
    titles = _titles_of_lines(lines) if len(lines) > 1 else tuple(_NEXT.split(measure.title))
    if len(titles) < 2:  # noqa: PLR2004 - several
        return None
    kinds = [match[1] if (match := _KIND.match(title)) else "" for title in titles]
    sure = len(lines) > 1 and all(kinds)
    if any(one == "โครงการ" and other == "กิจกรรม" for one, other in pairwise(kinds)):
        if len(lines) == 1:
            return None  # an activity of the project before it
        sure = False
    row = measure.activities[0]
    lists = [len(_groups(cell.lines)[1]) for _key, cell in row.cells if isinstance(cell, Lines)]
    if len(measure.activities) > 1 or len(titles) not in lists:
        return (titles, None) if sure else None
    return titles, SplitMeasure(measure, _parts(measure, titles, built))


def _titles_of_lines(lines: Sequence[str]) -> tuple[str, ...]:
    titles: list[str] = []
    for line in lines:
        if titles and not _KIND.match(line):
            titles[-1] += f" {line}"
        else:
            titles.append(_MARK.sub("", line, count=1) if _MARK.match(line) else line)
    return tuple(titles)


def _parts(measure: Measure, titles: Sequence[str], built: Built) -> tuple[Measure, ...]:
    row = measure.activities[0]
    cells: list[dict[str, Cell]] = [{} for _title in titles]
    for key, cell in row.cells:
        own = _parted(cell, len(titles), built)
        for number, part in enumerate(cells):
            if own:
                part[key] = own[number]
            else:
                part[key] = _joined(cell, built) if number == 0 or isinstance(cell, SameAs) else SameAs(row.uid)
    return tuple(
        Measure(_part_uid(measure.uid, number), title, (activity(_part_uid(row.uid, number), cells[number]),))
        for number, title in enumerate(titles)
    )


def _part_uid(uid: str, number: int) -> str:
    """Return the first part's identity, which is that of the whole, or one derived from it."""
    return str(uuid.uuid5(uuid.UUID(uid), f"part/{number}")) if number else uid


def _parted(cell: Cell, count: int, built: Built) -> tuple[Cell, ...] | None:
    """Return the cell's share of each of ``count`` measures, None where it has no share for each."""
    match cell:
        case Lines(lines):
            before, groups = _groups(lines)
            if len(groups) != count:
                return None
            parts = [join_runs(group, built) for group in groups]
            return (Lines((*before, *parts[0])), *(Lines(part) for part in parts[1:]))
        case Period(text):
            periods = text.split("\n")
            spans = [read_period(p, built.report.fiscal_year) for p in periods]
            if len(periods) == count and all(spans):
                return tuple(Period(p, s.start, s.end) for p, s in zip(periods, spans, strict=True) if s is not None)
        case Responsible(names, everyone) if len(names) == count and not everyone:
            return tuple(Responsible((name,)) for name in names)
        case Scalar(text) if len(text.split("\n")) == count:
            return tuple(Scalar(x) for x in text.split("\n"))
    return None


def _groups(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[tuple[Line, ...]]]:
    """Return the lines before a list's first item, and its items with what belongs to each.

    Lines without any mark are items each.
    """
    starts = [n for n, line in enumerate(lines) if line.marker is not Marker.NONE and not line.level]
    if not starts:
        return (), [(line,) for line in lines]
    ends = [*starts[1:], len(lines)]
    return tuple(lines[: starts[0]]), [tuple(lines[a:b]) for a, b in zip(starts, ends, strict=True)]


def _joined(cell: Cell, built: Built) -> Cell:
    if isinstance(cell, Period):
        return replace(cell, text=" ".join(cell.text.split("\n")))
    if isinstance(cell, Lines):
        before, _items = _groups(cell.lines)
        return Lines((*before, *join_runs(cell.lines[len(before) :], built)))
    return cell


def shared_cells(first: Activity, parts: Sequence[Measure]) -> tuple[tuple[SetCell, ...], dict[str, str]]:
    """Return the changes that give each part its own copy of what it shares with the first row, and what is shared."""
    changes: list[SetCell] = []
    said: dict[str, str] = {}
    for number, part in enumerate(parts[1:], 1):
        for row in part.activities:
            for key, cell in row.cells:
                if cell == SameAs(first.uid):
                    there = first.cell(key)
                    changes.append(SetCell(row.uid, key, cell, _copied(there, number)))
                    said[key] = cell_text(there)
    return tuple(changes), said


def _copied(cell: Cell, number: int) -> Cell:
    if isinstance(cell, Lines):
        return Lines(tuple(replace(x, uid=str(uuid.uuid5(uuid.UUID(x.uid), f"copy/{number}"))) for x in cell.lines))
    return cell


# --- torn lines ---


def runs(lines: Sequence[Line], built: Built) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """Yield each line that goes on in the lines below it, with those: it has a mark or a typed number, they have none.

    Sub-items under a line that introduces them, notes, items of other lists and lines that begin anew on purpose stay
    lines of their own.
    """
    first, tail = None, list[Line]()
    for line in lines:
        if first is not None and _goes_on(first, line, built):
            tail.append(line)
            continue
        if first is not None and tail:
            yield first, tuple(tail)
        first, tail = line, []
    if first is not None and tail:
        yield first, tuple(tail)


def _goes_on(first: Line, line: Line, built: Built) -> bool:
    if line.marker is not Marker.NONE or line.uid in built.apart or _LISTED.match(line.text):
        return False
    if line.uid in built.torn:
        return True
    item = first.marker is not Marker.NONE or _TYPED.match(first.text)
    return bool(item) and not introduces(first.text) and not _OWN_START.match(line.text)


def join_lines(first: Line, tail: Sequence[Line], torn: Collection[str]) -> str:
    """Return the text of torn lines: joined as they are at a page's end, else with a space."""
    return first.text + "".join(("" if line.uid in torn else " ") + line.text for line in tail)


def join_runs(lines: Sequence[Line], built: Built) -> tuple[Line, ...]:
    """Return the lines with what was torn apart joined."""
    tails = {first.uid: tail for first, tail in runs(lines, built)}
    gone = {line.uid for tail in tails.values() for line in tail}
    return tuple(
        replace(line, text=join_lines(line, tails[line.uid], built.torn)) if line.uid in tails else line
        for line in lines
        if line.uid not in gone
    )
