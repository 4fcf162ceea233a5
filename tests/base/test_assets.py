"""Fonts and resources are found in a checkout, and in an installed wheel."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_desktop.base import assets

if TYPE_CHECKING:
    from types import ModuleType


def installed(folder: Path) -> ModuleType:
    """Return the module as it stands in a package of its own."""
    (folder / "package/base").mkdir(parents=True)
    copy = shutil.copy(Path(assets.__file__), folder / "package/base/assets.py")
    spec = importlib.util.spec_from_file_location("installed_assets", copy)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_the_program_ships_is_found() -> None:
    assert assets.font_path("sarabun/Sarabun-Regular.ttf").is_file()
    assert assets.resource_path("i18n", "en", "LC_MESSAGES", "ita.mo").is_file()
    assert assets.resource_path().is_dir()


def test_an_installed_program_has_them_within_itself(tmp_path: Path) -> None:
    (tmp_path / "package/_assets/fonts").mkdir(parents=True)
    module = installed(tmp_path)
    assert module.font_path("a.ttf") == tmp_path / "package/_assets/fonts/a.ttf"
    assert module.resource_path("a", "b") == tmp_path / "package/_assets/resources/a/b"


def test_a_program_without_them_says_where_it_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "__file__", str(tmp_path / "package/base/assets.py"))
    with pytest.raises(FileNotFoundError, match="package"):
        assets._root.__wrapped__()
