"""The start page, the wizard's steps and the pages of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stage import SIZE

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
