"""Qt's own words are Thai, and English when the program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)

from ita_desktop.base import i18n
from ita_desktop.ui.look.qt_words import QtWords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("_thai")


@pytest.fixture
def _thai(qapp: QApplication) -> Iterator[None]:
    words = QtWords()
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def _is_thai(text: str) -> bool:
    return any("ก" <= c <= "๛" for c in text)


def test_buttons_of_questions_are_thai(qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    kinds = [k for k in QMessageBox.StandardButton if k.value.bit_count() == 1 and 0x400 <= k.value <= 0x8000000]
    for kind in kinds:
        box.addButton(kind)
    texts = [box.button(kind).text() for kind in kinds]
    assert len(texts) == 18
    assert [t for t in texts if not _is_thai(t)] == []
    assert box.button(QMessageBox.StandardButton.Ok).text() == "ตกลง"


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_is_thai(qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit]) -> None:
    field = kind("น้ำ")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    texts = [a.text() for a in menu.actions() if not a.isSeparator()]
    assert [t.partition("\t")[0] for t in texts[:4]] == ["เลิกทำ", "ทำซ้ำ", "ตัด", "คัดลอก"]
    assert [t for t in texts if not _is_thai(t)] == []


def test_qts_file_dialog_is_thai(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    texts = [w.text() for w in dialog.findChildren(QLabel) + dialog.findChildren(QPushButton) if w.text()]
    texts += [b.toolTip() for b in dialog.findChildren(QToolButton) if b.toolTip()]
    assert len(texts) >= 8
    assert [t for t in texts if not _is_thai(t)] == []
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    assert box.button(QDialogButtonBox.StandardButton.Open).text() == "เปิด"


def test_arrows_in_key_names_are_words() -> None:
    assert QKeySequence("Alt+Up").toString(QKeySequence.SequenceFormat.NativeText) == "Alt+ลูกศรขึ้น"
    assert QKeySequence("Ctrl+PgUp").toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+PgUp"


def test_what_is_not_known_stays() -> None:
    assert QCoreApplication.translate("QFileDialog", "Something new") == "Something new"
    assert QCoreApplication.translate("QSqlDatabase", "OK") == "OK"


def test_english_is_asked_of_the_same_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_in_use", [_Doubled()])
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "ยกเลิกยกเลิก"


class _Doubled(i18n.gettext.NullTranslations):
    """A language in which every word is said twice."""

    def gettext(self, message: str) -> str:
        return message * 2
