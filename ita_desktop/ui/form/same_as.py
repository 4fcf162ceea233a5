"""An empty cell that may be the same as the one above, and a cell that is: whose text it is, and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.model import MISSING, DoubtState, Missing, SameAs
from ita_desktop.domain.plain import resolve
from ita_desktop.ui.look.drawing import rounded
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.flow_row import FlowRow
from ita_desktop.ui.parts.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ita_desktop.domain.model import Activity, Cell, Place, Report

KEYS = "period", "responsible", "outcomes"
"""The columns that often say the same as the row above."""
_MOST = 12


def above(report: Report, place: Place) -> Activity | None:
    """Return the row before a cell's, in printed order, if that says something in its column."""
    before: Activity | None = None
    rows = {row.uid: row for _i, _m, row in report.activities()}
    for uid, row in rows.items():
        if uid == place.activity_uid:
            break
        before = row
    if before is None or isinstance(resolve(before, place.field, rows), Missing):
        return None
    return before


def source(report: Report, cell: SameAs, key: str) -> tuple[str, Cell]:
    """Return the title of the measure whose text a cell shows, and that cell; "" where it leads nowhere."""
    rows = {row.uid: (measure, row) for _i, measure, row in report.activities()}
    seen: set[str] = set()
    there: Cell = cell
    title = ""
    while isinstance(there, SameAs) and there.activity_uid in rows and there.activity_uid not in seen:
        seen.add(there.activity_uid)
        measure, row = rows[there.activity_uid]
        title, there = measure.title, row.cell(key)
    return (title, there) if not isinstance(there, SameAs) else ("", MISSING)


def said_missing(report: Report, place: Place) -> bool:
    """Return whether a person has said that there is nothing to enter in a cell yet."""
    return any(d.state is DoubtState.LEFT and d.place == place and not d.fix for d in report.doubts)


class SameAsOffer(FlowRow):
    """Two buttons under an empty cell: take the text above, or say that there is none yet."""

    same = Signal()
    none = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.take = Button(_("ใช้ตามข้อบน"), size="small")
        self.say_none = Button(_("ยังไม่มี"), size="small")
        self.said = Label(_("ระบุไว้ว่ายังไม่มี"), "caption", "text.hint", most=1)
        for part in (self.take, self.say_none, self.said):
            self.add(part)
        self.take.clicked.connect(self.same)
        self.say_none.clicked.connect(self.none)
        self.hide()

    def show_offer(self, *, there: bool, said: bool) -> None:
        """Show what can be said: whether there is a text above, whether it was said that there is none."""
        self.take.setVisible(there)
        self.say_none.setVisible(not said)
        self.said.setVisible(said)
        self.renew()
        self.show()


class SameAsNote(QWidget):
    """A cell that shows another row's text: the label, whose text, the text, and a button that makes it its own."""

    own = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label
        self.label = Label(label, "bodyStrong", most=1)
        self.whose = Label("", "caption", "text.hint", 2)
        self.text = Label("", "field", "text.secondary", _MOST)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.make_own = Button(_("แก้เฉพาะข้อนี้"), "pencil", size="small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._box = QVBoxLayout()
        self._column.addWidget(self.label)
        self._column.addLayout(self._box)
        self._box.addWidget(self.text)
        self._box.addWidget(self.whose)
        self._box.addWidget(self.make_own, 0, Qt.AlignmentFlag.AlignLeft)
        self.make_own.clicked.connect(self.own)
        self._on_look()
        look().changed.connect(self._on_look)
        self.hide()

    def _on_look(self) -> None:
        px = look().px
        self._column.setSpacing(px(4))
        self._box.setContentsMargins(px(10), px(6), px(10), px(6))
        self._box.setSpacing(px(4))
        self.update()

    def show_source(self, title: str, cell: Cell, *, read_only: bool) -> None:
        """Show whose text it is and what it says."""
        self.text.set_text(cell_text(cell) or _("ยังไม่มีข้อความ"))
        self.whose.set_text(_("ตามข้อบน “{title}”").format(title=" ".join(title.split())))
        self.setAccessibleName(f"{self._name}: {self.whose.text()}: {self.text.text()}")
        self.make_own.setVisible(not read_only)
        self.show()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = self._box.geometry()
        rounded(QPainter(self), QRectF(box), "surface.panel", "border.soft")
