"""The office file on disk: open, create, save, close.

A file that is not an office file of this or an earlier format is refused by its first bytes, before SQLite or the
lock touches anything.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import sqlalchemy as sa

from ita_desktop.base.errors import (
    FileMissingError,
    NotWritableError,
    RefusedError,
    StaleError,
    TooNewError,
    UnreadableError,
)
from ita_desktop.base.i18n import _
from ita_desktop.base.safe_file import BESIDE, NAME_BYTES, replacing, write_error
from ita_desktop.domain.diff import difference
from ita_desktop.domain.revision import Entries, Ledger
from ita_desktop.store import ledger, lock, rows
from ita_desktop.store.backup import back_up
from ita_desktop.store.connect import PATH_BYTES, Mode, connect, disconnect, driver
from ita_desktop.store.faults import code_of, damaged, told
from ita_desktop.store.migrate import migrate, present, version
from ita_desktop.store.tables import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ita_desktop.domain.model import OfficeFile
    from ita_desktop.domain.revision import Batch, Copy

_HEADER = 100  # bytes; https://www.sqlite.org/fileformat.html#the_database_header
_HOT_JOURNAL = {sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY, sqlite3.SQLITE_CANTOPEN}


class OpenOffice:
    """An open office file: the value as last read or saved, and what saves the next one.

    It belongs to the thread that opened it.
    """

    def __init__(self, path: Path, connection: sa.Connection, held: lock.Lock | None) -> None:
        self.path = path
        self.value, self._versions = _load(connection, path)
        self.was_changed = False
        """Whether something was saved since it was opened."""
        self._connection = connection
        self._lock = held

    @property
    def read_only(self) -> bool:
        """Return whether it was opened for reading alone."""
        return self._lock is None

    def save(
        self,
        after: OfficeFile,
        blobs: Mapping[str, bytes] | None = None,
        *,
        entries: Entries | None = None,
        batch: Batch | None = None,
    ) -> None:
        """Save what differs from ``value``, and bytes by their SHA-256, in one transaction.

        ``entries`` is what an exchange adds to the ledger, ``batch`` the import that it was (or that was taken back).

        Raises StaleError when somebody else has changed one of the records, RefusedError when opened for reading,
        and DiskFullError, NotWritableError, LockedError, UnreadableError. Whatever is raised, the file and ``value``
        are as before, and the same call may be repeated.
        """
        if self.read_only:
            raise RefusedError(_("แฟ้ม “{name}” เปิดแบบอ่านอย่างเดียว จึงบันทึกไม่ได้").format(name=self.path.name))
        changes = difference(self.value, after)
        if changes or blobs or entries or batch:
            plan = rows.plan(changes, self._versions)
            with told(self.path):
                self._write(plan, blobs or {}, entries or Entries(), batch)
            self._versions = plan.versions_after(self._versions)
            self.was_changed = True
        self.value = after

    def _write(self, plan: rows.Plan, blobs: Mapping[str, bytes], entries: Entries, batch: Batch | None) -> None:
        committing = False
        try:
            with self._connection.begin():
                rows.put_blobs(self._connection, blobs)
                rows.carry_out(self._connection, plan)
                ledger.put(self._connection, entries)
                if batch:
                    ledger.put_batch(self._connection, batch)
                committing = True
        except (sa.exc.DBAPIError, StaleError) as error:
            # A commit may fail and yet be done, and then this may be its repetition: what is in the file decides.
            if not (committing or isinstance(error, StaleError)) or not self._holds(plan, blobs, entries, batch):
                raise

    def _holds(self, plan: rows.Plan, blobs: Mapping[str, bytes], entries: Entries, batch: Batch | None) -> bool:
        try:
            with self._connection.begin():
                return rows.holds(self._connection, plan, blobs) and ledger.holds(self._connection, entries, batch)
        except sa.exc.DBAPIError as error:
            raise NotWritableError(
                _("ไม่ทราบว่าบันทึก “{name}” สำเร็จหรือไม่ โปรดตรวจดูว่าดิสก์ยังต่ออยู่ แล้วบันทึกอีกครั้ง").format(name=self.path.name)
            ) from error

    def ledger(self) -> Ledger:
        """Return what the file remembers of exchanges; its past is read when asked for, while the file is open."""
        with told(self.path), self._connection.begin():
            heads, aliases = ledger.heads_and_aliases(self._connection)

        def past(rev: str) -> Copy | None:
            with told(self.path), self._connection.begin():
                return ledger.copy_at(self._connection, rev)

        return Ledger(heads, aliases, past)

    def batches(self) -> tuple[Batch, ...]:
        """Return the imports of this file, the first one first."""
        with told(self.path), self._connection.begin():
            return ledger.batches(self._connection)

    def blob(self, sha256: str) -> bytes:
        """Return the bytes kept under a SHA-256. Raises FileMissingError when there are none."""
        with told(self.path), self._connection.begin():
            data = rows.get_blob(self._connection, sha256)
        if data is None:
            raise FileMissingError(_("ไม่พบไฟล์แนบใน “{name}” โปรดแนบไฟล์นั้นอีกครั้ง").format(name=self.path.name))
        return data

    def back_up(self, *, reason: str, folder: Path | None = None) -> Path:
        """Make a checked copy and return its path; see store/backup.py."""
        return back_up(self._connection, self.path, reason=reason, folder=folder)

    def close(self) -> None:
        """Let go of the file. Closing twice is no fault."""
        if not self._connection.closed:
            disconnect(self._connection)
        if self._lock:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


# --- opening ---


def open_office(path: Path, *, read_only: bool = False) -> OpenOffice:
    """Open an office file; one of an older format is backed up, then brought to the present one.

    For reading alone nothing is written: no lock, no migration (an older file is brought up in memory).
    Raises FileMissingError, UnreadableError (not an office file, damaged), TooNewError, LockedError,
    NotWritableError, RefusedError (the path is too long).
    """
    file = real_path(path, room=0 if read_only else len(".lock"))
    inspect(file)
    if read_only:
        connection = open_to_read(file)
        with _closed_on_error(connection):
            return OpenOffice(file, connection, None)
    held = lock.take(file)
    try:
        return _open_to_write(file, held)
    except BaseException:
        held.release()
        raise


def create_office(path: Path, value: OfficeFile, blobs: Mapping[str, bytes] | None = None) -> OpenOffice:
    """Make an office file that holds ``value`` and open it; it gets its name when it is whole.

    Raises RefusedError when something of that name is there, and what :func:`open_office` raises; then nothing is
    left on disk.
    """
    file = real_path(path, room=len(".~.4194304.tmp"))
    if not file.parent.is_dir():
        raise write_error(FileNotFoundError(errno.ENOENT, ""), file)
    _refuse_to_overwrite(file)
    held = lock.take(file)
    try:
        _refuse_to_overwrite(file)  # somebody may have been quicker
        with replacing(file) as temporary, told(file):
            _fill(temporary, value, blobs or {})
        try:
            return _open_to_write(file, held)
        except BaseException:
            file.unlink()
            raise
    except BaseException:
        held.release()
        raise


def _refuse_to_overwrite(file: Path) -> None:
    try:
        there = file.exists()
    except OSError as error:  # its folder may not be looked into
        raise write_error(error, file) from error
    if there:
        raise RefusedError(_("มีแฟ้ม “{name}” อยู่แล้ว จึงไม่ได้สร้างทับ โปรดตั้งชื่ออื่น").format(name=file.name))


def inspect(path: Path) -> int:
    """Return the format of an office file by its first bytes, without touching it.

    Raises FileMissingError, UnreadableError, TooNewError.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for ever
            raise IsADirectoryError(path)
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError as error:
        raise FileMissingError(_("ไม่พบแฟ้ม “{name}” โปรดตรวจดูชื่อและโฟลเดอร์").format(name=path)) from error
    except OSError as error:
        raise UnreadableError(_("อ่าน “{name}” ไม่ได้ โปรดตรวจดูว่าเป็นแฟ้มและมีสิทธิ์อ่าน").format(name=path)) from error
    kind = int.from_bytes(header[68:72])
    if len(header) < _HEADER or not header.startswith(b"SQLite format 3\0") or kind != APPLICATION_ID:
        raise UnreadableError(_("“{name}” ไม่ใช่แฟ้มของโปรแกรมนี้ จึงไม่ได้แตะต้อง โปรดเลือกแฟ้ม .itadb").format(name=path.name))
    number = int.from_bytes(header[60:64])
    _refuse_version(number, path)
    return number


