"""What a disk has changed silently is found."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from ita_desktop.base.errors import UnreadableError
from ita_desktop.store.check import check_data
from ita_desktop.store.office import open_office
from tests.store.values import FILE

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_file_has_no_damage(office_path: Path) -> None:
    before = office_path.read_bytes()
    assert check_data(office_path) == ()
    assert office_path.read_bytes() == before


def test_one_changed_letter_is_found_though_the_file_still_opens(office_path: Path) -> None:
    data = office_path.read_bytes()
    office_path.write_bytes(data.replace("คู่มือ".encode(), "คู่มีอ".encode(), 1))
    (damage,) = check_data(office_path)
    assert damage.table == "measure"
    assert "โครงการส่งเสริมคุณธรรม" in damage.sentence
    open_office(office_path).close()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("UPDATE measure SET content = '{' WHERE uid = 'm1'", ("measure", "m1")),
        ("UPDATE measure SET content = '[]' WHERE uid = 'm1'", ("measure", "m1")),
        ("UPDATE issue SET uid = 'i9' WHERE uid = 'i2'", ("issue", "i9")),
        ("UPDATE measure SET place = 7 WHERE uid = 'm3'", ("measure", "i1")),
        ("DELETE FROM issue WHERE uid = 'i2'", ("measure", "")),
        ("UPDATE blob SET content = x'00'", ("blob", hashlib.sha256(b"logo").hexdigest())),
    ],
)
def test_what_was_changed_behind_the_programs_back_is_found(
    office_path: Path, change: str, where: tuple[str, str]
) -> None:
    with open_office(office_path) as office:
        office.save(FILE, {hashlib.sha256(b"logo").hexdigest(): b"logo"})
    connection = sqlite3.connect(office_path)
    with connection:
        connection.execute(change)
    connection.close()
    assert where in [(damage.table, damage.uid) for damage in check_data(office_path)]


def test_broken_structure_is_found_and_the_rest_still_looked_at(office_path: Path) -> None:
    pages = bytearray(office_path.read_bytes())
    assert len(pages) > 3 * 4096
    pages[4096 : 2 * 4096] = bytes(4096)
    office_path.write_bytes(pages)
    assert check_data(office_path)


def test_a_broken_index_is_found(office_path: Path) -> None:
    connection = sqlite3.connect(office_path)
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_measure_1'"
    at = (connection.execute(query).fetchone()[0] - 1) * 4096
    connection.close()
    data = office_path.read_bytes()
    office_path.write_bytes(data[:at] + data[at : at + 4096].replace(b"m1", b"m9") + data[at + 4096 :])
    assert "index" in " ".join(damage.sentence for damage in check_data(office_path))


def test_what_is_no_office_file_is_not_checked(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x")
    with pytest.raises(UnreadableError):
        check_data(path)
