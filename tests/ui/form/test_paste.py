"""Text and HTML of a clipboard turned into clean lines, with a count of what went."""

from __future__ import annotations

import pytest

from ita_desktop.base.errors import UnreadableError
from ita_desktop.ui.form.paste import read_paste

_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {margin: 0}</style></head><body>
<!--StartFragment--><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;
</span></span><![endif]>จัดทำคู่มือ<o:p></o:p></p>
<p class=MsoNormal>เผยแพร่
บนเว็บไซต์</p><!--EndFragment--></body></html>"""


def test_paragraphs_and_list_signs_of_word() -> None:
    assert read_paste("x", _WORD).lines == ("- จัดทำคู่มือ", "เผยแพร่ บนเว็บไซต์")


def test_lists_cells_and_forced_line_ends_of_a_page() -> None:
    html = (
        "<table><tr><td>ก<td>ข</tr></table>ค<br>ง<ol><li>หนึ่ง<ul><li>ใน</ul><li>สอง</ol><li>ลอย</ul><script>x()</script>"
    )
    assert read_paste("", html).lines == ("ก", "ข", "ค", "ง", "๑. หนึ่ง", "- ใน", "๒. สอง", "- ลอย")


def test_plain_text_with_signs_of_lists() -> None:
    assert read_paste("• ก\r\n●  ข\n\nค").lines == ("- ก", "- ข", "ค")


def test_what_went_is_counted_and_told() -> None:
    taken = read_paste("ก  ข \nค&nbsp;<b>ง</b>\tจ\u200b")
    assert taken.lines == ("ก ข", "ค ง จ")
    assert (taken.blanks, taken.codes) == (3, 3)
    assert taken.sentence() == "วางแล้ว ๒ ข้อ ตัดช่องว่างเกิน ๓ แห่ง และรหัสเว็บ ๓ แห่ง"
    assert taken.details().split("\n") == [
        "ตัดช่องว่างที่เกิน ๓ แห่ง",
        "ตัดรหัสเว็บ ๓ แห่ง: &nbsp;  <b>  </b>",
        "ลบอักขระที่มองไม่เห็น",
    ]
    assert taken.whole == ("ก  ข ", "ค&nbsp;<b>ง</b>\tจ\u200b")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ก\nข", "วางแล้ว ๒ ข้อ"),
        ("ก&nbsp;ข", "วางแล้ว ๑ ข้อ ตัดรหัสเว็บ ๑ แห่ง"),
        ("ก\u200bข", "วางแล้ว ๑ ข้อ และปรับตัวอักษรแล้ว"),
        ("R&D x < y", "วางแล้ว ๑ ข้อ"),
    ],
)
def test_a_sentence_says_only_what_was_done(text: str, said: str) -> None:
    taken = read_paste(text)
    assert taken.sentence() == said
    assert taken.is_clean is (" " not in said[len("วางแล้ว ๑ ข้อ") :].strip() and len(said) < 15)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(UnreadableError):
        read_paste("\ud800")
