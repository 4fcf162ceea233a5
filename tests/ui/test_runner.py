"""Work beside the window: in order within a lane, the newest only where asked, never to a receiver that is gone."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QObject

from ita_desktop.ui.runner import Lane, Runner

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


class Receiver(QObject):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []
        self.threads: set[int] = set()

    def done(self, result: object) -> None:  # noqa: D102 - a stand-in
        self.threads.add(threading.get_ident())
        self.results.append(result)

    def failed(self, error: Exception) -> None:  # noqa: D102 - a stand-in
        self.errors.append(error)


def test_jobs_of_a_lane_run_in_order_and_end_in_the_windows_thread(qtbot: QtBot, runner: Runner) -> None:
    receiver, threads = Receiver(), set()

    def job(number: int) -> int:
        threads.add(threading.get_ident())
        return number

    for number in range(50):
        runner.run(Lane.FILE, lambda number=number: job(number), receiver.done, receiver.failed)
    qtbot.waitUntil(lambda: len(receiver.results) == 50)
    assert receiver.results == list(range(50))
    assert receiver.threads == {threading.get_ident()}
    assert len(threads) == 1
    assert threads != receiver.threads


def test_of_jobs_that_wait_only_the_newest_runs(qtbot: QtBot, runner: Runner) -> None:
    receiver, held = Receiver(), threading.Event()
    runner.run(Lane.PAGES, held.wait, receiver.done, receiver.failed)
    for number in range(20):
        runner.run(Lane.PAGES, lambda number=number: number, receiver.done, receiver.failed, latest="page")
    runner.run(Lane.PAGES, lambda: "other", receiver.done, receiver.failed, latest="map")
    held.set()
    qtbot.waitUntil(lambda: len(receiver.results) == 3)
    assert receiver.results == [True, 19, "other"]


def test_a_failure_reaches_its_receiver(qtbot: QtBot, runner: Runner) -> None:
    receiver = Receiver()
    runner.run(Lane.OTHER, lambda: 1 // 0, receiver.done, receiver.failed)
    qtbot.waitUntil(lambda: bool(receiver.errors))
    assert isinstance(receiver.errors[0], ZeroDivisionError)


def test_a_result_for_a_receiver_that_is_gone_is_dropped(qtbot: QtBot, runner: Runner) -> None:
    held = threading.Event()
    freed, deleted, living = Receiver(), Receiver(), Receiver()
    for receiver in (freed, deleted):
        runner.run(Lane.CHECKS, held.wait, receiver.done, receiver.failed)
    runner.run(Lane.CHECKS, lambda: "over", living.done, living.failed)
    del receiver, freed
    shiboken6.delete(deleted)
    held.set()
    qtbot.waitUntil(lambda: living.results == ["over"])
    assert deleted.results == []


class Held(QObject):
    """Notes in which thread it goes."""

    def __init__(self, went: list[int]) -> None:
        super().__init__()
        self._went = went

    def work(self, end: threading.Event) -> None:  # noqa: D102 - a stand-in
        end.wait()

    def fail(self, end: threading.Event) -> None:  # noqa: D102 - a stand-in
        end.wait()
        raise ValueError

    def __del__(self) -> None:
        self._went.append(threading.get_ident())


@pytest.mark.parametrize("job", [Held.work, Held.fail])
def test_what_a_job_alone_still_holds_goes_in_the_windows_thread(
    qtbot: QtBot, runner: Runner, job: Callable[[Held, threading.Event], None]
) -> None:
    receiver, end, went = Receiver(), threading.Event(), list[int]()
    runner.run(Lane.OTHER, partial(job, Held(went), end), receiver.done, receiver.failed)
    end.set()
    qtbot.waitUntil(lambda: bool(receiver.results or receiver.errors))
    receiver.errors.clear()
    runner.settle(Lane.OTHER)
    assert went == [threading.get_ident()]


def test_what_a_dropped_job_holds_goes_at_once(qtbot: QtBot, runner: Runner) -> None:
    receiver, end, went = Receiver(), threading.Event(), list[int]()
    runner.run(Lane.PAGES, end.wait, receiver.done, receiver.failed)
    runner.run(Lane.PAGES, partial(Held.work, Held(went), end), receiver.done, receiver.failed, latest="page")
    runner.run(Lane.PAGES, lambda: "newest", receiver.done, receiver.failed, latest="page")
    at_once = list(went)
    end.set()
    qtbot.waitUntil(lambda: receiver.results == [True, "newest"])
    assert at_once == [threading.get_ident()]


def test_settling_a_lane_delivers_its_results_without_the_event_loop(runner: Runner) -> None:
    receiver = Receiver()
    for number in range(5):
        runner.run(Lane.FILE, lambda number=number: number, receiver.done, receiver.failed)
    runner.settle(Lane.FILE)
    assert receiver.results == [0, 1, 2, 3, 4]


def test_closing_finishes_the_files_lane_and_drops_the_rest(qapp: object) -> None:
    assert qapp
    runner, receiver, held = Runner(), Receiver(), threading.Event()
    ran: list[str] = []
    for lane in (Lane.FILE, Lane.PAGES):
        runner.run(lane, lambda: held.wait(0.5), receiver.done, receiver.failed)
        runner.run(lane, lambda lane=lane: ran.append(lane), receiver.done, receiver.failed)
    runner.close()
    assert ran == [Lane.FILE]


def test_a_runner_deleted_while_a_job_runs_delivers_nothing(qapp: object) -> None:
    assert qapp
    runner, receiver, held = Runner(), Receiver(), threading.Event()
    runner.run(Lane.OTHER, held.wait, receiver.done, receiver.failed)
    pools = list(runner._pools.values())
    shiboken6.delete(runner)
    held.set()
    for pool in pools:
        pool.shutdown()
    assert receiver.results == []
