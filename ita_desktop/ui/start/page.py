"""The start page: yesterday's work first, then the ways to begin a new report; a file may be dropped anywhere."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.services.starting import SUFFIX
from ita_desktop.ui.actions import key_of
from ita_desktop.ui.look.drawing import rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import ScrollArea
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.start.choice import ChoiceCard
from ita_desktop.ui.start.recent import RecentRow, forget, recent_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent, QResizeEvent, QShowEvent

    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.runner import Runner

TAKEN = (SUFFIX, ".docx")
"""The endings of files that can be dropped here."""
_RIGHT = 480
_SIDE_BY_SIDE = 1000  # at 100 %; in a narrower window the two columns stand under each other
_MOST = 6


def _there(paths: Sequence[Path]) -> list[bool]:
    found = []
    for path in paths:
        try:
            found.append(path.is_file())
        except OSError:
            found.append(False)
    return found


class _Sign(QWidget):
    """The program's sign beside its name."""

    def __init__(self) -> None:
        super().__init__()
        look().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(30), look().px(34))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        sign(QPainter(self), QRectF(self.rect()), "file-check", "accent.line", 30)


class _DropHint(QWidget):
    """The strip that says files may be dropped; it lights up while one is over the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.hot = False
        self.label = Label(text, "caption", "text.secondary")
        row = QHBoxLayout(self)
        row.addWidget(self.label)
        self._row = row
        look().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(38), px(8), px(12), px(8))
        self.update()

    def light(self, *, on: bool) -> None:
        """Light up, or not any more."""
        self.hot = on
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        fill, border = ("accent.soft", "focus.ring") if self.hot else ("surface.panel", "border.soft")
        rounded(painter, box, fill, border, radius=8, width=2 if self.hot else 1)
        sign(painter, box.adjusted(look().px(12), 0, 0, 0), "lightbulb", "text.secondary")


class StartPage(QWidget):
    """What is seen when no file is open."""

    open_wanted = Signal(object)
    open_dialog_wanted = Signal()
    new_wanted = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()
    backup_wanted = Signal()
    settings_wanted = Signal()
    dropped = Signal(object)
    """The Path of a file that was dropped on the page: an office file or a Word file."""

    def __init__(
        self, preferences: Preferences, parent: QWidget | None = None, *, runner: Runner | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences, self._runner = preferences, runner
        self.rows: list[RecentRow] = []
        self.setAcceptDrops(True)
        self.title = Label(_("รายงานคุณธรรมและความโปร่งใส (ITA)"), "heading1")
        self.office = Label("", "body", "text.secondary", most=1)
        self.settings = Button(_("ตั้งค่า"), "settings", "plain")
        self.open = Button(_("เปิดไฟล์อื่น"), "folder-open", key=key_of("open"))
        self.backup = Button(_("เปิดไฟล์สำรอง"), "archive-restore", "plain")
        self.new = ChoiceCard("file-plus-2", _("เริ่มจากรายงานเปล่า"), _("มีประเด็นทั้งเจ็ดให้แล้ว ใช้เวลาราว ๒ นาที"), strong=True)
        self.bring = ChoiceCard("file-input", _("นำเข้าจากไฟล์ Word เดิม"), _("ดูก่อนทุกข้อ แล้วค่อยตัดสินใจ"))
        self.sample = ChoiceCard("flask-conical", _("ลองกับหน่วยงานตัวอย่าง"), _("ลองได้ทุกอย่าง ไม่ปนกับงานจริง"))
        self.hint = _DropHint(_("ลากไฟล์ Word หรือแฟ้ม {suffix} มาวางบนหน้านี้ได้เลย").format(suffix=SUFFIX))
        self.nothing = _nothing_yet()
        self._list = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._right = QWidget()
        self._lay_out()
        for button, wanted in (
            (self.settings, self.settings_wanted),
            (self.open, self.open_dialog_wanted),
            (self.backup, self.backup_wanted),
            (self.new, self.new_wanted),
            (self.bring, self.import_wanted),
            (self.sample, self.sample_wanted),
        ):
            button.clicked.connect(wanted)
        preferences.changed.connect(self._preference_changed)
        look().changed.connect(self._renew)
        self._renew()
        self.show_recent()

    def _lay_out(self) -> None:
        px = look().px
        head = QHBoxLayout()
        head.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.office)
        head.addWidget(_Sign())
        head.addLayout(words, 1)
        head.addWidget(self.settings)
        left = QVBoxLayout()
        left.setSpacing(px(10))
        left.addWidget(Label(_("เปิดงานที่ทำค้างไว้"), "heading2"))
        left.addWidget(self.nothing)
        self._list.setSpacing(px(10))
        left.addLayout(self._list)
        others = QHBoxLayout()
        others.setSpacing(px(8))
        others.addWidget(self.open)
        others.addWidget(self.backup)
        others.addStretch(1)
        left.addLayout(others)
        left.addStretch(1)
        left.addWidget(self.hint)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(10))
        right.addWidget(Label(_("เริ่มรายงานใหม่"), "heading2"))
        for card in (self.new, self.bring, self.sample):
            right.addWidget(card)
        right.addStretch(1)
        self._columns.setSpacing(px(40))
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._right)
        inside = QWidget()
        self._page = QVBoxLayout(inside)
        self._page.addLayout(head)
        self._page.addLayout(self._columns, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ScrollArea(inside))

    def _renew(self) -> None:
        px = look().px
        wide = self.width() >= px(_SIDE_BY_SIDE)
        side = px(64 if wide else 24)
        self._page.setContentsMargins(side, px(32), side, px(28))
        self._page.setSpacing(px(24))
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._right.setMinimumWidth(px(_RIGHT) if wide else 0)
        self._right.setMaximumWidth(px(_RIGHT) if wide else 16_777_215)  # Qt's word for no limit

    def show_recent(self) -> None:
        """Show the files that were opened before."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        now = datetime.now().astimezone()
        recent = recent_files(self._preferences)[:_MOST]
        self.rows = [RecentRow(one, now) for one in recent]
        for row in self.rows:
            row.clicked.connect(self._open)
            row.forgotten.connect(self._forget)
            self._list.addWidget(row)
        self.nothing.setVisible(not self.rows)
        self.office.set_text(recent[0].office if recent else _("ทำรายงาน ตรวจให้ครบ แล้วพิมพ์ ในเครื่องของท่านเอง"))
        paths = [row.recent.path for row in self.rows]
        if self._runner:
            self._runner.run(Lane.OTHER, partial(_there, paths), self._show_there, self._not_looked, latest="recent")
        else:
            self._show_there(_there(paths))
        self._focus_first()

    def _show_there(self, there: list[bool]) -> None:
        if len(there) == len(self.rows):
            for row, is_there in zip(self.rows, there, strict=True):
                row.show_there(there=is_there)

    def _not_looked(self, error: Exception) -> None:
        raise error

    def _focus_first(self) -> None:
        (self.rows[0] if self.rows else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.open_wanted.emit(row.recent.path)

    def _forget(self, path: Path) -> None:
        forget(self._preferences, path)

    def _preference_changed(self, name: str) -> None:
        if name == "recent":
            self.show_recent()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_first()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    # --- dropping ---

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file_of(event):
            event.acceptProposedAction()
            self.hint.light(on=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.hint.light(on=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.hint.light(on=False)
        if path := _file_of(event):
            event.acceptProposedAction()
            self.dropped.emit(path)


def _file_of(event: QDropEvent) -> Path | None:
    """Return the first file in what is dragged that can be opened here."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in TAKEN), None)


def _nothing_yet() -> QWidget:
    nothing = QWidget()
    column = QVBoxLayout(nothing)
    column.setContentsMargins(0, look().px(8), 0, look().px(8))
    column.addWidget(Label(_("ยังไม่มีรายงานที่เคยเปิด"), "bodyStrong"))
    column.addWidget(Label(_("เริ่มรายงานใหม่ หรือเปิดแฟ้มที่เพื่อนร่วมงานส่งให้"), "caption", "text.secondary"))
    return nothing
