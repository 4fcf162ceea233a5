"""A backup is whole, checked, and has a name that says when and why."""

from __future__ import annotations

import os
import re
import sqlite3
from typing import TYPE_CHECKING

import pytest

from ita_desktop.base.errors import FileMissingError, UnreadableError
from ita_desktop.store.check import check_data
from ita_desktop.store.office import create_office, open_office
from tests.store.values import FILE, titled

if TYPE_CHECKING:
    from pathlib import Path


def test_a_backup_of_an_open_file_holds_what_was_saved(office_path: Path) -> None:
    with open_office(office_path) as office:
        office.save(titled(FILE, "ใหม่", "m1"))
        copy = office.back_up(reason="ก่อน/นำเข้า")
        office.save(titled(FILE, "ใหม่กว่า", "m1"))
    assert copy.parent == office_path.parent / "หนองแสง-backups"
    assert re.fullmatch(r"หนองแสง \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d ก่อน นำเข้า\.itadb", copy.name)
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]
    with open_office(copy) as office:
        assert office.value == titled(FILE, "ใหม่", "m1")


def test_backups_of_one_second_do_not_replace_each_other(office_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    with open_office(office_path, read_only=True) as office:
        copies = {office.back_up(reason="x", folder=folder) for _ in range(3)}
    assert set(folder.iterdir()) == copies
    assert len(copies) == 3


def test_a_long_name_is_cut_for_its_backup(tmp_path: Path) -> None:
    path = tmp_path / ("ก" * 80 + ".itadb")
    with create_office(path, FILE) as office:
        copy = office.back_up(reason="ก่อนปรับรุ่น", folder=tmp_path / "b")
    assert len(os.fsencode(copy.name)) <= 255
    assert check_data(copy) == ()


def test_a_backup_into_a_missing_place_is_told(office_path: Path) -> None:
    with open_office(office_path) as office, pytest.raises(FileMissingError):
        office.back_up(reason="x", folder=office_path.parent / "no" / "folder")


def test_a_damaged_file_is_not_backed_up(office_path: Path) -> None:
    connection = sqlite3.connect(office_path)
    page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_measure_issue_uid'").fetchone()[0]
    connection.close()
    pages = bytearray(office_path.read_bytes())
    pages[(page - 1) * 4096 : page * 4096] = bytes(4096)  # an index that opening does not need
    office_path.write_bytes(pages)
    with open_office(office_path) as office, pytest.raises(UnreadableError):
        office.back_up(reason="x")
    assert list((office_path.parent / "หนองแสง-backups").iterdir()) == []
