"""What is in a data package, apart from its bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ita_desktop.domain.revision import Copy

FORMAT = "th.go.local.ita.package"
FORMAT_VERSION = (1, 0)
"""Major and minor. A minor version may add parts and fields of the manifest and of a line's envelope, which an older
program leaves aside. What an older program must not leave aside (a field of a record's content, a rule) raises the
major version or is named in ``requires``.
"""

KNOWN_REQUIREMENTS: frozenset[str] = frozenset()

Purpose = Literal["full", "part", "form", "answer"]
"""Whole reports; some of their measures; measures to be filled in by somebody; and these filled in."""

MANIFEST = "manifest.json"
RECORDS = "records.jsonl"
TOMBSTONES = "tombstones.jsonl"
HISTORY = "history.jsonl"
ALIASES = "aliases.json"
SCHEMA = "schema.json"
README = "README.txt"
SIGNATURE = "signature.json"
"""It will sign the manifest, and so cannot be listed there."""
FILES = "files/"

MOST_TEXT = 100_000_000
"""Bytes of each of the parts with records."""
MOST_CHARACTERS = 20_000
"""Of one text, as thai/text.py lets in."""
MOST_LINE = 8_000_000
"""Bytes of one record."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a package says of itself.

    ``made`` is a time in UTC (ISO 8601), for people: no clock decides anything. ``reply_to`` of an answer is the
    ``export_id`` of the form. ``issues`` (uids) and ``departments`` (names) are empty when all are sent; ``count`` is
    the number of measures. Names are for people too: the uids say what is meant.
    """

    kind: Purpose
    export_id: str
    source_uid: str
    source_name: str
    made: str
    source_department: str = ""
    program: str = ""
    fiscal_years: tuple[int, ...] = ()
    issues: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    count: int = 0
    reply_to: str = ""
    requires: tuple[str, ...] = ()
    format_version: tuple[int, int] = FORMAT_VERSION


@dataclass(frozen=True, slots=True)
class Package:
    """What travels. ``copies`` have content, ``tombstones`` have none; no record is twice among the two.

    ``past`` holds by revision what the receiver may not have of the records' ancestors, ``aliases`` by uid the smallest
    uid that names the same, ``blobs`` by SHA-256 (hex) the files that records name.
    """

    manifest: Manifest
    copies: tuple[Copy, ...] = ()
    tombstones: tuple[Copy, ...] = ()
    past: Mapping[str, Copy] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    blobs: Mapping[str, bytes] = field(default_factory=dict)
