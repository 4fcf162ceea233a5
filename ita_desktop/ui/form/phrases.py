"""Phrases that this office has used before, offered under the line that is typed.

Nothing is chosen until an arrow key or the mouse chooses: Enter and Tab keep their meaning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer

from ita_desktop.base.i18n import _
from ita_desktop.ui.form.suggestions import Suggestions
from ita_desktop.ui.look.look import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from ita_desktop.ui.form.list_edit import ListEdit

_REST = 300  # milliseconds without a key
_LEAST = 3  # letters
_MOST = 5
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class PhraseOffer(QObject):
    """Watches a list cell and offers how the line could go on; ``complete`` gives whole lines for a beginning."""

    def __init__(self, edit: ListEdit, complete: Callable[[str], tuple[str, ...]]) -> None:
        super().__init__(edit)
        self._edit, self._complete = edit, complete
        self._list: Suggestions | None = None
        self._rows: tuple[str, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self._offer)
        edit.edited.connect(self._timer.start)
        edit.cursorPositionChanged.connect(self.hide)
        edit.left.connect(self.hide)

    @property
    def is_open(self) -> bool:
        """Return whether phrases are offered now."""
        return self._list is not None and self._list.isVisible()

    def hide(self) -> None:
        """Offer nothing."""
        if self._list is not None and self._list.isVisible():
            self._list.hide()

    def _offer(self) -> None:
        cursor = self._edit.textCursor()
        text = cursor.block().text()
        if not self._edit.hasFocus() or not cursor.atBlockEnd() or len(text.strip()) < _LEAST:
            return
        rows = tuple(row for row in self._complete(text.lstrip()) if row != text)[:_MOST]
        if rows:
            self._show(rows)

    def _show(self, rows: tuple[str, ...]) -> None:
        if self._list is None or self._list.parent() is not self._edit.window():
            self._list = Suggestions(self._edit, _("ข้อความที่เคยใช้"))
            self._list.taken.connect(self._take)
        self._rows = rows
        shown = self._list
        shown.show_rows(rows)
        shown.setCurrentRow(-1)
        caret = self._edit.cursorRect()
        left = look().px(22)
        below = self._edit.viewport().mapTo(shown.window(), QPoint(left, caret.bottom() + look().px(4)))
        above = self._edit.viewport().mapTo(shown.window(), QPoint(left, caret.top() - look().px(4)))
        fits = below.y() + shown.height() <= shown.window().height()
        shown.resize(self._edit.width() - left, shown.height())
        shown.move(below.x(), below.y() if fits else max(0, above.y() - shown.height()))

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means to an open offer; return whether it meant anything."""
        shown = self._list
        if shown is None or not shown.isVisible() or event.modifiers() not in _PLAIN:
            return False
        key, chosen = event.key(), shown.currentRow()
        if key == Qt.Key.Key_Down:
            shown.setCurrentRow(min(chosen + 1, len(self._rows) - 1))
        elif key == Qt.Key.Key_Up and chosen >= 0:
            shown.setCurrentRow(chosen - 1)
        elif key in _TAKE and chosen >= 0:
            self._take(chosen)
        elif key == Qt.Key.Key_Escape:
            shown.hide()
        else:
            return False
        return True

    def _take(self, row: int) -> None:
        self._edit.replace_line(self._rows[row])
        self.hide()
        self._timer.stop()


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
