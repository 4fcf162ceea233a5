"""What is said of a file that cannot be opened, whatever its kind."""

from __future__ import annotations

from ita_desktop.base.errors import UnreadableError
from ita_desktop.base.i18n import _


def damaged(name: str) -> UnreadableError:
    """Return the error that a file is not whole."""
    sentence = _("ไฟล์ “{name}” เสียหายหรือมาไม่ครบ จึงอ่านไม่ได้ ยังไม่มีอะไรเปลี่ยนแปลง โปรดขอหรือคัดลอกไฟล์ใหม่")
    return UnreadableError(sentence.format(name=name))


def locked(name: str) -> UnreadableError:
    """Return the error that a file asks for a password."""
    sentence = _("ไฟล์ “{name}” ตั้งรหัสผ่านไว้ จึงอ่านไม่ได้ โปรดเปิดด้วยโปรแกรมเดิม ยกเลิกรหัสผ่าน แล้วบันทึกใหม่")
    return UnreadableError(sentence.format(name=name))


def unopened(name: str) -> UnreadableError:
    """Return the error that the system does not let a file be read."""
    sentence = _("เปิดไฟล์ “{name}” ไม่ได้ ไฟล์ยังเหมือนเดิม โปรดตรวจว่ามีสิทธิ์อ่านและไม่มีโปรแกรมอื่นใช้อยู่")
    return UnreadableError(sentence.format(name=name))
