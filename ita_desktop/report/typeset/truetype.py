"""The outlines of a TrueType font: read from one file, written as a subset with glyphs of our own making.

Only what embedding needs: glyf, loca, hmtx and the tables of sizes. Hinting programs are left behind: a screen
of today does without them, and bytecode written for other glyph numbers is better not run. Table formats:
OpenType specification 1.9.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Component flags of the glyf table.
_WORDS, _XY, _SCALE, _MORE, _XY_SCALE, _MATRIX, _INSTRUCTIONS = 0x1, 0x2, 0x8, 0x20, 0x40, 0x80, 0x100
_LONG_OFFSETS = 50  # of head: which form loca has
_CHECKSUM = 8  # of head: checkSumAdjustment
_NESTED = 4  # how deep composites of the source may already be nested, one more on top

Placed: TypeAlias = tuple[int, int, int]  # glyph, x, y in font units


class Shape(NamedTuple):
    """A glyph to be written: the source's glyphs that make it up, and how far it moves the pen."""

    parts: tuple[Placed, ...]
    advance: int


class Outlines:
    """Glyph data of one font.

    Raises ValueError or struct.error when a table is missing, damaged or not TrueType.
    """

    def __init__(self, table: Callable[[str], bytes]) -> None:
        self._head, self._hhea, self._maxp = (table(tag) for tag in ("head", "hhea", "maxp"))
        self._glyf = table("glyf")
        if not self._glyf:
            raise ValueError("no TrueType outlines")
        (self.count,) = struct.unpack_from(">H", self._maxp, 4)
        self._offsets = self._read_offsets(table("loca"))
        self._bearings = self._read_bearings(table("hmtx"))

    def _read_offsets(self, loca: bytes) -> tuple[int, ...]:
        if struct.unpack_from(">h", self._head, _LONG_OFFSETS)[0]:
            return struct.unpack_from(f">{self.count + 1}L", loca)
        return tuple(2 * half for half in struct.unpack_from(f">{self.count + 1}H", loca))

    def _read_bearings(self, hmtx: bytes) -> tuple[int, ...]:
        """Return the left side bearing of every glyph."""
        (full,) = struct.unpack_from(">H", self._hhea, 34)
        pairs: tuple[int, ...] = struct.unpack_from(">" + "Hh" * full, hmtx)
        return pairs[1::2] + struct.unpack_from(f">{self.count - full}h", hmtx, 4 * full)

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The box around all glyphs of the font: left, bottom, right, top in font units."""
        return struct.unpack_from(">4h", self._head, 36)

    def data(self, glyph: int) -> bytes:
        """Return the glyph's record; empty for a glyph without ink."""
        if not 0 <= glyph < self.count:
            return b""
        return self._glyf[self._offsets[glyph] : self._offsets[glyph + 1]]

    def extent(self, parts: Sequence[Placed]) -> tuple[int, int, int, int] | None:
        """Return the box around placed glyphs (left, bottom, right, top); None when nothing has ink."""
        boxes = [
            (left + x, bottom + y, right + x, top + y)
            for glyph, x, y in parts
            if (data := self.data(glyph))
            for left, bottom, right, top in (struct.unpack_from(">4h", data, 2),)
        ]
        if not boxes:
            return None
        left, bottom, right, top = zip(*boxes, strict=True)
        return min(left), min(bottom), max(right), max(top)

    def subset(self, shapes: Sequence[Shape]) -> bytes:
        """Return a font file whose glyph n is `shapes[n]`.

        A shape of one unmoved glyph is that glyph; any other becomes a composite. Glyphs needed only as
        components follow behind the shapes.
        """
        return _Subset(self, shapes).file()

    def skeleton(self, glyphs: int, components: int) -> dict[str, bytes]:
        """Return head, hhea and maxp for a subset of so many glyphs and components in one glyph."""
        head, hhea, maxp = bytearray(self._head), bytearray(self._hhea), bytearray(self._maxp)
        struct.pack_into(">L", head, _CHECKSUM, 0)
        struct.pack_into(">h", head, _LONG_OFFSETS, 1)
        struct.pack_into(">H", hhea, 34, glyphs)
        struct.pack_into(">H", maxp, 4, glyphs)
        points, contours, composite_points, composite_contours = struct.unpack_from(">4H", maxp, 6)
        struct.pack_into(
            ">2H",
            maxp,
            10,
            min(max(composite_points, points * components), 0xFFFF),
            min(max(composite_contours, contours * components), 0xFFFF),
        )
        most, depth = struct.unpack_from(">2H", maxp, 28)
        struct.pack_into(">3H", maxp, 26, 0, max(most, components), max(depth + 1, _NESTED))
        return {"head": bytes(head), "hhea": bytes(hhea), "maxp": bytes(maxp)}

    def bearing(self, glyph: int) -> int:
        """Return the glyph's left side bearing."""
        return self._bearings[glyph] if glyph < self.count else 0


