"""Our side of the bench, as a process of its own: a report as plain data to a PDF, without the store."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ita_desktop.base.memory import look_less_often

look_less_often()  # as app.py does, before the rest is loaded

from ita_desktop.domain.plain import from_plain  # noqa: E402
from ita_desktop.report.pdf import plan_report  # noqa: E402

if __name__ == "__main__":
    report = from_plain(json.loads(Path(sys.argv[1]).read_bytes()))
    with Path(sys.argv[2]).open("wb") as out:
        plan_report(report).write(out)
