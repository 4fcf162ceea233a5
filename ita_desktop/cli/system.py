"""What an error of the system means, for a person: what is in the way, not its number."""

from __future__ import annotations

import errno
import os

from ita_desktop.base.i18n import _


def told(error: OSError) -> str:
    """Return the sentence for an error of the system that no command could say more about."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, (str, bytes)) else ""
    sentence = _sentence(error.errno)
    if not sentence:
        return _("ทำต่อไม่ได้ ระบบแจ้งว่า {reason}").format(reason=error.strerror or type(error).__name__)
    return sentence.format(name=f"“{name}”" if name else _("ไฟล์"))


def _sentence(number: int | None) -> str:
    if number in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return _("ไม่มีสิทธิ์ใช้ {name} หรือโฟลเดอร์ที่เก็บไว้ จึงยังไม่ได้ทำอะไร โปรดเลือกที่เก็บอื่นหรือขอสิทธิ์ก่อน")
    if number in {errno.ENOENT, errno.ENOTDIR}:
        return _("ไม่พบ {name} จึงทำต่อไม่ได้ โปรดตรวจดูชื่อและโฟลเดอร์")
    if number == errno.ENAMETOOLONG:
        return _("ชื่อ {name} ยาวเกินไป จึงทำต่อไม่ได้ โปรดตั้งชื่อให้สั้นลง")
    if number == errno.EISDIR:
        return _("ระบุ {name} ซึ่งเป็นโฟลเดอร์ จึงทำต่อไม่ได้ โปรดระบุชื่อไฟล์")
    if number == errno.ELOOP:
        return _("ทางลัด {name} วนกลับมาที่เดิม จึงทำต่อไม่ได้ โปรดระบุไฟล์จริง")
    if number in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return _("พื้นที่ดิสก์ไม่พอสำหรับ {name} จึงทำต่อไม่ได้ โปรดเพิ่มพื้นที่ว่างแล้วลองใหม่")
    if number == errno.EIO:
        return _("อ่านหรือเขียน {name} ไม่ได้เพราะดิสก์มีปัญหา โปรดลองใหม่จากที่เก็บอื่น")
    return ""
