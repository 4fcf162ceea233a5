"""What is said under a field: each finding and doubt with its fix, to be settled where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ita_desktop.base.i18n import _
from ita_desktop.domain.finding import Finding, Level
from ita_desktop.domain.model import Place
from ita_desktop.ui.form.fixes import carry_out, comparisons, fix_name, leave
from ita_desktop.ui.look.drawing import rounded, sign
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.states import state_look
from ita_desktop.ui.text.changed_text import ChangedText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from ita_desktop.ui.session import Session

_STACKED = 420  # narrower than this the buttons stand under the sentence
_MOST = 6  # lines of a source, and changes shown


class Strip(QWidget):
    """One finding: sign, sentence, the fix, "ปล่อยไว้"; a doubt also what its source said and what the fix changes."""

    settled = Signal(object)
    """The finding."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = Finding(Level.HINT, "", Place(), "")
        self._session = session
        self._look = state_look("hint")
        self.sentence = Label("", "caption")
        self.fix = Button("", size="small")
        self.leave = Button(_("ปล่อยไว้"), kind="plain", size="small")
        self._details: QWidget | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.fix)
        self._buttons.addWidget(self.leave)
        self._row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._buttons)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self.fix.clicked.connect(self._fix)
        self.leave.clicked.connect(self._leave)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._on_look()
        look().changed.connect(self._on_look)

    def show_finding(self, finding: Finding) -> None:
        """Show another finding."""
        self.finding = finding
        self._look = state_look(finding.level.value)
        self.sentence.set_text(finding.sentence)
        self.setAccessibleName(f"{self._look.word}: {finding.sentence}")
        self.fix.set_text(fix_name(finding))
        self.fix.setVisible(finding.fix is not None and not self._session.read_only)
        self.leave.setVisible(not self._session.read_only)
        if self._details is not None:
            self._column.removeWidget(self._details)
            self._details.hide()
            self._details.deleteLater()
            self._details = None
        if finding.doubt_uid:
            self._details = self._made_details()
            self._column.addWidget(self._details)
        self.update()

    def _made_details(self) -> QWidget:
        """Return what a doubt's source said and what its fix changes."""
        details = QWidget()
        doubt = next((d for d in self._session.report.doubts if d.uid == self.finding.doubt_uid), None)
        changes = [c for c in comparisons(self._session.report, self.finding) if c.before or c.after]
        grid = QGridLayout(details)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(look().px(4))
        grid.setColumnStretch(1, 1)
        row = 0
        if doubt and doubt.source:
            grid.addWidget(Label(_("ต้นฉบับ"), "captionStrong", "text.secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(doubt.source, "caption", "text.secondary", _MOST), row, 1)
            row += 1
        for n, change in enumerate(changes[:_MOST]):
            if not n:
                name = Label(_("จะเป็น"), "captionStrong", "text.secondary")
                grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            if change.where:
                where = Label(_("ที่ “{title}”").format(title=change.where), "caption", "text.hint", 2)
                grid.addWidget(where, row, 1)
                row += 1
            grid.addWidget(ChangedText(change.before, change.after), row, 1)
            row += 1
        return details

    def _on_look(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(35), px(4), px(6), px(4))
        self._column.setSpacing(px(6))
        self._row.setSpacing(px(8))
        self._buttons.setSpacing(px(2))
        self.setMinimumHeight(px(36))
        self.update()

    def _fix(self) -> None:
        if carry_out(self._session, self.finding):
            self._session.end_step()
            self.settled.emit(self.finding)

    def _leave(self) -> None:
        if leave(self._session, self.finding):
            self._session.end_step()
            self.settled.emit(self.finding)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stacked = self.width() < look().px(_STACKED)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if stacked else across)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), self._look.soft)
        high = max(look().px(28), look().line("caption"))
        sign(painter, QRectF(look().px(10), look().px(4), high, high), self._look.icon, self._look.colour)


class Settlements(QWidget):
    """The findings of one field, one strip each; those that stay are the same widgets."""

    settled = Signal(object)
    """The finding."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.strips: list[Strip] = []
        self._spare: list[Strip] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(4))
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings."""
        if [strip.finding for strip in self.strips] == list(findings):
            return
        kept = {strip.finding: strip for strip in self.strips if strip.finding in findings}
        spare = [strip for strip in self.strips if strip.finding not in kept] + self._spare
        made = []
        for n, finding in enumerate(findings):
            strip = kept.get(finding)
            if strip is None:
                strip = spare.pop(0) if spare else self._made()
                strip.show_finding(finding)
            if self._column.indexOf(strip) != n:
                self._column.insertWidget(n, strip)
            made.append(strip)
        for strip in made:
            strip.show()
        for strip in spare:
            strip.hide()
        self.strips, self._spare = made, spare
        self.setVisible(bool(made))

    def _made(self) -> Strip:
        strip = Strip(self._session)
        strip.settled.connect(self.settled)
        return strip

    @property
    def worst(self) -> Level | None:
        """Return how grave the gravest finding is, None without any."""
        levels = [strip.finding.level for strip in self.strips]
        return next((level for level in Level if level in levels), None)
