"""The office's logo: what it looks like, a button that takes another picture file, one that takes it away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ita_desktop.base.errors import UserError
from ita_desktop.base.i18n import _
from ita_desktop.services.logo import read_logo
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.fields import FieldMessage
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.runner import Lane
from ita_desktop.ui.settings.choosing import choose_file

if TYPE_CHECKING:
    from ita_desktop.domain.model import Attachment
    from ita_desktop.ui.runner import Runner

_SIDE = 96


class LogoChooser(QWidget):
    """The logo and what can be done with it. ``chosen`` gives what names it (None: taken away) and its bytes."""

    chosen = Signal(object, bytes)

    def __init__(self, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._data = b""
        self.setAccessibleName(_("ตราของหน่วยงาน"))
        self.picture = QLabel()
        self.picture.setAccessibleName(_("ตราของหน่วยงาน"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = Label("", "caption", "text.secondary", most=1)
        self.choose = Button(_("เลือกไฟล์ภาพ"), "image")
        self.remove = Button(_("ไม่ใช้ตรา"), "x", "plain")
        self.message = FieldMessage()
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.addWidget(self.name)
        words.addLayout(buttons)
        words.addWidget(self.message)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(12))
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        look().changed.connect(self._draw)
        self.show_logo(None, b"")

    def pixmap(self) -> QPixmap:
        """Return the picture, a null one where there is none."""
        pixmap = QPixmap()
        if self._data:
            pixmap.loadFromData(self._data)
        return pixmap

    def show_logo(self, logo: Attachment | None, data: bytes) -> None:
        """Show a logo; without its bytes (not read yet) its name alone."""
        self._data = data
        self.name.set_text(logo.name if logo else _("ยังไม่มีตรา จะพิมพ์หน้าปกโดยไม่มีตรา"))
        self.remove.setVisible(logo is not None)
        self._draw()

    def _draw(self) -> None:
        side = look().px(_SIDE)
        self.picture.setFixedSize(side, side)
        pixmap = self.pixmap()
        if pixmap.isNull():
            self.picture.clear()
        else:
            ratio = self.devicePixelRatioF()
            fit = pixmap.scaled(
                round(side * ratio),
                round(side * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            fit.setDevicePixelRatio(ratio)
            self.picture.setPixmap(fit)
        self.picture.setVisible(not pixmap.isNull())

    def _ask(self) -> None:
        choose_file(self, _("เลือกตราของหน่วยงาน"), _("ภาพ") + " (*.png *.jpg *.jpeg *.gif *.bmp *.webp)", self.take)

    def take(self, path: str) -> None:
        """Read a picture file, beside the window."""
        self._runner.run(Lane.OTHER, partial(read_logo, Path(path)), self._read, self._failed)

    def _read(self, read: tuple[Attachment, bytes]) -> None:
        logo, data = read
        self.message.say("", "")
        self.show_logo(logo, data)
        self.chosen.emit(logo, data)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.message.say("error", str(error))

    def _remove(self) -> None:
        self.show_logo(None, b"")
        self.chosen.emit(None, b"")
