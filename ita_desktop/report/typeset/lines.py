"""Paragraphs to lines.

Lines end where the whole paragraph looks best: the even use of the width is weighed against how unwelcome each
line end is (optimum fit, after Knuth and Plass, "Breaking Paragraphs into Lines", 1981; here for ragged lines). A
space at a line end hangs: it takes no room, but it is drawn, so that a copy of the text keeps it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ita_desktop.report.typeset.paragraph import Paragraph, Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.report.typeset.breaker import Breaker
    from ita_desktop.report.typeset.font import Family, ShapedFont
    from ita_desktop.report.typeset.paragraph import Align, Leader, Style

# What a line end costs, on the scale of Piece.penalty.
_RAGGED = 40.0  # a line left all empty; half empty is a quarter of it
_LINE = 1.0  # each line, so that fewer are better
_AT_SPACE = -1.0  # readers expect an end there
_LONELY = 2.0  # a last line of one word
_TOO_WIDE = 1e6  # a line wider than the column: only where not even one cluster fits

_NARROW = 3.0  # em; with less room beside it a label does not hang
_LEAST = 1.0  # points; a column's paddings may be wider than the column
_SLACK = 1e-6  # em; differences of this size come from adding up

KEPT = 2
"""How many lines of a paragraph stay together on either side of a page's end, where possible."""


class Face(NamedTuple):
    """How the letters of a line look; sizes in points, ``base`` from the line's top to its base line."""

    font: ShapedFont
    size: float
    leading: float
    base: float
    thick: bool


class Part(NamedTuple):
    """Codes of a font that stand together; x from the left edge of the galley, without a hanging space."""

    x: float
    width: float
    codes: bytes


class Line(NamedTuple):
    """One line; ``top`` from the top of its galley; ``paragraph`` says of which of the galley's it is part."""

    top: float
    face: Face
    parts: tuple[Part, ...]
    paragraph: int

    def read(self) -> str:
        """Return the line's text; what stands apart in it (a label, dots) is parted by a space."""
        return " ".join(self.face.font.read(part.codes) for part in self.parts)


class Galley:
    """Lines below each other in one column, as wide as it may be."""

    __slots__ = ("bottoms", "lines", "width")

    def __init__(self, lines: tuple[Line, ...], width: float) -> None:
        self.lines = lines
        self.width = width
        self.bottoms = tuple(line.top + line.face.leading for line in lines)

    def height(self, start: int = 0, stop: int | None = None) -> float:
        """Return the height of some lines, 0 for none."""
        stop = len(self.lines) if stop is None else stop
        return self.bottoms[stop - 1] - self.lines[start].top if stop > start else 0.0

    def fitting(self, start: int, room: float) -> int:
        """Return how many lines from ``start`` on fit into the room."""
        if start >= len(self.lines):
            return 0
        return max(0, bisect_right(self.bottoms, room + self.lines[start].top + _SLACK) - start)

    def taken(self, start: int, room: float) -> int:
        """Return how many lines to take, leaving two together on each side; 0 when that cannot be.

        Where fewer lines allow it, no paragraph leaves a single one of its own lines on either side.
        """
        count, fits = len(self.lines) - start, self.fitting(start, room)
        if fits >= count:
            return count
        take = min(fits, count - KEPT)
        if take < KEPT:
            return 0
        return next((fewer for fewer in range(take, KEPT - 1, -1) if not self._lonely(start + fewer)), take)

    def _lonely(self, at: int) -> bool:
        """Tell whether a page's end before this line leaves one line of a longer paragraph alone."""
        before, behind = (line.paragraph for line in self.lines[at - 1 : at + 1])
        if before != behind:
            return False
        first = self.lines[at - 2].paragraph != before
        return first or at + 1 == len(self.lines) or self.lines[at + 1].paragraph != behind


Item: TypeAlias = Paragraph | Space


