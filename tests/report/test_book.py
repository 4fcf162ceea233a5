"""What stands on the pages, before it is set."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import reports

from ita_desktop.domain.cells import cell_lines
from ita_desktop.domain.model import (
    COLUMNS,
    MISSING,
    Activity,
    Cell,
    Column,
    ColumnKind,
    Issue,
    Line,
    Lines,
    Marker,
    Measure,
    Office,
    Period,
    Place,
    Report,
    Responsible,
    Role,
    SameAs,
    Scalar,
    Signer,
    WrittenDate,
    activity,
)
from ita_desktop.report import book
from ita_desktop.report.typeset.content import Together
from ita_desktop.report.typeset.paragraph import Anchor, Leader, Paragraph, Picture, SideBySide
from ita_desktop.report.typeset.table import Group, Row, Table

OFFICE = Office("เทศบาลตำบล", "ทุ่งใหญ่", "เมืองน่าน", "น่าน")


def line_cell(*texts: str) -> Lines:
    return Lines(tuple(Line(f"line {n}", text, Marker.DASH) for n, text in enumerate(texts)))


def measure(uid: str, *rows: Activity, title: str = "โครงการหนึ่ง") -> Measure:
    return Measure(uid, title, rows)


def report(*measures: Measure, **fields: object) -> Report:
    known = Report("r", OFFICE, 2568, title=("รายงานผล", "คุณธรรม", "ปี ๒๕๖๘"), issues=(Issue("i", "โปร่งใส", measures),))
    return replace(known, **fields)  # type: ignore[arg-type]


def table_of(value: Report) -> Table:
    (table,) = (item for item in book.table(value).content if isinstance(item, Table))
    return table


def rows_of(value: Report) -> list[Row]:
    return [item for item in table_of(value).body if isinstance(item, Row)]


def cell_of(row: Row, key: str) -> tuple[Paragraph, ...] | None:
    return row.cells[[c.key for c in COLUMNS].index(key)]


def words(cell: tuple[Paragraph, ...] | None) -> list[str] | None:
    return None if cell is None else [f"{p.label} {p.text}".strip() for p in cell]


def front_of(value: Report, logo: book.Logo | None = None) -> tuple[object, ...]:
    return book.front(value, _Ones(), logo).content


class _Ones(dict[str, int]):
    def __missing__(self, _anchor: str) -> int:
        return 1


def texts(items: object) -> list[str]:
    """Return the text of all paragraphs, in printed order."""
    if isinstance(items, Paragraph):
        return [items.text]
    if isinstance(items, Together):
        return texts(items.items)
    if isinstance(items, SideBySide):
        return texts(items.columns)
    return [text for item in items for text in texts(item)] if isinstance(items, tuple) else []


# --- the table ---


def test_a_measures_title_stands_once_over_its_rows() -> None:
    first, second = rows_of(report(measure("m", activity("a", {}), activity("b", {}))))
    assert words(cell_of(first, "measure")) == ["โครงการหนึ่ง"]
    assert cell_of(second, "measure") is None


def test_a_missing_title_is_an_empty_cell() -> None:
    (row,) = rows_of(report(measure("m", activity("a", {}), title="")))
    assert row.cells == ((),) * 6


def test_a_cell_that_is_the_same_as_the_one_above_is_merged_with_it() -> None:
    period = {"period": Period("ตลอดปี")}
    value = report(
        measure("m", activity("a", period)),
        measure("n", activity("b", {"period": SameAs("a")}), activity("c", {"period": SameAs("b")})),
    )
    assert [words(cell_of(row, "period")) for row in rows_of(value)] == [["ตลอดปี"], None, None]


def test_a_cell_that_is_the_same_as_one_elsewhere_prints_its_text() -> None:
    value = report(
        measure("m", activity("a", {"steps": line_cell("ประกาศ", "ประชุม")})),
        measure("n", activity("b", {"steps": line_cell("อื่น")})),
        measure("o", activity("c", {"steps": SameAs("a")}), activity("d", {"steps": SameAs("a")})),
    )
    copied = cell_of(rows_of(value)[2], "steps")
    assert words(copied) == ["- ประกาศ", "- ประชุม"]
    assert copied is not None
    assert {p.tag for p in copied} == {Place("steps", "i", "o", "c")}
    assert cell_of(rows_of(value)[3], "steps") is None


def test_cells_under_two_headings_are_never_merged() -> None:
    value = report(measure("m", activity("a", {"period": Period("ตลอดปี")})))
    other = Issue("j", "อีกประเด็น", (measure("n", activity("b", {"period": SameAs("a")})),))
    assert [words(cell_of(row, "period")) for row in rows_of(replace(value, issues=(*value.issues, other)))] == [
        ["ตลอดปี"],
        ["ตลอดปี"],
    ]


@pytest.mark.parametrize("source", ["gone", "a"])
def test_a_cell_that_is_the_same_as_nothing_is_empty(source: str) -> None:
    (row,) = rows_of(report(measure("m", activity("a", {"period": SameAs(source)}))))
    assert cell_of(row, "period") == ()


def test_a_list_inside_a_list_is_moved_to_the_right_and_numbered_anew() -> None:
    cell = Lines(
        (
            Line("1", "ช่องทาง", Marker.DASH),
            Line("2", "อีเมล", Marker.NUMBER, 1),
            Line("3", "ตู้", Marker.NUMBER, 1),
            Line("4", "สรุป"),
        )
    )
    (row,) = rows_of(report(measure("m", activity("a", {"results": cell}))))
    printed = cell_of(row, "results")
    assert printed is not None
    assert [(p.label, p.text) for p in printed] == [("-", "ช่องทาง"), ("๑.", "อีเมล"), ("๒.", "ตู้"), ("", "สรุป")]
    assert [p.indent > 0 for p in printed] == [False, True, True, False]
    assert printed[1].tag == Place("results", "i", "m", "a", "2")


@pytest.mark.parametrize(
    ("key", "cell", "printed"),
    [
        ("responsible", Responsible(("กองคลัง", "กองช่าง")), ["กองคลัง", "กองช่าง"]),
        ("responsible", Responsible((), "ทุกส่วนราชการ", "สำนักปลัด รวบรวม"), ["ทุกส่วนราชการ (สำนักปลัด รวบรวม)"]),
        ("period", Period("1 ต.ค. 67\nถึงสิ้นปี"), ["1 ต.ค. 67", "ถึงสิ้นปี"]),
        ("results", MISSING, []),
    ],
)
def test_what_was_typed_is_printed_as_typed(key: str, cell: Cell, printed: list[str]) -> None:
    (row,) = rows_of(report(measure("m", activity("a", {key: cell}))))
    assert words(cell_of(row, key)) == printed


@pytest.mark.parametrize(
    ("word", "heading"), [("ประเด็นที่", "ประเด็นที่ ๑ โปร่งใส"), ("มิติที่", "มิติที่ ๑ โปร่งใส"), ("", "๑. โปร่งใส")]
)
def test_an_issues_number_is_made_from_its_place(word: str, heading: str) -> None:
    group = table_of(report(group_word=word)).body[0]
    assert isinstance(group, Group)
    assert group.title == heading
    assert group.anchor == Anchor("issue-1", heading)
    assert group.tag == Place("title", "i")


def test_only_shown_columns_are_printed_and_fill_the_page() -> None:
    money = Column("budget", "งบประมาณ", ColumnKind.MONEY, 0.01)
    columns = (*(replace(c, shown=c.key != "outcomes") for c in COLUMNS), money)
    value = report(
        measure("m", activity("a", {"budget": Scalar("1,200"), "outcomes": line_cell("ดี")})), columns=columns
    )
    table = table_of(value)
    assert [c.heading for c in table.columns] == [c.heading for c in columns if c.shown]
    assert sum(c.width for c in table.columns) == pytest.approx(book.A4[1] - 3 * book.CM)
    assert min(c.width for c in table.columns) >= 36
    assert table.columns[-1].align == "right"
    assert words(rows_of(value)[0].cells[-1]) == ["1,200"]


def test_a_report_that_shows_no_column_shows_all() -> None:
    hidden = tuple(replace(c, shown=False) for c in COLUMNS)
    assert len(table_of(report(columns=hidden)).columns) == 6
    assert len(table_of(report(columns=())).columns) == 6


@pytest.mark.parametrize("count", [1, 30])
def test_any_number_of_columns_fits_the_page(count: int) -> None:
    columns = tuple(Column(f"c{n}", "หัว", ColumnKind.TEXT, 0.3) for n in range(count))
    widths = [c.width for c in table_of(report(columns=columns)).columns]
    assert sum(widths) == pytest.approx(book.A4[1] - 3 * book.CM)
    assert min(widths) > 0


def per_letter(paragraph: Paragraph) -> float:
    """Measure words as if every letter were five points wide."""
    return 5.0 * max(map(len, paragraph.text.split()), default=0)


def widths_of(value: Report) -> dict[str, float]:
    """Return the columns' widths, wide enough for words of five points a letter."""
    (table,) = (item for item in book.table(value, per_letter).content if isinstance(item, Table))
    return {c.key: t.width for c, t in zip(book.shown_columns(value), table.columns, strict=True)}


