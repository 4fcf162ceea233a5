"""Fiscal years, Buddhist-era dates and periods: read from what people write, printed in the official form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of a period."""

    start: date
    end: date


def read_date(text: str) -> date | None:
    """Return the day a text names, or None where it is not certain."""
    raise NotImplementedError


def read_period(text: str, fiscal_year: int = 0) -> Span | None:
    """Return the days a period covers (``fiscal_year``: Buddhist era, 0 unknown), or None where it is not certain."""
    raise NotImplementedError
