"""What a page can be made of, apart from tables: the vocabulary a caller writes its content in.

Lengths are points (1/72 inch). A `tag` is whatever the caller wants to find again: it comes back with the
boxes of the page. How text becomes lines stands in lines.py, how lines become pages in page.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Align: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks; `after` is the space below its last line, `leading` from line to line."""

    size: float
    leading: float
    bold: bool = False
    align: Align = "left"
    first_indent: float = 0
    after: float = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""Text of one style.

    `label` is a hanging marker ("-", "๑."): every line of the text starts behind it. `indent` moves the whole
    item to the right. "\n" in the text ends a line.
    """

    text: str
    style: Style
    label: str = ""
    indent: float = 0
    tag: object = None


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height; it vanishes where a page was full just before it."""

    height: float


@dataclass(frozen=True, slots=True)
class Fill:
    """Pushes what follows, up to the next page break, to the bottom; several share the free height."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG or PNG image, centred; made smaller when it is larger than the page's text area."""

    data: bytes
    width: float
    height: float
    tag: object = None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The end of a page."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A line of a contents list: text, dots, and `right` at the right edge; all of it a link to `anchor`."""

    text: str
    right: str
    style: Style
    indent: float = 0
    anchor: str = ""
    tag: object = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place links can go to; with a title also an entry of the outline, `level` 0 being the outermost."""

    name: str
    title: str | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Columns of equal width beside each other, never split over pages; `gap` is the space between them."""

    columns: tuple[tuple[Paragraph | Space, ...], ...]
    gap: float = 18
