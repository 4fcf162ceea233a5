"""`check`: what should be looked at before a report is filed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ita_desktop.base.i18n import _
from ita_desktop.cli.language import number
from ita_desktop.cli.opening import opened, report_of_year
from ita_desktop.cli.terminal import doing, say, say_json
from ita_desktop.cli.words import fix_words, place_numbers, place_words, year_words
from ita_desktop.domain.checks import Level, check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ita_desktop.domain.finding import Finding
    from ita_desktop.domain.model import Report

CLEAN, ERRORS_FOUND = 0, 1


def check_file(file: Path, year: int | None, *, as_json: bool) -> int:
    """Check the report of a year; the exit code tells whether something must be put right."""
    with opened(file) as office:
        report = report_of_year(office.value, year, file)
    with doing(_("กำลังตรวจรายงาน")):
        findings = check(report)
    if as_json:
        say_json(_plain(report, findings))
    else:
        for line in _readable(report, findings):
            say(line)
    return ERRORS_FOUND if any(f.level is Level.ERROR for f in findings) else CLEAN


def _plain(report: Report, findings: Sequence[Finding]) -> dict[str, Any]:
    return {
        "fiscal_year": report.fiscal_year,
        "office": report.office.full_name,
        "counts": {level.value: sum(f.level is level for f in findings) for level in Level},
        "findings": [
            {
                "level": f.level.value,
                "code": f.code,
                "place": {"field": f.place.field, **place_numbers(report, f.place)},
                "where": place_words(report, f.place),
                "sentence": f.sentence,
                "proposal": list(fix_words(report, f.fix)) if f.fix is not None else None,
            }
            for f in findings
        ],
    }


def _readable(report: Report, findings: Sequence[Finding]) -> Iterator[str]:
    office = report.office.full_name
    if report.fiscal_year:
        yield _("รายงานปีงบประมาณ {year} {office}").format(year=year_words(report), office=office).rstrip()
    else:
        yield _("รายงานที่ยังไม่ระบุปีงบประมาณ {office}").format(office=office).rstrip()
    if not findings:
        yield _("ไม่พบสิ่งที่ต้องแก้")
        return
    names = {Level.ERROR: _("ต้องแก้"), Level.WARNING: _("ควรตรวจดู"), Level.HINT: _("ข้อแนะนำ")}
    for level, name in names.items():
        of_level = [f for f in findings if f.level is level]
        groups: dict[tuple[str, str], list[Finding]] = {}
        for finding in of_level:
            groups.setdefault((finding.code, finding.sentence), []).append(finding)
        if groups:
            yield ""
            yield _heading(name, len(groups), len(of_level))
        for n, group in enumerate(groups.values(), 1):
            label = f"{number(n)}."
            if len(group) == 1:
                yield f"{label:>5} {place_words(report, group[0].place)}"
                yield f"      {group[0].sentence}"
                yield from _fixes(report, group[0])
            else:
                there = _("({count} แห่ง)").format(count=number(len(group)))
                yield f"{label:>5} {group[0].sentence} {there}"
                yield from _places(report, group)


def _heading(level: str, entries: int, places: int) -> str:
    if entries == places:
        return _("{level} {count} ข้อ").format(level=level, count=number(entries))
    return _("{level} {count} ข้อ รวม {places} แห่ง").format(level=level, count=number(entries), places=number(places))


def _places(report: Report, group: Sequence[Finding]) -> Iterator[str]:
    """Yield the places of findings that say the same; what would be done once, where it is the same in all."""
    fixes = dict.fromkeys(tuple(_fixes(report, finding)) for finding in group)
    for finding in group:
        yield f"      • {place_words(report, finding.place)}"
        if len(fixes) > 1:
            for line in _fixes(report, finding):
                yield f"  {line}"
    if len(fixes) == 1:
        yield from next(iter(fixes))


def _fixes(report: Report, finding: Finding) -> Iterator[str]:
    for words in fix_words(report, finding.fix) if finding.fix is not None else ():
        yield f"      → {words}"
