"""Sending: what is chosen is written as a package that another office reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ita_desktop.domain.model import Report
from ita_desktop.services import sending
from ita_desktop.services.exchanging import arrive
from ita_desktop.services.samples import sample_office
from ita_desktop.ui.exchange.sending import SendPage
from tests.ui.offices import end, new_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.runner import Runner
    from ita_desktop.ui.session import Session


@pytest.fixture
def sample_session(runner: Runner, tmp_path: Path) -> Iterator[Session]:
    made = new_session(runner, tmp_path / "รายงาน.itadb", sample_office())
    yield made
    end(made)


@pytest.fixture
def page(sample_session: Session, preferences: Preferences, qtbot: QtBot) -> SendPage:
    made = SendPage(sample_session, preferences)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_a_departments_part_is_written(page: SendPage, qtbot: QtBot, tmp_path: Path) -> None:
    assert not page.department.isVisible()
    page.part.setChecked(True)
    assert page.department.isVisible()
    page.department.setCurrentText("กองคลัง")
    assert page.count.text().startswith("มี ")
    page._selected(str(tmp_path / "k.itapack"))
    qtbot.waitUntil(page.show_folder.isVisible)
    arrived = arrive(tmp_path / "k.itapack")
    assert arrived.sender == "กองคลัง"
    assert "k.itapack" in page.message.text
    assert page.save.isEnabled()


def test_a_form_is_of_a_department_and_has_no_measures(page: SendPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.form.setChecked(True)
    assert page.count.text() == ""
    page.write(tmp_path / "f.itapack")
    qtbot.waitUntil(page.show_folder.isVisible)
    assert not [c for c in arrive(tmp_path / "f.itapack").incoming.copies if c.kind == "measure"]


def test_what_cannot_be_written_is_said(page: SendPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.write(tmp_path / "ไม่มี" / "f.itapack")
    qtbot.waitUntil(page.save.isEnabled)
    assert page.message.text
    with pytest.raises(ZeroDivisionError):
        page._failed(ZeroDivisionError())
    assert "ข้อมูลเดิมยังอยู่ครบ" in page.message.text
    with qtbot.waitSignal(page.finished):
        qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.keyClick(page, Qt.Key.Key_A)


def test_names_of_files_make_sense() -> None:
    report = sample_office().reports[0]
    name = sending.file_name(report, sending.Share(2568, department="กองคลัง"))
    assert name == "งาน กองคลัง ๒๕๖๘.itapack"
    assert sending.file_name(report, sending.Share(2568, department="ก/ข", form=True)) == "แบบกรอก ก-ข ๒๕๖๘.itapack"
    assert sending.file_name(Report("r"), sending.Share()) == "งาน หน่วยงาน.itapack"
    long = sending.file_name(report, sending.Share(department="กอง" * 99))
    assert long.endswith(".itapack")
    assert len(long.encode()) < 256
