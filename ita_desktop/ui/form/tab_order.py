"""The order of the Tab key: that in which parts stand in their layouts, whenever they were made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QLayout


@runtime_checkable
class Ordered(Protocol):
    """A widget that places its parts itself and knows their order."""

    def tab_parts(self) -> Sequence[QWidget]:
        """Return the parts in the order of the Tab key."""


def stops(layout: QLayout) -> Iterator[QWidget]:
    """Yield what the Tab key stops at in a layout, in its order."""
    for n in range(layout.count()):
        item = layout.itemAt(n)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield from _stops_of(widget)
        elif inner is not None:
            yield from stops(inner)


def _stops_of(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, Ordered):
        for part in widget.tab_parts():
            yield from _stops_of(part)
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    elif (layout := widget.layout()) is not None:
        yield from stops(layout)


def order_tabs(first: QWidget, layout: QLayout) -> None:
    """Let the Tab key go from a widget through all of a layout."""
    for before, after in pairwise((first, *stops(layout))):
        QWidget.setTabOrder(before, after)
