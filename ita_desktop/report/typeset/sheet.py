"""Planned pages: what stands where, before anything is drawn.

A page keeps only places and references to text that is already set, so a plan of a thousand pages is small.
Everything is counted in points from the top left corner of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from ita_desktop.report.typeset.lines import Galley

Colour: TypeAlias = tuple[float, float, float]


class Box(NamedTuple):
    """Where a piece stands; ``column`` is that of a table's cell, -1 for everything else."""

    tag: object
    x: float
    y: float
    width: float
    height: float
    column: int = -1


class Text(NamedTuple):
    """Lines ``start`` to ``stop`` of a galley; x, y is the top left corner of the first one."""

    x: float
    y: float
    galley: Galley
    start: int
    stop: int
    tags: tuple[object, ...]
    """One for each paragraph of the galley."""


class Rule(NamedTuple):
    """A straight line between two places."""

    x: float
    y: float
    to_x: float
    to_y: float
    width: float


class Shade(NamedTuple):
    """A coloured area."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour


class Image(NamedTuple):
    """A picture and its size on the page."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


class Link(NamedTuple):
    """An area that leads to an anchor."""

    x: float
    y: float
    width: float
    height: float
    anchor: str


class Layer(NamedTuple):
    """A part of a page, in the order it is read. A ``repeated`` one is drawn once for all its pages."""

    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    shades: tuple[Shade, ...] = ()
    areas: tuple[Box, ...] = ()
    images: tuple[Image, ...] = ()
    links: tuple[Link, ...] = ()
    repeated: bool = False

    def moved(self, down: float) -> Layer:
        """Return the layer so many points lower; it is no longer the same as on other pages."""
        return Layer(
            tuple(text._replace(y=text.y + down) for text in self.texts),
            tuple(rule._replace(y=rule.y + down, to_y=rule.to_y + down) for rule in self.rules),
            tuple(shade._replace(y=shade.y + down) for shade in self.shades),
            tuple(area._replace(y=area.y + down) for area in self.areas),
            tuple(image._replace(y=image.y + down) for image in self.images),
            tuple(link._replace(y=link.y + down) for link in self.links),
        )


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``number`` is what is printed on it, "" for none."""

    width: float
    height: float
    layers: tuple[Layer, ...]
    number: str = ""

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes of all pieces with a tag: of each cell, each picture and each line of text.

        The last box that holds a point is the innermost.
        """
        areas = [area for layer in self.layers for area in layer.areas]
        lines = [box for layer in self.layers for text in layer.texts for box in _lines(text)]
        return (*areas, *lines)

    def read(self) -> tuple[str, ...]:
        """Return the lines of the page as text, in the order they are drawn."""
        return tuple(
            line.read()
            for layer in self.layers
            for text in layer.texts
            for line in text.galley.lines[text.start : text.stop]
        )


def _lines(text: Text) -> list[Box]:
    lines = text.galley.lines[text.start : text.stop]
    return [
        Box(tag, text.x, text.y + line.top - lines[0].top, text.galley.width, line.face.leading)
        for line in lines
        if (tag := text.tags[line.paragraph]) is not None
    ]
