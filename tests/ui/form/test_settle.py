"""Findings and doubts under their field: named by what they do, carried out or left, one undo step each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ita_desktop.domain.checks import Finding, Level
from ita_desktop.domain.model import (
    Doubt,
    DoubtState,
    Line,
    Lines,
    Marker,
    Measure,
    MoveLines,
    Period,
    Place,
    Responsible,
    SetCell,
    SetText,
    SplitMeasure,
)
from ita_desktop.ui.form.fixes import carry_out, comparisons, fix_name
from ita_desktop.ui.look.look import look
from ita_desktop.ui.text.changed_text import ChangedText, changed_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ita_desktop.domain.model import Change
    from ita_desktop.ui.form.form import MeasureForm
    from ita_desktop.ui.form.settle import Strip
    from ita_desktop.ui.session import Session

_LEFT = Qt.MouseButton.LeftButton
_STEP = Place("steps", "i1", "m1", "a1", "a1-s-1")
_WORD = Finding(Level.WARNING, "misspelled", _STEP, "สะกดผิด", (SetText(_STEP, "จัดทำคู่มือ", "จัดทำเล่ม"),))
_PERIOD = Period("วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘")


def _finding(code: str, *fix: Change) -> Finding:
    return Finding(Level.WARNING, code, _STEP, "", tuple(fix))


@pytest.mark.parametrize(
    ("finding", "name"),
    [
        (_WORD, "แก้คำนี้"),
        (replace(_WORD, fix=None), ""),
        (replace(_WORD, fix=()), "คงไว้ตามนี้"),
        (_finding("broken-off-outcome", SetText(_STEP, "ก และ", "ก")), "ตัดคำท้าย"),
        (_finding("arabic-digits", SetText(_STEP, "1", "๑")), "ใช้เลขไทย"),
        (_finding("missing-period", SetCell("a1", "period", _PERIOD, _PERIOD)), "ใส่ช่วงเวลานี้"),
        (_finding("repetition-sign", *[SetText(_STEP, "ก", "ข")] * 9), "แก้ ๙ แห่ง"),
        (_finding("years-disagree", SetText(_STEP, "ปี ๒๕๖๗", "ปี ๒๕๖๘")), "ใช้ ๒๕๖๘"),
        (_finding("missing-year", SetText(_STEP, "", "๒๕๖๘")), "แก้ปี"),
        (_finding("doubt", MoveLines("steps", "a1", ("x",), "a3")), "ย้ายข้อ"),
        (_finding("doubt", MoveLines("steps", "a1", ("x",), "a3", " ")), "รวมเป็นข้อเดียว"),
        (_finding("doubt", SetText(_STEP, "ก", "กข"), SetText(_STEP, "ข", "")), "รวมเป็นข้อเดียว"),
        (_finding("doubt", SplitMeasure(Measure("m", "", ()), (Measure("m", "", ()),) * 2)), "แยกเป็น ๒ มาตรการ"),
        (_finding("doubt", SetCell("a1", "period", Period("ก\nข"), Period("ก ข"))), "รวมเป็นบรรทัดเดียว"),
        (_finding("doubt", SetCell("a1", "period", Responsible(), _PERIOD)), "ใส่ช่วงเวลานี้"),
        (_finding("doubt", SetCell("a1", "responsible", _PERIOD, Responsible(("ก",)))), "ใส่ผู้รับผิดชอบ"),
        (_finding("doubt", SetText(_STEP, "ก", "ข")), "ใช้ตามที่เสนอ"),
    ],
)
def test_a_fix_is_named_by_what_it_does(finding: Finding, name: str) -> None:
    assert fix_name(finding) == name


def _strips(form: MeasureForm, key: str = "steps", at: int = 0) -> list[Strip]:
    return form.activities[at].blocks[key].settle.strips


def test_a_finding_stands_under_its_field_and_is_fixed_there(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    form.show_findings([_WORD, Finding(Level.HINT, "x", Place("title", "i1", "m1"), "ชื่อ")])
    (strip,) = _strips(form)
    assert form.activities[0].blocks["steps"].settle.worst is Level.WARNING
    assert form.title_settle.strips[0].sentence.text() == "ชื่อ"
    assert not form.title_settle.strips[0].fix.isVisible()
    assert strip.fix.isVisible()
    form.show_findings([_WORD])
    assert _strips(form) == [strip], "what stays is the same widget"
    qtbot.mouseClick(strip.fix, _LEFT)
    assert _strips(form) == []
    cell = session.report.issues[0].measures[0].activities[0].cell("steps")
    assert isinstance(cell, Lines)
    assert cell.lines[1].text == "จัดทำเล่ม"
    assert session.undo_name == "แก้คำนี้"


def test_a_fix_that_no_longer_holds_is_refused_and_stays(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    form.show_findings([replace(_WORD, fix=(SetText(_STEP, "อื่น", "ข"),))])
    with qtbot.waitSignal(session.refused):
        qtbot.mouseClick(_strips(form)[0].fix, _LEFT)
    assert len(_strips(form)) == 1


def test_a_plain_finding_is_set_aside(session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot) -> None:
    form = make_form(session)
    form.show_findings([_WORD])
    qtbot.mouseClick(_strips(form)[0].leave, _LEFT)
    assert _strips(form) == []
    assert session.undo_name == "ปล่อยไว้"
    assert [d.state for d in session.report.doubts] == [DoubtState.LEFT]


def _with_doubt(session: Session, doubt: Doubt) -> Finding:
    session.edit("", lambda report: replace(report, doubts=(doubt,)))
    return Finding(Level.WARNING, "doubt", doubt.place, doubt.sentence, doubt.fix, doubt.uid)


_MOVE = MoveLines("steps", "a1", ("a1-s-0",), "a3", "\n", Marker.DASH)
_DOUBT = Doubt("d", Place("steps", "i1", "m1", "a1"), "น่าจะเป็นของแถวบน", "- แต่งตั้งคณะทำงาน", (_MOVE,))


def test_a_doubt_shows_its_source_and_what_would_change(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    finding = _with_doubt(session, _DOUBT)
    form.show_findings([finding])
    (strip,) = _strips(form)
    (change,) = comparisons(session.report, finding)
    assert (change.before, change.after) == ("จัดทำคู่มือ", "จัดทำคู่มือ\nแต่งตั้งคณะทำงาน")
    assert change.where.startswith("มาตรการเปิดเผยข้อมูล")
    shown = strip.findChildren(ChangedText)
    assert len(shown) == 1
    assert "แต่งตั้งคณะทำงาน" in shown[0].accessibleName()
    assert strip.grab().height() > look().px(80)
    qtbot.mouseClick(strip.fix, _LEFT)
    assert session.report.doubts[0].state is DoubtState.ACCEPTED
    assert _strips(form) == []


def test_a_doubt_can_be_left(session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot) -> None:
    form = make_form(session)
    form.show_findings([_with_doubt(session, replace(_DOUBT, fix=None, source=""))])
    qtbot.mouseClick(_strips(form)[0].leave, _LEFT)
    assert session.report.doubts[0].state is DoubtState.LEFT


def test_what_a_doubt_compares_for_each_kind_of_change(session: Session) -> None:
    parts = (Measure("m1", "ก", ()), Measure("n", "ข", ()))
    fix = (
        SetText(_STEP, "ก", "ข"),
        SetCell("a1", "steps", Lines((Line("x", "ก", Marker.DASH),)), Lines((Line("x", "ข"),))),
        SplitMeasure(Measure("m1", "ก ข", ()), parts),
    )
    shown = [(c.before, c.after) for c in comparisons(session.report, _finding("doubt", *fix))]
    assert shown == [("ก", "ข"), ("- ก", "ข"), ("ก ข", "ก\nข")]
    gone = _finding("doubt", MoveLines("steps", "nowhere", (), "a1"))
    assert comparisons(session.report, gone) == ()
    assert not carry_out(session, gone)


def test_added_words_and_cut_ones_are_told_apart() -> None:
    words = changed_words("จัดทำคู่มือ\nเผยแพร่", "จัดทำแผน\nเผยแพร่")
    assert ("คู่มือ", "cut") in words
    assert ("แผน", "added") in words
    assert ("\n", "") in words


def test_a_word_behind_which_a_text_ends_is_the_same_word() -> None:
    words = changed_words("เมื่อวันที่ ๑๒ พฤศจิกายน ๒๕๖๗ และเห็นพ้อง", "เมื่อวันที่ ๑๒ พฤศจิกายน ๒๕๖๗")
    assert "".join(word for word, kind in words if kind == "") == "เมื่อวันที่ ๑๒ พฤศจิกายน ๒๕๖๗"
    assert "".join(word for word, kind in words if kind == "cut") == " และเห็นพ้อง"
    assert not [word for word, kind in words if kind == "added"]


def test_changed_text_wraps_and_grows_with_the_text_size(qtbot: QtBot) -> None:
    shown = ChangedText("", "จัดทำคู่มือการปฏิบัติงานสำหรับเจ้าหน้าที่\nเผยแพร่")
    qtbot.addWidget(shown)
    assert shown.heightForWidth(120) > shown.heightForWidth(600) == 2 * look().line("caption")
    look().use("light", 2.0)
    shown.resize(200, shown.heightForWidth(200))
    assert shown.grab().width() == 200
    empty = ChangedText("", "")
    qtbot.addWidget(empty)
    assert empty.heightForWidth(100) == look().line("caption")


def test_in_a_narrow_place_the_buttons_stand_under_the_sentence(
    session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot
) -> None:
    form = make_form(session)
    place = Place("period", "i1", "m1", "a1")
    form.show_findings([Finding(Level.ERROR, "x", place, "ช่วงเวลานี้อยู่นอกปีงบประมาณของรายงาน โปรดตรวจปี", ())])
    (strip,) = _strips(form, "period")
    qtbot.waitUntil(lambda: strip.fix.geometry().top() >= strip.sentence.geometry().bottom())


def test_locked_nothing_can_be_settled(locked: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(locked)
    form.show_findings([_WORD])
    (strip,) = _strips(form)
    assert not strip.fix.isVisible()
    assert not strip.leave.isVisible()
