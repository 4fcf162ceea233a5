"""Takes an import back: each record as it was before, where it has not been changed since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ita_desktop.domain.merge.model import State, Undone
from ita_desktop.domain.merge.three_way import Decided, merge_content
from ita_desktop.domain.merge.working import KINDS, Row, Working
from ita_desktop.domain.revision import Ledger, Written, digest_of, merge_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ita_desktop.domain.model import OfficeFile


def undo(value: OfficeFile, ledger: Ledger, written: Iterable[Written]) -> Undone:
    """Return a file with an import taken back: each record as it was before, where it has not been changed since.

    What the import brought is forgotten rather than deleted, so that the sender's own is safe. What was changed since
    in other places loses only what the import brought; where that cannot be told apart it stays whole.
    """
    return _Undoing(value, ledger, tuple(written)).undone()


class _Undoing(Working):
    def __init__(self, value: OfficeFile, ledger: Ledger, written: tuple[Written, ...]) -> None:
        super().__init__(value, ledger)
        self._written = written

    def undone(self) -> Undone:
        kept: list[str] = []
        by_kind = sorted(self._written, key=lambda one: self._depth(one.uid))
        for one in by_kind:
            row = self._row(one)
            if row is None:
                kept.append(self.ours(self.canonical(one.uid)))
                continue
            self.rows[row.uid] = row
        for row in sorted(self.rows.values(), key=lambda row: -KINDS.index(row.kind)):
            if row.writes and row.content is None and any(self.inner(row.uid)):
                row.writes = False
                kept.append(self.ours(row.uid))
        for row in self.rows.values():
            if row.writes and row.content is not None and row.outer and not self.lives(row.outer):
                row.writes = False
                kept.append(self.ours(row.uid))
        after = self.value_after()
        entries = self.entries(after, {})
        brought = {self.canonical(one.uid) for one in self._written if not one.before}
        forgotten = {uid for uid in brought if uid in self.rows and self.rows[uid].writes}
        heads = {uid: head for uid, head in entries.heads.items() if uid not in forgotten}
        return Undone(after, replace(entries, heads=heads, forgotten=frozenset(forgotten)), tuple(kept))

    def _depth(self, uid: str) -> int:
        mine = self.mine.get(self.canonical(uid))
        return KINDS.index(mine.kind) if mine else 0

    def _row(self, one: Written) -> Row | None:
        """Return a record as it was before; None where it has changed since so that it cannot be told apart."""
        uid = self.canonical(one.uid)
        mine, after = self.mine.get(uid), self.past(one.after)
        before = self.past(one.before) if one.before else None
        if mine is None or after is None or (one.before and before is None):
            return None
        row = Row(mine.kind, uid, State.UPDATED, mine=mine, writes=True)
        if mine.rev == one.after or digest_of(mine) == digest_of(after):
            if before and before.content is not None:
                row.outer, row.order, row.content = before.outer, before.order, before.content
            return row
        if before is None or None in (before.content, mine.content, after.content):
            return None
        decided = Decided()
        assert before.content is not None
        assert mine.content is not None
        row.content = merge_content(mine.kind, after.content, mine.content, before.content, decided)
        row.outer = mine.outer if mine.outer != after.outer else before.outer
        row.order, _told = merge_order(after.order, mine.order, before.order)
        return None if decided.open else row
