"""A PDF that this program printed gives its report back exactly; what is no such PDF is refused or has none."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest
from hypothesis import given, settings

from ita_desktop.base.errors import UnreadableError
from ita_desktop.domain import edits
from ita_desktop.domain.merge.model import State
from ita_desktop.domain.model import Attachment, Evidence, OfficeFile, Report
from ita_desktop.domain.plain import REPORT_JSON, REPORT_SHA256, canonical, to_plain
from ita_desktop.domain.revision import Ledger
from ita_desktop.exchange import exact
from ita_desktop.exchange.pdf import opening, own
from ita_desktop.exchange.pdf.own import printed_report
from ita_desktop.report.parts import Part
from ita_desktop.services.exchanging import arrive, plan_import, read_source
from ita_desktop.services.pages import Choice
from ita_desktop.services.printing import print_report
from ita_desktop.services.samples import sample_office
from tests import strategies

if TYPE_CHECKING:
    from pathlib import Path

PICTURE = b"picture"
FILE = Attachment("ภาพ.jpg", hashlib.sha256(PICTURE).hexdigest(), len(PICTURE))


def sample() -> Report:
    report = sample_office().report()
    assert report
    first = next(m for _i, m in report.measures())
    return edits.set_evidence(report, first.uid, (Evidence("e1", "ภาพ", file=FILE),))


def printed(path: Path, report: Report, choice: Choice | None = None) -> Path:
    print_report(report, path, blobs=lambda _sha256: PICTURE, choice=choice or Choice())
    return path


def refused(path: Path, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as error:
        printed_report(path)
    assert path.name in str(error.value)
    assert "\n" not in str(error.value)


def test_the_report_comes_back_exactly_with_its_files(tmp_path: Path) -> None:
    found = printed_report(printed(tmp_path / "a.pdf", sample()))
    assert found
    assert found.report == sample()
    assert found.blobs == {FILE.sha256: PICTURE}


def test_the_real_report_comes_back_exactly(tmp_path: Path, shared: Path) -> None:
    report = read_source(shared / "seed" / "report-2568.docx")
    found = printed_report(printed(tmp_path / "a.pdf", report))
    assert found
    assert found.report == report


@settings(max_examples=15)
@given(strategies.reports())
def test_any_report_comes_back_exactly(tmp_path_factory: pytest.TempPathFactory, report: Report) -> None:
    report = replace(report, office=replace(report.office, logo=None))  # it would have to be a picture
    found = printed_report(printed(tmp_path_factory.mktemp("any") / "a.pdf", report))
    assert found
    assert found.report == report


def test_a_part_or_a_draft_has_no_report_inside(tmp_path: Path) -> None:
    for choice in (Choice(parts=frozenset({Part.TABLE})), Choice(pages=frozenset({0})), Choice(stamp="ร่าง")):
        assert printed_report(printed(tmp_path / "a.pdf", sample(), choice)) is None


def test_the_same_report_is_the_same_bytes_and_other_readers_list_what_is_inside(tmp_path: Path) -> None:
    first, second = (printed(tmp_path / name, sample()).read_bytes() for name in ("a.pdf", "b.pdf"))
    assert first == second
    reader = pypdf.PdfReader(io.BytesIO(first))
    assert set(reader.attachments) == {REPORT_JSON, REPORT_SHA256, FILE.sha256}
    assert reader.attachments[REPORT_JSON] == [canonical(to_plain(sample()))]
    catalog = reader.trailer["/Root"]
    assert len(catalog["/AF"]) == 3  # type: ignore[index]
    assert catalog["/AF"][0].get_object()["/AFRelationship"] == "/Source"  # type: ignore[index]


def test_it_is_imported_and_the_second_time_nothing_changes(tmp_path: Path) -> None:
    path = printed(tmp_path / "a.pdf", sample())
    arrived = arrive(path)
    made = plan_import(arrived)
    assert made.value.reports == (sample(),)
    assert made.value.office == sample().office
    ledger = Ledger(made.entries.heads, made.entries.aliases, made.entries.past.get)
    again = plan_import(arrive(path, made.value), made.value, ledger)
    assert {item.state for item in again.items} == {State.SAME}
    ours = OfficeFile("11111111-2222-4333-8444-555555555555", sample().office, (sample(),))
    assert not plan_import(arrive(path, ours), ours).open


# --- what is refused ---


def attached(path: Path, **files: bytes) -> Path:
    """Write a PDF of one page with files inside."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    for name, data in files.items():
        writer.add_attachment(REPORT_JSON if name == "report" else name, data)
        if name == "report":
            writer.add_attachment(REPORT_SHA256, hashlib.sha256(data).hexdigest().encode())
    writer.write(path)
    return path


