"""A clerk's own workbook: titles above, a heading row found by meaning, merged cells, lists in cells."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from ita_desktop.base.errors import RefusedError, UnreadableError
from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.merge.model import State
from ita_desktop.domain.revision import Ledger
from ita_desktop.exchange.sheet import opening
from ita_desktop.exchange.sheet.read import read_sheet
from ita_desktop.services.exchanging import arrive, plan_import, read_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADINGS = ("มาตรการ/โครงการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ผลลัพธ์")


def clerks(path: Path, change: Callable[[Any], object] | None = None) -> Path:
    """Write a workbook as a clerk would."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    sheet.merge_cells("A1:F1")
    sheet["A2"] = "เทศบาลตำบลวังใหม่ อำเภอปัว จังหวัดน่าน"
    for n, heading in enumerate(HEADINGS, 1):
        sheet.cell(4, n, heading)
    sheet["A5"] = "ประเด็นที่ ๑ การเปิดเผยข้อมูล"
    sheet.merge_cells("A5:F5")
    rows = (
        ("มาตรการเปิดเผยข้อมูล", "- ประชุม\n- จัดทำคู่มือ", "ไตรมาส ๑", "สำนักปลัด", "- ทำแล้ว ๔ เล่ม", "ประชาชนพอใจ"),
        (None, "- เผยแพร่", "ไตรมาส ๒", "กองคลัง", 12, 4.5),
    )
    for n, row in enumerate(rows, 6):
        for column, value in enumerate(row, 1):
            sheet.cell(n, column, value)
    sheet.merge_cells("A6:A7")
    sheet["A8"] = "ประเด็นที่ ๒ การให้บริการ"
    sheet["A9"], sheet["B9"], sheet["C9"] = "โครงการบริการ", "ตั้งโต๊ะบริการ", datetime(2025, 3, 1, 12)  # noqa: DTZ001
    if change:
        change(book)
    book.save(path)
    return path


def test_a_clerks_table_is_understood(tmp_path: Path) -> None:
    report = read_source(clerks(tmp_path / "a.xlsx"))
    assert (report.fiscal_year, report.office.full_name) == (2568, "เทศบาลตำบลวังใหม่")
    assert [issue.title for issue in report.issues] == ["การเปิดเผยข้อมูล", "การให้บริการ"]
    first, second = (m for _i, m in report.measures())
    assert (first.title, second.title) == ("มาตรการเปิดเผยข้อมูล", "โครงการบริการ")
    assert [cell_text(row.cell("steps")) for row in first.activities] == ["- ประชุม\n- จัดทำคู่มือ", "- เผยแพร่"]
    assert [cell_text(row.cell("period")) for row in first.activities] == ["ไตรมาส ๑", "ไตรมาส ๒"]
    assert cell_text(first.activities[1].cell("results")) == "12"
    assert cell_text(first.activities[1].cell("outcomes")) == "4.5"
    assert cell_text(second.activities[0].cell("period")) == "๑ มีนาคม ๒๕๖๘"


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    path = clerks(tmp_path / "a.xlsx")
    made = plan_import(arrive(path))
    ledger = Ledger(made.entries.heads, made.entries.aliases, made.entries.past.get)
    again = plan_import(arrive(path, made.value), made.value, ledger)
    assert {item.state for item in again.items} == {State.SAME}


def test_unseen_characters_are_taken_out_and_told(tmp_path: Path) -> None:
    path = clerks(tmp_path / "a.xlsx", lambda book: book.active.__setitem__("A9", "โครงการ\u200bบริการ"))
    found = arrive(path)
    assert [item.where for item in found.cleaned] == ["“โครงการบริการ” ในช่อง A9"]


def test_days_without_an_hour_and_more_sheets(tmp_path: Path) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's
        book.active["C9"] = date(2025, 3, 2)
        book.create_sheet("หมายเหตุ")["A1"] = "หมายเหตุ"

    report = read_source(clerks(tmp_path / "a.xlsx", change))
    assert cell_text(report.issues[1].measures[0].activities[0].cell("period")) == "๒ มีนาคม ๒๕๖๘"