class _Subset:
    """The records of one subset while it is put together."""

    def __init__(self, source: Outlines, shapes: Sequence[Shape]) -> None:
        self._source = source
        self._shapes = shapes
        self._slots: dict[int, int] = {}  # glyph of the source that is only a component -> its new number
        self._components: list[int] = []  # the same glyphs in the order of their new numbers
        self._records: list[tuple[bytes, int, int]] = []  # outline, advance, left side bearing

    def file(self) -> bytes:
        for shape in self._shapes:
            self._add(shape)
        for glyph in self._components:  # grows while it is walked: components bring in components
            self._records.append((self._plain(glyph), 0, self._source.bearing(glyph)))
        glyf, loca = bytearray(), [0]
        for data, _, _ in self._records:
            glyf += data + b"\0" * (-len(data) % 4)
            loca.append(len(glyf))
        components = max((len(shape.parts) for shape in self._shapes), default=1)
        tables = self._source.skeleton(len(self._records), components)
        tables["glyf"] = bytes(glyf)
        tables["loca"] = struct.pack(f">{len(loca)}L", *loca)
        tables["hmtx"] = b"".join(struct.pack(">Hh", advance, lsb) for _, advance, lsb in self._records)
        return _sfnt(tables)

    def _slot(self, glyph: int) -> int:
        number = self._slots.get(glyph)
        if number is None:
            number = self._slots[glyph] = len(self._shapes) + len(self._components)
            self._components.append(glyph)
        return number

    def _add(self, shape: Shape) -> None:
        parts = [part for part in shape.parts if self._source.data(part[0])]
        box = self._source.extent(parts)
        if box is None:
            self._records.append((b"", shape.advance, 0))
        elif len(parts) == 1 and parts[0][1:] == (0, 0):
            glyph = parts[0][0]
            self._records.append((self._plain(glyph), shape.advance, self._source.bearing(glyph)))
        else:
            last = len(parts) - 1
            record = struct.pack(">h4h", -1, *box) + b"".join(
                struct.pack(">2H2h", _WORDS | _XY | (_MORE if nth < last else 0), self._slot(glyph), x, y)
                for nth, (glyph, x, y) in enumerate(parts)
            )
            self._records.append((record, shape.advance, box[0]))

    def _plain(self, glyph: int) -> bytes:
        """Return a glyph of the source without hinting and with its components renumbered."""
        data = self._source.data(glyph)
        if not data:
            return data
        (contours,) = struct.unpack_from(">h", data)
        if contours >= 0:
            at = 10 + 2 * contours
            (length,) = struct.unpack_from(">H", data, at)
            return data[:at] + b"\0\0" + data[at + 2 + length :]
        out, at = bytearray(data), 10
        while True:
            flags, component = struct.unpack_from(">2H", data, at)
            struct.pack_into(">2H", out, at, flags & ~_INSTRUCTIONS, self._slot(component))
            at += 4 + (4 if flags & _WORDS else 2)
            at += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _MATRIX else 0
            if not flags & _MORE:
                return bytes(out[:at])


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF


def _sfnt(tables: dict[str, bytes]) -> bytes:
    """Return the font file made of these tables."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    directory = struct.pack(">L4H", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    body, offset, head = [], 12 + 16 * count, 0
    for tag in sorted(tables):
        padded = tables[tag] + b"\0" * (-len(tables[tag]) % 4)
        directory += struct.pack(">4s3L", tag.encode(), _checksum(padded), offset, len(tables[tag]))
        head = offset if tag == "head" else head
        body.append(padded)
        offset += len(padded)
    data = bytearray(directory + b"".join(body))
    struct.pack_into(">L", data, head + _CHECKSUM, (0xB1B0AFBA - _checksum(bytes(data))) & 0xFFFFFFFF)
    return bytes(data)
