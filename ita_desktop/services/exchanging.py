"""What comes in from another office or another program: read, planned, written as one step, taken back as one.

Reading and planning write nothing. Readers are loaded when a file of theirs comes.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ita_desktop.base.errors import FileMissingError, RefusedError, UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.domain.merge.model import Choices, Incoming, Plan
from ita_desktop.domain.merge.planning import plan
from ita_desktop.domain.merge.undoing import undo
from ita_desktop.domain.model import Doubt, Office, OfficeFile, Place
from ita_desktop.domain.proposals import accept_all
from ita_desktop.domain.revision import Batch, Entries, Kind, Ledger, copies_of, digest_of, rev_from, rev_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from ita_desktop.domain.merge.model import Conflict, Undone
    from ita_desktop.domain.model import Report
    from ita_desktop.exchange.package.model import Manifest
    from ita_desktop.exchange.reading.blocks import Source, Tidied
    from ita_desktop.exchange.reading.report import Understood
    from ita_desktop.exchange.sheet.own import OwnSheet
    from ita_desktop.store.office import OpenOffice


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a file holds, read and verified.

    ``report`` and ``cleaned`` are of a file of another program: the report as read, with its doubts, and what was put
    right on the way in (each has a ``phrase`` and ``where`` in the source). ``manifest`` and ``blobs`` (by SHA-256)
    are a package's. ``uid`` is what a new file made of it is called.
    """

    path: Path
    uid: str
    incoming: Incoming
    report: Report | None = None
    cleaned: tuple[Tidied, ...] = ()
    manifest: Manifest | None = None
    blobs: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def sender(self) -> str:
        """Return who sent it, for people; "" where the file does not say."""
        if self.manifest is None:
            return self.report.office.full_name if self.report else ""
        return self.manifest.source_department or self.manifest.source_name


# --- reading ---


def arrive(path: Path, into: OfficeFile | None = None, *, accept_proposals: bool = False) -> Arrived:
    """Read a file that is to come into an office's file (None: a new one); its suffix says which reader is meant.

    Raises FileMissingError, UnreadableError, TooNewError, and RefusedError for a text longer than a cell may be.
    """
    if not path.exists() and not path.is_symlink():
        raise FileMissingError(_("ไม่พบไฟล์ “{name}” โปรดตรวจดูชื่อและโฟลเดอร์").format(name=path))
    suffix = path.suffix.lower()
    if suffix == ".itapack":
        return _package(path)
    if suffix == ".pdf":
        return _pdf(path, into)
    if suffix not in {".docx", ".xlsx"} and not path.is_dir():
        raise _unknown(path)
    read = _workbook(path, into) if suffix == ".xlsx" else _document(path)
    if isinstance(read, Arrived):
        return read
    understood = _understood(read)
    report = understood.report
    if into is not None:
        _refuse_second_without_year(report, into)
    if into is not None and (differs := _other_office(into.office, report, read)):
        report = replace(report, doubts=(*report.doubts, differs))
    if accept_proposals:
        report = accept_all(report)
    return _foreign(path, report, read, understood.tidied, into)


def read_source(path: Path) -> Report:
    """Return the report in a file of another program. Raises as :func:`arrive`."""
    report = arrive(path).report
    if report is None:
        raise _unknown(path)
    return report


def _package(path: Path) -> Arrived:
    from ita_desktop.exchange.package.read import read_package  # noqa: PLC0415 - printing needs no reader

    package = read_package(path)
    incoming = Incoming((*package.copies, *package.tombstones), package.past, package.aliases)
    return Arrived(path, package.manifest.source_uid, incoming, manifest=package.manifest, blobs=package.blobs)


def _pdf(path: Path, into: OfficeFile | None) -> Arrived:
    from ita_desktop.exchange.pdf.own import printed_report  # noqa: PLC0415 - as above

    printed = printed_report(path)
    if printed is None:
        sentence = _("“{name}” ไม่ใช่ PDF ที่พิมพ์จากโปรแกรมนี้ทั้งฉบับ จึงยังอ่านไม่ได้ โปรดใช้ไฟล์ Word หรือ Excel ต้นฉบับ")
        raise UnreadableError(sentence.format(name=path.name))
    uid = str(uuid.uuid5(uuid.NAMESPACE_OID, printed.report.uid)) if into is None else into.uid
    return Arrived(path, uid, _without_past(printed.report, uid, into), printed.report, blobs=printed.blobs)


