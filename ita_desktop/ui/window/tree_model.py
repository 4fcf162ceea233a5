"""The issues and measures of a report as a tree; an edit changes only the rows that it touched.

Rows are told apart by uid and compared by identity: what is the same object needs no look. Behind an issue's measures
stands a row that adds one, where the report can be changed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.edits import rows_by_uid
from ita_desktop.domain.progress import Progress, State, borrows, joint_state, measure_state
from ita_desktop.ui.numbers import digits
from ita_desktop.ui.parts.drag import MEASURE, carried, carried_uid
from ita_desktop.ui.parts.states import state_look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ita_desktop.domain.model import Activity, Issue, Measure, Report

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()


@dataclass(slots=True, eq=False)
class MeasureRow:
    """A measure as it is shown."""

    measure: Measure
    state: State
    borrows: bool

    @property
    def uid(self) -> str:
        """Return the measure's uid."""
        return self.measure.uid

    @property
    def title(self) -> str:
        """Return the title in one line, or what a measure without one is called."""
        return " ".join(self.measure.title.split()) or _("มาตรการใหม่")


@dataclass(slots=True, eq=False)
class IssueRow:
    """An issue as it is shown, with the rows of its measures; ``key`` names it inside the model."""

    key: int
    issue: Issue
    rows: list[MeasureRow] = field(default_factory=list)
    state: State = State.EMPTY
    done: int = 0

    @property
    def uid(self) -> str:
        """Return the issue's uid."""
        return self.issue.uid

    def count(self) -> None:
        """Find out how far the measures have come."""
        self.state = joint_state(row.state for row in self.rows)
        self.done = sum(row.state is State.DONE for row in self.rows)


