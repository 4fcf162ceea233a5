"""Kills and full disks: every save that was told is there, none is half there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ita_desktop.base.errors import DiskFullError
from ita_desktop.store.backup import back_up
from ita_desktop.store.connect import Mode, connect
from ita_desktop.store.office import create_office, open_office
from tests.store.values import FILE, titled

ROOT = Path(__file__).parents[2]


def run(*arguments: str | Path) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_writer_killed_at_any_moment_leaves_every_save_it_told(tmp_path: Path) -> None:
    path = tmp_path / "x.itadb"
    assert run("-m", "tests.store.killed_writer", path, "20") == "20 kills, ['x.itadb']\n"


LIMITED = """
import resource, sys
from pathlib import Path
from ita_desktop.base.errors import UserError
from ita_desktop.store.office import create_office, open_office
from tests.store.values import FILE, titled
path = Path(sys.argv[1])
with open_office(path) as office:
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    big = titled(FILE, "ยาว" * 10_000, "m1")
    for attempt in (
        lambda: office.save(big),
        lambda: create_office(path.with_name("new.itadb"), big),
        lambda: office.back_up(reason="x"),
    ):
        try:
            attempt()
            print("done")
        except UserError as error:
            print(type(error).__name__)
    office.save(titled(FILE, "สั้น", "m1"))
"""


def test_a_file_that_may_not_grow_stands_and_takes_smaller_saves(tmp_path: Path) -> None:
    path = tmp_path / "x.itadb"
    create_office(path, FILE).close()
    assert run("-c", LIMITED, path).split() == ["DiskFullError", "DiskFullError", "done"]
    with open_office(path) as office:
        assert office.value == titled(FILE, "สั้น", "m1")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x-backups", "x.itadb"]


def test_a_full_disk_leaves_no_stump_of_a_backup(office_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect(office_path, Mode.READ)
    from ita_desktop.store import backup as module  # noqa: PLC0415 - the one place that is changed

    opened = module.open_driver

    def small(path: Path, mode: Mode) -> object:
        raw = opened(path, mode)
        raw.execute("PRAGMA max_page_count=2")
        return raw

    monkeypatch.setattr(module, "open_driver", small)
    with pytest.raises(DiskFullError):
        back_up(connection, office_path, reason="x")
    connection.close()
    assert list((office_path.parent / "หนองแสง-backups").iterdir()) == []
