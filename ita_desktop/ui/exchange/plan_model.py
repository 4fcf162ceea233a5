"""The rows of a plan to import: issues, what is in each, and the lines behind which what stays the same is folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.merge.model import State
from ita_desktop.domain.revision import Kind
from ita_desktop.services.plan_words import is_news, item_title, parts_of_item, state_word
from ita_desktop.ui.numbers import digits, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ita_desktop.domain.merge.model import Item, Plan
    from ita_desktop.domain.model import Report

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
QUIET: Final = frozenset({State.SAME, State.OLDER})
FILTERS: Final = ("all", "conflict", "changed", "new", "deleted", "same")
LOOKS: Final = {
    State.NEW: "new",
    State.UPDATED: "changed",
    State.MERGED: "changed",
    State.KEPT: "same",
    State.SAME: "same",
    State.OLDER: "same",
    State.DELETED: "deleted",
    State.DELETED_HERE: "deleted",
    State.CONFLICT: "conflict",
}
"""How each state is shown (parts.states)."""
_NAMED = 3  # changed parts that are named beside a record


@dataclass(frozen=True, slots=True)
class Row:
    """A row: an issue's heading, a record, or a line that unfolds what stays the same in an issue."""

    kind: str
    issue_uid: str
    title: str
    number: str = ""
    remark: str = ""
    item: Item | None = None
    is_open: bool = False