class TreeModel(QAbstractItemModel):
    """One report. :meth:`show` takes another state of it, or another report."""

    move_wanted = Signal(str, str, int)
    """A measure was dropped: its uid, the issue's uid, the place there (counted without the measure)."""
    counted = Signal()
    """The progress is another now."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject or None
        super().__init__(parent)
        self._issues: list[IssueRow] = []
        self._by_key: dict[int, IssueRow] = {}
        self._next_key = 1
        self._report: Report | None = None
        self._adds = False
        self.progress = Progress(0, 0, begun=False)

    # --- what is there ---

    @property
    def issues(self) -> Sequence[IssueRow]:
        """Return the rows of the issues."""
        return self._issues

    def issue_row(self, index: Index) -> IssueRow | None:
        """Return the issue of an index, also of one of its measures; None for no index."""
        if not index.isValid():
            return None
        key = index.internalId()
        return self._by_key[key] if key else self._issues[index.row()]

    def measure_row(self, index: Index) -> MeasureRow | None:
        """Return the measure of an index; None for an issue and for the row that adds one."""
        issue = self.issue_row(index)
        if issue is None or not index.internalId() or index.row() >= len(issue.rows):
            return None
        return issue.rows[index.row()]

    def adds(self, index: Index) -> bool:
        """Return whether an index is the row that adds a measure."""
        return bool(index.isValid() and index.internalId()) and self.measure_row(index) is None

    def index_of(self, uid: str) -> QModelIndex:
        """Return the index of a measure or an issue, an invalid one where it is not here."""
        for n, issue in enumerate(self._issues):
            if issue.uid == uid:
                return self.index(n, 0)
            for at, row in enumerate(issue.rows):
                if row.uid == uid:
                    return self.createIndex(at, 0, issue.key)
        return QModelIndex()

    def number(self, index: Index) -> str:
        """Return the number of an issue ("๔") or a measure ("๔.๑") as it is shown."""
        key = index.internalId()
        if not key:
            return digits(str(index.row() + 1))
        return digits(f"{self._issues.index(self._by_key[key]) + 1}.{index.row() + 1}")

    # --- Qt's questions ---

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        if not parent.isValid():
            return len(self._issues)
        if parent.internalId() or parent.column():
            return 0
        return len(self._issues[parent.row()].rows) + self._adds

    @override
    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 1

    @override
    def index(self, row: int, column: int, parent: Index = _NO_INDEX) -> QModelIndex:
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, self._issues[parent.row()].key if parent.isValid() else 0)

    @override
    def parent(self, child: Index = _NO_INDEX) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or not child.internalId():
            return QModelIndex()
        return self.createIndex(self._issues.index(self._by_key[child.internalId()]), 0, 0)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        issue, measure = self.issue_row(index), self.measure_row(index)
        if issue is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                if measure:
                    return measure.title
                return _("เพิ่มมาตรการ") if index.internalId() else issue.issue.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index, issue, measure)
            case Qt.ItemDataRole.ToolTipRole:
                return (measure.title if measure else issue.issue.title) if not self.adds(index) else None
        return None

    def _spoken(self, index: Index, issue: IssueRow, measure: MeasureRow | None) -> str:
        if measure:
            words = _("มาตรการ {number} {title} {state}")
            return words.format(
                number=self.number(index), title=measure.title, state=state_look(measure.state.value).word
            )
        if index.internalId():
            return _("เพิ่มมาตรการ")
        words = _("ประเด็นที่ {number} {title} {state} {count}")
        return words.format(
            number=self.number(index),
            title=issue.issue.title,
            state=state_look(issue.state.value).word,
            count=count_of(issue),
        )

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        shown = flag.ItemIsEnabled | flag.ItemIsSelectable
        if not index.internalId():
            return shown | flag.ItemIsDropEnabled
        shown |= flag.ItemNeverHasChildren
        return shown | flag.ItemIsDragEnabled if self._adds and self.measure_row(index) else shown

    # --- dragging ---

    @override
    def mimeTypes(self) -> list[str]:
        return [MEASURE]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = [row for index in indexes if (row := self.measure_row(index))]
        return carried(MEASURE, rows[0].uid) if rows else QMimeData()

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return bool(carried_uid(MEASURE, data)) and parent.isValid() and not parent.internalId()

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        uid = carried_uid(MEASURE, data)
        issue = self._issues[parent.row()]
        at = [r.uid for r in issue.rows]
        place = len(at) if row < 0 else min(row, len(at))
        if uid in at and at.index(uid) < place:
            place -= 1
        self.move_wanted.emit(uid, issue.uid, place)
        return False  # the report changes, the view takes no row away by itself

    # --- another state ---

    def show(self, report: Report, *, adds: bool) -> None:
        """Show a report; ``adds`` for one that can be changed."""
        before, self._report = self._report, report
        if before is None or before.uid != report.uid or adds != self._adds:
            self._start(report, adds=adds)
        elif before.issues is not report.issues:
            self._follow(report)
        else:
            return
        done = sum(issue.done for issue in self._issues)
        begun = any(issue.state is not State.EMPTY for issue in self._issues)
        now = Progress(done, sum(len(issue.rows) for issue in self._issues), begun)
        if now != self.progress or before is None:
            self.progress = now
            self.counted.emit()

    def _start(self, report: Report, *, adds: bool) -> None:
        self.beginResetModel()
        self._adds = adds
        rows = rows_by_uid(report)
        self._by_key = {}
        self._issues = [self._issue_row(issue, rows) for issue in report.issues]
        self.endResetModel()

    def _issue_row(self, issue: Issue, rows: Mapping[str, Activity]) -> IssueRow:
        made = IssueRow(self._next_key, issue, [_measure_row(m, rows) for m in issue.measures])
        made.count()
        self._next_key += 1
        self._by_key[made.key] = made
        return made

    def _follow(self, report: Report) -> None:
        rows = _Once(report)
        made: dict[str, Issue] = {issue.uid: issue for issue in report.issues}
        order = [issue.uid for issue in report.issues]
        self._arrange(self._issues, order, QModelIndex(), lambda uid: self._issue_row(made[uid], rows()))
        for n, (row, issue) in enumerate(zip(self._issues, report.issues, strict=True)):
            lends = any(r.borrows for r in row.rows)
            if row.issue is issue and not lends:
                continue
            shown = (row.state, row.done, len(row.rows), row.issue.title)
            row.issue = issue
            self._follow_measures(row, n, rows)
            row.count()
            if shown != (row.state, row.done, len(row.rows), issue.title):
                at = self.index(n, 0)
                self.dataChanged.emit(at, at)

    def _follow_measures(self, row: IssueRow, n: int, rows: _Once) -> None:
        made = {measure.uid: measure for measure in row.issue.measures}
        order = list(made)
        self._arrange(row.rows, order, self.index(n, 0), lambda uid: _measure_row(made[uid], rows()))
        for at, (shown, measure) in enumerate(zip(row.rows, row.issue.measures, strict=True)):
            if shown.measure is measure and not shown.borrows:
                continue
            new = _measure_row(measure, rows())
            if (new.title, new.state) != (shown.title, shown.state):
                row.rows[at] = new
                index = self.createIndex(at, 0, row.key)
                self.dataChanged.emit(index, index)
            else:
                row.rows[at] = new

    def _arrange(self, have: list[Any], order: list[str], parent: QModelIndex, make: Callable[[str], Any]) -> None:
        """Take away, move and add rows until they stand in an order of uids."""
        wanted = set(order)
        for at in range(len(have) - 1, -1, -1):
            if have[at].uid not in wanted:
                self.beginRemoveRows(parent, at, at)
                if isinstance(gone := have.pop(at), IssueRow):
                    del self._by_key[gone.key]
                self.endRemoveRows()
        there = {row.uid for row in have}
        for at, uid in enumerate(order):
            if at < len(have) and have[at].uid == uid:
                continue
            if uid in there:
                old = next(n for n in range(at, len(have)) if have[n].uid == uid)
                self.beginMoveRows(parent, old, old, parent, at)
                have.insert(at, have.pop(old))
                self.endMoveRows()
            else:
                self.beginInsertRows(parent, at, at)
                have.insert(at, make(uid))
                self.endInsertRows()


class _Once:
    """A report's rows by uid, made when they are first asked for."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._rows: dict[str, Activity] | None = None

    def __call__(self) -> dict[str, Activity]:
        if self._rows is None:
            self._rows = rows_by_uid(self._report)
        return self._rows


def _measure_row(measure: Measure, rows: Mapping[str, Activity]) -> MeasureRow:
    return MeasureRow(measure, measure_state(measure, rows), borrows(measure))


def count_of(issue: IssueRow) -> str:
    """Return how many of an issue's measures are complete ("๑ จาก ๒")."""
    return digits(_("{done} จาก {all}").format(done=issue.done, all=len(issue.rows)))


def all_measures(model: TreeModel) -> Iterator[str]:
    """Yield the uids of all measures, in printed order."""
    for issue in model.issues:
        for row in issue.rows:
            yield row.uid
