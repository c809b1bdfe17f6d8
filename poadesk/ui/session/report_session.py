"""Report session: an open report without its widgets: editing, undo, autosave, backups, attachments, conflicts.

The view shows it and can be thrown away and built anew; nothing that matters is lost with it.
"""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from poadesk.core.form import CYCLE, STATE
from poadesk.core.orphaned import orphaned_answers
from poadesk.core.session import Session, Update
from poadesk.export.report import Report
from poadesk.i18n import _, pgettext
from poadesk.sentences.opening import opening_words
from poadesk.store.draft.open_report import OpenReport
from poadesk.ui.session.attachment_service import AttachmentService, PreviewCopies
from poadesk.ui.session.autosave_status import AutosaveStatus
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.backup_service import BackupService
from poadesk.ui.session.confirmation import Confirming
from poadesk.ui.session.earlier_report import EarlierReport
from poadesk.ui.session.editing import Editing
from poadesk.ui.session.export_service import ExportService
from poadesk.ui.session.navigation_state import NavigationState
from poadesk.ui.session.notices import Notices
from poadesk.ui.session.restore_service import RestoreService
from poadesk.ui.session.save_conflict import SaveConflict
from poadesk.ui.session.undo_commands import is_typed


class ReportSession(QObject):
    """Put together and connected here; each part knows only what it is given."""

    told = Signal(str)
    """A sentence for the status line, which passes."""
    title_changed = Signal()
    orphaned_wanted = Signal()
    """The answers that the form no longer asks for are to be shown."""

    def __init__(
        self, opened: OpenReport, today: date, language: str, copies: PreviewCopies, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.opened, self.draft = opened, opened.draft
        session = Session(opened.form, opened.answers, today)
        self.editing = Editing(session, language, read_only=self.draft.read_only, parent=self)
        self.saving = AutosaveStatus(self.draft, self)
        self.notices = Notices(self)
        self.background = Background(self)
        self.backing_up = BackupService(self.draft, self)
        self.attachments = AttachmentService(self.draft, copies, self.background, self)
        self.conflict = SaveConflict(
            self.draft, self.saving, self.editing, notices=self.notices, background=self.background
        )
        self.conflict.setParent(self)
        self.confirming = Confirming(self.editing, self)
        self.restoring = RestoreService(self.editing, self.draft, self.saving, self.background, self)
        self.navigation = NavigationState()
        self.navigation.take_place(self.draft.place())
        if not self.navigation.step:
            self._begin_at_the_first_empty()
        self.exports = ExportService(self.draft, self)
        self.earlier = EarlierReport(self.draft, opened.form, self)
        self._connect()

    def _begin_at_the_first_empty(self) -> None:
        """In a report that nobody was in yet: the first question that is asked and is not answered, or to confirm."""
        session, answers = self.editing.session, self.editing.answers
        for question in session.form.questions:
            waits = not answers.is_dealt_with(question) or answers.carried_from(question) is not None
            if question in session.review.visible and waits:
                self.navigation.be_at(session.form.section_of[question].id, question)
                return

    def _connect(self) -> None:
        editing = self.editing
        editing.session.subscribe(self.saving.follow)
        editing.updated.connect(self._follow)
        editing.burst_ended.connect(self.saving.flush)
        for teller in (editing, self.attachments, self.backing_up, self.confirming, self.restoring):
            teller.told.connect(self.told)

    def report(self) -> Report:
        """The report as it stands, for an export."""
        self.editing.apply_typed()
        self.saving.flush(wait=True)
        session = self.editing.session
        return Report(session.form, session.answers, self.draft.revision, session.today)

    @property
    def title(self) -> str:
        """State and cycle, as far as chosen."""
        parts = []
        for question in (STATE, CYCLE):
            if (value := self.editing.answers.value(question)) is not None:
                words = self.editing.words(question)
                parts.append(
                    str(value) if question == CYCLE else self.editing.question(question).answer.as_text(value, words)
                )
        return " ".join(parts) or self.draft.path.stem

    def _follow(self, update: Update) -> None:
        if not is_typed(update.origin):
            self.navigation.follow(update.changes)
        if any(change.question in {STATE, CYCLE} for change in update.changes):
            self.title_changed.emit()

    def explain_opening(self) -> None:
        """Say what is special about this draft, if anything is."""
        if words := opening_words(self.opened):
            self.notices.say(" ".join(words), [(_("Close this notice"), self.notices.close)])

    def explain_beginning(self, sentence: str) -> None:
        """What the report was begun with; it stays until the person has read it."""
        show = [(_("Show the first"), partial(self.confirming.go_on, None))] if self.confirming.left() else []
        orphaned = any(True for _answer in orphaned_answers(self.editing.form, self.editing.answers))
        kept = [(_("No longer asked…"), self.orphaned_wanted.emit)] if orphaned else []
        self.notices.say(sentence, [*show, *kept, (pgettext("button", "Close"), self.notices.clear)], calm=True)

    def remember_place(self) -> None:
        """Keep in the draft where the person is."""
        self.saving.remember_place(self.navigation.place())

    def close(self) -> bool:
        """Save all and let go of the file. False if something could not be saved; then nothing has changed."""
        self.editing.apply_typed()
        self.remember_place()
        if not self.saving.close() and not self.conflict.keep_up():
            return False
        self.let_go()
        return True

    def let_go(self) -> None:
        """Let go of the file, whatever is not saved."""
        self.saving.abandon()
        self.attachments.close()
        self.earlier.close()
        self.background.close()
        self.backing_up.close()
