"""Finished files: three readers give back the text, viewers find their way, the same plans give the same bytes."""

from __future__ import annotations

import io
import subprocess
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from PIL import Image
from typesetting import (
    REGULAR,
    PlainBreaker,
    bare,
    contents,
    family,
    pdf,
    read_pdfium,
    read_poppler,
    read_pypdf,
)

from ita_desktop.base.errors import UnreadableError
from ita_desktop.report.typeset.document import Info, write
from ita_desktop.report.typeset.font import Family
from ita_desktop.report.typeset.page import Section, plan
from ita_desktop.report.typeset.paragraph import Anchor, Leader, PageBreak, Paragraph, Picture, Style
from ita_desktop.report.typeset.table import Group, Row, Table, TableColumn
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.report.typeset.content import Content
    from ita_desktop.report.typeset.page import Plan

_STYLE = Style(10.6, 16)
_SIZE = (340, 300)
_MARGINS = (20, 30, 20, 30)


def _number(page: int) -> str:
    return f"- {thai_number(page)} -"


def _plan(*content: Content, fonts: Family | None = None, numbered: bool = False) -> Plan:
    section = Section(*_SIZE, _MARGINS, content, _number if numbered else None)
    return plan(section, fonts or family(), PlainBreaker())


def _reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def _text(text: str = "ข้อความ") -> Paragraph:
    return Paragraph(text, _STYLE)


# --- what readers get back ---


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("read")


@settings(deadline=None, max_examples=50)
@given(content=contents(300))
def test_three_readers_give_back_the_text_in_the_order_of_reading(content: tuple[Content, ...], folder: Path) -> None:
    planned = _plan(*content, numbered=True)
    data = pdf(planned)
    expected = [bare("".join(page.read())) for page in planned.pages]
    assert read_pypdf(data) == expected
    assert read_poppler(data, folder) == expected
    # PDFium takes a hyphen at a line end for a word division and leaves it out; it puts beside each other what
    # stands on one line, so that cells of one page may change places.
    shown = [sorted(page.replace("-", "").replace("\ufffe", "").replace("\x02", "")) for page in read_pdfium(data)]
    assert shown == [sorted(page.replace("-", "")) for page in expected]


def test_copied_text_keeps_the_spaces_at_line_ends() -> None:
    text = "คำนำ ของรายงาน ฉบับนี้ จัดทำขึ้น เพื่อรายงานผล การดำเนินการ"
    planned = plan(Section(120, 300, _MARGINS, (_text(text),)), family(), PlainBreaker())
    content = _reader(pdf(planned)).pages[0].get_contents()
    assert content is not None
    font = planned.family.regular
    codes = b"".join(part.split(b"(", 1)[1] for part in content.get_data().split(b")")[:-1])
    assert font.read(codes) == text


def test_every_page_begins_its_table_anew_in_the_right_place(tmp_path: Path) -> None:
    lines = "\n".join(f"น้ำ{nth}" for nth in range(30))
    row = Row(((Paragraph(lines, _STYLE),), (Paragraph("ที่", _STYLE),)))
    table = Table((TableColumn("หัวข้อ", 150), TableColumn("ผล", 150)), (Group("กลุ่ม"), row), _STYLE, _STYLE)
    pages = read_poppler(pdf(_plan(_text("ก่อน"), table)), tmp_path)
    assert [page[:20] for page in pages] == ["ก่อนหัวข้อผลกลุ่มน้ำ", *["หัวข้อผลกลุ่ม(ต่อ)น้"] * 2]


# --- sound files ---


@settings(deadline=None, max_examples=25)
@given(contents(300))
def test_files_are_sound_and_repeatable(content: tuple[Content, ...]) -> None:
    data = pdf(_plan(*content))
    assert data == pdf(_plan(*content))
    reader = _reader(data)
    assert reader.pdf_header == "%PDF-1.7"
    for page in reader.pages:
        assert page.get_contents() is not None
        assert tuple(page.mediabox) == (0, 0, 340, 300)
    # Every object is where the table of contents of the file says.
    for number, offset in reader.xref[0].items():
        assert data[offset:].startswith(f"{number} 0 obj".encode())


def test_only_embedded_fonts_are_used() -> None:
    reader = _reader(pdf(_plan(_text(), Paragraph("หนา", Style(10, 15, bold=True)))))
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    assert sorted(font["/BaseFont"][8:] for font in fonts) == ["Sarabun-Bold", "Sarabun-Regular"]
    assert all(f["/DescendantFonts"][0]["/FontDescriptor"]["/FontFile2"].get_data() for f in fonts)
    assert b"Helvetica" not in pdf(_plan(_text()))


def test_a_font_without_text_is_left_out() -> None:
    assert len(_reader(pdf(_plan(_text()))).pages[0]["/Resources"]["/Font"]) == 1


