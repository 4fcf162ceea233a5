"""How a finding's row is drawn, and where its two buttons are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QCursor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.form.fixes import fix_name
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.states import state_look
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from ita_desktop.domain.finding import Finding
    from ita_desktop.ui.window.findings_model import FindingsModel

Index = QModelIndex | QPersistentModelIndex
_WORD, _PLACE = 52, 40


class FindingRows(QStyledItemDelegate):
    """Sign, word, place, sentence, the button of the fix, "ไปแก้"."""

    def __init__(self, model: FindingsModel) -> None:
        super().__init__(model)
        self._model = model
        self.writable = True

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(look().px(100), row_height())

    def go_box(self, row: QRectF) -> QRectF:
        """Return where "ไปแก้" is in a row."""
        width = look().metrics("caption", 500).horizontalAdvance(_("ไปแก้")) + look().px(6 + 14)
        return QRectF(row.right() - look().px(16) - width, row.top(), width, row.height())

    def fix_box(self, row: QRectF, finding: Finding) -> QRectF:
        """Return where the button of the fix is in a row; empty where there is none."""
        name = fix_name(finding) if self.writable else ""
        if not name:
            return QRectF()
        px = look().px
        width = look().metrics("caption", 500).horizontalAdvance(name) + px(12 + 16 + 6 + 10)
        right = self.go_box(row).left() - px(16)
        high = min(look().size("buttonSmall"), row.height() - 4)
        return QRectF(right - width, row.top() + (row.height() - high) / 2, width, high)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding = self._model.finding(index)
        if finding is None:
            return
        state: QStyle.StateFlag = option.state
        box = QRectF(option.rect)
        widget: QWidget = option.widget
        px, struck = look().px, self._model.is_struck(index)
        focused = bool(state & QStyle.StateFlag.State_Selected) and widget.hasFocus()
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        fill = "accent.soft" if focused else "state.hover" if hovered else "surface.base"
        painter.fillRect(box, look().colour(fill))
        if focused:
            painter.fillRect(QRectF(box.left(), box.top(), px(3), box.height()), look().colour("accent.fill"))
        shown, font = state_look(finding.level.value), look().font("caption")
        medium = look().font("caption", 500)
        at = box.left() + px(12)
        colour = "text.disabled" if struck else shown.colour
        sign(painter, QRectF(at, box.top(), box.width(), box.height()), shown.icon, colour, 16)
        at += px(16 + 9)
        line_of_text(painter, QRectF(at, box.top(), px(_WORD), box.height()), shown.word, medium, colour)
        at += max(px(_WORD), look().metrics("caption", 500).horizontalAdvance(shown.word)) + px(8)
        place = elided(self._model.place(finding), medium, px(_PLACE))
        line_of_text(painter, QRectF(at, box.top(), px(_PLACE), box.height()), place, medium, "text.secondary")
        at += px(_PLACE + 8)
        end = self._paint_buttons(painter, box, widget, finding) if not struck else box.right() - px(16)
        sentence = QRectF(at, box.top(), max(0.0, end - px(12) - at), box.height())
        text = elided(" ".join(finding.sentence.split()), font, sentence.width())
        wide = line_of_text(painter, sentence, text, font, "text.disabled" if struck else "text.primary")
        if struck:
            painter.setPen(QPen(look().colour("text.disabled"), 1))
            middle = box.center().y()
            painter.drawLine(QPointF(at, middle), QPointF(at + wide, middle))
        painter.restore()

    def _paint_buttons(self, painter: QPainter, row: QRectF, widget: QWidget, finding: Finding) -> float:
        """Draw the buttons; return where the first of them begins."""
        px, go, fix = look().px, self.go_box(row), self.fix_box(row, finding)
        mouse = QPointF(widget.mapFromGlobal(QCursor.pos()))
        font = look().font("caption", 500)
        font.setUnderline(go.contains(mouse))
        wide = line_of_text(painter, go, _("ไปแก้"), font, "accent.line")
        sign(painter, go.adjusted(wide + px(6), 0, 0, 0), "arrow-right", "accent.line", 14)
        if fix.isEmpty():
            return go.left()
        over = fix.contains(mouse)
        rounded(painter, fix, "state.hover" if over else "surface.base", "border.control")
        sign(painter, fix.adjusted(px(8), 0, 0, 0), "wand-sparkles", "text.primary", 16)
        inner = fix.adjusted(px(8 + 16 + 6), 0, 0, 0)
        line_of_text(painter, inner, fix_name(finding), look().font("caption", 500), "text.primary")
        return fix.left()


def row_height() -> int:
    """Return the height of a row."""
    return max(look().size("rowFinding"), look().line("caption") + look().px(10))
