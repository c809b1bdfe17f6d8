"""Crash report: what a session that did not end well left behind, for the one sentence that the next one begins
with.
"""

from dataclasses import dataclass
from datetime import datetime

from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.timestamps import moment


@dataclass(frozen=True)
class CrashReport:
    """`who` worked at `host` `since` then, and all until `saved` is here: `changes` entries of that session's history.

    With `took_back` a commit was cut short, and what was typed in the last second before the end is gone.
    """

    who: str
    host: str
    since: datetime | None
    saved: datetime | None
    changes: int
    took_back: bool


def crash_report(draft: DraftFile) -> CrashReport | None:
    """None if the session before ended well, or the draft is only looked at."""
    left = draft.left_behind
    if left is None:
        return None
    with draft.reading() as connection:
        query = "SELECT count(*), max(at) FROM change WHERE session = ?"
        changes, last = connection.execute(query, (left.session,)).fetchone()
    saved = moment(last) if isinstance(last, str) else draft.saved_at()
    return CrashReport(left.who, left.host, moment(left.since), saved, changes, draft.took_back)
