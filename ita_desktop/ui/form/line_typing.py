"""What is typed in a line and is no step of its own yet: taken back, made again, and settled when the line is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit


def take_back(line: QLineEdit) -> bool:
    """Take typing back in the line that has the focus; return whether there was any."""
    if not line.hasFocus() or not line.isUndoAvailable():
        return False
    line.undo()
    return True


def make_again(line: QLineEdit) -> bool:
    """Make typing again that was taken back in the line that has the focus; return whether there was any."""
    if not line.hasFocus() or not line.isRedoAvailable():
        return False
    line.redo()
    return True


def settle(line: QLineEdit) -> None:
    """Forget the typing: from here on undo takes back whole steps."""
    if line.isUndoAvailable():
        line.setText(line.text())
