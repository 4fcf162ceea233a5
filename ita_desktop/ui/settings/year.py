"""A field for a year of the Buddhist era: Thai or Arabic digits, two or four; up and down count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.thai.digits import to_arabic
from ita_desktop.ui.numbers import number
from ita_desktop.ui.settings.rows import TypedLine

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_YEAR = re.compile(r"(?:พ\.ศ\.\s*)?((?:2[45])?[0-9]{2})")
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
_SHORT = 100


def read_year(text: str) -> int | None:
    """Return the year in a text, 0 for an empty one, None for what is no year."""
    plain = to_arabic(text).strip()
    if not plain:
        return 0
    found = _YEAR.fullmatch(plain)
    if not found:
        return None
    year = int(found[1])
    return year + 2500 if year < _SHORT else year


def not_a_year(text: str) -> str:
    """Return the sentence that says a text is no year."""
    return _("“{text}” ไม่ใช่ปี พ.ศ. จึงยังไม่ได้เปลี่ยน โปรดพิมพ์ปี พ.ศ. สี่หลัก เช่น ๒๕๖๘").format(text=text)


class YearField(TypedLine):
    """A year. ``chosen`` gives it (0: none) when it was typed in full, ``refused`` what was typed instead."""

    chosen = Signal(int)
    refused = Signal(str)

    def __init__(self, name: str, year: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(name, number(year) if year else "", _("เช่น ๒๕๖๘"), parent)
        self.typed.connect(self._typed)

    @property
    def year(self) -> int | None:
        """Return the year as typed, 0 for none, None for what is no year."""
        return read_year(self.text())

    def show_year(self, year: int) -> None:
        """Show a year that changed elsewhere."""
        if self.year != year:
            self.setText(number(year) if year else "")

    def _typed(self, text: str) -> None:
        year = self.year
        if year is None:
            self.refused.emit(text)
        else:
            self.chosen.emit(year)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step and self.year and not self.isReadOnly():
            self.setText(number(self.year + step))
            self.commit()
        else:
            super().keyPressEvent(event)
