"""Tables over pages: no text is lost at a cut, headings are repeated, rules are complete."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typesetting import PlainBreaker, bare, family, thai_texts

from ita_desktop.report.typeset.page import Section, plan
from ita_desktop.report.typeset.paragraph import Anchor, Paragraph, Space, Style
from ita_desktop.report.typeset.table import Group, Row, Table, TableColumn

if TYPE_CHECKING:
    from ita_desktop.report.typeset.page import Page, Plan
    from ita_desktop.report.typeset.paragraph import Align
    from ita_desktop.report.typeset.sheet import Text

_STYLE = Style(10, 16)
_HEAD = Style(10, 16, bold=True)
_MARGINS = (20, 30, 20, 30)
_LEFT, _RIGHT = 20.0, 320.0
_SIZE = (340, 300)  # 240 points of text: 15 lines


def _cell(text: str, tag: object = None) -> tuple[Paragraph, ...]:
    return (Paragraph(text, _STYLE, tag=tag),) if text else ()


def _lines(count: int, name: str = "") -> str:
    return "\n".join(f"{name}{nth}" for nth in range(count))


def _table(*body: Group | Row, headings: tuple[str, ...] = ("หนึ่ง", "สอง", "สาม"), pad_y: float = 3) -> Table:
    width = (_RIGHT - _LEFT) / len(headings)
    aligns: tuple[Align, ...] = ("left", "center", "right")
    columns = tuple(TableColumn(text, width, aligns[nth % 3]) for nth, text in enumerate(headings))
    return Table(columns, body, _HEAD, _HEAD, pad_y=pad_y)


def _row(*cells: str | None, tag: object = None) -> Row:
    return Row(tuple(None if cell is None else _cell(cell, cell) for cell in cells), tag)


def _plan(*content: Table | Space | Paragraph | Anchor, size: tuple[float, float] = _SIZE) -> Plan:
    return plan(Section(*size, _MARGINS, content), family(), PlainBreaker())


def _texts(page: Page) -> list[Text]:
    return [text for layer in page.layers for text in layer.texts]


def _column(page: Page, nth: int, count: int = 3) -> str:
    """Return the text of the rows of a page in one column."""
    edge = _LEFT + (_RIGHT - _LEFT) / count * nth + 3.5
    texts = [text for layer in page.layers if not layer.repeated for text in layer.texts]
    own = [text for text in texts if abs(text.x - edge) < 0.01 and _GROUP not in text.tags]
    return "\n".join(line.read() for text in own for line in text.galley.lines[text.start : text.stop])


def _shown(page: Page) -> list[str]:
    return [line.strip() for line in page.read()]


def _group_lines(page: Page, title: str) -> list[str]:
    return [line for line in _shown(page) if line.startswith(title)]


# --- laws ---

_GROUP = "group"
_CELLS = st.lists(
    st.tuples(thai_texts(25, lines=True), st.sampled_from(("", "-", "๑๐.")), st.sampled_from((0, 11))), max_size=2
).map(lambda parts: tuple(Paragraph(text, _STYLE, label, indent, text) for text, label, indent in parts))
_ROWS = st.builds(Row, st.tuples(*[st.none() | _CELLS] * 3), st.integers())
_GROUPS = st.builds(
    Group, thai_texts(6), st.none() | st.builds(Anchor, st.text(max_size=3), thai_texts(2)), st.just(_GROUP)
)
_BODIES = st.lists(st.one_of(_ROWS, _ROWS, _ROWS, _GROUPS), max_size=14).map(tuple)
_SIZES = st.tuples(st.just(340), st.sampled_from((200, 300, 500)))


def _source(table: Table, column: int) -> str:
    """Return all text of a column."""
    rows = [item for item in table.body if isinstance(item, Row)]
    return bare("".join(cell.label + cell.text for row in rows for cell in row.cells[column] or ()))


@settings(deadline=None, max_examples=60)
@given(_BODIES, _SIZES, st.sampled_from((0, 3)))
def test_every_column_keeps_its_text_over_all_pages(
    body: tuple[Group | Row, ...], size: tuple[float, float], pad_y: float
) -> None:
    table = _table(*body, pad_y=pad_y)
    planned = _plan(table, size=size)
    for nth in range(3):
        shown = "\n".join(_column(page, nth) for page in planned.pages)
        assert bare(shown) == _source(table, nth)


@settings(deadline=None, max_examples=60)
@given(_BODIES, _SIZES)
def test_every_page_has_its_headings_rules_and_boxes_inside_its_text_area(
    body: tuple[Group | Row, ...], size: tuple[float, float]
) -> None:
    planned = _plan(_table(*body), size=size)
    bottom = size[1] - 30
    for page in planned.pages:
        assert _shown(page)[:3] == ["หนึ่ง", "สอง", "สาม"]
        rules = [rule for layer in page.layers for rule in layer.rules]
        low = max(rule.to_y for rule in rules)
        top = min(rule.y for rule in rules)
        assert top >= 30
        assert low <= bottom + 0.02
        assert _covered([(r.x, r.to_x) for r in rules if r.y == r.to_y == low]) == [(_LEFT, _RIGHT)]
        for edge in (_LEFT, _RIGHT):
            assert _covered([(r.y, r.to_y) for r in rules if r.x == r.to_x == edge]) == [(top, low)]
        for x, y, width, height in [box[1:5] for box in page.boxes]:
            assert x >= _LEFT - 0.01
            assert x + width <= _RIGHT + 0.01
            assert y >= top
            assert y + height <= low + 0.02
        for text in _texts(page):
            assert text.y >= top
            assert text.y + text.galley.height(text.start, text.stop) <= low + 0.02


def _covered(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return spans joined where they touch."""
    out: list[tuple[float, float]] = []
    for start, stop in sorted(spans):
        if out and start <= out[-1][1] + 0.02:
            out[-1] = (out[-1][0], max(out[-1][1], stop))
        else:
            out.append((start, stop))
    return out


