"""Section: the issues, their titles, order and the word before their number."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.edits import add_issue, move_issue, remove_issue
from ita_desktop.domain.model import Issue, Place, Report, new_uid
from ita_desktop.domain.texts import set_text
from ita_desktop.services.starting import issue_titles
from ita_desktop.thai.text import clean
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.fields import ComboBox, FieldFrame, FieldMessage, LineField
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Card, Line
from ita_desktop.ui.settings.form import Section, edit_report
from ita_desktop.ui.settings.rows import EditableText, Grip, Rows, trash

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from ita_desktop.ui.session import Session

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WORDS = ("ประเด็นที่", "มิติที่", "ด้านที่")


def with_titles(report: Report, titles: tuple[str, ...]) -> Report:
    """Return the report with its issues under these titles, one by one; titles beyond them make new issues."""
    issues = [
        replace(issue, title=title) if issue.title != title else issue
        for issue, title in zip(report.issues, titles, strict=False)
    ]
    more = [Issue(new_uid(), title) for title in titles[len(issues) :]]
    changed = (*issues, *report.issues[len(issues) :], *more)
    return report if changed == report.issues else replace(report, issues=changed)


class _Row(QWidget):
    """One issue."""

    renamed = Signal(str, str)
    moved = Signal(str, int)
    removed = Signal(str)
    left = Signal()

    def __init__(self, issue: Issue) -> None:
        super().__init__()
        self.issue = issue
        self.grip = Grip(issue.title)
        self.number = Label("", "bodyStrong", "text.secondary", most=1)
        self.title = EditableText(_("ชื่อประเด็น"), issue.title)
        self.count = Label("", "caption", "text.secondary", most=1)
        self.pencil = IconButton("pencil", _("แก้ชื่อประเด็น"))
        self.trash = trash(issue.title)
        row = QHBoxLayout(self)
        row.setContentsMargins(look().px(8), look().px(1), look().px(10), look().px(1))
        row.setSpacing(look().px(10))
        row.addWidget(self.grip)
        row.addWidget(self.number)
        row.addWidget(self.title, 1)
        for widget in (self.count, self.pencil, self.trash):
            row.addWidget(widget)
        self.title.typed.connect(self._renamed)
        self.pencil.clicked.connect(self.title.edit)
        self.grip.moved.connect(self._moved)
        self.trash.clicked.connect(self._removed)
        for source in (self.grip.dropped, self.title.left):
            source.connect(self.left)

    def show_issue(self, issue: Issue, place: int) -> None:
        """Show what the issue is now."""
        self.issue = issue
        self.number.set_text(number(place))
        self.number.setMinimumWidth(round(look().metrics("bodyStrong").horizontalAdvance(number(10))) + 2)
        self.title.show_text(issue.title)
        self.count.set_text(_("{count} มาตรการ").format(count=number(len(issue.measures))))
        name = issue.title or _("ประเด็นที่ {number}").format(number=number(place))
        self.grip.set_name(name)
        self.pencil.set_name(_("แก้ชื่อ {name}").format(name=name))
        self.trash.set_name(_("ลบ {name}").format(name=name))

    def _renamed(self, title: str) -> None:
        self.renamed.emit(self.issue.uid, title)

    def _moved(self, step: int) -> None:
        self.moved.emit(self.issue.uid, step)

    def _removed(self) -> None:
        self.removed.emit(self.issue.uid)


class IssuesSection(Section):
    """The issues in printed order, with a line to add one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("ชื่อประเด็น"), _("เลขประเด็นมาจากลำดับ ไม่ต้องพิมพ์"))
        self.back = Button("", "rotate-ccw", "plain")
        self.head.row.addWidget(self.back)
        self.rows: dict[str, _Row] = {}
        self.word = ComboBox(_("คำนำหน้าเลขประเด็น"))
        self.word.setEditable(True)
        self.word.addItems(list(_WORDS))
        line_edit = self.word.lineEdit()
        if line_edit:
            line_edit.setPlaceholderText(_("ไม่พิมพ์คำนำหน้า"))
        self.new = LineField(_("เพิ่มประเด็น"), "", _("พิมพ์ชื่อประเด็นใหม่ แล้วกด Enter"))
        self.add = IconButton("plus", _("เพิ่มประเด็น"))
        self.message = FieldMessage()
        self.fields = {"group_word": self.word}
        self._list = Rows()
        card = Card()
        last = QHBoxLayout()
        last.setContentsMargins(look().px(8), look().px(4), look().px(6), look().px(4))
        last.addWidget(self.add)
        last.addWidget(self.new, 1)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._list)
        inside.addWidget(Line())
        inside.addLayout(last)
        frame = FieldFrame(_("คำนำหน้าเลขประเด็น"), self.word, _("ว่างไว้จะพิมพ์เป็น ๑. ๒. ๓."))
        self.column.addWidget(card)
        self.column.addWidget(self.message)
        self.column.addWidget(frame)
        self.word.currentTextChanged.connect(self._word_typed)
        self.add.clicked.connect(self._add)
        self.back.clicked.connect(self._recommend)
        self.new.installEventFilter(self)
        self.refresh()

    def refresh(self) -> None:
        """Show the issues as the report has them."""
        report = self.session.report
        self.rows = {i.uid: self.rows.get(i.uid) or self._made(i) for i in report.issues}
        self._list.show_rows(list(self.rows.values()))
        for place, issue in enumerate(report.issues, 1):
            self.rows[issue.uid].show_issue(issue, place)
        with QSignalBlocker(self.word):
            if self.word.currentText() != report.group_word:
                self.word.setEditText(report.group_word)
        year = report.ita_year or report.fiscal_year + 1
        self.back.set_text(_("ใช้ชื่อประเด็นของปี ITA {year}").format(year=number(year)))
        self.back.setEnabled(with_titles(report, issue_titles(year)) is not report)

    def _made(self, issue: Issue) -> _Row:
        row = _Row(issue)
        row.renamed.connect(self._rename)
        row.moved.connect(self._move)
        row.removed.connect(self._remove)
        row.left.connect(self.session.end_step)
        return row

    def _rename(self, uid: str, title: str) -> None:
        place = Place("title", uid)
        self._edit(_("แก้ชื่อประเด็น"), partial(set_text, place=place, text=title), place=place, field=place)

    def _move(self, uid: str, step: int) -> None:
        uids = [issue.uid for issue in self.session.report.issues]
        to = uids.index(uid) + step
        if 0 <= to < len(uids):
            self._edit(_("ย้ายประเด็น"), partial(move_issue, issue_uid=uid, index=to), field=("issues", uid))

    def _remove(self, uid: str) -> None:
        lost = len(next(i for i in self.session.report.issues if i.uid == uid).measures)
        self._edit(_("ลบประเด็น"), partial(remove_issue, issue_uid=uid))
        self.session.end_step()
        if lost:
            said = _("ลบประเด็นพร้อม {count} มาตรการแล้ว กดเลิกทำเพื่อเอากลับ").format(count=number(lost))
            self.message.say("hint", said)

    def _add(self) -> None:
        title = clean(self.new.text(), lines=False).text
        if not title:
            self.new.setFocus()
            return
        self.new.clear()
        self._edit(_("เพิ่มประเด็น"), partial(add_issue, issue=Issue(new_uid(), title)))
        self.session.end_step()

    def _recommend(self) -> None:
        report = self.session.report
        titles = issue_titles(report.ita_year or report.fiscal_year + 1)
        self._edit(_("ใช้ชื่อประเด็นที่แนะนำ"), partial(with_titles, titles=titles))
        self.session.end_step()

    def _word_typed(self, word: str) -> None:
        place = Place("group_word")
        self._edit(_("แก้คำนำหน้าประเด็น"), partial(set_text, place=place, text=word.strip()), place=place, field=place)

    def _edit(
        self, step: str, change: Callable[[Report], Report], *, place: Place | None = None, field: Hashable = None
    ) -> None:
        refused = edit_report(self.session, step, change, place=place, field=field)
        self.message.say("error" if refused else "", refused)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self._add()
            return True
        return False
