"""Whether a font file can be printed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_desktop.base.assets import font_path
from ita_desktop.base.errors import FileMissingError, UnreadableError
from ita_desktop.services.fonts import font_name

if TYPE_CHECKING:
    from pathlib import Path


def test_a_font_says_its_name() -> None:
    assert font_name(font_path("sarabun/Sarabun-Regular.ttf")) == "Sarabun-Regular"


def test_what_is_no_font_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        font_name(tmp_path / "none.ttf")
    (tmp_path / "a.ttf").write_bytes(b"no font")
    with pytest.raises(UnreadableError):
        font_name(tmp_path / "a.ttf")
