"""Screens of files between offices: the plan of an import, a conflict, a file that cannot be read, sending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.ui.exchange.page import ImportPage
from ita_desktop.ui.exchange.sending import SendPage
from tests.screens.stage import SIZE
from tests.two_offices import met

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from stage import Stage

    from ita_desktop.ui.session import Session


def _page(stage: Stage) -> ImportPage:
    ours, package = met(stage.folder)
    session = stage.opened(ours)
    return _shown(stage, session, package)


def _shown(stage: Stage, session: Session, path: Path) -> ImportPage:
    page = ImportPage(session, path)
    page.resize(*SIZE)
    page.show()
    page.activateWindow()
    stage.wait(lambda: page.plan is not None or page.failed)
    return page


def screen_import(stage: Stage) -> QWidget:
    """Return a plan with a changed measure chosen."""
    page = _page(stage)
    assert page.plan
    changed = (item.uid for item in page.plan.items if item.state == "updated" and item.kind == "measure")
    page.list.choose(next(changed))
    return page


def screen_import_conflict(stage: Stage) -> QWidget:
    """Return a conflict in a line, theirs chosen."""
    page = _page(stage)
    page.show_conflicts()
    page.conflicts.take("theirs")
    return page


def screen_import_unreadable(stage: Stage) -> QWidget:
    """Return what is said of a file that is none."""
    path = stage.folder / "เสีย.itapack"
    path.write_bytes(b"PK\x03\x04 damaged")
    return _shown(stage, stage.session(), path)


def screen_send(stage: Stage) -> QWidget:
    """Return a department's part about to be sent."""
    page = SendPage(stage.session(), stage.preferences)
    page.part.setChecked(True)
    page.resize(*SIZE)
    page.show()
    stage.wait(page.isVisible)
    return page
