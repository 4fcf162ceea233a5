"""Where a command writes: results to the standard output, all else to the standard error.

Both may be missing (a program started without a console), and whoever reads them may have left.
"""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO


class UnsaidError(OSError):
    """A result could not be written to where results go."""


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says; what no UTF-8 can hold (parts of odd file names) is spelled out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str = "") -> None:
    """Write a line of the result. Raises UnsaidError where it cannot be written, but not when its reader has left."""
    try:
        _write(sys.stdout, text + "\n")
    except OSError as error:
        raise UnsaidError(error.errno, error.strerror) from error


def say_json(data: object) -> None:
    """Write JSON data as the result."""
    say(json.dumps(data, ensure_ascii=False, indent=2))


@contextmanager
def after_writing(path: Path) -> Iterator[None]:
    """Say what a file that was written holds; that this cannot be shown does not undo the file and is no failure."""
    try:
        yield
    except UnsaidError:
        complain(_("เขียน {path} เรียบร้อยแล้ว แต่แสดงผลให้ดูไม่ได้ จึงไม่ต้องสั่งซ้ำ").format(path=path))


def complain(sentence: str) -> None:
    """Write a sentence about what went wrong, or should be known beside the result."""
    with suppress(OSError):
        _write(sys.stderr, sentence + "\n")


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None or stream.closed:
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _discard(stream)
    except OSError:
        _discard(stream)
        raise


def _discard(stream: TextIO) -> None:
    """Let what is still to be written to a stream vanish, so that the program's end does not fail at it."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Show on a terminal what takes a moment; nothing is left of it afterwards."""
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield
        return
    _write(stream, f"{what} …")
    try:
        yield
    finally:
        _write(stream, "\r" + " " * (width(what) + 2) + "\r")


def width(text: str) -> int:
    """Return how many cells of a terminal a text takes; Thai vowels and tones above and below take none."""
    return sum(unicodedata.category(char) not in {"Mn", "Me", "Cf"} for char in text)


def padded(text: str, cells: int) -> str:
    """Return the text with blanks up to a width."""
    return text + " " * (cells - width(text))
