"""What the checks found, as a list: of the whole report or of one measure; what was fixed stays struck for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.ui.numbers import digits
from ita_desktop.ui.parts.states import state_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ita_desktop.domain.model import Place, Report

STRUCK_FOR: Final = 2000  # milliseconds
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_LEVELS: Final = tuple(Level)


class FindingsModel(QAbstractListModel):
    """The findings that are shown. :meth:`show` takes what a newer check found."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject or None
        super().__init__(parent)
        self._all: tuple[Finding, ...] = ()
        self._rows: list[Finding] = []
        self._struck: set[Finding] = set()
        self._only = ""
        self._numbers: dict[str, str] = {}
        self.counts: dict[Level, int] = dict.fromkeys(Level, 0)
        self._timer = QTimer(self, singleShot=True, interval=STRUCK_FOR)
        self._timer.timeout.connect(self._sweep)

    # --- what is there ---

    @property
    def findings(self) -> Sequence[Finding]:
        """Return what is shown."""
        return self._rows

    def finding(self, index: Index) -> Finding | None:
        """Return the finding of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def is_struck(self, index: Index) -> bool:
        """Return whether a row was fixed and is about to go."""
        return index.isValid() and self._rows[index.row()] in self._struck

    def place(self, finding: Finding) -> str:
        """Return where a finding stands, in a word or a number."""
        return self._numbers.get(finding.place.measure_uid or finding.place.issue_uid) or _front(finding.place)

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding = self.finding(index)
        if finding is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return finding.sentence
            case Qt.ItemDataRole.AccessibleTextRole:
                words = (state_look(finding.level.value).word, self.place(finding), finding.sentence)
                return " ".join(word for word in words if word)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    # --- another state ---

    def show(self, findings: Iterable[Finding], report: Report) -> None:
        """Show what was found in a report."""
        self._all = tuple(findings)
        self._number(report)
        self.counts = {level: sum(f.level is level for f in self._all) for level in Level}
        self._arrange()

    def only(self, measure_uid: str) -> None:
        """Show what is about one measure; "" for the whole report."""
        if measure_uid != self._only:
            self._only = measure_uid
            self._arrange()

    def strike(self, finding: Finding) -> None:
        """Show a finding as settled for a while; it goes when the next check finds it no more, or then."""
        self._struck.add(finding)
        if finding in self._rows:
            index = self.index(self._rows.index(finding))
            self.dataChanged.emit(index, index)
        self._timer.start()

    def _sweep(self) -> None:
        self._struck.clear()
        self._arrange()
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _number(self, report: Report) -> None:
        numbers: dict[str, str] = {}
        for n, issue in enumerate(report.issues, 1):
            numbers[issue.uid] = digits(str(n))
            for m, measure in enumerate(issue.measures, 1):
                numbers[measure.uid] = digits(f"{n}.{m}")
        self._numbers = numbers

    def _wanted(self) -> list[Finding]:
        """Return what is to be shown, the gravest first, what was struck kept at its place."""
        found = [f for f in self._all if not self._only or f.place.measure_uid == self._only]
        found.sort(key=_gravity)
        there = set(found)
        for at, finding in enumerate(self._rows):
            if finding in self._struck and finding not in there:
                found.insert(min(at, len(found)), finding)
        return found

    def _arrange(self) -> None:
        """Take away, put in order and add rows until they are what is wanted; what stays, stays."""
        wanted = self._wanted()
        keep = set(wanted)
        for first, last in reversed(_runs([f not in keep for f in self._rows])):
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        there = set(self._rows)
        order = [f for f in wanted if f in there]
        if order != self._rows:
            self._reorder(order)
        for first, last in _runs([f not in there for f in wanted]):
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows[first:first] = wanted[first : last + 1]
            self.endInsertRows()

    def _reorder(self, order: list[Finding]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        at = {finding: n for n, finding in enumerate(order)}
        after = [self.createIndex(at[self._rows[index.row()]], 0) for index in before]
        self._rows = order
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _gravity(finding: Finding) -> int:
    return _LEVELS.index(finding.level)


def _runs(marks: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of true marks."""
    found: list[tuple[int, int]] = []
    for n, mark in enumerate(marks):
        if mark and found and found[-1][1] == n - 1:
            found[-1] = (found[-1][0], n)
        elif mark:
            found.append((n, n))
    return found


def _front(place: Place) -> str:
    """Return what a place outside the table is called, short."""
    match place.field:
        case "preface" | "preface_signed" | "date":
            return _("คำนำ")
        case "issues":
            return _("ประเด็น")
        case "title" | "item_code" | "prepared_by" | "fiscal_year" | "ita_year":
            return _("ปก")
        case "signers":
            return _("ท้าย")
        case _:
            return _("ทั่วไป")
