"""Reads the exact form of a report that this program put into a PDF or a workbook: unchanged, or not at all."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from ita_desktop.domain.plain import from_plain, to_plain
from ita_desktop.exchange.package.strict import Scale, TooMuchError, UnsoundError, read_json

if TYPE_CHECKING:
    from ita_desktop.domain.model import Report

_MOST_MEMORY = 300_000_000  # bytes that the data may take, by a careful guess


class ChangedError(Exception):
    """The data is not as the program wrote it."""


def read_exact(raw: bytes, sha256: str) -> Any:  # noqa: ANN401  JSON data has no narrower type
    """Return canonical JSON whose SHA-256 (hex) is this. Raises ChangedError."""
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise ChangedError
    try:
        return read_json(raw, Scale(_MOST_MEMORY))
    except (UnsoundError, TooMuchError) as error:
        raise ChangedError from error


def exact_report(data: Any) -> Report:  # noqa: ANN401  as above
    """Return the report of which this is the exact form. Raises ChangedError."""
    try:
        report = from_plain(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ChangedError from error
    if to_plain(report) != data:
        raise ChangedError
    return report
