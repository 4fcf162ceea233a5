"""Targets that the steps set, against what the results count in the same unit: other people or deeds, or too few.

A rule that must be nearly sure: it speaks only of counts that say the same thing as the target, or that surely speak
of another, and never where a rate ("เดือนละ") or the words "all", "complete" leave the number open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import Lines, Place
from ita_desktop.thai.digits import to_arabic
from ita_desktop.thai.excerpt import ending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ita_desktop.domain.model import Activity, Issue, Line, Measure, Report

_UNIT = (
    r"(?P<unit>ช่องทาง|รายการ|ราย(?!งาน|ได้|ชื่อ|จ่าย|ละเอียด)|คน|ครั้ง|แห่ง|ฉบับ|เรื่อง|โครงการ|กิจกรรม|หลักสูตร|รุ่น|ครัวเรือน"
    r"|หมู่บ้าน|ชุมชน|โรงเรียน|หน่วยงาน|ตำแหน่ง|เล่ม|แผ่น|ป้าย|ชิ้น|ชุด|ต้น|ตอน|กลุ่ม)(?!ละ|ที่)"
)
_NUMBER = r"(?P<number>[๐-๙0-9][๐-๙0-9,]{0,11}) ?"
_TARGET = re.compile(rf"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|เป้าหมาย|จำนวน) ?(?:จำนวน ?|ปีละ ?)?{_NUMBER}{_UNIT}")
_COUNT = re.compile(rf"(?<![๐-๙0-9.,/]){_NUMBER}{_UNIT}")
_OPEN = re.compile(r"ทุก|แต่ละ|ละ ?[๐-๙0-9]|ครบ|เป้า|เกินกว่า|มากกว่า|(?:ครั้ง|คน) ?(?:ต่อ|/)")
"""What makes a number in the results no total."""
_SAYS_NOTHING = re.compile(
    r"จำนวน|ทั้งหมด|ทั้งสิ้น|ทั้งปี|รวม|ดำเนินการ|จัดให้มี|มีการ|แล้ว|เสร็จ|จัด|ได้|ทำ|มี|ไป|เป็น|เพียง|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|เป้าหมาย|[^ก-๎]"
)
_KINDS = (
    re.compile("เจ้าหน้าที่|พนักงาน|บุคลากร|ข้าราชการ|ลูกจ้าง|ผู้บริหาร|สมาชิกสภา"),
    re.compile("ประชาชน|ผู้(?:มา)?(?:รับบริการ|ใช้บริการ|ติดต่อ|ร้องเรียน)|ผู้ตอบแบบ|ผู้เข้าชม|ผู้สูงอายุ|ผู้เสนอราคา|ชาวบ้าน"),
    re.compile("อบรม|ประชุม|สัมมนา|บรรยาย|ประชาคม"),
    re.compile("ประชาสัมพันธ์|เผยแพร่"),
    re.compile("ร้องเรียน|ร้องทุกข์"),
    re.compile("ตรวจสอบ|สุ่มตรวจ|ตรวจติดตาม"),
)
"""People and deeds that are not counted for one another; words of one kind may stand for each other."""
_ALIKE = 6  # letters in a row that make two things the same thing


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number of things: where it stands, what unit, and the words before it that say of what."""

    line: Line
    start: int
    end: int
    number: int
    unit: str
    of: str

    @property
    def words(self) -> str:
        """Return the words up to and with the number, as long as a person needs to find them."""
        return ending(self.line.text[: self.end].strip(), 45)

    @property
    def kinds(self) -> frozenset[int]:
        """Return which people and deeds the words name."""
        return frozenset(n for n, kind in enumerate(_KINDS) if kind.search(self.of))


def check_targets(report: Report) -> Iterator[Finding]:
    """Yield results that count something else than the steps' target, or less."""
    for issue, measure, row in report.activities():
        targets = list(_counted(row, "steps", _TARGET))
        results = list(_counted(row, "results", _COUNT)) if targets else []
        for target in targets:
            same_unit = [c for c in results if c.unit == target.unit]
            if same_unit:
                yield from _compared(target, same_unit, (issue, measure, row))


def _counted(row: Activity, key: str, pattern: re.Pattern[str]) -> Iterator[_Counted]:
    cell = row.cell(key)
    for line in cell.lines if isinstance(cell, Lines) else ():
        start = 0
        for match in pattern.finditer(line.text):
            number = int(to_arabic(match["number"]).replace(",", ""))
            of = _SAYS_NOTHING.sub("", line.text[start : match.start()])
            yield _Counted(line, match.start(), match.end(), number, match["unit"], of)
            start = match.end()


def _compared(target: _Counted, counts: list[_Counted], where: tuple[Issue, Measure, Activity]) -> Iterator[Finding]:
    issue, measure, row = where
    if all(_is_other(target, count) for count in counts):
        first, level, code = counts[0], Level.WARNING, "counts-something-else"
        sentence = _("ขั้นตอนตั้งเป้า “{wanted}” แต่ผลนับ “{counted}” ซึ่งเป็นคนละเรื่องกัน โปรดรายงานสิ่งที่ตั้งเป้าไว้")
    else:
        if sum(c.number for c in counts) >= target.number or any(_OPEN.search(c.line.text) for c in counts):
            return
        same = [c for c in counts if not c.of or _is_same(target, c)]
        if not same:
            return
        first, level, code = same[0], Level.HINT, "below-target"
        sentence = _("ขั้นตอนตั้งเป้า “{wanted}” แต่ผลรายงาน “{counted}” ซึ่งน้อยกว่าเป้า โปรดตรวจจำนวนหรือบอกเหตุผล")
    place = Place("results", issue.uid, measure.uid, row.uid, first.line.uid)
    yield Finding(level, code, place, sentence.format(wanted=target.words, counted=first.words))


def _is_same(target: _Counted, count: _Counted) -> bool:
    return count.kinds <= target.kinds and (bool(count.kinds) or _alike(target.of, count.of))


def _is_other(target: _Counted, count: _Counted) -> bool:
    return bool(target.kinds and count.kinds) and not (target.kinds & count.kinds or _alike(target.of, count.of))


def _alike(one: str, other: str) -> bool:
    return any(one[i : i + _ALIKE] in other for i in range(len(one) - _ALIKE + 1))
