"""What a list cell says of a paste: how much came, what was taken out, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.bars import Bar
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.label import Label

if TYPE_CHECKING:
    from ita_desktop.ui.form.paste import Pasted


class PasteStrip(QWidget):
    """The green strip under a cell; it goes with the next edit."""

    whole_wanted = Signal()
    """The text is wanted as it was."""

    def __init__(self, taken: Pasted) -> None:
        super().__init__()
        self.taken = taken
        self._see = Button(_("ดูที่ตัด"), kind="link", size="small")
        self._whole = Button(_("วางแบบเดิม"), size="small")
        for button in (self._see, self._whole):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._see.setVisible(not taken.is_clean)
        self._details = Label(taken.details(), "caption", "text.secondary")
        self._details.setContentsMargins(look().px(35), look().px(4), look().px(6), look().px(4))
        self._details.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Bar("done", taken.sentence(), (self._see, self._whole), round_corners=True))
        column.addWidget(self._details)
        self._see.clicked.connect(self._show_details)
        self._whole.clicked.connect(self.whole_wanted)

    def _show_details(self) -> None:
        self._details.setVisible(not self._details.isVisible())
