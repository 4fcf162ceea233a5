"""Folders that may harm an open office file: on another computer, or copied to and fro by a cloud service.

Two computers that write one file over a network share, or a service that replaces a file that is open, make it
broken or two. Working there is not forbidden; it is said, with what to do.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_MOUNTS = Path("/proc/mounts")
_NETWORK = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "ncpfs", "afs", "afpfs", "9p", "davfs", "ceph"),
        *("glusterfs", "sshfs", "rclone", "gvfsd-fuse", "davfs2", "smbnetfs", "s3fs"),
    )
)
_SYNCED = (
    ("OneDrive", re.compile(r"onedrive(?: ?[-–] .*)?", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox(?: \(.*\))?", re.IGNORECASE)),
    ("Google Drive", re.compile(r"google ?drive|googledrive-.*|my drive|ไดรฟ์ของฉัน", re.IGNORECASE)),
    ("iCloud", re.compile(r"icloud ?drive|com~apple~clouddocs|mobile documents", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"nextcloud|owncloud", re.IGNORECASE)),
)
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MARKS = (("Dropbox", ".dropbox"), ("Dropbox", ".dropbox.cache"), ("Nextcloud", ".sync_nextcloud.db"))
_REMOTE = 4  # GetDriveTypeW: DRIVE_REMOTE
_ESCAPE = re.compile(r"\\([0-7]{3})")


def folder_warning(path: Path) -> str:
    """Return what to know about the folder that a file is in, "" for a folder of this computer's own."""
    if service := synced_with(path):
        return _("โฟลเดอร์นี้ซิงก์กับ {service} แฟ้มที่เปิดอยู่อาจซ้ำหรือเสียหาย ควรทำสำเนาไว้ในเครื่องนี้").format(service=service)
    if is_on_network(path):
        return _("แฟ้มนี้อยู่ในโฟลเดอร์เครือข่าย หากเครือข่ายขาดแฟ้มอาจเสียหาย ควรทำสำเนาไว้ในเครื่องนี้")
    return ""


def synced_with(path: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the name of the cloud service that copies a file's folder, "" for none that is known."""
    folder = Path(os.path.realpath(path)).parent
    for name in _VARIABLES:
        if (kept := environment.get(name)) and folder.is_relative_to(kept):
            return "OneDrive"
    for above in (folder, *folder.parents):
        for service, names in _SYNCED:
            if names.fullmatch(above.name):
                return service
        for service, mark in _MARKS:
            if os.path.lexists(above / mark):
                return service
    return ""


def is_on_network(path: Path) -> bool:
    """Return whether a file is on another computer's disk."""
    real = os.path.realpath(path)
    if sys.platform == "win32":
        return is_remote_drive(real, _drive_type)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # a system without such a list
        return False
    return file_system(PurePosixPath(real), mounts.splitlines()).removeprefix("fuse.") in _NETWORK


def file_system(path: PurePosixPath, mounts: Iterable[str]) -> str:
    """Return the kind of file system that a path is on, from the lines of /proc/mounts; "" if none holds it."""
    kind, depth = "", 0
    for line in mounts:
        parts = line.split(" ")
        if len(parts) < 3:  # noqa: PLR2004 - device, place, kind
            continue
        place = PurePosixPath(_ESCAPE.sub(lambda m: chr(int(m[1], 8)), parts[1]))
        if path.is_relative_to(place) and len(place.parts) >= depth:  # a later mount covers an earlier one
            kind, depth = parts[2], len(place.parts)
    return kind


def is_remote_drive(path: str, drive_type: Callable[[str], int]) -> bool:
    """Return whether a Windows path is a share, or on a drive that Windows calls remote."""
    drive = PureWindowsPath(path).drive
    if drive.startswith("\\\\"):
        return not drive.startswith("\\\\?\\") or drive.upper().startswith("\\\\?\\UNC")
    return bool(drive) and drive_type(drive + "\\") == _REMOTE


def _drive_type(root: str) -> int:
    import ctypes  # noqa: PLC0415 - Windows alone has these drives

    return int(getattr(ctypes, "windll").kernel32.GetDriveTypeW(root))  # noqa: B009 - known to Windows alone
