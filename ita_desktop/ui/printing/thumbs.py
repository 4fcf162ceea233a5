"""Small pages in a list, the one that is looked at framed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.services.pages import Part
from ita_desktop.ui.look.drawing import line_of_text
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import digits
from ita_desktop.ui.page.names import part_name

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from ita_desktop.services.pages import SetPage
    from ita_desktop.ui.page.setter import PageSetter

_Index = QModelIndex | QPersistentModelIndex
_WIDE, _HIGH = 120, 112
_TOP, _BETWEEN, _BELOW = 6, 5, 4


class ThumbModel(QAbstractListModel):
    """The pages that are set, by their names."""

    def __init__(self, setter: PageSetter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setter = setter
        self._pages: tuple[SetPage, ...] = ()
        setter.ready.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        self.beginResetModel()
        self._pages = self._setter.pages.pages if self._setter.pages else ()
        self.endResetModel()

    def page(self, row: int) -> SetPage:
        """Return a page."""
        return self._pages[row]

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._pages)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role != Qt.ItemDataRole.DisplayRole:
            return None
        page = self._pages[index.row()]
        return (
            _("ตาราง {number}").format(number=digits(page.number)) if page.part is Part.TABLE else part_name(page.part)
        )


class _Delegate(QStyledItemDelegate):
    """Draws a page and its name below."""

    def __init__(self, setter: PageSetter, model: ThumbModel, parent: QObject) -> None:
        super().__init__(parent)
        self._setter, self._model = setter, model

    def _paper(self, row: int) -> QSize:
        page, px = self._model.page(row), look().px
        scale = min(px(_WIDE) / page.width, px(_HIGH) / page.height)
        return QSize(round(page.width * scale), round(page.height * scale))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        px = look().px
        high = self._paper(index.row()).height() + px(_TOP + _BETWEEN + _BELOW) + look().line("caption")
        return QSize(px(_WIDE) + px(12), high)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        px, rect = look().px, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        size = self._paper(index.row())
        left = rect.left() + (rect.width() - size.width()) // 2
        paper = QRectF(left, rect.top() + px(_TOP), size.width(), size.height())
        self._setter.pictures.draw(painter, index.row(), paper.toRect(), look().colour("page.paper"))
        width = px(3) if chosen else 1
        painter.setPen(QPen(look().colour("accent.line" if chosen else "border.control"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper.adjusted(-width / 2, -width / 2, width / 2, width / 2))
        font, text = look().font("captionStrong" if chosen else "caption"), str(index.data())
        wide = QFontMetricsF(font).horizontalAdvance(text)
        name = QRectF(rect.center().x() - wide / 2, paper.bottom() + px(_BETWEEN), wide, look().line("caption"))
        line_of_text(painter, name, text, font, "accent.line" if chosen else "text.secondary")


class Thumbs(QListView):
    """The list of small pages."""

    chosen = Signal(int)
    """The page that a person has chosen, counted from 0."""

    def __init__(self, setter: PageSetter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model = ThumbModel(setter, self)
        self.setModel(model)
        self.setItemDelegate(_Delegate(setter, model, self))
        self.setAccessibleName(_("หน้าทั้งหมดของรายงาน"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.viewport().setAutoFillBackground(False)
        self._told = False
        self.selectionModel().currentChanged.connect(self._changed)
        look().changed.connect(self.doItemsLayout)

    def show_page(self, page: int) -> None:
        """Frame a page without telling."""
        index = self.model().index(page, 0)
        if index.isValid() and index != self.currentIndex():
            self._told = True
            self.setCurrentIndex(index)
            self._told = False

    def _changed(self, current: QModelIndex) -> None:
        if not self._told and current.isValid():
            self.chosen.emit(current.row())