def _document(path: Path) -> Source:
    from ita_desktop.exchange.word.walk import read_word  # noqa: PLC0415 - as above

    return read_word(path)


def _workbook(path: Path, into: OfficeFile | None) -> Arrived | Source:
    """Return what a workbook holds; each record of one of ours knows the revision that it was written from."""
    from ita_desktop.exchange.sheet.own import OwnSheet  # noqa: PLC0415 - as above
    from ita_desktop.exchange.sheet.read import read_sheet  # noqa: PLC0415 - as above

    read = read_sheet(path)
    return _own_sheet(path, read, into) if isinstance(read, OwnSheet) else read


def _own_sheet(path: Path, own: OwnSheet, into: OfficeFile | None) -> Arrived:
    uid = str(uuid.uuid5(uuid.NAMESPACE_OID, own.report.uid)) if into is None else into.uid
    was = {copy.uid: copy for copy in copies_of(OfficeFile(uid, own.was.office, (own.was,)), {})}
    copies = []
    for copy in _without_past(own.report, uid, into).copies:
        rev = own.revs.get(copy.uid)
        if rev and replace(copy, rev="") == was.get(copy.uid):
            copies.append(replace(copy, rev=rev))
        elif rev:
            copies.append(replace(copy, rev=rev_from(digest_of(copy), [rev]), parents=(rev,), ancestors=(rev,)))
        else:
            copies.append(copy)
    return Arrived(path, uid, Incoming(tuple(copies)), own.report)


def _understood(read: Source) -> Understood:
    from ita_desktop.exchange.reading.report import understand  # noqa: PLC0415 - printing needs no reader

    return understand(read)


def _foreign(path: Path, report: Report, read: Source, cleaned: tuple[Tidied, ...], into: OfficeFile | None) -> Arrived:
    """Return a report of another program as records without a past; they get their uids from the file's SHA-256."""
    uid = read.uid("file") if into is None else into.uid
    return Arrived(path, uid, _without_past(report, uid, into), report, cleaned)


def _without_past(report: Report, uid: str, into: OfficeFile | None) -> Incoming:
    """Return a report as records that know no past, standing in the file ``uid``; its office where ours has none."""
    knows_office = into is not None and into.office != Office()
    raws = copies_of(OfficeFile(uid, report.office, (report,)), {})
    copies = (replace(raw, rev=rev_of(raw)) for raw in raws if raw.kind is not Kind.OFFICE or not knows_office)
    return Incoming(tuple(copies))


def _unknown(path: Path) -> UnreadableError:
    if path.suffix.lower() == ".itadb":
        sentence = _("“{name}” เป็นแฟ้มของโปรแกรมนี้ โปรดเปิดแฟ้มนั้นแล้วส่งออกเป็นแพ็กเกจข้อมูล (.itapack)")
        return UnreadableError(sentence.format(name=path.name))
    sentence = _("อ่านไฟล์ชนิด “{suffix}” ไม่ได้ อ่านได้เฉพาะแพ็กเกจข้อมูล (.itapack) Excel (.xlsx) Word (.docx) และ PDF")
    return UnreadableError(sentence.format(suffix=path.suffix or path.name))


def _refuse_second_without_year(report: Report, into: OfficeFile) -> None:
    if not report.fiscal_year and any(not r.fiscal_year and r.uid != report.uid for r in into.reports):
        raise RefusedError(_("แฟ้มนี้มีรายงานที่ยังไม่ระบุปีอยู่แล้ว จึงยังไม่ได้นำเข้าอะไร โปรดระบุปีของรายงานนั้นก่อน"))


