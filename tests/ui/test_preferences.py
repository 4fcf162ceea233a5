"""What is remembered of a person: kept across starts, of the kind that was asked for, told when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSettings

from ita_desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(
    "value", [True, 3, 1.5, "ภาษาไทย “ก”\n,;=%", ["ก", 1, {"a": None}], {"path": "C:\\รายงาน.itadb"}], ids=str
)
def test_a_value_comes_back_at_the_next_start(qapp: object, value: Any) -> None:  # noqa: ANN401 - any kind
    assert qapp
    preferences = Preferences()
    preferences.put("name", value)
    preferences.sync()
    assert Preferences().get("name", type(value)()) == value


def test_what_is_missing_broken_or_of_another_kind_is_the_default(qapp: object) -> None:
    assert qapp
    preferences = Preferences()
    assert preferences.get("look/scale", 1.0) == 1.0
    preferences.put("look/scale", 2)
    assert preferences.get("look/scale", 1.0) == 2.0
    assert preferences.get("look/scale", "") == ""
    settings = preferences.findChild(QSettings)
    assert settings
    settings.setValue("look/scale", "{")
    assert preferences.get("look/scale", 1.0) == 1.0


def test_only_another_value_is_told(qtbot: QtBot) -> None:
    preferences = Preferences()
    with qtbot.waitSignal(preferences.changed) as told:
        preferences.put("language", "en")
    assert told.args == ["language"]
    with qtbot.assertNotEmitted(preferences.changed):
        preferences.put("language", "en")
