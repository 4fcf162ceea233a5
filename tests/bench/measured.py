"""One run of a whole process: its time and the peak memory of it and all it started."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

_PROC = Path("/proc")
_EVERY = 0.01  # seconds between two looks at the memory


class Run(NamedTuple):
    """Seconds from start to end, and megabytes (2**20 bytes)."""

    seconds: float
    peak_mb: float


def run(command: list[str]) -> Run:
    """Run a command to its end. Raises RuntimeError with what it said when it failed.

    A small process of ours starts it: Linux counts the memory of whoever starts a program as that program's too.
    """
    with tempfile.TemporaryDirectory() as folder:
        result, said = Path(folder) / "result.json", Path(folder) / "said"
        starter = [sys.executable, "-I", "-S", __file__, str(result), *command]
        with said.open("wb") as log:
            code = subprocess.run(starter, stdout=log, stderr=log, check=False).returncode
        if code:
            raise RuntimeError(f"{command[0]} failed: {said.read_text(errors='replace')}")
        return Run(*json.loads(result.read_text()))


def _measure(result: Path, command: list[str]) -> int:
    begin = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    watch = _Watch(process)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begin
    result.write_text(json.dumps((seconds, max(usage.ru_maxrss / 1024, watch.stop()))))
    return os.waitstatus_to_exitcode(status)


class _Watch(threading.Thread):
    """Adds up the memory of a process and its descendants; pages that several share count once (PSS).

    A process alone is asked only at its end (ru_maxrss): looking often would slow it down.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._peak = 0.0
        self._ended = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._ended.wait(_EVERY):
            tree = _tree(self._pid)
            if len(tree) > 1:
                self._peak = max(self._peak, sum(map(_pss_mb, tree)))

    def stop(self) -> float:
        """Return the peak, 0 for a process that started no other."""
        self._ended.set()
        self.join()
        return self._peak


def _tree(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for tasks in _PROC.glob(f"{parent}/task/*/children"):
            try:
                found += map(int, tasks.read_text().split())
            except OSError:
                continue
    return found


def _pss_mb(pid: int) -> float:
    try:
        told = (_PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    sys.exit(_measure(Path(sys.argv[1]), sys.argv[2:]))
