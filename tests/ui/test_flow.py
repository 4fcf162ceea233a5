"""Lines drawn on the screen end at words and never cut a cluster."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from ita_desktop.ui.look.look import look
from ita_desktop.ui.text.flow import cuts, elided, flow, keep_whole

_TITLE = "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"


def test_lines_end_at_words_and_hold_the_whole_text() -> None:
    font = look().font("caption")
    lines = flow(_TITLE, font, 180)
    assert lines == ("กระบวนการปฏิบัติงานที่โปร่งใส", "และมีประสิทธิภาพ")
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 180 for line in lines)


def test_too_many_lines_end_in_dots() -> None:
    assert flow(_TITLE * 3, look().font("caption"), 180, 2)[1].endswith("…")


def test_a_word_wider_than_the_line_is_cut_between_clusters() -> None:
    assert "".join(flow("น้ำผึ้ง", look().font("field"), 1)) == "น้ำผึ้ง"
    assert flow("น้ำผึ้ง", look().font("field"), 1)[0] == "น้ำ"


def test_elided_text_keeps_whole_clusters() -> None:
    assert elided("น้ำผึ้งป่า", look().font("body"), 40) == "น้ำผึ้…"


def test_nothing_is_one_empty_line() -> None:
    assert flow("", look().font("body"), 100) == ("",)


def test_no_line_ends_behind_a_word_that_leans_on_the_next() -> None:
    text = "การมีส่วนร่วมของประชาชนและหน่วยงานที่เกี่ยวข้องในการใช้ทรัพย์สินของราชการเพื่อความโปร่งใส"
    for width in range(160, 500, 10):
        lines = flow(text, look().font("field"), width)
        assert "".join(lines) == text
        assert not any(line.endswith(("ของ", "และ", "ใน", "เพื่อ", "ความ")) for line in lines[:-1]), lines


def test_signs_and_blanks_let_a_line_end_where_they_should() -> None:
    parts = {
        "ต่าง ๆ": (),
        "E-Service": (),
        "ก/ข": (),
        "A/B": (2,),
        "ทุกข์ (ด้วย": (6,),
        "ทุกข์(ด้วย": (5,),
        "ITAปี": (3,),
        "“ ก": (),
        "๒๕๖๘": (),
    }
    assert {text: cuts(text) for text in parts} == parts


def test_names_of_an_office_stay_whole() -> None:
    name = "บ้านหนองน้ำใส"
    before = cuts(f"ที่{name}ตั้ง")
    keep_whole([name])
    try:
        assert not {at for at in cuts(f"ที่{name}ตั้ง") if 3 < at < 3 + len(name)}
        keep_whole([name])
    finally:
        keep_whole(())
    assert cuts(f"ที่{name}ตั้ง") == before
