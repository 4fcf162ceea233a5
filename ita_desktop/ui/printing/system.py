"""What the system does for us: open a file in its reader, show it in its folder, name its printers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

_PATIENCE = 60  # seconds for the print system to take a file
_TITLE = "ITA report"  # print queues make rubbish of Thai names


def open_file(path: Path) -> None:
    """Open a file in the program the person reads such files with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path) -> None:
    """Open the folder of a file, with the file marked where the system can do that."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer.exe", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def printers() -> tuple[str, ...]:
    """Return the names of the printers, the usual one first; () without any."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - needed only where something is printed

    names = QPrinterInfo.availablePrinterNames()
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: name != usual))


def takes_pdf() -> bool:
    """Tell whether the system prints a PDF file as it is: its letters stay letters, sharp at any size."""
    return sys.platform.startswith("linux") and shutil.which("lp") is not None


def print_pdf(path: Path, printer: str, copies: int, *, two_sided: bool) -> None:
    """Give a PDF file to the system's print queue; waits until it is taken. Raises UserError."""
    sides = "two-sided-long-edge" if two_sided else "one-sided"
    command = [shutil.which("lp") or "lp", "-d", printer, "-n", str(copies), "-t", _TITLE]
    command += ["-o", f"sides={sides}", "-o", "media=A4", "--", str(path)]
    try:
        # The arguments are ours but for the printer's name, which stands behind its option.
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        raise not_taken(printer) from error
    if done.returncode:
        raise not_taken(printer)


def not_taken(printer: str) -> UserError:
    """Return the error that says a printer has not taken the pages."""
    return UserError(
        _("เครื่องพิมพ์ “{printer}” ไม่รับงาน รายงานยังอยู่ครบ โปรดตรวจเครื่องหรือบันทึก PDF แทน").format(printer=printer)
    )
