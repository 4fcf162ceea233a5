"""The one window: the start page, the wizard, the open file's desk and the settings, one at a time.

It comes up before anything that reads files is imported, and closes only when what was typed is in the file.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.ui.dialogs import SOURCES, SUFFIX, WORD_SUFFIX, open_dialog
from ita_desktop.ui.look.look import look
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.start.folder import own_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
    from PySide6.QtWidgets import QFileDialog

    from ita_desktop.services.starting import Created
    from ita_desktop.ui.file.opening import Opened, Opener
    from ita_desktop.ui.file.work import Work
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.runner import Runner
    from ita_desktop.ui.start.wizard import Wizard

_SIZE = QSize(1366, 720)
_PLACE = "window/place"
_LEAST = 0.5  # of the display at most, so that large letters never push the window beyond it


class Shell(QMainWindow):
    """The window. ``painted`` tells that it is on the screen, ``ready`` that there is a page to work with."""

    painted = Signal()
    ready = Signal()

    def __init__(self, runner: Runner, preferences: Preferences) -> None:
        super().__init__()
        self._runner, self._preferences = runner, preferences
        self.work: Work | None = None
        self._came: Path | None = None  # what is to be imported once a file is open
        self._page: QWidget | None = None
        self._wizard: Wizard | None = None
        self._opener: Opener | None = None
        self._first: Path | None = None
        self._is_painted = False
        self._after: Callable[[], object] = self.show_start
        self._next: Opened | None = None
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self.setAcceptDrops(True)
        least = QSize(look().px(640), look().px(480))
        self.setMinimumSize(least.boundedTo(self.screen().availableGeometry().size() * _LEAST))
        self.setWindowTitle(_("รายงาน ITA"))
        self._take_place()

    # --- coming up ---

    def begin(self, file: Path | None) -> None:
        """Come up, then open a file; without one show the start page, or the wizard where nothing was opened yet."""
        self._first = file
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        self.painted.emit()
        self._runner.run(Lane.OTHER, _load, self._loaded, self._loaded)
        if self._first:
            self.take(self._first)
        elif self._preferences.get("recent", list[Any]()):
            self.show_start()
        else:
            self.show_wizard()

    def _loaded(self, _outcome: object) -> None:
        pass  # what failed to load is told where it is needed

    def come_forward(self) -> None:
        """Be in front of all other windows."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        if asking := QApplication.activeModalWidget():  # what waits for an answer must not be hidden
            asking.raise_()
            asking.activateWindow()

    # --- pages ---

    def show_start(self) -> None:
        """Show the start page."""
        from ita_desktop.ui.start.page import StartPage  # noqa: PLC0415 - not needed before the first paint

        page = StartPage(self._preferences, runner=self._runner)
        page.open_wanted.connect(self.open_file)
        page.open_dialog_wanted.connect(self.choose_file)
        page.backup_wanted.connect(self.choose_backup)
        page.new_wanted.connect(self.show_wizard)
        page.import_wanted.connect(self.choose_source)
        page.sample_wanted.connect(self.open_sample)
        page.dropped.connect(self.take)
        page.settings_wanted.connect(self.show_settings)
        self._show(page, _("รายงาน ITA"))

    def show_wizard(self, source: Path | None = None) -> None:
        """Show the wizard: all of it for a new office, its last step for a report of the open file's office."""
        from ita_desktop.ui.start.wizard import Wizard  # noqa: PLC0415 - as above

        office = self.work.session.value.office if self.work else None
        self._wizard = wizard = Wizard(self._runner, self._preferences, office=office, source=source)
        wizard.finished.connect(self.create_file)
        wizard.cancelled.connect(self._go_back)
        self._show(wizard, _("รายงานใหม่ – รายงาน ITA") if office else _("ตั้งค่าครั้งแรก – รายงาน ITA"))

    def show_import(self, path: Path) -> None:
        """Show what importing a file into the open one would do."""
        from ita_desktop.ui.exchange.page import ImportPage  # noqa: PLC0415 - as above

        assert self.work
        self.work.desk.commit()
        page = ImportPage(self.work.session, path)
        page.finished.connect(self._go_back)
        page.imported.connect(self._imported)
        self._show(page, _("นำเข้าข้อมูล – {title}").format(title=self.work.title))

    def _imported(self, sentence: str) -> None:
        assert self.work
        self._show_desk()
        self.work.desk.tell_done(sentence)

    def show_sending(self) -> None:
        """Show what can be sent to another office."""
        from ita_desktop.ui.exchange.sending import SendPage  # noqa: PLC0415 - as above

        assert self.work
        self.work.desk.commit()
        page = SendPage(self.work.session, self._preferences)
        page.finished.connect(self._go_back)
        self._show(page, _("ส่งงาน – {title}").format(title=self.work.title))

    def show_settings(self, page: str = "") -> None:
        """Show the settings: of the open file, or the program's own."""
        from ita_desktop.ui.settings.settings import SettingsPage  # noqa: PLC0415 - as above

        settings = SettingsPage(self.work.session if self.work else None, self._preferences)
        settings.finished.connect(self._go_back)
        if self.work:
            settings.show_findings(self.work.desk.told)
            self.work.desk.findings_told.connect(settings.show_findings)
        if page:
            settings.show_page(page)
        self._show(settings, self.windowTitle())

    def _go_back(self) -> None:
        if self.work:
            self._show_desk()
        else:
            self.show_start()

    def _show(self, page: QWidget, title: str) -> None:
        before, self._page = self._page, page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.setWindowTitle(title)
        if before:
            self._take_away(before)
        if self._wizard is not page:
            self._wizard = None
        self.ready.emit()

    def _show_desk(self) -> None:
        assert self.work
        last = self.work.desk.focusWidget()
        self._stack.setCurrentWidget(self.work.desk)
        if self._page:
            self._take_away(self._page)
            self._page = self._wizard = None
        self._retitle()
        if last:
            last.setFocus()

    def _take_away(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.close()
        page.deleteLater()

    def _retitle(self) -> None:
        if self.work and not self._page:
            self.setWindowTitle(self.work.title)

    # --- files ---

    @property
    def opener(self) -> Opener:
        """Return what opens files for this window."""
        if self._opener is None:
            from ita_desktop.ui.file.opening import Opener  # noqa: PLC0415 - not needed before the first paint

            self._opener = Opener(self._runner, self)
            self._opener.opened.connect(self._opened)
            self._opener.other_wanted.connect(self.choose_file)
            self._opener.ended.connect(self._nothing_opened)
        return self._opener

    def open_file(self, path: Path) -> None:
        """Open a file in place of the one that is open; the open file itself is only shown."""
        if self.work and not self.work.session.read_only and _same(path, self.work.session.path):
            self._show_desk()
        else:
            self.opener.open(path)

    def create_file(self, created: Created) -> None:
        """Make a file and open it; where that fails the wizard that asked for it says so."""
        self.opener.create(created, self._not_created)

    def _not_created(self, error: Exception) -> None:
        if self._wizard and isinstance(error, UserError):
            self._wizard.show_error(error)
        else:
            from ita_desktop.ui.system.failure import tell_error  # noqa: PLC0415 - not needed before the first paint

            tell_error(self, error)

    def open_sample(self) -> None:
        """Make a file of the sample office and open it."""
        from ita_desktop.services.starting import sample  # noqa: PLC0415 - seldom needed

        self.create_file(sample(own_folder()))

    def take(self, path: Path) -> None:
        """Do what is meant by a file that was dropped or opened: open ours, import another office's or Word's."""
        suffix = path.suffix.lower()
        if suffix not in SOURCES:
            self.open_file(path)
        elif self.work and not self.work.session.read_only:
            self.show_import(path)
        elif suffix == WORD_SUFFIX:
            self.show_wizard(path)
        elif self.work:
            self._begin_with(path)
        else:
            self._receive(path)

    def _receive(self, path: Path) -> None:
        """Import into the file that was worked on last; where there is none make a new one of what came."""
        from ita_desktop.ui.start.recent import recent_files  # noqa: PLC0415 - seldom needed

        self._came = path
        paths = [one.path for one in recent_files(self._preferences)]
        self._runner.run(Lane.OTHER, partial(_first_there, paths), self._open_last, self._not_created)

    def _open_last(self, last: Path | None) -> None:
        if last:
            self.open_file(last)
        elif self._came:
            path, self._came = self._came, None
            self._begin_with(path)

    def _begin_with(self, path: Path) -> None:
        """Make a new file of a package."""
        from ita_desktop.services.starting import from_package  # noqa: PLC0415 - seldom needed

        self._runner.run(Lane.OTHER, partial(from_package, path, own_folder()), self.create_file, self._not_created)

    def asked(self, path: Path | None) -> None:
        """Come forward for a second start, with its file if it has one."""
        self.come_forward()
        if path:
            self.take(path)

    def _opened(self, opened: Opened) -> None:
        self._next = opened
        if self.work:
            self._leave(self._start_work)
        else:
            self._start_work()

    def _nothing_opened(self) -> None:
        self._came = None
        if self._stack.currentWidget() is None:
            self.show_start()

    def _start_work(self) -> None:
        from ita_desktop.ui.file.work import Work  # noqa: PLC0415 - not needed before the first paint

        opened, self._next = self._next, None
        assert opened
        self.work = work = Work(opened, self._runner, self._preferences, self)
        self._stack.addWidget(work.desk)
        work.over.connect(self._work_over)
        work.stayed.connect(self._work_stayed)
        work.standing.again_wanted.connect(self.open_file)
        work.standing.copied.connect(self._opened)
        work.session.changed.connect(self._retitle)
        work.session.report_chosen.connect(self._retitle)
        work.desk.settings_wanted.connect(self.show_settings)
        work.desk.start_wanted.connect(self.leave_for_start)
        work.desk.open_wanted.connect(self.choose_file)
        work.desk.new_wanted.connect(self.show_wizard)
        work.desk.import_wanted.connect(self.choose_source)
        work.desk.hand_over_wanted.connect(self.show_sending)
        work.desk.backup_wanted.connect(self.choose_backup)
        work.desk.save_elsewhere_wanted.connect(work.safekeeping.save_elsewhere)
        work.desk.quit_wanted.connect(self.close)
        self._show_desk()
        if work.desk.form.measure_uid:
            work.desk.form.go_field(1)
        came, self._came = self._came, None
        if came and not work.session.read_only:
            self.show_import(came)
        self.ready.emit()

    # --- choosing ---

    def choose_file(self) -> None:
        """Ask for a file and open it."""
        dialog = open_dialog(self, _("เปิดแฟ้ม"), self._folder())
        dialog.rejected.connect(self._nothing_opened)
        self._choose(dialog, self._chosen)

    def choose_backup(self) -> None:
        """Ask for a backup and open it to look at."""
        self._choose(open_dialog(self, _("เปิดไฟล์สำรอง"), self._folder()), self._backup_chosen)

    def choose_source(self) -> None:
        """Ask for a file of another office or program and import it."""
        words = _("งานที่จะนำเข้า ({kinds})").format(kinds=" ".join(f"*{suffix}" for suffix in SOURCES))
        self._choose(open_dialog(self, _("นำเข้าจากไฟล์"), self._folder(), words), self._chosen)

    def _choose(self, dialog: QFileDialog, then: Callable[[str], object]) -> None:
        dialog.fileSelected.connect(then)
        dialog.open()

    def _folder(self) -> Path:
        return self.work.session.path.parent if self.work else own_folder()

    def _chosen(self, name: str) -> None:
        self.take(Path(name))

    def _backup_chosen(self, name: str) -> None:
        self.opener.open(Path(name), read_only=True)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if path := _dropped(event):
            event.acceptProposedAction()
            self.take(path)

    # --- leaving ---

    def leave_for_start(self) -> None:
        """Close the open file and show the start page."""
        self._leave(self.show_start)

    def _leave(self, after: Callable[[], object]) -> None:
        """Let go of the open file, then do ``after`` (a bound method)."""
        self._after = after
        if self.work:
            self.work.leave()
        else:
            after()

    def _work_over(self) -> None:
        work, self.work = self.work, None
        assert work
        self._stack.removeWidget(work.desk)
        work.clear()
        self._after()

    def _work_stayed(self) -> None:
        if self._next:
            self.opener.let_go(self._next)
            self._next = None

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.work:
            event.ignore()
            self._leave(self.close)
            return
        self._preferences.put(_PLACE, self.saveGeometry().toBase64().toStdString())
        self._preferences.sync()
        self.opener.stop()
        super().closeEvent(event)

    def end_now(self) -> None:
        """Save at once: the system ends the program and waits for nobody."""
        if self.work:
            self.work.save_at_once()

    def _take_place(self) -> None:
        """Stand where the window stood last; at first in the middle, filling a small screen."""
        place = self._preferences.get(_PLACE, "")
        if place and self.restoreGeometry(QByteArray.fromBase64(place.encode())):
            return
        free = self.screen().availableGeometry().size()
        self.resize(_SIZE.boundedTo(free))
        if free.width() <= _SIZE.width() or free.height() <= _SIZE.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)


def _load() -> None:
    """Import what an open file needs, while nobody waits for it."""
    import_module("ita_desktop.ui.file.work")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return False


def _dropped(event: QDropEvent) -> Path | None:
    """Return the file that is dropped, where it is one to take."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in {SUFFIX, *SOURCES}), None)


def _first_there(paths: Sequence[Path]) -> Path | None:
    return next((path for path in paths if path.is_file()), None)
