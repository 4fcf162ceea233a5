"""Whole copies of an office file, made while it is open, checked before they get their name."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.base.safe_file import BESIDE, NAME_BYTES, cut_name, replacing, write_error
from ita_desktop.store.connect import PATH_BYTES, Mode, driver, open_driver
from ita_desktop.store.faults import damaged, told

if TYPE_CHECKING:
    import sqlite3

    import sqlalchemy as sa

_TEMPORARY = len("/.~.4194304.tmp")
_WHEN = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(
    r"(?P<stem>.*) (?P<when>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: (?P<reason>.*?))??(?: \d{1,3})?", re.DOTALL
)
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]')  # not allowed in a Windows file name


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy as its name tells: where it is, when it was made (local time), why ("" on closing), its bytes."""

    path: Path
    when: datetime
    reason: str
    size: int


def folder_of(path: Path) -> Path:
    """Return the folder beside an office file that holds its backups."""
    return path.with_name(f"{path.stem}-backups")


def backups_of(path: Path, folder: Path | None = None) -> tuple[Backup, ...]:
    """Return the backups of an office file, the newest first; none where their folder cannot be read."""
    file = Path(os.path.realpath(path))
    try:
        there = list((folder or folder_of(file)).iterdir())
    except OSError:
        return ()
    found = (_backup(file, each) for each in there)
    return tuple(sorted(filter(None, found), key=lambda b: (b.when, b.path.name), reverse=True))


def _backup(file: Path, path: Path) -> Backup | None:
    name = _NAME.fullmatch(path.stem)
    if path.suffix != file.suffix or not name or not file.stem.startswith(name["stem"]):
        return None
    try:
        when = datetime.strptime(name["when"], _WHEN).astimezone()
        return Backup(path, when, name["reason"] or "", path.stat().st_size)
    except (ValueError, OSError):  # no day of the calendar; removed meanwhile
        return None


def back_up(connection: sa.Connection, path: Path, *, reason: str, folder: Path | None = None) -> Path:
    """Copy an open office file and return the copy's path.

    The copy is named with the day, the time and the reason, in ``folder`` or in ``…-backups`` beside the file. It is
    made by SQLite itself (a plain copy of a file that is being written is broken), and opened and checked first.
    Raises UnreadableError when the copy, and so the file, is damaged; DiskFullError, NotWritableError.
    """
    there = folder or folder_of(path)
    try:
        there.mkdir(exist_ok=True)
        target = _free_name(there, path, reason)
    except OSError as error:
        raise write_error(error, there) from error
    with replacing(target) as temporary, told(target):
        copy = open_driver(temporary, Mode.CREATE)
        try:
            driver(connection).backup(copy)
            if not is_sound(copy):
                raise damaged(path)
            copy.execute("PRAGMA journal_mode=DELETE")
        finally:
            copy.close()
    return target


def is_sound(connection: sqlite3.Connection) -> bool:
    """Return whether SQLite finds nothing wrong with a database's structure."""
    return [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] == ["ok"]


def _free_name(folder: Path, path: Path, reason: str) -> Path:
    now = datetime.now().astimezone()
    words = _UNFIT.sub(" ", reason).strip()
    number = 1
    while True:
        parts = ("", now.strftime(_WHEN), words, str(number) if number > 1 else "")
        end = " ".join(part for n, part in enumerate(parts) if part or not n) + path.suffix
        room = min(NAME_BYTES, PATH_BYTES - _TEMPORARY - len(os.fsencode(folder)))
        target = folder / (cut_name(path.stem, room - BESIDE - len(os.fsencode(end))) + end)
        if not target.exists():
            return target
        number += 1
