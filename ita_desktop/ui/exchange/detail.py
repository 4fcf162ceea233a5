"""One record of a plan: what is added and cut in it, part by part; whether it is one that is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ita_desktop.base.i18n import _
from ita_desktop.domain.edits import find_measure
from ita_desktop.domain.merge.model import State
from ita_desktop.services.plan_words import item_title, parts_of_item, state_word
from ita_desktop.ui.exchange.plan_model import LOOKS
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.choices import RadioButton
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.states import Pill
from ita_desktop.ui.parts.surfaces import Card, EmptyState, ScrollArea
from ita_desktop.ui.text.changed_text import ChangedText

if TYPE_CHECKING:
    from ita_desktop.domain.merge.model import Item
    from ita_desktop.domain.model import Report
    from ita_desktop.services.plan_words import Part


class Detail(QWidget):
    """The record that is chosen in the list."""

    joined = Signal(str, str)
    """Their measure's uid and ours that is the same, "" for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        self._area = ScrollArea(self._inside)
        around.addWidget(self._area)

    def show_item(self, item: Item | None, report: Report, sender: str, ours: str = "") -> None:
        """Show a record; ``report`` is ours; ``ours`` the uid of our measure that a person said is the same."""
        self._item = item
        self._clear()
        if item is None:
            return
        px = look().px
        self._column.setContentsMargins(px(20), px(16), px(24), px(16))
        self._column.setSpacing(px(8))
        self._head(item)
        self._add(Label(_said(item, sender), "caption", "text.secondary"))
        if item.twins or ours:
            self._twins(item, report, ours)
        changed, same = parts_of_item(item, report.columns)
        for part in changed:
            self._part(part, is_new=item.mine is None)
        if same and item.state is not State.NEW:
            self._add(Label(_("ช่องที่เหมือนเดิม"), "captionStrong"))
            self._add(Label(" · ".join(same), "caption", "text.secondary"))
        self._column.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def say_nothing_new(self) -> None:
        """Say that a file brings nothing that could be shown."""
        self._item = None
        self._clear()
        told = _("ไม่มีมาตรการใหม่หรือที่แก้ไขในไฟล์นี้ ข้อมูลของท่านยังเหมือนเดิม")
        self._add(EmptyState(_("ไม่มีอะไรใหม่"), told, icon="circle-check"))

    def _clear(self) -> None:
        while taken := self._column.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _head(self, item: Item) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(8))
        row.addWidget(Pill(LOOKS[item.state], state_word(item.state)))
        row.addWidget(Label(item_title(item), "bodyStrong"), 1)
        self._add(line)

    def _part(self, part: Part, *, is_new: bool) -> None:
        px = look().px
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, px(8), 0, 0)
        row.setSpacing(px(8))
        row.addWidget(Label(part.name, "captionStrong"))
        words = _("เดิมว่าง") if not part.before else _("จะว่าง") if not part.after else _("เปลี่ยน")
        if not is_new:
            row.addWidget(Pill("warning" if not part.before or not part.after else "changed", words))
        row.addStretch(1)
        self._add(line)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(12), px(8), px(12), px(8))
        inside.addWidget(ChangedText(part.after if is_new else part.before, part.after))
        self._add(card)

    def _twins(self, item: Item, report: Report, ours: str) -> None:
        self._add(Label(_("มีมาตรการชื่อเดียวกันอยู่แล้ว เป็นมาตรการเดียวกันหรือไม่"), "captionStrong", "warning.text"))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        apart = RadioButton(_("คนละมาตรการ เพิ่มเป็นรายการใหม่"))
        apart.setChecked(not ours)
        apart.clicked.connect(self._apart)
        column.addWidget(apart)
        for uid in item.twins or (ours,):
            title = " ".join(find_measure(report, uid).title.split())
            same = RadioButton(_("มาตรการเดียวกับ “{title}” รวมเข้าด้วยกัน").format(title=title))
            same.setObjectName(uid)
            same.setChecked(uid == ours)
            same.clicked.connect(self._same)
            column.addWidget(same)
        self._add(box)

    def _apart(self) -> None:
        assert self._item
        self.joined.emit(self._item.uid, "")

    def _same(self) -> None:
        assert self._item
        self.joined.emit(self._item.uid, self.sender().objectName())


def _said(item: Item, sender: str) -> str:
    """Return in one sentence what the state means."""
    sentences = {
        State.NEW: _("{sender}ส่งมา ในแฟ้มนี้ยังไม่มี"),
        State.UPDATED: _("{sender}แก้ ของท่านยังไม่ได้แก้ตั้งแต่ส่งไป"),
        State.MERGED: _("แก้ทั้งสองฝ่าย คนละช่อง จึงรวมให้ได้ครบ"),
        State.SAME: _("เหมือนกันทั้งสองฝ่าย"),
        State.OLDER: _("ของท่านใหม่กว่า จึงคงไว้"),
        State.KEPT: _("มีอยู่แล้วทั้งสองฝ่าย คงของท่านไว้ ส่วนที่ท่านยังว่างใช้ของ{sender}"),
        State.DELETED: _("{sender}ลบแล้ว ของท่านยังไม่ได้แก้ตั้งแต่ส่งไป"),
        State.DELETED_HERE: _("ท่านลบไปแล้ว {sender}ยังมีอยู่ ติ๊กถูกเพื่อนำกลับมา"),
        State.CONFLICT: _("แก้ทั้งสองฝ่ายในช่องเดียวกัน ต้องเลือกก่อน"),
    }
    return sentences[item.state].format(sender=sender)
