"""The parts of a report that can be printed without the others."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """A part of the report, in printed order. Those of the front matter are named as their anchors."""

    COVER = "cover"
    PREFACE = "preface"
    CONTENTS = "contents"
    TABLE = "table"
