"""The program's own settings: language, theme, text size, digits, the tree. They are this computer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.fields import CheckBox, ComboBox, FieldFrame
from ita_desktop.ui.settings.rows import PageHead
from ita_desktop.ui.settings.screen import TextSize, ThemeChooser

if TYPE_CHECKING:
    from ita_desktop.ui.preferences import Preferences


class ProgramSection(QWidget):
    """What a person likes on this computer."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.language = ComboBox(_("ภาษา"))
        for code, word in (("", _("ตามเครื่อง")), ("th", "ไทย"), ("en", "English")):
            self.language.addItem(word, code)
        self.size_slider = TextSize(preferences)
        self.theme = ThemeChooser(preferences)
        self.digits = CheckBox(_("ใช้เลขไทยบนจอกับสิ่งที่อยู่ในรายงาน"))
        self.one_open = CheckBox(_("เปิดดูทีละประเด็นในรายการซ้ายมือ"))
        self.frame = FieldFrame(_("ภาษา"), self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().px(16))
        column.addWidget(PageHead(_("ตั้งค่าโปรแกรม"), _("มีผลกับเครื่องนี้ ไม่เปลี่ยนข้อมูลในรายงาน")))
        for widget in (self.frame, self.size_slider, self.theme, self.digits, self.one_open):
            column.addWidget(widget)
        self.language.activated.connect(self._language_chosen)
        self.digits.toggled.connect(self._digits_chosen)
        self.one_open.toggled.connect(self._one_open_chosen)
        preferences.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen."""
        self.language.setCurrentIndex(max(0, self.language.findData(self._preferences.get("language", ""))))
        for tick, name in ((self.digits, "look/thai_digits"), (self.one_open, "tree/one_open")):
            with QSignalBlocker(tick):
                tick.setChecked(self._preferences.get(name, True))
        self.size_slider.show_value()
        self.theme.show_value()

    def _language_chosen(self) -> None:
        self._preferences.put("language", self.language.currentData())
        self.frame.say("hint", _("จะเปลี่ยนภาษาเมื่อเปิดโปรแกรมครั้งหน้า"))

    def _digits_chosen(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._preferences.put("look/thai_digits", on)

    def _one_open_chosen(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._preferences.put("tree/one_open", on)
