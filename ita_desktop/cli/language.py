"""Which language people are spoken to in, and its digits."""

from __future__ import annotations

from ita_desktop.base.i18n import _
from ita_desktop.thai.digits import thai_number


def thai_in_use() -> bool:
    """Tell whether people are spoken to in Thai."""
    return _("th") == "th"  # the catalogue of another language has its own code there


def number(n: int) -> str:
    """Return a whole number in the digits of the language in use."""
    return thai_number(n) if thai_in_use() else str(n)
