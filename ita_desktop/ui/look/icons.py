"""Icons: one SVG each, in any colour of the look and at any size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ita_desktop.base.assets import resource_path
from ita_desktop.ui.look.look import look

_STROKE = ('stroke-width="2"', 'stroke-width="1.75"')
_WINDOW = 16, 20, 24, 32, 48, 64, 128, 256


def pixmap(name: str, colour: str = "text.secondary", size: float = 18, ratio: float = 1.0) -> QPixmap:
    """Return an icon; ``size`` in pixels at 100 %, ``ratio`` the screen's device pixel ratio."""
    return _drawn(name, look().css(colour), look().px(size), ratio)


def icon(name: str, colour: str = "text.secondary", size: float = 18) -> QIcon:
    """Return an icon for a button or a menu, sharp on screens of once to three times the pixels."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        made.addPixmap(_drawn(name, look().css(colour), look().px(size), ratio))
        made.addPixmap(_drawn(name, look().css("text.disabled"), look().px(size), ratio), QIcon.Mode.Disabled)
    return made


def window_icon(name: str, colour: str) -> QIcon:
    """Return an icon for title bars, task bars and switchers, sharp in each size they ask for."""
    made = QIcon()
    for side in _WINDOW:
        made.addPixmap(_drawn(name, look().css(colour), side, 1.0))
    return made


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour).replace(*_STROKE).encode()))
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
