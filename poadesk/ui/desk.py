"""What the window works on: at most one open report; opening, making, copying and closing one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from poadesk.i18n import _
from poadesk.store.errors import NotADraft
from poadesk.ui.attachments import Copies
from poadesk.ui.background import Background
from poadesk.ui.banner import Banner
from poadesk.ui.beginning import Begun
from poadesk.ui.copying import copy_to
from poadesk.ui.draft_list import DraftList
from poadesk.ui.errors import sentence
from poadesk.ui.look import Look
from poadesk.ui.opening import Opening
from poadesk.ui.outcome import Outcome, OutcomePage
from poadesk.ui.preferences import Preferences
from poadesk.ui.report import ReportView
from poadesk.ui.rescue import Rescue
from poadesk.ui.what_changed import WhatChanged
from poadesk.ui.window import Window


class Desk(QObject):
    """Does what the window's commands ask for."""

    def __init__(self, window: Window, preferences: Preferences, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self.copies = Copies()
        self._opening = Opening(preferences, self.copies)
        self._background = Background(self)
        self._background.run(self.copies.sweep, lambda _done: None, lambda _error: None)
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
        window.dropped.connect(self.open)
        window.start.new.connect(self.new_report)
        window.start.earlier.connect(self.browse_earlier)
        window.start.browse.connect(self.browse)
        window.start.example.connect(self.open_example)
        self.banner, self.drafts = Banner(), DraftList()
        self.drafts.chosen.connect(self.open)
        window.start.put_in(self.banner, self.drafts)
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
        """Bring the start page up to date, at this draft if it is listed."""
        rows = self._opening.rows()
        self.drafts.show_rows(rows, at)
        self._window.start.found(len(rows))

    def open(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> None:
        """Open a draft instead of what is open; what keeps it from opening is said on the start page."""
        if not self.close_report():
            return
        self._leave_outcome()
        self.banner.clear()
        result = self._opening.open(path, read_only=read_only, take_over=take_over)
        if isinstance(result, ReportView):
            self._show(result)
        else:
            begin = [(_("Start a report from it"), partial(self.begin_from, path))] if _is_json(result.error) else []
            self.banner.say(result.sentence, [*begin, *self.rescue.ways(path, result.error)])
            self.list_drafts(path)

    def new_report(self) -> None:
        """Ask State, cycle and language, make the draft and open it."""
        self._open_made(self._opening.make_new(self._window))

    def browse_earlier(self) -> None:
        """Ask for an earlier report and start from it."""
        kinds = _("Reports (*.poadraft *.json *.pdf);;All files (*)")
        folder = str(self._opening.folder())
        chosen, _kind = QFileDialog.getOpenFileName(self._window, _("Start from an earlier report"), folder, kinds)
        if chosen:
            self.begin_from(Path(chosen))

    def begin_from(self, path: Path) -> None:
        """Make a report that starts from the earlier one at `path`, and open it."""
        if self.report is not None:
            self.report.saving.flush(wait=True)  # it may be this very one
        made = self._opening.make_from(path, self._window)
        if not isinstance(made, Begun):
            self._open_made(made)
            return
        self.open(made.path)
        if self.report is not None and self.report.draft.path == made.path:
            self.report.explain_beginning(made.sentence)

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
        suggested = str(path.with_name(_("{name} copy").format(name=path.stem) + path.suffix))
        title, kinds = _("Save a copy elsewhere"), _("Drafts (*.poadraft)")
        chosen, _kind = QFileDialog.getSaveFileName(self._window, title, suggested, kinds)
        if chosen:
            self.save_copy_to(Path(chosen))

    def save_copy_to(self, path: Path) -> None:
        """Write the copy away from the window's thread, and tell how it went."""
        if self.report is None:
            return
        tell = self.report.footer.tell
        tell(_("Writing the copy and reading it back. Leave a stick in until that is done…"))
        draft, waiting, answers = self.report.draft, self.report.saving.waiting(), self.report.editing.answers
        write = partial(copy_to, draft, waiting, answers, path)
        self.report.background.run(write, tell, lambda error: tell(sentence(error)))

    def _show_backups(self) -> None:
        if self.report is not None:
            self.report.command("backups")
        else:
            self.rescue.show_kept()

    def _show_outcome(self, outcome: Outcome) -> None:
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
        self._background.close()
        self.copies.close()
        return True

    def close_report(self, *, without_files: bool = False) -> bool:
        """Close the report and go to the start page. False if it stays open: something could not be saved.

        It also stays open while a file is being taken in, unless that may be lost.
        """
        if self.report is None:
            return True
        if self.report.desk.coming and not without_files:
            self._wait_for_files(self.report)
            return False
        for window in self.report.findChildren(WhatChanged):
            window.close()  # it reads the draft
        if not self.report.close_report():
            self._offer_ways_out(self.report)
            return False
        self._drop()
        return True

    def save_after_error(self) -> Path | None:
        """Save what is open, whatever state the window is in; the draft's path."""
        if self.report is None:
            return None
        self.report.saving.flush(wait=True)
        return self.report.draft.path

    def _open_made(self, made: Path | str | None) -> None:
        if isinstance(made, Path):
            self.open(made)
        elif made and self.report is not None:
            self.report.footer.tell(made)
        elif made:
            self.banner.say(made)

    def _show(self, report: ReportView) -> None:
        self.report = report
        report.title_changed.connect(self._follow)
        report.editing.stack.indexChanged.connect(self._follow)
        self._look.changed.connect(report.restyle)
        report.beside.wanted.connect(self.open)
        report.beside.elsewhere.connect(self.save_copy)
        self._window.show_page(report)
        report.begin()
        self._follow()

    def _offer_ways_out(self, report: ReportView) -> None:
        """Saving failed on closing: the report stays open, with words and what can be done."""
        words = _("The report stays open, because the last changes could not be saved. {cause}")
        ways = [
            (_("Save a copy elsewhere…"), self.save_copy),
            (_("Close without the last changes"), self._close_unsaved),
        ]
        report.banner.say(words.format(cause=report.saving.failure), ways)

    def _wait_for_files(self, report: ReportView) -> None:
        """A file that somebody has just added is not to be lost by closing too soon."""
        words = _("Still being taken in: {names}. Close the report when that is done.").format(names=report.desk.coming)
        report.banner.say(words, [(_("Close without it"), partial(self.close_report, without_files=True))])
        report.desk.settled.connect(partial(_clear, report, words), Qt.ConnectionType.SingleShotConnection)

    def _close_unsaved(self) -> None:
        if self.report is not None:
            self.report.let_go()
            self._drop()

    def _drop(self) -> None:
        report, self.report = self.report, None
        self.list_drafts()  # before the page goes, so that the focus finds the list
        if report is not None:
            self._look.changed.disconnect(report.restyle)
            report.editing.stack.indexChanged.disconnect(self._follow)
            self._window.drop_page(report)
        self._follow()

    def _follow(self, *_args: object) -> None:
        report = self.report
        if report is None:
            self._window.follow("")
        else:
            stack = report.editing.stack
            self._window.follow(report.title, report=True, undo=stack.canUndo(), redo=stack.canRedo())


def _clear(report: ReportView, words: str) -> None:
    """Take the notice away, unless another has taken its place."""
    if report.banner.text == words:
        report.banner.clear()


def _is_json(error: Exception) -> bool:
    return isinstance(error, NotADraft) and error.reason == "json"
