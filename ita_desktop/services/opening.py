"""How an office file stands before it is opened, and the ways out where it does not simply open.

Looking changes nothing on disk. Whoever opens after looking must still expect what opening raises: somebody may have
been quicker. What is damaged is never repaired in place: it is kept under a name that says so, and a backup that was
checked takes its place.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.base.errors import FileMissingError, TooNewError, UnreadableError, UserError
from ita_desktop.base.i18n import _
from ita_desktop.base.safe_file import NAME_BYTES, cut_name, replacing
from ita_desktop.services.backups import Backup, is_good, newest_good
from ita_desktop.services.folders import folder_warning
from ita_desktop.store import faults, lock
from ita_desktop.store.check import is_intact
from ita_desktop.store.office import OpenOffice, create_office, open_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ita_desktop.domain.model import Attachment, OfficeFile

__all__ = [
    "Holder",
    "Opening",
    "State",
    "damaged",
    "folder_warning",
    "look_at",
    "open",
    "restore",
    "save_elsewhere",
    "take_over",
]

_SIDES = ("-journal", "-wal", "-shm")
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_HEAD = 100  # bytes


class State(StrEnum):
    """How a file stands."""

    OK = "ok"
    LOCKED = "locked"
    """Somebody writes it now."""
    STALE = "stale"
    """Another computer wrote it and left its lock; whether it still does, nobody here can know."""
    READ_ONLY_FOLDER = "read_only_folder"
    NEWER = "newer"
    DAMAGED = "damaged"
    MISSING = "missing"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes a file: user, computer, and since when, as people read it ("10:12", "23/11/2569 10:12")."""

    user: str
    computer: str
    since: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What was found of a file; ``sentence`` says it to a person ("" where it simply opens).

    ``backup`` is the newest sound one of a file that is damaged or missing; ``folder_warning`` a sentence about a
    folder on a network or kept in a cloud, else "".
    """

    state: State
    sentence: str = ""
    holder: Holder | None = None
    backup: Backup | None = None
    folder_warning: str = ""


def look_at(path: Path) -> Opening:
    """Return how an office file stands. Its records are not read: one that is damaged shows when it is opened."""
    file = Path(os.path.realpath(path))
    warning = folder_warning(file)
    try:
        if held := lock.look_at(file):
            return _locked(file, held, warning)
        if not is_intact(file):
            return damaged(file, faults.damaged(file))
    except FileMissingError as error:
        return Opening(State.MISSING, str(error), backup=newest_good(file), folder_warning=warning)
    except TooNewError as error:
        return Opening(State.NEWER, str(error), folder_warning=warning)
    except UnreadableError as error:
        return _unreadable(file, error)
    except UserError:  # the file or its journal cannot be used as it must be: opening tells
        pass
    if not _may_write(file):
        sentence = _("เปิดอ่านอย่างเดียว เพราะเขียนในโฟลเดอร์ “{folder}” ไม่ได้ แฟ้มไม่ถูกแก้").format(
            folder=file.parent.name or file.parent
        )
        return Opening(State.READ_ONLY_FOLDER, sentence, folder_warning=warning)
    return Opening(State.OK, folder_warning=warning)


def damaged(path: Path, error: UserError) -> Opening:
    """Return how a file stands that could not be read (``error``): what is wrong, and its newest sound backup."""
    file = Path(os.path.realpath(path))
    warning = folder_warning(file)
    backup = newest_good(file)
    if backup is None:
        return Opening(State.DAMAGED, str(error), folder_warning=warning)
    sentence = _("เปิดแฟ้ม “{name}” ไม่ได้ แฟ้มเสียหาย มีไฟล์สำรองของ{when} โดยแฟ้มเดิมจะยังเก็บไว้").format(
        name=file.name, when=said(backup.when, datetime.now().astimezone())
    )
    return Opening(State.DAMAGED, sentence, backup=backup, folder_warning=warning)


def said(when: datetime, now: datetime) -> str:
    """Return when something was, as people say it: today, yesterday, else the day of the Buddhist era."""
    days = (now.date() - when.date()).days
    if days == 0:
        return _("วันนี้ {time}").format(time=f"{when:%H:%M}")
    if days == 1:
        return _("เมื่อวาน {time}").format(time=f"{when:%H:%M}")
    return _("วันที่ {day} เวลา {time}").format(day=_day(when), time=f"{when:%H:%M}")


def open(path: Path, *, read_only: bool = False) -> OpenOffice:  # noqa: A001 - opening.open, as os.open
    """Open an office file. Raises what `library.open_office` raises."""
    return open_office(path, read_only=read_only)


def take_over(path: Path) -> None:
    """Let go of the lock that another computer left. Raises LockedError where somebody holds it after all."""
    lock.take_over(Path(os.path.realpath(path)))


def restore(path: Path, backup: Path) -> Path:
    """Put a checked copy of a backup in a file's place; return where what was there is kept.

    Raises UnreadableError when the backup is damaged, LockedError, DiskFullError, NotWritableError; then the file is
    as before.
    """
    file = Path(os.path.realpath(path))
    held = lock.take(file)
    moved: list[tuple[Path, Path]] = []
    try:
        with replacing(file) as temporary:
            _copy(backup, temporary)
            return _set_aside(file, moved)
    except BaseException:
        for here, there in reversed(moved):
            there.replace(here)
        raise
    finally:
        held.release()


def save_elsewhere(value: OfficeFile, blob: Callable[[str], bytes], path: Path) -> OpenOffice:
    """Make a file that holds a value and what is attached to it, and open it.

    ``blob`` gives the bytes kept under a SHA-256; those that cannot be had any more are left out, for what was typed
    is not given up for them. Raises what `library.create_office` raises.
    """
    blobs: dict[str, bytes] = {}
    for attached in _attachments(value):
        with suppress(UserError):
            blobs[attached.sha256] = blob(attached.sha256)
    return create_office(path, value, blobs)


# --- small parts ---


def _locked(file: Path, held: lock.Held, warning: str) -> Opening:
    if held.holder is None:
        sentence = _("แฟ้ม “{name}” มีผู้อื่นกำลังเปิดแก้ไขอยู่ ข้อมูลเดิมยังอยู่ครบ").format(name=file.name)
        return Opening(State.LOCKED, sentence, folder_warning=warning)
    holder = Holder(held.holder.user, held.holder.computer, _since(held.holder.since))
    if held.stale:
        sentence = _(
            "แฟ้ม “{name}” เครื่อง “{computer}” ({user}) เปิดแก้ไว้ตั้งแต่ {since} และอาจปิดไปโดยไม่ได้ปล่อยแฟ้ม "
            "ข้อมูลเดิมยังอยู่ครบ รับช่วงต่อได้ถ้าแน่ใจว่าเครื่องนั้นปิดแล้ว"
        )
    else:
        sentence = _("แฟ้ม “{name}” {user} ที่เครื่อง “{computer}” กำลังแก้อยู่ตั้งแต่ {since} ข้อมูลเดิมยังอยู่ครบ")
    told = sentence.format(name=file.name, user=holder.user, computer=holder.computer, since=holder.since)
    return Opening(State.STALE if held.stale else State.LOCKED, told, holder, folder_warning=warning)


def _since(stamp: str) -> str:
    try:
        when = datetime.fromisoformat(stamp).astimezone()
    except ValueError:  # not written by this program
        return stamp
    if when.date() == datetime.now().astimezone().date():
        return f"{when:%H:%M}"
    return f"{_day(when)} {when:%H:%M}"


def _day(when: datetime) -> str:
    return f"{when.day}/{when.month}/{when.year + 543}"


def _unreadable(file: Path, error: UserError) -> Opening:
    """Tell a file that is none of ours from one of ours whose beginning is broken."""
    found = damaged(file, error)
    if found.backup:
        return found
    if _is_blank(file):
        return damaged(file, faults.damaged(file))
    return Opening(State.NOT_OURS, str(error), folder_warning=found.folder_warning)


def _is_blank(file: Path) -> bool:
    """Return whether a file begins with nothing, as a power cut or a broken disk leaves it."""
    try:
        if not file.is_file():  # opening a pipe would wait for ever
            return False
        with file.open("rb") as opened:
            return not opened.read(_HEAD).strip(b"\0")
    except OSError:
        return False


def _may_write(file: Path) -> bool:
    if not os.access(file, os.W_OK):
        return False
    try:
        with tempfile.TemporaryFile(dir=file.parent):  # Windows tells the rights to a folder in no other way
            return True
    except OSError as error:
        return error.errno not in _CLOSED


def _copy(backup: Path, temporary: Path) -> None:
    try:
        shutil.copyfile(backup, temporary)
    except OSError as error:
        if error.filename == str(backup):
            raise faults.damaged(backup) from error
        raise
    if not is_good(temporary):
        raise faults.damaged(backup)


def _set_aside(file: Path, moved: list[tuple[Path, Path]]) -> Path:
    """Give what is at a file's place, and what SQLite put beside it, a name that says what it is.

    What stands beside would be played into the successor and break it. ``moved`` takes what was moved from where to
    where, to be undone.
    """
    kept = _free_name(file)
    for end in ("", *_SIDES):
        here, there = file.with_name(file.name + end), kept.with_name(kept.name + end)
        if here.exists():
            here.replace(there)
            moved.append((here, there))
    return kept


def _free_name(file: Path) -> Path:
    now = datetime.now().astimezone()
    number = 1
    while True:
        end = f" {_('เสียหาย')} {now:%Y-%m-%d %H.%M.%S}{f' {number}' if number > 1 else ''}{file.suffix}"
        room = NAME_BYTES - len("-journal") - len(os.fsencode(end))
        name = file.with_name(cut_name(file.stem, room) + end)
        if not any(os.path.lexists(name.with_name(name.name + side)) for side in ("", *_SIDES)):
            return name
        number += 1


def _attachments(value: OfficeFile) -> Iterator[Attachment]:
    offices = (value.office, *(report.office for report in value.reports))
    yield from (office.logo for office in offices if office.logo)
    for report in value.reports:
        for _issue, measure in report.measures():
            yield from (evidence.file for evidence in measure.evidence if evidence.file)
