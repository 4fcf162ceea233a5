"""Section: what stands before the table: the cover's title, the item's code, who prepared it, preface and logo."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.domain.model import Place, Report
from ita_desktop.services.starting import item_code, printed_preface, printed_title
from ita_desktop.ui.parts.fields import FieldFrame
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.segmented import Segmented, View
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.settings.form import BoundLine, BoundText, Section, edit_report
from ita_desktop.ui.settings.logo import LogoChooser
from ita_desktop.ui.settings.office import with_logo

if TYPE_CHECKING:
    from ita_desktop.domain.model import Attachment
    from ita_desktop.ui.session import Session

_TEMPLATE, _OWN = "template", "own"


def _with_preface(report: Report, paragraphs: tuple[str, ...]) -> Report:
    return replace(report, preface=paragraphs)


class FrontSection(Section):
    """Cover, preface, logo."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("ปก คำนำ โลโก้"), _("ช่องที่เว้นไว้ โปรแกรมพิมพ์ข้อความมาตรฐานให้"))
        self.title = BoundText(
            session, Place("title"), _("ชื่อรายงานบนปก"), _("แก้ชื่อรายงาน"), _("หนึ่งบรรทัดบนปกต่อหนึ่งบรรทัดที่พิมพ์")
        )
        self.code = BoundLine(session, Place("item_code"), _("รหัสข้อ OIT"), _("แก้รหัสข้อ"), "", _("เช่น O28"))
        self.maker = BoundLine(session, Place("prepared_by"), _("หน่วยที่จัดทำ"), _("แก้หน่วยที่จัดทำ"), "", _("เช่น สำนักปลัด"))
        views = (View(_TEMPLATE, _("ข้อความมาตรฐาน")), View(_OWN, _("เขียนเอง")))
        self.which = Segmented(views, _("คำนำ"))
        self.template = Label("", "body", "text.secondary")
        self.preface = BoundText(session, Place("preface"), _("คำนำ"), _("แก้คำนำ"), _("หนึ่งย่อหน้าต่อหนึ่งบรรทัดที่พิมพ์"))
        self.signed = BoundText(
            session, Place("preface_signed"), _("ผู้ลงท้ายคำนำ"), _("แก้ผู้ลงท้ายคำนำ"), "", _("เช่น ผู้จัดทำ")
        )
        self.logo = LogoChooser(session.runner)
        self._logo_shown = ""
        self._own = bool(session.report.preface)
        for field in (self.title, self.code, self.maker, self.preface, self.signed):
            self.bind(field)
        self.fields = {
            "title": self.title.edit,
            "item_code": self.code.line,
            "prepared_by": self.maker.line,
            "preface": self.preface.edit if self._own else self.which,
            "preface_signed": self.signed.edit,
        }
        row = QHBoxLayout()
        row.addWidget(self.code, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.maker, 2, Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.title)
        self.column.addLayout(row)
        self.column.addWidget(Label(_("คำนำ"), "bodyStrong"))
        self.column.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.template, self.preface, self.signed):
            self.column.addWidget(widget)
        self.column.addWidget(FieldFrame(_("ตราของหน่วยงานบนปก"), self.logo))
        self.which.chosen.connect(self._chosen)
        self.logo.chosen.connect(self._logo_chosen)
        self.refresh()

    def refresh(self) -> None:
        """Show what the report says."""
        super().refresh()
        report = self.session.report
        self.title.edit.set_placeholder("\n".join(printed_title(replace(report, title=()))))
        code = item_code(report.ita_year)
        known = _("ปี ITA นี้คือ {code}").format(code=code) if code else ""
        self.code.hint.set_text(known)
        names = [d.name for d in report.office.departments]
        self.maker.line.setCompleter(QCompleter(names, self.maker.line))
        own = bool(report.preface) or self._own
        self.which.choose(_OWN if own else _TEMPLATE)
        self.template.set_text("\n".join(printed_preface(replace(report, preface=()))))
        self.template.setVisible(not own)
        self.preface.setVisible(own)
        self._show_logo()

    def _chosen(self, which: str) -> None:
        report = self.session.report
        self._own = which == _OWN
        if self._own and not report.preface:
            change = partial(_with_preface, paragraphs=printed_preface(report))
            edit_report(self.session, _("เขียนคำนำเอง"), change, place=Place("preface"))
        elif not self._own:
            change = partial(_with_preface, paragraphs=())
            edit_report(self.session, _("ใช้คำนำมาตรฐาน"), change, place=Place("preface"))
        self.session.end_step()
        self.refresh()

    # --- the logo ---

    def _show_logo(self) -> None:
        """Read the logo in the file's lane, where it is another than the one shown."""
        logo = self.session.report.office.logo
        if (logo.sha256 if logo else "") == self._logo_shown:
            return
        self._logo_shown = logo.sha256 if logo else ""
        self.logo.show_logo(logo, b"")
        if logo:
            job = partial(self.session.blob, logo.sha256)
            self.session.runner.run(Lane.FILE, job, self._logo_read, self._logo_failed, latest=f"logo {id(self)}")

    def _logo_read(self, data: bytes) -> None:
        self.logo.show_logo(self.session.report.office.logo, data)

    def _logo_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.logo.message.say("error", str(error))

    def _logo_chosen(self, logo: Attachment | None, data: bytes) -> None:
        if logo:
            self.session.keep_blob(data)
        self._logo_shown = logo.sha256 if logo else ""
        change = partial(with_logo, logo=logo, report_uid=self.session.report.uid)
        self.session.edit_file(_("เปลี่ยนตราของหน่วยงาน"), change, place=Place("office.name"))
        self.session.end_step()
