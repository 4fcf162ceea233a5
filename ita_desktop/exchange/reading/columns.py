"""Finds the row of a table that names its columns, and tells what each column means.

Offices name and order the columns of this report each in their own way; only the words of a heading count (domain
notes §2.2 lists what is seen). The first thing a heading names is what its column holds: "ผลการดำเนินโครงการ" holds
results, not projects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ita_desktop.domain.model import COLUMNS, Column, ColumnKind
from ita_desktop.thai.digits import to_arabic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ita_desktop.exchange.reading.blocks import Cell

ISSUE, NUMBER = "issue", "number"
"""Keys of columns that hold what a report keeps elsewhere: the issue of a row, and running numbers."""

_LONGEST_HEADING = 100
_ITEM = ("-", "–", "•")
_PARTED = re.compile(r"(?<=[ก-๎/])\n(?=[ก-๎/])")
_DIGIT = re.compile(r"[0-9๐-๙]")
_LONGEST_KEY = 60
_DEEPEST_HEADER = 3
_ADDED_WIDTH = 0.09
_CORE = tuple(column.key for column in COLUMNS)
_STANDARD = {column.key: column for column in COLUMNS}

_MEANINGS: tuple[tuple[str, str, ColumnKind | None], ...] = (
    (NUMBER, r"^(?:ลำดับ(?:ที่)?|ลำดับข้อ|ที่|ข้อ(?:ที่)?|no\.?|#)$", None),
    (ISSUE, r"^(?:ประเด็น|มิติ)[^/]*$", None),
    ("measure", r"มาตรการ|โครงการ|กิจกรรม|แผนงาน", ColumnKind.TITLE),
    (
        "steps",
        r"ขั้นตอน|วิธีการ|วิธีปฏิบัติ|วิธีดำเนิน|แนวทาง|กระบวนการ|รายละเอียด|กิจกรรม|^(?:การ)?ดำเนิน(?:การ|งาน)$|^การปฏิบัติ(?:งาน)?$",
        ColumnKind.LINES,
    ),
    (
        "period",
        r"(?:ช่วง|ห้วง|กรอบ|กำหนด)?(?:ระยะ)?เวลา|กำหนดการ|วันที่|วัน/?เดือน/?ปี|(?:ช่วง|ห้วง)(?:ระยะ|วัน)|แล้วเสร็จภายใน",
        ColumnKind.PERIOD,
    ),
    (
        "responsible",
        r"ผู้(?:รับ)?ผิดชอบ|หน่วยงาน|ส่วนราชการ|ส่วนงาน|กอง/|สำนัก/|(?:ผู้)?รับผิดชอบ|เจ้าภาพ|ผู้ดำเนินการ|ผู้ปฏิบัติ",
        ColumnKind.RESPONSIBLE,
    ),
    (
        "results",
        r"(?:สรุป|รายงาน)?ผล(?:การ)?(?:ดำเนิน|ปฏิบัติ|ขับเคลื่อน)|(?:สรุป|รายงาน)ผล|ความก้าวหน้า|ผลงาน|^ผล$|ผลที่เกิดขึ้น",
        ColumnKind.LINES,
    ),
    ("outcomes", r"ผลลัพธ์|ผลสัมฤทธิ์|ผลสำเร็จ|ความสำเร็จ|(?:ผล|ประโยชน์)ที่(?:คาดว่าจะ)?ได้รับ|ผลกระทบ|ผลที่คาด", ColumnKind.LINES),
    ("budget", r"(?<!ปี)งบประมาณ|วงเงิน|งบตาม|ค่าใช้จ่าย|จำนวนเงิน", ColumnKind.MONEY),
    ("spent", r"(?:งบประมาณ)?(?:ที่)?(?:การ)?เบิกจ่าย|(?:งบประมาณ)?(?:ที่)?ใช้(?:จ่าย)?จริง|งบ(?:ประมาณ)?ที่ใช้", ColumnKind.MONEY),
    ("indicator", r"ตัวชี้วัด|ตัวบ่งชี้|kpi", ColumnKind.LINES),
    ("audience", r"กลุ่มเป้าหมาย|ผู้เข้าร่วม", ColumnKind.TEXT),
    ("target", r"(?:ค่า)?เป้าหมาย", ColumnKind.LINES),
    ("objective", r"วัตถุประสงค์", ColumnKind.LINES),
    ("state", r"สถานะ|สถานภาพ", ColumnKind.STATE),
    ("percent", r"ร้อยละ|เปอร์เซ็นต์|%", ColumnKind.PERCENT),
    ("problems", r"ปัญหา|อุปสรรค|ข้อจำกัด", ColumnKind.LINES),
    ("suggestions", r"ข้อเสนอ|แนวทาง(?:การ)?(?:แก้|ปรับปรุง)", ColumnKind.LINES),
    ("quarters", r"ไตรมาส", ColumnKind.QUARTERS),
    ("monitoring", r"(?:วิธี)?(?:การ)?(?:กำกับ|ติดตาม)", ColumnKind.LINES),
    ("link", r"หลักฐาน|ลิงก์|ลิงค์|link|url|เอกสาร(?:อ้างอิง|ประกอบ|แนบ)|qrcode", ColumnKind.LINK),
    ("remark", r"หมายเหตุ", ColumnKind.TEXT),
    ("sort", r"ประเภท", ColumnKind.TEXT),
)
_ONLY_THEN = re.compile(r"ผู้(?:มีส่วน)?เกี่ยวข้อง")  # those responsible, where no other column says who is
_TITLE_THEN = re.compile(r"(?:ชื่อ)?(?:รายการ|เรื่อง)|ชื่อ")  # titles, where the other columns are those of a report
_SAID = {"steps", "results", "outcomes"}
_FEWEST_OTHERS = 3
_QUARTER = re.compile(r"(?:ไตรมาส(?:ที่)?)?([1-4๑-๔])")
_MONTH = re.compile(
    r"(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.?[0-9๐-๙]*|\S*(?:คม|ยน|พันธ์)[0-9๐-๙]*"
)
_PATTERNS = tuple((key, re.compile(pattern)) for key, pattern, _kind in _MEANINGS)
_KINDS = {key: kind for key, _pattern, kind in _MEANINGS if kind}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a foreign table: the grid columns it covers, its heading on one line, the key of its meaning.

    ``quarter``: the quarter (1 to 4) that a mark in it stands for, else 0.
    """

    start: int
    end: int
    text: str
    key: str
    quarter: int = 0


