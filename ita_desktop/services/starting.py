"""What a new office's file and a new report begin with, and where the file is kept.

The kinds of offices, their departments and the issues by ITA year are read from resources/catalogue.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from ita_desktop.base.assets import resource_path
from ita_desktop.base.errors import NotWritableError, RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.base.safe_file import BESIDE, NAME_BYTES, write_error
from ita_desktop.domain.model import (
    Department,
    Issue,
    Office,
    OfficeFile,
    Place,
    Report,
    Role,
    Signer,
    WrittenDate,
    new_uid,
)
from ita_desktop.domain.texts import set_text
from ita_desktop.thai.dates import fiscal_year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ita_desktop.domain.revision import Entries
    from ita_desktop.services.library import OpenOffice

SUFFIX = ".itadb"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_TEMPORARY = len(".~.4194304.tmp")


# --- the catalogue ---


@dataclass(frozen=True, slots=True)
class StartingDepartment:
    """A department that offices of a kind often have; ``usual`` when most have it."""

    name: str
    short: str = ""
    usual: bool = True


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A kind of local office: its long and short form, whose name it bears, the titles of its heads."""

    kind: str
    short: str
    named_by: Literal["subdistrict", "province", "none"]
    head: str
    clerk: str
    author: str
    departments: tuple[StartingDepartment, ...]


@dataclass(frozen=True, slots=True)
class _Year:
    ita_year: int
    item_code: str
    issues: tuple[str, ...]


@cache
def kinds() -> tuple[OfficeKind, ...]:
    """Return the kinds of local offices, the most common first."""
    listed = json.loads(resource_path("catalogue", "offices.json").read_text(encoding="utf-8"))["kinds"]
    return tuple(
        OfficeKind(**{**kind, "departments": tuple(StartingDepartment(**d) for d in kind["departments"])})
        for kind in listed
    )


def kind_of(name: str) -> OfficeKind | None:
    """Return the kind with this long or short form, None for another."""
    return next((kind for kind in kinds() if name in {kind.kind, kind.short}), None)


@cache
def _years() -> tuple[_Year, ...]:
    listed = json.loads(resource_path("catalogue", "issues.json").read_text(encoding="utf-8"))["years"]
    return tuple(_Year(year["ita_year"], year["item_code"], tuple(year["issues"])) for year in listed)


def issue_titles(ita_year: int) -> tuple[str, ...]:
    """Return the titles of the issues in an ITA year: that year's, else those of the nearest year known."""
    return min(_years(), key=lambda year: abs(year.ita_year - ita_year)).issues


def item_code(ita_year: int) -> str:
    """Return the code of the item in an ITA year, "" where it is not known."""
    return next((year.item_code for year in _years() if year.ita_year == ita_year), "")


def printed_office(office: Office) -> tuple[str, ...]:
    """Return the office's name and where it is, as the cover prints them."""
    from ita_desktop.report.wording import office_area  # noqa: PLC0415 - as for all that prints

    return tuple(filter(None, (office.full_name, office_area(office))))


def printed_signature(signer: Signer) -> tuple[str, ...]:
    """Return the lines of a signature as they are printed."""
    from ita_desktop.report.wording import signature  # noqa: PLC0415 - as for all that prints

    return signature(signer)


def printed_title(report: Report) -> tuple[str, ...]:
    """Return the lines of the cover's title as they are printed, the template's where none was typed."""
    from ita_desktop.report.wording import cover_title  # noqa: PLC0415 - as for all that prints

    return cover_title(report)


def printed_preface(report: Report) -> tuple[str, ...]:
    """Return the paragraphs of the preface as they are printed, the template's where none was typed."""
    from ita_desktop.report.wording import preface  # noqa: PLC0415 - as for all that prints

    return preface(report)


def short_name(office: Office) -> str:
    """Return the office's name as people say it: "อบต.หนองแสง"."""
    kind = kind_of(office.kind)
    return kind.short + office.name if kind and office.name else office.full_name


# --- what a new office and report begin with ---


def starting_departments(kind: str) -> tuple[StartingDepartment, ...]:
    """Return the departments that offices of a kind may have; those of the most common kind for another."""
    return (kind_of(kind) or kinds()[0]).departments


def department(name: str, short: str = "") -> Department:
    """Return a new department of an office; a short name other than the name is one of its spellings."""
    return Department(new_uid(), name, (short,) if short and short != name else ())


def starting_office(kind: str = "", name: str = "", district: str = "", province: str = "") -> Office:
    """Return an office of a kind as most are, in the place named."""
    known = kind_of(kind) or kinds()[0]
    chosen = tuple(department(d.name, d.short) for d in known.departments if d.usual)
    long = kind or known.kind
    return Office(long, name, district, province, departments=chosen, signers=starting_signers(long, name))


def starting_signers(kind: str, name: str) -> tuple[Signer, ...]:
    """Return who signs in an office of a kind: the positions; the names are left to the pen."""
    known = kind_of(kind)
    if known is None:
        return tuple(Signer(role) for role in Role)
    return (
        Signer(Role.AUTHOR, "", known.author),
        Signer(Role.CHECKER, "", known.clerk + name),
        Signer(Role.APPROVER, "", known.head + name),
    )


def reported_year(today: date) -> int:
    """Return the fiscal year whose results are reported at this time: the last that is over."""
    return fiscal_year(today) - 1


