"""What is no sound package is refused with one sentence that names the file; nothing is changed, little is used."""

from __future__ import annotations

import hashlib
import json
import random
import tracemalloc
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from package_files import UID, parts_of, resealed, sample_bytes, with_line, with_true_rev, zipped

from ita_desktop.base.errors import TooNewError, UnreadableError, UserError
from ita_desktop.exchange.package import read
from ita_desktop.exchange.package.read import read_package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = sample_bytes()


def refused(tmp_path: Path, data: bytes, words: str, kind: type[UserError] = UnreadableError) -> None:
    path = tmp_path / "งานกองคลัง.itapack"
    path.write_bytes(data)
    with pytest.raises(kind, match=words) as error:
        read_package(path)
    assert type(error.value) is kind
    assert "\n" not in str(error.value)
    assert "งานกองคลัง.itapack" in str(error.value)
    assert path.read_bytes() == data


# --- damage ---


def flips(count: int, seed: int = 1) -> int:
    """Flip bits of a package one by one; return how many flips were taken without a change of what is read."""
    import tempfile  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    chance = random.Random(seed)  # noqa: S311 - damage that can be had again
    harmless = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.itapack"
        path.write_bytes(GOOD)
        sound = read_package(path)
        for _n in range(count):
            data = bytearray(GOOD)
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
            try:
                found = read_package(path)
            except UserError:
                continue
            assert found == sound, "a silent change"
            harmless += 1
    return harmless


def test_flipped_bits_are_refused_or_change_nothing() -> None:
    assert flips(600) < 60


def test_every_cut_is_refused(tmp_path: Path) -> None:
    for n in range(100):
        refused(tmp_path, GOOD[: len(GOOD) * n // 100], ".")


def test_a_part_that_was_changed_and_one_that_is_missing(tmp_path: Path) -> None:
    parts = parts_of(GOOD)
    for name in parts:
        if name == "manifest.json":
            continue
        refused(tmp_path, zipped((parts | {name: parts[name] + b" "}).items()), "SHA-256 ไม่ตรง")
        refused(tmp_path, zipped((n, c) for n, c in parts.items() if n != name), "มีไฟล์ไม่ครบ")
    refused(tmp_path, zipped((n, c) for n, c in parts.items() if n != "manifest.json"), "ไม่ใช่แพ็กเกจข้อมูล")


def test_another_kind_of_zip_or_json(tmp_path: Path) -> None:
    refused(tmp_path, zipped([("manifest.json", b'{"format": "other"}')]), "ไม่ใช่แพ็กเกจข้อมูล")
    refused(tmp_path, zipped([("manifest.json", b"[]")]), "ไม่ใช่แพ็กเกจข้อมูล")
    refused(tmp_path, zipped([("word/document.xml", b"<w/>")]), "ไม่ใช่แพ็กเกจข้อมูล")
    refused(tmp_path, b"%PDF-1.7", "PDF")
    refused(tmp_path, b"", "ว่างเปล่า")


# --- the zip ---


def test_names_that_lead_elsewhere_doubled_and_not_listed(tmp_path: Path) -> None:
    parts = [*parts_of(GOOD).items()]
    for name in ("../../x", "/x", "C:\\x", "files/../../x"):
        refused(tmp_path, zipped([*parts, (name, b"x")]), "ผิดปกติ")
    refused(tmp_path, zipped([*parts, ("more.txt", b"x")]), "ผิดปกติ")
    with pytest.warns(UserWarning, match="Duplicate"):
        doubled = zipped([*parts, ("records.jsonl", b"")])
    refused(tmp_path, doubled, "ผิดปกติ|เสียหาย")
    link = zipfile.ZipInfo("files/link")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    refused(tmp_path, zipped([*parts, (link, b"/etc/passwd")]), "ผิดปกติ")


def test_a_bomb_and_a_size_that_lies(tmp_path: Path) -> None:
    bomb = resealed(GOOD, lambda parts: parts.update({"README.txt": b"0" * 150_000_000}))
    assert len(bomb) < 1_000_000
    tracemalloc.start()
    refused(tmp_path, bomb, "ใหญ่ผิดปกติ")
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()
    data = bytearray(zipped([("manifest.json", b" " * 1000)]))
    for at in (22, data.rfind(b"PK\x01\x02") + 24):
        data[at : at + 4] = (10).to_bytes(4, "little")
    refused(tmp_path, bytes(data), "เสียหาย")


def test_records_that_would_take_too_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MOST_MEMORY", 10_000)
    refused(tmp_path, GOOD, "ใหญ่ผิดปกติ")


# --- the JSON ---


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b'{"kind":"office","kind":"office"}',
        b"NaN",
        b"1e999",
        b"1" * 5_000,
        b'{"a":"\xff"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\\u0000"}',
        "{'a':'\u200b'}".encode(),
        b'{"a": 1}',
        b"{}",
        b"",
        b"\xef\xbb\xbf{}",
    ],
)
def test_json_that_is_no_record(tmp_path: Path, raw: bytes) -> None:
    refused(tmp_path, resealed(GOOD, lambda parts: parts.update({"records.jsonl": raw + b"\n"})), "บรรทัดที่ 1")


