"""The tree under the mouse: dragging, dropping, folding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMenu

from ita_desktop.services.samples import sample_office
from ita_desktop.ui.parts.drag import MEASURE
from ita_desktop.ui.window import tree
from ita_desktop.ui.window.tree_model import TreeModel
from ita_desktop.ui.window.tree_pane import TreePane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ita_desktop.domain.model import Report
    from ita_desktop.ui.window.tree import Tree

_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_MOVE = Qt.DropAction.MoveAction


def sample() -> Report:
    report = sample_office().report()
    assert report
    return report


@pytest.fixture
def pane(qtbot: QtBot) -> TreePane:
    made = TreePane()
    qtbot.addWidget(made)
    report = sample()
    made.show_report(report, [report], adds=True)
    made.resize(304, 640)
    made.show()
    qtbot.waitExposed(made)
    made.tree.choose(report.issues[1].measures[0].uid)
    return made


def middle(tree: Tree, uid: str, part: float = 0.5) -> QPoint:
    assert isinstance(tree.model(), TreeModel)
    box = tree.visualRect(tree.model().index_of(uid))
    return QPoint(100, round(box.top() + box.height() * part))


def drag_over(tree: Tree, data: QMimeData, at: QPoint) -> bool:
    enter = QDragEnterEvent(QPointF(at), _MOVE, data, _LEFT, _NONE)
    tree.dragEnterEvent(enter)
    move = QDragMoveEvent(QPointF(at), _MOVE, data, _LEFT, _NONE)
    tree.dragMoveEvent(move)
    return enter.isAccepted() and move.isAccepted()


def drop(tree: Tree, data: QMimeData, at: QPoint) -> None:
    tree.dropEvent(QDropEvent(QPointF(at), _MOVE, data, _LEFT, _NONE))


def test_dropping_beside_a_measure(pane: TreePane, qtbot: QtBot) -> None:
    issue = sample().issues[1]
    data = pane.model.mimeData([pane.model.index_of(issue.measures[0].uid)])
    for part, place in ((0.9, 1), (0.1, 0)):
        at = middle(pane.tree, issue.measures[1].uid, part)
        assert drag_over(pane.tree, data, at)
        assert not pane.tree.grab().isNull()
        with qtbot.waitSignal(pane.model.move_wanted) as asked:
            drop(pane.tree, data, at)
        assert asked.args == [issue.measures[0].uid, issue.uid, place]
    assert pane.tree._drop is None


def test_dropping_on_issues_rows_that_add_and_below_all(pane: TreePane, qtbot: QtBot) -> None:
    report = sample()
    uid = report.issues[1].measures[0].uid
    data = pane.model.mimeData([pane.model.index_of(uid)])
    add = pane.tree.visualRect(pane.model.index(3, 0, pane.model.index(1, 0))).center()
    for at, issue, place in (
        (middle(pane.tree, report.issues[4].uid), 4, len(report.issues[4].measures)),
        (middle(pane.tree, report.issues[1].uid), 1, 0),
        (add, 1, 2),
        (QPoint(100, 600), 6, len(report.issues[6].measures)),
    ):
        assert drag_over(pane.tree, data, at)
        with qtbot.waitSignal(pane.model.move_wanted) as asked:
            drop(pane.tree, data, at)
        assert asked.args == [uid, report.issues[issue].uid, place]


def test_other_things_are_not_dropped(pane: TreePane, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setText("ข้อความ")
    assert not drag_over(pane.tree, data, QPoint(100, 100))
    with qtbot.assertNotEmitted(pane.model.move_wanted):
        drop(pane.tree, data, QPoint(100, 100))


def test_the_line_goes_with_the_mouse(pane: TreePane) -> None:
    uid = sample().issues[1].measures[0].uid
    data = pane.model.mimeData([pane.model.index_of(uid)])
    drag_over(pane.tree, data, middle(pane.tree, sample().issues[2].uid))
    assert pane.tree._drop
    pane.tree.dragLeaveEvent(QDragLeaveEvent())
    assert pane.tree._drop is None


def test_nothing_is_dropped_in_a_report_without_issues(pane: TreePane) -> None:
    from dataclasses import replace  # noqa: PLC0415

    pane.show_report(replace(sample(), issues=()), [sample()], adds=True)
    assert pane.tree._target(QPoint(50, 50)) is None
    pane.tree.setFocus()


def test_a_folded_issue_opens_while_something_is_held_over_it(pane: TreePane) -> None:
    assert pane.tree.autoExpandDelay() == 600
    first = pane.model.index(1, 0)
    pane.tree.setState(pane.tree.State.DraggingState)
    pane.tree.expand(pane.model.index(3, 0))
    assert pane.tree.isExpanded(first)
    pane.tree.setState(pane.tree.State.NoState)


def test_compact_rows_have_three_lines_and_are_folded(pane: TreePane) -> None:
    pane.set_compact(True)
    index = pane.model.index(1, 0)
    assert pane.tree.visualRect(index).height() == 68
    assert not pane.tree.isExpanded(index)
    assert pane.tree._rows.is_chosen(index, is_open=False)
    assert not pane._front.isVisible()
    pane.tree.expand(index)
    assert not pane.tree.grab().isNull()
    pane.set_compact(False)
    assert pane.tree.visualRect(index).height() == 51


def test_what_another_report_forgets(pane: TreePane) -> None:
    from dataclasses import replace  # noqa: PLC0415

    pane.tree.set_one_open(False)
    pane.show_report(replace(sample(), uid="other"), [sample()], adds=False)
    assert pane.tree.chosen_uid == ""
    assert pane.tree.isExpanded(pane.model.index(0, 0))
    assert not pane._head.add.isEnabled()


def test_hover_shows_the_grip(pane: TreePane, qtbot: QtBot) -> None:
    qtbot.mouseMove(pane.tree.viewport(), middle(pane.tree, sample().issues[1].measures[1].uid))
    assert not pane.grab().isNull()


def test_the_head_says_year_and_progress(pane: TreePane, qtbot: QtBot) -> None:
    head = pane._head
    assert head._year.text() == "รายงานปีงบประมาณ ๒๕๖๘"
    assert head._words.text().startswith("ครบแล้ว ")
    assert not head.years.isVisible()
    from dataclasses import replace  # noqa: PLC0415

    older = replace(sample(), uid="old", fiscal_year=2567)
    pane.show_report(sample(), [older, sample()], adds=True)
    assert head.years.isVisible()
    qtbot.mouseClick(head.years, _LEFT)
    menu = head.findChild(QMenu)
    assert menu
    assert [a.text() for a in menu.actions()] == ["ปีงบประมาณ ๒๕๖๘", "ปีงบประมาณ ๒๕๖๗"]
    with qtbot.waitSignal(pane.report_wanted) as wanted:
        menu.actions()[1].trigger()
    assert wanted.args == ["old"]
    menu.close()
    pane.show_report(replace(sample(), fiscal_year=0), [sample()], adds=True)
    assert head._year.text().endswith("—")


def test_the_row_of_the_front_matter(pane: TreePane, qtbot: QtBot) -> None:
    pane.show_front("warning", "๒ ข้อ")
    assert pane._front.accessibleName().endswith("๒ ข้อ")
    pane._front.setFocus(Qt.FocusReason.TabFocusReason)
    assert not pane.grab().isNull()
    with qtbot.waitSignal(pane.front_wanted):
        qtbot.mouseClick(pane._front, _LEFT)


def test_a_measure_is_dragged_with_its_number_and_name(pane: TreePane, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(tree, "start_drag", lambda *what: started.append(what))
    measure = sample().issues[1].measures[0]
    pane.tree.setCurrentIndex(pane.model.index_of(sample().issues[1].uid))
    pane.tree.startDrag(_MOVE)
    assert not started, "an issue stays"
    pane.tree.setCurrentIndex(pane.model.index_of(measure.uid))
    pane.tree.startDrag(_MOVE)
    ((_tree, kind, uid, words),) = started
    assert (kind, uid) == (MEASURE, measure.uid)
    assert str(words).startswith("๒.๑  ")
