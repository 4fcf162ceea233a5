"""All that can be done by menu and key: one table.

Each Ctrl or Alt key has the Thai character of the same key beside it, so that it works in the Thai layout too. Digits
with Ctrl would collide there (2 is /, 3 is -), so they are not used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction, QKeySequence, QShortcutEvent
from typing_extensions import override

from ita_desktop.base.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "open": ("Ctrl+O", "Ctrl+น"),
    "save": ("Ctrl+S", "Ctrl+ห"),
    "import": ("Ctrl+I", "Ctrl+ร"),
    "hand_over": ("Ctrl+E", "Ctrl+ำ"),
    "print": ("Ctrl+P", "Ctrl+ย"),
    "pdf": ("F9",),
    "quit": ("Ctrl+Q", "Ctrl+ๆ"),
    "undo": ("Ctrl+Z", "Ctrl+ผ"),
    "redo": ("Ctrl+Y", "Ctrl+ั"),
    "cut": ("Ctrl+X", "Ctrl+ป"),
    "copy": ("Ctrl+C", "Ctrl+แ"),
    "paste": ("Ctrl+V", "Ctrl+อ"),
    "select_all": ("Ctrl+A", "Ctrl+ฟ"),
    "new_measure": ("Ctrl+N", "Ctrl+ื"),
    "copy_measure": ("Ctrl+D", "Ctrl+ก"),
    "title": ("F2",),
    "move_up": ("Alt+Up",),
    "move_down": ("Alt+Down",),
    "activity_up": ("Alt+PgUp",),
    "activity_down": ("Alt+PgDown",),
    "previous_measure": ("Ctrl+PgUp",),
    "next_measure": ("Ctrl+PgDown",),
    "calendar": ("Ctrl+;", "Ctrl+ว"),
    "field_1": ("Alt+1", "Alt+ๅ"),
    "field_2": ("Alt+2", "Alt+/"),
    "field_3": ("Alt+3", "Alt+-"),
    "field_4": ("Alt+4", "Alt+ภ"),
    "field_5": ("Alt+5", "Alt+ถ"),
    "field_6": ("Alt+6", "Alt+ุ"),
    "next_finding": ("F7",),
    "previous_finding": ("Shift+F7",),
    "next_pane": ("F6",),
    "previous_pane": ("Shift+F6",),
    "whole_page": ("F8",),
    "full_screen": ("F11",),
    "larger": ("Ctrl+=", "Ctrl+ช", "Ctrl++"),
    "smaller": ("Ctrl+-", "Ctrl+ข"),
    "normal_size": ("Ctrl+0", "Ctrl+จ"),
}
"""The keys of an action: the one that is shown, then those that do the same."""

ICONS: Final = {
    "open": "folder-open",
    "open_backup": "archive-restore",
    "save": "save",
    "import": "file-input",
    "hand_over": "send",
    "print": "printer",
    "pdf": "file-output",
    "undo": "undo-2",
    "redo": "redo-2",
    "new_measure": "plus",
    "copy_measure": "copy-plus",
    "delete_measure": "trash-2",
    "split_measure": "split",
    "join_measure": "merge",
    "add_activity": "plus",
    "move_up": "arrow-up",
    "move_down": "arrow-down",
    "previous_measure": "chevron-up",
    "next_measure": "chevron-down",
    "calendar": "calendar-days",
    "whole_page": "maximize",
    "settings": "settings",
    "write": "file-pen-line",
    "print_view": "printer",
}
"""The icons of actions that stand on buttons."""


def text_of(name: str) -> str:
    """Return what an action is called, in the language in use."""
    return _texts()[name]


def key_of(name: str) -> str:
    """Return the key of an action as it is shown ("Ctrl+N"), "" for none."""
    keys = KEYS.get(name)
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


class _Action(QAction):
    """An action whose own keys never stand in each other's way.

    A Thai keyboard with a Latin one beside it tells one key by both characters: key and twin match at once, which Qt
    takes for two actions that want the same key, and does neither. Every key of the table belongs to one action.
    """

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent) and event.isAmbiguous() and event.key() in self.shortcuts():
            self.activate(QAction.ActionEvent.Trigger)
            return True
        return super().event(event)


def make(owner: QWidget, name: str, slot: Callable[[], object]) -> QAction:
    """Return an action that works in the owner's window; ``slot`` is a bound method."""
    action = _Action(text_of(name), owner)
    action.setObjectName(name)
    action.setShortcuts([QKeySequence(key) for key in KEYS.get(name, ())])
    action.triggered.connect(slot)
    owner.addAction(action)
    return action


