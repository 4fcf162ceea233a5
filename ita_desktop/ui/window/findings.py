"""The panel of findings under the form: three counts, the list, its fixes; it folds to its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.ui.form.fixes import carry_out, fix_name, leave
from ita_desktop.ui.look.drawing import line_of_text, rounded
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.fields import LineField
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.states import StateSign, state_look
from ita_desktop.ui.parts.surfaces import EmptyState, Panel, Popup
from ita_desktop.ui.window.findings_model import FindingsModel
from ita_desktop.ui.window.findings_rows import FindingRows, row_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from ita_desktop.domain.model import Report
    from ita_desktop.ui.session import Session

HEAD: Final = 36
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindingsPanel(Panel):
    """What the checks found, and what to do about it."""

    go = Signal(object)
    """To the field of this Place."""
    fold_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("surface.base", "", parent)
        self._session = session
        self._measure_uid = ""
        self.folded = False
        self.waits = False
        self.model = FindingsModel(self)
        self.list = FindingsList(self.model)
        self._nothing = EmptyState(_("ไม่มีข้อที่ต้องแก้"), _("สร้าง PDF ได้เลย"), icon="")
        self._head = _Head(self)
        self._body = QWidget()
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._body, 1)
        self._head.fold.clicked.connect(self.fold_wanted)
        self._head.double_clicked.connect(self.fold_wanted)
        self._head.only.toggled.connect(self._only)
        self.list.go.connect(self._go_to)
        self.list.fix.connect(self.fix)
        self.list.leave.connect(self.ask_why)
        look().changed.connect(self._renew)
        self._renew()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        part = self.list if self.list.isVisible() else self._head.fold
        part.setFocus(event.reason())  # a proxy would make the Tab key pass the head's buttons over

    # --- what is shown ---

    def show_findings(self, findings: Sequence[Finding], report: Report) -> None:
        """Show what a check found in a report."""
        self.list.rows.writable = not self._session.read_only
        self.model.show(findings, report)
        self._tell()

    def set_measure(self, measure_uid: str) -> None:
        """Say which measure "only this one" means."""
        self._measure_uid = measure_uid
        if self._head.only.isChecked():
            self.model.only(measure_uid)
            self._tell()

    def set_waits(self, waits: bool) -> None:  # noqa: FBT001 - a setter
        """Say that nothing is checked as long as nothing is entered."""
        self.waits = waits
        self._tell()

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001 - a setter
        """Show the head alone, or the list too."""
        self.folded = folded
        self._body.setHidden(folded)
        self._head.fold.set_icon("chevron-up" if folded else "chevron-down")
        self._head.fold.set_name(_("กางข้อที่ควรตรวจ") if folded else _("พับข้อที่ควรตรวจ"))

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a setter
        """Leave out what the head has no room for."""
        self._head.set_narrow(narrow)

    def head_height(self) -> int:
        """Return the height of the folded panel."""
        return self._head.height()

    def height_of(self, rows: int) -> int:
        """Return the height of the panel with so many rows."""
        return self.head_height() + rows * row_height()

    def _renew(self) -> None:
        self._head.setFixedHeight(max(look().px(HEAD), look().size("buttonSmall") + look().px(4)))
        self.list.scheduleDelayedItemsLayout()

    def _only(self, only: bool) -> None:  # noqa: FBT001 - a switch's slot
        self.model.only(self._measure_uid if only else "")
        self._tell()

    def _tell(self) -> None:
        self._head.tell(self.model.counts, waits=self.waits)
        self._stack.setCurrentIndex(int(not self.model.findings))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.folded:
            QPainter(self).fillRect(0, self.head_height() - 1, self.width(), 1, look().colour("border.soft"))

    # --- what is done ---

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) finding, and to its field."""
        count = self.model.rowCount()
        if not count:
            return
        at = self.list.currentIndex().row()
        at = (at + by) % count if at >= 0 else (0 if by > 0 else count - 1)
        self.list.setCurrentIndex(self.model.index(at))
        self._go_to(self.model.findings[at])

    def _go_to(self, finding: Finding) -> None:
        self.go.emit(finding.place)

    def fix(self, finding: Finding) -> None:
        """Carry a finding's fix out; its row stays struck for a while."""
        if fix_name(finding) and carry_out(self._session, finding):
            self._settled(finding)

    def ask_why(self, finding: Finding) -> None:
        """Ask why a finding is to be left; an answer is not needed."""
        if self._session.read_only:
            return
        asked = Why(finding, self.list)
        asked.left.connect(self.leave)
        box = self.list.visualRect(self.list.currentIndex())
        asked.adjustSize()
        at = self.list.viewport().mapToGlobal(box.topRight())
        left = self.list.mapToGlobal(self.list.rect().topLeft()).x()
        asked.move(max(left, at.x() - asked.width() - look().px(16)), at.y() - asked.height())
        asked.show()

    def leave(self, finding: Finding, reason: str) -> None:
        """Leave everything as it is, and say no more of it."""
        if leave(self._session, finding, reason):
            self._settled(finding)

    def _settled(self, finding: Finding) -> None:
        self.model.strike(finding)
        at = self.list.currentIndex().row()
        if 0 <= at < self.model.rowCount() - 1 and self.model.findings[at] == finding:
            self.list.setCurrentIndex(self.model.index(at + 1))


