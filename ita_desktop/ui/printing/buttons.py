"""The buttons of printing, and above them what came of them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ita_desktop.base.i18n import _
from ita_desktop.ui.look.look import look
from ita_desktop.ui.numbers import number
from ita_desktop.ui.parts.bars import Bar
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.surfaces import Panel, ProgressLine


class Buttons(Panel):
    """Print, save, open; while pages are printed how far that is, afterwards what was done or went wrong."""

    def __init__(self) -> None:
        super().__init__("surface.panel", "left")
        self.print = Button(_("พิมพ์"), "printer", "filled", "footer", "Ctrl+P")
        self.save = Button(_("บันทึก PDF"), "file-down")
        self.open = Button(_("เปิดไฟล์ PDF"), "external-link")
        self.cancel = Button(_("ยกเลิก"), kind="link", size="small")
        self.show_saved = IconButton("folder-open", _("แสดงในโฟลเดอร์"))
        self.missing = Bar("warning", "", round_corners=True)
        self.error = Bar("error", "", round_corners=True)
        self.outcome = Bar("done", "", (self.show_saved,), round_corners=True)
        self.line = ProgressLine(_("กำลังพิมพ์"))
        self._said = Label("", "caption", "text.secondary")
        self._running = QWidget()
        self._arrange()

    def _arrange(self) -> None:
        px = look().px
        running = QVBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        words = QHBoxLayout()
        words.addWidget(self._said, 1)
        words.addWidget(self.cancel)
        running.addLayout(words)
        running.addWidget(self.line)
        both = QHBoxLayout()
        both.setSpacing(px(8))
        both.addWidget(self.save)
        both.addStretch(1)
        both.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(8), px(16), px(16))
        column.setSpacing(px(12))
        for widget in (self.missing, self.error, self.outcome, self._running, self.print):
            column.addWidget(widget)
        column.addLayout(both)
        for widget in (self.missing, self.error, self.outcome, self._running):
            widget.hide()

    def warn(self, sentence: str) -> None:
        """Say what the fonts lack."""
        self.missing.set_sentence(sentence)
        self.missing.setVisible(bool(sentence))

    def complain(self, sentence: str) -> None:
        """Say what went wrong."""
        self._say(self.error, sentence)

    def done(self, sentence: str) -> None:
        """Say what was done."""
        self._say(self.outcome, sentence)
        self.show_saved.hide()

    def saved(self, sentence: str) -> None:
        """Say what was saved, with the way to it."""
        self._say(self.outcome, sentence)
        self.show_saved.show()

    def prepare(self) -> None:
        """Say that pages are being made ready."""
        self.progress(0, 0)

    def rest(self) -> None:
        """Say nothing."""
        self._say(None, "")

    def progress(self, done: int, total: int) -> None:
        """Show how many pages are printed; of 0 while they are being made ready, which nothing can stop."""
        self._say(None, "")
        self.cancel.setVisible(bool(total))
        self._running.show()
        self.line.setRange(0, max(total, 1))
        self.line.setValue(done)
        said = _("กำลังพิมพ์หน้า {page} จาก {pages}").format(page=number(done), pages=number(total))
        self._said.set_text(said if total else _("กำลังเตรียมหน้า"))

    def _say(self, bar: Bar | None, sentence: str) -> None:
        for widget in (self.error, self.outcome, self._running):
            widget.hide()
        if bar:
            bar.set_sentence(sentence)
            bar.show()