@dataclass(frozen=True, slots=True)
class _Named:
    """A column of a header: its lowest cell, what stands there, the highest heading above it, and its whole heading.

    ``shared``: other columns stand below the same highest heading.
    """

    cell: Cell
    own: str
    top: str
    text: str
    shared: bool

    @property
    def is_time(self) -> bool:
        """Tell whether it is one of several columns that a period is marked in."""
        about = _candidates(_words(self.top))[:1]
        own = _words(self.own)
        return (
            self.shared
            and about in (["period"], ["quarters"])
            and (own.isdigit() or any(form.fullmatch(own) for form in (_QUARTER, _MONTH)))
        )

    @property
    def quarter(self) -> int:
        """Return the quarter it is marked in, else 0."""
        found = _QUARTER.fullmatch(_words(self.own)) if self.is_time else None
        return int(to_arabic(found[1])) if found and "ไตรมาส" in self.top + self.own else 0


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a foreign table and how many rows name them."""

    headings: tuple[Heading, ...]
    depth: int

    def repeats(self, other: Header) -> bool:
        """Tell whether this is another header again, as at the top of a new page."""
        mine, theirs = ([_words(h.text) for h in header.headings] for header in (self, other))
        same = sum(a == b for a, b in zip(mine, theirs, strict=False))
        return same * 4 >= max(len(mine), len(theirs)) * 3

    def replaces(self, other: Header) -> bool:
        """Tell whether a table whose first row may be data or this header begins with a header, ``other`` before it."""
        return self.repeats(other) or len({h.key for h in self.headings}.intersection(_CORE)) >= 4  # noqa: PLR2004 - most of the six

    def by_key(self, cells: Sequence[Cell]) -> dict[str, Cell]:
        """Return the cells of a row by the key of the column each stands in."""
        if len(cells) == len(self.headings):  # programs that write no grid still write every cell
            return {h.key: c for h, c in zip(self.headings, cells, strict=True)}
        found: dict[str, Cell] = {}
        for cell in cells:
            heading = max(self.headings, key=lambda h: min(h.end, cell.start + cell.span) - max(h.start, cell.start))
            there = found.get(heading.key)
            if there is None or there.continues:
                found[heading.key] = cell
            else:  # a cell was split in two below its heading
                found[heading.key] = replace(there, paragraphs=there.paragraphs + cell.paragraphs)
        return found


def find_header(rows: Sequence[Sequence[Cell]], at: int = 0) -> Header | None:
    """Return the header that begins with the row ``at``; None where that row names no columns of a report."""
    row = rows[at]
    if len(row) < 2 or any(c.continues or _is_no_heading(c) for c in row):  # noqa: PLR2004 - one cell heads rows
        return None
    for depth in _depths(rows, at):
        named = _named(rows[at : at + depth])
        keys = _meanings(named)
        known = {key for key in keys if key in _KINDS or key in {ISSUE, NUMBER}}
        known |= {"period" for column in named if column.is_time}
        core = known.intersection(_CORE)
        groups = sum(not column.is_time for column in named) + 1
        if "measure" not in core or len(core) < 2 or len(known) < max(3, groups / 2):  # noqa: PLR2004 - a title, and something of it
            continue
        if not any(key == "period" and _DIGIT.search(column.text) for column, key in zip(named, keys, strict=True)):
            return Header(tuple(map(_heading, named, keys)), depth)
    return None


def _heading(column: _Named, key: str) -> Heading:
    text = f"ไตรมาส {column.own}" if column.quarter and column.own.isdigit() else column.text
    return Heading(column.cell.start, column.cell.start + column.cell.span, text, key, column.quarter)


def _is_no_heading(cell: Cell) -> bool:
    return (
        len(cell.text) > _LONGEST_HEADING or any(p.mark is not None for p in cell.paragraphs) or cell.text[:1] in _ITEM
    )


def report_columns(headings: Sequence[Heading], kinds: Mapping[str, ColumnKind]) -> tuple[Column, ...]:
    """Return a report's columns: those of the headings in their order and words, and those of the six not there.

    ``kinds`` tells what columns of unknown meaning hold.
    """
    columns: dict[str, Column] = {}
    for heading in headings:
        if heading.key in columns or heading.key in {ISSUE, NUMBER}:
            continue
        standard = _STANDARD.get(heading.key)
        if standard is None:
            kind = _KINDS.get(heading.key) or kinds.get(heading.key, ColumnKind.TEXT)
            columns[heading.key] = Column(heading.key, heading.text, kind, _ADDED_WIDTH)
        elif _words(heading.text) == _words(standard.heading):
            columns[heading.key] = standard
        else:
            columns[heading.key] = Column(heading.key, heading.text, standard.kind, standard.width)
    ordered = list(columns.values())
    for place, key in enumerate(_CORE):
        if key not in columns:
            before = next((i for i, c in enumerate(ordered) if c.key == _CORE[place - 1]), -1)
            ordered.insert(before + 1, _STANDARD[key])
    return tuple(ordered)


# --- the rows of a header ---


def _depths(rows: Sequence[Sequence[Cell]], at: int) -> tuple[int, ...]:
    """Return how many rows the header may have, the likeliest first."""
    depth = 1
    while depth < _DEEPEST_HEADER and at + depth < len(rows) and any(c.continues for c in rows[at + depth]):
        depth += 1
    if depth > 1:
        return (depth,)
    return (2, 1) if at + 1 < len(rows) and _names_parts(rows[at], rows[at + 1]) else (1,)


def _names_parts(row: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Tell whether the row below only names the parts of what the wide cells of a row head."""
    wide = [range(c.start, c.start + c.span) for c in row if c.span > 1 and c.text]
    parts = [c for c in below if any(c.start in w for w in wide)]
    return (
        len(parts) > len(wide) > 0
        and all(c.text and len(c.text) <= _LONGEST_HEADING and _is_part(c.text) for c in parts)
        and not any(c.text for c in below if c not in parts)
    )


