"""An open file with a small report, and a form that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from offices import end, new_session

from ita_desktop.domain.cells import period_cell
from ita_desktop.domain.model import (
    Activity,
    Department,
    Issue,
    Line,
    Lines,
    Marker,
    Measure,
    Office,
    OfficeFile,
    Report,
    Responsible,
    activity,
)
from ita_desktop.services.library import open_office
from ita_desktop.ui.form.form import MeasureForm
from ita_desktop.ui.preferences import Preferences
from ita_desktop.ui.runner import Lane, Runner
from ita_desktop.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def lines(uid: str, *texts: str) -> Lines:
    return Lines(tuple(Line(f"{uid}-{n}", text, Marker.DASH) for n, text in enumerate(texts)))


def row(uid: str, *, empty: bool = False) -> Activity:
    if empty:
        return Activity(uid)
    return activity(
        uid,
        {
            "steps": lines(f"{uid}-s", "แต่งตั้งคณะทำงาน", "จัดทำคู่มือ"),
            "period": period_cell("วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘", 2568),
            "responsible": Responsible(("สำนักปลัด",)),
            "results": lines(f"{uid}-r", "มีคู่มือ ๑ เล่ม"),
            "outcomes": lines(f"{uid}-o", "ประชาชนรู้ขั้นตอน"),
        },
    )


def report() -> Report:
    departments = tuple(Department(f"d{n}", name) for n, name in enumerate(("สำนักปลัด", "กองคลัง", "กองช่าง")))
    return Report(
        "r",
        Office("เทศบาลตำบล", "ตัวอย่าง", departments=departments),
        2568,
        issues=(
            Issue(
                "i1",
                "กระบวนการปฏิบัติงาน",
                (
                    Measure("m1", "โครงการจัดทำคู่มือ", (row("a1"),)),
                    Measure("m2", "", (row("a2", empty=True),)),
                    Measure("m3", "มาตรการเปิดเผยข้อมูล\nกิจกรรมอบรม", (row("a3"), row("a4"))),
                ),
            ),
            Issue("i2", "การให้บริการ", (Measure("m4", "เผยแพร่ข้อมูล", (row("a5"),)),)),
        ),
    )


@pytest.fixture
def session(runner: Runner, tmp_path: Path) -> Iterator[Session]:
    value = report()
    made = new_session(runner, tmp_path / "ก.itadb", OfficeFile("f", value.office, (value,)))
    yield made
    end(made)


@pytest.fixture
def locked(session: Session, runner: Runner) -> Iterator[Session]:
    """Return the same file, open for reading only."""
    office = runner._pool(Lane.FILE).submit(open_office, session.path, read_only=True).result()
    made = Session(office, runner)
    yield made
    end(made)


@pytest.fixture
def make_form(qtbot: QtBot) -> Iterator[Callable[..., MeasureForm]]:
    kept: list[MeasureForm] = []  # qtbot holds them weakly

    def make(session: Session, measure_uid: str = "m1", width: int = 595) -> MeasureForm:
        form = MeasureForm(session, Preferences())
        qtbot.addWidget(form)
        kept.append(form)
        form.resize(width, 900)
        form.show_measure(measure_uid)
        with qtbot.waitActive(form):
            form.show()
            form.activateWindow()
        return form

    yield make
    kept.clear()
