"""What went wrong with the world (file, disk, form), as a sentence for the window. Bugs are not handled here."""

from poadesk.error_sentences import error_sentence
from poadesk.i18n import _
from poadesk.sentences import fault_sentence
from poadesk.store.forms import FormError
from poadesk.tasks.errors import KNOWN

Known = KNOWN
"""What opening, saving and exporting may meet."""

MOST_FAULTS = 5


def sentence(error: Exception) -> str:
    """What happened and what to do."""
    if isinstance(error, FormError):
        faults = [fault_sentence(fault) for fault in error.faults[:MOST_FAULTS]]
        head = _("The form in “{folder}” cannot be used. Put it right, or take it out of the folder:")
        return "\n".join([head.format(folder=error.path), *faults])
    known = error_sentence(error, short=True)
    if known is not None:
        return known
    cause = error.strerror if isinstance(error, OSError) else ""
    return _("That did not work: {cause}.").format(cause=cause or type(error).__name__)
