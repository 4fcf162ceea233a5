"""Checks the report beside the window, a moment after each change; only the newest check counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.ui.runner import Lane

if TYPE_CHECKING:
    from ita_desktop.domain.finding import Finding
    from ita_desktop.domain.model import OfficeFile, Report
    from ita_desktop.ui.session import Session

DELAY = 300  # milliseconds after a change


class Checks(QObject):
    """The findings about the report that is worked on."""

    found = Signal(object)
    """The findings (a tuple), whenever a check has come to its end."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._checked: Report | None = None
        self.findings: tuple[Finding, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self.check_now)
        session.changed.connect(self._changed)
        session.report_chosen.connect(self.check_now)
        self._timer.start()  # the window comes up first

    @property
    def up_to_date(self) -> bool:
        """Return whether the findings are those of the report as it is now."""
        return not self._session.value.reports or self._checked is self._session.report

    def _changed(self, _before: OfficeFile, _after: OfficeFile) -> None:
        if not self.up_to_date:
            self._timer.start()

    def check_now(self) -> None:
        """Check without waiting."""
        self._timer.stop()
        if not self._session.value.reports:
            return
        report = self._session.report

        def job() -> tuple[Report, tuple[Finding, ...]]:
            from ita_desktop.domain.checks import check  # noqa: PLC0415 - the rules are read when they are needed

            return report, check(report)

        self._session.runner.run(Lane.CHECKS, job, self._done, self._failed, latest="check")

    def _done(self, result: tuple[Report, tuple[Finding, ...]]) -> None:
        report, findings = result
        if not self._session.value.reports or report is not self._session.report:
            return  # a newer check is under way
        self._checked, self.findings = report, findings
        self.found.emit(findings)

    def _failed(self, error: Exception) -> None:
        raise error
