"""Which records of two offices are the same although their uids differ.

The report of one fiscal year, an issue of one title in it, and a measure that a person says is the same. All uids of
one record form a class; the smallest of them names it in every exchange.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ita_desktop.domain.revision import Head, Kind, Ledger
from ita_desktop.domain.titles import plain_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ita_desktop.domain.merge.model import Incoming
    from ita_desktop.domain.model import OfficeFile
    from ita_desktop.domain.revision import Copy


class _Classes:
    """Uids that name the same, joined as they are met; each class is named by its smallest."""

    def __init__(self, aliases: Mapping[str, str]) -> None:
        self._to = dict(aliases)

    def name(self, uid: str) -> str:
        while uid in self._to:
            uid = self._to[uid]
        return uid

    def join(self, uid: str, other: str) -> None:
        smaller, larger = sorted((self.name(uid), self.name(other)))
        if smaller != larger:
            self._to[larger] = smaller

    def aliases(self) -> dict[str, str]:
        return {uid: self.name(uid) for uid in self._to}


def aliases_with(value: OfficeFile, ledger: Ledger, incoming: Incoming, measures: Mapping[str, str]) -> dict[str, str]:
    """Return all aliases once what came in is met; ``measures`` are those that a person said are the same."""
    classes = _Classes(ledger.aliases)
    for uid, other in (*incoming.aliases.items(), *measures.items()):
        classes.join(uid, other)
    alive = [copy for copy in incoming.copies if copy.content is not None]
    for copy in alive:
        if copy.kind is Kind.OFFICE:
            classes.join(copy.uid, value.uid)
    known = {classes.name(uid) for uid in ledger.heads}
    _meet_reports(value, [c for c in alive if c.kind is Kind.REPORT], classes, known)
    _meet_issues(value, [c for c in alive if c.kind is Kind.ISSUE], classes, known)
    return classes.aliases()


def _meet_reports(value: OfficeFile, reports: list[Copy], classes: _Classes, known: set[str]) -> None:
    came = {classes.name(copy.uid) for copy in reports}
    free = {r.fiscal_year: r.uid for r in reversed(value.reports) if classes.name(r.uid) not in came}
    here = {classes.name(r.uid) for r in value.reports} | known
    for copy in reports:
        year = (copy.content or {}).get("fiscal_year")
        if classes.name(copy.uid) not in here and year and year in free:
            classes.join(copy.uid, free.pop(year))


def _meet_issues(value: OfficeFile, issues: list[Copy], classes: _Classes, known: set[str]) -> None:
    came = {classes.name(copy.uid) for copy in issues}
    here = {classes.name(issue.uid) for report in value.reports for issue in report.issues} | known
    free = {
        (classes.name(report.uid), plain_title(issue.title)): issue.uid
        for report in value.reports
        for issue in reversed(report.issues)
        if classes.name(issue.uid) not in came
    }
    for copy in issues:
        at = (classes.name(copy.outer), plain_title(str((copy.content or {}).get("title", ""))))
        if classes.name(copy.uid) not in here and at in free:
            classes.join(copy.uid, free.pop(at))


def rekeyed(ledger: Ledger, aliases: Mapping[str, str]) -> Ledger:
    """Return the ledger with its heads under the names that records have by these aliases."""
    heads: dict[str, Head] = {}
    for uid, head in ledger.heads.items():
        name = aliases.get(uid, uid)
        if name == uid or name not in ledger.heads:
            heads[name] = head
    return replace(ledger, heads=heads, aliases=aliases)
