"""Choosing a file to open or a name to save under; the dialogs go when they are closed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from ita_desktop.base.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SUFFIX = ".itadb"
WORD_SUFFIX = ".docx"
SOURCES = (".itapack", WORD_SUFFIX, ".xlsx", ".pdf")
"""What can be imported."""


def open_dialog(window: QWidget, title: str, folder: Path, kinds: str = "") -> QFileDialog:
    """Return a dialog, not yet open, to choose a file that is there: one of ours, or of ``kinds`` as Qt names them."""
    dialog = _dialog(window, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return dialog


def save_dialog(window: QWidget, title: str, path: Path) -> QFileDialog:
    """Return a dialog, not yet open, to choose where a new office file is kept; ``path`` gives its name."""
    dialog = _dialog(window, title, path.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # what is there is never written over
    dialog.selectFile(path.name)
    return dialog


def with_suffix(name: str) -> Path:
    """Return the path of what was chosen, as an office file."""
    path = Path(name)
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


def _dialog(window: QWidget, title: str, folder: Path, kinds: str = "") -> QFileDialog:
    ours = _("แฟ้มรายงาน ITA (*{suffix})").format(suffix=SUFFIX)
    dialog = QFileDialog(window, title, str(folder), kinds or ours)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
