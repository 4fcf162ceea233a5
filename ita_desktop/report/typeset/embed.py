"""Fonts of shaped clusters as PDF objects: composite fonts with the identity encoding (ISO 32000-1, 9.7)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.report.typeset.font import ShapedFont
    from ita_desktop.report.typeset.objects import File

_MAP_HEAD = b"""/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
"""
_MAP_END = b"""endcmap
CMapName currentdict/CMap defineresource pop
end
end
"""
_MOST = 100  # entries in one list of a character map


def embed(file: File, font: ShapedFont) -> bytes:
    """Write a font with all clusters it has been asked for; return the reference to it.

    Raises UnreadableError when a glyph of the font is damaged.
    """
    program = font.program()
    tag = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
    name = f"/{tag}+{font.name}".encode()
    unit = 1000 / font.units_per_em
    box = " ".join(f"{side * unit:.0f}" for side in font.outlines.box).encode()
    program_at = file.add_stream(program, b"/Length1 %d" % len(program))
    descriptor = file.add(
        b"<</Type/FontDescriptor/FontName%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d"
        b"/StemV 80/FontFile2 %s>>" % (name, box, *(round(metric * unit) for metric in font.metrics), program_at)
    )
    widths = " ".join(f"{shape.advance * unit:.2f}".rstrip("0").rstrip(".") for shape in font.shapes).encode()
    descendant = file.add(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont%s/CIDToGIDMap/Identity"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %s/DW 0/W[0[%s]]>>"
        % (name, descriptor, widths)
    )
    return file.add(
        b"<</Type/Font/Subtype/Type0/BaseFont%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
        % (name, descendant, file.add_stream(character_map(font)))
    )


def character_map(font: ShapedFont) -> bytes:
    """Return the map from codes to the text they stand for (ISO 32000-1, 9.10.3)."""
    entries = [
        b"<%04X><%s>\n" % (code, text.encode("utf-16-be").hex().upper().encode())
        for code, text in enumerate(font.texts)
        if text
    ]
    lists = [entries[at : at + _MOST] for at in range(0, len(entries), _MOST)]
    return (
        _MAP_HEAD
        + b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(part), b"".join(part)) for part in lists)
        + _MAP_END
    )
