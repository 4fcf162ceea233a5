"""The office's file as one immutable value.

Everything else in the program is a function from this value: the store writes it, the report draws it, the
checks read it, an edit makes a new one. Nothing here opens a file, asks the clock or knows a window.

Every record that can be changed on its own carries a ``uid`` (a UUID made by the program), so that a line keeps
its identity while its words change and two offices' copies can be merged.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date


def new_uid() -> str:
    """Return a new random record identity (UUID version 4, 36 characters)."""
    return str(uuid.uuid4())


class Marker(StrEnum):
    """What stands before a line of a list. The number itself is never stored: it is the line's place."""

    NONE = "none"
    DASH = "dash"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a list cell: its words without the marker; level 0 or 1."""

    uid: str
    text: str
    marker: Marker = Marker.NONE
    level: int = 0


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing was entered."""


@dataclass(frozen=True, slots=True)
class SameAs:
    """The cell of another activity of the same report, in the same column, holds here too."""

    activity_uid: str


@dataclass(frozen=True, slots=True)
class Lines:
    """An ordered list of lines; never empty (that is Missing)."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time as printed, with its first and last day where they could be read."""

    text: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Responsible:
    """The departments that carry an activity out, as printed.

    ``names`` are single departments, in order; ``everyone`` is the words for "all departments" as the office
    writes them, empty if not all; ``collector`` the words in brackets about who collects from all.
    """

    names: tuple[str, ...] = ()
    everyone: str = ""
    collector: str = ""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A plain value of an optional column (money, quarters, per cent, state, link), as printed."""

    text: str


Cell = Missing | SameAs | Lines | Period | Responsible | Scalar

MISSING = Missing()


@dataclass(frozen=True, slots=True)
class Activity:
    """One row of the table: a cell per column key. An absent key is a Missing cell; none is ever stored.

    ``cells`` is sorted by key, so that equal rows are equal values: make one with :func:`activity`.
    """

    uid: str
    cells: tuple[tuple[str, Cell], ...] = ()

    def cell(self, key: str) -> Cell:
        """Return the cell of the column ``key``, Missing if there is none."""
        for have, cell in self.cells:
            if have == key:
                return cell
        return MISSING

    def with_cell(self, key: str, cell: Cell) -> Activity:
        """Return this row with the column ``key`` holding ``cell``."""
        return activity(self.uid, {**dict(self.cells), key: cell})


def activity(uid: str, cells: Mapping[str, Cell]) -> Activity:
    """Make a row from its cells, in the one order that equal rows share."""
    return Activity(uid, tuple(sorted((k, c) for k, c in cells.items() if not isinstance(c, Missing))))


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept in the store by its content: name, SHA-256 in hex, size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that a measure was done: a caption with a link or a file."""

    uid: str
    caption: str
    link: str = ""
    file: Attachment | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One มาตรการ/โครงการ/กิจกรรม with its rows (one or more).

    ``title`` is whole as printed; its kind is its first word. ``origin_uid`` names the measure it was copied from.
    """

    uid: str
    title: str
    activities: tuple[Activity, ...]
    origin_uid: str = ""
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """One ประเด็น; its number is its place in the report, never stored."""

    uid: str
    title: str
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True, slots=True)
class Department:
    """A department of the office with the other spellings it is known by."""

    uid: str
    name: str
    aliases: tuple[str, ...] = ()


class Role(StrEnum):
    """What a signature under the report stands for."""

    AUTHOR = "author"
    CHECKER = "checker"
    APPROVER = "approver"


@dataclass(frozen=True, slots=True)
class Signer:
    """A signature block; an empty name or position prints as a dotted line."""

    role: Role
    name: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A local office. ``kind`` is the long form before the name ("องค์การบริหารส่วนตำบล")."""

    kind: str = ""
    name: str = ""
    district: str = ""
    province: str = ""
    website: str = ""
    logo: Attachment | None = None
    departments: tuple[Department, ...] = ()
    signers: tuple[Signer, ...] = ()

    @property
    def full_name(self) -> str:
        """Return the name as printed, kind and name in one word."""
        return self.kind + self.name


