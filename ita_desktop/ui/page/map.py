"""The map under the live page: the whole page, what is seen of it, and the edited cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from ita_desktop.services.pages import SetPage
    from ita_desktop.ui.page.setter import PageSetter
    from ita_desktop.ui.page.view import PageView

_WIDTH, _HEIGHT = 190, 134
_FILL = 0.6
_KEYS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
_STEP = 30  # points that a key moves


class PageMap(QWidget):
    """A small page; a click or a drag, or the arrow keys, look elsewhere."""

    def __init__(self, setter: PageSetter, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setter, self._view = setter, view
        self.setAccessibleName(_("แผนที่หน้ากระดาษ"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        view.moved.connect(self.update)
        look().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(_WIDTH), look().px(_HEIGHT))

    def _paper(self) -> tuple[SetPage, QRectF, float] | None:
        """Return the page that is looked at, where it is drawn, and how many pixels a point of it has."""
        pages = self._view.pages
        if pages is None or self._view.page >= len(pages.pages):
            return None
        page = pages.pages[self._view.page]
        scale = min((self.width() - 2) / page.width, (self.height() - 2) / page.height)
        wide, high = round(page.width * scale), round(page.height * scale)
        return page, QRectF(1, (self.height() - high) // 2, wide, high), scale

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._paper()
        if found is None:
            return
        _page, paper, scale = found
        number, painter = self._view.page, QPainter(self)
        self._setter.pictures.draw(painter, number, paper.toRect(), look().colour("page.paper"))
        border = "focus.ring" if self.hasFocus() else "border.control"
        painter.setPen(QPen(look().colour(border), look().px(2) if self.hasFocus() else 1))
        painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.translate(paper.topLeft())
        tint = QColor(look().colour("page.mark"))
        tint.setAlphaF(_FILL)
        for spot in self._view.cell_on(number):
            painter.fillRect(QRectF(spot.x * scale, spot.y * scale, spot.width * scale, spot.height * scale), tint)
        seen = self._view.seen(number)
        if not seen.isEmpty():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look().colour("page.mark"), look().px(2)))
            frame = QRectF(seen.x() * scale, seen.y() * scale, seen.width() * scale, seen.height() * scale)
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), 1, 1)

    def _look(self, at: QPointF) -> None:
        if found := self._paper():
            _page, paper, scale = found
            self._view.look_at(self._view.page, (at.x() - paper.x()) / scale, (at.y() - paper.y()) / scale)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._look(event.position())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._look(event.position())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(Qt.Key(event.key()))
        if step is None or self._paper() is None:
            super().keyPressEvent(event)
            return
        middle = self._view.seen(self._view.page).center() + step * _STEP
        self._view.look_at(self._view.page, middle.x(), middle.y())
