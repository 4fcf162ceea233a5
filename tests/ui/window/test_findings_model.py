"""The list of findings follows what newer checks find, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import Issue, Measure, Place, Report
from ita_desktop.ui.window.findings_model import FindingsModel

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

_REPORT = Report("r", issues=(Issue("i", "ก", (Measure("m", "ข", ()), Measure("n", "ค", ()))),))


def finding(name: str, level: Level = Level.WARNING, place: Place | None = None) -> Finding:
    return Finding(level, "code", place or Place("steps", "i", "m"), name)


@pytest.fixture
def model(qtmodeltester: ModelTester) -> FindingsModel:
    made = FindingsModel()
    qtmodeltester.check(made)
    return made


def test_it_shows_the_gravest_first_with_counts(model: FindingsModel, qtmodeltester: ModelTester) -> None:
    found = finding("ก", Level.HINT), finding("ข", Level.ERROR), finding("ค")
    model.show(found, _REPORT)
    assert [f.sentence for f in model.findings] == ["ข", "ค", "ก"]
    assert model.counts == {Level.ERROR: 1, Level.WARNING: 1, Level.HINT: 1}
    qtmodeltester.check(model)
    assert model.rowCount(model.index(0)) == 0


def test_rows_say_what_and_where(model: FindingsModel) -> None:
    front = [("preface", "คำนำ"), ("title", "ปก"), ("issues", "ประเด็น"), ("signers", "ท้าย"), ("steps", "ทั่วไป")]
    model.show([finding("ก"), *(finding(word, place=Place(key)) for key, word in front)], _REPORT)
    assert model.place(model.findings[0]) == "๑.๑"
    assert model.place(finding("x", place=Place("title", "i"))) == "๑"
    for row, (_key, word) in enumerate(front, 1):
        assert model.place(model.findings[row]) == word
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "ควรตรวจ ๑.๑ ก"
    assert model.data(model.index(0)) == model.data(model.index(0), Qt.ItemDataRole.ToolTipRole) == "ก"
    assert model.data(model.index(0), Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_only_one_measure(model: FindingsModel) -> None:
    other = finding("ข", place=Place("steps", "i", "n"))
    model.show([finding("ก"), other], _REPORT)
    model.only("n")
    assert model.findings == [other]
    assert sum(model.counts.values()) == 2
    model.only("n")
    model.only("")
    assert len(model.findings) == 2


def test_what_was_fixed_stays_struck_for_a_while(model: FindingsModel, qtbot: QtBot) -> None:
    model._timer.setInterval(30)
    one, two, three = finding("ก"), finding("ข"), finding("ค")
    model.show([one, two, three], _REPORT)
    model.strike(two)
    model.show([one, three], _REPORT)
    assert model.findings == [one, two, three]
    assert [model.is_struck(model.index(n)) for n in range(3)] == [False, True, False]
    qtbot.waitUntil(lambda: model.findings == [one, three])
    assert not model.is_struck(QModelIndex())


def test_what_was_struck_and_is_still_found_is_shown_again(model: FindingsModel, qtbot: QtBot) -> None:
    model._timer.setInterval(30)
    one = finding("ก")
    model.show([one], _REPORT)
    model.strike(one)
    assert model.is_struck(model.index(0))
    qtbot.waitUntil(lambda: not model.is_struck(model.index(0)))
    model.strike(finding("x"))
    model.show([], _REPORT)
    qtbot.waitUntil(lambda: not model._timer.isActive())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(0, 12), unique=True), max_size=6))
def test_it_follows_any_findings(qapp: object, checks: list[list[int]]) -> None:
    assert qapp
    model = FindingsModel()
    levels = list(Level)
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    for numbers in checks:
        kept = {f: QPersistentModelIndex(model.index(n)) for n, f in enumerate(model.findings)}
        found = [finding(str(n), levels[n % 3]) for n in numbers]
        model.show(found, _REPORT)
        assert sorted(found, key=lambda f: levels.index(f.level)) == model.findings
        for was, index in kept.items():
            assert (was in found) == index.isValid()
            if index.isValid():
                assert model.finding(index) == was
    assert not resets
