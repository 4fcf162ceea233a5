"""Pages on their way to a printer: as a PDF file where the system takes one, else page by page as pictures."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.ui.page.pictures import Pictures
from ita_desktop.ui.printing.system import not_taken, print_pdf, takes_pdf
from ita_desktop.ui.runner import Lane

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from ita_desktop.services.pages import SetPages
    from ita_desktop.ui.runner import Runner

_DPI = 300
_POINTS = 72  # of an inch


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of a printer."""

    printer: str
    copies: int = 1
    two_sided: bool = False


class PrintJob(QObject):
    """Prints pages, one order at a time; the window stays alive meanwhile."""

    progress = Signal(int, int)
    """How many pages are done, of how many; not told of a file that the system takes whole."""
    finished = Signal(str)
    """A sentence that says so."""
    failed = Signal(str)

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pages: SetPages | None = None
        self._order = Order("")
        # In this order, in which they go: where a job goes while it prints, the painter must be done with the printer.
        self._painter: QPainter | None = None
        self._printer: QPrinter | None = None
        self._pictures = Pictures(self)
        self._next = 0
        # Each page in a turn of the event loop of its own, so that keys and clicks come in between.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._page)

    @property
    def busy(self) -> bool:
        """Return whether something is being printed."""
        return self._pages is not None

    def start(self, pages: SetPages, order: Order) -> None:
        """Print pages."""
        if self.busy:
            return
        self._pages, self._order, self._next = pages, order, 0
        if takes_pdf():
            self._runner.run(Lane.OTHER, lambda: _through_system(pages.pdf, order), self._was_taken, self._was_not)
        else:
            self.print_on(pages, self._made_printer(order))

    def print_on(self, pages: SetPages, printer: QPrinter) -> None:
        """Print pages as pictures on a printer that is ready."""
        self._pages, self._printer, self._next = pages, printer, 0
        self.progress.emit(0, len(pages.pages))
        self._pictures.load(pages.pdf)
        printer.setResolution(_DPI)
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._turn_paper(0)
        self._painter = QPainter()
        if self._painter.begin(printer):
            self._turn.start()
        else:
            self._end()
            self.failed.emit(str(not_taken(self._order.printer)))

    def cancel(self) -> None:
        """Stop; what the printer has already is its own."""
        if self._painter is not None and self._printer is not None:
            self._printer.abort()
            self._end()
            self.finished.emit(_("หยุดพิมพ์แล้ว"))

    @staticmethod
    def _made_printer(order: Order) -> QPrinter:
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - needed only where something is printed

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(order.printer)
        printer.setCopyCount(order.copies)
        sides = QPrinter.DuplexMode.DuplexLongSide if order.two_sided else QPrinter.DuplexMode.DuplexNone
        printer.setDuplex(sides)
        printer.setDocName("ITA report")  # print queues make rubbish of Thai names
        return printer

    def _turn_paper(self, page: int) -> None:
        """Turn the paper for a page; must come before the page begins."""
        assert self._printer
        assert self._pages
        shown = self._pages.pages[page]
        wide = shown.width > shown.height
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        )

    def _page(self) -> None:
        pages, painter = self._pages, self._painter
        if pages is None or painter is None or self._printer is None:
            return
        shown, dots = pages.pages[self._next], self._printer.resolution() / _POINTS
        size = QSize(round(shown.width * dots), round(shown.height * dots))
        painter.drawImage(QRect(0, 0, size.width(), size.height()), self._pictures.image(self._next, size))
        self._next += 1
        self.progress.emit(self._next, len(pages.pages))
        if self._next < len(pages.pages):
            self._turn_paper(self._next)
            self._printer.newPage()
            self._turn.start()
        else:
            self._end()
            self.finished.emit(self._sent())

    def _end(self) -> None:
        if self._painter is not None and self._painter.isActive():
            self._painter.end()
        self._painter = self._printer = self._pages = None

    def _sent(self) -> str:
        return _("ส่งไปที่ “{printer}” แล้ว").format(printer=self._order.printer)

    def _was_taken(self, _nothing: None) -> None:
        self._end()
        self.finished.emit(self._sent())

    def _was_not(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(str(error))


def _through_system(pdf: bytes, order: Order) -> None:
    with tempfile.TemporaryDirectory(prefix="ita-desktop-") as folder:
        path = Path(folder) / "report.pdf"
        path.write_bytes(pdf)
        print_pdf(path, order.printer, order.copies, two_sided=order.two_sided)
