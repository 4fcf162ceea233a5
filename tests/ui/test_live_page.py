"""The live page: what is edited is marked and in view, a click leads to its place, the map looks elsewhere."""

from __future__ import annotations

import gc
import hashlib
import weakref
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.base.assets import font_path
from ita_desktop.base.errors import FileMissingError
from ita_desktop.domain.checks import Finding, Level
from ita_desktop.domain.edits import map_measure
from ita_desktop.domain.model import (
    Issue,
    Line,
    Lines,
    Measure,
    Office,
    OfficeFile,
    Place,
    Report,
    Scalar,
    activity,
)
from ita_desktop.services.pages import Choice, Part
from ita_desktop.ui.look.look import DARK, look
from ita_desktop.ui.page import names
from ita_desktop.ui.page.geometry import Column, Fit, column, left_for, readable, top_for
from ita_desktop.ui.page.keeping import Anchor
from ita_desktop.ui.page.pane import PagePane, ZoomRow
from ita_desktop.ui.page.pictures import Pictures
from ita_desktop.ui.page.whole import WholePage
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.preferences import Preferences
from tests.ui.offices import end, new_session
from tests.ui.paging import a_cell, add_line, logo_office, png

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ita_desktop.services.pages import SetPages
    from ita_desktop.ui.page.view import PageView
    from ita_desktop.ui.runner import Runner
    from ita_desktop.ui.session import Session

LONG = Place("steps", "i1", "m1", "a1")


def long_office() -> OfficeFile:
    """Return an office whose first cell needs several pages."""
    lines = tuple(Line(f"line-{n}", f"ข้อความบรรทัดที่ {n}") for n in range(120))
    first = activity("a1", {"steps": Lines(lines), "results": Scalar("ผล")})
    more = tuple(Measure(f"m{n}", f"มาตรการที่ {n}", (activity(f"a{n}", {}),)) for n in range(2, 30))
    report = Report(
        "r",
        Office("เทศบาลตำบล", "ทดสอบ"),
        2568,
        issues=(Issue("i1", "ประเด็น", (Measure("m1", "ยาว", (first,)), *more)),),
    )
    return OfficeFile("f", report.office, (report,))


@pytest.fixture
def long_session(runner: Runner, tmp_path: Path) -> Iterator[Session]:
    made = new_session(runner, tmp_path / "ยาว.itadb", long_office())
    yield made
    end(made)


@pytest.fixture
def at_once(qapp: QApplication) -> Iterator[None]:
    """Let the page go where it goes without a way."""
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, False)
    yield
    qapp.setEffectEnabled(Qt.UIEffect.UI_General, True)


def pane_of(qtbot: QtBot, session: Session, size: tuple[int, int] = (466, 614)) -> PagePane:
    """Return a pane that is shown, with its pages set."""
    pane = PagePane(session, Preferences())
    qtbot.addWidget(pane)
    pane.resize(*size)
    pane.show()
    qtbot.waitUntil(lambda: pane.setter.pages is not None, timeout=20_000)
    return pane


def pages_of(view: PageView) -> SetPages:
    assert view.pages
    return view.pages


def first_line(session: Session, place: Place) -> Place:
    row = next(a for _i, _m, a in session.report.activities() if a.uid == place.activity_uid)
    cell = row.cell(place.field)
    assert isinstance(cell, Lines)
    return replace(place, line_uid=cell.lines[0].uid)


def on_screen(view: PageView, place: Place) -> QPointF:
    """Return the middle of the first line of a place, in the viewport."""
    spot = pages_of(view).line(place)[0]
    area = view._column.area(spot)
    return area.center() - QPointF(view._left, view._top)


def click(view: PageView, at: QPointF) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at.toPoint())


