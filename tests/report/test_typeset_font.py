"""Fonts: every cluster becomes one code that every reader gives back; a damaged file is refused."""

from __future__ import annotations

import io
import struct
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typesetting import BOLD, REGULAR, PlainBreaker, bare, family, pdf, read_pdfium, read_poppler, read_pypdf

from ita_desktop.base.errors import FileMissingError, UnreadableError
from ita_desktop.report.typeset.embed import character_map
from ita_desktop.report.typeset.font import Family, ShapedFont
from ita_desktop.report.typeset.page import Section, plan
from ita_desktop.report.typeset.paragraph import Paragraph, Style
from ita_desktop.report.typeset.truetype import Outlines, Shape

# Bases and marks that fonts must move, narrow, drop a foot for, or make of two.
_CLUSTERS = (
    "ที่ ป่ ป้ ป๊ ป๋ ฝั่ ฟ้า น้ำ กำ ก่ำ กํ้ ป่ำ ปั้น ปิ้ง ปี่ ปื้น ญู ญุ ฐู ฐุ ฎุ ฎู ฏุ ฏู กู กฺ เปี๊ยะ ฬ่ ศิลป์ "
    "สิทธิ์ กี่ กึ่ง กื้อ เก๋า โต๊ะ ไม้ ใหม่ ก็ เก็บ กั้น กั๊ก ฤๅ ฦๅ ฯลฯ ๆ ฿ ๐๑๒๓๔๕๖๗๘๙ “ก” ‘ข’ – — … (ค) 50% AV To fi é"
)
_DIFFICULT = _CLUSTERS.split()
_WIDE = Style(12, 20)


def _page(text: str, style: Style = _WIDE, fonts: Family | None = None) -> bytes:
    section = Section(500, 2000, (20, 20, 20, 20), (Paragraph(text, style),))
    return pdf(plan(section, fonts or family(), PlainBreaker()))


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("files", [(REGULAR, BOLD), (REGULAR, None)])
def test_every_difficult_cluster_is_read_back_by_three_readers(
    files: tuple[Path, Path | None], *, bold: bool, tmp_path: Path
) -> None:
    data = _page("\n".join(_DIFFICULT), Style(12, 20, bold=bold), Family(*files))
    expected = ["".join(_DIFFICULT)]
    assert read_pypdf(data) == expected
    assert read_pdfium(data) == expected
    assert read_poppler(data, tmp_path) == expected


def test_a_cluster_is_one_code_with_its_whole_text() -> None:
    font = ShapedFont(REGULAR)
    codes, width = font.shape("ที่น้ำ")
    assert len(codes) == 2 * 2
    assert [font.read(codes[:2]), font.read(codes[2:])] == ["ที่", "น้ำ"]
    assert width == pytest.approx(sum(font.shape(part)[1] for part in ("ที่", "น้ำ")))


def test_the_same_cluster_keeps_its_code() -> None:
    font = ShapedFont(REGULAR)
    assert font.shape("ก ก")[0][:2] == font.shape("ก ก")[0][4:] == font.shape("กข")[0][:2]


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30))
def test_codes_are_read_back_as_the_text(text: str) -> None:
    font = ShapedFont(REGULAR)
    assert font.read(font.shape(text)[0]) == text


def test_no_code_holds_a_byte_that_a_string_would_have_to_escape() -> None:
    font = ShapedFont(REGULAR)
    for number in range(3000):  # beyond the first 2560, whose high byte would be a line feed
        codes, _ = font.shape(chr(0x4E00 + number))
        assert not set(codes) & set(b"()\\\r\n")
    assert len(font.texts) > 0x0B00
    assert font.texts[0x28] == font.texts[0x0A00] == ""
    assert b"<0028>" not in character_map(font)


def test_clusters_beyond_the_last_code_show_the_sign_for_a_missing_character() -> None:
    font = ShapedFont(REGULAR)
    known, _ = font.shape("ก")
    font.shapes.extend(font.shapes[:1] * 0xFFFF)
    assert font.shape("กข")[0] == known + b"\0\0"


