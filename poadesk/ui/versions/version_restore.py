"""Version restore: earlier versions of the open report, from its history and from its backups: shown, compared, named,
brought back.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QInputDialog, QLabel, QLineEdit, QWidget

from poadesk.core.answers import Change
from poadesk.i18n import _, interface, ngettext
from poadesk.store.backup.backups import Backup
from poadesk.store.backup_folder import folder_of
from poadesk.store.draft.draft_file import DraftFile
from poadesk.store.draft.history import Moment
from poadesk.store.draft.milestones import LONGEST_NAME
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.restore_service import RestoreService
from poadesk.ui.versions.version_browser import PastAnswers, PastVersion, Present, VersionBrowser
from poadesk.ui.versions.version_labels import time_and_person
from poadesk.ui.widgets.labels import text_label
from poadesk.ui.widgets.state_glyphs import Shape

NAMED, NUMBERED = 2, 8
"""So many questions of one step are called by name, and so many by number."""
LISTED = 300
"""So many versions are listed one by one; of those before, the last of each day. Those with a name always are."""


class VersionRestore(QObject):
    """Opens the windows; what is chosen there is done by the session's service, whatever becomes of them."""

    def __init__(
        self, editing: Editing, draft: DraftFile, service: RestoreService, background: Background, window: QWidget
    ) -> None:
        super().__init__(window)
        self._editing, self._draft, self._service = editing, draft, service
        self._background, self._window = background, window
        self.dialog: VersionBrowser | None = None
        service.moments_listed.connect(self._show_moments)
        service.backups_listed.connect(self._show_backups)
        service.names_changed.connect(self._list_moments)
        service.failed.connect(self._say)

    def show_moments(self) -> None:
        """The report as it was after each change, and the versions that have a name."""
        intro = _("Every version that was saved. Nothing is changed until you restore one.")
        self._open(_("History of the report"), intro, self._bring_back)
        if self.dialog is not None:
            self.dialog.add_button(_("Name the version of now…"), self.name_moment).setEnabled(
                not self._draft.read_only
            )
            back, may = self.dialog.add_button(_("Remove the name"), self._take_name_back), not self._draft.read_only
            self.dialog.chose.connect(lambda state: back.setEnabled(may and _named_moment(state) is not None))
        self._list_moments()

    def name_moment(self) -> None:
        """Ask for a name for the report as it stands."""
        ask = QInputDialog(self.dialog or self._window)
        ask.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ask.setWindowTitle(_("Name this version"))
        ask.setLabelText(_("What happens to the report now, such as “sent to the police” or “seen by the minister”:"))
        ask.setMinimumWidth(480)
        for label in ask.findChildren(QLabel):
            label.setWordWrap(True)
        for line in ask.findChildren(QLineEdit):
            line.setMaxLength(LONGEST_NAME)
        ask.textValueSelected.connect(self.name_as)
        ask.open()

    def name_as(self, name: str) -> None:
        """Keep this name for what is on the disk once everything typed is."""
        self._service.name_as(name)

    def _take_name_back(self) -> None:
        moment = _named_moment(self.dialog.chosen() if self.dialog is not None else None)
        if moment is not None:
            self._service.take_name_back(moment)

    def _list_moments(self) -> None:
        if self.dialog is not None:
            self._service.list_moments()

    def _show_moments(self, found: tuple[Moment, ...]) -> None:
        if self.dialog is not None:
            states = [self._moment(moment) for moment in thinned(found)]
            self.dialog.show_states(states, _("Nothing has been saved yet, so there is no earlier version."))

    def _moment(self, moment: Moment) -> PastVersion:
        read = partial(self._answers_at, moment)
        when = time_and_person(moment.at, moment.who)
        changed = ngettext("{count} answer changed", "{count} answers changed", moment.changes)
        changed = changed.format(count=moment.changes) if moment.changes else ""
        changed = " · ".join(part for part in (changed, self._named(moment.questions)) if part)
        if not moment.names:
            return PastVersion(when, changed, read, key=moment)
        names = interface().join(map(interface().quoted, moment.names), "plain")
        return PastVersion(names, " · ".join(part for part in (when, changed) if part), read, Shape.NOTE, moment)

    def _named(self, questions: Sequence[str]) -> str:
        """Which questions: by name if they are few, else by number."""
        place = self._editing.form.place
        known = sorted((id for id in questions if id in place), key=place.__getitem__)
        if len(known) <= NAMED:
            return ", ".join(map(self._editing.name_of, known))
        numbers = ", ".join(self._editing.question(id).number for id in known[:NUMBERED])
        more = len(known) - NUMBERED
        if more <= 0:
            return numbers
        return ngettext("{numbers} and {count} more", "{numbers} and {count} more", more).format(
            numbers=numbers, count=more
        )

    def _answers_at(self, moment: Moment) -> PastAnswers:
        return PastAnswers(self._editing.form, self._service.answers_at(moment))

    def show_backups(self) -> None:
        """The backups of the report, compared with it as it stands."""
        intro = _("Copies that poadesk makes by itself when you open the report, each day, and when you close it.")
        self._open(_("Restore from a backup"), intro, self._bring_back_from)
        if self.dialog is not None:
            add_folder(self.dialog, folder_of(self._draft.id))
            self.dialog.add_button(_("Make a backup now"), self._service.back_up).setEnabled(not self._draft.read_only)
        self._service.list_backups()

    def _show_backups(self, found: Sequence[Backup]) -> None:
        if self.dialog is not None:
            states = [backup_row(backup, partial(self._answers_in, backup)) for backup in found]
            self.dialog.show_states(states, _("There is no backup of this report yet."))

    def _answers_in(self, backup: Backup) -> PastAnswers:
        return PastAnswers(self._editing.form, self._service.answers_in(backup))

    def _bring_back_from(self, state: PastVersion, changes: tuple[Change, ...]) -> None:
        if isinstance(state.key, Backup):
            self._service.bring_back_from(state.key, state.title, changes)

    def _bring_back(self, state: PastVersion, changes: tuple[Change, ...]) -> None:
        self._service.bring_back(state.title, changes)

    def _open(self, title: str, intro: str, bring: Callable[[PastVersion, tuple[Change, ...]], None]) -> None:
        editing = self._editing
        editing.end_burst()
        present = Present(editing.answers, editing.language, editing.session.today, editing.read_only)
        self.dialog = VersionBrowser(title, intro, present, self._background, self._window)
        self.dialog.wanted.connect(bring)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self, _result: int) -> None:
        self.dialog = None

    def _say(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.say(words)


def _named_moment(state: PastVersion | None) -> Moment | None:
    moment = state.key if state is not None else None
    return moment if isinstance(moment, Moment) and moment.names else None


def thinned(found: Sequence[Moment]) -> Iterator[Moment]:
    """Which versions are listed, the newest first."""
    days: set[object] = set()
    for number, moment in enumerate(found):
        day = _day(moment.at)
        if number < LISTED or moment.names or day not in days:
            yield moment
        days.add(day)


def _day(at: datetime | None) -> object:
    return at.astimezone().date() if at else None


def backup_row(backup: Backup, read: Callable[[], PastAnswers]) -> PastVersion:
    """A backup in a list."""
    why = {
        "start": _("made when the report was opened"),
        "end": _("made when the report was closed"),
        "daily": _("made after a day of work"),
        "asked": _("made because you asked for it"),
        "upgrade": _("the file as it was before a newer poadesk updated it"),
    }[backup.why]
    words = _("{why} · {size} kB").format(why=why, size=max(1, backup.size // 1000))
    return PastVersion(time_and_person(backup.at, ""), words, read, key=backup)


def add_folder(dialog: VersionBrowser, folder: Path) -> None:
    """Say in the window where the backups lie, and offer to open that place."""
    dialog.below.addWidget(text_label(_("The backups are in this folder:"), "quiet"))
    line = QLineEdit(str(folder))
    line.setReadOnly(True)
    line.setAccessibleName(_("Folder of the backups"))
    line.setCursorPosition(0)
    dialog.below.addWidget(line)
    dialog.add_button(_("Open folder"), lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
