"""The layout of a document that is typed in: its lines end at words by our own rules.

Only what changes is laid out again, only what is seen is drawn, and the text of every paragraph is kept beside its
place, so that a key costs no walk over the whole document. Nothing here may raise: Qt calls it.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout, QFontMetricsF, QPalette, QTextCharFormat, QTextLayout
from typing_extensions import override

from ita_desktop.ui.look.look import look
from ita_desktop.ui.text.flow import elided, left_of, place_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QTextBlock, QTextDocument, QTextFrame

_EXACT = Qt.HitTestAccuracy.ExactHit
_UNKNOWN_WIDTH = 10_000.0  # until a form has given one: a paragraph a line


class Row(NamedTuple):
    """A paragraph as it was laid out: its text, what stands for its kind, how many lines, where they begin."""

    text: str
    tag: str
    lines: int
    left: float


class WordLayout(QAbstractTextDocumentLayout):
    """Lays plain paragraphs out, one under the other, in lines of one height."""

    stale = Signal(float, float)
    """What must be drawn anew: from this height to that. Qt's own signal can only ask for all of it."""

    def __init__(self, document: QTextDocument, role: str = "field") -> None:
        super().__init__(document)
        self._role = role
        self._width = _UNKNOWN_WIDTH
        self.rows: list[Row] = []
        self._tops: list[float] = [0.0]
        self.placeholder = ""
        self.focused = -1
        """The number of the paragraph to be tinted, -1 for none."""
        self._measure()

    def _measure(self) -> None:
        px, font = look().px, look().font(self._role)
        metrics = QFontMetricsF(font)
        self.font = font
        self.high = float(look().line(self._role))
        self._base = round((self.high - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent())
        self.side, self.gap = float(px(10)), 0.0
        self.edge = float(px(5)) if self._role == "field" else px(11) / 2  # the field of a title is 36 high

    def renew(self) -> None:
        """Take fonts and sizes from the look again."""
        self._measure()
        self.document().setDefaultFont(self.font)  # lays everything out

    def set_width(self, width: float) -> None:
        """Lay everything out for another width."""
        if width != self._width and width > 0:
            self._width = width
            self.documentChanged(0, 0, self.document().characterCount())

    # --- what kinds of paragraphs take ---

    def _tag(self, block: QTextBlock) -> str:  # noqa: ARG002 - lists look at it
        return ""

    def _left(self, tag: str) -> float:  # noqa: ARG002 - lists look at it
        return self.side

    # --- laying out ---

    @override
    def documentChanged(self, from_: int, charsRemoved: int, charsAdded: int) -> None:
        document = self.document()
        count = document.blockCount()
        block = document.findBlock(from_)
        end = document.findBlock(from_ + charsAdded)
        first, last = block.blockNumber(), end.blockNumber() if end.isValid() else count - 1
        stop = last + 1 - count + len(self.rows)
        if first < 0 or stop < first or stop > len(self.rows):
            block, first, last, stop = document.firstBlock(), 0, count - 1, len(self.rows)
        made = []
        for _number in range(first, last + 1):
            made.append(self._lay(block))
            block = block.next()
        before = self.rows[first:stop]
        self.rows[first:stop] = made
        self._laid(first, before, made)
        if [row.lines for row in before] != [row.lines for row in made] or len(self._tops) != count + 1:
            self._stack()
            self.stale.emit(self._tops[first], 1e6)
        else:
            self.stale.emit(self._tops[first], self._tops[last + 1])

    def _stack(self) -> None:
        high, gap = self.high, self.gap
        self._tops = list(accumulate((row.lines * high + gap for row in self.rows), initial=self.edge))
        self.documentSizeChanged.emit(self.documentSize())

    def _laid(self, first: int, before: list[Row], after: list[Row]) -> None:
        """Take note of paragraphs that were laid out anew."""

    def _lay(self, block: QTextBlock) -> Row:
        text = block.text()
        tag = self._tag(block)
        left = self._left(tag)
        layout = block.layout()
        shown = text
        if pre := layout.preeditAreaText():
            at = layout.preeditAreaPosition()
            shown = text[:at] + pre + text[at:]
        lines = place_lines(layout, shown, max(self._width - left - self.side, 1.0), self.high, self._base)
        return Row(text, tag, max(lines, 1), left)

    def top_of(self, number: int) -> float:
        """Return where a paragraph begins."""
        return self._tops[number] if 0 <= number < len(self._tops) else 0.0

    # --- what Qt asks ---

    @override
    def documentSize(self) -> QSizeF:
        return QSizeF(self._width, self._tops[-1] + self.edge)

    @override
    def pageCount(self) -> int:
        return 1

    @override
    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(), self.documentSize())

    @override
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        number = block.blockNumber()
        if not 0 <= number < len(self.rows) or len(self._tops) != len(self.rows) + 1:
            return QRectF()
        row, top = self.rows[number], self._tops[number]
        return QRectF(row.left, top + self.gap / 2, max(self._width - row.left - self.side, 1.0), row.lines * self.high)

    @override
    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override]  # as Qt calls it
        if not self.rows or len(self._tops) != len(self.rows) + 1:
            return 0
        number = min(max(bisect_right(self._tops, point.y()) - 1, 0), len(self.rows) - 1)
        row = self.rows[number]
        block = self.document().findBlockByNumber(number)
        layout = block.layout()
        nth = min(max(int((point.y() - self._tops[number]) // self.high), 0), layout.lineCount() - 1)
        if nth < 0:
            return block.position()
        line, x = layout.lineAt(nth), point.x() - row.left
        if accuracy == _EXACT and not 0 <= x <= line.naturalTextWidth():
            return -1
        at = line.xToCursor(x)
        if nth < layout.lineCount() - 1 and at == line.textStart() + line.textLength():
            at -= 1  # behind the last letter is the beginning of the next line
        return block.position() + at

    # --- drawing ---

    @override
    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        if len(self._tops) != len(self.rows) + 1:
            return
        clip = context.clip
        tops = self._tops
        top, bottom = (clip.top(), clip.bottom()) if clip.isValid() else (0.0, tops[-1])
        number = max(bisect_right(tops, top) - 1, 0)
        block = self.document().findBlockByNumber(number)
        text = context.palette.color(QPalette.ColorRole.Text)
        selections = [
            (picked.cursor.selectionStart(), picked.cursor.selectionEnd(), QTextCharFormat(picked.format))
            for picked in context.selections
        ]
        caret, half = context.cursorPosition, self.gap / 2
        for row in self.rows[number:]:
            if tops[number] > bottom:
                break
            self._draw_behind(painter, number, row, tops[number])
            painter.setPen(text)
            start, layout = block.position(), block.layout()
            at = QPointF(row.left, tops[number] + half)
            if selections:
                layout.draw(painter, at, self._ranges(selections, start, block.length()), clip)
            else:
                layout.draw(painter, at, [], clip)
            if caret != -1:
                self._draw_caret(painter, layout, at, caret, start, len(row.text))
            block = block.next()
            number += 1
        if self.placeholder and len(self.rows) == 1 and not self.rows[0].text:
            self._draw_placeholder(painter, context.palette)

    @staticmethod
    def _ranges(
        selections: list[tuple[int, int, QTextCharFormat]], start: int, length: int
    ) -> list[QTextLayout.FormatRange]:
        ranges = []
        for first, last, shape in selections:
            if first < start + length and last > start:
                picked = QTextLayout.FormatRange()
                picked.start, picked.length = first - start, last - first
                picked.format = shape
                ranges.append(picked)
        return ranges

    def _draw_caret(
        self, painter: QPainter, layout: QTextLayout, at: QPointF, caret: int, start: int, length: int
    ) -> None:
        if caret < -1:  # within what an input method has not handed over yet
            if layout.preeditAreaText():
                layout.drawCursor(painter, at, layout.preeditAreaPosition() - caret - 2, look().px(2))
        elif start <= caret <= start + length:
            line = layout.lineForTextPosition(caret - start)
            if line.isValid():
                x = left_of(line, caret - start)
                top = at.y() + line.lineNumber() * self.high + self.high / 12
                painter.fillRect(
                    QRectF(round(at.x() + x) - 1, top, look().px(2), self.high * 5 / 6), painter.pen().color()
                )

    def _draw_behind(self, painter: QPainter, number: int, row: Row, top: float) -> None:
        """Draw what stands behind and before a paragraph."""

    def _draw_placeholder(self, painter: QPainter, palette: QPalette) -> None:
        left = self.rows[0].left
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        font = look().font("field")  # an example is no title
        painter.setFont(font)
        text = elided(self.placeholder, font, self._width - left - self.side)
        painter.drawText(QPointF(left, self._tops[0] + self.gap / 2 + self._base), text)
