"""The manifest as JSON, laid out for people, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ita_desktop.base.i18n import _
from ita_desktop.exchange.package.model import FORMAT, FORMAT_VERSION, KNOWN_REQUIREMENTS, Manifest
from ita_desktop.exchange.package.shape import checker
from ita_desktop.exchange.package.strict import Scale, UnsoundError, check_characters, read_loose_json

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]

MOST = 8_000_000
_MOST_PROGRAM = 100
_MOST_NAMED = 5


class NoPackageError(Exception):
    """The JSON is no manifest of a package."""


class NewerFormatError(Exception):
    """A later version of the format; its text names the version, and ``program`` what wrote it ("" not known)."""

    def __init__(self, version: str, program: str) -> None:
        super().__init__(version)
        self.program = program


def manifest_bytes(manifest: Manifest, files: Mapping[str, Json]) -> bytes:
    """Return a manifest with its list of files as bytes. Raises UnsoundError for what no reader would take."""
    data: Json = {
        "format": FORMAT,
        "format_version": list(manifest.format_version),
        "requires": list(manifest.requires),
        "kind": manifest.kind,
        "export_id": manifest.export_id,
        "made": manifest.made,
        "source": {"uid": manifest.source_uid, "name": manifest.source_name},
        "scope": {
            "fiscal_years": list(manifest.fiscal_years),
            "issues": list(manifest.issues),
            "departments": list(manifest.departments),
            "count": manifest.count,
        },
        "files": dict(files),
    }
    if manifest.source_department:
        data["source"]["department"] = manifest.source_department
    if manifest.program:
        data["program"] = manifest.program
    if manifest.reply_to:
        data["reply_to"] = manifest.reply_to
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n"
    check_characters(text)
    if not checker("manifest")(data):
        raise UnsoundError(_wrong())
    return text.encode()


def read_manifest(raw: bytes, scale: Scale) -> tuple[Manifest, dict[str, Json]]:
    """Return a manifest and its list of files: for each name its SHA-256 and size.

    Raises NoPackageError, NewerFormatError, UnsoundError, TooMuchError.
    """
    data = read_loose_json(raw, scale)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise NoPackageError
    _check_version(data)
    if not checker("manifest")(data):
        if data["format_version"] > list(FORMAT_VERSION):
            raise newer(data)
        raise UnsoundError(_wrong())
    source, scope = data["source"], data["scope"]
    major, minor = data["format_version"]
    manifest = Manifest(
        kind=data["kind"],
        export_id=data["export_id"],
        source_uid=source["uid"],
        source_name=source["name"],
        made=data["made"],
        source_department=source.get("department", ""),
        program=data.get("program", ""),
        fiscal_years=tuple(scope["fiscal_years"]),
        issues=tuple(scope["issues"]),
        departments=tuple(scope["departments"]),
        count=scope["count"],
        reply_to=data.get("reply_to", ""),
        requires=tuple(data["requires"]),
        format_version=(major, minor),
    )
    return manifest, data["files"]


def _check_version(data: Json) -> None:
    version, requires = data.get("format_version"), data.get("requires")
    if not (_is_list(version, int) and len(version) == len(FORMAT_VERSION) and _is_list(requires, str)):  # type: ignore[arg-type]
        raise UnsoundError(_wrong())
    if data["format_version"][0] > FORMAT_VERSION[0] or not KNOWN_REQUIREMENTS.issuperset(data["requires"]):
        raise newer(data)
    if data["format_version"][0] < FORMAT_VERSION[0]:
        raise UnsoundError(_wrong())


def _is_list(data: object, kind: type) -> bool:
    return type(data) is list and all(type(each) is kind for each in data)


def newer(data: Json) -> NewerFormatError:
    """Return the error that a manifest, or what comes with it, is of a version that this program does not know."""
    unknown = [word for word in data["requires"] if word not in KNOWN_REQUIREMENTS][:_MOST_NAMED]
    version = ".".join(map(str, data["format_version"]))
    program = data.get("program")
    told = program if type(program) is str and len(program) <= _MOST_PROGRAM else ""
    return NewerFormatError(f"{version} ({', '.join(unknown)})" if unknown else version, told)


def _wrong() -> str:
    return _("ไม่ตรงรูปแบบของใบนำส่ง")
