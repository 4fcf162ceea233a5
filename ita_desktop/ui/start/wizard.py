"""The wizard: a few questions, each with an answer already, then a new office's file. It writes nothing itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.services.starting import reported_year, starting_office
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Panel, ScrollArea
from ita_desktop.ui.start.answers import Answers, Begin, created
from ita_desktop.ui.start.folder import own_folder
from ita_desktop.ui.start.wizard_begin import BeginStep
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent

    from ita_desktop.domain.model import Office
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.runner import Runner
    from ita_desktop.ui.start.step import Step

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDE, _NARROW_SIDE = 264, 200
_NARROW = 900  # at 100 %


class StepRow(QAbstractButton):
    """A step in the list: its number or a tick, its name, what was answered."""

    def __init__(self, place: int, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._title, self._answer = place, title, ""
        self._done = False
        self.setText(title)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)

    def show_state(self, answer: str, *, done: bool) -> None:
        """Show what was answered, and whether the step was gone through."""
        self._answer, self._done = answer, done
        self.setEnabled(done or self.isChecked())
        state = _("กำลังทำ") if self.isChecked() else answer
        self.setAccessibleName(" ".join(filter(None, (number(self._place), self._title, state))))
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @property
    def _below(self) -> str:
        return _("กำลังทำ") if self.isChecked() else self._answer if self._done else ""

    @override
    def sizeHint(self) -> QSize:
        high = look().line("body") + (look().line("caption") if self._below else 0)
        return QSize(look().px(_SIDE), max(look().px(44), high + look().px(14)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), self.sizeHint().height())

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter, box = look().px, QPainter(self), QRectF(self.rect())
        now = self.isChecked()
        if now or (self.underMouse() and self.isEnabled()):
            painter.fillRect(box, look().colour("accent.soft" if now else "state.hover"))
        if now:
            painter.fillRect(QRectF(0, 0, px(3), box.height()), look().colour("accent.fill"))
        side = px(28)
        disc = QRectF(px(19), (box.height() - side) / 2, side, side)
        self._draw_disc(painter, disc)
        left, room = px(59), box.width() - px(59 + 12)
        strong = look().font("bodyStrong" if now else "body")
        high = look().line("body")
        low = look().line("caption") if self._below else 0
        top = (box.height() - high - low) / 2
        colour = "text.primary" if now or self._done else "text.secondary"
        line_of_text(painter, QRectF(left, top, room, high), elided(self._title, strong, room), strong, colour)
        if self._below:
            small = look().font("caption")
            text = elided(self._below, small, room)
            under = QRectF(left, top + high, room, low)
            line_of_text(painter, under, text, small, "accent.onSoft" if now else "text.secondary")
        if self.hasFocus():
            rounded(painter, box.adjusted(px(4), 1, -1, -1), border="focus.ring", radius=4, width=2)

    def _draw_disc(self, painter: QPainter, disc: QRectF) -> None:
        px = look().px
        radius = disc.height() / 2 / look().scale
        if self._done and not self.isChecked():
            rounded(painter, disc, "done.text", radius=radius)
            sign(painter, disc.adjusted(px(5), 0, 0, 0), "check", "surface.base", 18)
            return
        now = self.isChecked()
        rounded(painter, disc, "accent.fill" if now else "", "" if now else "border.control", radius=radius)
        font = look().font("captionStrong")
        painter.setFont(font)
        painter.setPen(look().colour("accent.onFill" if now else "text.secondary"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, number(self._place))


class Wizard(QWidget):
    """Asks in a few steps. ``finished`` gives what is to be made (`starting.Created`); ``cancelled``: nothing is.

    With a known ``office`` only the last step is asked; ``source`` is a Word file to begin with.
    """

    finished = Signal(object)
    cancelled = Signal()

    def __init__(
        self,
        runner: Runner,
        preferences: Preferences,
        parent: QWidget | None = None,
        *,
        office: Office | None = None,
        source: Path | None = None,
    ) -> None:
        super().__init__(parent)
        known = office is not None
        year = reported_year(date.today())  # noqa: DTZ011 - the clerk's own day
        self.answers = Answers(office or starting_office(), own_folder(), year, known=known)
        self.begin = BeginStep(runner, known=known)
        self.steps: list[Step] = [*([] if known else _asking_steps(runner, preferences)), self.begin]
        self._furthest = 0
        self._at = 0
        self.rows = [StepRow(n, step.title) for n, step in enumerate(self.steps, 1)]
        self.skip = Button(_("ข้ามการตั้งค่า ใช้ค่าเริ่มต้น"), kind="link", size="footer")
        self.back = Button(_("ย้อนกลับ"), "arrow-left", size="footer")
        self.next = Button("", kind="filled", size="footer", key="Enter")
        self.side = Panel("surface.panel", "right")
        self._stack = QStackedLayout()
        self._lay_out(known=known)
        for n, step in enumerate(self.steps):
            step.changed.connect(self._answered)
            self.rows[n].clicked.connect(self._chosen)
        self.skip.clicked.connect(self._skip)
        self.back.clicked.connect(self._back)
        self.next.clicked.connect(self._next)
        look().changed.connect(self._renew)
        self._renew()
        self._show(0)
        if source:
            self.begin.begin_with(Begin.WORD)
            self.begin.word.take(source)

    # --- what it looks like ---

    def _lay_out(self, *, known: bool) -> None:
        px = look().px
        inside = QWidget()
        around = QVBoxLayout(self.side)
        around.setContentsMargins(0, 0, 1, 0)
        around.addWidget(ScrollArea(inside))  # large letters on a small display
        side = QVBoxLayout(inside)
        side.setContentsMargins(0, px(20), 0, px(16))
        side.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(px(19), 0, px(12), px(12))
        head.addWidget(Label(_("รายงานใหม่") if known else _("ตั้งค่าครั้งแรก"), "heading3"))
        words = _("หน่วยงานตั้งค่าไว้แล้ว") if known else _("ห้าขั้น ราว ๒ นาที แก้ทีหลังได้ทุกข้อ")
        head.addWidget(Label(words, "caption", "text.secondary"))
        side.addLayout(head)
        for row in self.rows:
            side.addWidget(row)
        side.addStretch(1)
        foot = Label(_("ข้อมูลอยู่ในเครื่องนี้เท่านั้น") + "\n" + _("ใช้งานได้โดยไม่ต่ออินเทอร์เน็ต"), "caption", "text.secondary")
        foot.setContentsMargins(px(19), 0, px(12), 0)
        side.addWidget(foot)
        footer = Panel("surface.base", "top")
        buttons = QHBoxLayout(footer)
        buttons.setContentsMargins(px(40), px(11), px(40), px(11))
        buttons.setSpacing(px(10))
        for widget in (self.skip, None, self.back, self.next):
            if widget:
                buttons.addWidget(widget)
            else:
                buttons.addStretch(1)
        for step in self.steps:
            self._stack.addWidget(step)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._stack, 1)
        right.addWidget(footer)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.side)
        whole.addLayout(right, 1)

    def _renew(self) -> None:
        narrow = self.width() < look().px(_NARROW)
        self.side.setFixedWidth(look().px(_NARROW_SIDE if narrow else _SIDE))
        self._name_next()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.step.first_field().setFocus(Qt.FocusReason.OtherFocusReason)  # lost when the wizard got its place

    # --- going through it ---

    @property
    def step(self) -> Step:
        """Return the step that is shown."""
        return self.steps[self._at]

    def _show(self, at: int) -> None:
        self._at = at
        self._furthest = max(self._furthest, at)
        self.step.show_answers(self.answers)
        self._stack.setCurrentWidget(self.step)
        last = self.step is self.begin
        self.skip.setVisible(not last)
        self.back.set_text(_("ย้อนกลับ") if at else _("ยกเลิก"))
        self.back.set_icon("arrow-left" if at else "")
        self._name_next()
        self._renew_rows()
        self.step.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_next(self) -> None:
        """Say what comes next, in a narrow window without its name."""
        last = self.step is self.begin
        words = _("สร้างแฟ้มและเริ่มงาน") if last else _("ต่อไป")
        self.next.setAccessibleName(words)
        if not last and self.width() >= look().px(_NARROW):
            words = _("ต่อไป: {step}").format(step=self.steps[self._at + 1].title)
        self.next.set_text(words)
        self.next.set_icon("", after="check" if last else "arrow-right")
        self.next.set_key("Enter" if self.width() >= look().px(_NARROW) else "")

    def _renew_rows(self) -> None:
        self.rows[self._at].setChecked(True)
        for n, (row, step) in enumerate(zip(self.rows, self.steps, strict=True)):
            row.show_state(step.summary if n <= self._furthest else "", done=n <= self._furthest and n != self._at)

    def _answered(self) -> None:
        self._take(self.sender())
        self._renew_rows()

    def _take(self, step: object) -> None:
        """Take what a step says; a Word file that was read names the office where nobody has."""
        before = self.answers
        assert step in self.steps
        self.answers = step.taken(before)
        report = self.answers.read
        if report and report is not before.read and not self.answers.office.name and report.office.name:
            read = report.office
            office = read if read.departments else replace(read, departments=self.answers.office.departments)
            signers = report.signers or read.signers or self.answers.office.signers
            self.answers = replace(self.answers, office=replace(office, signers=signers))
        self.step.show_answers(self.answers)

    def _chosen(self) -> None:
        at = next((n for n, row in enumerate(self.rows) if row is self.sender()), self._at)
        self._take(self.step)
        self._show(at)

    def _skip(self) -> None:
        self._take(self.step)
        self._show(len(self.steps) - 1)

    def _back(self) -> None:
        self._take(self.step)
        if self._at:
            self._show(self._at - 1)
        else:
            self.cancelled.emit()

    def _next(self) -> None:
        self._take(self.step)
        if self.step.complain():
            return
        if self.step is not self.begin:
            self._show(self._at + 1)
            return
        try:
            made = created(self.answers, self.begin.path)
        except UserError as error:
            self.show_error(error)
            return
        self.next.setEnabled(False)
        self.next.set_text(_("กำลังสร้างแฟ้ม…"))
        self.next.set_icon("")
        self.finished.emit(made)

    def show_error(self, error: UserError) -> None:
        """Say why the file could not be made; everything answered is still there."""
        self.next.setEnabled(True)
        self._name_next()
        self.begin.complain_of_file(error)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.next.isEnabled():
            self.next.click()
        else:
            super().keyPressEvent(event)


def _asking_steps(runner: Runner, preferences: Preferences) -> list[Step]:
    """Return the steps that set up an office; where it is known they are not even imported."""
    from ita_desktop.ui.start.wizard_departments import DepartmentStep  # noqa: PLC0415 - see above
    from ita_desktop.ui.start.wizard_office import OfficeStep  # noqa: PLC0415
    from ita_desktop.ui.start.wizard_signers import SignerStep  # noqa: PLC0415
    from ita_desktop.ui.start.wizard_size import SizeStep  # noqa: PLC0415

    return [OfficeStep(), DepartmentStep(), SignerStep(runner), SizeStep(preferences)]
