"""The choices of printing: parts, printer, copies, pages, the stamp; and what can be done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ita_desktop.base.i18n import _
from ita_desktop.services.pages import Choice, Part
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.page.names import part_name
from ita_desktop.ui.parts.bars import Bar
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.fields import CheckBox, ComboBox, FieldFrame, LineField, SpinBox
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Line, Panel, ScrollArea
from ita_desktop.ui.printing.job import Order
from ita_desktop.ui.printing.ranges import read_range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.services.pages import SetPages

STAMP = "ร่าง"
"""The word across the pages of a draft; it is printed, so it is Thai in every language."""

_MOST = 99  # copies


class Choices(Panel):
    """What a person chooses; ``changed`` tells that other pages are wanted."""

    changed = Signal()
    findings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface.panel", "left", parent)
        self._counts: dict[Part, int] = {}
        self._pages = 0
        self._stamped_by_hand = False
        look_button = Button(_("ดู"), size="small")
        look_button.clicked.connect(self.findings_wanted)
        self.findings = Bar("error", "", (look_button,), round_corners=True)
        self.findings.hide()
        self.parts = {part: CheckBox(part_name(part)) for part in Part}
        self._part_counts = {part: Label("", "caption", "text.secondary", most=1) for part in Part}
        self.printer = ComboBox(_("เครื่องพิมพ์"))
        self.no_printer = Bar("warning", _("ไม่พบเครื่องพิมพ์ในเครื่องนี้ บันทึก PDF แล้วนำไปพิมพ์ที่อื่นได้"), round_corners=True)
        self.copies = SpinBox(_("จำนวนชุด"), 1, _MOST)
        self.which = ComboBox(_("หน้า"))
        self.which.addItems([_("ทั้งหมด"), _("ช่วง")])
        self.range = LineField()
        self.range.setPlaceholderText(_("เช่น 1-3, 5"))
        self.range_frame = FieldFrame(_("ช่วงหน้า"), self.range)
        self.stamp = CheckBox(_("ประทับคำว่า “ร่าง”"))
        self.two_sided = CheckBox(_("พิมพ์สองหน้า"))
        self._arrange()
        for part, box in self.parts.items():
            box.setChecked(True)
            box.toggled.connect(self._parts_changed)
            self._part_counts[part].setAlignment(Qt.AlignmentFlag.AlignRight)
        self.which.currentIndexChanged.connect(self._range_changed)
        self.range.textChanged.connect(self._range_changed)
        self.stamp.toggled.connect(self.changed)
        self.stamp.clicked.connect(self._stamped)
        self.set_printers(())
        self._range_changed()

    # --- what is chosen ---

    @property
    def preview(self) -> Choice:
        """Return what is shown: all pages of the chosen parts, as they are printed."""
        parts = frozenset(part for part, box in self.parts.items() if box.isChecked())
        return Choice(parts, STAMP if self.stamp.isChecked() else "")

    @property
    def choice(self) -> Choice | None:
        """Return what is printed or saved, None where nothing sensible is chosen."""
        shown, pages = self.preview, self._chosen_pages()
        if not shown.parts or (self.which.currentIndex() and pages is None):
            return None
        return Choice(shown.parts, shown.stamp, pages)

    @property
    def order(self) -> Order:
        """Return what is wanted of the printer."""
        return Order(self.printer.currentText(), self.copies.value(), self.two_sided.isChecked())

    @property
    def can_print(self) -> bool:
        """Return whether there is a printer and something for it."""
        return self.choice is not None and bool(self.printer.count())

    def _chosen_pages(self) -> frozenset[int] | None:
        return read_range(self.range.text(), self._pages) if self.which.currentIndex() else None

    # --- what is known ---

    def set_printers(self, names: Sequence[str]) -> None:
        """Offer these printers, the first at first."""
        kept = self.printer.currentText()
        self.printer.clear()
        self.printer.addItems(list(names))
        if kept in names:
            self.printer.setCurrentText(kept)
        self._printer_frame.setVisible(bool(names))
        self.no_printer.setVisible(not names)
        for widget in (self.copies, self.two_sided):
            widget.setEnabled(bool(names))

    def set_pages(self, pages: SetPages) -> None:
        """Say how many pages each part has."""
        self._pages = len(pages.pages)
        for part in Part:
            count = sum(page.part is part for page in pages.pages)
            if count:
                self._counts[part] = count
            known = self._counts.get(part)
            text = _("{pages} หน้า").format(pages=number(known)) if known else ""
            if text != self._part_counts[part].text():
                self._part_counts[part].set_text(text)
        self._range_changed()

    def set_errors(self, count: int) -> None:
        """Say how much must still be fixed; while there is something the pages are stamped as a draft."""
        self.findings.setVisible(bool(count))
        self.findings.set_sentence(_("ยังมี {count} ข้อที่ต้องแก้").format(count=number(count)))
        if not self._stamped_by_hand:
            self.stamp.setChecked(bool(count))

    # --- inside ---

    def _stamped(self) -> None:
        self._stamped_by_hand = True

    def _parts_changed(self) -> None:
        chosen = [box for box in self.parts.values() if box.isChecked()]
        for box in self.parts.values():  # the last one stays: a report of no pages is none
            box.setEnabled(chosen != [box])
        self.changed.emit()

    def _range_changed(self) -> None:
        ranged = bool(self.which.currentIndex())
        self.range_frame.setVisible(ranged)
        wrong = ranged and bool(self.range.text()) and self._chosen_pages() is None
        said = _("โปรดใส่เลขหน้า 1 ถึง {pages}").format(pages=self._pages) if wrong else ""
        self.range_frame.say("error" if wrong else "", said)

    def _arrange(self) -> None:
        px = look().px
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(6))
        column.addWidget(self.findings)
        column.addSpacing(px(6))
        column.addWidget(Label(_("พิมพ์ส่วนใด"), "bodyStrong"))
        parts = QVBoxLayout()
        parts.setSpacing(px(2))
        for part, box in self.parts.items():
            row = QHBoxLayout()
            row.addWidget(box)
            row.addStretch(1)
            row.addWidget(self._part_counts[part])
            parts.addLayout(row)
        column.addLayout(parts)
        column.addSpacing(px(6))
        column.addWidget(Line())
        column.addSpacing(px(6))
        self._printer_frame = FieldFrame(_("เครื่องพิมพ์"), self.printer)
        column.addWidget(self._printer_frame)
        column.addWidget(self.no_printer)
        both = QHBoxLayout()
        both.setSpacing(px(10))
        both.addWidget(FieldFrame(_("จำนวนชุด"), self.copies), 1)
        both.addWidget(FieldFrame(_("หน้า"), self.which), 1)
        column.addSpacing(px(6))
        column.addLayout(both)
        column.addWidget(self.range_frame)
        column.addWidget(self.stamp)
        column.addWidget(self.two_sided)
        column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 0, 0, 0)
        around.addWidget(ScrollArea(inner))
