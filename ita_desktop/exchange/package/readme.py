"""README.txt of a package: what it is and what every field means, for a reader who has nothing but the file."""

from __future__ import annotations

from functools import cache

from ita_desktop.exchange.package.fields import PARTS, TITLES, fields_of

_HEAD = (
    """แพ็กเกจข้อมูลมาตรการส่งเสริมคุณธรรมและความโปร่งใส (.itapack)

ไฟล์นี้คือ zip ที่มีข้อความ JSON (UTF-8) อ่านได้ด้วยโปรแกรมทั่วไป ไม่ต้องใช้โปรแกรมที่เขียนไฟล์นี้
โปรดอย่าแก้ไขไฟล์ข้างใน: ค่า SHA-256 จะไม่ตรง และโปรแกรมจะไม่รับไฟล์
""",
    """Data package of integrity measures (.itapack)

This is a zip of JSON texts (UTF-8). It can be read without the program that wrote it.
Please do not change what is inside: the SHA-256 sums would not fit and no program would take it.
""",
)
_RULES = (
    """ระเบียนที่ไม่อยู่ในแพ็กเกจไม่ได้แปลว่าถูกลบ; การลบอยู่ใน tombstones.jsonl เท่านั้น
ใครใหม่กว่าดูจาก ancestors ไม่ใช่เวลา: ถ้า rev ของเราอยู่ใน ancestors ของเขา ของเขาใหม่กว่า
JSON ที่หาค่า SHA-256 เรียงชื่อตามอักษร ไม่มีช่องว่าง เป็น NFC และ parents เรียงตามอักษร
วันที่ใน JSON เป็น ค.ศ. (ISO 8601); ปีงบประมาณเป็น พ.ศ.
""",
    """What is absent from a package is not deleted; only tombstones.jsonl deletes.
Which copy is newer is told by ancestors, never by a clock: where our rev is among theirs, theirs is newer.
JSON that is hashed has its names sorted and no blanks, is NFC, and has its parents sorted.
Dates in JSON are of the Christian era (ISO 8601), fiscal years of the Buddhist era.
""",
)


@cache
def readme() -> str:
    """Return the text, Thai first, then English."""
    return "\n".join(_in_language(n) for n in (0, 1))


def _in_language(n: int) -> str:
    out = [_HEAD[n], *(f"{name}\n    {words[n]}" for name, words in PARTS.items()), "", _RULES[n]]
    for name, title in TITLES.items():
        out.append(title[n])
        out += [f"    {field}: {words[n]}" for field, words in fields_of(name).items()]
        out.append("")
    return "\n".join(out)
