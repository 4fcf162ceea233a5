"""Bring the English catalogue up to date with the Thai words in the code, and compile it.

    python resources/i18n/build.py          take new words in, drop old ones, compile; list what has no English yet
    python resources/i18n/build.py --check  change nothing; exit 1 when it would, or when something has no English

The words to be translated stand in en/LC_MESSAGES/ita.po; the program reads ita.mo beside it.
"""

from __future__ import annotations

import argparse
import ast
import io
import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = Path(__file__).parent
_PACKAGE = _HERE.parents[1] / "ita_desktop"
_PO = _HERE / "en/LC_MESSAGES/ita.po"
_MO = _PO.with_suffix(".mo")


class English(Catalog):
    """A catalogue whose head holds only what gettext needs: no dates, no versions of tools."""

    mime_headers = (
        ("Project-Id-Version", "ITA Desktop"),
        ("Language", "en"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    )


def thai_words() -> Iterator[str]:
    """Yield the words of the code: every text given to ``_``, within f-strings too."""
    for path in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(thai))]):
                    yield thai


def up_to_date(have: Catalog) -> Catalog:
    """Return the catalogue with exactly the words that the code has, each with the English it had."""
    catalog = English("en", header_comment="# The English words of ITA Desktop.", fuzzy=False)
    for thai in thai_words():
        known = have.get(thai)
        catalog.add(thai, known.string if known else "")
    return catalog


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """Return the bytes of the .po and of the .mo file."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalog, width=120, no_location=True, sort_output=True)
    write_mo(mo, catalog)
    return po.getvalue(), mo.getvalue()


def faults(catalog: Catalog) -> list[str]:
    """Return the Thai words that have no English, or whose English names other values."""
    return [str(m.id) for m in catalog if m.id and (not m.string or _names(str(m.id)) != _names(str(m.string)))]


def _names(text: str) -> set[str]:
    return {name for _literal, name, _format, _conversion in Formatter().parse(text) if name is not None}


def main() -> int:
    """Build or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    with _PO.open("rb") as file:
        catalog = up_to_date(read_po(file))
    wrong = faults(catalog)
    for thai in wrong:
        print(f"no English, or with other values: {thai}", file=sys.stderr)
    for path, data in zip((_PO, _MO), written(catalog), strict=True):
        if path.is_file() and path.read_bytes() == data:
            continue
        if check:
            wrong.append(path.name)
            print(f"{path.name} is not up to date", file=sys.stderr)
        else:
            path.write_bytes(data)
            print(f"{path.name} written")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
