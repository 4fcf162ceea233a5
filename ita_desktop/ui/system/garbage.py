"""Looks for memory that only a circle of references still holds, in the window's thread alone.

Python looks whenever enough was made, in whichever thread made it. In such a circle may be windows, and Qt's objects
must go in the thread that they live in: one that went in a worker's took the whole program with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 2_000  # milliseconds
_ENOUGH = 50_000  # objects made since the last look: less is not worth the time
_FILE = 500_000  # objects: an office's file of many years has been read
_SELDOM = 60  # looks for young circles to one for all


class Garbage(QObject):
    """Takes the looking over from Python until it is destroyed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        timer = QTimer(self, interval=_EVERY)
        timer.timeout.connect(self._look)
        timer.start()

    def _look(self) -> None:
        made = gc.get_count()[0]
        if made < _ENOUGH:
            return
        if made > _FILE:
            gc.freeze()  # a value holds no circles: looking through it would hold up the window for nothing
            return
        self._looks += 1
        gc.collect(1 if self._looks % _SELDOM else 2)
