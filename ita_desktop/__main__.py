"""`python -m ita_desktop`, and the console entry `ita-desktop`."""

from __future__ import annotations

import sys

from ita_desktop.app import start


def main() -> int:
    """Run the program with the process's arguments; return its exit code."""
    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
