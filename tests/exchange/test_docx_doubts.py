"""What reading cannot decide is asked, with a proposal that can be carried out; what is clear is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx_files import YEAR, File, Listed, Wide, row, says, texts, titles

from ita_desktop.domain.model import DoubtState, Marker, Period, SameAs
from ita_desktop.domain.proposals import accept, accept_all

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import Report

TWO = ["มาตรการ ก", "กิจกรรม ข"]


def read(tmp_path: Path, *rows: object) -> Report:
    return File().table(*rows).read(tmp_path)  # type: ignore[arg-type]


# --- several measures in one cell ---


@pytest.mark.parametrize("title", [TWO, "มาตรการ ก กิจกรรม ข", "มาตรการ ก\nกิจกรรม ข", ["- มาตรการ ก", "- กิจกรรม ข"]])
def test_several_measures_in_one_cell_are_parted_by_their_order(tmp_path: Path, title: object) -> None:
    cells = (title, ["- หนึ่ง", "- สอง"], YEAR, ["กองคลัง", "กองช่าง"], ["- ผลหนึ่ง", "๑. ย่อย", "- ผลสอง"], "- ดี")
    report = read(tmp_path, cells)
    assert len(titles(report)) == 1
    done = accept_all(report)
    assert titles(done) == ["มาตรการ ก", "กิจกรรม ข"]
    assert texts(done, "steps") == [["- หนึ่ง"], ["- สอง"]]
    assert texts(done, "responsible") == [["กองคลัง"], ["กองช่าง"]]
    assert texts(done, "results") == [["- ผลหนึ่ง", "๑. ย่อย"], ["- ผลสอง"]]
    assert texts(done, "period") == [[YEAR], [YEAR]]
    assert texts(done, "outcomes") == [["- ดี"], ["- ดี"]]
    assert all(d.state is DoubtState.ACCEPTED for d in done.doubts)
    assert len({line for i, m in done.measures() for a in m.activities for line in (i.uid, m.uid, a.uid)}) == 5


def test_parted_measures_share_their_cells_until_copies_are_accepted(tmp_path: Path) -> None:
    report = read(tmp_path, (TWO, ["- หนึ่ง", "- สอง"], YEAR, "กองคลัง", "", "- ดี"))
    parted, copied = report.doubts
    half = accept(report, parted.uid)
    first, second = (a for _i, _m, a in half.activities())
    assert second.cell("period") == second.cell("outcomes") == SameAs(first.uid)
    whole = accept(half, copied.uid)
    first, second = (a for _i, _m, a in whole.activities())
    assert isinstance(second.cell("period"), Period)
    assert texts(whole, "outcomes") == texts(half, "outcomes")


def test_parted_measures_take_their_own_periods_amounts_and_words(tmp_path: Path) -> None:
    file = (
        File()
        .lines("รายงาน ปีงบประมาณ ๒๕๖๘")
        .table(
            (TWO, ["หนึ่ง", "สอง"], ["ไตรมาส ๑", "ไตรมาส ๒"], "ทุกส่วนราชการ", "", "", ["๕๐๐", "๖๐๐"]),
            header=("โครงการ", "ขั้นตอน", "ระยะเวลา", "ผู้รับผิดชอบ", "ผลการดำเนินการ", "ผลลัพธ์", "งบประมาณ"),
        )
    )
    done = accept_all(file.read(tmp_path))
    assert texts(done, "steps") == [["หนึ่ง"], ["สอง"]]
    assert texts(done, "period") == [["ไตรมาส ๑"], ["ไตรมาส ๒"]]
    assert texts(done, "budget") == [["๕๐๐"], ["๖๐๐"]]
    assert texts(done, "responsible") == [["ทุกส่วนราชการ"], ["ทุกส่วนราชการ"]]


def test_torn_lines_and_periods_of_a_parted_cell_are_joined_with_it(tmp_path: Path) -> None:
    cells = (TWO, ["- หนึ่ง", "ต่อ", "- สอง"], ["วันที่ ๑ ต.ค. ๖๗", "ถึง", "วันที่ ๓๐ ก.ย. ๖๘"], "กองคลัง", "", ["- ดี", "ยิ่ง"])
    done = accept_all(read(tmp_path, cells))
    assert texts(done, "steps") == [["- หนึ่ง ต่อ"], ["- สอง"]]
    assert texts(done, "period") == [[YEAR], [YEAR]]
    assert texts(done, "outcomes") == [["- ดี ยิ่ง"]] * 2
    assert done.doubts[-1].state is DoubtState.ACCEPTED


def test_parted_measures_that_share_nothing_need_no_copies(tmp_path: Path) -> None:
    cells = (TWO, ["- หนึ่ง", "- สอง"], "", ["กองคลัง", "กองช่าง"], "", "")
    report = read(tmp_path, cells)
    assert len(report.doubts) == 1
    assert titles(accept_all(report)) == ["มาตรการ ก", "กิจกรรม ข"]


def test_several_measures_over_several_rows_are_asked_without_a_proposal(tmp_path: Path) -> None:
    two = ("", "- สาม", YEAR, "กองช่าง", "", "")
    report = read(tmp_path, (TWO, ["- หนึ่ง", "- สอง"], YEAR, "กองคลัง", "", "- ดี"), two)
    assert [d.fix for d in report.doubts] == [None]


def test_measures_that_match_no_list_are_asked_without_a_proposal(tmp_path: Path) -> None:
    report = read(tmp_path, (TWO, ["- หนึ่ง", "- สอง", "- สาม"], YEAR, "กองคลัง", "", "- ดี"))
    (doubt,) = report.doubts
    assert (doubt.fix, doubt.source) == (None, "มาตรการ ก\nกิจกรรม ข")
    assert accept_all(report) == report


@pytest.mark.parametrize(
    "title",
    [
        "โครงการอบรม กิจกรรมจิตอาสา",
        "มาตรการส่งเสริม โครงการ/กิจกรรม",
        "มาตรการ ก และ มาตรการ ข",
        "มาตรการ ก ตาม โครงการ ข",
        "โครงการ ก",
    ],
)
def test_a_title_of_one_measure_is_left_alone(tmp_path: Path, title: str) -> None:
    report = read(tmp_path, (title, ["- หนึ่ง", "- สอง"], YEAR, "กองคลัง", ["- ก", "- ข"], "- ดี"))
    assert report.doubts == ()


@pytest.mark.parametrize("title", [["โครงการเสริมสร้าง", "ความโปร่งใส"], ["โครงการเสริมสร้าง", "กิจกรรมความโปร่งใส"]])
def test_a_title_of_several_lines_is_proposed_as_one(tmp_path: Path, title: list[str]) -> None:
    report = read(tmp_path, (title, "- หนึ่ง", YEAR, "กองคลัง", "", "- ดี"))
    assert titles(report) == ["\n".join(title)]
    assert titles(accept_all(report)) == [" ".join(title)]


def test_a_title_line_without_a_kind_goes_on_the_title_above(tmp_path: Path) -> None:
    title = ["มาตรการเสริมสร้าง", "ความโปร่งใส", "กิจกรรม ข"]
    done = accept_all(read(tmp_path, (title, ["- หนึ่ง", "- สอง"], YEAR, "กองคลัง", "", "- ดี")))
    assert titles(done) == ["มาตรการเสริมสร้าง ความโปร่งใส", "กิจกรรม ข"]


# --- lines torn off ---


def test_numbers_go_back_to_the_list_they_continue(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        Wide("ประเด็นที่ ๑ ก"),
        row("มาตรการ ก", "- ก", results=["- มีช่องทาง", "๑. หนึ่ง", "๒. สอง"]),
        row("มาตรการ ข", "- ข", results=[]),
        row("มาตรการ ค", "- ค", results=["๓. สาม", "๔. สี่", "๖. หก", "- ของตัวเอง"]),
    )
    assert texts(report, "results")[2] == ["๓. สาม", "๔. สี่", "๖. หก", "- ของตัวเอง"]
    done = accept_all(report)
    assert texts(done, "results") == [["- มีช่องทาง", "๑. หนึ่ง", "๒. สอง", "๓. สาม", "๔. สี่"], [], ["๖. หก", "- ของตัวเอง"]]


def test_typed_numbers_go_back_as_they_were_typed(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        row("มาตรการ ก", "- ก", results=["๑) หนึ่ง", "๒) สอง"]),
        row("มาตรการ ข", "- ข", results=["๓) สาม", "- ของตัวเอง"]),
    )
    assert "ต่อจากข้อ “๒)”" in report.doubts[0].sentence
    assert texts(accept_all(report), "results") == [["๑) หนึ่ง", "๒) สอง", "๓) สาม"], ["- ของตัวเอง"]]


def test_numbers_whose_list_is_not_found_stay(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        *(Wide("ประเด็นที่ ๑ ก"), row("มาตรการ ก", "- ก", results=["๑. หนึ่ง"]), row("มาตรการ ข", "- ข", results=["๔. สี่"])),
        *(Wide("ประเด็นที่ ๒ ข"), row("มาตรการ ค", "- ค"), row("มาตรการ ง", "- ง", results=["๒. สอง"])),
    )
    assert [d.fix for d in report.doubts] == [(), ()]
    assert accept_all(report).issues == report.issues


def test_a_word_list_torn_by_a_page_goes_back(tmp_path: Path) -> None:
    number = Marker.NUMBER
    file = File().table(Wide("ประเด็นที่ ๑ ก"), ("มาตรการ ก", [Listed("หนึ่ง", number)], YEAR, "กองช่าง", "", ""))
    file.table(Wide("ประเด็นที่ ๑ ก (ต่อ)"), ("มาตรการ ข", [Listed("สอง", number), "- สาม"], YEAR, "กองช่าง", "", ""))
    assert texts(accept_all(file.read(tmp_path)), "steps") == [["๑. หนึ่ง", "๒. สอง"], ["- สาม"]]


def test_words_before_a_list_are_the_tail_of_the_row_above(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        row("มาตรการ ก", "- ก", results=["- เป็นไปตามมาตรฐาน"]),
        row("มาตรการ ข", "- ข", results=["จริยธรรม", "ของพนักงาน", "- ไม่มีข้อร้องเรียน"]),
    )
    assert texts(report, "results")[1] == ["จริยธรรม", "ของพนักงาน", "- ไม่มีข้อร้องเรียน"]
    done = accept_all(report)
    assert texts(done, "results") == [["- เป็นไปตามมาตรฐาน จริยธรรม ของพนักงาน"], ["- ไม่มีข้อร้องเรียน"]]


def test_at_a_page_break_they_join_without_a_space(tmp_path: Path) -> None:
    file = File().table(Wide("ประเด็นที่ ๑ ก"), row("มาตรการ ก", "- ก", results=["- เป็นไปตามมาตร"]))
    file.table(Wide("ประเด็นที่ ๑ ก (ต่อ)"), row("มาตรการ ข", "- ข", results=["ฐานจริยธรรม", "- ไม่มีข้อร้องเรียน"]))
    assert texts(accept_all(file.read(tmp_path)), "results")[0] == ["- เป็นไปตามมาตรฐานจริยธรรม"]


@pytest.mark.parametrize("lead", ["ดำเนินการดังนี้", "ช่องทางได้แก่", "ผลการประชุม :"])
def test_words_that_lead_to_a_list_are_no_tail(tmp_path: Path, lead: str) -> None:
    report = read(tmp_path, row("มาตรการ ก", "- ก"), row("มาตรการ ข", "- ข", results=[lead, "- หนึ่ง"]))
    assert report.doubts == ()


def test_words_before_a_list_have_no_row_above_in_another_issue_or_without_a_list(tmp_path: Path) -> None:
    torn = ["ข้อความ", "- หนึ่ง"]
    report = read(
        tmp_path,
        *(Wide("ประเด็นที่ ๑ ก"), row("มาตรการ ก", "- ก", results=torn)),
        *(Wide("ประเด็นที่ ๒ ข"), row("มาตรการ ข", "- ข", results=torn), row("มาตรการ ค", "- ค", results=["ไม่มีหัวข้อ"])),
        row("มาตรการ ง", "- ง", results=torn),
    )
    assert report.doubts == ()


# --- lines torn within a cell ---


def test_a_line_without_a_mark_among_marked_ones_goes_on_the_one_before(tmp_path: Path) -> None:
    report = read(tmp_path, row("มาตรการ ก", "- หนึ่ง", "ต่อ", "อีก", "- สอง", "- สาม", "ท้าย"))
    assert texts(report, "steps") == [["- หนึ่ง", "ต่อ", "อีก", "- สอง", "- สาม", "ท้าย"]]
    assert len(report.doubts) == 2
    assert texts(accept_all(report), "steps") == [["- หนึ่ง ต่อ อีก", "- สอง", "- สาม ท้าย"]]
    assert texts(accept(report, report.doubts[1].uid), "steps") == [["- หนึ่ง", "ต่อ", "อีก", "- สอง", "- สาม ท้าย"]]


@pytest.mark.parametrize("numbers", [("1. ", "2. "), ("๑) ", "๒) ")])
def test_a_line_among_typed_numbers_goes_on_the_one_before(tmp_path: Path, numbers: tuple[str, str]) -> None:
    one, two = numbers
    report = read(tmp_path, row("มาตรการ ก", f"{one}หนึ่ง", "ต่อ", f"{two}สอง"))
    assert texts(accept_all(report), "steps") == [[f"{one}หนึ่ง ต่อ", f"{two}สอง"]]


@pytest.mark.parametrize(
    "steps",
    [
        ("- ช่องทาง ดังนี้", "โทรศัพท์", "เว็บไซต์"),
        ("- หนึ่ง", "หมายเหตุ ก"),
        ("- หนึ่ง", "๕. ห้า"),
        ("1. หนึ่ง", "- ย่อย", "2. สอง"),
        ("๑) หนึ่ง", "- ย่อย"),
        ("- หนึ่ง", "(ก) ย่อย"),
        ("ไม่มีหัวข้อ", "เลยสักบรรทัด"),
        ("– ข", "√ ค", "➢ ช", "* ซ"),
        ("- ข", "✓ค", "✔ ง", "◆ จ", "■ ฉ", "› ช"),
        ("- หนึ่ง\nสอง\nสาม", "- สี่"),
    ],
)
def test_lines_that_stand_for_themselves_are_left_alone(tmp_path: Path, steps: tuple[str, ...]) -> None:
    assert read(tmp_path, row("มาตรการ ก", *steps)).doubts == ()


@pytest.mark.parametrize("first", ["√ ข้อแรก", "➢ ข้อแรก", "* ข้อแรก"])
def test_an_item_under_another_sign_is_no_tail_of_the_row_above(tmp_path: Path, first: str) -> None:
    report = read(tmp_path, row("มาตรการ ก", "- ก"), row("มาตรการ ข", "- ข", results=[first, "- หนึ่ง"]))
    assert report.doubts == ()
    assert texts(report, "results")[1] == [first, "- หนึ่ง"]


@pytest.mark.parametrize("second", [["√ สอง"], ["สอง"]])
def test_only_the_words_before_a_line_that_begins_anew_are_a_tail(tmp_path: Path, second: list[str]) -> None:
    results = ["จริยธรรม", *second] if second[0].startswith("√") else [f"จริยธรรม\n{second[0]}"]
    report = read(
        tmp_path,
        *(row("มาตรการ ก", "- ก", results=["- ตาม"]), row("มาตรการ ข", "- ข", results=[*results, "- สาม"])),
    )
    assert texts(accept_all(report), "results") == [["- ตาม จริยธรรม"], [*second, "- สาม"]]


def test_a_table_within_a_cell_is_not_joined_with_the_lines_around_it(tmp_path: Path) -> None:
    file = File().table(row("มาตรการ ก", "- ก"))
    cell = file.word.tables[0].cell(1, 4)
    inner = cell.add_table(2, 2)
    inner.cell(0, 0).text, inner.cell(1, 1).text = "ช่องหนึ่ง", "ช่องสอง"
    cell.add_paragraph("หลังตาราง")
    cell.add_paragraph("- หัวข้อ")
    cell.add_paragraph("ต่อ")
    report = file.read(tmp_path)
    assert texts(report, "results") == [["- ทำแล้ว", "ช่องหนึ่ง", "ช่องสอง", "หลังตาราง", "- หัวข้อ", "ต่อ"]]
    done = accept_all(report)
    assert texts(done, "results") == [["- ทำแล้ว", "ช่องหนึ่ง", "ช่องสอง", "หลังตาราง", "- หัวข้อ ต่อ"]]


def test_periods_of_several_lines_are_one_question_for_all_rows(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        *(row(f"มาตรการ {n}", "- ก", period="๑ ต.ค. ๖๗\nถึง\n๓๐ ก.ย. ๖๘") for n in "กขค"),
    )
    assert texts(report, "period") == [["๑ ต.ค. ๖๗", "ถึง", "๓๐ ก.ย. ๖๘"]] * 3
    assert len(says(report, "ใน ๓ แถว")) == len(report.doubts) == 1
    assert texts(accept_all(report), "period") == [["๑ ต.ค. ๖๗ ถึง ๓๐ ก.ย. ๖๘"]] * 3


def test_who_collects_may_stand_on_a_line_of_its_own(tmp_path: Path) -> None:
    report = read(tmp_path, row("มาตรการ ก", "- ก", who="- ทุกส่วนราชการ\n(สำนักปลัด รวบรวม)\n- กองช่าง"))
    assert texts(report, "responsible") == [["ทุกส่วนราชการ (สำนักปลัด รวบรวม)", "กองช่าง"]]
