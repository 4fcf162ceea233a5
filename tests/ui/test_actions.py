"""Every action can be reached by its key and by the Thai character of the same key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ita_desktop.base.assets import resource_path
from ita_desktop.ui import actions
from ita_desktop.ui.parts.button import Button, IconButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEDMANEE = dict(
    zip("qwertyuiop[]asdfghjkl;'zxcvbnm,./1234567890-=", "ๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝๅ/-ภถุึคตจขช", strict=True)
)


class Times(QObject):
    """Counts."""

    def __init__(self) -> None:
        super().__init__()
        self.n = 0

    def once(self) -> None:
        """Count one."""
        self.n += 1


def test_every_key_is_used_once() -> None:
    every = [QKeySequence(key).toString() for keys in actions.KEYS.values() for key in keys]
    assert "" not in every
    assert len(every) == len(set(every))


@pytest.mark.parametrize("name", sorted(n for n, keys in actions.KEYS.items() if len(keys) > 1))
def test_the_twin_is_the_thai_character_of_the_same_key(name: str) -> None:
    first, twin, *_more = actions.KEYS[name]
    modifier, _plus, key = first.partition("+")
    assert twin == f"{modifier}+{KEDMANEE[key.lower()]}"


def test_no_digit_stands_with_ctrl_but_nought() -> None:
    """2 is "/" and 3 is "-" in Thai; nought collides with nothing."""
    assert not [k for keys in actions.KEYS.values() for k in keys if k.startswith("Ctrl+") and k[-1] in "123456789"]


def test_every_key_fires(qtbot: QtBot) -> None:
    window, times = QWidget(), Times()
    qtbot.addWidget(window)
    for name in actions.KEYS:
        actions.make(window, name, times.once)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    silent = []
    for keys in actions.KEYS.values():
        for key in keys:
            before = times.n
            pressed = QKeySequence(key)[0]
            QTest.sendKeyEvent(QTest.KeyAction.Click, window, pressed.key(), "", pressed.keyboardModifiers())
            silent += [key] if times.n != before + 1 else []
    assert silent == []


def test_a_key_that_is_also_its_twin_fires_once(qtbot: QtBot) -> None:
    """A Thai keyboard with a Latin one beside it sends Ctrl+N and Ctrl+ื in one."""
    window, times = QWidget(), Times()
    qtbot.addWidget(window)
    action = actions.make(window, "new_measure", times.once)
    QApplication.sendEvent(action, QShortcutEvent(QKeySequence("Ctrl+ื"), 1, True))
    assert times.n == 1
    action.setEnabled(False)
    QApplication.sendEvent(action, QShortcutEvent(QKeySequence("Ctrl+N"), 1, True))
    assert times.n == 1


def test_every_action_has_a_text_and_its_icon_is_there() -> None:
    assert all(actions.text_of(name) for name in (*actions.KEYS, *actions.ICONS))
    assert all(resource_path("icons", f"{icon}.svg").is_file() for icon in actions.ICONS.values())


def test_keys_are_named_as_they_are_shown() -> None:
    assert (actions.key_of("new_measure"), actions.key_of("pdf"), actions.key_of("office")) == ("Ctrl+N", "F9", "")


def test_a_button_follows_its_action(qtbot: QtBot) -> None:
    owner, times = QWidget(), Times()
    qtbot.addWidget(owner)
    action = actions.make(owner, "undo", times.once)
    column = QVBoxLayout(owner)
    plain, icon = Button("เลิกทำ"), IconButton("undo-2", "เลิกทำ")
    for button in (plain, icon):
        column.addWidget(button)
        button.set_action(action)
    actions.allow(action, False, "ยังไม่มีอะไรให้เลิกทำ")
    assert not plain.isEnabled()
    assert not icon.isEnabled()
    assert plain.toolTip() == icon.toolTip() == "ยังไม่มีอะไรให้เลิกทำ"
    actions.allow(action, True)
    action.setText("เลิกทำ: ลบมาตรการ")
    assert (plain.toolTip(), icon.toolTip()) == ("", "เลิกทำ: ลบมาตรการ (Ctrl+Z)")
    assert icon.accessibleName() == "เลิกทำ: ลบมาตรการ"
    qtbot.mouseClick(icon, Qt.MouseButton.LeftButton)
    qtbot.keyClick(plain, Qt.Key.Key_Return)
    assert times.n == 2
