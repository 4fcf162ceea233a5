"""A title in fewer lines than the cover has."""

from __future__ import annotations

from ita_desktop.domain.titles import joined_title


def test_thai_lines_join_without_a_space_and_the_year_keeps_its_line() -> None:
    assert joined_title(("รายงานเพื่อส่งเสริม", "คุณธรรม", "ปีงบประมาณ ๒๕๖๘")) == (
        "รายงานเพื่อส่งเสริมคุณธรรม",
        "ปีงบประมาณ ๒๕๖๘",
    )
    assert joined_title(("การประเมิน ITA", "ของหน่วยงาน")) == ("การประเมิน ITA ของหน่วยงาน",)
    assert joined_title(()) == ()
