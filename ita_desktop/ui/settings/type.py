"""Section: the font of the printed pages, and which digits the screen shows."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.services.fonts import font_name
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.fields import CheckBox, FieldMessage
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.settings.choosing import choose_file
from ita_desktop.ui.settings.form import Section

if TYPE_CHECKING:
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.session import Session

REGULAR, BOLD = "print/font", "print/font_bold"
"""The preferences that hold the paths of an office's own font files, "" for the bundled one."""


def _names(path: str) -> tuple[str, str]:
    return path, font_name(Path(path))


class TypeSection(Section):
    """The font files are this computer's, so they are kept with its preferences and not in the office's file."""

    def __init__(self, session: Session, preferences: Preferences) -> None:
        remark = _("ปกติพิมพ์ด้วย Sarabun ที่มากับโปรแกรม ฟอนต์ที่เลือกเองจำไว้ในเครื่องนี้เท่านั้น")
        super().__init__(session, _("ตัวพิมพ์และเลขไทย"), remark)
        self._preferences = preferences
        self.fonts: dict[str, Label] = {}
        self.buttons: dict[str, Button] = {}
        self.message = FieldMessage()
        for key, title in ((REGULAR, _("ตัวธรรมดา")), (BOLD, _("ตัวหนา"))):
            self.fonts[key] = Label("", "body", "text.secondary", most=1)
            self.buttons[key] = Button(_("เลือกไฟล์ฟอนต์"), "type", size="small")
            self.buttons[key].setAccessibleName(_("เลือกไฟล์ฟอนต์ {name}").format(name=title))
            row = QHBoxLayout()
            row.addWidget(Label(title, "bodyStrong", most=1))
            row.addWidget(self.fonts[key], 1)
            row.addWidget(self.buttons[key])
            self.column.addLayout(row)
        self.back = Button(_("กลับไปใช้ Sarabun"), "rotate-ccw", "plain", "small")
        self.digits = CheckBox(_("ใช้เลขไทยบนจอกับสิ่งที่อยู่ในรายงาน"))
        back = QHBoxLayout()
        back.addWidget(self.back)
        back.addStretch(1)
        self.column.addWidget(self.message)
        self.column.addLayout(back)
        self.column.addWidget(self.digits)
        self.column.addWidget(
            Label(_("บนกระดาษ เลขที่โปรแกรมใส่ให้เป็นเลขไทยเสมอ เลขที่ท่านพิมพ์คงตามที่พิมพ์"), "caption", "text.secondary")
        )
        self.buttons[REGULAR].clicked.connect(self._ask_regular)
        self.buttons[BOLD].clicked.connect(self._ask_bold)
        self.back.clicked.connect(self._back)
        self.digits.toggled.connect(self._digits_chosen)
        preferences.changed.connect(self._preference_changed)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen."""
        super().refresh()
        for key, label in self.fonts.items():
            path = self._preferences.get(key, "")
            there = not path or Path(path).is_file()
            none = "Sarabun" if key == REGULAR or not self._preferences.get(REGULAR, "") else _("ใช้ตัวธรรมดาทำให้หนา")
            label.set_text(Path(path).name if path else none)
            label.set_look(colour="text.secondary" if there else "error.text")
            if not there:
                self.message.say("error", _("ไม่พบไฟล์ฟอนต์ “{name}” จึงพิมพ์ด้วย Sarabun").format(name=Path(path).name))
        self.back.setVisible(bool(self._preferences.get(REGULAR, "") or self._preferences.get(BOLD, "")))
        self.buttons[BOLD].setEnabled(bool(self._preferences.get(REGULAR, "")))
        self.buttons[BOLD].setToolTip("" if self.buttons[BOLD].isEnabled() else _("เลือกตัวธรรมดาก่อน"))
        with QSignalBlocker(self.digits):
            self.digits.setChecked(self._preferences.get("look/thai_digits", True))

    def _ask_regular(self) -> None:
        choose_file(self, _("เลือกไฟล์ฟอนต์ตัวธรรมดา"), _("ฟอนต์") + " (*.ttf)", self.take_regular)

    def _ask_bold(self) -> None:
        choose_file(self, _("เลือกไฟล์ฟอนต์ตัวหนา"), _("ฟอนต์") + " (*.ttf)", self.take_bold)

    def take_regular(self, path: str) -> None:
        """Look whether a font can be printed with, then use it."""
        self.session.runner.run(Lane.OTHER, partial(_names, path), self._use_regular, self._failed)

    def take_bold(self, path: str) -> None:
        """As :meth:`take_regular`, for bold text."""
        self.session.runner.run(Lane.OTHER, partial(_names, path), self._use_bold, self._failed)

    def _use_regular(self, found: tuple[str, str]) -> None:
        self._use(REGULAR, found)

    def _use_bold(self, found: tuple[str, str]) -> None:
        self._use(BOLD, found)

    def _use(self, key: str, found: tuple[str, str]) -> None:
        path, name = found
        self._preferences.put(key, path)
        self.message.say("done", _("จะพิมพ์ด้วยฟอนต์ {name}").format(name=name))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.message.say("error", str(error))

    def _back(self) -> None:
        self.message.say("", "")
        self._preferences.put(BOLD, "")
        self._preferences.put(REGULAR, "")

    def _digits_chosen(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._preferences.put("look/thai_digits", on)

    def _preference_changed(self, name: str) -> None:
        if name in {REGULAR, BOLD, "look/thai_digits"}:
            self.refresh()
