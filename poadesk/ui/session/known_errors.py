"""Known errors: what went wrong with the world (file, disk, form), as a sentence for the window. Bugs are not
handled here.
"""

from poadesk.i18n import _
from poadesk.sentences.failures import failure_sentence
from poadesk.tasks.errors import KNOWN

Known = KNOWN
"""What opening, saving and exporting may meet."""


def sentence(error: Exception) -> str:
    """What happened and what to do."""
    known = failure_sentence(error, short=True)
    return known or _("This was not possible: {cause}.").format(cause=type(error).__name__)
