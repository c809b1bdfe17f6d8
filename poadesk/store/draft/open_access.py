"""Opening for access: a draft for its one writer where that is possible, else to be looked at, with the reason."""

from datetime import datetime
from pathlib import Path

from poadesk.store.draft.read_access import ReadAccess
from poadesk.store.draft.retry import patiently
from poadesk.store.draft.write_access import WriteAccess
from poadesk.store.errors import DraftUnwritable, NewerDraft


def open_access(path: Path, at: datetime, *, read_only: bool, take_over: bool = False) -> ReadAccess:
    """Write access where that is possible, else read access that says why. Raises a DraftError, such as DraftBusy.

    `take_over`: the person knows that a note nobody can tell the truth of was left behind. Whoever is there after all
    is told before anything more is saved, and keeps a version beside.
    """
    if read_only:
        return ReadAccess(path, "asked")
    try:
        return patiently(lambda: WriteAccess(path, at, take_over=take_over))
    except DraftUnwritable as refused:
        if refused.reason != "permission":
            raise
        return ReadAccess(path, "place")
    except NewerDraft:
        return ReadAccess(path, "newer")
