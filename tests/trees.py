"""Small office files in which everything moves: for laws of differences, where only places and titles matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from ita_desktop.domain.model import Activity, Issue, Measure, Office, OfficeFile, Report

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

_TITLES = ("", "ก", "ข")
_ORDERS = st.permutations("12345")


@st.composite
def trees(draw: DrawFn) -> OfficeFile:
    """Files of at most two reports, three issues and five measures, always with the same uids."""
    titles = st.sampled_from(_TITLES)
    measures = [(draw(st.integers(0, 3)), Measure(uid, draw(titles), (Activity(uid),))) for uid in draw(_ORDERS)]
    issues = [
        (draw(st.integers(0, 2)), Issue(str(uid), draw(titles), tuple(m for home, m in measures if home == uid)))
        for uid in draw(st.permutations((1, 2, 3)))
    ]
    reports = [
        Report(str(uid), item_code=draw(titles), issues=tuple(issue for home, issue in issues if home == uid))
        for uid in draw(st.permutations((1, 2)))
    ]
    return OfficeFile("file", Office(name=draw(titles)), tuple(reports[: draw(st.integers(0, 2))]))
