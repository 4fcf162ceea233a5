"""What the rows tell: results that only repeat the steps, outcomes that are copies or break off, wrong counts."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import cell_lines
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import Line, Lines, Marker, Place, SetCell, SetText
from ita_desktop.thai.digits import to_arabic
from ita_desktop.thai.excerpt import beginning, ending

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ita_desktop.domain.model import Activity, Issue, Measure, Report
    from ita_desktop.thai.words import Words

_LISTS = ("steps", "results", "outcomes")


def check_content(report: Report) -> Iterator[Finding]:
    """Yield what the words of each row, read together, show to be lacking."""
    for issue, measure, row in report.activities():
        yield from _broken_off(issue, measure, row)
        yield from _repeated(issue, measure, row)
        yield from _other_things_counted(issue, measure, row)


# --- lines that break off ---

_DANGLING = re.compile(
    r"(?:(?:(?:^|\s)(?:ของ|ที่|ใน|กับ|ต่อ|ตาม|จาก|เป็น|ให้|การ|แก่|แต่|ด้วย)|และ|หรือ|เพื่อ|ซึ่ง|โดย|สำหรับ|เนื่องจาก|ตลอดจน|รวมทั้ง|รวมถึง|อีกทั้ง"
    r"|เช่น|ได้แก่|ดังนี้|ดังต่อไปนี้|ประกอบด้วย))\s*[:,]?$|,$"
)
_ENDS_IN = re.compile(r"(?P<run>[ก-๎]*(?:ของ|ที่|ใน|กับ|ตาม|จาก|การ|แก่|จะ))[\s:,]*$")
_ANY = re.compile("")
_AFTER = {
    "เกี่ยวกับ": _ANY,
    "กับ": _ANY,
    "จะ": _ANY,
    "ของ": re.compile(
        "(?<!รับ)(?<!ซื้อ)(?<!ขาย)(?<!มอบ)(?<!แจก)(?<!ส่ง)(?<!ขน)(?<!เก็บ)(?<!ใช้)(?<!ค่า)(?<!เครื่อง)(?<!ขอ)(?<!บริจาค)$"
    ),
    "จาก": re.compile("(?<!ลา)(?<!พราก)$"),
    "ที่": re.compile("(?:สิ่ง|ตาม|ผู้|เรื่อง|ดัง|เพื่อ|กรณี|ขณะ|ข้อมูล|กิจกรรม)$"),
    "การ": re.compile("(?:^|ใน|ของ|ต่อ|จาก|กับ|โดย|และ|หรือ|เพื่อ|ตาม|มี|แก่|ด้าน)$"),
    "ใน": re.compile("(?:ร่วม|ใจ|เชื่อมั่น|อยู่)$"),
    "ตาม": re.compile("(?:เป็นไป|ดำเนินการ|จัดทำ)$"),
    "แก่": re.compile("(?:ให้|บริการ|ประโยชน์|ความรู้|เป็นธรรม)$"),
}
"""Last words after which something must come, and what then stands before them: "คนแก่" and "ซื้อของ" end well."""
_DROPPED = re.compile(r"[\s,]*(?:(?:และ|หรือ)\s*,?|,)$")
_ENOUGH = 10  # letters that must be left for a line to stand without its last word


def _broken_off(issue: Issue, measure: Measure, row: Activity) -> Iterator[Finding]:
    """Yield lists whose last line ends in a word after which something must come."""
    for key in _LISTS:
        cell = row.cell(key)
        if not isinstance(cell, Lines):
            continue
        line = cell.lines[-1]
        text = line.text.rstrip()
        if not (word := _dangling(text)):
            continue
        place = Place(key, issue.uid, measure.uid, row.uid, line.uid)
        sentence = _("ข้อความ “{end}” จบด้วยคำว่า “{word}” จึงเหมือนยังไม่จบ โปรดเติมส่วนที่ขาดหรือตัดคำท้ายออก").format(
            end=ending(text, 30), word=word
        )
        left = _DROPPED.sub("", text)
        complete = left != text and len(left) >= _ENOUGH and not _dangling(left)
        fix = (SetText(place, line.text, left),) if complete else None
        yield Finding(Level.WARNING, f"broken-off-{key.removesuffix('s')}", place, sentence, fix)


def _dangling(text: str) -> str:
    """Return the last word of a text where something must come after it, else nothing."""
    if found := _DANGLING.search(text):
        return found[0].strip()
    joined = _ENDS_IN.search(text)
    if joined is None:  # most are: no words need be looked up
        return ""
    run = joined["run"]
    at = max((cut.at for cut in _words().cuts(run)), default=0)
    last = run[at:]
    return last if last in _AFTER and _AFTER[last].search(run[:at]) else ""


@cache
def _words() -> Words:
    from ita_desktop.thai.words import Words  # noqa: PLC0415 - needs the word list

    return Words()


# --- the same words again ---

_FILLERS = re.compile(r"มีการ|ดำเนินการ|จัดให้มี|ได้มี|ได้|แล้ว|เรียบร้อย|[^ก-๎a-zA-Z]")
_GRAM = 4
_GRAMS = 12  # a text of fewer is too short to say whether it repeats
_REPEATED = 0.8  # of a text's grams, measured on a real report: rows that say more have at most 0.7
_RESEMBLES = 0.6  # outcomes that say something have at most 0.5
_NUMBER = re.compile(r"[๐-๙0-9]+")


def _repeated(issue: Issue, measure: Measure, row: Activity) -> Iterator[Finding]:
    steps, results, outcomes = (" ".join(cell_lines(row.cell(key))) for key in _LISTS)
    asked, told = _plain(steps), _plain(results)
    proven = measure.evidence or _numbers(results) - _numbers(steps)
    if not proven and _share(told, asked) >= _REPEATED:
        sentence = _("ผลการดำเนินการมีถ้อยคำใกล้เคียงกับขั้นตอน หากเพิ่มวันที่ จำนวน หรือหลักฐาน ผู้ประเมินจะเห็นผลชัดเจนขึ้น")
        yield Finding(
            Level.WARNING, "results-repeat-steps", Place("results", issue.uid, measure.uid, row.uid), sentence
        )
    gained = _plain(outcomes)
    like_steps, like_results = _share(gained, asked), _share(gained, told)
    place = Place("outcomes", issue.uid, measure.uid, row.uid)
    if max(like_steps, like_results) >= _REPEATED:
        sentence = _("ผลลัพธ์มีถ้อยคำใกล้เคียงกับขั้นตอนหรือผลการดำเนินการ หากเขียนว่าเกิดประโยชน์ใด ผู้ประเมินจะเห็นสิ่งที่เปลี่ยนไป")
        yield Finding(Level.WARNING, "outcome-is-a-copy", place, sentence)
    elif like_steps >= _RESEMBLES:
        sentence = _("ผลลัพธ์ส่วนใหญ่เป็นถ้อยคำเดียวกับขั้นตอน โปรดเขียนให้เห็นว่าเมื่อทำแล้วเกิดประโยชน์ใดหรือสิ่งใดเปลี่ยนไป")
        yield Finding(Level.HINT, "outcome-resembles-steps", place, sentence)


def _plain(text: str) -> str:
    """Return the letters of a text without words that say nothing."""
    return _FILLERS.sub("", text)


def _share(part: str, whole: str) -> float:
    """Return the share of the part's runs of four letters that the whole has too; 0 for a short part."""
    grams = {part[i : i + _GRAM] for i in range(len(part) - _GRAM + 1)}
    return sum(1 for gram in grams if gram in whole) / len(grams) if len(grams) >= _GRAMS else 0


