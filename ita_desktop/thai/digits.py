"""Thai and Arabic digits, one for one. Which of the two a text should have is not decided here."""

from __future__ import annotations

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_ARABIC = "0123456789"
_TO_THAI = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)


def to_thai(text: str) -> str:
    """Return the text with every Arabic digit written as the Thai one; all else stays."""
    return text.translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """Return the text with every Thai digit written as the Arabic one; all else stays."""
    return text.translate(_TO_ARABIC)


def thai_number(n: int) -> str:
    """Return a whole number in Thai digits, without separators: 12 is "๑๒"."""
    return str(n).translate(_TO_THAI)
