"""The bars under the command bar: what is the matter with the open file, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.ui.parts.bars import Bar
from ita_desktop.ui.parts.button import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_desktop.ui.parts.bars import BarKind


@dataclass(frozen=True, slots=True)
class Act:
    """A button of a bar and what it does (a bound method)."""

    text: str
    slot: Callable[[], object]


class Notices(QWidget):
    """Bars by name, one under the other; nothing where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: dict[str, Bar] = {}
        self.buttons: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def tell(self, name: str, kind: BarKind, sentence: str, *acts: Act, icon: str = "") -> None:
        """Show a bar, or let the one of this name say something else."""
        if bar := self._bars.get(name):
            bar.set_sentence(sentence)
            return
        buttons = [Button(act.text, size="small") for act in acts]
        for button, act in zip(buttons, acts, strict=True):
            button.clicked.connect(act.slot)
            self.buttons[act.text] = button
        self._bars[name] = bar = Bar(kind, sentence, buttons, icon)
        self._column.addWidget(bar)
        self.show()

    def hush(self, name: str) -> None:
        """Take a bar away."""
        if bar := self._bars.pop(name, None):
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.setVisible(bool(self._bars))

    def said(self, name: str) -> str:
        """Return what a bar says, "" where there is none."""
        bar = self._bars.get(name)
        return bar.label.text() if bar else ""
