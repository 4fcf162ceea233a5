"""Words: what is misspelled or spelled in two ways, and words that only look alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ita_desktop.domain.checks import check
from ita_desktop.domain.checks.glossary import MISSPELLED
from ita_desktop.domain.model import Place
from ita_desktop.domain.proposals import apply_fix
from ita_desktop.domain.texts import set_text, text_at
from tests.clean_report import clean_report, with_text

if TYPE_CHECKING:
    from ita_desktop.domain.checks import Finding
    from ita_desktop.domain.model import Report


def _saying(*texts: str) -> Report:
    """Return the report with texts in cells of different rows."""
    places = [((4, 1, 1), "steps"), ((2, 1, 1), "outcomes"), ((7, 1, 1), "outcomes"), ((6, 1, 1), "outcomes")]
    report = clean_report()
    for (where, key), text in zip(places, texts, strict=False):
        report = with_text(report, where, key, f"- {text}")
    return report


def _found(report: Report, *others: str) -> list[Finding]:
    return [f for f in check(report) if f.code not in {"unmarked-line", *others}]


def _fixed(report: Report) -> str:
    (finding,) = _found(report)
    assert finding.fix
    return text_at(apply_fix(report, finding.fix), finding.place)


# --- misspelled ---


@pytest.mark.parametrize("wrong", sorted(MISSPELLED))
def test_the_glossary_holds_together(wrong: str) -> None:
    right = MISSPELLED[wrong]
    assert right
    assert not [w for w in MISSPELLED if w in right]
    assert not [w for w in MISSPELLED if w != wrong and w in wrong and MISSPELLED[w] != right]


def test_a_misspelled_word_is_found_wherever_it_stands() -> None:
    report = _saying("ขออนุญาติใช้สถานที่และขออนุญาติจอดรถ")
    assert [f.code for f in _found(report)] == ["misspelled"]
    assert _fixed(report) == "ขออนุญาตใช้สถานที่และขออนุญาตจอดรถ"
    report = set_text(clean_report(), Place("preface"), "บุคคลากรทุกคนทราบ")
    assert _fixed(report) == "บุคลากรทุกคนทราบ"


@pytest.mark.parametrize("text", ["ข้อความที่ปรากฏหมายเลข", "เด็กร้องไห้", "ลดภาระกิจกรรมหน้าเสาธง", "กล้องวงจรปิดและกล่องยา"])
def test_words_that_only_hold_the_letters_of_a_misspelled_one(text: str) -> None:
    assert _found(_saying(text)) == []


def test_a_word_that_may_be_right_is_not_called_wrong() -> None:
    (finding,) = _found(_saying("วางกล้อง/ตู้ไว้หน้าอาคาร"))
    assert finding.sentence == "“กล้อง/ตู้” น่าจะพิมพ์ผิดจาก “กล่อง/ตู้” โปรดตรวจดู"


# --- spelled in two ways ---


@pytest.mark.parametrize(
    ("usual", "rare"),
    [
        ("ผู้มาใช้บริการของหอสมุดชุมชนประจำเดือน", "ผู้มาใช้บรการของหอสมุดชุมชนประจำปี"),
        ("เครื่องออกกำลังกายกลางแจ้งของหมู่บ้าน", "เครืองออกกำลังกายกลางแจ้งหน้าวัด"),
        ("ระบบกระจายเสียงทางไกลอัตโนมัติ", "ระบบกระจายเสียงทางไกลอัตโนมัตติของตำบล"),
        ("ศูนย์พัฒนาเด็กเล็กบ้านนาและชุมชน", "ศูน์พัฒนาเด็กเล็กบ้านนา"),
        ("พัฒนาเด็กเล็กบ้านดอนธาตุกลาง", "พัฒนาเด็กเล็กบ้านดอนธาติกลาง"),
    ],
)
def test_one_word_in_two_spellings(usual: str, rare: str) -> None:
    report = _saying(f"มี{usual}แล้ว", f"เปิด{rare}แล้ว", f"ใช้{usual}เสมอ")
    found = _found(report)
    assert [f.code for f in found] in (["spelled-two-ways"], [])


def test_the_rarer_spelling_is_the_one_that_is_put_right() -> None:
    report = _saying("ใช้เครื่องออกกำลังกายกลางแจ้ง", "ซ่อมเครืองออกกำลังกายกลางแจ้ง", "ล้างเครื่องออกกำลังกายกลางแจ้ง")
    (finding,) = _found(report)
    assert finding.code == "spelled-two-ways"
    assert "“เครือง” น่าจะพิมพ์ผิดจาก “เครื่อง”" in finding.sentence
    assert _fixed(report) == "ซ่อมเครื่องออกกำลังกายกลางแจ้ง"


def test_where_both_are_met_as_often_none_is_proposed() -> None:
    (finding,) = _found(_saying("ใช้เครื่องออกกำลังกายกลางแจ้ง", "ซ่อมเครืองออกกำลังกายกลางแจ้ง"))
    assert finding.code == "spelled-two-ways"
    assert finding.fix is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("งานบริการประชาชนในเขตตำบล", "งานบริหารประชาชนในเขตตำบล"),
        ("ผู้มาขอรับบริการจากตำบล", "ผู้ให้บริการจากตำบล"),
        ("มีการร้องเรียนเรื่องน้ำเสีย", "ไม่มีการร้องเรียนเรื่องน้ำเสีย"),
        ("งานเผยแพร่ข้อมูลข่าวสารราชการ", "นำเผยแพร่ข้อมูลข่าวสารราชการ"),
        ("บุคลากรปฏิบัติงานตามหน้าที่", "การปฏิบัติงานตามหน้าที่"),
        ("คณะกรรมการตรวจรับพัสดุประจำตำบล", "คณะกรมการตรวจรับพัสดุประจำตำบล"),
        ("ไตรมาสแรกของปีงบประมาณ", "ไตรมาส แรกของปี งบประมาณ"),
        ("ในเรื่องร้องเรียนการทุจริตของตำบล", "นำเรื่องร้องเรียนการทุจริตของตำบล"),
        ("กองช่างออกแบบทางเท้าริมคลอง", "กองช้างออกแบบทางเท้าริมคลอง"),
    ],
)
def test_other_words_are_left_alone(one: str, other: str) -> None:
    report = _saying(one, other, f"ทั้งนี้{one}")
    if "ช้าง" in other:  # a tone that is another word's is a slip all the same
        assert [f.code for f in _found(report)] == ["spelled-two-ways"]
    else:
        assert _found(report) == []


def test_words_that_are_paired_by_a_slash() -> None:
    report = _saying("ซ่อมโต๊ะ/เก้าอี้ที่ชำรุด", "ยืมเก้าอี่/โต๊ะได้ทุกวัน", "นับโต๊ะ/เก้าอี้ปีละครั้ง")
    (finding,) = _found(report)
    assert finding.code == "spelled-two-ways"
    assert _fixed(report) == "ยืมเก้าอี้/โต๊ะได้ทุกวัน"
    assert _found(_saying("ชาย/หญิง", "หญิง/ชาย", "เปิด/ปิด", "ปิด/เปิด")) == []


# --- terms, titles, Latin words ---


def test_a_term_in_two_forms() -> None:
    report = _saying("ตรวจสอบประโยชน์ทับซ้อนทุกราย", "ป้องกันผลประโยชน์ทับซ้อน")
    assert _fixed(report) == "ตรวจสอบผลประโยชน์ทับซ้อนทุกราย"
    alone = with_text(_saying("ตรวจสอบประโยชน์ทับซ้อนทุกราย"), (5, 1, 1), "outcomes", "- ปรับแล้ว ๔ รายการ")
    assert _found(alone) == []


@pytest.mark.parametrize(
    ("quoted", "found"),
    [
        ("ดำเนินโครงการตรวจนับครุภัณฑ์ประจำปีแล้ว", False),
        ("ดำเนินโครงการตรวจนับ ครุภัณฑ์ประจำปีแล้ว", False),
        ("ดำเนินโครงการตรวจครุภัณฑ์ประจำปีแล้ว", True),
        ("ดำเนินโครงการตรวจนับครุภัณฑ์ของประจำปีแล้ว", False),
        ("ดำเนินโครงการตรวจนับสิ่งของทั้งหมดแล้ว", False),
        ("ดำเนินโครงการตรวจนับ", False),
    ],
)
def test_a_title_that_is_quoted_otherwise(quoted: str, *, found: bool) -> None:
    report = with_text(clean_report(), (4, 1, 1), "steps", f"- {quoted} พร้อมถ่ายภาพ\n- ซ่อมแซมหรือจำหน่ายสิ่งของ")
    assert [f.code for f in check(report)] == ["title-quoted-otherwise"] * found
    if found:
        assert "โครงการตรวจนับครุภัณฑ์ประจำปีแล้ว" in _fixed(report)


def test_a_latin_word_in_two_forms() -> None:
    report = _saying("จองผ่าน e-Service", "ดูที่ https://a.nonfaikhao.go.th/e-service/x", "ส่ง e-Service ใหม่")
    found = _found(report)
    assert [f.code for f in found] == ["written-two-ways"] * 2
    assert all("“E-Service”" in f.sentence for f in found)
    (one,) = _found(_saying("ลงใน Youtube", "ดูใน YouTube", "เปิด YouTube", "ITA และ Ita"))
    assert "“Youtube” เขียนต่างจาก “YouTube”" in one.sentence


# --- form ---


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("ปี พ.ศ. 2567", "ปี พ.ศ. ๒๕๖๗"),
        ("ได้เงิน 1,250.50 บาท และ ๓0 สตางค์", "ได้เงิน ๑,๒๕๐.๕๐ บาท และ ๓๐ สตางค์"),
        ("แล้ว 5 ราย (ร้อยละ 20)", "แล้ว ๕ ราย (ร้อยละ ๒๐)"),
        ("ข้อ 3. ส่งภายใน 7วัน", "ข้อ ๓. ส่งภายใน ๗วัน"),
        ("ข้อ ๓และ4", "ข้อ ๓และ๔"),
        ("ได้ผล 3 ต่อ 1", "ได้ผล ๓ ต่อ ๑"),
        ("โทร. 053-123456 ในวันที่ 5", "โทร. 053-123456 ในวันที่ ๕"),
    ],
)
def test_arabic_digits_among_thai(text: str, fixed: str) -> None:
    report = _saying(text)
    assert [f.code for f in _found(report)] == ["arabic-digits"]
    assert _fixed(report) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "โทร. 042 770 000 ต่อเบอร์ใน",
        "โทรศัพท์ 0-4277-0000",
        "โทร. 053-123456 ต่อ 12",
        "โทร 0-5312-3456 ต่อ 101, 102 และ 103",
        "โทรศัพท์หมายเลข 053 123 456-7 กด 0",
        "เบอร์ 081 234 5678 ต่อ 12-14",
        "ติดต่อ 053123456 ต่อ 5",
        "โทร. ๐๕๓-๑๒๓๔๕๖ ต่อ 12",
        "เลขที่ 99/1 หมู่ 4 ซอย 2 ถนนสาย 33",
        "ห้อง 204 อาคาร 2 ชั้น 3",
        "ทางหลวงหมายเลข 1",
        "หนังสือที่ สน 72301/ว 145",
        "หนังสือด่วนที่สุด ว 33",
        "แบบ ป.1 และมาตรา 5/1",
        "เลขที่ 99 หมู่ 4",
        "รหัสไปรษณีย์ 47130",
        "ISO 9001 และ Windows 11 กับ CO2",
        "เพจ facebook.com/nonfai2567?id=5",
        "ครั้งที่ 3/2567",
        "รุ่น 2.0.1",
        "สายด่วน 1132",
    ],
)
def test_digits_of_codes_and_addresses_are_left_alone(text: str) -> None:
    assert _found(_saying(text)) == []


def test_a_report_in_arabic_digits_is_told_so_once() -> None:
    from ita_desktop.domain.plain import from_plain, to_plain  # noqa: PLC0415
    from ita_desktop.thai.digits import to_arabic  # noqa: PLC0415

    report = clean_report()

    def arabic(data: object) -> object:
        if isinstance(data, dict):
            return {k: v if k.endswith("uid") else arabic(v) for k, v in data.items()}
        if isinstance(data, list):
            return [arabic(v) for v in data]
        return to_arabic(data) if isinstance(data, str) else data

    changed = from_plain(arabic(to_plain(report)))  # type: ignore[arg-type]
    (finding,) = check(changed)
    assert finding.code == "arabic-digits-throughout"


def test_a_blank_before_the_year_and_before_the_sign_of_repetition() -> None:
    assert _fixed(_saying("ตั้งแต่ พ.ศ.๒๕๖๗ ถึง พ.ศ.๒๕๖๘")) == "ตั้งแต่ พ.ศ. ๒๕๖๗ ถึง พ.ศ. ๒๕๖๘"
    report = _saying("เรื่องต่างๆ ของตำบลต่างๆ")
    (finding,) = _found(report)
    assert finding.code == "repetition-sign"
    assert _fixed(report) == "เรื่องต่าง ๆ ของตำบลต่าง ๆ"
    all_tight = with_text(report, (3, 1, 1), "outcomes", "- คะแนนเพิ่มขึ้น")
    assert _found(replace(all_tight, preface=())) == []
