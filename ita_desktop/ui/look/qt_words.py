"""Qt's own words in the language in use, from the same catalogue as all others."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QTranslator
from typing_extensions import override

from ita_desktop.base.i18n import _

_ROOMS: Final = frozenset(
    {
        "QAbstractFileIconProvider",
        "QAbstractSpinBox",
        "QAccessibleActionInterface",
        "QComboBox",
        "QDialogButtonBox",
        "QFileDialog",
        "QFileSystemModel",
        "QGnomeTheme",
        "QLineEdit",
        "QMessageBox",
        "QPlatformTheme",
        "QProgressDialog",
        "QScrollBar",
        "QTabBar",
        "QUnicodeControlCharacterMenu",
        "QWidgetTextControl",
    }
)
_KEYS: Final = frozenset({"Up", "Down", "Left", "Right", "Space"})


class QtWords(QTranslator):
    """Answers what Qt asks of its own texts; None where it should keep them."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        if context in _ROOMS or (context == "QShortcut" and sourceText in _KEYS):
            return _words(_("ตกลง")).get(sourceText.replace("&", "").lower())
        return None


@lru_cache(maxsize=2)
def _words(_language: str) -> dict[str, str]:
    """Return the words by Qt's own, without "&" and capitals; kept for each language (told by one of its words)."""
    return {
        # buttons
        "ok": _("ตกลง"),
        "cancel": _("ยกเลิก"),
        "close": _("ปิด"),
        "yes": _("ใช่"),
        "no": _("ไม่ใช่"),
        "yes to all": _("ใช่ทั้งหมด"),
        "no to all": _("ไม่ใช่ทั้งหมด"),
        "open": _("เปิด"),
        "save": _("บันทึก"),
        "save all": _("บันทึกทั้งหมด"),
        "close without saving": _("ปิดโดยไม่บันทึก"),
        "apply": _("ใช้"),
        "reset": _("คืนค่าเดิม"),
        "restore defaults": _("กลับเป็นค่าที่แนะนำ"),
        "help": _("วิธีใช้"),
        "discard": _("ทิ้งที่แก้"),
        "retry": _("ลองใหม่"),
        "ignore": _("ข้ามไป"),
        "abort": _("หยุด"),
        "show details...": _("ดูรายละเอียด"),
        "hide details...": _("ซ่อนรายละเอียด"),
        # menus of fields
        "undo": _("เลิกทำ"),
        "redo": _("ทำซ้ำ"),
        "cut": _("ตัด"),
        "copy": _("คัดลอก"),
        "copy link location": _("คัดลอกที่อยู่ลิงก์"),
        "paste": _("วาง"),
        "delete": _("ลบ"),
        "select all": _("เลือกทั้งหมด"),
        "step up": _("เพิ่มขึ้น"),
        "step down": _("ลดลง"),
        "insert unicode control character": _("แทรกอักขระควบคุม"),
        # scroll bars
        "scroll here": _("เลื่อนมาที่นี่"),
        "top": _("บนสุด"),
        "bottom": _("ล่างสุด"),
        "left edge": _("ซ้ายสุด"),
        "right edge": _("ขวาสุด"),
        "page up": _("ขึ้นหนึ่งหน้า"),
        "page down": _("ลงหนึ่งหน้า"),
        "page left": _("ไปทางซ้ายหนึ่งหน้า"),
        "page right": _("ไปทางขวาหนึ่งหน้า"),
        "scroll up": _("เลื่อนขึ้น"),
        "scroll down": _("เลื่อนลง"),
        "scroll left": _("เลื่อนไปทางซ้าย"),
        "scroll right": _("เลื่อนไปทางขวา"),
        # files
        "look in:": _("ดูใน:"),
        "file name:": _("ชื่อไฟล์:"),
        "files of type:": _("ชนิดไฟล์:"),
        "directory:": _("โฟลเดอร์:"),
        "all files (*)": _("ไฟล์ทั้งหมด (*)"),
        "choose": _("เลือก"),
        "save as": _("บันทึกเป็น"),
        "find directory": _("หาโฟลเดอร์"),
        "directories": _("โฟลเดอร์"),
        "files": _("ไฟล์"),
        "back": _("ย้อนกลับ"),
        "go back": _("ย้อนกลับ"),
        "forward": _("ไปข้างหน้า"),
        "go forward": _("ไปข้างหน้า"),
        "parent directory": _("ขึ้นหนึ่งชั้น"),
        "go to the parent directory": _("ขึ้นหนึ่งชั้น"),
        "create new folder": _("สร้างโฟลเดอร์ใหม่"),
        "create a new folder": _("สร้างโฟลเดอร์ใหม่"),
        "new folder": _("โฟลเดอร์ใหม่"),
        "list view": _("แบบรายชื่อ"),
        "change to list view mode": _("แบบรายชื่อ"),
        "detail view": _("แบบละเอียด"),
        "change to detail view mode": _("แบบละเอียด"),
        "sidebar": _("แถบข้าง"),
        "list of places and bookmarks": _("ที่เก็บและที่คั่นไว้"),
        "recent places": _("ที่เก็บล่าสุด"),
        "rename": _("เปลี่ยนชื่อ"),
        "remove": _("เอาออก"),
        "show ": _("แสดง"),
        "show hidden files": _("แสดงไฟล์ที่ซ่อน"),
        "could not delete directory.": _("ลบโฟลเดอร์นี้ไม่ได้"),
        "are you sure you want to delete '%1'?": _("ลบ “%1” หรือไม่"),
        "'%1' is write protected.\ndo you want to delete it anyway?": _("“%1” ถูกป้องกันการเขียน ยังจะลบหรือไม่"),
        "%1 already exists.\ndo you want to replace it?": _("มี %1 อยู่แล้ว แทนที่หรือไม่"),
        "%1\ndirectory not found.\nplease verify the correct directory name was given.": _(
            "ไม่พบโฟลเดอร์ %1 โปรดตรวจชื่ออีกครั้ง"
        ),
        "%1\nfile not found.\nplease verify the correct file name was given.": _("ไม่พบไฟล์ %1 โปรดตรวจชื่ออีกครั้ง"),
        "my computer": _("เครื่องนี้"),
        "computer": _("เครื่องนี้"),
        "name": _("ชื่อไฟล์"),
        "size": _("ขนาด"),
        "type": _("ชนิด"),
        "kind": _("ชนิด"),
        "date modified": _("แก้ล่าสุด"),
        "drive": _("ไดรฟ์"),
        "file": _("ไฟล์"),
        "file folder": _("โฟลเดอร์"),
        "folder": _("โฟลเดอร์"),
        "shortcut": _("ทางลัด"),
        "alias": _("ทางลัด"),
        "unknown": _("ไม่รู้จัก"),
        # what screen readers offer
        "press": _("กด"),
        "toggle": _("สลับ"),
        "toggles the state": _("สลับสถานะ"),
        "triggers the action": _("ทำตามปุ่ม"),
        "increase": _("เพิ่มขึ้น"),
        "increase the value": _("เพิ่มค่า"),
        "decrease": _("ลดลง"),
        "decrease the value": _("ลดค่า"),
        "show menu": _("เปิดเมนู"),
        "shows the menu": _("เปิดเมนู"),
        "set focus": _("ไปที่นี่"),
        "sets the focus": _("ไปที่นี่"),
        "next page": _("หน้าถัดไป"),
        "previous page": _("หน้าก่อน"),
        "open the combo box selection popup": _("เปิดรายการให้เลือก"),
        "true": _("ใช่"),
        "false": _("ไม่ใช่"),
        # keys
        "up": _("ลูกศรขึ้น"),
        "down": _("ลูกศรลง"),
        "left": _("ลูกศรซ้าย"),
        "right": _("ลูกศรขวา"),
        "space": _("เว้นวรรค"),
    }
