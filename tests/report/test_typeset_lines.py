"""Lines: nothing is lost or added, nothing is wider than its column, and lines end where it costs least."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typesetting import REGULAR, PlainBreaker, bare, family, thai_texts

from ita_desktop.report.typeset.breaker import Piece
from ita_desktop.report.typeset.font import Family
from ita_desktop.report.typeset.lines import Galley, Setter
from ita_desktop.report.typeset.paragraph import Leader, Paragraph, Space, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

_STYLE = Style(10, 15)


class _Pieces:
    """A breaker that has been told what to say."""

    def __init__(self, *pieces: Piece) -> None:
        self._pieces = pieces

    def pieces(self, text: str) -> tuple[Piece, ...]:
        return self._pieces if text else ()

    def inside(self, piece: str) -> Iterator[dict[int, float]]:
        return PlainBreaker().inside(piece)


def _setter(*pieces: Piece) -> Setter:
    return Setter(family(), _Pieces(*pieces) if pieces else PlainBreaker())


def _read(galley: Galley) -> list[str]:
    return [line.read() for line in galley.lines]


def _words(*words: str, penalty: float = 0) -> tuple[Piece, ...]:
    return tuple(Piece(word, space=True, penalty=penalty) for word in words)


def _width(text: str, style: Style = _STYLE) -> float:
    return family().regular.shape(text)[1] * style.size


@given(
    thai_texts(lines=True),
    st.floats(1, 300),
    st.builds(
        Style,
        size=st.sampled_from((8, 10.6, 18)),
        leading=st.just(20),
        bold=st.booleans(),
        align=st.sampled_from(("left", "center", "right")),
        first_indent=st.sampled_from((0, 30)),
    ),
    st.sampled_from(("", "-", "๑๐.")),
    st.sampled_from((0, 11, 500)),
)
def test_lines_hold_all_of_the_text_and_stay_in_their_column(
    text: str, width: float, style: Style, label: str, indent: float
) -> None:
    galley = _setter().galley((Paragraph(text, style, label, indent),), width)
    assert bare("".join(_read(galley))) == bare(label + text)
    for line in galley.lines:
        for part in line.parts:
            assert part.x >= 0
            assert part.x + part.width <= width + 0.001 or not PlainBreaker().clusters(line.read().rstrip())
    tops = [line.top for line in galley.lines]
    assert tops == pytest.approx([20 * nth for nth in range(len(tops))])
    assert galley.height() == pytest.approx(20 * len(tops))


@given(thai_texts(), st.floats(40, 300))
def test_spaces_at_line_ends_are_kept_but_take_no_room(text: str, width: float) -> None:
    galley = _setter().galley((Paragraph(text, _STYLE),), width)
    assert "".join(_read(galley)) == text


def test_a_hanging_space_does_not_move_centred_text() -> None:
    style = Style(10, 15, align="center")
    width = _width("กาขา") + 1
    galley = _setter(*_words("กาขา", "คางา")).galley((Paragraph("กาขา คางา ", style),), width)
    assert _read(galley) == ["กาขา ", "คางา "]
    assert [line.parts[0].x for line in galley.lines] == pytest.approx(
        [(width - line.parts[0].width) / 2 for line in galley.lines]
    )


def test_text_at_the_right_ends_at_the_edge() -> None:
    galley = _setter().galley((Paragraph("กา ขา", Style(10, 15, align="right")),), 200)
    (line,) = galley.lines
    assert line.parts[0].x + line.parts[0].width == pytest.approx(200)


def test_the_fallback_alignment_is_for_text_that_asks_for_none() -> None:
    setter = _setter()
    right = setter.galley((Paragraph("กา", _STYLE),), 100, "right")
    centred = setter.galley((Paragraph("กา", Style(10, 15, align="center")),), 100, "right")
    assert right.lines[0].parts[0].x == pytest.approx(100 - _width("กา"))
    assert centred.lines[0].parts[0].x == pytest.approx((100 - _width("กา")) / 2)


def test_lines_end_evenly_rather_than_as_late_as_possible() -> None:
    words = _words("กากากา", "กากา", "กากา", "กากากากากา")
    galley = _setter(*words).galley((Paragraph("x", _STYLE),), _width("กากากา กากา") + 1)
    assert _read(galley) == ["กากากา ", "กากา กากา ", "กากากากากา "]


def test_an_unwelcome_line_end_is_avoided() -> None:
    before, weak = Piece("กากา", space=True, penalty=0), Piece("ที่", space=True, penalty=30)
    after = Piece("ขากา", space=True, penalty=0)
    width = _width("กากา ที่") + 1
    assert _read(_setter(before, weak, after).galley((Paragraph("x", _STYLE),), width)) == ["กากา ", "ที่ ขากา "]
    gladly = weak._replace(penalty=0)
    assert _read(_setter(before, gladly, after).galley((Paragraph("x", _STYLE),), width)) == ["กากา ที่ ", "ขากา "]


def test_a_last_line_of_one_word_is_avoided() -> None:
    words = _words("กา" * 9, "กา", "กา", "กา")
    galley = _setter(*words).galley((Paragraph("x", _STYLE),), _width("กา" * 9 + " กา กา") + 1)
    assert _read(galley) == ["กา" * 9 + " กา ", "กา กา "]


def test_a_word_longer_than_the_column_is_cut_between_clusters() -> None:
    word = "น้ำที่ฟ้าปิ้ง" * 5
    galley = _setter().galley((Paragraph(word, _STYLE),), 40)
    assert len(galley.lines) > 3
    assert "".join(_read(galley)) == word
    clusters = {0, *PlainBreaker().clusters(word), len(word)}
    ends = [len("".join(_read(galley)[: nth + 1])) for nth in range(len(galley.lines))]
    assert set(ends) <= clusters


def test_what_is_kept_together_but_wider_than_the_column_is_cut_at_its_spaces() -> None:
    kept = Piece("วันที่ ๑ ตุลาคม ๒๕๖๗", space=True, penalty=0)
    galley = _setter(kept).galley((Paragraph("x", _STYLE),), _width("วันที่ ๑ ตุลาคม") + 1)
    assert [line.rstrip() for line in _read(galley)] in (["วันที่ ๑ ตุลาคม", "๒๕๖๗"], ["วันที่ ๑", "ตุลาคม ๒๕๖๗"])
    narrow = _setter(kept).galley((Paragraph("x", _STYLE),), _width("ตุลา"))
    assert "".join(_read(narrow)) == "วันที่ ๑ ตุลาคม ๒๕๖๗ "


def test_a_piece_too_wide_is_cut_no_worse_than_it_must_be() -> None:
    kept = Piece("กา ขาขาขาขา คา", space=False, penalty=0)
    galley = _setter(kept).galley((Paragraph("x", _STYLE),), _width("กา ขาขา") + 1)
    assert sorted(_read(galley)[:1] + _read(galley)[-1:]) in (["กา ขาขา", "ขาขา คา"], ["กา ", "คา"])
    whole = _setter(kept).galley((Paragraph("x", _STYLE),), _width("ขาขาขาขา") + 1)
    assert _read(whole) == ["กา ", "ขาขาขาขา ", "คา"]


def test_a_column_narrower_than_a_cluster_takes_one_in_each_line() -> None:
    assert _read(_setter().galley((Paragraph("กขค", _STYLE),), -5)) == ["ก", "ข", "ค"]


def test_line_ends_and_empty_lines_of_the_text_are_kept() -> None:
    galley = _setter().galley((Paragraph("กา\n\nขา", _STYLE),), 100)
    assert _read(galley) == ["กา", "", "ขา"]
    assert _read(_setter().galley((Paragraph("", _STYLE),), 100)) == [""]


def test_every_line_of_a_labelled_paragraph_stands_behind_its_label() -> None:
    galley = _setter().galley((Paragraph("กา ขา คา งา จา ฉา ชา ซา", _STYLE, "๑.", 11),), 60)
    label, *_ = galley.lines[0].parts
    assert label.x == 11
    begin = galley.lines[0].parts[1].x
    assert begin > label.x + label.width
    assert len(galley.lines) > 1
    assert {line.parts[0].x for line in galley.lines[1:]} == {begin}


def test_a_label_does_not_hang_where_no_room_would_be_left() -> None:
    galley = _setter().galley((Paragraph("กาขา", _STYLE, "๑๐๐๐๐.", 5),), 40)
    assert bare("".join(_read(galley))) == "๑๐๐๐๐.กาขา"
    assert min(part.x for line in galley.lines for part in line.parts) < 11


def test_only_the_first_line_is_indented() -> None:
    style = Style(10, 15, first_indent=30)
    galley = _setter().galley((Paragraph("กา ขา คา งา จา ฉา ชา ซา\nกา", style),), 70)
    assert [line.parts[0].x for line in galley.lines] == [30, *[0] * (len(galley.lines) - 1)]


def test_paragraphs_stand_below_each_other() -> None:
    spaced = Style(10, 15, after=4)
    galley = _setter().galley((Space(7), Paragraph("กา", spaced), Paragraph("ขา", Style(20, 30)), Space(3)), 100)
    assert [(line.top, line.paragraph) for line in galley.lines] == [(7, 0), (26, 1)]
    assert galley.height() == 49
    assert galley.height(1) == 30
    assert galley.height(1, 1) == 0


def test_how_many_lines_fit_and_are_taken() -> None:
    galley = _setter().galley((Paragraph("\n".join("กขคงจ"), _STYLE),), 100)
    assert [galley.fitting(0, room) for room in (14, 15, 44, 75, 900)] == [0, 1, 2, 5, 5]
    assert galley.fitting(5, 100) == galley.taken(5, 100) == 0
    assert [galley.taken(0, room) for room in (15, 30, 45, 60, 75)] == [0, 2, 3, 3, 5]
    assert galley.taken(2, 30) == 0  # three lines left: neither part could have two
    assert galley.taken(3, 15) == 0


def test_no_line_of_a_paragraph_is_left_alone_where_fewer_lines_allow_it() -> None:
    paragraphs = [Paragraph("\n".join(text), _STYLE) for text in ("กข", "คงจ", "ฉชซ")]
    galley = _setter().galley(paragraphs, 100)
    assert [galley.taken(0, 15 * fits) for fits in range(9)] == [0, 0, 2, 2, 2, 5, 5, 5, 8]
    assert galley.taken(2, 30) == 2  # fewer than two is no choice
    assert _setter().galley(paragraphs[1:2], 100).taken(0, 30) == 0


def test_the_same_text_is_set_once() -> None:
    setter = _setter()
    one = setter.galley((Paragraph("กา", _STYLE, tag="one"),), 100)
    assert setter.galley((Paragraph("กา", Style(10, 15), tag="other"),), 100) is one
    assert setter.galley((Paragraph("กา", _STYLE),), 101) is not one


def test_scale_multiplies_sizes_but_not_line_heights() -> None:
    setter = Setter(Family(REGULAR, scale=1.5), PlainBreaker())
    face = setter.face(Style(10, 15, bold=True))
    assert (face.size, face.leading, face.thick) == (15, 15, True)
    wide = setter.galley((Paragraph("กา", _STYLE),), 100).lines[0].parts[0].width
    assert wide == pytest.approx(1.5 * _width("กา"))


def test_a_leader_fills_the_way_to_its_number_with_dots() -> None:
    setter = _setter()
    short = setter.leader(Leader("กา", "๑", _STYLE), 300)
    longer = setter.leader(Leader("กา ขา", "๑๒", _STYLE, 20), 300)
    for galley in (short, longer):
        text, dots, right = galley.lines[-1].parts
        assert right.x + right.width == pytest.approx(300)
        assert text.x + text.width < dots.x < dots.x + dots.width < right.x
    assert longer.lines[0].parts[0].x == 20
    assert _read(short)[0].startswith("กา ....")


def test_dots_of_several_leaders_stand_below_each_other() -> None:
    setter = _setter()
    dot = _width(".")
    ends = [setter.leader(Leader(text, "๑", _STYLE), 300).lines[-1].parts[1] for text in ("กา", "กา ขาคางาจา", "ฉาน")]
    assert [part.x + part.width for part in ends] == pytest.approx([ends[0].x + ends[0].width] * 3)
    assert all((part.width / dot) == pytest.approx(round(part.width / dot)) for part in ends)


def test_a_long_entry_has_its_number_in_its_last_line() -> None:
    galley = _setter().leader(Leader("กาขาคางา " * 20, "๑๒", _STYLE), 200)
    assert len(galley.lines) > 2
    assert [len(line.parts) for line in galley.lines[:-1]] == [1] * (len(galley.lines) - 1)
    assert _read(galley)[-1].endswith("๑๒")
    assert all(part.x + part.width <= 200.001 for line in galley.lines for part in line.parts)


@pytest.mark.parametrize("text", ["", "ก" * 30])
def test_a_leader_without_room_for_dots_or_text_still_has_its_number(text: str) -> None:
    galley = _setter().leader(Leader(text, "๑๒", _STYLE), 40)
    assert bare("".join(_read(galley))).replace(".", "") == text + "๑๒"
