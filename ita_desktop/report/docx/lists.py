"""Word's own lists: a dash, or Thai numbers that begin anew in every cell and under every line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from ita_desktop.report.docx.elements import child, element
from ita_desktop.report.docx.styles import FONT
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document

    from ita_desktop.report.docx.elements import Element

DASH = "-"
_FIRST = f"{thai_number(1)}."
_STEP = 240  # twips by which a list inside a list is moved
_HANGING = {DASH: 240, _FIRST: 400}  # twips from the mark to the words: room for two digits
_LEVELS = (0, 1)


class Lists:
    """The lists of one document."""

    def __init__(self, document: Document) -> None:
        self._numbering: Element = document.part.numbering_part.element
        self._next = 1 + max(int(n.get(qn("w:numId"))) for n in self._numbering.findall(qn("w:num")))
        taken = [int(n.get(qn("w:abstractNumId"))) for n in self._numbering.findall(qn("w:abstractNum"))]
        self._kinds = {kind: max(taken) + nth for nth, kind in enumerate(_HANGING, 1)}
        for kind, uid in self._kinds.items():
            child(self._numbering, "num").addprevious(_definition(kind, uid))
        self._dash = self._begin(DASH)

    def places(self, items: Iterable[tuple[str, int]]) -> Iterator[Element | None]:
        """Yield what makes each line of a cell an item of a list, None for one without a mark.

        ``items`` are the printed mark ("-", "๑.", "") and the level of each line.
        """
        running: dict[int, int] = {}
        for mark, level in items:
            if not mark:
                yield None
                continue
            if mark == _FIRST:
                running[level] = self._begin(_FIRST, level)
            uid = self._dash if mark == DASH else running[level]
            yield element("numPr", element("ilvl", val=level), element("numId", val=uid))

    def _begin(self, kind: str, level: int | None = None) -> int:
        """Return a new list; it counts from one at ``level``, however far others of its kind have come."""
        uid, self._next = self._next, self._next + 1
        made = element("num", element("abstractNumId", val=self._kinds[kind]), numId=uid)
        if level is not None:
            made.append(element("lvlOverride", element("startOverride", val=1), ilvl=level))
        self._numbering.append(made)
        return uid


def hanging(mark: str) -> int:
    """Return how far the words of an item stand behind its mark, in twips; 0 without a mark."""
    return _HANGING.get(mark, _HANGING[_FIRST]) if mark else 0


def _definition(kind: str, uid: int) -> Element:
    levels = [
        element(
            "lvl",
            element("start", val=1),
            element("numFmt", val="bullet" if kind == DASH else "thaiNumbers"),
            element("lvlText", val=DASH if kind == DASH else f"%{level + 1}."),
            element("lvlJc", val="left"),
            element("pPr", element("ind", left=_HANGING[kind] + _STEP * level, hanging=_HANGING[kind])),
            element("rPr", element("rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, hint="cs")),
            ilvl=level,
        )
        for level in _LEVELS
    ]
    # By its nsid Word knows a list again where text is copied from one document into another.
    nsid = element("nsid", val=f"{0x17A00000 + uid:08X}")
    return element("abstractNum", nsid, element("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=uid)
