"""What one key costs in a long list cell while pages are being set, beside a bare field of Qt's in the same process.

A cell of 40 lines and 20,000 characters; 1,000 keys in each of the two, turn by turn, each timed from the key to its
paint. Between keys the cell gives its text to the open file, as it does when a person rests.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QWidget
from typing_extensions import override

from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.lines import lines_cell
from ita_desktop.domain.model import Line, Marker, Place, new_uid
from ita_desktop.services.printing import set_pages
from ita_desktop.ui.form.list_field import ListField
from ita_desktop.ui.look.look import load_fonts, look
from ita_desktop.ui.parts.surfaces import ScrollArea
from tests.screens.stage import Stage

if TYPE_CHECKING:
    from ita_desktop.domain.model import Report

KEYS = 1_000
_LINES, _CHARACTERS = 40, 20_000
_WORDS = "โครงการเสริมสร้างความโปร่งใสในการใช้ทรัพย์สินของทางราชการและประชาสัมพันธ์ให้ประชาชนทราบ "
_TYPED = "การทดสอบระบบ "
_REST = 10  # keys between two rests
_TURN = 50  # keys in one of the two before the other's turn
_SIZE = 595, 640
_INTERVAL = 0.0005  # as the program has it


def measure(keys: int = KEYS) -> dict[str, float]:
    """Return medians in milliseconds: a key in our cell, in Qt's field, and one handing over to the open file."""
    app = QApplication.instance() or QApplication(["bench"])
    load_fonts()
    QApplication.setFont(look().font("body"))
    assert isinstance(app, QApplication)
    before = sys.getswitchinterval()
    sys.setswitchinterval(_INTERVAL)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        try:
            return _typed(stage, keys)
        finally:
            stage.close()
            sys.setswitchinterval(before)


def _typed(stage: Stage, keys: int) -> dict[str, float]:
    session = stage.seed()
    issue, its_measure, row = next(iter(session.report.activities()))
    line = (_WORDS * (_CHARACTERS // _LINES // len(_WORDS) + 1))[: _CHARACTERS // _LINES].strip()
    cell = lines_cell([Line(new_uid(), line, Marker.DASH) for _n in range(_LINES)])
    session.edit("cell", lambda report: set_cell(report, row.uid, "steps", cell))
    field = ListField(session, Place("steps", issue.uid, its_measure.uid, row.uid), "steps", "", "")
    field.show_cell(cell)
    bare = QPlainTextEdit("\n".join([line] * _LINES))
    bare.setFont(look().font("field"))
    window = _window(field, bare)
    setter = _Setter(session.report)
    setter.start()
    try:
        return _timed(field, bare, keys) | {"pages_set": float(setter.count)}
    finally:
        setter.stop()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _window(field: ListField, bare: QPlainTextEdit) -> QWidget:
    """Show the two side by side, ours in a form that scrolls, as it stands there."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    form = ScrollArea(field)
    for widget in (form, bare):
        widget.setFixedSize(*_SIZE)
        row.addWidget(widget)
    window.show()
    window.activateWindow()
    for edit in (field.edit, bare):
        edit.setFocus()
        QCoreApplication.processEvents()
        edit.moveCursor(QTextCursor.MoveOperation.End)
        QCoreApplication.processEvents()
    return window


def _timed(field: ListField, bare: QPlainTextEdit, keys: int) -> dict[str, float]:
    ours_took: list[float] = []
    bare_took: list[float] = []
    commits: list[float] = []
    ours_watch, bare_watch = _Watch(field.edit.viewport()), _Watch(bare.viewport())
    while len(ours_took) < keys:
        field.edit.setFocus()
        for n in range(_TURN):
            ours_took.append(_key(field.edit, ours_watch, _TYPED[n % len(_TYPED)]))
            if n % _REST == _REST - 1:
                start = time.perf_counter()
                field.commit()
                commits.append(time.perf_counter() - start)
                QCoreApplication.processEvents()
        bare.setFocus()
        for n in range(_TURN):
            bare_took.append(_key(bare, bare_watch, _TYPED[n % len(_TYPED)]))
            if n % _REST == _REST - 1:
                QCoreApplication.processEvents()
    ours, qt = median(ours_took) * 1e3, median(bare_took) * 1e3
    return {
        "ours": ours,
        "bare": qt,
        "ratio": ours / qt,
        "worst": max(ours_took) * 1e3,
        "commit": median(commits) * 1e3,
    }


class _Watch(QObject):
    """Counts the paints of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def _key(edit: QWidget, watch: _Watch, char: str) -> float:
    """Return the seconds from a key to its paint."""
    before = watch.count
    start = time.perf_counter()
    QTest.sendKeyEvent(QTest.KeyAction.Click, edit, Qt.Key.Key_unknown, char, Qt.KeyboardModifier.NoModifier)
    while watch.count == before:
        QCoreApplication.processEvents()
    return time.perf_counter() - start


class _Setter(threading.Thread):
    """Sets a report's pages over and over, as the live page does after every key."""

    def __init__(self, report: Report) -> None:
        super().__init__(daemon=True)
        self._report, self._over = report, threading.Event()
        self.count = 0

    def run(self) -> None:
        """Set pages until told to stop."""
        while not self._over.is_set():
            set_pages(self._report, lambda _sha: b"")
            self.count += 1

    def stop(self) -> None:
        """Stop after the pages at hand."""
        self._over.set()
        self.join()


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:10} {value:8.2f}")
