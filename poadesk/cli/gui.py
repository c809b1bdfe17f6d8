"""`poadesk [gui] [DRAFT]`: the window."""

import argparse
from pathlib import Path

from poadesk.cli.command import Command
from poadesk.cli.window import open_window
from poadesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", type=Path, nargs="?", metavar=_("DRAFT"), help=_("a draft to open"))


def _run(options: argparse.Namespace) -> int:
    return open_window(options.draft)


COMMAND = Command(N_("Open the window."), _arguments, _run)