_WHOLE = book.A4[1] - 3 * book.CM
_BRIEF = tuple(replace(c, heading="หัว") for c in COLUMNS)


def test_no_column_is_narrower_than_the_longest_word_of_its_heading_and_its_cells() -> None:
    goal = Column("goal", "วัตถุประสงค์ ข้อ", ColumnKind.TEXT, 0.01)  # twelve letters
    who = Column("who", "ใคร", ColumnKind.TEXT, 0.01)
    cells = {"who": Scalar("กองยุทธศาสตร์ฯ และ สป."), "steps": line_cell("ประชุม"), "results": line_cell("ดี")}
    cells |= {"outcomes": line_cell("ดี"), "period": Period("ต.ค."), "responsible": Responsible(("กอง",))}
    value = report(measure("m", activity("a", cells)), columns=(*COLUMNS, goal, who))
    widths = widths_of(value)
    assert widths["goal"] == pytest.approx(12 * 5 + 7, abs=0.1)
    assert widths["who"] == pytest.approx(14 * 5 + 7, abs=0.1)
    assert sum(widths.values()) == pytest.approx(_WHOLE)


def test_columns_without_a_word_in_any_row_give_room_first() -> None:
    goal = Column("goal", "วัตถุประสงค์", ColumnKind.TEXT, 0.01)
    value = report(measure("m", activity("a", {"results": line_cell("ดี")})), columns=(*_BRIEF, goal))
    widths = widths_of(value)
    share = _WHOLE / sum(c.width for c in (*_BRIEF, goal))
    assert widths["goal"] == pytest.approx(12 * 5 + 7, abs=0.1)
    assert widths["measure"] == pytest.approx(share * 0.165)
    assert widths["results"] == pytest.approx(share * 0.215)
    assert widths["steps"] < share * 0.235
    assert sum(widths.values()) == pytest.approx(_WHOLE)


