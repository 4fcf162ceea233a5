"""A report as a PDF: the book planned with the chosen fonts, its contents filled in, then drawn.

All pages are planned before the first is drawn, the table's before the contents that names its pages.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

from ita_desktop.base.assets import font_path
from ita_desktop.report import book, wording
from ita_desktop.report.parts import Part
from ita_desktop.report.typeset.breaker import Breaker
from ita_desktop.report.typeset.document import Info, write
from ita_desktop.report.typeset.font import Family, ShapedFont
from ita_desktop.report.typeset.least import least_width
from ita_desktop.report.typeset.page import Plan, plan
from ita_desktop.thai.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from ita_desktop.domain.model import Report

_PROGRAM = "ITA Desktop"
_SAMPLE = "ส่งเสริมคุณธรรมและความโปร่งใสในการปฏิบัติงานของหน่วยงาน"


@dataclass(frozen=True, slots=True)
class FontFiles:
    """TrueType files of an office's own choice; without a bold one, bold text is the regular one thickened."""

    regular: Path
    bold: Path | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """A report's pages, planned and not yet drawn: the front matter, then the table."""

    plans: tuple[Plan, Plan]
    info: Info
    missing: tuple[str, ...]
    """The characters the fonts cannot show; they are drawn as the font's sign for that."""

    def write(
        self,
        out: BinaryIO,
        only: Collection[int] | None = None,
        stamp: str = "",
        attached: Mapping[str, bytes] | None = None,
    ) -> int:
        """Draw the pages into a PDF; return how many they are.

        ``only``: nothing but these pages, counted from 0 over both plans. ``stamp``: a word across every page.
        ``attached``: files by name that travel inside.
        Raises ValueError for no pages at all.
        """
        return write(self.plans if only is None else self._some(only), out, self.info, stamp, attached)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The part of the report that each page belongs to."""
        front, table = self.plans
        begins = {front.anchors[part]: part for part in Part if part in front.anchors}
        starts = sorted(begins)
        of_front = [begins[starts[bisect_right(starts, page) - 1]] for page in range(len(front.pages))]
        return (*of_front, *(Part.TABLE for _page in table.pages))

    @property
    def table_size(self) -> float:
        """The size of the table's text, in points."""
        return book.BODY * self.plans[1].family.scale

    def _some(self, only: Collection[int]) -> list[Plan]:
        some, first = [], 0
        for plan_ in self.plans:
            numbers = {old: new for new, old in enumerate(n for n in range(len(plan_.pages)) if first + n in only)}
            first += len(plan_.pages)
            if numbers:
                marks = (mark._replace(page=numbers[mark.page]) for mark in plan_.marks if mark.page in numbers)
                some.append(replace(plan_, pages=tuple(plan_.pages[n] for n in numbers), marks=tuple(marks)))
        return some


def plan_report(report: Report, *, logo: book.Logo | None = None, font: FontFiles | None = None) -> Pages:
    """Plan all pages of a report.

    Raises FileMissingError or UnreadableError for a font that cannot be used.
    """
    family = _family(font)
    breaker = _breaker(tuple(names(report)))
    table = plan(book.table(report, lambda text: least_width(text, family, breaker)), family, breaker)
    pages = {name: page + 1 for name, page in table.anchors.items()}
    front = plan(book.front(report, pages, logo), family, breaker)
    # All text has been shaped by now, so each font knows what it was asked for.
    missing = {char for font_ in (family.regular, family.bold) for char in font_.missing("".join(font_.texts))}
    return Pages((front, table), _info(report), tuple(sorted(missing)))


def missing_characters(report: Report, font: FontFiles | None = None) -> tuple[str, ...]:
    """Return the characters of a report that its fonts cannot show, in Unicode order."""
    return plan_report(report, font=font).missing


def names(report: Report) -> Iterator[str]:
    """Yield the names no line may end in: the office's and those of where it is.

    Departments are not among them: their names are made of plain words, and longer than their column is wide.
    """
    office = report.office
    return filter(None, (office.name, office.district, office.province))


@lru_cache(maxsize=4)
def _breaker(kept_whole: tuple[str, ...]) -> Breaker:
    """Return the breaker of an office, with what it has found in earlier prints of the same office."""
    return Breaker(Words(kept_whole))


def _family(font: FontFiles | None) -> Family:
    regular = font_path("sarabun/Sarabun-Regular.ttf")
    if font is None:
        return Family(regular, font_path("sarabun/Sarabun-Bold.ttf"))
    # Fonts are drawn larger or smaller on their body: text should take the same room in each. TH Sarabun comes to
    # 16 points, the size offices ask for; to half points, as they count.
    scale = ShapedFont(regular).shape(_SAMPLE)[1] / ShapedFont(font.regular).shape(_SAMPLE)[1]
    return Family(font.regular, font.bold, scale=round(book.BODY * scale * 2) / 2 / book.BODY)


def _info(report: Report) -> Info:
    return Info(
        title=wording.one_line_title(report),
        author=report.office.full_name or report.prepared_by,
        subject=wording.office_line(report),
        keywords=", ".join(filter(None, ("ITA", "OIT", report.item_code, "คุณธรรม", "ความโปร่งใส"))),
        creator=_PROGRAM,
    )
