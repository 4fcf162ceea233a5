"""Tables over many pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.report.typeset.paragraph import Align, Anchor, Paragraph, Style


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its heading, its width in points, and how its cells stand in it."""

    heading: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Group:
    """A heading over all columns; repeated with the table's `continued` where its rows go on on a new page."""

    title: str
    anchor: Anchor | None = None
    tag: object = None


@dataclass(frozen=True, slots=True)
class Row:
    """One cell per column: its paragraphs, () when empty, None when merged with the cell above."""

    cells: tuple[tuple[Paragraph, ...] | None, ...]
    tag: object = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table that runs over as many pages as it needs."""

    columns: tuple[TableColumn, ...]
    body: tuple[Group | Row, ...]
    head_style: Style
    group_style: Style
    continued: str = " (ต่อ)"
    pad_x: float = 3.5
    pad_y: float = 3
    rule: float = 0.5
    head_fill: tuple[float, float, float] | None = (0.89, 0.92, 0.96)
    group_fill: tuple[float, float, float] | None = (0.96, 0.97, 0.98)
