"""One copy of a record as one line of JSON, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _
from ita_desktop.domain.plain import canonical
from ita_desktop.domain.revision import Copy, Kind, copy_from_plain, copy_to_plain, rev_of
from ita_desktop.exchange.package.model import MOST_LINE
from ita_desktop.exchange.package.shape import checker
from ita_desktop.exchange.package.strict import Scale, UnsoundError, check_characters, read_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KINDS = tuple(Kind)


class UnknownShapeError(UnsoundError):
    """A record has not the shape of this version's records; a later minor version may know it."""


class UnsoundCopyError(Exception):
    """A copy is not as every reader wants it."""

    def __init__(self, copy: Copy) -> None:
        super().__init__(copy.uid)
        self.copy = copy


def lines_of(copies: Iterable[Copy]) -> bytes:
    """Return copies as JSON lines, from the office inwards and by uid. Raises UnsoundCopyError."""
    placed = sorted(copies, key=lambda copy: (_KINDS.index(copy.kind), copy.uid, copy.rev))
    return b"".join(line_of(copy) + b"\n" for copy in placed)


def line_of(copy: Copy) -> bytes:
    """Return a copy as its line, without the line end. Raises UnsoundCopyError for what no reader would take."""
    data = copy_to_plain(copy)
    try:
        raw = canonical(data)
        _check_length(len(raw))
        check_characters(raw.decode())
        _check_shape(data, "tombstone" if copy.content is None else "record")
        _check_rev(copy)
    except (UnsoundError, ValueError) as error:
        raise UnsoundCopyError(copy) from error
    return raw


def copies_in(raw: bytes, *shapes: str, scale: Scale) -> Iterator[Copy]:
    """Yield the copies of JSON lines; each has one of these shapes.

    Raises UnsoundError with the line's number, and TooMuchError.
    """
    start = number = 0
    while start < len(raw):
        number += 1
        end = raw.find(b"\n", start)
        try:
            _check_length(end - start)
            yield _copy(raw[start:end], shapes, scale)
        except UnsoundError as error:
            error.args = (_("บรรทัดที่ {number} {reason}").format(number=f"{number:,}", reason=error),)
            raise
        start = end + 1


def _copy(raw: bytes, shapes: tuple[str, ...], scale: Scale) -> Copy:
    data = read_json(raw, scale)
    _check_shape(data, *shapes)
    copy = copy_from_plain(data)
    _check_rev(copy)
    return copy


def _check_shape(data: object, *shapes: str) -> None:
    if not any(checker(shape)(data) for shape in shapes):
        raise UnknownShapeError(_("ไม่ตรงรูปแบบของระเบียน"))


def _check_rev(copy: Copy) -> None:
    if rev_of(copy) != copy.rev:
        raise UnsoundError(_("เนื้อหาไม่ตรงกับรหัสรุ่น (rev)"))


def _check_length(length: int) -> None:
    """Raise UnsoundError for a line that has no end (below 0) or is longer than a record may be."""
    if length < 0:
        raise UnsoundError(_("ขาดหายตอนท้าย"))
    if length > MOST_LINE:
        raise UnsoundError(_("ยาวเกินที่รับได้"))
