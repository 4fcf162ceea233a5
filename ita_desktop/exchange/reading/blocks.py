"""What a foreign file holds, whatever its format: paragraphs and tables, in their order, with clean text."""

from __future__ import annotations

import uuid
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListMark:
    """What the file's own program prints before a paragraph of a list: a bullet, a number, other words.

    ``number`` is 0 for a bullet; ``words`` is the whole label where it is neither bullet nor number ("ก."). A mark
    belongs to the first line of its paragraph.
    """

    number: int = 0
    level: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, its forced line breaks as LF.

    ``new_page``: it starts a page. ``aside``: it is centred or set at the right. ``contents``: it is an entry of a
    generated table of contents. ``torn``: a page ended before it and it may go on in the middle of a word. ``apart``:
    it stands in a table within its cell, or comes right after one.
    """

    text: str
    mark: ListMark | None = None
    new_page: bool = False
    aside: bool = False
    contents: bool = False
    torn: bool = False
    apart: bool = False

    def lines(self) -> tuple[str, ...]:
        """Return its lines that are not empty."""
        return tuple(line for line in (x.strip() for x in self.text.split("\n")) if line)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the first grid column it covers (0-based), how many, and what stands in it.

    ``continues``: it is the lower part of the cell above it, which holds the text.
    """

    start: int
    span: int
    paragraphs: tuple[Paragraph, ...] = ()
    continues: bool = False

    @property
    def text(self) -> str:
        """Return its lines that are not empty, parted by LF."""
        return "\n".join(line for p in self.paragraphs for line in p.lines())


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its rows of cells from left to right."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


_SHOWN = 30  # letters of a text quoted in a sentence


def beginning(text: str) -> str:
    """Return the first words of a text, as a sentence quotes them."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


@dataclass(frozen=True, slots=True)
class Tidied:
    """What was put right in a text as it entered, and where that stands in the file: words for a person."""

    phrase: str
    where: str


@dataclass(frozen=True, slots=True)
class Source:
    """A foreign file as read: its blocks, the SHA-256 (hex) of its bytes, what was put right on the way in."""

    blocks: tuple[Block, ...]
    sha256: str
    tidied: tuple[Tidied, ...] = ()

    def uid(self, *place: object) -> str:
        """Return the identity of the record that stands at a place of this file: the same at every reading."""
        return str(uuid.uuid5(uuid.NAMESPACE_OID, "/".join(map(str, (self.sha256, *place)))))
