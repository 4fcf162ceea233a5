"""How far an import has come, and the chips that show records of one sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.drawing import line_of_text, rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.ring import Ringed
from ita_desktop.ui.parts.states import state_look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_DOT, _GAP, _DASH = 24, 8, 14


class Steps(QWidget):
    """Steps in a row; those before the present one have a tick."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._at = tuple(names), 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_step(0)
        look().changed.connect(self._renew)

    def show_step(self, at: int) -> None:
        """Show which step it is, from 0."""
        self._at = at
        self.setAccessibleName(_("ขั้นที่ {n} {name}").format(n=number(at + 1), name=self._names[at]))
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px, metrics = look().px, look().metrics("captionStrong")
        words = sum(metrics.horizontalAdvance(name) for name in self._names)
        each = px(_DOT + _GAP) * len(self._names) + px(_DASH + 2 * _GAP) * (len(self._names) - 1)
        return QSize(round(words) + each + px(4), px(_DOT) + 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter, x = look().px, QPainter(self), 1.0
        for n, name in enumerate(self._names):
            dot = QRectF(x, 1, px(_DOT), px(_DOT))
            if n < self._at:
                rounded(painter, dot, "done.soft", radius=_DOT / 2)
                sign(painter, dot.adjusted(px(5), 0, 0, 0), "check", "done.text", 14)
            else:
                on = n == self._at
                rounded(painter, dot, "accent.fill" if on else "", "" if on else "border.control", radius=_DOT / 2)
                digit, font = number(n + 1), look().font("captionStrong")
                wide = look().metrics("captionStrong").horizontalAdvance(digit)
                at = dot.adjusted((dot.width() - wide) / 2, 0, 0, 0)
                line_of_text(painter, at, digit, font, "accent.onFill" if on else "text.secondary")
            x += px(_DOT + _GAP)
            font = look().font("captionStrong" if n == self._at else "caption")
            box = QRectF(x, 1, self.width(), px(_DOT))
            line_of_text(painter, box, name, font, "text.primary" if n == self._at else "text.secondary")
            x += look().metrics("captionStrong").horizontalAdvance(name) + px(_GAP)
            if n < len(self._names) - 1:
                painter.fillRect(QRectF(x, px(_DOT) / 2, px(_DASH), 1), look().colour("border.control"))
                x += px(_DASH + _GAP)


class FilterChip(Ringed, QAbstractButton):
    """Shows the records of one sort, with how many there are; hidden while there are none."""

    ring_radius = 14

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._count = name, 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setChecked(name == "all")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(_("ทั้งหมด") if name == "all" else state_look(name).word)
        self.show_count(0)
        look().changed.connect(self._renew)

    def show_count(self, count: int) -> None:
        """Show how many records there are."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {number(count)}")
        self.setVisible(bool(count) or self._name == "all")
        self._renew()

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px, metrics = look().px, look().metrics("captionStrong")
        words = metrics.horizontalAdvance(f"{self.text()}  {number(self._count)}")
        return QSize(round(words) + px(26 if self._name == "all" else 46), max(px(28), look().line("caption") + px(6)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter, box = look().px, QPainter(self), QRectF(self.rect())
        on = self.isChecked()
        fill = "accent.soft" if on else "state.hover" if self.underMouse() else "surface.base"
        radius = box.height() / 2 / look().scale
        rounded(painter, box, fill, "accent.fill" if on else "border.soft", radius=radius)
        colour, x = "accent.onSoft" if on else "text.primary", px(12)
        if self._name != "all":
            shown = state_look(self._name)
            sign(painter, box.adjusted(x, 0, 0, 0), shown.icon, shown.colour, 16)
            colour, x = shown.colour if not on else colour, x + px(22)
        font = look().font("captionStrong")
        line_of_text(painter, box.adjusted(x, 0, 0, 0), f"{self.text()}  {number(self._count)}", font, colour)
