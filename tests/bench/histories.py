"""Random histories of three offices: edits, packages in any order, repeated and partial, imports taken back.

`./dev bench histories [--histories N] [--steps N] [--from SEED]` prints how many edits there were and how many were
lost, and exits with 1 when one was lost or the offices differ at the end.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.domain.histories import History


def main() -> int:
    """Run the histories; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=2_000)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--from", dest="first", type=int, default=0)
    chosen = parser.parse_args()
    edits = lost = unequal = asked = 0
    began = time.perf_counter()
    for seed in range(chosen.first, chosen.first + chosen.histories):
        history = History(seed)
        history.run(chosen.steps)
        edits += history.edits
        asked += len(history.asked)
        if gone := history.lost():
            lost += len(gone)
            print(f"history {seed}: lost {sorted(gone)}")
        if not history.are_equal():
            unequal += 1
            print(f"history {seed}: the offices differ at the end")
    took = time.perf_counter() - began
    print(f"{chosen.histories} histories, {edits} edits: {lost} lost, {unequal} unequal, {asked} asked, {took:.0f} s")
    return 1 if lost or unequal else 0


if __name__ == "__main__":
    sys.exit(main())
