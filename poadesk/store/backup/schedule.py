"""Backup schedule: when backups of an open draft are made: at the start of a session, once a day, and at its end. A
thread, no Qt.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event, Thread

from poadesk.store.backup.backups import Backup, back_up
from poadesk.store.backup.rotation import Keeping
from poadesk.store.backup_folder import Why
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftError, failure_of
from poadesk.store.timestamps import utc_now

Told = Callable[[Backup | DraftError], None]

_A_DAY = timedelta(days=1)


class BackupSchedule:
    """Backs `draft` up until `close`, which must come before the draft is closed.

    `tell` is called on the schedule's thread with each backup made and each failure; a failure is tried again after
    `again` seconds. A backup that would hold nothing new is not made and not told.
    """

    def __init__(
        self,
        draft: DraftFile,
        tell: Told,
        *,
        now: Callable[[], datetime] = utc_now,
        keeping: Keeping | None = None,
        again: float = 900.0,
    ) -> None:
        self._draft, self._tell, self._now = draft, tell, now
        self._keeping = keeping or Keeping()
        self._again = again
        self._ending = Event()
        self._thread = Thread(target=self._run, name="draft backups", daemon=True)
        self._thread.start()

    def close(self, timeout: float = 10.0) -> bool:
        """Make the last backup of the session and end. False if that takes longer than `timeout` seconds."""
        self._ending.set()
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _run(self) -> None:
        """Done at the start of the session, then again whenever a day has passed since the last that went well."""
        done = self._make("start")
        while not self._ending.wait(self._again):
            if done is None or self._now() - done >= _A_DAY:
                done = self._make("daily" if done else "start") or done
        self._make("end")

    def _make(self, why: Why) -> datetime | None:
        at = self._now()
        try:
            made = back_up(self._draft, why, at, self._keeping)
        except Exception as error:  # noqa: BLE001 - whatever it is, there is no backup, and that is to be told
            self._tell(failure_of(self._draft.path, error))
            return None
        if made is not None:
            self._tell(made)
        return at
