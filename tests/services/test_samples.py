"""The sample office is one fixed value that shows every form a report can take."""

from __future__ import annotations

from ita_desktop.domain.model import Lines, Marker, Period, Responsible, Role, SameAs, Scalar
from ita_desktop.domain.plain import file_from_plain, file_to_plain
from ita_desktop.services.samples import sample_office
from ita_desktop.thai.dates import fiscal_span


def _cells(key: str) -> list[object]:
    (report,) = sample_office().reports
    return [row.cell(key) for _issue, _measure, row in report.activities()]


def test_is_the_same_value_every_time() -> None:
    first = sample_office()
    sample_office.cache_clear()
    assert sample_office() == first
    assert file_from_plain(file_to_plain(first)) == first


def test_every_record_has_an_identity_of_its_own() -> None:
    (report,) = sample_office().reports
    uids = [report.uid, *(i.uid for i in report.issues), *(d.uid for d in report.office.departments)]
    for _issue, measure in report.measures():
        uids += [measure.uid, *(e.uid for e in measure.evidence)]
        for row in measure.activities:
            uids.append(row.uid)
            uids += [line.uid for _key, cell in row.cells if isinstance(cell, Lines) for line in cell.lines]
    assert len(set(uids)) == len(uids)
    assert all(len(uid) == 36 for uid in uids)


def test_has_all_seven_issues_each_with_measures() -> None:
    (report,) = sample_office().reports
    assert len(report.issues) == 7
    assert all(issue.measures for issue in report.issues)
    assert sum(1 for _ in report.measures()) >= 14


def test_shows_every_form_of_a_list_cell() -> None:
    lines = [cell.lines for key in ("steps", "results", "outcomes") for cell in _cells(key) if isinstance(cell, Lines)]
    assert {line.marker for cell in lines for line in cell} == set(Marker)
    assert any(line.level == 1 and line.marker is Marker.NUMBER for cell in lines for line in cell)
    assert any(cell[0].level == 0 and cell[0].marker is Marker.NUMBER for cell in lines)
    longest = max(lines, key=lambda cell: sum(len(line.text) for line in cell))
    assert sum(len(line.text) for line in longest) > 1500  # more than a page of a narrow column


def test_shows_shared_cells_between_rows_and_between_measures() -> None:
    (report,) = sample_office().reports
    owners = {row.uid: measure.uid for _i, measure, row in report.activities()}
    shared = [
        owners[cell.activity_uid] == measure.uid
        for _issue, measure, row in report.activities()
        for _key, cell in row.cells
        if isinstance(cell, SameAs)
    ]
    assert set(shared) == {True, False}


def test_shows_periods_that_are_read_and_some_that_stay_text() -> None:
    periods = [cell for cell in _cells("period") if isinstance(cell, Period)]
    year = fiscal_span(2568)
    read = [p for p in periods if p.start and p.end]
    assert len({p.text for p in read}) >= 6
    assert all(p.start and p.end and year.start <= p.start <= p.end <= year.end for p in read)
    assert any(p.start is None for p in periods)


def test_shows_one_several_and_all_departments() -> None:
    cells = [cell for cell in _cells("responsible") if isinstance(cell, Responsible)]
    assert {len(cell.names) for cell in cells} >= {0, 1, 2, 3}
    assert any(cell.everyone and cell.collector for cell in cells)
    known = {d.name for d in sample_office().office.departments}
    assert {name for cell in cells for name in cell.names} <= known


def test_has_added_columns_evidence_and_people_to_sign() -> None:
    (report,) = sample_office().reports
    assert [c.key for c in report.columns if not c.shown] == ["budget", "state"]
    assert any(isinstance(cell, Scalar) for cell in _cells("budget"))
    assert any(e.link for _issue, measure in report.measures() for e in measure.evidence)
    assert [s.role for s in report.signers] == list(Role)
    assert report.office == sample_office().office
