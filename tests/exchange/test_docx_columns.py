"""Tables are recognised by what their headings mean, wherever they stand and whatever they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx_files import ABOVE, SIX, YEAR, File, Wide, merge_starts, row, texts, titles

from ita_desktop.base.errors import UnreadableError
from ita_desktop.domain.model import COLUMNS, ColumnKind, Lines, Scalar
from ita_desktop.domain.proposals import accept_all

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import Report


@pytest.mark.parametrize(
    "header",
    [
        ("โครงการ/มาตรการ", "วิธีดำเนินการ", "ระยะเวลา", "หน่วยงานที่รับผิดชอบ", "ผลการดำเนินงาน", "ผลที่ได้รับ"),
        ("ชื่อโครงการ", "กิจกรรม", "ช่วงเวลา", "ส่วนราชการ", "ความก้าวหน้า", "ผลสำเร็จ"),
        ("มาตรการ", "แนวทางการดำเนินการ", "กำหนดเวลา", "เจ้าภาพ", "สรุปผล", "ประโยชน์ที่คาดว่าจะได้รับ"),
        (
            "กิจกรรมที่ดำเนินการ",
            "รายละเอียดการดำเนินการ",
            "วัน เดือน ปี ที่ดำเนินการ",
            "ผู้รับผิดชอบโครงการ",
            "รายงานผลการดำเนินโครงการ",
            "ผลลัพธ์ของโครงการ",
        ),
        ("รายการ", "วิธีการ", "ช่วงเวลา", "กอง/ฝ่าย", "ผลดำเนินการ", "ผลสัมฤทธิ์"),
        ("เรื่อง", "วิธีการ", "ช่วงเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ผลลัพธ์"),
        ("ชื่อ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ผลลัพธ์"),
        ("มาตรการ/\nโครงการ", "ขั้นตอน\nการดำเนินการ", "ช่วง\nระยะ\nเวลา", "ผู้รับ\nผิดชอบ", "ผลการ\nดำเนินงาน", "ผล\nสัมฤทธิ์"),
    ],
)
def test_columns_go_by_what_their_headings_mean(tmp_path: Path, header: tuple[str, ...]) -> None:
    report = File().table(row("มาตรการ ก", "- ประชุม"), header=header).read(tmp_path)
    assert titles(report) == ["มาตรการ ก"]
    assert texts(report, "steps") == [["- ประชุม"]]
    assert texts(report, "period") == [[YEAR]]
    assert texts(report, "responsible") == [["สำนักปลัด"]]
    assert texts(report, "results") == [["- ทำแล้ว"]]
    assert texts(report, "outcomes") == [["- ประชาชนได้รับประโยชน์"]]
    assert [c.heading for c in report.columns] == [h.replace("\n", "") for h in header]


def test_a_title_beside_a_list_of_items_is_the_one_that_says_so(tmp_path: Path) -> None:
    cells = ("ก", *row("มาตรการ ก", "- ก"))
    report = File().table(cells, header=("รายการ", *SIX)).read(tmp_path)
    assert titles(report) == ["มาตรการ ก"]
    assert texts(report, "รายการ") == [["ก"]]


def test_the_fiscal_year_is_no_budget(tmp_path: Path) -> None:
    cells = (*row("มาตรการ ก", "- ก"), "๒๕๖๘", "๕,๐๐๐")
    report = File().table(cells, header=(*SIX, "ปีงบประมาณ", "งบประมาณ (บาท)")).read(tmp_path)
    assert texts(report, "ปีงบประมาณ") == [["๒๕๖๘"]]
    assert texts(report, "budget") == [["๕,๐๐๐"]]


def test_order_does_not_matter_and_is_kept(tmp_path: Path) -> None:
    order = (3, 0, 5, 1, 4, 2)
    header = tuple(SIX[i] for i in order)
    cells = row("โครงการ ก", "- ประชุม")
    report = File().table(tuple(cells[i] for i in order), header=header).read(tmp_path)
    assert texts(report, "steps") == [["- ประชุม"]]
    assert texts(report, "responsible") == [["สำนักปลัด"]]
    assert report.columns == tuple(COLUMNS[i] for i in order)


def test_no_column_is_lost(tmp_path: Path) -> None:
    header = (
        *("ที่", *SIX, "งบประมาณ (บาท)", "งบประมาณที่ใช้จริง", "ตัวชี้วัดความสำเร็จ", "สถานะ", "ร้อยละ"),
        *("ปัญหา/อุปสรรค", "ข้อเสนอแนะ", "ไตรมาส", "หมายเหตุ", "หลักฐาน", "ผู้ประสานงาน", "ภาคีเครือข่าย"),
    )
    more = (
        *("ไม่ใช้งบประมาณ", "๐", ["- ร้อยละ ๘๐", "- ร้อยละ ๙๐"], "แล้วเสร็จ", "๑๐๐", "ไม่มี", "- อบรมเพิ่ม", "๑ - ๔", "-"),
        *("www.example.go.th/a", "นาย ก", ["- วัด", "- โรงเรียน"]),
    )
    report = File().table(("๑", *row("โครงการ ก", "- ประชุม"), *more), header=header).read(tmp_path)
    kinds = {c.key: c.kind for c in report.columns}
    assert [c.key for c in report.columns[:6]] == [c.key for c in COLUMNS]
    assert kinds["budget"] is ColumnKind.MONEY
    assert kinds["spent"] is ColumnKind.MONEY
    assert kinds["state"] is ColumnKind.STATE
    assert kinds["percent"] is ColumnKind.PERCENT
    assert kinds["quarters"] is ColumnKind.QUARTERS
    assert kinds["link"] is ColumnKind.LINK
    assert kinds["ผู้ประสานงาน"] is ColumnKind.TEXT
    assert kinds["ภาคีเครือข่าย"] is ColumnKind.LINES
    assert all(c.shown for c in report.columns)
    (_issue, _measure, only) = next(report.activities())
    assert only.cell("budget") == Scalar("ไม่ใช้งบประมาณ")
    assert isinstance(only.cell("problems"), Lines)
    flat = [texts(report, c.key)[0] for c in report.columns[6:]]
    assert flat == [m if isinstance(m, list) else [m] for m in more]
    assert "ที่" not in kinds


def test_a_number_column_that_holds_more_is_kept(tmp_path: Path) -> None:
    report = (
        File()
        .table(("๑.๑", *row("โครงการ ก", "- ก")), ("ข้อ ก", *row("โครงการ ข", "- ข")), header=("ลำดับที่", *SIX))
        .read(tmp_path)
    )
    assert texts(report, "order") == [["๑.๑"], ["ข้อ ก"]]
    assert report.columns[0].heading == "ลำดับที่"


def test_two_columns_of_one_name_are_both_kept(tmp_path: Path) -> None:
    header = (*SIX, "อื่นๆ", "อื่นๆ", "ผลการดำเนินการ")
    report = File().table((*row("โครงการ ก", "- ก"), "หนึ่ง", "สอง", "สาม"), header=header).read(tmp_path)
    assert [texts(report, c.key) for c in report.columns[6:]] == [[["หนึ่ง"]], [["สอง"]], [["สาม"]]]


def test_what_the_table_has_no_column_for_is_a_column_all_the_same(tmp_path: Path) -> None:
    header = ("โครงการ", "งบประมาณ", "ผลการดำเนินการ")
    report = File().table(("โครงการ ก", "๕,๐๐๐", "- ทำแล้ว"), header=header).read(tmp_path)
    assert [c.key for c in report.columns] == [
        *("measure", "steps", "period", "responsible", "budget", "results", "outcomes"),
    ]
    assert texts(report, "steps") == [[]]


def test_a_header_of_two_rows_names_its_parts(tmp_path: Path) -> None:
    file = File()
    file.table(
        (ABOVE, ABOVE, ABOVE, ABOVE, "ผลผลิต", "ผลลัพธ์"),
        row("โครงการ ก", "- ก"),
        header=("มาตรการ/โครงการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินการ", ""),
    )
    merge_starts(file, 0, (0, 0), (0, 1), (0, 2), (0, 3))
    first = file.word.tables[0].rows[0]
    first.cells[4].merge(first.cells[5])
    report = file.read(tmp_path)
    assert [c.heading for c in report.columns][4:] == ["ผลการดำเนินการ ผลผลิต", "ผลลัพธ์"]
    assert texts(report, "outcomes") == [["- ประชาชนได้รับประโยชน์"]]
    assert titles(report) == ["โครงการ ก"]


def test_a_header_of_two_rows_without_merged_cells(tmp_path: Path) -> None:
    file = File()
    file.table(
        ("", "", "", "", "", "", "๑", "๒"),
        (*row("โครงการ ก", "- ก"), "/", ""),
        header=(*SIX, "ไตรมาส", ""),
    )
    first = file.word.tables[0].rows[0]
    first.cells[6].merge(first.cells[7])
    report = file.read(tmp_path)
    assert [c.heading for c in report.columns][6:] == ["ไตรมาส ๑", "ไตรมาส ๒"]
    assert titles(report) == ["โครงการ ก"]
    assert texts(report, report.columns[6].key) == [["/"]]


def _by_quarter(tmp_path: Path, top: str, parts: tuple[str, ...], *marks: tuple[str, ...]) -> Report:
    rows = [("โครงการ ก", "ประชุม", *row, "กองช่าง", "ทำแล้ว") for row in marks]
    spare = ("",) * (len(parts) - 1)
    file = File().table(
        (ABOVE, ABOVE, *parts, ABOVE, ABOVE),
        *rows,
        header=("โครงการ", "วิธีการ", top, *spare, "ผู้รับผิดชอบ", "ผลการดำเนินงาน"),
    )
    merge_starts(file, 0, (0, 0), (0, 1), (0, len(parts) + 2), (0, len(parts) + 3))
    first = file.word.tables[0].rows[0]
    first.cells[2].merge(first.cells[len(parts) + 1])
    return file.read(tmp_path)


@pytest.mark.parametrize(
    ("top", "parts"),
    [
        ("ระยะเวลาดำเนินการ (ไตรมาส)", ("1", "2", "3", "4")),
        ("ระยะเวลาดำเนินการ (ไตรมาส)", ("๑", "๒", "๓", "๔")),
        ("ระยะเวลา", ("ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3", "ไตรมาส 4")),
        ("ไตรมาส", ("1", "2", "3", "4")),
    ],
)
def test_a_period_marked_by_quarters_is_kept_as_marked_and_proposed_in_words(
    tmp_path: Path, top: str, parts: tuple[str, ...]
) -> None:
    marks = (("✓", "✓", "", ""), ("", "", "X", ""), ("/", "", "/", ""), ("", "", "", ""), ("๕ แห่ง", "", "", "P"))
    report = _by_quarter(tmp_path, top, parts, *marks)
    quarters = [c for c in report.columns if c.heading.startswith("ไตรมาส")]
    assert [c.heading.split()[-1] for c in quarters] == [p.split()[-1] for p in parts]
    for c, said in zip(quarters, zip(*marks, strict=True), strict=True):
        assert texts(report, c.key) == [[text] if text else [] for text in said]
    assert texts(report, "period") == [[]] * 5
    told = [["ไตรมาส ๑ - ๒"], ["ไตรมาส ๓"], ["ไตรมาส ๑, ๓"], [], ["ไตรมาส ๔"]]
    assert texts(accept_all(report), "period") == told


def test_a_period_marked_by_months_is_kept_as_marked(tmp_path: Path) -> None:
    months = ("ต.ค.", "พ.ย.", "ธ.ค.", *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."))
    report = _by_quarter(tmp_path, "ระยะเวลาดำเนินการ (เดือน)", months, ("X",) * 12)
    assert [c.heading for c in report.columns][3:15] == list(months)
    assert report.doubts == ()


def test_a_period_that_is_written_and_marked_is_not_asked(tmp_path: Path) -> None:
    file = File().table(
        ("", "", "", "", "", "", "๑", "๒"), (*row("โครงการ ก", "- ก"), "/", ""), header=(*SIX, "ไตรมาส", "")
    )
    first = file.word.tables[0].rows[0]
    first.cells[6].merge(first.cells[7])
    assert file.read(tmp_path).doubts == ()


def test_a_lower_heading_that_several_share_keeps_the_one_above(tmp_path: Path) -> None:
    file = File().table(
        ("", "", "", "งบประมาณ", "ตัวชี้วัด", "งบประมาณ", "ตัวชี้วัด"),
        ("โครงการ ก", "ตลอดปี", "กองช่าง", "๑", "๒", "๓", "๔"),
        header=("โครงการ", "ระยะเวลา", "ผู้รับผิดชอบ", "แผน", "", "ผล", ""),
    )
    first = file.word.tables[0].rows[0]
    first.cells[3].merge(first.cells[4])
    first.cells[5].merge(first.cells[6])
    headings = [c.heading for c in file.read(tmp_path).columns]
    assert {"แผน งบประมาณ", "แผน ตัวชี้วัด", "ผล งบประมาณ", "ผล ตัวชี้วัด"} < set(headings)


def test_those_concerned_are_responsible_only_where_nobody_else_is(tmp_path: Path) -> None:
    header = ("มาตรการ", "วิธีปฏิบัติ", "ผู้เกี่ยวข้อง", "ผลการปฏิบัติ")
    assert texts(File().table(("ก", "ข", "กองช่าง", "ค"), header=header).read(tmp_path), "responsible") == [["กองช่าง"]]
    both = File().table(("ก", "ข", "ประชาชน", "ค", "กองคลัง"), header=(*header, "ผู้รับผิดชอบ")).read(tmp_path)
    assert texts(both, "responsible") == [["กองคลัง"]]
    assert texts(both, "ผู้เกี่ยวข้อง") == [["ประชาชน"]]


def test_forms_of_one_measure_each_are_refused_with_what_was_found(tmp_path: Path) -> None:
    form = (("ชื่อมาตรการ", "ประกาศนโยบาย"), ("ขั้นตอน", "๑. ประกาศ"), ("ผลการดำเนินการ", "ประกาศแล้ว"))
    file = File().table(*form, header=()).lines("").table(*form, header=())
    with pytest.raises(UnreadableError, match=r"มี ๒ ตาราง .*“ชื่อมาตรการ ประกาศนโยบาย”"):
        file.read(tmp_path)


def test_a_file_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="ไฟล์นี้ไม่มีตาราง"):
        File().lines("รายงานผลการดำเนินการ").read(tmp_path)


def test_the_header_may_come_after_rows_of_title(tmp_path: Path) -> None:
    report = File().table(Wide("รายงานผลการดำเนินการ"), SIX, row("โครงการ ก", "- ก"), header=()).read(tmp_path)
    assert titles(report) == ["โครงการ ก"]


def test_a_row_whose_words_look_like_headings_is_a_row(tmp_path: Path) -> None:
    looks = ("โครงการอบรม", "แนวทางปฏิบัติ", "ตลอดปีงบประมาณ", "ทุกส่วนราชการ", "ผลการดำเนินการดี", "ผลลัพธ์ดี")
    report = File().table(row("โครงการ ก", "- ก"), looks, row("โครงการ ข", "- ข")).read(tmp_path)
    assert titles(report) == ["โครงการ ก", "โครงการอบรม", "โครงการ ข"]


def test_a_first_row_of_a_next_page_with_a_dated_period_is_no_header(tmp_path: Path) -> None:
    looks = ("โครงการอบรม", "แนวทางปฏิบัติ", YEAR, "ทุกส่วนราชการ", "ผลการดำเนินการดี", "ผลลัพธ์ดี")
    report = File().table(row("โครงการ ก", "- ก")).lines("\f").table(looks, header=()).read(tmp_path)
    assert titles(report) == ["โครงการ ก", "โครงการอบรม"]


def test_a_next_page_without_headings_goes_on_with_the_columns_before(tmp_path: Path) -> None:
    order = (5, 4, 3, 2, 1, 0)
    cells = row("โครงการ ข", "- ข")
    file = File().table(tuple(row("โครงการ ก", "- ก")[i] for i in order), header=tuple(SIX[i] for i in order))
    report = file.lines("\f").table(tuple(cells[i] for i in order), header=()).read(tmp_path)
    assert titles(report) == ["โครงการ ก", "โครงการ ข"]
    assert texts(report, "steps") == [["- ก"], ["- ข"]]


@pytest.mark.parametrize(
    "header",
    [
        ("รายการ", "หน้า"),
        ("ชื่อ", "ตำแหน่ง", "ลงชื่อ"),
        ("โครงการ", "งบประมาณ"),
        ("ขั้นตอน", "ผู้รับผิดชอบ", "ผลการดำเนินการ"),
        ("ลำดับ", "รายการ", "ขั้นตอน", "ผลการดำเนินการ"),
        ("รายการ", "วงเงิน", "ระยะเวลา", "หน่วยงาน"),
    ],
)
def test_no_table_of_a_report_is_said_so(tmp_path: Path, header: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableError, match="ไม่พบตารางรายงาน"):
        File().lines("รายงาน").table(tuple("ก" for _h in header), header=header).read(tmp_path)
