"""Reading what other programs wrote: a file is looked at, then a plan says what it would make of the office's file.

Nothing here writes. Readers are loaded when a file of theirs comes.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ita_desktop.base.errors import FileMissingError, RefusedError, UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.domain.model import Doubt, Office, OfficeFile, Place
from ita_desktop.domain.proposals import accept_all
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import Report
    from ita_desktop.exchange.reading.blocks import Source, Tidied
    from ita_desktop.exchange.reading.report import Understood


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do: the report as read, the whole file after it, what was put right on the way in.

    Each of ``cleaned`` has a ``phrase`` (what was put right) and ``where`` (in the source), for a person.
    """

    report: Report
    value: OfficeFile
    cleaned: tuple[Tidied, ...] = ()


def read_source(path: Path) -> Report:
    """Return the report in a file of another program; its suffix says which reader is meant.

    Raises FileMissingError, UnreadableError, and RefusedError for a text longer than a cell may be.
    """
    return _read(path)[0].report


def plan_import(source: Path, into: OfficeFile | None, *, accept_proposals: bool = False) -> ImportPlan:
    """Return what importing a file would do to an office's file (None: a new one).

    Raises as :func:`read_source`, and RefusedError for a fiscal year that the office's file already has (one report
    of unknown year is let in).
    """
    understood, read = _read(source)
    report = understood.report
    value = into if into is not None else OfficeFile(read.uid("file"))
    if any(r.fiscal_year == report.fiscal_year or r.uid == report.uid for r in value.reports):
        raise _there_already(report)
    if value.office == Office():
        value = replace(value, office=report.office)
    elif differs := _other_office(value.office, report, read):
        report = replace(report, doubts=(*report.doubts, differs))
    if accept_proposals:
        report = accept_all(report)
    return ImportPlan(report, value.with_report(report), understood.tidied)


def _read(path: Path) -> tuple[Understood, Source]:
    if not path.exists() and not path.is_symlink():
        raise FileMissingError(_("ไม่พบไฟล์ “{name}” โปรดตรวจดูชื่อและโฟลเดอร์").format(name=path))
    if path.suffix.lower() != ".docx" and not path.is_dir():
        if path.suffix.lower() == ".itadb":
            raise UnreadableError(
                _("“{name}” เป็นแฟ้มของโปรแกรมนี้ โปรดระบุไฟล์ Word (.docx) เป็นต้นทาง").format(name=path.name)
            )
        sentence = _("ยังอ่านไฟล์ชนิด “{suffix}” ไม่ได้ ขณะนี้อ่านได้เฉพาะไฟล์ Word (.docx)")
        raise UnreadableError(sentence.format(suffix=path.suffix or path.name))
    from ita_desktop.exchange.reading.report import understand  # noqa: PLC0415 - printing needs no reader
    from ita_desktop.exchange.word.walk import read_word  # noqa: PLC0415 - as above

    source = read_word(path)
    return understand(source), source


def _there_already(report: Report) -> RefusedError:
    if report.fiscal_year:
        sentence = _(
            "แฟ้มนี้มีรายงานปีงบประมาณ {year} อยู่แล้ว จึงยังไม่ได้นำเข้าอะไร และรายงานเดิมยังอยู่ครบ "
            "ถ้าต้องการนำเข้าใหม่ ให้ระบุแฟ้มใหม่ที่ --into"
        )
        return RefusedError(sentence.format(year=thai_number(report.fiscal_year)))
    return RefusedError(_("แฟ้มนี้มีรายงานที่ยังไม่ระบุปีอยู่แล้ว จึงยังไม่ได้นำเข้าอะไร โปรดระบุปีของรายงานนั้นก่อน"))


def _other_office(office: Office, report: Report, read: Source) -> Doubt | None:
    """Return the doubt that a report may be another office's."""
    if not office.name or not report.office.name or office.full_name == report.office.full_name:
        return None
    sentence = "รายงานนี้เป็นของ “{theirs}” แต่แฟ้มนี้เป็นของ “{ours}” โปรดตรวจว่าเลือกไฟล์ถูกต้อง"
    told = sentence.format(theirs=report.office.full_name, ours=office.full_name)
    uid = str(uuid.uuid5(uuid.UUID(read.uid("office")), office.full_name))
    return Doubt(uid, Place("office.name"), told, report.office.full_name)
