"""Word's automatic lists: their bullets and numbers stand nowhere in the text and are counted here as Word would."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.exchange.reading.blocks import ListMark
from ita_desktop.exchange.word.package import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = {"thaiLetters": _THAI_LETTERS, "lowerLetter": _LATIN_LETTERS, "upperLetter": _LATIN_LETTERS.upper()}
_DEEPEST = 8
_DEEPER = re.compile(r"list (?:bullet|number) ([2-5])", re.IGNORECASE)  # Word's own styles: lists of one level each


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    start: int = 1


@dataclass(slots=True)
class _List:
    """One definition of lists: its levels and how far each has been counted (absent: not begun)."""

    levels: dict[int, _Level] = field(default_factory=dict)
    count: dict[int, int] = field(default_factory=dict)


class _Place(NamedTuple):
    """The list a paragraph is in ("" for none), how deep, and how much deeper it only looks."""

    found: str
    depth: int = 0
    deeper: int = 0


_NOWHERE = _Place("")


def value(element: etree._Element, *path: str) -> str | None:
    """Return the w:val of a descendant found by the local names of ``path``; None where there is none."""
    at: etree._Element | None = element
    for name in path:
        at = None if at is None else at.find(W + name)
    return None if at is None else at.get(W + "val")


def whole_number(text: str | None) -> int | None:
    """Return the number a short attribute holds, None where it holds none."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 9 else None  # noqa: PLR2004


class Numbering:
    """The lists of one document, counted as its paragraphs come by in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._of: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles = dict(_styles(styles))
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: etree._Element) -> None:
        for one in numbering.iterchildren(W + "abstractNum"):
            levels = {}
            for level in one.iterchildren(W + "lvl"):
                depth = whole_number(level.get(W + "ilvl"))
                if depth is not None:
                    start = whole_number(value(level, "start"))
                    levels[depth] = _Level(value(level, "numFmt") or "decimal", 1 if start is None else start)
            self._lists[one.get(W + "abstractNumId", "")] = _List(levels)
        for one in numbering.iterchildren(W + "num"):
            uid = one.get(W + "numId", "")
            self._of[uid] = value(one, "abstractNumId") or ""
            self._restarts[uid] = {
                depth: start
                for override in one.iterchildren(W + "lvlOverride")
                if (depth := whole_number(override.get(W + "ilvl"))) is not None
                and (start := whole_number(value(override, "startOverride"))) is not None
            }

    def mark(self, paragraph: etree._Element) -> ListMark | None:
        """Count a paragraph in; return what Word prints before it, None where it is in no list."""
        found, depth, deeper = self._place(paragraph)
        items = self._lists.get(self._of.get(found, ""))
        if items is None:
            return None
        level = items.levels.get(depth, _Level("decimal"))
        for restart, start in self._restarts.pop(found, {}).items():  # once: at the first paragraph of this list
            items.count[restart] = start - 1
        number = items.count.get(depth, level.start - 1) + 1
        items.count[depth] = number
        for below in [d for d in items.count if d > depth]:
            del items.count[below]
        return _mark(level.form, number, depth + deeper)

    def _place(self, paragraph: etree._Element) -> _Place:
        """Return where a paragraph says it is, or its style does."""
        properties = paragraph.find(W + "pPr")
        if properties is None:
            return _NOWHERE
        depth = whole_number(value(properties, "numPr", "ilvl"))
        found = value(properties, "numPr", "numId")
        place = self._styles.get(value(properties, "pStyle") or "", _NOWHERE)
        if found is not None:
            return _Place(found, min(depth or 0, _DEEPEST))
        return place if depth is None else place._replace(depth=min(depth, _DEEPEST))


def _mark(form: str, number: int, depth: int) -> ListMark | None:
    if form == "none":
        return None
    if form == "bullet":
        return ListMark(level=depth)
    if (letters := _LETTERS.get(form)) and number <= len(letters):
        return ListMark(number, depth, f"{letters[number - 1]}.")
    return ListMark(max(number, 1), depth)


def _styles(styles: etree._Element | None) -> Iterator[tuple[str, _Place]]:
    """Yield the list of each paragraph style that has one, of its own or by what it is based on."""
    if styles is None:
        return
    own: dict[str, _Place] = {}
    based: dict[str, str] = {}
    for style in styles.iterchildren(W + "style"):
        name = style.get(W + "styleId", "")
        based[name] = value(style, "basedOn") or ""
        if (found := value(style, "pPr", "numPr", "numId")) is not None:
            deep = _DEEPER.fullmatch(value(style, "name") or "")
            depth = min(whole_number(value(style, "pPr", "numPr", "ilvl")) or 0, _DEEPEST)
            own[name] = _Place(found, depth, int(deep[1]) - 1 if deep else 0)
    for name in based:
        at, seen = name, set[str]()
        while at in based and at not in own and at not in seen:
            seen.add(at)
            at = based[at]
        if at in own:
            yield name, own[at]