def test_one_long_word_does_not_take_the_whole_table_and_an_address_takes_nothing() -> None:
    long = Column("long", "ยาว", ColumnKind.TEXT, 0.1)
    link = Column("link", "ที่อยู่", ColumnKind.LINK, 0.01)
    cells = {"long": Scalar("ก" * 200), "link": Scalar("https://" + "a" * 200)}
    widths = widths_of(report(measure("m", activity("a", cells)), columns=(*_BRIEF, long, link)))
    assert widths["long"] == pytest.approx(_WHOLE / 4)
    assert widths["link"] == pytest.approx(7 * 5 + 7, abs=0.1)


def test_where_not_all_words_fit_the_longest_are_torn() -> None:
    columns = tuple(Column(f"c{n}", "ก" * (30 if n < 5 else 10), ColumnKind.TEXT, 0.1) for n in range(8))
    widths = list(widths_of(report(columns=columns)).values())
    assert widths[5:] == pytest.approx([57, 57, 57], abs=0.1)
    assert widths[:5] == pytest.approx([(_WHOLE - 3 * 57.01) / 5] * 5)


def test_the_words_of_the_first_thousand_texts_stand_for_all() -> None:
    count = Column("count", "ที่", ColumnKind.TEXT, 0.01)
    rows = [activity(f"a{n}", {"count": Scalar("ก" * 20 if n == 1500 else str(n))}) for n in range(1501)]
    assert widths_of(report(measure("m", *rows), columns=(*_BRIEF, count)))["count"] == pytest.approx(36)


