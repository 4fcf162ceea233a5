"""Thailand's provinces, districts and subdistricts by name, and the name that was probably meant.

Names stand alone, without จังหวัด, อำเภอ, เขต, ตำบล or แขวง before them; lists are in the order of the official
codes. The data are GeoThai's (CC BY 4.0, see resources/README.md), read when first asked for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LETTERS_PER_SLIP = 5  # เชียงคาน is two of eight letters away from เชียงราย, and another place


@cache
def provinces() -> tuple[str, ...]:
    """Return the names of the provinces, Bangkok among them."""
    return tuple(_province_codes())


@cache
def districts(province: str) -> tuple[str, ...]:
    """Return the names of a province's districts; none for an unknown province."""
    return tuple(_district_codes(province))


@cache
def subdistricts(province: str, district: str) -> tuple[str, ...]:
    """Return the names of a district's subdistricts; none for an unknown one."""
    import geothai  # noqa: PLC0415 - as below

    code = _district_codes(province).get(district, "")
    return tuple(s.name_th for s in geothai.subdistricts(code))


@cache
def _province_codes() -> dict[str, str]:
    import geothai  # noqa: PLC0415 - only what asks for places pays for them

    return {p.name_th: p.code for p in geothai.provinces()}


@cache
def _district_codes(province: str) -> dict[str, str]:
    import geothai  # noqa: PLC0415 - as above

    listed = geothai.districts(_province_codes().get(province, ""))
    return {d.name_th.removeprefix("เขต"): d.code for d in listed}  # the data has it before Bangkok's


def nearest(name: str, among: Iterable[str]) -> str | None:
    """Return the one of ``among`` that ``name`` is, or is a slip of; None when none is near or two are as near.

    A slip is a letter too many, too few or wrong; a name may have one in every five letters.
    """
    best, found = len(name) // _LETTERS_PER_SLIP + 1, None
    for other in dict.fromkeys(among):
        if other == name:
            return other
        slips = _slips(name, other, best)
        if slips < best:
            best, found = slips, other
        elif slips == best:
            found = None
    return found


def _slips(one: str, other: str, most: int) -> int:
    """Return the Levenshtein distance of two names; any number over ``most`` where it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, there in enumerate(other, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there)))
        if min(row) > most:
            return most + 1
        before = row
    return before[-1]
