"""Places: the official names, and the one that a slip meant."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.places import districts, nearest, provinces, subdistricts


def test_every_place_of_the_country_is_there() -> None:
    assert len(provinces()) == 77
    assert sum(len(districts(p)) for p in provinces()) == 928
    assert sum(len(subdistricts(p, d)) for p in provinces() for d in districts(p)) == 7436


def test_names_stand_without_what_is_written_before_them() -> None:
    assert "กรุงเทพมหานคร" in provinces()
    assert "บางรัก" in districts("กรุงเทพมหานคร")
    assert "วาปีปทุม" in districts("มหาสารคาม")
    assert "หนองแสง" in subdistricts("มหาสารคาม", "วาปีปทุม")
    names = {*provinces(), *(d for p in provinces() for d in districts(p))}
    names |= {s for p in provinces() for d in districts(p) for s in subdistricts(p, d)}
    assert not [n for n in names if n.startswith(("จังหวัด", "อำเภอ", "เขต", "ตำบล", "แขวง")) or n.strip() != n]


def test_an_unknown_place_holds_none() -> None:
    assert districts("มหาสารคราม") == ()
    assert subdistricts("มหาสารคาม", "กาปีปทุม") == ()
    assert subdistricts("", "") == ()


def test_a_slip_finds_the_name_that_was_meant() -> None:
    assert nearest("กาปีปทุม", districts("มหาสารคาม")) == "วาปีปทุม"
    assert nearest("มหาสารคราม", provinces()) == "มหาสารคาม"
    assert nearest("วาปีปทุม", districts("มหาสารคาม")) == "วาปีปทุม"


@pytest.mark.parametrize("name", ["", "ก", "เชียงคาน", "องค์การบริหารส่วนตำบล"])
def test_what_is_near_to_none_finds_none(name: str) -> None:
    assert nearest(name, provinces()) is None


def test_two_names_as_near_find_none() -> None:
    assert nearest("หนองก", ["หนองข", "หนองค", "หนองง"]) is None
    assert nearest("หนองก", ["หนองข", "หนองค", "หนองก"]) == "หนองก"
    assert nearest("บ้านกข", ["บ้านขข", "บ้านขข"]) == "บ้านขข"


@given(st.data())
def test_one_slip_in_a_long_name_finds_it_again_or_says_nothing(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([p for p in provinces() if len(p) >= 8]))
    at = data.draw(st.integers(0, len(name) - 1))
    instead = data.draw(st.sampled_from(("", "ก", "ฮ", name[at] * 2)))
    assert nearest(name[:at] + instead + name[at + 1 :], provinces()) in {name, None}


def test_who_does_not_ask_for_places_does_not_read_them() -> None:
    code = "import sys, ita_desktop.thai.places; sys.exit('geothai' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
