"""The office files a person has, through the door that the window and the commands use."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ita_desktop.base.errors import RefusedError
from ita_desktop.domain.model import Attachment, Office, OfficeFile, Report
from ita_desktop.services.library import check_data, create_office, open_office

if TYPE_CHECKING:
    from pathlib import Path

LOGO = b"\x89PNG"
SHA = hashlib.sha256(LOGO).hexdigest()


def test_an_office_is_created_saved_over_years_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "office.itadb"
    value = OfficeFile("f", Office(name="หนองแสง", logo=Attachment("ตรา.png", SHA, len(LOGO))))
    with create_office(path, value, {SHA: LOGO}) as office:
        assert (office.path, office.value) == (path, value)
        for year in (2569, 2568):
            office.save(office.value.with_report(Report(str(year), fiscal_year=year)))
        saved = office.value
    with open_office(path) as office:
        assert office.value == saved
        assert [report.fiscal_year for report in office.value.reports] == [2568, 2569]
        assert office.blob(SHA) == LOGO
    assert check_data(path) == ()


def test_an_office_is_not_created_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "office.itadb"
    path.write_bytes(b"x")
    with pytest.raises(RefusedError):
        create_office(path, OfficeFile("f"))
    assert path.read_bytes() == b"x"


def test_an_office_opened_for_reading_cannot_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "office.itadb"
    create_office(path, OfficeFile("f")).close()
    with open_office(path, read_only=True) as office, pytest.raises(RefusedError):
        office.save(replace(office.value, office=Office(name="หนองแสง")))
