"""Where a line may end: words, and the rules of a line's first and last character."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ita_desktop.thai.words import Words


class Piece(NamedTuple):
    """Text that stays together; a line may end behind it.

    ``text`` may hold spaces at which no line may end. ``space``: a space follows, which hangs when a line ends
    there. ``penalty``: how little a line end here is wanted (0 gladly; weak word 3; inside a compound 6).
    """

    text: str
    space: bool
    penalty: float


class Breaker:
    """Parts text into pieces; keeps what it has found for the next time the same text comes."""

    def __init__(self, words: Words) -> None:
        raise NotImplementedError

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return the pieces of one line of text (without line ends); joined with their spaces they are the text."""
        raise NotImplementedError

    def clusters(self, text: str) -> tuple[int, ...]:
        """Return the places where even a piece too long for a line may be cut: between Thai character clusters."""
        raise NotImplementedError
