"""`poadesk [gui] [DRAFT]`: the window. Qt is imported when it opens and not before."""

import argparse
from pathlib import Path

from poadesk.cli.command import Command


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", type=Path, nargs="?", metavar="DRAFT", help="a draft to open")


def _run(options: argparse.Namespace) -> int:
    from poadesk.ui.app import run

    return run(options.draft)


COMMAND = Command("Open the window.", _arguments, _run)
