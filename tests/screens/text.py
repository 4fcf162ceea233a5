"""List cells: filled with sub-items, empty, and after a paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.base.i18n import _
from ita_desktop.domain.lines import lines_cell, read_lines
from ita_desktop.domain.model import MISSING, Place
from ita_desktop.ui.form.list_field import ListField
from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from tests.screens.stage import Stage

_FILLED = (
    "- จัดทำคู่มือเกี่ยวกับแนวทางปฏิบัติเกี่ยวกับการใช้ทรัพย์สินของราชการ การยืมทรัพย์สินของราชการ",
    "- มีช่องทางรับเรื่องร้องเรียนทั้งหมด ๗ ช่องทาง",
    "๑. แบบคำร้องทุกข์/ร้องเรียน (ด้วยตนเอง)",
    "๒. แบบคำร้องทุกข์/ร้องเรียน (ทางโทรศัพท์)",
)
_HTML = "<ul><li>แบบคำร้องทุกข์ &nbsp; ร้องเรียน (ด้วยตนเอง)<li>แบบคำร้องทุกข์&amp;nbsp;(ทางโทรศัพท์)</ul>"


def screen_list_cells(stage: Stage) -> QWidget:
    """Show three cells one under the other, the last with a paste just made."""
    session = stage.session()
    issue, measure, row = next(iter(session.report.activities()))
    window = QWidget()
    column = QVBoxLayout(window)
    fields = []
    for key, label, hint, example in (
        ("steps", _("ขั้นตอน / วิธีการปฏิบัติ"), _("ทำอย่างไร ทีละข้อ"), ""),
        ("results", _("ผลการดำเนินการ"), "", _("เช่น ประชาชนรู้ขั้นตอนและระยะเวลาก่อนมาติดต่อ")),
        ("outcomes", _("ผลลัพธ์ / ผลสัมฤทธิ์"), _("เกิดผลดีอย่างไรกับประชาชนหรือหน่วยงาน"), ""),
    ):
        field = ListField(session, Place(key, issue.uid, measure.uid, row.uid), label, hint, example)
        column.addWidget(field)
        fields.append(field)
    column.addStretch(1)
    fields[0].show_cell(lines_cell(read_lines(_FILLED)))
    fields[0].mark_lines([fields[0].edit.lines()[0].uid])
    fields[2].show_cell(MISSING)
    window.resize(look().px(640), look().px(560))
    window.show()
    window.activateWindow()
    data = QMimeData()
    data.setHtml(_HTML)
    fields[2].edit.insertFromMimeData(data)
    fields[0].go(fields[0].edit.lines()[1].uid)
    stage.wait(lambda: fields[2].height() > look().px(80))
    return window