def test_bold_text_without_a_bold_font_is_drawn_thicker() -> None:
    fonts = Family(REGULAR)
    bold = Paragraph("หนา", Style(10, 15, bold=True))
    content = _reader(pdf(_plan(bold, _text(), fonts=fonts))).pages[0].get_contents()
    assert content is not None
    lines = content.get_data().decode("latin1").split("\n")
    assert "2 Tr .3 w" in lines[1]
    assert lines[3].endswith("0 Tr")
    assert _ink(_plan(bold, fonts=Family(REGULAR))) > 1.05 * _ink(_plan(_text("หนา")))


def _ink(planned: Plan) -> int:
    with pypdfium2.PdfDocument(pdf(planned)) as document:
        image = document[0].render(scale=3, grayscale=True).to_pil()
    return sum((255 - grey) * count for grey, count in enumerate(image.histogram()))


def _blocks(planned: Plan) -> list[tuple[int, int]]:
    """Return where on the first page there is ink, in sixths of a point from the top."""
    with pypdfium2.PdfDocument(pdf(planned)) as document:
        image = document[0].render(scale=6, grayscale=True).to_pil()
    blank = bytes([255] * image.width)
    data = image.tobytes()
    inked = [False, *(data[at : at + image.width] != blank for at in range(0, len(data), image.width)), False]
    edges = [at for at, (above, below) in enumerate(pairwise(inked)) if above != below]
    return list(zip(edges[::2], edges[1::2], strict=True))


def test_every_line_has_room_for_its_marks() -> None:
    style = Style(10, 18)
    blocks = _blocks(_plan(Paragraph("ฟื้ปี้น้ำ\nฎุญูฐุ\nฟื้ฐูน้ำ", style)))
    assert blocks[0][0] >= 30 * 6
    assert blocks[-1][1] <= (30 + 3 * 18) * 6
    for edge in (30 + 18, 30 + 2 * 18):
        assert not any(top < edge * 6 < bottom for top, bottom in blocks)


def test_marks_stay_clear_of_the_rules_of_a_cell_at_the_leading_of_a_report() -> None:
    style = Style(10.6, 10.6 * 1.45)
    row = Row(((Paragraph("ฟื้ปี้น้ำ ญูฐุ", style),),))
    table = Table((TableColumn("ฟื้ญู", 300),), (row,), style, style, rule=0.2, head_fill=None)
    one, two = [
        [text for layer in _plan(table).pages[0].layers for text in layer.texts][nth].galley.lines[0] for nth in (0, 1)
    ]
    for line in (one, two):
        top, bottom = line.face.font.ink()
        assert line.face.base - top * line.face.size > -table.pad_y
        assert line.face.base - bottom * line.face.size < line.face.leading + table.pad_y


# --- what viewers show ---


def test_metadata_says_what_the_file_is() -> None:
    info = Info(
        "รายงาน (ฉบับ) \\ ๑", "หน่วย", "เรื่อง", "ก, ข", creator="Program", created=datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    )
    reader = _reader(pdf(_plan(_text()), info=info))
    meta = reader.metadata
    assert meta
    assert (meta.title, meta.author, meta.subject, meta.creator) == (info.title, "หน่วย", "เรื่อง", "Program")
    assert meta["/Keywords"] == "ก, ข"
    assert meta.creation_date_raw == "D:20260102030400"
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "th-TH"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = reader.xmp_metadata
    assert xmp
    assert xmp.dc_title == {"x-default": info.title}
    assert xmp.dc_creator == ["หน่วย"]
    assert xmp.dc_language == ["th-TH"]
    assert xmp.pdf_keywords == "ก, ข"


def test_metadata_that_is_not_given_is_not_written() -> None:
    reader = _reader(pdf(_plan(_text()), info=Info("<ก & ข>", lang="en")))
    assert dict(reader.metadata or {}) == {"/Title": "<ก & ข>"}
    xmp = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    ET.fromstring(xmp)  # noqa: S314 - our own file
    assert "creator" not in xmp.lower()


@pytest.mark.parametrize("title", ["", "plain", "a(b)c\\d", "ก\r\nข\t", "ก(ข)\\ค", "\u0e0d\u0e28\u0e29\u0e5c", "😀"])
def test_any_title_is_read_back(title: str) -> None:
    data = pdf(_plan(Anchor("a", title), _text()), info=Info(title))
    reader = _reader(data)
    assert ((reader.metadata.title if reader.metadata else None) or "") == title
    (entry,) = reader.outline
    assert entry.title == title


def test_the_outline_leads_to_the_anchors() -> None:
    front = _plan(Anchor("cover", "ปก"), _text(), PageBreak(), Anchor("plain"), _text())
    table = _plan(Anchor("one", "หนึ่ง"), _text(), Anchor("deep", "ลึก", 2), _text(), PageBreak(), Anchor("two", "สอง", 1))
    reader = _reader(pdf(front, table))
    cover, one, (deep, two) = reader.outline
    assert [entry.title for entry in (cover, one, deep, two)] == ["ปก", "หนึ่ง", "ลึก", "สอง"]
    assert [reader.get_destination_page_number(entry) for entry in (cover, one, deep, two)] == [0, 2, 2, 3]
    assert float(deep.top or 0) == 300 - 30 - 16
    assert reader.trailer["/Root"]["/PageMode"] == "/UseOutlines"


