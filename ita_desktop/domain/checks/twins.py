"""Finds one word spelled in two ways within a report, without knowing the word.

Two spellings of a word mostly have the same consonants, and stand among the same words. So all stretches of eight
consonants are compared: where two have the same consonants but not the same letters, and the difference is of a
kind that a slip makes (a vowel or tone left out, another tone, a letter doubled or silenced), one of them is
probably wrong. Words that differ in a consonant are other words ("services", "management") and are left alone.

The second way in which a word shows its meaning is the word it is paired with: "box/case" here and "case/fox" there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.thai.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPAN = 8  # consonants that two stretches have in common
_BEFORE = 2  # of them before the difference
_AFTER = 3  # and after it
_AROUND = 4  # letters on both sides of a difference that are counted to see which spelling is usual
_FORMS = 4  # of one stretch that are compared
_SLIP = 2  # letters: one, or one and its sign

_CONSONANT = re.compile("[ก-ฮ](?![ิุ]?์)")
_RUN = re.compile("[ก-๎]+")
_LAST_RUN = re.compile("[ก-๎]+$")
_SIGNS = frozenset("ะาำัิีึืุู็่้๊๋์")
_TONES = frozenset("่้๊๋็")
_CONFUSED = frozenset(map(frozenset, ("ิี", "ึื", "ุู", "ใไ")))
_NEAR = 24  # letters on each side of a place that are divided into words
_SLASH = re.compile("(?<![ก-๎])(?P<left>[ก-๎]{2,})/(?=(?P<right>[ก-๎]{2,}))")
_LONG_ENOUGH = 4  # letters of a word that is compared by its mate


class Twin(NamedTuple):
    """A spelling in the squeezed text, from ``start`` to ``end``, and the other one it was found beside.

    ``sure``: the other is the usual one in this text; else both are met as often.
    """

    start: int
    end: int
    there: str
    other: str
    sure: bool


class _Pair(NamedTuple):
    """Two stretches that differ in one place: after ``at`` letters, ``less`` here and ``more`` there."""

    one: str
    other: str
    at: int
    mine: str
    its: str

    def turned(self) -> _Pair:
        return _Pair(self.other, self.one, self.at, self.its, self.mine)


@cache
def _words() -> Words:
    return Words()


def twins(text: str) -> Iterator[Twin]:
    """Yield the rarer of two spellings wherever it stands in a text without blanks."""
    said: set[int] = set()
    times = _Times(text)
    for pair in filter(None, (_pair(*two) for two in _alike(text))):
        if not (_is_slip(pair) and _same_around(pair, text, times)):
            continue
        rare, usual = times.of(pair), times.of(pair.turned())
        if rare > usual or (rare == usual and text.find(pair.one) < text.find(pair.other)):
            pair, rare, usual = pair.turned(), usual, rare  # noqa: PLW2901 - the same two
        left, right = _rest_of_word(text, text.find(pair.other) + pair.at, pair.its)
        for found in _places(text, pair.one):
            at = found + pair.at
            if at not in said:
                said.add(at)
                end = at + len(pair.mine)
                start, end = (
                    at - _common(text[:at][-_NEAR:][::-1], left[::-1]),
                    end + _common(text[end : end + _NEAR], right),
                )
                other = text[start:at] + pair.its + text[at + len(pair.mine) : end]
                yield Twin(start, end, text[start:end], other, rare < usual)


class _Times:
    """Counts how often a text has the letters around a difference."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counted: dict[str, int] = {}

    def of(self, pair: _Pair) -> int:
        """Return how often they stand there as the first of the two stretches has them."""
        letters = pair.one[max(0, pair.at - _AROUND) : pair.at + len(pair.mine) + _AROUND]
        if letters not in self._counted:
            self._counted[letters] = self._text.count(letters)
        return self._counted[letters]


def _alike(text: str) -> Iterator[tuple[str, str]]:
    """Yield stretches that have the same eight consonants but are not the same."""
    first: dict[str, str] = {}
    others: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for run in dict.fromkeys(_RUN.findall(text)):
        at = [m.start() for m in _CONSONANT.finditer(run)]
        at = [a for n, a in enumerate(at) if not n or a != at[n - 1] + 1 or run[a - 1] != run[a]]  # one of a double
        bones = "".join([run[a] for a in at])
        for n in range(len(at) - _SPAN + 1):
            stretch = run[at[n] : at[n + _SPAN - 1] + 1]
            bone = bones[n : n + _SPAN]
            if first.setdefault(bone, stretch) != stretch:
                others[bone][stretch] = None
    for bone, found in others.items():
        yield from combinations([first[bone], *found][:_FORMS], 2)


def _pair(one: str, other: str) -> _Pair | None:
    """Return two stretches with the one place where they differ; None where that is too long to be a slip."""
    at = _common(one, other)
    tail = _common(one[at:][::-1], other[at:][::-1])
    pair = _Pair(one, other, at, one[at : len(one) - tail], other[at : len(other) - tail])
    return pair if max(len(pair.mine), len(pair.its)) <= _SLIP else None


