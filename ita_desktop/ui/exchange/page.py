"""Importing into the open file: the plan, what must be decided, then one step that undo takes back.

The file is read beside the window, the plan is made anew in the file's lane after every choice. Nothing is written
before the person says so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.domain.merge.model import Choices, State
from ita_desktop.services import exchanging
from ita_desktop.services.plan_words import is_news
from ita_desktop.ui.exchange.conflicts import ConflictView
from ita_desktop.ui.exchange.detail import Detail
from ita_desktop.ui.exchange.plan_list import PlanList
from ita_desktop.ui.exchange.plan_model import FILTERS, QUIET, PlanModel
from ita_desktop.ui.exchange.steps import FilterChip, Steps
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.bars import Bar
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.flow_row import FlowRow
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import EmptyState, Panel
from ita_desktop.ui.runner import Lane

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ita_desktop.domain.merge.model import Conflict, Item, Plan
    from ita_desktop.domain.model import Report
    from ita_desktop.domain.revision import Batch
    from ita_desktop.services.exchanging import Arrived
    from ita_desktop.ui.session import Session

_LIST, _NARROW_LIST, _NARROW = 640, 480, 1100
_READING, _PLAN, _CONFLICTS = range(3)


class ImportPage(QWidget):
    """One file on its way into the open one."""

    finished = Signal()
    """Nothing is imported, or nothing more is to be said."""
    imported = Signal(str)
    """What was imported, in a sentence; undo takes it back."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._path = session, path
        self._arrived: Arrived | None = None
        self._choices = Choices()
        self._values: dict[str, Any] = {}
        self._known: dict[str, tuple[Item, Conflict]] = {}
        self.plan: Plan | None = None
        self.failed = False
        """The file cannot be read; the page says why."""
        self._base = session.value
        self.model = PlanModel(self)
        self.list = PlanList(self.model)
        self.detail = Detail()
        self.conflicts = ConflictView()
        self._build()
        self._connect()
        self._name()
        QTimer.singleShot(0, self._begin)

    def _build(self) -> None:
        px = look().px
        self.back = IconButton("arrow-left", _("กลับ"), "Esc", "normal")
        self.title = Label("", "heading2", most=1)
        self.remark = Label("", "caption", "text.secondary", most=1)
        self.steps = Steps((_("เลือกไฟล์"), _("ดูและตัดสินใจ"), _("นำเข้า")))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.remark)
        head = Panel("surface.base", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(14), px(8), px(20), px(8))
        row.setSpacing(px(12))
        row.addWidget(self.back)
        row.addLayout(names, 1)
        row.addWidget(self.steps)
        self.reading = EmptyState(_("กำลังอ่านไฟล์…"), self._path.name, icon="file-input", colour="text.hint")
        self.stack = QStackedWidget()
        for page in (self.reading, self._panes(), self.conflicts):
            self.stack.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self.stack, 1)
        whole.addWidget(self._footer())

    def _panes(self) -> QWidget:
        px = look().px
        self.filters = {name: FilterChip(name) for name in FILTERS}
        chips = FlowRow(tuple(self.filters.values()), gap=6)
        left = Panel("surface.base", "right")
        self._left = left
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(px(14), px(10), px(14), px(10))
        above.addWidget(chips)
        column.addLayout(above)
        column.addWidget(self.list, 1)
        self.notice = Bar("info", _("ยังไม่มีอะไรเปลี่ยนในรายงานของท่าน จนกว่าจะกด “นำเข้า”"), icon="info", round_corners=True)
        right = Panel("surface.window")
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.detail, 1)
        told = QHBoxLayout()
        told.setContentsMargins(px(20), 0, px(20), px(14))
        told.addWidget(self.notice)
        beside.addLayout(told)
        both = QWidget()
        panes = QHBoxLayout(both)
        panes.setContentsMargins(0, 0, 0, 0)
        panes.setSpacing(0)
        panes.addWidget(left)
        panes.addWidget(right, 1)
        return both

    def _footer(self) -> QWidget:
        px = look().px
        self.safe = Label(_("สำรองข้อมูลให้ก่อนนำเข้า และเลิกทำได้ในครั้งเดียว"), "caption", "text.secondary", most=1)
        self.to_all = Button(_("กลับไปดูทุกรายการ"), "arrow-left", "plain")
        self.waiting = Label("", "caption", "error.text", most=1)
        self.cancel = Button(_("ยกเลิก"), size="footer")
        self.skip = Button(_("ข้ามไว้ก่อน"), size="footer")
        self.use = Button(_("ใช้ข้อความนี้ แล้วไปช่องถัดไป"), kind="filled", size="footer", key="Enter")
        self.go = Button("", kind="filled", size="footer")
        footer = Panel("surface.base", "top")
        row = QHBoxLayout(footer)
        row.setContentsMargins(px(20), px(11), px(20), px(11))
        row.setSpacing(px(10))
        row.addWidget(self.to_all)
        row.addWidget(self.safe)
        row.addStretch(1)
        for widget in (self.waiting, self.cancel, self.skip, self.use, self.go):
            row.addWidget(widget)
        return footer

    def _connect(self) -> None:
        for button in (self.back, self.cancel):
            button.clicked.connect(self._leave)
        self.go.clicked.connect(self._go)
        self.use.clicked.connect(self.conflicts.accept)
        self.skip.clicked.connect(self.conflicts.skip)
        self.to_all.clicked.connect(self.show_all)
        self.model.ticked.connect(self._ticked)
        self.list.chosen.connect(self._show_item)
        self.list.conflict_wanted.connect(self.show_conflicts)
        self.detail.joined.connect(self._joined)
        self.conflicts.decided.connect(self._decided)
        self.conflicts.skipped.connect(self.show_all)
        for chip in self.filters.values():
            chip.clicked.connect(self._filter)

    # --- reading and planning ---

    def _begin(self) -> None:
        job = partial(exchanging.arrive, self._path, self._base)
        self._session.runner.run(Lane.OTHER, job, self._read, self._failed)

    def _read(self, arrived: Arrived) -> None:
        self._arrived = arrived
        self._plan_anew()

    def _plan_anew(self) -> None:
        arrived, office, value = self._arrived, self._session.office, self._session.value
        assert arrived
        self._base = value
        choices = replace(self._choices, values=dict(self._values))

        def job() -> tuple[Plan, Plan]:
            ledger = office.ledger()
            made = exchanging.plan_import(arrived, value, ledger, choices)
            asks = exchanging.plan_import(arrived, value, ledger, self._choices) if choices.values else made
            return made, asks

        self._session.runner.run(Lane.FILE, job, self._planned, self._failed, latest=f"plan {id(self)}")

    def _planned(self, plans: tuple[Plan, Plan]) -> None:
        self.plan, asks = plans
        self._known = {c.key: (item, c) for item in asks.items for c in item.conflicts}
        self._values = {key: value for key, value in self._values.items() if key in self._known}
        chosen = self.model.row(self.list.currentIndex())
        self.model.show_plan(self.plan, self._report())
        for name, count in self.model.counts().items():
            self.filters[name].show_count(count)
        self.list.choose(chosen.item.uid if chosen and chosen.item else "")
        if not self.model.rows:
            self.detail.say_nothing_new()
        known, columns = list(self._known.values()), self._report().columns
        self.conflicts.show_conflicts(known, dict(self._values), self._sender(), columns)
        if self.stack.currentIndex() == _READING:
            self.stack.setCurrentIndex(_PLAN)
            self.list.setFocus()
        self._name()

    def _report(self) -> Report:
        """Return the report that the plan is shown by: the one most of what came stands in."""
        assert self.plan
        uids = [item.report_uid for item in self.plan.items if item.report_uid]
        most = max(dict.fromkeys(uids), key=uids.count, default="")
        reports = {report.uid: report for report in (*self._base.reports, *self.plan.value.reports)}
        return reports.get(most, self._session.report)

    def _failed(self, error: Exception) -> None:
        sentence = str(error) if isinstance(error, UserError) else _("อ่านไฟล์นี้ไม่ได้ ยังไม่มีอะไรถูกนำเข้า โปรดเลือกไฟล์อื่น")
        self.reading.hide()
        self.stack.removeWidget(self.reading)
        self.reading.deleteLater()
        self.reading = EmptyState(sentence, self._path.name, icon="file-x", colour="error.text")
        self.stack.insertWidget(_READING, self.reading)
        self.stack.setCurrentIndex(_READING)
        self.plan, self.failed = None, True
        self._name()
        if not isinstance(error, UserError):
            raise error

    def _sender(self) -> str:
        return (self._arrived.sender if self._arrived else "") or _("ผู้ส่ง")

    # --- what a person says ---

    def _ticked(self, uid: str, taken: bool) -> None:  # noqa: FBT001 - a signal's slot
        assert self.plan
        item = next(item for item in self.plan.items if item.uid == uid)
        if item.state is State.DELETED_HERE or uid in self._choices.brought_back:
            back = self._choices.brought_back
            self._choices = replace(self._choices, brought_back=back | {uid} if taken else back - {uid})
        else:
            left = self._choices.skipped
            self._choices = replace(self._choices, skipped=left - {uid} if taken else left | {uid})
        self._plan_anew()

    def _joined(self, uid: str, ours: str) -> None:
        joined = {their: our for their, our in self._choices.joined.items() if uid not in {our, their}}
        if ours:
            joined[uid] = ours
        self._choices = replace(self._choices, joined=joined)
        self._plan_anew()

    def _decided(self, key: str, value: object) -> None:
        self._values[key] = value
        self._plan_anew()

    def _filter(self) -> None:
        name = next(name for name, chip in self.filters.items() if chip is self.sender())
        self.model.set_filter(name)
        self.list.choose("")

    def _show_item(self, item: Item) -> None:
        ours = item.uid if item.uid in self._choices.joined.values() else ""
        self.detail.show_item(item, self._session.report, self._sender(), ours)

    def show_conflicts(self, uid: str = "") -> None:
        """Show what must be decided, from a record on."""
        if self._known:
            self.conflicts.go(uid)
            self.stack.setCurrentIndex(_CONFLICTS)
            self._name()

    def show_all(self) -> None:
        """Show the whole plan again."""
        if self.plan:
            self.stack.setCurrentIndex(_PLAN)
            self.list.setFocus()
            self._name()

    # --- importing ---

    @property
    def count(self) -> int:
        """Return how many records importing would change."""
        return (
            sum(item.writes and item.state not in QUIET and is_news(item) for item in self.plan.items)
            if self.plan
            else 0
        )

    def _go(self) -> None:
        if self.plan is None:
            self.finished.emit()
        elif self.plan.open:
            self.show_conflicts(next(item.uid for item in self.plan.items if item.conflicts))
        else:
            self._import()

    def _import(self) -> None:
        arrived, made, office = self._arrived, self.plan, self._session.office
        assert arrived
        assert made
        if self._session.value is not self._base:
            self._plan_anew()  # something was changed meanwhile: look again
            return
        self.go.setEnabled(False)
        self._session.save_now()

        def job() -> Batch | None:
            return exchanging.apply_import(office, arrived, made, datetime.now(UTC))

        self._session.runner.run(Lane.FILE, job, self._written, self._not_written)

    def _written(self, batch: Batch | None) -> None:
        assert self.plan
        name = _("นำเข้าจาก “{name}”").format(name=self._path.name)
        self._session.adopt(name, self.plan.value, batch)
        told = _("นำเข้า {count} รายการจาก “{name}” แล้ว").format(count=number(self.count), name=self._path.name)
        self.imported.emit(told if self.count else _("ทุกรายการเหมือนเดิม ไม่มีอะไรเปลี่ยน"))

    def _not_written(self, error: Exception) -> None:
        self.go.setEnabled(True)
        sentence = str(error) if isinstance(error, UserError) else _("นำเข้าไม่ได้เพราะโปรแกรมทำงานผิดพลาด ข้อมูลเดิมยังอยู่ครบ")
        self.waiting.set_text(sentence)
        if not isinstance(error, UserError):
            raise error

    def _leave(self) -> None:
        if self.stack.currentIndex() == _CONFLICTS:
            self.show_all()
        else:
            self.finished.emit()

    # --- words ---

    def _name(self) -> None:
        """Say where one is and what comes next."""
        deciding = self.stack.currentIndex() == _CONFLICTS
        still = len(self.plan.open) if self.plan else 0
        if deciding:
            self.title.set_text(_("ตัดสินใจรายการที่ชนกัน"))
            self.remark.set_text(self._path.name)
        else:
            self.title.set_text(_("นำเข้าจาก “{name}”").format(name=self._path.name))
            self.remark.set_text(self._said_of_file())
        self.steps.show_step(1 if self._arrived else 0)
        self.to_all.setVisible(deciding and self.width() >= look().px(_NARROW))  # the arrow above does the same
        planned = not deciding and self.plan is not None
        self.safe.setVisible(planned)
        self.cancel.setVisible(planned)  # without a plan the button beside it goes back
        self.remark.setVisible(deciding or planned)
        self.skip.setVisible(deciding)
        self.use.setVisible(deciding)
        self.go.setVisible(not deciding)
        self.waiting.set_text(_("ต้องตัดสินใจก่อนอีก {count} ช่อง").format(count=number(still)) if still else "")
        self.go.setEnabled(self.plan is not None or self.stack.currentIndex() == _READING)
        if self.plan is None:
            self.go.set_text(_("กลับ"))
            self.go.set_icon("")
        elif still:
            self.go.set_text(_("ตัดสินใจรายการที่ชนกัน {count}").format(count=number(still)))
            self.go.set_icon("git-compare", after="arrow-right")
        elif self.count:
            self.go.set_text(_("นำเข้า {count} รายการ").format(count=number(self.count)))
            self.go.set_icon("file-input")
        else:
            self.go.set_text(_("ไม่มีอะไรใหม่ ปิด"))
            self.go.set_icon("check")

    def _said_of_file(self) -> str:
        if self._arrived is None or self.plan is None:
            return ""
        count = self.model.counts()["all"]
        told = _("เทียบกับรายงานที่เปิดอยู่ พบ {count} รายการ").format(count=number(count))
        return _("ส่งจาก {sender}").format(sender=self._sender()) + " · " + told

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < look().px(_NARROW)
        self._left.setFixedWidth(min(look().px(_NARROW_LIST if narrow else _LIST), self.width() * 3 // 5))
        self.steps.setVisible(not narrow)
        self._name()
