"""A runner, preferences, and a wizard that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_desktop.ui.start.wizard import Wizard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.runner import Runner


@pytest.fixture
def wizard(qtbot: QtBot, runner: Runner, preferences: Preferences) -> Wizard:
    wizard = Wizard(runner, preferences)
    qtbot.addWidget(wizard)
    wizard.resize(1366, 688)
    wizard.show()
    with qtbot.waitActive(wizard):
        wizard.activateWindow()
    return wizard
