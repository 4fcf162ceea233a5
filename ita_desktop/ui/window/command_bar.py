"""The bar at the top: the menus in its row, the views, undo, redo, the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.actions import ICONS, key_of, text_of
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.segmented import Segmented, View
from ita_desktop.ui.parts.surfaces import Line, Panel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction, QResizeEvent

_HEIGHT: Final = 46
WRITE: Final = "write"
PRINT: Final = "print_view"


class CommandBar(Panel):
    """Menus, views and the few buttons of every day."""

    view_wanted = Signal(str)
    tree_wanted = Signal()
    page_wanted = Signal()

    def __init__(self, menus: Sequence[QMenu], actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__("surface.base", "bottom", parent)
        self.menu_bar = QMenuBar()
        self.menu_bar.setNativeMenuBar(False)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._all = QMenu(self)
        for menu in menus:
            self.menu_bar.addMenu(menu)
            self._all.addMenu(menu)
        self.menu_button = Button(_("เมนู"), "menu", "plain")
        self.menu_button.clicked.connect(self.open_menus)
        self._line = Line(upright=True)
        self.views = Segmented(
            [View(WRITE, text_of(WRITE), ICONS[WRITE]), View(PRINT, text_of(PRINT), ICONS[PRINT])], _("มุมมอง")
        )
        self.views.chosen.connect(self.view_wanted)
        self.tree = IconButton("panel-left-open", _("แสดงรายการ"), "F6", "normal")
        self.tree.clicked.connect(self.tree_wanted)
        self.tree.hide()
        self.undo = IconButton("undo-2", text_of("undo"), key_of("undo"), "normal")
        self.undo.set_action(actions["undo"])
        self.redo = IconButton("redo-2", text_of("redo"), key_of("redo"), "normal")
        self.redo.set_action(actions["redo"])
        self.page = Button(_("หน้ากระดาษ"), "panel-right-open", key="F8")
        self.page.clicked.connect(self.page_wanted)
        for button in (self.menu_button, self.page):
            button.setAccessibleName(button.text())
            button.setToolTip(button.text())
        self.page.hide()
        self.pdf = Button(text_of("pdf"), ICONS["pdf"], "filled", key=key_of("pdf"))
        self.pdf.set_action(actions["pdf"])
        self._row = row = QHBoxLayout(self)
        row.setSpacing(0)
        for menu_part in (self.menu_button, self.menu_bar):
            row.addWidget(menu_part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._line)
        for view_part in (self.tree, self.views):
            row.addWidget(view_part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for button in (self.undo, self.redo, self.page, self.pdf):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._compact = False
        look().changed.connect(self._renew)
        self.set_compact(False)
        self._renew()

    def _renew(self) -> None:
        px = look().px
        self.setFixedHeight(max(px(_HEIGHT), look().line("button") + px(24)))
        self._row.setContentsMargins(px(6), 0, px(10), 1)
        self._row.setSpacing(px(6))

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a setter
        """Put the menus in one button and show the views by their icons."""
        self.menu_bar.setHidden(compact)
        self.menu_button.setVisible(compact)
        self._compact = compact
        self.fit()

    def fit(self) -> None:
        """Leave out words while there is no room for them: the views', then the page's, then the menu's."""
        for left_out in range(4):
            self.views.set_icon_only(self._compact, keep=not left_out)
            self.page.set_text("" if left_out > 1 else _("หน้ากระดาษ"))
            self.menu_button.set_text("" if left_out > 2 else _("เมนู"))  # noqa: PLR2004 - the last step
            if not self._compact or self._row.minimumSize().width() <= self.width():
                break

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def open_menus(self) -> None:
        """Open the menu that holds all menus."""
        self._all.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))
