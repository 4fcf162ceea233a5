"""An open office file as the windows see it: its value, every change of it, and when it was saved."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.domain.model import Report
from ita_desktop.domain.settings import put_report
from ita_desktop.services.editing import Editing
from ita_desktop.ui.runner import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping
    from pathlib import Path

    from ita_desktop.domain.model import OfficeFile, Place
    from ita_desktop.domain.revision import Batch
    from ita_desktop.services.editing import Step
    from ita_desktop.services.library import OpenOffice
    from ita_desktop.ui.runner import Runner

SAVE_DELAY = 460  # milliseconds: fields hand on what is typed 40 after the last key, so it is saved half a second after
RETRY_DELAY = 15_000  # milliseconds after a save that failed

_NO_REPORT = Report("")


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A save that was tried: into which file, of what, and why it failed if it did."""

    office: OpenOffice
    value: OfficeFile
    blobs: Mapping[str, bytes]
    error: Exception | None = None


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
    moved = Signal()
    """The file is another now: elsewhere, or open for writing."""

    def __init__(self, office: OpenOffice, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self._office = office
        self._editing = Editing(office.value)
        self._stored = office.value
        self._blobs: dict[str, bytes] = {}
        self.save_error: UserError | None = None
        newest = office.value.report()
        self._report_uid = newest.uid if newest else ""
        self._timer = QTimer(self, singleShot=True, interval=SAVE_DELAY)
        self._timer.timeout.connect(self.save_now)
        self._again = QTimer(self, singleShot=True, interval=RETRY_DELAY)
        self._again.timeout.connect(self.save_now)

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
        """Return the report that is worked on; an empty one where the file has none."""
        return next((r for r in self.value.reports if r.uid == self._report_uid), _NO_REPORT)

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
    def office(self) -> OpenOffice:
        """Return the open file itself, for jobs in the file lane alone."""
        return self._office

    def blob(self, sha256: str) -> bytes:
        """Return the bytes kept under a SHA-256; to be called in the file lane. Raises FileMissingError."""
        kept = self._blobs.get(sha256)
        return self._office.blob(sha256) if kept is None else kept

    def keep_blob(self, data: bytes) -> str:
        """Keep bytes (a logo) with the next save; return their SHA-256, for the value to name them by."""
        sha256 = hashlib.sha256(data).hexdigest()
        self._blobs = {**self._blobs, sha256: data}
        return sha256

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
        if not self._report_uid:
            return False
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

    def adopt(self, name: str, value: OfficeFile, batch: Batch | None) -> None:
        """Go on with a value that is in the file already (an import), as one step that undo takes back."""
        before = self.value
        self._editing.end_step()
        if self._editing.edit(name, lambda _file: value, batch=batch):
            self._stored = self.value
            self._editing.end_step()
            self._changed(before)
            self.saved.emit(datetime.now().astimezone())

    def end_step(self) -> None:
        """Say that a field was left: its next edit is a step of its own, and what was typed is saved now."""
        self._editing.end_step()
        self.save_now()

    def undo(self) -> None:
        """Take the last step back."""
        made = self._step(self._editing.undo)
        if made and made.batch:
            self.save_now()
            office, batch = self._office, made.batch

            def forget() -> None:
                from ita_desktop.services.exchanging import forget_import  # noqa: PLC0415 - seldom needed

                forget_import(office, batch)

            self.runner.run(Lane.FILE, forget, self._was_let_go, self._raise)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._step(self._editing.redo)

    def _step(self, step: Callable[[], Step]) -> Step | None:
        before = self.value
        try:
            made = step()
        except UserError as error:
            self.refused.emit(error)
            return None
        self._changed(before)
        self.stepped.emit(made)
        return made

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
        self._again.stop()
        value, blobs, office = self.value, self._blobs, self._office
        if self.read_only or value is self._stored:
            return
        self.saving.emit()

        def save() -> _Attempt:
            try:
                office.save(value, blobs)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told
                return _Attempt(office, value, blobs, error)
            return _Attempt(office, value, blobs)

        self.runner.run(Lane.FILE, save, self._was_tried, self._raise, latest="save")

    def finish(self, done: Callable[[None], object], failed: Callable[[Exception], object]) -> None:
        """Save what is left as the last thing, and tell its end (also where nothing was left)."""
        self._timer.stop()
        self._again.stop()
        value, blobs, office = self.value, self._blobs, self._office

        def save() -> None:
            if not office.read_only and office.value is not value:
                office.save(value, blobs)

        self.runner.run(Lane.FILE, save, done, failed)

    def go_on_in(self, office: OpenOffice) -> None:
        """Work on in another file that holds this one's value: the steps stay to be undone.

        The file worked in before is closed; what was typed since is saved in the new one.
        """
        before, self._office = self._office, office
        self._stored = office.value
        self.save_error = None
        self.runner.run(Lane.FILE, before.close, self._was_let_go, self._was_let_go)
        self.moved.emit()
        self.save_now()

    def _was_let_go(self, _outcome: object) -> None:
        pass  # the disk it was on may be gone

    def _was_tried(self, tried: _Attempt) -> None:
        if tried.office is not self._office:
            return  # the work went on elsewhere meanwhile
        if tried.error is None:
            self._stored = tried.value
            self._blobs = {sha256: data for sha256, data in self._blobs.items() if sha256 not in tried.blobs}
            self.save_error = None
            self.saved.emit(datetime.now().astimezone())
            return
        sentence = _("บันทึกไม่ได้เพราะโปรแกรมทำงานผิดพลาด งานที่พิมพ์ยังอยู่ครบในเครื่องนี้")
        self.save_error = tried.error if isinstance(tried.error, UserError) else UserError(sentence)
        self._again.start()
        self.save_failed.emit(self.save_error)
        if self.save_error is not tried.error:
            raise tried.error

    def _raise(self, error: Exception) -> None:
        raise error
