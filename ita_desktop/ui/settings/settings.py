"""The settings of a report in one long page with its sections listed at the left; the program's own beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.ui.actions import make
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Line, Panel, ScrollArea
from ita_desktop.ui.settings.columns import ColumnsSection
from ita_desktop.ui.settings.front import FrontSection
from ita_desktop.ui.settings.issues import IssuesSection
from ita_desktop.ui.settings.office import OfficeSection
from ita_desktop.ui.settings.people import PeopleSection
from ita_desktop.ui.settings.program import ProgramSection
from ita_desktop.ui.settings.rows import NavRow
from ita_desktop.ui.settings.type import TypeSection
from ita_desktop.ui.settings.years import YearsSection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from ita_desktop.domain.finding import Finding
    from ita_desktop.domain.model import Place
    from ita_desktop.ui.preferences import Preferences
    from ita_desktop.ui.session import Session
    from ita_desktop.ui.settings.form import Section

PROGRAM = "program"
_SAME = {"report": "years", "preferences": PROGRAM, "": "years"}
_ICONS = {
    "years": "calendar-days",
    "office": "landmark",
    "columns": "columns-3",
    "signers": "signature",
    "issues": "list-ordered",
    "front": "book-open",
    "type": "type",
    PROGRAM: "monitor",
}
_LIST, _NARROW_LIST, _NARROW = 236, 60, 760
_FIELDS = {
    "fiscal_year": "years",
    "ita_year": "years",
    "date": "years",
    "as_of": "years",
    "columns": "columns",
    "signers": "signers",
    "group_word": "issues",
    "issues": "issues",
    "office.logo": "front",
}


def page_for(field: str) -> str:
    """Return the section in which a field of the report's head is set (`Place.field`)."""
    if field in _FIELDS:
        return _FIELDS[field]
    return "office" if field.startswith("office") else "front"


