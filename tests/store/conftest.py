"""An office file on disk for the tests of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ita_desktop.store.office import create_office
from tests.store.values import FILE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office_path(tmp_path: Path) -> Path:
    """Return the path of an office file that holds ``values.FILE`` and is closed."""
    path = tmp_path / "หนองแสง.itadb"
    create_office(path, FILE).close()
    return path
