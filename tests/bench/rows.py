"""The rows that every engine prints: those of the real report if it is at hand, else the sample's, repeated.

Two forms of the same rows are written, each the one its reader would be given: a report as plain data (ours), and a
table of paragraphs with headings and merged cells (the others).
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ita_desktop.domain import plain
from ita_desktop.report import book
from ita_desktop.report.typeset.table import Group, Table
from ita_desktop.services.samples import sample_office

if TYPE_CHECKING:
    from ita_desktop.domain.model import Report
    from ita_desktop.report.typeset.table import Row

SEED = Path(__file__).parents[3] / "shared" / "seed" / "report-2568.json"


def source() -> tuple[str, Report]:
    """Return what the rows are from, and the report that holds them."""
    if SEED.is_file():
        return "the real report", plain.from_plain(json.loads(SEED.read_text(encoding="utf-8")))
    report = sample_office().report()
    assert report
    return "the sample's report", report


def repeated(report: Report, count: int) -> Report:
    """Return a report of ``count`` rows (0: its own): the issues' measures over and over, under the same headings."""
    if not count:
        return with_own_uids(report)
    have = sum(1 for _row in report.activities())
    issues = []
    for times in range(-(-count // have)):
        left = count - times * have
        for number, issue in enumerate(report.issues):
            measures = []
            for measure in issue.measures:
                rows = measure.activities[: max(left, 0)]
                left -= len(measure.activities)
                if rows:
                    measures.append(replace(measure, activities=rows))
            if times:
                issues[number].extend(measures)
            else:
                issues.append(measures)
    full = (replace(issue, measures=tuple(measures)) for issue, measures in zip(report.issues, issues, strict=True))
    return with_own_uids(replace(report, issues=tuple(full)))


def with_own_uids(report: Report) -> Report:
    """Return a report in which no two records share a uid, as repeated ones do."""
    return plain.from_plain(plain.to_plain(report, ids=False))


def write_report(report: Report, path: Path) -> None:
    """Write a report as plain data, in the exact form."""
    path.write_text(json.dumps(plain.to_plain(report), ensure_ascii=False), encoding="utf-8")


def write_table(report: Report, path: Path) -> None:
    """Write the table of a report as paragraphs, with the widths and sizes it is printed in."""
    section = book.table(report)
    (table,) = (item for item in section.content if isinstance(item, Table))
    left, top, right, bottom = section.margins
    data = {
        "page": [section.width, section.height],
        "margins": [left, top, right, bottom],
        "size": table.head_style.size,
        "leading": table.head_style.leading,
        "pad": [table.pad_x, table.pad_y],
        "title": [item.text for item in section.content if isinstance(item, book.Paragraph)],
        "columns": [{"heading": c.heading, "width": c.width, "align": c.align} for c in table.columns],
        "groups": _groups(table),
    }
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _groups(table: Table) -> list[dict[str, Any]]:
    """Return the headings with their rows; a cell is a list of paragraphs and how many rows it spans."""
    groups: list[dict[str, Any]] = []
    for item in table.body:
        if isinstance(item, Group):
            groups.append({"title": item.title, "rows": []})
        else:
            groups[-1]["rows"].append([_cell(item, column) for column in range(len(table.columns))])
    for group in groups:
        _count_spans(group["rows"])
    return groups


def _cell(row: Row, column: int) -> dict[str, Any] | None:
    cell = row.cells[column]
    if cell is None:
        return None
    return {"lines": [{"label": p.label, "text": p.text, "indent": p.indent} for p in cell], "span": 1}


def _count_spans(rows: list[list[dict[str, Any] | None]]) -> None:
    for column in range(len(rows[0]) if rows else 0):
        above: dict[str, Any] = {}
        for row in rows:
            cell = row[column]
            if cell is None:
                above["span"] += 1
            else:
                above = cell