def test_a_workbook_without_a_table(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableError, match="ไม่พบตารางรายงาน"):
        read_source(tmp_path / "a.xlsx")


# --- hostile ---


def refused(path: Path, words: str, kind: type[Exception] = UnreadableError) -> None:
    before = path.read_bytes()
    with pytest.raises(kind, match=words) as error:
        read_sheet(path)
    assert "\n" not in str(error.value)
    assert path.read_bytes() == before


def repacked(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    with zipfile.ZipFile(path) as zipped:
        parts = {name: zipped.read(name) for name in zipped.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in parts.items():
            zipped.writestr(name, data)
    return path


def test_a_formula_is_read_by_its_value_and_refused_without_one(tmp_path: Path) -> None:
    path = clerks(tmp_path / "a.xlsx", lambda book: book.active.__setitem__("E6", "=1+1"))
    refused(path, "ช่อง E6 .* เป็นสูตร", RefusedError)

    def valued(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"]
        parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(
            b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"
        )

    repacked(path, valued)
    report = read_source(path)
    assert cell_text(report.issues[0].measures[0].activities[0].cell("results")) == "2"


def test_a_cell_that_is_too_long_is_named(tmp_path: Path) -> None:
    path = clerks(tmp_path / "a.xlsx", lambda book: book.active.__setitem__("E6", "ก" * 20_001))
    refused(path, "ช่อง E6 ยาวเกิน", RefusedError)


def test_entities_macros_and_other_zips(tmp_path: Path) -> None:
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'

    def laughs(parts: dict[str, bytes]) -> None:
        parts["xl/workbook.xml"] = entity + parts["xl/workbook.xml"]

    refused(repacked(clerks(tmp_path / "a.xlsx"), laughs), "ผิดปกติ")
    refused(repacked(clerks(tmp_path / "a.xlsx"), lambda p: p.update({"xl/vbaProject.bin": b"x"})), "ผิดปกติ")
    refused(repacked(clerks(tmp_path / "a.xlsx"), lambda p: p.pop("xl/workbook.xml")), "ไม่ใช่ตาราง Excel")
    refused(repacked(clerks(tmp_path / "a.xlsx"), lambda p: p.update({"xl/workbook.xml": b"<x"})), "เสียหาย")


def test_more_cells_than_any_report_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = clerks(tmp_path / "a.xlsx", lambda book: book.active.__setitem__("A30000", "ก"))
    refused(path, "ใหญ่ผิดปกติ")
    monkeypatch.setattr(opening, "MOST_TAGS", 50)
    refused(clerks(tmp_path / "b.xlsx"), "ใหญ่ผิดปกติ")


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    import tracemalloc  # noqa: PLC0415

    cell = b'<c r="A1" t="inlineStr"><is><t>x</t></is></c>'

    def grow(parts: dict[str, bytes]) -> None:
        sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
        parts["xl/worksheets/sheet1.xml"] = sheet + cell * 1_500_000 + b"</row></sheetData></worksheet>"

    path = repacked(clerks(tmp_path / "a.xlsx"), grow)
    tracemalloc.start()
    refused(path, "ใหญ่ผิดปกติ")
    assert tracemalloc.get_traced_memory()[1] < 200_000_000
    tracemalloc.stop()


def test_cuts_and_other_kinds_of_files(tmp_path: Path) -> None:
    whole = clerks(tmp_path / "whole.xlsx").read_bytes()
    path = tmp_path / "a.xlsx"
    for n in range(20):
        path.write_bytes(whole[: len(whole) * n // 20])
        refused(path, ".")
    path.write_bytes(b"%PDF-1.7")
    refused(path, "PDF")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    refused(path, "รุ่นเก่า|รหัสผ่าน")
