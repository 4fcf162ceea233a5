"""The wizard's third step: who signs the report, and the office's logo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.services.starting import printed_signature
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.settings.logo import LogoChooser
from ita_desktop.ui.settings.paper import Paper, PaperLine, PaperPicture
from ita_desktop.ui.settings.signers import SignerTable
from ita_desktop.ui.start.step import Step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ita_desktop.domain.model import Attachment
    from ita_desktop.ui.runner import Runner
    from ita_desktop.ui.start.answers import Answers


class SignerStep(Step):
    """Signers and logo."""

    def __init__(self, runner: Runner) -> None:
        super().__init__(_("ใครลงนามท้ายรายงาน"), _("เว้นชื่อไว้ได้ จะพิมพ์เป็นเส้นประให้เขียนด้วยปากกา"))
        self._logo: Attachment | None = None
        self._blobs: dict[str, bytes] = {}
        self.table = SignerTable()
        self.add = Button(_("เพิ่มผู้ลงนาม"), "user-plus")
        self.logo = LogoChooser(runner)
        self.column.addWidget(self.table)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(Label(_("ตราของหน่วยงาน (พิมพ์บนปก)"), "bodyStrong"))
        self.column.addWidget(self.logo)
        self.cover = Paper(_("ปกรายงาน"))
        self.paper = Paper(_("ลงนามท้ายรายงาน"))
        self.say_how_printed(self.cover, self.paper)
        self.table.edited.connect(self._edited)
        self.add.clicked.connect(self.table.add)
        self.logo.chosen.connect(self._chosen)

    @property
    @override
    def title(self) -> str:
        return _("ผู้ลงนามและโลโก้")

    @property
    @override
    def summary(self) -> str:
        return _("{count} คน").format(count=number(len(self.table.rows)))

    @override
    def first_field(self) -> QWidget:
        return self.table.rows[0].name if self.table.rows else self.add

    @override
    def show_answers(self, answers: Answers) -> None:
        self.table.show_signers(answers.office.signers)
        if answers.office.logo != self._logo:
            self._logo, self._blobs = answers.office.logo, answers.blobs
            self.logo.show_logo(self._logo, answers.blobs.get(self._logo.sha256, b"") if self._logo else b"")
        self._draw()

    @override
    def taken(self, answers: Answers) -> Answers:
        office = replace(answers.office, signers=self.table.signers(), logo=self._logo)
        return replace(answers, office=office, blobs={**answers.blobs, **self._blobs})

    def _chosen(self, logo: Attachment | None, data: bytes) -> None:
        self._logo = logo
        self._blobs = {logo.sha256: data} if logo else {}
        self._edited()

    def _edited(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        signers = self.table.signers()
        lines = printed_signature(signers[0]) if signers else ()
        self.paper.show_items([PaperLine(_shortened(line), size=14) for line in lines])
        self.paper.setVisible(bool(signers))
        pixmap = self.logo.pixmap()
        self.cover.show_items([] if pixmap.isNull() else [PaperPicture(pixmap, 80)])
        self.cover.setVisible(not pixmap.isNull())


def _shortened(line: str) -> str:
    """Return a printed line with fewer dots, as narrow as the picture of the page."""
    return line.replace("." * 46, "." * 18)
