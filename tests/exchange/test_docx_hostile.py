"""What is no sound Word file is refused with one sentence, within little memory, and the file stays as it is."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import tracemalloc
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx_files import File, row

from ita_desktop.base.errors import FileMissingError, RefusedError, UnreadableError, UserError
from ita_desktop.exchange import archive
from ita_desktop.exchange.word import package
from ita_desktop.exchange.word.walk import read_word
from ita_desktop.services.exchanging import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="{target}"{more}/>'
    "</Relationships>"
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def good(tmp_path: Path) -> bytes:
    return File().lines("รายงาน").table(row("มาตรการ ก", "- ก")).save(tmp_path, "good.docx").read_bytes()


def refused(path: Path, words: str, kind: type[UserError] = UnreadableError) -> None:
    """Check that a file is refused in one sentence that has these words, and is left alone."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(kind, match=words) as error:
        read_source(path)
    assert type(error.value) is kind
    assert "\n" not in str(error.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "report.docx"
    path.write_bytes(data)
    return path


def packed(parts: Iterable[tuple[str | zipfile.ZipInfo, str | bytes]], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", kind, compresslevel=1) as zipped:
        for name, content in parts:
            zipped.writestr(name, content)
    return data.getvalue()


def repacked(good: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(good)) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    change(parts)
    return packed(parts.items())


def with_document(good: bytes, document: bytes) -> bytes:
    return repacked(good, lambda parts: parts.update({"word/document.xml": document}))


# --- no Word file at all ---


def test_a_missing_file(tmp_path: Path) -> None:
    refused(tmp_path / "report.docx", "ไม่พบไฟล์ “.*report.docx”", FileMissingError)


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "report.docx").mkdir()
    refused(tmp_path / "report.docx", "เป็นโฟลเดอร์")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.docx")
    refused(tmp_path / "report.docx", "ไม่ใช่ไฟล์ธรรมดา")


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "report.docx").symlink_to("report.docx")
    with pytest.raises(UserError):
        read_source(tmp_path / "report.docx")


def test_a_name_too_long_for_the_system(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        read_word(tmp_path / ("ก" * 300 + ".docx"))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "ว่างเปล่า"),
        ("รายงานผล".encode(), "ไม่ใช่เอกสาร Word"),
        (b"%PDF-1.7\n%", "เป็น PDF"),
        (b"{\\rtf1\\ansi", "เป็น RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000, "รุ่นเก่า"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_097_140 + "EncryptedPackage".encode("utf-16-le"), "ตั้งรหัสผ่าน"),
    ],
)
def test_another_kind_of_file(tmp_path: Path, data: bytes, words: str) -> None:
    refused(written(tmp_path, data), words)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            {"_rels/.rels": RELATIONS.format(target="xl/workbook.xml", more=""), "xl/workbook.xml": "<workbook/>"},
            "Excel",
        ),
        ({"_rels/.rels": RELATIONS.format(target="ppt/p.xml", more=""), "ppt/p.xml": "<p/>"}, "ไม่ใช่เอกสาร Word"),
        ({"_rels/.rels": RELATIONS.format(target="word/none.xml", more="")}, "ไม่ใช่เอกสาร Word"),
        (
            {"_rels/.rels": RELATIONS.format(target="http://a.th/d.xml", more=' TargetMode="External"')},
            "ไม่ใช่เอกสาร Word",
        ),
        ({"_rels/.rels": "<Relationships><!-- - --></Relationships>"}, "ไม่ใช่เอกสาร Word"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}, "ไม่ใช่เอกสาร Word"),
    ],
)
def test_another_kind_of_package(tmp_path: Path, parts: dict[str, str], words: str) -> None:
    refused(written(tmp_path, packed(parts.items())), words)


# --- damaged ---


