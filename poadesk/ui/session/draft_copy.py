"""Draft copy: a copy of the open report elsewhere, with everything, also of what is not saved yet. Read back before
it is told.
"""

from collections.abc import Sequence
from pathlib import Path

from poadesk.core.answers import Answers, Change
from poadesk.i18n import _, ngettext
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.verified_copy import Copied
from poadesk.tasks.context import context_here
from poadesk.tasks.copy_draft import copy_draft


def copy_to(draft: DraftFile, unsaved: Sequence[Change], answers: Answers, to: Path) -> str:
    """Make the copy and say how it went. Takes a while, so not for the window's thread. Raises a DraftError."""
    return copied_words(copy_draft(draft, unsaved, answers, to, context_here().now))


def copied_words(made: Copied) -> str:
    """What was made, and what is lacking in it."""
    words = [
        _("A copy with everything is in {path}. It was read back and compared. A USB stick can now be removed.").format(
            path=made.path
        )
    ]
    if made.history == "backup":
        words.append(_("Its history is that of the newest backup."))
    elif made.history == "none":
        words.append(_("It begins a new history, because the old one could not be read."))
    if made.lost:
        words.append(
            ngettext(
                "{count} document could not be read and is not in it.",
                "{count} documents could not be read and are not in it.",
                len(made.lost),
            ).format(count=len(made.lost))
        )
    return " ".join(words)
