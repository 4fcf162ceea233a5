"""What was typed and could not be saved, kept in the person's own folder until the file takes it.

One small file for each office file, named by a hash of its path. It holds the value as typed and, where the office file
could be read, the value that it held then: so that what others saved meanwhile is not taken back.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING

from ita_desktop.base.errors import StaleError, UserError
from ita_desktop.base.safe_file import write_error, write_file
from ita_desktop.domain.diff import Change, Node, apply, difference
from ita_desktop.domain.model import Measure, OfficeFile, Report
from ita_desktop.domain.plain import file_from_plain, file_to_plain
from ita_desktop.store.office import open_office

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ita_desktop.domain.diff import Record

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was kept: the file's value with it, how many fields it changes there, and when it was kept."""

    value: OfficeFile
    fields: int
    kept: datetime


def keep(folder: Path, path: Path, value: OfficeFile) -> Path:
    """Keep the value of an office file that cannot be saved; return where. Older ones of the same file give way.

    Raises DiskFullError, NotWritableError; what was kept before is as it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(error, folder) from error
    base = _stored(path)
    data = {
        "format": _FORMAT,
        "path": os.fspath(path),
        "kept": datetime.now().astimezone().isoformat(),
        "base": file_to_plain(base) if base else None,
        "value": file_to_plain(value),
    }
    target = _kept_file(folder, path)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    write_file(target, lambda file: file.write(text))
    return target


def pending(folder: Path, path: Path, now: OfficeFile) -> Recovered | None:
    """Return what was kept of an office file and is not in it yet; None when there is nothing, or it is unreadable.

    It is put over what the file holds now. Only where the same record was changed by others too, it is the value as it
    was kept: a person decides, and can undo.
    """
    try:
        data = json.loads(_kept_file(folder, path).read_bytes())
        value, base = (data[name] and file_from_plain(data[name]) for name in ("value", "base"))
        kept, is_known = datetime.fromisoformat(data["kept"]), data["format"] == _FORMAT
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not is_known or value.uid != now.uid:  # another file bears the name now
        return None
    if base:
        try:
            value = apply(now, difference(base, value))
        except StaleError:
            if not difference(now, value):
                return None
    count = _count(now, value)
    return Recovered(value, count, kept) if count else None


def forget(folder: Path, path: Path) -> None:
    """Drop what was kept of an office file. Raises NotWritableError."""
    target = _kept_file(folder, path)
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise write_error(error, target) from error


def _kept_file(folder: Path, path: Path) -> Path:
    name = os.path.normcase(os.path.realpath(path))
    return folder / f"{hashlib.sha256(os.fsencode(name)).hexdigest()[:32]}.json"


def _stored(path: Path) -> OfficeFile | None:
    try:
        with open_office(path, read_only=True) as office:
            return office.value
    except UserError:
        return None


# --- counting what a person would call fields ---


def _count(before: OfficeFile, after: OfficeFile) -> int:
    return sum(_fields(change) for change in difference(before, after))


def _fields(change: Change) -> int:
    old, new = _texts(change.before), _texts(change.after)
    count = sum(old.get(name) != new.get(name) for name in old.keys() | new.keys())
    return max(count, 1)  # moved, or its rows put in another order: one thing that was done


def _texts(node: Node | None) -> Mapping[str, object]:
    """Return the fields of a record that say something."""
    if node is None:
        return {}
    record: Record = node.record
    if isinstance(record, Measure):
        cells = {f"{row.uid} {key}": cell for row in record.activities for key, cell in row.cells}
        return {**cells, **_said(record, "title", "note", "evidence")}
    if isinstance(record, Report):
        return _said(record, *(f.name for f in fields(record) if f.name not in {"uid", "issues"}))
    return _said(record, *(f.name for f in fields(record) if f.name in {"title", "office"}))


def _said(record: Record, *names: str) -> dict[str, object]:
    return {name: there for name in names if (there := getattr(record, name))}
