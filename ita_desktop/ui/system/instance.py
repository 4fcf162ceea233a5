"""One window for each person: a second start hands its file to the window that is open, and ends.

Who is who is told by the folder of the person's preferences, so that another user of the computer, and a test with a
folder of its own, have windows of their own.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
import tempfile
import zlib
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal

_WAIT = 1000  # milliseconds for a window that may be busy
_MOST = 40_000  # bytes: more than any path has
_TAKEN = b"taken\n"


def hand_over(file: Path | None) -> bool:
    """Give a file (None: just come forward) to the window that is open; return whether there is one."""
    if not _is_there():
        return False
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - mostly there is no other window, and it takes a while

    socket = QLocalSocket()
    socket.connectToServer(_name())
    if not socket.waitForConnected(_WAIT):
        return False
    _let_it_come_forward()
    socket.write(json.dumps(str(file.absolute()) if file else "").encode() + b"\n")
    socket.flush()
    socket.waitForReadyRead(_WAIT)
    return socket.readLine().data() == _TAKEN


class Instance(QObject):
    """The door of the open window. ``asked`` brings a Path to open, or None to come forward."""

    asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - as above

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        if not self._server.listen(_name()):
            QLocalServer.removeServer(_name())  # left by a program that was killed: nobody answered there
            self._server.listen(_name())

    def _welcome(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)

    def _read(self) -> None:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - as above

        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST:
                socket.abort()
            return
        try:
            name = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            name = None
        if not isinstance(name, str):
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()  # opening the file may take a while
        socket.disconnectFromServer()
        self.asked.emit(Path(name) if name else None)


def _name() -> str:
    """Return the name of the door: a file among the temporary ones, on Windows a pipe."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    name = f"ita-desktop-{zlib.crc32(os.fsencode(folder)):08x}"
    return name if sys.platform == "win32" else str(Path(tempfile.gettempdir(), name))


def _is_there() -> bool:
    """Return whether a window may be open."""
    if sys.platform == "win32":
        return _name() in os.listdir(r"\\.\pipe")  # noqa: PTH208 - that is no folder for pathlib
    return Path(_name()).exists()


def _let_it_come_forward() -> None:
    """Allow the open window to come to the front: Windows grants that only from the program just started."""
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
