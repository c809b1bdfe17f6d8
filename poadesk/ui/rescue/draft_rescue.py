"""Draft rescue: what can be done about a draft that does not open: look at it, try again, recover it, restore a backup.

Nothing happens before the person asks for it, and everything that was done is said on a page.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from poadesk import paths
from poadesk.i18n import _, interface
from poadesk.sentences.recovery import recovery_sentences
from poadesk.sentences.times import local_time
from poadesk.store.backup.backups import BackedUpDraft, Backup, backed_up_drafts, backups_of
from poadesk.store.backup.restore import restore_as
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.draft_name import SUFFIX
from poadesk.store.draft.open_report import read_answers
from poadesk.store.draft.verified_copy import Copied
from poadesk.store.errors import (
    DamagedDraft,
    DraftBusy,
    DraftError,
    DraftMissing,
    DraftUnreadable,
    DraftUnwritable,
    NotADraft,
)
from poadesk.store.forms.library import FormError, FormLibrary, UnknownForm
from poadesk.store.recovery.recover import Recovered, kept_aside, recover
from poadesk.store.timestamps import utc_now
from poadesk.tasks.context import context_here
from poadesk.ui.rescue.outcome_page import RescueOutcome
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.known_errors import sentence
from poadesk.ui.versions.version_browser import PastAnswers, PastVersion, Present, VersionBrowser
from poadesk.ui.versions.version_restore import add_folder, backup_row

Way = tuple[str, Callable[[], object]]
"""The text of a button, and what it does."""


class Rescue(QObject):
    """Works while no report is open."""

    opened = Signal(object, bool)
    """The Path of a draft to open, and whether only to look at it."""
    taken_over = Signal(object)
    """The Path of a draft to work on, though nobody can tell whether somebody else still does."""
    told = Signal(str)
    finished = Signal(object)
    """An RescueOutcome to be read before anything is opened."""

    def __init__(self, library: FormLibrary, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._library, self._background, self._window = library, background, window
        self.dialog: VersionBrowser | None = None

    def ways(self, path: Path, error: Exception) -> tuple[Way, ...]:
        """What can be done; nothing for an error that says itself what to do."""
        return tuple(self._ways(path.absolute(), error))

    def _ways(self, path: Path, error: Exception) -> Iterator[Way]:
        if isinstance(error, DraftBusy):
            yield _("Open for reading only"), partial(self.opened.emit, path, True)  # noqa: FBT003 - a signal has no names
        if isinstance(error, DraftBusy) and error.reason == "unsure":
            yield _("It was left open by mistake: take it over"), partial(self.taken_over.emit, path)
        if isinstance(error, DraftBusy | DraftUnreadable | DraftMissing):
            yield _("Try again"), partial(self.opened.emit, path, False)  # noqa: FBT003
        if _is_broken(path, error) and not (isinstance(error, NotADraft) and error.reason == "empty"):
            yield _("Recover what can be read"), partial(self.recover, path)
        if _is_broken(path, error) or isinstance(error, DraftUnreadable | DraftMissing):
            kept = backups_of(path)
            if kept is not None:
                newest = local_time(kept.backups[0].at.isoformat())
                yield _("Restore a backup (newest: {when})…").format(when=newest), partial(self._show, (kept,), path)

    def recover(self, path: Path) -> None:
        """Make a new draft of what can be read in a broken one."""
        self.told.emit(_("Reading what can be read of “{name}”…").format(name=path.name))
        work = partial(_recover, path, self._library)
        self._background.run(work, partial(self._recovered, path), self._failed, owner=self)

    def _recovered(self, path: Path, made: Recovered) -> None:
        first, *others = recovery_sentences(made)
        if made.aside == path:
            others.append(_("The damaged file was not moved, because its folder cannot be written."))
        nothing = [] if others else [_("Everything that could be read is there.")]
        self.finished.emit(
            RescueOutcome(_("Recovered from a damaged file"), first, tuple(others or nothing), made.path)
        )

    def show_kept(self) -> None:
        """All backups of all drafts, also of those that are gone."""
        self._background.run(backed_up_drafts, self._show, self._failed, owner=self)

    def _show(self, kept: Sequence[BackedUpDraft], path: Path | None = None) -> None:
        intro = _("A backup is restored as a draft of its own. No file is overwritten.")
        present = Present(None, interface().language, context_here().today)
        self.dialog = VersionBrowser(_("Restore from a backup"), intro, present, self._background, self._window)
        self.dialog.restore.setText(_("Restore this backup"))
        self.dialog.wanted.connect(self._restore)
        self.dialog.finished.connect(self._closed)
        add_folder(self.dialog, kept[0].backups[0].path.parent if len(kept) == 1 else paths.backups())
        rows = [self._row(draft, backup, path) for draft in kept for backup in draft.backups]
        self.dialog.show_states(rows, _("There are no backups yet."))
        self.dialog.open()

    def _row(self, kept: BackedUpDraft, backup: Backup, path: Path | None) -> PastVersion:
        row = backup_row(backup, partial(_stood, backup, self._library))
        title = row.title if path else _("{name} · {when}").format(name=kept.path.stem, when=row.title)
        return PastVersion(title, row.words, row.read, row.shape, (backup, kept.path))

    def _restore(self, state: PastVersion, _changes: object) -> None:
        if isinstance(state.key, tuple):
            backup, path = state.key
            self._background.run(
                partial(_restore, backup, path), partial(self._restored, state), self._failed, owner=self
            )

    def _restored(self, state: PastVersion, made: tuple[Copied, Path | None]) -> None:
        copied, aside = made
        words = _("The backup “{backup}” was restored as “{path}”.").format(backup=state.title, path=copied.path)
        others = []
        if aside is not None:
            others.append(_("The damaged file was kept as “{aside}”.").format(aside=aside.name))
        if copied.lost:
            others.append(_("Documents that are lost: {count}. Attach them again.").format(count=len(copied.lost)))
        self.finished.emit(RescueOutcome(_("Restored from a backup"), words, tuple(others), copied.path))

    def _closed(self, _result: int) -> None:
        self.dialog = None

    def _failed(self, error: Exception) -> None:
        self.told.emit(sentence(error))


def _is_broken(path: Path, error: Exception) -> bool:
    """Whether there is something to recover, or to move aside."""
    if isinstance(error, NotADraft):
        return path.suffix.lower() == SUFFIX and error.reason not in {"json", "pdf"}
    return isinstance(error, DamagedDraft)


def _recover(path: Path, library: FormLibrary) -> Recovered:
    """In its place; where that cannot be written, in the person's folder of drafts."""
    try:
        made = recover(path, utc_now())
    except DraftUnwritable as error:
        if error.reason not in {"permission", "io", "full"} or path.parent in paths.draft_folders():
            raise
        made = recover(path, utc_now(), to=_free_name(path))
    return _numbered(made, library)


