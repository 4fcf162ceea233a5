"""Where Thai words end.

Thai writes no space between words. A run of letters is divided so that its words cost least together, a word's cost
being the negative logarithm of how often it is met (``resources/words``), and only between character clusters. What
no list knows (a name, a loanword, a slip) is an unknown stretch that costs more the longer it is.

A wrong cut is worse than a missing one, for a line can always end a word later. So a cut stands only if every
division that costs nearly as little has it too: "มากว่า" stays whole, since "มาก", "ว่า", "มา" and "กว่า" are all
words. Names of places stay whole after the words that announce them, and so do the names that an office adds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import marisa_trie

from ita_desktop.base.assets import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_PER_UNIT = 12  # costs.bin keeps a cost as one byte, in twelfths of a natural logarithm

_NAME_COST = 3.0  # a name that was given, and a place where one is announced
_LETTERS_COST = 10.0  # a chain of names of Latin letters
_UNKNOWN_COST = 14.0
_UNKNOWN_CLUSTER_COST = 5.0
_UNKNOWN_CLUSTERS = 8
_UNKNOWN_COSTS = tuple(_UNKNOWN_COST + _UNKNOWN_CLUSTER_COST * many for many in range(1, _UNKNOWN_CLUSTERS + 1))
_RARE_COST, _RARE = 13.0, 6  # words so rare and so short are tried against unknown stretches
_DOUBT = 4.0  # divisions that cost at most this much more than the cheapest must agree on a cut
_UNKNOWN_DOUBT = 6.0  # the same where the cheapest has an unknown stretch
_SHORT = 2  # words of so few letters beside an unknown stretch are most often a part of it
_PLACE = 40  # letters looked at for the name of a place
_COMPOUND = 8  # a shorter word is not worth looking into
_PART = 3
_USUAL_COST = 10.0
_NOUN_MAKERS = frozenset(["การ", "ความ", "ผู้"])
_BOUND_PARTS = (
    "ประ|มหา|พระ|ราช|โทร|คุณ|ธรรม|ภูมิ|พุทธ|เอก|อุป|ศักดิ์|รัฐ|จิต|กรรม|นัย|ลักษณ์|ลักษณะ|ภาพ|ภัย|ศาสตร์|ศัพท์|สิทธิ์"
    "|พันธุ์|กษัตริย์|วิทยา|บุรี|บัตร|ปัญญา|ศรี|เกียรติ|สถาน|สาร|ชาติ|ฐาน|กาล|กาย|คดี|เขต|เหตุ|กิจ|ศตวรรษ|ประชา|ศิลป์"
    "|ศิลป|ชีพ|มนุษย์|องค์|ประวัติ|วัตถุ|สหรัฐ|สติ|กำลัง|นคร|บาล|ธานี|สูตร|อาทิตย์|จันทร์|สัมพันธ์|ประดับ|โดย|กลาย"
    "|บรรดา"
)
BOUND_PARTS = frozenset(_BOUND_PARTS.split("|"))
"""Parts of learned compounds that are words by themselves too; no such compound is parted."""
_WEAK_WORDS = (
    "ที่|และ|หรือ|ใน|ของ|แต่|เพื่อ|โดย|ซึ่ง|อัน|ว่า|ให้|ต่อ|จาก|กับ|แก่|แด่|เป็น|จะ|ได้|มี|การ|ความ|ผู้|ไม่|ผ่าน"
    "|ตาม|ทาง|ด้วย|ณ|ถึง|เมื่อ|หาก|ถ้า|เช่น|คือ|อยู่|ยัง|ต้อง|ควร|ทุก|แต่ละ|ระหว่าง|สำหรับ|เกี่ยวกับ|ตั้งแต่"
    "|ภายใน|ด้าน|ก็|แล้ว|เพราะ"
)
WEAK_WORDS = frozenset(_WEAK_WORDS.split("|"))
"""Words that lean on the next one: a line ends behind them only where it cannot be helped."""
BOUND_WORDS = frozenset(["การ", "ความ", "ผู้", "นัก", "ไม่", "มิ"])
"""Words that make one with the next."""
_NEVER = float("inf")
_KEPT = 30_000  # runs remembered

_HEAD = 4

_CONSONANT = "[\u0e01-\u0e2e]"
_MARK = "[\u0e2f-\u0e3a\u0e45-\u0e4e\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]"  # none of these begins a cluster
_TONE = "[\u0e48-\u0e4b]?"
_CLUSTER = re.compile(
    "(?:"
    f"\u0e40{_CONSONANT}\u0e35{_TONE}\u0e22"  # SARA E, SARA II, YO YAK: one vowel
    f"|[\u0e40\u0e41]{_CONSONANT}\u0e47{_CONSONANT}"  # a shortened vowel has a last consonant
    f"|{_CONSONANT}\u0e47\u0e2d{_CONSONANT}?"
    f"|[\u0e40-\u0e44]*(?:{_CONSONANT}[\u0e31\u0e37]{_TONE}{_CONSONANT}|.)"  # and so have MAI HAN-AKAT and SARA UEE
    ")"
    f"{_MARK}*"
    f"(?:{_CONSONANT}?{_CONSONANT}[\u0e34\u0e38]?\u0e4c{_MARK}*)*",  # silenced letters
    re.DOTALL,
)
_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")

_LETTER_CHAIN = re.compile(
    f"(?:(?:ดับเบิ้?ลยู|เอ็?กซ์|เอฟ|เอช|เอ็ม|เอ็น|เอส|อาร์|แอล|คิว|วาย|แซด|เอ|บี|ซี|ดี|อี|จี|ไอ|เจ|เค|โอ|พี|ที|ยู|วี)(?!{_MARK})){{2,}}"
)
_LETTERS_SEEN = ("แอล", "เอส", "เอ็", "เอฟ", "เอช", "อาร์", "คิว", "ดับเบ", "ไอ", "ซีซี", "จีพี")
_ANNOUNCERS = ("ตำบล", "อำเภอ", "จังหวัด", "บ้าน", "เขต", "แขวง", "เทศบาลเมือง", "เทศบาลนคร")
_KIND = re.compile("(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|ตำบล|อำเภอ|จังหวัด)(?=.)")
_BODY = re.compile("กอง|สำนัก|หน่วย|ฝ่าย|งาน|ส่วน|ศูนย์|คณะ|กลุ่ม|โรงเรียน|สถานี")


class Cut(NamedTuple):
    """A place in a run of Thai letters, counted in characters; ``inner``: between two parts of one compound word."""

    at: int
    inner: bool


_Edge: TypeAlias = tuple[int, int, float, bool]
"""A word that may stand in a run: its start, its end, its cost, and whether a list knows it."""


def clusters(text: str) -> tuple[int, ...]:
    """Return the places inside a text, not at its ends, between two character clusters.

    A Thai cluster is a consonant with all that stands around it: the vowel written before it, the marks on and
    under it, the vowels after it, silenced letters, and the last consonant where a vowel cannot do without.
    """
    return tuple(accumulate(map(len, _CLUSTER.findall(text))))[:-1]


class Words:
    """The word list with the names that one office adds to it, each kept whole."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = frozenset(_KIND.sub("", run) for name in names for run in _THAI.findall(name))
        self._lexicon = _Lexicon(self._names)
        self._cuts: dict[str, tuple[Cut, ...]] = {}
        self._parts: dict[str, tuple[Cut, ...]] = {}

    def cuts(self, run: str) -> tuple[Cut, ...]:
        """Return the places inside an unbroken run of Thai letters where a word, or a part of one, ends."""
        found = self._cuts.get(run)
        if found is None:
            if len(self._cuts) >= _KEPT:
                self._cuts.clear()
            found = self._cuts[run] = self._divide(run)
        return found

    def _divide(self, run: str) -> tuple[Cut, ...]:
        if not run:
            return ()
        stops = (*clusters(run), len(run))
        special = _special_edges(run)
        path, edges, least = self._search(run, stops, special, unknown=False)
        whole = bool(path)
        if not path or any(edge[2] >= _RARE_COST and edge[1] - edge[0] <= _RARE for edge in path):
            path, edges, least = self._search(run, stops, special, unknown=True)
            whole = all(edge[3] for edge in path)
        places = dict.fromkeys((edge[1] for edge in path[:-1]), False)
        if len(edges) > len(path):
            self._agree(run, path, edges, least, places)
        if not whole:
            for before, after in pairwise(path):
                if not (_solid(before, after) and _solid(after, before)):
                    places.pop(after[0], None)
        for start, end, _, known in path:
            if known and end - start >= _COMPOUND:
                for at, inner in self._parts_of(run[start:end]):
                    places[start + at] = inner
        return tuple(map(_cut, sorted(places.items())))

    def _search(  # noqa: C901, PLR0912 - one loop over a run: calls would cost more than what they do
        self, run: str, stops: tuple[int, ...], special: Mapping[int, Sequence[_Edge]], *, unknown: bool
    ) -> tuple[list[_Edge], list[_Edge], list[float]]:
        """Return the cheapest path, all edges in order of their starts, and the least cost up to each place."""
        size = len(run)
        legal = bytearray(size + 1)
        for stop in stops:
            legal[stop] = 1
        least = [_NEVER] * (size + 1)
        least[0] = 0.0
        by: list[_Edge | None] = [None] * (size + 1)
        edges: list[_Edge] = []
        add, lexicon, cost_of = edges.append, self._lexicon, self._lexicon.costs.get
        nth = 0
        for start in (0, *stops[:-1]):
            nth += 1
            sofar = least[start]
            if sofar == _NEVER:
                continue
            short, long = lexicon[run[start : start + _HEAD]]
            for length, cost in short:
                end = start + length
                if legal[end]:
                    edge = start, end, cost, True
                    add(edge)
                    if sofar + cost < least[end]:
                        least[end] = sofar + cost
                        by[end] = edge
            for length in long:
                end = start + length
                if end > size:
                    break
                if legal[end]:
                    word_cost = cost_of(run[start:end])
                    if word_cost is not None:
                        edge = start, end, word_cost, True
                        add(edge)
                        if sofar + word_cost < least[end]:
                            least[end] = sofar + word_cost
                            by[end] = edge
            if unknown or start in special:
                more = [edge for edge in special.get(start, ()) if legal[edge[1]]]
                if unknown:
                    ways = stops[nth - 1 : nth - 1 + _UNKNOWN_CLUSTERS]
                    more += [(start, end, cost, False) for end, cost in zip(ways, _UNKNOWN_COSTS, strict=False)]
                for edge in more:
                    add(edge)
                    if sofar + edge[2] < least[edge[1]]:
                        least[edge[1]] = sofar + edge[2]
                        by[edge[1]] = edge
        path = []
        last = by[size]
        while last is not None:
            path.append(last)
            last = by[last[0]]
        path.reverse()
        return path, edges, least

    def _agree(
        self, run: str, path: Sequence[_Edge], edges: Sequence[_Edge], least: list[float], places: dict[int, bool]
    ) -> None:
        """Take out the cuts that another path, nearly as cheap as the cheapest, has not.

        A cut between two words of the cheapest path is an inner one where the other path has both as one word.
        """
        size = len(run)
        rest = [_NEVER] * size + [0.0]
        limit = least[size] + (_DOUBT if all(edge[3] for edge in path) else _UNKNOWN_DOUBT)
        cuts = [0, *(edge[1] for edge in path)]
        nodes = frozenset(cuts)
        for start, end, cost, known in reversed(edges):
            left = cost + rest[end]
            if left < rest[start]:  # noqa: PLR1730 - min() is three times as slow here
                rest[start] = left
            if least[start] + left > limit:
                continue
            spanned = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
            if not spanned:
                continue
            parts = {start + at: inner for at, inner in self._parts_of(run[start:end])} if known else {}
            compound = known and start in nodes and end in nodes
            for at in spanned:
                if at not in parts and not compound:
                    places.pop(at, None)
                elif places.get(at) is False:
                    places[at] = parts.get(at, True)

    def _parts_of(self, word: str) -> tuple[Cut, ...]:
        found = self._parts.get(word)
        if found is None:
            found = self._parts[word] = self._look_into(word) if len(word) >= _COMPOUND else ()
        return found

    def _look_into(self, word: str) -> tuple[Cut, ...]:
        """Return where a long compound may be cut: into words that are usual by themselves.

        A phrase of offices is cut where its list says. The parts of a learned compound ("ประวัติศาสตร์") are not
        usual by themselves, though some are words too. Around a word that makes a noun of the next
        ("ผลการดำเนินงาน") the cuts are as good as any.
        """
        size = len(word)
        phrase = _phrases().get(word)
        if phrase is not None:
            return phrase
        if (word in self._names and not _BODY.match(word)) or _LETTER_CHAIN.fullmatch(word):
            return ()
        costs, stops = self._lexicon.costs, (*clusters(word), size)
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
        for start in (0, *stops):
            if start not in best:
                continue
            short, long = self._lexicon[word[start : start + _HEAD]]
            for length in (*(length for length, _ in short), *long):
                end = start + length
                part = costs.get(word[start:end], _NEVER)
                if _PART <= length < size and end in stops and part < _USUAL_COST:
                    total = best[start][0] + part
                    if end not in best or total < best[end][0]:
                        best[end] = total, (*best[start][1], end)
        if size not in best:
            return ()
        path = best[size][1]
        parts = [word[start:end] for start, end in pairwise(path)]
        if not BOUND_PARTS.isdisjoint(parts) or parts[-1] in _NOUN_MAKERS:
            return ()
        return tuple(Cut(at, _NOUN_MAKERS.isdisjoint(parts[nth : nth + 2])) for nth, at in enumerate(path[1:-1]))


