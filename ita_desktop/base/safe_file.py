"""Writes a file so that at every moment the old one or the new one is there, whole.

The new bytes go to a temporary file in the same folder, are forced to the disk, take the name in one step, and the
folder is forced to the disk too: without the last, a power cut brought the older file back although the program
had said "written". What fails leaves the old file and no litter; what is killed leaves ``.~name.<pid>.tmp``, which
the next write of that name sweeps away.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ita_desktop.base.errors import DiskFullError, FileMissingError, NotWritableError, RefusedError, UserError
from ita_desktop.base.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME_BYTES = 255
"""The longest file name common file systems take, in bytes (a Thai character is three)."""

BESIDE = len("-journal")
"""What the name of a database must leave free for the file that SQLite puts beside it."""

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_HELD_OPEN = {5, 32, 33}  # Windows: access denied, sharing violation, lock violation
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds; a virus scanner or indexer lets go within the first


def write_file(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let ``write`` make the whole content of ``path`` and put it there in one step.

    Raises DiskFullError, NotWritableError, FileMissingError (no such folder) or RefusedError (the name is too long);
    whatever is raised, by ``write`` too, the old file stands as before.
    """
    with replacing(path) as temporary, temporary.open("xb") as file:
        write(file)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a path beside ``path`` to write to; at the end what is there becomes ``path`` in one step.

    Raises as :func:`write_file`.
    """
    target = Path(os.path.realpath(path))  # a link keeps pointing where it did
    temporary = _temporary(target)
    try:
        _refuse_to_replace(target)
        _sweep(target)
        try:
            yield temporary
            sync_file(temporary)
            if target.exists():
                shutil.copymode(target, temporary)
            _replace(temporary, target)
        finally:
            for left in target.parent.iterdir():
                if left.name.startswith(temporary.name):  # a database has its journal beside it
                    with suppress(OSError):
                        left.unlink()
        sync_folder(target.parent)
    except OSError as error:
        if error.filename is not None and Path(error.filename) not in {temporary, target, target.parent}:
            raise  # of another file, which the writer read
        raise write_error(error, path) from error


def sync_file(path: Path) -> None:
    """Force a file's bytes to the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Force a folder's names to the disk, where the system has such a call (Windows has not)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # some network file systems have no such call either
            raise
    finally:
        os.close(handle)


def write_error(error: OSError, path: Path) -> UserError:
    """Return the kind and the sentence for an error of the system met while writing ``path``."""
    folder, name = path.parent, path.name
    if error.errno in _FULL:
        return DiskFullError(
            _("พื้นที่ดิสก์ไม่พอสำหรับบันทึก “{name}” ข้อมูลเดิมยังอยู่ครบ โปรดเพิ่มพื้นที่ว่างหรือเลือกที่เก็บอื่น").format(name=name)
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return FileMissingError(_("ไม่พบโฟลเดอร์ “{folder}” จึงยังไม่ได้บันทึก โปรดเลือกโฟลเดอร์ที่มีอยู่").format(folder=folder))
    if error.errno == errno.ENAMETOOLONG:
        return RefusedError(_("ชื่อไฟล์ “{name}” ยาวเกินไป จึงยังไม่ได้บันทึก โปรดตั้งชื่อให้สั้นลง").format(name=name))
    return NotWritableError(
        _("บันทึก “{name}” ในโฟลเดอร์ “{folder}” ไม่ได้ ข้อมูลเดิมยังอยู่ครบ โปรดเลือกที่เก็บอื่นหรือปิดโปรแกรมที่เปิดไฟล์นี้อยู่").format(
            name=name, folder=folder
        )
    )


def cut_name(name: str, size: int) -> str:
    """Return the beginning of a file name that takes at most ``size`` bytes, without half a character."""
    return os.fsencode(name)[: max(size, 0)].decode(errors="ignore")


def _refuse_to_replace(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_file():
        raise NotWritableError(_("“{name}” ไม่ใช่ไฟล์ จึงบันทึกทับไม่ได้ โปรดเลือกชื่ออื่น").format(name=target.name))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _temporary(target: Path) -> Path:
    end = f".{os.getpid()}.tmp"
    return target.with_name(f".~{cut_name(target.name, NAME_BYTES - BESIDE - 2 - len(end))}{end}")


def _replace(temporary: Path, target: Path) -> None:
    for pause in _PATIENCE:
        try:
            temporary.replace(target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_OPEN:
                raise
            time.sleep(pause)
        else:
            return
    temporary.replace(target)


def _sweep(target: Path) -> None:
    """Remove temporary files of this name whose writers are gone, and this process's own last one."""
    start = _temporary(target).name.removesuffix(f"{os.getpid()}.tmp")
    for left in target.parent.iterdir():
        pid = left.name.removeprefix(start).partition(".tmp")[0]
        if left.name.startswith(f"{start}{pid}.tmp") and pid.isdecimal() and not _alive(int(pid)):
            with suppress(OSError):  # Windows does not let go of a file that is still written
                left.unlink()


def _alive(pid: int) -> bool:
    if pid == os.getpid() or sys.platform == "win32":
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # somebody else's
    return True
