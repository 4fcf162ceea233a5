"""The head of the form: where the measure stands, how far it has come, its kind and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.model import COLUMNS, Place
from ita_desktop.domain.progress import KEYS, State
from ita_desktop.domain.texts import set_text
from ita_desktop.thai.text import clean
from ita_desktop.ui.actions import text_of
from ita_desktop.ui.form import kinds
from ita_desktop.ui.form.period_field import COMMIT
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.icons import icon
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import IconButton
from ita_desktop.ui.parts.fields import ComboBox
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.states import state_look
from ita_desktop.ui.parts.surfaces import Panel
from ita_desktop.ui.text.editor import WrappedEdit

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from ita_desktop.domain.model import Issue, Measure, Report
    from ita_desktop.ui.session import Session

_MOST = 4  # lines of a title before it scrolls
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MEASURE_ACTIONS = "copy_measure", "split_measure", "join_measure", "delete_measure"


class StatePill(QPushButton):
    """How many fields are filled, on the tint of the state; it opens the list of the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "empty"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def show_state(self, state: str, text: str) -> None:
        """Show a state (of the parts' states) and its words."""
        self._state = state
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(_("ดูรายการช่อง"))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(look().font("captionStrong")).horizontalAdvance(self.text())
        return QSize(
            round(wide) + look().px(8 + 14 + 4 + 8), max(look().size("pill"), look().line("caption") + look().px(2))
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter, box = look().px, QPainter(self), QRectF(self.rect())
        shown = state_look(self._state)
        border = "focus.ring" if self.hasFocus() else shown.colour if self.underMouse() else ""
        radius = box.height() / 2 / look().scale
        rounded(painter, box, shown.soft, border, radius=radius, width=px(2) if self.hasFocus() else 1)
        sign(painter, box.adjusted(px(8), 0, 0, 0), shown.icon, shown.colour, 14)
        line_of_text(painter, box.adjusted(px(26), 0, 0, 0), self.text(), look().font("captionStrong"), shown.colour)


class Head(Panel):
    """What stands over the fields and does not scroll."""

    step_to = Signal(int)
    """-1: to the measure before, 1: to the next."""
    action_wanted = Signal(str)
    field_wanted = Signal(str)
    """The key of the field to go to."""
    focused = Signal(object)
    left = Signal()
    entered = Signal()
    """Enter was pressed in the title: the next field is meant."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("surface.base", "bottom", parent)
        self._session = session
        self._place = Place("title")
        self._title = kinds.Title("", "", "")
        self._filled: frozenset[str] = frozenset()
        self._shown: str | None = None
        self._dirty = False
        self._build()
        self._timer = QTimer(self, singleShot=True, interval=COMMIT)
        self._timer.timeout.connect(self.commit)
        self._connect()
        self._on_look()
        look().changed.connect(self._on_look)

    def _build(self) -> None:
        self.number = Label("", "captionStrong", "text.secondary", most=1)
        self.issue = Label("", "caption", "text.secondary", most=1)
        self.pill = StatePill()
        self.previous = IconButton("chevron-up", _("มาตรการก่อนหน้า"), "Ctrl+PgUp")
        self.next = IconButton("chevron-down", _("มาตรการถัดไป"), "Ctrl+PgDn")
        self.more = IconButton("ellipsis", _("คำสั่งของมาตรการนี้"))
        self.kind = ComboBox(_("ชนิดของมาตรการ"))
        self.kind.addItems(list(kinds.KINDS))
        self.kind.setPlaceholderText(_("ชนิด"))
        example = _("ชื่อมาตรการ เช่น จัดทำคู่มือการปฏิบัติงานสำหรับเจ้าหน้าที่")
        self.title = WrappedEdit(_("ชื่อมาตรการ"), "", example, most_lines=_MOST, role="heading3")
        self.number.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._top, self._bottom, self._column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        self._top.addWidget(self.number)
        self._top.addWidget(self.issue, 1)
        for part in (self.pill, self.previous, self.next, self.more):
            self._top.addWidget(part)
        self._bottom.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        self._bottom.addWidget(self.title, 1)
        self._column.addLayout(self._top)
        self._column.addLayout(self._bottom)

    def _connect(self) -> None:
        self.previous.clicked.connect(self._to_previous)
        self.next.clicked.connect(self._to_next)
        self.more.clicked.connect(self._open_more)
        self.pill.clicked.connect(self._open_fields)
        self.kind.activated.connect(self._kind_chosen)
        self.title.textChanged.connect(self._typed)
        self.title.installEventFilter(self)

    def _on_look(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(16), px(8), px(16), px(9))
        self._column.setSpacing(px(7))
        self._top.setSpacing(px(5))
        self._bottom.setSpacing(px(7))
        self.title.setFont(look().font("heading3"))
        self.setMinimumHeight(px(88))
        self.kind.setMinimumHeight(px(36))
        self.title.setMinimumHeight(px(36))

    # --- what is shown ---

    def show_measure(
        self, report: Report, issue: Issue, measure: Measure, state: State, filled: frozenset[str]
    ) -> None:
        """Show a measure and which of its fields are filled; a title that stands as it was typed keeps its caret."""
        place = Place("title", issue.uid, measure.uid)
        other = place != self._place
        if other:
            self.commit()
            self._place = place
        at = report.issues.index(issue) + 1
        self.number.set_text(f"{report.group_word} {number(at)}".strip())
        self.issue.set_text(" ".join(issue.title.split()))
        self.issue.setToolTip(issue.title)
        self._show_filled(state, filled)
        self._show_title(measure.title, other=other)
        everyone = [m.uid for _i, m in report.measures()]
        self.previous.setEnabled(measure.uid != everyone[0])
        self.next.setEnabled(measure.uid != everyone[-1])
        self.kind.setEnabled(not self._session.read_only)
        self.title.setReadOnly(self._session.read_only)

    def _show_filled(self, state: State, filled: frozenset[str]) -> None:
        self._filled = filled
        there, all_of = number(len(filled)), number(len(KEYS))
        words = {
            State.DONE: _("ครบ {there} จาก {all} ช่อง"),
            State.PARTIAL: _("ยังไม่ครบ {there} จาก {all} ช่อง"),
            State.EMPTY: _("ว่าง {all} ช่อง"),
        }
        self.pill.show_state(state.value, words[state].format(there=there, all=all_of))

    def _show_title(self, title: str, *, other: bool) -> None:
        if not other and title == self._shown:
            return
        self._shown = title
        if not other and title == self._typed_title():
            return
        self._title = kinds.split(title)
        if not title.strip():
            kept = self._title.kind or (kinds.KINDS[0] if other else self.kind.currentText())
            self._title = kinds.Title(kept, "", "")
        self.kind.setCurrentIndex(kinds.KINDS.index(self._title.kind) if self._title.kind else -1)
        if self.title.toPlainText() != self._title.rest:
            self.title.blockSignals(True)
            self.title.setPlainText(self._title.rest)
            self.title.blockSignals(False)
        self._dirty = False

    # --- what a person does ---

    def _typed_title(self) -> str:
        return kinds.typed(self.kind.currentText(), self._title.gap, self.title.toPlainText())

    def _typed(self) -> None:
        self._dirty = True
        self._timer.start()

    def commit(self) -> None:
        """Bring the typed title into the report, if it has changed."""
        self._timer.stop()
        if not self._dirty:
            return
        self._dirty = False
        title, place = self._typed_title(), self._place
        if title == self._shown:
            return

        def change(report: Report) -> Report:
            self._shown = clean(title).text
            return set_text(report, place, self._shown)

        self._session.edit(_("แก้ชื่อมาตรการ"), change, place=place, field=("title", place.measure_uid))

    def _kind_chosen(self) -> None:
        kind, place = self.kind.currentText(), self._place
        self._dirty = False
        rest = kinds.split(self.title.toPlainText())
        title = kinds.Title(kind, rest.gap if rest.kind else self._title.gap, rest.rest).whole

        def change(report: Report) -> Report:
            return set_text(report, place, title)

        self._session.edit(_("เปลี่ยนชนิดของมาตรการ"), change, place=place)
        self._session.end_step()

    def leave(self) -> None:
        """Take what was typed and show the title in its two parts."""
        self.commit()
        self._title = kinds.split(self._shown or "")
        if self._title.kind:
            self.kind.setCurrentIndex(kinds.KINDS.index(self._title.kind))
            if self.title.toPlainText() != self._title.rest:
                self.title.blockSignals(True)
                self.title.setPlainText(self._title.rest)
                self.title.blockSignals(False)
        self._session.end_step()
        self.left.emit()

    def go(self) -> None:
        """Put the caret in the title."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def undo_typing(self) -> bool:
        """Take typing in the title back; return whether there was any."""
        if not self.title.hasFocus() or not self.title.document().isUndoAvailable():
            return False
        self.title.undo()
        return True

    def redo_typing(self) -> bool:
        """Make typing in the title again that was taken back; return whether there was any."""
        if not self.title.hasFocus() or not self.title.document().isRedoAvailable():
            return False
        self.title.redo()
        return True

    def _to_previous(self) -> None:
        self.step_to.emit(-1)

    def _to_next(self) -> None:
        self.step_to.emit(1)

    # --- menus ---

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _open_more(self) -> None:
        menu = self._menu()
        for name in ("add_activity", *_MEASURE_ACTIONS):
            action = menu.addAction(text_of(name))
            action.setData(name)
            action.setEnabled(not self._session.read_only)
        menu.triggered.connect(self._action_chosen)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _action_chosen(self, action: QAction) -> None:
        self.action_wanted.emit(str(action.data()))

    def _open_fields(self) -> None:
        menu = self._menu()
        for key, name in field_names(self._session.report).items():
            there = state_look("done" if key in self._filled else "empty")
            action = menu.addAction(icon(there.icon, there.colour, 16), f"{name} – {there.word}")
            action.setData(key)
        menu.triggered.connect(self._field_chosen)
        menu.popup(self.pill.mapToGlobal(QPoint(0, self.pill.height())))

    def _field_chosen(self, action: QAction) -> None:
        self.field_wanted.emit(str(action.data()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.KeyPress:
                pressed: QKeyEvent = event  # type: ignore[assignment]  # it is one
                if pressed.key() in _ENTER and not pressed.modifiers():
                    self.entered.emit()
                    return True
            case QEvent.Type.FocusIn:
                self.focused.emit(self._place)
            case QEvent.Type.FocusOut:
                self.leave()
            case _:
                pass
        return False


def field_names(report: Report) -> dict[str, str]:
    """Return the six fields with their labels; a heading that the office has changed is the label."""
    labels = {
        "title": _("ชื่อมาตรการ"),
        "steps": _("ขั้นตอน / วิธีการปฏิบัติ"),
        "period": _("ช่วงเวลา"),
        "responsible": _("ผู้รับผิดชอบ"),
        "results": _("ผลการดำเนินการ"),
        "outcomes": _("ผลลัพธ์ / ผลสัมฤทธิ์"),
    }
    usual = {column.key: column.heading for column in COLUMNS}
    for column in report.columns:
        if column.key in labels and column.heading != usual[column.key]:
            labels[column.key] = " ".join(column.heading.split())
    return labels
