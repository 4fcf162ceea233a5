"""The window's program: the application, its look and language, the one window, and how it ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ita_desktop.base.i18n import _, use_language
from ita_desktop.ui.look import style
from ita_desktop.ui.look.look import DARK, LIGHT, load_fonts, look
from ita_desktop.ui.look.qt_words import QtWords
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Lane, Runner
from ita_desktop.ui.shell import Shell
from ita_desktop.ui.system import instance
from ita_desktop.ui.system.garbage import Garbage

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.ui.system.ending import Ending

_SCHEMES = {LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark}
_SCALE = "look/scale"
_SMALLEST, _LARGEST = 0.8, 2.0


class Program(QObject):
    """The parts of the running program, put together."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._ending: Ending | None = None
        self.preferences = Preferences(self)
        if language := self.preferences.get("language", ""):
            use_language(language)
        app.setApplicationName(_("รายงาน ITA"))  # a display name would be added to every title
        app.installTranslator(QtWords(app))
        load_fonts()
        self._take_look("look/")
        style.apply(app)
        self.garbage = Garbage(self)
        self.runner = Runner(self)
        self.shell = Shell(self.runner, self.preferences)
        self.preferences.changed.connect(self._take_look)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._system_changed)
        look().changed.connect(self._dress)
        app.commitDataRequest.connect(self.shell.end_now)
        self.shell.painted.connect(self._painted)

    def _painted(self) -> None:
        """Do what the first picture did not need."""
        from ita_desktop.ui.look.icons import window_icon  # noqa: PLC0415 - as above
        from ita_desktop.ui.system.ending import Ending  # noqa: PLC0415 - not needed before the first paint
        from ita_desktop.ui.system.failure import Failures  # noqa: PLC0415 - as above

        Failures(self.shell).install()
        self._ending = Ending(self.shell)
        self._door = instance.Instance(self)
        self._door.asked.connect(self.shell.asked)
        self._app.setWindowIcon(window_icon("file-check-2", "accent.line"))

    def _take_look(self, name: str) -> None:
        if not name.startswith("look/"):
            return
        theme = self.preferences.get("look/theme", "system")
        if name != _SCALE:
            self._app.styleHints().setColorScheme(_SCHEMES.get(theme, Qt.ColorScheme.Unknown))
        scale = self.preferences.get(_SCALE, 1.0)
        look().use_digits(thai=self.preferences.get("look/thai_digits", True))
        look().use(theme if theme in _SCHEMES else style.system_theme(), min(max(scale, _SMALLEST), _LARGEST))

    def _system_changed(self) -> None:
        self._take_look(_SCALE)

    def _dress(self) -> None:
        style.apply(self._app)

    def end(self) -> None:
        """Wait for what is still being written, and end the threads."""
        if self._ending:
            self._ending.stop()
        self.runner.settle(Lane.FILE)  # what was being opened is let go of
        self.runner.close()


def run(file: Path | None) -> int:
    """Show the window, with a file if one is given, until it is closed; return the exit code.

    Where the person has a window open already, that one gets the file.
    """
    sys.setswitchinterval(0.0005)  # a busy thread holds a keystroke up no longer than that
    app = QApplication(["ita-desktop"])
    app.setDesktopFileName("ita-desktop")
    if instance.hand_over(file):
        return 0
    program = Program(app)
    program.shell.begin(file)
    code = app.exec()
    program.end()
    return code
