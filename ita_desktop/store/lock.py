"""The writer's lock of an office file: one writer at a time, known by name.

The lock is a transaction held open in a small database beside the file (``….itadb.lock``). So the system itself
lets go of it when the holder dies, however it dies, and others can still read who holds it. A lock left by another
computer stays even when the system says that it is free: on a shared folder the system cannot be trusted to know.
"""

from __future__ import annotations

import getpass
import os
import platform
import sqlite3
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from ita_desktop.base.errors import LockedError, UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.store.connect import Mode, open_driver
from ita_desktop.store.faults import code_of, fault_of, told

if TYPE_CHECKING:
    from pathlib import Path

_WAIT = 0.2  # seconds; holding lasts, but reading the holder's name holds others up for an instant
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes: user, computer, program (its process number) and since when (ISO, local time)."""

    user: str
    computer: str
    pid: int
    since: str


@dataclass(slots=True)
class Lock:
    """A lock that is held until it is released or the process ends."""

    path: Path
    connection: sqlite3.Connection

    def release(self) -> None:
        """Let go, and remove what was beside the file."""
        try:
            self.path.unlink()  # while it is held, so that nobody else's is removed
            left = False
        except FileNotFoundError:
            left = False
        except OSError:
            left = True  # Windows removes no open file
        with suppress(sqlite3.Error):
            self.connection.execute("DELETE FROM holder")
            self.connection.execute("COMMIT")
        self.connection.close()
        if left:
            with suppress(OSError):
                self.path.unlink()


def take(file: Path) -> Lock:
    """Take the lock of an office file.

    Raises LockedError (whose text names the holder) or NotWritableError.
    """
    path = file.with_name(file.name + ".lock")
    me = Holder(_user(), platform.node(), os.getpid(), datetime.now().astimezone().isoformat(timespec="microseconds"))
    with told(file):
        for _try in range(_TRIES):
            try:
                connection = _held(path, me, file)
            except sqlite3.Error as error:
                fault = fault_of(error, file)
                if isinstance(fault, LockedError):
                    raise _locked(file, _holder(path)) from error
                if not isinstance(fault, UnreadableError):
                    raise
                with suppress(OSError):  # what a power cut left of it
                    path.unlink()
                continue
            if _holder(path) == me:
                return Lock(path, connection)
            connection.close()  # the lock's file went away with its last holder meanwhile
    raise _locked(file, _holder(path))


@dataclass(frozen=True, slots=True)
class Held:
    """What stands in the way of writing a file: who (None where it is not known), and whether it may be taken over.

    A lock is ``stale`` when another computer left it and the system says that nobody holds it any more.
    """

    holder: Holder | None
    stale: bool = False


def look_at(file: Path) -> Held | None:
    """Return who keeps others from writing an office file, None when nobody does. Nothing is written."""
    path = file.with_name(file.name + ".lock")
    if not os.path.isfile(path):  # noqa: PTH113 - a folder that may not be entered is no error here
        return None
    try:
        connection = open_driver(path, Mode.WRITE, timeout=_WAIT)
    except sqlite3.Error as error:
        return Held(_holder(path)) if _is_busy(error) else None
    try:
        connection.execute("BEGIN IMMEDIATE")
        there = connection.execute("SELECT user, computer, pid, since FROM holder").fetchone()
    except sqlite3.Error as error:  # held; or what a power cut left, which is no lock
        return Held(_holder(path)) if _is_busy(error) else None
    finally:
        connection.close()
    holder = Holder(*there) if there else None
    return Held(holder, stale=True) if holder and holder.computer != platform.node() else None


def take_over(file: Path) -> None:
    """Make a lock that another computer left nobody's. Raises LockedError when it is held, NotWritableError."""
    path = file.with_name(file.name + ".lock")
    held = look_at(file)
    if held is None:
        return
    if not held.stale:
        raise _locked(file, held.holder)
    with told(file):
        connection = open_driver(path, Mode.WRITE, timeout=_WAIT)
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM holder")
            connection.execute("COMMIT")
        finally:
            connection.close()


def _is_busy(error: sqlite3.Error) -> bool:
    return code_of(error) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def _held(path: Path, me: Holder, file: Path) -> sqlite3.Connection:
    connection = open_driver(path, Mode.CREATE, timeout=_WAIT)
    try:
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS holder(user TEXT, computer TEXT, pid INTEGER, since TEXT) STRICT"
        )
        _refuse_elsewhere(connection, me, file)
        connection.execute("DELETE FROM holder")
        connection.execute("INSERT INTO holder VALUES (?, ?, ?, ?)", astuple(me))
        connection.execute("COMMIT")
        connection.execute("BEGIN IMMEDIATE")
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_elsewhere(connection: sqlite3.Connection, me: Holder, file: Path) -> None:
    there = connection.execute("SELECT user, computer, pid, since FROM holder").fetchone()
    if there and Holder(*there).computer != me.computer:
        raise _locked(file, Holder(*there), elsewhere=True)


def _holder(path: Path) -> Holder | None:
    """Return whom a lock names; None where it names nobody or cannot be read."""
    try:
        connection = open_driver(path, Mode.READ, timeout=_WAIT)
    except sqlite3.Error:
        return None
    try:
        there = connection.execute("SELECT user, computer, pid, since FROM holder").fetchone()
    except sqlite3.Error:
        return None
    finally:
        connection.close()
    return Holder(*there) if there else None


def _locked(file: Path, holder: Holder | None, *, elsewhere: bool = False) -> LockedError:
    if holder is None:
        return LockedError(
            _("แฟ้ม “{name}” มีผู้อื่นกำลังเปิดแก้ไขอยู่ ข้อมูลเดิมยังอยู่ครบ โปรดรอให้ปิดก่อนหรือเปิดแบบอ่านอย่างเดียว").format(name=file.name)
        )
    since = datetime.fromisoformat(holder.since)
    sentence = _(
        "แฟ้ม “{name}” เปิดแก้ไขอยู่โดย {user} ที่เครื่อง {computer} (โปรแกรมหมายเลข {pid}) ตั้งแต่ {since} "
        "ข้อมูลเดิมยังอยู่ครบ โปรดรอให้ปิดก่อนหรือเปิดแบบอ่านอย่างเดียว"
    )
    if elsewhere:
        sentence = _(
            "แฟ้ม “{name}” เปิดแก้ไขอยู่โดย {user} ที่เครื่อง {computer} (โปรแกรมหมายเลข {pid}) ตั้งแต่ {since} "
            "ข้อมูลเดิมยังอยู่ครบ โปรดรอให้ปิดก่อน หรือหากแน่ใจว่าเครื่องนั้นปิดไปแล้ว ให้ลบไฟล์ “{name}.lock”"
        )
    return LockedError(
        sentence.format(
            name=file.name,
            user=holder.user,
            computer=holder.computer,
            pid=holder.pid,
            since=f"{since.day}/{since.month}/{since.year + 543} {since:%H:%M}",
        )
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name is known for this user
        return "?"
