"""A report as neutral content: what stands on which kind of page, in which words and sizes.

A writer (pdf.py) plans and draws it. Every piece that came from the report carries its place as its tag, so that a
click on a page can lead to the field. The pages follow domain notes §2.3 and §2.4: a portrait cover, preface and
contents without numbers, then the landscape table, whose first page is number 1.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from ita_desktop.domain.cells import cell_lines
from ita_desktop.domain.lines import labels
from ita_desktop.domain.model import COLUMNS, ColumnKind, Lines, Place, Responsible, SameAs
from ita_desktop.domain.plain import resolve
from ita_desktop.report import wording
from ita_desktop.report.typeset.content import Together
from ita_desktop.report.typeset.page import Section
from ita_desktop.report.typeset.paragraph import (
    Anchor,
    Fill,
    Leader,
    PageBreak,
    Paragraph,
    Picture,
    SideBySide,
    Space,
    Style,
)
from ita_desktop.report.typeset.table import Group, Row, Table, TableColumn
from ita_desktop.thai.digits import thai_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ita_desktop.domain.model import Activity, Cell, Column, Issue, Measure, Report, Signer
    from ita_desktop.report.typeset.content import Content
    from ita_desktop.report.typeset.paragraph import Align

CM = 72 / 2.54
A4 = (21.0 * CM, 29.7 * CM)

BODY = 10.6
"""The size of Sarabun that equals TH Sarabun at 16 pt, in points."""
LEADING = 1.45
"""From line to line, in parts of the size: marks of two lines meet only where the deepest stands above the highest."""

_PORTRAIT = (3 * CM, 2.5 * CM, 2 * CM, 2 * CM)
# The table's pages are bound at their upper edge, where they meet the spine of a portrait book.
_LANDSCAPE = (1.5 * CM, 2.2 * CM, 1.5 * CM, 1.5 * CM)
# Points below which a column's share never makes it: room for a short word; for a date with "วันที่" and the "ถึง"
# that often stands behind it; for a department in two lines.
_NARROWEST = 36.0
_NARROWEST_OF = {ColumnKind.PERIOD: 89.0, ColumnKind.RESPONSIBLE: 82.0}
_WIDEST_WORD = 0.25  # of the table: a column is not made wider than this for one word
_TEXTS = 1000  # different texts of a column looked at for its longest word
_ROUNDING = 0.01  # points
_PAD_X = 3.5  # points on either side of a cell's text
_INDENT = 11.0  # points by which a list inside a list is moved
_ABREAST = 3  # signature blocks beside each other

_SIGNED_FROM = 0.4 * (A4[0] - 5 * CM)  # what signs the preface stands in the rest of the line

_COVER = Style(18, 18 * 1.7, bold=True, align="center")
_COVER_FOOT = Style(12.5, 12.5 * 1.75, align="center")
_HEADING = Style(14, 14 * 1.6, bold=True, align="center", after=10)
_PREFACE = Style(BODY, BODY * 1.7, first_indent=2.5 * CM, after=6)
_PREFACE_SIGNED = Style(BODY, BODY * 1.7, align="center")
_CONTENTS = Style(BODY, BODY * 1.6, after=5)
_TITLE = Style(12.5, 12.5 * 1.5, bold=True, align="center")
_NOTE = Style(BODY, BODY * 1.5, align="center")
_HEAD = Style(BODY, BODY * LEADING, bold=True, align="center")
_GROUP = Style(BODY, BODY * LEADING, bold=True)
_SIGNATURE = Style(BODY, BODY * 1.8, align="center")
_NUMBER = Style(BODY, BODY * LEADING, align="center")
_CELL = {align: Style(BODY, BODY * LEADING, align=align) for align in ("left", "center", "right")}
_NAME_GAP = 4.0  # points that part the names of one cell from each other
_PARTED = {align: replace(style, after=_NAME_GAP) for align, style in _CELL.items()}

_ALIGN: dict[ColumnKind, Align] = {
    ColumnKind.PERIOD: "center",
    ColumnKind.RESPONSIBLE: "center",
    ColumnKind.QUARTERS: "center",
    ColumnKind.PERCENT: "center",
    ColumnKind.STATE: "center",
    ColumnKind.MONEY: "right",
}

TABLE, SIGNATURES = "table", "signatures"
"""Names of anchors in the table's section; an issue's is given by :func:`issue_anchor`."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture file's bytes (PNG or JPEG) with its size in pixels."""

    data: bytes
    width: int
    height: int