def test_unused_codes_do_no_harm(tmp_path: Path) -> None:
    fonts = family()
    fonts.regular.shape("".join(chr(0x4E00 + number) for number in range(2600)))
    data = _page("ที่น้ำ", fonts=fonts)
    assert read_pypdf(data) == read_pdfium(data) == read_poppler(data, tmp_path) == ["ที่น้ำ"]


def test_words_are_shaped_anew_when_too_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desktop.report.typeset.font._WORDS_KEPT", 2)
    font = ShapedFont(REGULAR)
    first = font.shape("กา")
    for word in ("ขา", "คา", "งา"):
        font.shape(word)
    assert font.shape("กา") == first


def test_white_space_without_a_glyph_takes_the_room_of_a_space() -> None:
    font = ShapedFont(REGULAR)
    assert font.shape("\u2003")[1] == font.shape(" ")[1] > 0
    assert font.missing("ก\u2003\u00a0ข") == set()


def test_missing_characters_are_told() -> None:
    fonts = family()
    assert fonts.missing("ก☐✓ข") == {"☐", "✓"}
    assert Family(REGULAR).missing("ก☐ข") == {"☐"}


def test_bold_without_a_bold_font_is_the_regular_one() -> None:
    alone = Family(REGULAR)
    assert alone.thickened
    assert alone.font(bold=True) is alone.font(bold=False)
    fonts = family()
    assert fonts.font(bold=True) is not fonts.font(bold=False)
    assert not fonts.thickened


@pytest.mark.parametrize("scale", [1.0, 1.51])
def test_the_tallest_and_the_deepest_cluster_have_the_same_room(scale: float) -> None:
    fonts = Family(REGULAR, scale=scale)
    top, bottom = fonts.regular.ink()
    base = fonts.base_line(10, 20)
    above, below = base - top * 10 * scale, 20 - base + bottom * 10 * scale
    assert above == pytest.approx(below)
    assert top > 0 > bottom


def test_a_font_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError, match=r"none\.ttf"):
        ShapedFont(tmp_path / "none.ttf")


def _damaged() -> dict[str, bytes]:
    data = REGULAR.read_bytes()
    tables = struct.unpack_from(">H", data, 4)[0]
    loca = next(12 + 16 * nth for nth in range(tables) if data[12 + 16 * nth :].startswith(b"loca"))
    return {
        "empty": b"",
        "text": b"<html>not a font</html>",
        "only its head": data[:40],
        "cut short": data[: len(data) // 2],
        "without loca": data[:loca] + b"xxxx" + data[loca + 4 :],
        "other outlines": b"OTTO" + data[4:].replace(b"glyf", b"CFF ", 1),
    }


@pytest.mark.parametrize("kind", list(_damaged()))
def test_a_damaged_font_is_refused(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "damaged.ttf"
    path.write_bytes(_damaged()[kind])
    with pytest.raises(UnreadableError, match=r"damaged\.ttf"):
        Family(path)


def _with_damaged_glyphs() -> bytes:
    data = bytearray(REGULAR.read_bytes())
    for nth in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4s3L", data, 12 + 16 * nth)
        if tag == b"glyf":
            data[offset : offset + length] = b"\x7f" * length
    return bytes(data)


def test_glyphs_cut_short_are_refused(tmp_path: Path) -> None:
    data = bytearray(REGULAR.read_bytes())
    for nth in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4s3L", data, 12 + 16 * nth)
        if tag == b"loca":
            data[offset : offset + length] = struct.pack(f">{length // 2}H", *range(length // 2))
    path = tmp_path / "short.ttf"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=r"short\.ttf"):
        Family(path)


def test_damaged_glyphs_are_refused_at_the_latest_when_they_are_embedded(tmp_path: Path) -> None:
    path = tmp_path / "glyphs.ttf"
    path.write_bytes(_with_damaged_glyphs())
    font = ShapedFont(path)
    font.shape("กา")
    with pytest.raises(UnreadableError, match=r"glyphs\.ttf"):
        font.program()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0), st.integers(0, 255)), min_size=1, max_size=20))
