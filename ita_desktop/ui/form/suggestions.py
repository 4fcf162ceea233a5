"""A short list under a field from which the arrow keys or the mouse take a row, while the field keeps the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget

from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

_ROWS = 8


class Suggestions(QListWidget):
    """Rows over the other parts of the window; it never takes the focus."""

    taken = Signal(int)
    """The number of the row that was chosen."""

    def __init__(self, field: QWidget, name: str) -> None:
        super().__init__(field.window())
        self._field = field
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setFont(look().font("field"))
        self.clicked.connect(self._clicked)

    def show_rows(self, rows: Sequence[str]) -> None:
        """Show these rows under the field, above it where the window ends; the first is chosen."""
        self.clear()
        self.addItems(list(rows))
        for n in range(self.count()):
            self.item(n).setSizeHint(QSize(0, look().size("field")))  # a size without a width counts for none
        self.setCurrentRow(0)
        field, window = self._field, self.window()
        high = min(self.count(), _ROWS) * look().size("field") + 2 * self.frameWidth() + look().px(2)
        at = field.mapTo(window, QPoint(0, field.height() + look().px(2)))
        if at.y() + high > window.height():
            at.setY(field.mapTo(window, QPoint(0, 0)).y() - high - look().px(2))
        self.setGeometry(at.x(), max(0, at.y()), field.width(), high)
        self.show()
        self.raise_()

    def move_by(self, rows: int) -> None:
        """Choose the row that many below, above when negative."""
        self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + rows)))

    def take(self) -> None:
        """Take the row that is chosen."""
        self.taken.emit(self.currentRow())

    def _clicked(self, index: QModelIndex) -> None:
        self.taken.emit(index.row())