@settings(deadline=None, max_examples=60)
@given(_BODIES, _SIZES)
def test_no_two_texts_of_a_page_overlap(body: tuple[Group | Row, ...], size: tuple[float, float]) -> None:
    for page in _plan(_table(*body), size=size).pages:
        texts = sorted(_texts(page), key=lambda text: (text.x, text.y))
        for one, other in pairwise(texts):
            if one.x == other.x:
                assert one.y + one.galley.height(one.start, one.stop) <= other.y + 0.02


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=12), st.integers(1, 30))
def test_two_lines_stay_on_each_side_of_a_cut(counts: list[int], other: int) -> None:
    planned = _plan(_table(*(_row(_lines(count, "ก"), _lines(other, "ข"), "ค") for count in counts)))
    for page in planned.pages:
        for text in _texts(page):
            count = len(text.galley.lines)
            if count > 1:
                assert text.stop - text.start >= 2 or text.stop - text.start == count
                assert text.start == 0 or text.start >= 2


@pytest.mark.parametrize("above", range(3, 24))
def test_a_short_cell_begins_only_where_it_ends_as_well(above: int) -> None:
    """The page holds 29 lines besides the headings; the short cell has six, the longest for which that is asked."""
    body = (_row(_lines(above, "ก"), "", ""), _row(_lines(6, "ข"), _lines(20, "ค"), _lines(7, "ง")))
    planned = _plan(_table(*body), size=(340, 30 + 500 + 30))
    begins = next(page for page in planned.pages if "ค0" in _shown(page))
    assert _column(begins, 0).endswith(_lines(6, "ข"))
    # Where the six fit the row is cut, so that no page is left emptier than they are high.
    assert begins is planned.pages[0 if 22 + (above + 6) * 16 + 12 <= 500 else 1]


def test_a_short_cell_higher_than_a_quarter_of_a_page_is_cut_like_any_other() -> None:
    body = (_row(_lines(8, "ก"), "", ""), _row(_lines(6, "ข"), "", ""))
    assert "ข0" in _shown(_plan(_table(*body)).pages[0])


# --- headings ---


def test_a_group_goes_on_with_its_name_on_every_page_it_reaches() -> None:
    planned = _plan(_table(Group("ประเด็น ก"), *[_row(_lines(4), "", "") for _ in range(9)], Group("ประเด็น ข")))
    assert len(planned.pages) > 2
    assert _group_lines(planned.pages[0], "ประเด็น ก") == ["ประเด็น ก"]
    for page in planned.pages[1:-1]:
        assert _group_lines(page, "ประเด็น ก") == ["ประเด็น ก (ต่อ)"]
        assert _shown(page)[3] == "ประเด็น ก (ต่อ)"


def test_a_new_group_at_the_top_of_a_page_does_not_repeat_the_old_one() -> None:
    # The first page holds its headings (22), a group (22) and rows of 22 points: eight of them, and 20 points are left.
    planned = _plan(_table(Group("ประเด็น ก"), *[_row("ก", "", "")] * 8, Group("ประเด็น ข"), _row("ก", "", "")))
    assert [_shown(page)[3] for page in planned.pages] == ["ประเด็น ก", "ประเด็น ข"]


