"""Opens a zip from anywhere without trusting it: Word's and Excel's files and the data package are all zips.

What is too large, damaged or dressed up is refused before anything is unpacked. Entries are read one by one into
bounded memory; nothing is written or extracted. The limits come from trials with archives made to exhaust memory (a
632 KB file grew to 1.2 GB in an XML library).

What an archive says of itself is checked against what it holds: an entry must unpack to exactly its size and its sum.
So after :meth:`Archive.check_all` a library that unpacks whole entries may be let in.
"""

from __future__ import annotations

import hashlib
import stat
import struct
import unicodedata
import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from ita_desktop.base.errors import FileMissingError, UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.exchange.refusals import damaged, locked, unopened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 200_000_000  # of the file, and of all its entries together
MOST_RATIO = 200
RATIO_COUNTS_FROM = 8_000_000  # an entry smaller than this may be as regular as it likes
MOST_ENTRIES = 20_000
MOST_DIRECTORY = 4_000_000
MOST_PART = 32_000_000

_CHUNK = 1 << 20
_PIECE = 1 << 16
_ZIP, _OLE, _PDF, _RTF = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF", b"{\\rtf"
_LOCAL = b"PK\x03\x04"
_LOCAL_SIZE = 30
_END = b"PK\x05\x06"
_END64 = b"PK\x06\x07"
_END_SIZE = 22
_UTF8 = 0x800  # of an entry's flags: its name is UTF-8
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


class Archive:
    """A zip whose list of entries was found sound. ``sha256`` (hex) is the whole file's, ``names`` are in its order."""

    def __init__(self, name: str, file: BinaryIO, sha256: str, entries: list[zipfile.ZipInfo]) -> None:
        self.name = name
        self.sha256 = sha256
        self.names = tuple(entry.filename for entry in entries)
        self._file = file
        self._entries = {entry.filename: entry for entry in entries}

    def read(self, name: str, *, most: int | None = None, most_tags: int | None = None) -> bytes | None:
        """Return an entry's bytes, None where there is none of that name.

        Raises UnreadableError for more than ``most`` bytes (None: MOST_PART), for more than ``most_tags`` tags of a
        part in XML (a tag may take four bytes in the file and a hundred in memory), and for an entry that is not what
        the archive says.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.file_size > (MOST_PART if most is None else most):
            raise self.too_large()
        pieces, tags = [], 0
        for piece in self._pieces(entry):
            pieces.append(piece)
            if most_tags is not None:
                tags += piece.count(b"<")
                if tags > most_tags:
                    raise self.too_large()
        return b"".join(pieces)

    def check_all(self) -> None:
        """Unpack every entry, a piece at a time, and keep none. Raises UnreadableError as :meth:`read`."""
        for entry in self._entries.values():
            for _piece in self._pieces(entry):
                pass

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            self._seek_data(entry)
            left = entry.file_size
            check = 0
            for piece in self._stored(entry) if entry.compress_type == zipfile.ZIP_STORED else self._inflated(entry):
                left -= len(piece)
                check = zlib.crc32(piece, check)
                if left < 0:
                    raise self.damaged()
                yield piece
            if left or check != entry.CRC:
                raise self.damaged()
        except _DAMAGE as error:
            raise self.damaged() from error

    def _seek_data(self, entry: zipfile.ZipInfo) -> None:
        """Go to an entry's bytes; its own header must bear the name that the directory gave it."""
        self._file.seek(entry.header_offset)
        head = self._file.read(_LOCAL_SIZE)
        flags, method = struct.unpack_from("<HH", head, 6)
        name_length, extra_length = struct.unpack_from("<HH", head, 26)
        name = self._file.read(name_length).decode("utf-8" if flags & _UTF8 else "cp437")
        if head[:4] != _LOCAL or name != entry.orig_filename or method != entry.compress_type or flags & 1:
            raise self.damaged()
        self._file.seek(extra_length, 1)

    def _stored(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        left = entry.compress_size
        while left:
            piece = self._file.read(min(_PIECE, left))
            if not piece:
                raise self.damaged()
            left -= len(piece)
            yield piece

    def _inflated(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            raise self.damaged()
        packed = self._stored(entry)
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        raw = b""
        while not inflater.eof:
            raw = inflater.unconsumed_tail or next(packed, b"")
            piece = inflater.decompress(raw, _PIECE)  # more at once would be unpacked whole, whatever its size
            if not piece and not raw:
                raise self.damaged()
            yield piece
        if inflater.unused_data or next(packed, b""):
            raise self.damaged()

    # --- the sentences, for what reads the entries too ---

    def damaged(self) -> UnreadableError:
        """Return the error that the file is broken or not all there."""
        return damaged(self.name)

    def too_large(self) -> UnreadableError:
        """Return the error that the file would unpack to more than any sound one."""
        return _too_large(self.name)

    def suspect(self) -> UnreadableError:
        """Return the error that the file holds what no sound one holds."""
        return _suspect(self.name)


@contextmanager
def open_archive(path: Path, *, wanted: str) -> Iterator[Archive]:
    """Open a zip for reading; it is never changed. ``wanted`` is what the person should choose, for the sentences.

    Raises FileMissingError, and UnreadableError for whatever is no sound zip or can no longer be read.
    """
    try:
        if path.is_dir():
            raise UnreadableError(
                _("“{name}” เป็นโฟลเดอร์ ไม่ใช่ไฟล์ โปรดเลือก{wanted}").format(name=path.name, wanted=wanted)
            )
        if not path.exists():
            raise FileMissingError(_("ไม่พบไฟล์ “{name}” โปรดตรวจดูชื่อและโฟลเดอร์").format(name=path))
        if not path.is_file():
            raise UnreadableError(_("“{name}” ไม่ใช่ไฟล์ธรรมดา โปรดเลือก{wanted}").format(name=path.name, wanted=wanted))
        with path.open("rb") as file:
            yield _opened(file, path.name, wanted)
    except OSError as error:
        raise unopened(path.name) from error


def _opened(file: BinaryIO, name: str, wanted: str) -> Archive:
    digest, size = hashlib.sha256(), 0
    head = file.read(16)
    _check_kind(head, file, name, wanted)
    file.seek(0)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
        if size > MOST_BYTES:
            raise _too_large(name)
    _check_directory(file, size, name)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            _check_entries(entries, archive.start_dir, name)
    except _DAMAGE as error:
        raise damaged(name) from error
    return Archive(name, file, digest.hexdigest(), entries)


# --- what kind of file ---


def _check_kind(head: bytes, file: BinaryIO, name: str, wanted: str) -> None:
    if head.startswith(_ZIP):
        return
    if not head:
        sentence = _("ไฟล์ “{name}” ว่างเปล่า ไม่มีข้อมูลให้อ่าน โปรดเลือก{wanted}ต้นฉบับ")
    elif head.startswith(_OLE):
        file.seek(0)
        if _holds(file, "EncryptedPackage".encode("utf-16-le")):
            raise locked(name)
        sentence = _("ไฟล์ “{name}” เป็น Office รุ่นเก่า จึงอ่านไม่ได้ โปรดเปิดด้วยโปรแกรมเดิมแล้วบันทึกใหม่เป็น{wanted}")
    elif head.startswith(_PDF):
        sentence = _("ไฟล์ “{name}” เป็น PDF จึงอ่านเป็น{wanted}ไม่ได้ โปรดเลือกไฟล์ต้นฉบับ")
    elif head.startswith(_RTF):
        sentence = _("ไฟล์ “{name}” เป็น RTF จึงอ่านไม่ได้ โปรดเปิดด้วยโปรแกรมเดิมแล้วบันทึกใหม่เป็น{wanted}")
    else:
        sentence = _("ไฟล์ “{name}” ไม่ใช่{wanted} จึงอ่านไม่ได้ โปรดเลือกไฟล์ต้นฉบับ")
    raise UnreadableError(sentence.format(name=name, wanted=wanted))


def _holds(file: BinaryIO, words: bytes) -> bool:
    tail = b""
    while chunk := file.read(_CHUNK):
        if words in tail + chunk:
            return True
        tail = chunk[-len(words) :]
    return False


def _too_large(name: str) -> UnreadableError:
    sentence = _("ไฟล์ “{name}” มีขนาดเมื่อคลายแล้วใหญ่ผิดปกติ จึงไม่เปิดอ่านเพื่อความปลอดภัย โปรดตรวจที่มาของไฟล์")
    return UnreadableError(sentence.format(name=name))


def _suspect(name: str) -> UnreadableError:
    sentence = _("ภายในไฟล์ “{name}” มีส่วนที่ผิดปกติซึ่งไฟล์ชนิดนี้ไม่มี จึงไม่เปิดอ่านเพื่อความปลอดภัย โปรดตรวจที่มาของไฟล์")
    return UnreadableError(sentence.format(name=name))


# --- the list of entries ---


def _check_directory(file: BinaryIO, size: int, name: str) -> None:
    """Refuse an archive whose list of entries alone would fill the memory; the library reads it whole."""
    start = max(0, size - _END_SIZE - 0xFFFF)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise damaged(name)
    entries, length = struct.unpack_from("<HI", tail, at + 10)
    if entries > MOST_ENTRIES or length > MOST_DIRECTORY or tail[max(0, at - 20) : at].startswith(_END64):
        raise _too_large(name)


def _check_entries(entries: list[zipfile.ZipInfo], directory_at: int, name: str) -> None:
    if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_BYTES:
        raise _too_large(name)
    if len({unicodedata.normalize("NFC", e.filename).casefold() for e in entries}) < len(entries):
        raise _suspect(name)
    for entry in entries:
        if _leads_elsewhere(entry):
            raise _suspect(name)
        if entry.flag_bits & 1:
            raise locked(name)
        if entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MOST_RATIO * entry.compress_size:
            raise _too_large(name)
    # Entries that share bytes make a small file large without a suspicious ratio.
    placed = sorted(entries, key=lambda e: e.header_offset)
    ends = [e.header_offset + _LOCAL_SIZE + e.compress_size for e in placed]
    starts = [*(e.header_offset for e in placed[1:]), directory_at]
    if any(end > start for end, start in zip(ends, starts, strict=bool(placed))):
        raise damaged(name)


def _leads_elsewhere(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry has a name or a kind that would leave the archive if it were extracted."""
    name = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return (
        name.startswith("/")
        or any(char in name for char in "\\:\0")
        or ".." in name.split("/")
        or kind not in {0, stat.S_IFREG, stat.S_IFDIR}
    )