class PlanModel(QAbstractListModel):
    """One plan beside the report that it is for; what the person ticks is told, not kept."""

    ticked = Signal(str, bool)
    """The uid of a record, and whether it is to be taken."""

    def __init__(self, parent: Any = None) -> None:  # noqa: ANN401 - a QObject or None
        super().__init__(parent)
        self._rows: list[Row] = []
        self._plan: Plan | None = None
        self._report: Report | None = None
        self._filter = "all"
        self._closed: set[str] = set()
        self._unfolded: set[str] = set()
        self._skipped: frozenset[str] = frozenset()

    # --- what is there ---

    @property
    def rows(self) -> Sequence[Row]:
        """Return the rows that are shown."""
        return self._rows

    def row(self, index: Index) -> Row | None:
        """Return the row of an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, uid: str) -> QModelIndex:
        """Return where a record is shown; an invalid index where it is not."""
        found = (n for n, row in enumerate(self._rows) if row.item and row.item.uid == uid)
        return self.index(next(found, -1), 0)

    def is_taken(self, item: Item) -> bool:
        """Return whether a record will be written when the plan is."""
        return item.writes and item.state not in QUIET

    @override
    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                state = state_word(row.item.state) if row.item else ""
                return " ".join(part for part in (state, row.number, row.title, row.remark) if part)
            case Qt.ItemDataRole.CheckStateRole if row.item and can_be_ticked(row.item):
                return Qt.CheckState.Checked if self.is_taken(row.item) else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row(index)
        if role != Qt.ItemDataRole.CheckStateRole or row is None or row.item is None or not can_be_ticked(row.item):
            return False
        self.ticked.emit(row.item.uid, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        row = self.row(index)
        if row is None:
            return flag.NoItemFlags
        shown = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return shown | flag.ItemIsUserCheckable if row.item and can_be_ticked(row.item) else shown

    # --- another plan, another filter ---

    def show_plan(self, plan: Plan, report: Report) -> None:
        """Show a plan; ``report`` is ours, or what it will be."""
        self._plan, self._report = plan, report
        self._build()

    def set_filter(self, name: str) -> None:
        """Show records of one sort alone, or "all"."""
        self._filter = name
        self._closed.clear()
        self._build()

    def turn(self, row: Row) -> None:
        """Open or fold an issue, or the line of what stays the same."""
        folds = self._unfolded if row.kind == "fold" else self._closed
        folds ^= {row.issue_uid}
        self._build()

    def counts(self) -> dict[str, int]:
        """Return how many records each filter has; heads and issues count where they change."""
        found = dict.fromkeys(FILTERS, 0)
        for item in self._plan.items if self._plan else ():
            if is_news(item):
                found["all"] += 1
                found[LOOKS[item.state]] += 1
        return found

    def _build(self) -> None:
        self.beginResetModel()
        self._rows = list(self._made()) if self._plan and self._report else []
        self.endResetModel()

    def _made(self) -> Iterator[Row]:
        assert self._plan
        assert self._report
        by_issue: dict[str, list[Item]] = {}
        for item in self._plan.items:
            by_issue.setdefault(item.issue_uid if item.kind is not Kind.OFFICE else "", []).append(item)
        for item in by_issue.get("", []):
            if item.kind is not Kind.MEASURE and self._fits(item) and is_news(item):
                yield Row("item", "", item_title(item), remark=_remark(item, self._report), item=item)
        issues = {issue.uid: issue for issue in self._report.issues}
        for n, issue in enumerate(issues.values(), 1):
            yield from self._of_issue(n, issue.uid, issue.title, by_issue.get(issue.uid, []))
        for uid, items in by_issue.items():  # of another year, or of an issue that will not be there
            if uid and uid not in issues:
                title = next((item_title(item) for item in items if item.kind is Kind.ISSUE), _("ประเด็นอื่น"))
                yield from self._of_issue(0, uid, title, items)

    def _of_issue(self, n: int, uid: str, title: str, items: list[Item]) -> Iterator[Row]:
        measures = [item for item in items if item.kind is Kind.MEASURE]
        own = [item for item in items if item.kind is Kind.ISSUE and is_news(item)]
        shown = [item for item in (*own, *measures) if self._fits(item)]
        quiet = [item for item in shown if item.state in QUIET]
        loud = [item for item in shown if item.state not in QUIET]
        if not shown:
            return
        only_quiet = not loud
        opens = not only_quiet or self._filter == "same"  # what has news stands open until it is folded
        is_open = opens != (uid in self._closed)
        remark = _("เหมือนเดิม {count}").format(count=number(len(quiet))) if only_quiet else ""
        yield Row("issue", uid, title, digits(str(n)) if n else "", remark, is_open=is_open)
        if not is_open:
            return
        places = {measure.uid: at for at, measure in enumerate(_measures_in(self._report, uid), 1)}
        unfolded = only_quiet or uid in self._unfolded or self._filter == "same"
        for item in (*loud, *(quiet if unfolded else ())):
            at = places.get(item.uid)
            place = digits(f"{n}.{at}") if n and at else ""
            yield Row("item", uid, item_title(item), place, _remark(item, self._report), item)
        if quiet and not only_quiet and self._filter != "same":
            words = _("เหมือนเดิม {count} รายการ").format(count=number(len(quiet)))
            yield Row("fold", uid, words, is_open=unfolded)

    def _fits(self, item: Item) -> bool:
        return self._filter in {"all", LOOKS[item.state]}


def can_be_ticked(item: Item) -> bool:
    """Return whether a person may take a record or leave it."""
    return item.state not in QUIET | {State.KEPT} and not item.conflicts


def _measures_in(report: Report | None, issue_uid: str) -> Sequence[Any]:
    issues = report.issues if report else ()
    return next((issue.measures for issue in issues if issue.uid == issue_uid), ())


def _remark(item: Item, report: Report | None) -> str:
    """Return what stands at the end of a record's row."""
    if item.conflicts:
        return _("ต้องเลือก {count} ช่อง").format(count=number(len(item.conflicts)))
    if item.twins:
        return _("อาจซ้ำกับที่มีอยู่")
    if item.state is State.DELETED_HERE:
        return _("ที่นี่ลบไปแล้ว")
    if item.order_told:
        return _("ลำดับต่างกัน คงของเรา")
    if report and item.state in {State.UPDATED, State.MERGED}:
        names = [part.name for part in parts_of_item(item, report.columns)[0]]
        return " · ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "") if names else _("ย้ายประเด็น")
    return ""