class ColumnKind(StrEnum):
    """What a column's cells hold."""

    TITLE = "title"
    LINES = "lines"
    PERIOD = "period"
    RESPONSIBLE = "responsible"
    TEXT = "text"
    MONEY = "money"
    QUARTERS = "quarters"
    PERCENT = "percent"
    STATE = "state"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table. ``width`` is its share; the shares of the shown columns are scaled to the page."""

    key: str
    heading: str
    kind: ColumnKind
    width: float
    shown: bool = True


COLUMNS = (
    Column("measure", "มาตรการ/โครงการ/กิจกรรม", ColumnKind.TITLE, 0.165),
    Column("steps", "ขั้นตอน/วิธีการปฏิบัติ", ColumnKind.LINES, 0.235),
    Column("period", "ช่วงระยะเวลาในการดำเนินการ", ColumnKind.PERIOD, 0.09),
    Column("responsible", "ผู้รับผิดชอบ", ColumnKind.RESPONSIBLE, 0.10),
    Column("results", "ผลการดำเนินการ", ColumnKind.LINES, 0.215),
    Column("outcomes", "ผลลัพธ์/ผลสัมฤทธิ์ในการดำเนินการ", ColumnKind.LINES, 0.195),
)
"""The six columns that every report has (the criteria's fields, domain notes §1.3)."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written, with the day it names where it could be read."""

    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a report something stands. Empty parts mean the whole of the part before them.

    ``field`` names a field of the report ("title", "preface", "date", "fiscal_year", "office.district", …) when
    no measure is meant, else a column key or "title".
    """

    field: str = ""
    issue_uid: str = ""
    measure_uid: str = ""
    activity_uid: str = ""
    line_uid: str = ""


# --- changes a program may propose ---
# A proposal is data, so that it can wait in the file until the clerk decides; edits.apply carries it out.


@dataclass(frozen=True, slots=True)
class SetText:
    """Write ``after`` where ``before`` stands: a field of the report, a title, a line, a period's or scalar's text."""

    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class SetCell:
    """Put ``after`` in an activity's column, which holds ``before``."""

    activity_uid: str
    key: str
    before: Cell
    after: Cell


@dataclass(frozen=True, slots=True)
class SplitMeasure:
    """Replace a measure that holds several by the several; their uids are already chosen.

    ``before`` is the measure as it stood: if it has changed since, the proposal no longer holds.
    """

    before: Measure
    after: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class MoveLines:
    """Move lines, in their order, behind the last line of another activity's cell of the same column."""

    key: str
    from_activity_uid: str
    line_uids: tuple[str, ...]
    to_activity_uid: str
    join: Literal["", " ", "\n"] = "\n"
    """How the first moved line meets the last line there: as a new line, or as its tail without or with a space."""
    marker: Marker | None = None
    """The marker the moved lines take there (their number then is their place); None keeps what they have."""


Change = SetText | SetCell | SplitMeasure | MoveLines
Fix = tuple[Change, ...]
"""Changes made together. The empty tuple is a proposal to leave everything as it is."""


class DoubtState(StrEnum):
    """What a person said of a doubt."""

    OPEN = "open"
    ACCEPTED = "accepted"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What reading a foreign file could not decide: a finding until a person settles it."""

    uid: str
    place: Place
    sentence: str
    source: str
    fix: Fix | None = None
    state: DoubtState = DoubtState.OPEN


# ---


class Status(StrEnum):
    """How far a report has come."""

    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Report:
    """One year's report. Years are Buddhist-era fiscal years; 0 means not known.

    ``office`` is a copy of what was true when the report was made. ``preface`` holds its paragraphs; empty means
    the template's words are printed. ``group_word`` stands before an issue's number, empty for none.
    """

    uid: str
    office: Office = field(default_factory=Office)
    fiscal_year: int = 0
    ita_year: int = 0
    title: tuple[str, ...] = ()
    item_code: str = ""
    prepared_by: str = ""
    preface: tuple[str, ...] = ()
    preface_signed: tuple[str, ...] = ()
    date: WrittenDate = WrittenDate("")
    as_of: WrittenDate = WrittenDate("")
    group_word: str = "ประเด็นที่"
    columns: tuple[Column, ...] = COLUMNS
    issues: tuple[Issue, ...] = ()
    signers: tuple[Signer, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    status: Status = Status.DRAFT

    def measures(self) -> Iterator[tuple[Issue, Measure]]:
        """Yield every measure with its issue, in printed order."""
        for issue in self.issues:
            for measure in issue.measures:
                yield issue, measure

    def files(self) -> tuple[Attachment, ...]:
        """Return the files that the report names: its office's logo, evidence; each once."""
        named = [self.office.logo, *(e.file for _issue, measure in self.measures() for e in measure.evidence)]
        return tuple(dict.fromkeys(file for file in named if file))

    def activities(self) -> Iterator[tuple[Issue, Measure, Activity]]:
        """Yield every row with its issue and measure, in printed order."""
        for issue, measure in self.measures():
            for row in measure.activities:
                yield issue, measure, row


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """All that one office file holds. ``reports`` are in the order of their fiscal years."""

    uid: str
    office: Office = field(default_factory=Office)
    reports: tuple[Report, ...] = ()

    def report(self, fiscal_year: int | None = None) -> Report | None:
        """Return the report of a fiscal year (the newest when None), or None when there is none."""
        if fiscal_year is None:
            return max(self.reports, key=lambda r: r.fiscal_year, default=None)
        return next((r for r in self.reports if r.fiscal_year == fiscal_year), None)

    def with_report(self, report: Report) -> OfficeFile:
        """Return this file with ``report`` in place of the one with its uid, or added."""
        others = tuple(r for r in self.reports if r.uid != report.uid)
        return replace(self, reports=tuple(sorted((*others, report), key=lambda r: (r.fiscal_year, r.uid))))
