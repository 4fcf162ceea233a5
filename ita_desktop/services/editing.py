"""Editing an open office file: the value as it is now, and the steps that lead back and forth.

A step is its own difference, applied backwards record by record; it never puts an old whole value over a new one.
Nothing here writes or waits: the window says when to save.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.domain.diff import apply, difference, inverted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from ita_desktop.domain.diff import Difference
    from ita_desktop.domain.model import OfficeFile, Place
    from ita_desktop.domain.revision import Batch


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person did: its name as a menu says it ("ลบมาตรการ"), what it changed, where it was."""

    name: str
    changes: Difference
    place: Place | None = None
    batch: Batch | None = None
    """The import that it was: taking it back is taking that back."""


class Editing:
    """The value of an open file and the steps made since it was opened."""

    def __init__(self, value: OfficeFile) -> None:
        self.value = value
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._field: Hashable | None = None
        self._base = value

    @property
    def undo_name(self) -> str:
        """Return the name of the step that undo takes back, "" for none."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """Return the name of the step that redo makes again, "" for none."""
        return self._undone[-1].name if self._undone else ""

    def edit(
        self,
        name: str,
        change: Callable[[OfficeFile], OfficeFile],
        *,
        place: Place | None = None,
        field: Hashable | None = None,
        batch: Batch | None = None,
    ) -> bool:
        """Make a change; return whether it changed anything. Edits in a row of one ``field`` are one step.

        Raises what ``change`` raises; then nothing is changed.
        """
        after = change(self.value)
        if not difference(self.value, after):
            return False
        if field is not None and field == self._field and self._done:
            self._done.pop()
        else:
            self._base = self.value
        self._field = field
        self._undone.clear()
        self.value = after
        if changes := difference(self._base, after):
            self._done.append(Step(name, changes, place, batch))
        else:
            self._field = None  # typed and taken back: nothing to undo
        return True

    def end_step(self) -> None:
        """Let the next edit of the same field be a step of its own."""
        self._field = None

    def undo(self) -> Step:
        """Take the last step back and return it.

        Raises RefusedError when there is none, StaleError when what it changed has changed since.
        """
        if not self._done:
            raise RefusedError(_("ยังไม่มีอะไรให้เลิกทำ"))
        step = self._done[-1]
        self.value = apply(self.value, inverted(step.changes))
        self._undone.append(self._done.pop())
        self._field = None
        return step

    def redo(self) -> Step:
        """Make the step again that was taken back last, and return it. Raises as :meth:`undo`."""
        if not self._undone:
            raise RefusedError(_("ยังไม่มีอะไรให้ทำซ้ำ"))
        step = self._undone[-1]
        self.value = apply(self.value, step.changes)
        self._done.append(self._undone.pop())
        self._field = None
        return step
