"""Clicked at random the wizard ends in a file that opens or in nothing, and never says what cannot be mended."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from typing_thai import type_text

from ita_desktop.services.starting import Created, create
from ita_desktop.ui.start.folder import own_folder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.start.wizard import Wizard

_TEXTS = ("มหาสารคาม", "หนองแสง", "อำเภอ", "2568", "๒๕๖๗", "ก/ข", "", "   ", "น้ำผึ้งกตัญญู", "x" * 120, "กองคลัง")
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backspace, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Escape)


class _Outcome:
    """What the wizard said at its end."""

    def __init__(self) -> None:
        self.made: Created | None = None
        self.cancelled = False

    def take(self, made: Created) -> None:
        self.made = made

    def cancel(self) -> None:
        self.cancelled = True

    @property
    def over(self) -> bool:
        return self.cancelled or self.made is not None


def _usable(wizard: Wizard) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider)
    found = [w for kind in kinds for w in wizard.findChildren(kind)]
    return [w for w in found if w.isVisible() and w.isEnabled() and not isinstance(w.window(), QFileDialog)]


def _do(wizard: Wizard, rng: random.Random) -> None:
    widget = rng.choice(_usable(wizard))
    match widget:
        case QLineEdit():
            widget.setFocus()
            if rng.random() < 0.5:
                widget.selectAll()
            type_text(widget, rng.choice(_TEXTS))
        case QComboBox():
            widget.setCurrentIndex(rng.randrange(widget.count()))
        case QAbstractSlider():
            QTest.keyClick(widget, rng.choice((Qt.Key.Key_Left, Qt.Key.Key_Right)))
        case _:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    focus = QApplication.focusWidget()
    if focus and rng.random() < 0.3:
        QTest.keyClick(focus, rng.choice(_KEYS))
    for dialog in wizard.findChildren(QFileDialog):
        dialog.reject()
        dialog.close()
    popup = QApplication.activePopupWidget()
    if popup:
        popup.close()


@pytest.mark.parametrize("seed", range(6))
def test_random_clicks_end_in_a_file_that_opens_or_in_nothing(wizard: Wizard, qtbot: QtBot, seed: int) -> None:
    rng, outcome = random.Random(seed), _Outcome()  # noqa: S311 - a test's dice
    wizard.finished.connect(outcome.take)
    wizard.cancelled.connect(outcome.cancel)
    for _step in range(120):
        _do(wizard, rng)
        if outcome.over:
            break
    assert not own_folder().exists()
    if outcome.cancelled:
        return
    if not outcome.made:  # as a person would end it: the empty report, a plain name
        QTest.mouseClick(wizard.skip, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not wizard.begin.word.busy)
        wizard.begin.begin_with(next(iter(wizard.begin.cards)))
        for field, text in ((wizard.begin.year, "2568"), (wizard.begin.file, "รายงาน")):
            field.setText(text)
            field.commit()
        QTest.mouseClick(wizard.next, Qt.MouseButton.LeftButton)
    assert outcome.made
    with create(outcome.made) as office:
        assert office.value == outcome.made.value
        assert office.value.reports
