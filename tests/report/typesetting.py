"""What the tests of typesetting share: fonts, a simple breaker, and readers of finished pages."""

from __future__ import annotations

import io
import re
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
from hypothesis import strategies as st

from ita_desktop.base.assets import font_path
from ita_desktop.report.typeset.breaker import Piece
from ita_desktop.report.typeset.content import Together
from ita_desktop.report.typeset.document import Info, write
from ita_desktop.report.typeset.font import Family
from ita_desktop.report.typeset.paragraph import (
    Anchor,
    Fill,
    Leader,
    PageBreak,
    Paragraph,
    SideBySide,
    Space,
    Style,
)
from ita_desktop.report.typeset.table import Group, Row, Table, TableColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ita_desktop.report.typeset.content import Content
    from ita_desktop.report.typeset.page import Plan

REGULAR = font_path("sarabun/Sarabun-Regular.ttf")
BOLD = font_path("sarabun/Sarabun-Bold.ttf")

# A base with its vowels and tones; marks without a base stand alone.
_CLUSTER = re.compile(r"[เ-ไ]?[^\s\u0e31\u0e33-\u0e3a\u0e45-\u0e4e]?[\u0e30-\u0e3a\u0e45-\u0e4e]+|[เ-ไ]?\S|\s")
_PIECE = re.compile(r"(\S+)([^\S\n]?)|(\s)")


class PlainBreaker:
    """Lets a line end at spaces, and at every fourth cluster of a run as an unwanted place."""

    def clusters(self, text: str) -> tuple[int, ...]:
        """Return the places between clusters."""
        return tuple(match.end() for match in _CLUSTER.finditer(text))[:-1]

    def inside(self, piece: str) -> Iterator[dict[int, float]]:
        """Yield where a piece may be cut: behind its spaces, then between clusters."""
        yield {match.end(): 4.0 for match in re.finditer(" ", piece) if match.end() < len(piece)}
        yield dict.fromkeys(self.clusters(piece), 12.0)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return the pieces of one line of text."""
        out: list[Piece] = []
        for match in _PIECE.finditer(text):
            run, space, lone = match.groups()
            if lone:
                out.append(Piece(lone, space=False, penalty=0))
                continue
            cuts = [0, *self.clusters(run)[3::4], len(run)]
            out += [
                Piece(run[start:stop], space=stop == len(run) and bool(space), penalty=0 if stop == len(run) else 2)
                for start, stop in pairwise(cuts)
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


_WORDS = (
    "กำ น้ำ ที่ ป่า ฝั่ง ญู ฐู ฎุ ปิ้ง ฟ้า เปี๊ยะ สิทธิ์ การ ความ โปร่งใส พ.ศ. ๒๕๖๘ องค์การ ก็ เก้าอี้ ใคร "
    "ไม่ ฯลฯ ต่างๆ กตัญญู A bc https://x.go.th/a-b?q=1 100% (ก) “ข” - / , . : 12/34 E-Service กํ้ ศิลป์ 1,000.50 บาท"
)
_SYLLABLES = tuple(_WORDS.split())


def thai_texts(most: int = 40, *, lines: bool = False) -> st.SearchStrategy[str]:
    """Texts of Thai, Latin, digits and signs, as nobody would write them."""
    ends = ("", "", "", " ", " ", "\n") if lines else ("", "", "", " ", " ")
    return st.lists(st.tuples(st.sampled_from(_SYLLABLES), st.sampled_from(ends)), max_size=most).map(
        lambda parts: "".join(part for pair in parts for part in pair).strip()
    )


def styles() -> st.SearchStrategy[Style]:
    return st.builds(
        Style,
        size=st.just(10.6),
        leading=st.just(16),
        bold=st.booleans(),
        align=st.sampled_from(("left", "center", "right")),
        first_indent=st.sampled_from((0, 20)),
        after=st.sampled_from((0, 4)),
    )


def paragraphs(most: int = 30) -> st.SearchStrategy[Paragraph]:
    return st.builds(
        Paragraph,
        thai_texts(most, lines=True),
        styles(),
        st.sampled_from(("", "-", "๑๐.")),
        st.sampled_from((0, 11)),
        st.just("p"),
    )


@st.composite
def tables(draw: st.DrawFn, width: float) -> Table:
    """Tables of up to four columns over the whole width, with groups and merged cells."""
    count = draw(st.integers(1, 4))
    columns = tuple(
        TableColumn(draw(thai_texts(3)), width / count, draw(st.sampled_from(("left", "center")))) for _ in range(count)
    )
    cell = st.none() | st.lists(paragraphs(12), max_size=2).map(tuple)
    row = st.builds(Row, st.tuples(*[cell] * count), st.integers())
    group = st.builds(Group, thai_texts(6), st.none() | st.builds(Anchor, st.just("g"), thai_texts(2)))
    style = Style(10.6, 16, bold=True)
    return Table(columns, tuple(draw(st.lists(st.one_of(row, row, group), max_size=8))), style, style)


def contents(width: float) -> st.SearchStrategy[tuple[Content, ...]]:
    """Everything a section may be made of, as wide as this at most."""
    side = st.lists(st.lists(paragraphs(6) | st.builds(Space, st.integers(0, 30)), max_size=2).map(tuple), max_size=3)
    pieces = st.one_of(
        paragraphs(),
        st.builds(Space, st.integers(0, 120)),
        st.builds(Fill),
        st.builds(PageBreak),
        st.builds(
            Leader, thai_texts(8), st.sampled_from(("๑", "๑๒")), styles(), st.sampled_from((0, 20)), st.just("a")
        ),
        st.builds(Anchor, st.sampled_from(("a", "b")), st.none() | thai_texts(3), st.integers(0, 2)),
        st.builds(SideBySide, side.map(tuple)),
        tables(width),
    )
    together = st.builds(Together, st.lists(pieces, max_size=3).map(tuple))
    return st.lists(pieces | together, max_size=6).map(tuple)


def source(content: Iterable[Content]) -> str:
    """Return all text of some content, joined."""
    out = []
    for item in content:
        match item:
            case Paragraph():
                out.append(item.label + item.text)
            case Leader():
                out.append(item.text + item.right)
            case Together():
                out.append(source(item.items))
            case SideBySide():
                out += [source(column) for column in item.columns]
            case Table():
                out += [column.heading for column in item.columns]
                for row in item.body:
                    out += [row.title] if isinstance(row, Group) else [source(cell) for cell in row.cells if cell]
    return "".join(out)
