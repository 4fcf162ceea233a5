"""What was written before is offered, the most used first, and nothing that was not."""

from __future__ import annotations

from dataclasses import replace

from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.model import (
    Department,
    Issue,
    Line,
    Lines,
    Marker,
    Measure,
    Office,
    OfficeFile,
    Period,
    Place,
    Report,
    SameAs,
    activity,
)
from ita_desktop.domain.texts import set_text
from ita_desktop.services.phrases import Phrases, phrases
from tests.store.values import FILE


def office(*lines: str) -> OfficeFile:
    cell = Lines(tuple(Line(str(n), text, Marker.DASH) for n, text in enumerate(lines)))
    rows = (activity("a1", {"steps": cell, "period": Period("ตุลาคม ๒๕๖๗")}), activity("a2", {"steps": SameAs("a1")}))
    issue = Issue("i", "", (Measure("m", "โครงการ หนึ่ง\nกิจกรรม สอง", rows),))
    report = Report("r", issues=(issue,))
    return OfficeFile("f", Office(departments=(Department("d", "กองคลัง"),)), (report,))


def test_lines_that_go_on_are_offered_the_most_used_first_without_their_markers() -> None:
    said = phrases(office("จัดทำแผน", "จัดทำคู่มือ", "จัดทำคู่มือ", "จัดทำ", "ประชุม"), "steps")
    assert said.complete("จัดทำ") == ("จัดทำคู่มือ", "จัดทำแผน")
    assert said.complete(" จัดทำคู่") == ("จัดทำคู่มือ",)
    assert said.complete("จัดทำคู่มือ") == ()
    assert said.complete("จ") == ()
    assert said.complete("") == ()
    assert said.complete("ไม่เคย") == ()


def test_the_last_piece_of_a_line_is_gone_on_with() -> None:
    said = phrases(office("จัดทำคู่มือ"), "steps")
    assert said.complete("ประชุม และจัดทำ") == ()
    assert said.complete("ประชุม จัดทำ") == ("ประชุม จัดทำคู่มือ",)
    assert said.complete("ประชุม จั") == ()


def test_titles_departments_and_periods_are_offered_too() -> None:
    assert phrases(office("x"), "title").complete("โครง") == ("โครงการ หนึ่ง", "โครงการ")
    assert phrases(office("x"), "title").complete("มาต") == ("มาตรการ",)
    assert phrases(office("x"), "responsible").complete("กอง") == ("กองคลัง",)
    assert phrases(FILE, "responsible").complete("สำ") == ("สำนักปลัด",)
    assert phrases(office("x"), "period").complete("ตุลา") == ("ตุลาคม ๒๕๖๗",)
    assert Phrases(()).complete("ตุลา") == ()


def test_what_is_typed_now_is_known_and_an_issue_that_stays_is_not_read_again() -> None:
    before = phrases(FILE, "title")
    typed = set_text(FILE.reports[0], Place("title", "i2", "m4"), "ทดลองใหม่")
    after = phrases(replace(FILE, reports=(typed,)), "title")
    assert after.complete("ทดลอง") == ("ทดลองใหม่",)
    assert after.said[0] is before.said[0]
    report = FILE.reports[0]
    changed = set_cell(report, "row of m4", "steps", Lines((Line("x", "ทดลองทำ"),)))
    assert phrases(replace(FILE, reports=(changed,)), "steps").complete("ทดลอง") == ("ทดลองทำ",)
