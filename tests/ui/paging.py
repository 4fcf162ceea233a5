"""What the tests of pages and of printing share: cells to look at, lines to type, a logo."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.model import Attachment, Line, Lines, OfficeFile, Place, Report
from ita_desktop.services.samples import sample_office

if TYPE_CHECKING:
    from ita_desktop.ui.session import Session


def a_cell(session: Session, number: int = 2) -> Place:
    """Return the steps of some measure."""
    found = [(i, m, a) for i, m, a in session.report.activities() if isinstance(a.cell("steps"), Lines)]
    issue, measure, row = found[number]
    return Place("steps", issue.uid, measure.uid, row.uid)


def add_line(session: Session, place: Place, text: str = "ข้อที่เพิ่มใหม่") -> None:
    def change(report: Report) -> Report:
        row = next(a for _i, _m, a in report.activities() if a.uid == place.activity_uid)
        cell = row.cell(place.field)
        assert isinstance(cell, Lines)
        return set_cell(report, row.uid, place.field, Lines((*cell.lines, Line(f"new-{len(cell.lines)}", text))))

    assert session.edit("แก้ขั้นตอน", change)


def logo_office(data: bytes) -> OfficeFile:
    value = sample_office()
    report = value.report()
    assert report
    logo = Attachment("ตรา.png", hashlib.sha256(data).hexdigest(), len(data))
    return value.with_report(replace(report, office=replace(report.office, logo=logo)))


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 30), "navy").save(out, "PNG")
    return out.getvalue()
