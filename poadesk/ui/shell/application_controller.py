"""Application controller: what the commands of the window do: opening, making, copying and comparing reports.

What becomes of the one that is open is in `open_report`.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from poadesk.i18n import _
from poadesk.store.draft.draft_name import SUFFIX
from poadesk.store.errors import NotADraft
from poadesk.store.same_file import is_same_file
from poadesk.ui.home.carry_forward import BegunReport
from poadesk.ui.home.draft_list import Wish
from poadesk.ui.home.draft_opener import DraftOpener, NewDraft, Refused
from poadesk.ui.home.home import Home
from poadesk.ui.home.reference_file import SUFFIXES
from poadesk.ui.report.report_view import ReportView
from poadesk.ui.rescue.draft_rescue import Rescue
from poadesk.ui.rescue.outcome_page import OutcomePage, RescueOutcome
from poadesk.ui.session.attachment_service import PreviewCopies
from poadesk.ui.session.background_worker import Background
from poadesk.ui.session.draft_copy import copy_to
from poadesk.ui.session.known_errors import sentence
from poadesk.ui.session.report_session import ReportSession
from poadesk.ui.shell.appearance import Appearance
from poadesk.ui.shell.main_window import Window
from poadesk.ui.shell.open_report import OpenReport
from poadesk.ui.shell.preferences import Preferences
from poadesk.ui.widgets.save_dialog import ask_where


class ApplicationController(QObject):
    """Does what the window's commands ask for."""

    def __init__(self, window: Window, preferences: Preferences, look: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._open_report = OpenReport(window, preferences, look)
        self._open_report.closing.connect(self.list_drafts)
        self._open_report.another_wanted.connect(self._open_instead)
        self._open_report.copy_wanted.connect(self.save_copy)
        self._open_report.changes_wanted.connect(self.show_changes)
        self.copies = PreviewCopies()
        self._opening = DraftOpener(preferences, self.copies)
        self._background = Background(self)
        self._background.run(self.copies.sweep, lambda _done: None, lambda _error: None, owner=self)
        self.rescue = Rescue(self._opening.library, self._background, window)
        self.outcome: OutcomePage | None = None
        self._own: dict[str, Callable[[], object]] = {
            "new": self.new_report,
            "earlier": self.browse_earlier,
            "changes": self.show_changes,
            "open": self.browse,
            "example": self.open_example,
            "save-copy": self.save_copy,
            "close": self.close_report,
            "backups": self._show_backups,
        }
        window.commanded.connect(self.command)
        window.dropped.connect(self.drop)
        window.start.new.connect(self.new_report)
        window.start.earlier.connect(self.browse_earlier)
        window.start.browse.connect(self.browse)
        window.start.example.connect(self.open_example)
        self.home = Home(window.start, self._opening, self)
        self.banner = self.home.banner
        self.home.chosen.connect(self.open)
        self.home.drafts.wished.connect(self._fulfil)
        self.rescue.opened.connect(lambda path, looking: self.open(path, read_only=looking))
        self.rescue.taken_over.connect(lambda path: self.open(path, take_over=True))
        self.rescue.told.connect(self.banner.say)
        self.rescue.finished.connect(self._show_outcome)
        window.may_close = self.end

    @property
    def report(self) -> ReportView | None:
        """The view of the open report."""
        return self._open_report.view

    def command(self, id: str) -> None:
        """One of the window's actions."""
        if id in self._own:
            self._own[id]()
        elif self.report is not None:
            self.report.command(id)

    def list_drafts(self, at: Path | None = None) -> None:
        """Bring the home page up to date, at this draft if it is listed."""
        self.home.refresh(at)

    def _fulfil(self, wish: Wish) -> None:
        """What was asked for in the menu of a listed draft."""
        if wish.act == "look":
            self.open(wish.path, read_only=True)
        elif wish.act == "start-from":
            self.begin_from(wish.path)
        elif wish.act == "folder":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(wish.path.parent)))
        else:
            self._opening.forget(wish.path)
            self.list_drafts()

    def open(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> None:
        """Open a draft instead of what is open, which stays open if that cannot be done; why not is said there."""
        if self.report is not None and is_same_file(path, self.report.draft.path):
            self.report.footer.tell(_("This report is open already."))
            return
        result = self._opening.open(path, read_only=read_only, take_over=take_over)
        if isinstance(result, Refused):
            self._refuse(path, result)
        elif self.close_report():
            self._leave_outcome()
            self.banner.clear()
            self._open_report.show(result)
        else:
            result.let_go()

    def _open_instead(self, path: Path) -> None:
        """Close the report that is open, whatever then becomes of opening the other."""
        if self.close_report():
            self.open(path)

    def drop(self, path: Path) -> None:
        """A file was let go over the window: a draft or export opens; anything else has its place in a question."""
        if self.report is None or path.suffix.lower() in {SUFFIX, ".json"}:
            self.open(path)
            return
        words = _(
            "“{name}” was not added. Drop it on the documents of a question, such as the text of a law, or choose"
            " “Add files…” there."
        )
        self.report.footer.tell(words.format(name=path.name))

    def _refuse(self, path: Path, refused: Refused) -> None:
        """Say why a draft did not open, and what can be done about it."""
        begin = [(_("Start a report from it"), partial(self.begin_from, path))] if _is_json(refused.error) else []
        if self.report is None:
            self._leave_outcome()
            self.banner.say(refused.sentence, [*begin, *self.rescue.ways(path, refused.error)])
            self.list_drafts(path)
            return
        notices = self.report.session.notices
        ways = (
            [*begin]
            if begin
            else [(_("Close this report and see what can be done"), partial(self._open_instead, path))]
        )
        notices.say(refused.sentence, [*ways, (_("Stay here"), notices.close)])

    def new_report(self, reference: Path | None = None) -> None:
        """Ask State, cycle and language, make the draft and open it."""
        made = self._opening.make_new(self._window, reference)
        if not isinstance(made, NewDraft):
            self._open_made(made)
            return
        self.open(made.path)
        if made.reference is not None and self.report is not None and self.report.draft.path == made.path:
            self.report.session.earlier.choose(made.reference)
            self.report.command("reference")

    def browse_earlier(self) -> None:
        """Ask for an earlier report and start from it."""
        kinds = _("Reports (*.poadraft *.json *.pdf *.docx *.odt);;All files (*)")
        folder = str(self._opening.folder())
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Start from an earlier report"), folder, kinds)
        if chosen:
            self.begin_from(Path(chosen))

    def begin_from(self, path: Path) -> None:
        """Make a report that starts from the earlier one at `path`, and open it.

        What is to be read and holds no answers, such as a PDF, is put beside the questions of an empty one.
        """
        if path.suffix.lower() in SUFFIXES:
            self.new_report(path)
            return
        if self.report is not None:
            self.report.saving.flush(wait=True)  # it may be this very one
        made = self._opening.make_from(path, self._window)
        if not isinstance(made, BegunReport):
            self._open_made(made)
            return
        self.open(made.path)
        if self.report is not None and self.report.draft.path == made.path:
            self.report.session.explain_beginning(made.sentence)

    def show_changes(self) -> None:
        """Compare the open report with another, or with itself as it was."""
        if self.report is not None:
            self._opening.what_changed(self.report).show()

    def open_example(self) -> None:
        """Open a draft of one's own with the answers of the example."""
        self._open_made(self._opening.make_example())

    def browse(self) -> None:
        """Ask for a draft and open it."""
        kinds = _("Drafts (*.poadraft);;All files (*)")
        folder = str(self._opening.folder())
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Open a draft"), folder, kinds)
        if chosen:
            self.open(Path(chosen))

    def save_copy(self) -> None:
        """Ask where to, and write all answers and documents into another draft."""
        if self.report is None:
            return
        path = self.report.draft.path
        suggested = path.with_name(_("{name} copy").format(name=path.stem) + path.suffix)
        chosen = ask_where(self._window, _("Save a copy elsewhere"), suggested, _("Drafts (*.poadraft)"), SUFFIX)
        if chosen is not None:
            self.save_copy_to(chosen)

    def save_copy_to(self, path: Path) -> None:
        """Write the copy away from the window's thread, and tell how it went."""
        if self.report is None:
            return
        session = self.report.session
        session.told.emit(_("Writing the copy and reading it back. Do not remove a USB stick until this is done…"))
        write = partial(copy_to, session.draft, session.saving.waiting(), session.editing.answers, path)
        failed = partial(_tell_failure, session)
        session.background.run(write, session.told.emit, failed, owner=session)

    def _show_backups(self) -> None:
        if self.report is not None:
            self.report.command("backups")
        else:
            self.rescue.show_kept()

    def _show_outcome(self, outcome: RescueOutcome) -> None:
        """What was done about a draft that did not open, to be read before it is opened."""
        self.banner.clear()
        self._leave_outcome()
        self.outcome = OutcomePage(outcome)
        self.outcome.opened.connect(self.open)
        self.outcome.left.connect(self._back_to_start)
        self._window.show_page(self.outcome)
        self.outcome.focus_first()

    def _leave_outcome(self) -> None:
        outcome, self.outcome = self.outcome, None
        if outcome is not None:
            self._window.drop_page(outcome)

    def _back_to_start(self) -> None:
        self._leave_outcome()
        self.list_drafts()

    def end(self) -> bool:
        """The window is to close: whether it may."""
        if not self.close_report():
            return False
        self.home.stop()
        self._background.close()
        self.copies.close()
        return True

    def close_report(self) -> bool:
        """Close the report and go to the home page. False if it stays open: something could not be saved."""
        return self._open_report.close()

    def save_after_error(self) -> tuple[Path, bool] | None:
        """Save what is open, whatever state the window is in; its path, and whether all of it is on the disk."""
        return self._open_report.save_after_error()

    def rebuild_view(self) -> None:
        """Show the open report in widgets made anew; nothing of the work and of the place in it changes."""
        self._open_report.rebuild_view()

    def _open_made(self, made: Path | str | None) -> None:
        if isinstance(made, Path):
            self.open(made)
        elif made and self.report is not None:
            self.report.footer.tell(made)
        elif made:
            self.banner.say(made)


def _tell_failure(session: ReportSession, error: Exception) -> None:
    session.told.emit(sentence(error))


def _is_json(error: Exception) -> bool:
    return isinstance(error, NotADraft) and error.reason == "json"
