"""Parts as a person uses them: by mouse, by keys alone, by a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDrag, QKeySequence, QUndoStack, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_thai import type_text

from ita_desktop.ui.look import style
from ita_desktop.ui.look.look import DARK, LIGHT, look
from ita_desktop.ui.parts import bars, drag
from ita_desktop.ui.parts.bars import Bar, Toast
from ita_desktop.ui.parts.button import Button, IconButton
from ita_desktop.ui.parts.chip import Chip
from ita_desktop.ui.parts.choices import RadioButton, Slider
from ita_desktop.ui.parts.fields import CheckBox, ComboBox, FieldFrame, LineField, SpinBox, field_height
from ita_desktop.ui.parts.label import Label, tip
from ita_desktop.ui.parts.ring import Ring, rings
from ita_desktop.ui.parts.segmented import Segmented, View
from ita_desktop.ui.parts.states import Pill, StateSign, state_look
from ita_desktop.ui.parts.surfaces import (
    Card,
    EmptyState,
    KeyCap,
    Line,
    Panel,
    Popup,
    ProgressLine,
    ScrollArea,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

TITLE = "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"
VIEWS = [View("write", "เขียน", "file-pen-line"), View("print", "พิมพ์", "printer")]


def _page(qtbot: QtBot, *parts: QWidget) -> QWidget:
    """Return a shown window that holds parts one under the other."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


def _column(page: QWidget) -> QVBoxLayout:
    column = page.layout()
    assert isinstance(column, QVBoxLayout)
    return column


# --- buttons ---


def test_a_button_is_as_high_as_its_size_says_and_fits_its_text() -> None:
    heights = {size: Button("สร้าง PDF", size=size).sizeHint().height() for size in ("normal", "small", "footer")}
    assert heights == {"normal": 32, "small": 28, "footer": 36}
    assert Button("เพิ่มมาตรการ").sizeHint().width() < Button("เพิ่มมาตรการ", "plus").sizeHint().width()
    assert Button("เพิ่ม", "plus").sizeHint().width() < Button("เพิ่ม", "plus", key="Ctrl+N").sizeHint().width()
    assert IconButton("x", "ปิด").sizeHint().width() == 28
    look().use(LIGHT, 2.0)
    assert Button("สร้าง PDF").minimumSizeHint().height() == 64


def test_enter_space_and_click_press_a_button(qtbot: QtBot) -> None:
    button = Button("สร้าง PDF", "file-output", "filled")
    page = _page(qtbot, button)
    assert page.isActiveWindow()
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_A):
        qtbot.keyClick(button, key)
    assert len(pressed) == 4


@pytest.mark.parametrize("kind", ["outlined", "filled", "plain", "danger", "link", "soft", "toast"])
def test_each_state_of_a_button_looks_different(qtbot: QtBot, kind: str) -> None:
    button = Button("ลบ", "trash-2", key="Del")
    button.set_kind(kind)  # type: ignore[arg-type]
    button.set_icon("trash-2", after="arrow-right")
    page = _page(qtbot, button)
    calm = page.grab().toImage()
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    hovered = page.grab().toImage()
    button.setEnabled(False)
    off = page.grab().toImage()
    assert calm != hovered
    assert off not in (calm, hovered)
    if kind not in ("link", "toast"):
        button.setEnabled(True)
        button.setDown(True)
        assert page.grab().toImage() not in (calm, hovered, off)


def test_an_icon_button_says_its_name_and_key(qtbot: QtBot) -> None:
    button = IconButton("undo-2", "เลิกทำ", "Ctrl+Z")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("เลิกทำ", "เลิกทำ (Ctrl+Z)")
    button.set_name("เลิกทำ: ลบ")
    assert button.toolTip() == "เลิกทำ: ลบ"


def test_a_name_with_an_ampersand_makes_no_key(qtbot: QtBot) -> None:
    button = Button("กอง R&D")
    qtbot.addWidget(button)
    button.set_key("F9")
    assert button.shortcut() == QKeySequence()
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "กอง R&D"


