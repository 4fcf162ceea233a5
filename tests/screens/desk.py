"""The main window as it stands on the usual screens, at the usual sizes, and in its states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stage import SIZE

from ita_desktop.domain.model import Office
from ita_desktop.services.starting import new_file, new_report
from ita_desktop.ui.window.desk import Desk

if TYPE_CHECKING:
    from stage import Stage

    from ita_desktop.ui.session import Session

_WIDE = 1920, 1000
_YEAR = 2568


def _desk(stage: Stage, session: Session, size: tuple[int, int] = SIZE, issue: int = 3) -> Desk:
    """Return the window with the first measure of an issue in the form, once everything is drawn."""
    desk = Desk(session, stage.preferences)
    desk.resize(*size)
    desk.show()
    desk.choose(session.report.issues[issue].measures[0].uid)
    stage.wait(lambda: desk.checks.up_to_date and pages_set(desk))
    desk.form.go_field(2)
    stage.wait(lambda: pages_set(desk))
    return desk


def pages_set(desk: Desk) -> bool:
    """Return whether the pages that are seen are those of the report as it is now."""
    seen = desk.page.isVisible() or (desk.whole is not None and desk.whole.isVisible())
    return not seen or desk.page.setter.is_current


def _saved(stage: Stage, desk: Desk) -> None:
    """Wait until everything is saved, said and set."""
    stage.wait(lambda: desk.session.is_saved and desk.status.saved.width() >= desk.status.saved.sizeHint().width())
    stage.wait(lambda: desk.checks.up_to_date and pages_set(desk))


def screen_main(stage: Stage) -> Desk:
    return _desk(stage, stage.seed())


def screen_window(stage: Stage) -> Desk:
    """Show the sample office: the picture that stands in the README."""
    return _desk(stage, stage.session())


def screen_main_wide(stage: Stage) -> Desk:
    return _desk(stage, stage.seed(), _WIDE)


def screen_main_narrow(stage: Stage) -> Desk:
    return _desk(stage, stage.seed(), (1024, 688))


def screen_main_drawer(stage: Stage) -> Desk:
    desk = _desk(stage, stage.seed(), (740, 688))
    desk.panes.show_drawer(True)
    return desk


def screen_first_measure(stage: Stage) -> Desk:
    office = Office("องค์การบริหารส่วนตำบล", "หนองแสง", "วาปีปทุม", "มหาสารคาม")
    desk = Desk(stage.session(new_file(office, [new_report(office, _YEAR)])), stage.preferences)
    desk.resize(*SIZE)
    desk.show()
    stage.wait(lambda: desk.checks.up_to_date and pages_set(desk))
    _saved(stage, desk)
    return desk


def screen_empty_issue(stage: Stage) -> Desk:
    desk = screen_first_measure(stage)
    desk.choose(desk.session.report.issues[2].uid)
    return desk


def screen_whole_page(stage: Stage) -> Desk:
    desk = _desk(stage, stage.seed())
    desk.turn_whole()
    stage.wait(lambda: pages_set(desk))
    return desk


def screen_findings(stage: Stage) -> Desk:
    desk = _desk(stage, stage.seed())
    desk.panes.middle.setSizes([300, 240])
    desk.findings.list.setFocus()
    desk.findings.list.setCurrentIndex(desk.findings.model.index(1))
    return desk


def screen_deleted(stage: Stage) -> Desk:
    desk = _desk(stage, stage.seed())
    desk.doing.delete(desk.form.measure_uid)
    _saved(stage, desk)
    return desk