def issue_anchor(number: int) -> str:
    """Return the name of the anchor at the heading of an issue, counted from 1."""
    return f"issue-{number}"


# --- front matter ---


def front(report: Report, pages: Mapping[str, int], logo: Logo | None = None) -> Section:
    """Return the cover, the preface and the contents.

    ``pages`` are the page numbers (counted from 1) of the anchors in :func:`table`, known once that is planned.
    """
    content = (
        *_cover(report, logo),
        PageBreak(),
        *_preface(report),
        PageBreak(),
        *_contents(report, pages),
    )
    return Section(*A4, _PORTRAIT, content)


def _cover(report: Report, logo: Logo | None) -> Iterator[Content]:
    yield Anchor("cover", wording.COVER)
    if logo:
        height = 3.2 * CM
        yield Space(1.5 * CM)
        yield Picture(logo.data, height * logo.width / logo.height, height, Place("office.logo"))
        yield Space(1.5 * CM)
    else:
        yield Space(4.5 * CM)
    for line in wording.cover_title(report):
        yield Paragraph(line, _COVER, tag=Place("title"))
    yield Fill()
    maker = wording.maker(report)
    if maker:
        yield Paragraph(f"จัดทำโดย : {maker}", _COVER_FOOT, tag=Place("prepared_by"))
    area = wording.office_area(report.office)
    if area:
        yield Paragraph(area, _COVER_FOOT, tag=Place("office.district"))
    yield Space(1.5 * CM)


def _preface(report: Report) -> Iterator[Content]:
    yield Anchor("preface", wording.PREFACE)
    yield Paragraph(wording.PREFACE, _HEADING)
    for text in wording.preface(report):
        yield Paragraph(text, _PREFACE, tag=Place("preface"))
    # Centred on each other at the right, as under a letter.
    signed = [
        Paragraph(line, _PREFACE_SIGNED, indent=_SIGNED_FROM, tag=Place("preface_signed"))
        for line in wording.preface_signed(report)
    ]
    if report.date.text:
        signed[-1] = replace(signed[-1], tag=Place("date"))
    yield Together((Space(18), *signed))


def _contents(report: Report, pages: Mapping[str, int]) -> Iterator[Content]:
    yield Anchor("contents", wording.CONTENTS)
    yield Paragraph(wording.CONTENTS, _HEADING)
    head = replace(_CONTENTS, bold=True)
    yield SideBySide(
        ((Paragraph(wording.ENTRY, head),), (Paragraph(wording.PAGE, replace(head, align="right")),)),
    )

    def entry(text: str, anchor: str, indent: float = 0) -> Leader:
        return Leader(text, thai_number(pages[anchor]), _CONTENTS, indent, anchor)

    yield Space(4)
    yield entry("\n".join(wording.block_title(report)), TABLE)
    for number in wording.headed_issues(report):
        yield entry(wording.issue_heading(report, number), issue_anchor(number), 0.8 * CM)


# --- the table and what stands around it ---


LeastWidth: TypeAlias = "Callable[[Paragraph], float]"
"""Returns the width below which a word of a paragraph would be torn, in points."""


def table(report: Report, least_width: LeastWidth = lambda _paragraph: 0.0) -> Section:
    """Return the title block, the table and the signatures; no column is narrower than its longest word."""
    width, height = A4[1], A4[0]
    left, _top, right, _bottom = _LANDSCAPE
    content = (*_title_block(report), _table(report, width - left - right, least_width), *_signatures(report))
    return Section(width, height, _LANDSCAPE, content, wording.page_number, _NUMBER)


