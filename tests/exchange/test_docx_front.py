"""The cover, the preface, the lines above the table and the signatures below it, as far as they are there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx_files import File, row, says

from ita_desktop.base.i18n import use_language
from ita_desktop.domain.model import Office, Report, Role, Signer, WrittenDate
from ita_desktop.domain.proposals import accept_all

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "\f"
COVER = ("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘")


def read(tmp_path: Path, *lines: str, after: tuple[str, ...] = ()) -> Report:
    return File().lines(*lines).table(row("มาตรการ ก", "- ก")).lines(*after).read(tmp_path)


def test_what_the_file_does_not_say_stays_empty(tmp_path: Path) -> None:
    report = read(tmp_path)
    assert report.office == Office()
    assert (report.fiscal_year, report.title, report.preface, report.prepared_by) == (0, (), (), "")
    assert report.date == report.as_of == WrittenDate("")
    assert report.signers == report.doubts == ()


def test_a_whole_front_is_read(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        *("O28", *COVER, "จัดทำโดย : งานนิติการ สำนักปลัด เทศบาลตำบลวังใหม่", "อำเภอเมืองน่าน จังหวัดน่าน", PAGE),
        *("คำนำ", "\tรายงานฉบับนี้จัดทำขึ้นเพื่อแสดงผลการดำเนินงาน", "\tหวังว่าจะเป็นประโยชน์", "ผู้จัดทำ"),
        *("งานนิติการ เทศบาลตำบลวังใหม่", "๓๐ กันยายน ๒๕๖๘", PAGE, "สารบัญ", "เรื่อง หน้า"),
        *("ประเด็นที่ ๑ กระบวนการ.......... ๑", "ประเด็นที่ ๒ การให้บริการ ๒", PAGE, *COVER),
        *("เทศบาลตำบลวังใหม่ อำเภอเมืองน่าน จังหวัดน่าน", "(ข้อมูล ณ วันที่ ๓๑ มีนาคม ๒๕๖๘)"),
    )
    assert report.office == Office("เทศบาลตำบล", "วังใหม่", "เมืองน่าน", "น่าน")
    assert report.title == COVER
    assert (report.fiscal_year, report.item_code) == (2568, "O28")
    assert report.prepared_by == "งานนิติการ สำนักปลัด"
    assert report.preface == ("รายงานฉบับนี้จัดทำขึ้นเพื่อแสดงผลการดำเนินงาน", "หวังว่าจะเป็นประโยชน์")
    assert report.preface_signed == ("ผู้จัดทำ", "งานนิติการ เทศบาลตำบลวังใหม่")
    assert report.date == WrittenDate("๓๐ กันยายน ๒๕๖๘", date(2025, 9, 30))
    assert report.as_of == WrittenDate("วันที่ ๓๑ มีนาคม ๒๕๖๘", date(2025, 3, 31))
    assert report.doubts == ()
    assert [i.title for i in report.issues] == [""]


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("องค์การบริหารส่วนตำบลทุ่งใหญ่", Office("องค์การบริหารส่วนตำบล", "ทุ่งใหญ่")),
        ("องค์การบริหารส่วนตำบล ทุ่งใหญ่ อำเภอ ปัว จังหวัด น่าน", Office("องค์การบริหารส่วนตำบล", "ทุ่งใหญ่", "ปัว", "น่าน")),
        ("อบต.ทุ่งใหญ่ อ.ปัว จ.น่าน", Office("องค์การบริหารส่วนตำบล", "ทุ่งใหญ่", "ปัว", "น่าน")),
        ("องค์การบริหารส่วนจังหวัดน่าน", Office("องค์การบริหารส่วนจังหวัด", "น่าน")),
        ("เทศบาลเมืองน่าน จังหวัดน่าน", Office("เทศบาลเมือง", "น่าน", "", "น่าน")),
        ("เทศบาลนครเชียงใหม่", Office("เทศบาลนคร", "เชียงใหม่")),
        ("ทต.วังใหม่", Office("เทศบาลตำบล", "วังใหม่")),
        ("ของเทศบาลตำบลวังใหม่", Office("เทศบาลตำบล", "วังใหม่")),
        ("เมืองพัทยา จังหวัดชลบุรี", Office("", "เมืองพัทยา", "", "ชลบุรี")),
        ("รายงานผลของเทศบาลตำบลวังใหม่ประจำปีงบประมาณ ๒๕๖๘", Office("เทศบาลตำบล", "วังใหม่")),
        ("โรงเรียนบ้านวัง", Office()),
    ],
)
def test_every_kind_of_office_is_known(tmp_path: Path, line: str, office: Office) -> None:
    assert read(tmp_path, COVER[0], line).office == office


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๘", 2568),
        ("ประจำปีงบประมาณ ๖๘", 2568),
        ("ปีงบประมาณ พ.ศ.2568", 2568),
        ("ประจำปี ๒๕๖๘", 2568),
        ("ความโปร่งใสของหน่วยงาน ปี 67", 2567),
        ("ปีงบประมาณ ๖๘", 2568),
        ("(ประจำปี พ.ศ. ๖๘)", 2568),
        ("แผนระยะ ๕ ปี", 0),
        ("ในรอบปี ๑๒ เดือน", 0),
        ("ในวาระครบปี ๑๒", 0),
    ],
)
def test_the_year_is_in_the_title(tmp_path: Path, line: str, year: int) -> None:
    report = read(tmp_path, COVER[0], line)
    assert report.fiscal_year == year
    assert report.title == (COVER[0], line)


def test_the_year_of_the_assessment_is_another(tmp_path: Path) -> None:
    report = read(tmp_path, "การประเมิน ITA ประจำปี ๒๕๖๙", COVER[0], COVER[1])
    assert (report.fiscal_year, report.ita_year) == (2568, 2569)
    assert report.doubts == ()


def test_the_year_of_the_assessment_may_have_two_digits(tmp_path: Path) -> None:
    report = read(tmp_path, "การประเมิน ITA ปี 69", COVER[0], "ปี ๖๘")
    assert (report.fiscal_year, report.ita_year) == (2568, 2569)


@pytest.mark.parametrize(
    ("above", "doubts"),
    [
        ([COVER[0]], 0),
        ([COVER[0][:20], COVER[0][20:]], 0),
        ([*COVER], 0),
        (["รายงานผลการดำเนินการเพื่อส่งเสริมจริยธรรม"], 1),
        (["รายงานผลการดำเนินการเพื่อส่งเสริมจริยธรรม", COVER[1]], 1),
    ],
)
@pytest.mark.parametrize("cover", [COVER, (" ".join(COVER),)])
def test_a_title_above_the_table_may_leave_the_year_to_the_cover(
    tmp_path: Path, cover: tuple[str, ...], above: list[str], doubts: int
) -> None:
    report = read(tmp_path, *cover, PAGE, *above)
    assert len(says(report, "ไม่ตรงกับปก")) == len(report.doubts) == doubts


def test_the_covers_title_is_quoted_as_it_is_read(tmp_path: Path) -> None:
    report = read(tmp_path, "รายงานผลการ", "ดำเนินการ", COVER[1], PAGE, "รายงานผลการประเมิน")
    assert "“รายงานผลการดำเนินการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘”" in report.doubts[0].sentence


def test_a_preface_that_names_one_year_tells_it(tmp_path: Path) -> None:
    assert read(tmp_path, "คำนำ", "รายงานผลในรอบปีงบประมาณ พ.ศ. ๒๕๖๗", PAGE, "รายงาน").fiscal_year == 2567
    assert read(tmp_path, "คำนำ", "แผนปีงบประมาณ ๒๕๖๗ และปีงบประมาณ ๒๕๖๘").fiscal_year == 0


def test_what_is_said_twice_differently_is_asked(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        *(*COVER, "องค์การบริหารส่วนตำบลทุ่งใหญ่", "อำเภอป้ว จังหวัดน่าม", PAGE),
        *("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรม", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"),
        "องค์การบริหารส่วนตำบลทุ่งไหญ่ อำเภอปัว จังหวัดน่าน",
    )
    assert report.office == Office("องค์การบริหารส่วนตำบล", "ทุ่งใหญ่", "ป้ว", "น่าม")
    assert [d.place.field for d in report.doubts] == [
        *("office.name", "office.province", "office.district", "title", "fiscal_year"),
    ]
    accepted = accept_all(report)
    assert accepted.office.province == "น่าน"
    assert accepted.office.name == "ทุ่งใหญ่"
    assert accepted.fiscal_year == 2568


def test_a_question_is_kept_in_thai_whatever_language_reads(tmp_path: Path) -> None:
    lines = (*COVER, "อำเภอป้ว จังหวัดน่าม", PAGE, "รายงานผลอื่น", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "อำเภอปัว จังหวัดน่าน")
    table = row("มาตรการ ก\nมาตรการ ข", "- ก", "ต่อ", "- ข", period="๑ ต.ค. ๖๗\nถึง\n๓๐ ก.ย. ๖๘")
    thai = [d.sentence for d in File().lines(*lines).table(table).read(tmp_path).doubts]
    use_language("en")
    assert [d.sentence for d in File().lines(*lines).table(table).read(tmp_path).doubts] == thai


def test_of_two_districts_the_one_that_is_in_the_province_is_proposed(tmp_path: Path) -> None:
    lines = ("อำเภอป้ว จังหวัดน่าน", PAGE, "อำเภอปัว จังหวัดน่าน")
    report = read(tmp_path, COVER[0], *lines)
    assert report.office.district == "ป้ว"
    assert accept_all(report).office.district == "ปัว"


def test_the_website_beside_the_offices_name_is_its_own(tmp_path: Path) -> None:
    office = "องค์การบริหารส่วนตำบลทุ่งใหญ่"
    report = (
        File()
        .lines(*COVER, office)
        .table(
            row("มาตรการ ก", "- ดูที่ www.other.go.th และ https://www.facebook.com/thungyai", "- www.other.go.th"),
            row(
                "มาตรการ ข",
                f"- เว็บไซต์{office} www.thungyai.go.th หรือ a@thungyai.mail.go.th",
                "- https://itas.nacc.go.th/go",
            ),
        )
        .read(tmp_path)
    )
    assert report.office.website == "www.thungyai.go.th"
    assert says(report, "เว็บไซต์มากกว่าหนึ่งแห่ง")
    assert report.doubts[-1].fix == ()


def test_one_website_needs_no_question(tmp_path: Path) -> None:
    report = read(tmp_path, *COVER, "เว็บไซต์ http://www.thungyai.go.th/index.php", "โทร ๐๕๔")
    assert report.office.website == "www.thungyai.go.th"
    assert not says(report, "เว็บไซต์")


def test_a_front_without_page_breaks_is_parted_by_its_headings(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        *(*COVER, "จัดทำโดย", "กองคลัง", "คำนำ", "รายงานนี้จัดทำขึ้น", "ผู้จัดทำ", "เมษายน ๒๕๖๘", "สารบัญ", "หน้า"),
        *("รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม ๑", "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม", COVER[1]),
    )
    assert report.title == COVER
    assert report.prepared_by == "กองคลัง"
    assert report.preface == ("รายงานนี้จัดทำขึ้น",)
    assert report.preface_signed == ("ผู้จัดทำ",)
    assert report.date == WrittenDate("เมษายน ๒๕๖๘")
    assert report.doubts == ()


def test_a_signed_preface_by_its_alignment(tmp_path: Path) -> None:
    file = File().lines(*COVER, PAGE, "คำนำ", "รายงานนี้จัดทำขึ้น", "สั้น", "สำนักปลัด")
    file.word.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    report = file.lines(PAGE, COVER[0]).table(row("มาตรการ ก", "- ก")).read(tmp_path)
    assert report.preface == ("รายงานนี้จัดทำขึ้น", "สั้น")
    assert report.preface_signed == ("สำนักปลัด",)


def test_generated_contents_are_left_out(tmp_path: Path) -> None:
    file = File().lines(*COVER, PAGE, "ประเด็นที่ ๑ กระบวนการ")
    first = file.word.paragraphs[-1]
    for kind, at in (("end", None), ("separate", 0), ("begin", 0)):
        run, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run.append(mark)
        first._p.append(run) if at is None else first._p.insert(at, run)
    instruction = OxmlElement("w:instrText")
    instruction.text = ' TOC \\o "1-3" '
    first._p[0].append(instruction)
    report = file.lines(PAGE, *COVER).table(row("มาตรการ ก", "- ก")).read(tmp_path)
    assert report.title == COVER
    assert report.doubts == ()
    assert report.issues[0].title == ""


def test_signatures_below_the_table(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        after=(
            *("(ลงชื่อ)..............................ผู้รายงาน", "(นางสาวใจ ดี)", "นักวิชาการตรวจสอบภายใน", ""),
            *("ลงชื่อ.............................", "(..............................)", "ตำแหน่ง ปลัดเทศบาล"),
            *("ลงชื่อ............................ผู้อนุมัติ", "(นายชอบ ธรรม)", "นายกเทศมนตรีตำบลวังใหม่", "วันที่ ๑ ตุลาคม ๒๕๖๘"),
        ),
    )
    assert report.signers == (
        Signer(Role.AUTHOR, "นางสาวใจ ดี", "นักวิชาการตรวจสอบภายใน"),
        Signer(Role.CHECKER, "", "ปลัดเทศบาล"),
        Signer(Role.APPROVER, "นายชอบ ธรรม", "นายกเทศมนตรีตำบลวังใหม่"),
    )
    assert report.doubts == ()


def test_signatures_side_by_side(tmp_path: Path) -> None:
    file = File().table(row("มาตรการ ก", "- ก"))
    file.table(("ลงชื่อ......", "ลงชื่อ......"), ("(นาย ก)", "(นาย ข)"), ("ผู้จัดทำ", "ผู้ตรวจสอบ"), header=())
    assert file.read(tmp_path).signers == (Signer(Role.AUTHOR, "นาย ก"), Signer(Role.CHECKER, "นาย ข"))


def test_an_item_code_may_stand_in_a_line_of_the_title(tmp_path: Path) -> None:
    report = read(tmp_path, "O28 รายงานผลการดำเนินการ", COVER[1])
    assert (report.item_code, report.title[0]) == ("O28", "O28 รายงานผลการดำเนินการ")


def test_a_cover_may_have_its_date_and_stand_in_a_table(tmp_path: Path) -> None:
    file = File().table((COVER[0],), (COVER[1],), ("เทศบาลตำบลวังใหม่",), ("ตุลาคม ๒๕๖๘",), header=())
    report = file.lines("\f").table(row("มาตรการ ก", "- ก")).read(tmp_path)
    assert report.title == COVER
    assert report.office.full_name == "เทศบาลตำบลวังใหม่"
    assert report.date.text == "ตุลาคม ๒๕๖๘"


def test_positions_left_for_the_pen_are_empty(tmp_path: Path) -> None:
    report = read(tmp_path, after=("ลงชื่อ..........ผู้ตรวจสอบ", "(นาย ก)", "ตำแหน่ง ............."))
    assert report.signers == (Signer(Role.CHECKER, "นาย ก"),)


def test_a_memo_has_its_title_and_its_date_behind_their_words(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        *("บันทึกข้อความ", "ส่วนราชการ สำนักปลัด องค์การบริหารส่วนตำบลทุ่งใหญ่ อำเภอปัว จังหวัดน่าน"),
        *("ที่ นน ๗๓๕๐๑/๑๒๓ วันที่ ๑๐ ตุลาคม ๒๕๖๘", f"เรื่อง {COVER[0]} {COVER[1]}", "เรียน นายกองค์การบริหารส่วนตำบลทุ่งใหญ่"),
        "ตามที่ได้ดำเนินการส่งเสริมคุณธรรม ปีงบประมาณ ๒๕๖๗ นั้น",
    )
    assert report.title == (f"{COVER[0]} {COVER[1]}",)
    assert report.date == WrittenDate("๑๐ ตุลาคม ๒๕๖๘", date(2025, 10, 10))
    assert report.office == Office("องค์การบริหารส่วนตำบล", "ทุ่งใหญ่", "ปัว", "น่าน")
    assert (report.prepared_by, report.fiscal_year) == ("สำนักปลัด", 2568)
    (doubt,) = report.doubts
    assert doubt.source.split("\n") == [
        *("บันทึกข้อความ", "ที่ นน ๗๓๕๐๑/๑๒๓", "เรียน นายกองค์การบริหารส่วนตำบลทุ่งใหญ่"),
        "ตามที่ได้ดำเนินการส่งเสริมคุณธรรม ปีงบประมาณ ๒๕๖๗ นั้น",
    ]


def test_a_memo_may_have_its_date_on_a_line_of_its_own(tmp_path: Path) -> None:
    report = read(tmp_path, "บันทึกข้อความ", "วันที่ ๑๐ ตุลาคม ๒๕๖๘", f"เรื่อง {COVER[0]}")
    assert (report.date.text, report.title) == ("๑๐ ตุลาคม ๒๕๖๘", (COVER[0],))


def test_text_that_has_no_place_is_told(tmp_path: Path) -> None:
    report = read(tmp_path, *COVER, "จังหวัดน่าน", "โทร ๐๕๔ ๑๒๓", after=("จึงเรียนมาเพื่อโปรดทราบ", COVER[0]))
    (doubt,) = report.doubts
    assert doubt.source == "โทร ๐๕๔ ๑๒๓\nจึงเรียนมาเพื่อโปรดทราบ"
    assert doubt.fix is None
