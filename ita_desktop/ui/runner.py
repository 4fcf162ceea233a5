"""Work beside the window: a lane is one thread, results come back to the window's thread.

A result whose receiver is gone meanwhile is dropped: receivers are bound methods, held weakly. A job may be the last to
hold an object of Qt's, which must go in the window's thread: there alone jobs and results are let go.
"""

from __future__ import annotations

import weakref
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

_T = TypeVar("_T")


class Lane(StrEnum):
    """A thread of its own: what runs in one lane runs one after the other."""

    FILE = "file"
    """All that touches the open office file."""
    PAGES = "pages"
    CHECKS = "checks"
    OTHER = "other"
    """Reading another program's file, writing a PDF."""


class _Task:
    """A job on its way through a lane; the lane's thread may outlive what it holds."""

    __slots__ = ("done", "failed", "job", "outcome", "receiver")

    def __init__(
        self, job: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Exception], object]
    ) -> None:
        self.job: Callable[[], Any] | None = job
        self.done, self.failed = weakref.WeakMethod(done), weakref.WeakMethod(failed)
        self.receiver: weakref.WeakMethod[Any] | None = None
        self.outcome: object = None

    def work(self) -> None:
        """Do the job, in the lane's thread."""
        assert self.job
        try:
            self.outcome = self.job()
            self.receiver = self.done
        except Exception as error:  # noqa: BLE001 - whatever it is, its receiver is told
            self.outcome = error
            self.receiver = self.failed

    def empty(self) -> tuple[weakref.WeakMethod[Any] | None, Any]:
        """Let go of the job; return the receiver and what it is given."""
        outcome, self.job, self.outcome = self.outcome, None, None
        return self.receiver, outcome


class Runner(QObject):
    """Runs jobs in lanes."""

    _over = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[Lane, ThreadPoolExecutor] = {}
        self._waiting: dict[tuple[Lane, str], tuple[Future[None], _Task]] = {}
        self._over.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        job: Callable[[], _T],
        done: Callable[[_T], object],
        failed: Callable[[Exception], object],
        *,
        latest: str = "",
    ) -> None:
        """Run ``job`` in a lane, then ``done`` or ``failed`` (bound methods) in the window's thread.

        With ``latest`` a job of the same lane and name that has not begun yet is dropped: only the newest counts.
        """
        if latest and (waiting := self._waiting.pop((lane, latest), None)) and waiting[0].cancel():
            waiting[1].empty()
        task = _Task(job, done, failed)
        future = self._pool(lane).submit(self._work, task)
        if latest:
            self._waiting[lane, latest] = future, task

    def settle(self, lane: Lane) -> None:
        """Wait here until a lane has done all it was given, and deliver the results.

        Only for the moment when the system ends the program and nothing may be put off any more.
        """
        self._pool(lane).submit(bool).result()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def _pool(self, lane: Lane) -> ThreadPoolExecutor:
        if lane not in self._pools:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - not needed before the first paint

            self._pools[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane)
        return self._pools[lane]

    def _work(self, task: _Task) -> None:
        task.work()
        if shiboken6.isValid(self):
            self._over.emit(task)

    def _deliver(self, task: _Task) -> None:
        receiver, outcome = task.empty()
        method = receiver() if receiver else None
        if method is None or (isinstance(method.__self__, QObject) and not shiboken6.isValid(method.__self__)):
            return
        method(outcome)

    def close(self) -> None:
        """Drop what has not begun but for the file's lane, and wait for the rest."""
        for lane, pool in self._pools.items():
            pool.shutdown(wait=False, cancel_futures=lane is not Lane.FILE)
        for pool in self._pools.values():
            pool.shutdown()
