"""The one real report at hand, read as it stands and with every proposal accepted."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx_files import ABOVE, SIX, File, Listed, Wide, merge_starts

from ita_desktop.domain.cells import cell_lines
from ita_desktop.domain.model import COLUMNS, DoubtState, Marker, Missing, MoveLines, SetCell, SplitMeasure
from ita_desktop.domain.plain import from_plain, to_plain
from ita_desktop.domain.proposals import accept, accept_all, leave
from ita_desktop.exchange.reading.report import read_report
from ita_desktop.exchange.word.walk import read_word

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import Doubt, Report


@pytest.fixture(scope="module")
def source(shared: Path) -> Path:
    return shared / "seed" / "report-2568.docx"


@pytest.fixture(scope="module")
def read(source: Path) -> Report:
    return read_report(read_word(source))


def test_with_every_proposal_accepted_it_is_the_report_that_was_typed_by_hand(read: Report, shared: Path) -> None:
    wanted = json.loads((shared / "seed" / "report-2568.json").read_text(encoding="utf-8"))
    accepted = accept_all(read)
    assert to_plain(accepted, ids=False) == wanted
    assert all(d.state is DoubtState.ACCEPTED for d in accepted.doubts)


def test_nothing_is_the_same_as_another_cell_once_copies_are_accepted(read: Report) -> None:
    assert from_plain(to_plain(accept_all(read))) == accept_all(read)
    assert "SameAs" not in json.dumps(to_plain(accept_all(read))["issues"])


def test_without_accepting_every_paragraph_stands_as_it_stood_and_in_its_order(read: Report, source: Path) -> None:
    there: list[list[str]] = [[] for _column in COLUMNS]
    for table in Document(str(source)).tables[1:]:
        for row in table.rows[1:]:
            if len(row._tr.tc_lst) == len(COLUMNS):
                for column, cell in zip(there, row.cells, strict=True):
                    column += [p.text for p in cell.paragraphs if p.text]
    kept: list[list[str]] = [[m.title for _i, m in read.measures() if m.title]]
    kept[0] = [line for title in kept[0] for line in title.split("\n")]
    kept += [
        [line for _i, _m, row in read.activities() for line in cell_lines(row.cell(column.key))]
        for column in COLUMNS[1:]
    ]
    assert kept == there


def test_the_issues_go_by_name_and_pages_are_joined(read: Report) -> None:
    assert [len(i.measures) for i in read.issues] == [1, 2, 2, 1, 3, 2, 1]
    assert [len(m.activities) for _i, m in read.measures()] == [1] * 11 + [2]
    assert read.issues[1].measures[1].title == ""
    assert read.group_word == "ประเด็นที่"
    assert read.columns == COLUMNS
    assert isinstance(read.issues[4].measures[1].activities[0].cell("period"), Missing)


def _about(read: Report, words: str) -> Doubt:
    (found,) = [d for d in read.doubts if words in d.sentence]
    return found


def test_what_could_not_be_decided_is_a_doubt_with_its_source_and_a_proposal(read: Report) -> None:
    assert [d.sentence.split(" เสนอ")[0].split(" คือ")[0].split(" ใช้ตาม")[0] for d in read.doubts] == [
        "ช่องเดียวมี ๒ มาตรการ",
        "ช่องเดียวมี ๓ มาตรการ",
        "ช่องนี้เริ่มที่ข้อ “๔.” ต่อจากข้อ “๓.” ของแถวก่อน",
        "ข้อความแรกของช่องนี้ไม่มีเครื่องหมายหัวข้อ น่าจะเป็นท้ายของแถวบน",
        "ข้อความถูกตัดเป็นหลายบรรทัด",
        "ข้อความถูกตัดเป็นหลายบรรทัด",
        "ช่วงเวลาพิมพ์ไว้หลายบรรทัด",
        "หลังแยกแล้ว ๒ มาตรการใช้ช่อง ช่วงระยะเวลาในการดำเนินการ ร่วมกัน",
        "หลังแยกแล้ว ๓ มาตรการใช้ช่อง ช่วงระยะเวลาในการดำเนินการ, ผู้รับผิดชอบ และ ผลลัพธ์/ผลสัมฤทธิ์ในการดำเนินการ ร่วมกัน",
        "หัวข้อนี้พิมพ์เลข ๒ แต่อยู่ลำดับที่ ๖",
        "ต้นฉบับเขียนอำเภอไม่ตรงกัน",
        "ชื่อรายงานบนหัวตารางไม่ตรงกับปก",
        "ต้นฉบับมีเว็บไซต์มากกว่าหนึ่งแห่ง",
    ]
    assert all(d.source and d.fix is not None for d in read.doubts)
    assert len({d.uid for d in read.doubts}) == len(read.doubts)
    assert "กาปีปทุม" in _about(read, "อำเภอ").source
    assert "รายงานผลกาดำเนินการ" in _about(read, "ชื่อรายงาน").source
    assert _about(read, "พิมพ์เลข").source.startswith("ประเด็นที่ ๒ กระบวนการควบคุม")
    (move,) = _about(read, "“๔.”").fix or ()
    assert isinstance(move, MoveLines)
    assert (move.key, len(move.line_uids), move.marker) == ("results", 4, Marker.NUMBER)
    (tail,) = _about(read, "ไม่มีเครื่องหมายหัวข้อ").fix or ()
    assert isinstance(tail, MoveLines)
    assert tail.join == " "
    assert [type(c) for c in _about(read, "มี ๓ มาตรการ").fix or ()] == [SplitMeasure]
    assert {type(c) for c in _about(read, "หลังแยกแล้ว ๓").fix or ()} == {SetCell}


def test_each_proposal_but_one_that_needs_another_can_be_accepted_alone(read: Report) -> None:
    for doubt in read.doubts:
        if "หลังแยกแล้ว" not in doubt.sentence:
            alone = accept(read, doubt.uid)
            assert alone == leave(read, doubt.uid) or alone.issues != read.issues or not doubt.fix


def test_a_part_left_as_it_is_does_not_stop_the_rest(read: Report) -> None:
    left = leave(read, _about(read, "มี ๒ มาตรการ").uid)
    done = accept_all(left)
    still_open = [d.sentence for d in done.doubts if d.state is DoubtState.OPEN]
    assert still_open == [_about(read, "หลังแยกแล้ว ๒").sentence]
    assert len(list(done.measures())) == len(list(accept_all(read).measures())) - 1


def test_reading_twice_gives_the_same_value_and_leaves_the_file_alone(read: Report, source: Path) -> None:
    before = hashlib.sha256(source.read_bytes()).hexdigest()
    assert read_report(read_word(source)) == read
    assert hashlib.sha256(source.read_bytes()).hexdigest() == before


def test_what_the_gate_put_right_is_told_with_its_place(source: Path) -> None:
    tidied = read_word(source).tidied
    assert [t.phrase for t in tidied] == ["ตัดช่องว่างที่เกิน"] * 2
    assert [t.where.startswith("“รายงานฉบับนี้จัดทำขึ้น") for t in tidied] == [True, False]
    assert all("ย่อหน้า" not in t.where for t in tidied)


def test_written_as_one_table_with_merged_cells_and_word_lists_it_is_the_same_report(
    shared: Path, tmp_path: Path
) -> None:
    wanted = json.loads((shared / "seed" / "report-2568.json").read_text(encoding="utf-8"))
    rows: list[object] = []
    starts = []
    for issue in wanted["issues"]:
        heading = f"ประเด็นที่ {issue['number']} {issue['title']}"
        rows += [SIX, Wide(heading)]
        for measure in issue["measures"]:
            if not measure["title"]:
                rows += [SIX, Wide(f"{heading} (ต่อ)")]
            for number, cells in enumerate(measure["activities"]):
                if number:
                    starts.append((len(rows), 0))
                lists = [
                    [Listed(x[2:]) if x.startswith("- ") else x for x in cells[key]]
                    for key in ("steps", "results", "outcomes")
                ]
                note = f" ({cells['responsible_note']})" if "responsible_note" in cells else ""
                who = [name + note for name in cells["responsible"]]
                title = ABOVE if number else measure["title"]
                own = cells["period"] or " "
                rows.append((title, lists[0], own, who or "", lists[1] or "", lists[2] or ""))
    file = File().table(*rows)  # type: ignore[arg-type]
    merge_starts(file, 0, *starts)
    read = to_plain(accept_all(file.read(tmp_path)), ids=False)
    assert [i["title"] for i in read["issues"]] == [i["title"] for i in wanted["issues"]]
    for there, here in zip(wanted["issues"], read["issues"], strict=True):
        assert here["measures"] == there["measures"]
