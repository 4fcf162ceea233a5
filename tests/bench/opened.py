"""A window from the start of its process to the data on the screen: our own, or the barest that Qt can show.

    opened.py bare | opened.py FILE.itadb

Prints as JSON the seconds since BEGUN (a monotonic time in the environment) of the first paint and of the first
moment with the file's data on the screen, and the most memory the process held, in megabytes.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ita_desktop.ui.shell import Shell


def main(what: str) -> None:
    """Show the window, print when it was there, and end."""
    begun = float(os.environ["BEGUN"])
    times = _bare() if what == "bare" else _ours(Path(what))
    print(json.dumps({"painted": times[0] - begun, "usable": times[-1] - begun, "peak_mb": _peak()}), flush=True)
    os._exit(0)  # closing is measured nowhere


def _peak() -> float:
    """Return the most memory held; ru_maxrss counts that of whoever started the process as its own."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(status.partition("VmHWM:")[2].split()[0]) / 1024


def _bare() -> list[float]:
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - its time is what is measured
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415

    times: list[float] = []

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            times.append(time.monotonic())
            QTimer.singleShot(0, QApplication.quit)

    app = QApplication(["bare"])
    window = Window()
    window.resize(1366, 688)
    window.show()
    app.exec()
    return times[:1]


def _ours(file: Path) -> list[float]:
    sys.setswitchinterval(0.0005)
    from ita_desktop.base.memory import look_less_often  # noqa: PLC0415 - its time is part of what is measured

    look_less_often()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from ita_desktop.ui.program import Program  # noqa: PLC0415

    app = QApplication(["ita-desktop"])
    shell: Shell = Program(app).shell
    times: list[float] = []

    def painted() -> None:
        times.append(time.monotonic())

    def ready() -> None:
        shell.repaint()
        times.append(time.monotonic())
        app.quit()

    shell.painted.connect(painted)
    shell.ready.connect(ready)
    shell.begin(file)
    app.exec()
    return times


if __name__ == "__main__":
    main(sys.argv[1])
