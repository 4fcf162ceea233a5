"""What a check says: how grave, which rule, where, in words, and what could be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.domain.model import Fix, Place


class Level(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    """The item would fail: something that the criteria ask for is not there."""
    WARNING = "warning"
    """Probably wrong."""
    HINT = "hint"
    """Worth a look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    ``code`` names the rule and stays the same over versions and languages. ``sentence`` tells a clerk, in the
    language of the program, what is there and why it matters. ``fix``, where there is one, removes the finding
    when it is carried out (:func:`ita_desktop.domain.proposals.apply_fix`); nothing is changed without asking.
    ``doubt_uid`` names the doubt that this is about, which is settled instead (``accept``, ``leave``).
    """

    level: Level
    code: str
    place: Place
    sentence: str
    fix: Fix | None = None
    doubt_uid: str = ""
