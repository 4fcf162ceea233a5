"""How narrow text may be set: no narrower than its longest word, a compound being one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.report.typeset.breaker import Breaker
    from ita_desktop.report.typeset.font import Family
    from ita_desktop.report.typeset.paragraph import Paragraph


_COMPOUND = 8.0  # line ends that cost this (Piece.penalty) or more stand inside a compound
_MUCH_SHORTER = 0.6  # a word of so many letters for one of the longest is no wider, and need not be shaped


def least_width(paragraph: Paragraph, family: Family, breaker: Breaker) -> float:
    """Return the width in points below which a word of the paragraph is parted, its label and indent counted.

    What stays together at a space (a date, a name with its surname) is counted in parts: a line may end there.
    """
    style = paragraph.style
    font = family.font(bold=style.bold)
    words = {word for line in paragraph.text.split("\n") for word in _words(line, breaker)}
    enough = _MUCH_SHORTER * max(map(len, words), default=0)
    widest = max((font.shape(word)[1] for word in words if len(word) >= enough), default=0.0)
    label = font.shape(paragraph.label + " ")[1] if paragraph.label else 0.0
    return paragraph.indent + (widest + label) * style.size * family.scale


def _words(line: str, breaker: Breaker) -> list[str]:
    """Return the line's words, without the spaces between them."""
    marked = [piece.text + (" " if piece.space or piece.penalty < _COMPOUND else "") for piece in breaker.pieces(line)]
    return "".join(marked).split()
