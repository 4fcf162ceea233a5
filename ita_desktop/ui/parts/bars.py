"""What the window says by itself: bars under the command bar, strips under a field, a toast over the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from ita_desktop.ui.look.drawing import rounded, sign
from ita_desktop.ui.look.look import LIGHT, look
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

BarKind = Literal["warning", "error", "done", "info"]

_SIGNS = {"warning": "triangle-alert", "error": "octagon-alert", "done": "clipboard-check", "info": "info"}


class Bar(QWidget):
    """One sentence with one to three buttons, on the tint of its kind; wide as what it lies in."""

    def __init__(
        self,
        kind: BarKind,
        sentence: str,
        buttons: Sequence[Button] = (),
        icon: str = "",
        parent: QWidget | None = None,
        *,
        round_corners: bool = False,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon, self._round = kind, icon or _SIGNS[kind], round_corners
        self.label = Label(sentence, "caption", "text.primary")
        self.setAccessibleName(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in buttons:
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        look().changed.connect(self._renew)
        self._renew()

    def set_sentence(self, sentence: str) -> None:
        """Say something else."""
        self.label.set_text(sentence)
        self.setAccessibleName(sentence)

    def _renew(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(35), px(3), px(6), px(3))
        self._row.setSpacing(px(8))
        self.setMinimumHeight(px(36))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        edge = f"{self._kind}.text" if self._kind == "error" and self._round else ""
        rounded(painter, box, f"{self._kind}.soft", edge, radius=6 if self._round else 0)
        sign(painter, box.adjusted(look().px(10), 0, 0, 0), self._icon, f"{self._kind}.text")


class Toast(QWidget):
    """One sentence with an action at the bottom of its host, for a while; at most one at a time.

    It stays while the mouse is over it or the focus is in it; Esc puts it away.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._label = Label("", "body", "toast.text", most=1)
        self._button = Button("", kind="toast")
        self._slot: Callable[[], object] | None = None
        self._icon = ""
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._button.clicked.connect(self._act)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_over)
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._fade.valueChanged.connect(self._faded)
        self._fade.finished.connect(self._fade_over)
        host.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """Return what is said."""
        return self._label.text()

    def show_message(
        self, text: str, action_text: str = "", slot: Callable[[], object] | None = None, icon: str = "", key: str = ""
    ) -> None:
        """Say something; ``slot`` (a bound method) is called when the action is chosen."""
        self._slot, self._icon = slot, icon
        self._label.set_text(text)
        self._button.set_text(action_text)
        self._button.set_key(key)
        self._button.setVisible(bool(action_text))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(look().motion("toastStayMs"))
        if QApplication.isEffectEnabled(Qt.UIEffect.UI_General):
            self.setGraphicsEffect(QGraphicsOpacityEffect(self))
            self._fade.setDuration(look().motion("toastInMs"))
            self._fade.start()

    def _faded(self, opacity: float) -> None:
        effect = self.graphicsEffect()
        if isinstance(effect, QGraphicsOpacityEffect):
            effect.setOpacity(opacity)

    def _fade_over(self) -> None:
        self.setGraphicsEffect(None)  # type: ignore[arg-type]  # takes the effect away

    def take_focus(self) -> bool:
        """Take the focus to the action; return whether there is one to take it to."""
        if not self.isVisible() or not self._button.isVisible():
            return False
        self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _act(self) -> None:
        slot = self._slot
        self.hide()
        if slot:
            slot()

    def _time_over(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start(look().motion("toastStayMs"))
        else:
            self.hide()

    def _place(self) -> None:
        px, host = look().px, self._host
        self._row.setContentsMargins(px(42 if self._icon else 16), 0, px(12), 0)
        self._row.setSpacing(px(20))
        self._row.activate()
        width = min(self.sizeHint().width(), host.width() - px(24))
        high = max(look().size("toast"), look().line("body") + px(8))
        self.setGeometry((host.width() - width) // 2, host.height() - high - px(12), width, high)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        rounded(painter, box, "toast.fill", "border.control" if look().theme != LIGHT else "", radius=8)
        if self._icon:
            sign(painter, box.adjusted(look().px(14), 0, 0, 0), self._icon, "toast.text")
