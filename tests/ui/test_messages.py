"""Questions and news: answered by click and key, gone when they are closed."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ita_desktop.base.errors import DiskFullError
from ita_desktop.ui.messages import Choice, Message, ask, tell
from ita_desktop.ui.parts.button import Button

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

CHOICES = [Choice("no", "ไม่ลบ"), Choice("yes", "ลบ", "filled")]
SENTENCE = "ลบมาตรการนี้หรือไม่ เลิกทำได้จนกว่าจะปิดแฟ้ม"


class Asker(QObject):
    """Keeps what was answered."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[str] = []

    def take(self, key: str) -> None:
        """Keep an answer."""
        self.got.append(key)


def _host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    return host


def test_the_answer_comes_back(qtbot: QtBot) -> None:
    host, asker = _host(qtbot), Asker()
    message = ask(host, SENTENCE, CHOICES, asker.take)
    assert message.isModal()
    assert message.accessibleName() == SENTENCE
    qtbot.mouseClick(message.buttons["yes"], Qt.MouseButton.LeftButton)
    assert asker.got == ["yes"]


def test_enter_chooses_what_has_the_focus_and_escape_nothing(qtbot: QtBot) -> None:
    host, asker = _host(qtbot), Asker()
    message = ask(host, SENTENCE, CHOICES, asker.take)
    assert message.focusWidget() is message.buttons["yes"]
    qtbot.keyClick(message.buttons["yes"], Qt.Key.Key_Enter)
    message = ask(host, SENTENCE, CHOICES, asker.take)
    qtbot.keyClick(message, Qt.Key.Key_Escape)
    assert asker.got == ["yes", ""]


def test_the_close_button_of_the_window_answers_nothing(qtbot: QtBot) -> None:
    host, asker = _host(qtbot), Asker()
    ask(host, SENTENCE, CHOICES, asker.take).close()
    assert asker.got == [""]


def test_an_asker_that_is_gone_hears_nothing(qtbot: QtBot) -> None:
    host, asker = _host(qtbot), Asker()
    message = ask(host, SENTENCE, CHOICES, asker.take)
    got = asker.got
    del asker
    gc.collect()
    message.buttons["no"].click()
    assert got == []


def test_a_message_is_freed_when_it_closes(qtbot: QtBot) -> None:
    host, asker = _host(qtbot), Asker()
    message = ask(host, SENTENCE, CHOICES, asker.take)
    gone = weakref.ref(message)
    message.buttons["no"].click()
    del message
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
    assert host.findChildren(Message) == []


def test_an_error_is_told_without_details(qtbot: QtBot) -> None:
    host = _host(qtbot)
    message = tell(host, DiskFullError("บันทึกลง E: ไม่ได้ เพราะที่เก็บเต็ม"))
    assert message.sentence == "บันทึกลง E: ไม่ได้ เพราะที่เก็บเต็ม"
    assert [b.text() for b in message.findChildren(Button)] == ["ปิด"]
    message.buttons["close"].click()


def test_the_details_of_a_fault_can_be_copied(qtbot: QtBot) -> None:
    host = _host(qtbot)
    message = tell(host, "โปรแกรมทำคำสั่งนี้ไม่ได้", "Traceback …")
    copy = next(b for b in message.findChildren(Button) if b.text() == "คัดลอกรายละเอียด")
    copy.click()
    assert QGuiApplication.clipboard().text() == "Traceback …"
    assert message.isVisible()
    message.buttons["close"].click()


def test_a_long_sentence_is_shown_whole(qtbot: QtBot) -> None:
    host = _host(qtbot)
    message = tell(host, SENTENCE * 5)
    label = next(w for w in message.findChildren(QWidget) if w.property("text") == SENTENCE * 5)
    assert label.height() >= label.heightForWidth(label.width()) > 2 * label.fontMetrics().height()
    message.buttons["close"].click()


def test_without_a_parent_it_stands_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "applicationDisplayName", lambda: "รายงาน ITA")
    message = tell(None, "มีแล้ว")
    qtbot.addWidget(message)
    assert message.windowTitle() == "รายงาน ITA"
    message.buttons["close"].click()
