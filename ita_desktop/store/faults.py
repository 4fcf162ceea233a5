"""What SQLite reports, as the kinds of errors a person can do something about."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from ita_desktop.base.errors import DiskFullError, LockedError, NotWritableError, UnreadableError, UserError
from ita_desktop.base.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KIND = 0xFF  # the low byte of an extended code is its kind
_READING = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise SQLite's errors as the kinds of base/errors.py; what is the program's own mistake stays what it is."""
    try:
        yield
    except (sqlite3.Error, sa.exc.DBAPIError) as error:
        fault = fault_of(error, path)
        if fault is None:
            raise
        raise fault from error


def code_of(error: BaseException) -> int:
    """Return SQLite's extended code of an error, 0 if it has none."""
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    return getattr(cause, "sqlite_errorcode", 0)


def fault_of(error: BaseException, path: Path) -> UserError | None:
    """Return the kind and the sentence for an error of SQLite; None for a mistake of the program."""
    code = code_of(error)
    kind = code & _KIND
    if kind in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LockedError(
            _("แฟ้ม “{name}” มีโปรแกรมอื่นใช้อยู่ ข้อมูลเดิมยังอยู่ครบ โปรดปิดโปรแกรมนั้นแล้วลองใหม่").format(name=path.name)
        )
    # A write refused for a quota or a size limit comes as this code, not as "full".
    if kind == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR_WRITE:
        return DiskFullError(
            _("พื้นที่ดิสก์ไม่พอสำหรับบันทึก “{name}” ข้อมูลเดิมยังอยู่ครบ โปรดเพิ่มพื้นที่ว่างแล้วลองใหม่").format(name=path.name)
        )
    if kind in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR} or code in _READING:
        return damaged(path)
    if kind in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR}:
        return not_writable(path)
    return None


def damaged(path: Path) -> UnreadableError:
    """Return the error for an office file that cannot be read as one any more."""
    return UnreadableError(
        _("แฟ้ม “{name}” เสียหาย จึงเปิดไม่ได้และไม่ได้แก้ไขอะไรในแฟ้ม โปรดใช้แฟ้มสำรองล่าสุด").format(name=path.name)
    )


def not_writable(path: Path) -> NotWritableError:
    """Return the error for a file or folder that does not let itself be written."""
    return NotWritableError(
        _("เขียนแฟ้ม “{name}” ในโฟลเดอร์ “{folder}” ไม่ได้ ข้อมูลเดิมยังอยู่ครบ โปรดเปิดแบบอ่านอย่างเดียวหรือย้ายแฟ้มไปที่อื่น").format(
            name=path.name, folder=path.parent
        )
    )
