"""The menu of all measures of a report, issue by issue: where an activity may go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import digits
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ita_desktop.domain.model import Report

_WIDEST = 360


class MeasureMenu(QMenu):
    """Issues with their measures; the measure that holds the activity already is grey."""

    chosen = Signal(str)
    """The uid of a measure."""

    def __init__(self, report: Report, activity_uid: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for n, issue in enumerate(report.issues, 1):
            inner = QMenu(_shown(str(n), issue.title), self)
            for at, measure in enumerate(issue.measures, 1):
                action = inner.addAction(_shown(f"{n}.{at}", measure.title or _("มาตรการใหม่")))
                action.setData(measure.uid)
                action.setEnabled(all(row.uid != activity_uid for row in measure.activities))
            inner.setEnabled(bool(issue.measures))
            self.addMenu(inner)
        self.triggered.connect(self._take)

    def _take(self, action: QAction) -> None:
        self.chosen.emit(str(action.data()))


def _shown(place: str, title: str) -> str:
    text = elided(" ".join(title.split()), look().font("body"), look().px(_WIDEST))
    return f"{digits(place)}  {text}".replace("&", "&&")
