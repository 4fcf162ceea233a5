"""Thai and Arabic digits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.digits import thai_number, to_arabic, to_thai

TEXTS = st.text(alphabet="๐๑๒๓๔๕๖๗๘๙0123456789.,/ กa٣")


@given(TEXTS)
def test_digits_change_one_for_one_and_nothing_else_does(text: str) -> None:
    assert to_arabic(to_thai(text)) == to_arabic(text)
    assert to_thai(to_arabic(text)) == to_thai(text)
    assert len(to_thai(text)) == len(text)
    assert [c for c in to_thai(text) if c not in "๐๑๒๓๔๕๖๗๘๙"] == [c for c in text if c not in "๐๑๒๓๔๕๖๗๘๙0123456789"]


@given(st.integers())
def test_a_number_in_thai_digits_reads_back(n: int) -> None:
    assert int(to_arabic(thai_number(n))) == n


def test_digits_by_example() -> None:
    assert thai_number(12) == "๑๒"
    assert to_thai("พ.ศ. 2568") == "พ.ศ. ๒๕๖๘"
    assert to_arabic("๒๕61") == "2561"
