"""Names that must agree: websites, the office's own name, its departments; and names that only look alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ita_desktop.domain.cells import cell_text
from ita_desktop.domain.checks import check
from ita_desktop.domain.edits import set_cell
from ita_desktop.domain.model import Department, Place, Report, Responsible
from ita_desktop.domain.proposals import apply_fix
from ita_desktop.domain.texts import set_text, text_at
from tests.clean_report import clean_report, row_at, with_text

if TYPE_CHECKING:
    from ita_desktop.domain.checks import Finding

_ROW = (4, 1, 1)


def _saying(text: str, report: Report | None = None) -> Report:
    return with_text(report or clean_report(), _ROW, "steps", f"- {text}\n- ซ่อมแซมหรือจำหน่ายสิ่งของ")


def _codes(report: Report) -> list[str]:
    return [f.code for f in check(report)]


def _only(report: Report) -> Finding:
    (finding,) = check(report)
    return finding


def _fixed(report: Report) -> str:
    finding = _only(report)
    assert finding.fix
    return text_at(apply_fix(report, finding.fix), finding.place)


# --- websites ---


@pytest.mark.parametrize(
    "text",
    [
        "แจ้งผ่านเว็บไซต์องค์การบริหารส่วนตำบล www.nonfaidaeng.go.th",
        "แจ้งผ่านเว็บไซต์ของหน่วยงาน https://nonfaidaeng.com/form?id=1",
        "แจ้งที่ www.nonfaidaeng.go.th",
        "ส่งอีเมลของหน่วยงาน saraban@nonfaidaeng.go.th",
    ],
)
def test_another_offices_website(text: str) -> None:
    report = _saying(text)
    assert _codes(report) == ["two-websites"] * len(check(report))
    assert check(report)


def test_the_offices_own_address_is_proposed() -> None:
    assert _fixed(_saying("ดูที่ http://www.nonfaidaeng.go.th/a และ www.nonfaidaeng.go.th")) == (
        "ดูที่ http://www.nonfaikhao.go.th/a และ www.nonfaikhao.go.th"
    )


@pytest.mark.parametrize(
    "text",
    [
        "ลงข่าวที่ http://NONFAIKHAO.go.th/news.php และ app.nonfaikhao.go.th ของหน่วยงาน",
        "ดูแบบของกรมส่งเสริมการปกครองท้องถิ่น www.somewhere.go.th",
        "ลงทะเบียนพัสดุของเทศบาลในระบบ www.gprocurement.go.th",
        "เพจของหน่วยงาน https://www.facebook.com/nonfaidaeng",
        "ส่งไฟล์ของหน่วยงานชื่อ inventory.xlsx หรือ a.b.pdf",
        "สั่งซื้อวัสดุทาง www.shop.com",
        "ใช้อีเมล nonfai@gmail.com",
    ],
)
def test_addresses_that_are_nobody_elses_website(text: str) -> None:
    assert _codes(_saying(text)) == []


def test_two_websites_where_the_offices_own_is_not_known() -> None:
    report = set_text(clean_report(), Place("office.website"), "")
    assert _codes(report) == []
    finding, other = check(_saying("แจ้งที่ www.nonfaidaeng.go.th", report))
    assert finding.code == other.code == "two-websites"
    assert finding.fix is None
    assert "nonfaidaeng.go.th" in finding.sentence
    assert "nonfaikhao.go.th" in finding.sentence


def test_a_website_that_is_none_is_as_good_as_not_known() -> None:
    assert _codes(set_text(clean_report(), Place("office.website"), "ยังไม่มี")) == []


# --- the office's own name ---


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("ขององค์การบริหารส่วนตำบลโนนฝายขาวทุกปี", "ขององค์การบริหารส่วนตำบลโนนฝ้ายขาวทุกปี"),
        ("ขององค์การบริหารส่วนตำบลโนนฝ้ายขาาวทุกปี", "ขององค์การบริหารส่วนตำบลโนนฝ้ายขาวทุกปี"),
        ("ขององค์การบรหารส่วนตำบลโนนฝ้ายขาวทุกปี", "ขององค์การบริหารส่วนตำบลโนนฝ้ายขาวทุกปี"),
        ("ขององค์การบริหารส่วนนตำบลโนนฝ้ายขาวทุกปี", "ขององค์การบริหารส่วนตำบลโนนฝ้ายขาวทุกปี"),
        ("ขององค์การบริหาร ส่วนตำบลโนนฝ้ายขาวทุกปี", "ขององค์การบริหารส่วนตำบลโนนฝ้ายขาวทุกปี"),
        ("ขององค์การบริหารส่วนตำบลโนน ฝ้ายขาวทุกปี", "ขององค์การบริหารส่วนตำบลโนนฝ้ายขาวทุกปี"),
        ("ของกองค์การบริหารส่วนตำบลโนนฝ้ายแดงทุกปี", None),
        ("เว็บไซต์ต้องค์การบริหารส่วนตำบลโนนฝ้ายขาว", "เว็บไซต์องค์การบริหารส่วนตำบลโนนฝ้ายขาว"),
        ("ใกล้องค์การบริหารส่วนตำบลโนนฝ้ายขาว", None),
        ("ต่องค์การบริหารส่วนตำบลโนนฝ้ายขาว", None),
        ("องค์การบริหารส่วนตำบล  โนนฝ้ายขาว", None),
        ("องค์การบริหารส่วนตำบลใดก็ตาม", None),
        ("องค์การบริหารส่วนตำบลช้างมิ่งและองค์การบริหารส่วนตำบลวังยาง", None),
    ],
)
def test_the_offices_name(text: str, fixed: str | None) -> None:
    report = _saying(text)
    if fixed is None:
        assert _codes(report) == []
    else:
        assert _only(report).code == "office-name-differs"
        assert _fixed(report) == fixed


def test_a_name_twice_wrong_in_one_text_is_one_finding() -> None:
    wrong = "องค์การบริหารส่วนตำบลโนนฝ้ายชาว"
    assert _fixed(_saying(f"ที่{wrong}และ{wrong}")).count("องค์การบริหารส่วนตำบลโนนฝ้ายขาว") == 2


def test_a_neighbour_with_almost_the_same_name_may_be_meant() -> None:
    report = clean_report()
    near = replace(report.office, kind="เทศบาลตำบล", name="นาหัวบง")  # นาหัวบ่อ lies in the same district
    report = replace(report, office=near, preface=(), preface_signed=("เทศบาลตำบลนาหัวบ่อ",))
    assert _codes(report) == []


@pytest.mark.parametrize(
    ("text", "code", "fixed"),
    [
        ("ที่ว่าการอำเภอพรรณานิคน", "district-differs", "ที่ว่าการอำเภอพรรณานิคม"),
        ("ศาลากลางจังหวัดสกนคร", "province-differs", "ศาลากลางจังหวัดสกลนคร"),
        ("ที่ว่าการอำเภอพังโคน จังหวัดสงขลา", None, None),
    ],
)
def test_the_district_and_the_province(text: str, code: str | None, fixed: str | None) -> None:
    report = _saying(text)
    if code is None:
        assert _codes(report) == []
    else:
        assert _only(report).code == code
        assert _fixed(report) == fixed


def test_short_names_are_looked_for_only_as_they_are() -> None:
    report = clean_report()
    report = replace(
        report,
        office=replace(report.office, kind="เทศบาลตำบล", name="ปัว", district="ปัว", province="น่าน"),
        preface=(),
        preface_signed=("เทศบาลตำบลตัว อำเภอตัว จังหวัดน่าา",),
    )
    assert _codes(report) == []


# --- departments ---


def _responsible(report: Report, where: tuple[int, int, int], *names: str, **others: str) -> Report:
    return set_cell(report, row_at(report, where).uid, "responsible", Responsible(names, **others))


def _office(report: Report, **fields: Any) -> Report:  # noqa: ANN401 - fields of any kind
    return replace(report, office=replace(report.office, **fields))


@pytest.mark.parametrize(
    "written",
    [
        "สำนักปลัด องค์การบริหารส่วนตำบลโนนฝ้ายขาว",
        "สำนักปลัดองค์การบริหารส่วนตำบล",
        "สำนักงานปลัด",
        "สำนัก ปลัด",
        "สำนักปลัดฯ",
        "สำนักปลัค",
        "สำนักปลัดด",
    ],
)
def test_a_department_that_is_spelled_otherwise(written: str) -> None:
    report = _responsible(clean_report(), (2, 1, 1), "กองคลัง", written)
    finding = _only(report)
    assert finding.code == "department-spelled-otherwise"
    assert finding.fix
    assert cell_text(row_at(apply_fix(report, finding.fix), (2, 1, 1)).cell("responsible")) == "กองคลัง\nสำนักปลัด"


@pytest.mark.parametrize(
    "names",
    [
        ("กองช่าง", "กองคลัง"),
        ("สำนักปลัด (งานธุรการ)",),
        ("สำนักปลัด งานป้องกันฯ",),
        ("กองคลังและสำนักปลัด",),
        ("กองคลัง/กองช่าง",),
        ("กอง", "กองๆ"),
        ("หมู่ที่ ๑", "หมู่ที่ ๒"),
        ("ผู้ใหญ่บ้านหมู่ที่ ๑", "ผู้ใหญ่บ้านหมู่ที่ ๒"),
        ("งานทะเบียน ๑", "งานทะเบียน ๒"),
        ("",),
    ],
)
def test_departments_that_are_others(names: tuple[str, ...]) -> None:
    report = _responsible(clean_report(), (2, 1, 1), *names)
    assert [code for code in _codes(report) if code.startswith("department")] == []


def test_who_collects_is_put_right_too_and_a_department_stands_once() -> None:
    report = _responsible(
        clean_report(), (2, 1, 1), "สำนักปลัด", "สำนักปลัดอบต.", everyone="ทุกส่วนราชการ", collector="สำนักปลัดอบต. รวบรวม"
    )
    report = _responsible(report, (2, 2, 1), everyone="ทุกส่วนราชการ", collector="สำนักปลัดอบต.")
    finding = _only(report)
    assert "๓ แห่ง" in finding.sentence
    assert finding.fix
    fixed = apply_fix(report, finding.fix)
    assert row_at(fixed, (2, 1, 1)).cell("responsible") == Responsible(("สำนักปลัด",), "ทุกส่วนราชการ", "สำนักปลัด รวบรวม")
    assert row_at(fixed, (2, 2, 1)).cell("responsible") == Responsible((), "ทุกส่วนราชการ", "สำนักปลัด")


def test_the_offices_list_says_which_spelling_is_right() -> None:
    listed = (Department("1", "สำนักงานปลัดองค์การบริหารส่วนตำบล", ("สำนักปลัด",)), Department("2", "", ("กองคลัง",)))
    report = _office(clean_report(), departments=listed)
    assert _codes(report) == []
    report = _responsible(report, (2, 1, 1), "สำนักงานปลัดองค์การบริหารส่วนตำบล")
    finding = next(f for f in check(report) if f.code == "department-spelled-otherwise")
    assert "เขียนต่างจาก “สำนักงานปลัดองค์การบริหารส่วนตำบล”" in finding.sentence


def test_the_longer_name_of_a_department_is_the_same_department() -> None:
    report = _responsible(clean_report(), (2, 1, 1), "กองสาธารณสุข")
    report = _responsible(report, (2, 2, 1), "กองสาธารณสุขและสิ่งแวดล้อม")
    assert _codes(report) == ["department-spelled-otherwise"]
