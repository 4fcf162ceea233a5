"""Opens a .docx without trusting it: what is too large, too deep, damaged or dressed up is refused first.

A .docx is a zip of XML parts. Only the three parts that hold text are ever read, each into bounded memory.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from docx.oxml import parse_xml
from lxml import etree

from ita_desktop.base.errors import UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.exchange.archive import open_archive

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.exchange.archive import Archive

MOST_TAGS = 1_500_000

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
    with open_archive(path, wanted=_("เอกสาร Word (.docx)")) as archive:
        main = _related(archive, "", "/officeDocument")
        data = _part(archive, main) if main else None
        if data is None or main is None:
            raise _other_program(archive)
        document = _xml(archive, data)
        if document.tag != W + "document":
            raise _other_program(archive)
        return Parts(
            archive.sha256,
            document,
            numbering=_optional(archive, main, "/numbering"),
            styles=_optional(archive, main, "/styles"),
        )


def _other_program(archive: Archive) -> UnreadableError:
    if any(name.startswith("xl/") for name in archive.names):
        sentence = _("ไฟล์ “{name}” เป็นตาราง Excel ไม่ใช่ Word จึงอ่านไม่ได้ โปรดเลือกไฟล์ .docx")
    else:
        sentence = _("ไฟล์ “{name}” ไม่ใช่เอกสาร Word (.docx) จึงอ่านไม่ได้ โปรดเลือกไฟล์ต้นฉบับ")
    return UnreadableError(sentence.format(name=archive.name))


def _part(archive: Archive, name: str) -> bytes | None:
    return archive.read(name, most_tags=MOST_TAGS)


def _optional(archive: Archive, main: str, kind: str) -> etree._Element | None:
    name = _related(archive, main, kind)
    data = _part(archive, name) if name else None
    return None if data is None else _xml(archive, data)


def _related(archive: Archive, part: str, kind: str) -> str | None:
    """Return the name of the part that ``part`` (the package when empty) has a relation of this kind to."""
    folder, name = posixpath.split(part)
    data = _part(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    if data is None:
        return None
    for relation in _xml(archive, data):
        if isinstance(relation.tag, str) and relation.get("Type", "").endswith(kind):
            if relation.get("TargetMode") == "External":
                return None
            return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
    return None


class _PrologReadError(Exception):
    """The first tag has come: nothing can be declared any more."""


def _xml(archive: Archive, data: bytes) -> etree._Element:
    """Return the root of a part. A document type is refused before the part is read: entities come with it."""
    parser = expat.ParserCreate()

    def doctype(*_args: object) -> None:
        raise archive.suspect()

    def first_tag(*_args: object) -> None:
        raise _PrologReadError

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = first_tag
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the C library takes no keywords
    except _PrologReadError:
        pass
    except (expat.ExpatError, LookupError) as error:  # no encoding of that name
        raise archive.damaged() from error
    try:
        return parse_xml(data.replace(_STRICT, _TRANSITIONAL))
    except etree.XMLSyntaxError as error:
        raise archive.damaged() from error
