"""Reads periods that a table marks in a column for each quarter instead of writing them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ita_desktop.domain.cells import cell_text, period_cell
from ita_desktop.domain.model import Missing, SetCell
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.domain.model import Activity
    from ita_desktop.exchange.reading.columns import Heading

_MARK = re.compile(r"[Xx×✓✔√☑✗✘/Pp●•■◆*ü]+")


def marked_period(row: Activity, headings: Sequence[Heading], *, fiscal_year: int) -> SetCell | None:
    """Return the change that writes the quarters a row marks as its period.

    None where none is marked, or the row has a period. ``fiscal_year``: Buddhist era, 0 unknown.
    """
    before = row.cell("period")
    if not isinstance(before, Missing):
        return None
    quarters = sorted({h.quarter for h in headings if h.quarter and _MARK.fullmatch(cell_text(row.cell(h.key)))})
    if not quarters:
        return None
    first, last = quarters[0], quarters[-1]
    if len(quarters) == 1:
        words = thai_number(first)
    elif last - first + 1 == len(quarters):
        words = f"{thai_number(first)} - {thai_number(last)}"
    else:
        words = ", ".join(map(thai_number, quarters))
    return SetCell(row.uid, "period", before, period_cell(f"ไตรมาส {words}", fiscal_year))
