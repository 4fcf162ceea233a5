"""How the width is shared: tree, form with findings, page; by width class, as a person left it in that class.

When there is less, the page shrinks to its minimum, then the tree, the findings fold, the page goes, the tree becomes
a drawer. The form never goes under its minimum.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.window.findings import FindingsPanel
    from ita_desktop.ui.window.tree_pane import TreePane

_FROM: Final = {"wide": 1700, "normal": 1200, "narrow": 1000, "compact": 760, "drawer": 0}
_ROWS: Final = {"wide": 6, "normal": 2, "narrow": 0, "compact": 0, "drawer": 0}
_FORM_HIGH = 220  # the form is never lower for the sake of the findings
_DRAWER = 300


@dataclass(frozen=True, slots=True)
class Shares:
    """The widths of the three panes, in pixels; 0 for one that is not there."""

    tree: int
    form: int
    page: int


def width_class(width: int, scale: float) -> str:
    """Return the class of a window's width at a text scale."""
    return next(name for name, least in _FROM.items() if width / scale >= least)


def shares(width: int, tree: tuple[int, int], form: int, page: tuple[int, int]) -> Shares:
    """Share a width among panes given as (minimum, wish), the form by its minimum; a wish of 0 is no pane."""
    least_tree, wish_tree = tree
    least_page, wish_page = page
    page_wide = min(wish_page, max(least_page, width - wish_tree - form)) if wish_page else 0
    tree_wide = min(wish_tree, max(least_tree, width - page_wide - form)) if wish_tree else 0
    return Shares(tree_wide, width - tree_wide - page_wide, page_wide)