def _numbers(text: str) -> set[str]:
    return set(_NUMBER.findall(to_arabic(text)))


# --- a target and what was counted ---

_TARGET = re.compile(r"(?:ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|เป้าหมาย) ?(?:จำนวน ?)?[๐-๙0-9,]+ ?(?P<unit>[ก-๎]{3,})")
_COUNT = re.compile(r"[๐-๙0-9,]+ ?(?P<unit>[ก-๎]{3,})")
_SAYS_NOTHING = re.compile(r"มีจำนวน|จำนวน|ทั้งหมด|ทั้งสิ้น|รวม|มีการ|ไม่น้อยกว่า|ไม่ต่ำกว่า|อย่างน้อย|[^ก-๎]")
_ALIKE = 4  # letters in a row that make two things the same thing


def _other_things_counted(issue: Issue, measure: Measure, row: Activity) -> Iterator[Finding]:
    """Yield results that count in the unit of the steps' target, but something else.

    Only where both lines say of what kind ("channels for …") the counted things are: else nothing is certain.
    """
    for target in _lines(row, "steps"):
        for aim in _TARGET.finditer(target.text):
            wanted = _kind_of(aim["unit"], target.text[: aim.start()])
            if not wanted:
                continue
            counted = [
                (line, unit, kind)
                for line in _lines(row, "results")
                for match in _COUNT.finditer(line.text)
                if (unit := _common_start(aim["unit"], match["unit"]))
                and (kind := _kind_of(unit, line.text[: match.start()]))
            ]
            if counted and not any(_alike(wanted, kind) for _line, _unit, kind in counted):
                line, unit, kind = counted[0]
                sentence = _(
                    "ขั้นตอนตั้งเป้าจำนวน{unit}{wanted} แต่ผลนับ{unit}{kind} ซึ่งเป็นคนละเรื่องกัน โปรดรายงานสิ่งที่ตั้งเป้าไว้"
                ).format(unit=unit, wanted=wanted, kind=kind)
                place = Place("results", issue.uid, measure.uid, row.uid, line.uid)
                yield Finding(Level.WARNING, "counts-something-else", place, sentence)


