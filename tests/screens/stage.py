"""What a screen needs to be shown: files to open, a runner, preferences, and a way to wait until all is drawn.

Each module beside this one has functions ``screen_NAME(stage) -> QWidget``; `./dev screens` pictures them all.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop

from ita_desktop.services.exchanging import arrive, plan_import
from ita_desktop.services.library import create_office, open_office
from ita_desktop.services.samples import sample_office
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Lane, Runner
from ita_desktop.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_desktop.domain.model import OfficeFile
    from ita_desktop.services.library import OpenOffice

SEED = Path(__file__).parents[3] / "shared" / "seed" / "report-2568.docx"
SIZE = 1366, 688
"""What a maximised window leaves on the most common office screen, in pixels."""


class Stage:
    """The things behind a screen, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.runner = Runner()
        self.preferences = Preferences()
        self._sessions: list[Session] = []
        self._opened: OpenOffice | None = None

    def session(self, value: OfficeFile | None = None, name: str = "รายงาน ITA 2568.itadb") -> Session:
        """Return an open file that holds a value (the sample office when None)."""
        path = self.folder / name
        content = value if value is not None else sample_office()
        return self._session(lambda: create_office(path, content))

    def opened(self, path: Path) -> Session:
        """Return a file that is there, open for writing."""
        return self._session(lambda: open_office(path))

    def _session(self, job: Callable[[], OpenOffice]) -> Session:
        self._opened = None
        self.runner.run(Lane.FILE, job, self._take, self._raise)
        self.wait(lambda: self._opened is not None)
        assert self._opened is not None
        session = Session(self._opened, self.runner)
        self._sessions.append(session)
        return session

    def seed(self) -> Session:
        """Return the one real report as an open file."""
        return self.session(plan_import(arrive(SEED)).value)

    def _take(self, opened: OpenOffice) -> None:
        self._opened = opened

    def _raise(self, error: Exception) -> None:
        raise error

    def wait(self, until: Callable[[], bool], seconds: float = 20) -> None:
        """Let events happen until something is so. Raises TimeoutError."""
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                raise TimeoutError
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def close(self) -> None:
        """Save and close what is open, and end the threads."""
        for session in self._sessions:
            session.save_now()
            self.runner.run(Lane.FILE, session._office.close, self._closed, self._raise)
        self.runner.close()

    def _closed(self, _nothing: None) -> None:
        self._sessions.clear()
