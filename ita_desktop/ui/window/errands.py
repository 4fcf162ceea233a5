"""What the main window does that is not about the report's words: the PDF, a failed save, the backup, text size."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.messages import Choice, ask, tell
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.window.status import SCALES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.printing.save_pdf import SavePdf
    from ita_desktop.ui.session import Session
    from ita_desktop.ui.window.status import StatusBar


class Errands(QObject):
    """Errands of one window; ``say`` is its bound method that shows a toast: text, words of an action, its slot."""

    save_elsewhere_wanted = Signal()

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        status: StatusBar,
        say: Callable[..., object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._preferences, self._status, self._window = session, preferences, status, window
        self._say = weakref.WeakMethod(say)
        self.pdf: SavePdf | None = None
        status.failure_clicked.connect(self.tell_failure)
        status.scale_wanted.connect(self._set_scale)

    def _tell(self, *words: object) -> None:
        if say := self._say():
            say(*words)

    # --- the PDF ---

    def make_pdf(self) -> None:
        """Ask where the PDF goes and write it."""
        if self.pdf is None:
            from ita_desktop.ui.printing.save_pdf import SavePdf  # noqa: PLC0415 - not before it is asked for

            self.pdf = SavePdf(self._session, self._preferences, self._window)
            self.pdf.began.connect(self._began)
            self.pdf.written.connect(self._written)
            self.pdf.failed.connect(self._failed)
        self.pdf.ask()

    def _began(self) -> None:
        self._status.show_job(_("กำลังสร้าง PDF"), 0)

    def _failed(self, sentence: str) -> None:
        self._status.hide_job()
        self._tell(sentence)

    def _written(self, _path: Path, sentence: str) -> None:
        assert self.pdf
        self._status.hide_job()
        self._tell(sentence, _("เปิดไฟล์ PDF"), self.pdf.open_last)

    # --- the file ---

    def tell_failure(self) -> None:
        """Tell why saving failed, and what can be done."""
        if error := self._session.save_error:
            choices = [Choice("again", _("ลองใหม่")), Choice("elsewhere", _("บันทึกที่อื่น"), "filled")]
            ask(self._window, str(error), choices, self._after_failure, "error")

    def _after_failure(self, key: str) -> None:
        if key == "again":
            self._session.save_now()
        elif key == "elsewhere":
            self.save_elsewhere_wanted.emit()

    def ask_backup(self) -> None:
        """Find out when the last backup was made, beside the window."""
        path = self._session.path

        def newest() -> datetime | None:
            from ita_desktop.services.backups import backups_of  # noqa: PLC0415 - it needs the store

            return max((backup.when for backup in backups_of(path)), default=None)

        self._session.runner.run(Lane.OTHER, newest, self._status.show_backup, self._no_backup)

    def _no_backup(self, error: Exception) -> None:
        raise error

    # --- the screen ---

    def turn_full_screen(self) -> None:
        """Fill the screen, or stand in a window again."""
        window = self._window.window()
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def change_scale(self) -> None:
        """Make the text larger, smaller or of its usual size, as the action says that was chosen."""
        name = self.sender().objectName()
        near = min(range(len(SCALES)), key=_distance)
        at = near + (1 if name == "larger" else -1)
        self._set_scale(1.0 if name == "normal_size" else SCALES[min(max(at, 0), len(SCALES) - 1)])

    def _set_scale(self, scale: float) -> None:
        self._preferences.put("look/scale", scale)

    # --- the rest ---

    def to_field(self) -> None:
        """Cut, copy, paste or choose all in the field with the caret."""
        name = self.sender().objectName()
        act = getattr(QApplication.focusWidget(), "selectAll" if name == "select_all" else name, None)
        if act:
            act()

    def tell_about(self) -> None:
        """Tell what this program is."""
        version = QApplication.applicationVersion()
        words = _("ITA Desktop รุ่น {version} จัดทำรายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม")
        tell(self._window, words.format(version=version))


def _distance(n: int) -> float:
    return abs(SCALES[n] - look().scale)