@pytest.mark.parametrize("rows", range(5, 11))
def test_no_group_heading_is_the_last_of_a_page(rows: int) -> None:
    body = [*[_row("ก", "", "")] * rows, Group("ประเด็น ก"), Group("ประเด็น ข"), _row(_lines(6), "", "")]
    for page in _plan(_table(*body)).pages:
        assert not _shown(page)[-1].startswith("ประเด็น")
    assert sum(len(_group_lines(page, "ประเด็น ข")) for page in _plan(_table(*body)).pages) >= 1


def test_a_page_too_low_for_the_lines_that_stay_together_still_takes_some() -> None:
    planned = _plan(_table(_row(_lines(3), "ก", "")), size=(340, 30 + 60 + 30))  # the headings take 22, a line 16
    assert [_column(page, 0) for page in planned.pages] == ["0\n1", "2"]
    planned = _plan(_table(_row(_lines(3), _lines(3), "")), size=(340, 30 + 44 + 30))
    assert [_column(page, 0) for page in planned.pages] == ["0", "1", "2"]
    planned = _plan(_table(_row(_lines(3), "", "")), size=(340, 30 + 15 + 30))  # no page holds a line
    assert [_column(page, 0) for page in planned.pages] == ["หนึ่ง", "0", "1", "2"]


def test_groups_at_the_end_of_a_table_are_still_shown() -> None:
    planned = _plan(_table(_row("ก", "", ""), Group("ประเด็น ก"), Group("ประเด็น ข")))
    assert _shown(planned.pages[0])[-2:] == ["ประเด็น ก", "ประเด็น ข"]


def test_a_table_without_rows_has_its_headings() -> None:
    (page,) = _plan(_table()).pages
    assert _shown(page) == ["หนึ่ง", "สอง", "สาม"]


def test_a_table_without_rows_below_a_full_page_stands_on_the_next() -> None:
    planned = _plan(Paragraph(_lines(15), _STYLE), _table())
    assert [_shown(page)[0] for page in planned.pages] == ["0", "หนึ่ง"]


def test_a_heading_taller_than_half_a_page_is_cut_like_a_row_and_not_repeated() -> None:
    planned = _plan(_table(_row(_lines(20), "", ""), headings=(_lines(20, "ห"), "สอง", "สาม")))
    shown = [line for page in planned.pages for line in _shown(page)]
    assert [line for line in shown if line.startswith("ห")] == [f"ห{nth}" for nth in range(20)]
    assert shown.count("สอง") == 1
    assert [line for line in shown if line.isdigit()] == [str(nth) for nth in range(20)]


def test_a_group_heading_taller_than_a_page_is_cut_and_not_repeated() -> None:
    anchor = Anchor("a", "ก")
    planned = _plan(_table(Group(_lines(30, "ก"), anchor, "group"), *[_row(_lines(9), "", "")] * 3))
    shown = [line for page in planned.pages for line in _shown(page)]
    assert [line for line in shown if line.startswith("ก")] == [f"ก{nth}" for nth in range(30)]
    assert planned.anchors == {"a": 0}
    assert {box.tag for box in planned.pages[1].boxes} >= {"group"}


def test_headings_are_drawn_once_for_all_pages_that_begin_at_the_same_height() -> None:
    planned = _plan(Space(40), _table(*[_row(_lines(8), "", "")] * 5))
    heads = [layer for page in planned.pages for layer in page.layers if layer.repeated]
    assert len(heads) == len(planned.pages) > 2
    assert heads[0] is not heads[1]
    assert all(head is heads[1] for head in heads[1:])


def test_headings_are_centred_in_both_directions() -> None:
    (page,) = _plan(_table(_row("ก", "", ""), headings=("หนึ่ง", _lines(3), "สาม"))).pages
    one, three, _ = page.layers[0].texts
    assert one.y + one.galley.height() / 2 == pytest.approx(three.y + three.galley.height() / 2)
    (part,) = one.galley.lines[0].parts
    assert part.x + part.width / 2 == pytest.approx(one.galley.width / 2)


def test_columns_give_their_cells_an_alignment() -> None:
    (page,) = _plan(_table(_row("ก", "ข", "ค"))).pages
    left, centre, right = (text.galley.lines[0].parts[0] for text in page.layers[1].texts)
    width = 100 - 7
    assert left.x == 0
    assert centre.x + centre.width / 2 == pytest.approx(width / 2)
    assert right.x + right.width == pytest.approx(width)


