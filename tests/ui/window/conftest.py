"""The main window over the sample office, with all its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_desktop.services.samples import sample_office
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Runner
from ita_desktop.ui.window.desk import Desk
from tests.ui.offices import end, new_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ita_desktop.domain.model import OfficeFile

    MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[MakeDesk]:
    """Return a function that opens a file (the sample office) in a window of a size."""
    runner, preferences, made = Runner(), Preferences(), list[Desk]()

    def make(value: OfficeFile | None = None, size: tuple[int, int] = (1366, 688)) -> Desk:
        session = new_session(runner, tmp_path / "รายงาน.itadb", value or sample_office())
        desk = Desk(session, preferences)
        made.append(desk)
        qtbot.addWidget(desk)
        desk.resize(*size)
        desk.show()
        qtbot.waitExposed(desk)
        return desk

    yield make
    for desk in made:
        session = desk.session
        desk.commit()
        desk.close()
        end(session)
    runner.close()


@pytest.fixture
def desk(make_desk: MakeDesk, qtbot: QtBot) -> Desk:
    """Return the sample office's window, once it was checked, active so that keys work."""
    made = make_desk()
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: made.checks.up_to_date)
    return made
