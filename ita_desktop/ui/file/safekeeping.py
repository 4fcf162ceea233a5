"""When a save fails: a bar that says so, a copy on this computer of what was typed, and the file kept elsewhere.

A copy that is left from a program that ended before it could save is offered when its file is opened next.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from ita_desktop.base.errors import DiskFullError, UserError
from ita_desktop.base.i18n import _
from ita_desktop.domain.diff import apply, difference
from ita_desktop.ui.dialogs import save_dialog, with_suffix
from ita_desktop.ui.file.notices import Act
from ita_desktop.ui.numbers import number
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.system.failure import tell_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ita_desktop.domain.model import OfficeFile
    from ita_desktop.services.library import OpenOffice
    from ita_desktop.services.recovery import Recovered
    from ita_desktop.ui.file.notices import Notices
    from ita_desktop.ui.session import Session


def recovery_folder() -> Path:
    """Return where what could not be saved is kept, among the person's own data."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(data) / "ita-desktop" / "recovery"


class SafeKeeping(QObject):
    """Looks after the saves of one session."""

    def __init__(self, session: Session, notices: Notices, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window = window
        self.sentence = ""
        self._session, self._notices = session, notices
        self._folder = recovery_folder()
        self._is_kept = False
        self._offered: Recovered | None = None
        self._base = session.value
        session.save_failed.connect(self._save_failed)
        session.saved.connect(self._saved)

    # --- a save that fails ---

    def show_failure(self, error: Exception) -> None:
        """Say that a save failed."""
        place = self._session.path.drive or self._session.path.parent.name
        if isinstance(error, DiskFullError):
            self.sentence = _("บันทึกลง {place} ไม่ได้ เพราะที่เก็บเต็ม งานที่พิมพ์ยังอยู่ครบในเครื่องนี้").format(place=place)
        else:
            self.sentence = _("บันทึกลง {place} ไม่ได้ งานที่พิมพ์ยังอยู่ครบในเครื่องนี้").format(place=place)
        acts = Act(_("บันทึกที่อื่น"), self.save_elsewhere), Act(_("ลองใหม่"), self._session.save_now)
        self._notices.tell("save", "error", self.sentence, *acts)

    def keep(self, done: Callable[[object], object], failed: Callable[[Exception], object]) -> None:
        """Keep what was typed on this computer, where it is found when the file is opened next."""
        folder, path, value = self._folder, self._session.path, self._session.value
        if self._offered:  # it is not decided yet, and must not be written over
            with suppress(UserError):
                value = self._with_offered(value)
        self._is_kept = True

        def keep() -> object:
            from ita_desktop.services import recovery  # noqa: PLC0415 - seldom needed

            return recovery.keep(folder, path, value)

        self._session.runner.run(Lane.OTHER, keep, done, failed, latest="keep")

    def forget(self) -> None:
        """Drop what was kept on this computer: it is in the file now, or not wanted."""
        self._notices.hush("save")
        if not self._is_kept:
            return
        self._is_kept = False
        folder, path = self._folder, self._session.path

        def forget() -> None:
            from ita_desktop.services import recovery  # noqa: PLC0415 - seldom needed

            recovery.forget(folder, path)

        self._session.runner.run(Lane.OTHER, forget, self._done, self._done)

    def _save_failed(self, error: Exception) -> None:
        self.show_failure(error)
        self.keep(self._done, self._done)

    def _saved(self, _when: object) -> None:
        if self._offered:
            self._notices.hush("save")
        else:
            self.forget()

    def _done(self, _outcome: object) -> None:
        pass

    # --- elsewhere ---

    def save_elsewhere(self) -> None:
        """Ask where, and go on there with all steps."""
        dialog = save_dialog(self.window, _("บันทึกที่อื่น"), self._session.path)
        dialog.fileSelected.connect(self._save_in)
        dialog.open()

    def _save_in(self, name: str) -> None:
        session, value, path = self._session, self._session.value, with_suffix(name)

        def save() -> OpenOffice:
            from ita_desktop.services import opening  # noqa: PLC0415 - it needs the store

            return opening.save_elsewhere(value, session.blob, path)

        session.runner.run(Lane.FILE, save, self._go_on, self._tell)

    def _go_on(self, office: OpenOffice) -> None:
        self.forget()
        self._session.go_on_in(office)

    def _tell(self, error: Exception) -> None:
        tell_error(self.window, error)

    # --- what a program that ended left ---

    def offer(self, recovered: Recovered) -> None:
        """Offer what was kept before."""
        self._offered, self._is_kept = recovered, True
        sentence = _("โปรแกรมปิดไปก่อนบันทึก กู้ข้อความที่พิมพ์ไว้ได้ {count} ช่อง").format(count=number(recovered.fields))
        acts = Act(_("ใช้ข้อความที่กู้ได้"), self._use), Act(_("ไม่ใช้"), self._drop)
        self._notices.tell("recovered", "warning", sentence, *acts)

    def _with_offered(self, value: OfficeFile) -> OfficeFile:
        assert self._offered
        return apply(value, difference(self._base, self._offered.value))

    def _use(self) -> None:
        if self._session.edit_file(_("ใช้ข้อความที่กู้ได้"), self._with_offered):
            self._offered = None
            self._notices.hush("recovered")
            self._session.end_step()

    def _drop(self) -> None:
        self._offered = None
        self._notices.hush("recovered")
        self.forget()
