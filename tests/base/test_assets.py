"""Fonts and resources are found."""

from __future__ import annotations

from ita_desktop.base.assets import font_path, resource_path


def test_what_the_program_ships_is_found() -> None:
    assert font_path("sarabun/Sarabun-Regular.ttf").is_file()
    assert resource_path("i18n", "en", "LC_MESSAGES", "ita.mo").is_file()
    assert resource_path().is_dir()
