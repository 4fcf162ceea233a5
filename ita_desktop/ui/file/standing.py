"""How an open file stands: for reading only and why, in a folder that may harm it. Said in bars, with a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ita_desktop.base.i18n import _
from ita_desktop.ui.dialogs import save_dialog, with_suffix
from ita_desktop.ui.file.notices import Act
from ita_desktop.ui.file.opening import Opened
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.start.folder import own_folder
from ita_desktop.ui.system.failure import tell_error

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ita_desktop.services.opening import Opening
    from ita_desktop.ui.file.notices import Notices
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.session import Session

_KNOWN = "folders/known"


class Standing(QObject):
    """Says what is the matter with a session's file as it was opened."""

    again_wanted = Signal(object)
    """Open this Path again."""
    copied = Signal(object)
    """An Opened: the copy, open for writing."""

    def __init__(
        self, session: Session, opened: Opened, notices: Notices, window: QWidget, preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._session, self._notices, self._window, self._preferences = session, notices, window, preferences
        if opened.note:
            notices.tell("note", "info", opened.note, Act(_("รับทราบ"), self._noted))
        if session.read_only:
            self._tell_read_only(opened.found)
        elif opened.folder_warning and str(session.path.parent) not in preferences.get(_KNOWN, list[Any]()):
            acts = Act(_("ทำสำเนาไว้ในเครื่องนี้"), self._copy), Act(_("รับทราบ"), self._known)
            notices.tell("folder", "warning", opened.folder_warning, *acts)

    def _tell_read_only(self, found: Opening | None) -> None:
        copy, again = Act(_("ทำสำเนามาแก้"), self._copy), Act(_("ลองใหม่"), self._again)
        if found and found.state == "read_only_folder":
            self._notices.tell("read_only", "warning", found.sentence, copy, icon="lock")
            return
        holder = found.holder if found else None
        sentence = _("เปิดอ่านอย่างเดียว แฟ้มไม่ถูกแก้")
        if holder:
            sentence = _("เปิดอ่านอย่างเดียว {user} ที่เครื่อง “{computer}” กำลังแก้อยู่ตั้งแต่ {since}").format(
                user=holder.user, computer=holder.computer, since=holder.since
            )
        self._notices.tell("read_only", "warning", sentence, again, copy, icon="lock")

    def _noted(self) -> None:
        self._notices.hush("note")

    def _known(self) -> None:
        known = self._preferences.get(_KNOWN, list[Any]())
        self._preferences.put(_KNOWN, [*known, str(self._session.path.parent)])
        self._notices.hush("folder")

    def _again(self) -> None:
        self.again_wanted.emit(self._session.path)

    def _copy(self) -> None:
        dialog = save_dialog(self._window, _("ทำสำเนามาแก้"), own_folder() / self._session.path.name)
        dialog.fileSelected.connect(self._copy_to)
        dialog.open()

    def _copy_to(self, name: str) -> None:
        session, path, value = self._session, with_suffix(name), self._session.value

        def copy() -> Opened:
            from ita_desktop.services import opening  # noqa: PLC0415 - it needs the store

            office = opening.save_elsewhere(value, session.blob, path)
            return Opened(office, folder_warning=opening.folder_warning(path))

        session.runner.run(Lane.FILE, copy, self._was_copied, self._tell)

    def _was_copied(self, opened: Opened) -> None:
        self.copied.emit(opened)

    def _tell(self, error: Exception) -> None:
        tell_error(self._window, error)
