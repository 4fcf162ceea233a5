"""One open file in the window: its session, its desk, the bars over it; from opening to letting go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.ui.file.closing import Closing
from ita_desktop.ui.file.cover import Cover
from ita_desktop.ui.file.notices import Notices
from ita_desktop.ui.file.recent import remember
from ita_desktop.ui.file.safekeeping import SafeKeeping
from ita_desktop.ui.file.standing import Standing
from ita_desktop.ui.messages import tell
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.session import Session
from ita_desktop.ui.window.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ita_desktop.ui.file.opening import Opened
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.runner import Runner


class Work(QObject):
    """What belongs to one open file."""

    over = Signal()
    """The file is closed; nothing of it is needed any more."""
    stayed = Signal()
    """It was to be left, and is not."""

    def __init__(self, opened: Opened, runner: Runner, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self.session = Session(opened.office, runner, self)
        self._notices = Notices()
        self.desk = Desk(self.session, preferences, window)
        self.desk.put_bars(self._notices)
        self.safekeeping = SafeKeeping(self.session, self._notices, window, self)
        self.standing = Standing(self.session, opened, self._notices, window, preferences)
        if isinstance(opened.recovered, UserError):
            tell(window, opened.recovered)
        elif opened.recovered:
            self.safekeeping.offer(opened.recovered)
        self._cover = Cover(window)
        self._closing: Closing | None = None
        self.session.moved.connect(self._remember)
        self._remember()

    @property
    def title(self) -> str:
        """Return what the window is called while this file is open."""
        session = self.session
        if not session.value.reports:
            return session.path.stem
        report = session.report
        return _("รายงาน ITA {year} – {office}").format(year=report.fiscal_year, office=report.office.full_name)

    def leave(self) -> None:
        """Save, back up, close; then say ``over``, or ``stayed``."""
        if self._closing:
            return
        self.desk.commit()
        self._closing = Closing(self.session, self.safekeeping, self)
        self._closing.at_work.connect(self._cover_for)
        self._closing.over.connect(self._left)
        self._closing.stayed.connect(self._stay)
        self._closing.begin()

    def _cover_for(self, at_work: bool) -> None:  # noqa: FBT001 - a signal's slot
        self._cover.lie_down(_("กำลังบันทึก…") if at_work else "")

    def save_at_once(self) -> None:
        """Save here and now: the system ends the program."""
        self.desk.commit()
        self.session.save_now()
        self.session.runner.settle(Lane.FILE)

    def _left(self) -> None:
        self._remember()
        self._cover.lift()
        self.over.emit()

    def _stay(self) -> None:
        assert self._closing
        self._closing.deleteLater()
        self._closing = None
        self._cover.lift()
        self.stayed.emit()

    def clear(self) -> None:
        """Take the desk and all else away."""
        self._cover.deleteLater()
        self.desk.close()
        self.desk.deleteLater()
        self.deleteLater()

    def _remember(self) -> None:
        remember(self._preferences, self.session.path, self.session.value)