def test_without_titles_there_is_no_outline() -> None:
    reader = _reader(pdf(_plan(Anchor("a"), _text())))
    assert reader.outline == []
    assert reader.trailer["/Root"]["/PageMode"] == "/UseNone"
    assert "/Outlines" not in reader.trailer["/Root"]


def test_entries_of_the_contents_lead_to_later_plans() -> None:
    entries = (Leader("หนึ่ง", "๑", _STYLE, anchor="one"), Leader("ไม่มี", "๒", _STYLE, anchor="none"))
    front = _plan(*entries)
    table = _plan(_text(), PageBreak(), _text(), Anchor("one"), _text())
    reader = _reader(pdf(front, table))
    (link,) = (annotation.get_object() for annotation in reader.pages[0]["/Annots"])
    assert [float(side) for side in link["/Rect"]] == [20, 300 - 30 - 16, 320, 300 - 30]
    page, kind, left, top, zoom = link["/Dest"]
    assert page.get_object() == reader.pages[2]
    assert (kind, float(top)) == ("/XYZ", 300 - 30 - 16)
    assert left == zoom
    assert "/Annots" not in reader.pages[1]


def test_pages_are_named_by_the_numbers_printed_on_them() -> None:
    front = _plan(_text(), PageBreak(), _text())
    table = _plan(*[_text(), PageBreak()] * 10, _text(), numbered=True)
    data = pdf(front, table, front)
    labels = ["", "", *(thai_number(nth) for nth in range(1, 12)), "", ""]
    assert _reader(data).page_labels == labels
    with pypdfium2.PdfDocument(data) as document:
        assert [document.get_page_label(nth) for nth in range(15)] == labels


def test_write_returns_how_many_pages_there_are() -> None:
    out = io.BytesIO()
    assert write([_plan(_text(), PageBreak()), _plan()], out, Info("ก")) == len(_reader(out.getvalue()).pages) == 3
    with pytest.raises(ValueError, match="page"):
        write([], out, Info("ก"))


def test_fonts_may_differ_between_plans() -> None:
    data = pdf(_plan(_text("หนึ่ง")), _plan(_text("สอง")))
    assert read_pypdf(data) == ["หนึ่ง", "สอง"]


# --- pictures ---


def _picture(mode: str, kind: str, colour: tuple[int, ...] | int) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (20, 10), colour).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "kind", "colour", "shown"),
    [
        ("RGB", "PNG", (200, 0, 0), (200, 0, 0)),
        ("RGB", "JPEG", (0, 0, 200), (0, 0, 200)),
        ("L", "PNG", 100, (100, 100, 100)),
        ("L", "JPEG", 100, (100, 100, 100)),
        ("P", "PNG", 0, (0, 0, 0)),
        ("RGBA", "PNG", (200, 0, 0, 0), (255, 255, 255)),
        ("LA", "PNG", (0, 255), (0, 0, 0)),
        ("1", "PNG", 0, (0, 0, 0)),
        ("CMYK", "JPEG", (0, 0, 0, 255), (35, 31, 32)),  # black ink on paper
    ],
)
def test_pictures_of_every_kind_are_shown(
    mode: str, kind: str, colour: tuple[int, ...], shown: tuple[int, ...]
) -> None:
    data = pdf(_plan(Picture(_picture(mode, kind, colour), 100, 50)))
    assert len(_reader(data).pages[0].images) == 1
    with pypdfium2.PdfDocument(data) as document:
        image = document[0].render(scale=1).to_pil().convert("RGB")
    pixel = image.getpixel((170, 55))
    assert isinstance(pixel, tuple)
    assert max(abs(one - other) for one, other in zip(pixel, shown, strict=True)) < 6
    assert image.getpixel((110, 55)) == image.getpixel((170, 85)) == (255, 255, 255)


def test_a_picture_used_twice_is_written_once() -> None:
    picture = Picture(_picture("RGB", "PNG", (1, 2, 3)), 100, 50)
    data = pdf(_plan(picture, picture, PageBreak(), picture))
    assert data.count(b"/Subtype /Image") == 1


@pytest.mark.parametrize("damage", [b"", b"not a picture", b"GIF89a", _picture("RGB", "PNG", 0)[:50]])
def test_a_damaged_picture_is_refused(damage: bytes) -> None:
    with pytest.raises(UnreadableError):
        pdf(_plan(Picture(damage, 100, 50)))


def test_poppler_finds_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "sound.pdf"
    path.write_bytes(pdf(_plan(Anchor("a", "ก"), _text(), Leader("ข", "๑", _STYLE, anchor="a"), numbered=True)))
    for tool in (["pdffonts", path], ["pdfinfo", path], ["pdftoppm", "-r", "20", path, tmp_path / "page"]):
        done = subprocess.run(tool, check=True, capture_output=True, timeout=60)
        assert done.stderr == b""
    fonts = subprocess.run(["pdffonts", path], check=True, capture_output=True, text=True, timeout=60).stdout
    assert fonts.split("\n")[2].split()[1:7] == ["CID", "TrueType", "Identity-H", "yes", "yes", "yes"]
