"""Application controller: what the window works on: at most one open report; opening, making, copying and closing
one.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
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
from poadesk.ui.shell.actions import shortcut_texts
from poadesk.ui.shell.appearance import Appearance
from poadesk.ui.shell.main_window import Window
from poadesk.ui.shell.preferences import Preferences
from poadesk.ui.versions.compare_dialog import WhatChanged
from poadesk.ui.widgets.save_dialog import ask_where


class ApplicationController(QObject):
    """Does what the window's commands ask for."""

    def __init__(self, window: Window, preferences: Preferences, look: Appearance) -> None:
        super().__init__(window)
        self._window = window
        self._look, self._preferences = look, preferences
        self.copies = PreviewCopies()
        self._opening = DraftOpener(preferences, self.copies)
        self._background = Background(self)
        self._background.run(self.copies.sweep, lambda _done: None, lambda _error: None, owner=self)
        self.rescue = Rescue(self._opening.library, self._background, window)
        self.outcome: OutcomePage | None = None
        self.report: ReportView | None = None
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
            self._show(result)
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

    def close_report(self, *, without_files: bool = False) -> bool:
        """Close the report and go to the home page. False if it stays open: something could not be saved.

        It also stays open while a file is being taken in, unless that may be lost.
        """
        if self.report is None:
            return True
        if self.report.session.attachments.coming and not without_files:
            self._wait_for_files(self.report.session)
            return False
        _close_windows(self.report)
        if not self.report.close_report():
            self._offer_ways_out(self.report.session)
            return False
        self._drop()
        return True

    def save_after_error(self) -> tuple[Path, bool] | None:
        """Save what is open, whatever state the window is in; its path, and whether all of it is on the disk."""
        if self.report is None:
            return None
        self.report.editing.apply_typed()
        return self.report.draft.path, self.report.saving.flush(wait=True)

    def rebuild_view(self) -> None:
        """Show the open report in widgets made anew; nothing of the work and of the place in it changes.

        While a file is being taken in, its field is waited for.
        """
        if self.report is None:
            return
        old, session = self.report, self.report.session
        if session.attachments.coming:
            session.attachments.settled.connect(self.rebuild_view, Qt.ConnectionType.SingleShotConnection)
            return
        _close_windows(old)
        old.hand_over()
        self._look.changed.disconnect(old.restyle)
        self.report = self._make_view(session)
        self.report.prepare()
        self._window.replace_page(old, self.report)
        self.report.resume()

    def _open_made(self, made: Path | str | None) -> None:
        if isinstance(made, Path):
            self.open(made)
        elif made and self.report is not None:
            self.report.footer.tell(made)
        elif made:
            self.banner.say(made)

    def _show(self, session: ReportSession) -> None:
        session.setParent(self)
        session.title_changed.connect(self._follow)
        session.editing.stack.indexChanged.connect(self._follow)
        session.conflict.wanted.connect(self._open_instead)
        session.conflict.elsewhere.connect(self.save_copy)
        self.report = self._make_view(session)
        session.explain_opening()
        self._window.show_page(self.report)
        self.report.begin()
        self._follow()

    def _make_view(self, session: ReportSession) -> ReportView:
        view = ReportView(session, self._preferences)
        view.changes_wanted.connect(self.show_changes)
        view.show_keys(shortcut_texts())
        self._look.changed.connect(view.restyle)
        return view

    def _offer_ways_out(self, session: ReportSession) -> None:
        """Saving failed on closing: the report stays open, with words and what can be done."""
        words = _("The report stays open, because the last changes could not be saved. {cause}")
        ways = [
            (_("Save a copy elsewhere…"), self.save_copy),
            (_("Close without the last changes"), self._close_unsaved),
        ]
        session.notices.say(words.format(cause=session.saving.reason), ways)

    def _wait_for_files(self, session: ReportSession) -> None:
        """A file that somebody has just added is not to be lost by closing too soon."""
        names = session.attachments.coming
        words = _("Still being added: {names}. Close the report when this is done.").format(names=names)
        session.notices.say(words, [(_("Close without it"), partial(self.close_report, without_files=True))])
        clear = partial(_clear, session, words)
        session.attachments.settled.connect(clear, Qt.ConnectionType.SingleShotConnection)

    def _close_unsaved(self) -> None:
        if self.report is not None:
            self.report.session.let_go()
            self._drop()

    def _drop(self) -> None:
        report, self.report = self.report, None
        self.list_drafts()  # before the page goes, so that the focus finds the list
        if report is not None:
            self._look.changed.disconnect(report.restyle)
            report.editing.stack.indexChanged.disconnect(self._follow)
            self._window.drop_page(report)
            report.session.deleteLater()
        self._follow()

    def _follow(self, *_args: object) -> None:
        report = self.report
        if report is None:
            self._window.follow("")
        else:
            stack = report.editing.stack
            self._window.follow(report.session.title, report=True, undo=stack.canUndo(), redo=stack.canRedo())


def _clear(session: ReportSession, words: str) -> None:
    """Take the notice away, unless another has taken its place."""
    if session.notices.text == words:
        session.notices.clear()


def _close_windows(report: ReportView) -> None:
    """Windows of the view that read the draft."""
    for window in report.findChildren(WhatChanged):
        window.close()


def _tell_failure(session: ReportSession, error: Exception) -> None:
    session.told.emit(sentence(error))


def _is_json(error: Exception) -> bool:
    return isinstance(error, NotADraft) and error.reason == "json"
