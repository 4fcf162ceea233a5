"""The panel of findings: go, fix, leave, fold; by mouse and by key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from ita_desktop.domain import edits
from ita_desktop.domain.edits import map_measure
from ita_desktop.domain.model import MISSING, OfficeFile
from ita_desktop.services.samples import sample_office
from ita_desktop.ui.form.fixes import fix_name
from ita_desktop.ui.look.look import look
from ita_desktop.ui.window.findings import Why
from tests.ui.typing_thai import type_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ita_desktop.domain.finding import Finding
    from ita_desktop.domain.model import Measure
    from ita_desktop.ui.window.desk import Desk

_KEY = Qt.Key


def lacking() -> OfficeFile:
    """Return the sample office with a title and a period missing (a fix is offered) and a word misspelt."""
    value = sample_office()
    report = value.report()
    assert report
    rows = [row for _i, _m, row in report.activities()]
    report = edits.set_cell(report, rows[5].uid, "outcomes", MISSING)
    measures = [m for _i, m in report.measures()]
    return value.with_report(map_measure(report, measures[1].uid, dated))


def dated(measure: Measure) -> Measure:
    return replace(measure, title=f"{measure.title} ปี 2568")


@pytest.fixture
def desk(make_desk: Callable[..., Desk], qtbot: QtBot) -> Desk:
    made = make_desk(lacking())
    with qtbot.waitActive(made):
        made.activateWindow()
    qtbot.waitUntil(lambda: made.findings.model.rowCount() > 1)
    made.findings.list.setFocus()
    made.findings.list.setCurrentIndex(made.findings.model.index(0))
    return made


def fixable(desk: Desk) -> tuple[int, Finding]:
    return next((n, f) for n, f in enumerate(desk.findings.model.findings) if fix_name(f))


def box(desk: Desk, row: int) -> QRectF:
    desk.findings.list.scrollTo(desk.findings.model.index(row))
    return QRectF(desk.findings.list.visualRect(desk.findings.model.index(row)))


def click(desk: Desk, qtbot: QtBot, at: QPoint) -> None:
    qtbot.mouseMove(desk.findings.list.viewport(), at)
    qtbot.mouseClick(desk.findings.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_enter_and_a_click_go_to_the_field(desk: Desk, qtbot: QtBot) -> None:
    model, rows = desk.findings.model, desk.findings.list.rows
    first = next(f for f in model.findings if f.place.measure_uid)
    row = list(model.findings).index(first)
    desk.findings.list.setCurrentIndex(model.index(row))
    qtbot.keyClick(desk.findings.list, _KEY.Key_Return)
    assert desk.form.measure_uid == first.place.measure_uid
    with qtbot.waitSignal(desk.findings.go) as gone:
        click(desk, qtbot, rows.go_box(box(desk, row)).center().toPoint())
    assert gone.args == [first.place]
    with qtbot.waitSignal(desk.findings.go):
        qtbot.mouseDClick(
            desk.findings.list.viewport(), Qt.MouseButton.LeftButton, pos=box(desk, row).center().toPoint()
        )


def test_f7_goes_from_finding_to_finding(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.findings.go):
        qtbot.keyClick(desk, _KEY.Key_F7)
    assert desk.findings.list.currentIndex().row() == 1
    qtbot.keyClick(desk, _KEY.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert desk.findings.list.currentIndex().row() == 0


def test_a_fix_is_one_step_and_its_row_is_struck(desk: Desk, qtbot: QtBot) -> None:
    row, finding = fixable(desk)
    before = desk.session.report
    click(desk, qtbot, desk.findings.list.rows.fix_box(box(desk, row), finding).center().toPoint())
    assert desk.session.report is not before
    assert desk.session.undo_name == fix_name(finding)
    model = desk.findings.model
    assert model.is_struck(model.index(list(model.findings).index(finding)))
    desk.findings.list.viewport().repaint()
    qtbot.waitUntil(lambda: desk.checks.up_to_date, timeout=5000)
    qtbot.waitUntil(lambda: finding not in model.findings, timeout=5000)


def test_keys_fix_and_leave(desk: Desk, qtbot: QtBot) -> None:
    row, finding = fixable(desk)
    desk.findings.list.setCurrentIndex(desk.findings.model.index(row))
    qtbot.keyClick(desk.findings.list, _KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.session.undo_name == fix_name(finding)
    other = next(f for f in desk.findings.model.findings if f != finding)
    desk.findings.list.setCurrentIndex(desk.findings.model.index(list(desk.findings.model.findings).index(other)))
    qtbot.keyClick(desk.findings.list, _KEY.Key_Delete)
    why = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Why))
    type_text(why.field, "ตั้งใจ")
    why.button.click()
    assert desk.session.undo_name == "ปล่อยไว้"
    qtbot.waitUntil(lambda: desk.checks.up_to_date and other not in desk.checks.findings, timeout=5000)


def test_only_this_measure(desk: Desk, qtbot: QtBot) -> None:
    finding = next(f for f in desk.findings.model.findings if f.place.measure_uid)
    desk.choose(finding.place.measure_uid)
    qtbot.mouseClick(desk.findings._head.only, Qt.MouseButton.LeftButton)
    assert {f.place.measure_uid for f in desk.findings.model.findings} == {finding.place.measure_uid}
    desk.choose(next(m.uid for _i, m in desk.session.report.measures() if m.uid != finding.place.measure_uid))
    assert finding not in desk.findings.model.findings
    desk.findings._head.only.setChecked(False)
    assert finding in desk.findings.model.findings


def test_it_folds_and_stays_so_in_its_class(desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseDClick(desk.findings._head, Qt.MouseButton.LeftButton)
    assert desk.findings.folded
    assert desk.findings.height() == desk.findings.head_height()
    assert desk.preferences.get("panes/normal", [])[3] == 1
    desk.findings._head.fold.click()
    assert not desk.findings.folded


def test_the_menu_of_a_row(desk: Desk, qtbot: QtBot) -> None:
    row, finding = fixable(desk)
    at = box(desk, row).center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, desk.findings.list.viewport().mapToGlobal(at))
    desk.findings.list.contextMenuEvent(event)
    menu = desk.findings.list.findChild(QMenu)
    assert menu
    assert [a.text() for a in menu.actions()] == ["ไปแก้", fix_name(finding), "ปล่อยไว้…"]
    with qtbot.waitSignal(desk.findings.list.go):
        menu.actions()[0].trigger()
    with qtbot.waitSignal(desk.findings.list.leave):
        menu.actions()[2].trigger()
    next(w for w in QApplication.topLevelWidgets() if isinstance(w, Why)).close()
    with qtbot.waitSignal(desk.findings.list.fix):
        menu.actions()[1].trigger()
    menu.close()
    desk.findings.list.contextMenuEvent(
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 4000), QPoint(5, 4000))
    )


def test_it_is_drawn_in_all_looks(desk: Desk) -> None:
    desk.findings.list.setFocus()
    for theme, scale in (("dark", 1.5), ("light", 1.0)):
        look().use(theme, scale)
        assert not desk.findings.grab().isNull()
        assert not desk.tree_pane.grab().isNull()
