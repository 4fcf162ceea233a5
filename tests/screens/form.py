"""Screens of the form: a measure, one with two activities, a new one, the calendar, a doubt to settle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stage import SEED

from ita_desktop.domain.checks import check
from ita_desktop.domain.edits import add_measure, remove_measure, set_cell
from ita_desktop.domain.measures import empty_measure
from ita_desktop.domain.model import Place, SameAs
from ita_desktop.services.exchanging import arrive, plan_import
from ita_desktop.ui.form.calendar import DayCalendar, PeriodCalendar
from ita_desktop.ui.form.form import MeasureForm
from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from stage import Stage

    from ita_desktop.domain.model import Measure, OfficeFile
    from ita_desktop.ui.session import Session

_WIDE = 595
_HIGH = 640


def _form(stage: Stage, session: Session, wanted: Callable[[Measure], bool], width: int = _WIDE) -> MeasureForm:
    form = MeasureForm(session, stage.preferences)
    form.resize(look().px(width), look().px(_HIGH))
    form.set_columns(2 if width > _WIDE * 1.5 else 1)
    form.show_measure(next(m.uid for _i, m in session.report.measures() if wanted(m)))
    form.show_findings(check(session.report))
    form.show()
    form.activateWindow()
    stage.wait(form.isVisible)
    return form


def _seed() -> OfficeFile:
    return plan_import(arrive(SEED)).value


def screen_form(stage: Stage) -> QWidget:
    """Return the measure that the picture of the main window shows, typed in."""
    form = _form(stage, stage.session(_seed()), lambda m: m.title.startswith("โครงการเสริมสร้าง"))
    form.go_field(3)
    return form


def screen_form_wide(stage: Stage) -> QWidget:
    """Return the same measure in two columns."""
    return _form(stage, stage.session(_seed()), lambda m: m.title.startswith("โครงการเสริมสร้าง"), 730 * 2)


def screen_form_two_activities(stage: Stage) -> QWidget:
    """Return a measure of two activities, one of whose cells are the same as the other's."""
    session = stage.session(_seed())
    measure = next(m for _i, m in session.report.measures() if len(m.activities) > 1)
    first, second = (row.uid for row in measure.activities[:2])
    session.edit("", lambda report: set_cell(report, second, "period", SameAs(first)))
    session.edit("", lambda report: set_cell(report, second, "outcomes", SameAs(first)))
    form = _form(stage, session, lambda m: m.uid == measure.uid)
    form.go(Place("responsible", measure_uid=measure.uid, activity_uid=second))
    return form


def screen_form_empty(stage: Stage) -> QWidget:
    """Return a new report's first measure."""
    value = _seed()
    session = stage.session(value)
    issue = session.report.issues[0]
    session.edit("", lambda report: add_measure(report, issue.uid, empty_measure(), 0))
    session.edit("", lambda report: remove_measure(report, issue.measures[0].uid))
    form = _form(stage, session, lambda m: not m.title)
    form.head.go()
    return form


def screen_doubt(stage: Stage) -> QWidget:
    """Return a measure whose reading left doubts, each with its source and what would change."""
    return _form(stage, stage.session(_seed()), lambda m: m.title.startswith("กิจกรรม “วิเคราะห์"))


def screen_calendar_months(stage: Stage) -> QWidget:
    """Return the calendar of a period: the months of the fiscal year."""
    calendar = PeriodCalendar("๖ เดือนแรก", 2568, None)
    calendar.show()
    stage.wait(calendar.isVisible)
    return calendar


def screen_calendar_days(stage: Stage) -> QWidget:
    """Return the calendar of a period: its days."""
    calendar = PeriodCalendar("๑ ต.ค. ๖๗ - ๑๕ พ.ย. ๖๗", 2568, None)
    calendar.show()
    calendar.by_day.click()
    stage.wait(calendar.isVisible)
    return calendar


def screen_calendar_day(stage: Stage) -> QWidget:
    """Return the calendar of one day."""
    calendar = DayCalendar(None, None)
    calendar.show()
    stage.wait(calendar.isVisible)
    return calendar
