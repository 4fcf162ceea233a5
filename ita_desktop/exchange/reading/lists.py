"""Makes list cells of a file's paragraphs: typed marks and those of its own lists alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ita_desktop.domain.lines import read_lines
from ita_desktop.domain.model import Line, Marker
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ita_desktop.exchange.reading.blocks import ListMark, Paragraph

OWN_MARKS = "√✓✔☑➢➤►▶◆◇■□●★*›»"
"""Marks of lists that are kept as they were typed, as part of the words."""


@dataclass(frozen=True, slots=True)
class ListCell:
    """The lines of a cell.

    ``torn``: uids of those that a page may have torn off the line before them; ``apart``: of those that were put on a
    line of their own on purpose, by a forced line break or a table within the cell; ``counted``: of those whose number
    the file's own list made, but which does not follow from their place in the cell.
    """

    lines: tuple[Line, ...]
    torn: frozenset[str]
    apart: frozenset[str]
    counted: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Item:
    text: str
    mark: ListMark | None
    torn: bool
    apart: bool

    def typed(self) -> str:
        """Return the line as a clerk would have typed it; the words of an automatic list stand aside."""
        mark = self.mark
        if mark is None:
            return self.text
        if mark.words:
            return f"{mark.words} {self.text}"
        if mark.number:
            return self.text if mark.level else f"{thai_number(mark.number)}. ก"
        return "- ก"


def read_list(paragraphs: Iterable[Paragraph], uid: Callable[[], str]) -> ListCell:
    """Return the list that the paragraphs of a cell are; every line of them is kept, in order."""
    items = [
        _Item(text, p.mark if n == 0 else None, p.torn and n == 0, p.apart or n > 0)
        for p in paragraphs
        for n, text in enumerate(p.lines())
    ]
    lines = _with_own_marks(items, read_lines([item.typed() for item in items], uid=uid))
    pairs = list(zip(items, lines, strict=True))
    return ListCell(
        tuple(lines),
        frozenset(line.uid for item, line in pairs if item.torn and line.marker is Marker.NONE),
        frozenset(line.uid for item, line in pairs if item.apart),
        frozenset(line.uid for item, line in pairs if _is_counted(item) and line.marker is Marker.NONE),
    )


def _is_counted(item: _Item) -> bool:
    return item.mark is not None and item.mark.number > 0 and not item.mark.words


def _with_own_marks(items: Sequence[_Item], lines: Sequence[Line]) -> list[Line]:
    out = []
    below = 0  # how far the numbers of the lower level have come
    for item, read in zip(items, lines, strict=True):
        line = _marked(item, read, below)
        if line.level and line.marker is Marker.NUMBER:
            below += 1
        elif line.marker is not Marker.NONE:
            below = 0
        out.append(line)
    return out


def _marked(item: _Item, line: Line, below: int) -> Line:
    mark = item.mark
    if mark is None or mark.words:
        return line
    if not mark.number:
        return replace(line, text=item.text, marker=Marker.DASH, level=max(line.level, min(mark.level, 1)))
    label = f"{thai_number(mark.number)}. {item.text}"
    if mark.level:
        if mark.number == below + 1:
            return replace(line, text=item.text, marker=Marker.NUMBER, level=1)
        return replace(line, text=label, marker=Marker.NONE, level=0)
    return replace(line, text=label if line.marker is Marker.NONE else item.text)