def test_names_in_one_cell_are_parted_by_a_little_space() -> None:
    cells = {"responsible": Responsible(("สำนักปลัดเทศบาล", "กองการศึกษา")), "period": Period("ต.ค.\nถึง พ.ย.")}
    (row,) = rows_of(report(measure("m", activity("a", cells), title="โครงการหนึ่ง\nโครงการสอง")))
    gaps = {key: {p.style.after for p in cell_of(row, key) or ()} for key in ("measure", "responsible", "period")}
    assert gaps == {"measure": {4}, "responsible": {4}, "period": {0}}


@given(reports())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_cell_of_every_report_is_in_its_place(value: Report) -> None:
    columns = book.shown_columns(value)
    table = table_of(value)
    rows = [row for row in table.body if isinstance(row, Row)]
    assert len(rows) == sum(1 for _row in value.activities())
    for (_issue, m, a), row in zip(value.activities(), rows, strict=True):
        for column, cell in zip(columns, row.cells, strict=True):
            own = a.cell(column.key)
            if column.kind is ColumnKind.TITLE:
                assert words(cell) == (m.title.splitlines() if a is m.activities[0] else None)
            elif not isinstance(own, SameAs):
                assert words(cell) == [text.strip() for text in cell_lines(own)]


# --- around the table ---


def test_the_title_block_joins_the_covers_lines_and_gives_the_year_its_own() -> None:
    block = texts(book.table(report()).content)
    assert block[:3] == ["รายงานผลคุณธรรม", "ปี ๒๕๖๘", "เทศบาลตำบลทุ่งใหญ่ อำเภอเมืองน่าน จังหวัดน่าน"]
    assert texts(front_of(report()))[:3] == ["รายงานผล", "คุณธรรม", "ปี ๒๕๖๘"]


def test_other_scripts_keep_a_space_where_title_lines_are_joined() -> None:
    assert texts(book.table(report(title=("รายงาน ITA", "ประจำปี 2568"))).content)[:2] == ["รายงาน ITA", "ประจำปี 2568"]
    assert texts(book.table(report(title=("รายงาน ITA", "ของเรา"))).content)[0] == "รายงาน ITA ของเรา"


def test_a_title_without_a_year_gets_the_reports() -> None:
    assert "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘" in texts(front_of(report(title=("รายงาน",))))
    assert texts(front_of(report(title=("รายงาน",), fiscal_year=0)))[:2] == ["รายงาน", "จัดทำโดย : เทศบาลตำบลทุ่งใหญ่"]


def test_an_empty_report_has_words_and_no_holes() -> None:
    empty = Report("r")
    front = texts(front_of(empty))
    assert front[0].startswith("รายงานผลการดำเนินการ")
    assert not any("None" in text or "๐" in text or not text.strip() for text in front)
    assert "จัดทำโดย" not in "".join(front)
    assert rows_of(empty) == []


