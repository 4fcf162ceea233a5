"""Widgets side by side that go on in a new line where the width ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class WrapRow(QWidget):
    """A row of widgets as wide as each wants to be, in as many lines as it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self._renew)

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these widgets."""
        self._widgets = list(widgets)
        before: QWidget | None = None
        for widget in widgets:
            widget.setParent(self)
            widget.show()
            if before:
                QWidget.setTabOrder(before, widget)
            before = widget
        self._renew()

    def _renew(self) -> None:
        self._laid(self.width(), place=True)
        self.updateGeometry()

    def _laid(self, width: int, *, place: bool) -> int:
        px = look().px
        left, gap = px(14), px(18)
        x, y, row = left, px(8), 0
        for widget in self._widgets:
            hint = widget.sizeHint()
            if x > left and x + hint.width() > width - left:
                x, y, row = left, y + row + px(4), 0
            row = max(row, hint.height(), px(28))
            if place:
                widget.setGeometry(
                    x, y + (max(hint.height(), px(28)) - hint.height()) // 2, hint.width(), hint.height()
                )
            x += hint.width() + gap
        return y + row + px(8)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._laid(width, place=False)

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), look().px(400))
        return QSize(look().px(400), self._laid(width, place=False))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(44))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid(event.size().width(), place=True)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))
