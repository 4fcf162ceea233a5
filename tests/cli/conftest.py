"""Running command lines, and a file to run them on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from commands import Ita, Said

from ita_desktop.cli import main
from ita_desktop.services.library import create_office
from ita_desktop.services.samples import sample_office

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ita(capsys: pytest.CaptureFixture[str]) -> Ita:
    """Run a command line in this process."""

    def run(*argv: object) -> Said:
        code = main.run([str(part) for part in argv])
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.itadb"
    create_office(path, sample_office()).close()
    return path
