"""Every screen on the usual small display: nothing beyond its edges, all of it reached by keys alone and named."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMainWindow, QScrollArea, QWidget

from ita_desktop.ui.look import style
from ita_desktop.ui.look.look import LIGHT, look

sys.path.insert(0, str(Path(__file__).parents[1] / "screens"))  # the screens that are pictured
from tests.screens.stage import SIZE, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

_DISPLAY = QSize(*SIZE)
_SCREENS = {
    "start": ("start", "start"),
    "wizard-1": ("start", "wizard_1"),
    "wizard-2": ("start", "wizard_2"),
    "wizard-3": ("start", "wizard_3"),
    "wizard-4": ("start", "wizard_4"),
    "wizard-5": ("start", "wizard_5"),
    "settings": ("start", "settings_years"),
    "settings-columns": ("start", "settings_columns"),
    "settings-type": ("start", "settings_type"),
    "desk": ("desk", "main"),
    "first-measure": ("desk", "first_measure"),
    "printing": ("page", "print"),
    "import": ("exchange", "import"),
    "import-conflict": ("exchange", "import_conflict"),
    "import-unreadable": ("exchange", "import_unreadable"),
    "send": ("exchange", "send"),
}
"""The module and the name of each."""


@pytest.fixture
def stage(tmp_path: Path, qapp: QApplication) -> Iterator[Stage]:
    made = Stage(tmp_path)
    yield made
    made.close()
    qapp.setStyleSheet("")


def _shown(stage: Stage, qtbot: QtBot, name: str, scale: float = 1.0) -> QMainWindow:
    """Show a screen in a window that fills the display."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look().use(LIGHT, scale)
    style.apply(app)
    window = QMainWindow()
    module, screen = _SCREENS[name]
    window.setCentralWidget(getattr(import_module(module), f"screen_{screen}")(stage))
    window.resize(_DISPLAY)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    qtbot.wait(50)
    return window


def _visible(window: QWidget) -> list[QWidget]:
    return [w for w in window.findChildren(QWidget) if w.isVisible() and w.window() is window]


def _view(widget: QWidget) -> QAbstractScrollArea | None:
    """Return the area that scrolls a widget, if one does."""
    above = widget.parentWidget()
    while above is not None:
        up = above.parentWidget()
        if isinstance(up, QAbstractScrollArea) and above is up.viewport():
            return up
        above = up
    return None


def _beyond(window: QWidget) -> list[str]:
    """Say which widgets stand beyond the window, or sideways beyond what scrolls them."""
    found = []
    if window.width() > _DISPLAY.width() or window.height() > _DISPLAY.height():
        found.append(f"the window: {window.size()}")
    for widget in _visible(window):
        area = _view(widget)
        frame = area.viewport() if area else window
        rect = QRect(widget.mapTo(frame, QPoint()), widget.size())
        if rect.left() < 0 or rect.right() > frame.width():
            found.append(f"sideways: {widget} {rect} in {frame.size()}")
        if area is None and (rect.top() < 0 or rect.bottom() > frame.height()):
            found.append(f"below: {widget} {rect} in {frame.size()}")
        if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
            found.append(f"scrolls sideways: {widget}")
    return found


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", _SCREENS)
def test_nothing_stands_beyond_a_small_display(stage: Stage, qtbot: QtBot, name: str, scale: float) -> None:
    window = _shown(stage, qtbot, name, scale)
    beyond = _beyond(window)
    window.close()
    assert not beyond, "\n".join(beyond)


def _to_reach(window: QWidget) -> list[QWidget]:
    """Return the widgets that take the keyboard's focus by Tab."""
    return [
        w
        for w in _visible(window)
        if w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None
    ]


def _tabbed(window: QWidget) -> set[QWidget]:
    """Press Tab until the focus comes round, and return what had it."""
    seen: set[QWidget] = set()
    stands = 0
    while (focus := QApplication.focusWidget()) is not None and stands < len(_to_reach(window)) + 3:
        stands = stands + 1 if focus in seen else 0
        seen.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is focus:
            QTest.keyClick(focus, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    return seen


def _name(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name) if spoken else ""


@pytest.mark.parametrize("name", _SCREENS)
def test_keys_alone_reach_everything_and_all_has_a_name(stage: Stage, qtbot: QtBot, name: str) -> None:
    window = _shown(stage, qtbot, name)
    if QApplication.focusWidget() is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
    seen = _tabbed(window)
    unreached = [str(w) + _name(w) for w in _to_reach(window) if w not in seen]
    nameless = [str(w) for w in _to_reach(window) if not _name(w)]
    window.close()
    assert seen
    assert not unreached, "\n".join(unreached)
    assert not nameless, "\n".join(nameless)
