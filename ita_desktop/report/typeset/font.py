"""Fonts in which one character code stands for one shaped Thai cluster.

HarfBuzz shapes each word once. Every distinct picture of a cluster (a base with its vowels and tones, placed as
the font asks) becomes one code: one glyph of the embedded subset, whose ToUnicode entry is the cluster's own
text. So pages need no positioning of marks, and every reader gets back exactly the text that was set.

How the font is written into a PDF stands in embed.py.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from typing import TYPE_CHECKING

import uharfbuzz as hb

from ita_desktop.base.errors import FileMissingError, UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.report.typeset.truetype import Outlines, Placed, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Bytes that would need a backslash in a PDF string (ISO 32000-1, 7.3.4.2): no code contains one.
_ESCAPED = frozenset(b"()\\\r\n")
_LAST_CODE = 0xFFFF
_THAI = re.compile(r"[\u0e01-\u0e7f]")
_BLANK = re.compile(r"[^\S\u00a0]")
_WORDS_KEPT = 50_000
_SHAPED_KEPT = 10_000  # each is larger
_HIGH, _LOW = "ปี้ ฟื้ น้ำ โต้ ไม้", "กู ญู ฐุ ฎู ฏู"  # the tallest and the deepest clusters of the script


class ShapedFont:
    """One font file, and the codes given to clusters so far. Belongs to one document."""

    def __init__(self, path: Path) -> None:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise FileMissingError(_("ไม่พบไฟล์ฟอนต์ {path}").format(path=path)) from error
        face = hb.Face(hb.Blob(data))
        try:
            self.outlines = Outlines(lambda tag: bytes(face.reference_table(tag).data))
        except (struct.error, ValueError) as error:
            raise _unusable(path) from error
        self.path = path
        self.face = face
        self.units_per_em = face.upem
        self.name = re.sub(r"[^A-Za-z0-9-]", "", face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "") or "Font"
        self.shapes = [Shape(((0, 0, 0),), 0)]  # code -> picture; code 0 is the font's sign for "no such character"
        self.texts = [""]  # code -> the text it stands for; "" where a code is not in use
        self._font = hb.Font(face)
        reach = self._font.get_font_extents("ltr")
        capital = self._font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        self.metrics = (reach.ascender, reach.descender, capital)  # in font units
        self._codes: dict[tuple[Shape, str], bytes] = {}
        self._words: dict[str, tuple[bytes, float]] = {}
        self._shaped = _shaped_words(data)

    def shape(self, word: str) -> tuple[bytes, float]:
        """Return the word's codes (two bytes for each cluster) and its width in em."""
        shaped = self._words.get(word)
        if shaped is None:
            if len(self._words) >= _WORDS_KEPT:
                self._words.clear()
            shaped = self._words[word] = self._shape(word)
        return shaped

    def _shape(self, word: str) -> tuple[bytes, float]:
        if not word:
            return b"", 0.0
        clusters = self._shaped.get(word)
        if clusters is None:
            if len(self._shaped) >= _SHAPED_KEPT:
                self._shaped.clear()
            clusters = self._shaped[word] = tuple(self._clusters(word))
        codes = b"".join([self._code(shape, text) for shape, text in clusters])
        return codes, sum([shape.advance for shape, _text in clusters]) / self.units_per_em

    def _clusters(self, word: str) -> Iterator[tuple[Shape, str]]:
        begin, pen = 0, 0
        parts: list[Placed] = []
        infos, positions = self._glyphs(word)
        for info, place in zip(infos, positions, strict=True):
            if info.cluster != begin:
                yield Shape(tuple(parts), max(pen, 0)), word[begin : info.cluster]
                begin, pen = info.cluster, 0
                parts = []
            parts.append((info.codepoint, pen + place.x_offset, place.y_offset))
            pen += place.x_advance
        yield Shape(tuple(parts), max(pen, 0)), word[begin:]

    def _glyphs(self, word: str) -> tuple[list[hb.GlyphInfo], list[hb.GlyphPosition]]:
        buffer = hb.Buffer()
        # White space a font has no glyph for is set as a space; each character stays one, so clusters still match.
        buffer.add_str(_BLANK.sub(" ", word))
        buffer.direction = "ltr"
        buffer.script = "Thai" if _THAI.search(word) else "Latn"
        buffer.language = "th"
        hb.shape(self._font, buffer)
        return buffer.glyph_infos, buffer.glyph_positions

    def _code(self, shape: Shape, text: str) -> bytes:
        code = self._codes.get((shape, text))
        if code is None:
            if len(self.shapes) > _LAST_CODE:
                return b"\0\0"  # more different clusters than a PDF font has codes: no text of a language
            while not _ESCAPED.isdisjoint(len(self.shapes).to_bytes(2, "big")):
                self.shapes.append(Shape((), 0))
                self.texts.append("")
            code = self._codes[shape, text] = len(self.shapes).to_bytes(2, "big")
            self.shapes.append(shape)
            self.texts.append(text)
        return code

    def read(self, codes: bytes) -> str:
        """Return the text that codes stand for."""
        return "".join([self.texts[code] for (code,) in struct.iter_unpack(">H", codes)])

    def missing(self, text: str) -> set[str]:
        """Return the characters of the text the font has no glyph for."""
        return {
            char
            for char in set(text)
            if not char.isspace() and any(info.codepoint == 0 for info in self._glyphs(char)[0])
        }

    def ink(self) -> tuple[float, float]:
        """Return how far Thai reaches above and (negative) below the base line, in em."""
        try:
            reach = [self._extent(text) for text in (_HIGH, _LOW)]
        except struct.error as error:
            raise _unusable(self.path) from error
        (_left, _bottom, _right, top), (_left, bottom, _right, _top) = reach
        return top / self.units_per_em, bottom / self.units_per_em

    def _extent(self, text: str) -> tuple[int, int, int, int]:
        infos, positions = self._glyphs(text)
        placed = [
            (info.codepoint, 0, place.y_offset) for info, place in zip(infos, positions, strict=True) if info.codepoint
        ]
        return self.outlines.extent(placed) or self.outlines.box

    def program(self) -> bytes:
        """Return a font file whose glyphs are the codes given so far.

        Raises UnreadableError when a glyph of the font is damaged.
        """
        try:
            return self.outlines.subset(self.shapes)
        except (struct.error, ValueError) as error:
            raise _unusable(self.path) from error


