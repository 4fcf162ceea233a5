"""The departments an office has, as a clerk picks from them: all by name, the most used, those that a text finds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ita_desktop.domain.model import Department, Responsible, new_uid

if TYPE_CHECKING:
    from ita_desktop.domain.model import Office, OfficeFile, Report

EVERYONE = "ทุกส่วนราชการ"
_COLLECTS = "รวบรวม"


def used(report: Report) -> Counter[str]:
    """Return how often each department carries an activity of the report out."""
    counts: Counter[str] = Counter()
    for _issue, _measure, row in report.activities():
        cell = row.cell("responsible")
        if isinstance(cell, Responsible):
            counts.update(tuple(dict.fromkeys(cell.names)))
    return counts


def names(file: OfficeFile, report: Report) -> tuple[str, ...]:
    """Return the departments to choose from: the report's, the office's, and what its rows name."""
    known = (d.name for office in (report.office, file.office) for d in office.departments)
    return tuple(dict.fromkeys((*known, *used(report))))


def most_used(file: OfficeFile, report: Report, count: int = 3) -> tuple[str, ...]:
    """Return the few departments used most, the office's first ones where few are used."""
    often = [name for name, _n in used(report).most_common(count)]
    return tuple(dict.fromkeys((*often, *names(file, report))))[:count]


def everyone_words(report: Report) -> str:
    """Return the words for all departments as this report writes them."""
    cells = (row.cell("responsible") for _i, _m, row in report.activities())
    counts = Counter(cell.everyone for cell in cells if isinstance(cell, Responsible) and cell.everyone)
    return counts.most_common(1)[0][0] if counts else EVERYONE


def found(text: str, file: OfficeFile, report: Report) -> tuple[str, ...]:
    """Return the departments that a part of their name, or of another spelling of it, finds; best first."""
    part = _plain(text)
    spelled: dict[str, list[str]] = {name: [name] for name in names(file, report)}
    for office in (report.office, file.office):
        for department in office.departments:
            spelled[department.name] += department.aliases
    there = [name for name, others in spelled.items() if any(part in _plain(other) for other in others)]
    return tuple(sorted(there, key=lambda name: not _plain(name).startswith(part)))


def same_name(text: str, known: tuple[str, ...]) -> str:
    """Return the department that a text names, blanks aside; "" for none."""
    return next((name for name in known if _plain(name) == _plain(text)), "")


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def with_department(file: OfficeFile, report: Report, name: str) -> OfficeFile:
    """Return the file with a department added to the office and to the report, where they lack it."""
    uid = new_uid()
    return replace(file, office=_with(file.office, uid, name)).with_report(
        replace(report, office=_with(report.office, uid, name))
    )


def _with(office: Office, uid: str, name: str) -> Office:
    if any(d.name == name for d in office.departments):
        return office
    return replace(office, departments=(*office.departments, Department(uid, name)))


def collecting(name: str) -> str:
    """Return the words in brackets that say which department collects from all."""
    return f"{name} {_COLLECTS}" if name else ""


def collector_in(words: str, known: tuple[str, ...]) -> str:
    """Return the department that the words about the collector name; the words themselves where none is known."""
    bare = words.replace(_COLLECTS, "").strip()
    return same_name(bare, known) or next((name for name in known if name in words), "") or words
