"""A workbook of ours: unchanged it gives back the very report, filled in it brings what was typed."""

from __future__ import annotations

import csv
import io
import subprocess
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings

from ita_desktop.base.errors import UnreadableError
from ita_desktop.domain import edits
from ita_desktop.domain.model import (
    Department,
    Issue,
    Line,
    Lines,
    Measure,
    Office,
    Period,
    Report,
    Responsible,
    Role,
    SameAs,
    Signer,
    activity,
)
from ita_desktop.exchange.sheet.form import EXACT, HEAD, ROWS
from ita_desktop.exchange.sheet.own import OwnSheet
from ita_desktop.exchange.sheet.read import read_sheet
from ita_desktop.exchange.sheet.write import write_sheet
from ita_desktop.services.exchanging import read_source
from ita_desktop.services.samples import sample_office
from tests import strategies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST = activity(
    "a1",
    {
        "steps": Lines((Line("l1", "=1+1"), Line("l2", "ประชุม"))),
        "period": Period("ไตรมาส ๑"),
        "responsible": Responsible(("กองคลัง",)),
    },
)
SECOND = activity("a2", {"steps": SameAs("a1")})
REPORT = Report(
    "r1",
    Office("เทศบาลตำบล", "หนองแสง", departments=(Department("d1", "กองคลัง"), Department("d2", "กองช่าง"))),
    2568,
    title=("รายงาน",),
    signers=(Signer(Role.AUTHOR, "ก", "ข"),),
    issues=(
        Issue("i1", "ประเด็นแรก", (Measure("m1", "- มาตรการ", (FIRST, SECOND)),)),
        Issue("i2", "ประเด็นสอง"),
    ),
)


def written(path: Path, report: Report = REPORT, change: Callable[[Any], object] | None = None) -> Path:
    path.write_bytes(write_sheet(report, {"m1": "f" * 64}))
    if change:
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
    return path


def read(path: Path) -> OwnSheet:
    found = read_sheet(path)
    assert isinstance(found, OwnSheet)
    return found


def changed(tmp_path: Path, change: Callable[[Any], object]) -> Report:
    return read(written(tmp_path / "a.xlsx", REPORT, change)).report


def test_an_unchanged_workbook_is_the_very_report(tmp_path: Path, shared: Path) -> None:
    found = read(written(tmp_path / "a.xlsx"))
    assert found.report == found.was == REPORT
    assert found.revs == {"m1": "f" * 64}
    for report in (sample_office().reports[0], read_source(shared / "seed" / "report-2568.docx")):
        assert read(written(tmp_path / "b.xlsx", report)).report == report


@settings(max_examples=25)
@given(strategies.reports())
def test_any_report_comes_back(tmp_path_factory: pytest.TempPathFactory, report: Report) -> None:
    assert read(written(tmp_path_factory.mktemp("any") / "a.xlsx", report)).report == report


def test_the_same_report_is_the_same_bytes() -> None:
    assert write_sheet(REPORT, {}) == write_sheet(REPORT, {})


def test_every_text_is_a_text(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "a.xlsx"))
    sheet = book[ROWS]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=1+1\nประชุม", "s")
    assert sheet["B2"].value == "- มาตรการ"
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}
    assert sheet.column_dimensions["H"].hidden
    assert book[EXACT].sheet_state == "veryHidden"


def test_what_was_typed_comes_and_lines_that_stay_keep_who_they_are(tmp_path: Path) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's
        sheet = book[ROWS]
        sheet["B2"] = "มาตรการใหม่"
        sheet["C2"] = "=1+1\r\nแทรก\nประชุม"
        sheet["C2"].data_type = "s"
        sheet["F2"] = "- ทำแล้ว"
        sheet["D2"] = "ไตรมาส ๒"

    report = changed(tmp_path, change)
    measure = edits.find_measure(report, "m1")
    assert measure.title == "มาตรการใหม่"
    first, second = measure.activities
    steps = first.cell("steps")
    assert isinstance(steps, Lines)
    assert [line.text for line in steps.lines] == ["=1+1", "แทรก", "ประชุม"]
    assert [steps.lines[0].uid, steps.lines[2].uid] == ["l1", "l2"]
    assert isinstance(first.cell("results"), Lines)
    period = first.cell("period")
    assert isinstance(period, Period)
    assert period.text == "ไตรมาส ๒"
    assert second.cell("steps") == SameAs("a1"), "what nobody touched is still the same as the other"


