"""Letting go of an open file: save what is left, back up what was changed, close; asked where that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.ui.messages import Choice, ask
from ita_desktop.ui.runner import Lane

if TYPE_CHECKING:
    from ita_desktop.ui.file.safekeeping import SafeKeeping
    from ita_desktop.ui.session import Session


class Closing(QObject):
    """Closes a session's file in the file lane. What was typed is in the file, or kept on this computer, before."""

    over = Signal()
    """The file is closed."""
    stayed = Signal()
    """The person goes on working."""
    at_work = Signal(bool)
    """Something is being done; False: it waits for an answer."""

    def __init__(self, session: Session, safekeeping: SafeKeeping, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._safekeeping = session, safekeeping

    def begin(self) -> None:
        """Save, back up and close, then say ``over``."""
        self.at_work.emit(True)
        self._session.finish(self._saved, self._not_saved)

    def _not_saved(self, error: Exception) -> None:
        self._safekeeping.show_failure(error)
        self._safekeeping.keep(self._kept, self._not_kept)

    def _kept(self, _where: object) -> None:
        self._ask(Choice("leave", _("ปิด แล้วกู้คืนครั้งหน้า"), "plain"))

    def _not_kept(self, _error: Exception) -> None:
        self._ask(Choice("leave", _("ปิดโดยไม่บันทึก"), "danger"))

    def _ask(self, leave: Choice) -> None:
        choices = (
            leave,
            Choice("stay", _("กลับไปทำต่อ"), "plain"),
            Choice("again", _("ลองใหม่")),
            Choice("elsewhere", _("บันทึกที่อื่น"), "filled"),
        )
        self.at_work.emit(False)
        ask(self._safekeeping.window, self._safekeeping.sentence, choices, self._decided, "error")

    def _decided(self, answer: str) -> None:
        if answer == "again":
            self.begin()
        elif answer == "leave":
            self._close()
        else:
            self.stayed.emit()
            if answer == "elsewhere":
                self._safekeeping.save_elsewhere()

    def _saved(self, _nothing: None) -> None:
        self._safekeeping.forget()
        office = self._session.office
        if office.read_only:
            self._close()
            return

        def back_up() -> object:
            from ita_desktop.services.backups import back_up_on_close  # noqa: PLC0415 - it needs the store

            return back_up_on_close(office)

        self._session.runner.run(Lane.FILE, back_up, self._backed_up, self._not_backed_up)

    def _backed_up(self, _copy: object) -> None:
        self._close()

    def _not_backed_up(self, error: Exception) -> None:
        sentence = _("บันทึกครบแล้ว แต่ทำไฟล์สำรองไม่ได้ เพราะโปรแกรมทำงานผิดพลาด")
        choices = (
            Choice("leave", _("ปิดโดยไม่สำรอง"), "plain"),
            Choice("elsewhere", _("บันทึกที่อื่น")),
            Choice("again", _("ลองใหม่"), "filled"),
        )
        told = str(error) if isinstance(error, UserError) else sentence
        self.at_work.emit(False)
        ask(self._safekeeping.window, told, choices, self._decided_on_backup, "error")

    def _decided_on_backup(self, answer: str) -> None:
        if answer == "again":
            self.begin()
        elif answer == "leave":
            self._close()
        else:
            self.stayed.emit()
            if answer == "elsewhere":
                self._safekeeping.save_elsewhere()

    def _close(self) -> None:
        self._session.runner.run(Lane.FILE, self._session.office.close, self._closed, self._closed)

    def _closed(self, _outcome: object) -> None:
        self.over.emit()
