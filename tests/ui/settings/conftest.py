"""The settings of the sample office's file, shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from offices import end, new_session

from ita_desktop.services.samples import sample_office
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Runner
from ita_desktop.ui.settings.settings import SettingsPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.session import Session

sys.path.insert(0, str(Path(__file__).parents[1] / "start"))


@pytest.fixture
def runner() -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.close()


@pytest.fixture
def preferences() -> Preferences:
    return Preferences()


@pytest.fixture
def session(runner: Runner, tmp_path: Path) -> Iterator[Session]:
    session = new_session(runner, tmp_path / "รายงาน.itadb", sample_office())
    yield session
    end(session)


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
