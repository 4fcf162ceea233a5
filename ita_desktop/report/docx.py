"""A report as a Word document that a clerk goes on editing: real headings, lists, repeated headings, fields.

It says what the PDF says, in the same words (wording.py); how lines and pages break is Word's. Letters are those of
complex script everywhere: Word sets Thai by ``w:cs`` and ``w:szCs`` alone.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

from ita_desktop.domain.cells import cell_lines
from ita_desktop.domain.edits import rows_by_uid
from ita_desktop.domain.model import ColumnKind, Lines, Marker, SameAs
from ita_desktop.domain.plain import resolve
from ita_desktop.report import wording
from ita_desktop.report.book import shown_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from ita_desktop.domain.model import Activity, Cell, Column, Issue, Line, Measure, Report

_FONT, _SIZE, _HEADING = "TH SarabunPSK", 16, 18
_TITLE, _COVER = 20, 24
_DAY = datetime(2020, 1, 1)  # noqa: DTZ001 - a document's own times have no zone
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_TWIPS = 20  # of a point
_CM = 567  # twips
_A4 = (11906, 16838)  # twips
_INDENT = 284  # twips of one level of a list
_LEAST = {ColumnKind.PERIOD: 0.115, ColumnKind.RESPONSIBLE: 0.115}
"""Shares of the width below which a date or a department's name is torn at 16 points."""
_CENTRED = frozenset({ColumnKind.PERIOD, ColumnKind.RESPONSIBLE, ColumnKind.QUARTERS, ColumnKind.PERCENT})


def write_docx(report: Report, out: BinaryIO, logo: bytes | None = None) -> None:
    """Write a report as a .docx; the same report gives the same bytes. ``logo`` is a PNG or JPEG file's bytes."""
    from docx import Document  # noqa: PLC0415 - 100 ms that only a Word file needs

    document = Document()
    _Writer(report, document, logo).write()
    out.write(_same_bytes(document))