def _refuse_version(number: int, path: Path) -> None:
    if number > present():
        raise TooNewError(
            _(
                "แฟ้ม “{name}” ต้องใช้โปรแกรมที่รู้จักรูปแบบรุ่น {number} แต่โปรแกรมนี้รู้จักถึงรุ่น {present} "
                "จึงไม่ได้แตะต้องแฟ้ม โปรดปรับปรุงโปรแกรมก่อน"
            ).format(name=path.name, number=number, present=present())
        )
    if number < 1:
        raise damaged(path)


def open_to_read(path: Path) -> sa.Connection:
    """Return a connection that only reads, over the present format: the file itself, or an older one's copy in memory.

    A save that a power cut broke off is first put back, where the folder allows it.
    """
    with told(path):
        connection = settled(path)
        with _closed_on_error(connection):
            number = version(connection)
            _refuse_version(number, path)
            if number == present():
                return connection
            copy = connect(None, Mode.WRITE)
            with _closed_on_error(copy):
                driver(connection).backup(driver(copy))
                migrate(copy)
        disconnect(connection)
        return copy


@contextmanager
def _closed_on_error(connection: sa.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        disconnect(connection)
        raise


def settled(path: Path) -> sa.Connection:
    """Return a connection that only reads, over a database as it is; a save that broke off is put back first."""
    try:
        return connect(path, Mode.READ)
    except sa.exc.DBAPIError as error:
        if code_of(error) not in _HOT_JOURNAL:
            raise
    disconnect(connect(path, Mode.WRITE))
    return connect(path, Mode.READ)


def _open_to_write(path: Path, held: lock.Lock) -> OpenOffice:
    with told(path):
        connection = connect(path, Mode.WRITE)
        with _closed_on_error(connection):
            number = version(connection)
            _refuse_version(number, path)
            if number < present():
                back_up(connection, path, reason=_("ก่อนปรับรุ่น"))
                migrate(connection)
            return OpenOffice(path, connection, held)


def _fill(path: Path, value: OfficeFile, blobs: Mapping[str, bytes]) -> None:
    connection = connect(path, Mode.CREATE)
    try:
        migrate(connection)
        with connection.begin():
            rows.put_blobs(connection, blobs)
            rows.carry_out(connection, rows.plan(difference(None, value), {}))
    finally:
        disconnect(connection)


def _load(connection: sa.Connection, path: Path) -> tuple[OfficeFile, rows.Versions]:
    try:
        with told(path), connection.begin():
            return rows.load(connection)
    except rows.UnreadableRowError as error:
        raise damaged(path) from error


def real_path(path: Path, *, room: int) -> Path:
    """Return the file behind links, so that it has one lock and one journal by whatever name it is opened."""
    file = Path(os.path.realpath(path))
    if room and len(os.fsencode(file.name)) > NAME_BYTES - BESIDE:
        raise write_error(OSError(errno.ENAMETOOLONG, ""), file)
    if len(os.fsencode(file)) > PATH_BYTES - room:
        raise RefusedError(
            _("ที่อยู่ของแฟ้ม “{name}” ยาวเกิน {limit} ไบต์ โปรดย้ายไปโฟลเดอร์ที่ชื่อสั้นกว่าหรือตั้งชื่อให้สั้นลง").format(
                name=file.name, limit=PATH_BYTES - room
            )
        )
    return file
