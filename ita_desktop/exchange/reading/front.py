"""Reads what stands before and after a report's tables: cover, preface, date, the lines above the table, signatures.

What is not said stays empty; what is said twice differently is kept in ``said`` for a person to look at. The table
of contents is left out, for it is made anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ita_desktop.domain.model import Office, Report, Role, Signer, WrittenDate
from ita_desktop.exchange.reading.blocks import Paragraph, Table
from ita_desktop.exchange.reading.office import Named, Site, named_in, websites, without_office
from ita_desktop.exchange.reading.outline import letters
from ita_desktop.thai.dates import read_date, years_in
from ita_desktop.thai.digits import to_arabic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ita_desktop.exchange.reading.blocks import Block

_PREFACE = re.compile(r"คำนำ|คํานํา|บทนำ")
_CONTENTS = re.compile(r"สารบัญ|สารบาญ")
_CONTENTS_HEADING = re.compile(r"(?:เรื่อง|รายการ|หัวข้อ|เนื้อหา)?\s*(?:หน้า(?:ที่)?)?")
_ENTRY = re.compile(r"(?:\.{3,}|…|[\s.])[0-9๐-๙]{1,3}$")
_MADE_BY = re.compile(r"(?:(?:จัดทำ|รายงาน|เสนอ)?โดย|หน่วยงาน(?:ที่|ผู้)จัดทำ)\s*[:：]?\s*")
_TITLE_WORDS = re.compile(r"รายงาน|มาตรการ|คุณธรรม|ความโปร่งใส|ปีงบประมาณ|ประจำปี|ผลการดำเนิน|การประเมิน|\bITA\b|\bOIT\b")
_ASSESSMENT = re.compile(r"การประเมิน|(?<![A-Za-z])(?:ITA|OIT)(?![A-Za-z])")
_ITEM_CODE = re.compile(r"(?<![A-Za-z0-9])O\s?-?([0-9๐-๙]{1,2})(?![A-Za-z0-9])")
_AS_OF = re.compile(r"\(?\s*ข้อมูล\s*ณ\s*((?:วันที่|เดือน)?\s*.*?)\s*\)?$")
_DATE_WORD = re.compile(
    r"มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\."
)
_SHORT_YEAR = re.compile(r"ปี(?:งบประมาณ)?\s*(?:พ\.?\s*ศ\.?)?\s*([5-7๕-๗][0-9๐-๙])\s*[)\]]?$")
_YEAR_WORDS = re.compile(
    r"(?:ประจำ)?ปี(?:งบประมาณ)?(?:พ\.?ศ\.?|พุทธศักราช)?(?:[2๒][4-6๔-๖])?[0-9๐-๙]{2}(?![0-9๐-๙])"
    r"|(?:พ\.?ศ\.?|พุทธศักราช)?[2๒][4-6๔-๖][0-9๐-๙]{2}(?![0-9๐-๙])"
)
_SIGNED = re.compile(r"^(?:คณะ)?ผู้จัดทำ|^\(?\s*(?:ลงชื่อ|ลงนาม)")
_SIGNATURE = re.compile(r"^\(?\s*(?:\(?ลงชื่อ\)?|ลงนาม)")
_NAME = re.compile(r"^[(（]\s*(.*?)\s*[)）]$")
_DOTS = re.compile(r"^[.…_\s]*$")
_POSITION = re.compile(r"^ตำแหน่ง\s*[:：]?\s*")
_ROLES = (
    (Role.APPROVER, re.compile(r"(?:ผู้)?(?:อนุมัติ|เห็นชอบ)|ผู้รับรอง")),
    (Role.CHECKER, re.compile(r"ผู้ตรวจ(?:สอบ(?!ภายใน)|ทาน|(?!สอบ))|ผู้ทาน|ผู้สอบทาน")),
    (Role.AUTHOR, re.compile(r"(?:คณะ)?ผู้(?:จัดทำ|รายงาน|บันทึก|รวบรวม|เสนอ)(?:รายงาน)?")),
)
_HEADS = ((Role.APPROVER, re.compile(r"^นายก|^ผู้ว่า")), (Role.CHECKER, re.compile(r"^ปลัด|^รองปลัด")))
_SHORT = 100
_CENTURY = 2500  # Buddhist era

# An office's memo: its own heading, who writes, a number and a date on one line, what it is about.
_MEMO = re.compile(r"บันทึก\s*ข้อความ")
_MEMO_FROM = re.compile(r"ส่วนราชการ\s*[:：]?\s*")
_MEMO_ABOUT = re.compile(r"เรื่อง\s*[:：]?\s*(?=\S)")
_MEMO_DATE = re.compile(r"(?:^|(?<=\s))วันที่\s*[:：]?\s*(?=\S)")


@dataclass(slots=True)
class Front:
    """What was read: the report without issues, and what a person should look at."""

    head: Report
    offices: list[Named] = field(default_factory=list)
    years: list[tuple[int, str]] = field(default_factory=list)
    other_titles: list[str] = field(default_factory=list)
    sites: tuple[Site, ...] = ()
    strays: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Pages:
    """The paragraphs before the table, parted: cover, preface, the lines right above the table."""

    cover: list[str] = field(default_factory=list)
    preface: list[Paragraph] = field(default_factory=list)
    above: list[str] = field(default_factory=list)


def read_front(uid: str, before: Sequence[Block], after: Sequence[Block], table_texts: Iterable[str]) -> Front:
    """Return the head of a report from the blocks before and after its tables."""
    pages = _pages(before)
    cover, above = _Lines(pages.cover), _Lines(pages.above)
    preface, signed, date = _preface(pages.preface)
    date = date if date.text else cover.date if cover.date.text else above.date
    offices = [*cover.offices, *above.offices, *(n for line in signed if (n := named_in(line)))]
    years = [*cover.years, *above.years]
    if not years:
        said = {year for paragraph in preface for year in years_in(paragraph)}
        years = [(year, "") for year in said] if len(said) == 1 else []
    office = Office(
        kind=next((o.kind for o in offices if o.name), ""),
        name=next((o.name for o in offices if o.name), ""),
        district=_first(o.district for o in offices),
        province=_first(o.province for o in offices),
    )
    texts = [*pages.cover, *(p.text for p in pages.preface), *pages.above, *table_texts]
    sites = websites(texts, office.full_name)
    office = Office(office.kind, office.name, office.district, office.province, sites[0].host if sites else "")
    signers, strays = _signers(after)
    title = cover.title or above.title
    return Front(
        Report(
            uid,
            office=office,
            fiscal_year=years[0][0] if years else 0,
            ita_year=cover.ita_year or above.ita_year,
            title=tuple(title),
            item_code=cover.item_code or above.item_code,
            prepared_by=cover.prepared_by or above.prepared_by,
            preface=tuple(preface),
            preface_signed=tuple(signed),
            date=date,
            as_of=cover.as_of if cover.as_of.text else above.as_of,
            signers=signers,
        ),
        offices,
        years,
        above.title if cover.title and above.title else [],
        sites,
        [*cover.others, *above.others, *strays],
    )


def _years_of_title(line: str) -> tuple[int, ...]:
    """Return the years that a line of a title names; one of two digits counts at its end, where it counts no years."""
    short = _SHORT_YEAR.search(line)
    return years_in(line) or ((_CENTURY + int(to_arabic(short[1])),) if short else ())


def without_year(title: Sequence[str]) -> str:
    """Return the words of a title, spaces left out, without the year they name."""
    return _YEAR_WORDS.sub("", "".join("".join(title).split()))


def says_the_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two titles have the same words, wherever their lines break."""
    return letters("".join(one)) == letters("".join(other))


