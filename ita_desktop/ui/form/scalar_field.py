"""The field of an added column: text, money, quarters, per cent, state, link. What is typed stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.model import MISSING, Cell, ColumnKind, Place, Scalar
from ita_desktop.thai.digits import to_arabic
from ita_desktop.thai.text import clean
from ita_desktop.ui.form.calendar import opens_calendar
from ita_desktop.ui.form.line_typing import make_again, settle, take_back
from ita_desktop.ui.form.period_field import COMMIT
from ita_desktop.ui.form.suggestions import Suggestions
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.fields import FieldMessage, LineField
from ita_desktop.ui.parts.label import Label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from ita_desktop.domain.model import Report
    from ita_desktop.ui.session import Session

_MONEY = re.compile(r"-?[0-9]{1,3}(?:,?[0-9]{3})*(?:\.[0-9]+)?(?: ?บาท)?|-")
_PERCENT = re.compile(r"(?:ร้อยละ ?)?([0-9]+(?:\.[0-9]+)?) ?%?")
_LINK = re.compile(r"(?:https?://)?[^\s/]+\.[^\s/]+(?:/\S*)?")
_STATES = ("ยังไม่เริ่ม", "กำลังดำเนินการ", "ดำเนินการแล้วเสร็จ", "ยกเลิก")
_NONE = "ไม่ใช้งบประมาณ"
_ALL = 100


def _hint(kind: ColumnKind) -> str:
    match kind:
        case ColumnKind.MONEY:
            return _("เช่น 12,500 หรือ ไม่ใช้งบประมาณ")
        case ColumnKind.QUARTERS:
            return _("เช่น ไตรมาส ๑ - ๒")
        case ColumnKind.PERCENT:
            return _("เช่น 80")
        case ColumnKind.STATE:
            return _("เช่น ดำเนินการแล้วเสร็จ")
        case ColumnKind.LINK:
            return _("เช่น www.example.go.th/ita")
        case _:
            return ""


def doubtful(kind: ColumnKind, text: str) -> str:
    """Return what is odd about a typed value of a kind, "" for nothing; it is kept all the same."""
    plain = to_arabic(text).strip()
    if not plain:
        return ""
    if kind is ColumnKind.MONEY and not _MONEY.fullmatch(plain) and plain != _NONE:
        return _("พิมพ์ตามนี้ได้ แต่อ่านเป็นจำนวนเงินไม่ได้")
    if kind is ColumnKind.PERCENT:
        found = _PERCENT.fullmatch(plain)
        if not found or float(found[1]) > _ALL:
            return _("พิมพ์ตามนี้ได้ แต่ไม่ใช่ร้อยละระหว่าง 0 ถึง 100")
    if kind is ColumnKind.LINK and not _LINK.fullmatch(plain):
        return _("พิมพ์ตามนี้ได้ แต่ไม่ใช่ที่อยู่เว็บ")
    return ""


class ScalarField(QWidget):
    """One value of an added column."""

    focused = Signal(object)
    left = Signal()

    def __init__(
        self, session: Session, place: Place, label: str, kind: ColumnKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._place, self._kind = session, place, kind
        self._dirty = False
        self._list: Suggestions | None = None
        self.label = Label(label, "bodyStrong", most=1)
        self.line = LineField(label, placeholder=_hint(kind))
        self.label.setBuddy(self.line)
        self.message = FieldMessage()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.label)
        self._column.addWidget(self.line)
        self._column.addWidget(self.message)
        self._helper: IconButton | None = None
        self.quarters: list[Button] = []
        self._add_help()
        self._column.addStretch(1)
        self._timer = QTimer(self, singleShot=True, interval=COMMIT)
        self._timer.timeout.connect(self.commit)
        self.line.textEdited.connect(self._typed)
        self.line.installEventFilter(self)
        self._on_look()
        look().changed.connect(self._on_look)

    def _add_help(self) -> None:
        """Add what a kind has beside the line: a list of states, quarters to click, a way to the link."""
        if self._kind is ColumnKind.STATE:
            self._helper = self.line.add_button("chevron-down", _("รายการสถานะ"), "Alt+↓")
            self._helper.clicked.connect(self.open_list)
        elif self._kind is ColumnKind.LINK:
            self._helper = self.line.add_button("external-link", _("เปิดลิงก์"))
            self._helper.clicked.connect(self._open_link)
        elif self._kind is ColumnKind.QUARTERS:
            row = QHBoxLayout()
            row.setSpacing(look().px(6))
            for n in range(1, 5):
                button = Button(number(n), size="small")
                button.setCheckable(True)
                button.setAccessibleName(_("ไตรมาส {n}").format(n=number(n)))
                button.clicked.connect(self._quarter_clicked)
                self.quarters.append(button)
                row.addWidget(button)
            row.addStretch(1)
            self._column.addLayout(row)

    def _on_look(self) -> None:
        self._column.setSpacing(look().px(4))

    def set_place(self, place: Place) -> None:
        """Stand for the value of another activity; its cell is shown next."""
        self.commit()
        self._place = place

    def show_cell(self, cell: Cell) -> None:
        """Show what the report holds."""
        text = cell.text if isinstance(cell, Scalar) else ""
        if self.line.text().strip() != text.strip() or not text:
            self.line.setText(" ".join(text.split()))
        self.line.setReadOnly(self._session.read_only)
        if self._helper is not None and self._kind is not ColumnKind.LINK:
            self._helper.setVisible(not self._session.read_only)
        for button in self.quarters:
            button.setEnabled(not self._session.read_only)
        self._say()

    def _say(self) -> None:
        text = self.line.text()
        said = doubtful(self._kind, text)
        self.message.say("warning", said)
        self.line.set_state("warning" if said else "")
        there = re.findall("[1-4]", to_arabic(text)) if "ไตรมาส" in text else []
        if "-" in text and len(there) == 2:  # noqa: PLR2004 - the two ends of a range
            there = [str(n) for n in range(int(there[0]), int(there[1]) + 1)]
        for n, button in enumerate(self.quarters, 1):
            button.setChecked(str(n) in there)

    def _typed(self) -> None:
        self._dirty = True
        self._close_list()
        self._timer.start()

    def commit(self) -> None:
        """Bring what is typed into the report, if it has changed."""
        self._timer.stop()
        if not self._dirty:
            return
        self._dirty = False
        place, typed = self._place, self.line.text()

        def change(report: Report) -> Report:
            text = clean(typed, lines=False).text.strip()
            return set_cell(report, place.activity_uid, place.field, Scalar(text) if text else MISSING)

        name = _("แก้{column}").format(column=self.label.text())
        self._session.edit(name, change, place=place, field=("cell", place.activity_uid, place.field))
        self._say()

    def _put(self, text: str) -> None:
        self.line.selectAll()
        self.line.insert(text)
        self._dirty = True
        self.commit()
        self._session.end_step()

    def _quarter_clicked(self) -> None:
        there = [n for n, button in enumerate(self.quarters, 1) if button.isChecked()]
        if there and there == list(range(there[0], there[-1] + 1)) and len(there) > 1:
            words = f"{number(there[0])} - {number(there[-1])}"
        else:
            words = ", ".join(number(n) for n in there)
        self._put(f"ไตรมาส {words}" if words else "")

    def open_list(self) -> None:
        """Show the states to choose from."""
        if self._kind is not ColumnKind.STATE or self._session.read_only:
            return
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._list is None:
            self._list = Suggestions(self.line, _("รายการสถานะ"))
            self._list.taken.connect(self._state_taken)
        self._list.show_rows(_STATES)

    def _state_taken(self, row: int) -> None:
        self._close_list()
        self._put(_STATES[row])

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
            self._list = None

    def _open_link(self) -> None:
        text = self.line.text().strip()
        if text and not doubtful(self._kind, text):
            QDesktopServices.openUrl(QUrl(text if "://" in text else f"https://{text}"))

    def go(self) -> None:
        """Put the caret in the field."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def undo_typing(self) -> bool:
        """Take typing back that is not yet a step of its own; return whether there was any."""
        if not take_back(self.line):
            return False
        self._typed()
        return True

    def redo_typing(self) -> bool:
        """Make typing again that was taken back; return whether there was any."""
        if not make_again(self.line):
            return False
        self._typed()
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.KeyPress:
                return self._key(event)  # type: ignore[arg-type]  # a QKeyEvent
            case QEvent.Type.FocusIn:
                self.focused.emit(self._place)
            case QEvent.Type.FocusOut:
                self._close_list()
                self.commit()
                settle(self.line)
                self._session.end_step()
                self.left.emit()
            case _:
                pass
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if opens_calendar(event) and self._kind is ColumnKind.STATE:
            self.open_list()
            return True
        if self._list is None:
            return False
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._list.move_by(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._list.take()
            case Qt.Key.Key_Escape:
                self._close_list()
            case _:
                return False
        return True
