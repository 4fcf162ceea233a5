"""The parts and their states on one sheet, and Qt's own widgets in our dress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.base.i18n import _
from ita_desktop.ui import actions, messages
from ita_desktop.ui.look.look import look
from ita_desktop.ui.parts.bars import Bar, Toast
from ita_desktop.ui.parts.button import Button, IconButton, Kind
from ita_desktop.ui.parts.chip import Chip
from ita_desktop.ui.parts.choices import RadioButton, Slider
from ita_desktop.ui.parts.fields import CheckBox, ComboBox, FieldFrame, LineField, SpinBox
from ita_desktop.ui.parts.label import Label
from ita_desktop.ui.parts.ring import show_ring
from ita_desktop.ui.parts.segmented import Segmented, View
from ita_desktop.ui.parts.states import Pill, StateSign
from ita_desktop.ui.parts.surfaces import Card, EmptyState, KeyCap, ProgressLine, ScrollArea

if TYPE_CHECKING:
    from stage import Stage

_BUTTONS: tuple[tuple[str, str, Kind], ...] = (
    ("สร้าง PDF", "file-output", "filled"),
    ("เพิ่มมาตรการ", "plus", "outlined"),
    ("ยกเลิก", "", "plain"),
    ("ลบ", "trash-2", "danger"),
)
_LOCKED = "เครื่อง “การเงิน-2” เปิดแก้อยู่ตั้งแต่ 10:12"


def screen_components(_stage: Stage) -> QWidget:
    """Return every part in every state."""
    page = QWidget()
    page.setFixedSize(round(1366 * look().scale), round(768 * look().scale))
    columns = QHBoxLayout(page)
    px = look().px
    columns.setContentsMargins(px(28), px(20), px(62), px(20))
    columns.setSpacing(px(44))
    for make in (_left, _right):
        half = QWidget()
        half.setFixedWidth(px(616))
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        make(column)
        column.addStretch(1)
        columns.addWidget(half)
    page.show()
    page.findChildren(LineField)[1].setFocus()
    for button in page.findChildren(Button, "focus"):
        show_ring(button, Qt.FocusReason.TabFocusReason)
    return page


def _left(column: QVBoxLayout) -> None:
    px = look().px
    column.addWidget(Label("ปุ่ม", "heading3"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(8))
    for n, (state, name) in enumerate(
        (("ปกติ", ""), ("ชี้", "hover"), ("กด", "down"), ("โฟกัส", "focus"), ("ใช้ไม่ได้", "off"))
    ):
        label = Label(state, "caption", "text.secondary")
        label.setMinimumWidth(px(76))
        grid.addWidget(label, n, 0, Qt.AlignmentFlag.AlignVCenter)
        for m, (text, icon, kind) in enumerate(_BUTTONS):
            button = Button(text, icon, kind)
            button.setObjectName(name)
            button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, name == "hover")
            button.setDown(name == "down")
            button.setEnabled(name != "off")
            grid.addWidget(button, n, m + 1, Qt.AlignmentFlag.AlignCenter)
    grid.setRowMinimumHeight(3, px(46))
    grid.setColumnStretch(5, 1)
    column.addLayout(grid)
    column.addSpacing(px(4))
    column.addWidget(Label("ช่องกรอก", "heading3"))
    column.addLayout(_fields())
    column.addSpacing(px(6))
    column.addWidget(Label("ของ Qt เอง", "heading3"))
    column.addWidget(_controls())


def _fields() -> QGridLayout:
    px = look().px
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(12))
    frames = []
    for label, text, button in (
        ("ปกติ", "สำนักปลัด", False),
        ("โฟกัส", "สำนักปลั", False),
        ("ช่วงเวลา อ่านได้", "ไตรมาส 1-2", True),
        ("ช่วงเวลา อ่านไม่ออก", "ตามห้วงงานประเพณี", True),
        ("ผิด", "30/9/67 - 1/10/67", True),
        ("อ่านอย่างเดียว", "สำนักปลัด", False),
    ):
        field = LineField(label, text)
        if button:
            field.add_button("calendar-days", "ปฏิทิน", "Alt+ลูกศรลง")
        frames.append(FieldFrame(label, field))
        grid.addWidget(frames[-1], (len(frames) - 1) // 2, (len(frames) - 1) % 2, Qt.AlignmentFlag.AlignTop)
    frames[2].say("done", "จะพิมพ์ว่า “ไตรมาส ๑ - ๒” (ต.ค. ๖๗ – มี.ค. ๖๘)")
    frames[3].say("warning", "พิมพ์ตามนี้ได้ แต่ตรวจวันให้ไม่ได้")
    frames[4].say("error", "วันสิ้นสุดมาก่อนวันเริ่ม สลับให้ไหม")
    locked = frames[5].widget
    assert isinstance(locked, LineField)
    locked.setReadOnly(True)
    frames[5].say("locked", _LOCKED)
    frames[1].widget.setFocus()
    return grid


def _controls() -> QWidget:
    px = look().px
    card = Card()
    grid = QGridLayout(card)
    grid.setContentsMargins(px(11), px(9), px(11), px(9))
    grid.setSpacing(px(8))
    box = ComboBox("ชนิด")
    box.addItems(["โครงการ", "มาตรการ"])
    number = SpinBox("จำนวนชุด", 1, 99)
    off = ComboBox("ชนิด")
    off.addItem("ใช้ไม่ได้")
    off.setEnabled(False)
    slider = Slider("ความกว้าง")
    slider.setValue(55)
    ticks = [CheckBox("ปก"), CheckBox("คำนำ"), CheckBox("สารบัญ"), CheckBox("ใช้ไม่ได้")]
    ticks[0].setChecked(True)
    ticks[2].setCheckState(Qt.CheckState.PartiallyChecked)
    ticks[3].setEnabled(False)
    for n, widget in enumerate((box, number, off, slider)):
        grid.addWidget(widget, 0, n)
    for n, tick in enumerate(ticks):
        grid.addWidget(tick, 1, n)
    grid.addWidget(Segmented([View("write", "เขียน", "file-pen-line"), View("print", "พิมพ์", "printer")]), 2, 0, 1, 2)
    choice = RadioButton("แนวนอน")
    choice.setChecked(True)
    grid.addWidget(choice, 2, 2)
    grid.addWidget(RadioButton("แนวตั้ง"), 2, 3)
    return card


def _right(column: QVBoxLayout) -> None:
    px = look().px
    column.addWidget(Label("แถบ ปุ่มในแถว", "heading3"))
    keys = QHBoxLayout()
    for widget in (
        KeyCap("Enter"),
        Label("ข้อใหม่", "caption", "text.hint"),
        KeyCap("Tab"),
        Label("ข้อย่อย", "caption", "text.hint"),
        Button("ทั้งหน้า", "maximize", size="small", key="F8"),
        IconButton("ellipsis", "เพิ่มเติม"),
        Button("เพิ่มผู้ลงนาม", "user-plus", size="small"),
        Button("สร้าง PDF", "file-output", "filled", key="F9"),
    ):
        keys.addWidget(widget)
    keys.addStretch(1)
    column.addLayout(keys)
    strip = "วางแล้ว ๒ ข้อ ตัดช่องว่างเกิน ๓ แห่ง และรหัสเว็บ ๔ แห่ง"
    buttons = [Button("ดูที่ตัด", kind="link", size="small"), Button("วางแบบเดิม", size="small")]
    column.addWidget(Bar("done", strip, buttons, round_corners=True))
    column.addWidget(Bar("info", "เลือก “ทุกส่วนราชการ” ได้เสมอ ไม่ต้องเพิ่มเป็นกอง", round_corners=True))
    column.addSpacing(px(8))
    column.addWidget(Label("สถานะและระดับ", "heading3"))
    for widgets in (
        [StateSign(s) for s in ("done", "partial", "empty", "error", "warning", "hint")],
        [Pill(s) for s in ("new", "changed", "same", "conflict")] + [Chip("กองคลัง"), Chip("ทุกส่วนราชการ")],
    ):
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
    column.addSpacing(px(8))
    column.addWidget(Label("ว่าง และเสร็จ", "heading3"))
    column.addLayout(_empty())
    column.addLayout(_running())
    column.addWidget(
        Bar(
            "warning",
            "เปิดอ่านอย่างเดียว เครื่อง “การเงิน-2” กำลังแก้อยู่ตั้งแต่ 10:12",
            [Button("ลองใหม่", size="small"), Button("ทำสำเนามาแก้", size="small")],
            "lock",
        )
    )
    column.addWidget(
        Bar(
            "error",
            "บันทึกลง E: ไม่ได้ เพราะที่เก็บเต็ม งานที่พิมพ์ยังอยู่ครบในเครื่องนี้",
            [Button("บันทึกที่อื่น", size="small"), Button("คัดลอกรายละเอียด", kind="plain", size="small")],
            round_corners=True,
        )
    )


def _empty() -> QHBoxLayout:
    px = look().px
    row = QHBoxLayout()
    row.setSpacing(px(16))
    for state in (
        EmptyState("ไม่มีข้อที่ต้องแก้", "สร้าง PDF ได้เลย", icon="circle-check"),
        EmptyState(
            "ประเด็นนี้ยังไม่มีมาตรการ",
            "ต้องมีอย่างน้อยหนึ่งมาตรการจึงจะครบ",
            Button("เพิ่มมาตรการ", "plus", "filled", key="Ctrl+N"),
        ),
    ):
        card = Card()
        card.setFixedHeight(px(132))
        inner = QVBoxLayout(card)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(state)
        row.addWidget(card, 1)
    return row


def _running() -> QHBoxLayout:
    px = look().px
    row = QHBoxLayout()
    host = QWidget()
    host.setFixedSize(px(420), px(68))
    toast = Toast(host)
    toast.show_message("ลบ “มาตรการออกคำสั่งมอบหมายฯ” แล้ว", "เลิกทำ", host.close, "trash-2", "Ctrl+Z")
    row.addWidget(host)
    running = QVBoxLayout()
    running.addWidget(Label("กำลังนำเข้า ๙ จาก ๑๖", "caption", most=1))
    bar = ProgressLine("กำลังนำเข้า")
    bar.setRange(0, 16)
    bar.setValue(9)
    running.addWidget(bar)
    row.addLayout(running, 1)
    row.addWidget(Button("ยกเลิก", size="small"))
    return row


def screen_message(_stage: Stage) -> QWidget:
    """Return a question with its answers."""
    host = QWidget()
    host.hide()
    message = messages.Message(
        None,
        "ลบมาตรการ “เสริมสร้างความโปร่งใสในการใช้ทรัพย์สินของทางราชการ” หรือไม่ เลิกทำได้จนกว่าจะปิดแฟ้ม",
        [messages.Choice("no", "ไม่ลบ"), messages.Choice("yes", "ลบมาตรการ", "filled")],
    )
    message.show()
    return message


def screen_fault(_stage: Stage) -> QWidget:
    """Return what is told of a fault of the program."""
    message = messages.Message(
        None,
        "โปรแกรมทำคำสั่งนี้ไม่ได้ งานที่พิมพ์ยังอยู่ครบ โปรดคัดลอกรายละเอียดส่งให้ผู้ดูแล",
        [messages.Choice("close", _("ปิด"), "filled")],
        "error",
        "Traceback",
    )
    message.show()
    return message


def screen_file_dialog(stage: Stage) -> QWidget:
    """Return Qt's own file dialog, that stands where the system has none."""
    for name in ("รายงาน ITA 2568.itadb", "รายงาน ITA 2567.itadb"):
        (stage.folder / name).touch()
    dialog = QFileDialog(None, "เปิดแฟ้ม", str(stage.folder), "แฟ้มรายงาน (*.itadb)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFilter(QDir.Filter.AllDirs | QDir.Filter.Files | QDir.Filter.NoDotAndDotDot)
    dialog.resize(look().px(760), look().px(460))
    dialog.show()
    return dialog


def screen_menu(_stage: Stage) -> QWidget:
    """Return a menu with marks, keys and a disabled row."""
    menu = QMenu()
    owner = QWidget(menu)
    owner.hide()
    for name in ("undo", "redo", "", "new_measure", "copy_measure", "move_up", "", "larger", "theme_light"):
        if name:
            menu.addAction(actions.make(owner, name, owner.update))
        else:
            menu.addSeparator()
    menu.actions()[1].setEnabled(False)
    menu.actions()[-1].setCheckable(True)
    menu.actions()[-1].setChecked(True)
    menu.addMenu("ธีม").addAction("มืด")
    menu.setActiveAction(menu.actions()[3])
    menu.show()
    return menu


def screen_table(_stage: Stage) -> QWidget:
    """Return a table and a column that scrolls."""
    page = QWidget()
    table = QTableWidget(30, 3)
    table.setHorizontalHeaderLabels(["กอง", "ชื่อย่อ", "หน้าที่"])
    for n in range(30):
        for m, text in enumerate(("กองการศึกษา ศาสนาและวัฒนธรรม", "กองการศึกษา", "รวบรวม")):
            table.setItem(n, m, QTableWidgetItem(text))
    table.selectRow(2)
    inner = QWidget()
    column = QVBoxLayout(inner)
    for _n in range(30):
        column.addWidget(Label("จัดทำคู่มือเกี่ยวกับแนวทางปฏิบัติเกี่ยวกับการใช้ทรัพย์สินของราชการ การยืมทรัพย์สินของราชการ", "field"))
    row = QHBoxLayout(page)
    row.addWidget(table, 1)
    row.addWidget(ScrollArea(inner), 1)
    page.resize(look().px(800), look().px(400))
    page.show()
    return page