class Setter:
    """Sets text in the fonts of one document; the same text in the same width is set once."""

    def __init__(self, family: Family, breaker: Breaker) -> None:
        self._family = family
        self._breaker = breaker
        self._faces: dict[Style, Face] = {}
        self._galleys: dict[tuple[object, ...], Galley] = {}

    def face(self, style: Style) -> Face:
        """Return what a style's letters look like in the document's fonts."""
        face = self._faces.get(style)
        if face is None:
            family = self._family
            face = self._faces[style] = Face(
                family.font(bold=style.bold),
                style.size * family.scale,
                style.leading,
                family.base_line(style.size, style.leading),
                style.bold and family.thickened,
            )
        return face

    def galley(self, items: Sequence[Item], width: float, align: Align = "left") -> Galley:
        """Set paragraphs below each other; ``align`` is for those whose own style is at the left."""
        width = max(width, _LEAST)
        key = (width, align, *[_key(item) for item in items])
        galley = self._galleys.get(key)
        if galley is None:
            galley = self._galleys[key] = self._set(items, width, align)
        return galley

    def _set(self, items: Sequence[Item], width: float, align: Align) -> Galley:
        lines: list[Line] = []
        top, nth = 0.0, 0
        for item in items:
            if isinstance(item, Space):
                top += item.height
                continue
            if item.style.align != align and item.style.align == "left":
                item = replace(item, style=replace(item.style, align=align))  # noqa: PLW2901 - the same paragraph
            face = self.face(item.style)
            for parts in self._paragraph(item, face, width):
                lines.append(Line(top, face, parts, nth))
                top += face.leading
            top += item.style.after
            nth += 1
        return Galley(tuple(lines), width)

    def _paragraph(self, item: Paragraph, face: Face, width: float) -> list[tuple[Part, ...]]:
        """Return the parts of every line."""
        text, indent, label = item.text, item.indent, None
        if item.label:
            codes, wide = face.font.shape(item.label)
            space, gap = face.font.shape(" ")
            behind = indent + (wide + gap) * face.size
            if width - behind >= _NARROW * face.size:
                label, indent = Part(indent, wide * face.size, codes + space), behind
            else:
                text = f"{item.label} {text}"
        if width - indent < _NARROW * face.size:
            indent = 0.0  # the column is too narrow to move anything to the right
        room = width - indent
        first = item.style.first_indent if room - item.style.first_indent >= _NARROW * face.size else 0.0
        out: list[tuple[Part, ...]] = []
        for codes, wide in self._lines(text, face, room - first, room):
            x = indent
            if item.style.align != "left":
                x += max(0.0, room - first - wide) * (0.5 if item.style.align == "center" else 1.0)
            out.append((Part(x + first, wide, codes),) if codes else ())
            first = 0.0
        if label:
            out[0] = (label, *out[0])
        return out

    def _lines(self, text: str, face: Face, first: float, width: float) -> list[tuple[bytes, float]]:
        """Return the lines of one paragraph as codes and widths in points."""
        out: list[tuple[bytes, float]] = []
        for part in text.split("\n"):
            pieces = self._pieces(part, face.font, min(first, width) / face.size)
            out += _fit(pieces, first / face.size, width / face.size) if pieces else [(b"", 0.0)]
            first = width
        return [(codes, wide * face.size) for codes, wide in out]

    def _pieces(self, text: str, font: ShapedFont, widest: float) -> list[_Shaped]:
        space, gap = font.shape(" ")
        out: list[_Shaped] = []
        shape = font.shape
        for word, spaced, penalty in self._breaker.pieces(text):
            codes, width = shape(word)
            if width > widest + _SLACK:
                out += self._cut(word, font, widest)
                codes, width, _, _ = out.pop()
            if spaced:
                out.append((codes + space, width, gap, penalty + _AT_SPACE))
            else:
                out.append((codes, width, 0.0, penalty))
        return out

    def _cut(self, piece: str, font: ShapedFont, widest: float) -> list[_Shaped]:
        """Return the parts of a piece that is wider than a line; each part is cut no worse than it must be."""
        (space, gap), shape, last = font.shape(" "), font.shape, len(piece)
        costs = {last: 0.0}
        for places in self._breaker.inside(piece):
            wide = [
                (start, stop)
                for start, stop in pairwise((0, *sorted(costs)))
                if shape(piece[start:stop].rstrip(" "))[1] > widest + _SLACK
            ]
            if not wide:
                break
            costs |= {at: cost for at, cost in places.items() if any(start < at < stop for start, stop in wide)}
        out: list[_Shaped] = []
        for start, stop in pairwise((0, *sorted(costs))):
            spaced = stop < last and piece[stop - 1] == " "
            codes, width = shape(piece[start : stop - spaced])
            out.append((codes + space, width, gap, costs[stop]) if spaced else (codes, width, 0.0, costs[stop]))
        return out

    def leader(self, leader: Leader, width: float) -> Galley:
        """Set a line of a contents list; only its last line has the dots and what stands at the right."""
        face = self.face(leader.style)
        font, size = face.font, face.size
        right, right_width = font.shape(leader.right)
        dot, dot_width = font.shape(".")
        space, gap = font.shape(" ")
        room = width - (right_width + gap) * size
        entry = Paragraph(leader.text, leader.style, indent=leader.indent)
        rows = self._paragraph(entry, face, max(room - 2 * gap * size, _NARROW * size))
        last = rows[-1]
        # Dots stand in the same places in every entry of the list: counted from the right.
        free = (room - (last[-1].x + last[-1].width if last else leader.indent)) / size - gap
        dots = max(0, int(free / dot_width)) if dot_width else 0
        if dots:
            wide = dots * dot_width * size
            last = (*last, Part(room - wide, wide, dot * dots + space))
        rows[-1] = (*last, Part(width - right_width * size, right_width * size, right))
        lines = (Line(nth * face.leading, face, parts, 0) for nth, parts in enumerate(rows))
        return Galley(tuple(lines), width)


