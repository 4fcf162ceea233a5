"""What a person likes on this computer: theme, text size, language, recent files. Nothing of a report is kept here."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal

_T = TypeVar("_T", bool, int, float, str, list[Any], dict[str, Any])


class Preferences(QObject):
    """Named values in a file of the person's own. ``changed`` tells the name."""

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
        self._settings = QSettings(f"{folder}/ita-desktop/preferences.ini", QSettings.Format.IniFormat, self)

    def get(self, name: str, default: _T) -> _T:
        """Return a value; the default where there is none of its kind (1 is also 1.0)."""
        try:
            value = json.loads(str(self._settings.value(name, "null")))
        except ValueError:
            return default
        if isinstance(default, float) and isinstance(value, int):
            value = float(value)
        return value if type(value) is type(default) else default

    def put(self, name: str, value: bool | float | str | list[Any] | dict[str, Any]) -> None:  # noqa: FBT001 - a value
        """Remember a value."""
        text = json.dumps(value, ensure_ascii=True)
        if self._settings.value(name) != text:
            self._settings.setValue(name, text)
            self.changed.emit(name)

    def sync(self) -> None:
        """Write what was remembered to the disk now."""
        self._settings.sync()
