"""The words a report prints that nobody typed: always Thai, numbers in Thai digits.

What a clerk typed is printed as typed; only where a field is empty does a sentence of ours stand in for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.domain.model import Role, Signer
from ita_desktop.domain.titles import YEAR, joined_title
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.domain.model import Office, Report

_TITLE = ("รายงานผลการดำเนินการเพื่อส่งเสริม", "คุณธรรมและความโปร่งใสภายในหน่วยงาน")
"""The item's title in the criteria (domain notes §1.2), in two lines of even length."""

_BANGKOK = "กรุงเทพมหานคร"

PREFACE, CONTENTS, SIGNATURES = "คำนำ", "สารบัญ", "ลงนามท้ายรายงาน"
COVER, ENTRY, PAGE = "ปก", "เรื่อง", "หน้า"
UNTITLED = "(ยังไม่ได้ระบุชื่อ)"
DOTS = "." * 46

ROLES = {Role.AUTHOR: "ผู้จัดทำ", Role.CHECKER: "ผู้ตรวจสอบ", Role.APPROVER: "ผู้อนุมัติ"}


def page_number(number: int) -> str:
    """Return a page number as it stands above a page of the table."""
    return f"- {thai_number(number)} -"


def cover_title(report: Report) -> tuple[str, ...]:
    """Return the title in the lines of the cover; the year is added where no line names one."""
    lines = report.title or _TITLE
    return lines if any(map(YEAR.search, lines)) else (*lines, *_year_line(report))


def block_title(report: Report) -> tuple[str, ...]:
    """Return the title in as few lines as sense allows: the cover's lines joined, the year in its own."""
    return joined_title(cover_title(report))


def one_line_title(report: Report) -> str:
    """Return the title as one line, for a contents entry and the file's properties."""
    return " ".join(block_title(report))


def _year_line(report: Report) -> tuple[str, ...]:
    return (f"ประจำปีงบประมาณ พ.ศ. {thai_number(report.fiscal_year)}",) if report.fiscal_year else ()


def office_area(office: Office) -> str:
    """Return where the office is: its district and province, each with its word before it."""
    capital = office.province.removeprefix("จังหวัด") == _BANGKOK
    district = _with_word("เขต" if capital else "อำเภอ", office.district)
    return " ".join(filter(None, (district, office.province if capital else _with_word("จังหวัด", office.province))))


def _with_word(word: str, name: str) -> str:
    return name if not name or name.startswith(word) else word + name


def office_line(report: Report) -> str:
    """Return the office with its district and province, as under the title above the table."""
    return " ".join(filter(None, (report.office.full_name, office_area(report.office))))


def maker(report: Report) -> str:
    """Return who prepared the report: the unit and its office, as far as they are known."""
    unit, office = report.prepared_by, report.office.full_name
    return unit if office and office in unit else " ".join(filter(None, (unit, office)))


def as_of_line(report: Report) -> str:
    """Return up to which day the report tells, as typed; empty where that is not said."""
    text = report.as_of.text
    if not text or text.startswith("ข้อมูล"):
        return text
    return f"(ข้อมูล ณ {text})" if text.startswith("วันที่") else f"(ข้อมูล ณ วันที่ {text})"


def preface(report: Report) -> tuple[str, ...]:
    """Return the preface's paragraphs, as typed or from the template."""
    if report.preface:
        return report.preface
    office = report.office.full_name or "หน่วยงาน"
    year = f"ในปีงบประมาณ พ.ศ. {thai_number(report.fiscal_year)}" if report.fiscal_year else ""
    noun = report.group_word.removesuffix("ที่") or "ประเด็น"
    issues = f" จำแนกเป็น {thai_number(len(report.issues))} {noun}" if len(report.issues) > 1 else ""
    what_it_is = (
        f"รายงานฉบับนี้จัดทำขึ้นเพื่อแสดงให้ประชาชนและผู้เกี่ยวข้องทราบว่า {office}"
        f"ได้นำมาตรการส่งเสริมคุณธรรมและความโปร่งใสไปสู่การปฏิบัติอย่างไร{year}"
        f" เนื้อหาประกอบด้วยมาตรการ โครงการ และกิจกรรมที่ดำเนินการ{issues}"
        " แต่ละรายการระบุขั้นตอนหรือวิธีการปฏิบัติ ช่วงระยะเวลา ผู้รับผิดชอบ ผลการดำเนินการ"
        " ตลอดจนผลลัพธ์หรือผลสัมฤทธิ์ที่เกิดขึ้น"
    )
    what_it_is_for = (
        f"{office}หวังว่ารายงานฉบับนี้จะเป็นข้อมูลให้ผู้บริหารและบุคลากรใช้ทบทวนการทำงานที่ผ่านมา"
        " นำไปปรับปรุงมาตรการในปีต่อไปให้เหมาะสมยิ่งขึ้น"
        " และเสริมสร้างความเชื่อมั่นของประชาชนต่อการปฏิบัติงานของหน่วยงาน"
    )
    return what_it_is, what_it_is_for


def preface_signed(report: Report) -> tuple[str, ...]:
    """Return the lines under the preface: who signs it and its date."""
    who = report.preface_signed or tuple(filter(None, ("ผู้จัดทำ", maker(report))))
    return tuple(filter(None, (*who, report.date.text)))


def headed_issues(report: Report) -> range:
    """Return the numbers, counted from 1, of the issues that have a heading: all but one alone and without a title."""
    count = len(report.issues)
    return range(1, 1 + (count if count > 1 or any(issue.title for issue in report.issues) else 0))


def issue_heading(report: Report, number: int) -> str:
    """Return the heading of the issue with this number, counted from 1."""
    title = report.issues[number - 1].title
    label = f"{report.group_word} {thai_number(number)}" if report.group_word else f"{thai_number(number)}."
    return f"{label} {title}".rstrip()


def signers(report: Report) -> Sequence[Signer]:
    """Return who signs: the report's signers, else the office's, else one of each role, to be filled in by hand."""
    return report.signers or report.office.signers or tuple(Signer(role) for role in Role)


def signature(signer: Signer) -> tuple[str, str, str]:
    """Return the three lines of a signature block; what is not known is dotted."""
    return (
        f"ลงชื่อ {DOTS} {ROLES[signer.role]}",
        f"({signer.name})" if signer.name else f"({DOTS})",
        signer.position or f"ตำแหน่ง {DOTS}",
    )
