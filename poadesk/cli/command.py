"""Command record: one command of the command line. Light: loading it loads no form and no draft."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One command: what --help says of it, its arguments, and what it does; `run` gives the exit code.

    `summary` and `more` are messages marked with `N_`, and translated when they are shown.
    """

    summary: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    more: tuple[str, ...] = ()
