"""The left pane: the report's year and progress, its front matter, its issues and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.actions import key_of
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import digits, number
from ita_desktop.ui.parts.button import IconButton
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.states import state_look
from ita_desktop.ui.parts.surfaces import Panel, ProgressLine
from ita_desktop.ui.text.flow import elided
from ita_desktop.ui.window.tree import Tree
from ita_desktop.ui.window.tree_model import TreeModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from ita_desktop.domain.model import Report

_HEAD, _HEAD_COMPACT = 82, 57
_FRONT = 38


class TreePane(Panel):
    """The report at a glance."""

    add_wanted = Signal(str)
    """A measure is wanted in the issue with this uid; "" for the one that is worked in."""
    fold_wanted = Signal()
    front_wanted = Signal()
    report_wanted = Signal(str)
    """Another report of the file was chosen: its uid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface.panel", "", parent)
        self.model = TreeModel(self)
        self.tree = Tree(self.model)
        self._head = _Head(self)
        self._front = _Front(self)
        self._gap = QWidget()
        self._gap.setFixedHeight(look().px(4))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._front)
        column.addWidget(self._gap)
        column.addWidget(self.tree, 1)
        self._head.add.clicked.connect(self._add)
        self._head.fold.clicked.connect(self.fold_wanted)
        self._head.report_wanted.connect(self.report_wanted)
        self._front.clicked.connect(self.front_wanted)
        self.tree.add_wanted.connect(self.add_wanted)
        self.model.counted.connect(self._count)
        look().changed.connect(self._count)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.tree.setFocus(event.reason())  # a proxy would make the Tab key pass the head's buttons over

    def show_report(self, report: Report, others: Sequence[Report], *, adds: bool) -> None:
        """Show a report; ``others`` are all reports of the file."""
        self.model.show(report, adds=adds)
        self._head.show_years(report, others)
        self._head.add.setEnabled(adds)

    def show_front(self, state: str, words: str) -> None:
        """Say how the front matter is: a state of parts, and its words."""
        self._front.tell(state, words)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a setter
        """Show less where there is little room."""
        self._head.set_compact(compact)
        self._front.setHidden(compact)
        self._gap.setHidden(compact)
        self.tree.set_compact(compact)
        self._count()

    def set_drawer(self, drawer: bool) -> None:  # noqa: FBT001 - a setter
        """Have an edge of its own, lying over the form, or stand beside it."""
        self._edges = ["right"] if drawer else []
        self._column.setContentsMargins(0, 0, int(drawer), 0)

    def _add(self) -> None:
        self.add_wanted.emit("")

    def _count(self) -> None:
        self._head.count(self.model)


class _Head(Panel):
    """Year, progress, the button that adds and the one that folds the tree away."""

    report_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("surface.panel", "bottom", parent)
        self._compact = False
        self._report: Report | None = None
        self._others: Sequence[Report] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._year = Label("", "bodyStrong", most=1)
        self.years = IconButton("chevrons-up-down", _("เปลี่ยนปี"), parent=self)
        self.years.clicked.connect(self._offer_years)
        self.add = IconButton("plus", _("เพิ่มมาตรการ"), key_of("new_measure"), parent=self)
        self.fold = IconButton("panel-left-close", _("ซ่อนรายการ"), parent=self)
        self.line = ProgressLine(_("ความคืบหน้า"), "done.text")
        self._words = Label("", "caption", "text.hint", most=1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._year, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.years)
        row.addStretch(1)
        row.addWidget(self.add)
        row.addWidget(self.fold)
        self._row = row
        self._column = QVBoxLayout(self)
        self._column.addLayout(row)
        self._column.addWidget(self.line)
        self._column.addWidget(self._words)
        self._column.addStretch(1)
        look().changed.connect(self._renew)
        self._renew()

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a setter
        self._compact = compact
        self._renew()

    def _renew(self) -> None:
        px, compact = look().px, self._compact
        self.line.setHidden(compact)
        self.add.setHidden(compact)
        self.fold.setHidden(compact)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._column.setContentsMargins(px(12 if compact else 14), px(8), px(8), px(6))
        self._column.setSpacing(0)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.line.setContentsMargins(0, px(4), 0, 0)
        if not compact:
            self._column.setSpacing(px(5))
        self.setFixedHeight(max(px(_HEAD_COMPACT if compact else _HEAD), self._column.minimumSize().height()))
        self._name()

    def show_years(self, report: Report, others: Sequence[Report]) -> None:
        self._report, self._others = report, others
        self.years.setVisible(len(others) > 1)
        self._name()

    def _name(self) -> None:
        if self._report is None:
            return
        words = _("รายงานปี {year}") if self._compact else _("รายงานปีงบประมาณ {year}")
        year = number(self._report.fiscal_year) if self._report.fiscal_year else "—"
        self._year.set_text(words.format(year=year))

    def count(self, model: TreeModel) -> None:
        done = model.progress
        self.line.setMaximum(max(1, done.total))
        self.line.setValue(done.done)
        if self._compact:
            words = _("ครบแล้ว {done} จาก {all}")
        elif done.begun:
            words = _("ครบแล้ว {done} จาก {all} มาตรการ")
        else:
            words = _("เริ่มที่ประเด็นใดก่อนก็ได้")
        self._words.set_text(words.format(done=number(done.done), all=number(done.total)))

    def _offer_years(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for report in sorted(self._others, key=_year_of, reverse=True):
            action = menu.addAction(digits(_("ปีงบประมาณ {year}").format(year=report.fiscal_year)))
            action.setData(report.uid)
            action.setCheckable(True)
            action.setChecked(self._report is not None and report.uid == self._report.uid)
        menu.triggered.connect(self._take_year)
        menu.popup(self.years.mapToGlobal(self.years.rect().bottomLeft()))

    def _take_year(self, action: object) -> None:
        self.report_wanted.emit(action.data())  # type: ignore[attr-defined]


def _year_of(report: Report) -> int:
    return report.fiscal_year


class _Front(QPushButton):
    """The row of what stands before and behind the table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._words = "done", ""
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)
        self.tell("done", _("มีให้แล้ว"))

    def tell(self, state: str, words: str) -> None:
        self._state, self._words = state, words
        self.setAccessibleName(f"{_('ปก คำนำ สารบัญ ผู้ลงนาม')} {words}")
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(200), max(look().px(_FRONT), look().line("caption") + look().px(8)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = look().px
        painter, box = QPainter(self), QRectF(self.rect())
        fill = "state.pressed" if self.isDown() else "state.hover" if self.underMouse() else "surface.panel"
        painter.fillRect(box, look().colour(fill))
        painter.fillRect(QRectF(0, box.height() - 1, box.width(), 1), look().colour("border.soft"))
        shown, font = state_look(self._state), look().font("caption")
        wide = QFontMetricsF(font).horizontalAdvance(self._words)
        right = box.width() - px(16) - wide
        sign(painter, box.adjusted(px(12), 0, 0, 0), "book-open", "text.secondary", 16)
        name = box.adjusted(px(36), 0, 0, 0)
        words = elided(_("ปก คำนำ สารบัญ ผู้ลงนาม"), font, right - px(22 + 8) - name.left())
        line_of_text(painter, name, words, font, "text.primary")
        sign(painter, box.adjusted(right - px(22), 0, 0, 0), shown.icon, shown.colour, 16)
        line_of_text(painter, box.adjusted(right, 0, 0, 0), self._words, font, shown.colour)
        if self.hasFocus():
            rounded(painter, box.adjusted(1, 1, -1, -1), border="focus.ring", radius=4, width=px(2))