def allow(action: QAction, can: bool, why: str = "") -> None:  # noqa: FBT001 - a setter
    """Say whether an action can be done now; ``why`` not is what its button's tooltip says."""
    action.setStatusTip("" if can else why)
    action.setEnabled(can)


def _texts() -> dict[str, str]:
    return {
        "open": _("เปิดแฟ้ม…"),
        "open_backup": _("เปิดไฟล์สำรอง…"),
        "new_office": _("เริ่มแฟ้มใหม่…"),
        "save": _("บันทึกตอนนี้"),
        "save_elsewhere": _("บันทึกที่อื่น…"),
        "import": _("นำเข้าจากไฟล์…"),
        "hand_over": _("ส่งมอบให้ผู้อื่น…"),
        "print": _("พิมพ์…"),
        "pdf": _("สร้าง PDF"),
        "start": _("กลับหน้าเริ่ม"),
        "quit": _("ออกจากโปรแกรม"),
        "undo": _("เลิกทำ"),
        "redo": _("ทำซ้ำ"),
        "cut": _("ตัด"),
        "copy": _("คัดลอก"),
        "paste": _("วาง"),
        "select_all": _("เลือกทั้งหมด"),
        "new_measure": _("เพิ่มมาตรการ"),
        "copy_measure": _("ทำสำเนามาตรการ"),
        "delete_measure": _("ลบมาตรการ"),
        "split_measure": _("แยกเป็นหลายมาตรการ"),
        "join_measure": _("รวมกับมาตรการถัดไป"),
        "add_activity": _("เพิ่มชุดขั้นตอน"),
        "delete_activity": _("ลบชุดขั้นตอน"),
        "title": _("แก้ชื่อมาตรการ"),
        "move_up": _("ย้ายขึ้น"),
        "move_down": _("ย้ายลง"),
        "activity_up": _("ย้ายชุดขั้นตอนขึ้น"),
        "activity_down": _("ย้ายชุดขั้นตอนลง"),
        "previous_measure": _("มาตรการก่อนหน้า"),
        "next_measure": _("มาตรการถัดไป"),
        "calendar": _("เลือกช่วงเวลาจากปฏิทิน"),
        "field_1": _("ไปช่องชื่อมาตรการ"),
        "field_2": _("ไปช่องขั้นตอน"),
        "field_3": _("ไปช่องช่วงเวลา"),
        "field_4": _("ไปช่องผู้รับผิดชอบ"),
        "field_5": _("ไปช่องผลการดำเนินการ"),
        "field_6": _("ไปช่องผลลัพธ์"),
        "next_finding": _("ข้อที่ควรตรวจถัดไป"),
        "previous_finding": _("ข้อที่ควรตรวจก่อนหน้า"),
        "settings": _("ตั้งค่ารายงาน"),
        "office": _("ตั้งค่าหน่วยงาน"),
        "preferences": _("ตั้งค่าโปรแกรม"),
        "write": _("เขียน"),
        "print_view": _("พิมพ์"),
        "next_pane": _("ไปส่วนถัดไปของหน้าต่าง"),
        "previous_pane": _("ไปส่วนก่อนหน้าของหน้าต่าง"),
        "whole_page": _("ทั้งหน้า"),
        "full_screen": _("เต็มจอ"),
        "larger": _("ตัวอักษรใหญ่ขึ้น"),
        "smaller": _("ตัวอักษรเล็กลง"),
        "normal_size": _("ตัวอักษรขนาดปกติ"),
        "theme_light": _("สว่าง"),
        "theme_dark": _("มืด"),
        "theme_system": _("ตามระบบ"),
        "about": _("เกี่ยวกับโปรแกรม"),
    }