def test_damaged_bytes_are_refused_or_do_no_harm(damage: list[tuple[int, int]]) -> None:
    data = bytearray(REGULAR.read_bytes())
    for at, value in damage:
        data[at % len(data)] = value
    with NamedTemporaryFile(suffix=".ttf") as file:
        file.write(data)
        file.flush()
        with suppress(UnreadableError):
            fonts = Family(Path(file.name))
            fonts.regular.shape("".join(_DIFFICULT))
            fonts.regular.program()


def _tables(file: bytes) -> dict[str, bytes]:
    out = {}
    for nth in range(struct.unpack_from(">H", file, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4s3L", file, 12 + 16 * nth)
        out[tag.decode()] = file[offset : offset + length]
    return out


def test_a_subset_looks_like_its_source() -> None:
    font = ShapedFont(REGULAR)
    font.shape("".join(_DIFFICULT))
    subset = Outlines(_tables(font.program()).__getitem__)
    assert subset.count >= len(font.shapes)
    for glyph, shape in enumerate(font.shapes):
        assert subset.extent([(glyph, 0, 0)]) == font.outlines.extent(shape.parts)
        assert bool(subset.data(glyph)) == bool(font.outlines.extent(shape.parts))
    assert subset.data(subset.count) == subset.data(-1) == b""


def test_a_composite_of_a_subset_refers_to_glyphs_it_holds() -> None:
    font = ShapedFont(REGULAR)
    font.shape("ที่")
    subset = Outlines(_tables(font.program()).__getitem__)
    nested = subset.subset([Shape(((1, 0, 0),), 500), Shape(((1, 0, 0), (1, 9, 9)), 500)])
    again = Outlines(_tables(nested).__getitem__)
    assert again.extent([(0, 0, 0)]) == subset.extent([(1, 0, 0)])
    assert again.extent([(1, 0, 0)]) == again.extent([(0, 0, 0), (0, 9, 9)])
    assert again.count == 2 + 1 + len(font.shapes[1].parts)


def test_a_component_without_ink_is_kept_without_ink() -> None:
    font = ShapedFont(REGULAR)
    font.shape("ที่ ")
    tables = _tables(font.program())
    glyf = bytearray(tables["glyf"])
    struct.pack_into(">H", glyf, struct.unpack_from(">L", tables["loca"], 4)[0] + 12, 2)  # a part of "ที่" is a space
    source = Outlines((tables | {"glyf": bytes(glyf)}).__getitem__)
    again = Outlines(_tables(source.subset([Shape(((1, 0, 0),), 500)])).__getitem__)
    assert again.data(1) == b""
    assert again.data(2) != b""


def test_embedded_fonts_are_complete() -> None:
    data = _page("\n".join(_DIFFICULT))
    page = pypdf.PdfReader(io.BytesIO(data), strict=True).pages[0]
    (font,) = page["/Resources"]["/Font"].values()
    descendant = font["/DescendantFonts"][0].get_object()
    name = font["/BaseFont"]
    assert name == descendant["/BaseFont"] == descendant["/FontDescriptor"]["/FontName"]
    assert name[:8].isupper()
    assert name[7:] == "+Sarabun-Regular"
    program = descendant["/FontDescriptor"]["/FontFile2"].get_data()
    tags = {program[12 + 16 * nth :][:4] for nth in range(struct.unpack_from(">H", program, 4)[0])}
    assert tags == {b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"}
    whole = sum(struct.unpack(f">{len(program) // 4}L", program)) & 0xFFFFFFFF
    assert whole == 0xB1B0AFBA  # head's checkSumAdjustment makes it so
    assert bare(page.extract_text()) == "".join(_DIFFICULT)


def test_widths_are_those_of_the_shapes() -> None:
    fonts = family()
    data = _page("ที่น้ำ AV", fonts=fonts)
    page = pypdf.PdfReader(io.BytesIO(data)).pages[0]
    (font,) = page["/Resources"]["/Font"].values()
    first, widths = font["/DescendantFonts"][0].get_object()["/W"]
    assert first == 0
    assert [float(width) for width in widths] == [shape.advance for shape in fonts.regular.shapes]
