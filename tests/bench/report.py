"""`./dev bench report`: how fast, small and well set the report is, beside others who print the same rows.

The times of whole processes, ours and each peer's in turn so that a busy machine slows all alike; so the ratios
count. Ours prints the whole report (cover, preface, contents, outline, signatures), the peers only the table.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import measured
import pypdf
import rows

from ita_desktop.base.assets import font_path
from ita_desktop.base.memory import look_less_often
from ita_desktop.domain.model import OfficeFile, new_uid
from ita_desktop.domain.plain import from_plain
from ita_desktop.report.pdf import names, plan_report
from ita_desktop.report.typeset.breaker import Breaker
from ita_desktop.services.library import create_office, open_office
from ita_desktop.thai.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ita_desktop.domain.model import Report

_HERE = Path(__file__).parent
_BENCH_VENV = Path("build/bench-venv")
_WEASYPRINT = "weasyprint==70.0"
_PEERS = ("typst", "weasyprint", "libreoffice", "chromium")
_GROWTH = (1000, 2000, 4000)


class Result(NamedTuple):
    """One line of the table; the ratio is our time divided by this engine's."""

    engine: str
    rows: int
    seconds: float
    ratio: float
    pages: int
    peak_mb: float
    kb: float


class Engine(NamedTuple):
    """A way to print: the command of one run, given where the PDF goes."""

    name: str
    command: Callable[[Path], list[str]]


def main() -> int:
    """Measure and print."""
    look_less_often()  # as app.py does
    args = _arguments()
    name, report = rows.source()
    report = rows.repeated(report, args.rows)
    count = sum(1 for _row in report.activities())
    with tempfile.TemporaryDirectory() as folder:
        engines = _engines(report, Path(folder), args.peers)
        results = _race(engines, count, Path(folder), args.times)
        opening = _opening_seconds(report, Path(folder))
    if args.json:
        print(json.dumps({"rows": [result._asdict() for result in results]}, ensure_ascii=False))
        return 0
    print(f"{count} rows of {name}; whole processes, median of {args.times}")
    _print_table(results)
    print(f"\nopening an office file with this report, which the above does not: {opening:.3f} s")
    _print_inside()
    _print_line_ends()
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev bench report", description=__doc__)
    parser.add_argument("--rows", type=lambda text: 0 if text == "seed" else int(text), default=0, help="0: its own")
    parser.add_argument("--peers", type=lambda text: text.split(","), default=["typst"], help=", ".join(_PEERS))
    parser.add_argument("--times", type=int, default=5, help="runs of each engine")
    parser.add_argument("--json", action="store_true", help="the table as JSON and nothing else")
    args = parser.parse_args()
    if unknown := set(args.peers) - {*_PEERS, ""}:
        parser.error(f"no such peer: {', '.join(sorted(unknown))}")
    return args


# --- whole processes ---


def _engines(report: Report, folder: Path, peers: list[str]) -> list[Engine]:
    """Return ours and the peers that are there, with their input written."""
    plain_file, table_file = folder / "report.json", folder / "table.json"
    rows.write_report(report, plain_file)
    rows.write_table(report, table_file)
    python, fonts = sys.executable, str(font_path("sarabun"))
    engines = [Engine("ours", lambda out: [python, str(_HERE / "ours.py"), str(plain_file), str(out)])]
    make = {"typst": _typst, "weasyprint": _weasyprint, "libreoffice": _libreoffice, "chromium": _chromium}
    for peer in filter(None, peers):
        engine = make[peer](table_file, fonts)
        if engine:
            engines.append(engine)
        else:
            print(f"{peer} is not installed here; left out", file=sys.stderr)
    return engines


def _typst(table: Path, fonts: str) -> Engine | None:
    script = str(_HERE / "peers" / "typst_pdf.py")
    return Engine("typst", lambda out: [sys.executable, script, str(table), str(out), fonts])


def _html(table: Path, fonts: str) -> Path:
    page = table.with_suffix(".html")
    subprocess.run([sys.executable, _HERE / "peers" / "html_table.py", table, page, fonts], check=True)
    return page


