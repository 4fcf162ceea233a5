"""How narrow text may be set: no narrower than its longest part that only a tear between letters would part."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.report.typeset.breaker import Breaker
    from ita_desktop.report.typeset.font import Family
    from ita_desktop.report.typeset.paragraph import Paragraph


def least_width(paragraph: Paragraph, family: Family, breaker: Breaker) -> float:
    """Return the width in points below which a word of the paragraph is torn, its label and indent counted.

    What stays together at a space (a date, a name with its surname) is counted in parts: a line may end there.
    """
    style = paragraph.style
    font = family.font(bold=style.bold)
    pieces = [piece.text for line in paragraph.text.split("\n") for piece in breaker.pieces(line)]
    words = {word for text in pieces for word in text.split(" ")}
    widest = max((font.shape(word)[1] for word in words), default=0.0)
    label = font.shape(paragraph.label + " ")[1] if paragraph.label else 0.0
    return paragraph.indent + (widest + label) * style.size * family.scale