# --- the ring ---


@pytest.mark.parametrize(
    "make",
    [
        lambda: Button("ลบ"),
        lambda: IconButton("x", "ปิด"),
        lambda: CheckBox("ปก"),
        lambda: RadioButton("แนวนอน"),
        lambda: Chip("กองคลัง"),
        lambda: Slider("กว้าง"),
    ],
)
def test_the_keyboards_focus_has_a_ring_outside(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    part, other = make(), LineField("อื่น")
    page = _page(qtbot, other, part)
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_Tab)
    assert part.hasFocus()
    (ring,) = rings(part)
    assert ring.geometry().contains(part.geometry())
    page.resize(page.width() + 40, page.height() + 40)
    assert ring.geometry().contains(part.geometry())
    page.grab()
    other.setFocus()
    assert rings(part) == []
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton, pos=QPoint(6, part.height() // 2))
    assert page.findChildren(Ring) == []


def test_a_part_without_a_parent_has_no_ring(qtbot: QtBot) -> None:
    button = Button("ลบ")
    qtbot.addWidget(button)
    button.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert rings(button) == []


# --- labels ---


def test_a_label_grows_with_its_lines(qtbot: QtBot) -> None:
    label = Label(TITLE, "caption")
    page = _page(qtbot, label)
    _column(page).addStretch(1)
    page.resize(200, 300)
    QApplication.processEvents()
    assert label.height() == 2 * look().line("caption")
    label.set_text("สั้น")
    QApplication.processEvents()
    assert label.height() == look().line("caption")


def test_a_cut_label_tells_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = Label(TITLE, most=1)
    qtbot.addWidget(label)
    label.resize(120, 22)
    label.show()
    assert label.toolTip() == TITLE
    label.resize(900, 22)
    assert label.toolTip() == ""
    assert tip(TITLE * 5).count("\n") >= 2


@pytest.mark.parametrize(
    "align", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter]
)
def test_a_label_is_aligned(qtbot: QtBot, align: Qt.AlignmentFlag) -> None:
    label = Label("ก", colour="text.primary")
    qtbot.addWidget(label)
    label.setAlignment(align)
    label.resize(300, 30)
    image = label.grab().toImage()
    ground = image.pixelColor(150, 0)
    ink = [x for x in range(300) for y in range(30) if image.pixelColor(x, y) != ground]
    places = {Qt.AlignmentFlag.AlignLeft: 6, Qt.AlignmentFlag.AlignRight: 294, Qt.AlignmentFlag.AlignHCenter: 150}
    assert abs(sum(ink) / len(ink) - places[align]) < 8


def test_a_label_takes_another_role_and_grows_with_the_text_size(qtbot: QtBot) -> None:
    label = Label("ขนาด")
    qtbot.addWidget(label)
    small = label.sizeHint()
    label.set_look("heading1", "accent.line")
    large = label.sizeHint()
    look().use(DARK, 1.5)
    assert small.height() < large.height() < label.sizeHint().height()
    label.setEnabled(False)
    label.grab()


# --- fields ---


def test_fields_are_as_high_as_the_design_says(qtbot: QtBot) -> None:
    for field in (LineField("ก"), ComboBox("ข"), SpinBox("ค")):
        qtbot.addWidget(field)
        assert field.sizeHint().height() == field.minimumSizeHint().height() == field_height() == 34


def test_a_field_leaves_undo_to_the_window(qtbot: QtBot) -> None:
    field = LineField("ชื่อ")
    page = _page(qtbot, field)
    stack = QUndoStack(page)
    action = stack.createUndoAction(page)
    action.setShortcut("Ctrl+Z")
    action.setEnabled(True)
    page.addAction(action)
    fired: list[bool] = []
    action.triggered.connect(lambda: fired.append(True))
    field.setFocus()
    type_text(field, "น้ำ")
    action.setEnabled(True)
    QTest.keySequence(field, QKeySequence("Ctrl+Z"))
    assert len(fired) == 1
    assert field.text() == "น้ำ"
    QTest.keySequence(field, QKeySequence("Ctrl+A"))
    assert field.selectedText() == "น้ำ"