def _first(values: Iterable[str]) -> str:
    return next((v for v in values if v), "")


# --- pages ---


def _pages(before: Sequence[Block]) -> _Pages:
    """Part what stands before the table by its headings and page breaks."""
    pages = _Pages()
    part = "cover"
    for block in _paragraphs(before):
        text = " ".join(block.lines())
        if not text:
            continue
        if _PREFACE.fullmatch(text):
            part = "preface"
        elif _CONTENTS.fullmatch(text):
            part = "contents"
        elif block.contents:
            part = "contents" if part == "cover" else part
        elif part == "contents":
            if block.new_page or _heads_table(block):
                part = "above"
                pages.above.extend(block.lines())
        elif block.new_page and (part != "cover" or pages.cover):
            part = "above"
            pages.above = [*block.lines()]
        elif part == "preface":
            pages.preface.append(block)
        else:
            (pages.above if part == "above" else pages.cover).extend(block.lines())
    return pages


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield the paragraphs; a table's, which is no report's, are entries of the contents."""
    in_contents = False
    for block in blocks:
        if isinstance(block, Paragraph):
            in_contents = in_contents and not block.new_page
            in_contents |= _CONTENTS.fullmatch(" ".join(block.lines())) is not None
            yield block
            continue
        for row in block.rows:
            for cell in row:
                for paragraph in cell.paragraphs:
                    yield Paragraph(paragraph.text, contents=in_contents)


def _heads_table(paragraph: Paragraph) -> bool:
    """Tell whether a line after the contents heads the table: an entry of contents ends with its page's number."""
    lines = paragraph.lines()
    if _ENTRY.search(lines[-1]) or _CONTENTS_HEADING.fullmatch(" ".join(lines)):
        return False
    return "รายงาน" in lines[0] or paragraph.aside or named_in(lines[0]) is not None


