"""The tree of a report: whatever is edited, only the rows that it touches change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt

from ita_desktop.domain import edits
from ita_desktop.domain.measures import empty_measure
from ita_desktop.domain.model import Issue, Lines, Measure, Period, Report, SameAs, activity
from ita_desktop.services.samples import sample_office
from ita_desktop.ui.parts.drag import MEASURE
from ita_desktop.ui.window.tree_model import TreeModel, all_measures, count_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


def sample() -> Report:
    report = sample_office().report()
    assert report
    return report


@pytest.fixture
def model(qtmodeltester: ModelTester) -> TreeModel:
    made = TreeModel()
    qtmodeltester.check(made)
    made.show(sample(), adds=True)
    return made


def shown(model: TreeModel) -> list[tuple[str, list[str]]]:
    return [(issue.uid, [row.uid for row in issue.rows]) for issue in model.issues]


def meant(report: Report) -> list[tuple[str, list[str]]]:
    return [(issue.uid, [m.uid for m in issue.measures]) for issue in report.issues]


def retitled(title: str) -> Callable[[Measure], Measure]:
    return lambda measure: replace(measure, title=title)


def test_it_shows_the_report_and_its_progress(model: TreeModel, qtmodeltester: ModelTester) -> None:
    assert shown(model) == meant(sample())
    assert model.progress.total == 18
    assert model.progress.begun
    qtmodeltester.check(model)
    assert model.rowCount() == 7
    assert model.rowCount(model.index(0, 0)) == 3
    assert model.columnCount() == 1


def test_texts_numbers_and_what_is_spoken(model: TreeModel) -> None:
    issue, measure = model.index(1, 0), model.index(0, 0, model.index(1, 0))
    add = model.index(3, 0, issue)
    assert model.number(issue) == "๒"
    assert model.number(measure) == "๒.๑"
    assert model.adds(add)
    assert not model.adds(issue)
    spoken = [model.data(i, Qt.ItemDataRole.AccessibleTextRole) for i in (issue, measure, add)]
    assert spoken[0].startswith("ประเด็นที่ ๒ ")
    assert spoken[0].endswith(count_of(model.issues[1]))
    assert spoken[1].startswith("มาตรการ ๒.๑ ")
    assert spoken[2] == model.data(add) == "เพิ่มมาตรการ"
    assert model.data(add, Qt.ItemDataRole.ToolTipRole) is None
    assert model.data(QModelIndex()) is None
    assert model.data(issue, Qt.ItemDataRole.DecorationRole) is None
    assert model.data(issue) == model.data(issue, Qt.ItemDataRole.ToolTipRole)


def test_an_edit_changes_its_own_row_only(model: TreeModel, qtbot: QtBot) -> None:
    report = sample()
    model.show(report, adds=True)
    uid = report.issues[2].measures[1].uid
    changes: list[QModelIndex] = []
    model.dataChanged.connect(lambda first, _last, _roles: changes.append(QModelIndex(first)))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show(edits.map_measure(report, uid, retitled("โครงการ ปลูกป่า")), adds=True)
    assert [model.data(i) for i in changes] == ["โครงการ ปลูกป่า"]


def test_an_edit_that_shows_nowhere_tells_nothing(model: TreeModel, qtbot: QtBot) -> None:
    report = sample()
    model.show(report, adds=True)
    row = next(row for _i, _m, row in report.activities() if isinstance(row.cell("period"), Period))
    after = edits.set_cell(report, row.uid, "period", Period("ไตรมาส ๑"))
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.counted):
        model.show(after, adds=True)
        model.show(after, adds=True)
    assert shown(model) == meant(after)


def test_what_borrows_follows_its_source(model: TreeModel) -> None:
    full = sample().issues[0].measures[0]
    source = full.activities[0]
    same = {key: SameAs(source.uid) for key, _cell in source.cells}
    other = Measure("m2", "โครงการ ปลูกป่า", (activity("a2", same),))
    report = Report("r", issues=(Issue("i", "ก", (full,)), Issue("j", "ข", (other,))))
    model.show(report, adds=True)
    before = model.issues[1].state
    after = edits.set_cell(report, source.uid, "steps", Lines(()))
    model.show(after, adds=True)
    assert model.issues[1].state != before


def test_rows_keep_their_identity_when_they_move(model: TreeModel) -> None:
    report = sample()
    model.show(report, adds=True)
    uid = report.issues[1].measures[0].uid
    kept = QPersistentModelIndex(model.index_of(uid))
    model.show(edits.move_measure(report, uid, report.issues[1].uid, 2), adds=True)
    assert kept.row() == 2
    issue = QPersistentModelIndex(model.index_of(report.issues[1].uid))
    model.show(edits.move_issue(report, report.issues[1].uid, 5), adds=True)
    assert issue.row() == 5
    model.show(edits.remove_issue(report, report.issues[1].uid), adds=True)
    assert not issue.isValid()


def test_another_report_begins_anew(model: TreeModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.modelReset):
        model.show(Report("other", issues=(Issue("i", "ก"),)), adds=True)
    assert not model.progress.begun
    with qtbot.waitSignal(model.modelReset):
        model.show(Report("other", issues=(Issue("i", "ก"),)), adds=False)
    assert model.rowCount(model.index(0, 0)) == 0
    assert list(all_measures(model)) == []
    assert not model.index_of("nowhere").isValid()


def test_dropping_asks_for_a_move(model: TreeModel, qtbot: QtBot) -> None:
    report = sample()
    data = model.mimeData([model.index_of(report.issues[1].measures[0].uid)])
    target = model.index_of(report.issues[1].uid)
    for row, place in ((3, 2), (-1, 2), (0, 0)):
        with qtbot.waitSignal(model.move_wanted) as asked:
            assert not model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, target)
        assert asked.args == [report.issues[1].measures[0].uid, report.issues[1].uid, place]
    other = model.index_of(report.issues[2].uid)
    with qtbot.waitSignal(model.move_wanted) as asked:
        model.dropMimeData(data, Qt.DropAction.MoveAction, 1, 0, other)
    assert asked.args == [report.issues[1].measures[0].uid, report.issues[2].uid, 1]
    with qtbot.assertNotEmitted(model.move_wanted):
        assert not model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, target)
        assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.index(0, 0, target))
    assert model.mimeTypes() == [MEASURE]
    assert model.supportedDropActions() == Qt.DropAction.MoveAction
    assert not model.mimeData([target]).hasFormat(MEASURE)


def test_only_measures_of_a_writable_report_are_dragged(model: TreeModel) -> None:
    measure = model.index(0, 0, model.index(0, 0))
    assert model.flags(measure) & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    model.show(sample(), adds=False)
    assert not model.flags(model.index(0, 0, model.index(0, 0))) & Qt.ItemFlag.ItemIsDragEnabled


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 99), st.integers(0, 99)), max_size=8))
def test_it_follows_any_edits(qapp: object, steps: list[tuple[int, int, int]]) -> None:
    assert qapp
    report = sample()
    model = TreeModel()
    model.show(report, adds=True)
    kept = {uid: QPersistentModelIndex(model.index_of(uid)) for uid in all_measures(model)}
    for what, one, other in steps:
        measures = [m.uid for _i, m in report.measures()]
        uid, issue = measures[one % len(measures)], report.issues[other % len(report.issues)].uid
        match what:
            case 0:
                report = edits.move_measure(report, uid, issue, 0)
            case 1:
                report = edits.remove_measure(report, uid)
            case 2:
                report = edits.add_measure(report, issue, empty_measure())
            case 3:
                report = edits.move_issue(report, issue, one % len(report.issues))
            case _:
                report = edits.map_measure(report, uid, retitled(f"โครงการ {other}"))
        model.show(report, adds=True)
        assert shown(model) == meant(report)
    for uid, index in kept.items():
        if index.isValid():
            row = model.measure_row(index)
            assert row
            assert row.uid == uid
    fresh = TreeModel()
    fresh.show(report, adds=True)
    assert fresh.progress == model.progress
    assert [(i.state, i.done) for i in fresh.issues] == [(i.state, i.done) for i in model.issues]
