"""Prints the table. Arguments choose among its parts, the names in PARTS. Exit code 1 if a bound is not held."""

import sys
from collections.abc import Callable, Iterator, Mapping

from tests.benchmarks import comparing, editing, entering, printing, storing, window
from tests.benchmarks.measure import Row

PARTS: Mapping[str, Callable[[], Iterator[Row]]] = {
    "editing": editing.rows,
    "printing": printing.rows,
    "storing": storing.rows,
    "comparing": comparing.rows,
    "window": window.rows,
    "entering": entering.rows,
}


def main(chosen: list[str]) -> int:
    if unknown := set(chosen) - PARTS.keys():
        sys.stderr.write(f"There is no part {', '.join(sorted(unknown))}; the parts are {', '.join(PARTS)}.\n")
        return 2
    held = True
    sys.stdout.write(f"{'what':<58} {'measured':>9}  {'bound':>6}\n")
    for name in chosen or PARTS:
        for row in PARTS[name]():
            held &= row.held
            sys.stdout.write(f"{line(row)}\n")
            sys.stdout.flush()
    return 0 if held else 1


def line(row: Row) -> str:
    figures = f"{row.what:<58} {row.figure:>6.2f} {row.unit:<2}  {row.bound:>3g} {row.unit:<2}"
    return f"{figures}  {'    ' if row.held else 'OVER'}  {row.detail}"


sys.exit(main(sys.argv[1:]))
