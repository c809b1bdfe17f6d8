"""Open report: at most one is open: its view is shown, made anew and closed, and title and menus follow it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from poadesk.i18n import _
from poadesk.ui.report.report_view import ReportView
from poadesk.ui.session.report_session import ReportSession
from poadesk.ui.shell.appearance import Appearance
from poadesk.ui.shell.main_window import Window
from poadesk.ui.shell.menus import shortcut_texts
from poadesk.ui.shell.preferences import Preferences
from poadesk.ui.versions.compare_dialog import WhatChanged


class OpenReport(QObject):
    """Where the open report stands in the window. `view` is None while none is open."""

    closing = Signal()
    """The report is closed, and its page is about to go: what is to have the focus then should be there."""
    another_wanted = Signal(Path)
    copy_wanted = Signal()
    changes_wanted = Signal()

    def __init__(self, window: Window, preferences: Preferences, look: Appearance) -> None:
        super().__init__(window)
        self._window, self._preferences, self._look = window, preferences, look
        self.view: ReportView | None = None

    def show(self, session: ReportSession) -> None:
        """Show a report that was opened, at the place where the person was."""
        session.setParent(self)
        session.title_changed.connect(self._follow)
        session.editing.stack.indexChanged.connect(self._follow)
        session.conflict.wanted.connect(self.another_wanted)
        session.conflict.elsewhere.connect(self.copy_wanted)
        self.view = self._make_view(session)
        session.explain_opening()
        self._window.show_page(self.view)
        self.view.begin()
        self._follow()

    def close(self, *, without_files: bool = False) -> bool:
        """Close the report and go to the home page. False if it stays open: something could not be saved.

        It also stays open while a file is being taken in, unless that may be lost.
        """
        if self.view is None:
            return True
        if self.view.session.attachments.coming and not without_files:
            self._wait_for_files(self.view.session)
            return False
        _close_windows(self.view)
        if not self.view.close_report():
            self._offer_ways_out(self.view.session)
            return False
        self._drop()
        return True

    def save_after_error(self) -> tuple[Path, bool] | None:
        """Save what is open, whatever state the window is in; its path, and whether all of it is on the disk."""
        if self.view is None:
            return None
        self.view.editing.apply_typed()
        return self.view.draft.path, self.view.saving.flush(wait=True)

    def rebuild_view(self) -> None:
        """Show the open report in widgets made anew; nothing of the work and of the place in it changes.

        While a file is being taken in, its field is waited for.
        """
        if self.view is None:
            return
        old, session = self.view, self.view.session
        if session.attachments.coming:
            session.attachments.settled.connect(self.rebuild_view, Qt.ConnectionType.SingleShotConnection)
            return
        _close_windows(old)
        old.hand_over()
        self._look.changed.disconnect(old.restyle)
        self.view = self._make_view(session)
        self.view.prepare()
        self._window.replace_page(old, self.view)
        self.view.resume()

    def _make_view(self, session: ReportSession) -> ReportView:
        view = ReportView(session, self._preferences)
        view.changes_wanted.connect(self.changes_wanted)
        view.show_keys(shortcut_texts())
        self._look.changed.connect(view.restyle)
        return view

    def _offer_ways_out(self, session: ReportSession) -> None:
        """Saving failed on closing: the report stays open, with words and what can be done."""
        words = _("The report stays open, because the last changes could not be saved. {cause}")
        ways = [
            (_("Save a copy elsewhere…"), self.copy_wanted.emit),
            (_("Close without the last changes"), self.close_unsaved),
        ]
        session.notices.say(words.format(cause=session.saving.reason), ways)

    def _wait_for_files(self, session: ReportSession) -> None:
        """A file that somebody has just added is not to be lost by closing too soon."""
        names = session.attachments.coming
        words = _("Still being added: {names}. Close the report when this is done.").format(names=names)
        session.notices.say(words, [(_("Close without it"), partial(self.close, without_files=True))])
        clear = partial(_clear, session, words)
        session.attachments.settled.connect(clear, Qt.ConnectionType.SingleShotConnection)

    def close_unsaved(self) -> None:
        """Close the report without the changes that could not be saved."""
        if self.view is not None:
            self.view.session.let_go()
            self._drop()

    def _drop(self) -> None:
        report, self.view = self.view, None
        self.closing.emit()
        if report is not None:
            self._look.changed.disconnect(report.restyle)
            report.editing.stack.indexChanged.disconnect(self._follow)
            self._window.drop_page(report)
            report.session.deleteLater()
        self._follow()

    def _follow(self, *_args: object) -> None:
        report = self.view
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
