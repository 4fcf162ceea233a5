"""A fault of the program is told once, with details that quote nothing of a report, and the work goes on."""

from __future__ import annotations

import io
import sys
import threading
import weakref
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.base.errors import RefusedError
from ita_desktop.ui.messages import Message
from ita_desktop.ui.system.failure import Failures, details, tell_error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

WORDS = "โครงการลับ"


def fault() -> Exception:
    try:
        try:
            {}[WORDS]
        except KeyError as error:
            raise ValueError(WORDS) from error
    except ValueError as error:
        return error


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def failures(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> Iterator[Failures]:
    hooks = sys.excepthook, threading.excepthook
    monkeypatch.setattr(sys, "stderr", None)
    made = Failures(window)
    made.install()
    yield made
    sys.excepthook, threading.excepthook = hooks


def messages(window: QWidget) -> list[Message]:
    return [m for m in window.findChildren(Message) if m.isVisible()]


def test_details_name_places_and_quote_nothing() -> None:
    text = details(fault())
    assert "ValueError" in text
    assert "KeyError" in text
    assert "test_failure.py" in text
    assert WORDS not in text


def test_a_fault_is_told_once_and_its_details_can_be_copied(qtbot: QtBot, failures: Failures, window: QWidget) -> None:
    for _time in range(3):
        failures.caught(ValueError, fault(), None)
    qtbot.waitUntil(lambda: bool(messages(window)))
    (message,) = messages(window)
    held = weakref.ref(message)
    message._copy()
    assert "ValueError" in QApplication.clipboard().text()
    message.buttons["close"].click()
    del message
    qtbot.waitUntil(lambda: held() is None or not messages(window))
    failures.caught(ValueError, fault(), None)
    qtbot.waitUntil(lambda: len(messages(window)) == 1)
    messages(window)[0].reject()


def test_a_fault_in_another_thread_is_told_too(qtbot: QtBot, failures: Failures, window: QWidget) -> None:
    assert failures
    error = fault()
    thread = threading.Thread(
        target=lambda: threading.excepthook(threading.ExceptHookArgs((ValueError, error, None, None)))
    )
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(messages(window)))
    messages(window)[0].reject()
    threading.excepthook(threading.ExceptHookArgs((SystemExit, None, None, None)))


def test_an_end_that_is_asked_for_is_no_fault(
    qtbot: QtBot,
    failures: Failures,
    window: QWidget,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printed = io.StringIO()
    monkeypatch.setattr(sys, "stderr", printed)
    with qtbot.assertNotEmitted(failures.happened):
        failures.caught(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in printed.getvalue()
    assert not messages(window)


def test_a_sentence_for_people_is_told_and_a_fault_goes_on_to_its_message(window: QWidget) -> None:
    tell_error(window, RefusedError("ไม่ได้"))
    (message,) = messages(window)
    assert message.sentence == "ไม่ได้"
    message.reject()
    with pytest.raises(KeyError):
        tell_error(window, KeyError("x"))
