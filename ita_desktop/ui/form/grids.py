"""Months and days to choose from with the mouse or the keyboard: one, or a range from one to another."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.thai.dates import Span, print_date
from ita_desktop.ui.form.reading import days_typed, month_text, months_typed
from ita_desktop.ui.look.drawing import rounded
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import digits, number

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_IN_A_ROW: Final = 6
_LAST_MONTH: Final = 11
_WEEK: Final = 7
_FIRST, _LAST = date(1857, 1, 1).toordinal(), date(2157, 12, 31).toordinal()  # 2400 to 2700 of the Buddhist era


class RangeGrid(QWidget):
    """Cells that stand for numbers in a row; one is chosen, or all from one to another."""

    picked = Signal(bool)
    """A choice was made; whether it is complete (a first click may be the start of a range)."""

    def __init__(self, value: int, *, ranges: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ranges = ranges
        self._anchor = self._cursor = value
        self._chosen = False
        self._begun = self._dragged = False
        self._hovered: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._renew)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    @property
    def selection(self) -> tuple[int, int]:
        """Return the first and the last number chosen."""
        return min(self._anchor, self._cursor), max(self._anchor, self._cursor)

    def choose(self, first: int, last: int) -> None:
        """Show a range as chosen."""
        self._anchor, self._cursor, self._chosen = self._held(first), self._held(last), True
        self._moved()

    def _moved(self) -> None:
        self.setAccessibleName(self._words())
        self.update()

    # --- what each grid knows of itself ---

    def _held(self, value: int) -> int:
        """Return the number, or the nearest that can be chosen."""
        raise NotImplementedError

    def _words(self) -> str:
        """Return what a screen reader says of what is chosen."""
        raise NotImplementedError

    def _at(self, point: QPointF) -> int | None:
        """Return the number at a point."""
        raise NotImplementedError

    def _moved_by(self, key: Qt.Key) -> int | None:
        """Return the number that a key leads to, None for a key that leads nowhere."""
        raise NotImplementedError

    # --- keys and mouse ---

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.picked.emit(True)
            return
        to = self._moved_by(key)
        if to is None:
            super().keyPressEvent(event)
            return
        self._cursor, self._chosen = self._held(to), True
        if not (self._ranges and event.modifiers() & _SHIFT):
            self._anchor = self._cursor
        self._moved()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        value = self._at(event.position())
        if value is None:
            return
        extends = self._ranges and (self._begun or bool(event.modifiers() & _SHIFT))
        self._cursor, self._dragged, self._chosen = value, extends, True
        if not extends:
            self._anchor = value
        self._moved()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        value = self._at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and self._ranges and value is not None:
            self._dragged = self._dragged or value != self._anchor
            self._cursor = value
            self._moved()
        elif value != self._hovered:
            self._hovered = value
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position()) is None:
            return
        done = self._dragged or not self._ranges
        self._begun = not done
        self.picked.emit(done)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _draw_cell(self, painter: QPainter, box: QRectF, text: str, value: int, *, boxed: bool, strong: bool) -> None:
        first, last = self.selection
        chosen = self._chosen and first <= value <= last
        fill = "accent.soft" if chosen else "state.hover" if value == self._hovered else ""
        border = "accent.line" if chosen else "border.soft" if boxed else ""
        rounded(painter, box, fill, border, radius=4)
        font = look().font("captionStrong" if chosen or strong else "caption")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(look().colour("accent.onSoft" if chosen else "text.primary"))
        base = box.top() + (box.height() - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        painter.drawText(QPointF(box.center().x() - metrics.horizontalAdvance(text) / 2, round(base)), text)
        if value == self._cursor and self.hasFocus():
            rounded(painter, box, border="focus.ring", radius=4, width=look().px(2))


class MonthGrid(RangeGrid):
    """The twelve months of a fiscal year in two rows; October is 0."""

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        self._year = year
        super().__init__(0, ranges=True, parent=parent)
        self._moved()

    @override
    def _held(self, value: int) -> int:
        return max(0, min(_LAST_MONTH, value))

    @override
    def _words(self) -> str:
        return _("เดือนของปีงบประมาณ เลือก {months}").format(months=digits(months_typed(*self.selection, self._year)))

    def _box(self, value: int) -> QRectF:
        row, column = divmod(value, _IN_A_ROW)
        wide, high = self.width() / _IN_A_ROW, self._high()
        return QRectF(column * wide + 0.5, row * (high + look().px(4)), wide - 1, high)

    def _high(self) -> int:
        return max(look().size("field"), look().line("caption") + look().px(4))

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(90) * _IN_A_ROW, 2 * self._high() + look().px(4))

    @override
    def _at(self, point: QPointF) -> int | None:
        return next((value for value in range(_LAST_MONTH + 1) if self._box(value).contains(point)), None)

    @override
    def _moved_by(self, key: Qt.Key) -> int | None:
        steps = {
            Qt.Key.Key_Left: self._cursor - 1,
            Qt.Key.Key_Right: self._cursor + 1,
            Qt.Key.Key_Up: self._cursor - _IN_A_ROW if self._cursor >= _IN_A_ROW else self._cursor,
            Qt.Key.Key_Down: self._cursor + _IN_A_ROW if self._cursor < _IN_A_ROW else self._cursor,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: _LAST_MONTH,
        }
        return steps.get(key)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for value in range(_LAST_MONTH + 1):
            text = digits(month_text(value, self._year))
            self._draw_cell(painter, self._box(value), text, value, boxed=True, strong=False)


class DayGrid(RangeGrid):
    """The days of one month or of some in a row, by weeks that start on Sunday, with the Buddhist year."""

    shown = Signal()
    """Other months are shown now."""

    def __init__(self, day: date, *, months: int = 2, ranges: bool = True, parent: QWidget | None = None) -> None:
        self._months = months
        self._top = day.replace(day=1)
        self._today = date.today().toordinal()  # noqa: DTZ011 - the clerk's own day
        super().__init__(day.toordinal(), ranges=ranges, parent=parent)
        self._moved()

    def titles(self) -> tuple[str, ...]:
        """Return the names of the months shown: "ตุลาคม ๒๕๖๗"."""
        return tuple(digits(print_date(_later(self._top, n)).partition(" ")[2]) for n in range(self._months))

    def turn(self, months: int) -> None:
        """Show the months that come later, earlier when negative."""
        top = _later(self._top, months)
        if _FIRST <= top.toordinal() <= _LAST:
            self._top = top
            self.shown.emit()
            self.update()

    @override
    def _moved(self) -> None:
        cursor = date.fromordinal(self._cursor)
        ahead = (cursor.year - self._top.year) * 12 + cursor.month - self._top.month
        if not 0 <= ahead < self._months:
            self.turn(ahead if ahead < 0 else ahead - self._months + 1)
        super()._moved()

    @override
    def _held(self, value: int) -> int:
        return max(_FIRST, min(_LAST, value))

    @override
    def _words(self) -> str:
        first, last = self.selection
        return _("วันที่ เลือก {days}").format(
            days=digits(days_typed(Span(date.fromordinal(first), date.fromordinal(last))))
        )

    def _cell(self) -> tuple[float, float]:
        wide = (self.width() - look().px(16) * (self._months - 1)) / self._months / _WEEK
        return wide, max(look().size("field"), look().line("caption") + look().px(4))

    def _origin(self, month: int) -> float:
        return month * (self._cell()[0] * _WEEK + look().px(16))

    def _box(self, month: int, place: int) -> QRectF:
        wide, high = self._cell()
        row, column = divmod(place, _WEEK)
        return QRectF(
            self._origin(month) + column * wide + 0.5, look().line("caption") + row * high, wide - 1, high - 1
        )

    @override
    def sizeHint(self) -> QSize:
        high = max(look().size("field"), look().line("caption") + look().px(4))
        wide = look().px(38) * _WEEK * self._months + look().px(16) * (self._months - 1)
        return QSize(wide, look().line("caption") + 6 * high)

    def _days(self, month: int) -> tuple[date, int, int]:
        """Return a month's first day, the column it stands in, and how many days it has."""
        first = _later(self._top, month)
        return first, (first.weekday() + 1) % _WEEK, monthrange(first.year, first.month)[1]

    @override
    def _at(self, point: QPointF) -> int | None:
        for month in range(self._months):
            first, column, count = self._days(month)
            for n in range(count):
                if self._box(month, column + n).contains(point):
                    return first.toordinal() + n
        return None

    @override
    def _moved_by(self, key: Qt.Key) -> int | None:
        day = date.fromordinal(self._cursor)
        steps = {
            Qt.Key.Key_Left: day - timedelta(1),
            Qt.Key.Key_Right: day + timedelta(1),
            Qt.Key.Key_Up: day - timedelta(_WEEK),
            Qt.Key.Key_Down: day + timedelta(_WEEK),
            Qt.Key.Key_Home: day.replace(day=1),
            Qt.Key.Key_End: _later(day.replace(day=1), 1) - timedelta(1),
            Qt.Key.Key_PageUp: _same_day(day, -1),
            Qt.Key.Key_PageDown: _same_day(day, 1),
        }
        to = steps.get(key)
        return to.toordinal() if to else None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = QFontMetricsF(look().font("caption"))
        names = (_("อา."), _("จ."), _("อ."), _("พ."), _("พฤ."), _("ศ."), _("ส."))
        for month in range(self._months):
            painter.setFont(look().font("caption"))
            painter.setPen(look().colour("text.hint"))
            for column, name in enumerate(names):
                middle = self._box(month, column).center().x() - metrics.horizontalAdvance(name) / 2
                painter.drawText(QPointF(middle, round(metrics.ascent())), name)
            first, column, count = self._days(month)
            for n in range(count):
                value = first.toordinal() + n
                box = self._box(month, column + n)
                self._draw_cell(painter, box, number(n + 1), value, boxed=False, strong=value == self._today)


def _later(first: date, months: int) -> date:
    """Return the first day of the month that comes ``months`` after that of ``first``."""
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _same_day(day: date, months: int) -> date:
    """Return the day of the same number in another month, its last where it has fewer days."""
    first = _later(day.replace(day=1), months)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))
