"""Typst as a process: a table's data to a PDF."""

from __future__ import annotations

import sys
from pathlib import Path

import typst

if __name__ == "__main__":
    data, out, fonts = sys.argv[1:4]
    here = Path(__file__).parent
    typst.compile(
        str(here / "table.typ"),
        output=out,
        root="/",
        font_paths=[fonts],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_tags=False,  # ours has none yet
    )
