"""Failure messages: last resort: what ended a command or an action, as a sentence, for every front end.

Loads nothing that is not loaded at the start, so that there is a sentence even when the program's own disk fails.
"""

from collections.abc import Sequence
from pathlib import Path

from poadesk.i18n import N_, Catalogue, interface
from poadesk.sentences.filling import filled
from poadesk.sentences.form_faults import FormFault, fault_sentence
from poadesk.sentences.store_errors import error_sentence

_PROGRAM = Path(__file__).resolve().parent.parent

MOST_FAULTS, FEW_FAULTS = 200, 5
"""So many faults of a form are told, and so many in short; `poadesk forms check` tells all."""


def failure_sentence(error: BaseException, *, short: bool = False, catalogue: Catalogue | None = None) -> str | None:
    """The sentence for anything that is no mistake of the program; None for what is.

    `short` names a draft without its folder, and few of a form's faults. In the interface's language if no catalogue is
    given.
    """
    catalogue = catalogue or interface()
    faults = getattr(error, "faults", None)
    if isinstance(error, Exception) and faults:
        return _faulty_form(faults, getattr(error, "path", ""), FEW_FAULTS if short else MOST_FAULTS, catalogue)
    known = error_sentence(error, short=short, catalogue=catalogue) if isinstance(error, Exception) else None
    if known is not None:
        return known
    if isinstance(error, MemoryError):
        return catalogue.gettext(
            N_("This computer has not enough free memory for this. Close other programs and try again.")
        )
    if isinstance(error, ImportError) or (isinstance(error, OSError) and _is_of_the_program(error)):
        return _broken_program(error, catalogue)
    return _refused_by_the_system(error, catalogue) if isinstance(error, OSError) and error.strerror else None


def _faulty_form(faults: Sequence[FormFault], folder: object, most: int, catalogue: Catalogue) -> str:
    head = catalogue.gettext(N_("The form in “{folder}” cannot be used. Put it right, or remove it from the folder:"))
    lines = [f"  {fault_sentence(fault, catalogue)}" for fault in faults[:most]]
    if len(faults) > most:
        more = catalogue.gettext(N_("  … and {count} more."))
        lines.append(filled(more, {"count": len(faults) - most}, catalogue))
    return "\n".join([filled(head, {"folder": folder}, catalogue), *lines])


def _is_of_the_program(error: OSError) -> bool:
    return isinstance(error.filename, str) and Path(error.filename).is_relative_to(_PROGRAM)


def _broken_program(error: BaseException, catalogue: Catalogue) -> str:
    named = getattr(error, "name", None) or getattr(error, "filename", None) or type(error).__name__
    text = N_(
        "A part of the program cannot be loaded ({part}). The disk or USB stick that poadesk is on may be"
        " failing or missing. Nothing that was saved is lost: connect it again, or install poadesk again."
    )
    return filled(catalogue.gettext(text), {"part": named}, catalogue)


def _refused_by_the_system(error: OSError, catalogue: Catalogue) -> str:
    where = str(error.filename or error.filename2 or "")
    if isinstance(error, PermissionError):
        text = N_("You may not read or write “{path}” here. Choose a folder of your own.")
    elif isinstance(error, FileNotFoundError):
        text = N_("“{path}” does not exist. Check the name. A folder must be made first.")
    elif where:
        text = N_("“{path}”: {cause}. Free some space or choose another place, then try again.")
    else:
        text = N_("The computer refused: {cause}. Try again, or choose another place.")
    return filled(catalogue.gettext(text), {"path": where, "cause": error.strerror}, catalogue)
