"""The settings of the sample office's file, shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_desktop.ui.settings.settings import SettingsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.session import Session

sys.path.insert(0, str(Path(__file__).parents[1] / "start"))


@pytest.fixture
def page(qtbot: QtBot, session: Session, preferences: Preferences) -> Iterator[SettingsPage]:
    page = SettingsPage(session, preferences)
    qtbot.addWidget(page)
    page.resize(1366, 688)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    yield page
    page.commit()
