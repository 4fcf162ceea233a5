"""What every test may use: the folder of shared material, and Thai as the language."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from ita_desktop.base import i18n

# A busy machine is no fault of what is tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder that holds the one real report; in CI a missing one is a failure."""
    if not (_SHARED / "seed").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{_SHARED} is missing")
        pytest.skip("the real report is not at hand")
    return _SHARED


@pytest.fixture(autouse=True)
def _thai() -> None:
    i18n.use_language("th")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a new folder that every user may enter, for programs that run as another user."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.fixture
def as_nobody() -> Iterator[Callable[[], None]]:
    """Return a function that makes this process a user to whom folders can be closed, until the test ends."""
    root = os.geteuid() == 0

    def become() -> None:
        if root:
            os.seteuid(65534)

    yield become
    if root:
        os.seteuid(0)
