"""A runner, preferences, and a wizard that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Runner
from ita_desktop.ui.start.wizard import Wizard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def runner() -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.close()


@pytest.fixture
def preferences() -> Preferences:
    return Preferences()


@pytest.fixture
def wizard(qtbot: QtBot, runner: Runner, preferences: Preferences) -> Wizard:
    wizard = Wizard(runner, preferences)
    qtbot.addWidget(wizard)
    wizard.resize(1366, 688)
    wizard.show()
    with qtbot.waitActive(wizard):
        wizard.activateWindow()
    return wizard
