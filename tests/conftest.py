"""What every test may use: the folder of shared material, and Thai as the language."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ita_desktop.base import i18n

# A busy machine is no fault of what is tested.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

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
