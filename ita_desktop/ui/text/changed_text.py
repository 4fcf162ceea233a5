"""A text with the words that a fix adds and cuts: added ones green and underlined, cut ones red and struck."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.text.flow import cuts

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

Kind = Literal["", "added", "cut"]
_COLOURS = {"": "text.primary", "added": "done.text", "cut": "error.text"}


def _words(text: str) -> list[str]:
    """Return the words and what is between them: a word is the same whether a blank follows or not."""
    out: list[str] = []
    for n, line in enumerate(text.split("\n")):
        if n:
            out.append("\n")
        ends = (0, *cuts(line), len(line))
        for start, end in pairwise(ends):
            word = line[start:end].rstrip(" ")
            out += [part for part in (word, line[start + len(word) : end]) if part]
    return out


def changed_words(before: str, after: str) -> tuple[tuple[str, Kind], ...]:
    """Return the words of both texts in order, each with what happens to it."""
    old, new = _words(before), _words(after)
    out: list[tuple[str, Kind]] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            out += [(word, "") for word in old[i:i_end]]
        else:
            out += [(word, "cut") for word in old[i:i_end]]
            out += [(word, "added") for word in new[j:j_end]]
    return tuple(out)


class ChangedText(QWidget):
    """The words of a text before and after, wrapped between words."""

    def __init__(self, before: str, after: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = changed_words(before, after)
        self.setAccessibleName(_("ก่อน: {before} หลัง: {after}").format(before=before, after=after))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look().changed.connect(self._renew)

    def _renew(self) -> None:
        self.updateGeometry()
        self.update()

    def _placed(self, width: float) -> list[tuple[float, int, str, Kind]]:
        """Return where each word stands: its left end and its line."""
        wide = QFontMetricsF(look().font("caption")).horizontalAdvance
        placed: list[tuple[float, int, str, Kind]] = []
        x, line = 0.0, 0
        for word, kind in self._words:
            if word == "\n":
                x, line = 0.0, line + 1
                continue
            needs = wide(word.rstrip())
            if x and x + needs > width:
                x, line = 0.0, line + 1
            placed.append((x, line, word, kind))
            x += wide(word)
        return placed

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        placed = self._placed(width)
        return (placed[-1][1] + 1 if placed else 1) * look().line("caption")

    @override
    def sizeHint(self) -> QSize:
        width = self.width() or look().px(240)
        return QSize(look().px(240), self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().line("caption"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), look().font("caption")
        metrics, high = QFontMetricsF(font), look().line("caption")
        base = (high - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
        for x, line, word, kind in self._placed(self.width()):
            font.setUnderline(kind == "added")
            font.setStrikeOut(kind == "cut")
            painter.setFont(font)
            painter.setPen(look().colour(_COLOURS[kind]))
            painter.drawText(QPointF(x, round(line * high + base)), word)
