"""A text to read, broken between words by the program's own rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from ita_desktop.ui.look.look import look
from ita_desktop.ui.text.flow import flow

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_WIDE = 480  # what a long text asks for before it is given a width
_TIP = 420
_NARROW = 48  # what it can be squeezed to


def tip(text: str) -> str:
    """Return a text as a tooltip: of more lines where it is long, for Qt would break Thai anywhere or not at all."""
    return "\n".join(flow(text, look().font("caption"), look().px(_TIP)))


class Label(QLabel):
    """A text in one role and colour of the look; of more than ``most`` lines (0: any number) the last ends in "…"."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "text.primary",
        most: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._colour, self._most = role, colour, most
        self._heights: dict[int, int] = {}  # layouts ask for the same widths again and again
        self._wide = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        one_line = most == 1
        upright = QSizePolicy.Policy.Fixed if one_line else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, upright)
        policy.setHeightForWidth(not one_line)
        self.setSizePolicy(policy)
        self.set_text(text)
        look().changed.connect(self._renew)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self._renew()

    def set_look(self, role: str = "", colour: str = "") -> None:
        """Show the text in another role or colour."""
        self._role, self._colour = role or self._role, colour or self._colour
        self._renew()

    def _renew(self) -> None:
        self._heights.clear()
        self._wide = 0
        self.updateGeometry()
        self.update()
        self._tell_whole()

    def _tell_whole(self) -> None:
        """Say the whole text in the tooltip where it is cut."""
        if self._most:
            cut = self._lines(self.contentsRect().width())[-1].endswith("…") and not self.text().endswith("…")
            self.setToolTip(tip(self.text()) if cut else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def _lines(self, width: float) -> tuple[str, ...]:
        return flow(self.text(), look().font(self._role), width, self._most)

    def _natural(self) -> int:
        if not self._wide:
            wide = look().metrics(self._role).horizontalAdvance
            self._wide = int(max(wide(part) for part in self.text().split("\n"))) + 2
        return self._wide

    @override
    def hasHeightForWidth(self) -> bool:
        return self._most != 1

    @override
    def heightForWidth(self, width: int) -> int:
        edges = self.contentsMargins()
        inner = max(1, width - edges.left() - edges.right())
        if inner not in self._heights:
            self._heights[inner] = len(self._lines(inner)) * look().line(self._role)
        return self._heights[inner] + edges.top() + edges.bottom()

    @override
    def sizeHint(self) -> QSize:
        edges = self.contentsMargins()
        width = min(self._natural(), look().px(_WIDE)) if self._most != 1 else self._natural()
        width += edges.left() + edges.right()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        edges = self.contentsMargins()
        width = min(self._natural(), look().px(_NARROW)) + edges.left() + edges.right()
        return QSize(width, look().line(self._role) + edges.top() + edges.bottom())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = look().font(self._role)
        metrics = look().metrics(self._role)
        painter.setFont(font)
        painter.setPen(look().colour(self._colour if self.isEnabled() else "text.disabled"))
        box, high = self.contentsRect(), look().line(self._role)
        lines = self._lines(box.width())
        align = self.alignment()
        top = box.top() + (max(0, box.height() - len(lines) * high) / 2 if align & Qt.AlignmentFlag.AlignVCenter else 0)
        base = (high - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        for n, line in enumerate(lines):
            spare = box.width() - metrics.horizontalAdvance(line)
            at = spare if align & Qt.AlignmentFlag.AlignRight else spare / 2
            left = box.left() + (at if align & (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignHCenter) else 0)
            painter.drawText(QPointF(left, round(top + n * high + base)), line)
