"""The gate for what enters: what it puts right, what it refuses, and that it changes no word and no digit."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from ita_desktop.base.errors import RefusedError, UnreadableError
from ita_desktop.thai.text import clean
from tests.strategies import words

if TYPE_CHECKING:
    from pathlib import Path

ANYTHING = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80)
PIECES = st.lists(
    st.sampled_from(
        (
            *("ก", "น", "เ", "แ", "า", "\u0e33", "\u0e4d", "\u0e34", "\u0e49", "\u0e48", "\u0e4c", "ๆ", "๑", "1"),
            *("\r\n", "\n", "\r", "\x0b", "\u2028", "\t", " ", "\u00a0", "\u3000", "\x00", "\x07", "\uffff", "\u200b"),
            *("\ufeff", "\u202e", "\uf70a", "\uf712", "<p>", "</p>", "<br/>", "<b>", "</b>", "<a href='x'>", "</a>"),
            *("&nbsp;", "&amp;", "&lt;", "&gt;", "&#3585;", "&#0;", "amp;", "<", ">", "&", "e\u0301", "p", "\ud7a3"),
        )
    ),
    max_size=25,
).map("".join)


def digits(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) == "Nd")


# --- laws ---


@given(ANYTHING | PIECES, st.booleans())
@example("&amp;amp;lt;p&gt;", True)
@example("\u0e19\u0e49\u200b\u0e4d\u0e32", True)
def test_cleaning_twice_is_cleaning_once(text: str, lines: bool) -> None:  # noqa: FBT001 - drawn
    once = clean(text, lines=lines)
    again = clean(once.text, lines=lines)
    assert again.text == once.text
    assert again.changes == ()
    assert (once.changes == ()) == (once.text == text)


@given(ANYTHING | PIECES)
def test_what_comes_out_can_be_kept_printed_and_exported(text: str) -> None:
    kept = clean(text).text
    assert kept == unicodedata.normalize("NFC", kept)
    assert not any(unicodedata.category(c) in {"Cc", "Cs"} and c != "\n" for c in kept)
    assert all(line == line.strip() for line in kept.split("\n"))
    assert kept.split("\n") == (kept.splitlines() or [""])
    assert kept == kept.strip("\n")
    assert "\n" not in clean(text, lines=False).text


@given(words(), words())
def test_clean_words_pass_untouched(one: str, other: str) -> None:
    assume("&amp;" not in one + other)
    for text in (one, f"{one}\n{other}", f"{one}\n\n{other}"):
        assert clean(text).text == text
        assert clean(text).changes == ()


@given(st.text(alphabet="กขคงเแโา\u0e34\u0e48ๆฯ๐๑๒0123456789 .,:;()/-–“”\"'%<>&=+@_abcXYZ\n\t\u00a0", max_size=60))
def test_no_digit_and_no_letter_is_lost_or_changed(text: str) -> None:
    kept = clean(text).text
    if "<" not in text and "&" not in text:  # else letters may have been markup
        assert digits(kept) == digits(text)
        marks = str.maketrans("", "", "เแ\u0e34\u0e48")
        assert "".join(kept.split()).translate(marks) == "".join(text.split()).translate(marks)


def test_the_real_report_passes_but_for_blanks_and_markup(shared: Path) -> None:
    report = json.loads((shared / "seed/report-2568.json").read_text())
    texts = [t for i in report["issues"] for m in i["measures"] for a in m["activities"] for t in a["steps"]]
    for text in [*report["preface"], *texts]:
        assert clean(text).text == text
    raw = (shared / "seed/report-2568.txt").read_text()
    cleaned = clean(raw, limit=50_000)
    assert digits(cleaned.text) == digits(raw)
    assert "<p>" in raw
    assert "<p>" not in cleaned.text


# --- rules ---


@pytest.mark.parametrize("text", ["\ud800", "ก\udfffข"])
def test_half_a_character_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="ครึ่งตัว"):
        clean(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ก\x00ข", "กข"),
        ("ก\x01\x1f\x7f\x80\uffff\ufdd0\U0001ffffข", "กข"),
        ("ก\u200b\u200d\ufeff\u00ad\u202e\u2066\u2060ข", "กข"),
        ("ก\r\nข\rค\x0bง\x0cจ\u2028ฉ\u2029ช\x85ซ", "ก\nข\nค\nง\nจ\nฉ\nช\nซ"),
        ("\n\n ก\t\u00a0\u3000ข  \nค \n", "ก ข\nค"),
        ("ก\uf70aก\uf712\uf700", "ก\u0e48ก\u0e47\u0e10"),
        ("cafe\u0301", "caf\u00e9"),
        ("น\u0e49\u0e33", "น\u0e49\u0e33"),
        ("น\u0e33\u0e49", "น\u0e49\u0e33"),
        ("น\u0e4d\u0e49\u0e32", "น\u0e49\u0e33"),
        ("น\u0e49\u0e4d\u0e32", "น\u0e49\u0e33"),
        ("ท\u0e4d\u0e32", "ท\u0e33"),
        ("เเก้ไข", "แก้ไข"),
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),
        ("ท\u0e35\u0e35\u0e48\u0e48", "ท\u0e35\u0e48"),
        ("<p>- ก</p><ul><li>ข</li><li>ค</li></ul>", "- ก\nข\nค"),
        ('<p class="x">ก<br/>ข <span style="color:red">ค</span></p>', "ก\nข ค"),
        ("<b>ก</b> <i>ข</i>", "ก ข"),
        ("R&amp;D&nbsp;&#3585;&#x0e02;", "R&D กข"),
        ("&amp;lt;p&amp;gt;ก&lt;/p&gt;", "ก"),
    ],
)
def test_what_no_reader_could_see_or_no_page_could_show_is_put_right(text: str, kept: str) -> None:
    assert clean(text).text == kept


@pytest.mark.parametrize(
    "text",
    [
        *("x < y > z", "<ก>", "R&D", "a <b> c", "AT&T;", "&foo;", "&copyก", "๑ < ๒", "ก - ข", "ต่างๆ อื่น ๆ", "2568 ๒๕๖๘"),
        *("é", "Å", "½ ²", "😀", "กำ", "ก็", "ฤๅ", "เ เ", "<http://example.go.th>", "ก\n\nข"),
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert clean(text).text == text
    assert clean(text).changes == ()


@pytest.mark.parametrize("layer", ["amp;", "#38;", "#x26;", "AMP;"])
def test_an_ampersand_written_many_times_over_is_one(layer: str) -> None:
    assert clean("R&" + layer * 100_000 + "D").text == "R&D"


def test_markup_within_markup_without_end_is_refused() -> None:
    assert clean("<" * 5 + "span>" * 5 + "ก").text == "ก"
    with pytest.raises(UnreadableError, match="ซ้อนกันผิดปกติ"):
        clean("<" * 1000 + "span>" * 1000)


def test_each_kind_of_change_is_named_once() -> None:
    assert clean("ก\x00\x01  ข\x07").changes == ("ลบอักขระที่มองไม่เห็น", "ตัดช่องว่างที่เกิน")
    assert clean("ก\nข", lines=False).changes == ("รวมเป็นบรรทัดเดียว",)


def test_too_long_a_text_is_refused_whole_with_its_length() -> None:
    assert clean("ก" * 20_000).text == "ก" * 20_000
    with pytest.raises(RefusedError, match="20,001"):
        clean("ก" * 20_001)
    assert clean("ก\x00" * 20_000).text == "ก" * 20_000
    with pytest.raises(RefusedError, match="1,000,001"):
        clean("\x00" * 1_000_001)
