"""What the tests of typesetting share: fonts, a simple breaker, and readers of finished pages."""

from __future__ import annotations

import io
import re
import subprocess
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
from hypothesis import strategies as st

from ita_desktop.base.assets import font_path
from ita_desktop.report.typeset.breaker import Piece
from ita_desktop.report.typeset.document import Info, write
from ita_desktop.report.typeset.font import Family

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.report.typeset.page import Plan

REGULAR = font_path("sarabun/Sarabun-Regular.ttf")
BOLD = font_path("sarabun/Sarabun-Bold.ttf")

# A base with its vowels and tones; marks without a base stand alone.
_CLUSTER = re.compile(r"[เ-ไ]?[^\s\u0e31\u0e33-\u0e3a\u0e45-\u0e4e]?[\u0e30-\u0e3a\u0e45-\u0e4e]+|[เ-ไ]?\S|\s")
_PIECE = re.compile(r"(\S+)([^\S\n]?)|(\s)")


class PlainBreaker:
    """Lets a line end at spaces, and at every fourth cluster of a run as an unwanted place."""

    def clusters(self, text: str) -> tuple[int, ...]:
        return tuple(match.end() for match in _CLUSTER.finditer(text))[:-1]

    def pieces(self, text: str) -> tuple[Piece, ...]:
        out: list[Piece] = []
        for match in _PIECE.finditer(text):
            run, space, lone = match.groups()
            if lone:
                out.append(Piece(lone, space=False, penalty=0))
                continue
            cuts = [0, *self.clusters(run)[3::4], len(run)]
            out += [
                Piece(run[start:stop], space=stop == len(run) and bool(space), penalty=0 if stop == len(run) else 2)
                for start, stop in zip(cuts, cuts[1:], strict=False)
            ]
        return tuple(out)


def family() -> Family:
    return Family(REGULAR, BOLD)


def pdf(*plans: Plan, info: Info | None = None) -> bytes:
    out = io.BytesIO()
    write(plans, out, info or Info("ทดสอบ"))
    return out.getvalue()


def bare(text: str) -> str:
    """Return the text without white space."""
    return "".join(text.split())


def read_pypdf(data: bytes) -> list[str]:
    """Return the text of each page, without white space."""
    return [bare(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data), strict=True).pages]


def read_pdfium(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [bare(page.get_textpage().get_text_bounded()) for page in document]


def read_poppler(data: bytes, folder: Path) -> list[str]:
    source = folder / "read.pdf"
    source.write_bytes(data)
    text = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", source, "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    return [bare(page) for page in text.split("\f")[:-1]]


_SYLLABLES = tuple(
    "กำ น้ำ ที่ ป่า ฝั่ง ญู ฐู ฎุ ปิ้ง ฟ้า เปี๊ยะ สิทธิ์ การ ความ โปร่งใส พ.ศ. ๒๕๖๘ องค์การ ก็ เก้าอี้ ใคร ไม่ ฯลฯ ต่างๆ กตัญญู "
    "A bc https://x.go.th/a-b?q=1 100% (ก) “ข” - / , . : 12/34 E-Service กํ้ ศิลป์ 1,000.50 บาท".split()
)


def thai_texts(most: int = 40, *, lines: bool = False) -> st.SearchStrategy[str]:
    """Texts of Thai, Latin, digits and signs, as nobody would write them."""
    ends = ("", "", "", " ", " ", "\n") if lines else ("", "", "", " ", " ")
    return st.lists(st.tuples(st.sampled_from(_SYLLABLES), st.sampled_from(ends)), max_size=most).map(
        lambda parts: "".join(part for pair in parts for part in pair).strip()
    )
