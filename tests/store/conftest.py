"""An office file on disk for the tests of the store."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ita_desktop.store.office import create_office
from tests.store.values import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def office_path(tmp_path: Path) -> Path:
    """Return the path of an office file that holds ``values.FILE`` and is closed."""
    path = tmp_path / "หนองแสง.itadb"
    create_office(path, FILE).close()
    return path


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a new folder that every user may enter, for programs that run as another user."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)
