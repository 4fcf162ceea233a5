"""Added columns: what is typed stays, what looks odd is said, help stands beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from typing_thai import type_text

from ita_desktop.domain.model import Column, ColumnKind, Missing, Scalar
from ita_desktop.ui.form.scalar_field import ScalarField, doubtful

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.form.form import MeasureForm
    from ita_desktop.ui.session import Session


@pytest.mark.parametrize(
    ("kind", "good", "odd"),
    [
        (ColumnKind.MONEY, ("12,500", "๑๒๕๐๐ บาท", "ไม่ใช้งบประมาณ", "-", ""), ("หลายบาท", "1,25")),
        (ColumnKind.PERCENT, ("80", "ร้อยละ ๘๐", "80 %"), ("180", "มาก")),
        (ColumnKind.LINK, ("www.a.go.th", "https://a.go.th/ita?x=1"), ("ที่เว็บไซต์",)),
        (ColumnKind.TEXT, ("อะไรก็ได้",), ()),
    ],
)
def test_what_looks_odd_is_said(kind: ColumnKind, good: tuple[str, ...], odd: tuple[str, ...]) -> None:
    assert not any(doubtful(kind, text) for text in good)
    assert all(doubtful(kind, text).startswith("พิมพ์ตามนี้ได้") for text in odd)


def _field(
    session: Session, make_form: Callable[..., MeasureForm], kind: ColumnKind
) -> tuple[MeasureForm, ScalarField]:
    column = Column("more", "ช่อง เพิ่ม", kind, 0.1)
    session.edit("", lambda report: replace(report, columns=(*report.columns, column)))
    form = make_form(session)
    field = form.activities[0].blocks["more"].field
    assert isinstance(field, ScalarField)
    return form, field


def _cell(session: Session) -> Any:  # noqa: ANN401
    return next(row.cell("more") for _i, _m, row in session.report.activities() if row.uid == "a1")


def test_money_is_kept_as_typed(session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot) -> None:
    form, field = _field(session, make_form, ColumnKind.MONEY)
    with qtbot.waitSignal(form.focused):
        field.go()
    type_text(field.line, "๑๒,๕๐๐")
    qtbot.waitUntil(lambda: _cell(session) == Scalar("๑๒,๕๐๐"))
    assert not field.message.text
    type_text(field.line, "ก")
    qtbot.waitUntil(lambda: bool(field.message.text))
    assert _cell(session) == Scalar("๑๒,๕๐๐ก")
    assert form.undo_typing()
    assert form.redo_typing()
    form.head.go()
    assert not field.undo_typing()
    assert not field.redo_typing()
    assert session.undo_name == "แก้ช่อง เพิ่ม"
    session.undo()
    assert isinstance(_cell(session), Missing)
    assert field.line.text() == ""


def test_quarters_are_clicked_or_typed(session: Session, make_form: Callable[..., MeasureForm], qtbot: QtBot) -> None:
    _form, field = _field(session, make_form, ColumnKind.QUARTERS)
    for n in (0, 2, 1):
        qtbot.mouseClick(field.quarters[n], Qt.MouseButton.LeftButton)
    assert _cell(session) == Scalar("ไตรมาส ๑ - ๓")
    qtbot.mouseClick(field.quarters[1], Qt.MouseButton.LeftButton)
    assert _cell(session) == Scalar("ไตรมาส ๑, ๓")
    field._put("ไตรมาส 2-4")
    assert [button.isChecked() for button in field.quarters] == [False, True, True, True]
    for n in (1, 2, 3):
        qtbot.mouseClick(field.quarters[n], Qt.MouseButton.LeftButton)
    assert isinstance(_cell(session), Missing)


def test_a_state_is_chosen_from_the_list_or_typed(session: Session, make_form: Callable[..., MeasureForm]) -> None:
    form, field = _field(session, make_form, ColumnKind.STATE)
    field.go()
    QTest.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(field.line, Qt.Key.Key_Home)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Up)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert _cell(session) == Scalar("กำลังดำเนินการ")
    field.open_list()
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    assert field._list is None
    field.open_list()
    form.head.go()
    assert field._list is None


def test_a_link_opens_where_it_is_one(
    session: Session, make_form: Callable[..., MeasureForm], monkeypatch: pytest.MonkeyPatch
) -> None:
    _form, field = _field(session, make_form, ColumnKind.LINK)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    assert field._helper is not None
    field._helper.click()
    field._put("www.a.go.th")
    field._helper.click()
    field._put("ไม่มี")
    field._helper.click()
    field._put("http://b.go.th")
    field._helper.click()
    assert opened == ["https://www.a.go.th", "http://b.go.th"]
    field.open_list()
    assert field._list is None


def test_locked_it_can_only_be_read(locked: Session, make_form: Callable[..., MeasureForm]) -> None:
    form = make_form(locked)
    field = ScalarField(locked, form.activities[0].blocks["steps"].place, "สถานะ", ColumnKind.STATE, form)
    field.show_cell(Scalar("ยกเลิก"))
    other = ScalarField(locked, form.activities[0].blocks["steps"].place, "ไตรมาส", ColumnKind.QUARTERS, form)
    other.show_cell(Scalar("ไตรมาส ๑"))
    field.open_list()
    assert field.line.isReadOnly()
    assert field._list is None
    assert not other.quarters[0].isEnabled()
