"""A box of chips with a line to type more: it grows by rows as they fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.drawing import rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import IconButton
from ita_desktop.ui.parts.chip import Chip
from ita_desktop.ui.parts.fields import field_height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

_LEAST = 110  # what the line to type in needs beside a chip
_ALWAYS = 40  # and what it takes at least where nothing is to be read in it


class ChipBox(QWidget):
    """Chips in rows and a line behind the last; it looks like one field."""

    removed = Signal(int)
    """The number of the chip that is to go."""

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._read_only = False
        self.line = QLineEdit(self)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.setFrame(False)
        self.line.setProperty("bare", True)
        self.arrow = IconButton("chevron-down", _("รายชื่อส่วนราชการ"), "Alt+↓", parent=self)
        self.arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.installEventFilter(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self._lay_out)

    @property
    def chips(self) -> list[Chip]:
        """Return the chips in their order."""
        return list(self._chips)

    def show_chips(self, names: Sequence[str]) -> None:
        """Show these chips; those that stay are the same widgets."""
        old = {chip.text: chip for chip in self._chips}
        made = []
        for name in names:
            chip = old.pop(name, None)
            if chip is None:
                chip = Chip(name, self, fixed=self._read_only)
                chip.removed.connect(self._chip_removed)
                chip.show()
            made.append(chip)
        for chip in old.values():
            if chip.hasFocus():
                self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            chip.hide()
            chip.deleteLater()
        self._chips = made
        self._order_tabs()
        self._lay_out()

    def tab_parts(self) -> list[QWidget]:
        """Return the parts in the order of the Tab key."""
        return [*self._chips, self.line]

    def _order_tabs(self) -> None:
        for chip in self._chips:
            if (before := self.line.previousInFocusChain()) is not None:
                QWidget.setTabOrder(before, chip)

    def set_read_only(self, read_only: bool) -> None:  # noqa: FBT001 - a plain setter
        """Let nothing be changed; the chips then have no x."""
        if read_only != self._read_only:
            self._read_only = read_only
            names = [chip.text for chip in self._chips]
            self.show_chips(())
            self.line.setReadOnly(read_only)
            self.arrow.setVisible(not read_only)
            self.show_chips(names)

    def _chip_removed(self) -> None:
        self.removed.emit(self._chips.index(self.sender()))  # type: ignore[arg-type]  # a chip of this box

    # --- geometry ---

    def _rows(self, width: int) -> list[list[tuple[QWidget, int]]]:
        """Return the chips and the line by rows, each with its width."""
        px = look().px
        room = width - px(6) - px(34) - (px(22) if self._read_only else 0)
        rows: list[list[tuple[QWidget, int]]] = [[]]
        left = room
        for chip in self._chips:
            wide = min(chip.sizeHint().width(), room)
            if wide > left and rows[-1]:
                rows.append([])
                left = room
            rows[-1].append((chip, wide))
            left -= wide + px(6)
        text = round(QFontMetricsF(look().font("field")).horizontalAdvance(self.line.text()))
        needed = max(px(_ALWAYS if self._chips else _LEAST), text + px(16))
        least = 0 if self._read_only else min(room, needed)
        if least > left and rows[-1]:
            rows.append([])
            left = room
        rows[-1].append((self.line, max(0, left)))
        return rows

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        pitch = field_height() - look().px(4)
        return len(self._rows(width)) * pitch + look().px(4)

    @override
    def sizeHint(self) -> QSize:
        width = self.width() or look().px(200)
        return QSize(look().px(200), self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), field_height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        px = look().px
        pitch = field_height() - px(4)
        self.line.setFont(look().font("field"))
        y = px(2)
        for row in self._rows(self.width()):
            x = px(6) + (px(22) if self._read_only else 0)
            for part, wide in row:
                high = part.sizeHint().height() if isinstance(part, Chip) else pitch
                part.setGeometry(x, y + (pitch - high) // 2, wide, high)
                x += wide + px(6)
            y += pitch
        side = look().size("buttonSmall")
        self.arrow.setGeometry(self.width() - side - px(3), px(3), side, side)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def text_changed(self) -> None:
        """Give the line the room its text needs."""
        self._lay_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        if self._read_only:
            rounded(painter, box, "surface.panel", "border.soft")
            sign(painter, QRectF(look().px(9), 0, box.width(), field_height()), "lock", "text.hint", 16)
        elif self.line.hasFocus():
            rounded(painter, box, "surface.base", "focus.ring", width=look().px(2))
        else:
            rounded(painter, box, "surface.base", "border.control")
