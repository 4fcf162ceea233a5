"""A report as a Word document: read back it is the same report; Word and LibreOffice find what they need in it."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import docx
import pytest
from hypothesis import given, settings
from lxml import etree

from ita_desktop.base.errors import UnreadableError
from ita_desktop.domain.cells import cell_from_text, cell_text
from ita_desktop.domain.model import (
    COLUMNS,
    MISSING,
    Cell,
    ColumnKind,
    Issue,
    Line,
    Lines,
    Marker,
    Measure,
    Office,
    Report,
    Responsible,
    Role,
    SameAs,
    Signer,
    Status,
    WrittenDate,
    activity,
)
from ita_desktop.domain.plain import resolve, to_plain
from ita_desktop.report import wording
from ita_desktop.report.docx import write_docx
from ita_desktop.services.exchanging import read_source
from ita_desktop.services.samples import sample_office
from ita_desktop.thai.text import clean
from tests import strategies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = Office("เทศบาลตำบล", "หนองแสง", "วาปีปทุม", "มหาสารคาม")
ORDER = {  # the order of Word's schema, as far as the document uses its elements
    "pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "tabs", "spacing", "ind", "jc"),
        *("outlineLvl", "sectPr"),
    ),
    "rPr": ("rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "kern", "sz", "szCs", "lang"),
    "tcPr": ("tcW", "vMerge", "shd", "vAlign"),
    "tblPr": ("tblStyle", "tblW", "tblInd", "tblLayout", "tblCellMar"),
    "sectPr": ("headerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "docGrid"),
    "lvl": ("start", "numFmt", "lvlText", "lvlJc", "pPr", "rPr"),
}


def written(path: Path, report: Report, logo: bytes | None = None) -> Path:
    with path.open("wb") as file:
        write_docx(report, file, logo)
    return path


def read_back(folder: Path, report: Report) -> Report:
    return read_source(written(folder / "written.docx", report))


def sample() -> Report:
    return sample_office().reports[-1]


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as file:
        return etree.fromstring(file.read(f"word/{name}.xml"))


def shown(report: Report) -> dict[str, Any]:
    """Return the readable form of a report: what a reader of the paper could say of it."""
    data = to_plain(report, ids=False)
    assert json.dumps(data)
    return data


def on_paper(report: Report) -> Report:
    """Return a report with nothing but what a page can say.

    Not printed are columns that are not shown and the shares of their widths, evidence, notes, the ITA year and the
    item's code, the office's website, departments and logo, doubts and the status. Printed in place of nothing are the
    template's title, preface and who signs it, and dotted signatures: read back, they are what someone wrote.
    """

    def row(measure: Measure) -> Measure:
        shown_keys = {column.key for column in report.columns if column.shown}
        rows = (activity(a.uid, {key: cell for key, cell in a.cells if key in shown_keys}) for a in measure.activities)
        return replace(measure, activities=tuple(rows), evidence=(), note="")

    signed = [line for line in wording.preface_signed(report) if line != report.date.text]
    return replace(
        report,
        office=replace(report.office, website="", departments=(), signers=(), logo=None),
        ita_year=0,
        item_code="",
        title=wording.cover_title(report),
        preface=wording.preface(report),
        preface_signed=tuple(signed),
        columns=tuple(column for column in report.columns if column.shown),
        issues=tuple(replace(i, measures=tuple(map(row, i.measures))) for i in report.issues),
        signers=tuple(wording.signers(report)),
        doubts=(),
        status=Status.DRAFT,
    )


def test_the_sample_comes_back_as_it_is_on_paper(tmp_path: Path) -> None:
    back = read_back(tmp_path, sample())
    assert shown(back) == shown(on_paper(sample()))
    assert back.doubts == ()


def test_the_real_report_comes_back_whole_with_its_empty_cells_and_its_measure_without_title(
    tmp_path: Path, shared: Path
) -> None:
    report = read_source(shared / "seed" / "report-2568.docx")
    dotted = tuple(Signer(role) for role in Role)
    back = read_back(tmp_path, report)
    assert shown(back) == shown(replace(report, signers=dotted))
    assert any(not measure.title for _issue, measure in back.measures())


def marks(prefix: str, *kinds: tuple[Marker, int]) -> Lines:
    return Lines(tuple(Line(f"{prefix}{n}", f"ข้อ {n}", mark, level) for n, (mark, level) in enumerate(kinds)))


def test_lists_inside_lists_come_back_and_begin_anew_in_every_cell(tmp_path: Path) -> None:
    none, dash, number = Marker.NONE, Marker.DASH, Marker.NUMBER
    under_dash = ((dash, 0), (number, 1), (number, 1), (dash, 0), (number, 1), (none, 0), (number, 1), (dash, 0))
    under_number = ((number, 0), (dash, 1), (dash, 1), (number, 0), (dash, 1), (none, 0), (number, 0))
    rows = tuple(
        Measure(
            f"m{n}",
            f"มาตรการที่ {n}",
            (activity(f"a{n}", {"steps": marks(f"s{n}", *under_dash), "results": marks(f"r{n}", *under_number)}),),
        )
        for n in (1, 2)
    )
    report = Report("r", OFFICE, 2568, issues=(Issue("i", "การเปิดเผยข้อมูล", rows),))
    back = read_back(tmp_path, report)

    def kinds(read: Report) -> list[list[tuple[str, Marker, int]]]:
        cells = (cell for _i, _m, row in read.activities() for _key, cell in row.cells)
        return [[(x.text, x.marker, x.level) for x in cell.lines] for cell in cells if isinstance(cell, Lines)]

    assert kinds(back) == kinds(report)


def test_numbers_under_numbers_do_not_disturb_the_numbers_above_them(tmp_path: Path) -> None:
    number = Marker.NUMBER
    cell = marks("s", (number, 0), (number, 1), (number, 1), (number, 0), (number, 1))
    rows = (Measure("m", "มาตรการ", (activity("a", {"steps": cell}),)),)
    written(tmp_path / "a.docx", Report("r", OFFICE, 2568, issues=(Issue("i", "การให้บริการ", rows),)))
    places = [
        (place.find(f"{W}numId").get(f"{W}val"), place.find(f"{W}ilvl").get(f"{W}val"))
        for place in part(tmp_path / "a.docx", "document").iter(f"{W}numPr")
    ]
    (top, inner, same, again, anew) = (number for number, _level in places)
    assert [level for _number, level in places] == ["0", "1", "1", "0", "1"]
    assert top == again
    assert inner == same != anew
    starts = {
        one.get(f"{W}numId"): [at.get(f"{W}ilvl") for at in one.iter(f"{W}lvlOverride")]
        for one in part(tmp_path / "a.docx", "numbering").iter(f"{W}num")
    }
    assert (starts[top], starts[inner], starts[anew]) == (["0"], ["1"], ["1"])


def test_cells_that_are_the_same_as_the_one_above_are_one_and_others_say_it_again(tmp_path: Path) -> None:
    own = {"steps": marks("s", (Marker.DASH, 0)), "period": cell_from_text(COLUMNS[2].kind, "ตุลาคม ๒๕๖๗")}
    rows = [
        activity("a", own),
        activity("b", {"steps": SameAs("a"), "period": SameAs("a")}),
        activity("c", {"steps": marks("t", (Marker.DASH, 0)), "period": SameAs("b")}),
        activity("d", {"steps": SameAs("a")}),
    ]
    measures = (Measure("m", "มาตรการหนึ่ง", tuple(rows[:3])), Measure("n", "มาตรการสอง", (rows[3],)))
    report = Report("r", OFFICE, 2568, issues=(Issue("i", "การให้บริการ", measures),))
    back = read_back(tmp_path, report)
    assert shown(back)["issues"] == shown(report)["issues"]
    first, second, third, _fourth = (row for _i, _m, row in back.activities())
    assert second.cell("period") == third.cell("period") == SameAs(first.uid)
    # A row that is one with the row above in all its cells would be no row for a reader.
    assert isinstance(second.cell("steps"), Lines)


def test_a_measure_with_no_title_but_its_steps_does_not_become_a_row_of_the_one_above(tmp_path: Path) -> None:
    cells = {"steps": marks("s", (Marker.DASH, 0))}
    measures = (
        Measure("m", "มาตรการ", (activity("a", cells),)),
        Measure("n", "", (activity("b", cells), activity("c", {}))),
        Measure("o", "โครงการ", (activity("d", {}),)),
    )
    report = Report("r", OFFICE, 2568, issues=(Issue("i", "การให้บริการ", measures),))
    back = read_back(tmp_path, report)
    assert [m.title for _i, m in back.measures()] == ["มาตรการ", "", "โครงการ"]
    tables = part(tmp_path / "written.docx", "document").findall(f"{W}body/{W}tbl")
    assert tables[1].getprevious() is tables[0]  # Word shows them as one


def retyped(cell: Cell, kind: ColumnKind) -> Cell:
    typed = cell_from_text(kind, clean(cell_text(cell)).text, fiscal_year=2568)
    if isinstance(typed, Lines):
        # A number typed as words right after a list would be taken for its next.
        lines = (replace(x, text=x.text if x.marker is not Marker.NONE else f"ว่า {x.text}") for x in typed.lines)
        return Lines(tuple(lines))
    if isinstance(typed, Responsible):  # no name begins with a dash or a bracket
        return replace(typed, names=tuple(f"กอง{name}" for name in typed.names))
    return typed


def as_typed(report: Report) -> Report:
    """Return a report as a clerk could have typed it: every title its own, no words that read as another mark.

    A row without a word in any cell is none on paper; here each says something.
    """
    rows = {row.uid: row for _i, _m, row in report.activities()}
    kinds = {column.key: column.kind for column in COLUMNS}

    def row(uid: str) -> Any:  # noqa: ANN401 - a row
        cells = {key: cell for key, cell in rows[uid].cells if key in kinds}
        typed = {key: cell if isinstance(cell, SameAs) else retyped(cell, kinds[key]) for key, cell in cells.items()}
        said = any(cell_text(resolve(rows[uid], key, rows)) for key in typed)
        return activity(uid, typed if said else {"results": Lines((Line(uid, "ไม่มี"),))})

    issues = tuple(
        replace(
            issue,
            title=f"การเปิดเผยข้อมูลเรื่องที่ {'กขค'[n]}",
            measures=tuple(
                Measure(m.uid, clean(f"มาตรการที่ดี {m.title}").text.strip(), tuple(row(a.uid) for a in m.activities))
                for m in issue.measures
            ),
        )
        for n, issue in enumerate(report.issues)
    )
    return Report("r", OFFICE, 2568, issues=issues, columns=COLUMNS)


@settings(max_examples=60)
@given(strategies.reports())
def test_the_table_of_any_report_comes_back(tmp_path_factory: pytest.TempPathFactory, drawn: Report) -> None:
    report = as_typed(drawn)
    back = read_back(tmp_path_factory.mktemp("any"), report)
    assert shown(back)["issues"] == shown(report)["issues"]


@settings(max_examples=25)
@given(strategies.reports())
def test_any_report_is_a_word_file(report: Report) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_docx(report, first)
    write_docx(report, second)
    assert first.getvalue() == second.getvalue()
    tables = docx.Document(first).tables
    assert sum(len(table.rows) for table in tables) >= len(list(report.activities()))


def in_order(found: Sequence[str], order: Sequence[str]) -> bool:
    return [order.index(tag) for tag in found] == sorted(order.index(tag) for tag in found)


def test_its_elements_stand_in_the_order_that_word_insists_on(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", replace(sample(), signers=(Signer(Role.AUTHOR),)))
    for name in ("document", "numbering", "header1"):
        for parent, order in ORDER.items():
            for one in part(path, name).iter(W + parent):
                found = [child.tag.removeprefix(W) for child in one]
                if name != "numbering" or set(found) <= set(order):  # the template's own lists have more
                    assert in_order(found, order), (parent, found)
    numbering = [child.tag for child in part(path, "numbering")]
    assert numbering == sorted(numbering)  # abstractNum before num
    for cell in part(path, "document").iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    names = [mark.get(f"{W}name") for mark in part(path, "document").iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)


def test_headings_contents_and_pages_are_words_own(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", sample())
    document = docx.Document(str(path))
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [wording.issue_heading(sample(), n) for n in wording.headed_issues(sample())]
    entries = [p for p in document.paragraphs if p.style and p.style.name == "toc 1"]
    assert [entry.text.rstrip("\t") for entry in entries][1:] == headings
    assert re.search(r'w:dirty="true"/></w:r><w:r><w:instrText[^>]*> TOC \\o "1-1"', xml)
    assert xml.count('w:fldCharType="begin"') == xml.count('w:fldCharType="end"')
    upright, across = document.sections
    assert upright.page_width == across.page_height == 7560310 or abs((upright.page_width or 0) - 7560000) < 6350
    assert (across.page_width or 0) > (across.page_height or 0)
    assert 'w:pgNumType w:fmt="thaiNumbers" w:start="1"' in xml
    assert upright.header.paragraphs[0].text == ""
    assert re.sub(r"\s", "", across.header.paragraphs[0].text) == "-๑-"


def test_tables_repeat_their_headings_and_short_rows_stay_whole(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", sample())
    whole = split = 0
    for table in part(path, "document").findall(f"{W}body/{W}tbl")[:-1]:
        head, *rows = table.findall(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        for row in rows:
            assert row.find(f"{W}trPr/{W}tblHeader") is None
            whole += row.find(f"{W}trPr/{W}cantSplit") is not None
            split += row.find(f"{W}trPr/{W}cantSplit") is None
    assert whole > split > 0


def test_every_style_has_the_thai_font_and_both_sizes(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", sample())
    styles = part(path, "styles")
    assert {fonts.get(f"{W}cs") for fonts in styles.iter(f"{W}rFonts")} == {"TH Sarabun New"}
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert defaults.find(f"{W}sz").get(f"{W}val") == defaults.find(f"{W}szCs").get(f"{W}val") == "32"
    assert defaults.find(f"{W}lang").get(f"{W}bidi") == "th-TH"
    ids = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    for used in {one.get(f"{W}val") for one in part(path, "document").iter(f"{W}pStyle")}:
        letters = ids[used].find(f"{W}rPr")
        sizes = [letters.find(W + tag) for tag in ("sz", "szCs")]
        assert len({size.get(f"{W}val") for size in sizes}) == 1
        assert (letters.find(f"{W}b") is None) == (letters.find(f"{W}bCs") is None)
    for letters in part(path, "document").iter(f"{W}rPr"):
        assert [child.tag for child in letters] in ([], [f"{W}b", f"{W}bCs"])
    assert "TH SarabunPSK" in zipfile.ZipFile(path).read("word/fontTable.xml").decode()
    forms = {form.get(f"{W}val") for form in part(path, "numbering").iter(f"{W}numFmt")}
    assert "thaiNumbers" in forms


def picture() -> bytes:
    from PIL import Image  # noqa: PLC0415 - one picture

    out = io.BytesIO()
    Image.new("RGB", (20, 30), "red").save(out, "PNG")
    return out.getvalue()


def test_the_logo_stands_on_the_cover_and_the_same_report_is_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path / "a.docx", sample(), picture())
    assert first.read_bytes() == written(tmp_path / "b.docx", sample(), picture()).read_bytes()
    assert len(docx.Document(str(first)).inline_shapes) == 1
    assert shown(read_source(first)) == shown(on_paper(sample()))
    with zipfile.ZipFile(first) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"python" not in file.read("docProps/core.xml")


def test_a_logo_that_is_no_picture_is_refused() -> None:
    with pytest.raises(UnreadableError, match="ตราของหน่วยงาน"):
        write_docx(sample(), io.BytesIO(), b"no picture")


def test_one_issue_without_a_title_has_no_heading(tmp_path: Path) -> None:
    one = replace(sample(), issues=(replace(sample().issues[0], title=""),))
    back = read_back(tmp_path, one)
    assert shown(back)["issues"] == shown(on_paper(one))["issues"]
    assert "Heading1" not in zipfile.ZipFile(tmp_path / "written.docx").read("word/document.xml").decode()


def test_issues_without_measures_stay_in_their_places(tmp_path: Path) -> None:
    empty = (Issue("x", "การให้บริการ"), *sample().issues[:1], Issue("y", "การกำกับดูแล"), Issue("z", "การจัดซื้อ"))
    report = replace(sample(), issues=empty)
    assert shown(read_back(tmp_path, report))["issues"] == shown(on_paper(report))["issues"]


def test_an_empty_report_and_one_that_says_all_of_its_head(tmp_path: Path) -> None:
    written(tmp_path / "empty.docx", Report("r"))
    assert docx.Document(str(tmp_path / "empty.docx")).tables
    signers = tuple(Signer(role, f"นาย{role}", f"ตำแหน่งที่ {n}") for n, role in enumerate([*Role, Role.CHECKER]))
    report = replace(
        on_paper(sample()),
        title=("รายงานผลการดำเนินการ", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
        preface=("ย่อหน้าแรก", "ย่อหน้าที่สอง"),
        preface_signed=("ผู้จัดทำ", "กองคลัง"),
        date=WrittenDate("มกราคม ๒๕๖๘"),
        as_of=WrittenDate(""),
        signers=signers,
    )
    back = read_back(tmp_path, report)
    assert (back.title, back.preface, back.preface_signed) == (report.title, report.preface, report.preface_signed)
    assert (back.date.text, back.as_of.text) == ("มกราคม ๒๕๖๘", "")
    assert [(s.role, s.name, s.position.removeprefix("ที่ ")) for s in back.signers] == [
        (s.role, s.name, s.position.removeprefix("ตำแหน่งที่ ")) for s in signers
    ]


def test_added_columns_are_there_in_their_order(tmp_path: Path) -> None:
    budget = strategies.EXTRA_COLUMNS[0]
    report = replace(sample(), columns=(COLUMNS[0], budget, *COLUMNS[1:]))
    back = read_back(tmp_path, report)
    assert [column.heading for column in back.columns] == [column.heading for column in report.columns]
    assert shown(back)["issues"] == shown(on_paper(report))["issues"]


def test_libreoffice_prints_every_word_of_the_table(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", sample())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "a.pdf"), "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    printed = "".join(text.split())
    for _issue, measure, row in sample().activities():
        cells = [cell for column in COLUMNS if (cell := row.cell(column.key)) != MISSING]
        lines = [line.text for cell in cells if isinstance(cell, Lines) for line in cell.lines]
        for line in (measure.title, *lines):
            words = "".join(line.split())
            # A page may end within a line.
            assert any(words[:n] in printed and words[n:] in printed for n in range(len(words) + 1)), line