class FindingsList(QListView):
    """The rows. Enter goes, Ctrl+Enter fixes, Del leaves."""

    go = Signal(object)
    fix = Signal(object)
    leave = Signal(object)

    def __init__(self, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = model
        self.rows = FindingRows(model)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self.setStyleSheet("QListView { border: none; background: transparent; }")
        self.setObjectName("findings")
        self.setAccessibleName(_("ข้อที่ควรตรวจ"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(0)

    def _at(self, index: QModelIndex) -> Finding | None:
        return None if self._findings.is_struck(index) else self._findings.finding(index)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        finding = self._at(index)
        if finding is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        row = QRectF(self.visualRect(index))
        if self.rows.fix_box(row, finding).contains(event.position()):
            self.fix.emit(finding)
        elif self.rows.go_box(row).contains(event.position()):
            self.go.emit(finding)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        over = index.isValid() and self.rows.go_box(QRectF(self.visualRect(index))).contains(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        if index.isValid():
            self.update(index)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if finding := self._at(self.indexAt(event.position().toPoint())):
            self.go.emit(finding)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        finding = self._at(self.currentIndex())
        if finding and event.key() in _ENTER:
            with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.fix if with_control else self.go).emit(finding)
        elif finding and event.key() == Qt.Key.Key_Delete:
            self.leave.emit(finding)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() is QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if self._at(index) is None:
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("ไปแก้")).triggered.connect(self._menu_go)
        finding = self._findings.finding(index)
        if finding and self.rows.writable:
            if name := fix_name(finding):
                menu.addAction(name).triggered.connect(self._menu_fix)
            menu.addAction(_("ปล่อยไว้…")).triggered.connect(self._menu_leave)
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _menu_go(self) -> None:
        self.go.emit(self._findings.finding(self.currentIndex()))

    def _menu_fix(self) -> None:
        self.fix.emit(self._findings.finding(self.currentIndex()))

    def _menu_leave(self) -> None:
        self.leave.emit(self._findings.finding(self.currentIndex()))


class Why(Popup):
    """Asks why a finding is left; goes with Esc or a click elsewhere."""

    left = Signal(object, str)

    def __init__(self, finding: Finding, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._finding = finding
        px = look().px
        label = Label(_("เหตุผลที่ปล่อยไว้ (ไม่กรอกก็ได้)"), "bodyStrong")
        self.field = LineField(_("เหตุผลที่ปล่อยไว้"), placeholder=_("เช่น เป็นชื่อเฉพาะ"))
        self.field.setMinimumWidth(px(300))
        self.button = Button(_("ปล่อยไว้"), kind="filled")
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(4))
        column.addWidget(label)
        column.addLayout(row)
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self._leave)
        self.button.clicked.connect(self._leave)

    def _leave(self) -> None:
        finding, reason = self._finding, self.field.text().strip()
        self.left.emit(finding, reason)
        self.close()


class _Only(Button):
    """The switch to the findings of one measure."""

    def __init__(self, text: str) -> None:
        super().__init__(text, kind="plain", size="small")
        self.setCheckable(True)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(look().font("caption")).horizontalAdvance(self.text())
        return QSize(round(width) + look().px(18), max(look().px(24), look().line("caption") + look().px(4)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, on = QPainter(self), QRectF(self.rect()), self.isChecked()
        fill = "accent.soft" if on else "state.hover" if self.underMouse() else "surface.base"
        rounded(painter, box, fill, "accent.line" if on else "border.soft", radius=box.height() / 2 / look().scale)
        colour = "accent.onSoft" if on else "text.secondary"
        line_of_text(painter, box.adjusted(look().px(9), 0, 0, 0), self.text(), look().font("caption"), colour)


class _Head(QWidget):
    """The line with the counts."""

    double_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._narrow = self._waits = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.fold = IconButton("chevron-down", _("พับข้อที่ควรตรวจ"), parent=self)
        self._name = Label(_("ข้อที่ควรตรวจ"), "bodyStrong", most=1)
        self._words = Label(_("จะเริ่มตรวจเมื่อมีมาตรการแรก"), "caption", "text.hint", most=1)
        self._signs = {level: StateSign(level.value) for level in Level}
        self.only = _Only(_("เฉพาะมาตรการนี้"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.fold)
        self._row.addWidget(self._name)
        self._row.addSpacing(look().px(12))
        self._row.addWidget(self._words)
        self._counts = QHBoxLayout()
        for level_sign in self._signs.values():
            self._counts.addWidget(level_sign)
        self._row.addLayout(self._counts)
        self._row.addStretch(1)
        self._row.addWidget(self.only)
        look().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(4), 0, px(10), 0)
        self._row.setSpacing(0)
        self._counts.setSpacing(px(12))
        self.fold.setFixedWidth(px(26))

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a setter
        self._narrow = narrow
        self._choose()

    def tell(self, counts: dict[Level, int], *, waits: bool) -> None:
        for level, level_sign in self._signs.items():
            level_sign.set_state(level.value, f"{state_look(level.value).word} {number(counts[level])}")
        self._waits = waits
        self._choose()

    def _choose(self) -> None:
        self._words.setVisible(self._waits)
        for level, level_sign in self._signs.items():
            level_sign.setVisible(not self._waits and not (self._narrow and level is Level.HINT))
        self.only.setVisible(not self._waits and not self._narrow)
        for part in (self._signs[Level.HINT], self.only):  # what can be left out where the words are long
            if self._row.sizeHint().width() <= self.width():
                break
            part.setVisible(part is self.only and self.only.isChecked())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.double_clicked.emit()
