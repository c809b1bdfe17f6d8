"""What a command is, how it speaks, and its exit codes. Light: loading it loads no form and no draft."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass

from poadesk.core.plain_text import harmless

FINE, HAS_ERRORS, COULD_NOT = 0, 1, 2
"""Exit codes: done; done, but the report has errors or something given did not fit; not done."""


@dataclass(frozen=True)
class Command:
    """One command: what --help says of it, its arguments, and what it does; `run` gives the exit code.

    `summary` and `more` are messages marked with `N_`, and translated when they are shown.
    """

    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    more: tuple[str, ...] = ()


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
