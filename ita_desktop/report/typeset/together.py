"""What stays on one line though a space or a word's end is inside it.

Numbers with what they count or belong to, dates, documents' and telephone numbers, abbreviations, and names. A name
is in no list: it is what stands behind a title or behind the word for a kind of place, up to a space or to one of
the words with which a sentence goes on.
"""

from __future__ import annotations

import re

from ita_desktop.thai.words import clusters

BEFORE_NUMBER = 3.0  # a number belongs, if loosely, to the word before it
APART = 12.0  # between a given name and a surname, a month and the year's "พ.ศ."
_PLACE_CLUSTERS = 11  # what is longer behind "บ้าน" or "ตำบล" is not a name only
_NAME = 60  # no name has more letters
_DAY_DIGITS = 2
_BEFORE = 32  # letters looked at before a number

_D = "[0-9๐-๙]"
_T = "[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4e]"
_NUMBER = f"{_D}+(?:[.,:/–-]{_D}+)*"

_MONTH = (
    "(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.)"
)
_DAY_AND_MONTH = re.compile(f" *(?:(?:ถึง|และ|[–-]) *{_D}{{1,2}} *)?{_MONTH}")
_YEAR_BEHIND = re.compile(f"{_MONTH} *(?=พ\\.ศ\\.|พุทธศักราช|ค\\.ศ\\.)")
_BELONGS = re.compile(
    r"(?:(?:ปี *)?(?:พ\.ศ\.|ค\.ศ\.)|ม\.|ซ\.|No\.|"
    "(?:วัน|หมู่|ครั้ง|ฉบับ|สมัย|เลข|ลำดับ|ประเด็น|มิติ|ตัวชี้วัด|ไตรมาส|ส่วน|บท|ตาราง|ภาพ|งวด|รุ่น|ช่วง|กลุ่ม)?ที่"
    "|ข้อ|มาตรา|หน้า|หมู่|ชั้น|ร้อยละ|เวลา|อายุ|บท|วรรค|ซอย|ปี|เลข|ระดับ|เล่ม|ห้อง|ภาคผนวก|ตอน|พุทธศักราช|ประมาณ"
    "|จำนวน|ละ|ยาว|กว้าง|ลึก|หนา|สูง|เฉลี่ย|เหลือ|ตลอด|ภายใน|จาก|ทั้ง|รวม|ครบ|เกิน|อีก|กว่า|ขนาด|อัตรา"
    rf"|{_MONTH}|/ *ว\.?|ที่ *[ก-ฮ]{{1,4}}\.?(?: *\([ก-ฮ]{{1,5}}\))?|(?<!{_T})[ก-ฮ]{{2}}"
    rf"|ข้อ *{_NUMBER}|มาตรา *{_NUMBER})[ (]*$"
)
_DOCUMENT_GOES_ON = re.compile(rf" */ *[วต]\.?(?:\([ก-ฮ]\))? *{_NUMBER}")
_UNIT = re.compile(
    " *(?:(?:พัน|หมื่น|แสน|ล้าน)*บาท|ล้าน|สตางค์|คน|ราย|ครั้ง|วัน|เดือน|ปี|ชั่วโมง|นาที|แห่ง|ชุด|ตัว|เครื่อง|คัน|หลัง|ห้อง|เล่ม|ฉบับ"
    "|แผ่น|ใบ|เรื่อง|ข้อ|ด้าน|ประเด็น|มิติ|โครงการ|กิจกรรม|มาตรการ|รายการ|ช่องทาง|หมู่บ้าน|ครัวเรือน|สาย|ช่วง|จุด|ต้น|รุ่น|ระดับ|ขั้นตอน|คะแนน"
    "|เปอร์เซ็นต์|(?:กิโล|เซนติ|ตาราง|ลูกบาศก์)?เมตร|(?:กิโล)?กรัม|ลิตร|ตัน|(?:กิโล)?วัตต์|โวลต์|ไร่|ตารางวา"
    r"|น\.|ม\.|กม\.|ซม\.|มม\.|ตร\.ม\.|ลบ\.ม\.|กก\.|ชม\.|[A-Za-z%°]{1,3}(?![A-Za-z]))"
    f"(?:(?!{_T})|(?=ต่อ|ละ|ขึ้น|แรก|และ|หรือ|ใน|ของ|เป็น|จาก|โดย|เพื่อ|ถ้วน|ถึง|ตาม|ให้|ได้|ไม่|ต้อง|นับ|แล้ว|เท่า|กว่า|ทำการ))"
)
_LIST_NUMBER = re.compile(r"(?<![^ ])[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)] +[^ ]")
_TELEPHONE_BEFORE = re.compile(r"(?:โทร(?:ศัพท์|สาร)?\.?|แฟกซ์|มือถือ|หมายเลข) *:? *$")
_EXTENSION = f"(?:,? *ต่อ *{_D}+(?:[ ,–-]+{_D}+)*)?"
_TELEPHONE = re.compile(
    rf"[0๐+]{_D}*(?:[ –-]*{_D}{{2,4}})*(?!{_D})(?: *[–-] *{_D}+)?(?:,? *ต่อ *{_D}+(?:[ ,–-]+{_D}+)*)?"
)
_FREE_TELEPHONE = re.compile(rf"[0๐]{_D}{{0,2}}[ –-]{_D}{{3,4}}[ –-]?{_D}{{3,4}}(?!{_D}){_EXTENSION}")
_DIGITS = re.compile(_NUMBER)
_THAI = re.compile(_T)

