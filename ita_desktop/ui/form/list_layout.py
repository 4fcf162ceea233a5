"""How a list cell is laid out: a column for the markers, which are drawn and never typed.

What a line is (its identity, its marker, its level) is a property of its paragraph's format. So the document's own
undo brings it back, and where paragraphs meet the one that keeps its beginning stays what it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QTextBlockFormat
from typing_extensions import override

from ita_desktop.domain.lines import labels
from ita_desktop.domain.model import Line, Marker
from ita_desktop.ui.look.drawing import rounded
from ita_desktop.ui.look.look import look
from ita_desktop.ui.text.layout import WordLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QTextBlock

    from ita_desktop.ui.text.layout import Row

MARK_KEY = 0x100001  # QTextFormat.Property.UserProperty + 1
_COLUMN = 22
_TYPED = re.compile(r"(?:[-–•]|[๐-๙]{1,2}\.) ")


class Mark(NamedTuple):
    """What a line is but for its words."""

    uid: str
    marker: Marker = Marker.DASH
    level: int = 0


@lru_cache(maxsize=8192)
def mark_of(tag: str) -> Mark:
    """Return what a paragraph's tag says; a paragraph without one is a new line."""
    if not tag:
        return Mark("")
    uid, marker, level = tag.split(" ")
    return Mark(uid, Marker(marker), int(level))


def shape(mark: Mark) -> QTextBlockFormat:
    """Return the paragraph's format for a line."""
    made = QTextBlockFormat()
    made.setProperty(MARK_KEY, f"{mark.uid} {mark.marker} {mark.level}")
    return made


class ListLayout(WordLayout):
    """Lays the lines of a list out and draws what stands before them."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        self.labels: tuple[str, ...] = ()
        self.warned: frozenset[str] = frozenset()
        self.typed = -1
        """The line before whose words a marker was typed just now, -1 for none."""
        self.unsure = False
        """Whether lines came that may lack an identity of their own."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as the layout's

    def marks(self) -> list[Mark]:
        """Return what each paragraph is."""
        return [mark_of(row.tag) for row in self.rows]

    @override
    def _measure(self) -> None:
        super()._measure()
        px = look().px
        self.edge, self.gap, self.column = float(px(4)), float(px(2)), float(px(_COLUMN))
        self._metrics = QFontMetricsF(self.font)

    @override
    def _tag(self, block: QTextBlock) -> str:
        return block.blockFormat().stringProperty(MARK_KEY)

    @override
    def _left(self, tag: str) -> float:
        return look().px(9) + self.column * (1 + mark_of(tag).level)

    @override
    def _laid(self, first: int, before: list[Row], after: list[Row]) -> None:
        if len(before) == len(after) == 1:
            new, old = after[0].text, before[0].text
            if len(new) > len(old) and _TYPED.match(new) and not _TYPED.match(old):
                self.typed = first
            if before[0].tag == after[0].tag:
                return
        alone = {row.tag and mark_of(row.tag).uid for row in after}  # two put in place of two may bear one name
        if len(after) > len(before) or len(alone) < len(after) or "" in alone:
            self.unsure = True
        self.labels = labels([Line(m.uid, "", m.marker, m.level) for m in self.marks()])

    @override
    def _draw_behind(self, painter: QPainter, number: int, row: Row, top: float) -> None:
        px = look().px
        box = QRectF(0, top, self._width, row.lines * self.high + self.gap)
        if number == self.focused:
            rounded(painter, box.adjusted(px(4), 0, -px(4), 0), "accent.soft", radius=4)
        if self.warned and mark_of(row.tag).uid in self.warned:
            bar = QRectF(px(3), top + self.gap / 2, px(4), box.height() - self.gap)
            painter.fillRect(bar, look().colour("page.warningEdge" if look().theme == "light" else "warning.text"))
        label = self.labels[number] if number < len(self.labels) else ""
        if label:
            shown = "–" if label == "-" else label
            painter.setFont(self.font)
            painter.setPen(look().colour("text.secondary"))
            left = row.left - px(8) - self._metrics.horizontalAdvance(shown)
            painter.drawText(QPointF(round(left), top + self.gap / 2 + self._base), shown)
