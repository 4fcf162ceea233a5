"""`./dev screens [NAME …]`: a picture of every screen, light and dark, at 100 and 150 %, in Thai and in English.

They go to build/screens/ as NAME-light-100-th.png, with an index page. Each module of screens is pictured in a process
of its own (picture.py), so that one that fails costs only its own pictures.
"""

from __future__ import annotations

import html
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_HERE = Path(__file__).parent
_OUT = _HERE.parents[1] / "build" / "screens"
_AT_ONCE = 2


def main(names: list[str]) -> int:
    """Picture the screens of these names (all without any); return how many modules failed."""
    _OUT.mkdir(parents=True, exist_ok=True)
    modules = sorted(p.stem for p in _HERE.glob("*.py") if "\ndef screen_" in p.read_text(encoding="utf-8"))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        codes = list(pool.map(lambda module: _pictured(module, names), modules))
    _write_index()
    print(f"{len(list(_OUT.glob('*.png')))} pictures, {_OUT / 'index.html'}")
    return sum(code != 0 for code in codes)


def _pictured(module: str, names: list[str]) -> int:
    command = [sys.executable, str(_HERE / "picture.py"), str(_OUT), module, *names]
    code = subprocess.run(command, check=False).returncode
    if code:
        print(f"{module}: failed ({code})", file=sys.stderr)
    return code


def _write_index() -> None:
    pictures: dict[str, list[str]] = {}
    for path in sorted(_OUT.glob("*.png")):
        pictures.setdefault(path.stem.rsplit("-", 3)[0], []).append(path.name)
    parts = [
        "<!doctype html><meta charset='utf-8'><title>Screens</title>",
        "<style>body{font:14px sans-serif;margin:24px}img{width:32%;border:1px solid #ccc;margin:2px}</style>",
    ]
    for name, files in pictures.items():
        parts.append(f"<h2>{html.escape(name)}</h2>")
        parts += (f"<a href='{file}'><img loading='lazy' src='{file}' title='{file}'></a>" for file in files)
    (_OUT / "index.html").write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
