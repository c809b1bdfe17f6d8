"""Autosave status: brings the writer's thread and the window together: hands over what changed, says in words what
is saved.
"""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from poadesk.core.answers import Change
from poadesk.core.json_values import Json
from poadesk.core.session import Update
from poadesk.i18n import _, interface
from poadesk.store.draft.autosave import Failed, Saved, Saving, SavingEvent, Writer
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.errors import DraftBusy, DraftChanged, DraftError, DraftTooLarge
from poadesk.ui.session.known_errors import sentence


class AutosaveStatus(QObject):
    """“Saved” is said only of what is on the disk; words of a failure stay until the failure has gone."""

    status_changed = Signal()
    saved = Signal()
    """Something more is on the disk."""
    lost = Signal(object)
    """Once: the DraftError that says that the file is another's now, so that nothing more is saved there."""
    _happened = Signal(object)

    def __init__(self, draft: DraftFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.status = _saved_words(draft.saved_at())
        self.failure = ""
        self._submitted = 0
        self._lost = False
        self._refused: dict[str, str] = {}
        self._latest: SavingEvent | None = None
        self._happened.connect(self._hear)
        self._writer = None if draft.read_only else Writer(draft, self._note)
        if draft.read_only:
            self.status = _("Open for reading only")

    @property
    def unsaved(self) -> bool:
        """Whether something typed is not known to be on the disk."""
        return bool(self._refused) or (self._writer is not None and bool(self._writer.unsaved()))

    def waiting(self) -> tuple[Change, ...]:
        """The changes that are not known to be on the disk, oldest first."""
        return () if self._writer is None else self._writer.unsaved()

    def follow(self, update: Update) -> None:
        """Hand the changes of an update to the writer."""
        if self._writer is None:
            return
        self._submitted = update.revision
        for change in update.changes:
            self._refused.pop(change.question, None)
        try:
            self._writer.submit(update.revision, update.changes, update.origin)
        except DraftTooLarge as error:
            self._refused[update.changes[0].question] = sentence(error)
        self._say(_("Saving…"), next(iter(self._refused.values()), self.failure))

    def remember_place(self, place: Mapping[str, Json]) -> None:
        if self._writer is not None:
            self._writer.remember_place(place)

    def flush(self, *, wait: bool = False, timeout: float = 5.0) -> bool:
        """Have everything saved now; with `wait`, until that is so or has failed. Whether all is on the disk."""
        done = self._writer is None or self._writer.flush(wait, timeout if wait else None)
        return done and not self._refused

    @property
    def reason(self) -> str:
        """Why not everything is on the disk, in words; never empty."""
        if self._refused:
            return next(iter(self._refused.values()))
        if isinstance(self._latest, Failed):  # known here before the window has heard of it
            return _("Not saved. {cause} poadesk tries again by itself.").format(cause=sentence(self._latest.error))
        return self.failure or _("The disk did not answer in time; poadesk tries again by itself.")

    def close(self) -> bool:
        """Save all and end. False if that cannot be done now; then everything goes on as before."""
        return not self._refused and (self._writer is None or self._writer.close())

    def abandon(self) -> None:
        """End, whatever is not saved."""
        if self._writer is not None:
            self._writer.abandon()

    def _note(self, event: SavingEvent) -> None:
        """On the writer's thread."""
        self._latest = event
        self._happened.emit(event)

    def _hear(self, event: SavingEvent) -> None:
        match event:
            case Saving():
                self._say(_("Saving…"), self.failure)
            case Saved() if event.revision >= self._submitted:
                self._say(_saved_words(event.at), next(iter(self._refused.values()), ""))
            case Saved():
                self._say(_("Saving…"), "")
            case Failed():
                self._hear_failure(event)
        if isinstance(event, Saved):
            self._lost = False
            self.saved.emit()

    def _hear_failure(self, event: Failed) -> None:
        lost, self._lost = self._lost, _is_anothers(event.error)
        words = _("Not saved. {cause} poadesk tries again by itself.")
        if isinstance(event.error, DraftChanged):
            words = _("Not saved any more in “{name}”, because another file is in its place. See the notice above.")
        said = words.format(cause=sentence(event.error), name=event.error.path.name)
        self._say(said, said)
        if self._lost and not lost:
            self.lost.emit(event.error)

    def _say(self, status: str, failure: str) -> None:
        status = failure or status
        if (status, failure) != (self.status, self.failure):
            self.status, self.failure = status, failure
            self.status_changed.emit()


def _is_anothers(error: DraftError) -> bool:
    """Whether another file stands in the draft's place, or somebody by name has taken the draft over."""
    return isinstance(error, DraftChanged) or (isinstance(error, DraftBusy) and not error.reason)


def _saved_words(at: datetime | None) -> str:
    if at is None:
        return _("Nothing to save yet")
    local = at.astimezone()
    if local.date() != datetime.now().astimezone().date():
        return _("Saved on {date}").format(date=interface().date(local))
    return _("Saved {time}").format(time=interface().time(local))
