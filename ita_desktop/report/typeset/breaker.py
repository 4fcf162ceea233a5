"""Where a line may end: between words, and by the rules of a line's first and last character.

The rules are those of Thai official writing. What is one thing to a reader stays together (``together.py``); some
other places are only unwelcome and carry a penalty.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.report.typeset import together
from ita_desktop.thai import words as thai_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ita_desktop.thai.words import Words

_KEPT = 8192  # texts remembered

_WEAK = 3.0
_INNER = 8.0
_TORN = 9.0  # behind what makes one word with the next
_LINK = 3.0
_PHRASE = 3.0  # between words of Latin letters
_LABEL = 8.0  # "ระดับ AA", "WCAG 2.1", "Index : CPI"
_BODY = 6.0  # between "สำนักงาน" and "ป.ป.ช."

# What a line end inside a piece wider than its line costs.
_AT_KEPT_SPACE = 4.0
_BEHIND_DASH = 6.0
_BEFORE_YEAR = 7.0
_BEHIND_NUMBER = 16.0
_BEFORE_DOT = 9.0
_AT_WORD = 8.0
_IN_WORD = 14.0
_IN_NUMBER = 24.0

_LABELLED = ("ระดับ", "เกรด", "กลุ่ม", "แบบ", "ประเภท", "ชนิด", "รุ่น", "มาตรฐาน")
_LABEL_LETTERS = 3
_BODIES = ("สำนักงาน", "ตู้", "นายก", "ปลัด", "สมาชิก", "ประธาน", "กรรมการ", "เลขาธิการ")

# The empty string, no sign, is in none of these.
_OPENERS = frozenset("([{“‘«<$฿#@")
_CLOSERS = frozenset(")]}”’»>,.:;!?%‰…ๆฯ/")
_DASHES = frozenset("-–—‐‑")
_BULLETS = frozenset("•●○◦▪■□☐☑✓✔➢➤*·")
_AFTER_CLOSER = frozenset(")]}”’»,;!?%‰…/ๆฯ")  # behind these a line may end though no space follows

_ATOM = re.compile(
    "(?P<space> +)"
    "|(?P<link>(?:[Hh][Tt][Tt][Pp][Ss]?://|[Ww]{3}\\.)[!-~]*[0-9A-Za-z/=_-]|[0-9A-Za-z][0-9A-Za-z._+-]*@[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)+)"
    "|(?P<lalo>ฯลฯ|ฯพณฯ)"
    "|(?P<thai>[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]+)"
    "|(?P<number>[0-9๐-๙]+(?:[.,:/–-][0-9๐-๙]+)*)"
    "|(?P<latin>[A-Za-z\u00c0-\u024f](?:[0-9A-Za-z\u00c0-\u024f.&'’_+-]*[0-9A-Za-z\u00c0-\u024f])?)"
    "|(?P<sign>.)",
    re.DOTALL,
)


_LINK_STEP = re.compile("(?<![:/])/(?=[0-9A-Za-z_~#])")
_LINK_SIGN = re.compile("//|@|(?<![/])/(?=[^/])|(?<=[0-9A-Za-z])(?=\\.[0-9A-Za-z_-]*[A-Za-z])")
_WORD_SIGN = re.compile("(?<=[0-9A-Za-z๐-๙])[-_](?=[0-9A-Za-z๐-๙])")
_MARKS = frozenset(
    "\u0e30\u0e31\u0e32\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e45\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)

_FIRST, _APART, _BESIDE = range(3)  # how something stands: at the start, behind a space, directly behind its like


class _Left(NamedTuple):
    kind: str
    sign: str
    stands: int


class Piece(NamedTuple):
    """Text that stays together; a line may end behind it.

    ``text`` may hold spaces at which no line may end. ``space``: a space follows, which hangs when a line ends
    there. ``penalty``: how little a line end here is wanted (0 gladly; behind a weak word or before a number 3;
    between a number and what is counted 7; inside a compound 8; behind what makes one word with the next 9; between
    a given name and a surname, or a month and "พ.ศ.", 12).
    """

    text: str
    space: bool
    penalty: float


class Breaker:
    """Parts text into pieces; keeps what it has found for the next time the same text comes."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._piece = lru_cache(_KEPT)(Piece)  # the same words come again and again
        self._found: Callable[[str], tuple[Piece, ...]] = lru_cache(_KEPT)(self._parted)

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Return the pieces of one line of text (without line ends); joined with their spaces they are the text."""
        return self._found(text)

    def inside(self, piece: str) -> Iterator[dict[int, float]]:
        """Yield ever worse places where a piece wider than its line may be cut, with what a line end there costs.

        First the spaces it keeps and the signs of a link, then the ends of words, then places between Thai character
        clusters and between letters. Only the last of all puts a closing sign or a dash first in a line.
        """
        yield _kept_places(piece)
        words = {at: _AT_WORD + penalty / _INNER for at, penalty in self._ends(piece).items()}
        yield words | {match.end(): _AT_WORD for match in _WORD_SIGN.finditer(piece)}
        places = thai_words.clusters(piece)
        yield {
            at: _IN_NUMBER if piece[at - 1].isdecimal() and piece[at].isdecimal() else _IN_WORD
            for at in places
            if _may_cut(piece, at)
        }
        yield dict.fromkeys(places, _IN_NUMBER)

    def _parted(self, text: str) -> tuple[Piece, ...]:
        ends = self._ends(text)
        together.keep(text, ends)
        out = []
        start, piece = 0, self._piece
        for end in sorted(ends):
            spaced = text[end - 1] == " "
            word = text[start : end - 1] if spaced else text[start:end]
            penalty = ends[end]
            if word in thai_words.BOUND_WORDS and not spaced:
                penalty = max(penalty, _TORN)
            elif not penalty and word in thai_words.WEAK_WORDS:
                penalty = _WEAK
            out.append(piece(word, spaced, penalty))
            start = end
        if start < len(text):
            spaced = text[-1] == " " and text[start:] != " "
            out.append(piece(text[start:-1] if spaced else text[start:], spaced, 0.0))
        return tuple(out)

    def _ends(self, text: str) -> dict[int, float]:
        """Return the places where signs and words let a line end, with their penalties."""
        ends: dict[int, float] = {}
        cuts_of = self._words.cuts
        left, gap, quoted, earlier = _Left("", "", _FIRST), False, False, ""
        for match in _ATOM.finditer(text):
            kind, (start, end) = match.lastgroup or "", match.span()
            if kind == "space":
                gap = True
                continue
            sign = text[start] if kind == "sign" else ""
            if sign == '"':  # opens and closes by turns
                sign = "”" if quoted else "“"
                quoted = not quoted
            if left.kind and text[start] not in _MARKS and _may_part(left, kind, sign, gap=gap):
                ends[start] = _latin_penalty(text, match, left, earlier) if gap else 0.0
            if kind == "thai":
                tail = together.abbreviation(text, start, end)
                if tail == start and gap and ends.get(start) == 0.0 and text[:start].rstrip(" ").endswith(_BODIES):
                    ends[start] = _BODY
                for at, inner in cuts_of(text[start:tail]):
                    ends[start + at] = _INNER if inner else 0.0
                if start < tail < end:
                    ends[tail] = 0.0
            elif kind == "link":
                ends.update((start + step.end(), _LINK) for step in _LINK_STEP.finditer(text[start:end]))
            earlier = left.kind
            left = _Left(kind, sign, (_APART if gap else _BESIDE) if left.kind else _FIRST)
            gap = False
        return ends


def _latin_penalty(text: str, match: re.Match[str], left: _Left, earlier: str) -> float:
    """Return how little a line end is wanted at a space beside Latin letters; ``earlier``: what is before ``left``."""
    kind, (start, end) = match.lastgroup, match.span()
    if left.kind == "latin":
        return {"latin": _PHRASE, "number": _LABEL}.get(kind or "", 0.0)
    if kind == "latin":
        if left.sign == ":":
            return _LABEL if earlier == "latin" else 0.0
        if left.kind == "thai" and end - start <= _LABEL_LETTERS and text[:start].rstrip(" ").endswith(_LABELLED):
            return _LABEL
    return 0.0


def _kept_places(piece: str) -> dict[int, float]:
    """Return the places at the spaces that a piece keeps and at the signs of a link."""
    places = {}
    at = piece.find(" ") + 1
    while 0 < at < len(piece):
        before = piece[:at].rstrip(" ")
        if piece[at] != " " and before and _may_cut(piece, at):
            cost = _AT_KEPT_SPACE
            if before[-1] in _DASHES:
                cost = _BEHIND_DASH
            elif before[-1].isdecimal():
                cost = _BEHIND_NUMBER
            elif before.endswith(together.MONTHS):
                cost = _BEFORE_YEAR
            places[at] = cost
        at = piece.find(" ", at) + 1
    for match in _LINK_SIGN.finditer(piece):
        if match.end() < len(piece):
            places[match.end()] = _LINK if match[0] else _BEFORE_DOT
    return places


def _may_cut(piece: str, at: int) -> bool:
    """Tell whether a line may begin with the sign here, and the line before it end as it does."""
    before = piece[:at].rstrip(" ")[-1:]
    sign = piece[at]
    if sign in _CLOSERS or sign in _DASHES or sign in _MARKS:
        return piece.startswith("ฯลฯ", at)
    return before not in _OPENERS and before not in _BULLETS


def _may_part(left: _Left, kind: str, sign: str, *, gap: bool) -> bool:
    """Tell whether a line may end between two neighbours; ``gap``: a space stands between them."""
    if sign in _CLOSERS or sign in _DASHES or left.sign in _OPENERS or left.sign in _BULLETS:
        return False
    if left.sign in _DASHES:  # a dash that begins a text is a list's
        return left.stands != _FIRST and (gap or (left.stands == _BESIDE and kind != "number"))
    if gap:
        return True
    if left.kind == "sign":
        return left.sign in _AFTER_CLOSER and not (left.sign == "/" and kind == "number")
    if kind == "sign":
        return sign in _OPENERS and left.kind == "thai"
    return "number" not in (left.kind, kind)
