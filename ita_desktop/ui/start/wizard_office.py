"""The wizard's first step: what kind of office it is, where, and its name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.services.starting import (
    department,
    kind_of,
    kinds,
    printed_office,
    short_name,
    starting_departments,
    starting_signers,
)
from ita_desktop.thai import places
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.fields import ComboBox, FieldFrame
from ita_desktop.ui.settings.paper import Paper, PaperLine
from ita_desktop.ui.settings.places import PlaceLine
from ita_desktop.ui.start.step import Step

if TYPE_CHECKING:
    from ita_desktop.domain.model import Department
    from ita_desktop.ui.start.answers import Answers


class OfficeStep(Step):
    """Kind, province, district, subdistrict, name."""

    def __init__(self) -> None:
        super().__init__(_("หน่วยงานของท่านคือหน่วยงานใด"), _("ชื่อนี้จะพิมพ์บนปกและหัวตาราง พิมพ์เพียงบางคำแล้วเลือกจากรายการได้"))
        self._answers: Answers | None = None
        self.kind = ComboBox(_("ประเภทหน่วยงาน"))
        self.kind.addItems([kind.kind for kind in kinds()])
        self.province = PlaceLine(_("จังหวัด"), _("เช่น มหาสารคาม"))
        self.district = PlaceLine(_("อำเภอหรือเขต"), _("เช่น วาปีปทุม"))
        self.subdistrict = PlaceLine(_("ตำบลหรือแขวง"), _("เช่น หนองแสง"))
        self.name = PlaceLine(_("ชื่อหน่วยงาน"), _("เช่น หนองแสง"))
        self.frames = {
            field: FieldFrame(field.accessibleName(), field)
            for field in (self.kind, self.province, self.district, self.subdistrict, self.name)
        }
        self.frames[self.name].hint.set_text(_("ไม่ต้องพิมพ์ประเภทหน่วยงานซ้ำ"))
        grid = QGridLayout()
        grid.setSpacing(look().px(12))
        grid.addWidget(self.frames[self.kind], 0, 0)
        grid.addWidget(self.frames[self.province], 0, 1)
        grid.addWidget(self.frames[self.district], 1, 0)
        grid.addWidget(self.frames[self.subdistrict], 1, 1)
        grid.addWidget(self.frames[self.name], 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.paper = Paper(_("ปกรายงาน"), height=150, middle=True)
        self.say_how_printed(self.paper)
        self.province.offer(places.provinces())
        self.kind.currentIndexChanged.connect(self._kind_chosen)
        for field in (self.province, self.district, self.name):
            field.typed.connect(self._typed)
            field.left.connect(self._check)
        self.subdistrict.typed.connect(self._subdistrict_typed)
        self.subdistrict.left.connect(self._check)

    @property
    @override
    def title(self) -> str:
        return _("หน่วยงาน")

    @property
    @override
    def summary(self) -> str:
        return short_name(self._answers.office) if self._answers else ""

    @override
    def first_field(self) -> QWidget:
        return self.province if self._answers and not self._answers.office.province else self.name

    @override
    def show_answers(self, answers: Answers) -> None:
        self._answers = answers
        office = answers.office
        with QSignalBlocker(self.kind):
            if office.kind and self.kind.findText(office.kind) < 0:
                self.kind.addItem(office.kind)
            self.kind.setCurrentText(office.kind)
        self.province.show_text(office.province)
        self.district.show_text(office.district)
        self.subdistrict.show_text(answers.subdistrict)
        self.name.show_text(office.name)
        self._renew_offers()

    @override
    def taken(self, answers: Answers) -> Answers:
        kind, name = self.kind.currentText(), self.name.text().strip().removeprefix(self.kind.currentText()).strip()
        before = answers.office
        office = replace(before, kind=kind, name=name, district=self._text(self.district), province=self._province())
        if before.signers == starting_signers(before.kind, before.name):
            office = replace(office, signers=starting_signers(kind, name))
        if kind != before.kind and _unchanged(before.departments, before.kind):
            usual = tuple(department(d.name, d.short) for d in starting_departments(kind) if d.usual)
            office = replace(office, departments=usual)
        self._answers = replace(answers, office=office, subdistrict=self._text(self.subdistrict))
        return self._answers

    def _text(self, field: PlaceLine) -> str:
        text = field.text().strip()
        for word in ("จังหวัด", "อำเภอ", "เขต", "ตำบล", "แขวง"):
            if text.startswith(word) and text != word:
                return text.removeprefix(word).strip()
        return text

    def _province(self) -> str:
        known = kind_of(self.kind.currentText())
        return "กรุงเทพมหานคร" if known and known.short == "กทม." else self._text(self.province)

    def _kind_chosen(self) -> None:
        self._typed()

    def _subdistrict_typed(self, text: str) -> None:
        known = kind_of(self.kind.currentText())
        before = self._answers.subdistrict if self._answers else ""
        if known and known.named_by == "subdistrict" and self.name.text().strip() in {"", before}:
            self.name.setText(text)
        self._typed()

    def _typed(self) -> None:
        known = kind_of(self.kind.currentText())
        if known and known.named_by == "province" and not self.name.text().strip() and self._settled(self.province):
            self.name.setText(self._text(self.province))
        self.changed.emit()
        self._renew_offers()

    def _settled(self, field: PlaceLine) -> bool:
        return self._text(field) in places.provinces()

    def _renew_offers(self) -> None:
        known = kind_of(self.kind.currentText())
        named_by = known.named_by if known else "subdistrict"
        province, district = self._text(self.province), self._text(self.district)
        below = places.subdistricts(province, district)
        self.district.offer(places.districts(province))
        self.subdistrict.offer(below)
        self.name.offer(places.provinces() if named_by == "province" else below)
        self.frames[self.name].setVisible(named_by != "none")
        self.frames[self.subdistrict].setVisible(named_by == "subdistrict")
        self.frames[self.district].setVisible(named_by != "none")
        self._draw()

    def _check(self) -> None:
        for field in (self.province, self.district, self.subdistrict):
            meant = field.meant()
            self.frames[field].say("warning", _("หมายถึง “{name}” หรือไม่").format(name=meant) if meant else "")

    def _draw(self) -> None:
        if self._answers:
            first, *rest = printed_office(self._answers.office) or ("",)
            small = [PaperLine(line, size=14) for line in rest]
            self.paper.show_items([PaperLine("จัดทำโดย", size=14), PaperLine(first, bold=True), *small])


def _unchanged(departments: tuple[Department, ...], kind: str) -> bool:
    """Return whether departments are those that offices of a kind begin with."""
    return [d.name for d in departments] == [d.name for d in starting_departments(kind) if d.usual]
