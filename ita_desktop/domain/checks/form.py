"""Small matters of form: digits, the blank after an abbreviation, the sign of repetition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.domain.checks.corpus import Hit, alike, reword
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import Place
from ita_desktop.thai.digits import to_thai

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_desktop.domain.checks.corpus import Corpus

_REST = re.compile(r"[^\s“”()\[\]]*")
_START = re.compile(_REST.pattern + "$")
_ARABIC = re.compile("[0-9]+")
_NUMBER = re.compile(r"(?<![0-9๐-๙])[0-9๐-๙]+(?:[,.][0-9๐-๙]+)*")
_THAI_NUMBER = re.compile("[๐-๙]+")
_CODE = re.compile(
    r"[A-Za-z@_#&=?]|//|[0-9๐-๙.]/[0-9๐-๙ก-ฮ]|[0-9]-[0-9]{1,9}-[0-9]|^[0๐][0-9๐-๙-]{6,}|(?<![ก-๎.])[ก-ฮ]\.[0-9]|[0-9]\.[0-9]{1,9}\.[0-9]"
)
"""What makes a word with digits an address, a code, a phone or a document number."""
_NAMED_CODE = re.compile(
    r"(?:[A-Za-z][A-Za-z.-]*|โทร\.?|โทรศัพท์|โทรสาร|แฟกซ์|สายด่วน|หมายเลข|เลขที่|บ้านเลขที่|หมู่ที่|หมู่|ถนน\S*|ซอย\S*|ห้อง|อาคาร|ชั้น|เบอร์|สาย|รหัส\S*|ไปรษณีย์"
    r"|ทะเบียน|ที่ [ก-ฮ]{1,3}|บัญชี|รุ่น|(?<![ก-๎])ว|[0-9๐-๙][0-9๐-๙-]*)\s*$"
)
"""What stands before a number that is a code, or part of an address."""
_EXTENSION = re.compile(
    r"(?:(?:โทร\.?|โทรศัพท์|โทรสาร|เบอร์|หมายเลข) ?[^ก-๎]*|(?<![0-9๐-๙])[0๐][0-9๐-๙ -]{7,})"
    r"(?:ต่อ|กด|ถึง|หรือ|และ|,)(?:[0-9๐-๙ ,-]|ถึง|หรือ|และ|ต่อ|กด)*$"
)
"""A telephone number up to the extensions behind it."""
_NAME = 30  # letters before a number that may name it as a code
_LONGEST = 200  # letters before digits that are looked at


def check_form(words: Corpus) -> Iterator[Finding]:
    """Yield Arabic digits among Thai ones, "พ.ศ." without its blank, and "ๆ" with and without one."""
    yield from _digits(words)
    yield from _after_era(words)
    yield from _repetition(words)


def _digits(words: Corpus) -> Iterator[Finding]:
    tokens = dict.fromkeys(_token(hit) for hit, _match in words.find(_ARABIC))
    arabic = [number for token in tokens for number in _numbers(token)]
    thai = sum(1 for _match in _THAI_NUMBER.finditer(words.text))
    if not arabic:
        return
    if len(arabic) > thai:
        sentence = _("ตัวเลขส่วนใหญ่ในรายงานเป็นเลขอารบิก แต่เลขที่โปรแกรมพิมพ์ให้เป็นเลขไทยตามแบบหนังสือราชการ")
        yield Finding(Level.HINT, "arabic-digits-throughout", Place(), sentence)
        return
    by_place: dict[Place, list[Hit]] = {}
    for hit in arabic:
        by_place.setdefault(hit.spot.place, []).append(hit)
    for place, hits in by_place.items():
        sentence = _("เขียนเลขอารบิก แต่ส่วนอื่นของรายงานใช้เลขไทย โปรดใช้เลขไทยให้เหมือนกัน")
        fix = reword(hits[0].spot, ((h.start, h.end, to_thai(h.text)) for h in hits))
        yield Finding(Level.HINT, "arabic-digits", place, sentence, fix)


def _token(digits: Hit) -> Hit:
    """Return the word, from blank to blank, that has the digits."""
    text = digits.spot.text
    before, rest = text[max(0, digits.start - _LONGEST) : digits.start], _REST.match(text, digits.end)
    start = _START.search(before)
    return Hit(digits.spot, digits.start - len(start[0] if start else ""), rest.end() if rest else digits.end)


def _numbers(token: Hit) -> Iterator[Hit]:
    """Yield the numbers with Arabic digits of a word; none where it is an address or a code."""
    if _CODE.search(token.text) or _is_named(token.spot.text, token.start):
        return
    for match in _NUMBER.finditer(token.text):
        start = token.start + match.start()
        if _ARABIC.search(match[0]) and not _is_named(token.spot.text, start):
            yield Hit(token.spot, start, start + len(match[0]))


def _is_named(text: str, at: int) -> bool:
    before = text[max(0, at - _NAME) : at]
    return bool(_NAMED_CODE.search(before) or _EXTENSION.search(text[max(0, at - _LONGEST) : at]))


_ERA = re.compile(r"(?:พ\.ศ\.|ค\.ศ\.)(?=[0-9๐-๙])")


def _after_era(words: Corpus) -> Iterator[Finding]:
    for hits in alike(hit for hit, _match in words.find(_ERA)):
        spot = hits[0].spot
        sentence = _("“{there}” ควรเว้นวรรคก่อนตัวเลขปี").format(there=spot.text[hits[0].start : hits[0].end + 4])
        fix = reword(spot, ((h.end, h.end, " ") for h in hits))
        yield Finding(Level.HINT, "no-blank-after-era", spot.place, sentence, fix)


_TIGHT = re.compile("(?<=[ก-๎])ๆ")
_LOOSE = re.compile(" ๆ")


def _repetition(words: Corpus) -> Iterator[Finding]:
    """Yield once that "ๆ" stands with and without a blank before it; the Royal Institute's rule has one."""
    tight = [hit for hit, _match in words.find(_TIGHT)]
    if not tight or not _LOOSE.search(words.text):
        return
    by_place: dict[Place, list[Hit]] = {}
    for hit in tight:
        by_place.setdefault(hit.spot.place, []).append(hit)
    fix = tuple(
        change for hits in by_place.values() for change in reword(hits[0].spot, ((h.start, h.start, " ") for h in hits))
    )
    sentence = _("รายงานนี้เขียนไม้ยมก (ๆ) ทั้งแบบเว้นวรรคและไม่เว้นวรรคข้างหน้า โปรดเว้นวรรคให้เหมือนกันทั้งฉบับ")
    yield Finding(Level.HINT, "repetition-sign", tight[0].spot.place, sentence, fix)
