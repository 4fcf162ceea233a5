"""The kind of a measure, which is the first word of its title."""

from __future__ import annotations

import re
from dataclasses import dataclass

KINDS = ("มาตรการ", "โครงการ", "กิจกรรม")
_KIND = re.compile(rf"({'|'.join(KINDS)})([ \t]*)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Title:
    """A title in two: the kind ("" where it begins with none), the blanks behind it, and the rest."""

    kind: str
    gap: str
    rest: str

    @property
    def whole(self) -> str:
        """Return the title as it stands in the report; nothing where only the kind is there."""
        return self.kind + self.gap + self.rest if self.rest.strip() else ""


def split(title: str) -> Title:
    """Take the kind off a title."""
    found = _KIND.fullmatch(title)
    return Title(found[1], found[2], found[3]) if found else Title("", "", title)


def typed(kind: str, gap: str, rest: str) -> str:
    """Return the title that a kind and a typed text make: a text that names its kind itself needs no other."""
    if split(rest).kind:
        return rest
    return Title(kind, gap, rest).whole
