"""Cells as a clerk types and reads them: plain text in, plain text out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from ita_desktop.domain.lines import lines_cell, print_lines, read_lines
from ita_desktop.domain.model import (
    MISSING,
    Cell,
    ColumnKind,
    Line,
    Lines,
    Missing,
    Period,
    Responsible,
    SameAs,
    Scalar,
    new_uid,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# The words for all of an office's departments (domain notes §4), and who collects from them.
_EVERYONE = re.compile(r"(ทุก(?:ส่วนราชการ|กอง|สำนัก/กอง|หน่วยงาน|ส่วนงาน|ฝ่าย)(?:ภายใน\S*)?)\s*(?:\((.*)\))?\s*$", re.DOTALL)


def names_everyone(name: str) -> bool:
    """Return whether a name stands for all departments of the office ("ทุกส่วนราชการ")."""
    found = _EVERYONE.match(name.strip())
    return found is not None and found[2] is None


def period_cell(text: str, fiscal_year: int = 0) -> Period | Missing:
    """Return a period as printed, with its days where they can be read (``fiscal_year``: Buddhist era, 0 unknown)."""
    if not text.strip():
        return MISSING
    from ita_desktop.thai.dates import read_period  # noqa: PLC0415 - printing reads no dates

    span = read_period(text, fiscal_year)
    return Period(text, span.start, span.end) if span else Period(text)


def responsible_cell(names: Sequence[str]) -> Responsible | Missing:
    """Return who is responsible from the names as typed, one a line.

    "ทุกส่วนราชการ (สำนักปลัด รวบรวม)" in the first line is all departments with the one that collects from them.
    """
    everyone = collector = ""
    single: list[str] = []
    for name in names:
        if not name.strip():
            continue
        found = _EVERYONE.match(name.strip())
        if found and not everyone and not single:
            everyone, collector = found[1], (found[2] or "").strip()
        else:
            single.append(name.strip())
    return Responsible(tuple(single), everyone, collector) if single or everyone else MISSING


def cell_from_text(
    kind: ColumnKind,
    text: str,
    *,
    fiscal_year: int = 0,
    before: Cell = MISSING,
    uid: Callable[[], str] = new_uid,
) -> Cell:
    """Return what a clerk typed into a cell of this kind; lines that stay keep the uids they have in ``before``."""
    match kind:
        case ColumnKind.LINES:
            old: tuple[Line, ...] = before.lines if isinstance(before, Lines) else ()
            return lines_cell(read_lines(text.splitlines(), before=old, uid=uid))
        case ColumnKind.PERIOD:
            return period_cell(text.strip(), fiscal_year)
        case ColumnKind.RESPONSIBLE:
            return responsible_cell(text.splitlines())
        case _:
            return Scalar(text.strip()) if text.strip() else MISSING


def cell_lines(cell: Cell) -> tuple[str, ...]:
    """Return a cell's text as printed, a string a line; nothing for Missing and SameAs."""
    match cell:
        case Lines(lines):
            return print_lines(lines)
        case Period(text) | Scalar(text):
            return tuple(text.splitlines())
        case Responsible(names, everyone, collector):
            return ((f"{everyone} ({collector})" if collector else everyone,) if everyone else ()) + names
        case Missing() | SameAs():
            return ()
        case _:
            assert_never(cell)


def cell_text(cell: Cell) -> str:
    """Return a cell's text as a clerk would type it."""
    return "\n".join(cell_lines(cell))
