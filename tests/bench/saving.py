"""What one edit costs on its way to the disk, beside a bare sqlite3 commit of the same bytes with the same PRAGMAs."""

from __future__ import annotations

import sqlite3
import statistics
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from ita_desktop.domain.edits import map_measure
from ita_desktop.domain.settings import put_report
from ita_desktop.services.library import create_office

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import OfficeFile

_TIMES = 60


def measure(value: OfficeFile, folder: Path) -> dict[str, float]:
    """Return the medians in milliseconds: ``ours``, ``bare`` and their ratio; the two take turns."""
    office = create_office(folder / "saving.itadb", value)
    bare = _bare(folder / "bare.db", len(value.reports[-1].issues[0].measures))
    report = value.report()
    assert report
    uid = next(m.uid for _issue, m in report.measures())
    ours, theirs = [], []
    for number in range(_TIMES):
        title = f"โครงการที่ {number}"
        after = put_report(office.value, map_measure(report, uid, lambda m, title=title: replace(m, title=title)))
        begin = time.perf_counter()
        office.save(after)
        middle = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE t SET v = v + 1, content = ? WHERE uid = '0'", (title * 100,))
        bare.execute("COMMIT")
        ours.append(middle - begin)
        theirs.append(time.perf_counter() - middle)
    office.close()
    bare.close()
    one, other = statistics.median(ours) * 1000, statistics.median(theirs) * 1000
    return {"ours_ms": one, "bare_ms": other, "ratio": one / other}


def _bare(path: Path, count: int) -> sqlite3.Connection:
    bare = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode=TRUNCATE", "synchronous=EXTRA", "foreign_keys=ON", "cell_size_check=ON"):
        bare.execute(f"PRAGMA {setting}")
    bare.execute("CREATE TABLE t(uid TEXT PRIMARY KEY, v INTEGER, content TEXT) STRICT")
    bare.executemany("INSERT INTO t VALUES (?, 0, ?)", [(str(n), "ก" * 1000) for n in range(max(count, 1))])
    return bare
