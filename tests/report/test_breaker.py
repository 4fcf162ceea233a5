"""Where a line may end: on marked official sentences, on the real report, by each rule and by laws for any text."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from operator import add
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.report.typeset.breaker import Breaker, Piece
from ita_desktop.thai.words import Words

NAMES = ("หนองแสง", "วาปีปทุม", "มหาสารคาม")
SENTENCES = Path(__file__).parents[1] / "data" / "official-breaks.txt"
MARKS = "ะัาำิีึืฺุูๅๆฯ็่้๊๋์ํ๎"
NEVER_FIRST = frozenset(")]}”’,.:;!?%…/" + MARKS)
NEVER_LAST = frozenset("([{“‘")
WRITTEN_BEFORE = frozenset("เแโใไ")
COMPOUND = 8.0

BREAKER = Breaker(Words(["บางพลัดถิ่น"]))


@pytest.fixture(scope="module")
def breaker() -> Breaker:
    return Breaker(Words())


def joined(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text + " " * piece.space for piece in pieces)


def ends(breaker: Breaker, text: str) -> dict[int, float]:
    """Return the places where a line may end, spaces that hang included, with their penalties."""
    places, at = {}, 0
    for piece in breaker.pieces(text)[:-1]:
        at += len(piece.text) + piece.space
        places[at] = piece.penalty
    return places


def shown(breaker: Breaker, text: str) -> str:
    """Return the text with "|" where a line may end, "~" where it seldom should; "_" is a space that is kept."""
    signs = [("~" if piece.penalty >= COMPOUND else "|") + " " * piece.space for piece in breaker.pieces(text)]
    texts = [piece.text.replace(" ", "_") for piece in breaker.pieces(text)]
    return "".join(map(add, texts, signs)).removesuffix("|")


def marked_sentences() -> list[tuple[str, dict[int, str]]]:
    sentences = []
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, marks = "", {}
        for sign in line:
            if sign in "|~":
                marks[len(text)] = sign
            else:
                text += " " if sign == "_" else sign
                if sign == " ":
                    marks[len(text)] = "|"
        sentences.append((text, marks))
    return sentences


def test_hardly_a_line_end_in_a_thousand_of_official_thai_is_wrong(breaker: Breaker) -> None:
    chances, wrong, within, found, wanted = 0, [], 0, 0, 0
    sentences = marked_sentences()
    for text, marks in sentences:
        places = ends(breaker, text)
        chances += len(places)
        wrong += [
            f"{text[:at]}‖{text[at:]}" for at, penalty in places.items() if at not in marks and penalty < COMPOUND
        ]
        within += sum(marks.get(at) == "~" and penalty < COMPOUND for at, penalty in places.items())
        wanted += sum(mark == "|" for mark in marks.values())
        found += sum(marks.get(at) == "|" for at in places)
    assert len(sentences) >= 100
    assert len(wrong) <= chances / 1000, wrong
    assert within <= chances / 100
    assert found >= wanted * 0.9


def test_no_line_of_the_real_report_can_end_inside_a_word(shared: Path) -> None:
    gold = json.loads((shared / "seed" / "word-breaks.json").read_text(encoding="utf-8"))["runs"]
    breaker = Breaker(Words(NAMES))
    wrong, within, chances = [], 0, 0
    for text in (shared / "seed" / "report-2568.txt").read_text(encoding="utf-8").splitlines():
        places = ends(breaker, text)
        assert joined(breaker.pieces(text)) == text
        for match in re.finditer("[\u0e01-\u0e3a\u0e40-\u0e4e]+", text):
            for at in range(match.start() + 1, match.end()):
                if at in places:
                    mark = gold[match[0]].get(str(at - match.start()), "BAD")
                    chances += 1
                    within += mark == "MINOR" and places[at] < COMPOUND
                    if mark == "BAD" and not text.startswith(("ลฯ", "ฯ"), at):
                        wrong.append(f"{text[match.start() : at]}|{text[at : match.end()]}")
    assert wrong == []
    assert within <= chances / 100


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 1 abbreviations are whole, with their vowels and tones
        ("ถึงเดือนเม.ย. และมิ.ย. หรือ มี.ค.", "ถึง|เดือน|เม.ย.| และ|มิ.ย.| หรือ| มี.ค."),
        ("ตั้งแต่ปีพ.ศ.๒๕๖๐", "ตั้งแต่|ปีพ.ศ.๒๕๖๐"),
        ("แจ้งสำนักงานป.ป.ช.", "แจ้ง|สำนัก~งาน|ป.ป.ช."),
        ("สมาชิกอบต. ทุกคน", "สมาชิก|อบต.| ทุก~คน"),
        # 2 telephone numbers are whole, with what announces them
        ("ติดต่อ โทร. ๐ ๔๓๑๒ ๓๔๕๖ ต่อ ๑๑", "ติดต่อ| โทร._๐_๔๓๑๒_๓๔๕๖_ต่อ_๑๑"),
        ("ที่ ๐๘๑-๒๓๔-๕๖๗๘ หรือ 043 123456", "ที่_๐๘๑-๒๓๔-๕๖๗๘| หรือ| 043_123456"),
        # 3 persons' names are whole
        ("ให้นางสาวกมลวรรณ รุ่งโรจน์กุล ทราบ", "ให้|นางสาวกมลวรรณ~ รุ่งโรจน์กุล| ทราบ"),
        ("ดร.สุวรรณา เลิศวิไลกุล และว่าที่ ร.ต.เอก ณรงค์ศรี", "ดร.สุวรรณา~ เลิศวิไลกุล| และ|ว่าที่_ร.ต.เอก~ ณรงค์ศรี"),
        ("นายกมล อยู่เจริญ เป็นผู้แทน", "นายกมล~ อยู่เจริญ| เป็น|ผู้แทน"),
        ("นายก อบต. และนายช่างโยธา", "นายก| อบต.| และ|นายช่าง|โยธา"),
        ("นายสมหวังเป็นประธาน", "นายสมหวัง|เป็น|ประธาน"),
        ("(นาย)", "(นาย)"),
        # 4 places' names are whole
        ("บ้านดอนกลอยใต้ ตำบลห้วยเตยพัฒนา", "บ้าน|ดอนกลอยใต้| ตำบล|ห้วยเตยพัฒนา"),
        ("ต.ในเมือง อ.เมือง จ.เลย", "ต.ในเมือง| อ.เมือง| จ.เลย"),
        ("ขุดลอกหนองกกม่วงและโคกสีทอง", "ขุดลอก|หนองกกม่วง|และ|โคกสีทอง"),
        ("อบต.ร่วมดำเนินการจัดการประชุมประจำปี", "อบต.ร่วม|ดำเนินการ|จัดการ|ประชุม|ประจำ~ปี"),
        ("หนองน้ำสาธารณประโยชน์ประจำหมู่บ้านของเรา", "หนองน้ำ|สาธารณประโยชน์|ประจำ|หมู่~บ้าน|ของเรา"),
        # 5 where two divisions are as likely, neither
        ("ได้มากว่าเดิม", "ได้|มากว่า|เดิม"),
        # 6 chains of names of Latin letters
        ("หลอดแอลอีดีและเอสเอ็มเอส", "หลอด|แอลอีดี|และ|เอสเอ็มเอส"),
        # 7 what is unknown leaves the known words beside it whole
        ("ระบบซาราบันโฟลว์สำหรับเจ้าหน้าที่", "ระบบ|ซาราบันโฟลว์|สำหรับ|เจ้า~หน้าที่"),
        # 8 a dash keeps to what is before it
        ("สายบ้านดง - บ้านนา", "สาย|บ้าน|ดง_-| บ้าน|นา"),
        ("ชื่อ-สกุล", "ชื่อ-|สกุล"),
        ("- ข้อแรก", "-_ข้อ|แรก"),
        ("โควิด-19", "โควิด-19"),
        # 9 documents' numbers and dates
        ("ตามหนังสือ ที่ มท ๐๘๐๘.๒/ว ๑๒๓๔ ลงวันที่ ๒ มี.ค. ๒๕๖๗", "ตาม|หนังสือ| ที่_มท_๐๘๐๘.๒/ว_๑๒๓๔| ลง~วันที่_๒_มี.ค._๒๕๖๗"),
        ("ประกาศ ณ วันที่ ๓๐ เมษายน พ.ศ. ๒๕๖๘", "ประกาศ| ณ| วันที่_๓๐_เมษายน~ พ.ศ._๒๕๖๘"),
        ("ระหว่างวันที่ ๑ ถึง ๕ พฤษภาคม ๒๕๖๘", "ระหว่าง|วันที่_๑_ถึง_๕_พฤษภาคม_๒๕๖๘"),
    ],
)
def test_what_a_reader_takes_as_one_stays_together(breaker: Breaker, text: str, expected: str) -> None:
    assert shown(breaker, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ต่าง ๆ และอื่นๆ ฯลฯ", "ต่าง_ๆ| และ|อื่นๆ| ฯลฯ"),
        ("ผล (ถ้ามี) “ดี” ๕๐ %", "ผล| (ถ้า|มี)| “ดี”| ๕๐_%"),
        ('เรื่อง "โปร่งใส" ครับ', 'เรื่อง| "โปร่งใส"| ครับ'),
        ("จัดทำโดย : กองคลัง", "จัดทำ|โดย_:| กองคลัง"),
        ("มาตรการ/โครงการ/กิจกรรม", "มาตรการ/|โครงการ/|กิจกรรม"),
        ("แบบ(จดหมาย)นี้", "แบบ|(จดหมาย)|นี้"),
        ("ข้อ ๑๒ (๓) หน้า ๕ มาตรา ๖๗", "ข้อ_๑๒_(๓)| หน้า_๕| มาตรา_๖๗"),
        ("๑. จัดทำ ๒) เผยแพร่", "๑._จัดทำ| ๒)_เผยแพร่"),
        ("ยาว ๓๐๐ เมตร ราคา 1,250.50 บาทถ้วน", "ยาว_๓๐๐_เมตร| ราคา| 1,250.50_บาท|ถ้วน"),
        (
            "ดู https://example.go.th/a/b?c=d/ และ saraban@example.go.th",
            "ดู| https://example.go.th/|a/|b?c=d/| และ| saraban@example.go.th",
        ),
        ("www.example.go.th/ita/o1", "www.example.go.th/|ita/|o1"),
        ("ระบบE-Serviceของรัฐ", "ระบบ|E-Service|ของ|รัฐ"),
        ("ก+ข", "ก+ข"),
        ("กล่าวว่า ... ทราบ.", "กล่าว|ว่า_...| ทราบ."),
        ("•", "•"),
        ("", ""),
    ],
)
def test_signs_numbers_and_addresses_stand_where_they_may(breaker: Breaker, text: str, expected: str) -> None:
    assert shown(breaker, text) == expected


@pytest.mark.parametrize(
    ("text", "penalty"),
    [
        ("รวม ๔๓‖ ครัวไฟ", 7),
        ("คราวละ ๑๕๒‖ กิ่งไม้", 7),
        ("จำนวน ๕‖ ผืน", 7),
        ("ปี ๒๕๖๘‖ รวบรวม", 0),
        ("หมู่ที่ ๕‖ สำรวจ", 0),
        ("ได้ ๑๒‖ และ", 0),
        ("Windows 11‖ สำนัก", 0),
        ("ฉบับ ๔/๕‖ สำเนา", 0),
        ("โทร. ๐๔๔ ๑๒๓๔๕๖‖ ตู้", 0),
        ("ตู้ ป.ณ. ๑๒‖ สำนัก", 0),
        ("ความ‖โปร่งใส", 9),
        ("การ‖ทุจริต", 9),
        ("นัก‖ลงทุน", 9),
        ("ตู้‖ ป.ณ. ๑", 6),
        ("สำนักงาน‖ ป.ป.ช.", 6),
        ("ระดับ‖ AA", 8),
        ("WCAG‖ 2.1", 8),
        ("Index :‖ CPI", 8),
        ("Gift‖ Policy", 3),
        ("ตำบล‖คลองหินปูน", 5),
        ("สอง :‖ CPI", 0),
        ("สาม‖ CPI", 0),
        ("https://a.go.th/‖ita", 3),
    ],
)
def test_what_belongs_together_loosely_is_seldom_parted(breaker: Breaker, text: str, penalty: float) -> None:
    before, behind = text.split("‖")
    gap = len(behind) - len(behind.lstrip(" "))
    assert ends(breaker, before + behind)[len(before) + gap] == penalty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ยืม ๓๔ หน้า", "ยืม| ๓๔_หน้า"),
        ("๔๓ หลังคาเรือน", "๔๓_หลังคาเรือน"),
        ("๒๕ องศาเซลเซียส", "๒๕_องศาเซลเซียส"),
        ("เด็ก ๒ - ๕ ปี", "เด็ก| ๒_-_๕_ปี"),
        ("๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘", "๑_ต.ค._๖๗_-| ๓๐_ก.ย._๖๘"),
    ],
)
def test_a_number_keeps_to_its_unit_and_a_range_is_one(breaker: Breaker, text: str, expected: str) -> None:
    assert shown(breaker, text) == expected


def test_a_line_seldom_ends_behind_a_weak_word_before_a_number_or_inside_a_compound(breaker: Breaker) -> None:
    text = "ข้อมูลที่เผยแพร่ ราคา ๕๐ บาท ของเจ้าหน้าที่"
    penalties = {piece.text: piece.penalty for piece in breaker.pieces(text)}
    assert penalties == {
        "ข้อมูล": 0.0, "ที่": 3.0, "เผยแพร่": 0.0, "ราคา": 3.0, "๕๐ บาท": 0.0, "ของ": 3.0, "เจ้า": 8.0, "หน้าที่": 0.0,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["  สองช่อง  ว่าง  ", " ", "   ", "ก ", "\tก\tข", "ก\u00a0ข", "๑  ๒"])
def test_every_space_survives(breaker: Breaker, text: str) -> None:
    assert joined(breaker.pieces(text)) == text


def test_pieces_are_remembered(breaker: Breaker) -> None:
    assert breaker.pieces("จัดทำประกาศ") is breaker.pieces("จัดทำประกาศ")


def inside(breaker: Breaker, piece: str, tier: int) -> str:
    """Return a piece with "|" where one tier of the breaker lets a piece too wide for its line be cut."""
    places = sorted(list(breaker.inside(piece))[tier])
    return "|".join(piece[start:stop] for start, stop in pairwise((0, *places, len(piece))))


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("https://www.example.go.th/ita/2568/o26.pdf", "https://|www|.example|.go|.th/|ita/|2568/|o26|.pdf"),
        ("www.example.go.th/", "www|.example|.go|.th/"),
        ("saraban@example.go.th", "saraban@|example|.go|.th"),
        ("วันที่ ๑ - ๓๑ มีนาคม ๒๕๖๘", "วันที่ |๑ - |๓๑ |มีนาคม |๒๕๖๘"),
        ("ต่าง ๆ", "ต่าง ๆ"),
        ("อายุ ๒ - ๕ ปี", "อายุ |๒ - |๕ |ปี"),
        ("(ก )", "(ก )"),
    ],
)
def test_a_piece_too_wide_is_cut_at_its_spaces_and_at_a_links_signs(
    breaker: Breaker, piece: str, expected: str
) -> None:
    assert inside(breaker, piece, 0) == expected


def test_a_piece_too_wide_is_cut_rather_before_a_day_than_before_what_belongs_closer(breaker: Breaker) -> None:
    first = next(breaker.inside("วันที่ ๑ มีนาคม ๒๕๖๘"))
    assert [cost for _, cost in sorted(first.items())] == [4.0, 16.0, 7.0]


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("บ้านโคกสว่างดอนยาง", "บ้าน|โคกสว่าง|ดอน|ยาง"),
        ("จังหวัดสระแก้ว", "จังหวัด|สระแก้ว"),
        ("สว่างอารมณ์", "สว่าง|อารมณ์"),
        ("e-PlanNACC", "e-|PlanNACC"),
        ("๐๘๑-๒๓๔-๕๖๗๘", "๐๘๑-|๒๓๔-|๕๖๗๘"),
    ],
)
def test_a_name_or_number_too_wide_is_cut_between_its_parts(breaker: Breaker, piece: str, expected: str) -> None:
    assert inside(breaker, piece, 1) == expected


def test_inside_a_word_a_piece_is_cut_between_clusters_and_a_number_last(breaker: Breaker) -> None:
    *_, clusters, last = breaker.inside("ที่นี่๑๒)")
    assert clusters == {3: 14.0, 6: 14.0, 7: 24.0}
    assert sorted(last) == [3, 6, 7, 8]


PARTS = st.sampled_from(
    [
        *(
            "นาย",
            "นางสาว",
            "สมชาย",
            " ",
            "  ",
            "ตำบล",
            "ต.",
            "บ้าน",
            "หนอง",
            "วันที่",
            "๑๕",
            "12",
            "มกราคม",
            "ม.ค.",
            "พ.ศ.",
        ),
        *("โทร.", "ที่", "(", ")", "“", '"', "-", "–", "/", ".", ",", "ๆ", "ฯ", "ฯลฯ", ":", "%", "•", "Line", "a@b.co"),
        *("http://", "www.a.b/c", "\u0e48", "า", "เ", "\u0e4c"),
    ]
)
ANYTHING = st.one_of(
    st.text(st.sampled_from("".join(map(chr, range(0x0E01, 0x0E5B))) + " ab1.-/()“”:,\t"), max_size=30),
    st.lists(PARTS, max_size=12).map("".join),
    st.text(max_size=20).map(lambda text: text.replace("\n", " ")),
)


@given(ANYTHING)
def test_pieces_join_to_the_text_and_lines_begin_and_end_as_they_may(text: str) -> None:
    pieces = BREAKER.pieces(text)
    assert joined(pieces) == text
    for piece, following in pairwise(pieces):
        assert piece.text or piece.space
        assert following.text[:1] not in NEVER_FIRST or following.text.startswith(("ฯลฯ", "ฯพณฯ"))
        assert piece.text.rstrip()[-1:] not in NEVER_LAST
        assert piece.text[-1:] not in WRITTEN_BEFORE or piece.space or not "ก" <= following.text[:1] <= "ฮ"
        assert piece.penalty >= 0


@pytest.mark.parametrize(
    "text",
    [
        "นาย" + "ชกฬถ" * 20,  # too long for a name
        "พินายกรรม และศนางสาวก",  # no title inside a word
        "นายสม \u0e48ก",  # no surname begins with a tone
        "มกราคมพ.ศ.๒๕๖๐ และ กุมภาพันธ์\u0e48 พ.ศ.๒๕๖๐",
        "ดร.สมใจ พดร.สม",
    ],
)
def test_what_only_looks_like_a_name_or_a_date_keeps_its_letters(breaker: Breaker, text: str) -> None:
    assert joined(breaker.pieces(text)) == text
