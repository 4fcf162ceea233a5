"""A picture file made the office's logo."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from ita_desktop.base.errors import FileMissingError, UnreadableError
from ita_desktop.services.logo import read_logo

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("mode", "suffix"), [("RGB", "jpg"), ("RGBA", "png"), ("L", "png"), ("P", "gif"), ("CMYK", "jpg")]
)
def test_a_picture_becomes_a_small_png(mode: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"ตรา.{suffix}"
    Image.new(mode, (2400, 1200)).save(path)
    logo, data = read_logo(path)
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.format == "PNG"
        assert picture.size == (600, 300)
    assert (logo.name, logo.sha256, logo.size) == ("ตรา.png", hashlib.sha256(data).hexdigest(), len(data))


def test_a_small_picture_is_not_made_larger(tmp_path: Path) -> None:
    Image.new("RGBA", (40, 30)).save(tmp_path / "a.png")
    with Image.open(io.BytesIO(read_logo(tmp_path / "a.png")[1])) as picture:
        assert picture.size == (40, 30)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"x" * 50, b"%PDF-1.7"])
def test_what_is_no_picture_is_said_so(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(UnreadableError):
        read_logo(tmp_path / "a.png")


def test_a_missing_and_a_far_too_large_picture_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        read_logo(tmp_path / "none.png")
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(UnreadableError):
        read_logo(tmp_path / "a.png")