@pytest.mark.parametrize(
    ("unit", "office", "maker"),
    [
        ("สำนักปลัด", OFFICE, "สำนักปลัด เทศบาลตำบลทุ่งใหญ่"),
        ("สำนักปลัดเทศบาลตำบลทุ่งใหญ่", OFFICE, "สำนักปลัดเทศบาลตำบลทุ่งใหญ่"),
        ("สำนักปลัด", Office(), "สำนักปลัด"),
    ],
)
def test_the_cover_says_who_made_the_report(unit: str, office: Office, maker: str) -> None:
    assert f"จัดทำโดย : {maker}" in texts(front_of(report(prepared_by=unit, office=office)))


@pytest.mark.parametrize(
    ("district", "province", "area"),
    [
        ("วังทอง", "พิษณุโลก", "อำเภอวังทอง จังหวัดพิษณุโลก"),
        ("อำเภอวังทอง", "จังหวัดพิษณุโลก", "อำเภอวังทอง จังหวัดพิษณุโลก"),
        ("บางรัก", "กรุงเทพมหานคร", "เขตบางรัก กรุงเทพมหานคร"),
        ("", "พิษณุโลก", "จังหวัดพิษณุโลก"),
    ],
)
def test_the_cover_says_where_the_office_is(district: str, province: str, area: str) -> None:
    assert area in texts(front_of(report(office=Office("อบต.", "ก", district, province))))


def test_the_logo_stands_on_the_cover_only_if_there_is_one() -> None:
    logo = book.Logo(b"", 300, 150)
    (picture,) = (item for item in front_of(report(), logo) if isinstance(item, Picture))
    assert picture.width == 2 * picture.height
    assert not any(isinstance(item, Picture) for item in front_of(report()))


def test_a_typed_preface_stands_as_typed_and_an_empty_one_is_made_from_the_office() -> None:
    assert "ตามที่พิมพ์ 2568" in texts(front_of(report(preface=("ตามที่พิมพ์ 2568",))))
    made = "".join(texts(front_of(report())))
    assert "เทศบาลตำบลทุ่งใหญ่ได้นำ" in made.replace(" ", "")
    assert "ไปสู่การปฏิบัติอย่างไรในปีงบประมาณ พ.ศ. ๒๕๖๘ เนื้อหา" in made


@pytest.mark.parametrize(
    ("word", "count", "counted"),
    [
        ("ประเด็นที่", 2, "จำแนกเป็น ๒ ประเด็น "),
        ("มิติที่", 4, "จำแนกเป็น ๔ มิติ "),
        ("", 3, "จำแนกเป็น ๓ ประเด็น "),
        ("ประเด็นที่", 1, ""),
        ("ประเด็นที่", 0, ""),
    ],
)
def test_the_made_preface_counts_what_there_are_several_of(word: str, count: int, counted: str) -> None:
    made = "".join(texts(front_of(report(group_word=word, issues=(Issue("i", "หนึ่ง"),) * count))))
    assert counted in made
    assert ("จำแนก" in made) == bool(counted)


def test_the_preface_is_signed_and_dated() -> None:
    typed = report(preface_signed=("ผู้เขียน",), date=WrittenDate("๑ ต.ค. ๖๘"))
    signed = [item for item in front_of(typed) if isinstance(item, Together)]
    assert texts(tuple(signed)) == ["ผู้เขียน", "๑ ต.ค. ๖๘"]
    lines = [item for item in signed[0].items if isinstance(item, Paragraph)]
    assert [(line.style.align, line.indent > 6 * book.CM) for line in lines] == [("center", True)] * 2
    assert lines[-1].tag == Place("date")
    made = [item for item in front_of(report()) if isinstance(item, Together)]
    assert texts(tuple(made)) == ["ผู้จัดทำ", "เทศบาลตำบลทุ่งใหญ่"]


