"""A report as a Word document: read back it has the same structure and lines; Word finds what it needs to edit it."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
from hypothesis import given, settings

from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.model import COLUMNS, Issue, Line, Lines, Marker, Measure, Office, Report, activity
from ita_desktop.domain.plain import resolve
from ita_desktop.report.docx import write_docx
from ita_desktop.services.exchanging import read_source
from ita_desktop.services.samples import sample_office
from tests import strategies

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def written(path: Path, report: Report, logo: bytes | None = None) -> Path:
    with path.open("wb") as file:
        write_docx(report, file, logo)
    return path


def sample() -> Report:
    return replace(sample_office().reports[0], columns=COLUMNS)


def structure(report: Report) -> list[object]:
    """Return what a table says: issues, measures, and every cell's words and marks as shown."""
    rows = {row.uid: row for _i, _m, row in report.activities()}
    keys = [column.key for column in COLUMNS if column.key != "measure"]
    return [
        (
            " ".join(issue.title.split()),
            [
                (m.title, [[cell_text(resolve(row, key, rows)) for key in keys] for row in m.activities])
                for m in issue.measures
            ],
        )
        for issue in report.issues
    ]


def test_the_sample_comes_back_with_the_same_structure_and_lines(tmp_path: Path) -> None:
    report = sample()
    back = read_source(written(tmp_path / "a.docx", report))
    assert structure(back) == structure(report)
    assert back.fiscal_year == report.fiscal_year
    assert back.office.full_name == report.office.full_name
    assert [s.name for s in back.signers] == [s.name for s in report.office.signers]
    assert back.date == report.date


def test_the_real_report_comes_back_with_the_same_structure_and_lines(tmp_path: Path, shared: Path) -> None:
    report = read_source(shared / "seed" / "report-2568.docx")
    # A row without a title under another measure is read as one more row of that one: paper does not tell them apart.
    titled = tuple(
        replace(issue, measures=tuple(replace(m, title=m.title or "มาตรการที่ไม่มีชื่อ") for m in issue.measures))
        for issue in report.issues
    )
    report = replace(report, issues=titled)
    assert structure(read_source(written(tmp_path / "a.docx", report))) == structure(report)


def test_lists_inside_lists_begin_anew_in_every_cell(tmp_path: Path) -> None:
    def lines(name: str) -> Lines:
        marks = [(Marker.DASH, 0), (Marker.NUMBER, 1), (Marker.NUMBER, 1), (Marker.DASH, 0), (Marker.NUMBER, 1)]
        # A number of the first level after a dash is left out: on paper it reads as one under the dash.
        marks += [(Marker.NONE, 0), (Marker.DASH, 0), (Marker.NUMBER, 1)]
        return Lines(tuple(Line(f"{name}{n}", f"ข้อ {n}", mark, level) for n, (mark, level) in enumerate(marks)))

    rows = tuple(
        Measure(f"m{n}", f"มาตรการที่ {n}", (activity(f"a{n}", {"steps": lines(f"s{n}"), "results": lines(f"r{n}")}),))
        for n in (1, 2)
    )
    office = Office("เทศบาลตำบล", "หนองแสง", "เมือง", "น่าน")
    report = Report("r", office, 2568, issues=(Issue("i", "การเปิดเผยข้อมูล", rows), Issue("j", "การให้บริการ", ())))
    back = read_source(written(tmp_path / "a.docx", report))
    assert structure(back)[0] == structure(report)[0]


@settings(max_examples=25)
@given(strategies.reports())
def test_any_report_is_a_word_file(tmp_path_factory: pytest.TempPathFactory, report: Report) -> None:
    report = replace(report, columns=COLUMNS)
    path = written(tmp_path_factory.mktemp("any") / "a.docx", report)
    texts = "\n".join(
        cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells
    )
    for _issue, measure in report.measures():
        for line in measure.title.splitlines():
            assert line in texts


def test_what_word_needs_is_there(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", sample())
    document = docx.Document(str(path))
    xml = zipfile.ZipFile(path).read("word/document.xml").decode()
    headings = (p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1")
    assert next(headings).startswith("ประเด็นที่ ๑")
    assert 'TOC \\o "1-1"' in xml
    assert 'w:dirty="true"' in xml
    assert xml.count("w:tblHeader") == len(document.tables)
    assert xml.count('w:fldCharType="begin"') == xml.count('w:fldCharType="end"')
    assert "w:vMerge" in xml
    portrait, landscape = document.sections
    assert (portrait.page_width or 0) < (portrait.page_height or 0)
    assert (landscape.page_width or 0) > (landscape.page_height or 0)
    styles = zipfile.ZipFile(path).read("word/styles.xml").decode()
    normal = styles[styles.index('w:styleId="Normal"') :]
    assert re.search(r'w:cs="TH SarabunPSK".*?<w:sz w:val="32"/><w:szCs w:val="32"/>', normal[:900])
    assert "thaiNumbers" in zipfile.ZipFile(path).read("word/numbering.xml").decode()


def test_the_logo_stands_on_the_cover_and_the_same_report_is_the_same_bytes(tmp_path: Path) -> None:
    from PIL import Image  # noqa: PLC0415

    picture = io.BytesIO()
    Image.new("RGB", (20, 30), "red").save(picture, "PNG")
    first = written(tmp_path / "a.docx", sample(), picture.getvalue())
    assert first.read_bytes() == written(tmp_path / "b.docx", sample(), picture.getvalue()).read_bytes()
    assert len(docx.Document(str(first)).inline_shapes) == 1


def test_a_report_of_one_issue_or_none(tmp_path: Path) -> None:
    one = replace(sample(), issues=sample().issues[:1])
    assert structure(read_source(written(tmp_path / "a.docx", one))) == structure(one)
    written(tmp_path / "b.docx", Report("r"))
    assert docx.Document(str(tmp_path / "b.docx")).paragraphs


def test_libreoffice_opens_it_and_shows_every_word(tmp_path: Path) -> None:
    report = sample()
    path = written(tmp_path / "a.docx", report)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120)
    shown = "".join((tmp_path / "a.txt").read_text(encoding="utf-8").split())
    for _issue, measure, row in report.activities():
        assert "".join(measure.title.split()) in shown
        for _key, cell in row.cells:
            if isinstance(cell, Lines):
                for line in cell.lines:
                    assert "".join(line.text.split()) in shown