def test_every_cut_of_a_file_is_refused(tmp_path: Path, good: bytes) -> None:
    for length in range(2, len(good), len(good) // 40):
        refused(written(tmp_path, good[:length]), "เสียหาย|ว่างเปล่า")


def test_flipped_bytes_are_refused_or_change_nothing_that_is_read(tmp_path: Path, good: bytes) -> None:
    whole = read_source(written(tmp_path, good))
    for at in range(0, len(good), len(good) // 80):
        flipped = bytearray(good)
        flipped[at] ^= 0x55
        path = written(tmp_path, bytes(flipped))
        try:
            read = read_source(path)
        except UserError:
            continue
        assert [m.title for _i, m in read.measures()] == [m.title for _i, m in whole.measures()]


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<w:document",
        b"\x00\x01\x02",
        f"<w:document {W}><w:body></w:document>".encode(),
        b"<?xml version='1.0' encoding='x-y'?><a/>",
    ],
)
def test_broken_xml(tmp_path: Path, good: bytes, document: bytes) -> None:
    refused(written(tmp_path, with_document(good, document)), "เสียหาย")


def test_a_document_without_body_has_no_table(tmp_path: Path, good: bytes) -> None:
    refused(written(tmp_path, with_document(good, f"<w:document {W}/>".encode())), "ไม่พบตารางรายงาน")


def test_deep_nesting(tmp_path: Path, good: bytes) -> None:
    deep = b"<w:p>" * 100_000 + b"</w:p>" * 100_000
    document = f"<w:document {W}><w:body>".encode() + deep + b"</w:body></w:document>"
    refused(written(tmp_path, with_document(good, document)), "เสียหาย")


def test_a_password_of_the_archive(tmp_path: Path, good: bytes) -> None:
    locked = bytearray(good)
    at = locked.find(b"PK\x01\x02")
    locked[at + 8] |= 1
    refused(written(tmp_path, bytes(locked)), "ตั้งรหัสผ่าน")


# --- made to do harm ---


def test_a_bomb_by_its_ratio(tmp_path: Path, good: bytes) -> None:
    bomb = repacked(good, lambda parts: parts.update({"word/media/a.bin": b"\0" * 50_000_000}))
    assert len(bomb) < 300_000
    refused(written(tmp_path, bomb), "ใหญ่ผิดปกติ")


def test_a_bomb_by_its_sum(tmp_path: Path, good: bytes) -> None:
    regular = b"\0" * 7_900_000
    bomb = repacked(good, lambda parts: parts.update({f"word/media/{n}.bin": regular for n in range(26)}))
    refused(written(tmp_path, bomb), "ใหญ่ผิดปกติ")


def test_a_document_of_too_many_tags_or_bytes(tmp_path: Path, good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, good)
    monkeypatch.setattr(package, "MOST_TAGS", 100)
    refused(path, "ใหญ่ผิดปกติ")
    monkeypatch.setattr(package, "MOST_TAGS", 10**9)
    monkeypatch.setattr(archive, "MOST_PART", 1000)
    refused(path, "ใหญ่ผิดปกติ")
    monkeypatch.setattr(archive, "MOST_BYTES", 2000)
    refused(path, "ใหญ่ผิดปกติ")


def test_a_size_that_lies(tmp_path: Path, good: bytes) -> None:
    lying = bytearray(repacked(good, lambda parts: parts.update({"word/document.xml": b"<a>" + b" " * 30_000_000})))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = lying.find(signature)
        while at >= 0:
            name = at + (46 if offset == 24 else 30)
            if lying[name : name + 17] == b"word/document.xml":
                struct.pack_into("<I", lying, at + offset, 100)
            at = lying.find(signature, at + 4)
    tracemalloc.start()
    refused(written(tmp_path, bytes(lying)), "เสียหาย")
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_too_many_entries(tmp_path: Path) -> None:
    refused(written(tmp_path, packed(((f"{n}", b"") for n in range(20_001)), zipfile.ZIP_STORED)), "ใหญ่ผิดปกติ")


def test_a_directory_larger_than_it_says(tmp_path: Path) -> None:
    many = bytearray(packed(((f"{n}", b"") for n in range(20_500)), zipfile.ZIP_STORED))
    at = many.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", many, at + 8, 3, 3)
    refused(written(tmp_path, bytes(many)), "ใหญ่ผิดปกติ")


