"""The plan of an import in the window: read, ticked, decided, written as one step."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from ita_desktop.base.errors import DiskFullError
from ita_desktop.domain import edits
from ita_desktop.domain.merge.model import State
from ita_desktop.domain.model import Lines
from ita_desktop.services import exchanging
from ita_desktop.services.library import open_office
from ita_desktop.services.samples import sample_office
from ita_desktop.services.sending import Share, write_share
from ita_desktop.ui.exchange.page import ImportPage
from ita_desktop.ui.parts.choices import RadioButton
from ita_desktop.ui.parts.surfaces import EmptyState
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.session import Session
from ita_desktop.ui.text.changed_text import ChangedText
from tests.two_offices import met
from tests.ui.offices import end, new_session
from tests.ui.typing_thai import type_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ita_desktop.domain.merge.model import Item
    from ita_desktop.ui.runner import Runner

_LEFT, _KEY = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def session(runner: Runner, tmp_path: Path) -> Iterator[Session]:
    """Return our office, open as the window opens it."""
    ours, _package = met(tmp_path)
    made = Session(runner._pool(Lane.FILE).submit(open_office, ours).result(), runner)
    yield made
    end(made)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Session, Path], ImportPage]:
    """Return what shows a page for a file and waits for its plan."""

    def shown(session: Session, path: Path) -> ImportPage:
        page = ImportPage(session, path)
        qtbot.addWidget(page)
        page.resize(1366, 688)
        page.show()
        with qtbot.waitActive(page):
            page.activateWindow()
        qtbot.waitUntil(lambda: page.plan is not None or page.failed)
        return page

    return shown


@pytest.fixture
def page(session: Session, show: Callable[[Session, Path], ImportPage]) -> ImportPage:
    return show(session, session.path.parent / "กองคลัง 3 เม.ย. 68.itapack")


def item(page: ImportPage, state: State) -> Item:
    assert page.plan
    return next(i for i in page.plan.items if i.state is state and i.kind == "measure")


def items(page: ImportPage) -> tuple[Item, ...]:
    return page.plan.items if page.plan else ()


def planned(page: ImportPage, qtbot: QtBot, until: Callable[[], bool]) -> None:
    qtbot.waitUntil(lambda: page.plan is not None and until())


def titles(session: Session) -> list[str]:
    return [m.title for _i, m in session.report.measures()]


# --- the list ---


def test_the_plan_is_a_list_by_issue_with_what_stays_folded(page: ImportPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)
    counts = page.model.counts()
    assert counts == {"all": 19, "conflict": 2, "changed": 1, "new": 1, "deleted": 1, "same": 14}
    assert page.filters["changed"].isVisible()
    assert page.title.text() == "นำเข้าจาก “กองคลัง 3 เม.ย. 68.itapack”"
    assert page.remark.text() == "ส่งจาก เทศบาลตำบลทุ่งน้ำค้าง · เทียบกับรายงานที่เปิดอยู่ พบ ๑๙ รายการ"
    rows = page.model.rows
    assert [row.number for row in rows if row.kind == "issue"] == list("๑๒๓๔๕๖๗")
    assert [row.title for row in rows if row.kind == "fold"] == [
        *("เหมือนเดิม ๑ รายการ", "เหมือนเดิม ๑ รายการ", "เหมือนเดิม ๑ รายการ", "เหมือนเดิม ๓ รายการ")
    ]
    assert all(row.item is None or row.item.state not in {State.SAME, State.OLDER} for row in rows)
    assert not page.list.grab().isNull()


def test_folds_open_and_filters_show_one_sort(page: ImportPage, qtbot: QtBot) -> None:
    model = page.model

    def press(kind: str, key: Qt.Key) -> None:
        at = next(n for n, row in enumerate(model.rows) if row.kind == kind)
        page.list.setCurrentIndex(model.index(at, 0))
        qtbot.keyClick(page.list, key)

    before = model.rowCount()
    press("fold", _KEY.Key_Return)
    assert model.rowCount() == before + 1
    press("fold", _KEY.Key_Space)
    assert model.rowCount() == before
    press("issue", _KEY.Key_Return)
    assert model.rowCount() < before
    press("issue", _KEY.Key_Return)
    quiet = next(n for n, row in enumerate(model.rows) if row.remark.startswith("เหมือนเดิม"))
    rect = page.list.visualRect(model.index(quiet, 0))
    qtbot.mouseClick(page.list.viewport(), _LEFT, pos=QPoint(200, rect.center().y()))
    assert model.rowCount() == before + 2, "an issue where all stays opens too"
    for name, count in (("new", 1), ("deleted", 1), ("same", 14), ("all", 5)):
        qtbot.mouseClick(page.filters[name], _LEFT)
        assert sum(row.kind == "item" for row in model.rows) == count, name
        assert not page.list.grab().isNull()


def test_the_chosen_record_shows_what_is_added_and_cut(page: ImportPage, qtbot: QtBot) -> None:
    page.list.choose(item(page, State.UPDATED).uid)

    def words() -> list[str]:
        return [label.text() for label in page.detail.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: "ผลการดำเนินการ" in words())
    assert "เทศบาลตำบลทุ่งน้ำค้างแก้ ของท่านยังไม่ได้แก้ตั้งแต่ส่งไป" in words()
    (changed,) = (w for w in page.detail.findChildren(ChangedText) if w.isVisible())
    assert "๑๒ ครั้ง" in changed.accessibleName()
    page.list.setFocus()
    for _n in range(8):
        qtbot.keyClick(page.list, _KEY.Key_Down)
    assert not page.grab().isNull()


# --- choosing ---


def test_a_record_that_is_unticked_is_not_taken(page: ImportPage, session: Session, qtbot: QtBot) -> None:
    new = item(page, State.NEW)
    index = page.model.index_of(new.uid)
    assert index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    page.list.setCurrentIndex(index)
    page.list.setFocus()
    qtbot.keyClick(page.list, _KEY.Key_Space)
    planned(page, qtbot, lambda: not item(page, State.NEW).writes)
    rect = page.list.visualRect(page.model.index_of(item(page, State.DELETED).uid))
    qtbot.mouseClick(page.list.viewport(), _LEFT, pos=QPoint(30, rect.center().y()))
    planned(page, qtbot, lambda: not item(page, State.DELETED).writes)
    assert page.model.index_of(new.uid).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Unchecked
    page.conflicts._take_all_mine()
    planned(page, qtbot, lambda: page.plan is not None and not page.plan.open)
    with qtbot.waitSignal(page.imported):
        page.go.click()
    assert new.uid not in {m.uid for _i, m in session.report.measures()}
    assert len(titles(session)) == 18
    page.list.setCurrentIndex(page.model.index_of(new.uid))
    qtbot.keyClick(page.list, _KEY.Key_Space)
    planned(page, qtbot, lambda: item(page, State.NEW).writes)


def test_what_was_deleted_here_can_be_brought_back(
    session: Session, show: Callable[[Session, Path], ImportPage], qtbot: QtBot
) -> None:
    uid = [m for _i, m in session.report.measures()][9].uid
    session.edit("ลบ", lambda report: edits.remove_measure(report, uid))
    session.save_now()
    page = show(session, session.path.parent / "กองคลัง 3 เม.ย. 68.itapack")
    page.model.ticked.emit(uid, True)
    planned(page, qtbot, lambda: bool(page.plan and any(i.uid == uid and i.writes for i in page.plan.items)))
    page.model.ticked.emit(uid, False)
    planned(page, qtbot, lambda: any(i.uid == uid and not i.writes for i in items(page)))
    assert item(page, State.DELETED_HERE).uid == uid


def test_conflicts_are_decided_by_keys_and_the_result_can_be_typed(
    page: ImportPage, session: Session, qtbot: QtBot
) -> None:
    assert page.go.text() == "ตัดสินใจรายการที่ชนกัน ๒"
    assert page.waiting.text() == "ต้องตัดสินใจก่อนอีก ๒ ช่อง"
    qtbot.mouseClick(page.go, _LEFT)
    view = page.conflicts
    assert view.isVisible()
    assert view.current
    assert not view.has_value
    view.accept()
    assert view.current.path[-2] == "results"
    for key, words in (
        ("1", "เมื่อวันที่ ๑๒ พฤศจิกายน"),
        ("2", "๖ แห่ง"),
        ("3", "๗ แห่ง"),
        ("4", "๖ แห่งประชุมร่วมกับกองช่างเมื่อวันที่"),
    ):
        qtbot.keyClick(view, key)
        assert words in view.result.text()
    assert view.result.text().count("\n") == 1
    assert not any(card.isChecked() for card in view.cards.values())
    view.result.setFocus()
    view.result.moveCursor(view.result.textCursor().MoveOperation.End)
    type_text(view.result, " ครบถ้วน")
    qtbot.keyClick(view.result, "1")
    assert view.result.text().endswith("ครบถ้วน1"), "in the field a number is a number"
    view.cards["mine"].setFocus()
    qtbot.keyClick(view.cards["mine"], _KEY.Key_Return)
    planned(page, qtbot, lambda: len(page.plan.open) == 1 if page.plan else False)
    assert view.current.path == ("title",)
    qtbot.mouseClick(view.cards["theirs"], _LEFT)
    qtbot.mouseClick(page.use, _LEFT)
    planned(page, qtbot, lambda: not page.plan.open if page.plan else False)
    assert not view.isVisible(), "the last one leads back to the list"
    with qtbot.waitSignal(page.imported) as told:
        qtbot.mouseClick(page.go, _LEFT)
    assert told.args == ["นำเข้า ๕ รายการจาก “กองคลัง 3 เม.ย. 68.itapack” แล้ว"]
    first = next(m for _i, m in session.report.measures())
    cell = first.activities[0].cell("results")
    assert isinstance(cell, Lines)
    assert [line.text for line in cell.lines][1].endswith("ครบถ้วน1")
    assert len({line.uid for line in cell.lines}) == len(cell.lines)
    assert "กิจกรรมนั่งฟังความคิดเห็นที่ศาลาหมู่บ้าน" in titles(session)


def test_a_conflict_may_wait_and_what_was_decided_can_be_changed(page: ImportPage, qtbot: QtBot) -> None:
    view = page.conflicts
    page.show_conflicts(item(page, State.CONFLICT).uid)
    first = view.current
    qtbot.mouseClick(page.skip, _LEFT)
    assert view.current is not first
    qtbot.keyClick(view, "1")
    view.accept()
    planned(page, qtbot, lambda: len(page.plan.open) == 1 if page.plan else False)
    entry = next(w for w in view.list.findChildren(type(view._entries.itemAt(1).widget())) if w.objectName() == "1")
    qtbot.mouseClick(entry, _LEFT)
    assert view.has_value
    assert view.cards["mine"].isChecked()
    qtbot.keyClick(page, _KEY.Key_Escape)
    assert not view.isVisible()
    with qtbot.waitSignal(page.finished):
        qtbot.keyClick(page, _KEY.Key_Escape)
    page.resize(640, 480)
    page.show_conflicts()
    assert not page.grab().isNull()


def test_all_that_is_left_is_decided_for_one_side(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.go, _LEFT)
    qtbot.mouseClick(page.conflicts.all_theirs, _LEFT)
    planned(page, qtbot, lambda: not page.plan.open if page.plan else False)
    assert page.go.text() == "นำเข้า ๕ รายการ"
    row = page.model.row(page.model.index_of(item(page, State.CONFLICT).uid))
    assert row
    assert page.model.is_taken(item(page, State.CONFLICT))


def test_enter_on_a_conflict_leads_to_it_and_so_does_a_double_click(page: ImportPage, qtbot: QtBot) -> None:
    index = page.model.index_of([i for i in page.plan.items if i.conflicts][-1].uid) if page.plan else None
    assert index
    page.list.setCurrentIndex(index)
    qtbot.keyClick(page.list, _KEY.Key_Return)
    assert page.conflicts.isVisible()
    assert page.conflicts.current
    assert page.conflicts.current.path == ("title",)
    qtbot.mouseClick(page.to_all, _LEFT)
    at = page.list.visualRect(page.model.index_of(item(page, State.CONFLICT).uid)).center()
    QTest.mouseDClick(page.list.viewport(), _LEFT, pos=at)
    assert page.conflicts.isVisible()


def test_a_measure_that_may_be_the_same_is_joined_only_when_a_person_says_so(
    runner: Runner, tmp_path: Path, show: Callable[[Session, Path], ImportPage], qtbot: QtBot, shared: Path
) -> None:
    import shutil  # noqa: PLC0415

    from docx import Document  # noqa: PLC0415

    word, other = tmp_path / "a.docx", tmp_path / "b.docx"
    shutil.copyfile(shared / "seed" / "report-2568.docx", word)
    document = Document(str(word))
    document.add_paragraph("เพิ่ม")
    document.save(str(other))
    session = new_session(runner, tmp_path / "จริง.itadb", exchanging.plan_import(exchanging.arrive(word)).value)
    page = show(session, other)
    assert page.plan
    twin = next(i for i in page.plan.items if i.twins)
    page.list.choose(twin.uid)
    same = next(b for b in page.detail.findChildren(RadioButton) if b.objectName())
    qtbot.mouseClick(same, _LEFT)
    planned(page, qtbot, lambda: all(i.uid != twin.uid for i in page.plan.items) if page.plan else False)
    page.list.choose(twin.twins[0])

    def apart_buttons() -> list[RadioButton]:
        return [b for b in page.detail.findChildren(RadioButton) if b.isVisible() and not b.objectName()]

    qtbot.waitUntil(lambda: len(apart_buttons()) == 1)
    (apart,) = apart_buttons()
    qtbot.mouseClick(apart, _LEFT)
    planned(page, qtbot, lambda: any(i.uid == twin.uid for i in page.plan.items) if page.plan else False)
    end(session)


# --- ends ---


def test_the_second_time_there_is_nothing_new(
    page: ImportPage, session: Session, show: Callable[[Session, Path], ImportPage], qtbot: QtBot
) -> None:
    page.conflicts._take_all_theirs()
    planned(page, qtbot, lambda: not page.plan.open if page.plan else False)
    with qtbot.waitSignal(page.imported):
        page.go.click()
    again = show(session, session.path.parent / "กองคลัง 3 เม.ย. 68.itapack")
    assert again.go.text() == "ไม่มีอะไรใหม่ ปิด"
    before = session.value
    with qtbot.waitSignal(again.imported) as told:
        again.go.click()
    assert told.args == ["ทุกรายการเหมือนเดิม ไม่มีอะไรเปลี่ยน"]
    assert session.value is before


def test_a_form_that_was_not_filled_in_brings_nothing_new(
    session: Session, runner: Runner, show: Callable[[Session, Path], ImportPage]
) -> None:
    path = session.path.parent / "แบบ.xlsx"
    job = partial(write_share, session.office, Share(2568, form=True), path, datetime.now(UTC))
    runner._pool(Lane.FILE).submit(job).result()
    page = show(session, path)
    assert page.model.rowCount() == 0
    (nothing,) = page.detail.findChildren(EmptyState)
    assert any("ไม่มีอะไรใหม่" in label.text() for label in nothing.findChildren(QLabel))
    assert page.go.text() == "ไม่มีอะไรใหม่ ปิด"


def test_a_file_that_cannot_be_read_says_why_and_leads_back(
    session: Session, show: Callable[[Session, Path], ImportPage], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "เสีย.itapack").write_bytes(b"x")
    page = show(session, tmp_path / "เสีย.itapack")
    words = [label.text() for label in page.reading.findChildren(QLabel)]
    assert any("เสีย.itapack" in text for text in words)
    assert page.go.text() == "กลับ"
    page.show_all()
    page.show_conflicts()
    with qtbot.waitSignal(page.finished):
        qtbot.mouseClick(page.go, _LEFT)


def test_a_fault_is_told_and_raised(page: ImportPage) -> None:
    with pytest.raises(ZeroDivisionError):
        page._not_written(ZeroDivisionError())
    assert "ข้อมูลเดิมยังอยู่ครบ" in page.waiting.text()
    with pytest.raises(ZeroDivisionError):
        page._failed(ZeroDivisionError())
    assert page.failed


def test_a_full_disk_leaves_all_as_it_was(
    page: ImportPage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.conflicts._take_all_theirs()
    planned(page, qtbot, lambda: not page.plan.open if page.plan else False)
    before = session.value

    def full(*_args: object) -> None:
        raise DiskFullError("ที่เก็บเต็ม")

    monkeypatch.setattr(exchanging, "apply_import", full)
    page.go.click()
    qtbot.waitUntil(lambda: page.waiting.text() == "ที่เก็บเต็ม")
    assert session.value is before
    assert page.go.isEnabled()


def test_a_change_meanwhile_is_looked_at_again(page: ImportPage, session: Session, qtbot: QtBot) -> None:
    page.conflicts._take_all_theirs()
    planned(page, qtbot, lambda: not page.plan.open if page.plan else False)
    uid = sample_office().reports[0].issues[6].measures[0].uid
    session.edit("ลบ", lambda report: edits.remove_measure(report, uid))
    page.go.click()
    planned(
        page,
        qtbot,
        lambda: any(i.uid == uid and i.state is State.DELETED_HERE for i in page.plan.items) if page.plan else False,
    )
    assert not session.undo_name.startswith("นำเข้า")
