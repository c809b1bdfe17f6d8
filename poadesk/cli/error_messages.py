"""Error reporting: last resort of the command line: any error as a sentence. Bugs also go to a log, without answers.

Loaded at the start, with nothing heavy, so that it is there when nothing more can be loaded.
"""

import traceback
from datetime import datetime
from pathlib import Path

from poadesk import __version__, paths
from poadesk.cli.speech import Refusal
from poadesk.i18n import _
from poadesk.sentences.failures import failure_sentence


def sentence(error: Exception) -> str:
    """The sentence for any error that ends a command; what no error is foreseen for is written to the log first."""
    if isinstance(error, Refusal):
        return str(error)
    return failure_sentence(error) or _bug_sentence(error)


def _bug_sentence(error: Exception) -> str:
    """Write where in the program it happened (not the message, which may hold an answer), and say so."""
    try:
        path = paths.logs() / "poadesk.log"
        _write(path, error)
    except (OSError, ImportError):
        return _("poadesk made a mistake ({error}). Nothing was changed.").format(error=type(error).__name__)
    return _(
        "poadesk made a mistake ({error}). The file {path} says where; please give it to whoever helps you."
    ).format(error=type(error).__name__, path=path)


def _write(path: Path, error: BaseException) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    head = f"{datetime.now().astimezone().isoformat(timespec='seconds')} poadesk {__version__} {type(error).__name__}"
    from poadesk.store.private import append_private  # not when the disk with the program fails: see cli/__init__

    with append_private(path) as log:
        log.write("\n".join([head, *lines, ""]))