def test_buttons_stand_within_a_field(qtbot: QtBot) -> None:
    field = LineField("ช่วงเวลา", "ตลอดปี", "เช่น ตลอดปี")
    first, second = field.add_button("calendar-days", "ปฏิทิน", "Alt+ลูกศรลง"), field.add_button("x", "ล้าง")
    qtbot.addWidget(field)
    field.resize(300, 34)
    field.show()
    assert first.geometry().right() < second.geometry().left() + 1
    assert field.rect().contains(second.geometry())
    assert field.textMargins().right() == 56
    assert first.toolTip() == "ปฏิทิน (Alt+ลูกศรลง)"


def test_a_frame_names_its_field_and_says_what_is_wrong(qtbot: QtBot, qapp: QApplication) -> None:
    style.apply(qapp)
    frame = FieldFrame("ช่วงเวลา", LineField("", "30/9/67 - 1/10/67"), "พิมพ์แบบใดก็ได้")
    page = _page(qtbot, frame)
    field = frame.widget
    assert field.accessibleName() == "ช่วงเวลา"
    assert frame.label.buddy() is field
    assert not frame.message.isVisible()
    seen = []
    for kind, border in (
        ("", ""),
        ("done", ""),
        ("hint", ""),
        ("warning", "warning"),
        ("error", "error"),
        ("locked", ""),
    ):
        frame.say(kind, "วันสิ้นสุดมาก่อนวันเริ่ม")  # type: ignore[arg-type]
        assert field.property("state") == border
        assert frame.message.isVisible()
        assert frame.message.text == "วันสิ้นสุดมาก่อนวันเริ่ม"
        seen.append(page.grab().toImage())
    assert all(seen[n] != seen[m] for n in range(6) for m in range(n))
    frame.say("error", "")
    assert field.property("state") == ""
    assert not frame.message.isVisible()


def test_a_read_only_field_shows_a_lock_and_can_be_copied(qtbot: QtBot) -> None:
    field = LineField("ผู้รับผิดชอบ", "สำนักปลัด")
    qtbot.addWidget(field)
    open_ = field.grab().toImage()
    field.setReadOnly(True)
    assert field.grab().toImage() != open_
    field.set_state("error")
    field.selectAll()
    field.copy()
    assert QApplication.clipboard().text() == "สำนักปลัด"