def _common(one: str, other: str) -> int:
    """Return how many letters two words begin with in common."""
    short = min(len(one), len(other))
    return next((n for n in range(short) if one[n] != other[n]), short)


def _is_slip(pair: _Pair) -> bool:
    """Return whether the difference is one that a slip of the hand or a wrong memory makes."""
    less, more = sorted((pair.mine, pair.its), key=len)
    if not less:
        doubled = more == pair.one[pair.at - 1] != "ร"  # two of these are a vowel
        return more in _SIGNS or doubled or (len(more) == _SLIP and more.endswith("์"))
    if less in _TONES and more in _TONES:
        return True
    return frozenset((less, more)) in _CONFUSED


def _same_around(pair: _Pair, text: str, times: _Times) -> bool:
    """Return whether enough is the same on both sides; a word may also begin right before the difference."""
    before = len(_CONSONANT.findall(pair.one[: pair.at]))
    after = len(_CONSONANT.findall(pair.one[pair.at + len(pair.mine) :]))
    if after < _AFTER:
        return False
    return before >= _BEFORE or (
        all(_begins_word(text, text.find(word)) for word in (pair.one, pair.other))
        and times.of(pair) != times.of(pair.turned())
    )


def _begins_word(text: str, at: int) -> bool:
    """Return whether a word is sure to begin at a place."""
    run, start = _run_at(text, at)
    return at == start or any(start + cut.at == at for cut in _words().cuts(run))


def _rest_of_word(text: str, at: int, between: str) -> tuple[str, str]:
    """Return what the word around a place has before and behind the letters that stand there."""
    run, start = _run_at(text, at)
    cuts = [0, *(cut.at for cut in _words().cuts(run)), len(run)]
    here, there = at - start, at - start + len(between)
    first = max((cut for cut in cuts if cut < here), default=0)
    last = min((cut for cut in cuts if cut >= there), default=len(run))
    return run[first:here], run[there:last]


def _run_at(text: str, at: int) -> tuple[str, int]:
    """Return the letters around a place that no sign or line end parts, and where they begin."""
    left = _LAST_RUN.search(text[max(0, at - _NEAR) : at])
    right = _RUN.match(text[at : at + _NEAR])
    before, behind = left[0] if left else "", right[0] if right else ""
    return before + behind, at - len(before)


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


# --- words that are paired by a slash ---


def slash_twins(text: str) -> Iterator[Twin]:
    """Yield words that are a slip of the word that stands elsewhere in the same pair, before or behind its mate."""
    sides = dict.fromkeys((m["left"][-_NEAR:], m["right"][:_NEAR]) for m in _SLASH.finditer(text))
    begins: defaultdict[str, list[str]] = defaultdict(list)  # what stands before words that begin so
    ends: defaultdict[str, list[str]] = defaultdict(list)  # what stands behind words that end so
    for left, right in sides:
        begins[right[:2]].append(left)
        ends[left[-2:]].append(right)
    said: set[int] = set()
    for word, mate in dict.fromkeys(pair for left, right in sides for pair in _paired(left, right)):
        if len(word) < _LONG_ENOUGH:
            continue
        sizes = range(len(word) - 1, len(word) + _SLIP + 1)
        slips = {left[-n:] for left in begins[mate[:2]] for n in sizes if f"{left[-n:]}/{mate}" in text}
        slips |= {right[:n] for right in ends[mate[-2:]] for n in sizes if f"{mate}/{right[:n]}" in text}
        for slip in sorted(slips - {word}):
            pair = _pair(slip, word)
            short, long = sorted((slip, word), key=len)
            cut_off = long.startswith(short) or long.endswith(short)  # where the slip begins and ends is not sure
            if pair and pair.at and not cut_off and _is_slip(pair):
                yield from (twin for twin in _rarer(text, slip, word, mate) if twin.start not in said)
                said.update(twin.start for twin in _rarer(text, slip, word, mate))


def _paired(left: str, right: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the two words on both sides of a slash, each with its mate."""
    one, other = _words_of(left)[-1], _words_of(right)[0]
    return (one, other), (other, one)


def _words_of(run: str) -> list[str]:
    return [run[a:b] for a, b in pairwise([0, *(cut.at for cut in _words().cuts(run)), len(run)])]


def _rarer(text: str, one: str, other: str, mate: str) -> list[Twin]:
    """Return where the rarer of two words stands beside its mate, the first one if they are met as often."""
    there = {
        word: [*_places(text, f"{word}/{mate}"), *(at + len(mate) + 1 for at in _places(text, f"{mate}/{word}"))]
        for word in (one, other)
    }
    rare, usual = sorted((one, other), key=lambda word: len(there[word]))
    return [Twin(at, at + len(rare), rare, usual, len(there[rare]) < len(there[usual])) for at in there[rare]]
