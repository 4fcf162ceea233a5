"""The pane at the right of the main window: the live page with its head and, where it is narrow, its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.icons import pixmap
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import digits
from ita_desktop.ui.page.geometry import Fit
from ita_desktop.ui.page.map import PageMap
from ita_desktop.ui.page.names import page_name, place_name
from ita_desktop.ui.page.setter import PageSetter
from ita_desktop.ui.page.view import PageView
from ita_desktop.ui.parts.bars import Bar
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.fields import CheckBox
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Panel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_desktop.domain.finding import Finding
    from ita_desktop.domain.model import Place
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.session import Session

_FOLLOWS, _ZOOM = "page/follows", "page/zoom"
_MAP = 150
_MARGIN = 14  # of whole pages


class PagePane(QWidget):
    """The pages of the open report as they are printed."""

    clicked = Signal(object)
    """The Place on the page that was clicked."""
    whole_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setter = PageSetter(session, preferences, self)
        self.view = PageView(self.setter, Fit.FOLLOW, margin=0)
        self.view.setAccessibleName(_("หน้ากระดาษ"))
        self._head = _Head(self)
        self._bar = Bar("warning", "")
        self._bar.hide()
        self._strip = _MapStrip(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._head, self._bar, self.view, self._strip):
            column.addWidget(widget, int(widget is self.view))
        self.view.clicked.connect(self.clicked)
        self.view.moved.connect(self._tell)
        self.view.zoomed.connect(self._remember)
        self.setter.ready.connect(self._ready)
        self.setter.failed.connect(self._failed)
        self.view.set_follows(preferences.get(_FOLLOWS, True))
        if zoom := preferences.get(_ZOOM, 0.0):
            self.view.set_zoom(zoom)
        look().changed.connect(self._tell)
        self._tell()

    def set_class(self, name: str) -> None:
        """Suit a width class of the window ("wide", "normal" …): whole pages where there is room, else the map."""
        wide = name == "wide"
        self._strip.setVisible(not wide)
        self.view.set_fit(*(Fit.WIDTH, _MARGIN) if wide else (Fit.FOLLOW, 0))
        if not wide and (zoom := self._preferences.get(_ZOOM, 0.0)):
            self.view.set_zoom(zoom)

    def follow(self, place: Place | None) -> None:
        """Mark what is being edited, and look there unless the person wants the page to stay."""
        self.view.follow(place)
        self._tell()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Mark what the findings are about."""
        self.view.show_findings(findings)

    def set_follows(self, follows: bool) -> None:  # noqa: FBT001 - a switch's slot
        """Look at what is being edited, or stay."""
        self._preferences.put(_FOLLOWS, follows)
        self.view.set_follows(follows)

    @property
    def follows(self) -> bool:
        """Return whether the page moves with what is edited."""
        return self._preferences.get(_FOLLOWS, True)

    def _remember(self) -> None:
        if not self._strip.isHidden():
            self._preferences.put(_ZOOM, self.view.zoom if self.view.fit is Fit.FREE else 0.0)
        self._tell()

    def _ready(self) -> None:
        self._bar.hide()
        self._tell()

    def _failed(self, sentence: str) -> None:
        self._bar.set_sentence(sentence)
        self._bar.show()

    def _tell(self) -> None:
        self._head.tell(self.view)
        self._strip.tell(self.view)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(466), look().px(400))


