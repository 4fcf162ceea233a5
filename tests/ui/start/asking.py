"""Goes through the wizard as a person does, and looks whether everything on a page can be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QLineEdit, QTextEdit, QWidget

if TYPE_CHECKING:
    from ita_desktop.ui.start.wizard import Wizard


def press(button: QWidget) -> None:
    """Click in the middle of a widget."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def go_on(wizard: Wizard, steps: int = 1) -> None:
    """Go to a later step."""
    for _step in range(steps):
        press(wizard.next)


def unnamed(page: QWidget) -> list[QWidget]:
    """Return the parts to use on a page that a screen reader has no name for."""
    kinds = (QLineEdit, QComboBox, QAbstractButton, QAbstractSlider, QTextEdit)
    found = [w for kind in kinds for w in page.findChildren(kind)]
    return [
        w for w in found if not w.accessibleName() and not (isinstance(w, QAbstractButton) and w.text()) and _own(w)
    ]


def _own(widget: QWidget) -> bool:
    """Leave out the line within a choice and the parts of a scroll bar, which speak through what they are in."""
    return not isinstance(widget.parentWidget(), QComboBox) and "scroll" not in widget.parentWidget().objectName()
