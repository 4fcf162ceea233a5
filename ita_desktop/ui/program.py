"""The window's program: the application, its look and language, the one window, and how it ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ita_desktop.base.i18n import _, use_language
from ita_desktop.ui import instance
from ita_desktop.ui.look import style
from ita_desktop.ui.look.look import DARK, LIGHT, load_fonts, look
from ita_desktop.ui.look.qt_words import QtWords
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Lane, Runner
from ita_desktop.ui.shell import Shell

if TYPE_CHECKING:
    from pathlib import Path

_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_SMALLEST, _LARGEST = 0.8, 2.0


class Program(QObject):
    """The parts of the running program, put together."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.preferences = Preferences(self)
        if language := self.preferences.get("language", ""):
            use_language(language)
        app.setApplicationDisplayName(_("รายงาน ITA"))
        app.installTranslator(QtWords(app))
        load_fonts()
        self._take_look("look/")
        style.apply(app)
        self.runner = Runner(self)
        self.shell = Shell(self.runner, self.preferences)
        self.preferences.changed.connect(self._take_look)
        app.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        look().changed.connect(self._dress)
        app.commitDataRequest.connect(self.shell.end_now)
        self.shell.painted.connect(self._painted)

    def _painted(self) -> None:
        """Do what the first picture did not need."""
        from ita_desktop.ui.ending import Ending  # noqa: PLC0415 - not needed before the first paint
        from ita_desktop.ui.failure import Failures  # noqa: PLC0415 - as above
        from ita_desktop.ui.look.icons import icon  # noqa: PLC0415 - as above

        Failures(self.shell).install()
        Ending(self.shell)
        self._door = instance.Instance(self)
        self._door.asked.connect(self.shell.asked)
        self._app.setWindowIcon(icon("file-check-2", "accent.line", 32))

    def _take_look(self, name: str) -> None:
        if not name.startswith("look/"):
            return
        hints, theme = self._app.styleHints(), self.preferences.get("look/theme", "system")
        wanted = _SCHEMES.get(theme, Qt.ColorScheme.Unknown)
        if name != "look/scale":
            hints.setColorScheme(wanted)
        dark = (wanted if theme in _SCHEMES else hints.colorScheme()) is Qt.ColorScheme.Dark
        scale = self.preferences.get("look/scale", 1.0)
        look().use_digits(thai=self.preferences.get("look/thai_digits", True))
        look().use(DARK if dark else LIGHT, min(max(scale, _SMALLEST), _LARGEST))

    def _scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._take_look("look/scale")

    def _dress(self) -> None:
        style.apply(self._app)

    def end(self) -> None:
        """Wait for what is still being written, and end the threads."""
        self.runner.settle(Lane.FILE)  # what was being opened is let go of
        self.runner.close()


def run(file: Path | None) -> int:
    """Show the window, with a file if one is given, until it is closed; return the exit code.

    Where the person has a window open already, that one gets the file.
    """
    sys.setswitchinterval(0.0005)  # a busy thread holds a keystroke up no longer than that
    app = QApplication(["ita-desktop"])
    app.setApplicationName("ita-desktop")
    app.setDesktopFileName("ita-desktop")
    if instance.hand_over(file):
        return 0
    program = Program(app)
    program.shell.begin(file)
    code = app.exec()
    program.end()
    return code
