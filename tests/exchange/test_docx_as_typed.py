"""Without a proposal accepted a text stays as it was typed; what is kept in another form is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx_files import YEAR, File, Listed, row, texts

from ita_desktop.domain.model import Marker
from ita_desktop.exchange.reading.report import Understood, understand
from ita_desktop.exchange.word.walk import read_word

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, *rows: tuple[object, ...], header: tuple[str, ...] | None = None) -> Understood:
    file = File().table(*rows, header=header) if header else File().table(*rows)
    return understand(read_word(file.save(tmp_path)))


@pytest.mark.parametrize(
    "steps",
    [
        ("๑) จัดทำโครงการ", "๒) ขออนุมัติ"),
        ("1. ทบทวน", "2. ประกาศ", "3. รายงาน"),
        ("1) ทบทวน", "- ย่อย"),
        ("๑. ทบทวน", "2. ประกาศ", "๒. รายงาน"),
        ("๐๑. ทบทวน",),
        ("- หนึ่ง", "๑. สอง", "(๑) สาม", "๑.๑ สี่"),
    ],
)
def test_numbers_and_dashes_print_as_they_were_typed(tmp_path: Path, steps: tuple[str, ...]) -> None:
    found = read(tmp_path, row("มาตรการ ก", *steps))
    assert texts(found.report, "steps") == [list(steps)]
    assert found.tidied == ()


def test_marks_that_get_the_programs_form_are_told_once_a_cell(tmp_path: Path) -> None:
    found = read(tmp_path, row("มาตรการ ก", "๑.ทบทวน", "๒.ประกาศ", "• ย่อย", "-อีก", "– ท้าย"))
    assert texts(found.report, "steps") == [["๑. ทบทวน", "๒. ประกาศ", "- ย่อย", "- อีก", "- ท้าย"]]
    assert [(t.phrase, t.where) for t in found.tidied] == [
        ("เว้นวรรคหลังเครื่องหมายหรือเลขหัวข้อ", "“๑.ทบทวน” ในช่อง ขั้นตอน/วิธีการปฏิบัติ"),
        ("เปลี่ยนเครื่องหมายหัวข้อ “•” เป็น “-”", "“• ย่อย” ในช่อง ขั้นตอน/วิธีการปฏิบัติ"),
        ("เปลี่ยนเครื่องหมายหัวข้อ “–” เป็น “-”", "“– ท้าย” ในช่อง ขั้นตอน/วิธีการปฏิบัติ"),
    ]


def test_a_dash_before_a_department_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, row("มาตรการ ก", "- ก", who="- กองสาธารณสุขฯ\nกองช่าง"))
    assert texts(found.report, "responsible") == [["กองสาธารณสุขฯ", "กองช่าง"]]
    assert [(t.phrase, t.where) for t in found.tidied] == [
        ("ตัดเครื่องหมายหัวข้อหน้าชื่อหน่วยงาน", "“- กองสาธารณสุขฯ” ในช่อง ผู้รับผิดชอบ")
    ]


def test_all_departments_named_after_one_stay_in_their_place(tmp_path: Path) -> None:
    found = read(tmp_path, row("มาตรการ ก", "- ก", who="กองช่าง\nทุกส่วนราชการ"))
    assert texts(found.report, "responsible") == [["กองช่าง", "ทุกส่วนราชการ"]]


def test_automatic_marks_that_no_column_keeps_are_told(tmp_path: Path) -> None:
    number = [Listed("โครงการ ก", Marker.NUMBER)]
    found = read(tmp_path, (number, "- ก", [Listed(YEAR)], [Listed("กองช่าง")], "", ""))
    assert [t.where for t in found.tidied if t.phrase == "ตัดเครื่องหมายหรือเลขหัวข้ออัตโนมัติ"] == [
        *("“โครงการ ก” ในช่อง มาตรการ/โครงการ/กิจกรรม", f"“{YEAR[:30]}…” ในช่อง ช่วงระยะเวลาในการดำเนินการ"),
        "“กองช่าง” ในช่อง ผู้รับผิดชอบ",
    ]


def test_a_column_of_running_numbers_that_was_left_out_is_told(tmp_path: Path) -> None:
    header = ("ลำดับที่", "มาตรการ", "ขั้นตอน", "ผลการดำเนินการ")
    found = read(tmp_path, ("๑", "ก", "ข", "ค"), ("๑.๑", "ง", "จ", "ฉ"), header=header)
    (told,) = found.tidied
    assert (told.phrase, told.where) == ("ไม่ได้นำเข้าเลขลำดับ เพราะเรียงตามลำดับแถวอยู่แล้ว", "ช่อง ลำดับที่")
    assert read(tmp_path, ("", "ก", "ข", "ค"), header=header).tidied == ()