class _Writer:
    def __init__(self, report: Report, document: Document, logo: bytes | None) -> None:
        self._report, self._document, self._logo = report, document, logo
        self._rows = rows_by_uid(report)
        self._lists = _Lists(document)

    def write(self) -> None:
        document, properties = self._document, self._document.core_properties
        properties.created = properties.modified = _DAY
        properties.title = wording.one_line_title(self._report)
        properties.author = self._report.office.full_name
        properties.language = "th-TH"
        _set_styles(document)
        self._cover()
        self._preface()
        self._contents()
        self._table_section()
        self._title_block()
        self._issues()
        self._signatures()

    # --- front ---

    def _cover(self) -> None:
        from docx.shared import Cm  # noqa: PLC0415 - as above

        if self._logo:
            self._paragraph("", align="center").add_run().add_picture(io.BytesIO(self._logo), height=Cm(3.2))
        for _n in range(2 if self._logo else 6):
            self._paragraph("")
        for line in wording.cover_title(self._report):
            self._paragraph(line, align="center", size=_COVER, bold=True)
        for _n in range(6):
            self._paragraph("")
        if maker := wording.maker(self._report):
            self._paragraph(f"จัดทำโดย : {maker}", align="center", size=_HEADING, bold=True)
        if area := wording.office_area(self._report.office):
            self._paragraph(area, align="center", size=_HEADING, bold=True)

    def _preface(self) -> None:
        self._heading(wording.PREFACE, new_page=True)
        for text in wording.preface(self._report):
            paragraph = self._paragraph(text, align="thai")
            paragraph.paragraph_format.first_line_indent = _twips(2 * _CM)
        self._paragraph("")
        for line in wording.preface_signed(self._report):
            paragraph = self._paragraph(line, align="center")
            paragraph.paragraph_format.left_indent = _twips(8 * _CM)

    def _contents(self) -> None:
        """Write the field of contents with its entries as they are now; Word numbers the pages when it opens it."""
        self._heading(wording.CONTENTS, new_page=True)
        entries = [wording.issue_heading(self._report, n) for n in wording.headed_issues(self._report)]
        paragraph = self._paragraph("")
        alone = len(entries[1:]) == 0
        _field(paragraph, 'TOC \\o "1-1" \\h \\z \\u', entries[0] if entries else "", dirty=True, ends=alone)
        for entry in entries[1:]:
            paragraph = self._paragraph(entry)
        if not alone:
            paragraph._p.append(_run(_element("w:fldChar", fldCharType="end")))  # noqa: SLF001 - its own element

    # --- the table ---

    def _table_section(self) -> None:
        from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: PLC0415 - as above

        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        first = self._document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = _twips(_A4[1]), _twips(_A4[0])
        first.page_width, first.page_height = _twips(_A4[0]), _twips(_A4[1])
        first.left_margin, first.top_margin = _twips(3 * _CM), _twips(5 * _CM // 2)
        first.right_margin = first.bottom_margin = _twips(2 * _CM)
        section.left_margin = section.right_margin = section.bottom_margin = _twips(3 * _CM // 2)
        section.top_margin = _twips(11 * _CM // 5)
        section.header.is_linked_to_previous = False
        above = section.header.paragraphs[0]
        above.alignment = _aligned("center")
        above.add_run("- ")
        _field(above, "PAGE \\* ThaiArabic", "๑")
        above.add_run(" -")
        section._sectPr.append(_element("w:pgNumType", start="1", fmt="thaiNumbers"))  # noqa: SLF001 - as above

    def _title_block(self) -> None:
        for line in wording.block_title(self._report):
            self._paragraph(line, align="center", size=_TITLE, bold=True)
        if office := wording.office_line(self._report):
            self._paragraph(office, align="center", size=_TITLE, bold=True)
        if as_of := wording.as_of_line(self._report):
            self._paragraph(as_of, align="center")

    def _issues(self) -> None:
        """Write a heading and a table for each issue: a heading inside a table is none for Word's contents."""
        headed = wording.headed_issues(self._report)
        for number, issue in enumerate(self._report.issues, 1):
            if number in headed:
                self._heading(wording.issue_heading(self._report, number))
            self._table(issue)

    def _table(self, issue: Issue) -> None:
        columns = shown_columns(self._report)
        activities = [(measure, row) for measure in issue.measures for row in measure.activities]
        table = self._document.add_table(1 + len(activities), len(columns), "Table Grid")
        table.autofit = False
        whole = _A4[1] - 3 * _CM
        shares = [max(column.width, _LEAST.get(column.kind, 0.0)) for column in columns]
        widths = [round(whole * share / sum(shares)) for share in shares]
        _set_grid(table, widths)
        _repeat(table.rows[0])
        for cell, column in zip(table.rows[0].cells, columns, strict=True):
            _shade(cell)
            self._fill(cell, column.heading.split("\n"), align="center", bold=True)
        cells = [row.cells for row in table.rows]  # each look at a row builds its cells anew
        for n, column in enumerate(columns):
            self._column(column, activities, [row[n] for row in cells[1:]])

    def _column(self, column: Column, activities: Sequence[tuple[Measure, Activity]], cells: Sequence[_Cell]) -> None:
        """Fill a column; cells that are the same as the one above are one with it, as on paper."""
        groups = groupby(range(len(cells)), key=self._starts(column, activities).__getitem__)
        for first, group in groups:
            numbers = list(group)
            measure, row = activities[first]
            if column.kind is ColumnKind.TITLE:
                self._fill(cells[first], measure.title.splitlines())
            else:
                self._fill_cell(cells[first], resolve(row, column.key, self._rows), column)
            if len(numbers) > 1:
                for n in numbers:
                    _merge(cells[n], restart=n == first)

    def _starts(self, column: Column, activities: Sequence[tuple[Measure, Activity]]) -> list[int]:
        """Return for each row the row whose cell it shows: its own, or one further up that it is joined with."""
        starts: list[int] = []
        for n, (measure, row) in enumerate(activities):
            joined = False
            if n:
                above = activities[n - 1]
                if column.kind is ColumnKind.TITLE:
                    joined = above[0] is measure
                else:
                    cell = row.cell(column.key)
                    joined = isinstance(cell, SameAs)
                    joined = joined and self._leads(row, column.key) == self._leads(above[1], column.key)
            starts.append(starts[-1] if joined else n)
        return starts

    def _leads(self, row: Activity, key: str) -> str:
        """Return the uid of the row that a cell's words come from."""
        cell, uid = row.cell(key), row.uid
        while isinstance(cell, SameAs) and cell.activity_uid in self._rows:
            uid = cell.activity_uid
            cell = self._rows[uid].cell(key)
        return uid

    def _fill_cell(self, cell: _Cell, content: Cell, column: Column) -> None:
        if isinstance(content, Lines):
            self._fill_lines(cell, content.lines)
            return
        align = "right" if column.kind is ColumnKind.MONEY else "center" if column.kind in _CENTRED else "left"
        self._fill(cell, cell_lines(content), align=align)

    def _fill_lines(self, cell: _Cell, lines: Sequence[Line]) -> None:
        numbers = self._lists.numbered(lines)
        for n, (line, number) in enumerate(zip(lines, numbers, strict=True)):
            paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
            if number:
                self._lists.put(paragraph, number, line.level)
            for nth, part in enumerate(line.text.split("\n")):
                if nth:
                    paragraph.add_run().add_break()
                paragraph.add_run(part)

    def _fill(self, cell: _Cell, texts: Sequence[str], *, align: str = "left", bold: bool = False) -> None:
        for n, text in enumerate(texts):
            paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
            paragraph.alignment = _aligned(align)
            _bold(paragraph.add_run(text), bold=bold)

    def _signatures(self) -> None:
        self._paragraph("")
        signers = wording.signers(self._report)
        for signer in signers:
            lines = wording.signature(signer)
            for line in lines:
                paragraph = self._paragraph(line, align="center")
                paragraph.paragraph_format.keep_with_next = line is not lines[-1]
                paragraph.paragraph_format.left_indent = _twips(12 * _CM)
            self._paragraph("")

    # --- paragraphs ---

    def _heading(self, text: str, *, new_page: bool = False) -> None:
        paragraph = self._document.add_paragraph(text, style="Title" if new_page else "Heading 1")
        paragraph.paragraph_format.page_break_before = new_page

    def _paragraph(self, text: str, *, align: str = "left", size: int = 0, bold: bool = False) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = _aligned(align)
        if text:
            run = paragraph.add_run(text)
            _bold(run, bold=bold)
            if size:
                _sized(run, size)
        return paragraph


class _Lists:
    """The lists of a document: a dash, or Thai numbers that begin anew in every cell and under every line."""

    def __init__(self, document: Document) -> None:
        self._numbering = document.part.numbering_part.element
        self._next = 1 + max((int(n.get(_name("w:numId"))) for n in self._numbering.findall(_name("w:num"))), default=0)
        taken = [int(n.get(_name("w:abstractNumId"))) for n in self._numbering.findall(_name("w:abstractNum"))]
        self._kinds = {Marker.DASH: max(taken, default=0) + 1, Marker.NUMBER: max(taken, default=0) + 2}
        for marker, number in self._kinds.items():
            self._define(marker, number)
        self._dash = self._new(Marker.DASH)

    def _define(self, marker: Marker, number: int) -> None:
        made = _element("w:abstractNum", abstractNumId=str(number))
        made.append(_element("w:multiLevelType", val="hybridMultilevel"))
        for level in (0, 1):
            at = _element("w:lvl", ilvl=str(level))
            dash = marker is Marker.DASH
            for child in (
                _element("w:start", val="1"),
                _element("w:numFmt", val="bullet" if dash else "thaiNumbers"),
                _element("w:lvlText", val="-" if dash else f"%{level + 1}."),
                _element("w:lvlJc", val="left"),
            ):
                at.append(child)
            shape = _element("w:pPr")
            hanging = str(_INDENT if dash else _INDENT * 3 // 2)
            left = str(int(hanging) + _INDENT * level)
            shape.append(_element("w:ind", left=left, hanging=hanging))
            at.append(shape)
            letters = _element("w:rPr")
            letters.append(_element("w:rFonts", ascii=_FONT, hAnsi=_FONT, cs=_FONT, hint="cs"))
            at.append(letters)
            made.append(at)
        first = self._numbering.find(_name("w:num"))
        if first is None:
            self._numbering.append(made)
        else:
            first.addprevious(made)

    def _new(self, marker: Marker) -> int:
        number, self._next = self._next, self._next + 1
        made = _element("w:num", numId=str(number))
        made.append(_element("w:abstractNumId", val=str(self._kinds[marker])))
        if marker is Marker.NUMBER:
            for level in (0, 1):
                begins = _element("w:lvlOverride", ilvl=str(level))
                begins.append(_element("w:startOverride", val="1"))
                made.append(begins)
        self._numbering.append(made)
        return number

    def numbered(self, lines: Sequence[Line]) -> Iterator[int]:
        """Yield the list that each line of a cell is in, 0 for none; what interrupts a list ends it."""
        running: dict[int, int] = {}
        for line in lines:
            if line.marker is Marker.NONE:
                yield 0
                continue
            if line.level == 0:
                running.pop(1, None)
            if line.marker is Marker.DASH:
                running.pop(line.level, None)
                yield self._dash
                continue
            if line.level not in running:
                running[line.level] = self._new(Marker.NUMBER)
            yield running[line.level]

    @staticmethod
    def put(paragraph: Paragraph, number: int, level: int) -> None:
        """Let a paragraph be an item of a list."""
        item = _element("w:numPr")
        item.append(_element("w:ilvl", val=str(level)))
        item.append(_element("w:numId", val=str(number)))
        paragraph._p.get_or_add_pPr().append(item)  # noqa: SLF001 - the library has no lists


# --- small parts ---


def _name(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    return qn(name)


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 - an element of lxml's with the library's own class
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), value)
    return made


def _run(*children: Any) -> Any:  # noqa: ANN401 - as above
    run = _element("w:r")
    for child in children:
        run.append(child)
    return run


def _twips(twips: int) -> Any:  # noqa: ANN401 - a length of the library's
    from docx.shared import Twips  # noqa: PLC0415 - as above

    return Twips(twips)


def _aligned(align: str) -> Any:  # noqa: ANN401 - an enumeration of the library's
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: PLC0415 - as above

    names: Mapping[str, Any] = {
        "left": ALIGN.LEFT,
        "center": ALIGN.CENTER,
        "right": ALIGN.RIGHT,
        "thai": ALIGN.THAI_JUSTIFY,
    }
    return names[align]


def _bold(run: Any, *, bold: bool) -> None:  # noqa: ANN401 - a run of the library's
    if bold:
        run.bold = run.font.cs_bold = True


def _sized(run: Any, size: int) -> None:  # noqa: ANN401 - as above
    from docx.shared import Pt  # noqa: PLC0415 - as above

    run.font.size = Pt(size)
    run._r.get_or_add_rPr().append(_element("w:szCs", val=str(2 * size)))  # noqa: SLF001 - the library has no szCs


def _field(paragraph: Paragraph, instruction: str, shown: str, *, dirty: bool = False, ends: bool = True) -> None:
    """Write a field with what it shows now; without its end it goes on in the next paragraph."""
    element = paragraph._p  # noqa: SLF001 - the library has no fields
    begin = _element("w:fldChar", fldCharType="begin")
    if dirty:
        begin.set(_name("w:dirty"), "true")
    words = _element("w:instrText")
    words.text = f" {instruction} "
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.append(_run(begin))
    element.append(_run(words))
    element.append(_run(_element("w:fldChar", fldCharType="separate")))
    if shown:
        paragraph.add_run(shown)
    if ends:
        element.append(_run(_element("w:fldChar", fldCharType="end")))


def _set_styles(document: Document) -> None:
    """Let every style of the document use one Thai font, in both scripts and sizes."""
    sizes = {"Normal": _SIZE, "Heading 1": _HEADING, "Title": _TITLE}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        letters = style.element.get_or_add_rPr()
        for child in list(letters):
            letters.remove(child)
        letters.append(_element("w:rFonts", ascii=_FONT, hAnsi=_FONT, eastAsia=_FONT, cs=_FONT))
        if name != "Normal":
            letters.append(_element("w:b"))
            letters.append(_element("w:bCs"))
        letters.append(_element("w:sz", val=str(2 * size)))
        letters.append(_element("w:szCs", val=str(2 * size)))
        letters.append(_element("w:lang", val="en-US", bidi="th-TH"))
        style.paragraph_format.space_after = style.paragraph_format.space_before = _twips(0)
        style.paragraph_format.line_spacing = 1.0
    heading: Any = document.styles["Heading 1"]
    heading.paragraph_format.keep_with_next = True
    heading.paragraph_format.space_before = _twips(6 * _TWIPS)
    title: Any = document.styles["Title"]
    for border in title.element.findall(f"{_name('w:pPr')}/{_name('w:pBdr')}"):
        border.getparent().remove(border)
    title.paragraph_format.alignment = _aligned("center")
    title.paragraph_format.space_after = _twips(12 * _TWIPS)


def _set_grid(table: Table, widths: Sequence[int]) -> None:
    for column, width in zip(table.columns, widths, strict=True):
        column.width = _twips(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = _twips(width)


def _repeat(row: Any) -> None:  # noqa: ANN401 - a row of the library's
    """Let a row stand at the top of every page that the table goes on to, and not break over two."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - the library has no such rows
    properties.append(_element("w:cantSplit"))
    properties.append(_element("w:tblHeader"))


def _shade(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill="DDE7F3"))  # noqa: SLF001


def _merge(cell: _Cell, *, restart: bool) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - the library would move the text
    properties.append(_element("w:vMerge", val="restart") if restart else _element("w:vMerge"))


def _same_bytes(document: Document) -> bytes:
    """Return the document's bytes without the time at which they were written."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(zipfile.ZipInfo(name, _ZIP_DAY), before.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