class PageTurner(QWidget):
    """Buttons to the page before and the page behind."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.before = IconButton("chevron-left", _("หน้าก่อน"))
        self.behind = IconButton("chevron-right", _("หน้าถัดไป"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(2))
        row.addWidget(self.before)
        row.addWidget(self.behind)
        self.before.clicked.connect(self._back)
        self.behind.clicked.connect(self._on)

    def tell(self) -> None:
        """Offer what is there."""
        pages = self._view.pages
        self.before.setEnabled(self._view.page > 0)
        self.behind.setEnabled(pages is not None and self._view.page + 1 < len(pages.pages))

    def _back(self) -> None:
        self._view.go_to_page(self._view.page - 1)

    def _on(self) -> None:
        self._view.go_to_page(self._view.page + 1)


class _Head(Panel):
    """Which page it is, and the way to others."""

    def __init__(self, pane: PagePane) -> None:
        super().__init__("surface.base", "bottom")
        self._page = Label("", "caption", "text.secondary", most=1)
        self.turner = PageTurner(pane.view)
        whole = Button(_("ทั้งหน้า"), "maximize", "outlined", "small", "F8")
        close = IconButton("panel-right-close", _("ปิดหน้ากระดาษ"))
        self._row = row = QHBoxLayout(self)
        row.addWidget(Label(_("หน้ากระดาษ"), "captionStrong", most=1))
        row.addWidget(self._page)
        row.addStretch(1)
        for widget in (self.turner, whole, close):
            row.addWidget(widget)
        whole.clicked.connect(pane.whole_wanted)
        close.clicked.connect(pane.close_wanted)
        look().changed.connect(self._renew)
        self._renew()

    def tell(self, view: PageView) -> None:
        """Say which page is looked at."""
        text = page_name(view.pages, view.page) if view.pages else ""
        if text != self._page.text():
            self._page.set_text(text)
        self.turner.tell()

    def _renew(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(14), 0, px(6), 0)
        self._row.setSpacing(px(6))
        self.setFixedHeight(look().size("paneHeader"))


class ZoomRow(QWidget):
    """Smaller, the zoom, larger; a click on the zoom goes back to what fits."""

    def __init__(self, view: PageView, name: str = "", parent: QWidget | None = None, *, percent: bool = True) -> None:
        super().__init__(parent)
        self._view, self._name, self._percent = view, name, percent
        self._smaller = IconButton("minus", _("เล็กลง"))
        self._larger = IconButton("plus", _("ใหญ่ขึ้น"))
        self._zoom = Button("", kind="plain", size="small")
        self._zoom.setToolTip(_("กลับไปขนาดพอดี"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(2))
        for widget in (self._smaller, self._zoom, self._larger):
            row.addWidget(widget)
        self._smaller.clicked.connect(self._less)
        self._larger.clicked.connect(self._more)
        self._zoom.clicked.connect(self._fit)
        view.moved.connect(self.tell)
        view.zoomed.connect(self.tell)
        self.tell()

    def frame(self) -> None:
        """Draw frames around the buttons."""
        self._smaller.set_kind("outlined")
        self._larger.set_kind("outlined")

    def tell(self) -> None:
        """Say how large the page is."""
        percent = f"{self._view.zoom:.0%}".replace("%", " %")
        fitted = self._name and self._view.fit is not Fit.FREE
        text = percent if not fitted else f"{self._name} {percent}" if self._percent else self._name
        if text != self._zoom.text():
            self._zoom.set_text(text)
            self._zoom.setAccessibleName(_("ขนาดหน้า {percent}").format(percent=percent))

    def _less(self) -> None:
        self._view.zoom_by(-1)

    def _more(self) -> None:
        self._view.zoom_by(1)

    def _fit(self) -> None:
        self._view.set_zoom(0)


class _MapStrip(Panel):
    """The map, the switch of following, the zoom, and what is being edited."""

    def __init__(self, pane: PagePane) -> None:
        super().__init__("surface.base", "top")
        self._pane = pane
        self.map = PageMap(pane.setter, pane.view)
        self.switch = CheckBox(_("เลื่อนตามช่องที่พิมพ์"))
        self.switch.setChecked(pane.follows)
        self.switch.toggled.connect(pane.set_follows)
        self._sign = QLabel()
        self._field = Label("", "caption", "text.secondary", most=2)
        hint = Label(_("คลิกช่องใดเพื่อไปแก้ช่องนั้น"), "caption", "text.hint", most=1)
        said = QHBoxLayout()
        said.setSpacing(look().px(6))
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self._field, 1)
        column = QVBoxLayout()
        column.setSpacing(look().px(3))
        column.addWidget(self.switch)
        zoom = ZoomRow(pane.view)
        zoom.frame()
        column.addWidget(zoom, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(said)
        column.addWidget(hint)
        column.addStretch(1)
        self._row = row = QHBoxLayout(self)
        row.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)
        self._renew()

    def tell(self, view: PageView) -> None:
        """Say what is being edited, and where else it goes on."""
        report, place = self._pane.setter.report, view.place
        text = ""
        if report and place and place.field:
            text = _("กำลังพิมพ์ช่อง “{field}”").format(field=place_name(report, place))
            if behind := [spot.page for spot in view.cell if spot.page > view.page]:
                number = view.pages.pages[behind[0]].number if view.pages else ""
                text = f"{text} {_('ต่อหน้า {page}').format(page=digits(number))}"
        if text != self._field.text():
            self._field.set_text(text)
        self._sign.setVisible(bool(text))
        self.map.update()

    def _renew(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(12), px(8), px(12), px(8))
        self._row.setSpacing(px(14))
        self._sign.setPixmap(pixmap("text-cursor-input", "accent.line", 16, self.devicePixelRatioF()))
        self.setFixedHeight(px(_MAP))
