"""The files that were open last, as the start page lists them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ita_desktop.domain.progress import progress

if TYPE_CHECKING:
    from pathlib import Path

    from ita_desktop.domain.model import OfficeFile
    from ita_desktop.ui.preferences import Preferences

_MOST = 12


def remember(preferences: Preferences, path: Path, value: OfficeFile) -> None:
    """Put a file first in the list, with how far its newest report has come."""
    report = value.report()
    come = progress(report) if report else None
    entry: dict[str, Any] = {
        "path": str(path),
        "office": (report.office if report else value.office).full_name,
        "year": report.fiscal_year if report else 0,
        "complete": come.done if come else 0,
        "total": come.total if come else 0,
        "opened": datetime.now().astimezone().isoformat(timespec="seconds"),
    }
    kept = preferences.get("recent", list[Any]())
    others = [other for other in kept if isinstance(other, dict) and other.get("path") != str(path)]
    preferences.put("recent", [entry, *others][:_MOST])
