"""Window start: opening the window from the command line. Qt is imported when it opens and not before."""

import os
import sys
from pathlib import Path

from poadesk.cli.speech import Refusal
from poadesk.i18n import _


def open_window(draft: str | Path | None) -> int:
    """Open the window, with a draft if one is named, until the person closes it; the exit code. Raises Refusal."""
    if not _has_display():  # Qt would end the whole program without a word that helps
        raise Refusal(
            _("There is no display here, so no window can open. The other commands work without: poadesk --help")
        )
    try:
        from poadesk.ui.shell.application import run
    except ImportError as error:
        text = _("The window cannot open, because a part of the system is missing: {cause}. Run: python3 run.py setup")
        raise Refusal(text.format(cause=error)) from error
    return run(Path(draft) if draft is not None else None)


def _has_display() -> bool:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)
