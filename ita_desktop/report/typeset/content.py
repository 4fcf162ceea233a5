"""All that a page can be made of, in any order: paragraphs and their like, tables, and what holds these together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ita_desktop.report.typeset.paragraph import (
        Anchor,
        Fill,
        Leader,
        PageBreak,
        Paragraph,
        Picture,
        SideBySide,
        Space,
    )
    from ita_desktop.report.typeset.table import Table


@dataclass(frozen=True, slots=True)
class Together:
    """Content that is not split over pages as long as one page can hold it.

    With `rows`, and directly behind a table, it does not begin a page alone: the table's last lines go with it.
    """

    items: tuple[Content, ...]
    rows: bool = False


Content: TypeAlias = "Paragraph | Space | Fill | Picture | PageBreak | Leader | Anchor | Table | Together | SideBySide"
