"""What a person has answered in the wizard, and the file that follows from it. Nothing here touches the disk."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from ita_desktop.domain.model import Place, Report
from ita_desktop.domain.proposals import accept_all
from ita_desktop.domain.texts import set_text
from ita_desktop.services.samples import sample_office
from ita_desktop.services.starting import Created, new_file, new_report

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import Office


class Begin(StrEnum):
    """What a new file begins with."""

    EMPTY = "empty"
    WORD = "word"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Answers:
    """All that the wizard asks. ``known``: the office was set up before; ``subdistrict`` only helps to name it."""

    office: Office
    folder: Path
    year: int
    name: str = ""
    subdistrict: str = ""
    known: bool = False
    begin: Begin = Begin.EMPTY
    read: Report | None = None
    accept: bool = False
    blobs: dict[str, bytes] = field(default_factory=dict)


def created(answers: Answers, path: Path) -> Created:
    """Return the file that the answers ask for."""
    if answers.begin is Begin.SAMPLE:
        return Created(path, sample_office())
    office = answers.office
    if answers.begin is Begin.WORD and answers.read:
        report = _imported(answers.read, answers)
    else:
        report = new_report(office, answers.year)
    used = {office.logo.sha256} if office.logo else set()
    blobs = {sha256: data for sha256, data in answers.blobs.items() if sha256 in used}
    return Created(path, new_file(office, [report]), blobs)


def _imported(report: Report, answers: Answers) -> Report:
    """Return the report as read, with what the office knows and the file does not say."""
    if answers.accept:
        report = accept_all(report)
    if not report.fiscal_year:
        report = set_text(report, Place("fiscal_year"), str(answers.year))
    read, known = report.office, answers.office
    office = replace(read, logo=known.logo, departments=known.departments or read.departments)
    if not read.name:
        office = replace(known, website=read.website or known.website)
    return replace(report, office=office)