@pytest.mark.parametrize(
    "data",
    [
        b"{}",
        b"[]",
        b'{"a":1,"a":1}',
        b"[" * 100_000,
        b"NaN",
        b"\xff",
        canonical(to_plain(sample_office().reports[0])) + b" ",
        canonical(to_plain(sample_office().reports[0]) | {"more": 1}),
    ],
)
def test_a_report_inside_that_is_not_whole(tmp_path: Path, data: bytes) -> None:
    refused(attached(tmp_path / "a.pdf", report=data), "เสียหายหรือถูกแก้ไข")


def test_other_pdfs_have_none(tmp_path: Path) -> None:
    assert printed_report(attached(tmp_path / "a.pdf")) is None
    assert printed_report(attached(tmp_path / "b.pdf", other=b"x")) is None


def test_what_is_attached_under_a_wrong_name_is_left(tmp_path: Path) -> None:
    found = printed_report(attached(tmp_path / "a.pdf", report=canonical(to_plain(sample())), other=b"x"))
    assert found
    assert found.blobs == {}


def test_too_much_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = attached(tmp_path / "a.pdf", report=canonical(to_plain(sample())), other=b"x" * 1000)
    with monkeypatch.context() as little:
        little.setattr(own, "_MOST_DATA", 500)
        refused(path, "เสียหายหรือถูกแก้ไข")
    with monkeypatch.context() as little:
        little.setattr(own, "_MOST_ATTACHMENTS", 1)
        little.setattr(own, "REPORT_JSON", "other")
        refused(path, "เสียหายหรือถูกแก้ไข")
    monkeypatch.setattr(exact, "_MOST_MEMORY", 1000)
    refused(path, "เสียหายหรือถูกแก้ไข")


def test_files_that_are_no_sound_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = printed(tmp_path / "whole.pdf", sample()).read_bytes()
    path = tmp_path / "a.pdf"
    for data, words in ((b"x", "ไม่ใช่ PDF"), (b"%PDF-1.7 nothing", "เสียหาย"), (whole[:200], "เสียหาย")):
        path.write_bytes(data)
        refused(path, words)
    refused(tmp_path, "เปิดไฟล์ .* ไม่ได้")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(whole))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    refused(path, "รหัสผ่าน")
    path.write_bytes(whole)
    with monkeypatch.context() as few:
        few.setattr(opening, "MOST_PAGES", 3)
        refused(path, "ใหญ่เกินกว่า")
    with monkeypatch.context() as few:
        few.setattr(opening, "MOST_BYTES", 1000)
        refused(path, "ใหญ่เกินกว่า")


def test_every_cut_is_refused_or_reads_the_same(tmp_path: Path) -> None:
    whole = printed(tmp_path / "whole.pdf", sample()).read_bytes()
    path = tmp_path / "a.pdf"
    for n in range(1, 40):
        path.write_bytes(whole[: len(whole) * n // 40])
        try:
            found = printed_report(path)
        except UnreadableError:
            continue
        assert found is None or found.report == sample()


def test_flipped_bits_change_nothing_silently(tmp_path: Path) -> None:
    import random  # noqa: PLC0415

    whole = printed(tmp_path / "whole.pdf", sample()).read_bytes()
    path, chance = tmp_path / "a.pdf", random.Random(1)  # noqa: S311 - damage that can be had again
    for _n in range(150):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        try:
            found = printed_report(path)
        except UnreadableError:
            continue
        assert found is None or found.report == sample()
