"""The pages that were looked at and found good: their text, their look, and pictures of them to look at again.

Where a change is meant, look at build/pages, then run these tests once with ITA_GOLDEN=write in the environment.
The real report's text is not ours to keep: of it only a digest of each page is.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from ita_desktop.domain.plain import from_plain
from ita_desktop.report.pdf import plan_report
from ita_desktop.services.samples import sample_office

if TYPE_CHECKING:
    from ita_desktop.domain.model import Report

_GOLDEN = Path(__file__).parents[1] / "golden"
_PICTURES = Path(__file__).parents[2] / "build" / "pages"
_WRITE = os.environ.get("ITA_GOLDEN") == "write"


@pytest.fixture
def sample() -> Report:
    report = sample_office().report()
    assert report
    return report


@pytest.fixture
def real(shared: Path) -> Report:
    return from_plain(json.loads((shared / "seed" / "report-2568.json").read_text(encoding="utf-8")))


def page_texts(report: Report) -> list[str]:
    return ["\n".join(page.read()) for plan in plan_report(report).plans for page in plan.pages]


def pictures(report: Report, dots_per_inch: int) -> list[Image.Image]:
    out = io.BytesIO()
    plan_report(report).write(out)
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        return [page.render(scale=dots_per_inch / 72).to_pil().convert("RGB") for page in document]


def sheet(pages: list[Image.Image], across: int) -> Image.Image:
    """Return the pages beside and below each other."""
    width, height = (max(size) for size in zip(*(page.size for page in pages), strict=True))
    whole = Image.new("L", (across * width, -(-len(pages) // across) * height), 128)
    for number, page in enumerate(pages):
        whole.paste(page, (number % across * width, number // across * height))
    return whole


def kept_text(name: str, text: str) -> str:
    if _WRITE:
        (_GOLDEN / name).write_text(text, encoding="utf-8")
    return (_GOLDEN / name).read_text(encoding="utf-8")


def test_the_samples_pages_say_what_they_said(sample: Report) -> None:
    text = "".join(f"{page}\n\f\n" for page in page_texts(sample))
    assert text == kept_text("sample-pages.txt", text)


def test_the_real_reports_pages_say_what_they_said(real: Report) -> None:
    digests = "".join(f"{hashlib.sha256(page.encode()).hexdigest()[:16]}\n" for page in page_texts(real))
    assert digests == kept_text("real-report-pages.txt", digests)


def test_the_samples_pages_look_as_they_looked(sample: Report) -> None:
    look = sheet(pictures(sample, 30), 4)
    path = _GOLDEN / "sample-pages.png"
    if _WRITE:
        look.quantize(16).save(path, optimize=True)
        pictures(sample, 110)[4].quantize(32).save(_GOLDEN / "sample-page.png", optimize=True)
    with Image.open(path) as kept:
        known = kept.convert("L")
    assert look.size == known.size
    assert ImageStat.Stat(ImageChops.difference(look, known)).mean[0] < 3


@pytest.mark.parametrize("name", ["sample", "real"])
def test_pages_are_drawn_to_be_looked_at_and_nothing_stands_in_the_margins(
    name: str, request: pytest.FixtureRequest
) -> None:
    _PICTURES.mkdir(parents=True, exist_ok=True)
    for old in _PICTURES.glob(f"{name}-*.png"):
        old.unlink()
    for number, picture in enumerate(pictures(request.getfixturevalue(name), 80), 1):
        picture.save(_PICTURES / f"{name}-{number:02}.png")
        left, top, right, bottom = ImageChops.invert(picture.convert("L")).getbbox() or (0, 0, 0, 0)
        margin = 80 * 0.9 / 2.54  # points of the screen in nine millimetres
        assert margin < left < right < picture.width - margin
        assert margin < top < bottom < picture.height - margin
