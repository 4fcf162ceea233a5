"""Numbers on the screen: Thai digits for what belongs to the report, unless the person wants all of them Arabic."""

from __future__ import annotations

from ita_desktop.thai.digits import to_arabic, to_thai
from ita_desktop.ui.look.look import look


def number(n: int) -> str:
    """Return a number that belongs to the report (counts of measures, issues, pages, years)."""
    return digits(str(n))


def digits(text: str) -> str:
    """Return a text that belongs to the report, its digits as the person wants them ("๒.๑", "ปี ๒๕๖๘")."""
    return to_thai(text) if look().thai_digits else to_arabic(text)