def test_a_directory_of_64_bits(tmp_path: Path, good: bytes) -> None:
    at = good.rfind(b"PK\x05\x06")
    refused(written(tmp_path, good[:at] + b"PK\x06\x07" + b"\0" * 16 + good[at:]), "ใหญ่ผิดปกติ")


@pytest.mark.parametrize("second", ["word/document.xml", "WORD/Document.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name(tmp_path: Path, good: bytes, second: str) -> None:
    data = io.BytesIO(good)
    with zipfile.ZipFile(data, "a") as zipped:
        zipped.writestr(second, "<a/>")
    refused(written(tmp_path, data.getvalue()), "ส่วนที่ผิดปกติ")


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil", "C:evil", "word\\evil.xml", "word/../../evil"])
def test_names_that_lead_elsewhere(tmp_path: Path, good: bytes, name: str) -> None:
    data = io.BytesIO(good)
    with zipfile.ZipFile(data, "a") as zipped:
        entry = zipfile.ZipInfo("x")
        entry.filename = name
        zipped.writestr(entry, "x")
    refused(written(tmp_path, data.getvalue()), "ส่วนที่ผิดปกติ")


LAUGHS = '<!DOCTYPE d [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "prolog",
    [
        LAUGHS + "]>",
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1/d.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "_rels/.rels"])
def test_entities(tmp_path: Path, good: bytes, prolog: str, encoding: str, part: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        text = parts[part].decode()
        root = text[text.index("?>") + 2 :] if text.startswith("<?xml") else text
        parts[part] = f"<?xml version='1.0' encoding='{encoding}'?>{prolog}{root}".encode(encoding)

    refused(written(tmp_path, repacked(good, change)), "ส่วนที่ผิดปกติ")


def test_a_cell_longer_than_a_cell_may_be(tmp_path: Path) -> None:
    path = File().table(row("มาตรการ ก", "- " + "ก" * 20_001)).save(tmp_path)
    refused(path, "ตารางที่ ๑ แถวที่ ๒ ช่องที่ ๒ ยาวเกิน", RefusedError)
    path = File().table(row("มาตรการ ก", *["- " + "ก" * 1000] * 21)).save(tmp_path)
    refused(path, "ตารางที่ ๑ แถวที่ ๒ ช่องที่ ๒ ยาวเกิน", RefusedError)
    path = File().lines("ก" * 20_001).table(row("มาตรการ ก", "- ก")).save(tmp_path)
    refused(path, "ย่อหน้าที่ ๑ ยาวเกิน", RefusedError)


def test_numbers_too_large_for_anything(tmp_path: Path, good: bytes) -> None:
    wide = good and repacked(
        good,
        lambda parts: parts.update(
            {
                "word/document.xml": parts["word/document.xml"].replace(
                    b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="99999999999999999999"/>'
                )
            }
        ),
    )
    assert hashlib.sha256(wide).digest() != hashlib.sha256(good).digest()
    assert read_source(written(tmp_path, wide)).issues


def test_a_file_of_nothing_but_its_text_is_read(tmp_path: Path) -> None:
    cells = ("มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ"), ("มาตรการ ก", "- ก", "กองช่าง"), ()
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in r) + "</w:tr>" for r in cells
    )
    document = f"<w:document {W}><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>"
    parts = {"_rels/.rels": RELATIONS.format(target="/word/document.xml", more=""), "word/document.xml": document}
    read = read_source(written(tmp_path, packed(parts.items())))
    assert [m.title for _i, m in read.measures()] == ["มาตรการ ก"]


def test_a_sound_file_of_the_strict_kind_is_read(tmp_path: Path, good: bytes) -> None:
    def strict(parts: dict[str, bytes]) -> None:
        for name, data in parts.items():
            parts[name] = data.replace(package._TRANSITIONAL, package._STRICT)

    read = read_source(written(tmp_path, repacked(good, strict)))
    assert [m.title for _i, m in read.measures()] == ["มาตรการ ก"]
