"""The line at the bottom: when it was saved, in which file, with what right, a job under way, backup, text size."""

from __future__ import annotations

import weakref
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Panel, ProgressLine
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

    from ita_desktop.base.errors import UserError

SCALES: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_HEIGHT = 28
_WIDEST_FILE = 260


class StatusBar(Panel):
    """What the program did and does by itself."""

    failure_clicked = Signal()
    scale_wanted = Signal(float)
    backup_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface.panel", "top", parent)
        self._job: weakref.WeakMethod[Callable[[], object]] | None = None
        self._failed = False
        self.saved = Item(self)
        self.file = Item(self)
        self.right = Item(self)
        self.backup = Item(self)
        self.scale = Item(self)
        self._job_words = Label("", "caption", "text.secondary", most=1)
        self._job_line = ProgressLine(_("งานที่กำลังทำ"))
        self._job_line.setFixedWidth(look().px(150))
        self._job_cancel = Button(_("ยกเลิก"), kind="link", size="small")
        self._job_cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(0)
        for item in (self.saved, self.file, self.right):
            row.addWidget(item)
        row.addStretch(1)
        for widget in (self._job_words, self._job_line, self._job_cancel):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addSpacing(look().px(8))
            widget.hide()
        row.addWidget(self.backup)
        row.addWidget(self.scale)
        self.saved.clicked.connect(self._saved_clicked)
        self.scale.clicked.connect(self._offer_scales)
        self.scale.set_acts(True)
        self.backup.clicked.connect(self.backup_clicked)
        self.show_saved(None)
        self.show_backup(None)
        look().changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        self.setFixedHeight(max(look().px(_HEIGHT), look().line("caption") + look().px(6)))
        self._job_line.setFixedWidth(look().px(150))
        self._job_line.setFixedHeight(look().size("progress"))
        self.scale.tell("", _("ขนาดตัวอักษร {percent} %").format(percent=round(look().scale * 100)), edge="left")

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 - a setter
        """Leave out what there is no room for."""
        for item in (self.file, self.right, self.backup):
            item.setHidden(compact)
        for item in (self.saved, self.scale):
            item.set_line(not compact)

    # --- saving ---

    def show_saving(self) -> None:
        """Say that what was typed is on its way to the file."""
        self.saved.tell("ellipsis", _("กำลังบันทึก…"), "text.hint")

    def show_saved(self, when: datetime | None) -> None:
        """Say when all that was typed was in the file; None where nothing was typed yet."""
        self._failed = False
        words = _("บันทึกแล้ว {time}").format(time=f"{when:%H:%M}") if when else _("บันทึกให้เองทุกช่อง")
        self.saved.tell("check", words, "text.secondary", "done.text")
        self.saved.set_acts(False)

    def show_failure(self, error: UserError) -> None:
        """Say that saving failed; a click tells more."""
        self.saved.tell("octagon-alert", _("ยังบันทึกไม่ได้"), "error.text", "error.text", tip=str(error))
        self.saved.set_acts(True)
        self._failed = True

    def _saved_clicked(self) -> None:
        if self._failed:
            self.failure_clicked.emit()

    # --- the file ---

    def show_file(self, path: Path, *, read_only: bool) -> None:
        """Say which file is open, and whether it can be changed."""
        self.file.tell("file", path.name, tip=str(path), most=_WIDEST_FILE)
        icon, words = ("lock", _("เปิดอ่านอย่างเดียว")) if read_only else ("pencil", _("เปิดไว้เขียน"))
        self.right.tell(icon, words, edge="")
        self.saved.setHidden(read_only)

    def show_backup(self, when: datetime | None) -> None:
        """Say when the last backup was made."""
        if when is None:
            self.backup.tell("hard-drive-download", _("ยังไม่มีไฟล์สำรอง"), edge="", tip=_("จะสำรองให้เมื่อปิดโปรแกรม"))
        else:
            words = _("สำรองล่าสุด {when}").format(when=moment(when, datetime.now().astimezone()))
            self.backup.tell("hard-drive-download", words, edge="")

    # --- a job ---

    def show_job(self, words: str, percent: int, cancel: Callable[[], object] | None = None) -> None:
        """Show a job under way; ``cancel`` is a bound method, held weakly."""
        self._job = weakref.WeakMethod(cancel) if cancel else None
        self._job_words.set_text(words)
        self._job_line.setValue(percent)
        self._job_words.show()
        self._job_line.show()
        self._job_cancel.setVisible(cancel is not None)

    def hide_job(self) -> None:
        """Show no job any more."""
        self._job = None
        for widget in (self._job_words, self._job_line, self._job_cancel):
            widget.hide()

    def _cancel(self) -> None:
        cancel = self._job() if self._job else None
        if cancel:
            cancel()

    # --- text size ---

    def _offer_scales(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for scale in SCALES:
            action = menu.addAction(f"{round(scale * 100)} %")
            action.setData(scale)
            action.setCheckable(True)
            action.setChecked(abs(scale - look().scale) < 0.01)  # noqa: PLR2004 - a hundredth: the same
        menu.triggered.connect(self._take_scale)
        menu.popup(self.scale.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _take_scale(self, action: QAction) -> None:
        self.scale_wanted.emit(float(action.data()))


class Item(QPushButton):
    """One statement with its sign; a hairline at its right or left edge."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._words, self._colour, self._sign_colour, self._edge = "", "", "text.secondary", "", "right"
        self._most, self._lined = 0, True
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def tell(
        self,
        icon: str,
        words: str,
        colour: str = "",
        sign_colour: str = "",
        *,
        edge: str = "right",
        tip: str = "",
        most: int = 0,
    ) -> None:
        """Say something else."""
        self._icon, self._words, self._edge, self._most = icon, words, edge, most
        self._colour = colour or "text.secondary"
        self._sign_colour = sign_colour or self._colour
        self.setAccessibleName(words)
        self.setToolTip(tip)
        self.updateGeometry()
        self.update()

    def set_line(self, lined: bool) -> None:  # noqa: FBT001 - a setter
        """Draw the hairline at the edge, or leave it out."""
        self._lined = lined
        self.update()

    @property
    def words(self) -> str:
        """Return what is said."""
        return self._words

    def set_acts(self, acts: bool) -> None:  # noqa: FBT001 - a setter
        """Say whether a click does something."""
        self.setCursor(Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if acts else Qt.FocusPolicy.NoFocus)

    def _shown(self) -> str:
        most = look().px(self._most)
        return elided(self._words, look().font("caption"), most) if most else self._words

    @override
    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(look().font("caption")).horizontalAdvance(self._shown())
        return QSize(round(wide) + look().px(18 + (23 if self._icon else 2)), look().line("caption"))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px = look().px
        painter, box = QPainter(self), QRectF(self.rect())
        if self.underMouse() and self.cursor().shape() is Qt.CursorShape.PointingHandCursor:
            painter.fillRect(box, look().colour("state.hover"))
        at = px(9)
        if self._icon:
            sign(painter, box.adjusted(at, 0, 0, 0), self._icon, self._sign_colour, 16)
            at += px(22)
        line_of_text(painter, box.adjusted(at, 0, 0, 0), self._shown(), look().font("caption"), self._colour)
        if self._edge and self._lined:
            x = 0 if self._edge == "left" else self.width() - 1
            painter.fillRect(QRectF(x, 0, 1, self.height()), look().colour("border.soft"))
        if self.hasFocus():
            rounded(painter, box.adjusted(1, 1, -1, -1), border="focus.ring", radius=4, width=px(2))


def moment(when: datetime, now: datetime) -> str:
    """Return a moment as people say it: today and yesterday by name, else its day in the Buddhist era."""
    time = f"{when:%H:%M}"
    if when.date() == now.date():
        return _("วันนี้ {time}").format(time=time)
    if when.date() == now.date() - timedelta(days=1):
        return _("เมื่อวาน {time}").format(time=time)
    return f"{when.day}/{when.month}/{when.year + 543} {time}"
