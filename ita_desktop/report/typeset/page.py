"""Planned pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_desktop.report.typeset.breaker import Breaker
    from ita_desktop.report.typeset.font import Family
    from ita_desktop.report.typeset.paragraph import Content, Style


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one size; margins are left, top, right, bottom."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    content: tuple[Content, ...]
    number: Callable[[int], str] | None = None
    number_style: Style | None = None


@dataclass(frozen=True, slots=True)
class Box:
    tag: object
    x: float
    y: float
    width: float
    height: float


class Page:
    width: float
    height: float

    @property
    def boxes(self) -> tuple[Box, ...]:
        raise NotImplementedError


class Plan:
    pages: tuple[Page, ...]
    anchors: dict[str, int]


def plan(section: Section, family: Family, breaker: Breaker) -> Plan:
    raise NotImplementedError
