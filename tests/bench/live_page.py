"""How soon after the last key the live page shows it: the real report, from the key to the painted picture."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import offices
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.lines import lines_cell
from ita_desktop.domain.model import Line, Lines, Marker, Place, new_uid
from ita_desktop.services.library import create_office
from ita_desktop.ui.look.look import load_fonts
from ita_desktop.ui.page.pane import PagePane
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Lane, Runner
from ita_desktop.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_desktop.domain.model import Report
    from ita_desktop.services.library import OpenOffice

_FIELD = 40  # milliseconds after the last key until a field hands over what was typed
_TIMES = 15
_WARM = 3
_REST = 0.001  # seconds
_LONGEST = 20  # seconds until a run is given up


class _File(QObject):
    """The office file that the file lane has opened."""

    office: OpenOffice | None = None

    def take(self, office: OpenOffice) -> None:
        """Keep the open file."""
        self.office = office

    def close(self, _nothing: None) -> None:
        """Forget the closed file."""
        self.office = None

    def fail(self, error: Exception) -> None:
        """Let nothing pass."""
        raise error


class _Paints(QObject):
    """Counts the paintings of a widget once the pages it shows are there."""

    def __init__(self, pane: PagePane) -> None:
        super().__init__()
        self.fresh = False
        pane.setter.ready.connect(self._ready)
        self._pages = False
        pane.view.viewport().installEventFilter(self)

    def reset(self) -> None:
        """Wait for the next pages."""
        self._pages = self.fresh = False

    def _ready(self) -> None:
        self._pages = True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._pages and event.type() is QEvent.Type.Paint:
            self.fresh = True
        return False


def measure(measures: int = 0) -> dict[str, float]:
    """Return the median and the worst time in milliseconds; ``measures`` as in offices.office."""
    app = QApplication.instance() or QApplication(["bench"])
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        runner, file = Runner(), _File()
        path = Path(folder) / "a.itadb"
        runner.run(Lane.FILE, lambda: create_office(path, offices.office(measures)), file.take, file.fail)
        _until(lambda: file.office is not None)
        assert file.office
        times = _times(Session(file.office, runner))
        runner.run(Lane.FILE, file.office.close, file.close, file.fail)
        _until(lambda: file.office is None)
        runner.close()
    assert app
    return {"median_ms": statistics.median(times), "worst_ms": max(times)}


def _times(session: Session) -> list[float]:
    pane = PagePane(session, Preferences())
    pane.resize(466, 614)
    issue, measure_, row = next((i, m, r) for i, m, r in session.report.activities() if i is session.report.issues[3])
    pane.show()
    pane.follow(Place("steps", issue.uid, measure_.uid, row.uid))
    paints = _Paints(pane)
    _until(lambda: pane.setter.pages is not None)
    times = []
    for nth in range(_WARM + _TIMES):
        paints.reset()
        begin = time.perf_counter()
        session.edit("แก้ขั้นตอน", _typed(row.uid, nth))
        _until(lambda: paints.fresh)
        times.append(_FIELD + (time.perf_counter() - begin) * 1000)
    pane.close()
    pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return times[_WARM:]


def _typed(row_uid: str, nth: int) -> Callable[[Report], Report]:
    def change(report: Report) -> Report:
        row = next(r for _i, _m, r in report.activities() if r.uid == row_uid)
        cell = row.cell("steps")
        lines = cell.lines if isinstance(cell, Lines) else ()
        more = Line(new_uid(), f"ประชาสัมพันธ์ให้ประชาชนทราบ ครั้งที่ {nth}", Marker.DASH)
        return set_cell(report, row_uid, "steps", lines_cell((*lines[:3], more)))

    return change


def _until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + _LONGEST
    while not so():
        if time.monotonic() > end:
            raise TimeoutError
        QCoreApplication.processEvents()
        time.sleep(_REST)  # as a window's loop does: the other threads run


if __name__ == "__main__":
    print(measure())
