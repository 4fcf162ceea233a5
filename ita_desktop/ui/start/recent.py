"""A file that was opened before: its year, office and place, how far it had come, and when that was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.drawing import line_of_text, rounded
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import IconButton
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.states import Pill
from ita_desktop.ui.start.choice import CardButton
from ita_desktop.ui.text.flow import elided

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ita_desktop.ui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Recent:
    """A file that was opened before, as remembered."""

    path: Path
    office: str = ""
    year: int = 0
    complete: int = 0
    total: int = 0
    opened: datetime | None = None


def recent_files(preferences: Preferences) -> tuple[Recent, ...]:
    """Return the files that were opened before, the last first; what cannot be read is left out."""
    return tuple(filter(None, map(_recent, preferences.get("recent", []))))


def _recent(kept: Any) -> Recent | None:  # noqa: ANN401 - whatever stands in the preferences
    if not isinstance(kept, dict) or not isinstance(kept.get("path"), str):
        return None
    numbers = [kept.get(name) for name in ("year", "complete", "total")]
    year, complete, total = (value if isinstance(value, int) else 0 for value in numbers)
    try:
        opened = datetime.fromisoformat(str(kept.get("opened", ""))).astimezone()
    except ValueError:
        opened = None
    return Recent(Path(kept["path"]), str(kept.get("office", "")), year, complete, total, opened)


def forget(preferences: Preferences, path: Path) -> None:
    """Take a file out of those that were opened before; the file itself is left alone."""
    kept = preferences.get("recent", [])
    preferences.put("recent", [one for one in kept if not isinstance(one, dict) or one.get("path") != str(path)])


def told_time(when: datetime, now: datetime) -> str:
    """Return when something was, as people say it: today and yesterday by the clock, else the day."""
    clock = f"{when:%H:%M}"
    if when.date() == now.date():
        return _("วันนี้ {time}").format(time=clock)
    if when.date() == now.date() - timedelta(days=1):
        return _("เมื่อวาน {time}").format(time=clock)
    month = _("ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.").split()[when.month - 1]
    year = when.year + 543
    return _("{day} {month} {short_year}").format(day=when.day, month=month, year=year, short_year=year % 100)


class RecentRow(CardButton):
    """A card that opens a file. ``forgotten`` asks to take it off the list."""

    forgotten = Signal(object)

    def __init__(self, recent: Recent, now: datetime, parent: QWidget | None = None) -> None:
        title = _("รายงานผล ITA ปีงบประมาณ {year}") if recent.year else _("รายงานผล ITA")
        super().__init__(title.format(year=number(recent.year)), parent)
        self.recent = recent
        self._where = _where(recent.path)
        self._missing = False
        self.setToolTip(str(recent.path))
        self.pill = Pill("empty")
        self.when = Label("", "caption", "text.secondary", most=1)
        if recent.opened:
            self.when.set_text(_("เปิดล่าสุด {when}").format(when=told_time(recent.opened, now)))
        self.when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.drop = IconButton("x", _("เอาออกจากรายการ"))
        self.drop.hide()
        right = QVBoxLayout()
        right.setSpacing(look().px(4))
        right.addStretch(1)
        right.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self.when, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addLayout(right)
        self._row.addWidget(self.drop)
        for widget in (self.pill, self.when):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.drop.clicked.connect(self._forget)
        self.show_there(there=True)

    def show_there(self, *, there: bool) -> None:
        """Say how far the report had come, or that the file is not where it was."""
        self._missing = not there
        done, total = self.recent.complete, self.recent.total
        if not there:
            self.pill.set_state("error", _("ไม่พบไฟล์"), "file-x")
        elif not total:
            self.pill.set_state("empty", _("ยังไม่มีมาตรการ"))
        elif done >= total:
            self.pill.set_state("done", _("ครบทุกมาตรการ"))
        else:
            self.pill.set_state("partial", _("ครบ {done} จาก {total}").format(done=number(done), total=number(total)))
        self.drop.setVisible(not there)
        said = (self.text(), self.recent.office, self._where, self.pill.text(), self.when.text())
        self.setAccessibleName(" ".join(filter(None, said)))
        self._renew()

    def _forget(self) -> None:
        self.forgotten.emit(self.recent.path)

    @override
    def _renew(self) -> None:
        super()._renew()
        self._row.setContentsMargins(look().px(12), look().px(8), look().px(14), look().px(8))

    @override
    def sizeHint(self) -> QSize:
        lines = look().line("bodyStrong") + 2 * look().line("caption")
        return QSize(look().px(600), max(look().px(84), lines + look().px(20)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(240), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, painter = look().px, QPainter(self)
        self.draw_card(painter)
        newest = self.hasFocus() and not self._missing
        tile = QRectF(px(13), (self.height() - px(52)) / 2, px(64), px(52))
        rounded(painter, tile, "accent.soft" if newest else "surface.desk", radius=6)
        font, year = look().font("bodyStrong"), number(self.recent.year) if self.recent.year else "–"
        wide = QFontMetricsF(font).horizontalAdvance(year)
        colour = "accent.onSoft" if newest else "text.secondary"
        line_of_text(painter, tile.adjusted((tile.width() - wide) / 2, 0, 0, 0), year, font, colour)
        left = px(92)
        room = self.width() - left - max(self.pill.width(), self.when.width()) - px(32)
        high, low = look().line("bodyStrong"), look().line("caption")
        top = (self.height() - high - 2 * low) / 2
        lines = ((self.text(), "bodyStrong", "text.primary"), (self.recent.office, "caption", "text.secondary"))
        for text, role, shade in (*lines, (self._where, "caption", "text.hint")):
            height = high if role == "bodyStrong" else low
            box = QRectF(left, top, room, height)
            line_of_text(painter, box, elided(text, look().font(role), room), look().font(role), shade)
            top += height


def _where(path: Path) -> str:
    parts = [part for part in path.parts if part not in {"/", "\\"}]
    return " › ".join(part.rstrip("\\/") for part in parts[-3:])
