"""How the rows of the tree are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.progress import State
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.states import state_look
from ita_desktop.ui.text.flow import elided, flow
from ita_desktop.ui.window.tree_model import TreeModel, count_of

if TYPE_CHECKING:
    from ita_desktop.ui.window.tree_model import IssueRow, MeasureRow

_STATE = 76  # the column of an issue's state, wider where its longest word is
_ADD = 32
Index = QModelIndex | QPersistentModelIndex


class TreeRows(QStyledItemDelegate):
    """Draws issues, measures and the row that adds one. ``chosen`` is the uid of what the form shows."""

    def __init__(self, model: TreeModel) -> None:
        super().__init__(model)
        self._model = model
        self.chosen = ""
        self.compact = False
        self.rings = False
        self.measure()

    def measure(self) -> None:
        """Find out how high the rows are, for the look has changed."""
        px, line = look().px, look().line("caption")
        issue = 3 * line + px(8) if self.compact else max(look().size("rowIssue"), 2 * line + px(11))
        self._issue, self._add = QSize(px(100), issue), QSize(px(100), max(px(_ADD), line + px(8)))
        self._measure = QSize(px(100), max(look().size("rowMeasure"), line + px(8)))
        words = (state_look(state.value).word for state in State)
        widest = max(look().metrics("caption", 500).horizontalAdvance(word) for word in words)
        self._state = max(px(_STATE), px(18) + round(widest) + 1)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if not index.internalId():
            return self._issue
        return self._add if self._model.adds(index) else self._measure

    def is_chosen(self, index: Index, *, is_open: bool) -> bool:
        """Return whether a row is the chosen one, or the folded issue of it."""
        measure = self._model.measure_row(index)
        if measure:
            return measure.uid == self.chosen
        issue = self._model.issue_row(index)
        if issue is None or index.internalId():
            return False
        if issue.uid == self.chosen:
            return True
        return not is_open and any(row.uid == self.chosen for row in issue.rows)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect)
        is_open = bool(state & QStyle.StateFlag.State_Open)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        chosen = self.is_chosen(index, is_open=is_open)
        painter.save()
        fill = "accent.soft" if chosen else "state.hover" if hovered else "surface.panel"
        painter.fillRect(box, look().colour(fill))
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), look().px(3), box.height()), look().colour("accent.fill"))
        issue, measure = self._model.issue_row(index), self._model.measure_row(index)
        if measure:
            self._paint_measure(painter, box, measure, chosen=chosen, hovered=hovered)
        elif index.internalId():
            self._paint_add(painter, box)
        elif issue and self.compact:
            self._paint_compact(painter, box, self._model.number(index), issue, chosen=chosen)
        elif issue:
            arrow = "chevron-down" if is_open else "chevron-right"
            self._paint_issue(painter, box, self._model.number(index), issue, chosen=chosen, arrow=arrow)
        if self.rings and state & QStyle.StateFlag.State_HasFocus:
            rounded(painter, box.adjusted(1, 1, -1, -1), border="focus.ring", radius=4, width=look().px(2))
        painter.restore()

    def _paint_issue(
        self, painter: QPainter, box: QRectF, number: str, issue: IssueRow, *, chosen: bool, arrow: str
    ) -> None:
        px, line = look().px, look().line("caption")
        top = box.top() + (box.height() - 2 * line) / 2
        first = QRectF(box.left(), top, box.width(), line)
        sign(painter, first.adjusted(px(6), 0, 0, 0), arrow, "text.hint", 14)
        line_of_text(painter, first.adjusted(px(27), 0, 0, 0), number, _tree_font(), "text.secondary")
        state = box.right() - px(10) - self._state
        _two_lines(painter, QRectF(box.left() + px(42), top, state - px(6 + 42) - box.left(), 2 * line), issue, chosen)
        shown = state_look(issue.state.value)
        mark = QRectF(state, top, self._state, line)
        sign(painter, mark, shown.icon, shown.colour, 14)
        line_of_text(painter, mark.adjusted(px(18), 0, 0, 0), shown.word, _tree_font(), shown.colour)
        if issue.state is not State.EMPTY:
            below = mark.adjusted(px(17), line, 0, line)
            line_of_text(painter, below, count_of(issue), look().font("caption"), "text.hint")

    def _paint_compact(self, painter: QPainter, box: QRectF, number: str, issue: IssueRow, *, chosen: bool) -> None:
        px, line = look().px, look().line("caption")
        top = box.top() + (box.height() - 3 * line) / 2
        first = QRectF(box.left(), top, box.width(), line)
        line_of_text(painter, first.adjusted(px(12), 0, 0, 0), number, _tree_font(), "text.secondary")
        text = QRectF(box.left() + px(30), top, box.width() - px(30 + 5), 2 * line)
        lines = _two_lines(painter, text, issue, chosen)
        shown = state_look(issue.state.value)
        mark = QRectF(text.left(), top + lines * line, text.width(), line)
        sign(painter, mark, shown.icon, shown.colour, 14)
        words = shown.word if issue.state is State.EMPTY else f"{shown.word} {count_of(issue)}"
        line_of_text(painter, mark.adjusted(px(18), 0, 0, 0), words, look().font("caption"), shown.colour)

    def _paint_measure(
        self, painter: QPainter, box: QRectF, measure: MeasureRow, *, chosen: bool, hovered: bool
    ) -> None:
        px = look().px
        at = 8 if self.compact else 22
        if hovered:
            sign(painter, box.adjusted(px(at), 0, 0, 0), "grip-vertical", "text.hint", 16)
        shown = state_look(measure.state.value)
        sign(painter, box.adjusted(px(at + 21), 0, 0, 0), shown.icon, shown.colour, 16)
        text = box.adjusted(px(at + 43), 0, -px(12 if self.compact else 28), 0)
        font = look().font("captionStrong") if chosen else _tree_font()
        colour = "accent.onSoft" if chosen else "text.primary" if measure.measure.title else "text.hint"
        line_of_text(painter, text, elided(measure.title, font, text.width()), font, colour)

    def _paint_add(self, painter: QPainter, box: QRectF) -> None:
        at = look().px(26 if self.compact else 40)
        sign(painter, box.adjusted(at, 0, 0, 0), "plus", "accent.line", 16)
        text = box.adjusted(at + look().px(22), 0, 0, 0)
        line_of_text(painter, text, elided(_("เพิ่มมาตรการ"), _tree_font(), text.width()), _tree_font(), "accent.line")


def _tree_font() -> QFont:
    font = look().font("caption")
    font.setWeight(QFont.Weight.Medium)
    return font


def _two_lines(painter: QPainter, box: QRectF, issue: IssueRow, chosen: bool) -> int:  # noqa: FBT001 - how it looks
    """Draw a title in one line or two; return how many."""
    font, line = look().font("captionStrong") if chosen else _tree_font(), look().line("caption")
    painter.setFont(font)
    painter.setPen(look().colour("accent.onSoft" if chosen else "text.primary"))
    metrics = QFontMetricsF(font)
    base = box.top() + (line - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    lines = flow(" ".join(issue.issue.title.split()), font, box.width(), 2)
    for n, text in enumerate(lines):
        painter.drawText(QPointF(box.left(), round(base + n * line)), text)
    return len(lines)


def paint_drop(painter: QPainter, left: float, right: float, at: float) -> None:
    """Draw the blue line, with a round end, where what is dragged would go."""
    px = look().px
    colour = look().colour("accent.line")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(left + px(4), at), px(4), px(4))
    painter.fillRect(QRectF(left + px(4), at - px(1), right - left - px(4), px(2)), colour)


def paint_into(painter: QPainter, row: QRect) -> None:
    """Draw the blue frame around the row that takes in what is dragged."""
    rounded(painter, QRectF(row).adjusted(2, 1, -2, -1), border="accent.line", radius=4, width=look().px(2))
