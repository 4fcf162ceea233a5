"""What could not be saved comes back, and takes nobody else's work away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ita_desktop.base.errors import NotWritableError, UserError
from ita_desktop.domain.edits import add_issue, move_measure, remove_measure, set_cell
from ita_desktop.domain.model import Issue, Office, OfficeFile, Scalar
from ita_desktop.services.recovery import forget, keep, pending
from ita_desktop.store.office import create_office, open_office
from tests.store.values import FILE, titled

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return an office file that is closed."""
    path = tmp_path / "หนองแสง.itadb"
    create_office(path, FILE).close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where things are kept; it is not there yet."""
    return tmp_path / "data" / "recovery"


def test_what_was_kept_is_found_until_it_is_forgotten(path: Path, folder: Path) -> None:
    assert pending(folder, path, FILE) is None
    typed = titled(FILE, "พิมพ์ไว้", "m1", "m2")
    kept = keep(folder, path, typed)
    found = pending(folder, path, FILE)
    assert found
    assert (found.value, found.fields) == (typed, 2)
    assert pending(folder, path.with_name("อื่น.itadb"), FILE) is None
    forget(folder, path)
    forget(folder, path)
    assert not kept.exists()
    assert pending(folder, path, FILE) is None


def test_what_the_file_holds_already_is_not_offered(path: Path, folder: Path) -> None:
    typed = titled(FILE, "พิมพ์ไว้", "m1")
    keep(folder, path, typed)
    with open_office(path) as office:
        office.save(typed)
    assert pending(folder, path, typed) is None


def test_what_others_saved_meanwhile_stays(path: Path, folder: Path) -> None:
    keep(folder, path, titled(FILE, "ของฉัน", "m1"))
    found = pending(folder, path, titled(FILE, "ของเขา", "m2"))
    assert found
    assert (found.value, found.fields) == (titled(titled(FILE, "ของเขา", "m2"), "ของฉัน", "m1"), 1)
    both = pending(folder, path, titled(FILE, "ของเขา", "m1"))
    assert both
    assert both.value == titled(FILE, "ของฉัน", "m1")


def test_without_the_file_the_value_alone_is_kept(path: Path, folder: Path) -> None:
    typed = titled(FILE, "พิมพ์ไว้", "m1")
    path.unlink()  # the disk is gone
    keep(folder, path, typed)
    found = pending(folder, path, FILE)
    assert found
    assert found.value == typed
    assert pending(folder, path, OfficeFile("another")) is None
    assert pending(folder, path, typed) is None


def test_fields_are_counted_as_a_person_would(path: Path, folder: Path) -> None:
    report = FILE.reports[0]
    row = "row of m1"
    changes = {
        1: set_cell(report, row, "money", Scalar("๕๐๐")),
        2: set_cell(set_cell(report, row, "money", Scalar("๕๐๐")), row, "state", Scalar("เสร็จ")),
        3: remove_measure(report, "m4"),  # title, steps and who; and its issue has it no more
    }
    for count, changed in changes.items():
        keep(folder, path, FILE.with_report(changed))
        found = pending(folder, path, FILE)
        assert found
        assert found.fields >= count
    for changed in (
        move_measure(report, "m1", "i1", 2),
        add_issue(report, Issue("i3", "")),
        replace(report, item_code="o"),
    ):
        keep(folder, path, FILE.with_report(changed))
        found = pending(folder, path, FILE)
        assert found
        assert found.fields
    keep(folder, path, replace(FILE, office=Office(name="อื่น")))
    found = pending(folder, path, FILE)
    assert found
    assert found.fields == 1


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"{}", b'{"format": 2, "kept": "2026-01-01", "base": null, "value": null}']
)
def test_what_cannot_be_read_is_not_offered(path: Path, folder: Path, data: bytes) -> None:
    keep(folder, path, FILE).write_bytes(data)
    assert pending(folder, path, FILE) is None


def test_a_place_where_nothing_can_be_kept_is_told(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError):
        keep(path / "folder", path, FILE)
    folder = tmp_path / "r"
    keep(folder, path, FILE)

    def refuse(path: Path, **_rest: bool) -> None:
        raise PermissionError(13, "", str(path))

    monkeypatch.setattr(type(path), "unlink", refuse)
    with pytest.raises(NotWritableError):
        forget(folder, path)
