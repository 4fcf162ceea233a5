"""The list of what an import would do: chosen by mouse and key, ticked, folded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.exchange.plan_model import LOOKS, PlanModel, Row, can_be_ticked
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.states import state_look
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TICK, _SIGN, _NUMBER, _TITLE = 24, 50, 152, 190  # where each begins, from the left
_REMARK = 170


class PlanList(QListView):
    """Issues and records. ``chosen`` gives the Item shown beside the list."""

    chosen = Signal(object)
    conflict_wanted = Signal(str)
    """Enter on a record (its uid) that waits for a decision."""

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = model
        self.rings = False
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(_("รายการที่จะนำเข้า"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { border: none; background: transparent; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        look().changed.connect(self._renew)

    def _renew(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def choose(self, uid: str) -> None:
        """Show a record as the chosen one, and tell; "" for the first that there is."""
        index = self._plan.index_of(uid) if uid else QModelIndex()
        if not index.isValid():
            found = (n for n, row in enumerate(self._plan.rows) if row.item)
            index = self._plan.index(next(found, -1), 0)
        self.setCurrentIndex(index)
        if row := self._plan.row(index):
            self.chosen.emit(row.item)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self._plan.row(current)
        if row and row.item:
            self.chosen.emit(row.item)

    def _act(self, index: Index) -> None:
        row = self._plan.row(index)
        if row is None:
            return
        if row.item is None:
            at = index.row()
            self._plan.turn(row)
            self.setCurrentIndex(self._plan.index(min(at, self._plan.rowCount() - 1), 0))
        elif row.item.conflicts:
            self.conflict_wanted.emit(row.item.uid)
        else:
            self.tick(index)

    def tick(self, index: Index) -> None:
        """Take a record that was left, or leave it."""
        state = self._plan.data(index, Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            other = Qt.CheckState.Unchecked if state is Qt.CheckState.Checked else Qt.CheckState.Checked
            self._plan.setData(index, other, Qt.ItemDataRole.CheckStateRole)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.rings = False
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self._plan.row(index)
        if event.button() is not Qt.MouseButton.LeftButton or row is None:
            return
        in_box = event.position().x() < look().px(_SIGN)
        if row.item is None or in_box:
            self._act(index)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self._plan.row(index)
        if row and row.item and row.item.conflicts:
            self._act(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.rings = True
        index = self.currentIndex()
        if event.key() in _ENTER:
            self._act(index)
        elif event.key() == Qt.Key.Key_Space:
            row = self._plan.row(index)
            if row and row.item:
                self.tick(index)
            else:
                self._act(index)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.rings = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        super().focusInEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)


class _Rows(QStyledItemDelegate):
    """Draws the rows."""

    def __init__(self, owner: PlanList) -> None:
        super().__init__(owner)
        self._list = owner

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, PlanModel)
        row = model.row(index)
        line = look().line("caption")
        return QSize(look().px(100), max(look().px(36 if row and row.kind == "item" else 30), line + look().px(8)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PlanModel)
        row, box = model.row(index), QRectF(option.rect)
        if row is None:
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and row.item is not None
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        fill = "accent.soft" if chosen else "state.hover" if hovered else "surface.base"
        painter.fillRect(box, look().colour(fill))
        if chosen:
            painter.fillRect(QRectF(box.left(), box.top(), look().px(3), box.height()), look().colour("accent.fill"))
        if row.item:
            self._paint_item(painter, box, row, model, chosen=chosen)
        else:
            self._paint_line(painter, box, row)
        if self._list.rings and option.state & QStyle.StateFlag.State_HasFocus:
            rounded(painter, box.adjusted(1, 1, -1, -1), border="focus.ring", radius=4, width=look().px(2))
        painter.restore()

    def _paint_line(self, painter: QPainter, box: QRectF, row: Row) -> None:
        px = look().px
        if row.kind == "fold":
            sign(painter, box.adjusted(px(50), 0, 0, 0), "equal", "text.secondary", 14)
            width = line_of_text(
                painter, box.adjusted(px(70), 0, 0, 0), row.title, look().font("caption"), "text.secondary"
            )
            arrow = "chevron-up" if row.is_open else "chevron-down"
            sign(painter, box.adjusted(px(78) + width, 0, 0, 0), arrow, "text.hint", 14)
            return
        font = look().font("captionStrong")
        sign(
            painter, box.adjusted(px(10), 0, 0, 0), "chevron-down" if row.is_open else "chevron-right", "text.hint", 14
        )
        line_of_text(painter, box.adjusted(px(30), 0, 0, 0), row.number, font, "text.secondary")
        remark = look().metrics("caption").horizontalAdvance(row.remark) + px(40) if row.remark else 0
        text = box.adjusted(px(46), 0, -px(16) - remark, 0)
        line_of_text(painter, text, elided(" ".join(row.title.split()), font, text.width()), font, "text.primary")
        if row.remark:
            at = box.adjusted(box.width() - remark, 0, 0, 0)
            sign(painter, at, "equal", "text.secondary", 14)
            line_of_text(painter, at.adjusted(px(20), 0, 0, 0), row.remark, look().font("caption"), "text.secondary")

    def _paint_item(self, painter: QPainter, box: QRectF, row: Row, model: PlanModel, *, chosen: bool) -> None:
        px, item = look().px, row.item
        assert item
        shown = state_look(LOOKS[item.state])
        tick = box.adjusted(px(_TICK), 0, 0, 0)
        if item.conflicts:
            sign(painter, tick, "circle-help", "error.text", 18)
        elif can_be_ticked(item):
            self._paint_box(painter, tick, taken=model.is_taken(item))
        sign(painter, box.adjusted(px(_SIGN), 0, 0, 0), shown.icon, shown.colour, 16)
        line_of_text(painter, box.adjusted(px(_SIGN + 24), 0, 0, 0), shown.word, look().font("caption"), shown.colour)
        line_of_text(
            painter, box.adjusted(px(_NUMBER), 0, 0, 0), row.number, look().font("caption", 500), "text.secondary"
        )
        font = look().font("captionStrong" if chosen else "caption")
        left = _TITLE if row.number else _NUMBER
        metrics = look().metrics("caption")
        remark = elided(row.remark, look().font("caption"), px(_REMARK))
        wide = metrics.horizontalAdvance(remark)
        text = box.adjusted(px(left), 0, -px(24) - wide, 0)
        line_of_text(
            painter, text, elided(row.title, font, text.width()), font, "accent.onSoft" if chosen else "text.primary"
        )
        colour = "error.text" if item.conflicts else "warning.text" if item.twins else "text.secondary"
        line_of_text(
            painter, box.adjusted(box.width() - wide - px(14), 0, 0, 0), remark, look().font("caption"), colour
        )

    @staticmethod
    def _paint_box(painter: QPainter, at: QRectF, *, taken: bool) -> None:
        side = look().size("checkbox")
        box = QRectF(at.left(), at.top() + (at.height() - side) // 2, side, side)
        if taken:
            rounded(painter, box, "accent.fill", radius=4)
            sign(painter, box.adjusted(look().px(2), 0, 0, 0), "check", "accent.onFill", 14)
        else:
            rounded(painter, box, "surface.base", "border.control", radius=4)
