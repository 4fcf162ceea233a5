"""Parts in a row that go on in the next line where the place is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QResizeEvent

_GAP = 6
_SAID = Qt.WidgetAttribute.WA_WState_ExplicitShowHide  # somebody has shown or hidden it


class FlowRow(QWidget):
    """Parts side by side, each as wide as it wants to be and in the middle of its line.

    ``gap`` is between parts, ``line_gap`` between lines, ``margins`` around all, in pixels at 100 %.
    """

    def __init__(
        self,
        parts: Sequence[QWidget] = (),
        parent: QWidget | None = None,
        *,
        gap: int = _GAP,
        line_gap: int = _GAP,
        margins: QMargins | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._heights: dict[int, int] = {}
        self._gap, self._line_gap, self._margins = gap, line_gap, margins or QMargins()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_parts(parts)
        look().changed.connect(self.renew)

    def add(self, part: QWidget) -> None:
        """Put a part behind the others."""
        self.show_parts((*self._parts, part))

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Hold these parts in place of those before, which stay whose they are."""
        self._parts = list(parts)
        for before, part in zip((None, *parts), parts, strict=False):
            if part.parentWidget() is not self:
                part.setParent(self)
                if not part.testAttribute(_SAID):
                    part.show()
            if before:
                QWidget.setTabOrder(before, part)
        self.renew()

    def tab_parts(self) -> list[QWidget]:
        """Return the parts in the order of the Tab key."""
        return list(self._parts)

    def _placed(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        """Yield each part that is shown with its place in this width, line by line."""
        px = look().px
        left, right = px(self._margins.left()), width - px(self._margins.right())
        gap, y = px(self._gap), px(self._margins.top())
        line: list[tuple[QWidget, QSize, int]] = []
        x = left
        for part in self._parts:
            if part.isHidden():
                continue
            size = part.sizeHint().boundedTo(QSize(max(right - left, 1), part.maximumHeight()))
            if line and x + size.width() > right:
                yield from self._centred(line, y)
                y += max(s.height() for _part, s, _x in line) + px(self._line_gap)
                x, line = left, []
            line.append((part, size, x))
            x += size.width() + gap
        yield from self._centred(line, y)

    def _centred(self, line: list[tuple[QWidget, QSize, int]], y: int) -> Iterator[tuple[QWidget, QRect]]:
        high = max((size.height() for _part, size, _x in line), default=0)
        for part, size, x in line:
            yield part, QRect(x, y + (high - size.height()) // 2, size.width(), size.height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            bottoms = (place.bottom() + 1 for _part, place in self._placed(width))
            self._heights[width] = max(bottoms, default=0) + look().px(self._margins.bottom())
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
        for part, place in self._placed(self.width()):
            part.setGeometry(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):  # while hidden it is not asked
            self.renew()
        return super().event(event)
