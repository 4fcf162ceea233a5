"""How narrow a column may be before a word is torn."""

from __future__ import annotations

import pytest
from typesetting import BOLD, PlainBreaker, family

from ita_desktop.report.typeset.breaker import Breaker
from ita_desktop.report.typeset.font import Family, ShapedFont
from ita_desktop.report.typeset.least import least_width
from ita_desktop.report.typeset.lines import Setter
from ita_desktop.report.typeset.paragraph import Paragraph, Style
from ita_desktop.thai.words import Words

_STYLE = Style(10, 16)
_BREAKER = Breaker(Words(("หนองกุงทับม้า",)))


def _lines(paragraph: Paragraph, width: float) -> list[str]:
    return [line.read() for line in Setter(family(), _BREAKER).galley((paragraph,), width).lines]


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        (Paragraph("วัตถุประสงค์", Style(10.6, 16, bold=True)), {"วัตถุประสงค์"}),
        (Paragraph("แผนและงบประมาณ เทศบาลนคร\nสำนักปลัด", _STYLE), {"งบประมาณ", "เทศบาลนคร", "สำนักปลัด"}),
        (Paragraph("บ้านหนองกุงทับม้า", _STYLE), {"หนองกุงทับม้า"}),
        (Paragraph("ประชุมคณะกรรมการ", _STYLE, "๑๐.", 11), {"ประชุม", "คณะกรรมการ"}),
    ],
)
def test_no_word_is_parted_in_this_width_and_one_is_in_less(paragraph: Paragraph, words: set[str]) -> None:
    least = least_width(paragraph, family(), _BREAKER)
    whole, parted = _lines(paragraph, least + 0.01), _lines(paragraph, least - 0.5)
    assert all(any(word in line for line in whole) for word in words)
    assert not all(any(word in line for line in parted) for word in words)


def test_the_scale_of_the_fonts_counts_and_nothing_takes_no_room() -> None:
    text = Paragraph("ก", Style(10, 16, bold=True))
    scaled = Family(BOLD, BOLD, scale=1.5)
    assert least_width(text, scaled, PlainBreaker()) == pytest.approx(15 * ShapedFont(BOLD).shape("ก")[1])
    assert least_width(Paragraph("", _STYLE), family(), PlainBreaker()) == 0