# With these a sentence goes on behind a name; a surname may well begin with one of the second kind: "อยู่เจริญ".
_GOES_ON = (
    "กับ|กรรมการ|กล่าว|การ|ของ|ข้อ|คณะ|ความ|จะ|จาก|จำนวน|จึง|จังหวัด|ซึ่ง|ดำรง|ดำเนิน|ด้วย|ตาม|ตำบล|ตำแหน่ง|ถนน|ถึง"
    "|ทั้ง|ทาง|ที่|ท่าน|นั้น|นายก|นี้|บริเวณ|ประกอบ|ประจำ|ประธาน|ปลัด|เป็น|ผ่าน|ผู้|พร้อม|เพื่อ|ภาย|มอบ|ไม่|ยัง|รอง"
    "|ระหว่าง|โรงเรียน|เลข|เลขานุการ|และ|ละ|แล้ว|ว่า|สมาชิก|สำนัก|สำหรับ|ส่วน|หรือ|หมู่|หัวหน้า|ให้|อำเภอ|อายุ|อื่น"
    "|เขต|เข้า|แขวง|แต่|โดย|ได้|เจ้าหน้าที่|เกี่ยวกับ|เมื่อ|เชื่อม|ใช้|พื้นที่|ชุมชน|ตลอด"
)
_GOES_ON_OR_SURNAME = "ขึ้น|ใน|มา|มี|อยู่|ออก|เห็น|ทำ|รับ|คือ|ต่อ|ไป|ร่วม|ส่ง|ไว้|ตั้ง|เรื่อง|แก่|จัด"
_GOES_ON_HERE = re.compile(f"(?:{_GOES_ON}|{_GOES_ON_OR_SURNAME})(?={_T}|[ ,.]*$)")
_NO_SURNAME = re.compile(_GOES_ON)

_KNOWN_ABBREVIATION = re.compile(
    "(?:อบต|อบจ|ทต|ทม|ทน|กทม|โทร|ดร|ผอ|จนท|สตง|กกต|อปท|สถ|สปสช|อสม|อปพร|ผญบ|รพ|รร|ศพด|ตร|กม|ซม|มม|กก|ลบ|ชม|สน|สภ)$"
)
_SHORT_WORD = re.compile("(?:[เแโใไ]?[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*){1,2}|[ก-ฮ]{1,6}")
_LAST_LETTER = re.compile("[เแโใไ]?[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*$")
_NEXT_DOTTED = re.compile("\\.(?:[เแโใไ]?[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*)\\.")

