"""Quoted parts of a text: whole words, and a sign where something is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.excerpt import around, around_change, beginning, ending

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXT = "ตั้งศูนย์บริการร่วม กล่อง/ตู้รับฟังความคิดเห็นของประชาชนหน้าสำนักงาน ทุกวันศุกร์"
_TYPED = st.text(st.sampled_from("กข ่าำเ้ๆ./1๑ aZ…\n"), max_size=120)


def test_a_beginning_ends_with_a_word() -> None:
    assert beginning(_TEXT, 12) == "ตั้งศูนย์…"
    assert beginning(_TEXT, 34) == "ตั้งศูนย์บริการร่วม กล่อง/ตู้…"
    assert beginning(" ข้อ\nเดียว ", 20) == "ข้อ เดียว"
    assert beginning(_TEXT, len(_TEXT)) == _TEXT


def test_an_ending_begins_with_a_word() -> None:
    assert ending(_TEXT, 14) == "…ทุกวันศุกร์"
    assert ending("ข้อ เดียว", 20) == "ข้อ เดียว"


def test_what_stands_around_a_part() -> None:
    at = _TEXT.index("กล่อง")
    assert around(_TEXT, at, at + 9, 8) == "…ร่วม กล่อง/ตู้รับฟัง…"
    assert around(_TEXT, at + 2, at + 3, 0) == "…กล่อง…"


def test_a_change_is_shown_in_whole_words() -> None:
    assert around_change("วันที่ ๒๐ เมษายน พ.ศ.๒๕๖๘", "วันที่ ๒๐ เมษายน พ.ศ. ๒๕๖๘", 16) == (
        "…๒๐ เมษายน พ.ศ.๒๕๖๘",
        "…๒๐ เมษายน พ.ศ. ๒๕๖๘",
    )
    assert around_change(_TEXT.replace("กล่อง", "กล้อง"), _TEXT, 8) == (
        "…ร่วม กล้อง/ตู้…",
        "…ร่วม กล่อง/ตู้…",
    )
    assert around_change("อีเมลล์ของตำบล", "อีเมลของตำบล") == ("อีเมลล์ของตำบล", "อีเมลของตำบล")


def test_what_has_no_words_is_cut_between_letters_with_their_signs() -> None:
    assert beginning("ก่" * 100, 21) == "ก่" * 10 + "…"
    assert ending("ก่" * 100, 21) == "…" + "ก่" * 10
    assert beginning("ที่ www." + "x" * 60, 30) == "ที่ www." + "x" * 22 + "…"


@given(_TYPED, st.integers(1, 40))
def test_excerpts_are_parts_of_the_line(text: str, most: int) -> None:
    line = " ".join(text.split())
    cut: Callable[[str, int], str]
    for cut in (beginning, ending):
        part = cut(text, most)
        assert part == line or part.strip("…").strip() in line
        assert len(part) <= most + 1


@given(_TYPED, _TYPED, st.integers(0, 20))
def test_a_change_differs_as_its_texts_do(before: str, after: str, margin: int) -> None:
    one, other = around_change(before, after, margin)
    assert (one == other) <= (before.split() == after.split())
