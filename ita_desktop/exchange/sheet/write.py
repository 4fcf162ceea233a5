"""Writes a report as a workbook: text as text, the same bytes for the same data."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ita_desktop.base.i18n import _
from ita_desktop.base.zips import unzipped, zipped
from ita_desktop.domain.edits import rows_by_uid
from ita_desktop.domain.model import ColumnKind, Role
from ita_desktop.domain.plain import canonical, to_plain
from ita_desktop.exchange.sheet.form import (
    CHUNK,
    EXACT,
    FIELDS,
    HEAD,
    KEYS,
    ROWS,
    field_names,
    field_text,
    lines_of,
    shown_columns,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from ita_desktop.domain.model import Report

_FONT, _SIZE = "TH Sarabun New", 14
_WIDTHS = {ColumnKind.TITLE: 34, ColumnKind.LINES: 44, ColumnKind.PERIOD: 22, ColumnKind.RESPONSIBLE: 24}
_ISSUE_WIDTH, _OTHER_WIDTH = 30, 18
_LINE, _HIGHEST = 21.0, 405.0  # points; Excel's own limit is 409
_DAY = datetime(2020, 1, 1)  # noqa: DTZ001 - a workbook's own times have no zone


def write_sheet(report: Report, revs: Mapping[str, str]) -> bytes:
    """Return a workbook with a report; ``revs`` are the revisions of its records by uid, for reading it back."""
    from openpyxl import Workbook  # noqa: PLC0415 - 150 ms that only a workbook needs

    book = Workbook()
    book.properties.created = book.properties.modified = _DAY
    book.properties.title = " ".join(report.title)
    rows = book.active
    assert rows is not None
    rows.title = ROWS
    _fill_rows(rows, report)
    _fill_head(book.create_sheet(HEAD), report)
    exact = book.create_sheet(EXACT)
    exact.sheet_state = "veryHidden"
    data = canonical({"report": to_plain(report), "revs": dict(revs)})
    text = data.decode()
    _put(exact, 1, [hashlib.sha256(data).hexdigest()])
    for n in range(0, len(text), CHUNK):
        _put(exact, 2 + n // CHUNK, [text[n : n + CHUNK]])
    return _same_bytes(book)


def _put(sheet: Worksheet, row: int, texts: list[str], **look: Any) -> None:  # noqa: ANN401 - openpyxl's styles
    """Write texts as texts: nothing is a formula, a number or a date."""
    for n, text in enumerate(texts, 1):
        cell = sheet.cell(row, n)
        cell.value = text or None
        if text:
            cell.data_type = "s"
        cell.number_format = "@"
        for name, value in look.items():
            setattr(cell, name, value)


def _fill_rows(sheet: Worksheet, report: Report) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    columns = shown_columns(report)
    top = Alignment(wrap_text=True, vertical="top")
    edge = Side(style="thin", color="B0B8C4")
    frame = Border(edge, edge, edge, edge)
    heading = {"font": Font(_FONT, _SIZE, bold=True), "alignment": Alignment(wrap_text=True, vertical="center")}
    fill = PatternFill("solid", fgColor="DDE7F3")
    names = [_("ประเด็น"), *(" ".join(c.heading.split()) for c in columns), *KEYS]
    _put(sheet, 1, names, **heading, fill=fill, border=frame)
    sheet.row_dimensions[1].height = 2 * _LINE
    widths = [_ISSUE_WIDTH, *(_WIDTHS.get(column.kind, _OTHER_WIDTH) for column in columns)]
    for n, line in enumerate(lines_of(report, rows_by_uid(report)), 2):
        sheet.row_dimensions[n].height = _height(line.texts, widths)
        uids = [line.issue.uid, line.measure.uid if line.measure else "", line.row.uid if line.row else ""]
        _put(sheet, n, [*line.texts, *uids], font=Font(_FONT, _SIZE), alignment=top, border=frame)
    for n, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    for n in range(len(widths) + 1, len(widths) + 1 + len(KEYS)):
        sheet.column_dimensions[get_column_letter(n)].hidden = True
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _height(texts: Iterable[str], widths: Iterable[int]) -> float:
    """Return the height of a row in points: room for the most lines that a cell of it wraps to."""
    lines = 1
    for text, width in zip(texts, widths, strict=True):
        wide = (sum(unicodedata.category(sign) != "Mn" for sign in line) for line in text.split("\n"))
        lines = max(lines, sum(-(-max(count, 1) // (width * 9 // 10)) for count in wide))
    return min(lines * _LINE, _HIGHEST)


def _fill_head(sheet: Worksheet, report: Report) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above

    look = {"font": Font(_FONT, _SIZE), "alignment": Alignment(wrap_text=True, vertical="top")}
    names = field_names()
    rows = [[_("ช่อง"), _("ข้อความ"), _("ตำแหน่ง"), ""]]
    rows += [[names[field], field_text(report, field), "", field] for field in FIELDS]
    rows += [[_("ส่วนราชการ"), department.name, "", department.uid] for department in report.office.departments]
    roles = {Role.AUTHOR: _("ผู้จัดทำ"), Role.CHECKER: _("ผู้ตรวจ"), Role.APPROVER: _("ผู้อนุมัติ")}
    rows += [[roles[s.role], s.name, s.position, f"signer {n}"] for n, s in enumerate(report.signers)]
    rows += [[_("คอลัมน์"), " ".join(column.heading.split()), "", column.key] for column in report.columns]
    for n, texts in enumerate(rows, 1):
        _put(sheet, n, texts, **look)
    for letter, width in (("A", 26), ("B", 70), ("C", 40)):
        sheet.column_dimensions[letter].width = width
    sheet.column_dimensions["D"].hidden = True


def _same_bytes(book: Workbook) -> bytes:
    """Return a workbook's bytes without the time at which they were written."""
    written = io.BytesIO()
    book.save(written)
    parts = unzipped(written.getvalue())
    parts["docProps/core.xml"] = _timeless(parts["docProps/core.xml"])
    return zipped(dict(sorted(parts.items(), key=lambda part: (part[0] != "[Content_Types].xml", part[0]))))


def _timeless(data: bytes) -> bytes:
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2020-01-01T00:00:00Z", data)