def new_report(office: Office, year: int, *, ita_year: int = 0) -> Report:
    """Return an empty report of a fiscal year with the issues of its ITA year (by default the year after it)."""
    asked = ita_year or year + 1
    report = Report(
        new_uid(),
        office,
        fiscal_year=year,
        ita_year=asked,
        date=WrittenDate(""),
        issues=tuple(Issue(new_uid(), title) for title in issue_titles(asked)),
        signers=office.signers,
    )
    return replace(report, title=printed_title(report))


def in_year(report: Report, text: str) -> Report:
    """Return the report in the fiscal year that was typed; a title that is the template's names that year too.

    Raises RefusedError for what is no year.
    """
    changed = set_text(report, Place("fiscal_year"), text)
    if report.title != printed_title(replace(report, title=())):
        return changed
    return replace(changed, title=printed_title(replace(changed, title=())))


def new_file(office: Office, reports: Sequence[Report] = ()) -> OfficeFile:
    """Return a new office's file."""
    return OfficeFile(new_uid(), office, tuple(reports))


# --- where it is kept ---


@dataclass(frozen=True, slots=True)
class Created:
    """A file that is to be made: its path, which nothing bears yet, its content and its attached files' bytes."""

    path: Path
    value: OfficeFile
    blobs: Mapping[str, bytes] = field(default_factory=dict)
    entries: Entries | None = None
    """What its ledger begins with, where its content came from another office."""


def create(created: Created) -> OpenOffice:
    """Make a file and its folder, and open it; where that fails nothing is left on the disk.

    Raises what `library.create_office` raises.
    """
    from ita_desktop.services.library import create_office  # noqa: PLC0415 - asking what is there needs no store

    made = _make_folder(created.path.parent)
    try:
        office = create_office(created.path, created.value, created.blobs)
        if created.entries:
            office.save(created.value, entries=created.entries)
    except BaseException:
        for folder in made:
            folder.rmdir()
        raise
    return office


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it; return those that were not there, the lowest first."""
    made: list[Path] = []
    missing = [f for f in (folder, *folder.parents) if not f.exists()]
    try:
        for each in reversed(missing):
            each.mkdir()
            made.insert(0, each)
    except OSError as error:
        for each in made:
            each.rmdir()
        raise write_error(error, folder / "x") from error
    return made


def suggested_path(folder: Path, year: int) -> Path:
    """Return a path in a folder for the file of a year's report that nothing bears yet."""
    return free_path(folder, _("รายงาน ITA {year}").format(year=year))


def free_path(folder: Path, stem: str) -> Path:
    """Return the path of an office file in a folder that nothing bears yet: the name, or with a number behind it."""
    path, number = folder / (stem + SUFFIX), 2
    while path.exists():
        path = folder / f"{stem} ({number}){SUFFIX}"
        number += 1
    return path


def checked_path(folder: Path, name: str) -> Path:
    """Return the path of a new file from what a person typed as its name.

    Raises RefusedError for a name that no system takes or that something bears, NotWritableError for a folder that
    is a file.
    """
    stem = name.strip().removesuffix(SUFFIX).strip().rstrip(".")
    if not stem:
        raise RefusedError(_("ยังไม่มีชื่อแฟ้ม จึงยังสร้างไม่ได้ โปรดพิมพ์ชื่อ เช่น รายงาน ITA 2568"))
    if found := _FORBIDDEN.search(stem):
        raise RefusedError(_("ชื่อแฟ้มมี “{sign}” ไม่ได้ โปรดพิมพ์ชื่ออื่น").format(sign=found[0]))
    if len((stem + SUFFIX).encode()) > NAME_BYTES - _TEMPORARY - BESIDE:
        raise RefusedError(_("ชื่อแฟ้มยาวเกินไป จึงยังสร้างไม่ได้ โปรดพิมพ์ชื่อที่สั้นลง"))
    path = folder / (stem + SUFFIX)
    try:
        if folder.exists() and not folder.is_dir():
            raise NotWritableError(_("“{name}” ไม่ใช่โฟลเดอร์ จึงเก็บแฟ้มไว้ไม่ได้ โปรดเลือกโฟลเดอร์อื่น").format(name=folder))
        there = path.exists()
    except OSError as error:
        raise write_error(error, path) from error
    if there:
        raise RefusedError(_("มีแฟ้ม “{name}” อยู่แล้ว จึงไม่ได้สร้างทับ โปรดตั้งชื่ออื่น").format(name=path.name))
    return path


def from_package(package: Path, folder: Path) -> Created:
    """Return what a package holds as a file of its own, under a name that nothing bears yet.

    Raises what `exchanging.arrive` raises.
    """
    from ita_desktop.services import exchanging  # noqa: PLC0415 - seldom needed

    arrived = exchanging.arrive(package)
    made = exchanging.plan_import(arrived)
    newest = made.value.report()
    path = suggested_path(folder, newest.fiscal_year) if newest else free_path(folder, package.stem)
    return Created(path, made.value, exchanging.used_blobs(arrived, made), made.entries)


def sample(folder: Path) -> Created:
    """Return the sample office as a file of its own, under a name that nothing bears yet."""
    from ita_desktop.services.samples import sample_office  # noqa: PLC0415 - made only when asked for

    return Created(free_path(folder, _("หน่วยงานตัวอย่าง")), sample_office())