def _numbered(made: Recovered, library: FormLibrary) -> Recovered:
    """With the numbers of questions, as a person knows them, in place of their ids."""
    try:
        with DraftFile.open(made.path, read_only=True) as draft:
            questions = library.get(draft.form_key).questions
    except (DraftError, FormError, UnknownForm):
        return made

    def numbers(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(questions[id].number if id in questions else id for id in ids)

    return replace(made, from_history=numbers(made.from_history), from_backup=numbers(made.from_backup))


def _restore(backup: Backup, path: Path) -> tuple[Copied, Path | None]:
    """Where the draft was if nothing sound stands there, a broken file moved aside; else beside other drafts."""
    if not path.parent.is_dir():
        return restore_as(backup, _free_name(path), utc_now()), None
    if not path.exists():
        return restore_as(backup, path, utc_now()), None
    try:
        DraftFile.open(path, read_only=True).close()
    except (DamagedDraft, NotADraft):
        with kept_aside(path, utc_now()) as aside:
            return restore_as(backup, path, utc_now(), replace=True), aside
    except DraftError:
        pass
    return restore_as(backup, _free_name(path, backup.at), utc_now()), None


def _free_name(path: Path, at: datetime | None = None) -> Path:
    """A name in the folder of drafts that nothing has yet."""
    folder = paths.drafts()
    folder.mkdir(parents=True, exist_ok=True)
    when = f"{at or utc_now():%Y-%m-%d}"
    names = (folder / f"{path.stem} ({when}{n}){SUFFIX}" for n in ("", *(f", {number}" for number in range(2, 1000))))
    return next(name for name in names if not name.exists())


def _stood(backup: Backup, library: FormLibrary) -> PastAnswers:
    with DraftFile.open(backup.path, read_only=True) as held:
        form = library.get(held.form_key)
        return PastAnswers(form, read_answers(held, form)[0])
