"""Printing into a file."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest
from PIL import Image

from ita_desktop.base.errors import FileMissingError, NotWritableError, UnreadableError
from ita_desktop.domain.model import Attachment, Report
from ita_desktop.report import pdf
from ita_desktop.services.printing import FontFiles, Printed, print_report
from ita_desktop.services.samples import sample_office

if TYPE_CHECKING:
    from pathlib import Path


def no_blobs(sha256: str) -> bytes:
    raise FileMissingError(sha256)


def picture(kind: str, size: tuple[int, int] = (60, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind)
    return out.getvalue()


def with_logo(data: bytes) -> Report:
    report = sample_office().report()
    assert report
    logo = Attachment("ตรา.png", hashlib.sha256(data).hexdigest(), len(data))
    return replace(report, office=replace(report.office, logo=logo))


@pytest.fixture
def report() -> Report:
    return with_logo(picture("PNG"))


def test_a_report_is_printed_whole(tmp_path: Path) -> None:
    out = tmp_path / "รายงาน.pdf"
    printed = print_report(Report("r", title=("รายงาน ✓",)), out, blobs=no_blobs)
    assert printed == Printed(out, 4, ("✓",))
    assert len(pypdf.PdfReader(out).pages) == 4


def test_printing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        print_report(Report("r"), tmp_path / name, blobs=no_blobs)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_logo_stands_on_the_cover(kind: str, tmp_path: Path) -> None:
    data = picture(kind)
    out = tmp_path / "a.pdf"
    asked: list[str] = []

    def blobs(sha256: str) -> bytes:
        asked.append(sha256)
        return data

    print_report(with_logo(data), out, blobs=blobs)
    assert set(asked) == {hashlib.sha256(data).hexdigest()}
    (image,) = pypdf.PdfReader(out).pages[0].images
    assert image.image
    assert image.image.size == (60, 30)


@pytest.mark.parametrize(
    "data", [b"", b"no picture", picture("PNG")[:60], picture("GIF"), picture("PNG", (1, 20000))[:90]]
)
def test_a_logo_that_cannot_be_used_leaves_the_old_file(data: bytes, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"%PDF-old")
    with pytest.raises(UnreadableError, match="ตรา"):
        print_report(with_logo(data), out, blobs=lambda _sha256: data)
    assert out.read_bytes() == b"%PDF-old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_logo_whose_bytes_are_gone_is_told(report: Report, tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        print_report(report, tmp_path / "a.pdf", blobs=no_blobs)


def test_whatever_fails_the_old_file_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"%PDF-old")

    def broken(self: pdf.Pages, file: io.BytesIO, *_more: object) -> int:
        file.write(b"half")
        raise RuntimeError(str(self.missing))

    monkeypatch.setattr(pdf.Pages, "write", broken)
    with pytest.raises(RuntimeError):
        print_report(Report("r"), out, blobs=no_blobs)
    assert out.read_bytes() == b"%PDF-old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        print_report(Report("r"), tmp_path / "none" / "a.pdf", blobs=no_blobs)
    with pytest.raises(NotWritableError):
        print_report(Report("r"), tmp_path, blobs=no_blobs)
    with pytest.raises(FileMissingError):
        print_report(Report("r"), tmp_path / "a.pdf", blobs=no_blobs, font=FontFiles(tmp_path / "none.ttf"))


def test_a_pdf_open_in_another_program_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"%PDF-old")

    def held(_temporary: Path, target: Path) -> None:
        error = PermissionError(13, "held", str(target))
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr("ita_desktop.base.safe_file._replace", held)
    with pytest.raises(NotWritableError, match="ไฟล์เดิมเปิดอยู่ในโปรแกรมอื่น"):
        print_report(Report("r"), out, blobs=no_blobs)
    assert out.read_bytes() == b"%PDF-old"
