"""What a measure and an edit cost the window's own thread in a report of 500 measures, beside the real report.

Both desks stand in one process and take turns; the thread's processor time counts, as other threads are no part of it.
"""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import offices
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ita_desktop.domain.edits import map_measure
from ita_desktop.ui.look import style
from ita_desktop.ui.look.look import load_fonts
from ita_desktop.ui.window.desk import Desk
from tests.screens.stage import SIZE, Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_desktop.domain.model import Report

_MANY = 500
_TIMES = 12
_STEP = 3  # measures from one that is shown to the next
_IDLE = 0.05  # seconds in which the other threads bring their results between two turns


def measure() -> dict[str, float]:
    """Return medians in milliseconds: showing a measure and one edit, in the real report and in 500 measures."""
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    load_fonts()
    style.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        desks = [_desk(stage, count) for count in (0, _MANY)]
        took: list[tuple[list[float], list[float]]] = [([], []), ([], [])]
        for nth in range(_TIMES):
            for desk, (shown, edited) in zip(desks, took, strict=True):
                shown.append(_cost(lambda desk=desk, nth=nth: _show(desk, nth)))  # type: ignore[misc]
                edited.append(_cost(lambda desk=desk, nth=nth: _edit(desk, nth)))  # type: ignore[misc]
        for desk in desks:
            desk.close()
            desk.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        stage.close()
    (show, edit), (show_many, edit_many) = ((median(a) * 1e3, median(b) * 1e3) for a, b in took)
    return {"show": show, "show_many": show_many, "edit": edit, "edit_many": edit_many}


def _desk(stage: Stage, measures: int) -> Desk:
    desk = Desk(stage.session(offices.office(measures), f"{measures}.itadb"), stage.preferences)
    desk.resize(*SIZE)
    desk.show()
    stage.wait(lambda: desk.page.setter.pages is not None, 60)
    return desk


def _cost(work: Callable[[], object]) -> float:
    """Return the seconds of this thread that some work takes, and what comes of it until all is drawn."""
    begin = time.thread_time()
    work()
    QCoreApplication.processEvents()
    cost = time.thread_time() - begin
    time.sleep(_IDLE)
    QCoreApplication.processEvents()
    return cost


def _show(desk: Desk, nth: int) -> None:
    measures = [m.uid for _issue, m in desk.session.report.measures()]
    desk.choose(measures[nth * _STEP % len(measures)])


def _edit(desk: Desk, nth: int) -> None:
    def change(report: Report) -> Report:
        return map_measure(report, desk.form.measure_uid, lambda m: replace(m, title=f"{m.title} {nth}"))

    desk.session.edit("title", change)


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:10} {value:8.2f}")
