"""Who signs: a list of roles, names and positions that can be added to, put in order and shortened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ita_desktop.base.i18n import _
from ita_desktop.domain.model import Role, Signer
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.fields import ComboBox
from ita_desktop.ui.parts.surfaces import Card
from ita_desktop.ui.settings.rows import Grip, Rows, TypedLine, trash

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 6
"""As many signatures as one page of the report can hold in good order."""


def role_words() -> dict[Role, str]:
    """Return what each role is called."""
    return {Role.AUTHOR: _("ผู้จัดทำ"), Role.CHECKER: _("ผู้ตรวจสอบ"), Role.APPROVER: _("ผู้อนุมัติ")}


class _Row(QWidget):
    """One who signs."""

    changed = Signal(object)
    removed = Signal(object)
    moved = Signal(object, int)

    def __init__(self, signer: Signer) -> None:
        super().__init__()
        self.signer = signer
        self.grip = Grip(_("ผู้ลงนาม"))
        self.role = ComboBox(_("บทบาท"))
        for role, word in role_words().items():
            self.role.addItem(word, role)
        self.name = TypedLine(_("ชื่อผู้ลงนาม"), "", _("เช่น นางสาวสมใจ ตัวอย่าง"))
        self.position = TypedLine(_("ตำแหน่ง"), "", _("เช่น ปลัดเทศบาลตำบล"))
        self.trash = trash(_("ผู้ลงนาม"))
        row = QHBoxLayout(self)
        row.setContentsMargins(look().px(8), look().px(4), look().px(10), look().px(4))
        row.setSpacing(look().px(10))
        for widget, stretch in ((self.grip, 0), (self.role, 0), (self.name, 1), (self.position, 1), (self.trash, 0)):
            row.addWidget(widget, stretch)
        self.show_signer(signer)
        self.role.currentIndexChanged.connect(self._role_chosen)
        self.name.typed.connect(self._named)
        self.position.typed.connect(self._placed)
        self.trash.clicked.connect(self._remove)
        self.grip.moved.connect(self._move)

    def show_signer(self, signer: Signer) -> None:
        """Show who it is now."""
        self.signer = signer
        word = role_words()[signer.role]
        self.role.blockSignals(True)
        self.role.setCurrentIndex(self.role.findData(signer.role))
        self.role.blockSignals(False)
        self.name.show_text(signer.name)
        self.position.show_text(signer.position)
        self.grip.set_name(word)
        self.trash.set_name(_("ลบ {name}").format(name=signer.name or word))

    def _role_chosen(self) -> None:
        self._change(replace(self.signer, role=Role(self.role.currentData())))

    def _named(self, name: str) -> None:
        self._change(replace(self.signer, name=name))

    def _placed(self, position: str) -> None:
        self._change(replace(self.signer, position=position))

    def _change(self, signer: Signer) -> None:
        if signer != self.signer:
            self.signer = signer
            self.changed.emit(self)

    def _remove(self) -> None:
        self.removed.emit(self)

    def _move(self, step: int) -> None:
        self.moved.emit(self, step)


class SignerTable(Card):
    """Those who sign, in printed order. ``edited`` tells that a person changed the list."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[_Row] = []
        self._list = Rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, look().px(4), 1, look().px(4))
        column.addWidget(self._list)

    def signers(self) -> tuple[Signer, ...]:
        """Return who signs."""
        return tuple(row.signer for row in self.rows)

    def show_signers(self, signers: Sequence[Signer]) -> None:
        """Show those who sign now."""
        if tuple(signers) == self.signers():
            return
        rows = [*self.rows[: len(signers)], *map(self._made, signers[len(self.rows) :])]
        self._put(rows)
        for row, signer in zip(rows, signers, strict=True):
            row.show_signer(signer)

    def add(self) -> None:
        """Add one who signs, in the first role that nobody has, and go there."""
        if len(self.rows) >= MOST:
            return
        taken = {row.signer.role for row in self.rows}
        role = next((r for r in Role if r not in taken), Role.CHECKER)
        row = self._made(Signer(role))
        self._put([*self.rows, row])
        row.name.setFocus()
        self.edited.emit()

    def _made(self, signer: Signer) -> _Row:
        row = _Row(signer)
        row.changed.connect(self._changed)
        row.removed.connect(self._removed)
        row.moved.connect(self._moved)
        for source in (row.name.left, row.position.left, row.grip.dropped):
            source.connect(self.left)
        return row

    def _put(self, rows: list[_Row]) -> None:
        self.rows = rows
        self._list.show_rows(rows)

    def _changed(self, row: _Row) -> None:
        row.show_signer(row.signer)
        self.edited.emit()

    def _removed(self, row: _Row) -> None:
        self._put([r for r in self.rows if r is not row])
        self.edited.emit()
        self.left.emit()

    def _moved(self, row: _Row, step: int) -> None:
        rows = list(self.rows)
        at = rows.index(row)
        if 0 <= at + step < len(rows):
            rows[at], rows[at + step] = rows[at + step], rows[at]
            self._put(rows)
            self.edited.emit()
