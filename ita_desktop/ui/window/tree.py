"""The tree of a report: choose, open and fold, drag, all by mouse and by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.drag import ACTIVITY, MEASURE, carried_uid, start_drag
from ita_desktop.ui.parts.ring import shows_ring
from ita_desktop.ui.window.tree_rows import TreeRows, paint_drop, paint_into

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from ita_desktop.ui.window.tree_model import TreeModel

_OPENS_AFTER = 600
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Tree(QTreeView):
    """Issues and measures."""

    chosen = Signal(str)
    """The uid of the measure that was chosen, or of an issue without one."""
    entered_measure = Signal(str)
    """Enter was pressed on a measure: to its form."""
    add_wanted = Signal(str)
    """A measure is wanted in the issue with this uid."""
    delete_wanted = Signal(str)
    row_wanted = Signal(str, str)
    """An activity was dropped: its uid, the measure's uid."""

    def __init__(self, model: TreeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tree = model
        self._rows = TreeRows(model)
        self._one_open = True
        self._drop: tuple[QModelIndex, int, int] | None = None
        self._into: QRect | None = None
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(_("ประเด็นและมาตรการ"))
        self.setObjectName("tree")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTreeView { border: none; background: transparent; }")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(_OPENS_AFTER)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setTabKeyNavigation(False)
        self.expanded.connect(self._opened)
        model.modelReset.connect(self._forget)
        look().changed.connect(self._renew)

    # --- what is chosen ---

    @property
    def chosen_uid(self) -> str:
        """Return the uid of the chosen measure, or of the chosen issue without measures."""
        return self._rows.chosen

    def choose(self, uid: str) -> None:
        """Show a measure as the chosen one, without telling; "" for none."""
        self._rows.chosen = uid
        index = self._tree.index_of(uid)
        if index.isValid():
            if index.parent().isValid() and not self._rows.compact:
                self.expand(index.parent())
            shown = index if self.isExpanded(index.parent()) or not index.parent().isValid() else index.parent()
            self.setCurrentIndex(shown)
            self.scrollTo(shown)
        self.viewport().update()

    def take(self, uid: str) -> None:
        """Choose, and tell."""
        if uid != self._rows.chosen:
            self.choose(uid)
            self.chosen.emit(uid)

    def set_one_open(self, one: bool) -> None:  # noqa: FBT001 - a setter
        """Keep one issue open at a time, or all."""
        self._one_open = one
        if one:
            index = self._tree.index_of(self._rows.chosen)
            if index.isValid():
                self._opened(index if not index.parent().isValid() else index.parent())
        else:
            self.expandAll()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a setter
        """Show issues in three lines with their measures folded, or as there is room for."""
        if compact != self._rows.compact:
            self._rows.compact = compact
            if compact:
                self.collapseAll()
            self._renew()
            self.choose(self._rows.chosen)

    def _renew(self) -> None:
        self._rows.measure()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _forget(self) -> None:
        self._rows.chosen = ""
        self._drop = None
        if not self._one_open:
            self.expandAll()

    def _opened(self, index: QModelIndex) -> None:
        """Fold the other issues, where one is open at a time; not while something is dragged over them."""
        if not self._one_open or self.state() is QAbstractItemView.State.DraggingState:
            return
        for n in range(self._tree.rowCount()):
            other = self._tree.index(n, 0)
            if n != index.row() and self.isExpanded(other):
                self.collapse(other)

    # --- mouse and keys ---

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._rows.rings = False
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self.state() is QAbstractItemView.State.DraggingState
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and not dragged and index == self.currentIndex():
            self._act(index)

    def _act(self, index: QModelIndex) -> None:
        """Do what a click or Enter does: open or fold an issue, add a measure, choose one."""
        issue, row = self._tree.issue_row(index), self._tree.measure_row(index)
        if issue is None:
            return
        if row:
            self.take(row.uid)
        elif index.internalId():
            self.add_wanted.emit(issue.uid)
        else:
            self.setExpanded(index, not self.isExpanded(index))
            if not issue.rows:
                self.take(issue.uid)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._rows.rings = True
        index = self.currentIndex()
        row = self._tree.measure_row(index)
        if event.key() in _ENTER and row:
            self.take(row.uid)
            self.entered_measure.emit(row.uid)
        elif event.key() in _ENTER or event.key() == Qt.Key.Key_Space:
            self._act(index)
        elif event.key() == Qt.Key.Key_Delete and row:
            self.delete_wanted.emit(row.uid)
        elif event.key() == Qt.Key.Key_Left and index.internalId():
            self.setCurrentIndex(index.parent())
        else:
            super().keyPressEvent(event)
            self._follow_current(index)
        self.viewport().update()

    def _follow_current(self, before: QModelIndex) -> None:
        """Choose what a key went to."""
        index = self.currentIndex()
        issue, row = self._tree.issue_row(index), self._tree.measure_row(index)
        if index == before or issue is None:
            return
        if row:
            self.take(row.uid)
        elif not index.internalId() and not issue.rows:
            self.take(issue.uid)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._rows.rings = shows_ring(event.reason())
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._tree.index(0, 0))
        super().focusInEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    @override
    def drawBranches(self, painter: QPainter, rect: object, index: object) -> None:
        pass

    # --- dragging ---

    @override
    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if row := self._tree.measure_row(index):
            start_drag(self, MEASURE, row.uid, f"{self._tree.number(index)}  {row.title}")

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(carried_uid(kind, event.mimeData()) for kind in (MEASURE, ACTIVITY)):
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges and opens the folded issue
        at = event.position().toPoint()
        self._drop = self._target(at) if carried_uid(MEASURE, event.mimeData()) else None
        into = self._tree.measure_row(self.indexAt(at)) if carried_uid(ACTIVITY, event.mimeData()) else None
        self._into = self.visualRect(self.indexAt(at)) if into else None
        event.setAccepted(self._drop is not None or self._into is not None)
        self.viewport().update()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._drop = self._into = None
        self.viewport().update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        at = event.position().toPoint()
        target, into = self._target(at), self._tree.measure_row(self.indexAt(at))
        self._drop = self._into = None
        if target and carried_uid(MEASURE, event.mimeData()):
            event.accept()
            self._tree.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, target[1], 0, target[0])
        elif into and (uid := carried_uid(ACTIVITY, event.mimeData())):
            event.accept()
            self.row_wanted.emit(uid, into.uid)
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _target(self, at: QPoint) -> tuple[QModelIndex, int, int] | None:
        """Return where a drop at a point would go: the issue, the place in it, the height of the line."""
        index = self.indexAt(at)
        if not index.isValid():
            last = self._tree.index(self._tree.rowCount() - 1, 0)
            if not last.isValid():
                return None
            count = len(self._tree.issues[last.row()].rows)
            end = self._tree.index(self._tree.rowCount(last) - 1, 0, last)
            shown = end if end.isValid() and self.isExpanded(last) else last
            return last, count, self.visualRect(shown).bottom()
        box, issue = self.visualRect(index), self._tree.issue_row(index)
        parent = index.parent()
        if issue is None:
            return None
        if not parent.isValid():
            return index, 0 if self.isExpanded(index) else len(issue.rows), box.bottom()
        if self._tree.adds(index):
            return parent, len(issue.rows), box.top()
        below = at.y() > box.center().y()
        return parent, index.row() + below, box.bottom() if below else box.top()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop is None and self._into is None:
            return
        painter = QPainter(self.viewport())
        if self._drop:
            paint_drop(painter, look().px(22), self.viewport().width() - look().px(8), self._drop[2])
        if self._into:
            paint_into(painter, self._into)
        painter.end()
