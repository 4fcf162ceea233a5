"""Planned pages to PDF operators (ISO 32000-1, annex A), written as short as they can be.

All text of a layer is one text object. Lines follow each other by the operator that moves down one line and
shows a string; every other move is relative to the line before. Codes need no escapes, so strings stand as they
are (see font.py).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ita_desktop.report.typeset.font import ShapedFont
    from ita_desktop.report.typeset.lines import Face
    from ita_desktop.report.typeset.sheet import Layer, Rule, Shade, Text

MULTIPLY = b"/M0"
"""The name under which pages know the state of the pen in which what is drawn darkens what is there."""

_STAMP_LENGTH, _STAMP_GREY = 0.3, 0.89  # of the page's diagonal; 1 is white
_STAMP_RISE = 0.3  # em; half the height of a Thai letter without marks
_THICKENED = 0.03  # em; how much wider a stroke of a regular letter gets when it stands for a bold one


@lru_cache(maxsize=8192)
def number(hundredths: int) -> bytes:
    """Return a number of hundredths in its shortest form: 1250 is 12.5."""
    sign, digits = "-" if hundredths < 0 else "", f"{abs(hundredths):03}"
    whole, part = digits[:-2].lstrip("0"), digits[-2:].rstrip("0")
    text = f"{whole}.{part}" if part else whole or "0"
    return f"{sign if hundredths else ''}{text}".encode()


def points(*values: float) -> bytes:
    """Return lengths in points, parted by spaces."""
    return b" ".join([number(round(value * 100)) for value in values])


class Pen:
    """Draws layers of pages of one height; ``name`` gives the name of a font or of a picture's data."""

    def __init__(self, height: float, name: Callable[[ShapedFont | bytes], bytes]) -> None:
        self._height = height
        self._name = name

    def draw(self, layers: Sequence[Layer]) -> bytes:
        """Return the content of layers that stand on one page."""
        out: list[bytes] = []
        for layer in layers:
            out += self._shades(layer.shades)
            out += self._rules(layer.rules)
            for image in layer.images:
                place = points(image.width, 0, 0, image.height, image.x, self._height - image.y - image.height)
                out.append(b"q " + place + b" cm" + self._name(image.data) + b" Do Q")
        out += self._texts([text for layer in layers for text in layer.texts])
        return b"\n".join(out)

    def stamp(self, word: str, font: ShapedFont, width: float) -> bytes:
        """Return the content that draws a word across the middle of a page so wide, along its diagonal."""
        codes, length = font.shape(word)
        size = _STAMP_LENGTH * math.hypot(width, self._height) / length
        turn = math.atan2(self._height, width)
        along, up = math.cos(turn), math.sin(turn)
        x = width / 2 - along * length * size / 2 + up * _STAMP_RISE * size
        y = self._height / 2 - up * length * size / 2 - along * _STAMP_RISE * size
        matrix = b"%.5f %.5f %.5f %.5f " % (along, up, -up, along) + points(x, y)
        face = self._name(font) + b" " + points(size) + b" Tf"
        return b"\n".join(
            (
                b"q " + MULTIPLY + b" gs " + points(_STAMP_GREY) + b" g",
                b"BT " + face,
                matrix + b" Tm(" + codes + b")Tj",
                b"ET Q",
            )
        )

    def _shades(self, shades: Sequence[Shade]) -> list[bytes]:
        if not shades:
            return []
        out, colour = [], None
        for shade in shades:
            if shade.colour != colour:
                colour = shade.colour
                out.append(points(*colour) + b" rg")
            out.append(points(shade.x, self._height - shade.y - shade.height, shade.width, shade.height) + b" re f")
        out.append(b"0 g")
        return out

    def _rules(self, rules: Sequence[Rule]) -> list[bytes]:
        out = []
        for width in sorted({rule.width for rule in rules if rule.width > 0}):
            strokes = [
                points(rule.x, self._height - rule.y) + b" m " + points(rule.to_x, self._height - rule.to_y) + b" l"
                for rule in rules
                if rule.width == width
            ]
            out += [points(width) + b" w", *strokes, b"S"]
        return out

    def _texts(self, texts: Sequence[Text]) -> list[bytes]:
        out: list[bytes] = []
        face: Face | None = None
        at_x = at_y = drop = 0
        for text in texts:
            lines = text.galley.lines
            over = self._height - text.y + lines[text.start].top
            for line in lines[text.start : text.stop]:
                if not line.parts:
                    continue
                if line.face is not face:
                    out.append(self._face(line.face, face))
                    face = line.face
                    drop = round(face.leading * 100)
                y = round((over - line.top - face.base) * 100)
                for part in line.parts:
                    x = round((text.x + part.x) * 100)
                    if x == at_x and abs(at_y - drop - y) <= 1:
                        out.append(b"(" + part.codes + b")'")
                        at_y -= drop
                    else:
                        out.append(number(x - at_x) + b" " + number(y - at_y) + b" Td(" + part.codes + b")Tj")
                        at_x, at_y = x, y
        return [b"BT", *out, b"ET"] if out else []

    def _face(self, face: Face, before: Face | None) -> bytes:
        out = self._name(face.font) + b" " + points(face.size) + b" Tf " + points(face.leading) + b" TL"
        if face.thick:
            out += b" 2 Tr " + points(face.size * _THICKENED) + b" w"
        elif before and before.thick:
            out += b" 0 Tr"
        return out
