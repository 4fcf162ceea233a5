"""Section: the office: its kind, names, website and departments."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGridLayout

from ita_desktop.base.i18n import _
from ita_desktop.domain.model import Office, OfficeFile, Place
from ita_desktop.domain.settings import put_report, set_office, set_report_office
from ita_desktop.services.starting import kinds
from ita_desktop.thai import places
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.fields import CheckBox, ComboBox, FieldFrame
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.settings.departments import DepartmentTable, Entry
from ita_desktop.ui.settings.form import Section
from ita_desktop.ui.settings.places import PlaceLine
from ita_desktop.ui.settings.rows import TypedLine

if TYPE_CHECKING:
    from ita_desktop.domain.model import Attachment, Department
    from ita_desktop.ui.session import Session


def with_office(file: OfficeFile, office: Office, report_uid: str) -> OfficeFile:
    """Return the file with other data of its office, in the report with this uid too ("": in none)."""
    changed = set_office(file, office)
    report = next((r for r in changed.reports if r.uid == report_uid), None)
    return put_report(changed, set_report_office(report, office)) if report else changed


def with_logo(file: OfficeFile, logo: Attachment | None, report_uid: str) -> OfficeFile:
    """Return the file with another logo of its office, in the report with this uid too."""
    changed = set_office(file, replace(file.office, logo=logo))
    report = next((r for r in changed.reports if r.uid == report_uid), None)
    return put_report(changed, set_report_office(report, replace(report.office, logo=logo))) if report else changed


class OfficeSection(Section):
    """What holds for all years; a tick lets the report that is open follow."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("หน่วยงาน"), _("ใช้กับรายงานปีต่อ ๆ ไปด้วย รายงานปีก่อนคงชื่อเดิมไว้"))
        self.kind = ComboBox(_("ประเภทหน่วยงาน"))
        self.kind.setEditable(True)
        self.kind.addItems([kind.kind for kind in kinds()])
        self.name = TypedLine(_("ชื่อหน่วยงาน"), "", _("เช่น หนองแสง"))
        self.province = PlaceLine(_("จังหวัด"), _("เช่น มหาสารคาม"))
        self.district = PlaceLine(_("อำเภอหรือเขต"), _("เช่น วาปีปทุม"))
        self.website = TypedLine(_("เว็บไซต์"), "", _("เช่น www.nongsang.go.th"))
        self.also = CheckBox("")
        self.also.setChecked(True)
        self.differs = Label("", "caption", "warning.text")
        self.departments = DepartmentTable(ticks=False, aliases=_("ชื่ออื่นที่ใช้เรียก"))
        self._frames = [FieldFrame(field.accessibleName(), field) for field in self._fields()]
        names = ("office.kind", "office.name", "office.province", "office.district", "office.website")
        self.fields = dict(zip(names, self._fields(), strict=True))
        grid = QGridLayout()
        grid.setSpacing(look().px(12))
        for n, frame in enumerate(self._frames):
            grid.addWidget(frame, n // 2, n % 2)
            grid.setColumnStretch(n % 2, 1)
        self.column.addLayout(grid)
        self.column.addWidget(self.also)
        self.column.addWidget(self.differs)
        self.column.addWidget(Label(_("กองและส่วนราชการ"), "heading3"))
        self.column.addWidget(self.departments)
        self.province.offer(places.provinces())
        self.kind.currentTextChanged.connect(self._typed)
        for field in (self.name, self.province, self.district, self.website):
            field.typed.connect(self._typed)
            field.left.connect(self._left)
        self.also.toggled.connect(self._also_toggled)
        self.departments.edited.connect(self._departments_edited)
        self.departments.left.connect(session.end_step)
        self.refresh()

    def _fields(self) -> tuple[ComboBox | TypedLine, ...]:
        return (self.kind, self.name, self.province, self.district, self.website)

    def refresh(self) -> None:
        """Show what the file says of its office."""
        office = self.session.value.office
        with QSignalBlocker(self.kind):
            if self.kind.currentText() != office.kind:
                self.kind.setCurrentText(office.kind)
        self.name.show_text(office.name)
        self.province.show_text(office.province)
        self.district.show_text(office.district)
        self.website.show_text(office.website)
        self.district.offer(places.districts(office.province))
        year = number(self.session.report.fiscal_year)
        self.also.setVisible(bool(self.session.value.reports))
        self.also.set_text(_("ใช้กับรายงานปี {year} ด้วย").format(year=year))
        same = self.session.report.office == office
        said = _("รายงานปี {year} ยังพิมพ์ข้อมูลหน่วยงานอีกแบบ ติ๊กแล้วจะใช้แบบนี้แทน").format(year=year)
        self.differs.set_text("" if same else said)
        self.differs.setVisible(not same and not self.also.isChecked())
        if self.departments.departments() != office.departments:
            self.departments.show_entries([Entry(d) for d in office.departments])

    def _typed(self) -> None:
        kind, name = self.kind.currentText().strip(), self.name.text().strip()
        office = replace(
            self.session.value.office,
            kind=kind,
            name=name.removeprefix(kind).strip() if kind else name,
            district=self.district.text().strip(),
            province=self.province.text().strip(),
            website=self.website.text().strip(),
        )
        self._write(office, _("แก้ข้อมูลหน่วยงาน"), "office")

    def _departments_edited(self) -> None:
        departments: tuple[Department, ...] = self.departments.departments()
        self._write(replace(self.session.value.office, departments=departments), _("แก้รายชื่อกอง"), "departments")

    def _write(self, office: Office, step: str, field: str) -> None:
        uid = self.session.report.uid if self.also.isChecked() else ""
        change = partial(with_office, office=office, report_uid=uid)
        self.session.edit_file(step, change, place=Place("office.name"), field=field)

    def _also_toggled(self, on: bool) -> None:  # noqa: FBT001 - a slot
        if on:
            self._write(self.session.value.office, _("ใช้ข้อมูลหน่วยงานกับรายงานปีนี้"), "also")
            self.session.end_step()
        self.refresh()

    def _left(self) -> None:
        for frame, field in zip(self._frames, self._fields(), strict=True):
            if isinstance(field, PlaceLine):
                meant = field.meant()
                frame.say("warning", _("หมายถึง “{name}” หรือไม่").format(name=meant) if meant else "")
        self.session.end_step()
