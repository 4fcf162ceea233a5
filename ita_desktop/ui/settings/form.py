"""What the sections of the settings share: a title, fields that write to the report at once, what is wrong beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.base.errors import UserError
from ita_desktop.domain.settings import put_report
from ita_desktop.domain.texts import set_text, text_at
from ita_desktop.ui.form.settle import Settlements
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.fields import FieldFrame
from ita_desktop.ui.settings.rows import COMMIT, PageHead, TypedLine
from ita_desktop.ui.text.editor import WrappedEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from ita_desktop.domain.model import OfficeFile, Place, Report
    from ita_desktop.ui.session import Session


def edit_report(
    session: Session,
    name: str,
    change: Callable[[Report], Report],
    *,
    place: Place | None = None,
    field: Hashable = None,
) -> str:
    """Change the report; return the sentence that says why it was not, "" where it was."""
    try:
        put_report(session.value, change(session.report))
    except UserError as error:
        return str(error)
    session.edit(name, change, place=place, field=field)
    return ""


class Section(QWidget):
    """One section of the settings. ``refresh`` shows what the file says now."""

    def __init__(self, session: Session, title: str, remark: str = "") -> None:
        super().__init__()
        self.session = session
        self.head = PageHead(title, remark)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look().px(8))
        self.settle = Settlements(session)
        """What is said of the section's fields, to be settled here."""
        self.column.addWidget(self.head)
        self.column.addWidget(self.settle)
        self._bound: list[BoundLine | BoundText] = []
        self.fields: dict[str, QWidget] = {}
        """The widgets in which fields of the report's head are set, by `Place.field`."""
        session.changed.connect(self._changed)
        session.report_chosen.connect(self.refresh)
        self.setEnabled(not session.read_only)

    def bind(self, field: BoundLine | BoundText) -> BoundLine | BoundText:
        """Keep a field showing what the report says at its place."""
        self._bound.append(field)
        return field

    def refresh(self) -> None:
        """Show what the file says now."""
        for field in self._bound:
            field.refresh()

    def _changed(self, before: OfficeFile, after: OfficeFile) -> None:
        if before is not after:
            self.refresh()


class BoundLine(FieldFrame):
    """A field of one line that is a field of the report."""

    def __init__(
        self, session: Session, place: Place, label: str, step: str, hint: str = "", placeholder: str = ""
    ) -> None:
        self.line = TypedLine(label, "", placeholder)
        super().__init__(label, self.line, hint)
        self._session, self._place, self._step = session, place, step
        self.line.typed.connect(self._typed)
        self.line.left.connect(session.end_step)
        self.refresh()

    def refresh(self) -> None:
        """Show what the report says."""
        self.line.show_text(text_at(self._session.report, self._place))

    def _typed(self, text: str) -> None:
        change = partial(set_text, place=self._place, text=text)
        refused = edit_report(self._session, self._step, change, place=self._place, field=self._place)
        self.say("error" if refused else "", refused)


class BoundText(FieldFrame):
    """A field of several lines that is a field of the report."""

    def __init__(
        self, session: Session, place: Place, label: str, step: str, hint: str = "", placeholder: str = ""
    ) -> None:
        self.edit = WrappedEdit(label, "", placeholder, most_lines=12)
        super().__init__(label, self.edit, hint)
        self._session, self._place, self._step = session, place, step
        self._timer = QTimer(self, singleShot=True, interval=COMMIT)
        self._timer.timeout.connect(self.commit)
        self.edit.textChanged.connect(self._begin)
        self.edit.left.connect(self._left)
        self.refresh()

    def _shown(self) -> str:
        return "\n".join(line.strip() for line in self.edit.text().splitlines() if line.strip())

    def refresh(self) -> None:
        """Show what the report says."""
        text = text_at(self._session.report, self._place)
        if not self._timer.isActive() and text != self._shown():
            self.edit.set_text(text)
            self._timer.stop()

    def _begin(self) -> None:
        self._timer.start()

    def commit(self) -> None:
        """Write what was typed to the report now."""
        self._timer.stop()
        change = partial(set_text, place=self._place, text=self._shown())
        refused = edit_report(self._session, self._step, change, place=self._place, field=self._place)
        self.say("error" if refused else "", refused)

    def _left(self) -> None:
        if self._timer.isActive():
            self.commit()
        self._session.end_step()