class Panes(QWidget):
    """Tree | form over findings | page, in splitters."""

    class_changed = Signal(str)
    drawer_shown = Signal(bool)

    def __init__(
        self,
        tree: TreePane,
        form: QWidget,
        findings: FindingsPanel,
        page: QWidget,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.tree, self.form, self.findings, self.page = tree, form, findings, page
        self.width_class = ""
        self.tree_closed = self.page_closed = False
        self._setting = False
        self._made: dict[str, list[int]] = {}
        self.middle = _splitter(Qt.Orientation.Vertical, form, findings)
        self.inner = _splitter(Qt.Orientation.Horizontal, self.middle, page)
        self.right = QStackedWidget()
        self.right.addWidget(self.inner)
        self.outer = _splitter(Qt.Orientation.Horizontal, tree, self.right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.outer)
        self.outer.splitterMoved.connect(self._dragged)
        self.inner.splitterMoved.connect(self._dragged)
        self.middle.splitterMoved.connect(self._dragged)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.arrange)
        look().changed.connect(self._later.start)

    # --- what a person wants ---

    def _wish(self, what: int, best: int) -> int:
        """Return a size the person gave a pane in this class (0 tree, 1 page, 2 findings' height, 3 folded)."""
        kept = self._kept()
        return kept[what] if len(kept) > what and kept[what] >= 0 else best

    def _kept(self) -> list[int]:
        if self.width_class not in self._made:
            kept = self._preferences.get(f"panes/{self.width_class}", [])
            self._made[self.width_class] = [int(n) for n in kept if isinstance(n, (int, float))]
        return self._made[self.width_class]

    def _keep(self, what: int, size: int) -> None:
        kept = [*self._kept(), -1, -1, -1, -1][:4]
        kept[what] = size
        self._made[self.width_class] = kept
        self._preferences.put(f"panes/{self.width_class}", kept)

    def _dragged(self) -> None:
        if self._setting:
            return
        scale = look().scale
        if self.sender() is self.outer:
            self._keep(0, round(self.outer.sizes()[0] / scale))
        elif self.sender() is self.inner:
            self._keep(1, round(self.inner.sizes()[1] / scale))
        else:
            self._keep(2, round(self.middle.sizes()[1] / scale))

    # --- sharing ---

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Share the room there is."""
        found = width_class(self.width(), look().scale)
        if found != self.width_class:
            self.width_class = found
            self._limit()
            self.class_changed.emit(found)
        self._setting = True
        self._share_width()
        self._share_height()
        self._setting = False

    def _limit(self) -> None:
        is_drawer = self.width_class == "drawer"
        if is_drawer != (self.tree.parentWidget() is self):
            self._to_drawer() if is_drawer else self._from_drawer()

    def _share_width(self) -> None:
        px, name = look().px, self.width_class
        tree = (0, 0, 0) if name == "drawer" or self.tree_closed else look().pane(name, "tree")
        page = (0, 0, 0) if self.page_closed else look().pane(name, "page") or (0, 0, 0)
        form = px(look().pane(name, "formMin"))
        if name != "drawer":
            self.tree.setVisible(bool(tree[1]))
            _bound(self.tree, tree)
        self.page.setVisible(bool(page[1]))
        _bound(self.page, page)
        self.middle.setMinimumWidth(min(form, self.width()))
        wish_tree, wish_page = self._wish(0, tree[1]), self._wish(1, page[1])
        got = shares(
            self.width(),
            (px(tree[0]), px(min(max(wish_tree, tree[0]), tree[2]))),
            form,
            (px(page[0]), px(min(max(wish_page, page[0]), page[2]))),
        )
        edges = self.outer.handleWidth()
        if got.tree:
            self.outer.setSizes([got.tree, self.width() - got.tree - edges])
        if got.page:
            self.inner.setSizes([got.form - 2 * edges, got.page])
        if name == "drawer":
            self.tree.setGeometry(0, 0, min(px(_DRAWER), self.width() * 9 // 10), self.height())

    def _share_height(self) -> None:
        rows = _ROWS[self.width_class]
        least = self.findings.height_of(2) + look().px(_FORM_HIGH)
        folded = bool(self._wish(3, int(rows == 0))) or self.findings.waits or self.height() < least
        self.findings.set_folded(folded)
        head = self.findings.head_height()
        if folded:
            self.findings.setMaximumHeight(head)
            high = head
        else:
            self.findings.setMaximumHeight(16777215)
            wish = look().px(self._wish(2, 0)) or self.findings.height_of(rows or 3)
            high = max(self.findings.height_of(1), min(wish, self.height() - look().px(_FORM_HIGH)))
        self.findings.setMinimumHeight(head)
        self.middle.setSizes([self.height() - high - self.middle.handleWidth(), high])

    def turn_findings(self) -> None:
        """Fold the findings or open them, and keep them so in this class."""
        self._keep(3, int(not self.findings.folded))
        self.arrange()

    def close_tree(self, closed: bool) -> None:  # noqa: FBT001 - a setter
        """Put the tree away, or bring it back."""
        self.tree_closed = closed
        self.arrange()

    def close_page(self, closed: bool) -> None:  # noqa: FBT001 - a setter
        """Put the page away, or bring it back."""
        self.page_closed = closed
        self.arrange()

    @property
    def has_page(self) -> bool:
        """Return whether this class has room for the page."""
        return bool(look().pane(self.width_class or "normal", "page"))

    @property
    def has_tree(self) -> bool:
        """Return whether the tree stands beside the form."""
        return self.width_class != "drawer" and not self.tree_closed

    # --- the drawer ---

    def _to_drawer(self) -> None:
        self.tree.set_drawer(True)
        self.tree.setParent(self)
        self.tree.hide()
        self.tree.installEventFilter(self)

    def _from_drawer(self) -> None:
        self.tree.set_drawer(False)
        self.tree.removeEventFilter(self)
        self.outer.insertWidget(0, self.tree)
        self.tree.show()

    def show_drawer(self, shown: bool) -> None:  # noqa: FBT001 - a setter
        """Slide the tree over the form, or away."""
        if self.width_class != "drawer":
            return
        self.tree.setVisible(shown)
        if shown:
            self.tree.raise_()
            self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.show_drawer(False)
            return True
        return False


def _bound(pane: QWidget, sizes: tuple[int, int, int]) -> None:
    if sizes[1]:
        pane.setMinimumWidth(look().px(sizes[0]))
        pane.setMaximumWidth(look().px(sizes[2]))


def _splitter(orientation: Qt.Orientation, first: QWidget, second: QWidget) -> QSplitter:
    made = QSplitter(orientation)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    made.addWidget(first)
    made.addWidget(second)
    made.setStretchFactor(0, 0)
    made.setStretchFactor(1, 1)
    return made
