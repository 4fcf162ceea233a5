"""The program's only wiring: which language people are spoken to in, and whether a window or a command line runs.

Without arguments, or with a file alone, the window opens (it says what is wrong with a file that it cannot open). Where
no window can be shown the program says so and, without a file, makes the sample office's file and prints its report.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop.base.i18n import system_language, use_language
from ita_desktop.base.memory import look_less_often

if TYPE_CHECKING:
    from collections.abc import Sequence


def start(argv: Sequence[str]) -> int:
    """Run the program with these arguments; return its exit code."""
    look_less_often()
    use_language(system_language())
    if argv and not _is_file(argv):
        return _command(argv)
    file = Path(argv[0]) if argv else None
    from ita_desktop.ui.system import display  # noqa: PLC0415 - commands need no Qt

    if fault := display.why_not():
        return _without_window(fault, file)
    from ita_desktop.ui import program  # noqa: PLC0415 - it imports Qt, which may not be there

    return program.run(file)


def _is_file(argv: Sequence[str]) -> bool:
    """Return whether a file alone was given: the name of no command has a suffix."""
    return len(argv) == 1 and not argv[0].startswith("-") and bool(Path(argv[0]).suffix)


def _command(argv: Sequence[str]) -> int:
    from ita_desktop.cli import main  # noqa: PLC0415 - the window is there sooner without
    from ita_desktop.cli.terminal import use_utf8  # noqa: PLC0415 - as above

    use_utf8()
    return main.run(argv)


def _without_window(fault: str, file: Path | None) -> int:
    from ita_desktop.cli import main  # noqa: PLC0415 - the window is there sooner without
    from ita_desktop.cli.terminal import complain, use_utf8  # noqa: PLC0415 - as above

    use_utf8()
    complain(fault)
    return main.REFUSED if file else main.guarded(_demonstrate)


def _demonstrate() -> int:
    from ita_desktop.cli.sampling import demonstrate  # noqa: PLC0415 - only this needs the store and the printing

    return demonstrate()
