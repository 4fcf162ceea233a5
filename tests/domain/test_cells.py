"""Cells as typed and printed text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.cells import (
    cell_from_text,
    cell_lines,
    cell_text,
    names_everyone,
    period_cell,
    responsible_cell,
)
from ita_desktop.domain.model import MISSING, Cell, ColumnKind, Line, Lines, Period, Responsible, SameAs, Scalar
from tests.strategies import own_cells, words

KINDS = [kind for kind in ColumnKind if kind is not ColumnKind.TITLE]


@given(st.sampled_from(KINDS), st.lists(words() | st.just(""), max_size=3).map("\n".join))
def test_what_was_read_types_and_reads_the_same(kind: ColumnKind, text: str) -> None:
    once = cell_from_text(kind, text, fiscal_year=2568)
    again = cell_from_text(kind, cell_text(once), fiscal_year=2568, before=once)
    assert again == once
    assert cell_text(again) == cell_text(once)
    assert (once is MISSING) == (not text.strip())


@given(st.data())
def test_a_list_typed_as_it_stands_is_the_same_cell(data: st.DataObject) -> None:
    before = data.draw(own_cells(ColumnKind.LINES))
    assert cell_from_text(ColumnKind.LINES, cell_text(before), before=before) == before


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (MISSING, ""),
        (SameAs("u"), ""),
        (Lines((Line("u", "ก"), Line("v", "ข"))), "ก\nข"),
        (Period("ไตรมาส ๑\nถึง ๒"), "ไตรมาส ๑\nถึง ๒"),
        (Scalar("๑๐๐"), "๑๐๐"),
        (Responsible(("กองคลัง", "กองช่าง")), "กองคลัง\nกองช่าง"),
        (Responsible((), "ทุกส่วนราชการ", "สำนักปลัดรวบรวม"), "ทุกส่วนราชการ (สำนักปลัดรวบรวม)"),
        (Responsible(("กองคลัง",), "ทุกกอง"), "ทุกกอง\nกองคลัง"),
    ],
)
def test_cells_print(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text
    assert "\n".join(cell_lines(cell)) == text


def test_a_period_keeps_its_words_and_the_days_that_were_read() -> None:
    assert period_cell("ไตรมาส ๑", 2568) == Period("ไตรมาส ๑", date(2024, 10, 1), date(2024, 12, 31))
    assert period_cell("ไตรมาส ๑") == Period("ไตรมาส ๑")
    assert period_cell(" \n") is MISSING


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        (["ทุกส่วนราชการ"], Responsible((), "ทุกส่วนราชการ")),
        (["ทุกส่วนราชการ (สำนักปลัดรวบรวม)"], Responsible((), "ทุกส่วนราชการ", "สำนักปลัดรวบรวม")),
        (["ทุกส่วนราชการ\n(สำนักปลัด\nรวบรวม)"], Responsible((), "ทุกส่วนราชการ", "สำนักปลัด\nรวบรวม")),
        (["ทุกกองภายในเทศบาล", " กองคลัง ", ""], Responsible(("กองคลัง",), "ทุกกองภายในเทศบาล")),
        (["กองคลัง"], Responsible(("กองคลัง",))),
        (["ทุกส่วนราชการที่เกี่ยวข้อง"], Responsible(("ทุกส่วนราชการที่เกี่ยวข้อง",))),
        (["ทุกกอง", "ทุกฝ่าย"], Responsible(("ทุกฝ่าย",), "ทุกกอง")),
        (["", " "], MISSING),
    ],
)
def test_who_is_responsible(typed: list[str], cell: Cell) -> None:
    assert responsible_cell(typed) == cell


def test_words_for_all_departments() -> None:
    assert names_everyone(" ทุกส่วนราชการ ")
    assert not names_everyone("ทุกส่วนราชการ (สำนักปลัด)")
    assert not names_everyone("กองคลัง")
