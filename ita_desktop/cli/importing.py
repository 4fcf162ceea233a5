"""`import`: a Word report into an office file, with what reading it changed and could not decide."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from ita_desktop.base.i18n import _
from ita_desktop.cli.language import number
from ita_desktop.cli.opening import refuse_folder
from ita_desktop.cli.showing import head
from ita_desktop.cli.terminal import after_writing, doing, say, say_json
from ita_desktop.cli.words import fix_words, place_numbers, place_words, short, year_words
from ita_desktop.domain.model import DoubtState
from ita_desktop.services.exchanging import plan_import
from ita_desktop.services.library import create_office, open_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ita_desktop.domain.model import Doubt, OfficeFile, Report
    from ita_desktop.services.exchanging import ImportPlan


def import_source(source: Path, into: Path, *, dry_run: bool, accept_proposals: bool, as_json: bool) -> int:
    """Read a report and add it to the file, which is made if it is not there; a dry run writes nothing."""
    refuse_folder(into)
    there = into.exists()
    if there:
        with doing(_("กำลังเปิดแฟ้ม")):
            office = open_office(into, read_only=dry_run)
        with office:
            plan = _read(source, office.value, accept_proposals=accept_proposals)
            if not dry_run:
                office.save(plan.value)
    else:
        plan = _read(source, None, accept_proposals=accept_proposals)
        if not dry_run:
            with create_office(into, plan.value):
                pass
    with nullcontext() if dry_run else after_writing(into):
        if as_json:
            say_json(_plain(plan, source, into, dry_run=dry_run))
        else:
            for line in (*_readable(plan, source), "", *_ending(plan.report, into, there=there, dry_run=dry_run)):
                say(line)
    return 0


def _ending(report: Report, into: Path, *, there: bool, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield _("ทดลองอ่านเท่านั้น ยังไม่ได้เขียนแฟ้ม {path}").format(path=into)
    else:
        yield _written(report, there=there).format(year=year_words(report), path=into)
    if any(doubt.state is DoubtState.OPEN for doubt in report.doubts):
        if dry_run:
            yield _("หากต้องการใช้ข้อเสนอทุกข้อ โปรดเพิ่ม --accept-proposals เมื่อนำเข้า")
        else:
            yield _("หากต้องการใช้ข้อเสนอทุกข้อ โปรดนำเข้าอีกครั้งลงแฟ้มใหม่โดยเพิ่ม --accept-proposals")


def _written(report: Report, *, there: bool) -> str:
    if there and report.fiscal_year:
        return _("เพิ่มปีงบประมาณ {year} ลงในแฟ้มแล้ว: {path}")
    if there:
        return _("เพิ่มรายงานลงในแฟ้มแล้ว แต่ยังไม่ทราบปีงบประมาณของรายงาน: {path}")
    if report.fiscal_year:
        return _("สร้างแฟ้มแล้ว มีปีงบประมาณ {year}: {path}")
    return _("สร้างแฟ้มแล้ว แต่ยังไม่ทราบปีงบประมาณของรายงาน: {path}")


def _read(source: Path, value: OfficeFile | None, *, accept_proposals: bool) -> ImportPlan:
    with doing(_("กำลังอ่านรายงาน")):
        return plan_import(source, value, accept_proposals=accept_proposals)


def _plain(plan: ImportPlan, source: Path, into: Path, *, dry_run: bool) -> dict[str, Any]:
    report = plan.report
    return {
        "source": str(source),
        "file": str(into),
        "written": not dry_run,
        "fiscal_year": report.fiscal_year,
        "office": report.office.full_name,
        "issues": len(report.issues),
        "measures": sum(1 for _found in report.measures()),
        "activities": sum(1 for _found in report.activities()),
        "cleaned": [{"where": item.where, "phrase": item.phrase} for item in plan.cleaned],
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


def _readable(plan: ImportPlan, source: Path) -> Iterator[str]:
    report = plan.report
    yield _("อ่านจาก {path}").format(path=source)
    yield ""
    yield from head(report)
    if plan.cleaned:
        yield ""
        yield _("จัดข้อความให้เรียบร้อยขณะอ่าน {count} แห่ง").format(count=number(len(plan.cleaned)))
        for item in plan.cleaned:
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
