"""Hypothesis strategies that make values of the model, from a single line to a whole office file.

The values are what the program itself would make: texts are clean (composed, no control characters, not blank where
the model wants words), uids are unique, a SameAs names a row of the same report that has that cell itself, cells fit
their columns. Whatever the model allows beyond that (no date, no name, an empty report) appears too.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from ita_desktop.domain.model import (
    COLUMNS,
    MISSING,
    Activity,
    Attachment,
    Cell,
    Change,
    Column,
    ColumnKind,
    Department,
    Doubt,
    DoubtState,
    Evidence,
    Fix,
    Issue,
    Line,
    Lines,
    Marker,
    Measure,
    MoveLines,
    Office,
    OfficeFile,
    Period,
    Place,
    Report,
    Responsible,
    Role,
    SameAs,
    Scalar,
    SetCell,
    SetText,
    Signer,
    SplitMeasure,
    Status,
    WrittenDate,
    activity,
)

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

_PHRASES = (
    *("มาตรการ", "โครงการ", "กิจกรรม", "คุณธรรม", "น้ำ", "กำกับ", "ที่", "ปู่", "ฤๅษี", "ฯลฯ", "เปิดโอกาส", "แก้ไขเรื่องร้องเรียน"),
    *("ส่งเสริมความโปร่งใส ร้อยละ ๑๐๐", "พ.ศ. ๒๕๖๘", "เบิกจ่าย 1,200 บาท", "๑๒ คน", "ทุก ๆ ไตรมาส", "สำนักปลัด", "กองคลัง"),
    *("ITA", "e-Service", "45.5%", "www.example.go.th", "https://example.go.th/a?b=1&c=%20#d", "é", "/", "( )"),
    *(
        'อ่าน "คู่มือ"',
        "it's",
        "– ๓ –",
        "<b>",
        "&amp;",
        "\\",
        "{0}",
        "ผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    ),
)

EXTRA_COLUMNS = (
    Column("budget", "งบประมาณ (บาท)", ColumnKind.MONEY, 0.08),
    Column("quarters", "ไตรมาส", ColumnKind.QUARTERS, 0.06),
    Column("percent", "ร้อยละ", ColumnKind.PERCENT, 0.05, shown=False),
    Column("state", "สถานะ", ColumnKind.STATE, 0.07),
    Column("link", "หลักฐาน", ColumnKind.LINK, 0.1),
    Column("remark", "หมายเหตุ", ColumnKind.TEXT, 0.1),
)
"""Columns an office may add to the six; together they have every kind."""


@cache
def uids() -> SearchStrategy[str]:
    """Record identities; never the same twice in one example."""
    return st.uuids(version=4).map(str)


@cache
def words() -> SearchStrategy[str]:
    """One line of clean Thai and Latin words, never blank."""
    phrase = st.sampled_from(_PHRASES)
    return phrase | st.builds("{} {}{}".format, phrase, phrase, phrase)


@cache
def texts() -> SearchStrategy[str]:
    """Clean words, or nothing."""
    return st.just("") | words()


@cache
def days() -> SearchStrategy[date | None]:
    """Return a day of some fiscal year, or None where it could not be read."""
    return st.none() | st.dates(date(2015, 10, 1), date(2035, 9, 30))


@cache
def written_dates() -> SearchStrategy[WrittenDate]:
    """Dates as written, read or not."""
    return st.builds(WrittenDate, texts(), days())


@cache
def attachments() -> SearchStrategy[Attachment]:
    """Attachments by name and content; their bytes are kept nowhere."""
    return st.builds(
        lambda name, data: Attachment(name, hashlib.sha256(data).hexdigest(), len(data)),
        words().map(lambda name: f"{name}.pdf"),
        st.binary(max_size=8),
    )


@cache
def lines() -> SearchStrategy[Line]:
    """One line of a list cell."""
    return st.builds(Line, uids(), words(), st.sampled_from(Marker), st.sampled_from((0, 1)))


@cache
def line_cells() -> SearchStrategy[Lines]:
    """List cells of one to three lines."""
    return st.builds(Lines, st.lists(lines(), min_size=1, max_size=3).map(tuple))


@cache
def periods() -> SearchStrategy[Period]:
    """Periods; a first day may stand without a last one."""
    return st.builds(Period, words(), days(), days())


@cache
def responsibles() -> SearchStrategy[Responsible]:
    """Departments that carry a row out: some, all, all with a collector."""
    return st.builds(Responsible, st.lists(words(), max_size=3).map(tuple), texts(), texts())


@cache
def scalars() -> SearchStrategy[Scalar]:
    """Cells of an optional column."""
    return st.builds(Scalar, words())


@cache
def own_cells(kind: ColumnKind) -> SearchStrategy[Cell]:
    """Cells that hold something themselves and fit a column of this kind (TITLE has none)."""
    match kind:
        case ColumnKind.LINES:
            return line_cells()
        case ColumnKind.PERIOD:
            return periods()
        case ColumnKind.RESPONSIBLE:
            return responsibles()
        case _:
            return scalars()


@cache
def any_cells() -> SearchStrategy[Cell]:
    """Cells of every kind, Missing and SameAs (of an unknown row) too."""
    return st.one_of(
        st.just(MISSING),
        st.builds(SameAs, uids()),
        line_cells(),
        periods(),
        responsibles(),
        scalars(),
    )


@cache
def _own_or_missing(kind: ColumnKind) -> SearchStrategy[Cell]:
    return st.just(MISSING) | own_cells(kind)


@cache
@st.composite
def activities(draw: DrawFn, columns: tuple[Column, ...] = COLUMNS) -> Activity:
    """Rows; any cell may be missing, none is SameAs."""
    cells: dict[str, Cell] = {}
    for column in columns:
        if column.kind is not ColumnKind.TITLE:
            cells[column.key] = draw(_own_or_missing(column.kind))
    return activity(draw(uids()), cells)


@cache
def evidence() -> SearchStrategy[Evidence]:
    """Evidence of a measure: words alone, a link, a file."""
    return st.builds(Evidence, uids(), texts(), texts(), st.none() | attachments())


@cache
def measures(columns: tuple[Column, ...] = COLUMNS) -> SearchStrategy[Measure]:
    """Measures of one or two rows, without SameAs (that needs a report)."""
    return st.builds(
        Measure,
        uid=uids(),
        title=texts(),
        activities=st.lists(activities(columns), min_size=1, max_size=2).map(tuple),
        origin_uid=st.just("") | uids(),
        evidence=st.lists(evidence(), max_size=2).map(tuple),
        note=texts(),
    )


@cache
def issues(columns: tuple[Column, ...] = COLUMNS) -> SearchStrategy[Issue]:
    """Issues of no to three measures."""
    return st.builds(Issue, uids(), texts(), st.lists(measures(columns), max_size=3).map(tuple))


@cache
def departments() -> SearchStrategy[Department]:
    """Departments with other spellings."""
    return st.builds(Department, uids(), words(), st.lists(words(), max_size=2).map(tuple))


@cache
def signers() -> SearchStrategy[Signer]:
    """Signature blocks, named or dotted."""
    return st.builds(Signer, st.sampled_from(Role), texts(), texts())


@cache
def offices() -> SearchStrategy[Office]:
    """Offices, the empty one too."""
    return st.builds(
        Office,
        kind=st.sampled_from(("", "องค์การบริหารส่วนตำบล", "เทศบาลตำบล")),
        name=st.sampled_from(("", "หนองแสง", "ทุ่งใหญ่")),
        district=texts(),
        province=st.sampled_from(("", "มหาสารคาม", "น่าน")),
        website=st.sampled_from(("", "www.example.go.th")),
        logo=st.none() | attachments(),
        departments=st.lists(departments(), max_size=2).map(tuple),
        signers=st.lists(signers(), max_size=3).map(tuple),
    )


def _share_cells(draw: DrawFn, table: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Let some cells be the same as another row's cell of that column; never as one that is shared itself."""
    rows = [row for issue in table for measure in issue.measures for row in measure.activities]
    shared: dict[tuple[str, str], str] = {}
    sources: set[tuple[str, str]] = set()
    for _ in range(draw(st.integers(0, min(3, len(rows) - 1))) if len(rows) > 1 else 0):
        target, source = draw(st.lists(st.sampled_from(rows), min_size=2, max_size=2, unique_by=lambda r: r.uid))
        for key, _cell in source.cells:
            if (source.uid, key) not in shared and (target.uid, key) not in sources:
                shared[target.uid, key] = source.uid
                sources.add((source.uid, key))
                break

    def with_shared(row: Activity) -> Activity:
        mine = {key: SameAs(source) for (uid, key), source in shared.items() if uid == row.uid}
        return activity(row.uid, {**dict(row.cells), **mine})

    return tuple(
        replace(
            issue,
            measures=tuple(
                replace(measure, activities=tuple(with_shared(row) for row in measure.activities))
                for measure in issue.measures
            ),
        )
        for issue in table
    )


