"""Makes words.marisa, costs.bin and places.marisa from the sources that README.md names.

Run by a person after a source has changed: ``pip install -e '.[words]'``, then
``python resources/words/build.py``. The same sources give the same bytes.
"""

from __future__ import annotations

import math
import re
from importlib.resources import files
from pathlib import Path

import geothai
import marisa_trie

from ita_desktop.thai.words import BOUND_PARTS

HERE = Path(__file__).parent
_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
_PER_UNIT = 12  # a cost is kept as one byte, in twelfths of a natural logarithm
_OWN_COUNT = 300  # the corpora are of books: how usual, at least, a word of our own list is taken to be
_PHRASE = 8
_PHRASE_PARTS = 3
_PART = 3
_SHORT_PARTS = ("ผล", "ณ", "งบ")
_NOUN_MAKERS = ("การ", "ความ", "ผู้", "ผล")
_USUAL_COST = 10.0
_LEVELS = ("เขต", "แขวง", "อำเภอ", "ตำบล")


def main() -> None:
    """Write the three files beside this one."""
    own = _lines((HERE / "own.txt").read_text(encoding="utf-8"))
    own |= {phrase.replace("~", "") for phrase in _lines((HERE / "phrases.txt").read_text(encoding="utf-8"))}
    counts = _counts()
    common = {word.strip() for name in ("words_th.txt", "countries_th.txt") for word in _corpus_lines(name)}
    common |= {province.name_th for province in geothai.provinces()}
    costs = _costs({word for word in common if _is_word(word)}, own, counts)
    apart = {word.removeprefix("- ") for word in own if word.startswith("- ")}
    phrases = apart | {
        word for word in costs if word not in own and not counts.get(word) and _is_phrase(word, costs, counts)
    }
    for phrase in phrases & costs.keys():
        del costs[phrase]
    trie = marisa_trie.Trie(sorted(costs), num_tries=3)
    trie.save(str(HERE / "words.marisa"))
    table = bytearray(len(trie))
    for word, cost in costs.items():
        table[trie[word]] = min(255, round(cost * _PER_UNIT))
    (HERE / "costs.bin").write_bytes(table)
    places = _places()
    marisa_trie.Trie(sorted(places), num_tries=3).save(str(HERE / "places.marisa"))
    print(f"{len(costs):,} words, {len(places):,} places")


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")}


def _corpus_lines(name: str) -> list[str]:
    return files("pythainlp.corpus").joinpath(name).read_text(encoding="utf-8").splitlines()


def _is_word(text: str) -> bool:
    return bool(_THAI.fullmatch(text)) and not (text.endswith("ฯ") and len(text) < _PART)


def _counts() -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in ("tnc_freq.txt", "ttc_freq.txt"):
        for line in _corpus_lines(name):
            word, _, count = line.partition("\t")
            counts[word] = counts.get(word, 0) + int(count)
    return counts


def _costs(common: set[str], own: set[str], counts: dict[str, int]) -> dict[str, float]:
    total = math.log(sum(counts.values()) + len(common))
    costs = {}
    for word in common | {word for word in own if _is_word(word)}:
        count = counts.get(word, 0)
        if word in own:
            count = max(count, _OWN_COUNT)
        costs[word] = total - math.log(count + 1) + {1: 6.0, 2: 2.0}.get(len(word), 0.0)
    return costs


def _is_phrase(entry: str, costs: dict[str, float], counts: dict[str, int]) -> bool:
    """Tell whether an entry never met as one word is a phrase of three usual words or more, as the list has many.

    So is one of two that begins with a word that only makes a noun of what follows. What has two parts otherwise
    may be a compound with a meaning of its own.
    """
    size = len(entry)
    most = {0: 0}  # how many words lead to a place
    for start in range(size):
        if start not in most:
            continue
        for end in range(start + 1, size + (start > 0)):
            part = entry[start:end]
            usual = counts.get(part) and costs.get(part, _USUAL_COST) < _USUAL_COST and part not in BOUND_PARTS
            if usual and (len(part) >= _PART or part in _SHORT_PARTS):
                most[end] = max(most.get(end, 0), most[start] + 1 + (start == 0 and part in _NOUN_MAKERS))
    return size >= _PHRASE and most.get(size, 0) >= _PHRASE_PARTS


def _places() -> set[str]:
    provinces = geothai.provinces()
    districts = [district for province in provinces for district in geothai.districts(province.code)]
    subdistricts = [sub for district in districts for sub in geothai.subdistricts(district.code)]
    names = {area.name_th for area in (*provinces, *districts, *subdistricts)}
    for name in tuple(names):
        for level in _LEVELS:
            if name.startswith(level) and len(name) > len(level) + 2:
                names.add(name.removeprefix(level))
    return {name for name in names if _THAI.fullmatch(name)}


if __name__ == "__main__":
    main()
