"""Version restore service: earlier versions are listed, named and restored as a step that can be undone."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from poadesk.core.answers import Answers, Change
from poadesk.i18n import _, interface, ngettext
from poadesk.store.backup.backups import Backup, back_up, list_backups
from poadesk.store.backup.restore import bring_documents, compare
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.history import Moment, answers_at, moments
from poadesk.store.timestamps import utc_now
from poadesk.ui.session.autosave_status import AutosaveStatus
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.known_errors import sentence


class RestoreService(QObject):
    """Works on the disk in the background, after everything typed has been saved."""

    told = Signal(str)
    failed = Signal(str)
    """What went wrong, in words; told as well."""
    moments_listed = Signal(object)
    """A tuple of `Moment` records, the newest first."""
    backups_listed = Signal(object)
    """A sequence of Backups, the newest first."""
    names_changed = Signal()

    def __init__(
        self, editing: Editing, draft: DraftFile, saving: AutosaveStatus, background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._editing, self._draft, self._saving, self._background = editing, draft, saving, background

    def name_as(self, name: str) -> None:
        """Keep this name for what is on the disk once everything typed is."""
        if not name.strip():
            return
        self._editing.end_burst()
        self._background.run(partial(self._name, name), self._named, self._failed, owner=self)

    def _name(self, name: str) -> str:
        if not self._saving.flush(wait=True):
            return ""
        return self._draft.add_milestone(name, utc_now()).name

    def _named(self, name: str) -> None:
        if name:
            self.told.emit(_("This version is now called “{name}”: see File, History.").format(name=name))
        else:
            self.told.emit(_("No name was given, because the last changes are not saved yet."))
        self.names_changed.emit()

    def take_name_back(self, moment: Moment) -> None:
        """No version has that name any more."""
        self._background.run(partial(self._unname, moment), self._unnamed, self._failed, owner=self)

    def _unname(self, moment: Moment) -> Moment:
        for milestone in self._draft.milestones():
            if milestone.revision == moment.revision:
                self._draft.remove_milestone(milestone.id)
        return moment

    def _unnamed(self, moment: Moment) -> None:
        names = interface().join(map(interface().quoted, moment.names), "plain")
        self.told.emit(_("No version is called {names} any more. Its answers stay in the history.").format(names=names))
        self.names_changed.emit()

    def list_moments(self) -> None:
        """List every version that was saved."""
        self._editing.end_burst()
        self._background.run(self._saved_moments, self.moments_listed.emit, self._failed, owner=self)

    def _saved_moments(self) -> tuple[Moment, ...]:
        self._saving.flush(wait=True)
        return moments(self._draft)

    def answers_at(self, moment: Moment) -> Answers:
        """The answers as they were then; reads the disk. Raises a DraftError."""
        return answers_at(self._draft, self._editing.form, moment.revision)

    def list_backups(self) -> None:
        """Find the backups of this report."""
        self._background.run(partial(list_backups, self._draft.id), self.backups_listed.emit, self._failed, owner=self)

    def back_up(self) -> None:
        """Make a backup now, and list them all."""
        self._editing.end_burst()
        self._background.run(self._make_backup, lambda _made: self.list_backups(), self._failed, owner=self)

    def _make_backup(self) -> Backup | None:
        self._saving.flush(wait=True)
        return back_up(self._draft, "asked", utc_now())

    def answers_in(self, backup: Backup) -> Answers:
        """The answers in a backup; reads the disk. Raises a DraftError."""
        now = self._editing.answers
        return now.with_changes(compare(backup, self._editing.form, now))

    def bring_back_from(self, backup: Backup, title: str, changes: tuple[Change, ...]) -> None:
        """Bring back the documents that a backup's answers name, then those answers."""
        bring = partial(bring_documents, backup, self._draft, changes, utc_now())
        self._background.run(bring, partial(self._documents_brought, title, changes), self._failed, owner=self)

    def _documents_brought(self, title: str, changes: tuple[Change, ...], lost: Sequence[object]) -> None:
        self.bring_back(title, changes, len(lost))

    def bring_back(self, title: str, changes: tuple[Change, ...], lost: int = 0) -> None:
        """Make the report as it was; `lost` documents of that time could not be brought back."""
        made = self._editing.bring_back(changes, _("Restoring {state}").format(state=title))
        words = ngettext(
            "Restored: {state}. {count} change was made; you can undo it.",
            "Restored: {state}. {count} changes were made; you can undo them.",
            made,
        ).format(state=title, count=made)
        if lost:
            words += " " + ngettext(
                "{count} document is no longer there. Attach it again.",
                "{count} documents are no longer there. Attach them again.",
                lost,
            ).format(count=lost)
        self.told.emit(words)

    def _failed(self, error: Exception) -> None:
        words = sentence(error)
        self.failed.emit(words)
        self.told.emit(words)
