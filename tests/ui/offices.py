"""Office files opened as the window opens them: in the file lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.services.library import create_office, open_office
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import OfficeFile
    from ita_desktop.ui.runner import Runner


def new_session(runner: Runner, path: Path, value: OfficeFile) -> Session:
    """Return a new file that holds a value, open for writing."""
    office = runner._pool(Lane.FILE).submit(create_office, path, value).result()
    return Session(office, runner)


def end(session: Session) -> None:
    """Let go of a session's file, as it is."""
    session.runner._pool(Lane.FILE).submit(session.office.close).result()


def on_disk(path: Path) -> OfficeFile:
    """Return the value that a file holds."""
    with open_office(path, read_only=True) as office:
        return office.value
