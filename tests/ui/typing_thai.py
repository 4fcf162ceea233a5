"""Types as a person does: `qtbot.keyClicks` with Thai letters aborts the whole process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Send a text to a widget, one key after the other."""
    for char in text:
        QTest.sendKeyEvent(QTest.KeyAction.Click, widget, Qt.Key.Key_unknown, char, Qt.KeyboardModifier.NoModifier)