@st.composite
def places(draw: DrawFn, report: Report) -> Place:
    """Places of a report: a field of its head, a title, a column, a line."""
    rows = list(report.activities())
    if not rows or draw(st.booleans()):
        return Place(draw(st.sampled_from(("", "title", "preface", "date", "fiscal_year", "office.district"))))
    issue, measure, row = draw(st.sampled_from(rows))
    if not row.cells or draw(st.booleans()):
        return Place("title", issue.uid, measure.uid)
    key, cell = draw(st.sampled_from(row.cells))
    line = draw(st.sampled_from(cell.lines)).uid if isinstance(cell, Lines) else ""
    return Place(key, issue.uid, measure.uid, row.uid, line)


@st.composite
def changes(draw: DrawFn, report: Report) -> Change:
    """Proposals of every kind about a report, not always ones that still hold."""
    rows = list(report.activities())
    if not rows:
        return SetText(draw(places(report)), draw(texts()), draw(texts()))
    _, measure, row = draw(st.sampled_from(rows))
    cells = [(key, cell) for key, cell in row.cells if isinstance(cell, Lines)]
    kinds: list[SearchStrategy[Change]] = [
        st.builds(SetText, places(report), texts(), texts()),
        st.builds(SetCell, st.just(row.uid), st.just("steps"), any_cells(), any_cells()),
        st.builds(SplitMeasure, st.just(measure), st.lists(measures(), min_size=2, max_size=2).map(tuple)),
    ]
    if cells:
        key, cell = draw(st.sampled_from(cells))
        _, _, target = draw(st.sampled_from(rows))
        kinds.append(
            st.builds(
                MoveLines,
                key=st.just(key),
                from_activity_uid=st.just(row.uid),
                line_uids=st.just(tuple(line.uid for line in cell.lines)),
                to_activity_uid=st.just(target.uid),
                join=st.sampled_from(("", " ", "\n")),
                marker=st.none() | st.sampled_from(Marker),
            )
        )
    return draw(st.one_of(kinds))


