"""What is done with whole measures and activities: add, copy, delete, move, split, join. Each is one step of undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ita_desktop.base.i18n import _
from ita_desktop.domain import edits
from ita_desktop.domain.measures import empty_measure, parted
from ita_desktop.domain.model import Place
from ita_desktop.domain.settings import add_report
from ita_desktop.ui.numbers import number

if TYPE_CHECKING:
    from ita_desktop.domain.model import Issue, Measure, Report
    from ita_desktop.ui.session import Session

_LONG = 40  # of a title in a sentence


class Doing(QObject):
    """Changes the measures of the report that is worked on, and moves their activities."""

    choose = Signal(str)
    """The uid of the measure that is to be shown next, "" for none."""
    begin = Signal(object)
    """The Place that the caret is to go to."""
    said = Signal(str, str)
    """What was done that undo takes back, and its icon: for a toast."""
    told = Signal(str)
    """Why nothing was done."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def begin_report(self) -> None:
        """Add an empty report of the year that is due to a file that has none."""
        from ita_desktop.services.starting import new_report, reported_year  # noqa: PLC0415 - seldom needed

        made = new_report(self._session.value.office, reported_year(date.today()))  # noqa: DTZ011 - the clerk's own day
        self._session.edit_file(_("เริ่มรายงาน"), lambda file: add_report(file, made))

    def add(self, issue_uid: str) -> None:
        """Add an empty measure at the end of an issue and put the caret in its title."""
        made = empty_measure()
        place = Place("title", issue_uid, made.uid)
        if self._session.edit(_("เพิ่มมาตรการ"), lambda r: edits.add_measure(r, issue_uid, made), place=place):
            self.choose.emit(made.uid)
            self.begin.emit(place)

    def copy(self, uid: str) -> None:
        """Put a copy right behind a measure and show it."""
        issue, measure = self._found(uid)
        made = edits.copied_measure(self._session.report, measure)
        at = issue.measures.index(measure) + 1
        place = Place("title", issue.uid, made.uid)
        if self._session.edit(_("ทำสำเนามาตรการ"), lambda r: edits.add_measure(r, issue.uid, made, at), place=place):
            self.choose.emit(made.uid)
            self.begin.emit(place)

    def delete(self, uid: str) -> None:
        """Delete a measure and show the one that takes its place."""
        issue, measure = self._found(uid)
        at = issue.measures.index(measure)
        neighbours = (*issue.measures[at + 1 :], *reversed(issue.measures[:at]))
        place = Place("title", issue.uid, uid)
        if self._session.edit(_("ลบมาตรการ"), lambda r: edits.remove_measure(r, uid), place=place):
            self.choose.emit(neighbours[0].uid if neighbours else issue.uid)
            self.said.emit(_("ลบ “{title}” แล้ว").format(title=_short(measure)), "trash-2")

    def move(self, uid: str, issue_uid: str, at: int) -> None:
        """Move a measure to a place in an issue (counted without it)."""
        issue, measure = self._found(uid)
        if issue.uid == issue_uid and issue.measures.index(measure) == at:
            return
        place = Place("title", issue_uid, uid)
        if self._session.edit(_("ย้ายมาตรการ"), lambda r: edits.move_measure(r, uid, issue_uid, at), place=place):
            self.choose.emit(uid)
            if issue.uid != issue_uid:
                target = [i.uid for i in self._session.report.issues].index(issue_uid) + 1
                self.said.emit(_("ย้ายไปประเด็นที่ {number} แล้ว").format(number=number(target)), "")

    def step(self, uid: str, by: int) -> None:
        """Move a measure up (-1) or down (1), at an end of its issue into the next one."""
        issue, measure = self._found(uid)
        issues = list(self._session.report.issues)
        at, n = issue.measures.index(measure) + by, issues.index(issue)
        if 0 <= at < len(issue.measures):
            self.move(uid, issue.uid, at)
        elif 0 <= n + by < len(issues):
            other = issues[n + by]
            self.move(uid, other.uid, len(other.measures) if by < 0 else 0)

    def move_row(self, uid: str, measure_uid: str, at: int | None = None) -> None:
        """Move an activity to a place in a measure (counted without it; None: the end)."""
        report = self._session.report
        source = next(m.uid for _i, m, row in report.activities() if row.uid == uid)
        if source == measure_uid and at is None:
            return
        issue, measure = self._found(measure_uid)
        place = Place("steps", issue.uid, measure_uid, uid)

        def change(report: Report) -> Report:
            return edits.move_activity(report, uid, measure_uid, at)

        if self._session.edit(_("ย้ายชุดขั้นตอน"), change, place=place):
            self._session.end_step()
            if source != measure_uid:
                self.choose.emit(measure_uid)
                self.begin.emit(place)
                self.said.emit(_("ย้ายชุดขั้นตอนไป “{title}” แล้ว").format(title=_short(measure)), "")

    def step_row(self, uid: str, by: int) -> None:
        """Move an activity up (-1) or down (1), at an end of its measure into the next one of the report."""
        measures = [measure for _issue, measure in self._session.report.measures()]
        n, at = next((n, at) for n, m in enumerate(measures) for at, row in enumerate(m.activities) if row.uid == uid)
        if 0 <= at + by < len(measures[n].activities):
            self.move_row(uid, measures[n].uid, at + by)
        elif 0 <= n + by < len(measures):
            other = measures[n + by]
            self.move_row(uid, other.uid, len(other.activities) if by < 0 else 0)

    def split(self, uid: str) -> None:
        """Make several measures of one that holds several rows."""
        _issue, measure = self._found(uid)
        parts = parted(measure)
        if len(parts) == 1:
            self.told.emit(_("มาตรการนี้มีชุดขั้นตอนเดียว จึงไม่มีอะไรให้แยก"))
        elif self._session.edit(_("แยกมาตรการ"), lambda r: edits.split_measure(r, uid, parts), place=self._title(uid)):
            self.choose.emit(uid)
            self.said.emit(_("แยกเป็น {count} มาตรการแล้ว").format(count=number(len(parts))), "split")

    def join(self, uid: str) -> None:
        """Join a measure with the next one of its issue."""
        issue, measure = self._found(uid)
        at = issue.measures.index(measure) + 1
        if at == len(issue.measures):
            self.told.emit(_("ไม่มีมาตรการถัดไปในประเด็นนี้ให้รวม"))
            return
        other = issue.measures[at].uid
        if self._session.edit(_("รวมมาตรการ"), lambda r: edits.join_measures(r, uid, other), place=self._title(uid)):
            self.choose.emit(uid)
            self.said.emit(_("รวมเป็นมาตรการเดียวแล้ว"), "merge")

    def _title(self, uid: str) -> Place:
        return Place("title", self._found(uid)[0].uid, uid)

    def _found(self, uid: str) -> tuple[Issue, Measure]:
        return found_in(self._session.report, uid)


def found_in(report: Report, uid: str) -> tuple[Issue, Measure]:
    """Return a measure with its issue; it is there."""
    return next((issue, measure) for issue, measure in report.measures() if measure.uid == uid)


def _short(measure: Measure) -> str:
    title = " ".join(measure.title.split()) or _("มาตรการใหม่")
    return title if len(title) <= _LONG else title[:_LONG].rstrip() + "…"
