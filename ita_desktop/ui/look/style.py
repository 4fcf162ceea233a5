"""The dress of Qt's own widgets: palette, fonts and one short style sheet, all made from the tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputDevice, QPalette

from ita_desktop.base.assets import resource_path
from ita_desktop.ui.look.look import CONTRAST, DARK, LIGHT, look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_ROLES: Final = {
    QPalette.ColorRole.Window: "surface.window",
    QPalette.ColorRole.WindowText: "text.primary",
    QPalette.ColorRole.Base: "surface.base",
    QPalette.ColorRole.AlternateBase: "surface.panel",
    QPalette.ColorRole.Text: "text.primary",
    QPalette.ColorRole.PlaceholderText: "text.hint",
    QPalette.ColorRole.Button: "surface.base",
    QPalette.ColorRole.ButtonText: "text.primary",
    QPalette.ColorRole.BrightText: "accent.onFill",
    QPalette.ColorRole.Highlight: "accent.fill",
    QPalette.ColorRole.HighlightedText: "accent.onFill",
    QPalette.ColorRole.Accent: "accent.fill",
    QPalette.ColorRole.Link: "accent.line",
    QPalette.ColorRole.LinkVisited: "accent.line",
    QPalette.ColorRole.ToolTipBase: "toast.fill",
    QPalette.ColorRole.ToolTipText: "toast.text",
    QPalette.ColorRole.Light: "surface.raised",
    QPalette.ColorRole.Midlight: "state.hover",
    QPalette.ColorRole.Mid: "border.soft",
    QPalette.ColorRole.Dark: "border.control",
    QPalette.ColorRole.Shadow: "border.control",
}
_DISABLED: Final = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
_FONTS: Final = {
    "field": ("QLineEdit", "QComboBox", "QAbstractSpinBox", "QTextEdit", "QPlainTextEdit"),
    "caption": ("QTipLabel", "QToolTip", "QStatusBar", "QHeaderView"),
}

_HALF: Final = 0.5
_VALUE: Final = re.compile(r"\$(?:(\d+)px|url\(([\w-]+)\)|([a-z]+(?:\.[A-Za-z]+)*))")
_SHEET: Final = """
QLineEdit, QComboBox, QAbstractSpinBox {
 background: $surface.base; color: $text.primary; border: 1px solid $border.control; border-radius: $6px;
 padding: 0 $7px; selection-background-color: $accent.fill;
 selection-color: $accent.onFill; placeholder-text-color: $text.hint;
}
QComboBox { padding: 0 $2px 0 $9px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
 border: 2px solid $focus.ring; padding: 0 $6px;
}
QComboBox:focus { padding: 0 $1px 0 $8px; }
QLineEdit[state="warning"], QComboBox[state="warning"] { border-color: $warning.text; }
QLineEdit[state="error"], QComboBox[state="error"] { border-color: $error.text; }
QLineEdit[readOnly="true"] {
 background: $surface.panel; color: $text.secondary; border-color: $border.soft;
}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
 color: $text.disabled; border-color: $border.soft;
}
QLineEdit[bare="true"], QComboBox QLineEdit, QAbstractSpinBox QLineEdit {
 border: none; padding: 0; background: transparent;
}
QComboBox:hover { background: $state.hover; }
QComboBox::drop-down { border: none; width: $26px; }
QComboBox::down-arrow { image: $url(chevron-down); width: $16px; height: $16px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView { border: 1px solid $border.soft; background: $surface.raised; }
QComboBox QAbstractItemView::item { min-height: $28px; padding: 0 $6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: $24px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; padding-top: $6px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; padding-bottom: $6px; }
QAbstractSpinBox::up-arrow { image: $url(chevron-up); width: $12px; height: $12px; }
QAbstractSpinBox::down-arrow { image: $url(chevron-down); width: $12px; height: $12px; }
QMenuBar { background: transparent; border: none; padding: 0; spacing: 0; }
QMenuBar::item { padding: $4px $9px; border-radius: $6px; background: transparent; }
QMenuBar::item:selected { background: $state.hover; }
QMenuBar::item:pressed { background: $state.pressed; }
QMenu { background: $surface.raised; border: 1px solid $border.soft; padding: $4px; }
QMenu::item { padding: $4px $24px $4px $28px; border-radius: $4px; }
QMenu::item:selected { background: $accent.soft; color: $accent.onSoft; }
QMenu::item:disabled { color: $text.disabled; background: transparent; }
QMenu::separator { height: 1px; background: $border.soft; margin: $4px $8px; }
QMenu::indicator { width: $16px; height: $16px; left: $6px; }
QMenu::indicator:checked { image: $url(check); }
QMenu::right-arrow { image: $url(chevron-right); width: $16px; height: $16px; right: $6px; }
QToolTip {
 background: $toast.fill; color: $toast.text; border: 1px solid $border.control; padding: $4px $8px;
}
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: $9px; }
QScrollBar:horizontal { height: $9px; }
QScrollBar::handle { background: $border.control; border-radius: $3px; margin: 1px; }
QScrollBar::handle:vertical { min-height: $40px; }
QScrollBar::handle:horizontal { min-width: $40px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $text.hint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border.soft; }
QHeaderView, QTableCornerButton::section { background: $surface.panel; border: none; }
QHeaderView::section {
 background: $surface.panel; color: $text.secondary; border: none; border-bottom: 1px solid $border.soft;
 padding: $4px $8px;
}
QTableView, QTreeView, QListView {
 border: 1px solid $border.soft; background: $surface.base; selection-background-color: $accent.soft;
 selection-color: $accent.onSoft; gridline-color: $border.soft; outline: 0;
}
QDialog QPushButton {
 background: $surface.base; border: 1px solid $border.control; border-radius: $6px;
 padding: $4px $12px; min-width: $64px;
}
QDialog QPushButton:hover { background: $state.hover; }
QDialog QPushButton:pressed { background: $state.pressed; }
QDialog QPushButton:focus { border: 2px solid $focus.ring; padding: $3px $11px; }
QDialog QPushButton:disabled { color: $text.disabled; border-color: $border.soft; }
"""
_CONTRAST_SHEET: Final = """
QMenuBar::item:selected, QMenu::item:selected { background: $accent.fill; color: $accent.onFill; }
QTableView, QTreeView, QListView { selection-background-color: $accent.fill; selection-color: $accent.onFill; }
"""


def palette() -> QPalette:
    """Return the colours of the theme in use for what Qt draws itself."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, look().colour(name))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, look().colour("text.disabled"))
    return made


def system_theme() -> str:
    """Return the theme that the system asks for."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def style_sheet() -> str:
    """Return the style sheet of the whole program for the theme and text size in use."""
    return _VALUE.sub(_value, _SHEET + (_CONTRAST_SHEET if look().theme == CONTRAST else ""))


def _value(found: re.Match[str]) -> str:
    length, picture, colour = found.groups()
    if length:
        return f"{max(1, look().px(int(length)))}px"
    if picture:
        shade = DARK if look().colour("surface.window").lightnessF() < _HALF else LIGHT
        return f'url("{resource_path("look", "signs", f"{picture}-{shade}.svg").as_posix()}")'
    return look().css(colour)


def apply(app: QApplication) -> None:
    """Dress the application: once it is there, and each time the look has changed."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    look().touch = any(d.type() is QInputDevice.DeviceType.TouchScreen for d in QInputDevice.devices())
    app.setPalette(QPalette() if look().theme == CONTRAST else palette())
    app.setStyleSheet(style_sheet())  # forgets the fonts of classes
    app.setFont(look().font("body"))
    for role, classes in _FONTS.items():
        for name in classes:
            app.setFont(look().font(role), name)  # type: ignore[arg-type]  # a str, whatever the stubs say
