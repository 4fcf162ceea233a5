"""Opens a .docx without trusting it: what is too large, too deep, damaged or dressed up is refused first.

A .docx is a zip of XML parts. Only the three parts that hold text are ever read, each into bounded memory; nothing
is written or extracted. The limits come from trials with archives made to exhaust memory (a 632 KB file grew to
1.2 GB in an XML library).
"""

from __future__ import annotations

import hashlib
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO
from xml.parsers import expat

from docx.oxml import parse_xml
from lxml import etree

from ita_desktop.base.errors import FileMissingError, UnreadableError
from ita_desktop.base.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 200_000_000  # of the file, and of all its parts together
MOST_RATIO = 200
RATIO_COUNTS_FROM = 8_000_000  # a part smaller than this may be as regular as it likes
MOST_ENTRIES = 20_000
MOST_DIRECTORY = 4_000_000
MOST_PART = 32_000_000
MOST_TAGS = 1_500_000  # a tag may take four bytes in the file and a hundred in memory

_CHUNK = 1 << 20
_PIECE = 1 << 16
_ZIP, _OLE, _PDF, _RTF = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF", b"{\\rtf"
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x07"
_END_SIZE = 22
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)

_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
W = "{" + _TRANSITIONAL.decode() + "}"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a Word file that hold its text, parsed, and the SHA-256 (hex) of the whole file."""

    sha256: str
    document: etree._Element
    numbering: etree._Element | None
    styles: etree._Element | None


def open_parts(path: Path) -> Parts:
    """Return the text parts of a .docx; the file is only read.

    Raises FileMissingError, and UnreadableError for whatever is no sound Word document.
    """
    try:
        if path.is_dir():
            raise UnreadableError(_("“{name}” เป็นโฟลเดอร์ ไม่ใช่ไฟล์ โปรดเลือกไฟล์ Word (.docx)").format(name=path.name))
        if not path.exists():
            raise FileMissingError(_("ไม่พบไฟล์ “{name}” โปรดตรวจดูชื่อและโฟลเดอร์").format(name=path))
        if not path.is_file():
            raise UnreadableError(_("“{name}” ไม่ใช่ไฟล์ธรรมดา โปรดเลือกไฟล์ Word (.docx)").format(name=path.name))
        with path.open("rb") as file:
            return _read(file)
    except OSError as error:
        sentence = _("เปิดไฟล์ “{name}” ไม่ได้ ไฟล์ยังเหมือนเดิม โปรดตรวจว่ามีสิทธิ์อ่านและไม่มีโปรแกรมอื่นใช้อยู่")
        raise UnreadableError(sentence.format(name=path.name)) from error


def _read(file: BinaryIO) -> Parts:
    digest, size = hashlib.sha256(), 0
    head = file.read(16)
    _check_kind(head, file)
    file.seek(0)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        if size > MOST_BYTES:
            raise _too_large()
    _check_directory(file, size)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_entries(archive.infolist())
            return _parts(archive, digest.hexdigest())
    except _DAMAGE as error:
        raise _damaged() from error


# --- what kind of file ---


def _check_kind(head: bytes, file: BinaryIO) -> None:
    if head.startswith(_ZIP):
        return
    if not head:
        raise UnreadableError(_("ไฟล์นี้ว่างเปล่า ไม่มีข้อมูลให้อ่าน โปรดเลือกไฟล์ Word (.docx) ต้นฉบับ"))
    if head.startswith(_OLE):
        file.seek(0)
        if _holds(file, "EncryptedPackage".encode("utf-16-le")):
            raise _locked()
        raise UnreadableError(_("ไฟล์นี้เป็น Word หรือ Office รุ่นเก่า จึงอ่านไม่ได้ โปรดเปิดด้วย Word แล้วบันทึกเป็น .docx"))
    if head.startswith(_PDF):
        raise UnreadableError(_("ไฟล์นี้เป็น PDF ไม่ใช่ Word จึงอ่านไม่ได้ โปรดเลือกไฟล์ .docx ต้นฉบับ"))
    if head.startswith(_RTF):
        raise UnreadableError(_("ไฟล์นี้เป็น RTF จึงอ่านไม่ได้ โปรดเปิดด้วย Word แล้วบันทึกเป็น .docx"))
    raise UnreadableError(_("ไฟล์นี้ไม่ใช่เอกสาร Word (.docx) จึงอ่านไม่ได้ โปรดเลือกไฟล์ .docx ต้นฉบับ"))


def _holds(file: BinaryIO, words: bytes) -> bool:
    tail = b""
    while chunk := file.read(_CHUNK):
        if words in tail + chunk:
            return True
        tail = chunk[-len(words) :]
    return False


def _damaged() -> UnreadableError:
    return UnreadableError(_("ไฟล์เสียหายหรือมาไม่ครบ จึงอ่านไม่ได้ ยังไม่มีอะไรเปลี่ยนแปลง โปรดขอหรือคัดลอกไฟล์ใหม่"))


def _too_large() -> UnreadableError:
    return UnreadableError(_("ไฟล์มีขนาดเมื่อคลายแล้วใหญ่ผิดปกติ จึงไม่เปิดอ่านเพื่อความปลอดภัย โปรดตรวจที่มาของไฟล์"))


def _suspect() -> UnreadableError:
    return UnreadableError(_("ภายในไฟล์มีส่วนที่ผิดปกติซึ่งเอกสาร Word ทั่วไปไม่มี จึงไม่เปิดอ่านเพื่อความปลอดภัย โปรดตรวจที่มาของไฟล์"))


def _locked() -> UnreadableError:
    return UnreadableError(_("ไฟล์นี้ตั้งรหัสผ่านไว้ จึงอ่านไม่ได้ โปรดเปิดด้วย Word ยกเลิกรหัสผ่าน แล้วบันทึกใหม่"))


# --- the archive ---


def _check_directory(file: BinaryIO, size: int) -> None:
    """Refuse an archive whose list of entries alone would fill the memory; the library reads it whole."""
    start = max(0, size - _END_SIZE - 0xFFFF)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise _damaged()
    entries, length = struct.unpack_from("<HI", tail, at + 10)
    if entries > MOST_ENTRIES or length > MOST_DIRECTORY or tail[max(0, at - 20) : at].startswith(_END64):
        raise _too_large()


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_BYTES:
        raise _too_large()
    if len({e.filename.lower() for e in entries}) < len(entries):
        raise _suspect()
    for entry in entries:
        name = entry.orig_filename
        if name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in name.split("/"):
            raise _suspect()
        if entry.flag_bits & 1:
            raise _locked()
        if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MOST_RATIO * entry.compress_size:
            raise _too_large()


def _part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return a part's bytes, None where it is not there; the size told by the archive is not trusted."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    pieces, size, tags = [], 0, 0
    with archive.open(entry) as stream:
        while piece := stream.read(_PIECE):  # more at once would be unpacked whole, whatever its size is said to be
            pieces.append(piece)
            size += len(piece)
            tags += piece.count(b"<")
            if size > MOST_PART or tags > MOST_TAGS:
                raise _too_large()
    return b"".join(pieces)


# --- the parts ---


def _parts(archive: zipfile.ZipFile, sha256: str) -> Parts:
    main = _related(archive, "", "/officeDocument")
    data = _part(archive, main) if main else None
    if data is None or main is None:
        raise _other_program(archive)
    document = _xml(data)
    if document.tag != W + "document":
        raise _other_program(archive)
    return Parts(
        sha256,
        document,
        numbering=_optional(archive, main, "/numbering"),
        styles=_optional(archive, main, "/styles"),
    )


def _other_program(archive: zipfile.ZipFile) -> UnreadableError:
    names = archive.namelist()
    if any(name.startswith("xl/") for name in names):
        return UnreadableError(_("ไฟล์นี้เป็นตาราง Excel ไม่ใช่ Word จึงอ่านไม่ได้ โปรดเลือกไฟล์ .docx"))
    return UnreadableError(_("ไฟล์นี้ไม่ใช่เอกสาร Word (.docx) จึงอ่านไม่ได้ โปรดเลือกไฟล์ .docx ต้นฉบับ"))


def _optional(archive: zipfile.ZipFile, main: str, kind: str) -> etree._Element | None:
    name = _related(archive, main, kind)
    data = _part(archive, name) if name else None
    return None if data is None else _xml(data)


def _related(archive: zipfile.ZipFile, part: str, kind: str) -> str | None:
    """Return the name of the part that ``part`` (the package when empty) has a relation of this kind to."""
    folder, name = posixpath.split(part)
    data = _part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return None
    for relation in _xml(data):
        if isinstance(relation.tag, str) and relation.get("Type", "").endswith(kind):
            if relation.get("TargetMode") == "External":
                return None
            return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
    return None


class _PrologReadError(Exception):
    """The first tag has come: nothing can be declared any more."""


def _xml(data: bytes) -> etree._Element:
    """Return the root of a part. A document type is refused before the part is read: entities come with it."""
    parser = expat.ParserCreate()

    def doctype(*_args: object) -> None:
        raise _suspect()

    def first_tag(*_args: object) -> None:
        raise _PrologReadError

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = first_tag
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the C library takes no keywords
    except _PrologReadError:
        pass
    except (expat.ExpatError, LookupError) as error:  # no encoding of that name
        raise _damaged() from error
    try:
        return parse_xml(data.replace(_STRICT, _TRANSITIONAL))
    except etree.XMLSyntaxError as error:
        raise _damaged() from error
