"""The wizard's fourth step: how large the letters on the screen are, and light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.fields import LineField
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Card
from ita_desktop.ui.settings.screen import TextSize, ThemeChooser
from ita_desktop.ui.start.step import Step

if TYPE_CHECKING:
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.start.answers import Answers


class SizeStep(Step):
    """Text size and theme: they show at once, and are this computer's, not the file's."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(_("ตัวอักษรขนาดนี้อ่านสบายหรือไม่"), _("เลื่อนแล้วทั้งหน้าจอเปลี่ยนตามทันที เปลี่ยนทีหลังได้ด้วย Ctrl+= และ Ctrl+-"))
        self.size_slider = TextSize(preferences)
        self.theme = ThemeChooser(preferences)
        sample = Card()
        inside = QVBoxLayout(sample)
        inside.setContentsMargins(look().px(16), look().px(12), look().px(16), look().px(16))
        inside.addWidget(Label(_("ตัวอย่าง: มาตรการประกาศเจตจำนงสุจริตของผู้บริหาร"), "heading3"))
        inside.addWidget(Label(_("จัดทำประกาศ ติดป้าย และเผยแพร่ทางเว็บไซต์ให้ประชาชนทราบทั่วกัน"), "field"))
        inside.addWidget(LineField(_("ตัวอย่างช่องกรอก"), _("ตุลาคม ๒๕๖๗ – กันยายน ๒๕๖๘")))
        self.column.addWidget(self.size_slider)
        self.column.addWidget(self.theme)
        self.column.addWidget(sample)

    @property
    @override
    def title(self) -> str:
        return _("ขนาดตัวอักษร")

    @property
    @override
    def summary(self) -> str:
        return f"{round(look().scale * 100)} %"

    @override
    def first_field(self) -> QWidget:
        return self.size_slider.slider

    @override
    def show_answers(self, answers: Answers) -> None:
        self.size_slider.show_value()
        self.theme.show_value()

    @override
    def taken(self, answers: Answers) -> Answers:
        return answers