def _weasyprint(table: Path, fonts: str) -> Engine | None:
    program = _BENCH_VENV / "bin" / "weasyprint"
    if not program.exists():
        print(f"installing {_WEASYPRINT} into {_BENCH_VENV}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", _BENCH_VENV], check=True)
        pip = [_BENCH_VENV / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        if subprocess.run([*pip, _WEASYPRINT], check=False).returncode:
            return None
    page = _html(table, fonts)
    return Engine("weasyprint", lambda out: [str(program), "-q", str(page), str(out)])


def _libreoffice(table: Path, _fonts: str) -> Engine | None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        return None
    file = table.with_suffix(".docx")
    subprocess.run([sys.executable, _HERE / "peers" / "docx_table.py", table, file], check=True)
    # It names its result after its source, beside the wanted file.
    script = 'out=$1; shift; "$@" --outdir "${out%/*}" && mv "${out%/*}/table.pdf" "$out"'
    convert = [program, "--headless", "--convert-to", "pdf", str(file)]
    return Engine("libreoffice", lambda out: ["sh", "-c", script, "sh", str(out), *convert])


def _chromium(table: Path, fonts: str) -> Engine | None:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not program:
        return None
    page = _html(table, fonts)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    return Engine("chromium", lambda out: [program, *flags, f"--print-to-pdf={out}", page.as_uri()])


def _race(engines: list[Engine], count: int, folder: Path, times: int) -> list[Result]:
    """Run every engine in turn, several times over; the first round only warms the disk's cache."""
    runs: dict[str, list[measured.Run]] = {engine.name: [] for engine in engines}
    for number in range(times + 1):
        for engine in engines:
            run = measured.run(engine.command(folder / f"{engine.name}.pdf"))
            if number:
                runs[engine.name].append(run)
    seconds = {name: statistics.median(run.seconds for run in of) for name, of in runs.items()}
    results = []
    for name, of in runs.items():
        data = (folder / f"{name}.pdf").read_bytes()
        results.append(
            Result(
                engine=name,
                rows=count,
                seconds=round(seconds[name], 3),
                ratio=round(seconds["ours"] / seconds[name], 3),
                pages=len(pypdf.PdfReader(io.BytesIO(data)).pages),
                peak_mb=round(max(run.peak_mb for run in of), 1),
                kb=round(len(data) / 1000, 1),
            )
        )
    return results


def _print_table(results: list[Result]) -> None:
    print(f"{'engine':12} {'seconds':>8} {'ratio':>7} {'pages':>6} {'peak MB':>8} {'KB':>9} {'KB/page':>8}")
    for r in results:
        times = f"{r.engine:12} {r.seconds:8.3f} {r.ratio:7.3f}"
        print(f"{times} {r.pages:6} {r.peak_mb:8.1f} {r.kb:9.1f} {r.kb / r.pages:8.2f}")


# --- inside one process ---


def _opening_seconds(report: Report, folder: Path) -> float:
    path = folder / "office.itadb"
    fresh = from_plain(json.loads((folder / "report.json").read_bytes()))
    with create_office(path, OfficeFile(new_uid(), report.office).with_report(fresh)):
        pass
    return _best(lambda: open_office(path, read_only=True).close())


def _best(job: Callable[[], object], times: int = 5) -> float:
    """Return the least of several times, in seconds of processor time: what else runs here does not count."""
    taken = []
    for _time in range(times):
        begin = time.process_time()
        job()
        taken.append(time.process_time() - begin)
    return min(taken)


def _print_inside() -> None:
    """Print what a warm process takes for the report as it is, and how the time grows with the rows."""
    _name, report = rows.source()
    print(f"its own rows in a warm process: {_best(lambda: _print_report(report)):.3f} s")
    many = {count: rows.repeated(report, count) for count in _GROWTH}
    # In turn, so that what else the machine does slows all alike.
    rounds = [{count: _best(lambda count=count: _print_report(many[count]), 1) for count in _GROWTH} for _ in range(5)]  # type: ignore[misc]
    seconds = {count: min(taken[count] for taken in rounds) for count in _GROWTH}
    small, middle, large = (seconds[count] for count in _GROWTH)
    growth = (large - middle) / (2 * (middle - small))
    told = ", ".join(f"{count} rows {taken:.2f} s" for count, taken in seconds.items())
    print(f"growth in a warm process: {told}; (4000 - 2000) / 2 (2000 - 1000) = {growth:.3f}")


def _print_line_ends() -> None:
    """Print how the lines of the real report end, if it is at hand."""
    sys.path.append(str(_HERE.parent))
    from line_ends import line_ends, tally  # noqa: PLC0415 - shared with the tests, one folder up

    if not rows.SEED.is_file():
        print("line ends: the marked report is not at hand")
        return
    _name, report = rows.source()
    ends = line_ends(page for plan in plan_report(report).plans for page in plan.pages)
    marks = json.loads(rows.SEED.with_name("word-breaks.json").read_bytes())["runs"]
    count = tally(ends, marks, Breaker(Words(names(report))))
    told = {"BAD": "inside a word", "MINOR": "inside a compound", "WEAK": "behind a word that belongs to the next"}
    shares = ", ".join(f"{words} {count[mark]} ({count[mark] / len(ends):.1%})" for mark, words in told.items())
    print(f"line ends of the real report: {len(ends)}; {shares}")


def _print_report(report: Report) -> None:
    plan_report(report).write(io.BytesIO())


if __name__ == "__main__":
    sys.exit(main())
