"""Plans to PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ita_desktop.report.typeset.page import Plan


@dataclass(frozen=True, slots=True)
class Info:
    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    lang: str = "th-TH"
    creator: str = ""


def write(plans: Sequence[Plan], out: BinaryIO, info: Info) -> int:
    raise NotImplementedError