def _other_office(office: Office, report: Report, read: Source) -> Doubt | None:
    """Return the doubt that a report may be another office's."""
    if not office.name or not report.office.name or office.full_name == report.office.full_name:
        return None
    sentence = "รายงานนี้เป็นของ “{theirs}” แต่แฟ้มนี้เป็นของ “{ours}” โปรดตรวจว่าเลือกไฟล์ถูกต้อง"
    told = sentence.format(theirs=report.office.full_name, ours=office.full_name)
    uid = str(uuid.uuid5(uuid.UUID(read.uid("office")), office.full_name))
    return Doubt(uid, Place("office.name"), told, report.office.full_name)


# --- planning ---


def plan_import(
    arrived: Arrived, value: OfficeFile | None = None, ledger: Ledger | None = None, choices: Choices | None = None
) -> Plan:
    """Return what importing would do to an office's file (None: a new one), with a person's choices so far."""
    return plan(value or OfficeFile(arrived.uid), ledger or Ledger(), arrived.incoming, choices)


def keep_mine(conflict: Conflict) -> object:
    """Decide a conflict for ours."""
    return conflict.mine


def take_theirs(conflict: Conflict) -> object:
    """Decide a conflict for theirs."""
    return conflict.theirs


def decided(made: Callable[[Choices], Plan], decide: Callable[[Conflict], object], choices: Choices) -> Choices:
    """Return the choices with every conflict decided in one way; ``made`` plans with some choices."""
    while still := made(choices).open:
        choices = replace(choices, values={**choices.values, **{c.key: decide(c) for c in still}})
    return choices


# --- writing ---


def apply_import(office: OpenOffice, arrived: Arrived, made: Plan, now: datetime) -> Batch | None:
    """Write what a plan says in one transaction, after a backup; return the import, None where nothing was to do.

    The plan must be of the office's present value. Raises what saving and backing up raise; then nothing is changed.
    """
    if not made.entries.heads:
        return None
    if made.entries.written:
        office.back_up(reason=_("ก่อนนำเข้า"))
    batch = next_batch(office, arrived, made, now)
    office.save(made.value, used_blobs(arrived, made), entries=made.entries, batch=batch)
    return batch


def next_batch(office: OpenOffice, arrived: Arrived, made: Plan, now: datetime) -> Batch | None:
    """Return how an import is remembered, None for one that changes no record."""
    if not made.entries.written:
        return None
    number = max((one.number for one in office.batches()), default=0) + 1
    return Batch(number, now.isoformat(timespec="seconds"), arrived.path.name, made.entries.written)


def used_blobs(arrived: Arrived, made: Plan) -> dict[str, bytes]:
    """Return the files of a package that the value names once it came in."""
    if not arrived.blobs:
        return {}
    files = [made.value.office.logo, *(file for report in made.value.reports for file in report.files())]
    named = {file.sha256 for file in files if file}
    return {sha256: data for sha256, data in arrived.blobs.items() if sha256 in named}


def forget_import(office: OpenOffice, batch: Batch) -> None:
    """Let the ledger know that an import was undone as a step of editing: what it brought never came."""
    brought = frozenset(one.uid for one in batch.written if not one.before)
    office.save(office.value, entries=Entries(forgotten=brought), batch=replace(batch, undone=True))


def last_import(office: OpenOffice) -> Batch | None:
    """Return the last import that has not been taken back."""
    return next((batch for batch in reversed(office.batches()) if not batch.undone), None)


def undo_import(office: OpenOffice) -> tuple[Batch, Undone]:
    """Take the last import back, after a backup; return it, and what has changed since and so stayed.

    Raises RefusedError when there is none, and what saving and backing up raise; then nothing is changed.
    """
    batch = last_import(office)
    if batch is None:
        raise RefusedError(_("แฟ้มนี้ไม่มีการนำเข้าที่จะเลิกทำ จึงไม่มีอะไรเปลี่ยน"))
    undone = undo(office.value, office.ledger(), batch.written)
    office.back_up(reason=_("ก่อนเลิกนำเข้า"))
    office.save(undone.value, entries=undone.entries, batch=replace(batch, undone=True))
    return batch, undone
