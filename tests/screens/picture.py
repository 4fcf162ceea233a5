"""Pictures the screens of one module: the functions ``screen_NAME`` in it, in every theme, size and language."""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from stage import Stage

from ita_desktop.base import i18n
from ita_desktop.ui.look import style
from ita_desktop.ui.look.look import load_fonts, look
from ita_desktop.ui.look.qt_words import QtWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_THEMES = "light", "dark"
_SCALES = 100, 150
_LANGUAGES = "th", "en"
_ROUNDS = 20  # a layout within a layout within a layout settles in as many


def main(out: Path, module: str, names: list[str]) -> None:
    """Write NAME-THEME-SCALE-LANGUAGE.png for the screens of these names, all without any."""
    app = QApplication(["ita-desktop"])
    load_fonts()
    app.installTranslator(QtWords(app))
    screens: dict[str, Any] = {
        name.removeprefix("screen_").replace("_", "-"): function
        for name, function in vars(importlib.import_module(module)).items()
        if name.startswith("screen_")
    }
    for name, screen in screens.items():
        if names and name not in names:
            continue
        for theme in _THEMES:
            for scale in _SCALES:
                for language in _LANGUAGES:
                    i18n.use_language(language)
                    look().use(theme, scale / 100)
                    style.apply(app)
                    _one(screen, out / f"{name}-{theme}-{scale}-{language}.png")


def _one(screen: Callable[[Stage], QWidget], out: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[name] = folder
        stage = Stage(Path(folder))
        widget = screen(stage)
        for _round in range(_ROUNDS):
            QCoreApplication.processEvents()
        widget.grab().save(str(out))
        widget.close()
        widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        stage.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
