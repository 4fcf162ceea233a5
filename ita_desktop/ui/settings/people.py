"""Section: who signs the report."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ita_desktop.base.i18n import _
from ita_desktop.domain.settings import put_report, set_office, set_signers
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.fields import CheckBox
from ita_desktop.ui.settings.form import Section
from ita_desktop.ui.settings.signers import SignerTable

if TYPE_CHECKING:
    from ita_desktop.domain.model import OfficeFile, Report, Signer
    from ita_desktop.ui.session import Session


def with_signers(file: OfficeFile, report: Report, signers: tuple[Signer, ...], *, office: bool) -> OfficeFile:
    """Return the file with other signers of a report, and of the office for the reports to come."""
    changed = put_report(file, set_signers(report, signers))
    return set_office(changed, replace(changed.office, signers=signers)) if office else changed


class PeopleSection(Section):
    """Those who sign, in printed order."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("ผู้ลงนาม"), _("ชื่อหรือตำแหน่งที่เว้นไว้ พิมพ์เป็นเส้นประให้เขียนด้วยปากกา"))
        self.add = Button(_("เพิ่มผู้ลงนาม"), "user-plus", size="small")
        self.head.row.addWidget(self.add, 0, Qt.AlignmentFlag.AlignBottom)
        self.table = SignerTable()
        self.always = CheckBox(_("ใช้กับรายงานปีต่อ ๆ ไปด้วย"))
        self.always.setChecked(True)
        self.column.addWidget(self.table)
        self.column.addWidget(self.always)
        self.add.clicked.connect(self.table.add)
        self.table.edited.connect(self._edited)
        self.table.left.connect(session.end_step)
        self.refresh()

    def refresh(self) -> None:
        """Show who signs now: the report's signers, else the office's."""
        report = self.session.report
        self.table.show_signers(report.signers or report.office.signers)

    def _edited(self) -> None:
        change = partial(
            with_signers, report=self.session.report, signers=self.table.signers(), office=self.always.isChecked()
        )
        self.session.edit_file(_("แก้ผู้ลงนาม"), change, field="signers")
