"""The start page, the wizard's steps and the pages of the settings."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from stage import SIZE

from ita_desktop.ui.settings.settings import SettingsPage
from ita_desktop.ui.start.page import StartPage
from ita_desktop.ui.start.wizard import Wizard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from stage import Stage


def _shown(widget: QWidget) -> QWidget:
    widget.resize(*SIZE)
    widget.show()
    return widget


def _wizard(stage: Stage, steps: int) -> Wizard:
    wizard = Wizard(stage.runner, stage.preferences)
    _shown(wizard)
    office = wizard.steps[0]
    for field, text in (("province", "มหาสารคาม"), ("district", "วาปีปทุม"), ("subdistrict", "หนองแสง")):
        line = getattr(office, field)
        line.setText(text)
        line.commit()
    for _step in range(steps):
        wizard.next.click()
    return wizard


def screen_wizard_1(stage: Stage) -> QWidget:
    return _wizard(stage, 0)


def screen_wizard_2(stage: Stage) -> QWidget:
    return _wizard(stage, 1)


def screen_wizard_3(stage: Stage) -> QWidget:
    return _wizard(stage, 2)


def screen_wizard_4(stage: Stage) -> QWidget:
    return _wizard(stage, 3)


def screen_wizard_5(stage: Stage) -> QWidget:
    return _wizard(stage, 4)


def _recent(stage: Stage) -> None:
    there = stage.folder / "รายงาน ITA 2568.itadb"
    there.touch()
    now = datetime.now().astimezone().replace(hour=8, minute=31)
    office = "องค์การบริหารส่วนตำบลหนองแสง"
    files = [
        {"path": str(there), "office": office, "year": 2568, "complete": 11, "total": 15, "opened": now.isoformat()},
        {"path": str(there), "office": office, "year": 2567, "complete": 14, "total": 14, "opened": "2024-04-28T10:00"},
        {"path": "E:\\สำรอง\\รายงาน ITA 2566.itadb", "office": office, "year": 2566, "opened": "2023-05-02T10:00"},
    ]
    stage.preferences.put("recent", files)


def screen_start(stage: Stage) -> QWidget:
    _recent(stage)
    return _shown(StartPage(stage.preferences))


def screen_start_empty(stage: Stage) -> QWidget:
    stage.preferences.put("recent", [])
    return _shown(StartPage(stage.preferences))


def _settings(stage: Stage, page: str) -> QWidget:
    settings = SettingsPage(stage.session(), stage.preferences)
    _shown(settings)
    settings.show_page(page)
    return settings


def screen_settings_years(stage: Stage) -> QWidget:
    return _settings(stage, "years")


def screen_settings_office(stage: Stage) -> QWidget:
    return _settings(stage, "office")


def screen_settings_columns(stage: Stage) -> QWidget:
    return _settings(stage, "columns")


def screen_settings_signers(stage: Stage) -> QWidget:
    return _settings(stage, "signers")


def screen_settings_issues(stage: Stage) -> QWidget:
    return _settings(stage, "issues")


def screen_settings_front(stage: Stage) -> QWidget:
    return _settings(stage, "front")


def screen_settings_type(stage: Stage) -> QWidget:
    return _settings(stage, "type")


def screen_settings_program(stage: Stage) -> QWidget:
    return _settings(stage, "program")
