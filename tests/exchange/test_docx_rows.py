"""What becomes an issue, a measure, another row of one, or the rest of a torn one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx_files import ABOVE, SIX, YEAR, File, Listed, Wide, merge_starts, row, says, texts, titles

from ita_desktop.domain.model import Lines, Marker, Missing, SameAs
from ita_desktop.domain.proposals import accept_all

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import Report

PAGE = "\f"


def issue_titles(report: Report) -> list[str]:
    return [i.title for i in report.issues]


def torn(
    *steps: str, results: str | list[str] = "", title: str = "", period: str = "", who: str = ""
) -> tuple[object, ...]:
    return (title, list(steps) or "", period, who, results, "")


# --- issues ---


def test_issues_go_by_name_whatever_their_number(tmp_path: Path) -> None:
    report = (
        File()
        .table(
            Wide("ประเด็นที่ ๑ ความโปร่งใส"), row("มาตรการ ก", "- ก"), Wide("ประเด็นที่ 1 การให้บริการ"), row("มาตรการ ข", "- ข")
        )
        .table(Wide("ประเด็นที่ ๒ การให้บริการ (ต่อ)"), row("มาตรการ ค", "- ค"))
        .table(Wide("ประเด็นที่ ๗ ทรัพย์สิน"), row("มาตรการ ง", "- ง"))
        .read(tmp_path)
    )
    assert issue_titles(report) == ["ความโปร่งใส", "การให้บริการ", "ทรัพย์สิน"]
    assert [[m.title for m in i.measures] for i in report.issues] == [
        ["มาตรการ ก"],
        ["มาตรการ ข", "มาตรการ ค"],
        ["มาตรการ ง"],
    ]
    assert [s.split(" เสนอ")[0] for s in says(report, "พิมพ์เลข")] == [
        "หัวข้อนี้พิมพ์เลข ๑ แต่อยู่ลำดับที่ ๒",
        "หัวข้อนี้พิมพ์เลข ๗ แต่อยู่ลำดับที่ ๓",
    ]
    assert all(d.fix == () for d in report.doubts)


@pytest.mark.parametrize(
    ("heading", "word", "title"),
    [
        ("ประเด็นที่ ๑ ความโปร่งใส", "ประเด็นที่", "ความโปร่งใส"),
        ("ประเด็นที่๑ ความโปร่งใส", "ประเด็นที่", "ความโปร่งใส"),
        ("มิติที่ 1 : ความโปร่งใส", "มิติที่", "ความโปร่งใส"),
        ("มิติ ๑ ความโปร่งใส", "มิติ", "ความโปร่งใส"),
        ("ด้านที่ ๑. ความโปร่งใส", "ด้านที่", "ความโปร่งใส"),
        ("๑. ความโปร่งใส", "", "ความโปร่งใส"),
        ("ความโปร่งใส", "", "ความโปร่งใส"),
    ],
)
def test_a_heading_has_a_word_a_number_and_a_name_or_only_that(
    tmp_path: Path, heading: str, word: str, title: str
) -> None:
    report = File().table(Wide(heading), row("มาตรการ ก", "- ก")).read(tmp_path)
    assert (report.group_word, issue_titles(report)) == (word, [title])
    assert report.doubts == ()


def test_a_heading_need_not_be_merged(tmp_path: Path) -> None:
    heading = ("ประเด็นที่ ๑ ความโปร่งใส", "", "", "", "", "")
    report = File().table(heading, row("มาตรการ ก", "- ก")).read(tmp_path)
    assert issue_titles(report) == ["ความโปร่งใส"]
    assert titles(report) == ["มาตรการ ก"]


def test_a_heading_may_say_it_goes_on_in_other_words(tmp_path: Path) -> None:
    report = (
        File()
        .table(Wide("ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใส"), row("มาตรการ ก", "- ก"))
        .table(Wide("ประเด็นที่ ๑ กระบวนปฏิบัติงานที่โปร่งใส (ต่อ)"), row("มาตรการ ข", "- ข"))
        .table(Wide("ประเด็นที่ ๑ (ต่อ)"), row("มาตรการ ค", "- ค"))
        .table(Wide("ประเด็นที่ ๒ ทรัพย์สินของราชการ (ต่อ)"), row("มาตรการ ง", "- ง"))
        .read(tmp_path)
    )
    assert issue_titles(report) == ["กระบวนการปฏิบัติงานที่โปร่งใส", "ทรัพย์สินของราชการ"]
    assert len(report.issues[0].measures) == 3
    assert len(says(report, "เขียนชื่อไม่ตรงกับหัวข้อแรก")) == 1


def test_a_table_without_headings_is_one_nameless_issue(tmp_path: Path) -> None:
    report = File().table(row("มาตรการ ก", "- ก"), row("มาตรการ ข", "- ข")).read(tmp_path)
    assert issue_titles(report) == [""]
    assert report.group_word == ""
    assert report.doubts == ()


@pytest.mark.parametrize("heads", [("ประเด็นที่ ๑ ก ข", "ประเด็นที่ ๒ ค ง"), ("ก ข", "ค ง")])
def test_headings_may_stand_above_the_tables(tmp_path: Path, heads: tuple[str, str]) -> None:
    file = File().lines("รายงานผลการดำเนินการ", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", PAGE, "รายงานผลการดำเนินการ", heads[0])
    file.table(row("มาตรการ ก", "- ก")).lines("๒", heads[1]).table(row("มาตรการ ข", "- ข"))
    file.lines(PAGE, f"{heads[1]} (ต่อ)").table(row("มาตรการ ค", "- ค"))
    report = file.read(tmp_path)
    assert issue_titles(report) == ["ก ข", "ค ง"]
    assert [len(i.measures) for i in report.issues] == [1, 2]
    assert report.title == ("รายงานผลการดำเนินการ", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘")


def test_what_every_page_repeats_above_its_table_is_no_issue(tmp_path: Path) -> None:
    office = "เทศบาลตำบลวังใหม่ อำเภอปัว จังหวัดน่าน"
    file = File().lines("งานส่งเสริมคุณธรรม", office).table(row("มาตรการ ก", "- ก"))
    for again in ("งานส่งเสริมคุณธรรม", office, "รายงานผลการดำเนินการ (ต่อ)", "- ๒ -"):
        file.lines("\f", again).table(row("มาตรการ ข", "- ข"))
    report = file.read(tmp_path)
    assert issue_titles(report) == [""]
    assert [d.source for d in report.doubts] == ["รายงานผลการดำเนินการ (ต่อ)"]


def test_a_bare_line_is_no_issue_where_issues_are_headed_otherwise(tmp_path: Path) -> None:
    file = File().table(Wide("ประเด็นที่ ๑ ก"), row("มาตรการ ก", "- ก")).lines("เพิ่มเติม").table(row("มาตรการ ข", "- ข"))
    report = file.read(tmp_path)
    assert issue_titles(report) == ["ก"]
    assert report.doubts[0].source == "เพิ่มเติม"


def test_an_issue_may_be_named_only_on_its_later_pages(tmp_path: Path) -> None:
    file = File().table(row("มาตรการ ก", "- ก")).table(Wide("ประเด็นที่ ๑ ก (ต่อ)"), row("มาตรการ ข", "- ข"))
    report = file.read(tmp_path)
    assert issue_titles(report) == ["ก"]
    assert report.group_word == "ประเด็นที่"


def test_the_line_above_the_first_table_is_its_name_only_if_it_can_be_one(tmp_path: Path) -> None:
    file = File().lines("รายงานผล").table(row("มาตรการ ก", "- ก")).lines("ข ค").table(row("มาตรการ ข", "- ข"))
    assert issue_titles(file.read(tmp_path)) == ["", "ข ค"]
    file = File().lines("ก ก", "").table(row("มาตรการ ก", "- ก")).lines("ข ค").table(row("มาตรการ ข", "- ข"))
    assert issue_titles(file.read(tmp_path)) == ["ก ก", "ข ค"]
    file = File().table(row("มาตรการ ก", "- ก")).lines("ข ค").table(row("มาตรการ ข", "- ข"))
    assert issue_titles(file.read(tmp_path)) == ["", "ข ค"]
    file = File().table(("ก", "ข"), header=("รายการ", "หน้า")).table(row("มาตรการ ก", "- ก"))
    file.lines("ข ค").table(row("มาตรการ ข", "- ข"))
    assert issue_titles(file.read(tmp_path)) == ["", "ข ค"]


def test_another_table_between_pages_is_told(tmp_path: Path) -> None:
    file = File().table(row("มาตรการ ก", "- ก")).table(*[("ก", "ข")] * 2, header=("รายการ", "จำนวน"))
    report = file.table(row("มาตรการ ข", "- ข")).read(tmp_path)
    assert titles(report) == ["มาตรการ ก", "มาตรการ ข"]
    assert report.doubts[0].source == "รายการ จำนวน\nก ข"


def test_issues_may_be_said_in_every_row(tmp_path: Path) -> None:
    said = "๑. ความโปร่งใส"
    file = File().table(
        (said, *row("มาตรการ ก", "- ก")), (said, *torn("- ข", results="- ค")), header=("ประเด็นการประเมิน", *SIX)
    )
    report = file.read(tmp_path)
    assert issue_titles(report) == ["ความโปร่งใส"]
    assert titles(report) == ["มาตรการ ก"]
    assert len(list(report.activities())) == 2


def test_issues_may_be_a_column(tmp_path: Path) -> None:
    file = File().table(
        ("๑. ความโปร่งใส", *row("มาตรการ ก", "- ก")),
        (ABOVE, *row("มาตรการ ข", "- ข")),
        ("", *row("มาตรการ ค", "- ค")),
        ("๒. การให้บริการ", *row("มาตรการ ง", "- ง")),
        header=("ประเด็นการประเมิน", *SIX),
    )
    merge_starts(file, 0, (1, 0))
    report = file.read(tmp_path)
    assert issue_titles(report) == ["ความโปร่งใส", "การให้บริการ"]
    assert [len(i.measures) for i in report.issues] == [3, 1]
    assert len(report.columns) == 6


def test_a_note_across_the_table_is_no_issue(tmp_path: Path) -> None:
    report = (
        File()
        .table(Wide("ประเด็นที่ ๑ ก"), row("มาตรการ ก", "- ก"), Wide("หมายเหตุ ข้อมูลถึงเดือนมีนาคม"))
        .lines("หมายเหตุท้ายตาราง")
        .table(row("มาตรการ ข", "- ข"))
        .read(tmp_path)
    )
    assert issue_titles(report) == ["ก"]
    (doubt,) = report.doubts
    assert (doubt.source, doubt.fix) == ("หมายเหตุ ข้อมูลถึงเดือนมีนาคม\nหมายเหตุท้ายตาราง", None)


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("1. ช่องทางการร้องเรียน (ต่อ)", "2. การให้บริการ", ["ช่องทางการร้องเรียน", "การให้บริการ"]),
        ("ช่องทางการร้องเรียน (ต่อ)", "ช่องทางการร้องเรียน (ต่อ)", ["ช่องทางการร้องเรียน"]),
        ("๑. รายงานผล", "รายงานผล (ต่อ)", [""]),
    ],
)
def test_a_line_with_a_number_or_that_goes_on_heads_the_table_below_it(
    tmp_path: Path, first: str, second: str, names: list[str]
) -> None:
    title = "รายงานผลการกำกับติดตาม"
    file = File().lines(title, "เทศบาลนครหาดทรายงาม", first).table(row("มาตรการ ก", "- ก"))
    report = file.lines(second).table(row("มาตรการ ข", "- ข")).read(tmp_path)
    assert issue_titles(report) == names
    assert report.title[0] == title
    assert len(report.title) == (1 if names[0] else 2)


def test_of_tables_with_and_without_numbers_above_each_has_its_name(tmp_path: Path) -> None:
    file = File().lines("รายงานผล", "ก ก").table(row("มาตรการ ก", "- ก")).lines("เพิ่มเติม", "2. ข ข")
    report = file.table(row("มาตรการ ข", "- ข")).lines("ค ค").table(row("มาตรการ ค", "- ค")).read(tmp_path)
    assert issue_titles(report) == ["ก ก", "ข ข", "ค ค"]
    assert report.doubts[-1].source == "เพิ่มเติม"


@pytest.mark.parametrize(
    ("first", "second"), [("๑. ก", "๓. ข"), ("(๑) ก", "(๓) ข"), ("1) ก", "3) ข"), ("( ๑ ) ก", "( ๓ ) ข")]
)
def test_a_typed_number_is_no_part_of_a_name(tmp_path: Path, first: str, second: str) -> None:
    above = File().lines(first).table(row("มาตรการ ก", "- ก")).lines(second).table(row("มาตรการ ข", "- ข"))
    within = File().table(Wide(first), row("มาตรการ ก", "- ก"), Wide(second), row("มาตรการ ข", "- ข"))
    for report in (above.read(tmp_path), within.read(tmp_path)):
        assert issue_titles(report) == ["ก", "ข"]
        assert len(says(report, "หัวข้อนี้พิมพ์เลข ๓ แต่อยู่ลำดับที่ ๒")) == len(report.doubts) == 1


@pytest.mark.parametrize(("first", "word"), [("๒. ตามข้อ ๕", ""), ("ประเด็นที่ ๒ ตามข้อ ๕", "ประเด็นที่")])
def test_the_number_of_a_first_name_that_is_found_late_is_no_part_of_it(tmp_path: Path, first: str, word: str) -> None:
    file = File().lines(first).table(row("มาตรการ ก", "- ก")).lines("เรื่องที่สอง").table(row("มาตรการ ข", "- ข"))
    report = file.read(tmp_path)
    assert (issue_titles(report), report.group_word) == (["ตามข้อ ๕", "เรื่องที่สอง"], word)
    assert len(says(report, "หัวข้อนี้พิมพ์เลข ๒ แต่อยู่ลำดับที่ ๑")) == len(report.doubts) == 1


def test_a_line_that_word_numbers_heads_the_table_below_it(tmp_path: Path) -> None:
    file = File().lines("รายงานผลการดำเนินการ", "การให้บริการ")
    file.word.paragraphs[-1].style = "List Number"
    assert issue_titles(file.table(row("มาตรการ ก", "- ก")).read(tmp_path)) == ["การให้บริการ"]


def test_a_long_numbered_paragraph_heads_nothing(tmp_path: Path) -> None:
    file = File().lines("รายงานผลการดำเนินการ", "๑. " + "ตามที่ได้ดำเนินการ" * 20)
    assert issue_titles(file.table(row("มาตรการ ก", "- ก")).read(tmp_path)) == [""]


@pytest.mark.parametrize("total", ["รวม", "รวมทั้งสิ้น"])
def test_a_total_is_no_measure(tmp_path: Path, total: str) -> None:
    rows = (("๑", *row("มาตรการ ก", "- ก")), (total, "๑ มาตรการ", "", "", "", "", ""))
    report = File().table(*rows, header=("ที่", *SIX)).read(tmp_path)
    assert titles(report) == ["มาตรการ ก"]
    assert [d.source for d in report.doubts] == [f"{total} ๑ มาตรการ"]


# --- torn rows ---


def pages(tmp_path: Path, second: tuple[object, ...], *more: object, heading: str = "ประเด็นที่ ๑ ก (ต่อ)") -> Report:
    first = row("มาตรการ ก", "- ประชุมคณะทำ", results=["- ทำแล้ว"])
    file = File().table(Wide("ประเด็นที่ ๑ ก"), first).lines(PAGE)
    return file.table(*([Wide(heading)] if heading else []), second, *more).read(tmp_path)


@pytest.mark.parametrize("heading", ["ประเด็นที่ ๑ ก (ต่อ)", "ประเด็นที่ ๑ ก", ""])
def test_a_row_without_a_mark_goes_on_the_row_above_and_its_text_joins_without_a_space(
    tmp_path: Path, heading: str
) -> None:
    report = pages(tmp_path, torn("งานทุกเดือน", "- รายงานผล", results="- ครบ"), heading=heading)
    assert titles(report) == ["มาตรการ ก"]
    assert texts(report, "steps") == [["- ประชุมคณะทำ", "งานทุกเดือน", "- รายงานผล"]]
    assert texts(report, "results") == [["- ทำแล้ว", "- ครบ"]]
    assert texts(accept_all(report), "steps") == [["- ประชุมคณะทำงานทุกเดือน", "- รายงานผล"]]


def test_a_row_that_has_no_step_goes_on_the_row_above(tmp_path: Path) -> None:
    report = pages(tmp_path, torn(results="- ครบ"))
    assert texts(report, "results") == [["- ทำแล้ว", "- ครบ"]]


@pytest.mark.parametrize("mark", ["- ", "• ", "๑. "])
def test_with_a_mark_it_is_a_measure_without_title(tmp_path: Path, mark: str) -> None:
    report = pages(tmp_path, torn(f"{mark}งานทุกเดือน"))
    assert titles(report) == ["มาตรการ ก", ""]
    assert len(report.issues) == 1


def test_with_a_mark_of_a_word_list_too(tmp_path: Path) -> None:
    report = pages(tmp_path, ("", [Listed("งานทุกเดือน")], "", "", "", ""))
    assert titles(report) == ["มาตรการ ก", ""]


def test_the_next_number_of_the_list_above_goes_on_it(tmp_path: Path) -> None:
    file = File().table(Wide("ประเด็นที่ ๑ ก"), row("มาตรการ ก", "๑. หนึ่ง", "๒. สอง"))
    report = file.table(Wide("ประเด็นที่ ๑ ก (ต่อ)"), torn("๓. สาม")).read(tmp_path)
    assert texts(report, "steps") == [["๑. หนึ่ง", "๒. สอง", "๓. สาม"]]
    assert report.doubts == ()


@pytest.mark.parametrize("own", [{"period": YEAR}, {"who": "กองช่าง"}])
def test_with_its_own_period_or_department_it_is_another_row_of_the_measure(
    tmp_path: Path, own: dict[str, str]
) -> None:
    report = pages(tmp_path, torn("งานทุกเดือน", **own))
    assert titles(report) == ["มาตรการ ก"]
    assert len(report.issues[0].measures[0].activities) == 2


def test_only_the_first_row_after_the_heading_goes_on(tmp_path: Path) -> None:
    report = pages(tmp_path, torn("งานทุกเดือน"), torn("อีกแถวหนึ่ง"))
    assert len(report.issues[0].measures[0].activities) == 2


def test_a_title_that_says_it_goes_on_does(tmp_path: Path) -> None:
    again = {"period": YEAR, "who": "สำนักปลัด"}
    report = pages(
        tmp_path, torn("- รายงาน", title="มาตรการ ก (ต่อ)", **again), torn("- อีก", title="(ต่อ)", who="กองช่าง")
    )
    assert titles(report) == ["มาตรการ ก"]
    assert texts(report, "steps") == [["- ประชุมคณะทำ", "- รายงาน"], ["- อีก"]]
    assert texts(report, "period") == [[YEAR], []]


def test_a_row_without_title_at_the_head_of_an_issue_is_a_measure_without_title(tmp_path: Path) -> None:
    report = File().table(Wide("ประเด็นที่ ๑ ก"), torn("งานทุกเดือน", who="กองช่าง")).read(tmp_path)
    assert titles(report) == [""]


def test_the_heading_repeated_on_every_page_of_one_table_is_left_out(tmp_path: Path) -> None:
    report = (
        File()
        .table(Wide("ประเด็นที่ ๑ ก"), row("มาตรการ ก", "- ก"), SIX, Wide("ประเด็นที่ ๑ ก (ต่อ)"), torn("ข้อความต่อ"))
        .read(tmp_path)
    )
    assert titles(report) == ["มาตรการ ก"]
    assert texts(report, "steps") == [["- ก", "ข้อความต่อ"]]


def test_empty_rows_are_left_out(tmp_path: Path) -> None:
    report = File().table(row("มาตรการ ก", "- ก"), ("", "", "", "", "", "")).read(tmp_path)
    assert len(list(report.activities())) == 1


# --- merged cells ---


def test_a_merged_cell_is_the_same_for_every_row_it_covers(tmp_path: Path) -> None:
    file = File().table(
        ("มาตรการ ก", "- ก", YEAR, "กองช่าง", "- ผล ก", "- ดี"),
        (ABOVE, "- ข", ABOVE, "กองคลัง", "- ผล ข", ABOVE),
        ("มาตรการ ข", "- ค", ABOVE, "กองคลัง", "- ผล ค", ABOVE),
        ("มาตรการ ค", "- ง", "", "กองคลัง", "- ผล ง", ABOVE),
    )
    merge_starts(file, 0, (1, 0), (1, 2), (1, 5))
    report = file.read(tmp_path)
    assert titles(report) == ["มาตรการ ก", "มาตรการ ข", "มาตรการ ค"]
    first, second, third, fourth = (a for _i, _m, a in report.activities())
    assert second.cell("period") == third.cell("period") == SameAs(first.uid)
    assert [isinstance(x.cell("outcomes"), SameAs) for x in (first, second, third, fourth)] == [False, True, True, True]
    assert fourth.cell("period") == Missing()
    assert texts(report, "outcomes") == [["- ดี"]] * 4
    assert report.doubts == ()


def test_a_merged_cell_with_nothing_in_it_is_missing_in_every_row(tmp_path: Path) -> None:
    file = File().table(("มาตรการ ก", "- ก", "", "กองช่าง", "", ""), ("มาตรการ ข", "- ข", ABOVE, "กองช่าง", "", ""))
    merge_starts(file, 0, (1, 2))
    assert all(isinstance(a.cell("period"), Missing) for _i, _m, a in file.read(tmp_path).activities())


def test_a_cell_that_goes_on_from_another_issue_is_missing(tmp_path: Path) -> None:
    report = File().table(Wide("ประเด็นที่ ๑ ก"), ("มาตรการ ก", "- ก", ABOVE, "กองช่าง", "", "")).read(tmp_path)
    assert texts(report, "period") == [[]]


def test_cells_merged_across_keep_their_text(tmp_path: Path) -> None:
    file = File().table(("มาตรการ ก", "- ก", "ตลอดปี สำนักปลัด", "", "- ผล", "- ดี"))
    cells = file.word.tables[0].rows[1].cells
    cells[2].merge(cells[3])
    report = file.read(tmp_path)
    assert texts(report, "period") == [["ตลอดปี สำนักปลัด"]]
    assert texts(report, "results") == [["- ผล"]]


def test_a_cell_split_below_its_heading_keeps_both_parts(tmp_path: Path) -> None:
    file = File().table(("มาตรการ ก", "- ก", YEAR, "กองช่าง", "- ผล", "- ดี", "- ยิ่ง"), header=(*SIX, ""))
    head = file.word.tables[0].rows[0].cells
    head[5].merge(head[6])
    assert texts(file.read(tmp_path), "outcomes") == [["- ดี", "- ยิ่ง"]]


# --- lists ---


def test_word_lists_have_their_marks_though_no_text_says_so(tmp_path: Path) -> None:
    steps = [
        Listed("ประชุม"),
        Listed("วางแผน", depth=1),
        Listed("มี ๒ ช่องทาง"),
        "๑. โทรศัพท์",
        "๒. เว็บไซต์",
        Listed("5 ส"),
    ]
    report = File().table(("มาตรการ ก", steps, YEAR, "กองช่าง", "", "")).read(tmp_path)
    (_i, _m, only) = next(report.activities())
    cell = only.cell("steps")
    assert isinstance(cell, Lines)
    assert [(x.marker, x.level, x.text) for x in cell.lines] == [
        (Marker.DASH, 0, "ประชุม"),
        (Marker.DASH, 1, "วางแผน"),
        (Marker.DASH, 0, "มี ๒ ช่องทาง"),
        (Marker.NUMBER, 1, "โทรศัพท์"),
        (Marker.NUMBER, 1, "เว็บไซต์"),
        (Marker.DASH, 0, "5 ส"),
    ]


def test_numbers_of_word_lists_count_with_their_levels(tmp_path: Path) -> None:
    number = Marker.NUMBER
    steps = [
        Listed("หนึ่ง", number),
        Listed("5 ส", number, 1),
        Listed("ย่อยสอง", number, 1),
        Listed("สอง", number),
    ]
    report = File().table(("มาตรการ ก", steps, YEAR, "กองช่าง", "", "")).read(tmp_path)
    assert texts(report, "steps") == [["๑. หนึ่ง", "๑. 5 ส", "๒. ย่อยสอง", "๒. สอง"]]


def test_numbers_of_a_lower_level_begin_again_under_each_item(tmp_path: Path) -> None:
    number = Marker.NUMBER
    file = File().table(("มาตรการ ก", [Listed(x, number) for x in "กขคง"], YEAR, "กองช่าง", "", ""))
    for paragraph, depth in zip(file.word.tables[0].rows[1].cells[1].paragraphs, (0, 1, 0, 1), strict=True):
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = depth
    assert texts(file.read(tmp_path), "steps") == [["๑. ก", "๑. ข", "๒. ค", "๑. ง"]]


def test_a_lower_number_that_does_not_follow_stays_as_printed(tmp_path: Path) -> None:
    number = Marker.NUMBER
    steps = [Listed("ก", number, 1), Listed("หนึ่ง", number), Listed("ข", number, 1)]
    report = File().table(("มาตรการ ก", steps, YEAR, "กองช่าง", "", "")).read(tmp_path)
    assert texts(report, "steps") == [["๑. ก", "๑. หนึ่ง", "๒. ข"]]


def test_a_column_of_numbers_may_be_merged(tmp_path: Path) -> None:
    file = File().table(("ก", *row("มาตรการ ก", "- ก")), (ABOVE, *torn("- ข", who="กองช่าง")), header=("ลำดับที่", *SIX))
    merge_starts(file, 0, (1, 0))
    report = file.read(tmp_path)
    assert texts(report, "order") == [["ก"], ["ก"]]


def test_a_word_list_that_runs_on_through_cells_keeps_what_is_printed(tmp_path: Path) -> None:
    number = Marker.NUMBER
    report = (
        File()
        .table(
            ("มาตรการ ก", [Listed("หนึ่ง", number), Listed("สอง", number)], YEAR, "กองช่าง", "", ""),
            ("มาตรการ ข", [Listed("สาม", number), Listed("สี่", number)], YEAR, "กองช่าง", "", ""),
        )
        .read(tmp_path)
    )
    assert texts(report, "steps") == [["๑. หนึ่ง", "๒. สอง"], ["๓. สาม", "๔. สี่"]]
    (doubt,) = report.doubts
    assert "เริ่มที่ “๓.”" in doubt.sentence
    assert texts(accept_all(report), "steps") == [["๑. หนึ่ง", "๒. สอง"], ["๑. สาม", "๒. สี่"]]


def test_line_breaks_inside_a_paragraph_part_it(tmp_path: Path) -> None:
    report = File().table(("มาตรการ ก", "- หนึ่ง\n- สอง", YEAR, "กองช่าง\nกองคลัง", "", "")).read(tmp_path)
    assert texts(report, "steps") == [["- หนึ่ง", "- สอง"]]
    assert texts(report, "responsible") == [["กองช่าง", "กองคลัง"]]
