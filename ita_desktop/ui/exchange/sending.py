"""Sending work to a department, a collecting office, the district: what, as which file, where it goes."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.services.sending import Share, chosen, file_name, write_share
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.choices import RadioButton
from ita_desktop.ui.parts.fields import ComboBox, FieldMessage
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.segmented import Segmented, View
from ita_desktop.ui.parts.surfaces import Card, Panel, ScrollArea
from ita_desktop.ui.printing.system import show_in_folder
from ita_desktop.ui.runner import Lane

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.session import Session

_FOLDER = "send/folder"
_WIDE = 640


class SendPage(QWidget):
    """What can be sent of the report that is worked on."""

    finished = Signal()

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._preferences = session, preferences
        self._written: Path | None = None
        self._build()
        self._renew()

    def _build(self) -> None:
        px = look().px
        self.back = IconButton("arrow-left", _("กลับ"), "Esc", "normal")
        head = Panel("surface.base", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(14), px(8), px(20), px(8))
        row.setSpacing(px(12))
        row.addWidget(self.back)
        row.addWidget(Label(_("ส่งงาน"), "heading2", most=1), 1)
        card = self._card()
        card.setMaximumWidth(px(_WIDE))
        inside = QWidget()
        middle = QHBoxLayout(inside)
        middle.setContentsMargins(px(20), px(24), px(20), px(24))
        middle.addStretch(1)
        middle.addWidget(card, 4, Qt.AlignmentFlag.AlignTop)
        middle.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(ScrollArea(inside), 1)
        self.back.clicked.connect(self.finished)
        self.save.clicked.connect(self._ask)
        self.show_folder.clicked.connect(self._show_folder)

    def _card(self) -> Card:
        px = look().px
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(6))
        column.addWidget(Label(_("จะส่งอะไร"), "bodyStrong"))
        self._add_choices(column)
        self.department_name = Label(_("กองหรือสำนัก"), "captionStrong")
        self.department = ComboBox()
        self.department.setAccessibleName(_("กองหรือสำนัก"))
        self.department.addItems([department.name for department in self._session.report.office.departments])
        self.department.currentIndexChanged.connect(self._renew)
        views = (
            View("itapack", _("แพ็กเกจข้อมูล"), "send"),
            View("xlsx", "Excel", "columns-3"),
            View("docx", "Word", "file-text"),
        )
        self.kinds = Segmented(views, _("ชนิดไฟล์"))
        self.kind_remark = Label("", "caption", "text.secondary")
        self.kinds.chosen.connect(self._renew)
        self.count = Label("", "caption", "text.secondary")
        self.message = FieldMessage()
        column.addWidget(self.department_name)
        column.addWidget(self.department)
        column.addWidget(self.count)
        column.addSpacing(px(8))
        column.addWidget(Label(_("ชนิดไฟล์"), "bodyStrong"))
        column.addWidget(self.kinds)
        column.addWidget(self.kind_remark)
        column.addWidget(self.message)
        self.save = Button(_("บันทึกไฟล์ที่จะส่ง…"), "send", "filled", size="footer")
        self.show_folder = Button(_("แสดงในโฟลเดอร์"), "folder-open", size="footer")
        column.addSpacing(px(8))
        below = QHBoxLayout()
        below.setSpacing(px(10))
        below.addWidget(self.save)
        below.addWidget(self.show_folder)
        below.addStretch(1)
        column.addLayout(below)
        return card

    def _add_choices(self, column: QVBoxLayout) -> None:
        self.whole = RadioButton(_("ทั้งรายงาน"))
        self.part = RadioButton(_("เฉพาะงานของกองหรือสำนัก"))
        self.form = RadioButton(_("แบบเปล่าให้กองกรอก"))
        self.whole.setChecked(True)
        remarks = {
            self.whole: _("ส่งให้อำเภอ จังหวัด หรือหน่วยงานที่รวบรวม ผู้รับเปิดหรือรวมเข้ากับแฟ้มของตนได้"),
            self.part: _("ส่งให้กองตรวจหรือเติมผลการดำเนินการ แล้วส่งกลับมารวมได้โดยไม่ทับงานของกองอื่น"),
            self.form: _("มีชื่อประเด็นครบ ไม่มีมาตรการเดิม ให้กองเพิ่มมาตรการของตนแล้วส่งกลับมา"),
        }
        for choice, remark in remarks.items():
            choice.toggled.connect(self._renew)
            column.addWidget(choice)
            told = QHBoxLayout()
            told.setContentsMargins(look().px(26), look().px(3), 0, look().px(8))
            told.addWidget(Label(remark, "caption", "text.secondary"))
            column.addLayout(told)

    @property
    def share(self) -> Share:
        """Return what is chosen."""
        year = self._session.report.fiscal_year
        if self.whole.isChecked():
            return Share(year)
        return Share(year, department=self.department.currentText(), form=self.form.isChecked())

    def _renew(self) -> None:
        of_department = not self.whole.isChecked()
        self.department_name.setVisible(of_department)
        self.department.setVisible(of_department)
        found = len(chosen(self._session.report, self.share)) if not self.form.isChecked() else 0
        words = _("มี {count} มาตรการ").format(count=number(found)) if not self.form.isChecked() else ""
        self.count.set_text(words)
        remarks = {
            "itapack": _("ผู้รับใช้โปรแกรมนี้ รวมงานกลับได้โดยไม่ทับงานของใคร"),
            "xlsx": _("ผู้รับไม่มีโปรแกรมนี้ กรอกใน Excel แล้วส่งกลับมานำเข้าได้ทีละช่อง"),
            "docx": _("เอกสารสำหรับแก้ไขต่อใน Word"),
        }
        self.kind_remark.set_text(remarks[self.kinds.current])
        ready = self.whole.isChecked() or bool(self.department.currentText())
        self.save.setEnabled(ready and (found > 0 or self.form.isChecked()) and not self._session.read_only)
        if self._session.read_only:
            self.message.say("hint", _("แฟ้มนี้เปิดแบบอ่านอย่างเดียว จึงส่งงานไม่ได้ โปรดเปิดแฟ้มเพื่อเขียนก่อน"))
        self.show_folder.setVisible(self._written is not None)

    # --- writing ---

    def _ask(self) -> None:
        folder = Path(self._preferences.get(_FOLDER, ""))
        if not folder.is_dir() or not folder.is_absolute():
            folder = self._session.path.parent
        suffix = self.kinds.current
        kinds = {
            "itapack": _("แพ็กเกจข้อมูล (*.itapack)"),
            "xlsx": _("ตาราง Excel (*.xlsx)"),
            "docx": _("ไฟล์ Word") + " (*.docx)",
        }
        dialog = QFileDialog(self, _("บันทึกไฟล์ที่จะส่ง"), str(folder), kinds[suffix])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(file_name(self._session.report, self.share, suffix))
        dialog.fileSelected.connect(self._selected)
        dialog.open()

    def _selected(self, name: str) -> None:
        path = Path(name)
        self._preferences.put(_FOLDER, str(path.parent))
        self.write(path)

    def write(self, path: Path) -> None:
        """Write what is chosen."""
        self.save.setEnabled(False)
        self.message.say("hint", _("กำลังเขียน “{name}”").format(name=path.name))
        self._session.save_now()
        job = partial(write_share, self._session.office, self.share, path, datetime.now(UTC))
        self._session.runner.run(Lane.FILE, job, self._done, self._failed)

    def _done(self, path: Path) -> None:
        self._written = path
        self._renew()
        self.message.say("done", _("เขียน “{name}” แล้ว ส่งไฟล์นี้ให้ผู้รับได้เลย").format(name=path.name))

    def _failed(self, error: Exception) -> None:
        self._renew()
        sentence = (
            str(error) if isinstance(error, UserError) else _("เขียนไฟล์ไม่ได้เพราะโปรแกรมทำงานผิดพลาด ข้อมูลเดิมยังอยู่ครบ")
        )
        self.message.say("error", sentence)
        if not isinstance(error, UserError):
            raise error

    def _show_folder(self) -> None:
        if self._written:
            show_in_folder(self._written)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.whole.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        else:
            super().keyPressEvent(event)
