"""Packages between office files on disk: sent, received, received again, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ita_desktop.base.errors import RefusedError, UnreadableError
from ita_desktop.domain import edits
from ita_desktop.domain.merge.model import Choices, State
from ita_desktop.domain.model import Attachment, Evidence, OfficeFile, Report, Responsible, SameAs
from ita_desktop.exchange.package.read import read_package
from ita_desktop.services import exchanging
from ita_desktop.services.backups import backups_of
from ita_desktop.services.samples import sample_office
from ita_desktop.services.sending import Share, chosen, package_of
from ita_desktop.store.office import create_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ita_desktop.domain.merge.model import Plan
    from ita_desktop.store.office import OpenOffice

NOW = datetime(2026, 12, 1, 3, tzinfo=UTC)
PICTURE = b"picture"


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[OpenOffice]:
    with create_office(tmp_path / "ours.itadb", sample_office()) as office:
        yield office


@pytest.fixture
def theirs(tmp_path: Path, ours: OpenOffice) -> Iterator[OpenOffice]:
    with create_office(tmp_path / "theirs.itadb", OfficeFile(ours.value.uid)) as office:
        receive(office, send(ours, tmp_path / "all.itapack"))
        yield office


def send(office: OpenOffice, path: Path, share: Share | None = None) -> Path:
    path.write_bytes(package_of(office, share or Share(), NOW))
    return path


def receive(office: OpenOffice, path: Path, choices: Choices | None = None) -> Plan:
    arrived = exchanging.arrive(path, office.value)
    plan = exchanging.plan_import(arrived, office.value, office.ledger(), choices)
    exchanging.apply_import(office, arrived, plan, NOW)
    return plan


def report(office: OpenOffice) -> Report:
    return office.value.reports[0]


def retitle(office: OpenOffice, uid: str, title: str) -> None:
    office.save(office.value.with_report(edits.map_measure(report(office), uid, lambda m: replace(m, title=title))))


def test_a_whole_office_travels(ours: OpenOffice, theirs: OpenOffice) -> None:
    assert theirs.value == ours.value
    assert [batch.source for batch in theirs.batches()] == ["all.itapack"]
    assert any("ก่อนนำเข้า" in backup.path.name for backup in backups_of(theirs.path))


def test_work_goes_there_and_back_and_the_second_time_nothing_changes(
    ours: OpenOffice, theirs: OpenOffice, tmp_path: Path
) -> None:
    uid = report(ours).issues[2].measures[0].uid
    retitle(theirs, uid, "มาตรการที่กองแก้")
    back = send(theirs, tmp_path / "back.itapack", Share(2568, reply_to=ours.value.uid))
    plan = receive(ours, back)
    assert plan.count(State.UPDATED) == 1
    assert edits.find_measure(report(ours), uid).title == "มาตรการที่กองแก้"
    batches = ours.batches()
    again = receive(ours, back)
    assert not again.entries.heads
    assert ours.batches() == batches
    batch, undone = exchanging.undo_import(ours)
    assert (batch.source, undone.kept) == ("back.itapack", ())
    assert ours.value == sample_office()
    with pytest.raises(RefusedError, match="ไม่มีการนำเข้า"):
        exchanging.undo_import(ours)


def test_a_departments_part_has_its_measures_and_what_they_borrow(ours: OpenOffice, tmp_path: Path) -> None:
    first = report(ours)
    lender = first.issues[0].measures[0]
    borrower = next(
        row.uid
        for _i, _m, row in first.activities()
        if isinstance(cell := row.cell("responsible"), Responsible) and cell.names == ("กองคลัง",)
    )
    ours.save(ours.value.with_report(edits.set_cell(first, borrower, "steps", SameAs(lender.activities[0].uid))))
    share = Share(2568, department="กองคลัง")
    names = {m.uid for m in chosen(report(ours), share)}
    assert lender.uid in names
    assert len(names) < len(list(first.measures()))
    package = read_package(send(ours, tmp_path / "k.itapack", share))
    assert {copy.uid for copy in package.copies if copy.kind == "measure"} == names
    assert [copy.kind for copy in package.copies][:2] == ["office", "report"]
    assert sum(copy.kind == "issue" for copy in package.copies) == len(first.issues)
    assert (package.manifest.kind, package.manifest.departments) == ("part", ("กองคลัง",))
    assert package.manifest.count == len(names)


def test_a_department_is_known_by_its_other_spellings(ours: OpenOffice) -> None:
    known = next(d for d in ours.value.office.departments if d.aliases)
    by_name = chosen(report(ours), Share(department=known.name))
    assert by_name == chosen(report(ours), Share(department=known.aliases[0]))
    assert by_name


def test_one_issue_and_an_empty_form(ours: OpenOffice, theirs: OpenOffice, tmp_path: Path) -> None:
    issue = report(ours).issues[1]
    package = read_package(send(ours, tmp_path / "i.itapack", Share(2568, issue.uid)))
    assert {c.uid for c in package.copies if c.kind == "measure"} == {m.uid for m in issue.measures}
    assert package.manifest.issues == (issue.uid,)
    form = read_package(send(ours, tmp_path / "form.itapack", Share(2568, form=True)))
    assert form.manifest.kind == "form"
    assert not [c for c in form.copies if c.kind == "measure"]
    plan = receive(theirs, tmp_path / "form.itapack")
    assert not plan.entries.written, "a form takes nothing away"


def test_what_was_deleted_is_told_and_files_travel(ours: OpenOffice, theirs: OpenOffice, tmp_path: Path) -> None:
    import hashlib  # noqa: PLC0415

    digest = hashlib.sha256(PICTURE).hexdigest()
    first, second = (m for _i, m in list(report(ours).measures())[:2])
    evidence = Evidence("11111111-2222-4333-8444-555555555555", "ภาพ", file=Attachment("ภาพ.jpg", digest, len(PICTURE)))
    changed = edits.set_evidence(edits.remove_measure(report(ours), second.uid), first.uid, (evidence,))
    ours.save(ours.value.with_report(changed), {digest: PICTURE})
    plan = receive(theirs, send(ours, tmp_path / "a.itapack"))
    assert plan.count(State.DELETED) == 1
    assert theirs.value == ours.value
    assert theirs.blob(digest) == PICTURE


def test_what_cannot_be_sent_is_said(ours: OpenOffice) -> None:
    for share, words in ((Share(2500), "๒๕๐๐"), (Share(department="กองประปา"), "กองประปา")):
        with pytest.raises(RefusedError, match=words):
            package_of(ours, share, NOW)
    assert ours.ledger().heads == {}


def test_conflicts_can_be_decided_all_one_way(ours: OpenOffice, theirs: OpenOffice, tmp_path: Path) -> None:
    uid = report(ours).issues[0].measures[0].uid
    retitle(ours, uid, "ของเรา")
    retitle(theirs, uid, "ของเขา")
    arrived = exchanging.arrive(send(theirs, tmp_path / "t.itapack"), ours.value)
    ledger = ours.ledger()

    def made(choices: Choices) -> Plan:
        return exchanging.plan_import(arrived, ours.value, ledger, choices)

    assert len(made(Choices()).open) == 1
    for decide, title in ((exchanging.keep_mine, "ของเรา"), (exchanging.take_theirs, "ของเขา")):
        plan = made(exchanging.decided(made, decide, Choices()))
        assert not plan.open
        assert edits.find_measure(plan.value.reports[0], uid).title == title
    assert arrived.sender == ours.value.office.full_name


def test_a_package_is_no_report_of_another_program(ours: OpenOffice, tmp_path: Path) -> None:
    path = send(ours, tmp_path / "a.itapack")
    with pytest.raises(UnreadableError):
        exchanging.read_source(path)


def test_a_workbook_is_filled_in_by_somebody_without_the_program(ours: OpenOffice, tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415

    from ita_desktop.services.sending import write_share  # noqa: PLC0415

    path = write_share(ours, Share(2568, department="กองคลัง"), tmp_path / "k.xlsx", NOW)
    assert not receive(ours, path).entries.written, "unchanged it brings nothing"
    book = openpyxl.load_workbook(path)
    sheet = book["มาตรการ"]
    uid = sheet.cell(2, sheet.max_column - 1).value
    sheet["B2"] = "มาตรการที่กรอกใน Excel"
    book.save(path)
    retitle(ours, report(ours).issues[6].measures[0].uid, "แก้ระหว่างนั้น")
    plan = receive(ours, path)
    assert plan.count(State.UPDATED) == 1
    assert edits.find_measure(report(ours), uid).title == "มาตรการที่กรอกใน Excel"
    assert "แก้ระหว่างนั้น" in [m.title for _i, m in report(ours).measures()]
    assert not receive(ours, path).entries.written


def test_a_conflict_with_a_workbook_has_what_both_came_from(ours: OpenOffice, tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415

    from ita_desktop.services.sending import write_share  # noqa: PLC0415

    path = write_share(ours, Share(2568), tmp_path / "a.xlsx", NOW)
    book = openpyxl.load_workbook(path)
    first = report(ours).issues[0].measures[0]
    book["มาตรการ"]["B2"] = "ใน Excel"
    book.save(path)
    retitle(ours, first.uid, "ในโปรแกรม")
    arrived = exchanging.arrive(path, ours.value)
    (conflict,) = exchanging.plan_import(arrived, ours.value, ours.ledger()).open
    assert (conflict.base, conflict.mine, conflict.theirs) == (first.title, "ในโปรแกรม", "ใน Excel")


def test_word_and_excel_files_of_what_is_not_there_are_refused(ours: OpenOffice, tmp_path: Path) -> None:
    from ita_desktop.services.sending import write_share  # noqa: PLC0415

    for name in ("a.xlsx", "a.docx"):
        with pytest.raises(RefusedError, match="๒๕๐๐"):
            write_share(ours, Share(2500), tmp_path / name, NOW)
        with pytest.raises(RefusedError, match="กองประปา"):
            write_share(ours, Share(2568, department="กองประปา"), tmp_path / name, NOW)
    path = write_share(ours, Share(), tmp_path / "all.docx", NOW)
    assert len(list(exchanging.read_source(path).measures())) == 18


def test_uids_that_two_offices_gave_lead_back_from_a_workbook(tmp_path: Path) -> None:
    sample = sample_office()
    head = replace(sample.reports[0], uid="00000000-1111-4333-8444-555555555555")
    issue = head.issues[0]
    measure = replace(issue.measures[0], uid="00000000-3333-4333-8444-555555555555")
    issue = replace(issue, measures=(measure, *issue.measures[1:]))
    head = replace(head, issues=(issue, *head.issues[1:]))
    other = replace(sample, uid="00000000-2222-4333-8444-555555555555", reports=(head,))
    with (
        create_office(tmp_path / "a.itadb", sample) as ours,
        create_office(tmp_path / "b.itadb", other) as theirs,
    ):
        mine = sample.reports[0].issues[0].measures[0].uid
        receive(ours, send(theirs, tmp_path / "t.itapack"), Choices(joined={measure.uid: mine}))
        assert ours.ledger().aliases
        # What was said once is not asked again.
        retitle(theirs, measure.uid, "มาตรการที่เปลี่ยนชื่อ")
        again = receive(ours, send(theirs, tmp_path / "again.itapack"))
        assert [item.uid for item in again.items if item.state is State.UPDATED] == [mine]
        from ita_desktop.services.sending import write_share  # noqa: PLC0415

        path = write_share(ours, Share(2568), tmp_path / "a.xlsx", NOW)
        assert not receive(ours, path).entries.written


def test_own_pdfs_and_others(ours: OpenOffice, tmp_path: Path) -> None:
    from ita_desktop.services.printing import print_report  # noqa: PLC0415

    print_report(report(ours), tmp_path / "a.pdf", blobs=ours.blob)
    assert not receive(ours, tmp_path / "a.pdf").entries.written
    import pypdf  # noqa: PLC0415

    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "b.pdf")
    with pytest.raises(UnreadableError, match="ไม่ใช่ PDF ที่พิมพ์จากโปรแกรมนี้"):
        exchanging.arrive(tmp_path / "b.pdf")
