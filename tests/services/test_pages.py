"""Pages for a window: where every place stands, parts and pages of a report, the stamp, the file's name."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pytest

from ita_desktop.base.errors import RefusedError
from ita_desktop.domain import edits
from ita_desktop.domain.model import (
    MISSING,
    Activity,
    ColumnKind,
    Issue,
    Line,
    Lines,
    Measure,
    Office,
    Place,
    Report,
    SameAs,
    Scalar,
    activity,
)
from ita_desktop.report import pdf
from ita_desktop.services.pages import Choice, Part, SetPages
from ita_desktop.services.printing import pdf_name, print_report, set_pages
from ita_desktop.services.samples import sample_office

if TYPE_CHECKING:
    from pathlib import Path


def no_blobs(_sha256: str) -> bytes:
    raise AssertionError


@pytest.fixture(scope="module")
def sample() -> Report:
    report = sample_office().report()
    assert report
    return report


@pytest.fixture(scope="module")
def pages(sample: Report) -> SetPages:
    return set_pages(sample, no_blobs)


def long_report() -> Report:
    """Return a report whose one cell needs several pages, with a second row merged into the first."""
    lines = tuple(Line(f"line-{n}", f"ข้อความบรรทัดที่ {n}") for n in range(120))
    first = activity("a1", {"steps": Lines(lines), "results": Scalar("ผล")})
    second = activity("a2", {"steps": SameAs("a1")})
    measure = Measure("m1", "มาตรการยาว", (first, second))
    return Report("r", issues=(Issue("i1", "ประเด็นแรก", (measure,)), Issue("i2", "ประเด็นสอง", ())))


def test_every_cell_is_found_and_leads_back_to_its_place(sample: Report, pages: SetPages) -> None:
    seen = 0
    for issue, measure, row in sample.activities():
        for column in sample.columns:
            title = column.kind is ColumnKind.TITLE
            if title and row is not measure.activities[0]:
                continue
            place = Place("title" if title else column.key, issue.uid, measure.uid, "" if title else row.uid)
            for spot in pages.cell(place):
                found = pages.place_at(spot.page, spot.x + 1, spot.bottom - 1)
                if not isinstance(row.cell(column.key), SameAs) and found:
                    assert replace(found, line_uid="", activity_uid=place.activity_uid) == place
                    seen += 1
    assert seen > 20


def test_the_line_under_a_point_is_its_innermost_place(sample: Report, pages: SetPages) -> None:
    issue, measure, row = next((i, m, a) for i, m, a in sample.activities() if isinstance(a.cell("steps"), Lines))
    cell = row.cell("steps")
    assert isinstance(cell, Lines)
    place = Place("steps", issue.uid, measure.uid, row.uid, cell.lines[0].uid)
    spot = pages.line(place)[0]
    assert pages.place_at(spot.page, spot.x + 2, spot.y + 2) == place
    assert pages.place_at(spot.page, 0, 0) is None


def test_the_front_matter_is_found_too(pages: SetPages) -> None:
    assert [page.part for page in pages.pages[:3]] == [Part.COVER, Part.PREFACE, Part.CONTENTS]
    assert {page.part for page in pages.pages[3:]} == {Part.TABLE}
    assert pages.pages[3].number == "๑"
    (first, *_more) = pages.cell(Place("title"))
    assert first.page == 0
    assert pages.cell(Place("preface"))[0].page == 1
    assert pages.cell(Place("status")) == ()
    assert pages.place_at(first.page, first.x + 1, first.y + 1) == Place("title")


def test_a_cell_on_several_pages_is_found_on_each() -> None:
    pages = set_pages(long_report(), no_blobs)
    spots = pages.cell(Place("steps", "i1", "m1", "a1", "line-119"))
    assert [spot.page for spot in spots] == [*range(3, 3 + len(spots))]
    assert len(spots) > 2
    assert pages.line(Place("steps", "i1", "m1", "a1", "line-119"))[0].page == spots[-1].page


def test_a_merged_cell_is_where_the_one_above_it_is() -> None:
    pages = set_pages(long_report(), no_blobs)
    assert pages.cell(Place("steps", "i1", "m1", "a2")) == pages.cell(Place("steps", "i1", "m1", "a1"))
    assert pages.cell(Place("steps", "i1", "m1", "none")) == ()
    assert pages.cell(Place("title", "i1", "m1")) == pages.cell(Place("title", "i1", "m1", "a1"))
    assert pages.cell(Place("title", "i1"))[0].height < 40


def test_the_edges_of_the_columns_are_known(sample: Report, pages: SetPages) -> None:
    assert len(pages.edges(3)) == 1 + sum(column.shown for column in sample.columns)
    assert pages.edges(0) == ()
    assert pages.columns[0] == "title"
    assert pages.table_size == pytest.approx(10.6)


def test_parts_and_pages_can_be_chosen(sample: Report, pages: SetPages) -> None:
    every = pypdf.PdfReader(io.BytesIO(pages.pdf))
    table = set_pages(sample, no_blobs, choice=Choice(frozenset({Part.COVER, Part.TABLE}), pages=frozenset({0, 2})))
    read = pypdf.PdfReader(io.BytesIO(table.pdf))
    assert [page.extract_text() for page in read.pages] == [every.pages[n].extract_text() for n in (0, 4)]
    assert [page.number for page in table.pages] == ["", "๒"]
    assert read.page_labels == ["", "๒"]


def test_a_link_to_a_page_left_out_is_left_out(sample: Report) -> None:
    contents = set_pages(sample, no_blobs, choice=Choice(frozenset({Part.CONTENTS})))
    (page,) = pypdf.PdfReader(io.BytesIO(contents.pdf)).pages
    assert "/Annots" not in page


def test_nothing_chosen_is_refused(sample: Report, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="เลือก"):
        set_pages(sample, no_blobs, choice=Choice(frozenset()))
    with pytest.raises(RefusedError, match="เลือก"):
        print_report(sample, tmp_path / "a.pdf", blobs=no_blobs, choice=Choice(pages=frozenset({999})))
    assert not list(tmp_path.iterdir())


def test_the_stamp_stands_on_every_page_and_adds_nothing_else(sample: Report, pages: SetPages) -> None:
    stamped = set_pages(sample, no_blobs, choice=Choice(stamp="ร่าง"))
    assert stamped.pages == pages.pages
    plain, marked = (pypdfium2.PdfDocument(p.pdf) for p in (pages, stamped))
    for number in range(len(plain)):
        before, after = (d[number].get_textpage().get_text_range() for d in (plain, marked))
        assert after.count("ร่าง") == before.count("ร่าง") + 1
        assert pypdf.PdfReader(io.BytesIO(stamped.pdf)).pages[number].extract_text().count("ร่าง") >= 1
    covers = [d[0].render(scale=1).to_pil().convert("L").histogram() for d in (plain, marked)]
    assert sum(covers[1][220:235]) > 10_000 + sum(covers[0][220:235])


def test_without_a_stamp_the_bytes_are_the_same(sample: Report) -> None:
    out = io.BytesIO()
    pdf.plan_report(sample).write(out)
    assert out.getvalue() == set_pages(sample, no_blobs, choice=Choice()).pdf
    assert b"ExtGState" not in out.getvalue()


def test_an_edit_moves_only_what_it_concerns(sample: Report) -> None:
    issue, measure, row = next((i, m, a) for i, m, a in sample.activities() if isinstance(a.cell("steps"), Lines))
    after = edits.set_cell(sample, row.uid, "steps", MISSING)
    place = Place("steps", issue.uid, measure.uid, row.uid)
    assert set_pages(after, no_blobs).cell(place)[0].height <= set_pages(sample, no_blobs).cell(place)[0].height


@pytest.mark.parametrize(
    ("report", "name"),
    [
        (
            Report("r", Office("องค์การบริหารส่วนตำบล", "หนองแสง"), fiscal_year=2568),
            "รายงาน ITA ๒๕๖๘ อบต.หนองแสง.pdf",
        ),
        (Report("r", Office("เทศบาลตำบล", "ก/ข: *ค* ?"), ita_year=2569), "รายงาน ITA ๒๕๖๙ ทต.ก ข ค.pdf"),
        (Report("r", Office("โรงเรียน", "วัดใหม่. ")), "รายงาน ITA โรงเรียนวัดใหม่.pdf"),
        (Report("r"), "รายงาน ITA.pdf"),
    ],
)
def test_a_pdf_is_named_after_its_report(report: Report, name: str) -> None:
    assert pdf_name(report) == name


@pytest.mark.parametrize("name", ["กี่" * 90, "ก" + "่" * 300, "a" * 300])
def test_a_long_name_is_cut_where_no_mark_is_torn_off(name: str) -> None:
    made = pdf_name(Report("r", Office("", name), fiscal_year=2568))
    assert len(made.encode()) <= 143
    stem = made.removesuffix(".pdf")
    whole = f"รายงาน ITA ๒๕๖๘ {name}"
    assert whole.startswith(stem)
    assert whole[len(stem) : len(stem) + 1] not in {"ี", "่"}


def test_a_report_without_rows_has_pages() -> None:
    empty = set_pages(Report("r", issues=(Issue("i", "", (Measure("m", "", (Activity("a"),)),)),)), no_blobs)
    assert empty.cell(Place("results", "i", "m", "a"))
