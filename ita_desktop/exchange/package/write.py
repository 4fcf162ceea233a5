"""Writes a data package: the same bytes for the same data, on every machine with the same zlib.

(Another deflate packs the same parts into other bytes; the manifest with all their SHA-256s is always the same.)
Nothing is written that the reader would refuse.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from ita_desktop.base.errors import RefusedError
from ita_desktop.base.i18n import _
from ita_desktop.base.zips import zipped
from ita_desktop.domain.plain import canonical
from ita_desktop.exchange.archive import MOST_BYTES, MOST_ENTRIES
from ita_desktop.exchange.package.lines import UnsoundCopyError, lines_of
from ita_desktop.exchange.package.manifest import manifest_bytes
from ita_desktop.exchange.package.model import (
    ALIASES,
    FILES,
    HISTORY,
    MANIFEST,
    MOST_TEXT,
    README,
    RECORDS,
    SCHEMA,
    TOMBSTONES,
)
from ita_desktop.exchange.package.readme import readme
from ita_desktop.exchange.package.schema import schema

if TYPE_CHECKING:
    from ita_desktop.domain.revision import Copy
    from ita_desktop.exchange.package.model import Package


def write_package(package: Package) -> bytes:
    """Return the bytes of a package.

    Raises RefusedError for a record that no reader would take and for more than one package may hold. Raises
    ValueError for what no caller may ask: a record twice, bytes of another hash.
    """
    parts = _parts(package)
    if (
        sum(map(len, parts.values())) > MOST_BYTES
        or len(parts) >= MOST_ENTRIES
        or max(len(parts[name]) for name in (RECORDS, TOMBSTONES, HISTORY)) > MOST_TEXT
    ):
        raise RefusedError(_("ข้อมูลที่จะส่งมากเกินกว่าที่ไฟล์เดียวจะรับได้ จึงยังไม่ได้เขียนไฟล์ ข้อมูลเดิมยังอยู่ครบ โปรดส่งทีละปีหรือทีละประเด็น"))
    files = {name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in parts.items()}
    # Pictures and PDFs are packed already.
    return zipped({MANIFEST: manifest_bytes(package.manifest, files), **parts}, lambda name: name.startswith(FILES))


def _parts(package: Package) -> dict[str, bytes]:
    """Return all parts but the manifest, in their order."""
    _check_records(package)
    try:
        records, tombstones = lines_of(package.copies), lines_of(package.tombstones)
        history = lines_of(package.past.values())
    except UnsoundCopyError as error:
        raise _unfit(error.copy) from error
    return {
        RECORDS: records,
        TOMBSTONES: tombstones,
        HISTORY: history,
        ALIASES: canonical(dict(package.aliases)) + b"\n",
        **{FILES + digest: package.blobs[digest] for digest in sorted(package.blobs)},
        SCHEMA: json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n",
        README: readme().encode(),
    }


def _check_records(package: Package) -> None:
    uids = {copy.uid for copy in (*package.copies, *package.tombstones)}
    if len(uids) < len(package.copies) + len(package.tombstones):
        raise ValueError("a record is twice in the package")
    if any(copy.content is None for copy in package.copies) or any(c.content is not None for c in package.tombstones):
        raise ValueError("copies have content, tombstones have none")
    if any(copy.rev != rev for rev, copy in package.past.items()):
        raise ValueError("the past is not under its own revisions")
    if any(hashlib.sha256(data).hexdigest() != digest for digest, data in package.blobs.items()):
        raise ValueError("these are not the bytes of their hash")


def _unfit(copy: Copy) -> RefusedError:
    title = (copy.content or {}).get("title") or copy.uid
    sentence = _("“{title}” มีข้อมูลที่ส่งออกไม่ได้ (อักขระผิดปกติหรือยาวเกิน) จึงยังไม่ได้เขียนไฟล์ ข้อมูลเดิมยังอยู่ครบ โปรดพิมพ์ส่วนที่ผิดปกติใหม่")
    return RefusedError(sentence.format(title=title if isinstance(title, str) else " ".join(title)))
