"""The rows: what is missing, twice, broken off, only repeated or counted otherwise, and what is left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.checks import Level, check
from ita_desktop.domain.edits import (
    duplicate_measure,
    move_measure,
    remove_issue,
    remove_measure,
    set_cell,
    set_evidence,
)
from ita_desktop.domain.model import (
    MISSING,
    Doubt,
    DoubtState,
    Evidence,
    Line,
    Lines,
    Marker,
    MoveLines,
    Place,
    SameAs,
    SetCell,
    SetText,
    SplitMeasure,
)
from ita_desktop.domain.proposals import apply_fix
from ita_desktop.domain.texts import set_text, text_at
from tests.clean_report import clean_report, row_at, with_text

if TYPE_CHECKING:
    from ita_desktop.domain.checks import Finding
    from ita_desktop.domain.model import Fix, Report


def _codes(report: Report) -> list[str]:
    return [f.code for f in check(report)]


def _only(report: Report) -> Finding:
    (finding,) = check(report)
    return finding


def _changed(key: str, text: str, where: tuple[int, int, int] = (3, 1, 1)) -> Report:
    return with_text(clean_report(), where, key, text)


# --- missing and twice ---


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("steps", "missing-steps"),
        ("period", "missing-period"),
        ("responsible", "missing-department"),
        ("results", "missing-result"),
        ("outcomes", "missing-outcome"),
    ],
)
@pytest.mark.parametrize("text", ["", "-", "…"])
def test_a_cell_that_says_nothing_is_an_error(key: str, code: str, text: str) -> None:
    finding = _only(_changed(key, text))
    assert (finding.code, finding.level, finding.place.field) == (code, Level.ERROR, key)


def test_a_cell_that_is_the_same_as_another_says_what_that_says() -> None:
    report = clean_report()
    one, other = row_at(report, (7, 1, 1)), row_at(report, (7, 1, 2))
    shared = set_cell(report, other.uid, "responsible", SameAs(one.uid))
    assert _codes(shared) == []
    assert _codes(set_cell(shared, one.uid, "responsible", MISSING)) == ["missing-department"] * 2


@pytest.mark.parametrize(
    ("key", "code"), [("steps", "missing-steps"), ("period", "missing-period"), ("outcomes", "missing-outcome")]
)
def test_a_column_that_no_row_fills_is_one_finding(key: str, code: str) -> None:
    report = clean_report()
    for _issue, _measure, row in report.activities():
        report = set_cell(report, row.uid, key, MISSING)
    finding = _only(report)
    assert (finding.code, finding.level, finding.place) == (code, Level.ERROR, Place(key))
    assert next(c.heading for c in report.columns if c.key == key) in finding.sentence


def test_two_rows_are_too_few_to_say_that_a_column_is_not_used() -> None:
    report = clean_report()
    report = replace(report, group_word="มิติที่", issues=report.issues[6:])
    for _issue, _measure, row in report.activities():
        report = set_cell(report, row.uid, "outcomes", MISSING)
    assert _codes(report) == ["missing-outcome"] * 2


def test_a_missing_period_is_not_guessed_where_rows_differ() -> None:
    assert _only(_changed("period", "")).fix is None


def test_a_missing_period_is_proposed_where_all_others_mean_the_same_days() -> None:
    report = clean_report()
    for issue, found in enumerate(report.issues, 1):
        for m, measure in enumerate(found.measures, 1):
            for n in range(1, len(measure.activities) + 1):
                text = "ปีงบประมาณ พ.ศ. ๒๕๖๗" if issue > 1 else "วันที่ ๑ ต.ค. ๖๖ ถึง\nวันที่ ๓๐ ก.ย. ๖๗"
                report = with_text(report, (issue, m, n), "period", "" if issue == 3 else text)
    finding = _only(report)
    assert finding.fix
    assert cell_text(row_at(apply_fix(report, finding.fix), (3, 1, 1)).cell("period")) == "ปีงบประมาณ พ.ศ. ๒๕๖๗"


def test_issues_and_titles() -> None:
    report = clean_report()
    first = report.issues[0]
    fewer = remove_issue(report, first.uid)
    assert _codes(fewer) == ["few-issues"]
    assert "พบ ๖ ประเด็น จาก ๗ ประเด็น" in _only(fewer).sentence
    assert _codes(replace(fewer, group_word="มิติที่")) == []
    assert _codes(remove_measure(report, first.measures[0].uid)) == ["empty-issue"]
    assert _codes(set_text(report, Place("title", first.uid), "")) == ["missing-issue-title"]
    place = Place("title", first.uid, first.measures[0].uid)
    assert _codes(set_text(report, place, " - ")) == ["missing-title"]


def test_a_measure_that_stands_twice_under_one_issue() -> None:
    report = clean_report()
    issue = report.issues[1]
    twice = duplicate_measure(report, issue.measures[0].uid)
    copy = twice.issues[1].measures[1]
    assert _codes(twice) == ["same-title-twice"]
    assert _codes(set_text(twice, Place("title", issue.uid, copy.uid), copy.title.replace("ผ่าน", " ผ่าน"))) == [
        "same-title-twice"
    ]
    assert _codes(move_measure(twice, copy.uid, report.issues[2].uid)) == []


# --- broken off ---


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("- ประชาชนได้รับข่าวสารทันเวลาและ", "- ประชาชนได้รับข่าวสารทันเวลา"),
        ("- ประชาชนได้รับข่าวสารทันเวลา หรือ", "- ประชาชนได้รับข่าวสารทันเวลา"),
        ("- ประชาชนได้รับข่าวสารทันเวลา,", "- ประชาชนได้รับข่าวสารทันเวลา"),
        ("- ประชาชนได้รับข่าวสารที่ตรงกับ เพื่อ", None),
        ("- ประชาชนได้รับข่าวสารหลายทาง ดังนี้", None),
        ("- ประชาชนทำสัญญา กับ", None),
        ("- และ", None),
        ("- ประชาชนพอใจกับการให้บริการของ", None),
        ("- ชุมชนมีส่วนร่วมในการ", None),
        ("- ประชาชนได้รับข่าวสิ่งที่", None),
        ("- ครูและนักเรียนมีความรู้เกี่ยวกับ", None),
        ("- ชาวบ้านมารวมตัวกันเพื่อที่จะ", None),
        ("- ข่าวที่ประกาศตรงตามที่", None),
        ("- ชาวบ้านได้รับข่าวโดยตรงจาก", None),
        ("- การติดข่าวเป็นไปตาม", None),
        ("- ผู้นำชุมชนทำงานร่วมกับ", None),
    ],
)
def test_lists_that_break_off(text: str, after: str | None) -> None:
    report = _changed("outcomes", text)
    finding = _only(report)
    assert finding.code == "broken-off-outcome"
    if after is None:
        assert finding.fix is None
    else:
        assert finding.fix
        fixed = apply_fix(report, finding.fix)
        assert text_at(fixed, replace(finding.place, line_uid="")) == after


@pytest.mark.parametrize(
    "text",
    [
        "- ประชาชนได้รับข่าวสารทั่วทั้งพื้นที่",
        "- มีผู้ทำหน้าที่กำกับ",
        "- คนในตำบลดูแลข้าวของ",
        "- ทุกหมู่บ้านขอให้ดำเนินการต่อ",
        "- เรื่องร้องเรียนมีผู้ติดตาม",
        "- ผู้มาติดต่อได้รับคำตอบภายใน",
        "- เจ้าหน้าที่",
        "- ครอบคลุมทุกสถานที่",
        "- ผู้สูงอายุรับข่าวได้เต็มที่",
        "- ครูนำข่าวไปส่งต่อ",
        "- ผู้นำชุมชนเขียนข่าวให้",
        "- นักเรียนอ่านข่าวให้ผู้สูงอายุฟังด้วย",
        "- ข่าวตรงกับความต้องการ",
        "- ได้ข่าวตามโครงการ",
        "- ผู้มาสอบถามได้รับการบริการ",
        "- ร้านค้าในตำบลมีเงินทองและสิ่งของ",
        "- ชาวบ้านมาซื้อของ",
        "- ข่าวถึงคนแก่",
        "- ผู้รับข่าวนำไปปฏิบัติตาม",
        "- ชาวบ้านรู้ข่าวทุกที่",
        "- ชาวบ้านมีเวลาเตรียมการ",
        "- ประชาชนรู้ข่าวสำคัญก่อนใคร และ\n- ไม่ต้องเดินทางมาสอบถามเอง",
        "- ข่าวถึงคนสองกลุ่ม ได้แก่\n๑. ผู้สูงอายุ\n๒. นักเรียน",
    ],
)
def test_lists_that_end_well(text: str) -> None:
    assert _codes(_changed("outcomes", text)) == []


# --- repeated ---

_STEPS = "- ให้ผู้นำชุมชนเขียนใบข่าวติดศาลาประจำหมู่บ้าน แล้วเปลี่ยนใบข่าวใหม่ทุกวันจันทร์"


def test_results_that_only_repeat_the_steps() -> None:
    report = with_text(_changed("steps", _STEPS), (3, 1, 1), "results", _STEPS.replace("ให้", "มีการให้"))
    assert _codes(report) == ["results-repeat-steps"]


def test_a_number_or_evidence_makes_it_more_than_a_repetition() -> None:
    report = with_text(_changed("steps", _STEPS), (3, 1, 1), "results", _STEPS + " รวม ๔๘ ใบ")
    assert _codes(report) == []
    report = with_text(_changed("steps", _STEPS), (3, 1, 1), "results", _STEPS)
    measure = report.issues[2].measures[0]
    assert _codes(set_evidence(report, measure.uid, (Evidence("e", "ภาพถ่าย"),))) == []


def test_outcomes_that_repeat_the_steps_or_the_results() -> None:
    report = with_text(_changed("steps", _STEPS), (3, 1, 1), "outcomes", _STEPS)
    assert _codes(report) == ["outcome-is-a-copy"]
    report = with_text(_changed("steps", _STEPS), (3, 1, 1), "outcomes", _STEPS[:60] + "จนคนไม่พลาดการประชุมสำคัญของหมู่บ้าน")
    assert _codes(report) == ["outcome-resembles-steps"]
    result = "- เขียนใบข่าว ๔๘ ใบติดศาลาประจำหมู่บ้านโดยผู้นำชุมชน"
    assert _codes(with_text(_changed("results", result), (3, 1, 1), "outcomes", result)) == ["outcome-is-a-copy"]


def test_short_texts_may_be_alike() -> None:
    report = with_text(_changed("steps", "- ติดใบข่าว"), (3, 1, 1), "results", "- ติดใบข่าวแล้ว")
    assert _codes(report) == []


# --- counted otherwise ---


@pytest.mark.parametrize(
    ("steps", "results", "codes"),
    [
        (
            "- เพิ่มจุดบริการน้ำดื่มสำหรับนักเรียน อย่างน้อย ๔ จุดบริการ",
            "- มีจุดบริการชำระภาษีทั้งหมด ๖ จุดบริการ",
            ["counts-something-else"],
        ),
        (
            "- เพิ่มจุดบริการน้ำดื่มสำหรับนักเรียน อย่างน้อย ๔ จุดบริการ",
            "- มีจุดบริการชำระภาษี ๖ จุดบริการ\n- มีจุดบริการน้ำดื่มเด็ก ๔ จุดบริการ",
            [],
        ),
        ("- เพิ่มจุดบริการน้ำดื่ม อย่างน้อย ๔ จุดบริการ", "- ทำได้ทั้งหมด ๖ จุดบริการ", []),
        ("- ทำได้ไม่น้อยกว่า ๔ จุดบริการ", "- มีจุดบริการชำระภาษีทั้งหมด ๖ จุดบริการ", []),
        ("- อบรมครูและนักเรียน ไม่ต่ำกว่า ๔๐ คน", "- มีคนมาฟัง ๕๕ คนในสองวัน", []),
        ("- ปลูกต้นไม้ริมทาง เป้าหมาย ๒๐๐ ต้นกล้า", "- ปลูกแล้ว ๓ สายทาง", []),
    ],
)
def test_a_target_and_what_was_counted(steps: str, results: str, codes: list[str]) -> None:
    report = with_text(_changed("steps", steps), (3, 1, 1), "results", results)
    assert _codes(report) == codes


@pytest.mark.parametrize(
    ("steps", "results", "codes"),
    [
        ("- อบรมเจ้าหน้าที่ ไม่น้อยกว่า ๕๐ คน", "- มีผู้รับบริการ ๓๐ คน", ["counts-something-else"]),
        ("- อบรมเจ้าหน้าที่ ไม่น้อยกว่า ๕๐ คน", "- มีผู้รับบริการ ๓๐๐ คน", ["counts-something-else"]),
        ("- ประชุมผู้นำชุมชน จำนวน ๔ ครั้ง", "- ประชาสัมพันธ์ข่าวทางเสียงตามสาย ๙ ครั้ง", ["counts-something-else"]),
        ("- อบรม ไม่น้อยกว่า ๒ ครั้ง", "- จัดประชุม ๑ ครั้ง", ["below-target"]),
        ("- อบรมเยาวชน อย่างน้อย ๑,๐๐๐ คน", "- อบรมแล้ว ๙๐๐ คน", ["below-target"]),
        ("- ออกข่าวแจก อย่างน้อยปีละ ๓ ฉบับ", "- รวมทั้งสิ้น ๒ ฉบับ", ["below-target"]),
        ("- อบรมเจ้าหน้าที่ ไม่น้อยกว่า ๕๐ คน", "- มีผู้เข้ารับการอบรม ๕๐ คน", []),
        ("- อบรมเจ้าหน้าที่ ไม่น้อยกว่า ๕๐ คน", "- มีวิทยากร ๒ คน", []),
        ("- อบรมเจ้าหน้าที่ ไม่น้อยกว่า ๕๐ คน", "- อบรมรุ่นแรก ๓๐ คน\n- รุ่นหลัง ๒๐ คน", []),
        ("- อบรมเจ้าหน้าที่ ไม่น้อยกว่า ๕๐ คน", "- พนักงานร่วม ๓๕ คน ประชาชน ๒๐ คน", []),
        ("- อบรมเจ้าหน้าที่ ไม่น้อยกว่า ๕๐ คน", "- อบรมเจ้าหน้าที่ครบ ลาป่วย ๒ คน", []),
        ("- ประชุม อย่างน้อย ๔ ครั้ง", "- ประชุมเดือนละ ๑ ครั้ง", []),
        ("- ประชุม อย่างน้อย ๔ ครั้ง", "- ประชุมครั้งที่ ๑ มีเรื่องค้าง ๓ เรื่อง", []),
    ],
)
def test_a_target_in_a_unit_and_its_count(steps: str, results: str, codes: list[str]) -> None:
    report = with_text(_changed("steps", steps), (3, 1, 1), "results", results)
    findings = check(report)
    assert [f.code for f in findings] == codes
    for finding in findings:
        assert steps.removeprefix("- ") in finding.sentence
        assert results.removeprefix("- ") in finding.sentence


# --- marks ---


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("- หนึ่งข่าว\nสองข่าว\n- สามข่าว", ["unmarked-line"]),
        ("มีข่าวดังต่อไปนี้\n- ข่าวแรก\n- ข่าวรอง", []),
        ("๑. ข่าวแรก\nรายละเอียดของข่าวแรก\n๒. ข่าวรอง", []),
        ("- ข่าวแรก\n- ข่าวรอง\nรวมสองข่าว", []),
    ],
)
def test_lines_without_a_mark(text: str, codes: list[str]) -> None:
    report = _changed("results", text)
    found = check(report)
    assert [f.code for f in found] == codes
    for finding in found:
        assert finding.fix
        assert _codes(apply_fix(report, finding.fix)) == []


def test_a_single_line_without_a_mark_beside_single_lines_with_one() -> None:
    report = clean_report()
    row = row_at(report, (7, 1, 1))
    line = Line("plain", "เข้าร่วม ๖๓ คนในสองวัน", Marker.NONE)
    assert _codes(set_cell(report, row.uid, "results", Lines((line,)))) == ["unmarked-line"]


@pytest.mark.parametrize("kind", ["place", "text", "move", "cell", "left", "split"])
def test_a_mark_is_not_proposed_where_a_doubt_is_open(kind: str) -> None:
    report = _changed("results", "- หนึ่งข่าว\nสองข่าว\n- สามข่าว")
    (finding,) = check(report)
    place, (row, measure) = finding.place, (row_at(report, (3, 1, 1)), report.issues[2].measures[0])
    cell = row.cell("results")
    fixes: dict[str, Fix] = {
        "text": (SetText(place, "สองข่าว", "สองเรื่อง"),),
        "move": (MoveLines("results", row.uid, (place.line_uid,), row.uid, " "),),
        "cell": (SetCell(row.uid, "results", cell, cell),),
        "split": (SplitMeasure(measure, (measure,)),),
    }
    at = place if kind in {"place", "left"} else replace(place, line_uid="")
    state = DoubtState.LEFT if kind == "left" else DoubtState.OPEN
    doubted = replace(report, doubts=(Doubt("d", at, "ถูกไหม", "สองข่าว", fixes.get(kind), state),))
    marks = [f.code for f in check(doubted) if f.code != "doubt"]
    assert marks == (["unmarked-line"] if kind in {"left", "split"} else [])
