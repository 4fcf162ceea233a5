"""What both sides changed differently, one place after the other: ours, before, theirs, both, or typed anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.model import COLUMNS
from ita_desktop.services.plan_words import (
    both_sides,
    can_be_typed,
    conflict_field,
    item_title,
    typed_value,
    value_text,
)
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.flow_row import FlowRow
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.ring import Ringed
from ita_desktop.ui.parts.states import Pill
from ita_desktop.ui.parts.surfaces import KeyCap, Line, Panel, ScrollArea
from ita_desktop.ui.text.changed_text import ChangedText
from ita_desktop.ui.text.editor import WrappedEdit
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from ita_desktop.domain.merge.model import Conflict, Item
    from ita_desktop.domain.model import Column

_LIST = 280
_STACKED = 720  # narrower than this the three stand one under the other
_NOTHING = object()
SIDES = ("mine", "base", "theirs")
_SIDE_KEYS = {
    **dict.fromkeys(("1", "๑", "ๅ"), "mine"),
    **dict.fromkeys(("2", "๒", "/"), "base"),
    **dict.fromkeys(("3", "๓", "-"), "theirs"),
    **dict.fromkeys(("4", "๔", "ภ"), "both"),
}
"""What the keys type, in both digits and where they lie on a Thai keyboard."""


class _Entry(QAbstractButton):
    """A place to decide, in the list."""

    def __init__(self, title: str, remark: str, *, decided: bool) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._remark, self._decided = remark, decided
        self.setText(title)
        self.setAccessibleName(f"{title} {remark}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(120), 2 * look().line("caption") + look().px(10))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, px = QPainter(self), QRectF(self.rect()), look().px
        on = self.isChecked()
        fill = "accent.soft" if on else "state.hover" if self.underMouse() else "surface.base"
        painter.fillRect(box, look().colour(fill))
        if on:
            painter.fillRect(QRectF(0, 0, px(3), box.height()), look().colour("accent.fill"))
        icon, colour = ("circle-check", "done.text") if self._decided else ("git-compare", "error.text")
        sign(painter, box.adjusted(px(14), 0, 0, 0), icon, colour, 16)
        line = look().line("caption")
        top = (box.height() - 2 * line) / 2
        first = QRectF(px(38), top, box.width() - px(46), line)
        font = look().font("captionStrong" if on else "caption")
        line_of_text(painter, first, elided(self.text(), font, first.width()), font, "text.primary")
        small = look().font("caption")
        line_of_text(
            painter, first.translated(0, line), elided(self._remark, small, first.width()), small, "text.secondary"
        )
        if self.hasFocus():
            rounded(painter, box.adjusted(1, 1, -1, -1), border="focus.ring", radius=4, width=px(2))


class SideCard(Ringed, QAbstractButton):
    """One side's words, marked where they differ from before; a click chooses it."""

    ring_radius = 8

    def __init__(self, name: str, remark: str = "") -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(name)
        self.setAccessibleName(name)
        self._remark = remark
        self._words: QWidget | None = None
        self._column = QVBoxLayout(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_words(self, before: str, words: str) -> None:
        """Show a side's words beside those before."""
        px = look().px
        self._column.setContentsMargins(px(12), px(48), px(12), px(12))
        self._words = ChangedText(before, words) if words else Label(_("(ว่าง)"), "caption", "text.hint")
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._column.addWidget(self._words)
        self._column.addStretch(1)
        self.setAccessibleDescription(words)

    @override
    def sizeHint(self) -> QSize:
        return self._column.sizeHint().expandedTo(QSize(look().px(160), look().px(96)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, px = QPainter(self), QRectF(self.rect()), look().px
        on = self.isChecked()
        head = QRectF(0, 0, box.width(), px(38))
        rounded(painter, box, "surface.base", radius=8)
        painter.fillRect(
            head.adjusted(px(2), px(2), -px(2), 0), look().colour("accent.soft" if on else "surface.panel")
        )
        rounded(painter, box, border="accent.fill" if on else "border.soft", radius=8, width=px(2) if on else 1)
        side = look().size("checkbox")
        dot = QRectF(px(12), (head.height() - side) / 2, side, side)
        rounded(painter, dot, "accent.fill" if on else "surface.base", "" if on else "border.control", radius=9)
        if on:
            rounded(painter, dot.adjusted(px(5), px(5), -px(5), -px(5)), "accent.onFill", radius=4)
        font = look().font("bodyStrong" if on else "body")
        text = head.adjusted(px(40), 0, -px(12), 0)
        line_of_text(painter, text, elided(self.text(), font, text.width()), font, "text.primary")


class ConflictView(QWidget):
    """All conflicts of a plan. What is decided is told one by one."""

    decided = Signal(str, object)
    """A conflict's key and the value that a person chose."""
    skipped = Signal()
    """Past the last place, or back to the list of all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflicts: list[tuple[Item, Conflict]] = []
        self._choices: dict[str, Any] = {}
        self._sender = ""
        self._columns: Sequence[Column] = COLUMNS
        self._at = 0
        self._value: Any = _NOTHING
        self._typed_beside: Any = None
        self.cards: dict[str, SideCard] = {}
        self._build()
        look().changed.connect(self._fill)

    def _build(self) -> None:
        px = look().px
        self.list = Panel("surface.base", "right")
        self.list.setFixedWidth(px(_LIST))
        self._head = Label(_("ต้องตัดสินใจ"), "captionStrong")
        self._count = Label("", "caption", "text.secondary", most=1)
        head = QHBoxLayout()
        head.setContentsMargins(px(14), px(10), px(14), px(10))
        head.addWidget(self._head, 1)
        head.addWidget(self._count)
        inside = QWidget()
        self._entries = QVBoxLayout(inside)
        self._entries.setContentsMargins(0, 0, 0, 0)
        self._entries.setSpacing(0)
        self.all_mine = Button(_("ของเราทั้งหมด"), size="small")
        self.all_theirs = Button("", size="small")
        column = QVBoxLayout(self.list)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addWidget(ScrollArea(inside), 1)
        rest = QWidget()
        below = QVBoxLayout(rest)
        below.setContentsMargins(px(14), px(8), px(14), px(14))
        below.addWidget(Label(_("ใช้กับทุกช่องที่เหลือ"), "caption", "text.secondary"))
        below.addWidget(FlowRow((self.all_mine, self.all_theirs)))
        column.addWidget(rest)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self.area = ScrollArea(self._page)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list)
        whole.addWidget(self.area, 1)
        self.all_mine.clicked.connect(self._take_all_mine)
        self.all_theirs.clicked.connect(self._take_all_theirs)

    # --- what is to be decided ---

    def show_conflicts(
        self,
        conflicts: Sequence[tuple[Item, Conflict]],
        choices: dict[str, Any],
        sender: str,
        columns: Sequence[Column] = COLUMNS,
    ) -> None:
        """Show conflicts with their records, and what was decided so far by key."""
        self._columns = columns
        key = self.current.key if self.current else ""
        self._conflicts, self._choices, self._sender = list(conflicts), choices, sender
        self.all_theirs.set_text(_("ของ{sender}ทั้งหมด").format(sender=sender))
        keys = [conflict.key for _item, conflict in conflicts]
        self._at = keys.index(key) if key in keys else 0
        self._fill()

    @property
    def current(self) -> Conflict | None:
        """Return the conflict that is shown, None for none."""
        return self._conflicts[self._at][1] if self._at < len(self._conflicts) else None

    @property
    def value(self) -> Any:  # noqa: ANN401 - a value of the conflict's shape
        """Return what would be kept, as it stands now."""
        return self._value

    @property
    def has_value(self) -> bool:
        """Return whether something was chosen or typed for the place that is shown."""
        return self._value is not _NOTHING

    def go(self, uid: str) -> None:
        """Show the first open place of a record."""
        for n, (item, conflict) in enumerate(self._conflicts):
            if item.uid == uid and conflict.key not in self._choices:
                self._at = n
                break
        self._fill()

    def _fill(self) -> None:
        _empty(self._entries)
        done = sum(conflict.key in self._choices for _item, conflict in self._conflicts)
        self._count.set_text(_("{done} จาก {all} ช่อง").format(done=number(done), all=number(len(self._conflicts))))
        for n, (item, conflict) in enumerate(self._conflicts):
            title = f"{item_title(item)} – {conflict_field(conflict, self._columns)}"
            decided = conflict.key in self._choices
            chosen = value_text(conflict.shape, self._choices[conflict.key]) if decided else ""
            remark = _("เลือกแล้ว: {words}").format(words=" ".join(chosen.split()) or _("(ว่าง)"))
            entry = _Entry(title, remark if decided else _("ยังไม่ได้เลือก"), decided=decided)
            entry.setChecked(n == self._at)
            entry.setObjectName(str(n))
            entry.clicked.connect(self._entry_chosen)
            self._entries.addWidget(entry)
        self._entries.addStretch(1)
        self._show()

    def _entry_chosen(self) -> None:
        self._at = int(self.sender().objectName())
        self._show()

    # --- one place ---

    def _show(self) -> None:
        _empty(self._column)
        self.cards = {}
        conflict = self.current
        if conflict is None:
            return
        item = self._conflicts[self._at][0]
        px = look().px
        self._column.setContentsMargins(px(24), px(16), px(24), px(16))
        self._column.setSpacing(px(12))
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(Pill("conflict"))
        row.addWidget(Label(f"{item_title(item)} – {conflict_field(conflict, self._columns)}", "bodyStrong"), 1)
        self._column.addWidget(head)
        told = _("ทั้งสองฝ่ายแก้ช่องเดียวกัน เลือกข้อความที่จะเก็บไว้")
        self._column.addWidget(Label(told, "caption", "text.secondary"))
        self._add_cards(conflict)
        self._add_keys(conflict)
        self._add_result(conflict)
        self._column.addStretch(1)
        self._value = self._choices.get(conflict.key, _NOTHING)
        if self.has_value:
            self._put(self._value)
        self.cards["mine"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_cards(self, conflict: Conflict) -> None:
        names = {"mine": _("ของเรา"), "base": _("ก่อนแก้"), "theirs": _("ของ{sender}").format(sender=self._sender)}
        before = value_text(conflict.shape, conflict.base)
        box = QWidget()
        self._cards = QHBoxLayout(box) if self.width() >= look().px(_STACKED + _LIST) else QVBoxLayout(box)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(look().px(12))
        for side in SIDES:
            card = SideCard(names[side])
            words = value_text(conflict.shape, getattr(conflict, side))
            card.show_words(before if conflict.base is not None else words, words)
            card.setObjectName(side)
            card.setEnabled(side != "base" or conflict.base is not None)
            card.clicked.connect(self._card_chosen)
            self.cards[side] = card
            self._cards.addWidget(card, 1)
        self._column.addWidget(box)

    def _add_keys(self, conflict: Conflict) -> None:
        named = [("1", _("ของเรา")), ("2", _("ก่อนแก้")), ("3", _("ของ{sender}").format(sender=self._sender))]
        if both_sides(conflict) is not None:
            named.append(("4", _("รวมสองฝ่าย")))
        parts: list[QWidget] = []
        for key, words in (*named, ("Enter", _("ตกลง แล้วไปช่องถัดไป"))):
            parts += [KeyCap(key), Label(words, "caption", "text.secondary", most=1)]
        self._column.addWidget(FlowRow(parts))

    def _add_result(self, conflict: Conflict) -> None:
        px = look().px
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, px(6), 0, 0)
        row.setSpacing(px(8))
        row.addWidget(Label(_("จะเก็บในรายงานว่า"), "captionStrong"))
        typed = can_be_typed(conflict)
        row.addWidget(Label(_("แก้เพิ่มได้ก่อนตกลง") if typed else "", "caption", "text.secondary"), 1)
        self.both = Button(_("รวมสองฝ่าย"), "combine", size="small")
        self.both.setVisible(both_sides(conflict) is not None)
        self.both.clicked.connect(self.take_both)
        row.addWidget(self.both)
        self._column.addWidget(line)
        self.result = WrappedEdit(_("จะเก็บในรายงานว่า"))
        self.result.setReadOnly(not typed)
        self.result.textChanged.connect(self._typed)
        self._column.addWidget(self.result)

    def _card_chosen(self) -> None:
        self.take(self.sender().objectName())

    def take(self, side: str) -> None:
        """Choose one side: "mine", "base" or "theirs"."""
        if self.current and self.cards[side].isEnabled():
            self.cards[side].setChecked(True)
            self._put(getattr(self.current, side))

    def take_both(self) -> None:
        """Choose what both sides have."""
        if self.current and (both := both_sides(self.current)) is not None:
            for card in self.cards.values():
                card.setAutoExclusive(False)
                card.setChecked(False)
                card.setAutoExclusive(True)
            self._put(both)

    def _put(self, value: Any) -> None:  # noqa: ANN401 - a value of the conflict's shape
        assert self.current
        if not any(card.isChecked() for card in self.cards.values()):
            for side in reversed([s for s in SIDES if getattr(self.current, s) == value]):
                self.cards[side].setChecked(self.cards[side].isEnabled())
        self._typed_beside = value
        self.result.blockSignals(True)
        self.result.set_text(value_text(self.current.shape, value))
        self.result.blockSignals(False)
        self._value = value

    def _typed(self) -> None:
        if self.current and can_be_typed(self.current):
            self._value = typed_value(self.current, self.result.text(), self._typed_beside or self.current.mine)

    def accept(self) -> None:
        """Keep what stands there and go on to the next open place; without a choice nothing happens."""
        conflict = self.current
        if conflict is None or not self.has_value:
            return
        self._choices = {**self._choices, conflict.key: self._value}
        self._go_on()
        self.decided.emit(conflict.key, self._choices[conflict.key])

    def skip(self) -> None:
        """Leave this place for later."""
        self._go_on()
        self._fill()

    def _go_on(self) -> None:
        """Go to the next place that is open, behind this one or from the beginning."""
        order = [*range(self._at + 1, len(self._conflicts)), *range(self._at)]
        still = [n for n in order if self._conflicts[n][1].key not in self._choices]
        if still:
            self._at = still[0]
        else:
            self.skipped.emit()

    def _take_all_mine(self) -> None:
        self._take_all("mine")

    def _take_all_theirs(self) -> None:
        self._take_all("theirs")

    def _take_all(self, side: str) -> None:
        for _item, conflict in self._conflicts:
            if conflict.key not in self._choices:
                self._choices = {**self._choices, conflict.key: getattr(conflict, side)}
                self.decided.emit(conflict.key, getattr(conflict, side))
        self.skipped.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edge = look().px(_STACKED + _LIST)
        if (event.oldSize().width() < edge) != (event.size().width() < edge):
            self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = _SIDE_KEYS.get(event.text())
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accept()
        elif side == "both":
            self.take_both()
        elif side and self.current:
            self.take(side)
        else:
            super().keyPressEvent(event)


def _empty(layout: QVBoxLayout) -> None:
    while taken := layout.takeAt(0):
        if widget := taken.widget():
            widget.hide()
            widget.deleteLater()
