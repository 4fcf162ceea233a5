"""Reads a data package without trusting it: all of it is sound, or nothing of it is taken."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from ita_desktop.base.errors import TooNewError, UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.exchange.archive import MOST_BYTES, Archive, open_archive
from ita_desktop.exchange.package import manifest as manifests
from ita_desktop.exchange.package.lines import UnknownShapeError, copies_in
from ita_desktop.exchange.package.model import (
    ALIASES,
    FILES,
    FORMAT_VERSION,
    HISTORY,
    MANIFEST,
    MOST_TEXT,
    RECORDS,
    SIGNATURE,
    TOMBSTONES,
    Package,
)
from ita_desktop.exchange.package.shape import checker
from ita_desktop.exchange.package.strict import Scale, TooMuchError, UnsoundError, read_json

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.revision import Copy
    from ita_desktop.exchange.package.model import Manifest

MOST_MEMORY = 300_000_000
"""Bytes that the records of a package may take in memory, by a careful guess."""

_BLOB = re.compile(re.escape(FILES) + r"([0-9a-f]{64})\Z")

Json = dict[str, Any]


def read_package(path: Path) -> Package:
    """Return what a package holds; every part, every record and every revision is verified.

    Raises FileMissingError, TooNewError for a version that this program does not know, and UnreadableError for
    whatever is no sound package.
    """
    with open_archive(path, wanted=_("แพ็กเกจข้อมูล (.itapack)")) as archive:
        try:
            return _Reader(archive).package()
        except TooMuchError as error:
            raise archive.too_large() from error
        except manifests.NoPackageError as error:
            sentence = _("ไฟล์ “{name}” ไม่ใช่แพ็กเกจข้อมูล (.itapack) จึงอ่านไม่ได้ โปรดเลือกไฟล์ที่ได้รับมา")
            raise UnreadableError(sentence.format(name=archive.name)) from error
        except manifests.NewerFormatError as error:
            raise _too_new(archive.name, error) from error


def _too_new(name: str, error: manifests.NewerFormatError) -> TooNewError:
    sentence = _("ไฟล์ “{name}” เขียนด้วยโปรแกรมรุ่นใหม่กว่า จึงยังไม่ได้อ่านอะไร โปรดใช้โปรแกรมที่อ่านแพ็กเกจรุ่น {version} ได้")
    told = sentence.format(name=name, version=error)
    return TooNewError(
        _("{told} (ผู้ส่งใช้ {program})").format(told=told, program=error.program) if error.program else told
    )


class _Reader:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._scale = Scale(MOST_MEMORY)
        self._part = MANIFEST

    def package(self) -> Package:
        try:
            return self._package()
        except UnsoundError as error:
            sentence = _(
                "ไฟล์ “{name}” เสียหายหรือถูกแก้ไข ({part}: {reason}) จึงไม่ได้อ่านอะไร ข้อมูลเดิมยังอยู่ครบ โปรดขอไฟล์ใหม่จากผู้ส่ง"
            )
            told = sentence.format(name=self._archive.name, part=self._part, reason=error)
            raise UnreadableError(told) from error

    def _package(self) -> Package:
        raw = self._archive.read(MANIFEST, most=manifests.MOST)
        if raw is None:
            raise manifests.NoPackageError
        manifest, files = manifests.read_manifest(raw, self._scale)
        self._check_names(files)
        try:
            copies = self._copies(files, RECORDS, "record")
            tombstones = self._copies(files, TOMBSTONES, "tombstone")
            if len({copy.uid for copy in (*copies, *tombstones)}) < len(copies) + len(tombstones):
                raise UnsoundError(_("มีระเบียนซ้ำ"))
            history = self._copies(files, HISTORY, "record", "tombstone")
        except UnknownShapeError as error:
            if manifest.format_version > FORMAT_VERSION:
                raise _newer(manifest) from error
            raise
        past = {copy.rev: copy for copy in history}
        if len(past) < len(history):
            raise UnsoundError(_("มีระเบียนซ้ำ"))
        return Package(manifest, copies, tombstones, past, self._aliases(files), self._rest(files))

    def _check_names(self, files: Json) -> None:
        listed = {MANIFEST, *files}
        if MANIFEST in files or {RECORDS, TOMBSTONES, HISTORY, ALIASES} - listed or listed - set(self._archive.names):
            raise UnsoundError(_("มีไฟล์ไม่ครบ"))
        if set(self._archive.names) - listed - {SIGNATURE}:
            raise self._archive.suspect()

    def _read(self, files: Json, name: str, most: int = MOST_BYTES) -> bytes:
        self._part = name
        data = self._archive.read(name, most=most)
        assert data is not None
        if len(data) != files[name]["size"] or hashlib.sha256(data).hexdigest() != files[name]["sha256"]:
            raise UnsoundError(_("ค่า SHA-256 ไม่ตรงกับใบนำส่ง"))
        return data

    def _copies(self, files: Json, name: str, *shapes: str) -> tuple[Copy, ...]:
        return tuple(copies_in(self._read(files, name, MOST_TEXT), *shapes, scale=self._scale))

    def _aliases(self, files: Json) -> dict[str, str]:
        aliases = read_json(self._read(files, ALIASES).removesuffix(b"\n"), self._scale)
        if not checker("aliases")(aliases) or any(aliases.get(to, "") or to >= uid for uid, to in aliases.items()):
            raise UnsoundError(_("ไม่ตรงรูปแบบ"))
        found: dict[str, str] = aliases
        return found

    def _rest(self, files: Json) -> dict[str, bytes]:
        """Return the blobs; what else is listed (parts for people, parts of later versions) is verified and left."""
        blobs = {}
        for name in files:
            if name in {RECORDS, TOMBSTONES, HISTORY, ALIASES}:
                continue
            data = self._read(files, name)
            if found := _BLOB.match(name):
                if found[1] != files[name]["sha256"]:
                    raise UnsoundError(_("ชื่อไฟล์ไม่ตรงกับเนื้อหา"))
                blobs[found[1]] = data
        return blobs


def _newer(manifest: Manifest) -> manifests.NewerFormatError:
    return manifests.NewerFormatError(".".join(map(str, manifest.format_version)), manifest.program)
