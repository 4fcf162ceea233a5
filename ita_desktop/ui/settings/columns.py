"""Section: the columns of the table, their order and widths, with the head of the table as it will be printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ita_desktop.base.i18n import _
from ita_desktop.domain.model import Column, ColumnKind
from ita_desktop.ui.look.icons import pixmap
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.choices import Slider
from ita_desktop.ui.parts.fields import CheckBox, ComboBox, FieldMessage
from ita_desktop.ui.parts.flow_row import FlowRow
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Card, Line
from ita_desktop.ui.settings.form import Section, edit_report
from ita_desktop.ui.settings.paper import TableHead
from ita_desktop.ui.settings.rows import EditableText, Grip, Rows
from ita_desktop.ui.settings.widths import (
    LEAST,
    MOST,
    REQUIRED,
    added,
    kind_words,
    moved,
    offered,
    own_column,
    recommended,
    renamed,
    share,
    taken_away,
    with_kind,
    with_share,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.ui.session import Session

_SLIDER, _SHARE, _KIND = 150, 56, 130


def per_cent(part: float) -> str:
    """Return a share as people read it: "16.5 %", "9 %"."""
    return f"{round(part * 100, 1):g} %"


class _Row(QWidget):
    """One column that is printed."""

    moved = Signal(str, int)
    renamed = Signal(str, str)
    resized = Signal(str, float)
    kind_chosen = Signal(str, str)
    removed = Signal(str)
    left = Signal()

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column
        required = column.key in REQUIRED
        self.grip = Grip(column.heading)
        self.lock = QLabel()
        self.lock.setToolTip(_("เกณฑ์กำหนดให้มีคอลัมน์นี้"))
        self.lock.setVisible(required)
        self.remove = IconButton("x", _("ไม่พิมพ์คอลัมน์นี้"))
        self.remove.setVisible(not required)
        self.heading = EditableText(_("หัวคอลัมน์"), column.heading)
        self.pencil = IconButton("pencil", _("แก้หัวคอลัมน์ {name}").format(name=column.heading))
        self.kind = ComboBox(_("ชนิดข้อมูล"))
        for kind, word in kind_words().items():
            self.kind.addItem(word, kind.value)
        self.kind.setVisible(not required)
        self.fixed = Label(_("เกณฑ์กำหนด"), "caption", "text.secondary", most=1)
        self.fixed.setVisible(required)
        self.slider = Slider("", round(LEAST * 1000), round(MOST * 1000))
        self.slider.setPageStep(20)
        self.slider.setSingleStep(5)
        self.share = Label("", "caption", "text.primary", most=1)
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        for widget in (self.grip, self.lock, self.remove):
            self._row.addWidget(widget)
        self._row.addWidget(self.heading, 1)
        for after in (self.pencil, self.kind, self.fixed, self.slider, self.share):
            self._row.addWidget(after)
        self.grip.moved.connect(self._moved)
        self.heading.typed.connect(self._renamed)
        self.pencil.clicked.connect(self.heading.edit)
        self.kind.activated.connect(self._kind_chosen)
        self.slider.valueChanged.connect(self._resized)
        self.remove.clicked.connect(self._remove)
        for source in (self.grip.dropped, self.heading.left, self.slider.sliderReleased):
            source.connect(self.left)
        look().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(8), 0, px(14), 0)
        self._row.setSpacing(px(10))
        self.lock.setPixmap(pixmap("lock", "text.hint", 16, self.devicePixelRatioF()))
        self.lock.setFixedWidth(px(18))
        self.slider.setFixedWidth(px(_SLIDER))
        self.share.setFixedWidth(px(_SHARE))
        self.kind.setMaximumWidth(px(_KIND))
        self.setMinimumHeight(look().size("rowSettings"))

    def show_column(self, column: Column, part: float) -> None:
        """Show what the column is now, and its share of the page."""
        self.column = column
        self.heading.show_text(column.heading)
        self.grip.set_name(column.heading)
        self.pencil.set_name(_("แก้หัวคอลัมน์ {name}").format(name=column.heading))
        self.remove.set_name(_("ไม่พิมพ์คอลัมน์ {name}").format(name=column.heading))
        self.kind.setCurrentIndex(self.kind.findData(column.kind.value))
        self.slider.setAccessibleName(_("ความกว้างของ {name}").format(name=column.heading))
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(part * 1000))
        self.share.set_text(per_cent(part))

    def _moved(self, step: int) -> None:
        self.moved.emit(self.column.key, step)

    def _renamed(self, heading: str) -> None:
        self.renamed.emit(self.column.key, heading)

    def _resized(self, thousandths: int) -> None:
        self.resized.emit(self.column.key, thousandths / 1000)
        if not self.slider.isSliderDown():
            self.left.emit()

    def _kind_chosen(self) -> None:
        self.kind_chosen.emit(self.column.key, self.kind.currentData())

    def _remove(self) -> None:
        self.removed.emit(self.column.key)


class ColumnsSection(Section):
    """The columns in printed order, those that can be added, the head of the table."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("คอลัมน์ในตาราง"), _("ลากเพื่อสลับลำดับ หกคอลัมน์แรกเป็นช่องที่เกณฑ์ถาม"))
        self.back = Button(_("กลับเป็นค่าที่แนะนำ"), "rotate-ccw", "plain")
        self.head.row.addWidget(self.back)
        self.rows: dict[str, _Row] = {}
        self._list = Rows()
        self.ticks: dict[str, CheckBox] = {}
        self._ticks = FlowRow(gap=18, line_gap=4, margins=QMargins(14, 8, 14, 8))
        self.add = Button(_("เพิ่มคอลัมน์อื่น"), "plus", "plain", "small")
        self.message = FieldMessage()
        self.picture = TableHead(_("หัวตาราง"))
        self.total = Label("", "caption", "done.text")
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self._list)
        inside.addWidget(Line())
        inside.addWidget(self._ticks)
        under = QHBoxLayout()
        under.addWidget(Label(_("หัวตารางจะพิมพ์แบบนี้"), "captionStrong", "text.secondary"))
        under.addStretch(1)
        self._check = QLabel()
        under.addWidget(self._check)
        under.addWidget(self.total)
        self.column.addWidget(card)
        self.column.addWidget(self.message)
        self.column.addLayout(under)
        self.column.addWidget(self.picture)
        self.back.clicked.connect(self._recommend)
        self.add.clicked.connect(self._add_own)
        look().changed.connect(self._renew)
        self._renew()
        self.refresh()

    def _renew(self) -> None:
        self._check.setPixmap(pixmap("check", "done.text", 16, self.devicePixelRatioF()))

    def refresh(self) -> None:
        """Show the columns as the report has them."""
        columns = self.session.report.columns
        shown = [c for c in columns if c.shown]
        gone = self.rows.keys() - {c.key for c in shown}
        for key in gone:
            del self.rows[key]
        for column in shown:
            if column.key not in self.rows:
                self.rows[column.key] = self._made(column)
        self.rows = {c.key: self.rows[c.key] for c in shown}
        self._list.show_rows(list(self.rows.values()))
        for column in shown:
            self.rows[column.key].show_column(column, share(columns, column.key))
        self._show_ticks(columns)
        self.picture.show_columns(shown)
        self.total.set_text(_("รวม {percent}").format(percent="100 %"))

    def _made(self, column: Column) -> _Row:
        row = _Row(column)
        row.moved.connect(self._move)
        row.renamed.connect(self._rename)
        row.resized.connect(self._resize)
        row.kind_chosen.connect(self._choose_kind)
        row.removed.connect(self._remove)
        row.left.connect(self.session.end_step)
        return row

    def _show_ticks(self, columns: Sequence[Column]) -> None:
        """Show a tick for every column that is not required: those offered, and those the report has beside."""
        have = {c.key: c for c in columns if c.key not in REQUIRED}
        listed = {c.key: have.get(c.key, c) for c in offered()} | have
        if listed.keys() != self.ticks.keys():
            for tick in self.ticks.values():
                tick.deleteLater()
            self.ticks = {key: self._tick(key) for key in listed}
            title = Label(_("คอลัมน์เพิ่ม"), "captionStrong", "text.secondary", most=1)
            self._ticks.show_parts([title, *self.ticks.values(), self.add])
        for key, tick in self.ticks.items():
            tick.set_text(listed[key].heading)
            with QSignalBlocker(tick):
                tick.setChecked(key in have and have[key].shown)

    def _tick(self, key: str) -> CheckBox:
        tick = CheckBox("")
        tick.setProperty("key", key)
        tick.toggled.connect(self._ticked)
        return tick

    def _ticked(self, on: bool) -> None:  # noqa: FBT001 - a slot
        key = str(self.sender().property("key"))
        if on:
            column = next((c for c in offered() if c.key == key), own_column(""))
            self._edit(_("เพิ่มคอลัมน์"), partial(added, column=_there(self.session, key) or column))
        else:
            self._remove(key)

    def _add_own(self) -> None:
        column = own_column(_("คอลัมน์ใหม่"))
        self._edit(_("เพิ่มคอลัมน์"), partial(added, column=column))
        if column.key in self.rows:
            self.rows[column.key].heading.edit()

    def _remove(self, key: str) -> None:
        self._edit(_("ซ่อนคอลัมน์"), partial(taken_away, key=key))

    def _move(self, key: str, step: int) -> None:
        self._edit(_("ย้ายคอลัมน์"), partial(moved, key=key, step=step), ("columns", "order"), end=False)

    def _rename(self, key: str, heading: str) -> None:
        if heading:
            self._edit(_("แก้หัวคอลัมน์"), partial(renamed, key=key, heading=heading), ("columns", key), end=False)
        else:
            self.message.say("error", _("หัวคอลัมน์ว่างไม่ได้ จึงยังใช้ชื่อเดิมอยู่"))

    def _resize(self, key: str, part: float) -> None:
        self._edit(_("ปรับความกว้างคอลัมน์"), partial(with_share, key=key, wanted=part), ("columns", "widths"), end=False)

    def _choose_kind(self, key: str, kind: str) -> None:
        self._edit(_("เปลี่ยนชนิดคอลัมน์"), partial(with_kind, key=key, kind=ColumnKind(kind)))

    def _recommend(self) -> None:
        self._edit(_("กลับเป็นคอลัมน์ที่แนะนำ"), recommended)

    def _edit(self, step: str, change: object, field: object = None, *, end: bool = True) -> None:
        refused = edit_report(self.session, step, change, field=field)  # type: ignore[arg-type]  # partials of changes
        self.message.say("error" if refused else "", refused)
        self.refresh()
        if end:
            self.session.end_step()


def _there(session: Session, key: str) -> Column | None:
    return next((c for c in session.report.columns if c.key == key), None)