class _Lines:
    """The lines of a cover, or of the block above a table, each put where it belongs."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.title: list[str] = []
        self.offices: list[Named] = []
        self.years: list[tuple[int, str]] = []
        self.others: list[str] = []
        self.prepared_by = self.item_code = ""
        self.ita_year = 0
        self.date = self.as_of = WrittenDate("")
        self._by = self._past_title = self._memo = False
        for line in lines:
            self._take(line)

    def _take(self, line: str) -> None:
        if _MEMO.fullmatch(line):
            self._memo = True
            self.others.append(line)
        elif self._memo:
            self._take_of_memo(line)
        else:
            self._take_of_cover(line)

    def _take_of_memo(self, line: str) -> None:
        """Take a line of a memo: its title is what it is about, and only its date is one; the rest has no place."""
        if named := named_in(line):
            self.offices.append(named)
        about, sender, day = _MEMO_ABOUT.match(line), _MEMO_FROM.match(line), _MEMO_DATE.search(line)
        if about and not self.title:
            self._title(line[about.end() :])
        elif sender and not self.prepared_by:
            self.prepared_by = without_office(line[sender.end() :])
        elif day and not self.date.text and is_date(line[day.end() :]):
            self.date = WrittenDate(line[day.end() :], read_date(line[day.end() :]))
            self.others += [line[: day.start()].strip()] if day.start() else []
        else:
            self.others.append(line)

    def _take_of_cover(self, line: str) -> None:
        if code := _ITEM_CODE.search(line):
            self.item_code = self.item_code or f"O{code[1]}"
            if len(letters(line)) == len(code[1]) + 1:
                return
        if as_of := _AS_OF.search(line):
            self.as_of = WrittenDate(as_of[1], read_date(as_of[1]))
            return
        named = named_in(line)
        if named:
            self.offices.append(named)
        if made_by := _MADE_BY.match(line):
            self._by = self._past_title = True
            self.prepared_by = without_office(line[made_by.end() :])
        elif is_date(line):
            self.date = WrittenDate(line, read_date(line))
        elif _TITLE_WORDS.search(line):
            self._title(line)
        else:
            self._name(line, named)

    def _name(self, line: str, named: Named | None) -> None:
        """Take a line that has no words of a title."""
        if named and not without_office(line):
            self._by = False
            self._past_title = self._past_title or bool(named.district or named.province)
        elif self._by and not self.prepared_by:
            self.prepared_by = without_office(line)
        elif named or self._past_title:
            self.others.append(line)
        else:
            self._title(line)

    def _title(self, line: str) -> None:
        self.title.append(line)
        years = _years_of_title(line)
        if _ASSESSMENT.search(line) and "งบประมาณ" not in line:
            self.ita_year = self.ita_year or next(iter(years), 0)
        else:
            self.years += [(year, line) for year in years]


def is_date(line: str) -> bool:
    """Tell whether a line is nothing but a date, a month with its year included."""
    return len(line) <= _SHORT and (
        read_date(line) is not None
        or (_DATE_WORD.search(line) is not None and bool(years_in(line)) and len(letters(line)) <= 40)  # noqa: PLR2004 - "ประจำเดือนพฤศจิกายน พุทธศักราช ๒๕๖๘"
    )


def _preface(paragraphs: Sequence[Paragraph]) -> tuple[list[str], list[str], WrittenDate]:
    """Return the preface's paragraphs, the lines it is signed with, and the date among them."""
    at = len(paragraphs)
    while at > 1 and _is_signature(paragraphs[at - 1]):
        at -= 1
    words = [" ".join(p.lines()) for p in paragraphs[:at]]
    signed, date = [], WrittenDate("")
    for line in (line for p in paragraphs[at:] for line in p.lines()):
        if not date.text and is_date(line):
            date = WrittenDate(line, read_date(line))
        else:
            signed.append(line)
    return words, signed, date


