"""Command lines run in this process, and what they say."""

from __future__ import annotations

import json
from typing import Any, Protocol

DONE, REFUSED, WRONG_USE = 0, 1, 2


class Said:
    """What a command said and returned."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> dict[str, Any]:
        """The result as data."""
        data: dict[str, Any] = json.loads(self.out)
        return data


class Ita(Protocol):
    """Runs a command line."""

    def __call__(self, *argv: object) -> Said:
        """Return what it said and returned."""
