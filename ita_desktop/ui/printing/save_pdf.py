"""The report as a PDF file, beside the window: where it goes is asked for, under a name that makes sense."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.services.pages import Choice
from ita_desktop.ui.numbers import number
from ita_desktop.ui.page.setter import font_files, font_names, reader, reading
from ita_desktop.ui.printing.system import open_file, show_in_folder
from ita_desktop.ui.runner import Lane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ita_desktop.domain.model import Report
    from ita_desktop.services.printing import Printed
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.session import Session

_FOLDER = "print/folder"
_ALL = Choice()


class SavePdf(QObject):
    """Writes the report that is worked on as a PDF file; one at a time."""

    began = Signal()
    written = Signal(object, str)
    """The Path, and a sentence that says so."""
    opened = Signal()
    """A file of no lasting place was given to the person's reader."""
    failed = Signal(str)

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._preferences, self._window = session, preferences, parent
        self._choice = _ALL
        self._wanted: tuple[Report, Path, Choice] | None = None
        self._path: Path | None = None
        self._opens = False

    @property
    def path(self) -> Path | None:
        """Return the file that was written last."""
        return self._path

    def ask(self, choice: Choice = _ALL) -> QFileDialog:
        """Ask where the file goes, then write it; return the dialog."""
        self._choice = choice
        name = self._name()
        folder = Path(self._preferences.get(_FOLDER, ""))
        if not folder.is_dir() or not folder.is_absolute():
            folder = self._session.path.parent
        dialog = QFileDialog(self._window, _("บันทึก PDF"), str(folder), _("ไฟล์ PDF (*.pdf)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._selected)
        dialog.open()
        return dialog

    def write(self, path: Path, choice: Choice = _ALL) -> None:
        """Write the file."""
        self._opens = False
        self._write(path, choice)

    def open_new(self, choice: Choice = _ALL) -> None:
        """Write a file of no lasting place and open it in the person's reader."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.TempLocation) + "/ita-desktop"
        QDir().mkpath(folder)
        self._opens = True
        self._write(Path(folder) / self._name(), choice)

    def open_last(self) -> None:
        """Open the file that was written last."""
        if self._path:
            open_file(self._path)

    def show_last(self) -> None:
        """Show the file that was written last in its folder."""
        if self._path:
            show_in_folder(self._path)

    def _name(self) -> str:
        from ita_desktop.services.printing import pdf_name  # noqa: PLC0415 - typesetting is loaded when it is needed

        return pdf_name(self._session.report)

    def _selected(self, name: str) -> None:
        path = Path(name)
        self._preferences.put(_FOLDER, str(path.parent))
        self.write(path, self._choice)

    def _write(self, path: Path, choice: Choice) -> None:
        report = self._session.report
        self._wanted = report, path, choice
        self.began.emit()
        jobs = [reading(self._session, file.sha256) for file in report.files()]
        if jobs:
            self._session.runner.run(Lane.FILE, lambda: dict(job() for job in jobs), self._print, self._not_written)
        else:
            self._print({})

    def _print(self, blobs: dict[str, bytes | UserError]) -> None:
        assert self._wanted
        report, path, choice = self._wanted
        fonts = font_names(self._preferences)

        def job() -> Printed:
            from ita_desktop.services.printing import print_report  # noqa: PLC0415 - as above

            return print_report(report, path, blobs=reader(blobs), font=font_files(fonts), choice=choice)

        self._session.runner.run(Lane.OTHER, job, self._was_written, self._not_written)

    def _was_written(self, printed: Printed) -> None:
        self._path = printed.path
        if self._opens:
            open_file(printed.path)
            self.opened.emit()
            return
        if printed.missing:
            signs = " ".join(printed.missing)
            said = _("สร้าง PDF แล้ว แต่ฟอนต์ไม่มีอักขระ {signs}").format(signs=signs)
        else:
            said = _("สร้าง PDF แล้ว {pages} หน้า").format(pages=number(printed.pages))
        self.written.emit(printed.path, said)

    def _not_written(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.failed.emit(str(error))
