"""Where Thai words end: against the marked runs of a real report, and by laws that hold for any text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.base.assets import resource_path
from ita_desktop.thai.words import Cut, Words, clusters

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("หนองแสง", "วาปีปทุม", "มหาสารคาม")
THAI = "".join(map(chr, (*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E3B), *range(0x0E40, 0x0E4F))))
MARKS = frozenset(
    "\u0e30\u0e31\u0e32\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e45\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
TYPED = st.text(st.sampled_from(THAI), max_size=40)
WORDY = st.lists(
    st.sampled_from(
        [
            "การ",
            "ความ",
            "ปฏิบัติ",
            "งาน",
            "ราชการ",
            "ตำบล",
            "บ้าน",
            "หนอง",
            "แอล",
            "อี",
            "สม",
            "ฤทธิ์",
            "มาก",
            "ว่า",
            "กฎ",
            "เอ็ม",
        ]
    ),
    max_size=8,
).map("".join)


@pytest.fixture(scope="module")
def words() -> Words:
    return Words()


def parts(words: Words, run: str) -> str:
    cuts = words.cuts(run)
    places = [0, *(cut.at for cut in cuts), len(run)]
    signs = ["", *("~" if cut.inner else "|" for cut in cuts)]
    return "".join(sign + run[start:end] for sign, (start, end) in zip(signs, pairwise(places), strict=True))


def test_no_run_of_a_real_report_is_cut_inside_a_word(shared: Path) -> None:
    gold = json.loads((shared / "seed" / "word-breaks.json").read_text(encoding="utf-8"))["runs"]
    words = Words(NAMES)
    wrong, within, good, wanted = [], 0, 0, 0
    for run, marks in gold.items():
        cuts = {cut.at: cut.inner for cut in words.cuts(run)}
        for at, inner in cuts.items():
            mark = marks.get(str(at), "BAD")
            if mark == "BAD" and "กาปีปทุม" not in run:  # a slip for the district's name; the breaker keeps it whole
                wrong.append(f"{run[:at]}|{run[at:]}")
            within += mark == "MINOR" and not inner
            good += mark == "OK"
        wanted += sum(mark == "OK" for mark in marks.values())
    assert wrong == []
    assert within == 0
    assert good / wanted > 0.95


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("องค์การบริหารส่วนตำบล", "องค์การ|บริหาร|ส่วน|ตำบล"),
        ("ติดตั้งหลอดแอลอีดีและจอแอลซีดี", "ติดตั้ง|หลอด|แอลอีดี|และ|จอ|แอลซีดี"),
        ("ได้มากว่าเดิม", "ได้|มากว่า|เดิม"),  # มาก|ว่า or มา|กว่า
        ("ประวัติศาสตร์", "ประวัติศาสตร์"),
        ("สื่ออิเล็กทรอนิกส์", "สื่อ|อิเล็กทรอนิกส์"),
        ("การแก้ไขผลการดำเนินงาน", "การ|แก้ไข|ผล|การ|ดำเนิน~งาน"),
        ("อำเภอลำปลายมาศจังหวัดบุรีรัมย์", "อำเภอ|ลำปลายมาศ|จังหวัด|บุรีรัมย์"),
        ("พัฒนาอีเซอร์วิสโอเพนซอร์ส", "พัฒนา|อีเซอร์วิส|โอเพนซอร์ส"),
        ("ไลน์ออฟฟิเชียลบนเซิร์ฟเวอร์", "ไลน์|ออฟฟิเชียล|บน|เซิร์ฟเวอร์"),
        ("ช่วยเหลือบ้านเรือน", "ช่วย~เหลือ|บ้าน~เรือน"),
        ("อยู่ในเมือง", "อยู่|ใน|เมือง"),
        ("ตำบลในเมือง", "ตำบล|ในเมือง"),
        ("", ""),
        ("ก", "ก"),
    ],
)
def test_words_end_where_a_reader_sees_them_end(words: Words, run: str, expected: str) -> None:
    assert parts(words, run) == expected


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("การจัดซื้อจัดจ้างพัสดุ", "การ|จัดซื้อ~จัดจ้าง|พัสดุ"),
        ("รักษาราชการแทนปลัด", "รักษาราชการ~แทน|ปลัด"),
        ("ป้องกันโรคไข้เลือดออก", "ป้องกัน|โรค~ไข้เลือดออก"),
        ("ผู้ป่วยติดเตียงและความดันโลหิตสูง", "ผู้ป่วย~ติดเตียง|และ|ความดัน~โลหิตสูง"),
        ("งบประมาณรายจ่ายประจำปี", "งบประมาณ~รายจ่าย~ประจำปี"),
        ("ประชาชนอายุมากขึ้นไป", "ประชาชน|อายุ|มาก|ขึ้นไป"),
    ],
)
def test_a_phrase_of_offices_is_cut_where_its_list_says_and_only_at_need(words: Words, run: str, expected: str) -> None:
    assert parts(words, run) == expected


def test_an_unknown_name_stays_whole_and_leaves_the_known_words_around_it() -> None:
    words = Words()
    cuts = {cut.at for cut in words.cuts("มอบหมายให้กฤตยชญ์ดำเนินการ")}
    assert {len("มอบหมาย"), len("มอบหมายให้กฤตยชญ์")} <= cuts
    assert not cuts & set(range(len("มอบหมายให้") + 1, len("มอบหมายให้กฤตยชญ์")))


def test_names_given_stay_whole_without_the_word_for_their_kind() -> None:
    assert parts(Words(), "ชาวโนนคำพร้าว") != "ชาว|โนนคำพร้าว"
    words = Words(["องค์การบริหารส่วนตำบลโนนคำพร้าว"])
    assert parts(words, "ชาวโนนคำพร้าว") == "ชาว|โนนคำพร้าว"
    assert parts(words, "องค์การบริหารส่วนตำบลโนนคำพร้าว") == "องค์การ|บริหาร|ส่วน|ตำบล|โนนคำพร้าว"


def test_a_long_department_may_be_cut_between_its_words_at_need_and_a_place_may_not() -> None:
    words = Words(["กองส่งเสริมสวัสดิการ", "หนองสวรรค์สมบูรณ์"])
    assert {cut.inner for cut in words.cuts("กองส่งเสริมสวัสดิการ")} == {True}
    assert words.cuts("หนองสวรรค์สมบูรณ์") == ()


@given(st.one_of(TYPED, WORDY))
def test_cuts_stand_in_order_between_clusters(run: str) -> None:
    cuts = SHARED.cuts(run)
    places = [cut.at for cut in cuts]
    assert places == sorted(set(places))
    assert set(places) <= set(clusters(run))
    assert SHARED.cuts(run) == cuts


SHARED = Words(["บางพลัดถิ่น"])


@given(st.text(st.sampled_from(THAI + "aB1๑ .()ๆฯ-é"), max_size=40))
def test_clusters_part_a_text_without_loss_and_never_before_a_mark(text: str) -> None:
    places = clusters(text)
    assert all(0 < start < end < len(text) for start, end in pairwise(places))
    assert all(text[at] not in MARKS for at in places)
    assert all(text[at - 1] not in "เแโใไ" or not re.match("[ก-ฮ]", text[at]) for at in places)


@pytest.mark.parametrize("whole", ["เสีย", "เปี๊ยะ", "กั้น", "เล็ก", "จันทร์", "สิทธิ์", "ศุกร์", "มื้อ", "น้ำ", "ล็อก", "เป็น", "ผัวะ"])
def test_one_syllable_is_one_cluster_or_is_parted_behind_its_vowel(whole: str) -> None:
    assert all(at >= 3 for at in clusters(whole))


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ita_desktop.thai.words._KEPT", 3)
    words = Words()
    for run in ("ประกาศผล", "แจ้งเหตุ", "รับสมัคร", "สอบราคา", "ประกาศผล"):
        assert words.cuts(run) == Words().cuts(run)


def test_a_cut_is_a_place_and_a_kind(words: Words) -> None:
    assert words.cuts("ประกาศผล") == (Cut(6, inner=False),)


def test_the_list_is_small_and_opened_without_reading_it() -> None:
    folder = resource_path("words")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 1_500_000
    code = (
        "import sys; from ita_desktop.thai.words import Words; Words(['ก']);"
        "assert 'pythainlp' not in sys.modules and 'geothai' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
