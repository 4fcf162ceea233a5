"""The backups of an office file: which there are, which of them is whole, one made on closing, the old ones thinned.

A backup made on closing has no reason in its name; one made before something risky has, and stays.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from ita_desktop.base.errors import UserError
from ita_desktop.store.backup import Backup, backups_of
from ita_desktop.store.check import check_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from ita_desktop.store.office import OpenOffice

__all__ = ["Backup", "back_up_on_close", "backups_of", "kept", "newest_good"]

LAST, DAYS, WEEKS, MONTHS = 5, 7, 4, 12
"""Kept are so many of the last, and the newest of each of so many of the last days, weeks and months that have one."""

_CLOSE = timedelta(seconds=2)  # a file's time may be so coarse


def newest_good(path: Path) -> Backup | None:
    """Return the newest backup of an office file in which nothing is damaged, None when there is none."""
    return next((backup for backup in backups_of(path) if is_good(backup.path)), None)


def is_good(path: Path) -> bool:
    """Return whether an office file can be read and holds what was saved in it."""
    try:
        return not check_data(path)
    except UserError:
        return False


def back_up_on_close(office: OpenOffice) -> Path | None:
    """Back an open file up if it was changed since its last backup; return the copy.

    Changed is what was saved now, and what a program that died saved before. Raises UnreadableError, DiskFullError,
    NotWritableError; the file and the older backups are as before.
    """
    if office.read_only or not (office.was_changed or _is_newer(office.path)):
        return None
    copy = office.back_up(reason="")
    thin(office.path)
    return copy


def _is_newer(path: Path) -> bool:
    """Return whether a file that has backups was changed after the newest."""
    newest = next(iter(backups_of(path)), None)
    if newest is None:
        return False
    return path.stat().st_mtime > (newest.when + _CLOSE).timestamp()


def thin(path: Path) -> None:
    """Remove the backups made on closing that are one too many."""
    closing = [backup for backup in backups_of(path) if not backup.reason]
    stay = set(kept(backup.when for backup in closing))
    for backup in closing:
        if backup.when not in stay:
            with suppress(OSError):  # held open, or on a disk that lets nothing go: the next time
                backup.path.unlink()


def kept(times: Iterable[datetime]) -> tuple[datetime, ...]:
    """Return which of the times stay, the newest first.

    Counted are days, weeks and months that have a backup, so that no clock and no long pause empties the folder.
    """
    newest_first = sorted(set(times), reverse=True)
    stay: set[datetime] = set()
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (LAST, lambda when: when),
        (DAYS, lambda when: when.date()),
        (WEEKS, lambda when: when.isocalendar()[:2]),
        (MONTHS, lambda when: (when.year, when.month)),
    )
    for most, span in spans:
        seen: set[object] = set()
        for when in newest_first:
            if span(when) not in seen and len(seen) < most:
                seen.add(span(when))
                stay.add(when)
    return tuple(when for when in newest_first if when in stay)
