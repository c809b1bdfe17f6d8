"""What a command is, how it speaks, and its exit codes. Light: loading it loads no form and no draft."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass

FINE, HAS_ERRORS, COULD_NOT = 0, 1, 2
"""Exit codes: done; done, but the report has errors or something given did not fit; not done."""


@dataclass(frozen=True)
class Command:
    """One command: what --help says of it, its arguments, and what it does; `run` gives the exit code."""

    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    more: str = ""


class Refusal(Exception):
    """Why the command does nothing: one finished sentence on what is wrong and what to do."""


def say(*lines: str) -> None:
    """Lines for the person or the next program, on standard output."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def warn(*lines: str) -> None:
    """Lines for the person only, on standard error."""
    sys.stderr.writelines(f"{line}\n" for line in lines)