def fixes(report: Report) -> SearchStrategy[Fix | None]:
    """No proposal, the proposal to leave everything, or one to three changes."""
    return st.none() | st.lists(changes(report), max_size=2).map(tuple)


def doubts(report: Report) -> SearchStrategy[Doubt]:
    """Doubts about a report in every state."""
    return st.builds(
        Doubt,
        uid=uids(),
        place=places(report),
        sentence=words(),
        source=texts(),
        fix=fixes(report),
        state=st.sampled_from(DoubtState),
    )


@cache
def years() -> SearchStrategy[int]:
    """Buddhist-era fiscal years, 0 for not known."""
    return st.just(0) | st.integers(2560, 2590)


@st.composite
def reports(draw: DrawFn) -> Report:
    """Make reports, from an empty one to a few issues with shared cells, added columns and doubts."""
    columns = COLUMNS + tuple(draw(st.lists(st.sampled_from(EXTRA_COLUMNS), max_size=2, unique=True)))
    table = _share_cells(draw, tuple(draw(st.lists(issues(columns), max_size=3))))
    paragraphs = st.lists(words(), max_size=2).map(tuple)
    report = Report(
        uid=draw(uids()),
        office=draw(st.just(Office()) | offices()),
        fiscal_year=draw(years()),
        ita_year=draw(years()),
        title=draw(paragraphs),
        item_code=draw(st.sampled_from(("", "O33"))),
        prepared_by=draw(texts()),
        preface=draw(paragraphs),
        preface_signed=draw(paragraphs),
        date=draw(written_dates()),
        as_of=draw(written_dates()),
        group_word=draw(st.sampled_from(("ประเด็นที่", "มิติที่", ""))),
        columns=draw(st.just(columns) | _arranged(columns)),
        issues=table,
        signers=tuple(draw(st.lists(signers(), max_size=3))),
        status=draw(st.sampled_from(Status)),
    )
    return replace(report, doubts=tuple(draw(st.lists(doubts(report), max_size=2))))


