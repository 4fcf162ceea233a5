"""Work beside the window: a lane is one thread, results come back to the window's thread.

A result whose receiver is gone meanwhile is dropped: receivers are bound methods, held weakly.
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


class Runner(QObject):
    """Runs jobs in lanes."""

    _over = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[Lane, ThreadPoolExecutor] = {}
        self._waiting: dict[tuple[Lane, str], Future[None]] = {}
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
        receivers = weakref.WeakMethod(done), weakref.WeakMethod(failed)
        if latest and (waiting := self._waiting.get((lane, latest))):
            waiting.cancel()
        future = self._pool(lane).submit(self._work, job, *receivers)
        if latest:
            self._waiting[lane, latest] = future

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

    def _work(self, job: Callable[[], Any], done: weakref.WeakMethod[Any], failed: weakref.WeakMethod[Any]) -> None:
        try:
            over = done, job()
        except Exception as error:  # noqa: BLE001 - whatever it is, its receiver is told
            over = failed, error
        if shiboken6.isValid(self):
            self._over.emit(over)

    def _deliver(self, over: tuple[weakref.WeakMethod[Any], Any]) -> None:
        receiver, result = over
        method = receiver()
        if method is None or (isinstance(method.__self__, QObject) and not shiboken6.isValid(method.__self__)):
            return
        method(result)

    def close(self) -> None:
        """Drop what has not begun but for the file's lane, and wait for the rest."""
        for lane, pool in self._pools.items():
            pool.shutdown(wait=False, cancel_futures=lane is not Lane.FILE)
        for pool in self._pools.values():
            pool.shutdown()
