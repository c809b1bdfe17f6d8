"""What went wrong, as one sentence for the person: what, where, what to do. Bugs also go to a log, without answers."""

import traceback
from datetime import datetime
from pathlib import Path

from poadesk import __version__, paths
from poadesk.cli.command import Refusal
from poadesk.error_sentences import error_sentence
from poadesk.i18n import _
from poadesk.sentences import fault_sentence
from poadesk.store.forms import FormError


def sentence(error: Exception) -> str:
    """The sentence for any error that ends a command; what no error is foreseen for is written to the log first."""
    if isinstance(error, Refusal):
        return str(error)
    if isinstance(error, FormError):
        return "\n".join([str(error.path), *(f"  {fault_sentence(fault)}" for fault in error.faults)])
    if (known := error_sentence(error)) is not None:
        return known
    if isinstance(error, OSError) and error.strerror:
        return _system_sentence(error)
    if isinstance(error, MemoryError):
        return _("This computer has not enough free memory for this. Close other programs and try again.")
    return _bug_sentence(error)


def _system_sentence(error: OSError) -> str:
    where = str(error.filename or error.filename2 or "")
    if isinstance(error, PermissionError):
        text = _("You may not read or write “{path}” here. Choose a folder of your own.")
    elif isinstance(error, FileNotFoundError):
        text = _("“{path}” is not there. Check the name; a folder has to be made first.")
    elif where:
        text = _("“{path}”: {cause}. Free some space or choose another place, then try again.")
    else:
        text = _("The computer refused: {cause}. Try again, or choose another place.")
    return text.format(path=where, cause=error.strerror)


def _bug_sentence(error: Exception) -> str:
    """Write where in the program it happened (not the message, which may hold an answer), and say so."""
    path = paths.logs() / "poadesk.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, error)
    except OSError:
        return _("poadesk made a mistake ({error}). Nothing was changed.").format(error=type(error).__name__)
    return _("poadesk made a mistake ({error}). Where it happened is in {path}; please pass that file on.").format(
        error=type(error).__name__, path=path
    )


def _write(path: Path, error: BaseException) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    head = f"{datetime.now().astimezone().isoformat(timespec='seconds')} poadesk {__version__} {type(error).__name__}"
    with path.open("a", encoding="utf-8") as log:
        log.write("\n".join([head, *lines, ""]))
