"""`poadesk [gui] [DRAFT]`: the window. Qt is imported when it opens and not before."""

import argparse
import os
import sys
from pathlib import Path

from poadesk.cli.command import Command, Refusal
from poadesk.i18n import N_, _


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("draft", type=Path, nargs="?", metavar=_("DRAFT"), help=_("a draft to open"))


def _run(options: argparse.Namespace) -> int:
    if not _has_display():  # Qt would end the whole program without a word that helps
        raise Refusal(
            _("There is no display here, so no window can open. The other commands work without: poadesk --help")
        )
    try:
        from poadesk.ui.shell.application import run
    except ImportError as error:
        text = _("The window cannot open, because a part of the system is missing: {cause}. Run: python3 run.py setup")
        raise Refusal(text.format(cause=error)) from error
    return run(options.draft)


def _has_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


COMMAND = Command(N_("Open the window."), _arguments, _run)
