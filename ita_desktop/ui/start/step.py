"""One question of the wizard: its words, what answers it, and at the right how that will be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import ScrollArea
from ita_desktop.ui.settings.rows import PageHead

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ita_desktop.ui.start.answers import Answers

_PREVIEW = 250
_LEAST = 760  # at 100 %; a narrower step shows no preview


class Step(QWidget):
    """A step: ``show_answers`` puts what is known into it, ``changed`` tells that a person answered."""

    changed = Signal()

    def __init__(self, question: str, remark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = PageHead(question, remark, level="heading1")
        self.head.remark.set_look("body")
        inside = QWidget()
        self.column = QVBoxLayout()
        self.column.setSpacing(look().px(12))
        self.beside = QWidget()
        self.preview = QVBoxLayout(self.beside)
        self.preview.setContentsMargins(0, 0, 0, 0)
        self.preview.setSpacing(look().px(8))
        row = QHBoxLayout()
        row.setSpacing(look().px(24))
        left = QVBoxLayout()
        left.addLayout(self.column)
        left.addStretch(1)
        row.addLayout(left, 1)
        row.addWidget(self.beside, 0, Qt.AlignmentFlag.AlignTop)
        self._page = QVBoxLayout(inside)
        self._page.addWidget(self.head)
        self._page.addLayout(row, 1)
        scroll = ScrollArea(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        look().changed.connect(self._renew)
        self._renew()

    @property
    def title(self) -> str:
        """Return the step's name in the list."""
        raise NotImplementedError

    @property
    def summary(self) -> str:
        """Return what was answered, in a few words."""
        return ""

    def show_answers(self, answers: Answers) -> None:
        """Show what is known so far."""
        raise NotImplementedError

    def taken(self, answers: Answers) -> Answers:
        """Return the answers with what this step says."""
        raise NotImplementedError

    def complain(self) -> bool:
        """Say why the step cannot be left yet; return whether there is such a thing."""
        return False

    def first_field(self) -> QWidget:
        """Return what has the focus when the step is shown."""
        raise NotImplementedError

    def say_how_printed(self, *pictures: QWidget) -> None:
        """Put pictures of the printed page at the right."""
        self.preview.addWidget(Label(_("จะพิมพ์ในรายงานแบบนี้"), "captionStrong", "text.secondary"))
        for picture in pictures:
            self.preview.addWidget(picture)

    def _renew(self) -> None:
        px = look().px
        self._page.setContentsMargins(px(40), px(24), px(40), px(24))
        self._page.setSpacing(px(12))
        self.beside.setFixedWidth(px(_PREVIEW))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.beside.setVisible(event.size().width() >= look().px(_LEAST) and self.preview.count() > 0)
