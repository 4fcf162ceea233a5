"""Reads a workbook: one of ours against what it was, any other as neutral blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.exchange.sheet.opening import opened
from ita_desktop.exchange.sheet.own import is_own, own_sheet
from ita_desktop.exchange.sheet.walk import blocks_of

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.exchange.reading.blocks import Source
    from ita_desktop.exchange.sheet.own import OwnSheet


def read_sheet(path: Path) -> OwnSheet | Source:
    """Return what a workbook holds.

    Raises as :func:`opened`, UnreadableError for one of ours whose hidden sheet was changed, and RefusedError for a
    cell too long.
    """
    with opened(path) as (book, sha256):
        return own_sheet(book, path.name, sha256) if is_own(book) else blocks_of(book, sha256)
