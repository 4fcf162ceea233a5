"""What a file says twice, and differently: numbers of issues, names of the office, titles, years, websites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.domain.model import Fix, Place, SetText
from ita_desktop.domain.titles import joined_title
from ita_desktop.exchange.reading.front import says_the_same, without_year
from ita_desktop.exchange.reading.office import distinct, without_office
from ita_desktop.thai.digits import thai_number
from ita_desktop.thai.places import districts, nearest, provinces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ita_desktop.domain.model import Report
    from ita_desktop.exchange.reading.front import Front
    from ita_desktop.exchange.reading.outline import Outline

Found = tuple[Place, str, str, Fix | None]
"""Where, the sentence, what the file says, the proposal."""


def head_doubts(report: Report, read: Outline, front: Front) -> Iterator[Found]:
    """Yield what the file says twice differently, and texts that have no place in a report."""
    yield from _issues(report, read)
    yield from _office(report, front)
    yield from _title(report, front)
    yield from _years(front)
    yield from _websites(front)
    strays = [*front.strays, *read.strays]
    strays = [line for line in dict.fromkeys(strays) if not _repeats(line, report, front)]
    if strays:
        sentence = "ต้นฉบับมีข้อความนอกตารางรายงานซึ่งยังไม่ได้นำเข้า โปรดดูว่าต้องนำไปใส่ไว้ที่ใดหรือไม่"
        yield Place(), sentence, "\n".join(strays), None


def listed(words: Sequence[str]) -> str:
    """Return several words as a sentence lists them."""
    *before, last = words
    return f"{', '.join(before)} และ {last}" if before else last


def _repeats(line: str, report: Report, front: Front) -> bool:
    """Tell whether a line only repeats the title or the office, as the top of every page does."""
    again = [
        *report.title,
        *front.other_titles,
        *(o.line for o in front.offices if not without_office(o.line)),
        " ".join(report.title),
    ]
    return any(says_the_same([line], [text]) for text in again) or says_the_same([line], report.title)


def _issues(report: Report, read: Outline) -> Iterator[Found]:
    for number, (issue, found) in enumerate(zip(report.issues, read.issues, strict=True), 1):
        place = Place("title", issue.uid)
        wrong = {n: heading for n, heading in found.printed if n != number}
        for other, heading in wrong.items():
            sentence = "หัวข้อนี้พิมพ์เลข {printed} แต่อยู่ลำดับที่ {number} เสนอให้คงลำดับไว้ เพราะเลขหัวข้อพิมพ์ให้เองตามลำดับ"
            told = sentence.format(printed=thai_number(other), number=thai_number(number))
            yield place, told, heading, ()
        for heading in dict.fromkeys(found.others):
            sentence = "หัวข้อที่ต่อจากหน้าก่อนเขียนชื่อไม่ตรงกับหัวข้อแรก ใช้ “{title}” ซึ่งอยู่ในแฟ้มแล้ว"
            yield place, sentence.format(title=issue.title), heading, ()


def _office(report: Report, front: Front) -> Iterator[Found]:
    office = report.office
    parts = (
        ("office.name", "ชื่อหน่วยงาน", [(o.kind + o.name if o.name else "", o.line) for o in front.offices]),
        ("office.province", "จังหวัด", [(o.province, o.line) for o in front.offices]),
        ("office.district", "อำเภอ", [(o.district, o.line) for o in front.offices]),
    )
    for field, what, said in parts:
        values = distinct(said)
        if len(values) < 2:  # noqa: PLR2004 - two that differ
            continue
        names = [value for value, _line in values]
        stored = names[0]
        use = stored
        if field == "office.district":
            use = _known(names, districts(office.province))
        elif field == "office.province":
            use = _known(names, provinces())
        sentence = (
            "ต้นฉบับเขียน{what}ไม่ตรงกัน คือ {names} ใช้ “{use}” ซึ่งอยู่ในแฟ้มแล้ว"
            if use == stored
            else "ต้นฉบับเขียน{what}ไม่ตรงกัน คือ {names} เสนอให้ใช้ “{use}”"
        )
        told = sentence.format(what=what, names=listed([f"“{n}”" for n in names]), use=use)
        fix: Fix = () if use == stored else (SetText(Place(field), stored, use),)
        yield Place(field), told, "\n".join(line for _value, line in values), fix


def _known(names: Sequence[str], listed: Sequence[str]) -> str:
    """Return the name that is one of the country's; else the one a slip of the first means; else the first."""
    for name in names:
        if name in listed:
            return name
    return nearest(names[0], listed) or names[0]


def _title(report: Report, front: Front) -> Iterator[Found]:
    other = front.other_titles
    if other and not any(says_the_same(same, other) for same in (report.title, [without_year(report.title)])):
        sentence = "ชื่อรายงานบนหัวตารางไม่ตรงกับปก ใช้ตามปก คือ “{title}” ซึ่งอยู่ในแฟ้มแล้ว"
        yield Place("title"), sentence.format(title=" ".join(joined_title(report.title))), "\n".join(other), ()


def _years(front: Front) -> Iterator[Found]:
    values = distinct([(thai_number(year), line) for year, line in front.years])
    if len(values) > 1:
        sentence = "ต้นฉบับเขียนปีงบประมาณไม่ตรงกัน คือ {years} ใช้ {use} ที่พบก่อน ซึ่งอยู่ในแฟ้มแล้ว"
        years = [year for year, _line in values]
        told = sentence.format(years=listed(years), use=years[0])
        yield Place("fiscal_year"), told, "\n".join(line for _year, line in values), ()


def _websites(front: Front) -> Iterator[Found]:
    if len(front.sites) > 1:
        sentence = "ต้นฉบับมีเว็บไซต์มากกว่าหนึ่งแห่ง คือ {sites} ใช้ “{use}” เป็นเว็บไซต์ของหน่วยงาน ซึ่งอยู่ในแฟ้มแล้ว"
        hosts = [site.host for site in front.sites]
        told = sentence.format(sites=listed([f"“{h}”" for h in hosts]), use=hosts[0])
        yield Place("office.website"), told, "\n".join(site.text for site in front.sites), ()
