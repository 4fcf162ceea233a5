"""A fault of the program: one message with details to copy, and the work goes on.

The details name the places in the program and never what the report holds: an exception's own words may quote it.
"""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from ita_desktop import __version__
from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.ui.messages import tell

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget


class Failures(QObject):
    """Tells a person of faults, one message at a time, from whatever thread they come."""

    happened = Signal(str)
    """Details of a fault, as they can be copied."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._open = False
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take every exception that nothing has caught."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell of an exception; end the program for what asks for its end."""
        if sys.stderr:
            traceback.print_exception(kind, error, trace)
        if issubclass(kind, Exception):
            self.happened.emit(details(error))

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, text: str) -> None:
        if self._open:
            return
        self._open = True
        sentence = _("โปรแกรมทำงานผิดพลาด งานที่พิมพ์ยังอยู่ครบ โปรดทำต่อ หรือปิดแล้วเปิดใหม่")
        tell(self._window, sentence, text).finished.connect(self._closed)

    def _closed(self) -> None:
        self._open = False


def tell_error(window: QWidget, error: Exception) -> None:
    """Tell of an error that a job came back with: its own sentence, or that of a fault of the program."""
    if not isinstance(error, UserError):
        raise error  # to the one message for such faults
    tell(window, error)


def details(error: BaseException) -> str:
    """Return what a helper needs to know of a fault: versions, and where in the program it happened."""
    lines = [
        f"ITA Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
    ]
    seen: BaseException | None = error
    while seen:
        lines.append(type(seen).__name__)
        lines += (
            f"  {frame.name}:{frame.lineno} {frame.filename}" for frame in traceback.extract_tb(seen.__traceback__)
        )
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines)
