"""Where Thai words end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Cut(NamedTuple):
    """A place in a run of Thai letters, counted in characters; ``inner``: between two parts of one compound word."""

    at: int
    inner: bool


class Words:
    """The word list with the names that one office adds to it, each kept whole."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        raise NotImplementedError

    def cuts(self, run: str) -> tuple[Cut, ...]:
        """Return the places inside an unbroken run of Thai letters where a word, or a part of one, ends."""
        raise NotImplementedError