def _lines(row: Activity, key: str) -> Iterable[Line]:
    cell = row.cell(key)
    return cell.lines if isinstance(cell, Lines) else ()


def _common_start(unit: str, other: str) -> str:
    """Return the unit that two runs of letters begin with: the shorter one, if the longer begins with it."""
    short, long = sorted((unit, other), key=len)
    return short if long.startswith(short) else ""


def _kind_of(unit: str, before: str) -> str:
    """Return what stands between the unit's own mention before a number and the number: "for complaints"."""
    _head, found, kind = before.rpartition(unit)
    kind = _SAYS_NOTHING.sub("", kind) if found else ""
    return kind if len(kind) > _ALIKE else ""


def _alike(one: str, other: str) -> bool:
    return any(one[i : i + _ALIKE] in other for i in range(len(one) - _ALIKE + 1))


# --- markers ---


def unmarked_lines(report: Report) -> Iterator[Finding]:
    """Yield lines without a mark where all around them have one."""
    for issue, measure, row in report.activities():
        cells = [(key, cell.lines) for key in _LISTS if isinstance(cell := row.cell(key), Lines)]
        single = [lines[0].marker for _key, lines in cells if len(lines) == 1]
        for key, lines in cells:
            for n, line in enumerate(lines):
                alone = len(lines) == 1 and Marker.DASH in single
                within = 0 < n < len(lines) - 1 and lines[n - 1].marker is lines[n + 1].marker is Marker.DASH
                says_something = any(c.isalnum() for c in line.text)
                if line.marker is Marker.NONE and says_something and (alone or within):
                    place = Place(key, issue.uid, measure.uid, row.uid, line.uid)
                    sentence = _("ข้อความ “{text}” ไม่มีขีดนำหน้าเหมือนข้ออื่น โปรดใส่ขีดให้เหมือนกัน").format(
                        text=beginning(line.text, 40)
                    )
                    marked = (*lines[:n], replace(line, marker=Marker.DASH), *lines[n + 1 :])
                    fix = (SetCell(row.uid, key, row.cell(key), Lines(marked)),)
                    yield Finding(Level.HINT, "unmarked-line", place, sentence, fix)
