"""The live page, the whole page and the view of printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stage import SIZE, Stage

from ita_desktop.domain.checks import check
from ita_desktop.domain.model import Lines, Place
from ita_desktop.ui.look.look import look
from ita_desktop.ui.page.pane import PagePane
from ita_desktop.ui.page.whole import WholePage
from ita_desktop.ui.printing.view import PrintView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ita_desktop.ui.session import Session


def steps(session: Session) -> Place:
    """Return the second line of the steps of the fourth issue's first measure."""
    issue = session.report.issues[3]
    measure = issue.measures[0]
    row = measure.activities[0]
    cell = row.cell("steps")
    assert isinstance(cell, Lines)
    return Place("steps", issue.uid, measure.uid, row.uid, cell.lines[min(1, len(cell.lines) - 1)].uid)


def pane(stage: Stage, width: int, height: int, name: str) -> PagePane:
    """Return the page pane of the real report in a size and a width class."""
    session = stage.seed()
    shown = PagePane(session, stage.preferences)
    shown.set_class(name)
    shown.resize(look().px(width), look().px(height))
    shown.show()
    stage.wait(lambda: shown.setter.pages is not None)
    shown.show_findings(check(session.report))
    shown.follow(steps(session))
    until(stage, shown)
    return shown


def until(stage: Stage, _shown: QWidget) -> None:
    """Wait until the page has come to rest."""
    waited: list[int] = []
    stage.wait(lambda: len(waited) > 20 or waited.append(1) is not None)


def screen_page_follow(stage: Stage) -> QWidget:
    """Return the live page beside the form."""
    return pane(stage, 466, SIZE[1] - 46 - 28, "normal")


def screen_page_wide(stage: Stage) -> QWidget:
    """Return the live page of a wide window."""
    return pane(stage, 860, 926, "wide")


def screen_page_whole(stage: Stage) -> QWidget:
    """Return the whole page over form and page pane."""
    inner = pane(stage, 466, 400, "normal")
    place = inner.view.place
    shown = WholePage(inner.setter)
    inner.setParent(shown)
    inner.hide()
    shown.resize(1061, SIZE[1] - 46 - 28)
    shown.show()
    shown.show_findings(check(inner.setter.session.report))
    shown.follow(place)
    until(stage, shown)
    return shown


def printing(stage: Stage, *, printers: tuple[str, ...]) -> PrintView:
    """Return the view of printing of the real report, in the main window's size."""
    session = stage.seed()
    shown = PrintView(session, stage.preferences)
    shown.resize(SIZE[0], SIZE[1] - 46 - 28)
    shown.show()
    shown.choices.set_printers(printers)
    shown._tell()
    shown.show_findings(check(session.report))
    stage.wait(lambda: shown.setter.is_current and bool(shown.setter.choice.stamp))
    until(stage, shown)
    shown.view.go_to_page(7)
    until(stage, shown)
    return shown


def screen_print(stage: Stage) -> QWidget:
    """Return the view of printing while something must be fixed."""
    return printing(stage, printers=("HP LaserJet สำนักปลัด", "กองคลัง"))


def screen_print_without_printer(stage: Stage) -> QWidget:
    """Return the view of printing where there is no printer, with a range of pages and a PDF saved."""
    shown = printing(stage, printers=())
    shown.choices.which.setCurrentIndex(1)
    shown.choices.range.setText("3-40")
    shown.buttons.saved("สร้าง PDF แล้ว ๑๒ หน้า: รายงาน ITA ๒๕๖๘ อบต.หนองแสง.pdf")
    until(stage, shown)
    return shown
