"""Save as: a whole copy of an open draft elsewhere, with what is not saved yet, read back and compared."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from poadesk.core.answers import Answers, Change
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.draft_name import SUFFIX
from poadesk.store.draft.verified_copy import Copied
from poadesk.store.save_copy import save_copy


def copy_draft(draft: DraftFile, unsaved: Sequence[Change], answers: Answers, to: Path, at: datetime) -> Copied:
    """Make the copy, in the place of another file if `to` is the name as the person chose it. Raises a DraftError.

    Whoever chose a file has agreed that it may give way; not so one whose name has only come about by adding the
    ending of drafts.
    """
    chosen_as_it_is = to.suffix.lower() == SUFFIX
    return save_copy(draft, unsaved, to, answers=answers, at=at, replace=chosen_as_it_is)