@lru_cache(_KEPT)
def _cut(place: tuple[int, bool]) -> Cut:
    """Return one and the same object for the same place: there are far fewer places than runs."""
    return Cut(*place)


def _solid(edge: _Edge, beside: _Edge) -> bool:
    """Tell whether a word is surely one where it stands beside an unknown stretch."""
    start, end, _, known = edge
    return beside[3] or (known and end - start > _SHORT)


def _special_edges(run: str) -> dict[int, list[_Edge]]:
    """Return, by their starts, chains of names of Latin letters and the places that the words before them announce."""
    edges: dict[int, list[_Edge]] = {}
    if any(name in run for name in _LETTERS_SEEN):
        for match in _LETTER_CHAIN.finditer(run):
            edges[match.start()] = [(*match.span(), _LETTERS_COST, True)]
    for announcer in _ANNOUNCERS:
        start = run.find(announcer) + len(announcer)
        while start >= len(announcer):
            for place in _places().iter_prefixes(run[start : start + _PLACE]):
                edges.setdefault(start, []).append((start, start + len(place), _NAME_COST, True))
            start = run.find(announcer, start) + len(announcer)
    return edges


@cache
def _word_list() -> tuple[Any, bytes]:
    folder = resource_path("words")
    return marisa_trie.Trie().mmap(str(folder / "words.marisa")), (folder / "costs.bin").read_bytes()