def _turned(part: QWidget) -> None:
    """Turn the wheel one notch down over a part."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(part.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(part, event)


def test_the_wheel_turns_only_what_has_the_focus(qtbot: QtBot) -> None:
    box, number, slider, other = ComboBox("ชนิด"), SpinBox("ชุด", 1, 9), Slider("กว้าง", 0, 99), LineField("อื่น")
    box.addItems(["หนึ่ง", "สอง"])
    slider.setValue(50)
    number.setValue(5)
    page = _page(qtbot, other, box, number, slider)
    assert page.isVisible()
    other.setFocus()
    for part in (box, number, slider):
        _turned(part)
    assert (box.currentIndex(), number.value(), slider.value()) == (0, 5, 50)
    for part in (box, number, slider):
        part.setFocus()
        _turned(part)
    assert (box.currentIndex(), number.value()) == (1, 4)
    assert slider.value() != 50


def test_a_tick_is_set_by_click_anywhere_and_by_space(qtbot: QtBot) -> None:
    tick = CheckBox("ให้กองหนึ่งรวบรวม")
    page = _page(qtbot, tick)
    off = page.grab().toImage()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(tick.width() - 3, 3))
    assert tick.isChecked()
    on = page.grab().toImage()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert not tick.isChecked()
    tick.setCheckState(Qt.CheckState.PartiallyChecked)
    partly = page.grab().toImage()
    tick.setEnabled(False)
    assert len({bytes(i.constBits()) for i in (off, on, partly, page.grab().toImage())}) == 4
    tick.set_text("อื่น")
    assert tick.minimumSizeHint().height() == 28
    assert QAccessible.queryAccessibleInterface(tick).role() is QAccessible.Role.CheckBox


def test_arrows_go_through_choices(qtbot: QtBot) -> None:
    one, two = RadioButton("แนวนอน"), RadioButton("แนวตั้ง")
    page = _page(qtbot, one, two)
    one.setFocus()
    one.setChecked(True)
    qtbot.keyClick(one, Qt.Key.Key_Down)
    assert two.isChecked()
    calm = page.grab().toImage()
    one.setEnabled(False)
    two.setEnabled(False)
    assert page.grab().toImage() != calm
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton, pos=QPoint(one.width() - 2, 2))
    assert two.isChecked()


def test_a_slider_moves_by_keys(qtbot: QtBot) -> None:
    slider = Slider("ความกว้าง", 0, 100)
    page = _page(qtbot, slider)
    before = page.grab().toImage()
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert slider.value() == 100
    assert page.grab().toImage() != before
    assert slider.minimumSizeHint().height() == slider.sizeHint().height() == 28
    slider.setEnabled(False)
    page.grab()


# --- signs, chips ---


@pytest.mark.parametrize(
    "state", ["done", "partial", "empty", "error", "warning", "hint", "new", "changed", "conflict", "same"]
)
def test_a_state_is_sign_word_and_colour(qtbot: QtBot, state: str) -> None:
    sign, pill = StateSign(state), Pill(state)
    for part in (sign, pill):
        qtbot.addWidget(part)
        part.grab()
        assert part.text() == state_look(state).word
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name) == part.text()
    sign.set_state("done", "ครบ ๖ จาก ๖ ช่อง")
    pill.set_state("done", "ส่งแล้ว", "file-check")
    assert (sign.text(), pill.text()) == ("ครบ ๖ จาก ๖ ช่อง", "ส่งแล้ว")
    width = pill.minimumSizeHint().width()
    look().use(LIGHT, 1.5)
    assert pill.minimumSizeHint().width() > width
    assert sign.minimumSizeHint() == sign.sizeHint()


def test_a_chip_goes_by_its_x_and_by_keys(qtbot: QtBot) -> None:
    chip = Chip("กองคลัง")
    page = _page(qtbot, chip)
    gone: list[int] = []
    chip.removed.connect(lambda: gone.append(1))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert gone == []
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 6, 8))
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_A):
        qtbot.keyClick(chip, key)
    assert len(gone) == 4
    assert chip.accessibleName().startswith("กองคลัง")
    calm = page.grab().toImage()
    chip.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert page.grab().toImage() != calm
    look().use(DARK, 1.0)
    assert chip.minimumSizeHint().height() == 26


def test_a_fixed_chip_stays(qtbot: QtBot) -> None:
    chip = Chip("ทุกส่วนราชการ", fixed=True)
    page = _page(qtbot, chip)
    gone: list[int] = []
    chip.removed.connect(lambda: gone.append(1))
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 6, 8))
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    chip.setEnabled(False)
    page.grab()
    assert gone == []
    assert chip.focusPolicy() is Qt.FocusPolicy.NoFocus


# --- views ---


def test_views_are_chosen_by_click_and_arrows(qtbot: QtBot) -> None:
    views = Segmented(VIEWS, "มุมมอง")
    page = _page(qtbot, views)
    chosen: list[str] = []
    views.chosen.connect(chosen.append)
    first, second = views.findChildren(Button)
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    qtbot.keyClick(second, Qt.Key.Key_Right)
    qtbot.keyClick(first, Qt.Key.Key_Left)
    qtbot.keyClick(second, Qt.Key.Key_Home)
    assert chosen == ["print", "write", "print"]
    views.choose("write")
    assert (views.current, len(chosen)) == ("write", 3)
    wide, room = page.grab().toImage(), views.minimumSizeHint().width()
    views.set_icon_only(True)
    assert first.toolTip() == "เขียน"
    assert first.accessibleName() == "เขียน"
    assert second.width() < first.width()  # the chosen view keeps its text
    assert views.minimumSizeHint().width() < room
    views.set_icon_only(True, keep=False)
    assert second.width() == first.width()
    assert page.grab().toImage() != wide
    assert Segmented([]).current == ""


# --- bars and toasts ---


def test_a_bar_says_one_sentence_with_its_buttons(qtbot: QtBot) -> None:
    again = Button("ลองใหม่", size="small")
    bar = Bar("warning", "เปิดอ่านอย่างเดียว", [again], "lock")
    page = _page(qtbot, bar)
    _column(page).addStretch(1)
    assert bar.minimumHeight() == 36
    assert bar.accessibleName() == "เปิดอ่านอย่างเดียว"
    bar.set_sentence(TITLE * 4)
    page.resize(400, 300)
    QApplication.processEvents()
    assert bar.label.height() >= 4 * look().line("caption")
    assert bar.height() > bar.label.height()
    for kind in ("error", "done", "info"):
        other = Bar(kind, "ประโยค", round_corners=True)  # type: ignore[arg-type]
        qtbot.addWidget(other)
        other.grab()


class _Undone(QWidget):
    """Counts how often something was undone."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0
        self.resize(700, 300)

    def undo(self) -> None:
        """Count one."""
        self.times += 1


