"""Backup service: brings the thread that makes backups and the window together."""

from threading import Thread

from PySide6.QtCore import QObject, Signal

from poadesk.i18n import _
from poadesk.store.backup.backups import Backup
from poadesk.store.backup.schedule import BackupSchedule
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftError
from poadesk.ui.session.known_errors import sentence

PATIENCE = 10.0
"""Seconds that closing waits for the last backup; what takes longer is ended after the window has gone."""


class BackupService(QObject):
    """Backs an open draft up until it is closed. That this failed is told once, until it works again."""

    told = Signal(str)
    _happened = Signal(object)

    def __init__(self, draft: DraftFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._failure = ""
        self._happened.connect(self._hear)
        self._schedule = None if draft.read_only else BackupSchedule(draft, self._happened.emit)

    def close(self) -> None:
        """Make the last backup, then let go of the draft."""
        schedule, self._schedule = self._schedule, None
        if schedule is None or schedule.close(PATIENCE):
            self._draft.close()
        else:
            Thread(target=_end, args=(schedule, self._draft), name="last backup").start()

    def _hear(self, event: Backup | DraftError) -> None:
        failure = sentence(event) if isinstance(event, DraftError) else ""
        if failure and failure != self._failure:
            self.told.emit(_("No backup was made. {cause}").format(cause=failure))
        self._failure = failure


def _end(schedule: BackupSchedule, draft: DraftFile) -> None:
    while not schedule.close(60.0):
        pass
    draft.close()
