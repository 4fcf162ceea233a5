"""Last year's Word file in the wizard: chosen, read beside the window, and what is to become of its doubts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.domain.model import DoubtState
from ita_desktop.services.exchanging import read_source
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.fields import CheckBox, FieldMessage
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Card, Line, ProgressLine
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.settings.choosing import choose_file

if TYPE_CHECKING:
    from ita_desktop.domain.model import Doubt, Report
    from ita_desktop.ui.runner import Runner

_LISTED = 40


class WordFile(QWidget):
    """The file and what was read of it. ``read`` tells that there is something, or nothing any more."""

    read = Signal()

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._reading: _Reading | None = None
        self.report: Report | None = None
        self.choose = Button(_("เลือกไฟล์ Word"), "file-input")
        self.name = Label(_("อ่านได้เฉพาะ .docx ไฟล์เดิมไม่ถูกแก้"), "caption", "text.secondary", most=1)
        self.progress = ProgressLine(_("กำลังอ่านไฟล์ Word"))
        self.progress.setRange(0, 0)
        self.cancel = Button(_("ยกเลิก"), kind="plain", size="small")
        self.message = FieldMessage()
        self.accept = CheckBox(_("รับข้อเสนอแก้ไขทั้งหมดเลย"))
        self.show_list = Button(_("ดูรายการ"), "eye", "link", "small")
        self.show_list.setCheckable(True)
        self.doubts = Card()
        self._doubts = QVBoxLayout(self.doubts)
        head = QHBoxLayout()
        head.setSpacing(look().px(12))
        head.addWidget(self.choose)
        head.addWidget(self.name, 1)
        head.addWidget(self.progress)
        head.addWidget(self.cancel)
        choice = QHBoxLayout()
        choice.addWidget(self.accept)
        choice.addWidget(self.show_list)
        choice.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(8))
        column.addLayout(head)
        column.addWidget(self.message)
        column.addLayout(choice)
        column.addWidget(self.doubts)
        self.choose.clicked.connect(self._ask)
        self.cancel.clicked.connect(self._stop)
        self.accept.toggled.connect(self._accepted)
        self.show_list.toggled.connect(self.doubts.setVisible)
        self._show(busy=False)

    @property
    def busy(self) -> bool:
        """Return whether a file is being read."""
        return self._reading is not None

    def take(self, path: Path) -> None:
        """Read a file, beside the window."""
        self.report = None
        self._reading = _Reading(path, self)
        self.name.set_text(_("กำลังอ่าน “{name}”").format(name=path.name))
        self.message.say("", "")
        self._show(busy=True)
        self._runner.run(Lane.OTHER, partial(read_source, path), self._reading.done, self._reading.failed)

    def _ask(self) -> None:
        choose_file(self, _("เลือกรายงานปีก่อนที่เป็นไฟล์ Word"), _("ไฟล์ Word") + " (*.docx)", self._chosen)

    def _chosen(self, path: str) -> None:
        self.take(Path(path))

    def _stop(self) -> None:
        self._reading = None
        self.name.set_text(_("ยกเลิกแล้ว ยังไม่มีอะไรถูกนำเข้า"))
        self._show(busy=False)
        self.read.emit()

    def over(self, reading: _Reading, report: Report) -> None:
        """Take what was read, unless another file was chosen meanwhile."""
        if reading is not self._reading:
            return
        self._reading = None
        self.report = report
        self.name.set_text(reading.path.name)
        found = sum(1 for _pair in report.measures())
        doubts = self._open_doubts()
        if doubts:
            sentence = _("อ่านได้ {measures} มาตรการ มีข้อที่ต้องตัดสินใจ {doubts} ข้อ ตัดสินทีหลังในแบบกรอกได้")
            self.message.say("hint", sentence.format(measures=number(found), doubts=number(len(doubts))))
        else:
            self.message.say("done", _("อ่านได้ {measures} มาตรการ ไม่มีข้อสงสัย").format(measures=number(found)))
        self._list(doubts)
        self._show(busy=False)
        self.read.emit()

    def went_wrong(self, reading: _Reading, error: Exception) -> None:
        """Say why the file cannot be read."""
        if reading is not self._reading:
            return
        self._reading = None
        self._show(busy=False)
        self.name.set_text(reading.path.name)
        if not isinstance(error, UserError):
            self.message.say("error", _("อ่านไฟล์นี้ไม่ได้ ยังไม่มีอะไรถูกนำเข้า โปรดเลือกไฟล์อื่น"))
            raise error
        self.message.say("error", str(error))
        self.read.emit()

    def _open_doubts(self) -> list[Doubt]:
        return [d for d in self.report.doubts if d.state is DoubtState.OPEN] if self.report else []

    def _list(self, doubts: list[Doubt]) -> None:
        while item := self._doubts.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for n, doubt in enumerate(doubts[:_LISTED]):
            if n:
                self._doubts.addWidget(Line())
            self._doubts.addWidget(Label(doubt.sentence, "body"))
            fixed = bool(doubt.fix)
            words = _("มีข้อเสนอแก้ไข") if fixed else _("ต้องดูเอง จะแสดงไว้ใต้ช่องที่เกี่ยวข้อง")
            self._doubts.addWidget(Label(words, "caption", "done.text" if fixed else "text.secondary"))
        if len(doubts) > _LISTED:
            left = _("และอีก {count} ข้อ").format(count=number(len(doubts) - _LISTED))
            self._doubts.addWidget(Label(left, "caption", "text.secondary"))

    def _accepted(self, _on: bool) -> None:  # noqa: FBT001 - a slot
        self.read.emit()

    def _show(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.cancel.setVisible(busy)
        self.choose.setEnabled(not busy)
        there = bool(self._open_doubts())
        self.accept.setVisible(there)
        self.show_list.setVisible(there)
        self.doubts.setVisible(there and self.show_list.isChecked())


class _Reading(QObject):
    """One file being read: what comes back is known to be of it."""

    def __init__(self, path: Path, field: WordFile) -> None:
        super().__init__(field)
        self.path, self._field = path, field

    def done(self, report: Report) -> None:
        self._field.over(self, report)

    def failed(self, error: Exception) -> None:
        self._field.went_wrong(self, error)