def _is_signature(paragraph: Paragraph) -> bool:
    lines = paragraph.lines()
    return all(len(line) <= _SHORT for line in lines) and (
        paragraph.aside
        or any(is_date(x) or _SIGNED.match(x) or _NAME.match(x) or _POSITION.match(x) for x in lines)
        or (named_in(lines[0]) is not None and " " not in without_office(lines[0]))
    )


# --- signatures ---


def _signers(after: Sequence[Block]) -> tuple[tuple[Signer, ...], list[str]]:
    """Return the signature blocks after the table, and the lines that belong to none."""
    signers: list[Signer] = []
    others: list[str] = []
    for lines in _columns(after):
        block: list[str] = []
        for line in (*lines, None):
            if line is None or _SIGNATURE.match(line):
                if block:
                    signers.append(_signer(block, len(signers)))
                block = [line] if line else []
            elif block:
                block.append(line)
            else:
                others.append(line)
    return tuple(signers), others


def _columns(after: Sequence[Block]) -> Iterator[list[str]]:
    """Yield lines that stand below each other: those outside tables, and those of each column of a table."""
    held: list[str] = []
    for block in after:
        if isinstance(block, Table):
            yield held
            held = []
            columns: dict[int, list[str]] = {}
            for row in block.rows:
                for cell in row:
                    columns.setdefault(cell.start, []).extend(x for p in cell.paragraphs for x in p.lines())
            yield from columns.values()
        else:
            held.extend(block.lines())
    yield held


def _signer(lines: Sequence[str], order: int) -> Signer:
    """Return a signature block: a line to sign on, a name in brackets, a position; the role is said or its head's."""
    name, position = "", list[str]()
    for line in lines[1:]:
        if _DOTS.match(line) or is_date(line) or _role(line, _ROLES, whole=True):
            continue
        if not name and not position and (match := _NAME.match(line)):
            name = "" if _DOTS.match(match[1]) else match[1]
        elif not _DOTS.match(place := _POSITION.sub("", line)):
            position.append(place)
    words = " ".join(position)
    said = (_role(lines[0], _ROLES), *(_role(line, _ROLES, whole=True) for line in lines[1:]), _role(words, _HEADS))
    role = next((r for r in said if r), list(Role)[min(order, len(Role) - 1)])
    return Signer(role, name, words)


def _role(line: str, roles: Sequence[tuple[Role, re.Pattern[str]]], *, whole: bool = False) -> Role | None:
    """Return the role a line tells; ``whole``: only where the line says nothing else."""
    for role, pattern in roles:
        if pattern.fullmatch(line) if whole else pattern.search(line):
            return role
    return None
