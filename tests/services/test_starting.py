"""What a new office's file begins with, and where it is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ita_desktop.base.errors import FileMissingError, NotWritableError, RefusedError, UserError
from ita_desktop.domain.checks import check
from ita_desktop.domain.model import Office, OfficeFile, Role
from ita_desktop.services import starting
from ita_desktop.services.library import open_office
from ita_desktop.services.samples import sample_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_the_catalogue_names_every_kind_with_departments_and_heads() -> None:
    shorts = [kind.short for kind in starting.kinds()]
    assert shorts == ["อบต.", "ทต.", "ทม.", "ทน.", "อบจ.", "กทม.", "พัทยา"]
    for kind in starting.kinds():
        names = [d.name for d in kind.departments]
        assert len(names) == len(set(names)) >= 7
        assert "หน่วยตรวจสอบภายใน" in names
        assert kind.head
        assert kind.clerk
        assert kind.author
        assert starting.kind_of(kind.short) is starting.kind_of(kind.kind) is kind
    assert starting.kind_of("โรงเรียน") is None


def test_each_year_has_seven_issues_and_a_year_not_listed_takes_the_nearest() -> None:
    assert all(len(starting.issue_titles(year)) == 7 for year in range(2560, 2580))
    assert starting.item_code(2568) == "O28"
    assert not starting.item_code(2590)


def test_a_new_office_is_as_most_of_its_kind_are() -> None:
    office = starting.starting_office("เทศบาลตำบล", "ทุ่งน้ำค้าง", "ลานสัก", "อุทัยธานี")
    assert office.departments[0].name == "สำนักปลัดเทศบาล"
    assert office.departments[0].aliases == ("สำนักปลัด",)
    assert "กองการประปา" not in [d.name for d in office.departments]
    assert [s.position for s in office.signers][1:] == ["ปลัดเทศบาลตำบลทุ่งน้ำค้าง", "นายกเทศมนตรีตำบลทุ่งน้ำค้าง"]
    assert starting.short_name(office) == "ทต.ทุ่งน้ำค้าง"
    assert starting.printed_office(office) == ("เทศบาลตำบลทุ่งน้ำค้าง", "อำเภอลานสัก จังหวัดอุทัยธานี")


def test_an_office_of_another_kind_begins_with_the_roles_alone() -> None:
    assert starting.starting_signers("โรงเรียน", "ก") == tuple(
        starting.starting_signers("", "")[n] for n in range(len(Role))
    )
    office = starting.starting_office("โรงเรียน", "บ้านหนอง")
    assert office.departments
    assert starting.short_name(office) == "โรงเรียนบ้านหนอง"


def test_a_new_report_is_empty_but_for_its_issues_and_nothing_but_what_is_missing_is_found() -> None:
    office = starting.starting_office("องค์การบริหารส่วนตำบล", "หนองแสง", "วาปีปทุม", "มหาสารคาม")
    report = starting.new_report(office, 2568)
    assert (report.fiscal_year, report.ita_year) == (2568, 2569)
    assert [i.title for i in report.issues] == list(starting.issue_titles(2569))
    assert report.signers == office.signers
    assert starting.new_report(office, 2568, ita_year=2566).ita_year == 2566
    assert len({i.uid for i in report.issues}) == 7
    check(report)


def test_a_standard_title_follows_the_year_and_an_own_one_stays() -> None:
    report = starting.new_report(starting.starting_office(), 2568)
    assert report.title[-1].endswith("๒๕๖๘")
    assert starting.in_year(report, "2567").title[-1].endswith("๒๕๖๗")
    own = replace(report, title=("รายงานของเรา ๒๕๖๘",))
    assert starting.in_year(own, "2567").title == own.title


def test_the_year_reported_is_the_last_that_is_over() -> None:
    assert starting.reported_year(date(2026, 3, 1)) == 2568
    assert starting.reported_year(date(2026, 10, 1)) == 2569


def test_words_that_nobody_typed_are_the_reports() -> None:
    report = starting.new_report(Office(), 2568)
    assert starting.printed_title(report)[-1] == "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"
    assert len(starting.printed_preface(report)) == 2
    signer = starting.starting_signers("เทศบาลนคร", "ก")[1]
    assert starting.printed_signature(signer)[-1] == "ปลัดเทศบาลนครก"


def test_a_file_and_its_folder_are_made_and_open(tmp_path: Path) -> None:
    office = starting.starting_office()
    value = starting.new_file(office, [starting.new_report(office, 2568)])
    path = starting.suggested_path(tmp_path / "Documents" / "ITA", 2568)
    starting.create(starting.Created(path, value)).close()
    with open_office(path) as opened:
        assert opened.value == value
    assert starting.suggested_path(path.parent, 2568).name == "รายงาน ITA 2568 (2).itadb"


def test_what_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    value = OfficeFile("0" * 8)
    long = tmp_path / "ก" / ("ก" * 80) / "x.itadb"
    with pytest.raises(UserError):
        starting.create(starting.Created(long.with_name("x" * 300 + ".itadb"), value))
    assert not list(tmp_path.iterdir())
    (tmp_path / "file").touch()
    with pytest.raises((FileMissingError, NotWritableError)):
        starting.create(starting.Created(tmp_path / "file" / "below" / "x.itadb", value))
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_may_not_be_written_is_said_so(open_folder: Path, as_nobody: Callable[[], None]) -> None:
    open_folder.chmod(0o555)
    as_nobody()
    with pytest.raises(NotWritableError):
        starting.create(starting.Created(open_folder / "a" / "x.itadb", OfficeFile("0" * 8)))


@pytest.mark.parametrize("name", ["", "  ", ".itadb", "a/b", "a:b", 'a"b', "a\x00b", "ก" * 100])
def test_a_name_that_no_file_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        starting.checked_path(tmp_path, name)


def test_a_name_is_taken_with_or_without_its_ending(tmp_path: Path) -> None:
    assert starting.checked_path(tmp_path, " รายงาน.itadb ") == tmp_path / "รายงาน.itadb"
    assert starting.checked_path(tmp_path, "รายงาน") == tmp_path / "รายงาน.itadb"
    (tmp_path / "รายงาน.itadb").touch()
    with pytest.raises(RefusedError, match="อยู่แล้ว"):
        starting.checked_path(tmp_path, "รายงาน")


def test_a_folder_that_is_a_file_or_cannot_be_looked_into_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritableError):
        starting.checked_path(tmp_path / "file", "x")
    with pytest.raises(UserError):
        starting.checked_path(tmp_path / ("x" * 300), "x")


def test_the_sample_is_a_file_of_its_own(tmp_path: Path) -> None:
    made = starting.sample(tmp_path)
    assert made.value == sample_office()
    made.path.touch()
    assert starting.sample(tmp_path).path != made.path


def test_an_offices_departments_take_their_short_name_as_another_spelling() -> None:
    assert starting.department("กองคลัง", "กองคลัง").aliases == ()
    assert replace(starting.department("กองคลัง", "คลัง"), uid="").aliases == ("คลัง",)