def test_the_contents_name_every_issue_with_its_page() -> None:
    value = report(issues=(Issue("i", "หนึ่ง"), Issue("j", "สอง")))
    pages = {book.TABLE: 1, "issue-1": 1, "issue-2": 12, book.SIGNATURES: 20}
    leaders = [item for item in book.front(value, pages).content if isinstance(item, Leader)]
    assert [(item.text, item.right, item.anchor) for item in leaders] == [
        ("รายงานผลคุณธรรม\nปี ๒๕๖๘", "๑", "table"),
        ("ประเด็นที่ ๑ หนึ่ง", "๑", "issue-1"),
        ("ประเด็นที่ ๒ สอง", "๑๒", "issue-2"),
    ]


def test_an_issue_alone_and_without_a_title_has_no_heading() -> None:
    value = report(measure("m", activity("a", {})), group_word="")
    nameless = replace(value, issues=(replace(value.issues[0], title=""),))
    assert [type(item) for item in table_of(nameless).body] == [Row]
    assert [item.anchor for item in front_of(nameless) if isinstance(item, Leader)] == ["table"]
    assert "ประเด็น" not in "".join(texts(front_of(nameless)))
    # The measures of the outline then stand under the report's title.
    assert Anchor("table", "รายงานผลคุณธรรม ปี ๒๕๖๘") in book.table(nameless).content
    assert Anchor("table") in book.table(value).content


def test_of_several_issues_one_without_a_title_has_its_number() -> None:
    value = report(issues=(Issue("i", ""), Issue("j", "")))
    assert [item.title for item in table_of(value).body if isinstance(item, Group)] == ["ประเด็นที่ ๑", "ประเด็นที่ ๒"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("", None),
        ("๓๑ มี.ค. ๖๘", "(ข้อมูล ณ วันที่ ๓๑ มี.ค. ๖๘)"),
        ("วันที่ ๓๑ มี.ค. ๖๘", "(ข้อมูล ณ วันที่ ๓๑ มี.ค. ๖๘)"),
        ("ข้อมูลถึงมีนาคม", "ข้อมูลถึงมีนาคม"),
    ],
)
def test_up_to_which_day_the_report_tells_stands_above_the_table(typed: str, printed: str | None) -> None:
    block = texts(book.table(report(as_of=WrittenDate(typed))).content)
    assert ([text for text in block if "ข้อมูล" in text] or [None]) == [printed]


# --- signatures ---


def signatures_of(value: Report) -> list[SideBySide]:
    return [
        part
        for item in book.table(value).content
        if isinstance(item, Together)
        for part in item.items
        if isinstance(part, SideBySide)
    ]


def test_without_signers_three_blocks_wait_for_the_pen() -> None:
    (abreast,) = signatures_of(report())
    assert len(abreast.columns) == 3
    blocks = [[p.text for p in column if isinstance(p, Paragraph)] for column in abreast.columns]
    assert [block[0].split()[-1] for block in blocks] == ["ผู้จัดทำ", "ผู้ตรวจสอบ", "ผู้อนุมัติ"]
    assert all("...." in line for block in blocks for line in block)


def test_known_signers_are_named_and_what_is_not_known_is_dotted() -> None:
    value = report(signers=(Signer(Role.AUTHOR, "นางสาวใจดี มีสุข", "นักวิชาการ"), Signer(Role.CHECKER, "", "ปลัด")))
    (abreast,) = signatures_of(value)
    author, checker = ([p.text for p in column if isinstance(p, Paragraph)] for column in abreast.columns)
    assert author[1:] == ["(นางสาวใจดี มีสุข)", "นักวิชาการ"]
    assert checker[1].startswith("(....")
    assert checker[2] == "ปลัด"


def test_the_offices_signers_sign_where_the_report_has_none() -> None:
    value = report(office=replace(OFFICE, signers=(Signer(Role.APPROVER, "นายก"),)))
    (abreast,) = signatures_of(value)
    assert texts(abreast)[1] == "(นายก)"
    assert abreast.columns[0] == ()


def test_more_than_three_signers_stand_in_rows() -> None:
    value = report(signers=tuple(Signer(Role.CHECKER, str(n)) for n in range(7)))
    assert [len(abreast.columns) for abreast in signatures_of(value)] == [3, 3, 2]
