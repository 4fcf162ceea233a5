"""An open office file as the windows see it: its value, every change of it, and when it was saved."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.base.errors import UserError
from ita_desktop.domain.settings import put_report
from ita_desktop.services.editing import Editing
from ita_desktop.ui.runner import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from pathlib import Path

    from ita_desktop.domain.model import OfficeFile, Place, Report
    from ita_desktop.services.library import OpenOffice
    from ita_desktop.ui.runner import Runner

SAVE_DELAY = 500  # milliseconds after the last key


class Session(QObject):
    """The open file. The office belongs to the runner's file lane and is touched only there."""

    changed = Signal(object, object)
    """The value before and after: an edit, an undo, a redo. Not sent for another report being chosen."""
    report_chosen = Signal()
    saving = Signal()
    saved = Signal(object)
    """When (a datetime with the local time zone)."""
    save_failed = Signal(object)
    """The UserError; what was typed stays in ``value`` and is saved with the next attempt."""
    refused = Signal(object)
    """The UserError that an edit, undo or redo raised; nothing was changed."""
    stepped = Signal(object)
    """The Step that undo or redo has carried out."""

    def __init__(self, office: OpenOffice, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self._office = office
        self._editing = Editing(office.value)
        self._stored = office.value
        newest = office.value.report()
        self._report_uid = newest.uid if newest else ""
        self._timer = QTimer(self, singleShot=True, interval=SAVE_DELAY)
        self._timer.timeout.connect(self.save_now)

    # --- what is there ---

    @property
    def path(self) -> Path:
        """Return where the file is."""
        return self._office.path

    @property
    def read_only(self) -> bool:
        """Return whether nothing can be changed."""
        return self._office.read_only

    @property
    def value(self) -> OfficeFile:
        """Return the office's file as it is now."""
        return self._editing.value

    @property
    def report(self) -> Report:
        """Return the report that is worked on."""
        return next(r for r in self.value.reports if r.uid == self._report_uid)

    def choose_report(self, uid: str) -> None:
        """Work on another report of the file."""
        if uid != self._report_uid:
            self._editing.end_step()
            self._report_uid = uid
            self.report_chosen.emit()

    @property
    def is_saved(self) -> bool:
        """Return whether all that was done is in the file."""
        return self._stored is self.value

    @property
    def undo_name(self) -> str:
        """Return the name of the step that undo takes back, "" for none."""
        return self._editing.undo_name

    @property
    def redo_name(self) -> str:
        """Return the name of the step that redo makes again, "" for none."""
        return self._editing.redo_name

    # --- changes ---

    def edit(
        self,
        name: str,
        change: Callable[[Report], Report],
        *,
        place: Place | None = None,
        field: Hashable | None = None,
    ) -> bool:
        """Change the report; return whether anything changed. ``name`` is what the undo menu says.

        Edits in a row of one ``field`` are one step until :meth:`end_step`. A UserError is told by ``refused``.
        """
        return self.edit_file(name, lambda file: put_report(file, change(self.report)), place=place, field=field)

    def edit_file(
        self,
        name: str,
        change: Callable[[OfficeFile], OfficeFile],
        *,
        place: Place | None = None,
        field: Hashable | None = None,
    ) -> bool:
        """Change the file; as :meth:`edit`."""
        if self.read_only:
            return False
        before = self.value
        try:
            if not self._editing.edit(name, change, place=place, field=field):
                return False
        except UserError as error:
            self.refused.emit(error)
            return False
        self._changed(before)
        return True

    def end_step(self) -> None:
        """Say that a field was left: its next edit is a step of its own, and what was typed is saved now."""
        self._editing.end_step()
        self.save_now()

    def undo(self) -> None:
        """Take the last step back."""
        self._step(self._editing.undo)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._step(self._editing.redo)

    def _step(self, step: Callable[[], object]) -> None:
        before = self.value
        try:
            made = step()
        except UserError as error:
            self.refused.emit(error)
            return
        self._changed(before)
        self.stepped.emit(made)

    def _changed(self, before: OfficeFile) -> None:
        if not any(r.uid == self._report_uid for r in self.value.reports):
            newest = self.value.report()
            self._report_uid = newest.uid if newest else ""
        self._timer.start()
        self.changed.emit(before, self.value)

    # --- saving ---

    def save_now(self) -> None:
        """Save what has not been saved yet."""
        self._timer.stop()
        value = self.value
        if self.read_only or value is self._stored:
            return
        self.saving.emit()

        def save() -> OfficeFile:
            self._office.save(value)
            return value

        self.runner.run(Lane.FILE, save, self._was_saved, self._was_not_saved, latest="save")

    def _was_saved(self, value: OfficeFile) -> None:
        self._stored = value
        self.saved.emit(datetime.now().astimezone())

    def _was_not_saved(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.save_failed.emit(error)