def _is_part(text: str) -> bool:
    return bool(_candidates(_words(text))) or re.fullmatch(r"[0-9๐-๙.\s]+", text) is not None


def _named(rows: Sequence[Sequence[Cell]]) -> list[_Named]:
    """Return the columns of a header. A lowest cell that names its column by itself, and no other, is its heading."""
    stacks: list[tuple[Cell, bool, list[str]]] = []
    for cell in rows[-1]:
        above = [c for row in rows[:-1] for c in row if c.start <= cell.start < c.start + c.span]
        shared = bool(above) and above[0].span > cell.span
        stacks.append((cell, shared, [_one_line(c.text) for c in (*above, cell) if c.text]))
    owns = [texts[-1] if texts else "" for _cell, _shared, texts in stacks]
    named = []
    for (cell, shared, texts), own in zip(stacks, owns, strict=True):
        alone = owns.count(own) == 1 and _is_own_name(_words(own))
        text = own if alone else " ".join(dict.fromkeys(texts))
        named.append(_Named(cell, own, texts[0] if texts else "", text, shared))
    return named


def _is_own_name(words: str) -> bool:
    return bool(_candidates(words)) or _MONTH.fullmatch(words) is not None


def _one_line(text: str) -> str:
    """Return a heading on one line: Thai words that were parted to fit a narrow column need no space."""
    return " ".join(_PARTED.sub("", text).split())


