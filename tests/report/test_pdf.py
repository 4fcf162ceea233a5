"""The printed report, read back: every cell says what the report says, and every reader gets that text."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from strategies import reports
from typesetting import bare, read_pdfium, read_poppler, read_pypdf

from ita_desktop.base.assets import font_path
from ita_desktop.base.errors import FileMissingError, UnreadableError
from ita_desktop.domain.model import Office, Place, Report
from ita_desktop.domain.plain import from_plain
from ita_desktop.report import book, wording
from ita_desktop.report.pdf import FontFiles, Pages, missing_characters, names, plan_report
from ita_desktop.report.typeset.table import Row, Table
from ita_desktop.services.samples import sample_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ita_desktop.report.typeset.page import Page


@pytest.fixture(scope="session")
def seed(shared: Path) -> Report:
    return from_plain(json.loads((shared / "seed" / "report-2568.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def sample() -> Report:
    report = sample_office().report()
    assert report
    return report


@pytest.fixture(params=["seed", "sample"])
def report(request: pytest.FixtureRequest) -> Report:
    value: Report = request.getfixturevalue(request.param)
    return value


def pdf(pages: Pages) -> bytes:
    out = io.BytesIO()
    assert pages.write(out) == sum(len(plan.pages) for plan in pages.plans)
    return out.getvalue()


def all_pages(pages: Pages) -> list[Page]:
    return [page for plan in pages.plans for page in plan.pages]


def printed_cells(pages: Pages) -> dict[tuple[object, int], str]:
    """Return the text that stands within the area of each cell, over all pages, by the row's place and column."""
    cells: dict[tuple[object, int], str] = {}
    for page in pages.plans[1].pages:
        areas = [box for box in page.boxes if isinstance(box.tag, Place) and box.tag.activity_uid and box.column >= 0]
        for layer in page.layers:
            for text in layer.texts if not layer.repeated else ():
                for box in areas:
                    if box.x <= text.x < box.x + box.width and box.y <= text.y < box.y + box.height:
                        lines = text.galley.lines[text.start : text.stop]
                        key = box.tag, box.column
                        cells[key] = cells.get(key, "") + bare("".join(line.read() for line in lines))
    return cells


def asked_cells(report: Report) -> dict[tuple[object, int], str]:
    """Return what the book wants in each cell that is not merged with the one above and not empty."""
    (table,) = (item for item in book.table(report).content if isinstance(item, Table))
    return {
        (row.tag, column): text
        for row in table.body
        if isinstance(row, Row)
        for column, cell in enumerate(row.cells)
        if cell and (text := bare("".join(paragraph.label + paragraph.text for paragraph in cell)))
    }


def assert_read_back(pages: Pages, folder: Path) -> None:
    data = pdf(pages)
    printed = [bare("".join(page.read())) for page in all_pages(pages)]
    assert read_poppler(data, folder) == printed
    assert read_pypdf(data) == printed
    # PDFium takes a "-" at a line end for a hyphenation, of which it leaves a sign of its own or nothing.
    assert [_without_hyphens(page) for page in read_pdfium(data)] == [_without_hyphens(page) for page in printed]


def _without_hyphens(text: str) -> str:
    return text.translate({ord(sign): None for sign in "-\x02\ufffe"})


# --- what is printed can be read ---


def test_every_cell_is_read_back_by_every_reader(report: Report, tmp_path: Path) -> None:
    pages = plan_report(report)
    assert printed_cells(pages) == asked_cells(report)
    assert_read_back(pages, tmp_path)


@given(reports())
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
def test_every_cell_of_any_report_is_read_back_by_every_reader(tmp_path: Path, report: Report) -> None:
    pages = plan_report(report)
    assert printed_cells(pages) == asked_cells(report)
    assert_read_back(pages, tmp_path)


def test_front_matter_and_headings_say_what_the_report_says(report: Report) -> None:
    printed = [bare("".join(page.read())) for page in all_pages(plan_report(report))]
    for line in (*wording.cover_title(report), wording.maker(report), wording.office_area(report.office)):
        assert bare(line) in printed[0]
    for paragraph in (*report.preface, *wording.preface_signed(report)):
        assert bare(paragraph) in printed[1]
    for number in range(1, len(report.issues) + 1):
        assert bare(wording.issue_heading(report, number)) in printed[2]
        assert any(bare(wording.issue_heading(report, number)) in page for page in printed[3:])


# --- pages ---


def test_a_heading_stands_on_the_page_that_the_contents_name(report: Report) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(plan_report(report))))
    headings = [wording.issue_heading(report, number) for number in range(1, len(report.issues) + 1)]
    for heading in headings:
        line = next(line for line in bare_lines(reader, 2) if line.startswith(bare(heading)))
        number = line.rpartition(".")[2]
        first = next(
            at for at, page in enumerate(reader.pages) if at > 2 and bare(heading) in bare(page.extract_text())
        )
        assert reader.page_labels[first] == number


