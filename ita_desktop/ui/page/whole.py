"""The whole page over form and page pane (F8): held to look, tapped to stay."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.drawing import rounded
from ita_desktop.ui.look.look import look
from ita_desktop.ui.page.geometry import Fit
from ita_desktop.ui.page.names import page_name
from ita_desktop.ui.page.pane import PageTurner, ZoomRow
from ita_desktop.ui.page.view import PageView
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Panel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QShowEvent

    from ita_desktop.domain.finding import Finding
    from ita_desktop.domain.model import Place
    from ita_desktop.ui.page.setter import PageSetter

_HELD = 0.4  # seconds after which a key that is let go was held
_MARGIN = 24
_HEAD = 44


class WholePage(QWidget):
    """Pages as wide as the view, at reading size; a click on a place goes back to its field."""

    clicked = Signal(object)
    """The Place that was clicked; ``back_wanted`` follows."""
    back_wanted = Signal()

    def __init__(self, setter: PageSetter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = 0.0
        self.view = PageView(setter, Fit.WIDTH, margin=_MARGIN)
        self.view.setAccessibleName(_("หน้ากระดาษ"))
        self.setFocusProxy(self.view)
        self._head = _Head(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        self.view.clicked.connect(self._clicked)
        self.view.moved.connect(self._tell)
        self._tell()

    def follow(self, place: Place | None) -> None:
        """Mark what is being edited, and look there."""
        self.view.follow(place)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Mark what the findings are about."""
        self.view.show_findings(findings)

    def _clicked(self, place: Place) -> None:
        self.clicked.emit(place)
        self.back_wanted.emit()

    def _tell(self) -> None:
        self._head.tell(self.view)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shown = monotonic()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8 and not event.isAutoRepeat() and monotonic() - self._shown > _HELD:
            self.back_wanted.emit()
        else:
            super().keyReleaseEvent(event)


class _Scale(Label):
    """How large the page is, on a tint."""

    def __init__(self) -> None:
        super().__init__("", "captionStrong", "accent.onSoft", most=1)
        look().changed.connect(self._pad)
        self._pad()

    def _pad(self) -> None:
        self.setContentsMargins(look().px(10), 0, look().px(10), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect())
        rounded(QPainter(self), box, "accent.soft", radius=box.height() / 2 / look().scale)
        super().paintEvent(event)


class _Head(Panel):
    """Which page it is, how large, and the way back."""

    def __init__(self, whole: WholePage) -> None:
        super().__init__("surface.base", "bottom")
        self._page = Label("", "caption", "text.secondary", most=1)
        self._scale = _Scale()
        self._turner = PageTurner(whole.view)
        back = Button(_("กลับไปแบบเขียน"), "columns-2", "outlined", "small", "F8")
        self._row = row = QHBoxLayout(self)
        row.addWidget(Label(_("หน้ากระดาษ"), "captionStrong", most=1))
        row.addWidget(self._page)
        row.addWidget(self._scale)
        row.addStretch(1)
        for widget in (self._turner, ZoomRow(whole.view, _("พอดีกว้าง"), percent=False), back):
            row.addWidget(widget)
        back.clicked.connect(whole.back_wanted)
        look().changed.connect(self._renew)
        self._renew()

    def tell(self, view: PageView) -> None:
        """Say which page is looked at, and how large."""
        percent = f"{view.zoom:.0%}".replace("%", " %")
        page = page_name(view.pages, view.page) if view.pages else ""
        for label, text in ((self._page, page), (self._scale, _("{percent} ของขนาดจริง").format(percent=percent))):
            if text != label.text():
                label.set_text(text)
        self._turner.tell()

    def _renew(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(14), 0, px(10), 0)
        self._row.setSpacing(px(8))
        self.setFixedHeight(px(_HEAD))
