"""The pages themselves, below each other: looked at, pointed at and followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame
from typing_extensions import override

from ita_desktop.domain.model import Place
from ita_desktop.ui.look.look import look
from ita_desktop.ui.page.geometry import (
    LEAST,
    MOST,
    PIXELS,
    Column,
    Fit,
    column,
    fitting,
    left_for,
    readable,
    top_for,
    whole_pages,
)
from ita_desktop.ui.page.keeping import Anchor, anchor, held_top
from ita_desktop.ui.page.marks import draw_cell, draw_hover, draw_warnings
from ita_desktop.ui.page.names import place_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from ita_desktop.domain.finding import Finding
    from ita_desktop.services.pages import SetPages, Spot
    from ita_desktop.ui.page.setter import PageSetter

_STEP = 0.1  # of the zoom
_NOTCH = 120  # a wheel's, in eighths of a degree
_GAP = 12
_CLICK = 4  # pixels the mouse may move in a click


class PageView(QAbstractScrollArea):
    """Pages with the marks over them; every place on them can be clicked."""

    clicked = Signal(object)
    """The Place that was clicked."""
    moved = Signal()
    """Something else is seen than before."""
    zoomed = Signal()
    """A person has chosen another zoom."""

    def __init__(
        self, setter: PageSetter, fit: Fit, *, margin: int = 0, gap: int = _GAP, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._setter = setter
        self._pages: SetPages | None = setter.pages
        self._fit, self._free = fit, 0.0
        self._margin, self._gap = margin, gap
        self._column = Column()
        self._place: Place | None = None
        self._follows = True
        self._cell: tuple[Spot, ...] = ()
        self._warned_places: tuple[Place, ...] = ()
        self._warned: tuple[Spot, ...] = ()
        self._hovered: Place | None = None
        self._pressed: QPointF | None = None
        self._motion = QVariantAnimation(self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._scroll_to)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._set_bars()
        setter.show_in(self)
        setter.ready.connect(self._renew)
        look().changed.connect(self._relay)
        self._relay()

    # --- what is seen ---

    @property
    def pages(self) -> SetPages | None:
        """Return the pages that are seen."""
        return self._pages

    @property
    def fit(self) -> Fit:
        """Return what decides how large pages are."""
        return Fit.FREE if self._free else self._fit

    @property
    def zoom(self) -> float:
        """Return how large pages are: 1 is as large as paper."""
        if self._free:
            return self._free
        if self._pages is None:
            return 1.0
        if self._fit is Fit.FOLLOW:
            return readable(self._pages.table_size, look().scale)
        if self._fit is Fit.PAGE and self._column.scales:
            return self._column.scales[self.page] / PIXELS
        # With the bar or without: else one would come and go with the other.
        return fitting(self._pages.pages, self.maximumViewportSize().width() - 2 * look().px(self._margin))

    def set_fit(self, fit: Fit, margin: int = 0) -> None:
        """Let something else decide how large pages are."""
        self._fit, self._free, self._margin = fit, 0.0, margin
        self._set_bars()
        self._relay()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at a zoom of a person's own; 0 for what the fit says."""
        self._free = min(max(zoom, LEAST), MOST) if zoom else 0.0
        self._set_bars()
        self._relay()
        self.zoomed.emit()

    def zoom_by(self, steps: int) -> None:
        """Make pages larger or smaller by so many steps."""
        self.set_zoom(round(self.zoom / _STEP + steps) * _STEP)

    @property
    def page(self) -> int:
        """Return the page that is looked at, counted from 0."""
        column_ = self._column
        return column_.page_at(self._top + self.viewport().height() * 0.45) if column_.rects else 0

    def seen(self, page: int) -> QRectF:
        """Return what is seen of a page, in its points; empty for nothing."""
        rect, scale = self._column.rects[page], self._column.scales[page]
        part = self._view().intersected(rect)
        if part.isEmpty():
            return QRectF()
        at = part.topLeft() - rect.topLeft()
        return QRectF(at.x() / scale, at.y() / scale, part.width() / scale, part.height() / scale)

    def cell_on(self, page: int) -> tuple[Spot, ...]:
        """Return the parts of the edited cell on a page."""
        return tuple(spot for spot in self._cell if spot.page == page)

    @property
    def cell(self) -> tuple[Spot, ...]:
        """Return the parts of the edited cell, on all its pages."""
        return self._cell

    @property
    def place(self) -> Place | None:
        """Return the place that is being edited."""
        return self._place

    # --- going somewhere ---

    def go_to_page(self, page: int) -> None:
        """Look at the beginning of a page."""
        if self._column.rects:
            page = min(max(page, 0), len(self._column.rects) - 1)
            self._move(QPointF(self._left, self._column.tops[page] - self._edge))

    def look_at(self, page: int, x: float, y: float) -> None:
        """Bring a point of a page (in its points) to the middle of the view, at once."""
        rect, scale, view = self._column.rects[page], self._column.scales[page], self._view()
        at = rect.topLeft() + QPointF(x * scale, y * scale)
        self._motion.stop()
        self._scroll_to(at - QPointF(view.width() / 2, view.height() / 2))

    def set_follows(self, follows: bool) -> None:  # noqa: FBT001 - a setter
        """Move with what is edited, or stay."""
        self._follows = follows
        if follows:
            self._follow()

    def follow(self, place: Place | None) -> None:
        """Mark what is being edited, and look there."""
        if place == self._place:
            return
        self._place = place
        self._mark_place()
        self.viewport().update()
        if self._follows:
            self._follow()
        self.moved.emit()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Draw a bar beside what the findings are about."""
        grave = (
            finding.place for finding in findings if finding.level != "hint"
        )  # the checks themselves are not loaded for that
        places = tuple(dict.fromkeys(grave))
        if places != self._warned_places:
            self._warned_places = places
            self._mark_warnings()
            self.viewport().update()

    def _follow(self, *, animated: bool = True) -> None:
        if self._pages is None or self._place is None or not self._cell:
            return
        line = next(iter(self._pages.line(self._place)), self._cell[0])
        cell = next((spot for spot in self._cell if spot.page == line.page), self._cell[0])
        view, area = self._view(), self._column.area(cell)
        left = view.left()
        if self._fit is Fit.FOLLOW or self._column.width > view.width():
            rect, scale = self._column.rects[cell.page], self._column.scales[cell.page]
            edges = [rect.left() + edge * scale for edge in self._pages.edges(cell.page)]
            left = left_for(edges, area, view.width())
        shown = self._column.area(line)
        shown.setHeight(min(shown.height(), look().line("body")))
        self._move(QPointF(left, top_for(shown, view.top(), view.height())), animated=animated)

    def _move(self, to: QPointF, *, animated: bool = True) -> None:
        """Go to a place; without a way if the person wants none."""
        self._motion.stop()
        here = QPointF(self._left, self._top)
        if not (animated and self.isVisible() and QApplication.isEffectEnabled(Qt.UIEffect.UI_General)):
            self._scroll_to(to)
        elif to != here:
            self._motion.setDuration(look().motion("pageFollowMs"))
            self._motion.setStartValue(here)
            self._motion.setEndValue(to)
            self._motion.start()

    def _scroll_to(self, at: QPointF) -> None:
        self.horizontalScrollBar().setValue(round(at.x()))
        self.verticalScrollBar().setValue(round(at.y()))

    # --- pages and their places ---

    @property
    def _edge(self) -> int:
        """Return how far above a page the view begins that goes to it."""
        return 0 if self.fit is Fit.PAGE else look().px(self._margin)

    @property
    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _view(self) -> QRectF:
        size = self.viewport().size()
        return QRectF(self._left, self._top, size.width(), size.height())

    def _set_bars(self) -> None:
        policy = Qt.ScrollBarPolicy
        plain = self._fit is Fit.FOLLOW
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAsNeeded if self._free and not plain else policy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if plain else policy.ScrollBarAsNeeded)

    def _renew(self) -> None:
        """Show other pages; what is looked at stays where it is."""
        held = self._anchor()
        self._motion.stop()
        self._pages = self._setter.pages
        self._lay()
        self._hold(held)
        if self._follows:
            self._follow(animated=False)
        self.viewport().update()
        self.moved.emit()

    def _relay(self) -> None:
        """Lay the same pages out anew."""
        held = self._anchor()
        self._lay()
        self._hold(held)
        if self._follows:
            self._follow(animated=False)
        self.viewport().update()
        self.moved.emit()

    def _lay(self) -> None:
        pages, px = self._pages.pages if self._pages else (), look().px
        margin, view = px(self._margin), self.viewport().size()
        if self.fit is Fit.PAGE:
            self._column = whole_pages(pages, view, margin)
        else:
            self._column = column(pages, [self.zoom] * len(pages), view, margin, px(self._gap))
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self._column.width - view.width()))
        across.setPageStep(view.width())
        across.setSingleStep(px(20))
        down.setRange(0, max(0, self._column.height - view.height()))
        down.setPageStep(view.height())
        down.setSingleStep(px(20))
        self._mark_place()
        self._mark_warnings()

    def _mark_place(self) -> None:
        self._cell = self._pages.cell(self._place) if self._pages and self._place else ()

    def _mark_warnings(self) -> None:
        if pages := self._pages:
            found = (pages.text(p) or pages.cell(p) for p in map(_titled, self._warned_places))
            self._warned = tuple(spot for spots in found for spot in spots)

    def _anchor(self) -> Anchor | None:
        view = self._view()
        return anchor(self._pages, self._column, self._place, view.top(), view.height()) if self._pages else None

    def _hold(self, held: Anchor | None) -> None:
        if held and self._pages and self._column.rects:
            self.verticalScrollBar().setValue(round(held_top(held, self._pages, self._column, self._top)))

    def place_at(self, point: QPointF) -> Place | None:
        """Return the place at a point of the viewport."""
        column_, pages = self._column, self._pages
        if pages is None or not column_.rects:
            return None
        at = point + QPointF(self._left, self._top)
        page = column_.page_at(at.y())
        rect = column_.rects[page]
        if not rect.contains(at):
            return None
        at = (at - rect.topLeft()) / column_.scales[page]
        return pages.place_at(page, at.x(), at.y())

    # --- drawing ---

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), look().colour("surface.desk"))
        column_, view = self._column, self._view()
        if not column_.rects:
            return
        paper, away = look().colour("page.paper"), QPointF(-self._left, -self._top)
        first = column_.page_at(view.top())
        for page in range(first, len(column_.rects)):
            rect = column_.rects[page]
            if rect.top() > view.bottom():
                break
            if rect.intersects(view):
                self._setter.pictures.draw(painter, page, rect.translated(away).toRect(), paper)
        last = column_.page_at(view.bottom())
        painter.translate(away)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for spot in self._cell:
            if first <= spot.page <= last:
                draw_cell(painter, column_.area(spot))
        draw_warnings(painter, [column_.area(spot) for spot in self._warned if first <= spot.page <= last])
        if self._hovered and self._pages and self._setter.report:
            spots = self._pages.cell(self._hovered)
            areas = [column_.area(spot) for spot in spots if first <= spot.page <= last]
            seen = [area for area in areas if area.intersects(view)]
            draw_hover(painter, seen, place_name(self._setter.report, self._hovered), view)

    # --- events ---

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._relay()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._setter, self._setter.refresh)  # the window comes up first

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self.moved.emit()

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is event.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned:
                self.zoom_by(1 if turned > 0 else -1)
            event.accept()
            return
        self._motion.stop()
        super().wheelEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position() if event.button() is Qt.MouseButton.LeftButton else None

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.place_at(event.position()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None or (event.position() - pressed).manhattanLength() > look().px(_CLICK):
            return
        if place := self.place_at(event.position()):
            self.clicked.emit(place)

    def _hover(self, place: Place | None) -> None:
        if place != self._hovered:
            self._hovered = place
            shape = Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()


def _titled(place: Place) -> Place:
    """Return the title of a measure for the measure as a whole."""
    return Place("title", place.issue_uid, place.measure_uid) if place.measure_uid and not place.field else place