_OFFICE_OF = "ก(?:เทศ|องค์|รัฐ|สมาคม|สภา|อบ|กิตติ|สโมสร|เหล่า|เมือง|พ|จ|ฯ|และ|ได้|มี|เป็น|ใน|ท|ก)"
_TITLE_WORD = re.compile(
    f"(?<!เจ้า)(?<!ทำ)(?:นางสาว|นาย(?!{_OFFICE_OF}|ก(?!{_T})|อำเภอ|ทะเบียน|ช่าง|จ้าง|หน้า|ตรวจ|ทหาร|ตำรวจ|ประกัน|สถานี|ด่าน|แบบ|ไปรษณีย์|แพทย์|สัตวแพทย์)"
    "|นาง(?!สาว|แบบ|งาม|ฟ้า|เอก|พยาบาล|สงกรานต์|นพมาศ)|เด็กชาย|เด็กหญิง|นายแพทย์|แพทย์หญิง|ทันตแพทย์หญิง|ศาสตราจารย์|พระครู|พระมหา|พระอธิการ"
    "|ว่าที่ *(?:ร้อยตรี|ร้อยโท|ร้อยเอก|พันตรี)(?:หญิง)?|(?:พล|พัน|ร้อย|สิบ|จ่าสิบ|จ่า)(?:ตำรวจ)?(?:เอก|โท|ตรี)|ดาบตำรวจ)"
)
_TITLE_SHORT = re.compile(
    r"(?:ว่าที่ *)?(?:[รพสจ]\.(?:ส\.)?[ตทอ]\.(?:[ตทอ]\.)?(?: *หญิง)?|ด\.ต\.|พล\.[ตทอ]\.[ตทอร]\.|น\.ส\.|ด\.[ชญ]\."
    r"|(?:ผศ|รศ|ศ|ดร|นพ|พญ|ทพ|ทพญ|สพ\.ญ|ภก|ภญ)\.)"
)
_GIVEN = re.compile(f" *({_T}+)")
_FAMILY = re.compile(f" +({_T}+)")
_PLACE_WORD = re.compile("ตำบล|อำเภอ|จังหวัด|(?:หมู่)?บ้าน|เทศบาล(?:เมือง|นคร)|ชุมชน|ถนน|ซอย|แม่น้ำ|คลอง")
_PLACE_SURELY = ("ตำบล", "อำเภอ", "จังหวัด")
_PLACE_SHORT = re.compile(
    rf"(?<!{_T})(?<!{_T}\.)(?:(?:อบต|อบจ|ทต|ทม|ทน|รพ\.สต|รร|ศพด|[ก-ฮ])\.|[ตอจบถซ]\. +)(?={_T}{{2}})(?!{_T}\.)"
)
_PLACE_BEGINS = re.compile("หนอง|โคก|โนน|ดอน|กุด|ดง|ซับ|บึง|ห้วย|ทุ่ง")

_HAS_TITLE = ("นาย", "นาง", "เด็ก", "แพทย์", "ว่าที่", "พระ", "เอก", "ตรี", "โท", "ดาบ", "ศาสตราจารย์")


def keep(text: str, ends: dict[int, float]) -> None:
    """Take out of the line ends those that would part what belongs together, and set the penalties of some."""
    if _DIGITS.search(text):
        _keep_numbers(text, ends)
    _keep_places(text, ends)
    _keep_persons(text, ends)


def abbreviation(text: str, start: int, end: int) -> int:
    """Return where, in a run of Thai letters, an abbreviation begins that a full stop ends; its end if none does."""
    if not text.startswith(".", end):
        return end
    run = text[start:end]
    if _SHORT_WORD.fullmatch(run):
        return start
    match = _KNOWN_ABBREVIATION.search(run)
    if match is None and _NEXT_DOTTED.match(text, end):
        match = _LAST_LETTER.search(run)
    return start + match.start() if match else end


def _join(ends: dict[int, float], start: int, end: int) -> None:
    for at in range(start + 1, end):
        ends.pop(at, None)


