"""What the cover, the preface and the date say, and whether they agree with each other and with the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.checks.corpus import Spot, reword
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import Period, Place, SetText
from ita_desktop.domain.plain import resolve
from ita_desktop.domain.texts import text_at
from ita_desktop.thai.dates import fiscal_span, fiscal_year, print_date, years_in
from ita_desktop.thai.digits import thai_number, to_arabic
from ita_desktop.thai.places import districts, nearest, provinces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ita_desktop.domain.model import Activity, Fix, Report

_TITLE = "รายงานผลการดำเนินการเพื่อส่งเสริม\nคุณธรรมและความโปร่งใสภายในหน่วยงาน\nประจำปีงบประมาณ พ.ศ. "  # the item's own name

_WITHOUT_KIND = ("กรุงเทพมหานคร", "เมืองพัทยา")

_PREFACE_YEAR = re.compile(r"(?:ปีงบประมาณ|รอบปี|ประจำปี) ?(?:พ\. ?ศ\. ?)?([๐-๙0-9]{4})(?![๐-๙0-9]| ?(?:-|–|ถึง))")
_COMPARED = re.compile(r"(?:เทียบ|กว่า|จาก|ก่อน|ต่อเนื่อง|ถัดไป)[ก-๎ ]{0,20}$|(?:ประเมิน|ITA)[ก-๎ ]{0,45}$")
_COMPARED_WITHIN = 60  # letters before a year that may say that another year is meant

_UNFINISHED = re.compile(r"อยู่ระหว่าง|ยังไม่|กำลัง|จะดำเนินการ|คาดว่า|ยังคง")


def check_head(report: Report) -> Iterator[Finding]:
    """Yield what is missing on the cover and what disagrees in years, dates and names of places."""
    yield from _missing(report)
    yield from _places(report)
    yield from _title_year(report)
    yield from _preface_years(report)
    yield from _dates(report)
    yield from _told_too_early(report)


def _missing(report: Report) -> Iterator[Finding]:
    office = report.office
    asked = (
        (Level.ERROR, "office", "office.name", office.name, _("ยังไม่ได้ระบุชื่อหน่วยงาน ซึ่งต้องพิมพ์บนปกและเหนือตาราง")),
        (Level.WARNING, "district", "office.district", office.district, _("ยังไม่ได้ระบุอำเภอ ซึ่งต้องพิมพ์บนปกและเหนือตาราง")),
        (Level.WARNING, "province", "office.province", office.province, _("ยังไม่ได้ระบุจังหวัด ซึ่งต้องพิมพ์บนปกและเหนือตาราง")),
        (Level.WARNING, "date", "date", report.date.text, _("ยังไม่ได้ระบุวันที่ของรายงาน ผู้อ่านจึงไม่ทราบว่ารายงานทำขึ้นเมื่อใด")),
    )
    for level, what, name, text, sentence in asked:
        if not text.strip():
            yield Finding(level, f"missing-{what}", Place(name), sentence)
    if not office.kind.strip() and office.name.strip() and office.name.strip() not in _WITHOUT_KIND:
        sentence = _("ยังไม่ได้ระบุประเภทของหน่วยงาน เช่น เทศบาลตำบล จึงพิมพ์ชื่อหน่วยงานเต็มบนปกไม่ได้")
        yield Finding(Level.WARNING, "missing-office-kind", Place("office.kind"), sentence)
    title = text_at(report, Place("title"))
    if not report.fiscal_year:
        years = years_in(title)
        fix = (SetText(Place("fiscal_year"), "", thai_number(years[0])),) if len(years) == 1 else None
        sentence = _("ยังไม่ได้ระบุปีงบประมาณของรายงาน จึงตรวจช่วงระยะเวลากับปีงบประมาณไม่ได้")
        yield Finding(Level.ERROR, "missing-year", Place("fiscal_year"), sentence, fix)
    if not title.strip():
        year = report.fiscal_year
        fix = (SetText(Place("title"), title, _TITLE + thai_number(year)),) if year else None
        yield Finding(Level.ERROR, "missing-report-title", Place("title"), _("ยังไม่มีชื่อรายงานสำหรับพิมพ์บนปก"), fix)


# --- the district and the province ---


def _places(report: Report) -> Iterator[Finding]:
    province, district = report.office.province.strip(), report.office.district.strip()
    if province and province not in provinces():
        sentence = _("ไม่พบจังหวัด “{name}” ในรายชื่อจังหวัดของประเทศไทย โปรดตรวจตัวสะกด").format(name=province)
        yield _unknown_place("province", report.office.province, sentence, nearest(province, provinces()))
    known = districts(province)
    if district and known and district not in known and f"{district}{province}" not in known:
        sentence = _("ไม่พบอำเภอ “{name}” ในจังหวัด{province} โปรดตรวจตัวสะกด").format(name=district, province=province)
        yield _unknown_place("district", report.office.district, sentence, nearest(district, known))


def _unknown_place(name: str, text: str, sentence: str, meant: str | None) -> Finding:
    place = Place(f"office.{name}")
    fix = (SetText(place, text, meant),) if meant else None
    return Finding(Level.WARNING, f"unknown-{name}", place, sentence, fix)


# --- years ---


def _title_year(report: Report) -> Iterator[Finding]:
    place = Place("title")
    text = text_at(report, place)
    years = [y for y in years_in(text) if y != report.ita_year]
    if report.fiscal_year and years and report.fiscal_year not in years:
        sentence = _("ชื่อรายงานเป็นของปี พ.ศ. {there} แต่รายงานนี้เป็นผลของปีงบประมาณ พ.ศ. {here} โปรดตรวจว่าปีใดถูกต้อง").format(
            there=" ".join(map(thai_number, years)), here=thai_number(report.fiscal_year)
        )
        fix = _with_year(Spot(place, text), years[0], report.fiscal_year) if len(years) == 1 else None
        yield Finding(Level.WARNING, "years-disagree", place, sentence, fix)


def _preface_years(report: Report) -> Iterator[Finding]:
    place = Place("preface")
    text = text_at(report, place)
    if not report.fiscal_year:
        return
    wrong: dict[int, list[re.Match[str]]] = {}
    for match in _PREFACE_YEAR.finditer(text):
        year = int(to_arabic(match[1]))
        before = text[max(0, match.start() - _COMPARED_WITHIN) : match.start()]
        if year not in {report.fiscal_year, report.ita_year} and not _COMPARED.search(before):
            wrong.setdefault(year, []).append(match)
    for year, matches in wrong.items():
        sentence = _("คำนำกล่าวถึงผลของปี พ.ศ. {there} แต่รายงานนี้เป็นผลของปีงบประมาณ พ.ศ. {here} โปรดตรวจว่าปีใดถูกต้อง").format(
            there=thai_number(year), here=thai_number(report.fiscal_year)
        )
        fix = reword(Spot(place, text), ((*m.span(1), _in_digits_of(m[1], report.fiscal_year)) for m in matches))
        yield Finding(Level.WARNING, "years-disagree", place, sentence, fix)


def _with_year(spot: Spot, wrong: int, right: int) -> Fix | None:
    """Return the proposal to write another year, in the digits that stand there; None where it is not written out."""
    pattern = re.compile(rf"(?<![๐-๙0-9])(?:{wrong}|{thai_number(wrong)})(?![๐-๙0-9])")
    changes = [(*m.span(), _in_digits_of(m[0], right)) for m in pattern.finditer(spot.text)]
    return reword(spot, changes) if changes else None


def _in_digits_of(text: str, year: int) -> str:
    return str(year) if text.isascii() else thai_number(year)


# --- dates ---


def _dates(report: Report) -> Iterator[Finding]:
    day, as_of = report.date.day, report.as_of.day
    if day is None and report.date.text.strip():
        sentence = _("อ่านวันที่ของรายงาน “{text}” ไม่ได้ จึงเทียบกับช่วงระยะเวลาของมาตรการไม่ได้").format(
            text=report.date.text.strip()
        )
        yield Finding(Level.HINT, "unread-date", Place("date"), sentence)
    if day and as_of and as_of > day:
        sentence = _("ข้อมูล ณ {as_of} อยู่หลังวันที่ของรายงาน คือ {day} โปรดตรวจว่าวันใดถูกต้อง").format(
            as_of=print_date(as_of), day=print_date(day)
        )
        yield Finding(Level.WARNING, "as-of-after-date", Place("as_of"), sentence)
    if day and report.fiscal_year and day < fiscal_span(report.fiscal_year).start:
        sentence = _("รายงานลงวันที่ {day} ซึ่งอยู่ก่อนวันเริ่มปีงบประมาณ พ.ศ. {year} โปรดตรวจวันที่หรือปีงบประมาณ").format(
            day=print_date(day), year=thai_number(report.fiscal_year)
        )
        yield Finding(Level.WARNING, "date-before-year", Place("date"), sentence)


def _told_too_early(report: Report) -> Iterator[Finding]:
    """Yield that results are told as done before their period is over, unless the report says of which day it tells.

    Told once for the report: the remedy is one day on the cover, not a change in every row (domain notes §3).
    """
    day = report.date.day
    if day is None or report.as_of.text.strip():
        return
    rows = {row.uid: row for _i, _m, row in report.activities()}
    ends = [
        period.end
        for row in rows.values()
        if isinstance(period := resolve(row, "period", rows), Period)
        and period.end
        and period.end > day
        and _tells_done(row, rows)
    ]
    if ends:
        sentence = _(
            "รายงานลงวันที่ {day} แต่มี {count} แถวที่เขียนผลว่าทำแล้วทั้งที่ช่วงระยะเวลาสิ้นสุด {end} โปรดแก้วันที่ หรือระบุว่าเป็นข้อมูล ณ วันใด"
        ).format(day=print_date(day), count=thai_number(len(ends)), end=print_date(max(ends)))
        fix = (SetText(Place("as_of"), report.as_of.text, f"วันที่ {print_date(day)}"),)
        yield Finding(Level.WARNING, "results-before-period-ends", Place("date"), sentence, fix)


def _tells_done(row: Activity, rows: Mapping[str, Activity]) -> bool:
    text = cell_text(resolve(row, "results", rows))
    return bool(text.strip()) and not _UNFINISHED.search(text)


def period_years(report: Report) -> Iterator[Finding]:
    """Yield periods that end before they begin or lie outside the report's fiscal year."""
    dated = [
        (Place("period", issue.uid, measure.uid, row.uid), cell, cell.start, cell.end)
        for issue, measure, row in report.activities()
        if isinstance(cell := row.cell("period"), Period) and cell.start and cell.end
    ]
    for place, cell, start, end in dated:
        if start > end:
            sentence = _("ช่วงระยะเวลา “{text}” สิ้นสุดก่อนวันเริ่ม โปรดตรวจวัน เดือน และปี").format(text=_one_line(cell.text))
            yield Finding(Level.WARNING, "period-backwards", place, sentence)
    if not report.fiscal_year:
        return
    year = fiscal_span(report.fiscal_year)
    there = [(place, cell, start, end) for place, cell, start, end in dated if start <= end]
    outside = [x for x in there if x[3] < year.start or x[2] > year.end]
    years = {fiscal_year(day) for _p, _c, start, end in outside for day in (start, end)}
    if len(years) == 1 and len(outside) * 2 > len(there):
        sentence = _(
            "ช่วงระยะเวลาส่วนใหญ่อยู่ในปีงบประมาณ พ.ศ. {there} แต่รายงานเป็นผลของปีงบประมาณ พ.ศ. {here} โปรดตรวจว่าปีใดถูกต้อง"
        )
        sentence = sentence.format(there=thai_number(min(years)), here=thai_number(report.fiscal_year))
        yield Finding(Level.WARNING, "years-disagree", Place("fiscal_year"), sentence)
        outside = []
    for place, cell, _start, _end in outside:
        sentence = _("ช่วงระยะเวลา “{text}” อยู่นอกปีงบประมาณ พ.ศ. {year} ของรายงานนี้ โปรดตรวจปี").format(
            text=_one_line(cell.text), year=thai_number(report.fiscal_year)
        )
        yield Finding(Level.WARNING, "period-outside-year", place, sentence)
    for place, cell, start, end in there:
        if start <= year.end < end or start < year.start <= end:
            sentence = _("ช่วงระยะเวลา “{text}” ยาวกว่าปีงบประมาณ พ.ศ. {year} ของรายงานนี้ โปรดตรวจว่าตั้งใจให้เป็นเช่นนั้น").format(
                text=_one_line(cell.text), year=thai_number(report.fiscal_year)
            )
            yield Finding(Level.HINT, "period-beyond-year", place, sentence)


def _one_line(text: str) -> str:
    return " ".join(text.split())
