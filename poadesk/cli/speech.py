"""Console output and exit codes of the command line. Light: loaded before anything else, and without argparse."""

import sys

from poadesk.core.text.harmless import harmless

FINE, HAS_ERRORS, COULD_NOT = 0, 1, 2
"""Exit codes: done; done, but the report has errors or something given did not fit; not done."""


class Refusal(Exception):
    """Why the command does nothing: one finished sentence on what is wrong and what to do."""


def say(*lines: str) -> None:
    """Lines for the person, on standard output."""
    sys.stdout.writelines(map(_line, lines))


def warn(*lines: str) -> None:
    """Lines for the person, on standard error."""
    sys.stderr.writelines(map(_line, lines))


def say_data(data: bytes) -> None:
    """UTF-8 for the next program, on standard output, just as it is."""
    sys.stdout.write(data.decode())


def _line(text: str) -> str:
    """No name, path or answer can steer the terminal; lines within a sentence stay."""
    return "".join(f"{harmless(line)}\n" for line in text.split("\n"))
