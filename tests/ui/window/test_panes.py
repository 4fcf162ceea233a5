"""How width and height are shared, class by class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from ita_desktop.ui.look.look import look
from ita_desktop.ui.window.panes import shares, width_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.window.desk import Desk


@pytest.mark.parametrize(
    ("width", "scale", "name"),
    [
        (1920, 1.0, "wide"),
        (1366, 1.0, "normal"),
        (1100, 1.0, "narrow"),
        (1366, 1.5, "compact"),
        (1366, 2.0, "drawer"),
    ],
)
def test_the_class_is_width_by_text_size(width: int, scale: float, name: str) -> None:
    assert width_class(width, scale) == name


def test_the_page_shrinks_first_then_the_tree() -> None:
    best = shares(1366, (240, 304), 520, (380, 466))
    assert (best.tree, best.form, best.page) == (304, 596, 466)
    less = shares(1250, (240, 304), 520, (380, 466))
    assert (less.tree, less.form, less.page) == (304, 520, 426)
    least = shares(1200, (240, 304), 520, (380, 466))
    assert (least.tree, least.form, least.page) == (300, 520, 380)


@given(st.integers(1140, 1700))
def test_the_form_is_never_under_its_minimum(width: int) -> None:
    got = shares(width, (240, 360), 520, (380, 640))
    assert got.form >= 520
    assert got.tree + got.form + got.page == width


def test_panes_stand_as_the_design_says(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    assert desk.tree_pane.width() == 304
    assert desk.page.width() == 466
    assert desk.bar.height() == 46
    assert desk.status.height() == 28
    assert desk.tree_pane._head.height() == 82
    assert desk.tree_pane._front.height() == 38
    assert desk.findings.height() == desk.findings.head_height() + 2 * 34
    model = desk.tree_pane.model
    assert desk.tree.visualRect(model.index(0, 0)).height() == 51
    assert desk.tree.visualRect(model.index(0, 0, model.index(0, 0))).height() == 34


def test_each_class_has_its_panes(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(size=(1920, 1000))
    assert desk.panes.width_class == "wide"
    assert desk.page.width() == 860
    desk.resize(1100, 700)
    assert desk.panes.width_class == "narrow"
    assert not desk.page.isVisible()
    assert desk.findings.folded
    assert desk.bar.page.isVisible()
    desk.bar.page.click()
    assert desk.panes.right.currentIndex() == 1
    desk.turn_whole()
    desk.resize(900, 700)
    assert desk.panes.width_class == "compact"
    assert desk.bar.menu_button.isVisible()
    assert not desk.bar.menu_bar.isVisible()
    assert not desk.tree.isExpanded(desk.tree_pane.model.index(0, 0))
    desk.bar.open_menus()
    desk.bar._all.close()
    desk.resize(1366, 688)
    assert desk.page.isVisible()


def test_the_tree_is_a_drawer_where_there_is_no_room(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk(size=(700, 688))
    with qtbot.waitActive(desk):
        desk.activateWindow()
    assert desk.panes.width_class == "drawer"
    assert not desk.tree_pane.isVisible()
    qtbot.keyClick(desk, Qt.Key.Key_F6)
    assert desk.tree_pane.isVisible()
    qtbot.keyClick(desk.tree, Qt.Key.Key_Escape)
    assert not desk.tree_pane.isVisible()
    desk.bar.tree.click()
    assert desk.tree_pane.isVisible()
    qtbot.keyClick(desk.tree, Qt.Key.Key_Down)
    assert not desk.tree_pane.isVisible()
    desk.resize(1366, 688)
    assert desk.tree_pane.isVisible()
    assert desk.tree_pane.width() == 304
    desk.panes.show_drawer(True)


def test_a_dragged_edge_is_kept_for_its_class(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.panes.outer.moveSplitter(340, 1)
    desk.panes.inner.moveSplitter(400, 1)
    assert desk.preferences.get("panes/normal", [])[0] == 340
    tree, page = desk.tree_pane.width(), desk.page.width()
    desk.resize(1100, 688)
    desk.resize(1366, 688)
    assert (desk.tree_pane.width(), desk.page.width()) == (tree, page)
    desk.panes.middle.moveSplitter(300, 1)
    high = desk.findings.height()
    desk.resize(1360, 688)
    assert desk.findings.height() == high


def test_another_text_size_shares_anew(make_desk: Callable[..., Desk], qtbot: QtBot) -> None:
    desk = make_desk()
    look().use("light", 1.5)
    qtbot.waitUntil(lambda: desk.panes.width_class == "compact")
    assert desk.minimumSizeHint().width() <= 1366


def test_the_bar_leaves_out_words_it_has_no_room_for(make_desk: Callable[..., Desk]) -> None:
    look().use("light", 1.5)
    desk = make_desk(size=(740, 688))
    bar = desk.bar
    assert bar.layout().minimumSize().width() <= 740
    assert not bar.page.text()
    assert bar.page.accessibleName() == "หน้ากระดาษ"
    desk.resize(1366, 688)
    assert bar.page.text() == "หน้ากระดาษ"
    assert bar.menu_button.text() == "เมนู"
