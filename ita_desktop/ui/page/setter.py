"""Sets the open report's pages right after every change, beside the window; the last ones stay until then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, Signal

from ita_desktop.base.errors import UserError
from ita_desktop.services.pages import Choice
from ita_desktop.ui.page.pictures import Pictures
from ita_desktop.ui.runner import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ita_desktop.domain.model import Report
    from ita_desktop.services.pages import SetPages
    from ita_desktop.services.printing import FontFiles
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.session import Session

_FONT, _FONT_BOLD = "print/font", "print/font_bold"


class PageSetter(QObject):
    """The pages of the report that is worked on. Nothing is set while none of the widgets that show them is seen."""

    ready = Signal()
    """Other pages are in ``pages`` and ``pictures``."""
    failed = Signal(str)
    """Why the pages could not be set; the last ones are still there."""

    def __init__(
        self, session: Session, preferences: Preferences, parent: QObject | None = None, *, name: str = "page"
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.pages: SetPages | None = None
        self.report: Report | None = None
        """The report that ``pages`` show."""
        self.pictures = Pictures(self)
        self._of: Choice | None = None
        self.problem = ""
        self._preferences = preferences
        self._name = name
        self._choice = Choice()
        self._shown_in: WeakSet[QWidget] = WeakSet()
        self._asked: tuple[Report, Choice, tuple[str, str]] | None = None
        self._logos: dict[str, bytes | UserError] = {}
        session.changed.connect(self.refresh)
        session.report_chosen.connect(self.refresh)
        preferences.changed.connect(self._preferred)

    def show_in(self, widget: QWidget) -> None:
        """Set pages while this widget is seen; it calls :meth:`refresh` when it is shown."""
        self._shown_in.add(widget)

    def choose(self, choice: Choice) -> None:
        """Set other pages, or in another way."""
        self._choice = choice
        self.refresh()

    def job(self, choice: Choice) -> Callable[[], tuple[Report, Choice, SetPages]]:
        """Return the job that sets other pages of the report; for when its own pages are up to date."""
        return setting(self.session.report, choice, font_names(self._preferences), self._logos)

    @property
    def choice(self) -> Choice:
        """Return which pages are set and how."""
        return self._choice

    @property
    def is_current(self) -> bool:
        """Return whether ``pages`` show the report as it is now and as it was chosen."""
        return self.pages is not None and self.report is self.session.report and self._of == self._choice

    def refresh(self, *_values: object) -> None:
        """Set the pages if they are seen and not as the report is now."""
        if not any(shiboken6.isValid(widget) and widget.isVisible() for widget in self._shown_in):
            return
        report = self.session.report
        wanted = report, self._choice, font_names(self._preferences)
        if self._asked is not None and self._asked[0] is report and self._asked[1:] == wanted[1:]:
            return
        logo = report.office.logo
        if logo and logo.sha256 not in self._logos:
            self._fetch(logo.sha256)
            return
        self._asked = wanted
        job = setting(report, self._choice, wanted[2], self._logos)
        self.session.runner.run(Lane.PAGES, job, self._take, self._not_set, latest=self._name)

    def _preferred(self, name: str) -> None:
        if name in {_FONT, _FONT_BOLD}:
            self.refresh()

    def _take(self, outcome: tuple[Report, Choice, SetPages]) -> None:
        self.report, self._of, self.pages = outcome
        self.problem = ""
        self.pictures.load(self.pages.pdf)
        self.ready.emit()

    def _not_set(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.problem = str(error)
        self.failed.emit(self.problem)

    def _fetch(self, sha256: str) -> None:
        job = reading(self.session, sha256)
        self.session.runner.run(Lane.FILE, job, self._take_logo, self._not_set, latest=f"logo for {self._name}")

    def _take_logo(self, logo: tuple[str, bytes | UserError]) -> None:
        self._logos[logo[0]] = logo[1]
        self.refresh()


def reading(session: Session, sha256: str) -> Callable[[], tuple[str, bytes | UserError]]:
    """Return the job that reads a kept file; what goes wrong is told when the file is needed."""

    def job() -> tuple[str, bytes | UserError]:
        try:
            return sha256, session.blob(sha256)
        except UserError as error:
            return sha256, error

    return job


def setting(
    report: Report, choice: Choice, fonts: tuple[str, str], blobs: dict[str, bytes | UserError]
) -> Callable[[], tuple[Report, Choice, SetPages]]:
    """Return the job that sets pages."""

    def job() -> tuple[Report, Choice, SetPages]:
        from ita_desktop.services.printing import set_pages  # noqa: PLC0415 - typesetting is loaded beside the window

        return report, choice, set_pages(report, reader(blobs), font=font_files(fonts), choice=choice)

    return job


def reader(blobs: dict[str, bytes | UserError]) -> Callable[[str], bytes]:
    """Return what gives a kept file's bytes, or raises what reading it has raised."""

    def read(sha256: str) -> bytes:
        found = blobs[sha256]
        if isinstance(found, UserError):
            raise found
        return found

    return read


def font_names(preferences: Preferences) -> tuple[str, str]:
    """Return the files of the office's own font, regular and bold; "" for none."""
    regular = preferences.get(_FONT, "")
    return (regular, preferences.get(_FONT_BOLD, "")) if regular else ("", "")


def font_files(names: tuple[str, str]) -> FontFiles | None:
    """Return the office's own font, None for the program's."""
    regular, bold = names
    if not regular:
        return None
    from ita_desktop.services.printing import FontFiles  # noqa: PLC0415 - as above

    return FontFiles(Path(regular), Path(bold) if bold else None)