@cache
def _phrases() -> dict[str, tuple[Cut, ...]]:
    """Return the fixed phrases of offices with the places inside where their list lets a line end."""
    phrases = {}
    for line in resource_path("words", "phrases.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            *parts, last = line.split("~")
            phrases["".join(parts) + last] = tuple(Cut(at, inner=True) for at in accumulate(map(len, parts)))
    return phrases


@cache
def _places() -> Any:  # noqa: ANN401 - a trie of marisa_trie, which has no types
    return marisa_trie.Trie().mmap(str(resource_path("words", "places.marisa")))


class _Lexicon(dict[str, tuple[tuple[tuple[int, float], ...], tuple[int, ...]]]):
    """What may begin where four letters (fewer at a run's end) stand.

    The lengths and costs of the words that these letters begin with, and the lengths of longer words that begin with
    these letters; the costs of those are in ``costs``. A part of the list is read from the file when its letters are
    first met: opening it costs next to nothing.
    """

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__()
        self.costs: dict[str, float] = {}
        self._names = names

    def __missing__(self, head: str) -> tuple[tuple[tuple[int, float], ...], tuple[int, ...]]:
        trie, table = _word_list()
        found = {word: table[key] / _PER_UNIT for word, key in trie.iter_prefixes_with_ids(head)}
        if len(head) == _HEAD:
            found.update((word, table[key] / _PER_UNIT) for word, key in trie.iteritems(head))
        found.update((name, _NAME_COST) for name in self._names if name.startswith(head) or head.startswith(name))
        self.costs.update(found)
        if len(self) >= _KEPT:
            self.clear()
        self[head] = (
            tuple((len(word), cost) for word, cost in found.items() if len(word) <= len(head)),
            tuple(sorted({len(word) for word in found if len(word) > len(head)})),
        )
        return self[head]
