"""Opening a file in the file lane, and what is asked where it does not simply open.

Locked by another, left locked by a computer that is gone, damaged, from a newer program, missing: each is one sentence
with the ways out as buttons. Nothing is changed in a file before the person has said so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ita_desktop.base.errors import LockedError, UnreadableError, UserError
from ita_desktop.base.i18n import _
from ita_desktop.ui.file.safekeeping import recovery_folder
from ita_desktop.ui.messages import Choice, ask
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.system.failure import tell_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ita_desktop.services.library import OpenOffice
    from ita_desktop.services.opening import Opening
    from ita_desktop.services.recovery import Recovered
    from ita_desktop.services.starting import Created
    from ita_desktop.ui.runner import Runner


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of it: the open file, what was found (None for a file just made), what was kept of it before."""

    office: OpenOffice
    found: Opening | None = None
    folder_warning: str = ""
    note: str = ""
    """What was done to open it, for the person to know."""
    recovered: Recovered | UserError | None = None


class Opener(QObject):
    """Opens one file after another for a window."""

    opened = Signal(object)
    """An Opened whose office is open."""
    other_wanted = Signal()
    """The person wants to choose another file."""
    ended = Signal()
    """Nothing was opened."""

    def __init__(self, runner: Runner, window: QWidget) -> None:
        super().__init__(window)
        self._runner, self._window = runner, window
        self._found: Opening | None = None
        self._path: Path | None = None
        self._stopped = False

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a file: for writing, unless something speaks against it or ``read_only`` is asked for."""
        self._path = path
        self._run(lambda: _opened(path, read_only=read_only))

    def let_go(self, opened: Opened) -> None:
        """Close a file that was opened and is not wanted."""
        self._runner.run(Lane.FILE, opened.office.close, self._was_let_go, self._was_let_go)

    def _was_let_go(self, _outcome: object) -> None:
        pass

    def stop(self) -> None:
        """Let go of whatever is still being opened: the window closes."""
        self._stopped = True

    def create(self, created: Created, failed: Callable[[Exception], object]) -> None:
        """Make a new file and open it."""

        def create() -> Opened:
            from ita_desktop.services import opening, starting  # noqa: PLC0415 - it needs the store

            return Opened(starting.create(created), folder_warning=opening.folder_warning(created.path))

        self._runner.run(Lane.FILE, create, self._came, failed)

    def _run(self, job: Callable[[], Opened | Opening]) -> None:
        self._runner.run(Lane.FILE, job, self._came, self._failed)

    def _came(self, outcome: Opened | Opening) -> None:
        if isinstance(outcome, Opened):
            if self._stopped:
                self.let_go(outcome)
            else:
                self.opened.emit(outcome)
        elif not self._stopped:
            self._found = outcome
            ask(self._window, outcome.sentence, choices(outcome), self._decided, "error")

    def _failed(self, error: Exception) -> None:
        if self._stopped:
            return
        if isinstance(error, LockedError) and self._path:
            self.open(self._path)  # somebody was quicker than our look at it: look again
            return
        self.ended.emit()
        tell_error(self._window, error)

    def _decided(self, answer: str) -> None:
        path, found = self._path, self._found
        assert path
        assert found
        match answer:
            case "read":
                self.open(path, read_only=True)
            case "again":
                self.open(path)
            case "over":
                self._run(lambda: _taken_over(path))
            case "backup":
                self._run(lambda: _restored(path, found))
            case "other":
                self.other_wanted.emit()
            case _:
                self.ended.emit()


def choices(found: Opening) -> list[Choice]:
    """Return the ways out of a situation, the best one filled."""
    other = Choice("other", _("เปิดแฟ้มอื่น"))
    again = Choice("again", _("ลองใหม่"))
    match found.state:
        case "locked":
            return [other, again, Choice("read", _("เปิดอ่านอย่างเดียว"), "filled")]
        case "stale":
            return [other, Choice("read", _("เปิดอ่านอย่างเดียว")), Choice("over", _("รับช่วงต่อ"), "filled")]
        case "damaged" | "missing" if found.backup:
            return [other, Choice("backup", _("เปิดไฟล์สำรอง"), "filled")]
        case _:
            return [again, other]


# --- in the file lane ---


def _opened(path: Path, *, read_only: bool) -> Opened | Opening:
    from ita_desktop.services import opening, recovery  # noqa: PLC0415 - it needs the store

    found = opening.look_at(path)
    if found.state in {"damaged", "missing", "newer", "not_ours"}:
        return found
    if found.state in {"locked", "stale"} and not read_only:
        return found
    reading = read_only or found.state == "read_only_folder"
    try:
        office = opening.open(path, read_only=reading)
    except UnreadableError as error:  # damage inside shows only now
        return opening.damaged(path, error)
    recovered: Recovered | UserError | None = None
    if not reading:
        try:
            recovered = recovery.pending(recovery_folder(), office.path, office.value)
        except UserError as error:  # the file itself is open all the same
            recovered = error
    return Opened(office, found, found.folder_warning, recovered=recovered)


def _taken_over(path: Path) -> Opened | Opening:
    from ita_desktop.services import opening  # noqa: PLC0415 - it needs the store

    opening.take_over(path)
    return _opened(path, read_only=False)


def _restored(path: Path, found: Opening) -> Opened | Opening:
    from ita_desktop.services import opening  # noqa: PLC0415 - it needs the store

    assert found.backup
    kept = opening.restore(path, found.backup.path)
    opened = _opened(path, read_only=False)
    note = _("เปิดจากไฟล์สำรองแล้ว")
    if found.state == "damaged":
        note = _("เปิดจากไฟล์สำรองแล้ว แฟ้มที่เสียหายเก็บไว้ชื่อ “{name}”").format(name=kept.name)
    return replace(opened, note=note) if isinstance(opened, Opened) else opened
