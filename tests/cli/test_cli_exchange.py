"""Files between offices on the command line: export, import with conflicts, undo-import, carry."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from commands import DONE, REFUSED, WRONG_USE, Ita

from ita_desktop.domain import edits
from ita_desktop.services.library import open_office

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def both(ita: Ita, sample: Path, tmp_path: Path) -> tuple[Path, Path]:
    ita("export", sample, "-o", tmp_path / "all.itapack")
    other = tmp_path / "other.itadb"
    said = ita("import", tmp_path / "all.itapack", "--into", other)
    assert said.code == DONE
    assert "ใหม่" in said.out
    return sample, other


def retitle(path: Path, title: str) -> str:
    with open_office(path) as office:
        report = office.value.reports[0]
        uid = report.issues[0].measures[0].uid
        office.save(office.value.with_report(edits.map_measure(report, uid, lambda m: replace(m, title=title))))
    return uid


def title(path: Path, uid: str) -> str:
    with open_office(path, read_only=True) as office:
        return edits.find_measure(office.value.reports[0], uid).title


def test_conflicts_stop_the_import_until_they_are_decided(
    ita: Ita,
    both: tuple[Path, Path],
    tmp_path: Path,
) -> None:
    ours, theirs = both
    uid = retitle(ours, "มาตรการของเรา")
    retitle(theirs, "มาตรการของเขา")
    back = tmp_path / "back.itapack"
    ita("export", theirs, "-o", back)
    before = ours.read_bytes()
    said = ita("import", back, "--into", ours)
    assert said.code == 1
    assert "ชนกัน ๑ ช่อง" in said.out
    assert "ของเรา: มาตรการของเรา" in said.out
    assert "ของผู้ส่ง: มาตรการของเขา" in said.out
    assert "--conflicts keep-mine" in said.out
    assert ours.read_bytes() == before
    told = json.loads(ita("import", back, "--into", ours, "--json").out)
    assert (told["written"], told["plan"]["conflict"]) == (False, 1)
    assert told["conflicts"][0]["key"] == f"{uid}/title"
    assert ita("import", back, "--into", ours, "--dry-run").code == DONE
    assert ita("import", back, "--into", ours, "--conflicts", "take-theirs").code == DONE
    assert title(ours, uid) == "มาตรการของเขา"
    said = ita("undo-import", ours)
    assert said.code == DONE
    assert "เลิกการนำเข้า “back.itapack” แล้ว" in said.out
    assert title(ours, uid) == "มาตรการของเรา"
    assert ita("undo-import", ours).code == REFUSED


def test_what_was_changed_since_stays_and_is_named(
    ita: Ita,
    both: tuple[Path, Path],
    tmp_path: Path,
) -> None:
    ours, theirs = both
    uid = retitle(theirs, "มาตรการของเขา")
    ita("export", theirs, "-o", tmp_path / "back.itapack")
    ita("import", tmp_path / "back.itapack", "--into", ours)
    retitle(ours, "แก้อีกครั้ง")
    said = ita("undo-import", ours)
    assert "คงไว้ ๑ รายการ" in said.out
    assert "แก้อีกครั้ง" in said.out
    assert title(ours, uid) == "แก้อีกครั้ง"


def test_parts_are_exported_and_what_is_not_there_is_refused(ita: Ita, sample: Path, tmp_path: Path) -> None:
    for more in (["--issue", "๒"], ["--department", "กองคลัง"], ["--form"], ["--year", "2568"]):
        assert ita("export", sample, "-o", tmp_path / "part.itapack", *more).code == DONE
    for out, more in (
        ("a.itapack", ["--issue", "99"]),
        ("a.itapack", ["--department", "กองประปา"]),
        ("a.itapack", ["--year", "2500"]),
        ("a.txt", []),
        ("a.pdf", ["--issue", "1"]),
        (sample.name.replace(".itadb", ".itapack"), ["--year", "2500"]),
    ):
        said = ita("export", sample, "-o", tmp_path / out, *more)
        assert said.code == REFUSED
        assert not (tmp_path / out).exists()
    assert ita("export", sample, "-o", tmp_path / "a.pdf").code == DONE
    linked = tmp_path / "link.itapack"
    linked.symlink_to(sample)
    assert "จึงไม่เขียนทับ" in ita("export", sample, "-o", linked).err
    assert ita("export", sample, "-o", tmp_path / "a.itapack", "--issue", "0").code == WRONG_USE


def test_a_new_year_from_last_years(ita: Ita, sample: Path) -> None:
    said = ita("carry", sample, "--from", "2568", "--to", "2569")
    assert "ยกมาแล้ว ๑๘ มาตรการ" in said.out
    assert "ไม่มีอะไรเพิ่ม" in ita("carry", sample, "--from", "2568", "--to", "2569").out
    assert ita("carry", sample, "--from", "2560", "--to", "2569").code == REFUSED


def test_a_report_of_the_same_year_as_a_word_file_warns_of_what_may_be_there(
    ita: Ita, sample: Path, tmp_path: Path
) -> None:
    ita("export", sample, "-o", tmp_path / "a.docx")
    said = ita("import", tmp_path / "a.docx", "--into", sample)
    assert said.code == DONE
    assert "นำเข้าแล้ว" in said.out
    assert "เพิ่มปีงบประมาณ" not in said.out
    assert "มี ๑๘ มาตรการที่อาจซ้ำกับที่มีอยู่แล้ว" in said.out
    assert "ไม่มีอะไรใหม่" in ita("import", tmp_path / "a.docx", "--into", sample).out
    assert ita("undo-import", sample).code == DONE
    with open_office(sample, read_only=True) as office:
        assert len(list(office.value.reports[0].measures())) == 18