def test_new_rows_are_measures_or_more_activities_and_get_the_same_uids_each_time(tmp_path: Path) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's
        sheet = book[ROWS]
        sheet["B4"], sheet["C4"] = "มาตรการของประเด็นสอง", "ทำ"
        sheet.append(["", "", "ทำต่อ"])
        sheet.append(["ประเด็น แรก", "มาตรการอีก", "ทำ"])
        sheet.append(["", "", "", ""])
        sheet.append(["ไม่มีประเด็นนี้", "มาตรการอีกหนึ่ง"])

    path = written(tmp_path / "a.xlsx", REPORT, change)
    report = read(path).report
    assert read(path).report == report
    assert [[m.title for m in i.measures] for i in report.issues] == [
        ["- มาตรการ", "มาตรการอีก", "มาตรการอีกหนึ่ง"],
        ["มาตรการของประเด็นสอง"],
    ]
    assert len(report.issues[1].measures[0].activities) == 2


def test_an_activity_typed_first_under_an_issue_is_a_measure_without_title(tmp_path: Path) -> None:
    report = changed(tmp_path, lambda book: book[ROWS].append(["ประเด็นสอง", "", "ทำ"]))
    (measure,) = report.issues[1].measures
    assert (measure.title, len(measure.activities)) == ("", 1)


def test_what_was_taken_out_is_not_deleted(tmp_path: Path) -> None:
    assert changed(tmp_path, lambda book: book[ROWS].delete_rows(2, 9)) == REPORT
    report = changed(tmp_path, lambda book: book[ROWS].__setitem__("B2", None))
    assert edits.find_measure(report, "m1").title == "- มาตรการ", "a title is not emptied"


def test_the_head_can_be_filled_in(tmp_path: Path) -> None:
    def change(book: Any) -> None:  # noqa: ANN401 - openpyxl's
        sheet = book[HEAD]
        by_key = {row[3].value: row for row in sheet.iter_rows()}
        by_key["prepared_by"][1].value = "สำนักปลัด"
        by_key["fiscal_year"][1].value = "ปีหน้า"
        by_key["office.district"][1].value = "เมือง"
        by_key["d2"][1].value = "กองช่างและผังเมือง"
        by_key["signer 0"][1].value = "นาย ก"
        sheet.append(["?", "ไม่รู้จัก", "", "signer 9"])

    report = changed(tmp_path, change)
    assert (report.prepared_by, report.fiscal_year, report.office.district) == ("สำนักปลัด", 2568, "เมือง")
    assert [d.name for d in report.office.departments] == ["กองคลัง", "กองช่างและผังเมือง"]
    assert report.signers == (Signer(Role.AUTHOR, "นาย ก", "ข"),)


def test_a_report_without_issues_takes_no_rows(tmp_path: Path) -> None:
    bare = Report("r", title=("รายงาน",))
    path = written(tmp_path / "a.xlsx", bare, lambda book: book[ROWS].append(["ประเด็น", "มาตรการ"]))
    assert read(path).report == bare


def test_a_hidden_sheet_that_was_changed_is_refused(tmp_path: Path) -> None:
    for cell, value in (("A2", "{}"), ("A1", "0" * 64), ("A1", None)):
        path = written(
            tmp_path / "a.xlsx", REPORT, lambda book, cell=cell, value=value: book[EXACT].__setitem__(cell, value)
        )
        with pytest.raises(UnreadableError, match="ถูกแก้ไข"):
            read_sheet(path)
    import hashlib  # noqa: PLC0415

    for raw in ('{"report":{},"revs":{}}', '{"revs":{}}', "[1,2]"):

        def change(book: Any, raw: str = raw) -> None:  # noqa: ANN401 - openpyxl's
            book[EXACT]["A1"], book[EXACT]["A2"] = hashlib.sha256(raw.encode()).hexdigest(), raw
            book[EXACT].delete_rows(3, 99)

        with pytest.raises(UnreadableError, match="ถูกแก้ไข"):
            read_sheet(written(tmp_path / "a.xlsx", REPORT, change))


def test_another_programs_workbook_is_none_of_ours(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "a.xlsx")
    assert not isinstance(read_sheet(tmp_path / "a.xlsx"), OwnSheet)


def test_libreoffice_opens_it_and_gives_every_text_back(tmp_path: Path) -> None:
    report = sample_office().reports[0]
    path = written(tmp_path / "a.xlsx", report)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for kind in ("csv:Text - txt - csv (StarCalc):44,34,76", "xlsx:Calc MS Excel 2007 XML"):
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out"), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "out" / "a.csv").read_text(encoding="utf-8")
    ours = [[cell.value or "" for cell in row] for row in openpyxl.load_workbook(path)[ROWS].iter_rows()]
    assert list(csv.reader(io.StringIO(text))) == ours
    assert read(tmp_path / "out" / "a.xlsx").report == report
