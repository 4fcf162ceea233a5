"""The view "พิมพ์": small pages, the page as it is printed, and the choices."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.page.geometry import Fit
from ita_desktop.ui.page.pane import PageTurner, ZoomRow
from ita_desktop.ui.page.setter import PageSetter
from ita_desktop.ui.page.view import PageView
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Line, Panel
from ita_desktop.ui.printing import system
from ita_desktop.ui.printing.buttons import Buttons
from ita_desktop.ui.printing.choices import Choices
from ita_desktop.ui.printing.job import PrintJob
from ita_desktop.ui.printing.save_pdf import SavePdf
from ita_desktop.ui.printing.thumbs import Thumbs
from ita_desktop.ui.runner import Lane

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ita_desktop.domain.finding import Finding
    from ita_desktop.domain.model import Report
    from ita_desktop.services.pages import Choice, SetPages
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.session import Session

_THUMBS, _CHOICES, _MARGIN = 152, 304, 12
_ZOOMED = 300  # a narrower head has no room for the zoom


class PrintView(QWidget):
    """Everything from the choice of pages to paper or a PDF file."""

    findings_wanted = Signal()

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setter = PageSetter(session, preferences, self, name="print")
        self.view = PageView(self.setter, Fit.PAGE, margin=_MARGIN, gap=2 * _MARGIN)
        self.view.setAccessibleName(_("หน้าที่จะพิมพ์"))
        self.thumbs = Thumbs(self.setter)
        self.choices = Choices()
        self.buttons = Buttons()
        self.job = PrintJob(session.runner, self)
        self.save = SavePdf(session, preferences, self)
        self._waits = False  # to print what is being set
        self._sets = False  # the pages of a range
        self._left, self._right = Panel("surface.panel", "right"), QWidget()
        self._head = _Head(self.view)
        self._arrange()
        self.choices.changed.connect(self._choose)
        self.choices.findings_wanted.connect(self.findings_wanted)
        for signal in (self.choices.which.currentIndexChanged, self.choices.range.textChanged):
            signal.connect(self._tell)
        self.thumbs.chosen.connect(self.view.go_to_page)
        self.view.moved.connect(self._moved)
        self.setter.ready.connect(self._ready)
        self.setter.failed.connect(self._failed)
        self.buttons.print.clicked.connect(self.print_now)
        self.buttons.save.clicked.connect(self.save_pdf)
        self.buttons.open.clicked.connect(self._open)
        self.buttons.cancel.clicked.connect(self.job.cancel)
        self.buttons.show_saved.clicked.connect(self.save.show_last)
        self.save.began.connect(self.buttons.prepare)
        self.save.opened.connect(self.buttons.rest)
        self.save.written.connect(self._written)
        self.save.failed.connect(self.buttons.complain)
        self.job.progress.connect(self.buttons.progress)
        self.job.finished.connect(self.buttons.done)
        self.job.failed.connect(self.buttons.complain)
        self.setter.choose(self.choices.preview)
        look().changed.connect(self._renew)
        self._renew()
        self._tell()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say how much must be fixed."""
        self.choices.set_errors(sum(finding.level == "error" for finding in findings))

    def print_now(self) -> None:
        """Print what is chosen, if there is a printer."""
        choice = self.choices.choice
        if choice is None or not self.choices.can_print or self.job.busy or self._sets:
            return
        self.buttons.prepare()
        self._waits = not self.setter.is_current
        if self._waits:
            return  # until the pages are those that are wanted
        if choice.pages is None and self.setter.pages:
            self.job.start(self.setter.pages, self.choices.order)
        else:
            self._sets = True
            self.setter.session.runner.run(Lane.PAGES, self.setter.job(choice), self._send, self._not_set)

    def save_pdf(self) -> None:
        """Ask where the PDF goes, and write it."""
        if choice := self.choices.choice:
            self.save.ask(choice)

    def _open(self) -> None:
        if choice := self.choices.choice:
            self.save.open_new(choice)

    def _send(self, outcome: tuple[Report, Choice, SetPages]) -> None:
        self._sets = False
        self.job.start(outcome[2], self.choices.order)

    def _failed(self, sentence: str) -> None:
        self._waits = False
        self.buttons.complain(sentence)

    def _not_set(self, error: Exception) -> None:
        self._sets = False
        if not isinstance(error, UserError):
            raise error
        self.buttons.complain(str(error))

    def _choose(self) -> None:
        self.setter.choose(self.choices.preview)
        self._tell()

    def _ready(self) -> None:
        pages = self.setter.pages
        if pages is None:
            return
        self.choices.set_pages(pages)
        self.thumbs.show_page(self.view.page)
        signs = " ".join(pages.missing)
        self.buttons.warn(_("ฟอนต์ไม่มีอักขระ {signs} จึงเห็นเป็นช่องสี่เหลี่ยม").format(signs=signs) if signs else "")
        self._tell()
        if self._waits and self.setter.is_current:
            self._waits = False
            self.print_now()

    def _moved(self) -> None:
        self.thumbs.show_page(self.view.page)
        self._head.tell()

    def _written(self, path: Path, sentence: str) -> None:
        self.buttons.saved(f"{sentence}: {path.name}")

    def _tell(self) -> None:
        self._head.tell()
        chosen = self.choices.choice is not None
        self.buttons.print.setEnabled(self.choices.can_print)
        self.buttons.print.setToolTip("" if self.choices.can_print else _("ไม่พบเครื่องพิมพ์ในเครื่องนี้"))
        self.buttons.save.setEnabled(chosen)
        self.buttons.open.setEnabled(chosen)

    def _arrange(self) -> None:
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 1, 0)
        left.addWidget(self.thumbs)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._head)
        middle.addWidget(self.view, 1)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.choices, 1)
        right.addWidget(self.buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addLayout(middle, 1)
        row.addWidget(self._right)

        self.setFocusProxy(self.thumbs)
        parts = (self.thumbs, self.view, *self.choices.parts.values(), self.choices.printer, self.buttons.print)
        for before, behind in pairwise(parts):
            QWidget.setTabOrder(before, behind)

    def _renew(self) -> None:
        self._left.setFixedWidth(look().px(_THUMBS))
        self._right.setFixedWidth(look().px(_CHOICES))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.choices.set_printers(system.printers())
        self._tell()


class _Head(Panel):
    """Which page it is, and how large."""

    def __init__(self, view: PageView) -> None:
        super().__init__("surface.base", "bottom")
        self._view = view
        self._turner = PageTurner(view)
        self._page = Label("", "body", most=1)
        self._row = row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._turner.before)
        row.addWidget(self._page)
        row.addWidget(self._turner.behind)
        self._zoom = Line(upright=True), ZoomRow(view, _("พอดีหน้า"))
        for widget in self._zoom:
            row.addWidget(widget)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._turner.setParent(self)
        self._turner.hide()
        look().changed.connect(self._renew)
        self._renew()

    def tell(self) -> None:
        """Say which page is looked at."""
        pages = self._view.pages
        count = len(pages.pages) if pages else 0
        text = (
            _("หน้า {page} จาก {pages}").format(page=number(self._view.page + 1), pages=number(count)) if count else ""
        )
        if text != self._page.text():
            self._page.set_text(text)
        self._turner.tell()

    def _renew(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look().px(8))
        self.setFixedHeight(look().size("paneHeader"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in self._zoom:
            widget.setVisible(event.size().width() >= look().px(_ZOOMED))