def test_a_toast_stands_at_the_bottom_and_acts(qtbot: QtBot) -> None:
    host = _Undone()
    qtbot.addWidget(host)
    host.show()
    toast = Toast(host)
    assert not toast.take_focus()
    toast.show_message("ย้ายไปประเด็นที่ ๕ แล้ว", "เลิกทำ", host.undo, "trash-2", "Ctrl+Z")
    assert toast.height() == 44
    assert abs(toast.geometry().center().x() - host.rect().center().x()) <= 1
    assert host.height() - toast.geometry().bottom() == 13
    host.resize(600, 400)
    assert host.height() - toast.geometry().bottom() == 13
    assert toast.take_focus()
    qtbot.keyClick(toast.findChildren(Button)[0], Qt.Key.Key_Return)
    assert (host.times, toast.isVisible()) == (1, False)
    look().use(DARK, 1.0)
    toast.show_message("มีแล้ว")
    toast.grab()
    assert (toast.text, toast.take_focus()) == ("มีแล้ว", False)
    qtbot.keyClick(toast, Qt.Key.Key_A)
    qtbot.keyClick(toast, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_a_toast_goes_after_a_while_but_not_under_the_mouse(qtbot: QtBot) -> None:
    host = _Undone()
    qtbot.addWidget(host)
    toast = Toast(host)
    host.show()
    toast.show_message("ลบแล้ว", "เลิกทำ", host.undo)
    assert toast._timer.interval() == 8000
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    toast._time_over()
    assert toast.isVisible()
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    toast._time_over()
    assert not toast.isVisible()
    host.resize(500, 300)
    toast.show_message("ลบแล้ว", "ปิด")
    toast.findChildren(Button)[0].click()
    assert (host.times, toast.isVisible()) == (0, False)


def test_a_toast_fades_in_where_the_system_animates(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bars.QApplication, "isEffectEnabled", lambda _effect: True)
    host = _Undone()
    qtbot.addWidget(host)
    host.show()
    toast = Toast(host)
    toast.show_message("ลบแล้ว")
    assert toast.graphicsEffect() is not None
    qtbot.waitUntil(lambda: toast.graphicsEffect() is None)
    toast._faded(0.5)
    assert toast.isVisible()


# --- surfaces ---


def test_surfaces_are_drawn_in_both_themes(qtbot: QtBot) -> None:
    inner = QWidget()
    cap, progress = KeyCap("Enter"), ProgressLine("ครบแล้ว", "done.text")
    card, panel = Card(), Panel(edges="top bottom left right")
    for part in (card, panel):
        part.setMinimumHeight(20)
    page = _page(qtbot, card, panel, Line(), cap, progress, ScrollArea(inner))
    side = QHBoxLayout()
    side.addWidget(Line(upright=True))
    _column(page).addLayout(side)
    light = page.grab().toImage()
    progress.setValue(60)
    progress.set_colour("accent.line")
    assert page.grab().toImage() != light
    progress.setRange(0, 0)
    assert progress.sizeHint().height() == progress.minimumSizeHint().height() == 6
    look().use(DARK, 1.0)
    assert page.grab().toImage() != light
    assert cap.minimumSizeHint().height() == 20
    assert QAccessible.queryAccessibleInterface(progress).text(QAccessible.Text.Name) == "ครบแล้ว"


def test_an_empty_place_says_why_and_what_to_do(qtbot: QtBot) -> None:
    add = Button("เพิ่มมาตรการ", "plus", "filled")
    empty = EmptyState("ประเด็นนี้ยังไม่มีมาตรการ", "ต้องมีอย่างน้อยหนึ่งมาตรการจึงจะครบ", add)
    done = EmptyState("ไม่มีข้อที่ต้องแก้", icon="circle-check")
    page = _page(qtbot, empty, done)
    assert empty.button is add
    assert add.isVisible()
    light = page.grab().toImage()
    look().use(DARK, 1.0)
    assert page.grab().toImage() != light


@pytest.mark.parametrize("at", ["top", "bottom"])
def test_a_popup_opens_under_a_part_or_above_it(qtbot: QtBot, at: str) -> None:
    button = Button("เลือก")
    page = _page(qtbot, button)
    screen = page.screen().availableGeometry()
    page.move(20, 20 if at == "top" else screen.bottom() - page.height() - 4)
    popup = Popup()
    qtbot.addWidget(popup)
    QVBoxLayout(popup).addWidget(Label(TITLE))
    popup.open_under(button)
    under = button.mapToGlobal(QPoint(0, button.height())).y()
    assert (popup.y() + 8 > under) == (at == "top")
    assert screen.contains(popup.geometry())
    popup.grab()
    look().use(DARK, 1.0)
    popup.grab()
    popup.open_under(button, right=True)
    assert popup.x() >= screen.left()
    popup.close()


# --- dragging ---


def test_a_grip_carries_its_record_once_the_mouse_has_gone_far_enough(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[str, int, QPoint]] = []

    class Drag(QDrag):
        def exec(self, *_actions: object) -> Qt.DropAction:  # the system's own loop waits for a real mouse
            started.append((drag.carried_uid(drag.ACTIVITY, self.mimeData()), self.pixmap().width(), self.hotSpot()))
            return Qt.DropAction.MoveAction

    monkeypatch.setattr(drag, "QDrag", Drag)
    grip = drag.Grip(drag.ACTIVITY, "ลาก")
    page = _page(qtbot, grip)
    grip.carry("a1", "ชุดขั้นตอนที่ ๑ " * 20)
    left, middle = Qt.MouseButton.LeftButton, grip.rect().center()
    QTest.mousePress(grip, Qt.MouseButton.RightButton, pos=middle)
    QTest.mouseMove(grip, middle + QPoint(40, 0))
    QTest.mousePress(grip, left, pos=middle)
    QTest.mouseMove(grip, middle + QPoint(2, 0))
    QTest.mouseRelease(grip, left, pos=middle)
    QTest.mouseMove(grip, middle + QPoint(40, 0))
    assert not started
    QTest.mousePress(grip, left, pos=middle)
    QTest.mouseMove(grip, middle + QPoint(40, 0))
    ((uid, width, at),) = started
    assert page.isVisible()
    assert uid == "a1"
    assert 100 < width < 330, "a long name is cut, so that it covers little"
    assert at.x() < 0 > at.y(), "it stands beside the pointer: where it would go stays in sight"
