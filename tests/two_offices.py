"""Another office's package on its way into the sample office: changes, conflicts, a new measure, a deleted one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ita_desktop.domain import edits
from ita_desktop.domain.model import Line, Lines, Measure, Report, activity, new_uid
from ita_desktop.services.library import create_office, open_office
from ita_desktop.services.samples import sample_office
from ita_desktop.services.sending import Share, package_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ita_desktop.services.library import OpenOffice

NOW = datetime(2026, 12, 1, 3, tzinfo=UTC)
NAME = "กองคลัง 3 เม.ย. 68.itapack"


def _edit(office: OpenOffice, change: Callable[[Report], Report]) -> None:
    office.save(office.value.with_report(change(office.value.reports[0])))


def _line(office: OpenOffice, nth: int, key: str, text: str) -> None:
    """Write another first line into a cell of the nth measure (of the sample office)."""
    row = [m for _i, m in sample_office().reports[0].measures()][nth].activities[0]
    cell = edits.find_activity(office.value.reports[0], row.uid).cell(key)
    assert isinstance(cell, Lines)
    lines = Lines((replace(cell.lines[0], text=text), *cell.lines[1:]))
    _edit(office, lambda report: edits.set_cell(report, row.uid, key, lines))


def _retitle(office: OpenOffice, nth: int, title: str) -> None:
    uid = [m for _i, m in sample_office().reports[0].measures()][nth].uid
    _edit(office, lambda report: edits.map_measure(report, uid, lambda m: replace(m, title=title)))


def met(folder: Path) -> tuple[Path, Path]:
    """Return our office's file and a package that another office made of it and sent back.

    Of the sample's measures the 1st conflicts in a line, the 4th was changed by them, the 5th conflicts in its title,
    the 7th they deleted; they added one to the 5th issue.
    """
    ours, theirs = folder / "ของเรา.itadb", folder / "ของเขา.itadb"
    with create_office(ours, sample_office()) as office:
        package_of(office, Share(), NOW)
    theirs.write_bytes(ours.read_bytes())
    with open_office(ours) as office:
        _line(office, 0, "results", "ผู้แทนชุมชน ๖ แห่งประชุมร่วมกับกองช่างเมื่อวันที่ ๑๒ พฤศจิกายน ๒๕๖๗")
        _retitle(office, 4, "กิจกรรมนั่งฟังที่ศาลากลางบ้าน")
    package = folder / NAME
    with open_office(theirs) as office:
        _line(office, 0, "results", "ผู้แทนชุมชน ๗ แห่งประชุมร่วมกับกองช่าง และเห็นพ้องให้เลิกขอเอกสาร ๓ รายการ ดังนี้")
        _line(office, 0, "steps", "เชิญผู้แทนชุมชนทุกชุมชนมาทบทวนแบบคำขอ")
        _line(office, 3, "results", "เปิดให้บริการนอกเวลาทุกวันเสาร์แรกของเดือน จำนวน ๑๒ ครั้ง")
        _retitle(office, 4, "กิจกรรมนั่งฟังความคิดเห็นที่ศาลาหมู่บ้าน")
        report = office.value.reports[0]
        gone = [m for _i, m in report.measures()][6].uid
        _edit(office, lambda report: edits.remove_measure(report, gone))
        lines = Lines((Line(new_uid(), "ตรวจรับพัสดุโดยภาคประชาชน"),))
        added = Measure(new_uid(), "มาตรการตรวจรับพัสดุโดยภาคประชาชน", (activity(new_uid(), {"steps": lines}),))
        _edit(office, lambda report: edits.add_measure(report, report.issues[4].uid, added))
        package.write_bytes(package_of(office, Share(2568), NOW))
    return ours, package