def test_a_last_line_without_its_end_and_one_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = resealed(GOOD, lambda parts: parts.update({"records.jsonl": parts["records.jsonl"][:-1]}))
    refused(tmp_path, cut, "ขาดหายตอนท้าย")
    monkeypatch.setattr("ita_desktop.exchange.package.lines.MOST_LINE", 500)
    refused(tmp_path, GOOD, "ยาวเกินที่รับได้")


def test_manifests_that_say_nonsense(tmp_path: Path) -> None:
    for fields in (
        {"format_version": "1.0"},
        {"format_version": [1]},
        {"format_version": [0, 9]},
        {"requires": "x"},
        {"kind": "evil"},
        {"made": "yesterday"},
        {"source": {}},
        {"scope": {"count": -1}},
        {"export_id": "x"},
    ):
        refused(tmp_path, resealed(GOOD, lambda _parts: None, **fields), "ใบนำส่ง")
    for raw in (b'{"format":"th.go.local.ita.package","format":1}', b"{", b"[" * 100_000, b'{"a": NaN}'):
        refused(tmp_path, zipped([("manifest.json", raw)]), "เสียหายหรือถูกแก้ไข")


def test_a_newer_format_says_what_it_needs(tmp_path: Path) -> None:
    for fields, words in (
        ({"format_version": [2, 0]}, "2.0"),
        ({"requires": ["signature"]}, r"1.0 \(signature\).*ITA Desktop 1.0"),
        ({"format_version": [2, 0], "program": 7}, "2.0"),
        ({"format_version": [1, 3], "scope": {}}, "1.3"),
    ):
        refused(tmp_path, resealed(GOOD, lambda _parts: None, **fields), words, TooNewError)
    data = with_line(GOOD, lambda record: record["content"].update(later="field"))
    refused(tmp_path, data, "ไม่ตรงรูปแบบ")
    refused(tmp_path, resealed(data, lambda _parts: None, format_version=[1, 3]), "1.3", TooNewError)


# --- records ---


def shaped(change: Callable[[dict[str, Any]], None], part: str = "records.jsonl") -> bytes:
    def both(record: dict[str, Any]) -> None:
        change(record)
        record["rev"] = with_true_rev(record)

    return with_line(GOOD, both, part)


def test_a_record_whose_revision_is_not_its_own(tmp_path: Path) -> None:
    refused(tmp_path, with_line(GOOD, lambda record: record["content"].update(title="อื่น")), "รหัสรุ่น")


def test_records_of_another_shape(tmp_path: Path) -> None:
    for change in (
        lambda record: record["content"].update(title=7),
        lambda record: record["content"].update(title="ก" * 20_001),
        lambda record: record["content"].update(note=""),
        lambda record: record["content"].pop("activities"),
        lambda record: record["content"]["activities"].clear(),
        lambda record: record["content"]["activities"][0].update(steps={"kind": "Evil"}),
        lambda record: record["content"]["activities"][0].update(steps={"kind": "Lines", "lines": []}),
        lambda record: record["content"]["activities"][0].update(
            period={"kind": "Period", "text": "ก", "start": "2025-02-30"}
        ),
        lambda record: record.update(uid="x"),
        lambda record: record.update(order=[UID]),
    ):
        refused(tmp_path, shaped(change), "ไม่ตรงรูปแบบ")
    refused(tmp_path, shaped(lambda record: record.update(outer=UID), "tombstones.jsonl"), "ไม่ตรงรูปแบบ")


def test_a_record_twice_and_a_past_twice(tmp_path: Path) -> None:
    def doubled(name: str, other: str) -> bytes:
        return resealed(
            GOOD, lambda parts: parts.update({name: parts[name] + parts[other].splitlines(keepends=True)[-1]})
        )

    refused(tmp_path, doubled("records.jsonl", "records.jsonl"), "ระเบียนซ้ำ")
    refused(tmp_path, doubled("history.jsonl", "history.jsonl"), "ระเบียนซ้ำ")


def test_aliases_that_go_round_and_files_of_another_name(tmp_path: Path) -> None:
    for aliases in ({UID: UID}, {"a": UID}, [UID], {UID: "ffffffff-2222-4333-8444-555555555555"}):
        raw = json.dumps(aliases, separators=(",", ":")).encode() + b"\n"
        refused(tmp_path, resealed(GOOD, lambda parts, raw=raw: parts.update({"aliases.json": raw})), "ไม่ตรงรูปแบบ")
    other = hashlib.sha256(b"other").hexdigest()
    wrong = resealed(GOOD, lambda parts: parts.update({f"files/{other}": b"x"}))
    refused(tmp_path, wrong, "ชื่อไฟล์ไม่ตรงกับเนื้อหา")


def test_a_folder_and_a_name_that_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        read_package(tmp_path)
    with pytest.raises(UserError):
        read_package(tmp_path / "ไม่มี.itapack")
