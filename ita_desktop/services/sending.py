"""What leaves for another office: whole reports, an issue, a department's part, a form to be filled in.

Leaving mints revisions, so an office's file that sends is written to; a file that is only read cannot send a package.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ita_desktop import __version__
from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.base.safe_file import BESIDE, NAME_BYTES, cut_name, write_file
from ita_desktop.domain.edits import rows_by_uid
from ita_desktop.domain.model import Responsible, SameAs, new_uid
from ita_desktop.domain.plain import resolve
from ita_desktop.domain.revision import Kind, mint
from ita_desktop.exchange.package.model import Manifest, Package, Purpose
from ita_desktop.exchange.package.write import write_package
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from ita_desktop.domain.model import Activity, Department, Measure, OfficeFile, Report
    from ita_desktop.domain.revision import Copy, Ledger, Minted
    from ita_desktop.store.office import OpenOffice

_HISTORY = 3  # ancestors of a record that go along, newest first: a common base for whoever missed some


@dataclass(frozen=True, slots=True)
class Share:
    """What is to be sent: of one fiscal year (0: all), one issue ("" : all), one department's part ("" : all).

    ``form``: the heads and issues without measures of others, for a department to fill in.
    """

    year: int = 0
    issue_uid: str = ""
    department: str = ""
    form: bool = False
    reply_to: str = ""

    @property
    def purpose(self) -> Purpose:
        """Return what the package says it is."""
        if self.form:
            return "form"
        if self.reply_to:
            return "answer"
        return "part" if self.issue_uid or self.department else "full"


def package_of(office: OpenOffice, share: Share, now: datetime) -> bytes:
    """Return a data package, once the office's ledger knows what left.

    Raises RefusedError for a year or a department that is not there and for a file opened for reading, and what
    saving raises.
    """
    data, minted = _packed(office, share, now)
    office.save(office.value, entries=minted.entries())
    return data


def sheet_of(office: OpenOffice, share: Share) -> bytes:
    """Return a workbook of one year's report or a part of it (the newest where the share has no year).

    Raises as :func:`package_of`.
    """
    from ita_desktop.exchange.sheet.write import write_sheet  # noqa: PLC0415 - a package needs none

    ledger, value = office.ledger(), office.value
    report = value.report(share.year or None)
    if report is None:
        raise _no_year(share.year)
    _refuse_unknown([report], share)
    minted = mint(value, ledger)
    data = write_sheet(part_of(report, share), {uid: copy.rev for uid, copy in _by_own_uid(minted, ledger)})
    office.save(value, entries=minted.entries())
    return data


def word_of(office: OpenOffice, share: Share) -> bytes:
    """Return a Word document of one year's report or a part of it (the newest where the share has no year).

    Raises RefusedError as :func:`package_of`, UnreadableError for a logo that is no picture.
    """
    from ita_desktop.report.docx import write_docx  # noqa: PLC0415 - as above

    report = office.value.report(share.year or None)
    if report is None:
        raise _no_year(share.year)
    _refuse_unknown([report], share)
    logo = report.office.logo
    out = io.BytesIO()
    write_docx(part_of(report, share), out, office.blob(logo.sha256) if logo else None)
    return out.getvalue()


def part_of(report: Report, share: Share) -> Report:
    """Return a report with nothing but the measures of a share."""
    uids = {measure.uid for measure in chosen(report, share)}
    issues = (replace(i, measures=tuple(m for m in i.measures if m.uid in uids)) for i in report.issues)
    return replace(report, issues=tuple(issues))


def _by_own_uid(minted: Minted, ledger: Ledger) -> Iterator[tuple[str, Copy]]:
    """Yield the copies by the uids that our records have."""
    own = {common: uid for uid, common in ledger.aliases.items()}
    for uid, copy in minted.copies.items():
        if copy.content is not None:
            yield uid, copy
            if uid in own:
                yield own[uid], copy


def _no_year(year: int) -> RefusedError:
    if not year:
        return RefusedError(_("แฟ้มนี้ยังไม่มีรายงาน จึงยังไม่มีอะไรให้ส่ง โปรดเริ่มรายงานก่อน"))
    sentence = _("แฟ้มนี้ไม่มีรายงานปีงบประมาณ {year} จึงยังไม่ได้เขียนไฟล์ โปรดเลือกปีอื่น")
    return RefusedError(sentence.format(year=thai_number(year)))


def _refuse_unknown(reports: list[Report], share: Share) -> None:
    if share.department and not any(_knows(report, share.department) for report in reports):
        sentence = _("ไม่มี “{department}” ในรายงานนี้ จึงยังไม่ได้เขียนไฟล์ โปรดตรวจดูชื่อส่วนราชการ")
        raise RefusedError(sentence.format(department=share.department))


def write_share(office: OpenOffice, share: Share, path: Path, now: datetime) -> Path:
    """Write what is to be sent as a file of the kind that its suffix names; return its path.

    ``.xlsx`` and ``.docx`` are those programs' files, any other is a package. Raises as :func:`package_of`, and what
    writing raises.
    """
    match path.suffix.lower():
        case ".xlsx":
            data = sheet_of(office, share)
        case ".docx":
            data = word_of(office, share)
        case _:
            data = package_of(office, share, now)
    write_file(path, lambda out: out.write(data))
    return path


def file_name(report: Report, share: Share, suffix: str = "itapack") -> str:
    """Return the name of a file that is sent: who it is for or from, the year, what it is."""
    who = share.department or report.office.full_name or _("หน่วยงาน")
    year = thai_number(report.fiscal_year) if report.fiscal_year else ""
    words = _("แบบกรอก {who} {year}") if share.form else _("งาน {who} {year}")
    stem = "".join("-" if sign in '\\/:*?"<>|' else sign for sign in words.format(who=who, year=year).strip())
    return f"{cut_name(stem, NAME_BYTES - BESIDE - len(suffix) - 1)}.{suffix}"


def _packed(office: OpenOffice, share: Share, now: datetime) -> tuple[bytes, Minted]:
    ledger = office.ledger()
    value = office.value
    minted = mint(value, ledger)
    reports = [report for report in value.reports if not share.year or report.fiscal_year == share.year]
    if not reports:
        raise _no_year(share.year)
    _refuse_unknown(reports, share)
    measures = {measure.uid for report in reports for measure in chosen(report, share)}
    copies = list(_leaving(value, ledger, minted, reports, measures, whole=share.purpose == "full" and not share.year))
    alive, gone = ([c for c in copies if (c.content is None) is dead] for dead in (False, True))
    past = {rev: old for copy in copies for rev in copy.ancestors[:_HISTORY] if (old := ledger.past(rev))}
    named = set(_files_of(alive))
    manifest = Manifest(
        kind=share.purpose,
        export_id=new_uid(),
        source_uid=ledger.aliases.get(value.uid, value.uid),
        source_name=value.office.full_name,
        made=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        source_department=share.department,
        program=f"ITA Desktop {__version__}",
        fiscal_years=tuple(report.fiscal_year for report in reports),
        issues=(ledger.aliases.get(share.issue_uid, share.issue_uid),) if share.issue_uid else (),
        departments=(share.department,) if share.department else (),
        count=len(measures),
        reply_to=share.reply_to,
    )
    blobs = {sha256: office.blob(sha256) for sha256 in sorted(named)}
    return write_package(Package(manifest, tuple(alive), tuple(gone), past, dict(ledger.aliases), blobs)), minted


def _leaving(
    value: OfficeFile,
    ledger: Ledger,
    minted: Minted,
    reports: Iterable[Report],
    measures: set[str],
    *,
    whole: bool,
) -> Iterator[Copy]:
    """Yield the office, the reports, all their issues, the measures; and what was deleted, where all is sent."""
    uids = {value.uid, *measures}
    for report in reports:
        uids |= {report.uid, *(issue.uid for issue in report.issues)}
    common = {ledger.aliases.get(uid, uid) for uid in uids}
    for uid, copy in minted.copies.items():
        if uid in common or (copy.content is None and (whole or copy.kind is Kind.MEASURE)):
            yield copy


def _files_of(copies: Iterable[Copy]) -> Iterator[str]:
    """Yield the SHA-256 of every file that records name."""
    for copy in copies:
        content = copy.content or {}
        office = content.get("office", {})
        for file in (office.get("logo"), *(one.get("file") for one in content.get("evidence", []))):
            if file:
                yield file["sha256"]


# --- which measures ---


def chosen(report: Report, share: Share) -> list[Measure]:
    """Return the measures of a report that a share has, and those that their cells are the same as."""
    if share.form:
        return []
    if not share.issue_uid and not share.department:
        return [measure for _issue, measure in report.measures()]
    names = _names_of(report, share.department)
    rows = rows_by_uid(report)
    at = {row.uid: measure for _issue, measure, row in report.activities()}
    wanted: dict[str, Measure] = {}
    waiting = [
        measure
        for issue, measure in report.measures()
        if share.issue_uid in {"", issue.uid} and (not names or _is_of(measure, names, rows))
    ]
    while waiting:
        measure = waiting.pop()
        if measure.uid not in wanted:
            wanted[measure.uid] = measure
            waiting += [at[uid] for uid in _borrowed(measure) if uid in at]
    return [measure for _issue, measure in report.measures() if measure.uid in wanted]


def _names_of(report: Report, department: str) -> frozenset[str]:
    """Return all spellings of a department, "" for none."""
    if not department:
        return frozenset()
    known: list[Department] = [d for d in report.office.departments if department in (d.name, *d.aliases)]
    return frozenset({department, *(name for d in known for name in (d.name, *d.aliases))})


def _knows(report: Report, department: str) -> bool:
    """Return whether a department is one of the office's, or is named by any row."""
    names = _names_of(report, department)
    cells = [row.cell("responsible") for _i, _m, row in report.activities()]
    named = {name for cell in cells if isinstance(cell, Responsible) for name in (*cell.names, cell.collector)}
    return bool(names & named) or any(department in (d.name, *d.aliases) for d in report.office.departments)


def _is_of(measure: Measure, names: frozenset[str], rows: dict[str, Activity]) -> bool:
    for row in measure.activities:
        cell = resolve(row, "responsible", rows)
        if isinstance(cell, Responsible) and (cell.everyone or names.intersection((*cell.names, cell.collector))):
            return True
    return False


def _borrowed(measure: Measure) -> Iterator[str]:
    for row in measure.activities:
        for _key, cell in row.cells:
            if isinstance(cell, SameAs):
                yield cell.activity_uid
