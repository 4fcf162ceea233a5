"""The office's logo: a picture file made small enough to travel in the office's file."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING

from ita_desktop.base.errors import FileMissingError, UnreadableError
from ita_desktop.base.i18n import _
from ita_desktop.domain.model import Attachment

if TYPE_CHECKING:
    from pathlib import Path

_SIDE = 600  # pixels: 3 cm at 500 dots an inch
_MOST = 40_000_000  # bytes of the picture file


def read_logo(path: Path) -> tuple[Attachment, bytes]:
    """Return a picture file as a PNG of at most 600 pixels a side, and what names it in the office's data.

    Raises FileMissingError, and UnreadableError for what is no picture or too large a one.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 - few need it, and it takes its time

    try:
        if path.stat().st_size > _MOST:
            raise _bad(path)
        with Image.open(path) as opened:
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail((_SIDE, _SIDE))
            small = picture.convert("RGBA" if _see_through(picture) else "RGB")
    except FileNotFoundError as error:
        raise FileMissingError(_("ไม่พบไฟล์ “{name}” โปรดตรวจดูชื่อและโฟลเดอร์").format(name=path.name)) from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _bad(path) from error
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    data = out.getvalue()
    return Attachment(f"{path.stem}.png", hashlib.sha256(data).hexdigest(), len(data)), data


def _see_through(picture: object) -> bool:
    return "A" in getattr(picture, "mode", "") or "transparency" in getattr(picture, "info", {})


def _bad(path: Path) -> UnreadableError:
    return UnreadableError(_("เปิดภาพ “{name}” ไม่ได้ ตราเดิมยังอยู่ โปรดเลือกไฟล์ PNG หรือ JPEG").format(name=path.name))
