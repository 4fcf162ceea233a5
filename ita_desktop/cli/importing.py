"""`import`: a Word report into an office file, with what reading it changed and could not decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ita_desktop.base.i18n import _
from ita_desktop.cli.showing import head
from ita_desktop.cli.terminal import doing, say, say_json
from ita_desktop.cli.words import fix_words, number, place_numbers, place_words, short, year_words
from ita_desktop.domain.model import DoubtState
from ita_desktop.services.exchanging import plan_import
from ita_desktop.services.library import create_office, open_office

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ita_desktop.domain.model import Doubt, Report
    from ita_desktop.services.exchanging import ImportPlan


def import_source(source: Path, into: Path, *, dry_run: bool, accept_proposals: bool, as_json: bool) -> int:
    """Read a report and add it to the file, which is made if it is not there; a dry run writes nothing."""
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
    if as_json:
        say_json(_plain(plan, source, into, dry_run=dry_run))
        return 0
    for line in _readable(plan, source):
        say(line)
    say()
    if dry_run:
        say(_("ทดลองอ่านเท่านั้น ยังไม่ได้เขียนแฟ้ม {path}").format(path=into))
    else:
        told = _("เพิ่มปีงบประมาณ {year} ลงในแฟ้มแล้ว: {path}") if there else _("สร้างแฟ้มแล้ว มีปีงบประมาณ {year}: {path}")
        say(told.format(year=year_words(plan.report), path=into))
    return 0


def _read(source: Path, value: Any, *, accept_proposals: bool) -> ImportPlan:
    with doing(_("กำลังอ่านรายงาน")):
        return plan_import(source, value, accept_proposals=accept_proposals)