@lru_cache(maxsize=4)
def _shaped_words(_font: bytes) -> dict[str, tuple[tuple[Shape, str], ...]]:
    """Return the clusters of the words that were shaped with a font file, in earlier documents too."""
    return {}


def _unusable(path: Path) -> UnreadableError:
    return UnreadableError(_("ไฟล์ {path} ไม่ใช่ฟอนต์ TrueType ที่ใช้ได้").format(path=path))


class Family:
    """The fonts of one document, which it must not share with another one.

    Without a bold font bold text is drawn by thickening the regular one. `scale` multiplies every size, for fonts
    drawn small on their body (TH Sarabun looks like Sarabun at 1.51 times the size).
    Raises FileMissingError, and UnreadableError for a file that is not a TrueType font.
    """

    def __init__(self, regular: Path, bold: Path | None = None, *, scale: float = 1.0) -> None:
        self.regular = ShapedFont(regular)
        self.bold = self.regular if bold is None else ShapedFont(bold)
        self.thickened = bold is None
        self.scale = scale
        top, bottom = self.regular.ink()
        self._middle = (top + bottom) / 2 * scale

    def font(self, *, bold: bool) -> ShapedFont:
        """Return the font for regular or bold text."""
        return self.bold if bold else self.regular

    def missing(self, text: str) -> set[str]:
        """Return the characters of the text that one of the fonts cannot show."""
        missing = self.regular.missing(text)
        return missing if self.thickened else missing | self.bold.missing(text)

    def base_line(self, size: float, leading: float) -> float:
        """Return the distance from the top of a line to its base line.

        It leaves as much room above the tallest Thai cluster as below the deepest.
        """
        return leading / 2 + self._middle * size
