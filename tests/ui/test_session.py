"""An open file: whatever a person does and whenever it is saved, the file ends as the last value."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desktop.base.errors import DiskFullError, RefusedError, UserError
from ita_desktop.domain.edits import map_measure
from ita_desktop.services.library import create_office, open_office
from ita_desktop.services.samples import sample_office
from ita_desktop.ui.runner import Lane, Runner
from ita_desktop.ui.session import Session, _Attempt
from tests.ui.offices import end, new_session, on_disk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ita_desktop.domain.model import OfficeFile, Report


def titled(title: str, number: int = 0) -> Callable[[Report], Report]:
    def change(report: Report) -> Report:
        uid = [m.uid for _issue, m in report.measures()][number]
        return map_measure(report, uid, lambda measure: replace(measure, title=title))

    return change


def title_of(value: OfficeFile, number: int = 0) -> str:
    report = value.report()
    assert report
    return [m.title for _issue, m in report.measures()][number]


class Fault:
    """Makes saving fail while it is set; tells in which threads was saved."""

    def __init__(self, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
        self.error: Exception | None = None
        self.threads: set[int] = set()
        self._save = session.office.save
        monkeypatch.setattr(session.office, "save", self.save)

    def save(self, value: OfficeFile, blobs: Mapping[str, bytes] | None = None) -> None:
        """Save, or fail."""
        self.threads.add(threading.get_ident())
        if self.error:
            raise self.error
        self._save(value, blobs)


# --- saving ---


def test_an_edit_is_saved_by_itself_and_never_on_the_windows_thread(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault(session, monkeypatch)
    with qtbot.waitSignals([session.saving, session.saved], order="strict"):
        assert session.edit("แก้ชื่อ", titled("โครงการใหม่"))
        assert not session.is_saved
    assert session.is_saved
    assert title_of(on_disk(session.path)) == "โครงการใหม่"
    assert threading.get_ident() not in fault.threads


def test_leaving_a_field_saves_at_once_and_ends_the_step(qtbot: QtBot, session: Session) -> None:
    for text in ("ก", "กข"):
        session.edit("แก้ชื่อ", titled(text), field="title")
    with qtbot.waitSignal(session.saved, timeout=400):
        session.end_step()
    session.edit("แก้ชื่อ", titled("กขค"), field="title")
    session.undo()
    assert title_of(session.value) == "กข"
    session.undo()
    assert session.value == sample_office()


def test_what_changes_nothing_is_no_step_and_is_not_saved(qtbot: QtBot, session: Session) -> None:
    with qtbot.assertNotEmitted(session.changed), qtbot.assertNotEmitted(session.saving, wait=20):
        assert not session.edit("แก้ชื่อ", lambda report: report)
        session.save_now()
    assert (session.undo_name, session.redo_name) == ("", "")


def test_the_newest_of_several_values_that_wait_is_saved(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault, held, saved = Fault(session, monkeypatch), threading.Event(), list[str]()
    session.runner.run(Lane.FILE, held.wait, session._was_let_go, session._was_let_go)
    monkeypatch.setattr(fault, "_save", lambda value, _blobs: saved.append(title_of(value)))
    for number in range(10):
        session.edit("แก้ชื่อ", titled(f"โครงการ {number}"))
        session.save_now()
    with qtbot.waitSignal(session.saved):
        held.set()
    assert saved == ["โครงการ 9"]


def test_a_failed_save_keeps_the_value_and_is_tried_again(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault(session, monkeypatch)
    fault.error = DiskFullError("ที่เก็บเต็ม")
    session._again.setInterval(1)
    with qtbot.waitSignal(session.save_failed) as failed:
        session.edit("แก้ชื่อ", titled("โครงการใหม่"))
        session.end_step()
    assert failed.args == [fault.error]
    assert session.save_error is fault.error
    assert title_of(session.value) == "โครงการใหม่"
    with qtbot.waitSignal(session.saved):
        fault.error = None
    assert session.save_error is None
    assert title_of(on_disk(session.path)) == "โครงการใหม่"


def test_a_fault_of_the_program_is_told_as_one(qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    Fault(session, monkeypatch).error = KeyError("x")
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(session.save_failed) as failed:
        session.edit("แก้ชื่อ", titled("โครงการใหม่"))
        session.end_step()
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0][1], KeyError)
    assert failed.args
    assert type(failed.args[0]) is UserError


def test_bytes_are_seen_at_once_and_reach_the_disk_with_the_next_save(qtbot: QtBot, session: Session) -> None:
    sha256 = session.keep_blob(b"logo")
    assert session.blob(sha256) == b"logo"
    with qtbot.waitSignal(session.saved):
        session.edit("แก้ชื่อ", titled("โครงการใหม่"))
        session.end_step()
    assert session._blobs == {}
    assert session.runner._pool(Lane.FILE).submit(session.blob, sha256).result() == b"logo"


def test_work_goes_on_in_another_file_with_its_steps(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    before, elsewhere = session.path, tmp_path / "ที่อื่น.itadb"
    session.edit("แก้ชื่อ", titled("โครงการใหม่"))
    value = session.value
    office = session.runner._pool(Lane.FILE).submit(create_office, elsewhere, value).result()
    session.edit("แก้ชื่อ", titled("โครงการที่สอง", 1))
    with qtbot.waitSignals([session.moved, session.saved]):
        session.go_on_in(office)
    assert session.path == elsewhere
    assert on_disk(elsewhere) == session.value
    assert title_of(on_disk(before)) == title_of(sample_office())
    with qtbot.waitSignal(session.saved):
        session.undo()
        session.undo()
        session.save_now()
    assert on_disk(elsewhere) == sample_office()
    open_office(before).close()  # nobody holds it any more


def test_a_save_that_ends_after_the_move_is_not_taken_for_one_of_the_new_file(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    session.edit("แก้ชื่อ", titled("โครงการใหม่"))
    value = session.value
    office = session.runner._pool(Lane.FILE).submit(create_office, tmp_path / "b.itadb", value).result()
    session.edit("แก้ชื่อ", titled("โครงการที่สอง"))
    old = session.office
    session.go_on_in(office)
    for error in (None, DiskFullError("เต็ม")):
        session._was_tried(_Attempt(old, session.value, {}, error))
        assert not session.is_saved
        assert session.save_error is None
    qtbot.waitUntil(lambda: session.is_saved)
    assert on_disk(tmp_path / "b.itadb") == session.value


# --- what is refused ---


def test_a_refused_edit_changes_nothing_and_is_told(qtbot: QtBot, session: Session) -> None:
    def refuse(_report: Report) -> Report:
        raise RefusedError("ไม่ได้")

    with qtbot.assertNotEmitted(session.changed), qtbot.waitSignal(session.refused) as told:
        assert not session.edit("แก้ชื่อ", refuse)
    assert told.args
    assert str(told.args[0]) == "ไม่ได้"
    for step in (session.undo, session.redo):
        with qtbot.waitSignal(session.refused):
            step()


def test_a_file_opened_for_reading_is_never_changed(qtbot: QtBot, runner: Runner, tmp_path: Path) -> None:
    end(new_session(runner, tmp_path / "a.itadb", sample_office()))
    office = runner._pool(Lane.FILE).submit(open_office, tmp_path / "a.itadb", read_only=True).result()
    session = Session(office, runner)
    assert session.read_only
    with qtbot.assertNotEmitted(session.changed):
        assert not session.edit("แก้ชื่อ", titled("โครงการใหม่"))
    session.end_step()
    end(session)


# --- reports ---


def test_another_report_of_the_file_can_be_worked_on(qtbot: QtBot, session: Session) -> None:
    first = session.report
    other = replace(first, uid="00000000-0000-4000-8000-000000000001", fiscal_year=first.fiscal_year - 1, issues=())
    session.edit_file("เพิ่มปี", lambda file: replace(file, reports=(*file.reports, other)))
    with qtbot.waitSignal(session.report_chosen):
        session.choose_report(other.uid)
    assert session.report == other
    with qtbot.assertNotEmitted(session.report_chosen):
        session.choose_report(other.uid)
    session.undo()
    assert session.report.uid == first.uid


def test_a_file_without_a_report_shows_an_empty_one_that_cannot_be_edited(runner: Runner, tmp_path: Path) -> None:
    session = new_session(runner, tmp_path / "a.itadb", replace(sample_office(), reports=()))
    assert session.report.issues == ()
    assert not session.edit("แก้ชื่อ", lambda report: replace(report, item_code="O1"))
    assert session.edit_file("เพิ่มปี", lambda file: replace(file, reports=sample_office().reports))
    assert session.report == sample_office().report()
    session.undo()
    assert session.report.issues == ()
    end(session)


def test_undo_and_redo_name_their_step_and_tell_it(qtbot: QtBot, session: Session) -> None:
    session.edit("แก้ชื่อ", titled("โครงการใหม่"))
    assert session.undo_name == "แก้ชื่อ"
    with qtbot.waitSignals([session.changed, session.stepped]):
        session.undo()
    assert (session.undo_name, session.redo_name) == ("", "แก้ชื่อ")
    session.redo()
    assert title_of(session.value) == "โครงการใหม่"


# --- whatever the order ---

_ACTS = st.one_of(
    st.tuples(st.just("edit"), st.integers(0, 3), st.text("กขคน้ำ ", min_size=1, max_size=3)),
    st.tuples(st.sampled_from(["undo", "redo", "save", "leave", "wait", "fail", "mend"])),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])  # qtbot only waits here
@given(acts=st.lists(_ACTS, max_size=25))
def test_edits_steps_and_saves_in_any_order_end_in_a_file_that_holds_the_last_value(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, str] | tuple[str]]
) -> None:
    runner = Runner()
    session = new_session(runner, tmp_path_factory.mktemp("any") / "ก.itadb", sample_office())
    with pytest.MonkeyPatch.context() as monkeypatch:
        fault = Fault(session, monkeypatch)
        refused: list[object] = []
        session.refused.connect(refused.append)
        for act in acts:
            match act:
                case ("edit", int(number), str(text)):
                    session.edit("แก้ชื่อ", titled(f"โครงการ{text}", number), field=number)
                case ("undo",):
                    session.undo()
                case ("redo",):
                    session.redo()
                case ("save",):
                    session.save_now()
                case ("leave",):
                    session.end_step()
                case ("wait",):
                    qtbot.wait(1)
                case ("fail",):
                    fault.error = DiskFullError("เต็ม")
                case _:
                    fault.error = None
        fault.error = None
        session.save_now()
        runner.settle(Lane.FILE)
        assert session.is_saved
        last = session.value
        while session.undo_name:
            session.undo()
        assert session.value == sample_office()
    end(session)
    runner.close()
    assert on_disk(session.path) == last
