"""Data packages for tests: a sound one, and the same with something put wrong."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from ita_desktop.domain.edits import remove_measure
from ita_desktop.domain.plain import canonical
from ita_desktop.domain.revision import Copy, Kind, rev_of
from ita_desktop.exchange.package.model import Manifest, Package
from ita_desktop.exchange.package.write import write_package
from ita_desktop.services.samples import sample_office
from tests.domain.histories import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

UID = "11111111-2222-4333-8444-555555555555"
BLOB = b"\x89PNG not really"
DIGEST = hashlib.sha256(BLOB).hexdigest()


def manifest(**more: Any) -> Manifest:  # noqa: ANN401 - any field
    """Return a sound manifest with other fields."""
    fields: dict[str, Any] = {
        "kind": "full",
        "export_id": UID,
        "source_uid": UID,
        "source_name": "เทศบาลตำบลทุ่งน้ำค้าง",
        "made": "2026-12-01T03:00:00Z",
        "program": "ITA Desktop 1.0",
        "fiscal_years": (2568,),
        "count": 18,
    }
    return Manifest(**(fields | more))


def sample_package(**more: Any) -> Package:  # noqa: ANN401 - any field of a manifest
    """Return the sample office as a package, with a deletion, a past, an alias and a file."""
    desk = Desk(sample_office())
    desk.send()
    report = desk.value.reports[0]
    desk.value = desk.value.with_report(remove_measure(report, report.issues[1].measures[0].uid))
    sent = desk.send()
    copies = tuple(copy for copy in sent.copies if copy.content is not None)
    tombstones = tuple(copy for copy in sent.copies if copy.content is None)
    aliases = {"ffffffff-2222-4333-8444-555555555555": UID}
    return Package(manifest(**more), copies, tombstones, sent.past, aliases, {DIGEST: BLOB})


def sample_bytes() -> bytes:
    """Return the bytes of the sample package."""
    return write_package(sample_package())


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def zipped(parts: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """Return parts as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def resealed(data: bytes, change: Callable[[dict[str, bytes]], None], **fields: Any) -> bytes:  # noqa: ANN401
    """Return a package with changed parts whose manifest fits them again; ``fields`` of the manifest are replaced."""
    parts = parts_of(data)
    change(parts)
    told: dict[str, Any] = json.loads(parts.pop("manifest.json"))
    listed = told["files"]
    told["files"] = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)} for name, content in parts.items()
    }
    assert listed.keys()
    told |= fields
    head = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()
    return zipped([("manifest.json", head), *parts.items()])


def with_line(
    data: bytes, change: Callable[[dict[str, Any]], None], part: str = "records.jsonl", nth: int = -1
) -> bytes:
    """Return a package in which one line is another, with the revision that it then must have."""

    def changed(parts: dict[str, bytes]) -> None:
        lines = parts[part].split(b"\n")[:-1]
        record = json.loads(lines[nth])
        change(record)
        lines[nth] = canonical(record)
        parts[part] = b"\n".join(lines) + b"\n"

    return resealed(data, changed)


def with_true_rev(record: Mapping[str, Any]) -> str:
    """Return the revision that a line must have."""
    copy = Copy(
        Kind(record["kind"]),
        record["uid"],
        parents=tuple(record.get("parents", ())),
        outer=record.get("outer", ""),
        order=tuple(record.get("order", ())),
        content=record.get("content"),
    )
    return rev_of(copy)