class SettingsPage(QWidget):
    """All settings; without an open file only the program's own."""

    finished = Signal()

    def __init__(self, session: Session | None, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._going = False
        self._field = ""
        self._findings: list[Finding] = []
        self.program = ProgramSection(preferences)
        self.sections: dict[str, Section] = _sections(session, preferences) if session else {}
        self.rows = {name: NavRow(_ICONS[name], title) for name, title in self._titles().items()}
        self.title = Label("", "heading2", most=1)
        self.remark = Label("", "caption", "text.secondary", most=1)
        self.back = IconButton("arrow-left", _("กลับ"), "Esc", "normal")
        self.undo = IconButton("undo-2", _("เลิกทำ"), size="normal")
        self.redo = IconButton("redo-2", _("ทำซ้ำ"), size="normal")
        self.done = Button(_("เสร็จ"), "check", "filled")
        self.list = Panel("surface.panel", "right")
        self.stack = QStackedWidget()
        inside = QWidget()
        self._page = QVBoxLayout(inside)
        for section in self.sections.values():
            self._page.addWidget(section)
        self._page.addStretch(1)
        self._filler = QWidget()
        self._page.addWidget(self._filler)
        self.area = ScrollArea(inside)
        own = QWidget()
        column = QVBoxLayout(own)
        column.addWidget(self.program)
        column.addStretch(1)
        self._own = column
        self.stack.addWidget(self.area)
        self.stack.addWidget(ScrollArea(own))
        self._lay_out()
        for row in self.rows.values():
            row.clicked.connect(self._chosen)
        for section in self.sections.values():
            section.settle.settled.connect(self._settled)
        for button in (self.back, self.done):
            button.clicked.connect(self._finish)
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)
        if session:
            self._undo_action, self._redo_action = (
                make(self, "undo", self.undo_last),
                make(self, "redo", self.redo_last),
            )
            self.undo.clicked.connect(self.undo_last)
            self.redo.clicked.connect(self.redo_last)
            session.changed.connect(self._renew_head)
        look().changed.connect(self._renew)
        self._renew()
        self.show_page("years" if session else PROGRAM)

    def _titles(self) -> dict[str, str]:
        titles = {name: section.head.title.text() for name, section in self.sections.items()}
        return {**titles, PROGRAM: _("ตั้งค่าโปรแกรม")}

    def _lay_out(self) -> None:
        px = look().px
        head = Panel("surface.base", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(14), px(7), px(20), px(8))
        row.setSpacing(px(10))
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addWidget(self.remark, 1)
        for widget in (self.undo, self.redo, self.done):
            row.addWidget(widget)
        inside = QWidget()
        around = QVBoxLayout(self.list)
        around.setContentsMargins(0, 0, 1, 0)
        around.addWidget(ScrollArea(inside))  # large letters on a small display
        pages = QVBoxLayout(inside)
        pages.setContentsMargins(0, px(10), 0, px(10))
        pages.setSpacing(0)
        for name, nav in self.rows.items():
            if name == PROGRAM and len(self.rows) > 1:
                pages.addStretch(1)
                pages.addWidget(Line())
            pages.addWidget(nav)
        if len(self.rows) == 1:
            pages.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.list)
        below.addWidget(self.stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(below, 1)

    def _renew(self) -> None:
        px = look().px
        narrow = self.width() < px(_NARROW)
        self.list.setFixedWidth(px(_NARROW_LIST if narrow else _LIST))
        for layout in (self._page, self._own):
            layout.setContentsMargins(px(28), px(14), px(28), px(24))
        self._page.setSpacing(px(28))
        self._fill()
        self._renew_head()

    def _renew_head(self) -> None:
        program = self.stack.currentIndex() == 1
        self.title.set_text(_("ตั้งค่าโปรแกรม") if program else _("ตั้งค่ารายงาน"))
        session = self._session
        for button in (self.undo, self.redo):
            button.setVisible(session is not None and not program)
        if session is None or program:
            self.remark.set_text(_("บันทึกให้ทันที"))
            return
        year = number(session.report.fiscal_year) if session.report.fiscal_year else ""
        self.remark.set_text(_("มีผลกับรายงานปี {year} เท่านั้น บันทึกให้ทันที").format(year=year))
        for button, word, name in (
            (self.undo, _("เลิกทำ"), session.undo_name),
            (self.redo, _("ทำซ้ำ"), session.redo_name),
        ):
            button.setEnabled(bool(name))
            button.set_name(f"{word}: {name}" if name else word)

    # --- going about ---

    def show_page(self, name: str) -> None:
        """Show a section by its name, or the one of a field of the report's head with the caret in that field."""
        name = _SAME.get(name, name)
        self._field = "" if name in self.rows else name
        if self._field:
            name = page_for(name)
        if name not in self.rows:
            name = next(iter(self.rows))
        self.rows[name].setChecked(True)
        self.stack.setCurrentIndex(1 if name == PROGRAM else 0)
        if name in self.sections:
            self._to(name)
        self._renew_head()
        field = self.sections[name].fields.get(self._field) if name in self.sections else None
        (field or self.rows[name]).setFocus(Qt.FocusReason.OtherFocusReason)
        if field:
            self.area.ensureWidgetVisible(field)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show what is said of the report outside its measures, each in the section where it is mended."""
        self._findings = [finding for finding in findings if not finding.place.measure_uid]
        for name, section in self.sections.items():
            section.settle.show_findings([f for f in self._findings if self._section_of(f.place) == name])

    def _section_of(self, place: Place) -> str:
        assert self._session
        if place.issue_uid:
            return "issues"
        if any(column.key == place.field for column in self._session.report.columns):
            return "columns"
        return page_for(place.field)

    def _settled(self, finding: Finding) -> None:
        """Take a finding that was settled away at once; the next check says what is left."""
        self.show_findings([f for f in self._findings if f != finding])

    @property
    def page(self) -> str:
        """Return the name of the section that is chosen in the list."""
        return next(name for name, row in self.rows.items() if row.isChecked())

    def _to(self, name: str) -> None:
        self._page.activate()
        top = self.sections[name].y()
        first = name == next(iter(self.sections))
        self._going = True
        self.area.verticalScrollBar().setValue(0 if first else top - look().px(14))
        self._going = False

    def _scrolled(self, value: int) -> None:
        """Mark the section in the list that is at the top of the page."""
        if self._going:
            return
        passed = [n for n, section in self.sections.items() if section.y() <= value + look().px(60)]
        if passed and not self.rows[passed[-1]].isChecked():
            self.rows[passed[-1]].setChecked(True)

    def _fill(self) -> None:
        """Leave as much room below that the last section, too, can stand at the top."""
        if self.sections:
            last = list(self.sections.values())[-1]
            spare = self.area.viewport().height() - last.height() - look().px(60)
            self._filler.setFixedHeight(max(0, spare))

    def _chosen(self) -> None:
        name = next(name for name, row in self.rows.items() if row is self.sender())
        self.show_page(name)

    def commit(self) -> None:
        """Write what is being typed to the file now."""
        if (focus := self.focusWidget()) and focus.hasFocus():
            focus.clearFocus()
        if self._session:
            self._session.end_step()

    def _finish(self) -> None:
        self.commit()
        self.finished.emit()

    def undo_last(self) -> None:
        """Take the last change of the file back."""
        if self._session and self._session.undo_name:
            self.commit()
            self._session.undo()

    def redo_last(self) -> None:
        """Make the change again that was taken back last."""
        if self._session and self._session.redo_name:
            self.commit()
            self._session.redo()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self._settle)

    def _settle(self) -> None:
        """Go to the chosen section again, now that everything has the height it needs."""
        self._fill()
        self._page.activate()
        self.show_page(self._field or self.page)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()


def _sections(session: Session, preferences: Preferences) -> dict[str, Section]:
    return {
        "years": YearsSection(session),
        "office": OfficeSection(session),
        "columns": ColumnsSection(session),
        "signers": PeopleSection(session),
        "issues": IssuesSection(session),
        "front": FrontSection(session),
        "type": TypeSection(session, preferences),
    }
