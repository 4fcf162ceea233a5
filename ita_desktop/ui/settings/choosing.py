"""Choosing a file or a folder: the system's own dialog, opened beside the window and freed when it closes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def choose_file(parent: QWidget, title: str, kinds: str, then: Callable[[str], object], folder: str = "") -> None:
    """Let a person choose a file that is there; ``then`` (a bound method) is given its path."""
    _open(parent, title, then, folder, QFileDialog.FileMode.ExistingFile, kinds)


def choose_folder(parent: QWidget, title: str, then: Callable[[str], object], folder: str = "") -> None:
    """Let a person choose a folder; ``then`` (a bound method) is given its path."""
    _open(parent, title, then, folder, QFileDialog.FileMode.Directory, "")


def _open(
    parent: QWidget, title: str, then: Callable[[str], object], folder: str, mode: QFileDialog.FileMode, kinds: str
) -> None:
    dialog = QFileDialog(parent, title, folder, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(mode)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.fileSelected.connect(then)
    dialog.open()
