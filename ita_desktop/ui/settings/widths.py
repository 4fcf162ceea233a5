"""The columns of a report's table as a person sets them: shares of the page that always come to the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.domain.model import COLUMNS, Column, ColumnKind, Report, new_uid
from ita_desktop.domain.settings import set_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST, MOST = 0.04, 0.4
"""The narrowest and the widest that a column can be made, as shares of the page."""
REQUIRED = frozenset(column.key for column in COLUMNS)
_ADDED = 0.1


def offered() -> tuple[Column, ...]:
    """Return the columns that other forms have (domain notes §2.2) and that can be added with a tick."""
    return (
        Column("budget", "งบประมาณ", ColumnKind.MONEY, _ADDED),
        Column("indicator", "ตัวชี้วัด", ColumnKind.LINES, _ADDED),
        Column("state", "สถานะ", ColumnKind.STATE, _ADDED),
        Column("percent", "ร้อยละ", ColumnKind.PERCENT, _ADDED),
        Column("problems", "ปัญหา/อุปสรรค", ColumnKind.LINES, _ADDED),
        Column("suggestions", "ข้อเสนอแนะ", ColumnKind.LINES, _ADDED),
        Column("link", "หลักฐาน/ลิงก์", ColumnKind.LINK, _ADDED),
    )


def kind_words() -> dict[ColumnKind, str]:
    """Return what the kinds of an added column are called."""
    return {
        ColumnKind.TEXT: _("ข้อความ"),
        ColumnKind.LINES: _("รายการเป็นข้อ"),
        ColumnKind.MONEY: _("จำนวนเงิน"),
        ColumnKind.QUARTERS: _("ไตรมาส"),
        ColumnKind.PERCENT: _("ร้อยละ"),
        ColumnKind.STATE: _("สถานะ"),
        ColumnKind.LINK: _("ลิงก์"),
    }


def share(columns: Sequence[Column], key: str) -> float:
    """Return a shown column's share of the page."""
    total = sum(c.width for c in columns if c.shown)
    return next((c.width / total for c in columns if c.key == key and c.shown), 0.0) if total else 0.0


def with_share(report: Report, key: str, wanted: float) -> Report:
    """Return the report with a column's share changed; the other shown ones give or take in proportion."""
    shown = [c for c in report.columns if c.shown]
    others = sum(c.width for c in shown if c.key != key)
    if not others:
        return report
    most = min(MOST, 1 - LEAST * (len(shown) - 1))
    wanted = min(max(wanted, LEAST), most)
    widths = {c.key: c.width / others * (1 - wanted) for c in shown if c.key != key}
    narrow = {k for k, width in widths.items() if width < LEAST}
    wide = sum(width for k, width in widths.items() if k not in narrow)
    left = 1 - wanted - LEAST * len(narrow)
    widths = {k: LEAST if k in narrow else width / wide * left for k, width in widths.items()} | {key: wanted}
    return set_columns(report, [replace(c, width=round(widths.get(c.key, c.width), 4)) for c in report.columns])


def whole(columns: Sequence[Column]) -> list[Column]:
    """Return the columns with the widths of the shown ones coming to 1."""
    total = sum(c.width for c in columns if c.shown) or 1.0
    return [replace(c, width=round(c.width / total, 4)) if c.shown else c for c in columns]


def moved(report: Report, key: str, step: int) -> Report:
    """Return the report with a shown column moved past the next shown one."""
    columns = list(report.columns)
    at = next(n for n, c in enumerate(columns) if c.key == key)
    to = at + step
    while 0 <= to < len(columns) and not columns[to].shown:
        to += step
    if 0 <= to < len(columns):
        columns.insert(to, columns.pop(at))
    return set_columns(report, columns)


def renamed(report: Report, key: str, heading: str) -> Report:
    """Return the report with a column under another heading."""
    return set_columns(report, [replace(c, heading=heading) if c.key == key else c for c in report.columns])


def with_kind(report: Report, key: str, kind: ColumnKind) -> Report:
    """Return the report with an added column of another kind. Raises RefusedError while its cells hold something."""
    without = set_columns(report, [c for c in report.columns if c.key != key])
    return set_columns(without, [replace(c, kind=kind) if c.key == key else c for c in report.columns])


def added(report: Report, column: Column) -> Report:
    """Return the report with a column shown: the one of its key if there is one, else it at the end."""
    if any(c.key == column.key for c in report.columns):
        return set_columns(
            report, whole([replace(c, shown=True) if c.key == column.key else c for c in report.columns])
        )
    return set_columns(report, whole([*report.columns, column]))


def own_column(heading: str) -> Column:
    """Return a new column of the office's own."""
    return Column(f"own-{new_uid()}", heading, ColumnKind.TEXT, _ADDED)


def taken_away(report: Report, key: str) -> Report:
    """Return the report without an added column; one that holds something is hidden and keeps it."""
    used = any(have == key for *_path, row in report.activities() for have, _cell in row.cells)
    if used:
        left = [replace(c, shown=False) if c.key == key else c for c in report.columns]
    else:
        left = [c for c in report.columns if c.key != key]
    return set_columns(report, whole(left))


def recommended(report: Report) -> Report:
    """Return the report with the six columns in the order, words and widths that are recommended; added ones follow."""
    return set_columns(report, [*COLUMNS, *(c for c in report.columns if c.key not in REQUIRED)])
