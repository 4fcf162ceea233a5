"""List cells: typed and printed lines, markers and numbers, and the identity that lines keep."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.lines import labels, lines_cell, print_lines, read_lines, without_number
from ita_desktop.domain.model import MISSING, Line, Lines, Marker
from ita_desktop.thai.digits import thai_number
from tests.strategies import lines, words

MARKS = st.sampled_from(
    ("", "- ", "– ", "• ", "-", "๑. ", "๑.", "๒. ", "3. ", "๑) ", "๔. ", "1.", "1. ", "๐๑. ", "๑.๑ ", "-5 ", "  ")
)
TYPED = st.lists(st.builds(str.__add__, MARKS, words() | st.just("")), max_size=8)
KEPT = st.lists(lines(), max_size=6).map(tuple)

N, D, NUM = Marker.NONE, Marker.DASH, Marker.NUMBER


def read(*texts: str) -> list[tuple[Marker, int, str]]:
    return [(line.marker, line.level, line.text) for line in read_lines(texts)]


@given(KEPT)
def test_lines_typed_as_they_were_printed_stay_as_they_are(before: tuple[Line, ...]) -> None:
    assert read_lines(print_lines(before), before=before) == before


@given(TYPED)
def test_what_was_read_prints_and_reads_the_same(typed: list[str]) -> None:
    once = read_lines(typed)
    again = read_lines(print_lines(once))
    assert [(x.marker, x.level, x.text) for x in again] == [(x.marker, x.level, x.text) for x in once]


@given(TYPED)
def test_reading_loses_no_word(typed: list[str]) -> None:
    assert "".join(x.text.replace(" ", "") for x in read_lines(typed)) in "".join(typed).replace(" ", "") or any(
        x.marker is not N for x in read_lines(typed)
    )
    for line in read_lines(typed):
        assert any(line.text in text for text in typed)
    assert len(read_lines(typed)) == sum(bool(text.strip()) for text in typed)


@given(TYPED)
def test_what_was_typed_prints_as_typed_but_for_dashes_and_white_space(typed: list[str]) -> None:
    printed = print_lines(read_lines(typed))
    for text, line in zip([t for t in typed if t.strip()], printed, strict=True):
        here, there = ("".join(x.split()) for x in (text, line))
        assert here == there or (here[0] in "–•" and there == f"-{here[1:]}")


@given(KEPT, TYPED)
def test_no_identity_is_given_twice(before: tuple[Line, ...], typed: list[str]) -> None:
    uids = [line.uid for line in read_lines(typed, before=before)]
    assert len(set(uids)) == len(uids)
    assert all(uids)


@given(KEPT, st.data())
def test_one_line_changed_leaves_the_others_and_every_identity(before: tuple[Line, ...], data: st.DataObject) -> None:
    typed = list(print_lines(before))
    if not typed:
        return
    at = data.draw(st.integers(0, len(typed) - 1))
    typed[at] = "ข้อความใหม่ที่ไม่ซ้ำใคร"
    after = read_lines(typed, before=before)
    assert [line.uid for line in after] == [line.uid for line in before]
    assert after[:at] + after[at + 1 :] == before[:at] + before[at + 1 :]


def test_markers_are_read_by_their_place() -> None:
    assert read("- ก", "– ข", "• ค") == [(D, 0, "ก"), (D, 0, "ข"), (D, 0, "ค")]
    assert read("๑. ก", "๒.ข", "๓. ค") == [(NUM, 0, "ก"), (NUM, 0, "ข"), (NUM, 0, "ค")]
    assert read("- ก", "๑. ข", "๒. ค", "- ง", "๑. จ") == [
        *((D, 0, "ก"), (NUM, 1, "ข"), (NUM, 1, "ค")),
        *((D, 0, "ง"), (NUM, 1, "จ")),
    ]
    assert read("๑. ก", "- ข", "๒. ค") == [(NUM, 0, "ก"), (D, 1, "ข"), (NUM, 0, "ค")]


def test_a_number_that_is_not_its_place_is_part_of_the_words() -> None:
    assert read("๔. ก", "๑. ข", "๓. ค") == [(N, 0, "๔. ก"), (NUM, 0, "ข"), (N, 0, "๓. ค")]
    assert read("๑.๒ ก", "2568. ก", "๑.", "-5 องศา", "-") == [
        *((N, 0, "๑.๒ ก"), (N, 0, "2568. ก"), (N, 0, "๑.")),
        *((N, 0, "-5 องศา"), (N, 0, "-")),
    ]


def test_a_number_of_another_shape_is_part_of_the_words() -> None:
    for typed in (("๑) ก", "๒) ข"), ("1. ก", "2. ข"), ("1) ก",), ("๐๑. ก",), ("๑. ก", "2. ข", "๓. ค")):
        assert print_lines(read_lines(typed)) == typed
        assert read(*typed)[-1] == (N, 0, typed[-1])


def test_long_lists_count_on() -> None:
    typed = [f"{thai_number(n)}. ก" for n in range(1, 121)]
    assert {line.marker for line in read_lines(typed)} == {NUM}


def test_labels_are_made_anew() -> None:
    made = [
        Line(str(n), "ก", m, lv) for n, (m, lv) in enumerate(((NUM, 0), (D, 1), (NUM, 0), (N, 0), (D, 0), (NUM, 1)))
    ]
    assert labels(made) == ("๑.", "-", "๒.", "", "-", "๑.")
    assert print_lines(made) == ("๑. ก", "- ก", "๒. ก", "ก", "- ก", "๑. ก")


def test_a_line_taken_out_or_put_in_numbers_the_rest_anew() -> None:
    uid = map(str, count(10)).__next__
    before = read_lines(["๑. ก", "๒. ข", "๓. ค"], uid=map(str, count()).__next__)
    less = read_lines(["๒. ข", "๓. ค"], before=before, uid=uid)
    assert print_lines(less) == ("๑. ข", "๒. ค")
    assert [x.uid for x in less] == ["1", "2"]
    more = read_lines(["๑. ก", "๒. ใหม่", "๒. ข", "๓. ค"], before=before, uid=uid)
    assert print_lines(more) == ("๑. ก", "๒. ใหม่", "๓. ข", "๔. ค")
    assert [x.uid for x in more] == ["0", "10", "1", "2"]


def test_a_marker_changed_by_hand_keeps_the_line() -> None:
    before = read_lines(["- ก", "- ข"])
    after = read_lines(["ก", "๑. ข"], before=before)
    assert [(x.uid, x.marker, x.text) for x in after] == [(before[0].uid, N, "ก"), (before[1].uid, NUM, "ข")]


def test_no_lines_are_a_missing_cell() -> None:
    line = Line("u", "ก")
    assert lines_cell([]) is MISSING
    assert lines_cell([line]) == Lines((line,))


@pytest.mark.parametrize(("text", "bare"), [("๔. ก", "ก"), ("12) ก", "ก"), ("ก ๑. ข", "ก ๑. ข"), ("๑.๑ ก", "๑.๑ ก")])
def test_without_number(text: str, bare: str) -> None:
    assert without_number(text) == bare
