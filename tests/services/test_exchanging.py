"""An import is planned from a file and an office's file, and nothing is written."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from ita_desktop.base.errors import FileMissingError, RefusedError, UnreadableError
from ita_desktop.domain.merge.model import State
from ita_desktop.domain.model import DoubtState, Office, OfficeFile, Report, new_uid
from ita_desktop.domain.plain import file_from_plain, file_to_plain
from ita_desktop.domain.revision import Ledger
from ita_desktop.services.exchanging import Arrived, arrive, plan_import, read_source

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


class Imported:
    """A file read and planned, into an office's file or a new one."""

    def __init__(self, path: Path, into: OfficeFile | None, *, accept_proposals: bool = False) -> None:
        self.arrived: Arrived = arrive(path, into, accept_proposals=accept_proposals)
        self.plan = plan_import(self.arrived, into)
        self.value, self.cleaned = self.plan.value, self.arrived.cleaned
        assert self.arrived.report
        self.report: Report = self.arrived.report


def test_a_new_file_has_the_reports_office(tmp_path: Path) -> None:
    plan = Imported(word(tmp_path, *COVER), None)
    assert plan.value.office == plan.report.office == OFFICE
    assert plan.value.reports == (plan.report,)
    assert plan.report.fiscal_year == 2568
    assert read_source(tmp_path / "report.docx") == plan.report
    assert file_from_plain(file_to_plain(plan.value)) == plan.value


def test_planning_twice_gives_the_same_value(tmp_path: Path) -> None:
    path = word(tmp_path, *COVER)
    assert Imported(path, None).plan == Imported(path, None).plan
    other = word(tmp_path, *COVER, "เพิ่ม", name="other.docx")
    assert Imported(other, None).report.uid != Imported(path, None).report.uid


def test_proposals_are_accepted_only_when_told(tmp_path: Path) -> None:
    path = word(tmp_path, *COVER)
    as_it_stood, accepted = Imported(path, None), Imported(path, None, accept_proposals=True)
    assert [d.state for d in as_it_stood.report.doubts] == [DoubtState.OPEN]
    assert [d.state for d in accepted.report.doubts] == [DoubtState.ACCEPTED]
    assert accepted.value.reports == (accepted.report,)


def test_a_year_is_added_to_the_office_that_is_there(tmp_path: Path) -> None:
    ours = OfficeFile(new_uid(), replace(OFFICE, website="www.example.go.th"), (Report(new_uid(), fiscal_year=2567),))
    plan = Imported(word(tmp_path, *COVER), ours)
    assert (plan.value.uid, plan.value.office) == (ours.uid, ours.office)
    assert [r.fiscal_year for r in plan.value.reports] == [2567, 2568]
    assert plan.value.reports[0] is ours.reports[0]


def test_the_same_file_again_changes_nothing_and_another_of_that_year_is_joined(tmp_path: Path) -> None:
    path = word(tmp_path, *COVER)
    first = Imported(path, None)
    ledger = Ledger(first.plan.entries.heads, first.plan.entries.aliases, first.plan.entries.past.get)
    again = plan_import(arrive(path, first.value), first.value, ledger)
    assert {item.state for item in again.items} == {State.SAME}
    other = Imported(word(tmp_path, *COVER, "เพิ่ม", name="other.docx"), first.value)
    (report,) = other.value.reports
    assert report.uid == first.report.uid
    assert other.plan.count(State.KEPT) == 1 + len(report.issues)
    assert len(list(report.measures())) == 2 * len(list(first.report.measures()))
    assert [item.twins for item in other.plan.items if item.twins] == [(m.uid,) for _i, m in first.report.measures()]


def test_a_report_of_unknown_year_is_let_in_once(tmp_path: Path) -> None:
    first = Imported(word(tmp_path), None)
    assert (first.report.fiscal_year, first.value.office) == (0, Office())
    with pytest.raises(RefusedError, match="ยังไม่ระบุปี"):
        Imported(word(tmp_path, "รายงาน", name="other.docx"), first.value)


def test_a_report_of_another_office_is_asked(tmp_path: Path) -> None:
    ours = OfficeFile(new_uid(), Office("เทศบาลตำบล", "วังเก่า"))
    plan = Imported(word(tmp_path, *COVER), ours, accept_proposals=True)
    assert plan.value.office == ours.office
    assert "วังใหม่" in plan.report.doubts[-1].sentence
    assert plan.report.doubts[-1].state is DoubtState.OPEN


def test_what_was_put_right_is_told(tmp_path: Path) -> None:
    (cleaned,) = Imported(word(tmp_path, "รายงาน\u200bผล", *COVER), None).cleaned
    assert (cleaned.phrase, cleaned.where) == ("ลบอักขระที่มองไม่เห็น", "“รายงานผล”")


def test_what_is_kept_in_another_form_is_told_too(tmp_path: Path) -> None:
    path = word(tmp_path, *COVER)
    document = Document(str(path))
    document.tables[0].rows[1].cells[1].text = "๑.ประชุม"
    document.save(str(path))
    (cleaned,) = Imported(path, None).cleaned
    assert (cleaned.phrase, cleaned.where) == ("เว้นวรรคหลังเครื่องหมายหรือเลขหัวข้อ", "“๑.ประชุม” ในช่อง ขั้นตอน")


def test_the_suffix_says_which_reader(tmp_path: Path) -> None:
    assert read_source(word(tmp_path, *COVER).rename(tmp_path / "REPORT.DOCX")).fiscal_year == 2568
    (tmp_path / "a.pdf").write_bytes(b"x")
    with pytest.raises(UnreadableError, match="ไม่ใช่ PDF"):
        read_source(tmp_path / "a.pdf")
    for name in ("a.doc", "a"):
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(UnreadableError, match=r"อ่านได้เฉพาะแพ็กเกจข้อมูล .* และ PDF"):
            read_source(tmp_path / name)
    (tmp_path / "a.itadb").write_bytes(b"x")
    with pytest.raises(UnreadableError, match="แฟ้มของโปรแกรมนี้"):
        read_source(tmp_path / "a.itadb")
    with pytest.raises(FileMissingError):
        read_source(tmp_path / "none.pdf")


def test_a_program_that_prints_loads_no_reader() -> None:
    code = "import sys, ita_desktop.services.exchanging as e; sys.exit(bool({'docx', 'lxml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0
