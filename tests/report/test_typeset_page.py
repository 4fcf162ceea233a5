"""Pages: what follows what, where space goes, and what is never torn apart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from typesetting import PlainBreaker, bare, contents, family, source

from ita_desktop.report.typeset.content import Together
from ita_desktop.report.typeset.page import Section, plan
from ita_desktop.report.typeset.paragraph import (
    Anchor,
    Fill,
    Leader,
    PageBreak,
    Paragraph,
    Picture,
    SideBySide,
    Space,
    Style,
)
from ita_desktop.report.typeset.table import Row, Table, TableColumn

if TYPE_CHECKING:
    from ita_desktop.report.typeset.content import Content
    from ita_desktop.report.typeset.page import Page, Plan
    from ita_desktop.report.typeset.sheet import Text

_STYLE = Style(10, 20)
_TOP, _HEIGHT = 50, 200  # ten lines
_SIZE = (340, _TOP + _HEIGHT + 30)
_MARGINS = (20, _TOP, 20, 30)


def _lines(count: int, name: str = "", *, tag: object = None, style: Style = _STYLE) -> Paragraph:
    return Paragraph("\n".join(f"{name}{nth}" for nth in range(count)), style, tag=tag)


def _plan(*content: Content) -> Plan:
    return plan(Section(*_SIZE, _MARGINS, content), family(), PlainBreaker())


def _read(planned: Plan) -> list[list[str]]:
    return [list(page.read()) for page in planned.pages]


def _texts(page: Page) -> list[Text]:
    return [text for layer in page.layers for text in layer.texts]


def _tops(page: Page) -> list[float]:
    return [text.y - _TOP for text in _texts(page)]


def test_nothing_is_one_empty_page() -> None:
    planned = _plan()
    assert _read(planned) == [[]]
    assert planned.anchors == {}


def test_paragraphs_stand_below_each_other_with_the_space_after_them() -> None:
    spaced = Style(10, 20, after=7)
    (page,) = _plan(_lines(2, style=spaced), Space(5), _lines(1)).pages
    assert _tops(page) == [0, 52]
    assert [text.x for text in _texts(page)] == [20, 20]


def test_the_last_of_centred_lines_is_not_much_shorter_than_the_others() -> None:
    text = " ".join(["รายงาน"] * 13)
    centre = Style(10, 16, bold=True, align="center")
    (page,) = _plan(Paragraph(text, centre), Paragraph("สั้น", centre), Paragraph(text, _STYLE)).pages
    centred, _short, plain = (text for layer in page.layers for text in layer.texts)
    ends = [[line.parts[-1] for line in text.galley.lines] for text in (centred, plain)]
    assert [len(lines) for lines in ends] == [2, 2]
    assert ends[0][1].width > ends[0][0].width / 2
    assert ends[1][1].width < ends[1][0].width / 2
    for part in ends[0]:  # about the middle of the page
        assert centred.x + part.x + part.width / 2 == pytest.approx(340 / 2)
    assert plain.x == 20


def test_centred_lines_that_no_less_width_would_hold_stay_as_they_are() -> None:
    def lines(count: int, style: Style) -> list[str]:
        return [line for page in _read(_plan(Paragraph(" ".join(["รายงาน"] * count), style))) for line in page]

    first = len(lines(9, _STYLE)[0].split())
    count = 20 * first + 1  # the last of 21 lines holds one word
    left = lines(count, _STYLE)
    assert len(left) == 21
    assert lines(count, Style(10, 20, align="center")) == left


def test_a_paragraph_is_cut_with_two_lines_on_each_side() -> None:
    assert [len(page) for page in _read(_plan(_lines(11)))] == [9, 2]
    assert [len(page) for page in _read(_plan(_lines(9), _lines(3, "ก")))] == [9, 3]
    assert [len(page) for page in _read(_plan(_lines(8), _lines(3, "ก")))] == [8, 3]
    assert [len(page) for page in _read(_plan(_lines(8), _lines(4, "ก")))] == [10, 2]


def test_a_long_paragraph_takes_as_many_pages_as_it_needs() -> None:
    assert [len(page) for page in _read(_plan(_lines(35)))] == [10, 10, 10, 5]


def test_a_page_lower_than_a_line_still_takes_one() -> None:
    low = Section(340, 95, _MARGINS, (_lines(3), SideBySide(((_lines(2),), ()))))
    assert [len(page) for page in _read(plan(low, family(), PlainBreaker()))] == [1, 1, 1, 1, 1]


def test_space_vanishes_where_a_page_was_full_just_before_it() -> None:
    planned = _plan(_lines(10), Space(30), _lines(1, "ก"))
    assert _read(planned)[1] == ["ก0"]
    assert _tops(planned.pages[1]) == [0]
    assert len(_plan(_lines(9), Space(500)).pages) == 1


def test_space_at_the_top_of_a_page_begun_on_purpose_stays() -> None:
    planned = _plan(Space(30), _lines(1), PageBreak(), Space(40), _lines(1))
    assert [_tops(page) for page in planned.pages] == [[30], [40]]


def test_a_page_of_nothing_but_space_may_be_too_full_for_a_line() -> None:
    table = Table((TableColumn("หัว", 300),), (Row(((_lines(2),),)),), _STYLE, _STYLE)
    for item in (_lines(1), table, Picture(b"", 10, 20), SideBySide(((_lines(1),),)), Together((_lines(1),))):
        planned = _plan(Space(190), item)
        assert len(planned.pages) == 2
        assert planned.pages[0].layers == ()


def test_space_that_moves_to_a_new_page_with_what_follows_vanishes() -> None:
    planned = _plan(_lines(8), Together((Space(30), _lines(3, "ก"))))
    assert _tops(planned.pages[1]) == [0]


def test_page_breaks_may_leave_a_page_empty() -> None:
    assert _read(_plan(_lines(1), PageBreak(), PageBreak(), _lines(1))) == [["0"], [], ["0"]]


def test_fill_pushes_to_the_bottom() -> None:
    (page,) = _plan(_lines(1), Fill(), _lines(2)).pages
    assert _tops(page) == [0, 160]


def test_several_fills_share_the_free_height() -> None:
    anchor = Anchor("low")
    planned = _plan(Fill(), _lines(1), Fill(), anchor, Leader("ก", "๑", _STYLE, anchor="low"), Fill())
    (page,) = planned.pages
    assert _tops(page) == pytest.approx([160 / 3, 20 + 2 * 160 / 3])
    (link,) = (link for layer in page.layers for link in layer.links)
    assert link.y - _TOP == planned.marks[0].y - _TOP == pytest.approx(20 + 2 * 160 / 3)


def test_fill_ends_with_its_page() -> None:
    planned = _plan(_lines(1), Fill(), _lines(1), PageBreak(), _lines(1))
    assert [_tops(page) for page in planned.pages] == [[0, 180], [0]]


def test_content_that_belongs_together_moves_as_a_whole() -> None:
    together = Together((Anchor("a"), _lines(2, "ก"), Space(10), _lines(2, "ข")))
    planned = _plan(_lines(6), together)
    assert [len(page) for page in _read(planned)] == [6, 4]
    assert planned.anchors == {"a": 1}
    assert [len(page) for page in _read(_plan(_lines(5), together))] == [9]


def test_what_no_page_can_hold_together_is_set_as_it_comes() -> None:
    planned = _plan(_lines(4), Together((Anchor("a"), _lines(8, "ก"), _lines(8, "ข"))))
    assert [len(page) for page in _read(planned)] == [10, 10]
    assert planned.anchors == {"a": 0}
    assert planned.marks[0].y == _TOP + 80
    whole = _plan(Together((_lines(15),)))
    assert [len(page) for page in _read(whole)] == [10, 5]


def test_together_may_hold_together() -> None:
    inner = Together((_lines(3, "ข"),))
    planned = _plan(_lines(5), Together((_lines(3, "ก"), inner)))
    assert [len(page) for page in _read(planned)] == [5, 6]


def test_columns_beside_each_other_are_of_equal_width_and_not_split() -> None:
    side = SideBySide(((_lines(3, "ก"),), (Space(10), _lines(1, "ข", tag="b")), ()), gap=30)
    planned = _plan(_lines(8), side)
    page = planned.pages[1]
    assert [text.x for text in _texts(page)] == [20, 20 + 80 + 30]
    assert _tops(page) == [0, 10]
    (box,) = page.boxes
    assert (box.tag, box.width, box.height) == ("b", 80, 20)


def test_columns_taller_than_a_page_go_on_on_the_next() -> None:
    side = SideBySide(((_lines(14, "ก"),), (_lines(3, "ข"),)))
    planned = _plan(_lines(1), side, _lines(1, "ค"))
    assert bare("".join(line for page in _read(planned) for line in page if line.startswith("ก"))) == "".join(
        f"ก{nth}" for nth in range(14)
    )
    assert _read(planned)[-1] == [*(f"ก{nth}" for nth in range(10, 14)), "ค0"]


def test_no_columns_are_nothing() -> None:
    assert _read(_plan(SideBySide(()), SideBySide(((),)), _lines(1))) == [["0"]]


def test_a_picture_is_centred_and_has_a_box() -> None:
    (page,) = _plan(_lines(1), Picture(b"", 100, 50, "logo"), _lines(1)).pages
    (box,) = page.boxes
    assert (box.tag, box.x, box.y, box.width, box.height) == ("logo", 120, 70, 100, 50)
    assert _tops(page) == [0, 70]


def test_a_picture_larger_than_the_text_area_is_made_smaller() -> None:
    (page,) = _plan(Picture(b"", 600, 300)).pages
    (image,) = page.layers[0].images
    assert (image.width, image.height) == (300, 150)
    (page,) = _plan(Picture(b"", 100, 400)).pages
    (image,) = page.layers[0].images
    assert (image.x, image.width, image.height) == (145, 50, 200)


def test_a_picture_without_room_goes_to_the_next_page() -> None:
    planned = _plan(_lines(5), Picture(b"", 100, 120))
    assert [len(page.layers) for page in planned.pages] == [1, 1]
    assert planned.pages[1].layers[0].images[0].y == _TOP


def test_anchors_go_with_what_follows_them() -> None:
    planned = _plan(_lines(9), Anchor("next", "ต่อไป"), _lines(3), Anchor("end"))
    assert planned.anchors == {"next": 1, "end": 1}
    assert [mark.y for mark in planned.marks] == [_TOP, _TOP + 60]


def test_an_anchor_before_a_page_break_stands_on_the_page_that_ends() -> None:
    assert _plan(_lines(1), Anchor("a"), PageBreak(), _lines(1)).anchors == {"a": 0}


def test_the_first_of_several_anchors_of_one_name_counts() -> None:
    assert _plan(Anchor("a"), _lines(1), PageBreak(), Anchor("a")).anchors == {"a": 0}


def test_a_leader_is_a_link_on_every_line() -> None:
    (page,) = _plan(Leader("กาขา " * 40, "๑๒", _STYLE, anchor="a", tag="entry")).pages
    (link,) = (link for layer in page.layers for link in layer.links)
    assert len(page.boxes) > 1
    assert (link.anchor, link.height) == ("a", 20 * len(page.boxes))
    assert {box.tag for box in page.boxes} == {"entry"}
    (plain,) = _plan(Leader("ก", "๑", _STYLE)).pages
    assert not any(layer.links for layer in plain.layers)


def test_numbers_stand_in_the_middle_of_the_top_margin() -> None:
    style = Style(12, 16)
    section = Section(*_SIZE, _MARGINS, (_lines(15),), lambda nth: f"- {nth} -", style)
    planned = plan(section, family(), PlainBreaker())
    assert [page.number for page in planned.pages] == ["- 1 -", "- 2 -"]
    number = _texts(planned.pages[1])[-1]
    assert number.y == (_TOP - 16) / 2
    (part,) = number.galley.lines[0].parts
    assert number.x + part.x + part.width / 2 == pytest.approx(_SIZE[0] / 2)
    assert _read(planned)[1] == ["10", "11", "12", "13", "14", "- 2 -"]


def test_pages_without_a_number_say_so() -> None:
    section = Section(*_SIZE, _MARGINS, (_lines(15),), lambda nth: "" if nth == 1 else str(nth))
    planned = plan(section, family(), PlainBreaker())
    assert [page.number for page in planned.pages] == ["", "2"]
    assert _plan(_lines(1)).pages[0].number == ""


def test_every_line_has_the_box_of_its_paragraph() -> None:
    (page,) = _plan(_lines(3, tag="one"), _lines(1), _lines(1, tag="two")).pages
    assert [(box.tag, box.y - _TOP) for box in page.boxes] == [("one", 0), ("one", 20), ("one", 40), ("two", 80)]
    assert {(box.x, box.width, box.height) for box in page.boxes} == {(20, 300, 20)}


def test_a_table_stands_among_other_content() -> None:
    table = Table((TableColumn("หัว", 300),), (Row(((_lines(2),),)),), _STYLE, _STYLE, pad_y=5)
    (page,) = _plan(_lines(1, "ก"), table, _lines(1, "ข")).pages
    assert _read(_plan(_lines(1, "ก"), table, _lines(1, "ข"))) == [["ก0", "หัว", "0", "1", "ข0"]]
    assert _tops(page) == [0, 25, 55, 100]


def test_a_table_below_too_little_room_begins_on_the_next_page() -> None:
    table = Table((TableColumn("หัว", 300),), (Row(((_lines(2),),)),), _STYLE, _STYLE)
    assert [page[0] for page in _read(_plan(_lines(8), Anchor("a"), table))] == ["0", "หัว"]
    assert _plan(_lines(8), Anchor("a"), table).anchors == {"a": 1}


@settings(deadline=None, max_examples=80)
@given(contents(300))
def test_all_text_is_set_inside_the_text_area(content: tuple[Content, ...]) -> None:
    planned = _plan(*content)
    shown = bare("".join(line for page in planned.pages for line in page.read()))
    # Headings are repeated and entries dotted, and columns beside each other may be cut: nothing may be missing.
    assert not Counter(bare(source(content))) - Counter(shown)
    for page in planned.pages:
        for text in _texts(page):
            assert text.y >= _TOP
            assert text.y + text.galley.height(text.start, text.stop) <= _TOP + _HEIGHT + 0.02
            for line in text.galley.lines[text.start : text.stop]:
                for part in line.parts:
                    assert text.x + part.x >= 20 - 0.01
                    assert text.x + part.x + part.width <= 320.01
        for box in page.boxes:
            assert box.y >= _TOP
            assert box.y + box.height <= _TOP + _HEIGHT + 0.02


def _rows(*heights: int) -> Table:
    rows = tuple(Row(((_lines(count, f"r{nth}."),),)) for nth, count in enumerate(heights))
    return Table((TableColumn("หัว", 300),), rows, _STYLE, _STYLE)


@pytest.mark.parametrize("heights", [(3, 1, 1, 1), (1,) * 40, (7,), (5,), (30,), (2, 5), (4, 3), (5, 2)])
def test_a_table_sends_its_last_lines_along_with_what_must_not_stand_alone(heights: tuple[int, ...]) -> None:
    table = _rows(*heights)
    cells = [f"r{nth}.{line}" for nth, count in enumerate(heights) for line in range(count)]
    for space in range(0, 100, 9):
        planned = _plan(Space(space), table, Together((_lines(3, "ก"),), rows=True))
        *_, last = _read(planned)
        assert last[-3:] == ["ก0", "ก1", "ก2"]
        assert last[0] == "หัว"
        assert len(last) > 4
        assert [line for page in _read(planned) for line in page if line in cells] == cells


def test_what_must_not_stand_alone_does_so_where_no_line_of_the_table_can_go() -> None:
    one_line = (_rows(1), Together((_lines(8, "ก"),), rows=True))
    assert [page[0] for page in _read(_plan(*one_line))] == ["หัว", "ก0"]
    apart = (_rows(5, 2), Space(1), Together((_lines(4, "ก"),), rows=True))
    assert _read(_plan(*apart))[1] == ["ก0", "ก1", "ก2", "ก3"]