def bare_lines(reader: pypdf.PdfReader, page: int) -> list[str]:
    return [bare(line) for line in reader.pages[page].extract_text().splitlines()]


def test_contents_are_links_to_the_pages_they_name(report: Report) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(plan_report(report))))
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages) if page.indirect_reference}
    links = [pages[link.get_object()["/Dest"][0].idnum] for link in reader.pages[2]["/Annots"]]
    assert len(links) >= 1 + len(report.issues)
    assert links == sorted(links)
    assert links[0] == 3


def test_table_pages_are_numbered_in_thai_and_front_matter_is_not(report: Report) -> None:
    pages = plan_report(report)
    reader = pypdf.PdfReader(io.BytesIO(pdf(pages)))
    assert reader.page_labels[:5] == ["", "", "", "๑", "๒"]
    assert [page.number for page in pages.plans[1].pages][:2] == ["- ๑ -", "- ๒ -"]
    width, height = reader.pages[0].mediabox[2:], reader.pages[3].mediabox[2:]
    assert (width[0] < width[1], height[0] > height[1]) == (True, True)


def test_the_outline_leads_to_every_issue_and_measure(report: Report) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(plan_report(report))))
    titles = list(_outline(reader.outline))
    assert titles[:3] == [(0, "ปก"), (0, "คำนำ"), (0, "สารบัญ")]
    wanted = []
    for number, issue in enumerate(report.issues, 1):
        wanted.append((0, wording.issue_heading(report, number)))
        wanted += [(1, measure.title or wording.UNTITLED) for measure in issue.measures]
    assert titles[3:-1] == wanted
    assert titles[-1] == (0, wording.SIGNATURES)


def _outline(items: list[Any], level: int = 0) -> Iterator[tuple[int, str]]:
    for item in items:
        if isinstance(item, list):
            yield from _outline(item, level + 1)
        else:
            yield level, item["/Title"]


def test_the_file_says_in_thai_what_it_is(report: Report) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf(plan_report(report))))
    assert reader.metadata
    assert reader.metadata.title == wording.one_line_title(report)
    assert reader.metadata.author == report.office.full_name
    assert report.office.province in (reader.metadata.subject or "")
    assert reader.trailer["/Root"]["/Lang"] == "th-TH"
    fonts = {str(font["/BaseFont"]) for page in reader.pages for font in _fonts(page)}
    assert fonts
    assert all("Sarabun" in font and "+" in font for font in fonts)


def _fonts(page: pypdf.PageObject) -> list[Any]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]


def test_the_signatures_stand_on_one_page(report: Report) -> None:
    pages = plan_report(report).plans[1].pages
    signed = [number for number, page in enumerate(pages, 1) if wording.DOTS in "".join(page.read())]
    assert signed == [len(pages)]


def test_a_page_takes_little_room(report: Report) -> None:
    pages = plan_report(report)
    few = len(pdf(pages))
    issues = tuple(replace(issue, measures=issue.measures * 20) for issue in report.issues)
    many = plan_report(replace(report, issues=issues))
    added = (len(pdf(many)) - few) / (len(all_pages(many)) - len(all_pages(pages)))
    assert added <= 2700


def test_printing_loads_only_what_it_needs() -> None:
    script = "import sys, ita_desktop.report.pdf; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, timeout=60).stdout.split()
    assert b"reportlab.pdfbase.pdfdoc" in loaded
    assert {b"urllib.request", b"sqlalchemy", b"docx", b"difflib", b"geothai", b"ita_desktop.thai.dates"}.isdisjoint(
        loaded
    )


# --- fonts ---


def test_characters_the_font_cannot_show_are_told() -> None:
    report = replace(Report("r"), title=("รายงาน ☐ 中",))
    assert missing_characters(report) == ("☐", "中")
    assert missing_characters(Report("r")) == ()


def test_an_own_font_is_embedded_at_the_size_that_looks_the_same(tmp_path: Path) -> None:
    own = tmp_path / "own.ttf"
    own.write_bytes(font_path("sarabun/Sarabun-Bold.ttf").read_bytes())
    pages = plan_report(Report("r", title=("รายงาน",)), font=FontFiles(own))
    assert 0.9 < pages.plans[0].family.scale < 1
    fonts = {str(font["/BaseFont"]) for page in pypdf.PdfReader(io.BytesIO(pdf(pages))).pages for font in _fonts(page)}
    assert len(fonts) == 1
    assert fonts.pop().endswith("Sarabun-Bold")


def test_a_font_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        plan_report(Report("r"), font=FontFiles(tmp_path / "none.ttf"))
    bad = tmp_path / "bad.ttf"
    bad.write_bytes(b"no font")
    with pytest.raises(UnreadableError):
        plan_report(Report("r"), font=FontFiles(bad))


def test_names_of_the_office_are_kept_whole(sample: Report) -> None:
    assert {sample.office.name, sample.office.district, sample.office.province} <= set(names(sample))
    assert list(names(Report("r", Office()))) == []
