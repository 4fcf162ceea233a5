"""Fonts of an office's own: whether a file can be printed with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def font_name(path: Path) -> str:
    """Return the name of a TrueType font. Raises FileMissingError or UnreadableError for what cannot be used."""
    from ita_desktop.report.typeset.font import ShapedFont  # noqa: PLC0415 - few choose a font of their own

    font = ShapedFont(path)
    font.shape("กำหนด")
    return font.name