_Shaped: TypeAlias = tuple[bytes, float, float, float]
"""Codes with their hanging space, width in em without it, width of the space, cost of a line end behind it."""


def _key(item: Item) -> object:
    return item.height if isinstance(item, Space) else (item.text, item.style, item.label, item.indent)


def _fit(pieces: Sequence[_Shaped], first: float, width: float) -> list[tuple[bytes, float]]:
    """Return the lines that cost least in all, as codes and widths in em."""
    count, last = len(pieces), len(pieces) - 1
    befores, ends, reach = [], [], 0.0  # where each piece begins and ends in one endless line
    for _, wide, gap, _ in pieces:
        befores.append(reach)
        ends.append(reach + wide)
        reach += wide + gap
    penalties = [piece[3] for piece in pieces]
    best = [0.0] + [float("inf")] * count  # the cost of the lines up to a line end behind so many pieces
    begins = [0] * (count + 1)  # where the line that ends there begins
    limit = first + _SLACK
    for start in range(count):
        so_far, edge, ragged = best[start] + _LINE, befores[start] + limit, _RAGGED / (limit * limit)
        if ends[start] > edge:
            so_far += _TOO_WIDE
            edge = ends[start]
        for stop in range(start, last):
            unused = edge - ends[stop]
            if unused < 0:
                break
            cost = so_far + ragged * unused * unused + penalties[stop]
            if cost < best[stop + 1]:
                best[stop + 1] = cost
                begins[stop + 1] = start
        if ends[last] <= edge:
            cost = so_far + (_LONELY if start == last and start else 0.0)
            if cost < best[count]:
                best[count] = cost
                begins[count] = start
        limit = width + _SLACK
    out = []
    stop = count
    while stop:
        start = begins[stop]
        out.append((b"".join([piece[0] for piece in pieces[start:stop]]), ends[stop - 1] - befores[start]))
        stop = start
    return out[::-1]
