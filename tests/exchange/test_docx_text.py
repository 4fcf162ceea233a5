"""What of a Word file is text: as it would be printed, with every change accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx.oxml import parse_xml
from docx_files import SIX, YEAR, File, row, texts, titles

from ita_desktop.exchange.reading.blocks import Paragraph, Table
from ita_desktop.exchange.word.walk import read_word

if TYPE_CHECKING:
    from pathlib import Path

    from docx.oxml.xmlchemy import BaseOxmlElement

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def xml(inside: str, tag: str = "w:p") -> BaseOxmlElement:
    return parse_xml(f"<{tag} {W}>{inside}</{tag}>")


def paragraphs(tmp_path: Path, *elements: str) -> list[Paragraph]:
    file = File()
    body = file.word.element.body
    for element in elements:
        body.insert(len(body) - 1, xml(element))
    return [b for b in read_word(file.save(tmp_path)).blocks if isinstance(b, Paragraph)]


def run(text: str, more: str = "") -> str:
    return f'<w:r>{more}<w:t xml:space="preserve">{text}</w:t></w:r>'


FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("ก") + run(" ") + run("ข"), "ก ข"),
        (run("ก") + f"<w:del>{run('ลบ')}</w:del><w:moveFrom>{run('ย้ายไป')}</w:moveFrom>" + run("ข"), "กข"),
        (run("ก") + f"<w:ins>{run('เพิ่ม')}</w:ins><w:moveTo>{run('ย้ายมา')}</w:moveTo>", "กเพิ่มย้ายมา"),
        (f"<w:hyperlink>{run('www.example.go.th')}</w:hyperlink>", "www.example.go.th"),
        (f"<w:smartTag>{run('ก')}</w:smartTag><w:sdt><w:sdtContent>{run('ข')}</w:sdtContent></w:sdt>", "กข"),
        (run("ก") + '<w:r><w:footnoteReference w:id="1"/></w:r>' + run("ข"), "กข"),
        (run("ก") + run("ซ่อน", "<w:rPr><w:vanish/></w:rPr>") + run("ข", '<w:rPr><w:vanish w:val="0"/></w:rPr>'), "กข"),
        (run("ก") + "<w:r><w:noBreakHyphen/><w:softHyphen/><w:cr/></w:r>" + run("ข"), "ก-\nข"),
        (run("ก") + '<w:r><w:br/></w:r><w:r><w:br w:type="column"/></w:r>' + run("ข"), "ก\n\nข"),
        (run("ก") + "<w:r><w:tab/></w:r>" + run("ข"), "ก ข"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>' + run(" ก"), "• ก"),
        (
            FIELD.format("begin")
            + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
            + FIELD.format("separate")
            + run("๙")
            + FIELD.format("end"),
            "๙",
        ),
        (f'<w:fldSimple w:instr="DATE">{run("๑ มกราคม")}</w:fldSimple>' + FIELD.format("end"), "๑ มกราคม"),
        (
            "<w:r><mc:AlternateContent><mc:Choice><w:t>กล่อง</w:t></mc:Choice></mc:AlternateContent></w:r>" + run("ก"),
            "ก",
        ),
        ("<w:r><w:pict><w:p><w:r><w:t>กล่อง</w:t></w:r></w:p></w:pict></w:r><!-- - -->" + run("ก"), "ก"),
    ],
)
def test_what_is_printed_is_text(tmp_path: Path, inside: str, text: str) -> None:
    assert [p.text for p in paragraphs(tmp_path, inside)] == [text]


def test_pages_begin_at_breaks_sections_and_styles(tmp_path: Path) -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    found = paragraphs(
        tmp_path,
        *(run("หนึ่ง") + page + run("สอง"), page, run("สาม")),
        *(
            "<w:pPr><w:pageBreakBefore/></w:pPr>" + run("สี่"),
            '<w:pPr><w:pageBreakBefore w:val="0"/></w:pPr>' + run("ห้า"),
        ),
        *("<w:pPr><w:sectPr/></w:pPr>" + run("หก"), run("เจ็ด")),
    )
    assert [(p.text, p.new_page) for p in found] == [
        *(("หนึ่ง", False), ("สอง", True), ("สาม", True), ("สี่", True), ("ห้า", False), ("หก", False), ("เจ็ด", True)),
    ]


def test_what_other_programs_leave_in_texts_is_put_right_and_told(tmp_path: Path) -> None:
    path = File().table(row("มาตรการ\u200b ก", "&lt;p&gt;- ก&lt;/p&gt;", "- นํ้า")).save(tmp_path)
    read = read_word(path)
    (table,) = (b for b in read.blocks if isinstance(b, Table))
    assert [c.text for c in table.rows[1]][:2] == ["มาตรการ ก", "- ก\n- น้ำ"]
    assert {t.where for t in read.tidied} == {"ตารางที่ ๑ แถวที่ ๒ ช่องที่ ๑", "ตารางที่ ๑ แถวที่ ๒ ช่องที่ ๒"}
    assert read.tidied[0].phrase == "ลบอักขระที่มองไม่เห็น"


def test_a_table_in_a_cell_gives_its_text(tmp_path: Path) -> None:
    file = File().table(row("มาตรการ ก", "- ก"))
    inner = file.word.tables[0].rows[1].cells[1].add_table(1, 2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "- ข", "- ค"
    assert texts(file.read(tmp_path), "steps") == [["- ก", "- ข", "- ค"]]


def test_a_row_that_was_struck_out_is_gone(tmp_path: Path) -> None:
    file = File().table(row("มาตรการ ก", "- ก"), row("มาตรการ ข", "- ข"))
    file.word.tables[0].rows[2]._tr.get_or_add_trPr().append(xml("", "w:del"))
    assert titles(file.read(tmp_path)) == ["มาตรการ ก"]


def test_a_row_may_begin_later_in_the_grid(tmp_path: Path) -> None:
    file = File().table(row("มาตรการ ก", "- ก"), ("", "- ข", YEAR, "กองช่าง", "", ""))
    tr = file.word.tables[0].rows[2]._tr
    tr.remove(tr.tc_lst[0])
    tr.get_or_add_trPr().append(parse_xml(f'<w:gridBefore {W} w:val="1"/>'))
    report = file.read(tmp_path)
    assert titles(report) == ["มาตรการ ก"]
    assert texts(report, "steps") == [["- ก"], ["- ข"]]


def test_cells_merged_across_in_the_old_way(tmp_path: Path) -> None:
    file = File().table(("ประเด็นที่ ๑ ก", "", "", "", "", ""), row("มาตรการ ก", "- ก"))
    for number, tc in enumerate(file.word.tables[0].rows[1]._tr.tc_lst):
        value = "restart" if number == 0 else "continue"
        tc.get_or_add_tcPr().append(parse_xml(f'<w:hMerge {W} w:val="{value}"/>'))
    assert [i.title for i in file.read(tmp_path).issues] == ["ก"]


NUMBERING = """
<w:abstractNum {W} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/></w:lvl>
<w:lvl w:ilvl="bad"/></w:abstractNum>
"""


def listed(tmp_path: Path, form: str, *items: str, start: int = 1, override: str = "") -> list[list[str]]:
    file = File().table(("มาตรการ ก", list(items), YEAR, "", "", ""), header=SIX)
    numbering = file.word.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING.format(W=W, form=form, start=start)))
    for uid in (90, 91):
        num = f'<w:num {W} w:numId="{uid}"><w:abstractNumId w:val="90"/>{override if uid == 91 else ""}</w:num>'
        numbering.append(parse_xml(num))
    for paragraph in file.word.tables[0].rows[1].cells[1].paragraphs:
        uid = 91 if paragraph.text.startswith("!") else 90
        properties = f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{uid}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(properties))
    return texts(file.read(tmp_path), "steps")


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("decimal", ["๑. หนึ่ง", "๒. สอง"]),
        ("thaiNumbers", ["๑. หนึ่ง", "๒. สอง"]),
        ("thaiLetters", ["ก. หนึ่ง", "ข. สอง"]),
        ("lowerLetter", ["a. หนึ่ง", "b. สอง"]),
        ("bullet", ["- หนึ่ง", "- สอง"]),
        ("none", ["หนึ่ง", "สอง"]),
    ],
)
def test_every_form_of_number(tmp_path: Path, form: str, printed: list[str]) -> None:
    assert listed(tmp_path, form, "หนึ่ง", "สอง") == [printed]


def test_a_list_that_starts_later_or_again(tmp_path: Path) -> None:
    assert listed(tmp_path, "decimal", "สาม", start=3) == [["๓. สาม"]]
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    assert listed(tmp_path, "decimal", "หนึ่ง", "สอง", "!หนึ่ง", override=again) == [["๑. หนึ่ง", "๒. สอง", "๑. !หนึ่ง"]]
    assert listed(tmp_path, "decimal", "หนึ่ง", "!สอง") == [["๑. หนึ่ง", "๒. !สอง"]]
