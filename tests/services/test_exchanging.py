"""An import is planned from a file and an office's file, and nothing is written."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from ita_desktop.base.errors import FileMissingError, RefusedError, UnreadableError
from ita_desktop.domain.model import DoubtState, Office, OfficeFile, Report, new_uid
from ita_desktop.domain.plain import file_from_plain, file_to_plain
from ita_desktop.services.exchanging import plan_import, read_source

HEADINGS = ("มาตรการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ผลลัพธ์")


def word(folder: Path, *lines: str, name: str = "report.docx") -> Path:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(0, len(HEADINGS))
    for texts in (HEADINGS, ("มาตรการ ก", "- ก\nต่อ", "ตลอดปี", "กองช่าง", "- ผล", "- ดี")):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text, *more = text.split("\n")
            for line in more:
                cell.add_paragraph(line)
    document.save(str(folder / name))
    return folder / name


COVER = ("รายงานผลการดำเนินการ", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", "เทศบาลตำบลวังใหม่", "อำเภอปัว จังหวัดน่าน")
OFFICE = Office("เทศบาลตำบล", "วังใหม่", "ปัว", "น่าน")


def test_a_new_file_has_the_reports_office(tmp_path: Path) -> None:
    plan = plan_import(word(tmp_path, *COVER), None)
    assert plan.value.office == plan.report.office == OFFICE
    assert plan.value.reports == (plan.report,)
    assert plan.report.fiscal_year == 2568
    assert read_source(tmp_path / "report.docx") == plan.report
    assert file_from_plain(file_to_plain(plan.value)) == plan.value


def test_planning_twice_gives_the_same_value(tmp_path: Path) -> None:
    path = word(tmp_path, *COVER)
    assert plan_import(path, None) == plan_import(path, None)
    other = word(tmp_path, *COVER, "เพิ่ม", name="other.docx")
    assert plan_import(other, None).report.uid != plan_import(path, None).report.uid


def test_proposals_are_accepted_only_when_told(tmp_path: Path) -> None:
    path = word(tmp_path, *COVER)
    as_it_stood, accepted = plan_import(path, None), plan_import(path, None, accept_proposals=True)
    assert [d.state for d in as_it_stood.report.doubts] == [DoubtState.OPEN]
    assert [d.state for d in accepted.report.doubts] == [DoubtState.ACCEPTED]
    assert accepted.value.reports == (accepted.report,)


def test_a_year_is_added_to_the_office_that_is_there(tmp_path: Path) -> None:
    ours = OfficeFile(new_uid(), replace(OFFICE, website="www.example.go.th"), (Report(new_uid(), fiscal_year=2567),))
    plan = plan_import(word(tmp_path, *COVER), ours)
    assert (plan.value.uid, plan.value.office) == (ours.uid, ours.office)
    assert [r.fiscal_year for r in plan.value.reports] == [2567, 2568]
    assert plan.value.reports[0] is ours.reports[0]


def test_a_year_that_is_there_is_refused(tmp_path: Path) -> None:
    path = word(tmp_path, *COVER)
    with pytest.raises(RefusedError, match="ปีงบประมาณ ๒๕๖๘ อยู่แล้ว"):
        plan_import(path, plan_import(path, None).value)


def test_a_report_of_unknown_year_is_let_in_once(tmp_path: Path) -> None:
    first = plan_import(word(tmp_path), None)
    assert (first.report.fiscal_year, first.value.office) == (0, Office())
    with pytest.raises(RefusedError, match="ยังไม่ระบุปี"):
        plan_import(word(tmp_path, "รายงาน", name="other.docx"), first.value)


def test_the_same_report_is_refused_though_its_year_was_changed(tmp_path: Path) -> None:
    path = word(tmp_path, *COVER)
    plan = plan_import(path, None)
    moved = replace(plan.value, reports=(replace(plan.report, fiscal_year=2569),))
    with pytest.raises(RefusedError):
        plan_import(path, moved)


def test_a_report_of_another_office_is_asked(tmp_path: Path) -> None:
    ours = OfficeFile(new_uid(), Office("เทศบาลตำบล", "วังเก่า"))
    plan = plan_import(word(tmp_path, *COVER), ours, accept_proposals=True)
    assert plan.value.office == ours.office
    assert "วังใหม่" in plan.report.doubts[-1].sentence
    assert plan.report.doubts[-1].state is DoubtState.OPEN


def test_what_was_put_right_is_told(tmp_path: Path) -> None:
    (cleaned,) = plan_import(word(tmp_path, "รายงาน\u200bผล", *COVER), None).cleaned
    assert (cleaned.phrase, cleaned.where) == ("ลบอักขระที่มองไม่เห็น", "“รายงานผล”")


def test_what_is_kept_in_another_form_is_told_too(tmp_path: Path) -> None:
    path = word(tmp_path, *COVER)
    document = Document(str(path))
    document.tables[0].rows[1].cells[1].text = "๑.ประชุม"
    document.save(str(path))
    (cleaned,) = plan_import(path, None).cleaned
    assert (cleaned.phrase, cleaned.where) == ("เว้นวรรคหลังเครื่องหมายหรือเลขหัวข้อ", "“๑.ประชุม” ในช่อง ขั้นตอน")


def test_the_suffix_says_which_reader(tmp_path: Path) -> None:
    assert read_source(word(tmp_path, *COVER).rename(tmp_path / "REPORT.DOCX")).fiscal_year == 2568
    for name in ("a.pdf", "a.doc", "a"):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(UnreadableError, match=r"อ่านได้เฉพาะไฟล์ Word \(.docx\)$"):
            read_source(tmp_path / name)
    (tmp_path / "a.itadb").write_bytes(b"x")
    with pytest.raises(UnreadableError, match="แฟ้มของโปรแกรมนี้"):
        read_source(tmp_path / "a.itadb")
    with pytest.raises(FileMissingError):
        read_source(tmp_path / "none.pdf")


def test_a_program_that_prints_loads_no_reader() -> None:
    code = "import sys, ita_desktop.services.exchanging as e; sys.exit(bool({'docx', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0
