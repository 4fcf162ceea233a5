"""The look in use: a theme's colours, type and sizes at a text scale."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette

from ita_desktop.base.assets import font_path, resource_path

LIGHT: Final = "light"
DARK: Final = "dark"
CONTRAST: Final = "contrast"
"""The system's own colours, while it asks for high contrast: no tints, only signs, words and borders."""

_GROUP, _ROLE = QPalette.ColorGroup, QPalette.ColorRole
_SYSTEM: Final = {  # what comes first stands; all else is the text's colour
    "text.disabled": _ROLE.WindowText,
    "surface.base": _ROLE.Base,
    "surface.raised": _ROLE.Base,
    "surface": _ROLE.Window,
    "state": _ROLE.Window,
    "highlight": _ROLE.Window,
    "accent.fill": _ROLE.Highlight,
    "accent.onFill": _ROLE.HighlightedText,
    "accent.line": _ROLE.Link,
    "focus": _ROLE.Highlight,
    "toast.fill": _ROLE.Base,
}


@cache
def _tokens() -> dict[str, Any]:
    tokens: dict[str, Any] = json.loads(resource_path("look", "tokens.json").read_text(encoding="utf-8"))
    return tokens


def load_fonts() -> None:
    """Make the bundled screen fonts known to Qt; needed once, after the application is there."""
    for name in _tokens()["font"]["ui"]["files"]:
        QFontDatabase.addApplicationFont(str(font_path(f"noto-sans-thai/{name}")))
    look().forget()


class Look(QObject):
    """One theme at one text scale. ``changed`` tells that either is another now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = LIGHT
        self.scale = 1.0
        self.thai_digits = True
        self.touch = False
        """Whether there is a touch screen: fingers need higher buttons and rows."""
        self._fonts: dict[tuple[str, int], QFont] = {}
        self._metrics: dict[tuple[str, int], QFontMetricsF] = {}
        self._lines: dict[str, int] = {}

    def use_digits(self, *, thai: bool) -> None:
        """Show the report's numbers in Thai digits, or all numbers in Arabic ones."""
        if thai != self.thai_digits:
            self.thai_digits = thai
            self.changed.emit()

    def use(self, theme: str, scale: float) -> None:
        """Take a theme (LIGHT, DARK or CONTRAST) and a text scale (1.0 is 100 %)."""
        if (theme, scale) != (self.theme, self.scale):
            self.theme, self.scale = theme, scale
            self.forget()
            self.changed.emit()

    def forget(self) -> None:
        """Measure all fonts anew."""
        for kept in (self._fonts, self._metrics, self._lines):
            kept.clear()

    def css(self, name: str) -> str:
        """Return a colour by its name ("text.primary") as "#RRGGBB"."""
        if self.theme == CONTRAST and not name.startswith("page"):
            return _system_colour(name)
        value: Any = _tokens()["color"][LIGHT if self.theme == CONTRAST else self.theme]
        for part in name.split("."):
            value = value[part]
        return str(value)

    def colour(self, name: str) -> QColor:
        """Return a colour by its name ("text.primary")."""
        return QColor(self.css(name))

    def px(self, value: float) -> int:
        """Return a length of the design (pixels at 100 %) at the text scale."""
        return round(value * self.scale)

    def size(self, name: str) -> int:
        """Return a size of the design by its name ("field", "rowMeasure") at the text scale."""
        kind = next((kind for kind in ("field", "button", "row") if name.startswith(kind)), "")
        more = _tokens()["touchAdd"][kind] if self.touch and kind else 0
        return self.px(_tokens()["size"][name] + more)

    def font(self, role: str, weight: int = 0) -> QFont:
        """Return the font of a role ("body", "caption", "field", "heading3" …) at the text scale; 0: its own weight."""
        return QFont(self._font(role, weight))

    def _font(self, role: str, weight: int) -> QFont:
        """Return the one font that all others of its kind are copies of."""
        if (role, weight) not in self._fonts:
            kind = _tokens()["type"][role]
            ui = _tokens()["font"]["ui"]
            font = QFont([ui["family"], *ui["fallback"]])
            font.setPointSizeF(kind["pt"] * self.scale)
            font.setWeight(QFont.Weight(weight or kind["weight"]))
            self._fonts[role, weight] = font
        return self._fonts[role, weight]

    def metrics(self, role: str, weight: int = 0) -> QFontMetricsF:
        """Return the measures of a role's font."""
        if (role, weight) not in self._metrics:
            self._metrics[role, weight] = QFontMetricsF(self._font(role, weight))
        return self._metrics[role, weight]

    def line(self, role: str) -> int:
        """Return the height of a line of a role, never less than its letters need."""
        if role not in self._lines:
            high = self.px(_tokens()["type"][role]["line"])
            self._lines[role] = max(high, round(self.metrics(role).lineSpacing()))
        return self._lines[role]

    def motion(self, name: str) -> int:
        """Return a duration of the design in milliseconds."""
        return int(_tokens()["motion"][name])

    def pane(self, width_class: str, name: str) -> Any:  # noqa: ANN401 - a number or a triple of them
        """Return what the design says of a pane in a width class, in unscaled pixels."""
        return _tokens()["pane"][width_class][name]


def _system_colour(name: str) -> str:
    role = next((r for n, r in _SYSTEM.items() if name.startswith(n)), _ROLE.WindowText)
    if name.endswith(".soft") and name != "border.soft":
        role = _ROLE.Window
    group = _GROUP.Disabled if name == "text.disabled" else _GROUP.Active
    return QGuiApplication.palette().color(group, role).name()


@cache
def look() -> Look:
    """Return the look of the whole program."""
    return Look()
