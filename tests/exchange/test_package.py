"""A data package: what goes in comes out, the same bytes for the same data, and anybody can read it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from package_files import BLOB, DIGEST, UID, manifest, parts_of, resealed, sample_bytes, sample_package

from ita_desktop.base.errors import RefusedError
from ita_desktop.domain.model import Doubt, OfficeFile, Place, SetText, SplitMeasure
from ita_desktop.domain.plain import record_to_plain
from ita_desktop.domain.revision import Copy, Kind, next_copy, rev_of
from ita_desktop.exchange.package import model, read, write
from ita_desktop.exchange.package.fields import PARTS
from ita_desktop.exchange.package.model import Package
from ita_desktop.exchange.package.read import read_package
from ita_desktop.exchange.package.schema import schema
from ita_desktop.exchange.package.shape import checker
from ita_desktop.exchange.package.strict import UnsoundError
from ita_desktop.exchange.package.write import write_package
from ita_desktop.services.samples import sample_office
from tests.domain.histories import Desk

if TYPE_CHECKING:
    from pathlib import Path


def sent(tmp_path: Path, package: Package) -> Package:
    path = tmp_path / "งาน.itapack"
    path.write_bytes(write_package(package))
    return read_package(path)


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    package = sample_package()
    back = sent(tmp_path, package)
    assert back.manifest == package.manifest
    assert {copy.uid: copy for copy in back.copies} == {copy.uid: copy for copy in package.copies}
    assert back.tombstones == package.tombstones
    assert back.past == package.past
    assert back.aliases == package.aliases
    assert back.blobs == {DIGEST: BLOB}


def test_every_field_of_a_manifest_comes_back(tmp_path: Path) -> None:
    told = manifest(
        kind="answer", source_department="กองคลัง", issues=(UID,), departments=("กองคลัง",), reply_to=UID, program=""
    )
    assert sent(tmp_path, Package(told)).manifest == told


def test_the_same_data_are_the_same_bytes() -> None:
    package = sample_package()
    backwards = replace(package, copies=package.copies[::-1], past=dict(reversed(package.past.items())))
    assert write_package(package) == write_package(backwards)


def test_a_package_says_what_it_holds_in_thai_and_english() -> None:
    parts = parts_of(sample_bytes())
    assert {name.split("/")[0] + ("/" if "/" in name else "") for name in parts} == set(PARTS)
    readme = parts["README.txt"].decode()
    assert "แพ็กเกจข้อมูล" in readme
    assert "Data package" in readme
    for name in ("manifest", "record", "measure", "Line"):
        for field in schema()["$defs"].get(name, {}).get("properties", {}):
            assert field in readme


def test_the_schema_that_travels_is_sound_and_every_part_keeps_to_it() -> None:
    parts = parts_of(sample_bytes())
    told = json.loads(parts["schema.json"])
    jsonschema.Draft202012Validator.check_schema(told)

    def check(name: str, data: object) -> None:
        jsonschema.validate(data, {**told, "$ref": f"#/$defs/{name}"})
        assert checker(name)(data)

    check("manifest", json.loads(parts["manifest.json"]))
    check("aliases", json.loads(parts["aliases.json"]))
    for part, name in (("records.jsonl", "record"), ("tombstones.jsonl", "tombstone")):
        for line in parts[part].splitlines():
            check(name, json.loads(line))


_RECORDS = [json.loads(line) for line in parts_of(sample_bytes())["records.jsonl"].splitlines()]
_VALUES = st.sampled_from(
    [None, "", "ก" * 3, UID, 0, 1, -1, 2, 0.5, True, [], [UID], {}, {"kind": "Lines"}, [[]], 10**17]
)


@settings(max_examples=150)
@given(st.data())
def test_the_quick_check_says_what_the_schema_says(data: st.DataObject) -> None:
    record = json.loads(json.dumps(data.draw(st.sampled_from(_RECORDS))))
    places: list[tuple[dict[str, object] | list[object], str | int]] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            for key, inner in node.items():
                places.append((node, key))
                walk(inner)
        elif isinstance(node, list):
            for n, inner in enumerate(node):
                places.append((node, n))
                walk(inner)

    walk(record)
    where, key = data.draw(st.sampled_from(places))
    if data.draw(st.booleans()):
        where[key] = data.draw(_VALUES)  # type: ignore[index]
    else:
        del where[key]  # type: ignore[arg-type]
    validator = jsonschema.Draft202012Validator({**schema(), "$ref": "#/$defs/record"})
    assert checker("record")(record) == validator.is_valid(record)


def test_proposals_that_wait_travel(tmp_path: Path) -> None:
    value = sample_office()
    report = value.reports[0]
    measure = report.issues[0].measures[0]
    fixes = (
        (SetText(Place("title", "", measure.uid), measure.title, "ชื่อใหม่"),),
        (SplitMeasure(measure, (measure,)),),
        None,
    )
    doubts = tuple(
        Doubt(f"{n}1111111-2222-4333-8444-555555555555", Place("title"), "สงสัย", "ก", fix)
        for n, fix in enumerate(fixes)
    )
    changed = value.with_report(replace(report, doubts=doubts))
    copies = tuple(copy for copy in Desk(changed).send().copies)
    back = sent(tmp_path, Package(manifest(), copies))
    assert {copy.uid: copy.content for copy in back.copies} == {copy.uid: copy.content for copy in copies}


def test_a_later_minor_version_with_more_fields_is_read(tmp_path: Path) -> None:
    data = resealed(
        sample_bytes(),
        lambda parts: parts.update({"signature-of-somebody.txt": "ลงชื่อ".encode()}),
        format_version=[1, 7],
        more={"anything": 1},
    )
    path = tmp_path / "a.itapack"
    path.write_bytes(data)
    assert read_package(path).manifest.format_version == (1, 7)


# --- what may not leave ---


def office_copy(**office: str) -> Copy:
    content = record_to_plain(OfficeFile(UID))
    content["office"] |= office
    return next_copy(Copy(Kind.OFFICE, UID, content=content), "", [])


def test_nothing_is_written_that_no_reader_would_take() -> None:
    for bad in ("ก" * 20_001, "ก\u0000", "ก\u200bข", "\ud800"):
        copy = office_copy(name=bad)
        with pytest.raises(RefusedError, match="ส่งออกไม่ได้"):
            write_package(Package(manifest(), (replace(copy, rev="0" * 64),)))
    with pytest.raises(RefusedError, match="ส่งออกไม่ได้"):
        write_package(Package(manifest(), (office_copy(),)))  # its revision is of another digest


def test_a_record_that_is_too_long_or_too_many_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    copy = office_copy()
    copy = replace(copy, rev=rev_of(copy))
    monkeypatch.setattr("ita_desktop.exchange.package.lines.MOST_LINE", 50)
    with pytest.raises(RefusedError, match="ส่งออกไม่ได้"):
        write_package(Package(manifest(), (copy,)))
    monkeypatch.undo()
    monkeypatch.setattr(write, "MOST_TEXT", 50)
    with pytest.raises(RefusedError, match="ส่งทีละปี"):
        write_package(Package(manifest(), (copy,)))


def test_what_no_caller_may_ask_is_an_error_of_the_program() -> None:
    package = sample_package()
    first = package.copies[0]
    for wrong in (
        replace(package, copies=(first, first)),
        replace(package, tombstones=(first,), copies=()),
        replace(package, past={"0" * 64: first}),
        replace(package, blobs={"0" * 64: b"x"}),
    ):
        with pytest.raises(ValueError, match=r"twice|content|revisions|hash"):
            write_package(wrong)
    with pytest.raises(UnsoundError):
        write_package(Package(manifest(made="yesterday")))


def test_the_limits_are_those_of_the_format() -> None:
    assert model.MOST_LINE < model.MOST_TEXT
    assert read.MOST_MEMORY < 500_000_000