def hover(view: QWidget, at: QPointF) -> None:
    """Move the mouse there."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        at,
        view.mapToGlobal(at),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def wheel(view: PageView, turned: int, keys: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(view.viewport().mapToGlobal(QPoint(50, 50))),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


# --- following ---


@pytest.mark.usefixtures("at_once")
def test_the_followed_line_is_in_the_middle_and_a_column_at_the_left(qtbot: QtBot, session: Session) -> None:
    view = pane_of(qtbot, session).view
    place = first_line(session, a_cell(session))
    view.follow(place)
    at = on_screen(view, place)
    assert 0.2 * view.viewport().height() <= at.y() <= 0.8 * view.viewport().height()
    spot = pages_of(view).cell(place)[0]
    rect, scale = view._column.rects[spot.page], view._column.scales[spot.page]
    starts = [round(rect.left() + edge * scale) - 7 for edge in pages_of(view).edges(spot.page)]
    assert view._left in starts
    area = view._column.area(spot).translated(-view._left, 0)
    assert area.left() >= 0
    assert area.right() <= view.viewport().width()


@pytest.mark.usefixtures("at_once")
def test_a_column_far_right_is_followed_to_where_it_is_whole(qtbot: QtBot, session: Session) -> None:
    view = pane_of(qtbot, session).view
    place = replace(a_cell(session), field="outcomes")
    view.follow(place)
    area = view._column.area(pages_of(view).cell(place)[0]).translated(-view._left, -view._top)
    assert view.viewport().rect().left() <= area.left()
    assert area.right() <= view.viewport().width()


@pytest.mark.usefixtures("at_once")
def test_a_line_that_stays_in_the_middle_moves_nothing(qtbot: QtBot, session: Session) -> None:
    view = pane_of(qtbot, session).view
    place = first_line(session, a_cell(session))
    view.follow(place)
    top = view._top
    view.follow(replace(place, line_uid=""))
    view.follow(place)
    assert view._top == top


def test_the_way_to_another_place_is_short(qtbot: QtBot, session: Session) -> None:
    view = pane_of(qtbot, session).view
    place = first_line(session, a_cell(session, 4))
    view.follow(place)
    qtbot.waitUntil(lambda: 0 <= on_screen(view, place).y() <= view.viewport().height(), timeout=2000)
    wheel(view, -120, Qt.KeyboardModifier.NoModifier)  # a hand stops it
    view.follow(first_line(session, a_cell(session, 0)))
    view.follow(None)
    assert view.cell == ()


@pytest.mark.usefixtures("at_once")
def test_who_wants_the_page_to_stay_has_it_stay(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    pane._strip.switch.click()
    before = pane.view._top
    pane.follow(first_line(session, a_cell(session, 4)))
    assert pane.view._top == before
    assert not Preferences().get("page/follows", True)
    pane._strip.switch.click()
    assert pane.view._top != before
    assert pane.follows


@pytest.mark.usefixtures("at_once")
def test_new_pages_leave_what_is_edited_where_it_is(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    view, place = pane.view, first_line(session, a_cell(session, 3))
    pane.follow(place)
    before, old = on_screen(view, place).y(), pane.setter.pages
    picture = view.viewport().grab().toImage()
    add_line(session, a_cell(session, 0), "บรรทัดที่เพิ่ม " * 30)
    assert view.viewport().grab().toImage() == picture  # the old pages stay until the new ones are there
    qtbot.waitUntil(lambda: pane.setter.pages is not old, timeout=20_000)
    assert abs(on_screen(view, place).y() - before) <= 2


@pytest.mark.usefixtures("at_once")
def test_without_a_followed_place_the_text_in_view_stays(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    view = pane.view
    view.go_to_page(5)
    view.verticalScrollBar().setValue(view._top + 200)
    held = view._anchor()
    assert held
    assert held.place
    old = pane.setter.pages
    add_line(session, a_cell(session, 0), "บรรทัดที่เพิ่ม " * 30)
    qtbot.waitUntil(lambda: pane.setter.pages is not old, timeout=20_000)
    assert abs(view._column.area(pages_of(view).line(held.place)[0]).top() - view._top - held.y) < 2
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    bare = view._anchor()
    assert bare
    view._hold(bare)
    view._hold(None)


def test_an_edit_is_on_the_page(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    place, old = a_cell(session), pane.setter.pages
    add_line(session, place, "ข้อความใหม่เอี่ยม")
    qtbot.waitUntil(lambda: pane.setter.pages is not old, timeout=20_000)
    number = len(pages_of(pane.view).line(place))
    assert number
    assert pane.setter.report is session.report
    session.undo()
    qtbot.waitUntil(lambda: len(pages_of(pane.view).line(place)) < number, timeout=20_000)


def test_nothing_is_set_while_nobody_looks(qtbot: QtBot, session: Session) -> None:
    pane = PagePane(session, Preferences())
    qtbot.addWidget(pane)
    add_line(session, a_cell(session))
    assert pane.setter._asked is None
    assert pane.view.zoom == 1.0
    assert pane.view._anchor() is None
    assert pane.view.place_at(QPointF(5, 5)) is None
    pane.resize(466, 614)
    pane.show()
    qtbot.waitUntil(lambda: pane.setter.pages is not None, timeout=20_000)
    asked = pane.setter._asked
    pane.setter.refresh()
    assert pane.setter._asked is asked


# --- clicks ---


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("field", ["steps", "period", "results"])
def test_a_click_on_a_cell_gives_its_place(qtbot: QtBot, session: Session, field: str) -> None:
    pane = pane_of(qtbot, session)
    place = replace(a_cell(session), field=field)
    pane.follow(place)
    area = pane.view._column.area(pages_of(pane.view).cell(place)[0]).translated(-pane.view._left, -pane.view._top)
    with qtbot.waitSignal(pane.clicked) as found:
        click(pane.view, area.topLeft() + QPointF(area.width() / 2, 8))
    assert replace(found.args[0], line_uid="") == place


@pytest.mark.usefixtures("at_once")
def test_a_click_on_a_line_gives_the_line(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    place = first_line(session, a_cell(session))
    pane.follow(place)
    with qtbot.waitSignal(pane.clicked) as found:
        click(pane.view, on_screen(pane.view, place))
    assert found.args == [place]


def test_a_drag_or_a_click_beside_the_text_gives_nothing(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    with qtbot.assertNotEmitted(pane.clicked):
        click(pane.view, QPointF(3, 3))
        QTest.mousePress(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
        QTest.mouseRelease(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(240, 160))
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.RightButton, pos=QPoint(200, 100))


@pytest.mark.usefixtures("at_once")
def test_the_mouse_over_a_cell_frames_it_and_says_its_name(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    place = first_line(session, a_cell(session))
    pane.follow(place)
    view = pane.view
    plain = view.viewport().grab().toImage()
    hover(view.viewport(), on_screen(view, place))
    assert view._hovered == place
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert view.viewport().grab().toImage() != plain
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert view.viewport().grab().toImage() == plain


# --- marks ---


@pytest.mark.usefixtures("at_once")
def test_a_cell_on_several_pages_is_marked_on_each(qtbot: QtBot, long_session: Session) -> None:
    pane = pane_of(qtbot, long_session)
    view = pane.view
    pane.follow(replace(LONG, line_uid="line-2"))
    assert len({spot.page for spot in view.cell}) > 2
    assert "ต่อหน้า ๒" in pane._strip._field.text()
    mark = look().colour("page.mark")
    for spot in view.cell:
        view.look_at(spot.page, spot.x + 20, spot.y + 30)
        corner = view._column.area(spot).topLeft() - QPointF(view._left, view._top)
        picture = view.viewport().grab().toImage()
        colour = picture.pixelColor(round(corner.x()), round(corner.y() + 40))
        assert abs(colour.blue() - mark.blue()) < 60
        assert colour.red() < 120


@pytest.mark.usefixtures("at_once")
def test_the_page_with_the_edited_line_is_followed(qtbot: QtBot, long_session: Session) -> None:
    pane = pane_of(qtbot, long_session)
    place = replace(LONG, line_uid="line-110")
    pane.follow(place)
    assert pane.view.page == pages_of(pane.view).line(place)[0].page
    assert (
        pane._head._page.text()
        == f"หน้า {pages_of(pane.view).pages[pane.view.page].number} จาก {names.number(count(pane))}"
    )


def count(pane: PagePane) -> int:
    """Return how many pages the table has."""
    return sum(page.part is Part.TABLE for page in pages_of(pane.view).pages)


@pytest.mark.usefixtures("at_once")
def test_warnings_stand_beside_their_lines_and_hints_do_not(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    place = first_line(session, a_cell(session))
    pane.follow(replace(place, line_uid=""))
    measure = Place("", place.issue_uid, place.measure_uid)
    plain = pane.view.viewport().grab().toImage()
    pane.show_findings([Finding(Level.HINT, "x", place, "")])
    assert pane.view.viewport().grab().toImage() == plain
    pane.show_findings([Finding(Level.WARNING, "x", place, ""), Finding(Level.ERROR, "y", measure, "")])
    assert len(pane.view._warned) == 2
    picture, edge = pane.view.viewport().grab().toImage(), look().colour("page.warningEdge")
    assert picture != plain
    area = pane.view._column.area(pages_of(pane.view).text(place)[0]).translated(-pane.view._left, -pane.view._top)
    assert picture.pixelColor(round(area.left() - 6), round(area.center().y())) == edge


def test_dark_paper_is_darker_and_never_inverted(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    look().use(DARK, 1.0)
    picture = pane.view.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 466, 5) for y in range(0, 300, 5)}
    assert QColor("#E4E2DC").name() in colours
    assert QColor("#FFFFFF").name() not in colours


# --- zoom and map ---


def test_control_and_wheel_zoom_and_the_zoom_is_remembered(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    assert pane.view.zoom == pytest.approx(13 / (10.6 * 4 / 3))
    wheel(pane.view, 120, Qt.KeyboardModifier.ControlModifier)
    wheel(pane.view, 0, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.zoom == pytest.approx(1.0)
    assert Preferences().get("page/zoom", 0.0) == pytest.approx(1.0)
    again = pane_of(qtbot, session)
    assert again.view.fit is Fit.FREE
    again.set_class("wide")
    assert again.view.fit is Fit.WIDTH
    again.view.zoom_by(1)  # in whole pages a zoom is of the moment
    assert Preferences().get("page/zoom", 0.0) == pytest.approx(1.0)
    again.set_class("normal")
    assert again.view.zoom == pytest.approx(1.0)
    (row,) = again._strip.findChildren(ZoomRow)
    row._smaller.click()
    assert row._zoom.text() == "90 %"
    row._larger.click()
    row._zoom.click()
    assert again.view.fit is Fit.FOLLOW
    assert row._zoom.text() == "92 %"


@pytest.mark.usefixtures("at_once")
def test_a_drag_on_the_map_looks_elsewhere_and_typing_comes_back(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    place = first_line(session, a_cell(session))
    pane.follow(place)
    before = pane.view._left, pane.view._top
    shown = pane._strip.map
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    drag = QPointF(shown.width() - 4, 70)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        drag,
        shown.mapToGlobal(drag),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(shown, event)
    assert pane.view._left > before[0]
    QTest.mousePress(shown, Qt.MouseButton.RightButton, pos=QPoint(6, 6))
    hover(shown, QPointF(5, 5))
    old = pane.setter.pages
    add_line(session, place)
    qtbot.waitUntil(lambda: pane.setter.pages is not old, timeout=20_000)
    assert pane.view._left == before[0]


@pytest.mark.usefixtures("at_once")
def test_the_map_obeys_the_arrow_keys(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    pane.view.go_to_page(4)
    shown, before = pane._strip.map, pane.view._left
    with qtbot.waitActive(pane):
        pane.activateWindow()
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert pane.view._left > before
    QTest.keyClick(shown, Qt.Key.Key_Home)
    shown.grab()


def test_the_page_turns_by_its_buttons(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    turner = pane._head.turner
    assert not turner.before.isEnabled()
    assert pane._head._page.text() == "ปก"
    turner.behind.click()
    qtbot.waitUntil(lambda: pane.view.page == 1, timeout=2000)
    turner.before.click()
    qtbot.waitUntil(lambda: pane.view.page == 0, timeout=2000)


# --- the whole page ---


@pytest.mark.usefixtures("at_once")
def test_the_whole_page_shares_the_pages_and_goes_back_with_a_click(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    whole = WholePage(pane.setter)
    qtbot.addWidget(whole)
    whole.resize(1061, 614)
    whole.show()
    place = first_line(session, a_cell(session))
    whole.follow(place)
    whole.show_findings([Finding(Level.WARNING, "x", place, "")])
    assert whole.view.zoom == pytest.approx(0.902, abs=0.002)
    assert whole._head._scale.text() == "90 % ของขนาดจริง"
    whole.grab()
    with qtbot.waitSignals([whole.clicked, whole.back_wanted]):
        click(whole.view, on_screen(whole.view, place))


def test_escape_and_a_held_key_go_back(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = pane_of(qtbot, session)
    whole = WholePage(pane.setter)
    qtbot.addWidget(whole)
    whole.resize(1061, 614)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()
    assert whole.view.hasFocus()
    with qtbot.waitSignal(whole.back_wanted):
        QTest.keyClick(whole.view, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(whole.back_wanted):
        QTest.keyClick(whole.view, Qt.Key.Key_F8)
        QTest.keyClick(whole.view, Qt.Key.Key_A)
    whole._shown -= 1
    with qtbot.waitSignal(whole.back_wanted):
        QTest.keyRelease(whole.view, Qt.Key.Key_F8)
    monkeypatch.undo()


def test_the_buttons_of_the_pane_ask_for_what_they_say(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    wanted = {pane.whole_wanted: "ทั้งหน้า", pane.close_wanted: ""}
    for signal, text in wanted.items():
        button = next(b for b in pane._head.findChildren(Button) if b.text() == text and b.parent() is pane._head)
        with qtbot.waitSignal(signal):
            button.click()
    assert pane.sizeHint().width() == 466


# --- what goes wrong ---


def test_the_logo_is_read_in_the_files_lane_and_shown(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = png()
    monkeypatch.setattr(session, "blob", {hashlib.sha256(data).hexdigest(): data}.__getitem__)
    session.edit_file("ใส่ตรา", lambda _file: logo_office(data))
    pane = pane_of(qtbot, session)
    assert pages_of(pane.view).cell(Place("office.logo"))
    assert pane.setter.problem == ""


def test_a_logo_that_is_gone_is_told_and_the_old_pages_stay(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_sha256: str) -> bytes:
        raise FileMissingError("ไม่พบตรา")

    pane = pane_of(qtbot, session)
    old = pane.setter.pages
    monkeypatch.setattr(session, "blob", gone)
    with qtbot.waitSignal(pane.setter.failed, timeout=20_000):
        session.edit_file("ใส่ตรา", lambda _file: logo_office(png()))
    assert pane._bar.isVisible()
    assert pane._bar.label.text() == "ไม่พบตรา"
    assert pane.setter.pages is old
    session.undo()
    qtbot.waitUntil(lambda: not pane._bar.isVisible(), timeout=20_000)


def test_the_offices_own_font_is_used_and_a_missing_one_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    preferences = Preferences()
    pane = PagePane(session, preferences)
    qtbot.addWidget(pane)
    pane.resize(466, 614)
    pane.show()
    qtbot.waitUntil(lambda: pane.setter.pages is not None, timeout=20_000)
    with qtbot.waitSignal(pane.setter.failed, timeout=20_000):
        preferences.put("print/font", str(tmp_path / "none.ttf"))
    old = pane.setter.pages
    with qtbot.waitSignal(pane.setter.ready, timeout=20_000):
        preferences.put("print/font", str(font_path("sarabun/Sarabun-Bold.ttf")))
    assert pane.setter.pages is not old
    with qtbot.waitSignal(pane.setter.ready, timeout=20_000):
        preferences.put("print/font_bold", str(font_path("sarabun/Sarabun-Bold.ttf")))
    preferences.put("page/other", 1)


def test_a_fault_of_the_program_is_not_hushed(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    with pytest.raises(ZeroDivisionError):
        pane.setter._not_set(ZeroDivisionError())


def test_another_choice_sets_other_pages(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    pane.view.go_to_page(3)
    with qtbot.waitSignal(pane.setter.ready, timeout=20_000):
        pane.setter.choose(Choice(frozenset({Part.COVER})))
    assert len(pages_of(pane.view).pages) == 1
    assert pane.setter.choice.parts == {Part.COVER}
    pane._strip.map.grab()


@pytest.mark.usefixtures("at_once")
def test_the_line_before_a_table_or_after_its_end_is_held_too(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    view, place = pane.view, first_line(session, a_cell(session, 4))
    pane.set_follows(False)
    pane.follow(place)  # out of sight: something else is held
    held = view._anchor()
    assert held
    assert held.place != place
    view._hold(Anchor(Place("results", "gone"), 3, 5.0))
    assert view._top == view.verticalScrollBar().value()
    view.go_to_page(99)
    assert view.page == len(pages_of(view).pages) - 1


# --- pure ---


def test_text_is_followed_at_the_size_of_the_screens() -> None:
    assert readable(10.6, 1.0) == pytest.approx(0.92, abs=0.001)
    assert readable(14, 1.0) == pytest.approx(0.70, abs=0.005)
    assert readable(30, 1.0) == pytest.approx(0.6)
    assert readable(5, 1.0) == pytest.approx(1.0)
    assert readable(5, 1.5) == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("cell", "width", "left"),
    [((110, 100), 400, 3), ((310, 100), 400, 103), ((310, 600), 400, 303), ((5, 20), 400, -2)],
)
def test_the_view_begins_at_a_column(cell: tuple[int, int], width: int, left: int) -> None:
    edges = [10, 110, 310, 410]
    assert left_for(edges, QRectF(cell[0], 0, cell[1], 50), width) == left
    assert column([], [], QSize(100, 100), 0, 0) == Column(width=100)
    assert top_for(QRectF(0, 500, 10, 10), 0, 1000) == 0
    assert top_for(QRectF(0, 900, 10, 10), 0, 1000) == pytest.approx(905 - 450)


def test_every_place_has_a_name(session: Session) -> None:
    report, place = session.report, a_cell(session)
    assert names.place_name(report, place) == "ขั้นตอน"
    assert names.place_name(report, Place("title", "i")) == "ชื่อประเด็น"
    assert names.place_name(report, Place("office.district")) == "หน่วยงาน"
    assert names.place_name(report, Place("preface")) == "คำนำ"
    assert names.place_name(report, Place("status")) == "status"
    assert names.place_name(report, replace(place, field="other")) == "other"
    assert names.place_name(report, replace(place, field="budget")) == "งบประมาณ (บาท)"


def test_pictures_are_kept_as_long_as_there_is_room(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = pane_of(qtbot, session)
    pictures = pane.setter.pictures
    monkeypatch.setattr("ita_desktop.ui.page.pictures._ROOM", 2 * 2**20)
    for page in range(4):
        pane.view.go_to_page(page)
        pane.view.look_at(page, 100, 100)
        pane.view.viewport().grab()
    assert pictures._bytes <= 2 * 2**20 or len(pictures._kept) == 1
    empty = Pictures()
    assert empty.count == 0
    assert not empty.image(0, pane.size()).isNull()


# --- lifetime ---


def test_the_pane_goes_when_it_is_closed(qtbot: QtBot, session: Session) -> None:
    def made() -> list[weakref.ref[object]]:
        pane = PagePane(session, Preferences())
        pane.resize(466, 614)
        pane.show()
        qtbot.waitUntil(lambda: pane.setter.pages is not None, timeout=20_000)
        whole = WholePage(pane.setter, pane)
        gone: list[weakref.ref[object]] = [weakref.ref(pane), weakref.ref(pane.view), weakref.ref(whole)]
        pane.close()
        pane.deleteLater()
        return gone

    gone = made()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [ref() for ref in gone] == [None, None, None]


def test_a_renamed_measure_is_found_anew(qtbot: QtBot, session: Session) -> None:
    pane = pane_of(qtbot, session)
    place, old = a_cell(session), pane.setter.pages
    change: Callable[[Report], Report] = lambda report: map_measure(  # noqa: E731 - as the form writes it
        report, place.measure_uid, lambda m: replace(m, title="ชื่อใหม่ทั้งหมด")
    )
    session.edit("แก้ชื่อ", change)
    qtbot.waitUntil(lambda: pane.setter.pages is not old, timeout=20_000)
    assert pages_of(pane.view).cell(Place("title", place.issue_uid, place.measure_uid))