@st.composite
def _arranged(draw: DrawFn, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    order = draw(st.permutations(columns))
    width = st.floats(0.01, 1, allow_nan=False)
    return tuple(replace(column, width=draw(width), shown=draw(st.booleans())) for column in order)


@st.composite
def office_files(draw: DrawFn) -> OfficeFile:
    """Whole files of no to two reports, in the order the model keeps them."""
    value = OfficeFile(draw(uids()), draw(offices()))
    for report in draw(st.lists(reports(), max_size=2, unique_by=lambda r: r.fiscal_year)):
        value = value.with_report(report)
    return value


@st.composite
def changed(draw: DrawFn, value: OfficeFile) -> OfficeFile:
    """Make the same file some edits later: heads, issues, measures, rows and doubts changed, moved, added, removed."""
    for _ in range(draw(st.integers(0, 4))):
        value = draw(st.sampled_from(_EDITS))(draw, value)
    return value


@st.composite
def office_file_pairs(draw: DrawFn) -> tuple[OfficeFile, OfficeFile]:
    """Make a file and what it may become: after a few edits, or something else altogether."""
    before = draw(office_files())
    if draw(st.booleans()):
        return before, draw(changed(before))
    return before, replace(draw(office_files()), uid=before.uid)


def _one(draw: DrawFn, items: tuple[Any, ...]) -> int:
    return draw(st.integers(0, len(items) - 1))


def _put(items: tuple[Any, ...], at: int, *new: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any kind of record
    return (*items[:at], *new, *items[at + 1 :])


def _edit_office(draw: DrawFn, value: OfficeFile) -> OfficeFile:
    return replace(value, office=draw(offices()))


def _add_report(draw: DrawFn, value: OfficeFile) -> OfficeFile:
    return value.with_report(draw(reports()))


def _drop_report(draw: DrawFn, value: OfficeFile) -> OfficeFile:
    return replace(value, reports=_put(value.reports, _one(draw, value.reports))) if value.reports else value


def _edit_head(draw: DrawFn, value: OfficeFile) -> OfficeFile:
    if not value.reports:
        return value
    report = value.reports[_one(draw, value.reports)]
    head = draw(reports())
    return value.with_report(
        replace(head, uid=report.uid, columns=report.columns, issues=report.issues, doubts=report.doubts)
    )


def _edit_doubts(draw: DrawFn, value: OfficeFile) -> OfficeFile:
    with_doubts = tuple(report for report in value.reports if report.doubts)
    if not with_doubts:
        return value
    report = with_doubts[_one(draw, with_doubts)]
    at = _one(draw, report.doubts)
    settled = replace(report.doubts[at], state=draw(st.sampled_from(DoubtState)))
    some = draw(st.sampled_from((_put(report.doubts, at, settled), _put(report.doubts, at), report.doubts[::-1])))
    return value.with_report(replace(report, doubts=some))


def _edit_issues(draw: DrawFn, value: OfficeFile) -> OfficeFile:
    if not value.reports:
        return value
    report = value.reports[_one(draw, value.reports)]
    table = tuple(draw(st.permutations(report.issues)))
    if not table or draw(st.booleans()):
        return value.with_report(replace(report, issues=(draw(issues(report.columns)), *table)))
    at = _one(draw, table)
    renamed = replace(table[at], title=draw(texts()))
    return value.with_report(replace(report, issues=draw(st.sampled_from((_put(table, at), _put(table, at, renamed))))))


def _edit_measure(draw: DrawFn, value: OfficeFile) -> OfficeFile:
    def edited(measure: Measure) -> tuple[Measure, ...]:
        first = measure.activities[0]
        row = first.with_cell("steps", draw(line_cells()))
        match draw(st.integers(0, 4)):
            case 0:
                return ()
            case 1:
                return (replace(measure, title=draw(texts()), evidence=measure.evidence[::-1]),)
            case 2:
                return (measure, draw(measures()))
            case 3:
                return (replace(measure, activities=(draw(activities()), *measure.activities)),)
            case _:
                return (replace(measure, activities=_put(measure.activities, 0, row)),)

    return _with_measure(draw, value, edited)


def _move_measure(draw: DrawFn, value: OfficeFile) -> OfficeFile:
    taken: list[Measure] = []

    def take(measure: Measure) -> tuple[Measure, ...]:
        taken.append(measure)
        return ()

    less = _with_measure(draw, value, take)
    if not taken:
        return value
    full = tuple(report for report in less.reports if report.issues)
    report = full[_one(draw, full)]
    at = _one(draw, report.issues)
    there = report.issues[at]
    grown = replace(there, measures=tuple(draw(st.permutations((*there.measures, *taken)))))
    return less.with_report(replace(report, issues=_put(report.issues, at, grown)))


def _with_measure(draw: DrawFn, value: OfficeFile, edit: Any) -> OfficeFile:  # noqa: ANN401 - a local function
    where = [
        (report, i, j)
        for report in value.reports
        for i, issue in enumerate(report.issues)
        for j in range(len(issue.measures))
    ]
    if not where:
        return value
    report, i, j = draw(st.sampled_from(where))
    issue = report.issues[i]
    new = replace(issue, measures=_put(issue.measures, j, *edit(issue.measures[j])))
    return value.with_report(replace(report, issues=_put(report.issues, i, new)))


_EDITS = (
    _edit_office,
    _add_report,
    _drop_report,
    _edit_head,
    _edit_doubts,
    _edit_issues,
    _edit_measure,
    _edit_measure,
    _move_measure,
)
