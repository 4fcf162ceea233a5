"""`import`, `undo-import`: a file into an office file, what it would change, what reading it could not decide."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from ita_desktop.base.i18n import _
from ita_desktop.cli.language import number
from ita_desktop.cli.opening import refuse_folder
from ita_desktop.cli.plans import conflict_lines, item_words, plan_lines
from ita_desktop.cli.showing import head
from ita_desktop.cli.terminal import after_writing, doing, say, say_json
from ita_desktop.cli.words import fix_words, place_numbers, place_words, short, year_words
from ita_desktop.domain.merge.model import Choices, State
from ita_desktop.domain.model import DoubtState
from ita_desktop.domain.revision import Kind
from ita_desktop.services import exchanging
from ita_desktop.services.library import create_office, open_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from ita_desktop.domain.merge.model import Conflict, Plan
    from ita_desktop.domain.model import Doubt, OfficeFile, Report
    from ita_desktop.domain.revision import Ledger
    from ita_desktop.services.exchanging import Arrived

CONFLICTS = ("ask", "keep-mine", "take-theirs")
_DECIDED: dict[str, Callable[[Conflict], object]] = {
    "keep-mine": exchanging.keep_mine,
    "take-theirs": exchanging.take_theirs,
}


def import_source(
    source: Path, into: Path, *, dry_run: bool, accept_proposals: bool, conflicts: str, as_json: bool
) -> int:
    """Read a file and join it with the office's file, which is made if it is not there; a dry run writes nothing.

    While conflicts stand (and ``conflicts`` is "ask") nothing is written, they are listed, and the code is 1.
    """
    refuse_folder(into)
    there = into.exists()
    read = partial(_read, source, accept_proposals=accept_proposals, conflicts=conflicts)
    if there:
        with doing(_("กำลังเปิดแฟ้ม")):
            office = open_office(into, read_only=dry_run)
        with office:
            arrived, plan = read(office.value, office.ledger())
            writes = not dry_run and not plan.open
            if writes:
                exchanging.apply_import(office, arrived, plan, datetime.now(UTC))
    else:
        arrived, plan = read(None, None)
        writes = not dry_run
        if writes:
            with create_office(into, plan.value, exchanging.used_blobs(arrived, plan)) as office:
                office.save(plan.value, entries=plan.entries)
    with after_writing(into) if writes else nullcontext():
        if as_json:
            say_json(_plain(arrived, plan, into, written=writes))
        else:
            for line in (*_readable(arrived, plan), "", *_ending(arrived, plan, into, there=there, dry_run=dry_run)):
                say(line)
    return 1 if plan.open and not dry_run else 0


def undo_import(path: Path) -> int:
    """Take the last import back."""
    with doing(_("กำลังเปิดแฟ้ม")):
        office = open_office(path)
    with office:
        batch, undone = exchanging.undo_import(office)
        titles = {measure.uid: measure.title for report in office.value.reports for _i, measure in report.measures()}
    with after_writing(path):
        say(_("เลิกการนำเข้า “{source}” แล้ว: {path}").format(source=batch.source, path=path))
        if undone.kept:
            say(_("คงไว้ {count} รายการที่มีการแก้ไขหลังนำเข้า").format(count=number(len(undone.kept))))
        for uid in undone.kept:
            if uid in titles:
                say(f"      {short(titles[uid])}")
    return 0


def _read(
    source: Path, value: OfficeFile | None, ledger: Ledger | None, *, accept_proposals: bool, conflicts: str
) -> tuple[Arrived, Plan]:
    with doing(_("กำลังอ่านรายงาน")):
        arrived = exchanging.arrive(source, value, accept_proposals=accept_proposals)
        made = partial(exchanging.plan_import, arrived, value, ledger)
        choices = Choices()
        if decide := _DECIDED.get(conflicts):
            choices = exchanging.decided(made, decide, choices)
        return arrived, made(choices)


def _ending(arrived: Arrived, plan: Plan, into: Path, *, there: bool, dry_run: bool) -> Iterator[str]:
    report = arrived.report
    waits = report is not None and any(doubt.state is DoubtState.OPEN for doubt in report.doubts)
    if dry_run:
        yield _("ทดลองอ่านเท่านั้น ยังไม่ได้เขียนแฟ้ม {path}").format(path=into)
    elif plan.open:
        yield _("ยังไม่ได้เขียนอะไร เพราะมีช่องที่ชนกัน โปรดเลือกด้วย --conflicts keep-mine หรือ take-theirs")
        return
    elif there and not plan.entries.written:
        yield _("ไม่มีอะไรใหม่ แฟ้มเหมือนเดิม: {path}").format(path=into)
    elif report is None or (there and not _brings_report(plan)):
        yield _("นำเข้าแล้ว: {path}").format(path=into)
    else:
        yield _written(report, there=there).format(year=year_words(report), path=into)
    if (twins := sum(bool(item.twins) for item in plan.items)) and not dry_run:
        sentence = _("มี {count} มาตรการที่อาจซ้ำกับที่มีอยู่แล้ว เพิ่มเป็นรายการใหม่ไว้ก่อน หากไม่ต้องการ โปรดใช้ undo-import")
        yield sentence.format(count=number(twins))
    if waits:
        if dry_run:
            yield _("หากต้องการใช้ข้อเสนอทุกข้อ โปรดเพิ่ม --accept-proposals เมื่อนำเข้า")
        else:
            yield _("หากต้องการใช้ข้อเสนอทุกข้อ โปรดนำเข้าอีกครั้งลงแฟ้มใหม่โดยเพิ่ม --accept-proposals")


def _brings_report(plan: Plan) -> bool:
    return any(item.kind is Kind.REPORT and item.state is State.NEW for item in plan.items)


def _written(report: Report, *, there: bool) -> str:
    if there and report.fiscal_year:
        return _("เพิ่มปีงบประมาณ {year} ลงในแฟ้มแล้ว: {path}")
    if there:
        return _("เพิ่มรายงานลงในแฟ้มแล้ว แต่ยังไม่ทราบปีงบประมาณของรายงาน: {path}")
    if report.fiscal_year:
        return _("สร้างแฟ้มแล้ว มีปีงบประมาณ {year}: {path}")
    return _("สร้างแฟ้มแล้ว แต่ยังไม่ทราบปีงบประมาณของรายงาน: {path}")


def _plain(arrived: Arrived, plan: Plan, into: Path, *, written: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"source": str(arrived.path), "file": str(into), "written": written}
    if report := arrived.report:
        told |= {
            "fiscal_year": report.fiscal_year,
            "office": report.office.full_name,
            "issues": len(report.issues),
            "measures": sum(1 for _found in report.measures()),
            "activities": sum(1 for _found in report.activities()),
            "cleaned": [{"where": item.where, "phrase": item.phrase} for item in arrived.cleaned],
            "doubts": [
                {
                    "state": doubt.state.value,
                    "place": {"field": doubt.place.field, **place_numbers(report, doubt.place)},
                    "where": place_words(report, doubt.place),
                    "sentence": doubt.sentence,
                    "source": doubt.source,
                    "proposal": list(fix_words(report, doubt.fix)) if doubt.fix is not None else None,
                }
                for doubt in report.doubts
            ],
        }
    else:
        told["sender"] = arrived.sender
    told["plan"] = {state.value: plan.count(state) for state in State}
    told["possibly_the_same"] = [{"uid": item.uid, "ours": list(item.twins)} for item in plan.items if item.twins]
    told["conflicts"] = [
        {"key": c.key, "record": item_words(item), "base": c.base, "mine": c.mine, "theirs": c.theirs}
        for item in plan.items
        for c in item.conflicts
    ]
    return told


def _readable(arrived: Arrived, plan: Plan) -> Iterator[str]:
    yield _("อ่านจาก {path}").format(path=arrived.path)
    if report := arrived.report:
        yield from _read_lines(report, arrived)
    elif arrived.sender:
        yield _("ส่งจาก {sender}").format(sender=arrived.sender)
    if report is None or plan.count(State.SAME, State.OLDER, State.KEPT, State.CONFLICT, State.DELETED_HERE):
        yield ""
        yield from plan_lines(plan)
    yield from conflict_lines(plan)


def _read_lines(report: Report, arrived: Arrived) -> Iterator[str]:
    yield ""
    yield from head(report)
    if arrived.cleaned:
        yield ""
        yield _("จัดข้อความให้เรียบร้อยขณะอ่าน {count} แห่ง").format(count=number(len(arrived.cleaned)))
        for item in arrived.cleaned:
            yield f"      {item.where}: {item.phrase}"
    still_open = [doubt for doubt in report.doubts if doubt.state is DoubtState.OPEN]
    accepted = [doubt for doubt in report.doubts if doubt.state is DoubtState.ACCEPTED]
    yield from _doubts(report, accepted, _("แก้ตามข้อเสนอแล้ว {count} ข้อ"))
    yield from _doubts(report, still_open, _("รอให้ตัดสินใจ {count} ข้อ"))


def _doubts(report: Report, doubts: Sequence[Doubt], heading: str) -> Iterator[str]:
    if doubts:
        yield ""
        yield heading.format(count=number(len(doubts)))
    for n, doubt in enumerate(doubts, 1):
        label = f"{number(n)}."
        yield f"{label:>5} {place_words(report, doubt.place)}"
        yield f"      {doubt.sentence}"
        if doubt.state is DoubtState.OPEN:
            yield _("      ต้นฉบับ: “{text}”").format(text=short(doubt.source))
            for words in fix_words(report, doubt.fix) if doubt.fix is not None else ():
                yield f"      → {words}"
