"""The files that were open last, as the start page lists them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ita_desktop.ui.form.filled import filled

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import OfficeFile
    from ita_desktop.ui.preferences import Preferences

_MOST = 12


def remember(preferences: Preferences, path: Path, value: OfficeFile) -> None:
    """Put a file first in the list, with how far its newest report has come."""
    report = value.report()
    rows = {row.uid: row for _issue, measure in report.measures() for row in measure.activities} if report else {}
    measures = [measure for _issue, measure in report.measures()] if report else []
    entry: dict[str, Any] = {
        "path": str(path),
        "office": (report.office if report else value.office).full_name,
        "year": report.fiscal_year if report else 0,
        "complete": sum(filled(measure, rows).state == "done" for measure in measures),
        "total": len(measures),
        "opened": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    others = [e for e in preferences.get("recent", list[Any]()) if e.get("path") != str(path)]
    preferences.put("recent", [entry, *others][:_MOST])
