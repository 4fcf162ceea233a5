"""Reports written to Word in the manner of offices come back as they were."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from docx_files import ABOVE, YEAR, File, Listed, Wide, merge_starts
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.domain.cells import cell_lines
from ita_desktop.domain.lines import print_lines, read_lines
from ita_desktop.domain.model import Lines, SameAs

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from ita_desktop.domain.model import Report

Table = list[tuple[str, list[tuple[str, list[dict[str, object]]]]]]

_WORDS = ("จัดประชุม", "เผยแพร่ข้อมูล", "รายงานผล", "เว็บไซต์", "ร้อยละ ๘๐", "5 ส", "ฯลฯ", "E-Service", "(ร่าง)", "พ.ศ. ๒๕๖๘")
_NAMES = ("ความโปร่งใส", "การให้บริการ", "การใช้งบประมาณ", "ทรัพย์สินของราชการ")
_KINDS = ("มาตรการ", "โครงการ", "กิจกรรม")


def sentences() -> SearchStrategy[str]:
    return st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(lambda words: "ให้" + " ".join(words))


@st.composite
def lists(draw: DrawFn) -> list[str]:
    """Lines as printed: dashes, numbers below them or on their own, no line without a mark but a whole cell of them."""
    if draw(st.booleans()):
        return draw(st.lists(sentences(), max_size=2))
    lines: list[str] = []
    for item in draw(st.lists(sentences(), min_size=1, max_size=3)):
        lines.append(f"- {item}")
        lines += [f"{n}. {x}" for n, x in enumerate(draw(st.lists(sentences(), max_size=2)), 1)]
    return list(print_lines(read_lines(lines)))


def rows_of_cells() -> SearchStrategy[dict[str, object]]:
    periods = st.sampled_from((YEAR, "ตลอดปีงบประมาณ ๒๕๖๘", "ไตรมาส ๑ - ๔"))
    return st.fixed_dictionaries(
        {
            "steps": lists(),
            "period": periods.map(lambda p: [p]),
            "responsible": st.lists(st.sampled_from(("กองช่าง", "กองคลัง")), min_size=1, unique=True),
            "results": lists(),
            "outcomes": lists(),
        }
    )


@st.composite
def tables(draw: DrawFn) -> Table:
    out: Table = []
    for name in draw(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=3, unique=True)):
        measures = []
        for number in range(draw(st.integers(1, 3))):
            rows = [draw(rows_of_cells()) for _ in range(draw(st.integers(1, 2)))]
            measures.append((f"{draw(st.sampled_from(_KINDS))}{name} {number}", rows))
        out.append((name, measures))
    return out


def plain(report: Report) -> Table:
    """Return what a report holds, as the tables above."""
    keys = [c.key for c in report.columns[1:]]
    return [
        (
            issue.title,
            [(m.title, [{k: list(cell_lines(a.cell(k))) for k in keys} for a in m.activities]) for m in issue.measures],
        )
        for issue in report.issues
    ]


def written(table: Table, *, tables: bool, lists: bool) -> Report:
    """Write a report as one table or one an issue, its lists typed or Word's own, and read it back."""
    file = File()
    pages: list[list[object]] = [[]]
    starts: list[tuple[int, int]] = []
    for number, (name, measures) in enumerate(table, 1):
        if tables and pages[-1]:
            pages.append([])
        pages[-1].append(Wide(f"ประเด็นที่ {number} {name}"))
        for title, rows in measures:
            for at, cells in enumerate(rows):
                if at == 0 and len(rows) > 1:
                    starts.append((len(pages) - 1, len(pages[-1]) + 1))
                steps = _own_list(cells["steps"]) if lists else cells["steps"]
                pages[-1].append(
                    (
                        title if at == 0 else ABOVE,
                        steps or "",
                        *(cells[k] or "" for k in ("period", "responsible", "results", "outcomes")),
                    )
                )
    for page in pages:
        file.table(*page)  # type: ignore[arg-type]
        file.lines("\f")
    for page_number, row_number in starts:
        merge_starts(file, page_number, (row_number, 0))
    with tempfile.TemporaryDirectory() as folder:
        return file.read(Path(folder))


def _own_list(lines: object) -> list[object]:
    """Return lines with dashes as items of Word's bullet list."""
    assert isinstance(lines, list)
    return [Listed(line[2:]) if line.startswith("- ") else line for line in lines]


@settings(max_examples=40, deadline=None)
@given(tables(), st.sampled_from(("one table", "one an issue")), st.sampled_from(("typed", "Word's own")))
def test_a_report_comes_back_as_it_was(table: Table, pages: str, marks: str) -> None:
    report = written(table, tables=pages == "one an issue", lists=marks == "Word's own")
    assert plain(report) == table
    assert report.doubts == ()
    assert not any(isinstance(c, SameAs) for _i, _m, a in report.activities() for _k, c in a.cells)
    uids = [report.uid, *(i.uid for i in report.issues), *(m.uid for _i, m in report.measures())]
    for _i, _m, a in report.activities():
        uids += [a.uid, *(line.uid for _k, c in a.cells if isinstance(c, Lines) for line in c.lines)]
    assert len(set(uids)) == len(uids)