def _title_block(report: Report) -> Iterator[Content]:
    # Without headings of issues the outline has nothing else that the measures could stand under.
    yield Anchor(TABLE, None if wording.headed_issues(report) else wording.one_line_title(report))
    for line in wording.block_title(report):
        yield Paragraph(line, _TITLE, tag=Place("title"))
    if office := wording.office_line(report):
        yield Paragraph(office, _TITLE, tag=Place("office.name"))
    if as_of := wording.as_of_line(report):
        yield Paragraph(as_of, _NOTE, tag=Place("as_of"))
    yield Space(6)


def shown_columns(report: Report) -> tuple[Column, ...]:
    """Return the columns that are printed; a report that would show none shows all it has."""
    return tuple(c for c in report.columns if c.shown) or report.columns or COLUMNS


def _table(report: Report, width: float, least_width: LeastWidth) -> Table:
    columns = shown_columns(report)
    body = tuple(_body(report, columns))
    widths = _widths(columns, [row for row in body if isinstance(row, Row)], width, least_width)
    return Table(
        tuple(TableColumn(c.heading, w, _align(c)) for c, w in zip(columns, widths, strict=True)),
        body,
        _HEAD,
        _GROUP,
        pad_x=_PAD_X,
    )


def _align(column: Column) -> Align:
    return _ALIGN.get(column.kind, "left")


def _widths(columns: Sequence[Column], rows: Sequence[Row], width: float, least_width: LeastWidth) -> list[float]:
    """Return the columns' widths: their shares of the whole, none below the narrowest that can be read.

    What the narrow columns gain, the others give: first those that are empty in every row, then each by what it
    has to spare.
    """
    total = sum(c.width for c in columns)
    texts = [_some_texts(rows, nth) for nth in range(len(columns))]
    least = _levelled([_least(c, some, width, least_width) for c, some in zip(columns, texts, strict=True)], width)
    widths = [max(points, width * c.width / total) for c, points in zip(columns, least, strict=True)]
    for only_empty in (True, False):
        spare = [w - p if not (only_empty and t) else 0.0 for w, p, t in zip(widths, least, texts, strict=True)]
        over, whole = sum(widths) - width, sum(spare)
        part = min(1.0, over / whole) if whole else 0.0
        widths = [w - s * part for w, s in zip(widths, spare, strict=True)]
    return widths


def _some_texts(rows: Sequence[Row], nth: int) -> tuple[Paragraph, ...]:
    """Return the different texts of a column, as many as tell how long its words are."""
    texts: dict[tuple[str, str, float], Paragraph] = {}
    for row in rows:
        for paragraph in row.cells[nth] or ():
            texts.setdefault((paragraph.text, paragraph.label, paragraph.indent), paragraph)
        if len(texts) >= _TEXTS:
            break
    return tuple(texts.values())


def _least(column: Column, texts: Sequence[Paragraph], width: float, least_width: LeastWidth) -> float:
    """Return how narrow a column may be: wide enough for its longest word, within bounds, and for its kind."""
    shown = [] if column.kind is ColumnKind.LINK else texts  # addresses are cut anywhere
    widest = max(map(least_width, (Paragraph(column.heading, _HEAD), *shown)))
    narrowest = _NARROWEST_OF.get(column.kind, _NARROWEST) if texts else _NARROWEST
    return max(narrowest, min(widest + 2 * _PAD_X + _ROUNDING, width * _WIDEST_WORD))


def _levelled(lengths: list[float], whole: float) -> list[float]:
    """Return the lengths, the longest of them made equal so that together they are not more than the whole."""
    left = whole
    for nth, length in enumerate(sorted(lengths)):
        level = left / (len(lengths) - nth)
        if length >= level:
            return [min(length, level) for length in lengths]
        left -= length
    return lengths


