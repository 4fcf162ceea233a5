"""The language of what a person reads, and the English catalogue."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ita_desktop.base.assets import resource_path
from ita_desktop.base.i18n import _, system_language, use_language

GATE = "ตัดช่องว่างที่เกิน"


def test_texts_are_thai_until_english_is_asked_for() -> None:
    assert _(GATE) == GATE
    use_language("en")
    assert _(GATE) == "removed extra spaces"
    assert _("ไม่มีในพจนานุกรม") == "ไม่มีในพจนานุกรม"
    use_language("th")
    assert _(GATE) == GATE


@pytest.mark.parametrize(
    ("names", "language"),
    [
        ({}, "th"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "th_TH.UTF-8"}, "th"),
        ({"LANG": "C.UTF-8"}, "th"),
        ({"LC_ALL": "th_TH", "LANG": "en_GB"}, "th"),
        ({"LC_ALL": "", "LC_MESSAGES": "EN", "LANG": "th_TH"}, "en"),
    ],
)
def test_the_language_is_the_systems(names: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language


def test_every_thai_word_of_the_program_has_english_and_the_catalogue_is_compiled() -> None:
    build = [sys.executable, str(resource_path("i18n", "build.py")), "--check"]
    done = subprocess.run(build, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