# --- merged cells ---


def test_a_merged_cell_flows_over_its_rows_and_pages() -> None:
    rows = [_row(_lines(40, "ก"), "ข0", ""), *[_row(None, f"ข{nth}", "") for nth in range(1, 30)]]
    planned = _plan(_table(*rows))
    assert "\n".join(_column(page, 0) for page in planned.pages) == _lines(40, "ก")
    assert "\n".join(_column(page, 1) for page in planned.pages) == _lines(30, "ข")


def test_no_rule_runs_through_a_merged_cell() -> None:
    (page,) = _plan(_table(_row("ก", "ข", "ค"), _row(None, "ข", "ค"), _row("ก", "ข", None))).pages
    across = [(r.y, r.x, r.to_x) for r in page.layers[1].rules if r.y == r.to_y > 52]  # below the headings
    first, second, third = (30 + 22 * nth for nth in (2, 3, 4))
    assert across == [(first, 120, _RIGHT), (second, _LEFT, 220), (third, _LEFT, _RIGHT)]


def test_a_row_is_as_high_as_the_merged_cell_that_ends_with_it_needs() -> None:
    (page,) = _plan(_table(_row(_lines(5), "ข", ""), _row(None, "ข", "", tag="last"), _row("ก", "", ""))).pages
    last = next(box for box in page.boxes if box.tag == "last" and box.column == 1)
    assert last.height == 5 * 16 + 6 - 22
    assert {box.y for box in page.boxes if box.tag == "ก"} == {30 + 22 + 5 * 16 + 6 + 3}


def test_only_rows_are_merged_with_rows() -> None:
    (page,) = _plan(_table(_row(None, "ข", None), Group("ประเด็น"), _row("ก", None, "ค"))).pages
    assert [line for line in _shown(page)[3:] if line] == ["ข", "ประเด็น", "ก", "ค"]


def test_a_row_whose_merged_cell_does_not_fit_is_cut() -> None:
    planned = _plan(_table(_row(_lines(20, "ก"), "ข", ""), _row(None, "ข", "", tag="last")))
    assert len(planned.pages) == 2
    assert "\n".join(_column(page, 0) for page in planned.pages) == _lines(20, "ก")
    assert {box.column for box in planned.pages[1].boxes if box.tag == "last"} == {1, 2}


# --- tags, anchors ---


def test_cells_and_their_lines_have_the_boxes_of_their_tags() -> None:
    (page,) = _plan(_table(_row("ก", "ข", "", tag="row"), Group("ประเด็น", tag="group"))).pages
    cells = [box for box in page.boxes if box.tag == "row"]
    assert [(box.x, box.y, box.width, box.height, box.column) for box in cells] == [
        (_LEFT + 100 * nth, 52, 100, 22, nth) for nth in range(3)
    ]
    (line,) = (box for box in page.boxes if box.tag == "ข")
    assert (line.x, line.y, line.width, line.height, line.column) == (123.5, 55, 93, 16, -1)
    groups = [box for box in page.boxes if box.tag == "group"]
    assert [(box.x, box.width, box.column) for box in groups] == [(_LEFT, 300, -1), (_LEFT + 3.5, 293, -1)]


def test_a_cut_cell_has_a_box_on_each_page() -> None:
    planned = _plan(_table(_row(_lines(20), "ข", "", tag="row")))
    assert [[box.column for box in page.boxes if box.tag == "row"] for page in planned.pages] == [[0, 1, 2]] * 2


def test_anchors_of_groups_stand_where_their_headings_do() -> None:
    body = [Group("ประเด็น ก", Anchor("one", "ก")), *[_row(_lines(5), "", "")] * 2, Group("ประเด็น ข", Anchor("two"))]
    planned = _plan(Anchor("table"), _table(*body, _row("ก", "", "")))
    assert planned.anchors == {"table": 0, "one": 0, "two": 1}
    for mark in planned.marks[1:]:
        text = next(t for t in _texts(planned.pages[mark.page]) if t.galley.lines[0].read().startswith("ประเด็น"))
        assert text.y == pytest.approx(mark.y + 3)


def test_pages_of_many_rows_are_planned_one_at_a_time() -> None:
    rows = [_row("ก", "ข", "ค", tag=nth) for nth in range(2000)]
    planned = _plan(_table(*rows))
    assert len(planned.pages) == 2000 // 9 + 1
    assert [box.tag for page in planned.pages for box in page.boxes if box.column == 0] == list(range(2000))
