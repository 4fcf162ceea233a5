"""What every test of the windows may use: one application with the bundled fonts, and nothing left open behind it."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import gc
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.services.samples import sample_office
from ita_desktop.ui.look.look import LIGHT, load_fonts, look
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Runner
from tests.ui.offices import end, new_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ita_desktop.ui.session import Session

_LOADED: list[QApplication] = []


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["ita-desktop"]


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    """Begin every test with the bundled fonts, in the light theme at 100 %."""
    if not _LOADED:
        gc.disable()  # as the program does: Qt's objects go in the window's thread alone
        gc.freeze()
        load_fonts()
        _LOADED.append(qapp)
    look().use(LIGHT, 1.0)
    qapp.setFont(look().font("body"))


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    """Return lanes of work, ended after the test."""
    assert qapp
    made = Runner()
    yield made
    made.close()


@pytest.fixture
def preferences() -> Preferences:
    """Return what a person likes, in the test's own folder."""
    return Preferences()


@pytest.fixture
def session(runner: Runner, tmp_path: Path) -> Iterator[Session]:
    """Return the sample office's file, open for writing."""
    made = new_session(runner, tmp_path / "รายงาน.itadb", sample_office())
    yield made
    end(made)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the program remembers of a person in a folder of the test's own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))


def _left_open() -> list[QWidget]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]


@pytest.fixture(autouse=True)
def _nothing_left_open(qapp: QApplication) -> Iterator[None]:
    """Deliver what waits to be deleted, then fail for a window that is still there."""
    yield
    assert QCoreApplication.instance() is qapp
    for generation in (1, 1, 2):
        gc.collect(generation)  # a circle of references is no fault
        left = _left_open()
        if not left:
            return
    for widget in left:
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not left, f"still there after the test: {left}"
