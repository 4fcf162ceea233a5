"""The one JSON form: exact and readable, its hash, and data of another shape."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desktop.domain.model import (
    MISSING,
    Attachment,
    Cell,
    Doubt,
    Evidence,
    Issue,
    Line,
    Lines,
    Marker,
    Measure,
    MoveLines,
    Period,
    Place,
    Report,
    Responsible,
    SameAs,
    SetCell,
    SetText,
    SplitMeasure,
    activity,
)
from ita_desktop.domain.plain import (
    canonical,
    content_hash,
    decode,
    encode,
    file_from_plain,
    file_to_plain,
    from_plain,
    head_from_plain,
    head_to_plain,
    measure_from_plain,
    measure_to_plain,
    office_from_plain,
    office_to_plain,
    resolve,
    to_plain,
)
from tests.strategies import measures, office_files, offices, reports

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import Office, OfficeFile


def through_json(data: object) -> Any:  # noqa: ANN401 - any JSON data
    return json.loads(json.dumps(data, ensure_ascii=False))


# --- exact ---


@settings(max_examples=50)
@given(reports())
def test_a_report_comes_back_from_its_exact_form(report: Report) -> None:
    assert from_plain(through_json(to_plain(report))) == report
    assert head_from_plain(through_json(head_to_plain(report))) == replace(report, issues=())


@settings(max_examples=25)
@given(office_files())
def test_a_file_comes_back_from_its_exact_form(file: OfficeFile) -> None:
    assert file_from_plain(through_json(file_to_plain(file))) == file


@given(offices())
def test_an_office_comes_back_from_its_exact_form(office: Office) -> None:
    assert office_from_plain(through_json(office_to_plain(office))) == office


@given(measures())
def test_a_measure_comes_back_from_its_exact_form(measure: Measure) -> None:
    assert measure_from_plain(through_json(measure_to_plain(measure))) == measure


def test_every_kind_of_proposal_comes_back() -> None:
    measure = Measure("m", "โครงการ", (activity("a", {"steps": SameAs("b")}),))
    fix = (
        SetText(Place("title"), "ก", "ข"),
        SetCell("a", "period", MISSING, Period("ไตรมาส ๑", date(2024, 10, 1))),
        SetCell("a", "responsible", SameAs("b"), Responsible(("กองคลัง",), "ทุกกอง", "ค")),
        SplitMeasure(measure, (measure, replace(measure, uid="n"))),
        MoveLines("steps", "a", ("l",), "b", " ", Marker.NUMBER),
    )
    report = Report("r", doubts=(Doubt("d", Place("x"), "ก", "ข", fix), Doubt("e", Place(), "", "", ())))
    assert from_plain(through_json(to_plain(report))) == report


# --- hash ---


@settings(max_examples=40)
@given(measures(), st.randoms(use_true_random=False))
def test_the_hash_does_not_hang_on_the_order_of_keys(measure: Measure, random: Any) -> None:  # noqa: ANN401 - drawn
    def shuffled(data: Any) -> Any:  # noqa: ANN401 - any JSON data
        if isinstance(data, dict):
            items = [(k, shuffled(v)) for k, v in data.items()]
            random.shuffle(items)
            return dict(items)
        return [shuffled(v) for v in data] if isinstance(data, list) else data

    plain = measure_to_plain(measure)
    assert canonical(shuffled(plain)) == canonical(plain)
    assert content_hash(measure_from_plain(shuffled(plain))) == content_hash(measure)
    assert content_hash(replace(measure, note=measure.note + "ก")) != content_hash(measure)


def test_the_hash_is_the_same_in_every_version() -> None:
    cells: dict[str, Cell] = {"steps": Lines((Line("l", "ก", Marker.DASH),)), "period": Period("ป", date(2024, 10, 1))}
    measure = Measure("m", "โครงการ", (activity("a", cells),), evidence=(Evidence("e", "ภาพ", "x"),))
    assert canonical(measure_to_plain(measure)).decode() == (
        '{"activities":[{"period":{"kind":"Period","start":"2024-10-01","text":"ป"},'
        '"steps":{"kind":"Lines","lines":[{"marker":"dash","text":"ก","uid":"l"}]},"uid":"a"}],'
        '"evidence":[{"caption":"ภาพ","link":"x","uid":"e"}],"title":"โครงการ","uid":"m"}'
    )
    assert content_hash(measure) == "142c52a38c20415f87dc842daaf72c7e7a3f66d10e238bce0e9e0e6e778cf88a"
    assert canonical({"ก": "e\u0301"}) == '{"ก":"\u00e9"}'.encode()
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))


# --- readable ---


def test_the_real_report_reads_and_shows_as_the_same_data(shared: Path) -> None:
    data = json.loads((shared / "seed/report-2568.json").read_text())
    report = from_plain(copy.deepcopy(data))
    assert to_plain(report, ids=False) == data
    assert from_plain(to_plain(report)) == report
    assert {c.text: (c.start, c.end) for *_, a in report.activities() if isinstance(c := a.cell("period"), Period)} == {
        "วันที่ ๑ ต.ค. ๖๗ ถึง วันที่ ๓๐ ก.ย. ๖๘": (date(2024, 10, 1), date(2025, 9, 30))
    }


@settings(max_examples=50)
@given(reports())
def test_the_readable_form_holds_no_identity_and_once_read_shows_the_same(report: Report) -> None:
    shown = to_plain(report, ids=False)
    assert "uid" not in json.dumps(shown)
    once = to_plain(from_plain(through_json(shown)), ids=False)  # "– ๓" without a mark now has one
    assert {**once, "issues": []} == {**shown, "issues": []}
    assert to_plain(from_plain(through_json(once)), ids=False) == once


def test_shared_cells_show_what_their_source_says() -> None:
    steps = Lines((Line("l", "หนึ่ง", Marker.NUMBER), Line("k", "สอง", Marker.NUMBER)))
    rows = (
        activity("a", {"steps": steps}),
        activity("b", {"steps": SameAs("a")}),
        activity("c", {"steps": SameAs("x")}),
    )
    report = Report("r", issues=(Issue("i", "ประเด็น", (Measure("m", "โครงการ", rows),)),))
    shown = to_plain(report, ids=False)["issues"][0]
    assert shown["number"] == 1
    first, second, third = shown["measures"][0]["activities"]
    assert first["steps"] == second["steps"] == ["๑. หนึ่ง", "๒. สอง"]
    assert third == {"steps": [], "period": "", "responsible": [], "results": [], "outcomes": []}
    circle = activity("a", {"steps": SameAs("a")})
    assert resolve(circle, "steps", {"a": circle}) == MISSING


def test_readable_words_find_their_cells() -> None:
    row = {
        "steps": ["๑. ก", "๒. ข", ""],
        "period": "ไตรมาส ๒",
        "responsible": ["ทุกส่วนราชการ", "กองคลัง"],
        "responsible_note": "สำนักปลัดรวบรวม",
        "results": [],
        "budget": "๑๐๐",
        "outcomes": "",
    }
    (made,) = measure_from_plain({"title": "โครงการ", "activities": [row]}, fiscal_year=2568).activities
    assert made.cell("responsible") == Responsible(("กองคลัง",), "ทุกส่วนราชการ", "สำนักปลัดรวบรวม")
    assert made.cell("period") == Period("ไตรมาส ๒", date(2025, 1, 1), date(2025, 3, 31))
    assert [key for key, _cell in made.cells] == ["budget", "period", "responsible", "steps"]
    office = office_from_plain(office_to_plain(from_plain(DATA).office) | {"departments": ["กองคลัง"]})
    assert office_to_plain(office, ids=False)["departments"] == ["กองคลัง"]


# --- another shape ---

DATA: dict[str, Any] = to_plain(
    Report(
        "r",
        issues=(
            Issue(
                "i",
                "ประเด็น",
                (
                    Measure(
                        "m",
                        "โครงการ",
                        (activity("a", {"steps": Lines((Line("l", "ก"),)), "period": Period("x", date(2024, 10, 1))}),),
                        evidence=(Evidence("e", "ภาพ", file=Attachment("ก.png", "00", 1)),),
                    ),
                ),
            ),
        ),
        doubts=(Doubt("d", Place("x"), "ก", "ข", (MoveLines("steps", "a", ("l",), "b"),)),),
    )
)


def _paths(data: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any JSON data
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [at, *(path for key, value in items for path in _paths(value, (*at, key)))]


MADE_ANEW = {"number", "full_name"}  # shown, but not read


@pytest.mark.parametrize("path", [p for p in _paths(DATA) if not p or p[-1] not in MADE_ANEW], ids=str)
def test_data_of_another_shape_is_refused_wherever_it_stands(path: tuple[Any, ...]) -> None:
    class Strange:
        pass

    data: Any = copy.deepcopy(DATA)
    if not path:
        data = [data]
    else:
        inside = data
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = Strange()
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(data)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Cell, {"kind": "SetText", "place": {}, "before": "", "after": ""}),
        (Cell, {"kind": "Nothing"}),
        (Cell, None),
        (Line, {"uid": "l", "text": "ก", "colour": "red"}),
        (Line, {"uid": "l"}),
        (Line, {"uid": "l", "text": "ก", "marker": "star"}),
        (Line, {"uid": "l", "text": "ก", "level": True}),
        (tuple[str, ...], "abc"),
        (MoveLines, {**encode(MoveLines("k", "a", ("l",), "b")), "join": "-"}),
        (Period, {"text": "ก", "start": "2024-13-01"}),
    ],
)
def test_small_records_of_another_shape_are_refused(kind: Any, data: Any) -> None:  # noqa: ANN401 - as decode
    with pytest.raises((KeyError, TypeError, ValueError)):
        decode(kind, data)


def test_what_may_be_nothing_may_be_said_to_be_nothing() -> None:
    assert decode(Evidence, {"uid": "e", "caption": "ภาพ", "file": None}) == Evidence("e", "ภาพ")
