"""argparse's own words in Thai."""

from __future__ import annotations

import argparse

from ita_desktop.cli.language import thai_in_use

_THAI = {
    "usage: ": "วิธีใช้: ",
    "positional arguments": "สิ่งที่ต้องระบุ",
    "options": "ตัวเลือก",
    "show this help message and exit": "แสดงวิธีใช้นี้แล้วจบ",
    "%(prog)s: error: %(message)s\n": "%(prog)s: คำสั่งไม่ถูกต้อง: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "ยังไม่ได้ระบุ %s",
    "unrecognized arguments: %s": "ไม่รู้จัก %s",
    "expected one argument": "ต้องตามด้วยค่าหนึ่งค่า",
    "not allowed with argument %s": "ใช้ร่วมกับ %s ไม่ได้",
    "ignored explicit argument %r": "ไม่รับค่า %r",
    "invalid %(type)s value: %(value)r": "ใช้ค่า %(value)r ไม่ได้",
    "invalid choice: %(value)r (choose from %(choices)s)": "ไม่มี %(value)r ให้เลือก (เลือกได้จาก %(choices)s)",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s กำกวม อาจหมายถึง %(matches)s",
}


def _word(english: str) -> str:
    return _THAI.get(english, english) if thai_in_use() else english


def install() -> None:
    """Let argparse speak the language in use: it looks its words up by the name `_` of its own module."""
    argparse._ = _word  # type: ignore[attr-defined]