def _keep_numbers(text: str, ends: dict[int, float]) -> None:
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        before = text[max(0, start - _BEFORE) : start]
        owner = _BELONGS.search(before)
        if ends.get(start) == 0.0:
            ends[start] = BEFORE_NUMBER
        if owner:
            _join(ends, start - len(before) + owner.start(), end)
        telephone = _TELEPHONE_BEFORE.search(before)
        number = _TELEPHONE.match(text, start) if telephone else _FREE_TELEPHONE.match(text, start)
        if number:
            _join(ends, start - (len(telephone[0]) if telephone else 0), number.end())
        behind = (
            _DOCUMENT_GOES_ON.match(text, end)
            or _UNIT.match(text, end)
            or (_DAY_AND_MONTH.match(text, end) if end - start <= _DAY_DIGITS else None)
        )
        if behind:
            _join(ends, start, behind.end())
        listed = _LIST_NUMBER.match(text, start)
        if listed and "(" not in before:
            _join(ends, start, listed.end())
    for match in _YEAR_BEHIND.finditer(text):
        ends[match.end()] = APART


def _keep_persons(text: str, ends: dict[int, float]) -> None:
    if any(word in text for word in _HAS_TITLE):
        for match in _TITLE_WORD.finditer(text):
            if _begins(text, match.start(), ends):
                _keep_person(text, match.start(), match.end(), ends)
    if "." in text:
        for match in _TITLE_SHORT.finditer(text):
            if _begins(text, match.start(), ends):
                _keep_person(text, match.start(), match.end(), ends)


def _keep_person(text: str, start: int, named: int, ends: dict[int, float]) -> None:
    given = _GIVEN.match(text, named)
    if not given:
        _join(ends, start, named)
        return
    end = _name_end(text, given.start(1), given.end(1), ends)
    _join(ends, start, end)
    family = _FAMILY.match(text, end)
    if family and not _NO_SURNAME.match(text, family.start(1)):
        at = family.start(1)
        _join(ends, at, _name_end(text, at, family.end(1), ends))
        if at in ends:
            ends[at] = APART


def _keep_places(text: str, ends: dict[int, float]) -> None:
    for match in _PLACE_BEGINS.finditer(text):
        start, at = match.span()
        run = _GIVEN.match(text, at)
        if run and run.start(1) == at and _begins(text, start, ends):
            end = _name_end(text, at, run.end(1), ends)
            if len(clusters(text[start:end])) < _PLACE_CLUSTERS:
                _join(ends, start, end)
            else:
                ends.pop(at, None)
    for match in _PLACE_WORD.finditer(text):
        at = match.end()
        run = _GIVEN.match(text, at)
        if (
            run
            and run.start(1) == at
            and (at in ends or match[0] in _PLACE_SURELY)
            and _begins(text, match.start(), ends)
        ):
            end = _name_end(text, at, run.end(1), ends)
            if len(clusters(text[at:end])) < _PLACE_CLUSTERS:
                _join(ends, at, end)
    for match in _PLACE_SHORT.finditer(text) if "." in text else ():
        run = _GIVEN.match(text, match.end())
        assert run is not None  # the pattern looks ahead for it
        end = _name_end(text, run.start(1), run.end(1), ends)
        many = len(clusters(text[match.end() : end]))
        _join(ends, match.start(), end if many < _PLACE_CLUSTERS else match.end() + 1)


def _begins(text: str, start: int, ends: dict[int, float]) -> bool:
    """Tell whether a word begins here: behind a line end, or behind what is no Thai letter."""
    return start in ends or start == 0 or not _THAI.match(text[start - 1])


def _name_end(text: str, start: int, end: int, ends: dict[int, float]) -> int:
    """Return where a name ends that begins at ``start`` in a run of Thai letters that ends at ``end``.

    It is ``start`` itself if no name can be made out: the run goes on for long without a word that ends a name.
    """
    for at in range(start + 1, min(end, start + _NAME)):
        if at in ends and _GOES_ON_HERE.match(text, at):
            return at
    if end - start > _NAME:
        return start
    return end
