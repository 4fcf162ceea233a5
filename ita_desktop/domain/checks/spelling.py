"""Words that are misspelled, or spelled in two ways within one report."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ita_desktop.base.i18n import _
from ita_desktop.domain.checks.corpus import Corpus, Hit, Squeezed, alike, reword
from ita_desktop.domain.checks.glossary import MISSPELLED, MISTYPED, TERMS
from ita_desktop.domain.checks.twins import slash_twins, twins
from ita_desktop.domain.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ita_desktop.domain.model import Place, Report


class _Slip(NamedTuple):
    """Words that are found, and what could be written for them ("" where that is not sure)."""

    hit: Hit
    other: str
    sure: bool = True


def check_spelling(report: Report, words: Corpus, *, taken: Iterable[Hit] = ()) -> Iterator[Finding]:
    """Yield misspelled words, words and terms in two forms, and titles that are quoted otherwise.

    What one rule has found the next ones leave alone; all leave ``taken`` alone.
    """
    two_ways = tuple(_twins(words))
    rules = (
        (
            Level.WARNING,
            "misspelled",
            _known(MISSPELLED, words),
            _("“{there}” สะกดไม่ถูกต้อง คำที่ถูกต้องคือ “{other}”"),
        ),
        (Level.WARNING, "misspelled", _known(MISTYPED, words), _("“{there}” น่าจะพิมพ์ผิดจาก “{other}” โปรดตรวจดู")),
        (
            Level.WARNING,
            "spelled-two-ways",
            (slip for slip in two_ways if slip.sure),
            _("“{there}” น่าจะพิมพ์ผิดจาก “{other}” ที่ใช้ในที่อื่นของรายงาน โปรดตรวจดู"),
        ),
        (
            Level.WARNING,
            "spelled-two-ways",
            (slip for slip in two_ways if not slip.sure),
            _("“{there}” สะกดต่างจาก “{other}” ที่ใช้ในที่อื่นของรายงาน โปรดตรวจว่าคำใดถูกและสะกดให้เหมือนกัน"),
        ),
        (
            Level.HINT,
            "term-in-two-forms",
            _terms(words),
            _("“{there}” กับ “{other}” ที่ใช้ในที่อื่นของรายงานมีความหมายเดียวกัน โปรดใช้คำเดียวกันทั้งฉบับ"),
        ),
        (
            Level.HINT,
            "title-quoted-otherwise",
            _titles(report, words),
            _("“{there}” เขียนต่างจากชื่อมาตรการ “{other}” เล็กน้อย โปรดเขียนให้ตรงกัน"),
        ),
        (
            Level.HINT,
            "written-two-ways",
            _latin(words),
            _("“{there}” เขียนต่างจาก “{other}” ที่ใช้ในที่อื่นของรายงาน โปรดเขียนให้เหมือนกัน"),
        ),
    )
    found: dict[Place, list[Hit]] = {}
    for hit in taken:
        found.setdefault(hit.spot.place, []).append(hit)
    for level, code, slips, sentence in rules:
        others: dict[tuple[Place, str], _Slip] = {}
        new = []
        for slip in slips:
            if not any(slip.hit.overlaps(hit) for hit in found.get(slip.hit.spot.place, ())):
                new.append(slip.hit)
                found.setdefault(slip.hit.spot.place, []).append(slip.hit)
                others.setdefault((slip.hit.spot.place, slip.hit.text), slip)
        for hits in alike(new):
            slip = others[hits[0].spot.place, hits[0].text]
            fix = reword(hits[0].spot, ((h.start, h.end, slip.other) for h in hits)) if slip.sure else None
            yield Finding(level, code, hits[0].spot.place, sentence.format(there=hits[0].text, other=slip.other), fix)


def _known(table: Mapping[str, str], words: Corpus) -> Iterator[_Slip]:
    for wrong, right in table.items():
        if wrong in words.text:
            before = "(?<!ปรา)" if wrong.startswith("กฏ") else ""  # "ปรากฏหมายเลข" is right
            for hit, _match in words.find(re.compile(before + re.escape(wrong))):
                yield _Slip(hit, right)


def _twins(words: Corpus) -> Iterator[_Slip]:
    """Yield words spelled in two ways; a form that is known to be wrong says nothing of the other."""
    text = words.squeezed.text
    for wrong in (*MISSPELLED, *MISTYPED):
        text = text.replace(wrong, "\0" * len(wrong))
    for twin in chain(slash_twins(text), twins(text)):
        hit = words.hit(*words.squeezed.origin(twin.start, twin.end))
        yield _Slip(hit, twin.other, twin.sure)


def _terms(words: Corpus) -> Iterator[_Slip]:
    for preferred, other in TERMS:
        if preferred in words.text:
            for hit, _match in words.find(re.compile(other)):
                yield _Slip(hit, preferred)


# --- titles ---

_LEAST = 10  # letters of a title before the difference, or the other way round
_GAP = 3  # letters that may be more, fewer or others in one place
_QUOTES = "“”\"'"


def _titles(report: Report, words: Corpus) -> Iterator[_Slip]:
    """Yield where a measure's own cells name it with a few letters more, fewer or others."""
    titles = {m.uid: t for _i, m in report.measures() if len(t := "".join(m.title.split())) > 2 * _LEAST}
    for spot in words.spots:
        title = titles.get(spot.place.measure_uid)
        if title is None or spot.place.field in {"title", "note"} or title[:_LEAST] not in spot.text:
            continue
        plain = Squeezed(spot.text)
        start = plain.text.find(title[:_LEAST])
        end = _nearly(plain.text[start:], title)
        if end:
            original = next(m.title for _i, m in report.measures() if m.uid == spot.place.measure_uid)
            yield _Slip(Hit(spot, *plain.origin(start, start + end)), original.strip())


def _nearly(text: str, title: str) -> int:
    """Return how many letters of a text are the title but for one gap; 0 where it is the title, or is not."""
    same = next((n for n, (a, b) in enumerate(zip(text, title, strict=False)) if a != b), min(len(text), len(title)))
    if same == len(title):
        return 0
    for more in range(_GAP + 1):
        for fewer in range(_GAP + 1):
            rest = title[same + fewer :]
            if len(rest) >= _LEAST and text[same + more :].startswith(rest):
                return same + more + len(rest)
    return 0


# --- Latin words ---

_LATIN = re.compile(r"(?<![A-Za-z0-9@./_–-])[A-Za-z]+(?:[–-][A-Za-z]+)*(?![A-Za-z0-9@/_–-]|\.[A-Za-z])")
_LONG_LATIN = 4


def _latin(words: Corpus) -> Iterator[_Slip]:
    """Yield the rarer ways to write a Latin word: its capitals and its hyphen."""
    forms: dict[str, dict[str, list[Hit]]] = {}
    for hit, match in words.find(_LATIN):
        key = re.sub("[–-]", "", match[0]).lower()
        if len(key) >= _LONG_LATIN:
            forms.setdefault(key, {}).setdefault(match[0], []).append(hit)
    for found in forms.values():
        usual = max(found, key=lambda form: (any(map(_in_heading, found[form])), len(found[form])))
        for form, hits in found.items():
            if form != usual:
                yield from (_Slip(hit, usual) for hit in hits)


def _in_heading(hit: Hit) -> bool:
    """Return whether the words stand in the title of an issue, which is given to the office."""
    return bool(hit.spot.place.issue_uid) and not hit.spot.place.measure_uid