# --- meanings ---


def _words(text: str) -> str:
    return "".join(text.replace("\u200b", "").split()).lower()


def _candidates(words: str) -> list[str]:
    """Return the meanings a heading's words may have: what is named first, then the longer name, comes first."""
    found = [(match.start(), -len(match[0]), key) for key, pattern in _PATTERNS if (match := pattern.search(words))]
    return [key for _start, _length, key in sorted(found, key=lambda f: f[:2])]


def _meanings(named: Sequence[_Named]) -> list[str]:
    """Return a key for each column, none twice: a heading with one meaning has it before one that may have several.

    A heading of no known meaning, one whose meanings are all taken, and one of several that a period is marked in
    get a key made of its words.
    """
    possible = [
        [] if column.is_time else _candidates(_words(column.own)) or _candidates(_words(column.text))
        for column in named
    ]
    keys: list[str | None] = [None] * len(named)
    taken: set[str] = set()
    for rank in range(max(map(len, possible), default=0)):
        waiting = [i for i, key in enumerate(keys) if key is None and rank < len(possible[i])]
        for i in sorted(waiting, key=lambda i: len(possible[i])):
            if possible[i][rank] not in taken:
                keys[i] = possible[i][rank]
                taken.add(possible[i][rank])
    if "responsible" not in taken:
        at = next((i for i, c in enumerate(named) if keys[i] is None and _ONLY_THEN.search(_words(c.text))), None)
        if at is not None:
            keys[at] = "responsible"
            taken.add("responsible")
    if "measure" not in taken and len(taken - {NUMBER}) >= _FEWEST_OTHERS and taken & _SAID:
        at = next((i for i, c in enumerate(named) if keys[i] is None and _TITLE_THEN.fullmatch(_words(c.text))), None)
        if at is not None:
            keys[at] = "measure"
            taken.add("measure")
    return [key or _new_key(column.text, taken) for key, column in zip(keys, named, strict=True)]


def _new_key(heading: str, taken: set[str]) -> str:
    words = re.sub(r"\W*\s\W*", "", heading)[:_LONGEST_KEY] or "column"
    key, n = words, 1
    while key in taken or key in _KINDS or key in {"uid", "title", "responsible_note", ISSUE, NUMBER}:
        n += 1
        key = f"{words}-{n}"
    taken.add(key)
    return key
