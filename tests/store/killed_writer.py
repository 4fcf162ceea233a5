"""Saves in a loop and is killed, again and again; says what was acknowledged and what was there.

    python killed_writer.py FILE ROUNDS

Each round a new process opens the file, saves two measures of the same title over and over and tells each save. It
is killed after some of them, at a random moment; then this process opens the file. The first difference between
what was told and what is there ends it with an error.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path

from ita_desktop.store.check import check_data
from ita_desktop.store.office import create_office, open_office
from tests.store.values import FILE, titled

_DICE = random.SystemRandom()


def _write(path: Path, told: int) -> None:
    with open_office(path) as office:
        number = int(office.value.reports[0].issues[0].measures[0].title or 0)
        while True:
            number += 1
            office.save(titled(office.value, str(number), "m1", "m4"))
            os.write(told, b"%d\n" % number)


def _round(path: Path) -> None:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            _write(path, writing)
        finally:
            os._exit(1)
    os.close(writing)
    lines = b""
    wanted = _DICE.randrange(1, 8)
    while lines.count(b"\n") < wanted:
        lines += os.read(reading, 100)
    for _ in range(_DICE.randrange(200_000)):
        pass
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while more := os.read(reading, 100):
        lines += more
    os.close(reading)
    acknowledged = int(lines.split()[-1])
    with open_office(path, read_only=_DICE.random() < 0.5) as office:
        titles = [m.title for _, m in office.value.reports[0].measures()]
        assert titles in (
            [str(n), "โครงการส่งเสริมคุณธรรม", "โครงการส่งเสริมคุณธรรม", str(n)] for n in (acknowledged, acknowledged + 1)
        ), (acknowledged, titles)
        assert office.value == titled(FILE, titles[0], "m1", "m4")
    assert check_data(path) == ()


def main() -> None:
    """Play the rounds and say how many there were."""
    path = Path(sys.argv[1])
    create_office(path, titled(FILE, "0", "m1", "m4")).close()
    for _ in range(int(sys.argv[2])):
        _round(path)
    open_office(path).close()
    print(sys.argv[2], "kills,", sorted(p.name for p in path.parent.iterdir()))  # noqa: T201 - it speaks to the test


if __name__ == "__main__":
    main()
