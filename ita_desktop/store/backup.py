"""Whole copies of an office file, made while it is open, checked before they get their name."""

from __future__ import annotations

import os
import re
from datetime import datetime
from typing import TYPE_CHECKING

from ita_desktop.base.safe_file import BESIDE, NAME_BYTES, cut_name, replacing, write_error
from ita_desktop.store.connect import Mode, driver, open_driver
from ita_desktop.store.faults import damaged, told

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    import sqlalchemy as sa

_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]')  # not allowed in a Windows file name


def back_up(connection: sa.Connection, path: Path, *, reason: str, folder: Path | None = None) -> Path:
    """Copy an open office file and return the copy's path.

    The copy is named with the day, the time and the reason, in ``folder`` or in ``…-backups`` beside the file. It is
    made by SQLite itself (a plain copy of a file that is being written is broken), and opened and checked first.
    Raises UnreadableError when the copy, and so the file, is damaged; DiskFullError, NotWritableError.
    """
    there = folder or path.with_name(f"{path.stem}-backups")
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
        end = f" {now:%Y-%m-%d %H.%M.%S} {words}{f' {number}' if number > 1 else ''}{path.suffix}"
        target = folder / (cut_name(path.stem, NAME_BYTES - BESIDE - len(os.fsencode(end))) + end)
        if not target.exists():
            return target
        number += 1
