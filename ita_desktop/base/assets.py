"""Finds fonts/ and resources/ in a checkout, an installed wheel and a frozen program."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).parents[1]
    for root in (package / "_assets", package.parent):
        if (root / "fonts").is_dir():
            return root
    raise FileNotFoundError(f"fonts/ stands neither in {package} nor beside it")


def font_path(name: str) -> Path:
    """Return the path of a bundled font file."""
    return _root() / "fonts" / name


def resource_path(*parts: str) -> Path:
    """Return the path of a bundled resource."""
    return _root().joinpath("resources", *parts)
