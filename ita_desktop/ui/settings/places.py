"""A field for the name of a province, district or subdistrict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from ita_desktop.thai import places
from ita_desktop.ui.settings.rows import TypedLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class PlaceLine(TypedLine):
    """A field for the name of a place, completed by any part of the name from those that are there."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(name, "", placeholder, parent)
        self._names: tuple[str, ...] = ()
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        completer.activated.connect(self._completed)
        self.setCompleter(completer)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self._model.setStringList(list(names))

    def meant(self) -> str:
        """Return the name that was probably meant, "" where the one typed is right or nothing is near it."""
        text = self.text().strip()
        if not text or not self._names or text in self._names:
            return ""
        return places.nearest(text, self._names) or ""

    def _completed(self, _text: str) -> None:
        self.commit()
