"""The wizard's second step: the departments, ticked from what offices of the kind have."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.services.starting import department, kind_of, kinds, starting_departments
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.bars import Bar
from ita_desktop.ui.settings.departments import DepartmentTable, Entry
from ita_desktop.ui.settings.paper import Paper, PaperLine
from ita_desktop.ui.start.step import Step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ita_desktop.ui.start.answers import Answers

_SHOWN = 2


class DepartmentStep(Step):
    """The office's departments."""

    def __init__(self) -> None:
        super().__init__(_("หน่วยงานของท่านมีกองใดบ้าง"), "-")
        self._kind = ""
        self.table = DepartmentTable(ticks=True, aliases=_("ชื่อย่อบนจอ"))
        self.column.addWidget(self.table)
        self.paper = Paper(_("ช่องผู้รับผิดชอบ"), ruled=True)
        self.say_how_printed(self.paper)
        hint = Bar("info", _("เลือก “ทุกส่วนราชการ” ได้เสมอ ไม่ต้องเพิ่มเป็นกอง"), round_corners=True)
        self.preview.addWidget(hint)
        self.table.edited.connect(self._edited)

    @property
    @override
    def title(self) -> str:
        return _("กองและส่วนราชการ")

    @property
    @override
    def summary(self) -> str:
        return _("{count} กอง").format(count=number(len(self.table.departments())))

    @override
    def first_field(self) -> QWidget:
        return self.table.new

    @override
    def show_answers(self, answers: Answers) -> None:
        known = kind_of(answers.office.kind) or kinds()[0]
        sentence = _("รายการนี้มาจากแบบที่ {kind} ส่วนใหญ่ใช้ เลือกเฉพาะที่มีจริง ท่านเพิ่มหรือแก้ชื่อได้")
        self.head.remark.set_text(sentence.format(kind=known.short))
        if answers.office.departments != self.table.departments() or answers.office.kind != self._kind:
            self._kind = answers.office.kind
            self._fill(answers)
        self._draw()

    def _fill(self, answers: Answers) -> None:
        """List what the office has, and after it (in its usual place) what offices of the kind have beside."""
        have = {d.name: d for d in answers.office.departments}
        listed = [
            Entry(have.pop(d.name)) if d.name in have else Entry(department(d.name, d.short), ticked=False)
            for d in starting_departments(answers.office.kind)
        ]
        self.table.show_entries([*listed, *map(Entry, have.values())])

    @override
    def taken(self, answers: Answers) -> Answers:
        return replace(answers, office=replace(answers.office, departments=self.table.departments()))

    def _edited(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        names = [d.name for d in self.table.departments()][:_SHOWN]
        collector = f"({names[0]}รวบรวม)" if names else ""
        lines = ["ผู้รับผิดชอบ", *names, "ทุกส่วนราชการ", *filter(None, [collector])]
        self.paper.show_items([PaperLine(line, bold=not n) for n, line in enumerate(lines)])
