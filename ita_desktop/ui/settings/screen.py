"""How the program looks on this computer: text size and theme. What is chosen shows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.choices import Slider
from ita_desktop.ui.parts.fields import FieldFrame
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.segmented import Segmented, View

if TYPE_CHECKING:
    from ita_desktop.ui.preferences import Preferences

LEAST, MOST, STEP = 80, 200, 10
"""The text sizes there are, in per cent."""


class TextSize(QWidget):
    """A slider of the text size, with its value beside it."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.slider = Slider(_("ขนาดตัวอักษรบนจอ"), LEAST // STEP, MOST // STEP)
        self.slider.setPageStep(2)
        self.value = Label("", "bodyStrong")
        frame = FieldFrame(_("ขนาดตัวอักษรบนจอ"), self.slider)
        frame.head.addWidget(self.value)
        ends = QHBoxLayout()
        ends.addWidget(Label(_("เล็ก") + " 80 %", "caption", "text.secondary"))
        ends.addStretch(1)
        ends.addWidget(Label(_("ใหญ่") + " 200 %", "caption", "text.secondary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        column.addLayout(ends)
        self.slider.valueChanged.connect(self._chosen)
        look().changed.connect(self.show_value)
        self.show_value()

    def show_value(self) -> None:
        """Show the size that is in use."""
        percent = round(self._preferences.get("look/scale", look().scale) * 100)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(percent / STEP))
        self.value.set_text(f"{percent} %")

    def _chosen(self, tenths: int) -> None:
        self._preferences.put("look/scale", tenths * STEP / 100)
        self.show_value()
        self.changed.emit()


class ThemeChooser(QWidget):
    """Light, dark, or as the system is."""

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        name = _("ธีมสี")
        views = (
            View("system", _("ตามเครื่อง"), "monitor"),
            View("light", _("สว่าง"), "sun"),
            View("dark", _("มืด"), "moon"),
        )
        self.choice = Segmented(views, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(name, "bodyStrong"))
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self.choice.chosen.connect(self._chosen)
        self.show_value()

    def show_value(self) -> None:
        """Show the theme that is chosen."""
        self.choice.choose(self._preferences.get("look/theme", "system"))

    def _chosen(self, theme: str) -> None:
        self._preferences.put("look/theme", theme)
        self.changed.emit()
