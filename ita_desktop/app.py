"""The program's only wiring: which language people are spoken to in, and whether a window or a command line runs.

There is no window yet: without a command the program makes the sample office's file and prints its report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ita_desktop.base.i18n import system_language, use_language
from ita_desktop.base.memory import look_less_often
from ita_desktop.cli import main
from ita_desktop.cli.terminal import use_utf8

if TYPE_CHECKING:
    from collections.abc import Sequence


def start(argv: Sequence[str]) -> int:
    """Run the program with these arguments; return its exit code."""
    look_less_often()
    use_utf8()
    use_language(system_language())
    if argv:
        return main.run(argv)
    return main.guarded(_demonstrate)


def _demonstrate() -> int:
    from ita_desktop.cli.sampling import demonstrate  # noqa: PLC0415 - only this needs the store and the printing

    return demonstrate()
