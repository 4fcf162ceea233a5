"""Buttons in a row that go on in the next where the place is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

_GAP = 6


class FlowRow(QWidget):
    """Parts side by side, each as wide as it wants to be."""

    def __init__(self, parts: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in parts:
            self.add(part)
        look().changed.connect(self.renew)

    def add(self, part: QWidget) -> None:
        """Put a part behind the others."""
        part.setParent(self)
        self._parts.append(part)
        self.renew()

    def tab_parts(self) -> list[QWidget]:
        """Return the parts in the order of the Tab key."""
        return list(self._parts)

    def _placed(self, width: int) -> Iterator[tuple[QWidget, int, int, int, int]]:
        """Yield each part that is shown with its left and top, its width and height."""
        gap = look().px(_GAP)
        x = y = high = 0
        for part in self._parts:
            if part.isHidden():
                continue
            size = part.sizeHint()
            wide = min(size.width(), width)
            if x and x + wide > width:
                x, y, high = 0, y + high + gap, 0
            high = max(high, size.height())
            yield part, x, y, wide, size.height()
            x += wide + gap

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            bottoms = (y + high for _part, _x, y, _wide, high in self._placed(width))
            self._heights[width] = max(bottoms, default=0)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        width = self.width() or look().px(200)
        return QSize(look().px(200), self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(80), look().size("buttonSmall"))

    def renew(self) -> None:
        """Lay the parts out again: one of them was shown, hidden, or wants another size."""
        self._heights.clear()
        self._lay_out()
        self.updateGeometry()

    def _lay_out(self) -> None:
        for part, x, y, wide, high in self._placed(self.width()):
            part.setGeometry(x, y, wide, high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):  # while hidden it is not asked
            self.renew()
        return super().event(event)