def _body(report: Report, columns: Sequence[Column]) -> Iterator[Group | Row]:
    rows = {row.uid: row for _issue, _measure, row in report.activities()}
    headed = wording.headed_issues(report)
    for number, issue in enumerate(report.issues, 1):
        if number in headed:
            heading = wording.issue_heading(report, number)
            yield Group(heading, Anchor(issue_anchor(number), heading), Place("title", issue.uid))
        above: Activity | None = None
        for measure in issue.measures:
            for row in measure.activities:
                yield _row(_Around(issue, measure, row, above, rows), columns)
                above = row


@dataclass(frozen=True, slots=True)
class _Around:
    """A row of the table with what decides how its cells are printed."""

    issue: Issue
    measure: Measure
    row: Activity
    above: Activity | None  # the row right above, under the same heading
    rows: Mapping[str, Activity]

    def place(self, field: str, line: str = "") -> Place:
        return Place(field, self.issue.uid, self.measure.uid, self.row.uid, line)


def _row(at: _Around, columns: Sequence[Column]) -> Row:
    cells = tuple(_title(at) if c.kind is ColumnKind.TITLE else _cell(at, c) for c in columns)
    anchor = None
    if at.row is at.measure.activities[0]:
        title = " ".join(at.measure.title.split()) or wording.UNTITLED
        anchor = Anchor(f"measure-{at.measure.uid}", title, 1)
    return Row(cells, Place("", at.issue.uid, at.measure.uid, at.row.uid), anchor)


def _title(at: _Around) -> tuple[Paragraph, ...] | None:
    if at.row is not at.measure.activities[0]:
        return None
    place = Place("title", at.issue.uid, at.measure.uid)
    return tuple(Paragraph(line, _PARTED["left"], tag=place) for line in at.measure.title.splitlines())


def _cell(at: _Around, column: Column) -> tuple[Paragraph, ...] | None:
    cell = at.row.cell(column.key)
    style = (_PARTED if isinstance(cell, Responsible) else _CELL)[_align(column)]
    if isinstance(cell, Lines):
        marks = zip(labels(cell.lines), cell.lines, strict=True)
        return tuple(
            Paragraph(line.text, style, label, _INDENT * line.level, at.place(column.key, line.uid))
            for label, line in marks
        )
    if isinstance(cell, SameAs):
        if at.above and _source(at.row, column.key, at.rows) == _source(at.above, column.key, at.rows):
            return None
        return _copied(at, column, resolve(at.row, column.key, at.rows))
    return tuple(Paragraph(text, style, tag=at.place(column.key)) for text in cell_lines(cell))


def _copied(at: _Around, column: Column, cell: Cell) -> tuple[Paragraph, ...]:
    """Return another row's text; it all leads to the cell that says where it comes from."""
    place = at.place(column.key)
    shown = _cell(replace(at, row=at.row.with_cell(column.key, cell), above=None), column) or ()
    return tuple(replace(paragraph, tag=place) for paragraph in shown)


def _source(row: Activity, key: str, rows: Mapping[str, Activity]) -> str:
    """Return the uid of the row whose own cell a row shows in a column."""
    seen: set[str] = set()
    cell = row.cell(key)
    while isinstance(cell, SameAs) and cell.activity_uid in rows and cell.activity_uid not in seen:
        seen.add(cell.activity_uid)
        row = rows[cell.activity_uid]
        cell = row.cell(key)
    return row.uid


def _signatures(report: Report) -> Iterator[Content]:
    signers = wording.signers(report)
    rows = [signers[i : i + _ABREAST] for i in range(0, len(signers), _ABREAST)]
    yield Together((Space(20), Anchor(SIGNATURES, wording.SIGNATURES), _abreast(rows[0])), rows=True)
    for row in rows[1:]:
        yield Together((Space(18), _abreast(row)))


def _abreast(signers: Sequence[Signer]) -> SideBySide:
    blocks = [
        tuple(Paragraph(line, _SIGNATURE, tag=Place("signers")) for line in wording.signature(signer))
        for signer in signers
    ]
    # One signature alone stands in the right half, as under a letter.
    return SideBySide(((), *blocks) if len(blocks) == 1 else tuple(blocks))
