"""`./dev bench window [--json]`: how soon the window is there, how quick it is, what it holds of the memory.

Whole processes are started in turn with a bare Qt window, inside a process things are measured in turn with the bare
Qt widget: so a busy machine slows both alike, and the ratios count. Bytecode is kept, as an installed program has it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import keys
import live_page
import many
import offices
import saving

from ita_desktop.services.library import create_office

_OPENED = Path(__file__).with_name("opened.py")
_TIMES = 9


class Figure(NamedTuple):
    """One thing measured, its bound, and the unit of both."""

    name: str
    value: float
    bound: float
    unit: str

    @property
    def kept(self) -> bool:
        """Return whether the bound is kept."""
        return self.value <= self.bound


def main() -> int:
    """Measure and print; 1 where a bound is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = [*_windows(Path(folder)), *_saving(Path(folder)), *_typing(), *_pages(), *_many()]
    if args.json:
        print(json.dumps([{**f._asdict(), "kept": f.kept} for f in figures], ensure_ascii=False))
    else:
        for figure in figures:
            over = "" if figure.kept else " !"
            print(f"{figure.name:58} {figure.value:9.3f} {figure.unit:3} (≤ {figure.bound:g}){over}")
    return 0 if all(figure.kept for figure in figures) else 1


def _windows(folder: Path) -> list[Figure]:
    files = {}
    for name, measures, years in (("seed", 0, 1), ("500", 500, 1), ("10000", 10_000, 20)):
        files[name] = folder / f"{name}.itadb"
        create_office(files[name], offices.office(measures, years)).close()
    _opened("bare", folder)
    _opened(str(files["seed"]), folder)  # bytecode is there from now on
    bare, seed = [], []
    for _time in range(_TIMES):
        bare.append(_opened("bare", folder))
        seed.append(_opened(str(files["seed"]), folder))
    floor = statistics.median(run["painted"] for run in bare)
    painted = statistics.median(run["painted"] for run in seed)
    usable = statistics.median(run["usable"] for run in seed)
    large = _opened(str(files["500"]), folder)
    twenty = statistics.median(_opened(str(files["10000"]), folder)["usable"] for _time in range(3))
    return [
        Figure("bare Qt window, first paint", floor, 10, "s"),
        Figure("first paint", painted, 10, "s"),
        Figure("first paint, beside the bare window", painted / floor, 2, "x"),
        Figure("real report on the screen", usable, 1, "s"),
        Figure("real report on the screen, beside the bare window", usable / floor, 6, "x"),
        Figure("500 measures on the screen", large["usable"], 2, "s"),
        Figure("500 measures, memory", large["peak_mb"], 200, "MB"),
        Figure("10,000 measures over 20 years on the screen", twenty, 2, "s"),
    ]


def _opened(what: str, home: Path) -> dict[str, float]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment |= {"PYTHONPYCACHEPREFIX": str(home / "bytecode"), "BEGUN": str(time.monotonic())}
    command = [sys.executable, str(_OPENED), what]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(run.stdout.splitlines()[-1])
    return figures


def _saving(folder: Path) -> list[Figure]:
    cost = saving.measure(offices.office(500), folder)
    return [
        Figure("one edit in 500 saved", cost["ours_ms"], 20, "ms"),
        Figure("one edit saved, beside a bare sqlite3 commit", cost["ratio"], 3, "x"),
    ]


def _typing() -> list[Figure]:
    typed = keys.measure()
    return [
        Figure("keystroke to paint, 20,000 characters, pages being set", typed["ours"], 8, "ms"),
        Figure("keystroke to paint, beside QPlainTextEdit", typed["ratio"], 3, "x"),
    ]


def _pages() -> list[Figure]:
    page = live_page.measure()
    return [Figure("live page after the last keystroke", page["median_ms"], 150, "ms")]


def _many() -> list[Figure]:
    cost = many.measure()
    return [
        Figure("500 measures, another one shown, beside the real report", cost["show_many"] / cost["show"], 1.5, "x"),
        Figure("500 measures, one edit in the window, beside the same", cost["edit_many"] / cost["edit"], 1.5, "x"),
    ]


if __name__ == "__main__":
    sys.exit(main())
