"""The tokens can be read, the sheet is whole, and no Thai mark is cut at any size."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QImage, QPalette

from ita_desktop.base.assets import resource_path
from ita_desktop.ui.look import look as look_module
from ita_desktop.ui.look import style
from ita_desktop.ui.look.icons import icon, window_icon
from ita_desktop.ui.look.look import CONTRAST, DARK, LIGHT, look
from ita_desktop.ui.numbers import digits, number
from ita_desktop.ui.parts.button import Button
from ita_desktop.ui.parts.fields import CheckBox, LineField
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.states import Pill, StateSign

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

MARKS = "น้ำผึ้ง ที่ กตัญญู ปู่ ฐุ ป้ำ ฟู้"
ROLES = ["caption", "captionStrong", "body", "bodyStrong", "button", "field", "heading3", "heading2", "heading1"]
SCALES = 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0
SURFACES = ["surface.window", "surface.panel", "surface.base", "surface.raised"]
PAIRS = [
    *itertools.product(("text.primary", "text.secondary", "text.hint"), (*SURFACES, "state.hover")),
    *itertools.product(("text.primary", "text.secondary"), ("state.pressed", "accent.soft", "surface.desk")),
    *((f"{kind}.text", ground) for kind in ("done", "warning", "error", "info") for ground in SURFACES),
    *((f"{kind}.text", f"{kind}.soft") for kind in ("done", "warning", "error", "info")),
    *(("text.primary", f"{kind}.soft") for kind in ("done", "warning", "error", "info")),
    *(("text.secondary", f"{kind}.soft") for kind in ("warning", "error")),
    *(("accent.onFill", f"accent.{fill}") for fill in ("fill", "fillHover", "fillPressed")),
    *(("accent.line", ground) for ground in (*SURFACES, "state.hover", "done.soft", "accent.soft")),
    *(("error.text", f"state.{state}") for state in ("hover", "pressed")),
    ("accent.onSoft", "accent.soft"),
    ("accent.onSoft", "state.hover"),
    ("text.primary", "highlight"),
    ("toast.text", "toast.fill"),
    ("toast.action", "toast.fill"),
]
EDGES = [
    *itertools.product(("border.control", "focus.ring"), ("surface.window", "surface.panel", "surface.base")),
    ("focus.ring", "surface.raised"),
]


def _light(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_light(look().colour(one)), _light(look().colour(other))))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_text_can_be_read_on_its_ground(theme: str) -> None:
    look().use(theme, 1.0)
    assert {pair: _contrast(*pair) for pair in PAIRS if _contrast(*pair) < 4.5} == {}
    assert {pair: _contrast(*pair) for pair in EDGES if _contrast(*pair) < 3} == {}


def test_the_look_tells_that_it_is_another_now() -> None:
    told: list[str] = []
    look().changed.connect(lambda: told.append(look().theme))
    look().use(DARK, 1.0)
    look().use(DARK, 1.0)
    look().use_digits(thai=False)
    look().use_digits(thai=False)
    look().use_digits(thai=True)
    assert told == [DARK] * 3
    look().changed.disconnect()


def test_a_touch_screen_makes_buttons_and_rows_higher() -> None:
    assert (look().size("button"), look().size("rowMeasure"), look().size("chip")) == (32, 34, 26)
    look().touch = True
    try:
        assert (look().size("button"), look().size("rowMeasure"), look().size("chip")) == (44, 44, 26)
    finally:
        look().touch = False


def test_an_icon_is_sharp_and_grey_while_it_cannot_be_used() -> None:
    made = icon("plus", "accent.line", 16)
    assert [s.width() for s in made.availableSizes()] == [16, 24, 32, 48]
    on, off = (made.pixmap(QSize(16, 16), mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled))
    assert on != off


def test_panes_have_widths_for_each_class() -> None:
    assert look().pane("normal", "tree") == [240, 304, 360]
    assert look().motion("toastStayMs") == 8000


def test_fonts_are_measured_once_and_given_as_copies() -> None:
    font = look().font("caption", 500)
    font.setPointSizeF(99)
    assert (look().font("caption", 500).pointSizeF(), look().font("caption", 500).weight()) == (9.75, 500)
    assert look().metrics("body") is look().metrics("body")
    small = look().line("body")
    look().use(LIGHT, 2.0)
    assert look().line("body") > small


def test_numbers_of_the_report_are_thai_unless_arabic_ones_are_wanted() -> None:
    assert (number(2568), digits("๒.1")) == ("๒๕๖๘", "๒.๑")
    look().use_digits(thai=False)
    assert (number(2568), digits("๒.1")) == ("2568", "2.1")
    look().use_digits(thai=True)


# --- the sheet ---


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_the_sheet_holds_only_values(theme: str, scale: float) -> None:
    look().use(theme, scale)
    sheet = style.style_sheet()
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert not re.search(r"\b0px", sheet)
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert QImage(path).size().width() == 24


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_pictures_in_the_sheet_have_the_colour_of_the_tokens(theme: str) -> None:
    look().use(theme, 1.0)
    for path in sorted(resource_path("look", "signs").glob(f"*-{theme}.svg")):
        assert look().css("text.secondary") in path.read_text(encoding="utf-8")


def test_dressing_gives_qt_the_colours_and_fonts(qapp: QApplication) -> None:
    look().use(DARK, 1.5)
    style.apply(qapp)
    try:
        assert qapp.palette().color(QPalette.ColorRole.Window) == look().colour("surface.window")
        assert qapp.font().pointSizeF() == 10.5 * 1.5
        field = LineField("ช่อง")
        field.ensurePolished()
        assert field.font().pointSizeF() == 11.25 * 1.5
        field.deleteLater()
    finally:
        look().use(LIGHT, 1.0)
        style.apply(qapp)


def test_high_contrast_takes_the_systems_colours(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    system = QPalette(qapp.palette())
    system.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#FFFF00"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#00FFFF"))
    monkeypatch.setattr(look_module.QGuiApplication, "palette", lambda: system)
    look().use(CONTRAST, 1.0)
    assert look().css("surface.window") == look().css("error.soft") == look().css("accent.soft") == "#000000"
    assert look().css("error.text") == look().css("border.soft") == "#ffff00"
    assert look().css("focus.ring") == "#00ffff"
    assert look().css("page.paper") == "#FFFFFF"
    sheet = style.style_sheet()
    assert "-dark.svg" in sheet
    assert "#00ffff" in sheet


def test_the_system_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Hints:
        contrast = Qt.ContrastPreference.NoPreference
        scheme = Qt.ColorScheme.Unknown

        def accessibility(self) -> Hints:
            return self

        def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802 - Qt's name
            return self.contrast

        def colorScheme(self) -> Qt.ColorScheme:  # noqa: N802 - Qt's name
            return self.scheme

    hints = Hints()
    monkeypatch.setattr(style.QGuiApplication, "styleHints", lambda: hints)
    assert style.system_theme() == LIGHT
    hints.scheme = Qt.ColorScheme.Dark
    assert style.system_theme() == DARK
    hints.contrast = Qt.ContrastPreference.HighContrast
    assert style.system_theme() == CONTRAST


# --- marks ---


def test_the_ink_of_marks_lies_inside_the_line() -> None:
    cut = []
    for role, scale in itertools.product(ROLES, SCALES):
        look().use(LIGHT, scale)
        metrics = QFontMetricsF(look().font(role))
        ink = metrics.tightBoundingRect(MARKS)
        fits = -ink.top() <= metrics.ascent() + 1 and ink.bottom() <= metrics.descent() + 1
        if not fits or metrics.ascent() + metrics.descent() > look().line(role) + 1:
            cut.append((role, scale))
    assert cut == []


def _dressed(field: LineField) -> LineField:
    field.setStyleSheet(style.style_sheet())
    field.setFont(look().font("field"))
    return field


def _drawn(widget: QWidget) -> set[int]:
    """Return the rows of pixels of a widget in which there is ink, the middle of its width only."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    wide, step = image.width(), image.bytesPerLine()
    grey = bytes(image.constBits())
    ground = grey[image.height() // 2 * step + wide - 14]
    rows = (grey[y * step + wide // 4 : y * step + wide * 3 // 4] for y in range(image.height()))
    return {y for y, row in enumerate(rows) if max(abs(max(row) - ground), abs(min(row) - ground)) > 60}


def _parts() -> dict[str, QWidget]:
    return {
        "label": Label(MARKS),
        "button": Button(MARKS, kind="plain"),
        "small": Button(MARKS, kind="plain", size="small"),
        "field": _dressed(LineField("ช่อง", MARKS)),
        "tick": CheckBox(MARKS),
        "pill": Pill("warning", MARKS),
        "sign": StateSign("error", MARKS),
    }


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.1, 1.5, 2.0])
def test_no_mark_is_cut_in_a_part(scale: float) -> None:
    """Each part is drawn as high as it wants to be, then higher: as many rows of ink must be there."""
    look().use(LIGHT, scale)
    cut = []
    for kind, part in _parts().items():
        wide, high = part.sizeHint().width() + 40, part.sizeHint().height()
        border = {0, 1, high - 1, high - 2} if kind == "field" else set()
        part.resize(wide, high)
        tight = _drawn(part) - border
        part.setMinimumHeight(high + 20)
        part.resize(wide, high + 20)
        roomy = _drawn(part) - {0, 1, high + 19, high + 18}
        if len(tight) != len(roomy) or max(tight) - min(tight) != max(roomy) - min(roomy):
            cut.append(kind)
        part.deleteLater()
    assert cut == []


def test_the_windows_icon_is_sharp_in_each_size(qapp: QApplication) -> None:  # noqa: ARG001 - pictures need it
    made = window_icon("file-check-2", "accent.line")
    assert {size.width() for size in made.availableSizes()} >= {16, 32, 48, 256}
