"""Section: the years and dates of the report."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from ita_desktop.base.i18n import _
from ita_desktop.domain.model import Place, Report
from ita_desktop.domain.texts import set_text
from ita_desktop.services.starting import in_year
from ita_desktop.ui.form.calendar import DateField
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.fields import FieldFrame
from ita_desktop.ui.settings.form import Section, edit_report
from ita_desktop.ui.settings.year import YearField, not_a_year

if TYPE_CHECKING:
    from ita_desktop.ui.session import Session


def _with_ita_year(report: Report, year: int) -> Report:
    return replace(report, ita_year=year)


class YearsSection(Section):
    """Fiscal year, ITA year, the report's date, the day the data are of."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("ปีและวันที่"), _("ปีงบประมาณของผลงาน กับปีที่ประเมิน ITA เป็นคนละปีกันได้"))
        self.fiscal = YearField(_("ปีงบประมาณของผลงาน"))
        self.ita = YearField(_("ปีที่ประเมิน ITA"))
        self.date = DateField(_("วันที่รายงาน"), "", _("เช่น ๒๐ เมษายน ๒๕๖๘"))
        self.as_of = DateField(_("ข้อมูล ณ วันที่"), "", _("เช่น ๓๐ กันยายน ๒๕๖๘"))
        self.fiscal_frame = FieldFrame(_("ปีงบประมาณของผลงาน"), self.fiscal)
        self.ita_frame = FieldFrame(_("ปีที่ประเมิน ITA"), self.ita, _("มักเป็นปีถัดจากปีของผลงาน"))
        self.fields = {"fiscal_year": self.fiscal, "ita_year": self.ita, "date": self.date, "as_of": self.as_of}
        grid = QGridLayout()
        grid.setSpacing(look().px(12))
        frames = (
            self.fiscal_frame,
            self.ita_frame,
            FieldFrame(_("วันที่รายงาน"), self.date, _("พิมพ์ใต้คำนำ")),
            FieldFrame(_("ข้อมูล ณ วันที่"), self.as_of, _("พิมพ์เหนือตาราง เว้นได้")),
        )
        for n, frame in enumerate(frames):
            grid.addWidget(frame, n // 2, n % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(n % 2, 1)
        self.column.addLayout(grid)
        self.fiscal.chosen.connect(self._fiscal_chosen)
        self.fiscal.refused.connect(self._fiscal_refused)
        self.ita.chosen.connect(self._ita_chosen)
        self.ita.refused.connect(self._ita_refused)
        self.date.edited.connect(self._date_edited)
        self.as_of.edited.connect(self._as_of_edited)
        for field in (self.fiscal, self.ita, self.date, self.as_of):
            field.left.connect(session.end_step)
        self.refresh()

    def refresh(self) -> None:
        """Show what the report says."""
        report = self.session.report
        self.fiscal.show_year(report.fiscal_year)
        self.ita.show_year(report.ita_year)
        self.date.set_text(report.date.text)
        self.as_of.set_text(report.as_of.text)

    def _fiscal_chosen(self, year: int) -> None:
        place = Place("fiscal_year")
        change = partial(in_year, text=str(year) if year else "")
        refused = edit_report(self.session, _("แก้ปีงบประมาณ"), change, place=place, field=place)
        self.fiscal_frame.say("error" if refused else "", refused)

    def _fiscal_refused(self, text: str) -> None:
        self.fiscal_frame.say("error", not_a_year(text))

    def _ita_chosen(self, year: int) -> None:
        place = Place("ita_year")
        edit_report(self.session, _("แก้ปีที่ประเมิน"), partial(_with_ita_year, year=year), place=place, field=place)
        self.ita_frame.say("", "")

    def _ita_refused(self, text: str) -> None:
        self.ita_frame.say("error", not_a_year(text))

    def _date_edited(self, text: str) -> None:
        self._write(Place("date"), text, _("แก้วันที่รายงาน"))

    def _as_of_edited(self, text: str) -> None:
        self._write(Place("as_of"), text, _("แก้วันที่ของข้อมูล"))

    def _write(self, place: Place, text: str, step: str) -> None:
        edit_report(self.session, step, partial(set_text, place=place, text=text.strip()), place=place, field=place)
